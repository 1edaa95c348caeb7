"""Remarks that are understood as a whole and written from their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.drafting.composer.frames.approval import approval
from nianbao.drafting.composer.frames.cases import cases
from nianbao.drafting.composer.frames.corrected import corrected
from nianbao.drafting.composer.frames.denials import denials
from nianbao.drafting.composer.frames.estimates import estimates
from nianbao.drafting.composer.frames.heads import heads
from nianbao.drafting.composer.frames.subjects import subjects

if TYPE_CHECKING:
    from nianbao.drafting.composer.clauses import Clause
    from nianbao.report.facts import Fact

_READERS = (subjects, corrected, estimates, heads, denials, approval, cases)


def retold(clauses: tuple[Clause, ...], fact: Fact) -> tuple[Clause, ...]:
    """The clauses of a remark, those that a reader understands written from what they say."""
    for read in _READERS:
        clauses = read(clauses, fact)
    return clauses

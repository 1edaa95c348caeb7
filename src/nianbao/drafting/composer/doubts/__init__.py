"""What a careful reader of a sheet would ask back though nobody voiced a doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.drafting.composer.doubts.against_cells import AGAINST_CELLS
from nianbao.drafting.composer.doubts.among_figures import AMONG_FIGURES
from nianbao.drafting.composer.doubts.between_remarks import BETWEEN_REMARKS
from nianbao.drafting.composer.doubts.left_open import LEFT_OPEN
from nianbao.drafting.composer.doubts.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

_RULES = (*AMONG_FIGURES, *AGAINST_CELLS, *BETWEEN_REMARKS, *LEFT_OPEN)

__all__ = ["Sheet", "doubts_of"]


def doubts_of(sheet: Sheet) -> Mapping[str, list[str]]:
    """Every mark by the fact it stands behind, each once."""
    found: dict[str, list[str]] = {}
    for rule in _RULES:
        for doubt in rule(sheet):
            marks = found.setdefault(doubt.fact, [])
            if doubt.mark not in marks:
                marks.append(doubt.mark)
    return found

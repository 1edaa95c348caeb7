"""What was read of a line of prose already: she changes one at a time, and the others stay as they are."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from nianbao.checks.claims import read_claims
from nianbao.report.document import MARK
from nianbao.report.figures import read_figures

if TYPE_CHECKING:
    from nianbao.checks.claims.claim import Claim
    from nianbao.report.figures import Reading

_REMEMBERED = 2_048
"""Lines of prose; a report has some fifty, and each is read as it is composed and as it is checked."""


@lru_cache(maxsize=_REMEMBERED)
def figures_of(text: str) -> Reading:
    """The figures of a line."""
    return read_figures(text)


@lru_cache(maxsize=_REMEMBERED)
def claims_of(text: str, year: int | None, topic: str, own_area: bool) -> tuple[Claim, ...]:
    """The claims of a line, see `read_claims`."""
    return read_claims(text, reading=figures_of(text), year=year, topic=topic, own_area=own_area)


def without_marks(text: str) -> str:
    """The text at the same length with 【待补：…】 and 【待核：…】 blotted out: they claim nothing."""
    return MARK.sub(lambda mark: "。" * len(mark[0]), text) if "【" in text else text

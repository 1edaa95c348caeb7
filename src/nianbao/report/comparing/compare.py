"""The whole comparison: title, tables, headings and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.report.comparing.difference import Difference, DifferenceKind, Undecided
from nianbao.report.comparing.tables import compare_tables
from nianbao.report.comparing.text import compare_text
from nianbao.report.matched import bare

if TYPE_CHECKING:
    from nianbao.report.document import Document
    from nianbao.report.paper import Paper


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every difference between our report and a published one."""

    differences: tuple[Difference, ...]
    """Title, headings and sentences in printed order, then the tables."""
    undecided: tuple[Undecided, ...]
    """Cells and tables that reading could not settle: neither the same nor different."""
    unread: tuple[str, ...]
    """What stands in the published file and was not read, a Chinese clause each."""

    @property
    def is_same(self) -> bool:
        """Whether no difference was found."""
        return not self.differences

    @property
    def stale_parts(self) -> tuple[str, ...]:
        """Parts in which a sentence tells other figures, in printed order."""
        parts = (each.place for each in self.differences if each.kind is DifferenceKind.STALE)
        return tuple(dict.fromkeys(parts))


def compare(ours: Document, theirs: Paper) -> Comparison:
    """Hold a published report against ours; blanks and the breaks between paragraphs do not count.

    A date and the agency's name below the report are no difference: the report itself does not carry them.
    """
    title = _title(ours, theirs)
    found = [*title, *compare_text(ours, theirs), *compare_tables(ours, theirs)]
    return Comparison(
        tuple(each for each in found if isinstance(each, Difference)),
        tuple(each for each in found if isinstance(each, Undecided)),
        theirs.unread,
    )


def _title(ours: Document, theirs: Paper) -> list[Difference]:
    if bare(ours.title) == bare(theirs.title):
        return []
    said = f"是“{theirs.title}”" if theirs.title else "没有读到标题"
    message = f"标题不一样，报告里是“{ours.title}”，发布稿里{said}。"
    return [Difference(DifferenceKind.TITLE, "title", ours.title, theirs.title, message)]

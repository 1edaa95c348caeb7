"""One difference between our report and a published one, and what could not be settled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nianbao.report.tables import CELLS, part_name


class DifferenceKind(StrEnum):
    """What differs."""

    TITLE = "title"
    TABLE = "table"
    """A whole table is not there."""
    ROW = "row"
    """A row is not there, or nothing stands in it."""
    CELL = "cell"
    LABEL = "label"
    """A label of the form is missing or reads otherwise."""
    HEADING_MISSING = "heading-missing"
    HEADING_ADDED = "heading-added"
    HEADING_CHANGED = "heading-changed"
    HEADING_MOVED = "heading-moved"
    STALE = "stale"
    """A sentence that differs in its figures alone: an older text, or one whose figures were edited."""
    SENTENCE_CHANGED = "sentence-changed"
    SENTENCE_ADDED = "sentence-added"
    SENTENCE_REMOVED = "sentence-removed"
    SENTENCE_MOVED = "sentence-moved"

    @property
    def label(self) -> str:
        """What the kind is called on the page."""
        return _LABELS[self]


_LABELS = {
    DifferenceKind.TITLE: "标题不同",
    DifferenceKind.TABLE: "缺表",
    DifferenceKind.ROW: "缺行",
    DifferenceKind.CELL: "数不同",
    DifferenceKind.LABEL: "表格文字不同",
    DifferenceKind.HEADING_MISSING: "缺标题",
    DifferenceKind.HEADING_ADDED: "多出标题",
    DifferenceKind.HEADING_CHANGED: "标题改了字",
    DifferenceKind.HEADING_MOVED: "标题换了位置",
    DifferenceKind.STALE: "句中的数不同",
    DifferenceKind.SENTENCE_CHANGED: "改了字",
    DifferenceKind.SENTENCE_ADDED: "多出一句",
    DifferenceKind.SENTENCE_REMOVED: "少了一句",
    DifferenceKind.SENTENCE_MOVED: "句子换了位置",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference."""

    kind: DifferenceKind
    place: str
    """`title`, a part such as `1.platform`, a section `1` … `6`, `t3`, a row `t3.new` or a cell."""
    ours: str
    """Empty for what is only in the published one."""
    theirs: str
    """Empty for what is not in the published one."""
    message: str
    """One Chinese sentence with both versions."""
    line: int = 0
    """Where in the published one, as its reader counts lines; 0 where it has no line."""

    @property
    def where(self) -> str:
        """The place as a clerk calls it."""
        return named(self.place)


@dataclass(frozen=True, slots=True)
class Undecided:
    """A place that was read but not understood: neither the same nor different."""

    place: str
    reason: str
    """Chinese, a clause."""

    @property
    def where(self) -> str:
        """The place as a clerk calls it."""
        return named(self.place)


def named(place: str) -> str:
    """A place as a clerk calls it."""
    if place in CELLS:
        return CELLS[place].label
    if place == "title":
        return "标题"
    if place[0] == "t":
        return f"表{'二三四'[int(place[1]) - 2]}"
    return part_name(place) if place != "other" else "六个部分之外"

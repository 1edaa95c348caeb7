"""A template somebody sent, and this report: what is to stand in it, and what became of each place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from nianbao.report.document import Body, FormTable, Heading
from nianbao.report.tables import ASPECT_HEADINGS, SECTION_HEADINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nianbao.report.document import Document
    from nianbao.report.report import Profile


@dataclass(frozen=True, slots=True)
class FillLine:
    """A paragraph to be written."""

    text: str
    is_heading: bool = False
    """A sub-heading of ours inside a part."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What is to stand in the template."""

    agency: str
    year: int
    title: str
    parts: Mapping[str, tuple[FillLine, ...]]
    """`lead`, `1.proactive` … `1.supervision`, `5` and `6`, as far as there is text."""
    cells: Mapping[str, str]
    """What is printed in each of the 200 cells; empty where nothing is known."""
    date: str = ""
    """成文日期, e.g. 2025年1月20日; empty when nobody said it."""


class Outcome(StrEnum):
    """What became of a place in the template."""

    FILLED = "filled"
    REPLACED = "replaced"
    """Something that was no placeholder stood there and is gone."""
    KEPT = "kept"
    """A finished text or an unclear value stands there and was not touched; ours is not in the file."""
    MISSING = "missing"
    """The template has no such place, or several; ours is not in the file."""
    REMARK = "remark"
    """Something about the file as a whole."""


@dataclass(frozen=True, slots=True)
class FillNote:
    """What became of one place."""

    outcome: Outcome
    where: str
    """`title`, `date`, `lead`, a part, a cell, `t2` … `t4` for a whole table, or empty."""
    text: str
    """A Chinese clause for the clerk."""
    before: str = ""
    """What stood there, cut short."""


@dataclass(frozen=True, slots=True)
class FilledTemplate:
    """The template with the report in it."""

    data: bytes
    cells: int
    """How many of the 200 were written."""
    notes: tuple[FillNote, ...]

    @property
    def is_whole(self) -> bool:
        """Whether everything of the report stands in it."""
        return not any(note.outcome in (Outcome.KEPT, Outcome.MISSING) for note in self.notes)


def filling_of(profile: Profile, document: Document, *, date: str = "") -> Filling:
    """Take a document apart into what a template asks for."""
    parts: dict[str, list[FillLine]] = {}
    waiting: list[FillLine] = []
    section = ""
    sections = {heading: key for key, heading in SECTION_HEADINGS.items()}
    for block in document.blocks:
        if isinstance(block, FormTable):
            continue
        if isinstance(block, Body):
            parts.setdefault(block.part, []).extend([*waiting, FillLine(block.text)])
            waiting = []
        elif isinstance(block, Heading) and block.text in sections:
            section, waiting = sections[block.text], []
        elif not (section == "1" and block.text in ASPECT_HEADINGS.values()):
            waiting.append(FillLine(block.text, is_heading=True))
    return Filling(
        profile.agency,
        profile.year,
        document.title,
        {part: tuple(lines) for part, lines in parts.items()},
        dict(document.cells),
        date,
    )

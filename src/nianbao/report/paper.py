"""A report as it stands on paper, ours or anybody's: what was printed, faults included."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from nianbao.report.cells import Blank, Known
from nianbao.report.document import Body, Heading
from nianbao.report.frozen import frozen
from nianbao.report.regex import regex
from nianbao.report.report import AgencyKind
from nianbao.report.tables import ASPECT_HEADINGS, SECTION_HEADINGS, SUMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from nianbao.report.cells import Unclear
    from nianbao.report.document import Document
    from nianbao.report.report import Report

_REMEMBERED = 1_024
"""Lines; several readers ask for each."""
_STOP = regex(r"[^。！？；!?;]*(?:[。！？；!?;]+[”’』」）)]*|$)")


@frozen
class Line:
    """One paragraph or heading as printed."""

    text: str
    number: int = 0
    """Its place in the source, counted from 1; 0 where there is none."""
    level: int = 0
    """Rank of the heading as the source marks it (Word outline, # in Markdown), 1 the highest; 0 unmarked."""
    is_heading: bool = False
    """Whether it stands as a heading: marked as one, or numbered and short."""


@frozen
class Sentence:
    """One sentence of a line; a semicolon ends one too."""

    part: str
    """`title`, `lead`, `1`, `1.platform` … `6`: where the clerk looks for it."""
    text: str
    line: int
    """Number of the line it stands in."""


@dataclass(frozen=True, slots=True)
class PaperSection:
    """One section as printed, whatever its number and title."""

    key: str
    """`1` … `6` by its title; empty for a section that is none of the six."""
    heading: Line
    lines: tuple[Line, ...]
    """Everything below the heading up to the next section, headings included, tables left out."""
    aspects: Mapping[str, tuple[Line, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """In section 1: the lines of each aspect that has a heading, the heading first; in printed order."""


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """What was found of one of the three tables beside its numbers."""

    number: Literal[2, 3, 4]
    labels: tuple[str, ...]
    """Labels as printed, row by row, blanks inside taken out."""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """How a Word file is set, as far as the official form lays it down."""

    width: float
    """Of the sheet, in mm."""
    height: float
    margins: tuple[float, float, float, float]
    """Top, right, bottom, left, in mm."""
    title_fonts: tuple[str, ...]
    """East Asian fonts the title is set in, with every name used."""
    body_fonts: tuple[str, ...]
    heading_fonts: Mapping[int, tuple[str, ...]]
    """By level: 1 for 一、, 2 for （一）."""
    body_size: float | None
    """In pt; None when no paragraph says it."""
    tables: int
    """Real tables in the file."""
    pictures: int
    split_labels: tuple[str, ...]
    """Table labels whose row may break across two pages."""
    merged: bool
    """Whether the header cells of the tables are merged as in the form."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The printed report."""

    title: str
    """Empty when there is none."""
    agency: str
    kind: AgencyKind | None
    """None when neither the clerk nor the name tells."""
    year: int | None
    lead: tuple[Line, ...]
    """Paragraphs between the title and the first section."""
    sections: tuple[PaperSection, ...]
    """In printed order."""
    cells: Mapping[str, Known | Blank | Unclear]
    """All 200, totals as printed; blank where nothing was found."""
    computed: frozenset[str] = frozenset()
    """Totals that nobody typed: they follow the other cells and are never themselves at fault."""
    tables: tuple[PrintedTable, ...] = ()
    """Those found in the source; empty for a report of ours, whose labels are the form's."""
    imported: bool = True
    """Whether it was read from a file of somebody's; ours has its form by construction."""
    layout: PageLayout | None = None
    """Only of a Word file."""
    unread: tuple[str, ...] = ()
    """What stands in the file and could not be read, or was left out, a Chinese clause each."""

    def section(self, key: str) -> PaperSection | None:
        """The first section with that key, or None."""
        return next((section for section in self.sections if section.key == key), None)

    def value(self, key: str) -> Decimal | None:
        """The number printed in a cell; None when it is blank or unclear."""
        content = self.cells[key]
        return content.value if isinstance(content, Known) else None

    def narrative(self) -> Iterator[tuple[str, Line]]:
        """Every line of prose with its part, in printed order; headings, and sections 2 to 4, included."""
        for line in self.lead:
            yield "lead", line
        for section in self.sections:
            aspect_of = {
                id(line): f"1.{aspect}" for aspect, lines in section.aspects.items() for line in lines
            }
            for line in section.lines:
                yield aspect_of.get(id(line), section.key or "other"), line

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence of the prose, headings left out, in printed order."""
        for part, line in self.narrative():
            if not line.is_heading:
                for text in sentences_of(line.text):
                    yield Sentence(part, text, line.number)


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a paragraph with their closing marks; stops inside quotes and brackets end one too."""
    yield from _sentences_of(text)


@lru_cache(maxsize=_REMEMBERED)
def _sentences_of(text: str) -> tuple[str, ...]:
    return tuple(sentence for match in _STOP.finditer(text) if (sentence := match[0].strip()))


def kind_of(agency: str) -> AgencyKind | None:
    """What a name ending tells of the kind of agency, or None."""
    name = agency.strip()
    if name.endswith(("街道办事处", "街道", "街道办")):
        return AgencyKind.SUBDISTRICT
    if re.search("[镇乡](?:人民)?政府$|[镇乡]$", name):
        return AgencyKind.TOWN
    if re.search("[县区市旗](?:人民)?政府(?:办公室)?$", name):
        return AgencyKind.COUNTY
    if re.search("[局委办厅署会队]$|中心$|办公室$", name):
        return AgencyKind.DEPARTMENT
    return None


def paper_of(report: Report, document: Document) -> Paper:
    """Our own report as printed; a total somebody stated stands in its cell, so that it is compared."""
    lead: list[Line] = []
    sections: list[tuple[str, Line, list[Line], dict[str, list[Line]]]] = []
    aspect: list[Line] | None = None
    keys = {heading: key for key, heading in SECTION_HEADINGS.items()}
    aspects = {heading: key for key, heading in ASPECT_HEADINGS.items()}
    number = 1
    for block in document.blocks:
        if not isinstance(block, Heading | Body):
            continue
        number += 1
        line = Line(block.text, number, *((block.level, True) if isinstance(block, Heading) else ()))
        if isinstance(block, Heading) and block.level == 1:
            sections.append((keys[block.text], line, [], {}))
            aspect = None
            continue
        if not sections:
            lead.append(line)
            continue
        _, _, lines, found = sections[-1]
        if block.text in aspects and line.is_heading:
            aspect = found.setdefault(aspects[block.text], [])
        lines.append(line)
        if aspect is not None:
            aspect.append(line)
    profile, tables = report.profile, report.tables
    cells = {
        key: Known(tables.stated_totals[key]) if key in tables.stated_totals else cell.content
        for key, cell in tables.cells.items()
    }
    return Paper(
        title=document.title,
        agency=profile.agency,
        kind=profile.kind,
        year=profile.year,
        lead=tuple(lead),
        sections=tuple(
            PaperSection(
                key,
                heading,
                tuple(lines),
                MappingProxyType({name: tuple(of_it) for name, of_it in found.items()}),
            )
            for key, heading, lines, found in sections
        ),
        cells=MappingProxyType(cells),
        computed=frozenset(SUMS.keys() - tables.stated_totals.keys()),
        imported=False,
    )

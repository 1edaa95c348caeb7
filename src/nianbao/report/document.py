"""The report as it will be printed: title, headings, paragraphs and tables, every slot filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from nianbao.report.cells import Known
from nianbao.report.draft import Origin
from nianbao.report.regex import regex
from nianbao.report.slots import Slots, SlotSpan, plain
from nianbao.report.tables import ASPECT_HEADINGS, SECTION_HEADINGS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from nianbao.report.cells import Tables
    from nianbao.report.draft import Draft, Drafting
    from nianbao.report.report import Report

MARK = regex(r"【(?:待补|待核)：[^【】]*】")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the form, or a sub-heading of ours."""

    text: str
    level: Literal[1, 2, 3]
    """1 for 一、, 2 for （一）, 3 for a sub-heading inside section 5."""


@dataclass(frozen=True, slots=True)
class PrintedSentence:
    """One sentence as printed, with what it rests on."""

    text: str
    origin: Origin
    evidence: tuple[str, ...]
    spans: tuple[SlotSpan, ...]
    """Counted in this sentence's text."""


@dataclass(frozen=True, slots=True)
class Body:
    """One printed paragraph."""

    part: str
    sentences: tuple[PrintedSentence, ...]

    @property
    def text(self) -> str:
        """The whole paragraph."""
        return "".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class FormTable:
    """One of the three tables, to be printed with its official labels."""

    number: Literal[2, 3, 4]


@dataclass(frozen=True, slots=True)
class Closing:
    """What stands below the text, as far as the clerk wants it."""

    agency: str
    date: str = ""
    """成文日期 as printed; with it stands the agency's name."""
    contact: str = ""
    """Printed in brackets below, e.g. 联系电话：…; not where a table of the website says it."""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything an export needs and nothing else; exports are functions of this value alone."""

    title: str
    blocks: tuple[Heading | Body | FormTable, ...]
    cells: Mapping[str, str]
    """What is printed in each of the 200 cells; empty where nothing is known."""
    closing: Closing | None = None

    @property
    def text(self) -> str:
        """Title, headings and paragraphs as lines of plain text, tables left out."""
        lines = [self.title]
        lines += [block.text for block in self.blocks if isinstance(block, Heading | Body)]
        return "\n".join(lines)

    def bodies(self) -> Iterator[Body]:
        """The narrative paragraphs in printed order."""
        return (block for block in self.blocks if isinstance(block, Body))

    def marks(self) -> tuple[tuple[str, str], ...]:
        """Every 【待补：…】 and 【待核：…】 with the part it stands in, in printed order."""
        return tuple((body.part, mark[0]) for body in self.bodies() for mark in MARK.finditer(body.text))


def printed_date(day: datetime.date) -> str:
    """A day as official documents print it. Source: GB/T 9704-2012: Arabic numerals, no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def lay_out(report: Report, drafting: Drafting) -> Document:
    """Put drafts and tables in the order of the form.

    Raises:
        SlotUnknown: a draft names a slot that this report cannot fill.
    """
    slots = Slots(report)
    drafts = {draft.part: draft for draft in drafting.drafts}
    blocks: list[Heading | Body | FormTable] = list(_bodies(slots, drafts.get("lead")))
    blocks.append(Heading(SECTION_HEADINGS["1"], 1))
    for aspect, heading in ASPECT_HEADINGS.items():
        blocks += [Heading(heading, 2), *_bodies(slots, drafts.get(f"1.{aspect}"))]
    for number in (2, 3, 4):
        blocks += [Heading(SECTION_HEADINGS[str(number)], 1), FormTable(number)]
    for section in ("5", "6"):
        blocks += [Heading(SECTION_HEADINGS[section], 1), *_bodies(slots, drafts.get(section))]
    return Document(report.profile.title, tuple(blocks), _printed_cells(report.tables))


def _bodies(slots: Slots, draft: Draft | None) -> Iterator[Heading | Body]:
    for paragraph in draft.paragraphs if draft else ():
        if paragraph.heading:
            yield Heading(paragraph.heading, 3)
        sentences = []
        for sentence in paragraph.sentences:
            rendered = slots.render(sentence.text)
            sentences.append(
                PrintedSentence(rendered.text, sentence.origin, sentence.evidence, rendered.spans)
            )
        if sentences and draft:
            yield Body(draft.part, tuple(sentences))


def _printed_cells(tables: Tables) -> dict[str, str]:
    return {
        key: plain(cell.content.value) if isinstance(cell.content, Known) else ""
        for key, cell in tables.cells.items()
    }

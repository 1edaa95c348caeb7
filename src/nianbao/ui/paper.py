"""The paper: the document as the browser draws it, every text as text and never as HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from nianbao.report.document import MARK, Body, FormTable, Heading
from nianbao.report.draft import Origin
from nianbao.report.form import Kind, Place, grid
from nianbao.report.tables import ASPECT_HEADINGS, CELLS, SECTION_HEADINGS, TITLE_ENDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from nianbao.report.document import Document, PrintedSentence

_HERE = Path(__file__).parent
_paper = st.components.v2.component(
    "nianbao_paper",
    html='<article class="paper" lang="zh-CN" aria-label="报告预览">\n</article>',
    css=(_HERE / "paper.css").read_text(encoding="utf-8"),
    js=(_HERE / "paper.js").read_text(encoding="utf-8"),
)
ORIGINS = {
    Origin.TABLE: "表格",
    Origin.FACT: "素材",
    Origin.DERIVED: "推算",
    Origin.PHRASE: "套话",
    Origin.CLERK: "手写",
    Origin.QUESTION: "待补待核",
}
"""What the page calls the origin of a sentence."""


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as it stands in the margin."""

    number: int
    """In the list of findings, from 1."""
    severity: str
    where: str
    excerpt: str
    message: str


@dataclass(frozen=True, slots=True)
class Looks:
    """What is shown on the paper besides what will be printed."""

    chosen: str = ""
    """The part the clerk is at."""
    locked: frozenset[str] = frozenset()
    notes: tuple[Note, ...] = ()
    words: Mapping[str, str] | None = None
    """Id of a fact → its words, when origins are to be shown."""
    targets: frozenset[str] = field(default_factory=frozenset)
    """Parts that can be chosen."""


def draw_paper(document: Document, looks: Looks | None = None) -> dict[str, Any]:
    """Show the report as it will be printed; return what was clicked, `part` or `note`, if anything was."""
    done = _paper(
        key="paper",
        data=paper_data(document, looks or Looks()),
        on_part_change=lambda: None,
        on_note_change=lambda: None,
    )
    return {"part": done.get("part"), "note": done.get("note")}


def paper_data(document: Document, looks: Looks) -> dict[str, Any]:
    """Everything on the paper as plain values, in printed order; the title in the pieces it breaks into."""
    agency = document.title.removesuffix(TITLE_ENDING)
    title = [piece for piece in (agency, document.title[len(agency) :]) if piece]
    blocks = []
    waiting = list(looks.notes)
    for part, block in _parts(document):
        made = _block(block, document, looks)
        made["part"] = part
        made["choice"] = part in looks.targets
        made["chosen"] = part == looks.chosen
        if isinstance(block, Heading) and part in looks.locked:
            made["locked"] = True
        here = [note for note in waiting if _belongs(note, part, block)]
        waiting = [note for note in waiting if note not in here]
        made["notes"] = [_margin(note) for note in here]
        blocks.append(made)
    top = [_margin(note) for note in waiting]
    return {"title": title, "notes": top, "blocks": blocks, "origins": looks.words is not None}


def _parts(document: Document) -> Iterator[tuple[str, Heading | Body | FormTable]]:
    """Every block with the part of the report it stands in."""
    sections = {heading: key for key, heading in SECTION_HEADINGS.items()}
    aspects = {heading: f"1.{key}" for key, heading in ASPECT_HEADINGS.items()}
    part = "lead"
    for block in document.blocks:
        if isinstance(block, Heading):
            part = sections.get(block.text) or aspects.get(block.text) or part
        yield part, block


def _belongs(note: Note, part: str, block: Heading | Body | FormTable) -> bool:
    if isinstance(block, FormTable):
        return note.where.startswith(f"t{block.number}.") or note.where == str(block.number)
    if note.where != part:
        return False
    # Beside the words it is about; one about the whole part beside its first paragraph.
    return isinstance(block, Body) and (not note.excerpt or note.excerpt in block.text)


def _margin(note: Note) -> dict[str, Any]:
    return {"number": note.number, "severity": note.severity, "message": note.message, "where": note.where}


def _block(block: Heading | Body | FormTable, document: Document, looks: Looks) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"heading": block.level, "text": block.text}
    if isinstance(block, Body):
        return {"sentences": [_sentence(each, looks.words) for each in block.sentences]}
    form = grid(block.number)
    wrong = {note.where: note for note in looks.notes}
    rows = [[_place(place, document, wrong) for place in row] for row in form.rows]
    return {"table": rows, "widths": list(form.widths), "height": form.row_height}


def _sentence(sentence: PrintedSentence, words: Mapping[str, str] | None) -> dict[str, Any]:
    made: dict[str, Any] = {"runs": list(_runs(sentence.text))}
    if words is not None:
        made["origin"] = sentence.origin.value
        made["told"] = _told(sentence.origin, sentence.evidence, words)
    return made


def _told(origin: Origin, evidence: Sequence[str], words: Mapping[str, str]) -> str:
    """Where a sentence comes from, as a line beside the pointer."""
    sources = [words.get(each) or (CELLS[each].label if each in CELLS else "") for each in evidence]
    named = "；".join(dict.fromkeys(source for source in sources if source))
    return f"{ORIGINS[origin]}：{named}" if named else ORIGINS[origin]


def _runs(text: str) -> Iterator[list[Any]]:
    """The text in pieces, each with whether it is a mark to be highlighted."""
    at = 0
    for mark in MARK.finditer(text):
        if mark.start() > at:
            yield [text[at : mark.start()], False]
        yield [mark[0], True]
        at = mark.end()
    if at < len(text):
        yield [text[at:], False]


def _place(place: Place, document: Document, wrong: Mapping[str, Note]) -> dict[str, Any]:
    value = place.kind is Kind.VALUE
    text = document.cells.get(place.text, "") if value else place.text
    made = {"kind": place.kind.name.lower(), "text": text, "columns": place.columns, "rows": place.rows}
    if value and place.text in wrong:
        made["wrong"] = wrong[place.text].message
    return made

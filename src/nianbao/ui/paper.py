"""The paper: the document as the browser draws it, every text as text and never as HTML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from nianbao.report.document import MARK, Body, FormTable, Heading
from nianbao.report.form import Kind, Place, grid
from nianbao.report.tables import TITLE_ENDING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.report.document import Document

_HERE = Path(__file__).parent
_paper = st.components.v2.component(
    "nianbao_paper",
    html='<article class="paper" lang="zh-CN" aria-label="报告预览">\n</article>',
    css=(_HERE / "paper.css").read_text(encoding="utf-8"),
    js=(_HERE / "paper.js").read_text(encoding="utf-8"),
)


def draw_paper(document: Document) -> None:
    """Show the report as it will be printed."""
    _paper(key="paper", data=paper_data(document))


def paper_data(document: Document) -> dict[str, Any]:
    """Everything on the paper as plain values, in printed order; the title in the pieces it breaks into."""
    agency = document.title.removesuffix(TITLE_ENDING)
    title = [piece for piece in (agency, document.title[len(agency) :]) if piece]
    return {"title": title, "blocks": [_block(block, document) for block in document.blocks]}


def _block(block: Heading | Body | FormTable, document: Document) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"heading": block.level, "text": block.text}
    if isinstance(block, Body):
        return {"runs": list(_runs(block.text))}
    form = grid(block.number)
    rows = [[_place(place, document) for place in row] for row in form.rows]
    return {"table": rows, "widths": list(form.widths), "height": form.row_height}


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


def _place(place: Place, document: Document) -> dict[str, Any]:
    text = document.cells.get(place.text, "") if place.kind is Kind.VALUE else place.text
    return {"kind": place.kind.name.lower(), "text": text, "columns": place.columns, "rows": place.rows}

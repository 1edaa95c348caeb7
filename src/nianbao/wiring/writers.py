"""Exports, copies, templates and posters, each loaded when it is first asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nianbao.report.document import Document
    from nianbao.report.filling import FilledTemplate, Filling
    from nianbao.report.pieces import Flavours
    from nianbao.report.poster import Poster

_NAMES = {
    ".docx": "write_word",
    ".html": "write_html",
    ".htm": "write_html",
    ".md": "write_markdown",
    ".txt": "write_text",
}


def _write(writer: str, document: Document) -> bytes:
    from nianbao import delivery

    written: bytes = getattr(delivery, writer)(document)
    return written


def copy(document: Document, piece: str) -> Flavours:
    """A piece of a report in every form in which it can be pasted."""
    from nianbao.delivery import flavours

    return flavours(document, piece)


def fill(data: bytes, source: str, filling: Filling, *, replace: bool = False) -> FilledTemplate:
    """A report in a template somebody sent."""
    from nianbao.delivery import fill_confined

    return fill_confined(data, source, filling, replace=replace)


def draw_poster(poster: Poster, ending: str) -> bytes:
    """A poster; the plotting library takes a second to load."""
    from nianbao.delivery.chart import draw

    return draw.draw_poster(poster, ending)


WRITERS = {ending: partial(_write, name) for ending, name in _NAMES.items()}
"""Ending of a file → what writes it."""

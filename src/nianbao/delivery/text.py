"""The report as plain text to copy from: paragraphs indented, tables as tab-separated cells in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.report.document import Body, FormTable
from nianbao.report.form import Kind, grid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nianbao.report.document import Document

_INDENT = "\u3000\u3000"


def write_text(document: Document) -> bytes:
    """UTF-8 with a byte order mark, so that every Windows editor opens it as it is; lines end with CRLF."""
    lines = [document.title, ""]
    for block in document.blocks:
        if isinstance(block, FormTable):
            lines += _table(block, document.cells)
        else:
            lines.append(_INDENT + block.text if isinstance(block, Body) else block.text)
    if document.closing is not None:
        closing = document.closing
        lines += ["", closing.agency, closing.date] if closing.date else []
        lines += [f"{_INDENT}（{closing.contact}）"] if closing.contact else []
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")


def _table(table: FormTable, cells: Mapping[str, str]) -> list[str]:
    """One line a row; what is merged in the form stands once, where it begins."""
    return [
        "\t".join(cells[place.text] if place.kind is Kind.VALUE else place.text for place in row)
        for row in grid(table.number).rows
    ]

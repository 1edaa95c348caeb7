"""Markdown: headings with #, paragraphs, and the tables as pipe tables on the lattice of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.delivery.lattice import matrix
from nianbao.delivery.wording import printable
from nianbao.report.document import FormTable, Heading
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from nianbao.report.document import Document

_MEANS_SOMETHING = regex(r"[\\`*_\[\]<>|~&]|(?<=^)[#+-]|(?<=^\d)\.(?=\s)|(?<=^\d\d)\.(?=\s)")
"""What Markdown would take for markup; a number with a point and a blank at the head of a line is a list."""


def write_markdown(document: Document) -> bytes:
    """UTF-8; every paragraph a line of its own, tables readable as they are and in any viewer.

    Pipe tables know no merged cells: a merged label stands where it begins and the rest of it is empty, so
    that the columns stay those of the form.
    """
    lines = [f"# {escaped(document.title)}", ""]
    for block in document.blocks:
        if isinstance(block, FormTable):
            lines += [*_table(document, block.number), ""]
        elif text := escaped(block.text):
            lines += [f"{'#' * (block.level + 1)} {text}" if isinstance(block, Heading) else text, ""]
    return "\n".join(lines).encode("utf-8")


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _MEANS_SOMETHING.sub(lambda sign: f"\\{sign[0]}", printable(text))


def _table(document: Document, number: Literal[2, 3, 4]) -> Iterator[str]:
    first, *others = matrix(number, document.cells)
    yield _row(first)
    yield f"|{'---|' * len(first)}"
    yield from map(_row, others)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"

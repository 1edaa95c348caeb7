"""Pieces of a report that are carried elsewhere one at a time, and whether one has changed since."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from nianbao.report.document import Body, FormTable, Heading
from nianbao.report.tables import ASPECT_HEADINGS, SECTION_HEADINGS, part_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nianbao.report.document import Document

WHOLE = "whole"
PARTS = ("lead", *(f"1.{aspect}" for aspect in ASPECT_HEADINGS), "5", "6")
"""The narrative parts in printed order."""
_TABLES = ("t2", "t3", "t4")

PIECES: Mapping[str, str] = MappingProxyType(
    {
        WHOLE: "整份报告",
        "title": "标题",
        **{part: f"{part_name(part)}（只要正文）" for part in PARTS},
        **{f"s{key}": f"{heading}（连同标题）" for key, heading in SECTION_HEADINGS.items()},
        **{table: f"表{'二三四'[at]}" for at, table in enumerate(_TABLES)},
    }
)
"""What can be carried, with what the clerk calls it.

`whole`; `title`; a narrative part without the form's heading above it; `s1` … `s6` a section with its
heading, its table or all its parts; `t2` `t3` `t4` a table alone.
"""


@dataclass(frozen=True, slots=True)
class Copied:
    """A piece that was carried away."""

    piece: str
    """One of PIECES."""
    digest: str
    at: str
    """When, ISO 8601."""

    def is_stale(self, document: Document) -> bool:
        """Whether the report now says something else than what was carried away."""
        return self.digest != digest_of(document, self.piece)


@dataclass(frozen=True, slots=True)
class CellBlock:
    """Numbers of a table that go into the official form at one stroke."""

    first: str
    """Key of the cell to click before pasting: the top left one."""
    text: str
    """The numbers, cells parted by tabs and rows by line ends."""


@dataclass(frozen=True, slots=True)
class Flavours:
    """One piece in every form in which it can be pasted."""

    plain: str
    """Paragraphs and headings with two full-width blanks before them, tables as `cells`."""
    word: str
    """A whole HTML page for Word and WPS: fonts, sizes and merged cells set in place."""
    clean: str
    """HTML for a content system: tags alone, and frames for the tables."""
    cells: str
    """Its tables with their labels on the lattice of the form, cells parted by tabs; may be empty."""
    numbers: tuple[CellBlock, ...]
    """The numbers of those tables without labels, a block for every rectangle of the form."""
    digest: str
    """For `Copied`."""


def piece_of(document: Document, piece: str) -> Document:
    """A document that holds nothing but the piece; its title is empty unless the piece has it.

    Raises:
        KeyError: there is no such piece.
    """
    PIECES[piece]
    if piece == WHOLE:
        return document
    if piece == "title":
        return replace(document, blocks=())
    return replace(document, title="", blocks=tuple(_blocks(document, piece)))


def digest_of(document: Document, piece: str) -> str:
    """What tells one state of a piece from another: 16 hexadecimal digits of all that is printed in it.

    Raises:
        KeyError: there is no such piece.
    """
    part = piece_of(document, piece)
    told = [part.title]
    for block in part.blocks:
        if isinstance(block, FormTable):
            prefix = f"t{block.number}."
            told += [f"{key}={value}" for key, value in part.cells.items() if key.startswith(prefix)]
        else:
            told.append(f"{type(block).__name__}:{block.text}")
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _blocks(document: Document, piece: str) -> Iterator[Heading | Body | FormTable]:
    """The blocks of a piece in printed order; a sub-heading belongs to the paragraph below it."""
    section = part = ""
    pending: list[Heading] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level < 3:
            part = ""
            section = block.text if block.level == 1 else section
        elif isinstance(block, Body):
            part = block.part
        in_section = piece[0] == "s" and section == SECTION_HEADINGS[piece[1:]]
        if in_section or (isinstance(block, FormTable) and piece == f"t{block.number}"):
            yield block
        elif isinstance(block, Heading) and block.level == 3:
            pending.append(block)
        elif isinstance(block, Body):
            if part == piece:
                yield from pending
                yield block
            pending = []

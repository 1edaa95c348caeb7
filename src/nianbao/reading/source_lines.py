"""What every source of a report comes down to: lines of prose and rows of cells, in printed order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKDOWN = re.compile(r"\s{0,3}(#{1,6})\s+")
_RULE = re.compile(r"[\s|:\-—=_*]+")
_EMPHASIS = re.compile(r"\*\*|__")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A paragraph, or a row of a table."""

    text: str
    """Trimmed; empty for a row."""
    number: int
    """Place in the source, counted from 1."""
    level: int = 0
    """Rank as a heading, 0 for none."""
    cells: tuple[str, ...] | None = None
    """The cells of a row, left to right, blank ones included; None for a paragraph."""


def lines_of_text(text: str) -> Iterator[SourceLine]:
    """Plain text or Markdown; tabs and pipes part the cells of a row."""
    for number, raw in enumerate(re.split(r"\r\n|[\n\r\v\f\u2028\u2029]", text), start=1):
        line = raw.strip(" \u3000\xa0\ufeff")
        if not line.strip():
            continue
        if "\t" in line.strip() or line.startswith("\t") or line.count("|") > 1:
            if not _RULE.fullmatch(line):
                yield SourceLine("", number, cells=_cells(raw))
            continue
        heading = _MARKDOWN.match(line)
        bare = _EMPHASIS.sub("", line[heading.end() :] if heading else line).strip()
        if bare and not _RULE.fullmatch(bare):
            yield SourceLine(bare, number, len(heading[1]) if heading else 0)


def _cells(line: str) -> tuple[str, ...]:
    if line.count("|") > 1:
        return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
    return tuple(cell.strip(" \u3000\xa0|") for cell in line.rstrip("\n").split("\t"))

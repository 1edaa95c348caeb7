"""What every source of a report comes down to: lines of prose and rows of cells, in printed order."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.report.printed.source_line import SourceLine, clean
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.report.paper import PageLayout

_ENDS = regex(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BLANKS = " \u3000\xa0\ufeff"
_MARKDOWN = regex(r"\s{0,3}(#{1,6})\s+(.*?)[\s#]*")
_RULE = regex(r"\s*(?:[-=_*~`+]\s*){3,}|[\s|:+=-]*-{2,}[\s|:+=-]*|[\s|]+")
_BOLD = regex(r"\s*(\*\*|__)(?P<text>(?:(?!\1).)+)\1\s*[：:]?\s*")
_EMPHASIS = regex(r"\*\*|__")
_QUOTE_OR_BULLET = regex(r"\s{0,3}(?:>\s?|[-*+•]\s+)")
_ESCAPED = regex(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_BREAK = regex(r"<br\s*/?>", re.IGNORECASE)
_ORDINAL = regex(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]|第[一二三四五六七八九十]{1,2}(?:部分)?[、]?|[•●■◆·\-*]"
)
_SENTENCE_CELL = 25
"""Characters from which on a cell that holds a full stop is a sentence, not a label."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a parser made of a file."""

    lines: tuple[SourceLine, ...]
    unread: tuple[str, ...] = ()
    """What stands in the file and was not taken, a Chinese clause each."""
    layout: PageLayout | None = None
    """Only of a Word file."""


def lines_of_text(text: str) -> Iterator[SourceLine]:
    """Plain text or Markdown; tabs and pipes part the cells of a row."""
    for number, raw in enumerate(_ENDS.split(clean(text)), start=1):
        if not raw.strip(_BLANKS + "\t") or _RULE.fullmatch(raw):
            continue
        cells = _cells(raw)
        if cells is not None:
            yield SourceLine("", number, cells=cells)
            continue
        line = _QUOTE_OR_BULLET.sub("", raw, count=1) if raw[:4].strip()[:1] in ">-*+•" else raw
        heading = _MARKDOWN.fullmatch(line) if "#" in line[:10] else None
        line = heading[2] if heading else line
        bold = bool(_BOLD.fullmatch(line)) if line.lstrip()[:2] in ("**", "__") else False
        if bare := _without_markup(line):
            yield SourceLine(bare, number, len(heading[1]) if heading else 0, bold=bold)


def _cells(raw: str) -> tuple[str, ...] | None:
    """The cells of a line that is a row of a table; None when it is a paragraph."""
    if raw.count("|") > 1 and (raw.strip().startswith("|") or "\t" not in raw):
        cells = [_without_markup(_BREAK.sub("", cell)) for cell in raw.strip().strip("|").split("|")]
    elif "\t" in raw:
        cells = [cell.strip(_BLANKS + "|\"'") for cell in raw.split("\t")]
    else:
        return None
    filled = [cell for cell in cells if cell]
    if any(len(cell) > _SENTENCE_CELL and "。" in cell for cell in filled):
        return None
    # A tab before a paragraph is an indent, one behind its number is the number's.
    if "|" not in raw and (
        (len(filled) == 1 and filled[0] == cells[-1]) or (len(filled) == 2 and _ORDINAL.fullmatch(filled[0]))
    ):
        return None
    return tuple(cells)


def _without_markup(line: str) -> str:
    text = re.sub(r"\t+", " ", line).strip(_BLANKS)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    return _EMPHASIS.sub("", text).strip(_BLANKS)

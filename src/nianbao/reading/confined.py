"""Parsing of what somebody uploaded, in a process of its own that may use only so much time and memory.

The child does nothing but turn bytes into lines; what it answers is JSON, so that nothing it was made to do
by a hostile file reaches the program.
"""

from __future__ import annotations

import json
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from nianbao.errors import FileUnreadable
from nianbao.office.confined import LONGEST, OUT_OF_MEMORY, limit_memory, run_confined
from nianbao.reading.source_lines import Parsed
from nianbao.report.paper import PageLayout
from nianbao.report.printed.source_line import SourceLine

if TYPE_CHECKING:
    from collections.abc import Callable


def parse_confined(form: str, data: bytes, source: str, *, longest: float = LONGEST) -> Parsed:
    """Parse a file in a child process.

    Args:
        form: one of `word`, `html`, `archive`, `pdf`, `sheets`, `rtf`.
        data: the file.
        source: what messages call it.
        longest: seconds it may take.

    Raises:
        FileUnreadable: it is refused, damaged, or takes more time or memory than any report.
    """
    answer = run_confined("nianbao.reading.confined", (form, source), data, source, longest)
    told = json.loads(answer)
    if "refused" in told:
        raise FileUnreadable(told["refused"])
    return _unpacked(told)


def main() -> None:
    """Be the child: read the file from standard input and answer on standard output."""
    _, form, source = sys.argv[1:4]
    limit_memory()
    # The parser answers through a handle of its own: a library that prints must not spoil the answer.
    answer, sys.stdout = sys.stdout, sys.stderr
    try:
        told = _packed(_reader(form)(sys.stdin.buffer.read(), source))
    except FileUnreadable as refusal:
        told = {"refused": str(refusal)}
    except (MemoryError, RecursionError):
        sys.exit(OUT_OF_MEMORY)
    json.dump(told, answer)


def _reader(form: str) -> Callable[[bytes, str], Parsed]:
    # Each is loaded only where it is needed: their libraries take a while.
    if form == "word":
        from nianbao.reading.report_word import read_word

        return read_word
    if form == "pdf":
        from nianbao.reading.report_pdf import read_pdf

        return read_pdf
    if form == "sheets":
        from nianbao.reading.sheets import read_sheets

        return read_sheets
    if form == "rtf":
        from nianbao.reading.report_rtf import read_rtf

        return read_rtf
    from nianbao.reading.report_html import page_of_archive, read_html

    if form == "archive":
        return lambda data, source: read_html(page_of_archive(data, source), source)
    return read_html


def _packed(parsed: Parsed) -> dict[str, Any]:
    lines = [[line.text, line.number, line.level, line.cells, line.bold] for line in parsed.lines]
    layout = parsed.layout
    told = None
    if layout is not None:
        told = {name: getattr(layout, name) for name in PageLayout.__slots__}
        told["heading_fonts"] = list(layout.heading_fonts.items())
    return {"lines": lines, "unread": parsed.unread, "layout": told}


def _unpacked(told: dict[str, Any]) -> Parsed:
    lines = tuple(
        SourceLine(text, number, level, None if cells is None else tuple(cells), bold=bold)
        for text, number, level, cells, bold in told["lines"]
    )
    layout = None
    if told["layout"] is not None:
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in told["layout"].items()
        }
        given["heading_fonts"] = MappingProxyType(
            {level: tuple(fonts) for level, fonts in given["heading_fonts"]}
        )
        layout = PageLayout(**given)
    return Parsed(lines, tuple(told["unread"]), layout)

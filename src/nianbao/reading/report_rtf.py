"""Rich text, which office systems often name .doc, to lines and rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from striprtf.striprtf import rtf_to_text

from nianbao.errors import FileUnreadable
from nianbao.reading.source_lines import Parsed, lines_of_text
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Callable

_HIDDEN = regex(rb"\\v(?![a-z0-9])[^{}]*?(?:\\v0|(?=[{}]))")
"""Text set hidden, up to where that ends."""
_to_text: Callable[..., str] = rtf_to_text


def read_rtf(data: bytes, source: str) -> Parsed:
    """Read rich text; the cells of a row come parted by bars.

    Raises:
        FileUnreadable: it is damaged.
    """
    shown = _HIDDEN.sub(b"", data)
    try:
        text = _to_text(shown.decode("latin-1"), encoding="gb18030", errors="strict")
    except (ValueError, IndexError, KeyError, LookupError) as error:
        raise FileUnreadable(f"{source}已损坏，请在Word或WPS中打开后另存为.docx再试。") from error
    return Parsed(tuple(lines_of_text(text)), () if shown == data else ("有设为隐藏的文字，没有读入",))

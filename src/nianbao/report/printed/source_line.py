"""A paragraph or a row of a table as it was printed, and its text without what no page shows."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from nianbao.report.regex import regex

INVISIBLE = regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Marks without a shape that come along from web pages and chats; dropped, since they say nothing."""
CONTROL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")

_RADICALS = "⺠民⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻩黄⻬齐⻮齿⻰龙⻳龟"
"""Each with the character it looks like, where Unicode does not say so."""
_LOOKALIKES = {
    **{
        code: unicodedata.normalize("NFKC", chr(code))
        for code in (*range(0x2E80, 0x2FE0), *range(0xFE10, 0xFE1A), *range(0xFE30, 0xFE45))
    },
    **{ord(radical): character for radical, character in zip(_RADICALS[::2], _RADICALS[1::2], strict=True)},
}
"""Radicals and upright punctuation, which PDF files from a browser hold in the place of characters."""


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
    bold: bool = False
    """Whether the whole paragraph is set bold."""


def clean(text: str) -> str:
    """The text without characters that have no shape or that no printed page holds."""
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\xa0", " ")
    return CONTROL.sub("", INVISIBLE.sub("", text)).translate(_LOOKALIKES)

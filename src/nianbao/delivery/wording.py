"""Text as Word can hold it: what XML forbids is taken out, marks are told apart, widths are estimated."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.report.document import MARK
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONE_SURROGATE = regex("[\ud800-\udfff]")
_UNPRINTABLE = regex("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a paragraph that looks the same throughout."""

    text: str
    marked: bool
    """Whether it is a 【待补：…】 or 【待核：…】."""


def printable(text: str) -> str:
    """The text on one line, outer and doubled white space gone, and nothing in it that XML forbids.

    Control characters are dropped; a lone surrogate becomes U+FFFD, so that its loss is seen.
    """
    text = _UNPRINTABLE.sub("", _LONE_SURROGATE.sub("\ufffd", text))
    return " ".join(text.split())


def stretches(text: str) -> Iterator[Stretch]:
    """Split a text at its marks, nothing lost; an empty text has no stretch."""
    at = 0
    for mark in MARK.finditer(text):
        if mark.start() > at:
            yield Stretch(text[at : mark.start()], marked=False)
        yield Stretch(mark[0], marked=True)
        at = mark.end()
    if at < len(text):
        yield Stretch(text[at:], marked=False)


def ems(text: str) -> float:
    """How wide the text runs, in widths of one Chinese character; Latin letters and digits count half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)

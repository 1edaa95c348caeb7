"""Pieces of a printed text that its examiners share: sentences, pairs of characters, what is not words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nianbao.report.figures import Figure

_ITEM = regex(
    r"^(?:\d{1,2}[.．、]|[一二三四五六七八]是|（[一二三四五六七八]）|第[一二三四五六七八]，|其[一二三四五六七八]，?)"
)
TITLED = regex("《[^《》]*》|“[^“”]*”")
FILLERS = frozenset("怎么样头哪那这咱们儿呢吧啊呀嘛哦得地着过了就都也还来去说很太真")
"""Letters of speech that tell nothing a report would have to keep."""


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends."""
    end = text.find("。", at)
    return text.rfind("。", 0, at) + 1, end if end >= 0 else len(text)


def facts_named(text: str, at: int, places: Sequence[tuple[int, int, str]]) -> set[str]:
    """The facts of the slots in the sentence around a place."""
    start, end = sentence_around(text, at)
    return {
        name.partition(".")[0] for spot, _, name in places if name.startswith("F") and start <= spot < end
    }


def letters_of(words: str) -> str:
    """The Chinese and Latin letters of words."""
    return "".join(re.findall("[\u4e00-\u9fffA-Za-z]", words))


def pairs_of(words: str) -> set[str]:
    """The pairs of characters that say what it is about; denials and aspect left out."""
    bare = re.sub(r"未|没有|没|无|已经|已|了|的|均|都|\d", "\ue000", words)
    return {
        run[at : at + 2] for run in re.findall("[\u4e00-\u9fffA-Za-z]+", bare) for at in range(len(run) - 1)
    }


def mask(printed: str, figures: tuple[Figure, ...], spans: Sequence[tuple[int, int]]) -> str:
    """The paragraph at the same length without figures, units, slots, item marks and quoted names."""
    letters = list(printed)

    def blot(start: int, end: int) -> None:
        letters[start:end] = "\ue000" * (end - start)

    for figure in figures:
        blot(figure.start, figure.trail_end)
    for start, end in spans:
        blot(start, end)
    for match in TITLED.finditer(printed):
        blot(*match.span())
    if item := _ITEM.match(printed):
        blot(*item.span())
    return "".join(letters)

"""Numerals that count nothing: list marks, fixed terms, public hotlines."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from nianbao.report.figures import terms
from nianbao.report.figures.canvas import CJK, holds
from nianbao.report.figures.numerals import CHINESE
from nianbao.report.figures.units import UNIT
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Callable

    from nianbao.report.figures.canvas import Canvas
    from nianbao.report.figures.figure import Masked

_NUMERAL = frozenset(CHINESE + "0123456789")
_OPENS = r"(?:^|(?<=[\n\r。；;：:!！?？]))[ \t\u3000\xa0]*+"
_ORDER = "[一二三四五六七八九十]{1,3}"
_SMALL = "(?:20|1[0-9]|[1-9])"

_LIST_MARKS = regex(
    rf"[①-⓿㈠-㈩⑴-⒛❶-❿]|[0-9]\u20e3"
    rf"|[(（]{_ORDER}[)）]"
    rf"|{_OPENS}(?P<a>{_ORDER}、(?![一二三四]季度)|[(（]{_SMALL}[)）]、?|{_SMALL}[)）]"
    rf"|{_SMALL}[、.][ \t\u3000]*+(?=[{CJK}“《〔【(（]))"
    rf"|(?:^|(?<=[\n\r。；;：:，,、（(“\t \u3000]))"
    rf"(?P<b>[一二三四五六七八九十]是|第{_ORDER}[，,、]|其[一二三四五][，,、是]|[一二三四五六七八九]要)"
    rf"|(?<=[ \t\u3000])(?P<c>{_SMALL}\.)[ ]?(?=[{CJK}])",
    re.MULTILINE,
)
_TERM = regex(
    "|".join(
        f"{first}(?:{'|'.join(re.escape(term[1:]) for term in group)})"
        for first, group in groupby(
            sorted({*terms.TERMS}, key=lambda term: (term[0], -len(term), term)), lambda term: term[0]
        )
    )
)
_SHAPES = regex("|".join(f"(?:{pattern})" for pattern in terms.PATTERNS))
_SHAPE_MARKS = ("之一", "十分", "党的", "届", "个五年", "“", "+")
"""One of them is in every shape."""
_LINE_BEGINS = regex("1[0-9]{2}")
_HOTLINE = regex(
    rf"(?<![0-9.])(?:{'|'.join(terms.HOTLINES)}|(?:{'|'.join(terms.SHORT_LINES)})(?=[“”]?(?:{terms.LINE_WORDS})))(?![0-9.])"
)


def mask(canvas: Canvas) -> list[Masked]:
    """Blank what says nothing countable and tell why; to be called when the names are gone."""
    return [
        *(_mask(canvas, _SHAPES, "固定用语", _always) if holds(canvas.text, (_SHAPE_MARKS,)) else ()),
        *_mask(canvas, _TERM, "固定用语", _stands_alone),
        *_mask(canvas, _LIST_MARKS, "序号", _always),
        *(_mask(canvas, _HOTLINE, "热线", _is_no_count) if _LINE_BEGINS.search(canvas.text) else ()),
    ]


def _mask(
    canvas: Canvas, pattern: re.Pattern[str], reason: str, holds: Callable[[str, int, int], bool]
) -> list[Masked]:
    spans: list[tuple[int, int]] = []
    for match in pattern.finditer(canvas.text):
        start, end = match.span(match.lastgroup or 0)
        if holds(canvas.text, start, end):
            spans.append((start, end))
    if not spans:
        return []
    masked = [canvas.masked(start, end, reason) for start, end in spans]
    canvas.take(spans)
    return masked


def _always(text: str, start: int, end: int) -> bool:
    return start < end <= len(text)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the term is not a piece of a longer numeral: 二十一致, 三万一千."""
    if text[start] not in _NUMERAL:
        return True
    if start and text[start - 1] in _NUMERAL:
        return False
    whole = all(character in _NUMERAL for character in text[start:end])
    return not (whole and end < len(text) and text[end] in _NUMERAL)


def _is_no_count(text: str, start: int, end: int) -> bool:
    return start < end and UNIT.match(text, end) is None

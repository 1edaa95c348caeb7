"""Shares said in words: 百分之五, 三分之一, 八成, 一半."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from nianbao.report.figures.approximators import around
from nianbao.report.figures.canvas import SPACE
from nianbao.report.figures.figure import FigureKind
from nianbao.report.figures.intervals import Interval, exactly, odd
from nianbao.report.figures.numerals import CHINESE, DIGITS, numeral, vague
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Callable

    from nianbao.report.figures.canvas import Canvas
    from nianbao.report.figures.figure import Figure

_PART = regex(
    rf"(?<![{CHINESE}])(?P<whole>[{CHINESE}]{{1,8}}|[0-9]{{1,4}}){SPACE}分之{SPACE}"
    rf"(?P<part>[{CHINESE}]{{1,12}}(?:点[{DIGITS}]{{1,8}})?|[0-9]{{1,9}}(?:\.[0-9]{{1,9}})?)(?P<odd>[多余]?)"
)
_SLASH = regex(r"(?<![0-9A-Za-z./])(?P<part>[1-9])/(?P<whole>[2-9]|10)(?![0-9A-Za-z./])")
_TENTHS = regex(
    rf"(?<![{CHINESE}0-9.])(?P<tenths>[一二两三四五六七八九]{{1,2}}|[1-9])成(?P<half>[半一二三四五六七八九]?)"
    r"(?![立员果功为绩本熟效交批都套就品长分因像人年色型片])"
)
_HALF = regex("一半|半数")
_TENTH = Decimal("0.1")
_WHOLES = {"百": Decimal(100), "千": Decimal(1_000), "万": Decimal(10_000)}
_FINE = Decimal("0.000001")
_MOST = 10


def cut_rates(canvas: Canvas) -> list[Figure]:
    """Read and blank the shares, approximators included."""
    found: list[Figure] = []
    for mark, pattern, measure, soft in _SHARES:
        if mark not in canvas.text:
            continue
        figures: list[Figure] = []
        spans: list[tuple[int, int]] = []
        for match in pattern.finditer(canvas.text):
            interval = measure(match)
            if interval is None:
                continue
            reach = around(canvas.text, match.start(), match.end(), interval)
            span = (reach.start, match.end())
            trailing = reach.end if reach.end > match.end() else 0
            figures.append(
                canvas.figure(FigureKind.PERCENT, span, reach.interval, trailing=trailing, soft=soft)
            )
            spans.append((reach.start, reach.end))
        canvas.take(spans)
        found += figures
    return found


def _part(match: re.Match[str]) -> Interval | None:
    whole = _WHOLES.get(match["whole"]) or numeral(match["whole"])
    part = _several(match["part"])
    if not whole or part is None or part.high > whole * _MOST or ("/" in match[0] and part.low >= whole):
        return None
    if match.groupdict().get("odd"):
        part = odd(part)
    share = part.scaled(100 / whole)
    if share.low != share.high or whole in _WHOLES.values() or share.low == share.low.quantize(_FINE):
        return share
    # A third has no last digit: the two nearest tenths of a per cent enclose it.
    low = (share.low / _TENTH).to_integral_value(ROUND_FLOOR) * _TENTH
    high = (share.high / _TENTH).to_integral_value(ROUND_CEILING) * _TENTH
    return Interval(low, high)


def _several(text: str) -> Interval | None:
    number = Decimal(100) if text == "百" else numeral(text)
    return vague(text) if number is None else exactly(number)


def _tenths(match: re.Match[str]) -> Interval | None:
    tenths = _several(match["tenths"])
    if tenths is None:
        return None
    odd_tenth = match["half"].replace("半", "五")
    half = numeral(odd_tenth) or 0
    return Interval(tenths.low * 10 + half, tenths.high * 10 + half)


def _half(match: re.Match[str]) -> Interval | None:
    return exactly(50) if match[0] else None


_SHARES: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], Interval | None], str], ...] = (
    ("分之", _PART, _part, ""),
    ("/", _SLASH, _part, ""),
    ("成", _TENTHS, _tenths, ""),
    ("半", _HALF, _half, "半数"),
)

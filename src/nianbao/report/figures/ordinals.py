"""Ordinals: 第3期, 第二批, 第1-3期."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.report.figures.canvas import SPACE
from nianbao.report.figures.figure import FigureKind
from nianbao.report.figures.intervals import Interval
from nianbao.report.figures.numerals import CHINESE, chinese
from nianbao.report.figures.softness import ORDINAL
from nianbao.report.figures.units import UNIT
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.report.figures.canvas import Canvas
    from nianbao.report.figures.figure import Figure

_ORDINAL = regex(
    rf"(?P<number>第{SPACE}(?:(?P<digits>[0-9]{{1,6}})(?:[-–—~至到](?P<last>[0-9]{{1,6}}))?"
    rf"|(?P<spelled>[{CHINESE}]{{1,8}})))(?:{SPACE}(?P<unit>{UNIT.pattern}))?"
)


def cut_ordinals(canvas: Canvas) -> list[Figure]:
    """Read and blank the ordinals; all of them are soft."""
    figures: list[Figure] = []
    spans: list[tuple[int, int]] = []
    for match in _ORDINAL.finditer(canvas.text):
        first = Decimal(match["digits"]) if match["digits"] else chinese(match["spelled"])
        if first is None:
            continue
        interval = Interval(first, max(first, Decimal(match["last"] or 0)))
        unit = match.span("unit") if match["unit"] else (0, 0)
        span = match.span("number")
        figures.append(canvas.figure(FigureKind.ORDINAL, span, interval, unit=unit, soft=ORDINAL))
        spans.append(match.span())
    canvas.take(spans)
    return figures

"""Days, months, years and parts of a year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.report.figures.canvas import CJK, DIGIT, NUMBERED, SPACE, holds
from nianbao.report.figures.figure import FigureKind
from nianbao.report.figures.intervals import Interval, exactly
from nianbao.report.figures.numerals import DIGITS, chinese, spelled_year
from nianbao.report.figures.units import UNIT
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Callable

    from nianbao.report.figures.canvas import Canvas
    from nianbao.report.figures.figure import Figure

_S = SPACE
_ALONE = rf"(?<!{DIGIT})(?<![0-9][.])"
_Y = r"(?:19|20)[0-9]{2}"
_YEAR = rf"(?:{_Y}|[一二][九零〇][{DIGITS}]{{2}}|(?:1[5-9]|[23][0-9]))"
_LONG_YEAR = rf"(?:{_Y}|[一二][九零〇][{DIGITS}]{{2}})"
_M = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_D = "(?:3[01]|[12][0-9]|0?[1-9]|三十一?|(?:二?十|廿)[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = "[-–—~至到]"
_NOT_PART = f"(?<![{DIGITS}十百个每半]){_ALONE}"

_FULL = regex(
    rf"{_ALONE}(?:(?P<y>{_YEAR}){_S}年(?:度)?{_S})?{_NOT_PART}(?P<m>{_M}){_S}月{_S}(?P<d>{_D}){_S}[日号](?!线)"
    rf"|{_ALONE}(?P<y2>{_YEAR}){_S}年{_S}(?P<m2>{_M}){_S}月份?"
)
_DOTTED = regex(
    rf"{_ALONE}(?P<y>{_Y})(?:(?P<mark>[-./])(?P<m>1[0-2]|0?[1-9])(?P=mark)(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9])"
    rf"|[-./](?P<m2>1[0-2]|0[1-9])(?![0-9.]))"
)
_YEARS = regex(
    rf"{_ALONE}(?P<from>{_LONG_YEAR}){_S}(?:年度?)?{_S}{_TO}{_S}(?P<to>{_LONG_YEAR}){_S}年(?!{_S}{_M}{_S}月)"
)
_MONTHS = regex(
    rf"{_NOT_PART}(?P<from>{_M}){_S}(?:月份?)?{_S}{_TO}{_S}(?P<to>{_M}){_S}月(?:份(?!额))?(?!{_S}{_D}{_S}[日号])"
)
_ONE_YEAR = regex(rf"{_ALONE}(?P<y>{_LONG_YEAR}){_S}年|{_ALONE}(?P<bare>{_Y})(?=[{CJK}])")
_SHORT_YEAR = regex(rf"{_ALONE}(?P<y>1[5-9]|[23][0-9])年(?![来多间余前后内以之龄])")
_MONTH = regex(rf"{_NOT_PART}(?P<m>{_M}){_S}月(?:份(?!额))?(?![度报刊薪均])")
_PART = regex(
    r"第?(?:(?<![0-9.十])(?P<from>[一二三四1-4])(?:季度)?[-–—~至到、])?(?P<q>[一二三四]|(?<![0-9.])[1-4])季度"
    r"|前(?P<first>[一二两三23])个?季度|(?P<half>[上下])半年"
)
_OFTEN = regex(r"[^，。；,;\n]{0,4}?[一1](?:次|回|遍|期|轮)")
_EACH_MONTH = regex(r"一(?![个些])|[^，。；,;\n]{0,4}?一(?:次|回|遍|期|轮)")
_LISTED_MONTH = regex(rf"{_NOT_PART}(?P<m>{_M})(?=(?:、{_M}){{0,10}}、{_M}月(?!{_S}{_D}{_S}[日号]))")
_DAY = regex(
    rf"{_ALONE}(?P<d>3[01]|[12][0-9]|[1-9])号(?!线|楼|院|室|门|窗|文|令|厅|公告|机|码|召|{NUMBERED})"
)
_NOT_A_YEAR_BEFORE = regex("[余多来几万亿千百以]|到|至")


def cut_dates(canvas: Canvas) -> list[Figure]:
    """Read and blank all figures of the calendar, the most complete first."""
    found: list[Figure] = []
    for marks, pattern, read in _READERS:
        if not holds(canvas.text, marks):
            continue
        figures: list[Figure] = []
        spans: list[tuple[int, int]] = []
        for match in pattern.finditer(canvas.text):
            figure = read(canvas, match)
            if figure is not None:
                figures.append(figure)
                spans.append(match.span())
        if spans:
            canvas.take(spans)
            found += figures
    return found


def _number(text: str) -> int:
    if text[0] in "0123456789":
        return int(text)
    return int(chinese(text) or 0)


def _year(text: str) -> int:
    if text[0] not in "0123456789":
        return spelled_year(text)
    return int(text) if len(text) == 4 else 2000 + int(text)


def _date(canvas: Canvas, match: re.Match[str]) -> Figure | None:
    groups = match.groupdict()
    year, month = groups["y"] or groups.get("y2"), groups["m"] or groups["m2"]
    day = _number(groups["d"]) if groups["d"] else 0
    coded = (_year(year) if year else 0) * 10_000 + _number(month) * 100 + day
    return canvas.figure(FigureKind.DATE, match.span(), exactly(coded))


def _years(canvas: Canvas, match: re.Match[str]) -> Figure | None:
    first, last = _year(match["from"]), _year(match["to"])
    if first >= last:
        return None
    interval = Interval(exactly(first).low, exactly(last).low)
    return canvas.figure(FigureKind.YEAR, match.span(), interval)


def _months(canvas: Canvas, match: re.Match[str]) -> Figure | None:
    first, last = _number(match["from"]), _number(match["to"])
    if first >= last:
        return None
    interval = Interval(exactly(first).low, exactly(last).low)
    return canvas.figure(FigureKind.PERIOD, match.span(), interval)


def _one_year(canvas: Canvas, match: re.Match[str]) -> Figure | None:
    if match["bare"]:
        after = match.end()
        if _NOT_A_YEAR_BEFORE.match(canvas.text, after) or UNIT.match(canvas.text, after):
            return None
        return canvas.figure(FigureKind.YEAR, match.span(), exactly(int(match["bare"])))
    return canvas.figure(FigureKind.YEAR, match.span(), exactly(_year(match["y"])))


def _short_year(canvas: Canvas, match: re.Match[str]) -> Figure | None:
    """24年 may be a year or a duration: a soft year."""
    return canvas.figure(FigureKind.YEAR, match.span(), exactly(_year(match["y"])), soft="年份或年数")


def _month(canvas: Canvas, match: re.Match[str]) -> Figure | None:
    soft = "频次" if match["m"] == "一" and _EACH_MONTH.match(canvas.text, match.end()) else ""
    return canvas.figure(FigureKind.MONTH, match.span(), exactly(_number(match["m"])), soft=soft)


def _part(canvas: Canvas, match: re.Match[str]) -> Figure | None:
    if match.start() and canvas.text[match.start() - 1] == "每":
        return None
    if match["half"]:
        first, last = (1, 6) if match["half"] == "上" else (7, 12)
    elif match["first"]:
        first, last = 1, 3 * _number(match["first"])
    else:
        quarter = _number(match["q"])
        first, last = 3 * _number(match["from"] or match["q"]) - 2, 3 * quarter
    if first >= last:
        return None
    soft = "频次" if match[0] == "一季度" and _OFTEN.match(canvas.text, match.end()) else ""
    interval = Interval(exactly(first).low, exactly(last).low)
    return canvas.figure(FigureKind.PERIOD, match.span(), interval, soft=soft)


def _day(canvas: Canvas, match: re.Match[str]) -> Figure | None:
    return canvas.figure(FigureKind.DATE, match.span(), exactly(int(match["d"])))


_UNTIL = ("至", "到", "-", "–", "—", "~")
_READERS: tuple[
    tuple[tuple[tuple[str, ...], ...], re.Pattern[str], Callable[[Canvas, re.Match[str]], Figure | None]], ...
] = (
    ((("年",), _UNTIL), _YEARS, _years),
    ((("月",), ("日", "号", "年")), _FULL, _date),
    ((("-", ".", "/"), ("19", "20")), _DOTTED, _date),
    ((("月",), _UNTIL), _MONTHS, _months),
    ((("年", "19", "20"),), _ONE_YEAR, _one_year),
    ((("年",), tuple("0123456789")), _SHORT_YEAR, _short_year),
    ((("月",), ("、",)), _LISTED_MONTH, _month),
    ((("月",),), _MONTH, _month),
    ((("季度", "半年"),), _PART, _part),
    ((("号",), tuple("0123456789")), _DAY, _day),
)
"""Groups of marks of each of which one must occur, shape, and what reads it."""

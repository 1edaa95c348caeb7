"""Counts, amounts and percentages in digits: numbers with or without a measure word."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.report.figures.approximators import around
from nianbao.report.figures.canvas import DIGIT, JOIN, SPACE, TEAR
from nianbao.report.figures.figure import FigureKind
from nianbao.report.figures.intervals import BEFORE, Interval, exactly, odd, rounded, some
from nianbao.report.figures.numerals import CHINESE, DIGITS, chinese, round_number, scale_of, vague
from nianbao.report.figures.softness import is_together, why_soft
from nianbao.report.figures.units import UNIT, UNIT_OF_CHINESE
from nianbao.report.frozen import frozen
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.report.figures.canvas import Canvas
    from nianbao.report.figures.figure import Figure

_CORE = regex(
    rf"(?P<arabic>(?<![0-9]\.)[0-9]{DIGIT}*+(?:\.[0-9]++)?)"
    rf"|(?P<pair>[俩仨])"
    rf"|(?P<chinese>上?[{CHINESE}数几]++(?:点[{DIGITS}]++)?)"
)
_SCALE = regex(
    r"(?P<early>(?:多(?!媒|元|样|渠|部门|方|功|层|平)|余(?!额)|来|几)?)"
    r"(?P<scale>(?:[百千]?[万亿](?![达众科象事能物象])|百(?![货姓日年强])|千(?![米克瓦伏卡字]))?)"
    r"(?P<late>(?:多(?!媒|元|样|渠|部门|方|功|层|平)|余(?!额)|来)?)"
)
_SPELLED_TAIL = regex("([多余来])([万亿]{0,2})")
_MIXED = regex("(?:[0-9]{1,4}[百千万亿]){2,4}|[0-9]{1,4}[百千万][1-9](?![0-9百千万亿.,%％])")
"""3万2千, and 6千7, whose last digit is a tenth of the scale before it."""
_MONEY = regex(f"{SPACE}元")
_TO = regex(rf"{SPACE}(?:[-–—~至到]|——|--){SPACE}(?=[0-9{CHINESE}])")
_SIGNED = regex("[长降减增为率幅比:：]-$")
_GAPS = frozenset(" \u3000\xa0")
_JOINTS = frozenset("-–—~至到") | _GAPS
_TAILS = frozenset("多余来几百千万亿")
"""First characters of what may follow a number: a blank, the joint of a range, a scale or approximator."""
_GAP = regex(SPACE)
_ENDS = regex(r"[、，。；,;\s）)！？!?是]|$")
_NOT_A_QUANTITY = regex("[人次条件总字个份指户倍多少半无函参时分基系复岁变级点计读奇偶双单位]$")
_ONLINE = "网线以会路街身台早晚马车船天地楼桌"
_LEADS = (*tuple(BEFORE), "过", "成")
_MOST_DIGITS = 15


@frozen
class _Number:
    """A number read from the text, before unit and approximators are known."""

    start: int
    end: int
    interval: Interval
    numeral: str
    stands_alone: bool
    """Whether it is a number even without a measure word."""
    bare: bool
    """Whether no approximator of its own and no scale has touched it, so that it may begin a range."""
    last_place: Decimal = Decimal(0)
    """Value of the last digit where a scale has shortened the number (1000 in 3.5万), else 0."""


def read_counts(canvas: Canvas) -> list[Figure]:
    """Read every number that is left."""
    figures: list[Figure] = []
    at = 0
    while match := _CORE.search(canvas.text, at):
        figure, at = _read(canvas, match, at)
        if figure is not None:
            figures.append(figure)
    return figures


def _read(canvas: Canvas, match: re.Match[str], floor: int) -> tuple[Figure | None, int]:
    text = canvas.text
    first = _number(text, match)
    if first is None:
        return None, max(match.end(), match.start() + 1)
    number = _range(text, first) or first
    if text.startswith(("%", "‰"), number.end):
        return _percentage(canvas, number, floor)
    unit_start = number.end
    if (
        match["arabic"]
        and text[unit_start : unit_start + 1] in _GAPS
        and (gap := _GAP.match(text, unit_start))
    ):
        unit_start = gap.end()
    found = (UNIT if match["arabic"] else UNIT_OF_CHINESE).match(text, unit_start)
    unit = found.span() if found and not _is_no_unit(text, number, found[0]) else (0, 0)
    if unit == (0, 0) and not number.stands_alone:
        return None, number.end
    word = text[unit[0] : unit[1]]
    if number.numeral == "一" and word == "起" and is_together(canvas.plain, number.start, unit[1]):
        return None, unit[1]
    reach = around(text, number.start, unit[1] or number.end, number.interval, word)
    interval = reach.interval
    if number.last_place and interval == number.interval:
        interval = rounded(interval.low, number.last_place)
    soft = why_soft(canvas.plain, number.start, number.numeral, unit) if word else ""
    figure = canvas.figure(
        _kind(word),
        (max(reach.start, floor), number.end),
        interval,
        unit=unit,
        trailing=reach.end if reach.end > (unit[1] or number.end) else 0,
        soft=soft,
    )
    return figure, max(reach.end, unit[1], number.end)


def _kind(unit: str) -> FigureKind:
    if unit.endswith("百分点"):
        return FigureKind.POINTS
    return FigureKind.MULTIPLE if unit in ("倍", "番") else FigureKind.NUMBER


def _percentage(canvas: Canvas, number: _Number, floor: int) -> tuple[Figure, int]:
    text, end = canvas.text, number.end + 1
    interval = number.interval.scaled(Decimal("0.1")) if text[number.end] == "‰" else number.interval
    start = number.start
    if _SIGNED.search(text[max(0, start - 2) : start]):
        start -= 1
        interval = Interval(-interval.high, -interval.low, interval.high_open, interval.low_open)
        return canvas.figure(FigureKind.PERCENT, (start, end), interval), end
    reach = around(text, start, end, interval)
    trailing = reach.end if reach.end > end else 0
    span = (max(reach.start, floor), end)
    return canvas.figure(FigureKind.PERCENT, span, reach.interval, trailing=trailing), max(reach.end, end)


def _is_no_unit(text: str, number: _Number, unit: str) -> bool:
    """Measure words that mean something else here: 翻一番 but not 一番话, 得十分 only in tens."""
    if unit == "番":
        return not text[max(0, number.start - 2) : number.start].rstrip("了").endswith("翻")
    return unit == "分" and number.numeral in tuple(CHINESE)


def _number(text: str, match: re.Match[str]) -> _Number | None:
    if match["arabic"]:
        return _arabic(text, match.start(), match.end())
    if match["pair"]:
        number = exactly("俩仨".index(match["pair"]) + 2)
        return _Number(match.start(), match.end(), number, match["pair"], stands_alone=True, bare=False)
    return _spelled(text, match.start(), match.end())


def _arabic(text: str, start: int, end: int) -> _Number | None:
    digits = text[start:end].replace(JOIN, "").replace(TEAR, "")
    if len(digits) > 2 * _MOST_DIGITS:
        return None
    if text[end : end + 1] not in _TAILS:
        return _Number(start, end, exactly(Decimal(digits)), digits, stands_alone=True, bare=True)
    if mixed := _MIXED.match(text, start):
        return _mixed(mixed)
    number = Decimal(digits)
    tail = _SCALE.match(text, end)
    early, scale, late = tail.groups() if tail else ("", "", "")
    if early in ("来", "几") and not (number % 10 == 0 and UNIT.match(text, end + 1)):
        early = scale = late = ""
    # The scale right before 元 belongs to the unit (万元), unless an approximator stands between (3万余元).
    if scale and not late and _MONEY.match(text, end + len(early) + len(scale)):
        scale = ""
    if late == "来" and not (scale and UNIT.match(text, end + len(early) + len(scale) + 1)):
        late = ""
    factor = scale_of(scale)
    interval = _with_some(exactly(number), early).scaled(factor) if early else exactly(number * factor)
    if late:
        interval = _with_some(interval, late)
    end += len(early) + len(scale) + len(late)
    shortened = bool(scale) and "." in digits and not (early or late)
    last_place = factor.scaleb(-len(digits.partition(".")[2])) if shortened else Decimal(0)
    bare = not (early or late)
    return _Number(start, end, interval, digits, stands_alone=True, bare=bare, last_place=last_place)


def _mixed(match: re.Match[str]) -> _Number:
    number = Decimal(0)
    for digits, scale in re.findall("([0-9]+)([百千万亿])", match[0]):
        number += Decimal(digits) * scale_of(scale)
    if match[0][-1].isdigit():
        number += Decimal(match[0][-1]) * scale_of(match[0][-2]) / 10
    return _Number(match.start(), match.end(), exactly(number), match[0], stands_alone=True, bare=False)


def _with_some(base: Interval, word: str) -> Interval:
    if word == "来":
        return some(base)
    return Interval(base.low + 1, base.low + 9) if word == "几" else odd(base)


def _spelled(text: str, start: int, end: int) -> _Number | None:
    start = _without_prefix(text, start)
    if (
        end > start + 1
        and text[end - 1] in "万亿"
        and _MONEY.match(text, end)
        and not _has_scale(text, start, end - 1)
    ):
        end -= 1
    run = text[start:end]
    base = _meaning(run)
    if base is None:
        return None
    tail = _SPELLED_TAIL.match(text, end)
    if (
        tail
        and (tail[1] != "来" or UNIT_OF_CHINESE.match(text, tail.end()))
        and _may_be_odd(text, tail.end())
    ):
        scale = tail[2]
        if scale and _MONEY.match(text, tail.end()):
            scale = scale[:-1]
        base = _with_some(base, tail[1]).scaled(scale_of(scale))
        return _Number(
            start, tail.start(2) + len(scale), base, run + tail[1], stands_alone=bool(scale), bare=False
        )
    if round_number(run) is not None and not _is_led(text, start):
        return None
    return _Number(start, end, base, run, stands_alone=_needs_no_unit(text, run, end), bare=True)


def _without_prefix(text: str, start: int) -> int:
    """Where the numeral begins behind 上 and 数 that belong to the word before: 网上百件, 件数十."""
    before = text[max(0, start - 1) : start]
    if (
        text[start] == "上"
        and (before in tuple(_ONLINE) or not text.startswith(("百", "千", "万"), start + 1))
    ) or (text[start] == "数" and _NOT_A_QUANTITY.search(before)):
        start += 1
    return start


def _has_scale(text: str, start: int, end: int) -> bool:
    return any(character in "万亿" for character in text[start:end])


def _may_be_odd(text: str, after: int) -> bool:
    return bool(UNIT_OF_CHINESE.match(text, after) or _ENDS.match(text, after) or text[after - 1] in "万亿")


def _meaning(run: str) -> Interval | None:
    whole, point, decimals = run.partition("点")
    number = chinese(whole)
    if number is None and not point:
        round_one = round_number(run)
        return vague(run) if round_one is None else exactly(round_one)
    if number is None or not point:
        return None if number is None else exactly(number)
    digits = "".join(
        str("零一二三四五六七八九".index(mark))
        for mark in decimals.translate({ord("〇"): "零", ord("两"): "二"})
    )
    return exactly(Decimal(f"{number}.{digits}")) if len(digits) <= _MOST_DIGITS else None


def _is_led(text: str, start: int) -> bool:
    return text[max(0, start - 3) : start].rstrip("有为占达").endswith(_LEADS)


def _needs_no_unit(text: str, run: str, end: int) -> bool:
    """一千二 and 三百万 are numbers by themselves, 二十七 at the end of a clause; 十一 is not (国庆)."""
    if len(run) >= 2 and any(scale in run for scale in "百千万亿") and run[0] not in "上数几百千万亿":
        return True
    return (
        len(run) >= 2 and "十" in run and run not in ("十一", "十二") and _ENDS.match(text, end) is not None
    )


def _range(text: str, first: _Number) -> _Number | None:
    """3至5, 63%～68%, 3件到5件: two rising numbers in one unit."""
    if not first.bare or first.interval.low != first.interval.high:
        return None
    at, mark = first.end, ""
    if text.startswith(("%", "‰"), at):
        mark, at = text[at], at + 1
    joint = _TO.match(text, at) if text[at : at + 1] in _JOINTS else None
    match = _CORE.match(text, joint.end()) if joint else None
    second = _number(text, match) if match else None
    if second is None or not second.bare or second.interval.low != second.interval.high:
        return None
    if mark and not text.startswith(mark, second.end):
        return None
    low, high, end = first.interval.low, second.interval.high, second.end
    if text[first.end - 1] in "万亿" and text.startswith(text[first.end - 1], end):
        high, end = high * scale_of(text[end]), end + 1
    elif _is_scaled(first, second):
        low *= high / Decimal(second.numeral)
    if low >= high:
        return None
    return _Number(first.start, end, Interval(low, high), "", stands_alone=first.stands_alone, bare=False)


def _is_scaled(first: _Number, second: _Number) -> bool:
    """Whether the scale stands once, at the end: 3—5万."""
    plain = first.numeral.replace(".", "").isdecimal() and second.numeral.replace(".", "").isdecimal()
    return plain and Decimal(first.numeral) == first.interval.low and Decimal(second.numeral) > 0

"""Numerals as people write them: Arabic, full-width, Chinese, mixed, and the vague ones."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from nianbao.report.figures.intervals import Interval
from nianbao.report.regex import regex

DIGITS = "零〇一二两三四五六七八九"
"""Chinese digits, both zeros and 两."""
CHINESE = DIGITS + "十百千万亿廿卅"
"""Characters a Chinese numeral is made of."""

_VALUE = {character: place for place, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALE = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億○貳參陸兩", "一二三四五六七八九十百千万亿〇二三六两")
_LONGEST = 32

_D = "[一二两三四五六七八九]"
_BELOW_WAN = rf"(?:{_D}千)?零?(?:{_D}百)?零?(?:{_D}?十)?零?{_D}?"
_WHOLE = regex(rf"(?:({_BELOW_WAN}万?)亿)?(?:({_BELOW_WAN})万)?({_BELOW_WAN})")
_SHORT_TAIL = regex(rf"[百千万亿]{_D}$")
_ARABIC = regex(r"([0-9]{1,15}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})(\.[0-9]{1,15})?((?:[百千]?[万亿]|[百千])?)")
_NEIGHBOURS = regex(rf"([{CHINESE}]*?)({_D})({_D})((?:[十百千]?[万亿]|[十百千])?)")
_SEVERAL = regex("[数几]([十百千]?[万亿]?)")
_AND_SOME = regex(rf"([{CHINESE}]*十)几")
_UP_TO = regex("上([百千]?[万亿]?)")


def numeral(text: str) -> Decimal | None:
    """The number a clean numeral means, or None for anything else.

    Takes 12, １２, 1,234, 3.5万, 十二, 廿三, 一千二 (1200), 二〇二四, 壹佰, 三点五, 俩; never an
    approximate one (三四十, 80余).
    """
    text = unicodedata.normalize("NFKC", text).strip().translate(_FORMAL)
    if not text or len(text) > _LONGEST:
        return None
    if arabic := _ARABIC.fullmatch(text):
        return Decimal(arabic[1].replace(",", "") + (arabic[2] or "")) * scale_of(arabic[3])
    if text in ("俩", "仨"):
        return Decimal("俩仨".index(text) + 2)
    whole, point, decimals = text.partition("点")
    number = _spelled(whole) if len(whole) >= 3 and set(whole) <= set(DIGITS) else chinese(whole)
    if number is None or not point:
        return number
    fraction = [_VALUE.get(character) for character in decimals]
    if not fraction or None in fraction or number != number.to_integral_value():
        return None
    return Decimal(f"{number}.{''.join(str(digit) for digit in fraction)}")


def scale_of(characters: str) -> Decimal:
    """The factor of a scale such as 万 or 百万; 1 for none."""
    factor = Decimal(1)
    for character in characters:
        factor *= _SCALE[character]
    return factor


def chinese(text: str) -> Decimal | None:
    """The number of a positional Chinese numeral, 一千二 and 一百五 included; None when ill formed."""
    text = text.replace("〇", "零").replace("廿", "二十").replace("卅", "三十")
    if text == "零":
        return Decimal(0)
    if not text or len(text) > _LONGEST or text[0] in "百千万亿" or text[-1] == "零":
        return None
    match = _WHOLE.fullmatch(text)
    if match is None or any(part == "" for part in match.groups()[:2]):
        return None
    yi, wan, rest = match.groups()
    number = _section(rest)
    if wan is not None:
        number += _section(wan) * _SCALE["万"]
    if yi is not None:
        number += _section(yi.removesuffix("万")) * (_SCALE["万"] if yi.endswith("万") else 1) * _SCALE["亿"]
    if _SHORT_TAIL.search(text):
        digit = _VALUE[text[-1]]
        number += digit * _SCALE[text[-2]] // 10 - digit
    return Decimal(number)


def _section(text: str) -> int:
    number = digit = 0
    for character in text:
        if character in _VALUE:
            digit = _VALUE[character]
        else:
            number += (digit or 1) * _SCALE[character]
            digit = 0
    return number + digit


def _spelled(text: str) -> Decimal:
    return Decimal("".join(str(_VALUE[character]) for character in text))


def spelled_year(text: str) -> int:
    """The year of 二〇二四, digit by digit."""
    return int(_spelled(text.replace("○", "〇")))


def vague(text: str) -> Interval | None:
    """What a numeral without one value covers: 数十, 十几, 上百, 六七十, 三五, 百八十, 百十."""
    if several := _SEVERAL.fullmatch(text):
        unit = scale_of(several[1])
        return Interval(unit * 2, unit * 10 - 1) if several[1] else None
    if (up := _UP_TO.fullmatch(text)) and up[1]:
        unit = scale_of(up[1])
        return Interval(unit, unit * 10 - 1)
    if some := _AND_SOME.fullmatch(text):
        tens = chinese(some[1])
        return None if tens is None else Interval(tens + 1, tens + 9)
    if text in ("百八十", "千八百", "万八千"):
        unit = scale_of(text[0])
        return Interval(unit * 8 / 10, unit * 18 / 10)
    if text == "百十":
        return Interval(Decimal(100), Decimal(120), high_open=True)
    return _neighbours(text)


def _neighbours(text: str) -> Interval | None:
    match = _NEIGHBOURS.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    first, second, unit = _VALUE[match[2]], _VALUE[match[3]], scale_of(match[4])
    if second - first != 1 and (first, second) != (3, 5):
        return None
    head = chinese(match[1]) if match[1] else Decimal(0)
    if head is None or (match[1] and match[1][-1] in DIGITS):
        return None
    return Interval(head + first * unit, head + second * unit + unit - 1)


def round_number(text: str) -> Decimal | None:
    """百, 千, 万, 百万 …, which only an approximator makes a number: 近百, 千余."""
    return scale_of(text) if re.fullmatch("[百千]?[万亿]|[百千]", text) else None

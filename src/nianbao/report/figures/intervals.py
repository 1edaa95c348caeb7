"""The interval of true values for which an approximate wording is honest.

The step of a number is the place of its last digit that is not zero: 10 for 80, 100 for 1200, 1000 for 3.5万.
Where that place is one or less, the step leads to the next ten instead (85 → 90, 5 → 10), below ten with
decimals to the next whole.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from nianbao.report.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TEN = Decimal(10)
_ABOUT = Decimal("0.05")
_NEARLY = Decimal("0.1")


@frozen
class Interval:
    """Low and high with their ends in or out."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def scaled(self, factor: Decimal) -> Interval:
        """The same interval in a unit `factor` times smaller."""
        return Interval(self.low * factor, self.high * factor, self.low_open, self.high_open)


def exactly(number: Decimal | int) -> Interval:
    """One value."""
    return Interval(Decimal(number), Decimal(number))


def rounded(number: Decimal, last_place: Decimal) -> Interval:
    """A number shortened by a scale: 3.5万, whose last place is 1000, stands for 34950 to 35050."""
    return Interval(number - last_place / 20, number + last_place / 20)


def next_step(number: Decimal) -> Decimal:
    """The next round number above, as round as the number itself."""
    place = _place(number)
    if place > 1:
        return number + place
    if place < 1 and number < _TEN:
        return number.to_integral_value(ROUND_FLOOR) + 1
    return (number / _TEN).to_integral_value(ROUND_FLOOR) * _TEN + _TEN


def step_before(number: Decimal) -> Decimal:
    """The next round number below, as round as the number itself, never below 0."""
    place = _place(number)
    if place > 1:
        return max(Decimal(0), number - place)
    if place < 1 and number < _TEN:
        return number.to_integral_value(ROUND_CEILING) - 1
    return max(Decimal(0), (number / _TEN).to_integral_value(ROUND_CEILING) * _TEN - _TEN)


def _place(number: Decimal) -> Decimal:
    exponent = number.normalize().as_tuple().exponent if number else 0
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def odd(base: Interval) -> Interval:
    """余, 多, 有余: 80余 lies between 80 and 90, both excluded."""
    return Interval(base.low, next_step(base.high), low_open=True, high_open=True)


def odd_unit(base: Interval) -> Interval:
    """多 behind the unit: 3年多 lies between 3 and 4."""
    return Interval(base.low, base.high + 1, low_open=True, high_open=True)


def some(base: Interval) -> Interval:
    """来: 十来件 is 10 to 19."""
    return Interval(base.low, next_step(base.high), high_open=True)


def above(base: Interval) -> Interval:
    """超过: 超过80 is above 80 and at most 90."""
    return Interval(base.low, next_step(base.high), low_open=True)


def at_least(base: Interval) -> Interval:
    """以上, 至少: 80以上 is 80 to 90."""
    return Interval(base.low, next_step(base.high))


def below(base: Interval) -> Interval:
    """不足, 不到: 不足80 is at least 70 and below 80."""
    return Interval(step_before(base.low), base.high, high_open=True)


def at_most(base: Interval) -> Interval:
    """以下, 以内, 至多: from nothing to the number."""
    return Interval(Decimal(0), base.high)


def nearly(base: Interval) -> Interval:
    """近: 近90 is at least 81 and below 90."""
    return Interval(base.low - base.low * _NEARLY, base.high, high_open=True)


def about(base: Interval) -> Interval:
    """约, 左右: five per cent to either side."""
    return Interval(base.low - base.low * _ABOUT, base.high + base.high * _ABOUT)


BEFORE: Mapping[str, Callable[[Interval], Interval]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("约", "大约", "大概", "约莫", "差不多", "约有", "约为", "约占", "约达", "大约有"), about
        ),
        **dict.fromkeys(("近", "将近", "接近", "近乎"), nearly),
        **dict.fromkeys(("超过", "超", "逾", "突破", "多于", "高于", "大于"), above),
        **dict.fromkeys(("至少", "最少", "起码", "不少于", "不低于", "不下"), at_least),
        **dict.fromkeys(("不足", "不到", "不满", "少于", "低于", "小于"), below),
        **dict.fromkeys(("至多", "最多", "顶多"), at_most),
    }
)
"""Approximators before a number; they belong to the figure's text."""

BEHIND: Mapping[str, Callable[[Interval], Interval]] = MappingProxyType(
    {
        "以上": at_least,
        "及以上": at_least,
        "以下": at_most,
        "以内": at_most,
        "之内": at_most,
        "左右": about,
        "上下": about,
        "有余": odd,
        "出头": odd,
    }
)
"""Approximators behind the unit."""

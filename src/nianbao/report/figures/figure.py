"""What a reading is made of: figures, masked spans, and the interval of honest values behind each wording."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from nianbao.report.frozen import frozen


class FigureKind(StrEnum):
    """What a figure counts or names, and so what its low and high mean."""

    NUMBER = "number"
    """A count or an amount, in the unit written."""
    PERCENT = "percent"
    """In per cent, whatever the wording: 5% and 百分之五 are 5, 三成 is 30; 1‰ is 0.1."""
    POINTS = "points"
    """百分点."""
    MULTIPLE = "multiple"
    """倍 or 番; the number as written, so 翻一番 is 1."""
    DATE = "date"
    """Yyyymmdd with zeros for what is not said: 2024年12月 is 20241200, 12月31日 is 1231, 5号 is 5."""
    MONTH = "month"
    """1 to 12."""
    YEAR = "year"
    """Four digits; a span of years has low < high."""
    PERIOD = "period"
    """First and last month of a part of a year: 二季度 is 4 to 6, 上半年 is 1 to 6."""
    ORDINAL = "ordinal"
    """第3期; always soft."""
    DOCUMENT_NUMBER = "document-number"
    ARTICLE = "article"
    PHONE = "phone"
    URL = "url"
    LITERAL = "literal"
    """A name made of digits (19号, 421500, 9:30, H5): equal character by character or not at all."""


_NAMES = frozenset(
    {
        FigureKind.DOCUMENT_NUMBER,
        FigureKind.ARTICLE,
        FigureKind.PHONE,
        FigureKind.URL,
        FigureKind.LITERAL,
    }
)
_YUAN = {
    "元": 1,
    "块": 1,
    "块钱": 1,
    "元钱": 1,
    "百元": 100,
    "千元": 1_000,
    "万元": 10_000,
    "万块": 10_000,
    "万块钱": 10_000,
    "亿元": 100_000_000,
}


@frozen
class Figure:
    """One figure with the values it can honestly stand for.

    Kinds that only name something (文号, article, phone, address, literal) carry no magnitude: their low
    and high are 0, `value` is None and `covers` is always false; compare their text.
    """

    kind: FigureKind
    text: str
    """The input from start to end: number, scale and approximators before the unit (约47.10, 60余, 3.5万).

    A percentage keeps its sign, a date its 年月日, an ordinal its 第.
    """
    start: int
    end: int
    unit: str
    """Measure word after it, perhaps behind a blank; empty when there is none."""
    unit_end: int
    """Equal to end when there is no unit."""
    trail_end: int
    """End of everything read, postfixed approximator included."""
    low: Decimal
    high: Decimal
    low_open: bool
    high_open: bool
    soft: str
    """Why it is never to be refused: 序数, 限定词, 结构, 频次, 半数, 年份或年数.

    Empty for a figure that must be grounded.
    """
    trailing: str = ""
    """Approximator behind the unit (左右, 以上); it has already widened the interval."""
    broken: bool = False
    """A number torn by blanks ("1 234"), which nothing can stand for."""

    @property
    def unit_start(self) -> int:
        """Where the unit begins; a blank may lie between it and end."""
        return self.unit_end - len(self.unit)

    @property
    def exact(self) -> bool:
        """Whether exactly one value fits; 3.5万 is not exact, 3.5万元 and 3万 are."""
        closed = not (self.low_open or self.high_open)
        return self.kind not in _NAMES and not self.broken and closed and self.low == self.high

    @property
    def value(self) -> Decimal | None:
        """The one value that fits, in the unit written; None when several or none do."""
        return self.low if self.exact else None

    @property
    def in_yuan(self) -> tuple[Decimal, Decimal] | None:
        """Low and high in 元 when the unit is one of money, else None."""
        factor = _YUAN.get(self.unit)
        return None if factor is None else (self.low * factor, self.high * factor)

    def covers(self, value: Decimal) -> bool:
        """Whether the wording is honest for a true value given in the unit written."""
        if self.kind in _NAMES or self.broken:
            return False
        above = value > self.low if self.low_open else value >= self.low
        below = value < self.high if self.high_open else value <= self.high
        return above and below


@frozen
class Masked:
    """A span with a numeral in it that says nothing countable."""

    start: int
    end: int
    text: str
    reason: str
    """序号, 固定用语 or 热线."""


@frozen
class Reading:
    """All figures and masked spans of one text, each in order; no two spans overlap."""

    figures: tuple[Figure, ...]
    masked: tuple[Masked, ...]

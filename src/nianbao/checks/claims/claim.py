"""What a sentence claims: which cells, and which values they would have to hold."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from nianbao.report.frozen import frozen

_TEN_THOUSANDS = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10_000)}
TIMES = "的倍"
"""Unit of a change told as the multiple that this year is of last year."""

Cells = tuple[str, ...]
"""Keys whose sum is meant; most often one."""


class ClaimKind(StrEnum):
    """In which way a claim binds the cells."""

    COUNT = "count"
    """The sum of the cells lies in the interval."""
    SUBSET = "subset"
    """Something narrower than the cells is 0: only borne out when they are 0 too, never against them."""
    PART = "part"
    """Some of the cells' applications: no more than there are, which alone can speak against it."""
    COMPLETE = "complete"
    """Everything was finished: nothing carried out."""
    ALL = "all"
    """The cells make up the whole."""
    ORDER = "order"
    """The cells are more than each of the alternatives of the whole."""
    DIFFERENCE = "difference"
    """The cells are more than the whole by the interval."""
    CHANGE = "change"
    """The cells differ from last year's by the interval, in the direction told."""
    SHARE = "share"
    """The cells are so many per cent of the whole."""
    PREVIOUS = "previous"
    """The sum of last year's cells lies in the interval."""
    MISFIT = "misfit"
    """Figures told beside one another that cannot all be right, whatever the cells say."""
    OTHER = "other"
    """A figure that belongs to no cell."""


class Verdict(StrEnum):
    """Whether the cells bear a claim out."""

    CONSISTENT = "consistent"
    CONTRADICTS = "contradicts"
    UNDECIDABLE = "undecidable"


@frozen
class Interval:
    """Which values would be honest."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def covers(self, value: Decimal) -> bool:
        """Whether a value lies in it."""
        above = value > self.low if self.low_open else value >= self.low
        return above and (value < self.high if self.high_open else value <= self.high)

    def misses(self, low: Decimal, high: Decimal | None) -> bool:
        """Whether no value from low to high (None: without end) lies in it."""
        below = self.high < low or (self.high_open and self.high == low)
        above = high is not None and (self.low > high or (self.low_open and self.low == high))
        return below or above


ZERO = Interval(Decimal(0), Decimal(0))


def in_ten_thousands(interval: Interval, unit: str) -> Interval:
    """An amount of money in 万元, the unit of the fee cell; `unit` is that of the words: 元, 万元 or 亿元."""
    factor = _TEN_THOUSANDS[unit]
    return Interval(interval.low * factor, interval.high * factor, interval.low_open, interval.high_open)


@frozen
class Claim:
    """One thing said that cells can bear out or contradict."""

    kind: ClaimKind
    options: tuple[Cells, ...]
    """What may be meant, likeliest first; empty when it belongs to no cell."""
    interval: Interval
    """Of the value claimed: 件, 万元 in the fee cell, per cent for a share; of the change for a change."""
    start: int
    end: int
    """Of the words that carry it, counted in the text read."""
    whole: tuple[Cells, ...] = ()
    """Of a share or an ALL: the alternatives for what the cells are a part of; of an ORDER: the others."""
    direction: int = 0
    """Of a change: 1 up, -1 down, 0 unchanged."""
    unit: str = ""
    """Measure word of the figure, or `%`, `倍`."""
    vague: bool = False
    """A change of which no amount is told."""

    @property
    def value(self) -> Decimal:
        """The number said; the lower end of an approximate one."""
        return self.interval.low

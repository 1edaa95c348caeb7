"""图解: the figures of a year for the notice board, every one of them a cell of the tables."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.report.cells import Known
from nianbao.report.tables import (
    APPLICANT_COLUMNS,
    RESULT_ROWS,
    TABLE_3_COLUMNS,
    TABLE_3_ROWS,
    TABLE_4_BLOCKS,
    TITLE_ENDING,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nianbao.report.document import Document
    from nianbao.report.paper import Paper
    from nianbao.report.report import Profile

_YEARS = 3
"""Of the trend, this year included."""
_APPLICATIONS = {
    "t3.new.total": "本年新收",
    "t3.carried_in.total": "上年结转",
    "t3.results_total.total": "本年办结",
    "t3.carried_out.total": "结转下年度",
}
_OTHERS = {
    "t2.normative.in_force": ("现行有效行政规范性文件", "件"),
    "t2.licences.decisions": ("行政许可决定", "件"),
    "t2.penalties.decisions": ("行政处罚决定", "件"),
    "t2.coercion.decisions": ("行政强制决定", "件"),
    "t2.fees.amount": ("行政事业性收费", "万元"),
    **{f"t4.{block}.total": (label, "件") for block, label in TABLE_4_BLOCKS.items()},
}


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure with its name."""

    label: str
    value: Decimal | None
    """None where nothing is filled in."""
    unit: str = "件"


@dataclass(frozen=True, slots=True)
class YearOfTrend:
    """What one year's table 3 says."""

    year: int
    received: Decimal
    handled: Decimal


@dataclass(frozen=True, slots=True)
class Poster:
    """Everything on the page, and nothing that is in no table."""

    agency: str
    year: int
    applications: tuple[Amount, ...]
    results: tuple[Amount, ...]
    """Rows of table 3 in which something stands, in the order of the form; totals of all applicants."""
    applicants: tuple[Amount, ...]
    """Who asked: new applications of each column, zeros included."""
    others: tuple[Amount, ...]
    """Of tables 2 and 4."""
    trend: tuple[YearOfTrend, ...]
    """Oldest first; empty without a past report."""
    left_out: tuple[str, ...] = ()
    """Past reports that are not in the trend, with the reason, a Chinese sentence each."""

    @property
    def source(self) -> str:
        """Where the figures are from, for the foot of the page."""
        return (
            f"数据来源：{self.agency}{self.year}年{TITLE_ENDING}，统计期限为{self.year}年1月1日至12月31日。"
        )


def poster_of(profile: Profile, document: Document, past: Sequence[Paper] = ()) -> Poster:
    """The figures of a report, with those of past reports of the same agency beside them.

    Args:
        profile: whose report it is.
        document: the report as printed.
        past: reports of earlier years in any order; those of others and of other years are left out and told.
    """
    cells = document.cells
    labels = {row.key: row.label.partition("（区分")[0] for row in TABLE_3_ROWS}
    results = (Amount(_words(labels[row]), _value(cells, f"t3.{row}.total")) for row in RESULT_ROWS)
    received, handled = _value(cells, "t3.new.total"), _value(cells, "t3.results_total.total")
    trend, left_out = _past(profile, past)
    if received is not None and handled is not None and trend:
        trend.append(YearOfTrend(profile.year, received, handled))
    return Poster(
        profile.agency,
        profile.year,
        tuple(Amount(label, _value(cells, key)) for key, label in _APPLICATIONS.items()),
        tuple(amount for amount in results if amount.value),
        tuple(
            Amount(TABLE_3_COLUMNS[column], _value(cells, f"t3.new.{column}")) for column in APPLICANT_COLUMNS
        ),
        tuple(Amount(label, _value(cells, key), unit) for key, (label, unit) in _OTHERS.items()),
        tuple(trend) if trend and trend[-1].year == profile.year else (),
        left_out,
    )


def _words(label: str) -> str:
    """A label without its number and without the consequence that two of them spell out behind a 、."""
    words = label.partition("）")[2] if label.startswith("（") else label.partition(".")[2]
    return words.partition("、")[0]


def _value(cells: Mapping[str, str], key: str) -> Decimal | None:
    return Decimal(cells[key]) if cells.get(key) else None


def _past(profile: Profile, past: Sequence[Paper]) -> tuple[list[YearOfTrend], tuple[str, ...]]:
    found: dict[int, YearOfTrend] = {}
    left_out: list[str] = []
    for paper in past:
        name = f"“{paper.title or '没有标题的往年年报'}”"
        received, handled = paper.cells["t3.new.total"], paper.cells["t3.results_total.total"]
        if paper.agency and paper.agency != profile.agency:
            left_out.append(f"{name}不是{profile.agency}的年报，没有画进走势。")
        elif paper.year is None or not profile.year - _YEARS < paper.year < profile.year:
            left_out.append(f"{name}不是前{_YEARS - 1}年的年报，没有画进走势。")
        elif isinstance(received, Known) and isinstance(handled, Known):
            found[paper.year] = YearOfTrend(paper.year, received.value, handled.value)
        else:
            left_out.append(f"{name}的表三没有读清总计，没有画进走势。")
    return [found[year] for year in sorted(found)], tuple(left_out)

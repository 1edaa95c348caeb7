"""Cells with what is known of them, and the three tables as one frozen whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from nianbao.report.tables import APPLICANT_COLUMNS, CELLS, SUMS, TABLE_3_COLUMNS, CellSpec

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Known:
    """A number somebody entered, or the sum of numbers that were."""

    value: Decimal
    """Whole 件, or 万元 with decimals in the fee cell; 0 means none."""


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing was entered: a question, not a zero."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """Something stands there, but not a number one could sign for."""

    reason: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the 200 numbers with its place in the form."""

    spec: CellSpec
    content: Known | Blank | Unclear


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two numbers of the tables that cannot both be right."""

    cell: str
    """Key of the cell it is noticed at."""
    message: str
    """Both values and their places, as one Chinese clause with slots."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The 200 cells; totals are computed, a total somebody stated is kept beside it for comparison."""

    cells: Mapping[str, Cell]
    stated_totals: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def from_entries(cls, entries: Mapping[str, Decimal], *, blank_is_zero: bool) -> Tables:
        """Compute every total from the cells entered.

        Args:
            entries: numbers by cell key; totals among them are compared, never taken over.
            blank_is_zero: the clerk says that a cell she left out is a 0 she checked.

        Raises:
            KeyError: a key is not one of the 200.
        """
        empty: Known | Blank = Known(Decimal(0)) if blank_is_zero else Blank()
        contents: dict[str, Known | Blank | Unclear] = {}
        for key, spec in CELLS.items():
            if not spec.computed:
                contents[key] = Known(entries[key]) if key in entries else empty
        for total, parts in SUMS.items():
            contents[total] = _sum_of([contents[part] for part in parts])
        stated = {key: value for key, value in entries.items() if CELLS[key].computed}
        cells = {key: Cell(spec, contents[key]) for key, spec in CELLS.items()}
        return cls(MappingProxyType(cells), MappingProxyType(stated))

    def __getitem__(self, key: str) -> Cell:
        return self.cells[key]

    def value(self, key: str) -> Decimal | None:
        """The number in a cell, or None unless it is known (the cell itself tells why)."""
        content = self.cells[key].content
        return content.value if isinstance(content, Known) else None

    def is_zero(self, *keys: str) -> bool:
        """Whether every one of these cells is a known 0."""
        return all(self.value(key) == 0 for key in keys)

    def positive(self, *keys: str) -> tuple[str, ...]:
        """Those of the keys whose cells hold a number above 0, in the order given."""
        return tuple(key for key in keys if (self.value(key) or 0) > 0)

    def disagreements(self) -> Iterator[Disagreement]:
        """Yield stated totals that differ from their parts, and columns of table 3 that do not balance.

        Source: 30号格式，表三左上角注：第一项加第二项之和，等于第三项加第四项之和.
        """
        for key, stated in self.stated_totals.items():
            if self.value(key) not in (None, stated):
                message = f"{CELLS[key].label}填的是⟦stated:{key}⟧，各分项相加为⟦{key}⟧"
                yield Disagreement(key, message)
        unbalanced = [gap for column in APPLICANT_COLUMNS if (gap := self._imbalance(column))]
        # The total column is the sum of the others: it is named only when no single one shows the slip.
        yield from unbalanced or filter(None, [self._imbalance("total")])

    def _imbalance(self, column: str) -> Disagreement | None:
        rows = ("new", "carried_in", "results_total", "carried_out")
        new, carried_in, done, carried_out = (self.value(f"t3.{row}.{column}") for row in rows)
        if new is None or carried_in is None or done is None or carried_out is None:
            return None
        if new + carried_in == done + carried_out:
            return None
        keys = {row: f"t3.{row}.{column}" for row in rows}
        return Disagreement(
            keys["new"],
            f"表三“{TABLE_3_COLUMNS[column]}”一列不平：新收加上年结转为⟦sum:{keys['new']}+{keys['carried_in']}⟧，"
            f"办理结果总计加结转下年度为⟦sum:{keys['results_total']}+{keys['carried_out']}⟧",
        )


def _sum_of(parts: list[Known | Blank | Unclear]) -> Known | Blank | Unclear:
    if all(isinstance(part, Blank) for part in parts):
        return Blank()
    known = [part.value for part in parts if isinstance(part, Known)]
    if len(known) < len(parts):
        return Unclear("分项没有填全，合计算不出来")
    return Known(sum(known, Decimal(0)))

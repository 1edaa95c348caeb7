"""The three tables as the grids they are typed into: which cell stands where, and what was changed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from nianbao.report.tables import (
    CELLS,
    TABLE_2,
    TABLE_3_COLUMNS,
    TABLE_3_ROWS,
    TABLE_4_BLOCKS,
    TABLE_4_COLUMNS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nianbao.report.cells import Tables
    from nianbao.report.tables import Row

LABELS = "labels"
"""The column that names the rows."""
_NOTHING = float("nan")
_SHORT = {"business": "企业", "research": "科研", "welfare": "公益", "legal": "法律"}
"""Column heads of table 3 that would not fit; the full label stands in the hint and under the table."""
_LONGEST_LABEL = 14
"""Characters of a row label of table 3 that are shown beside its numbers."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One grid of numbers to be typed."""

    table: str
    """Of the cell keys, e.g. t3."""
    name: str
    caption: str
    """Printed above it; empty where the tab says enough."""
    rows: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    """Key and label; a column named total is computed."""

    def key(self, row: str, column: str) -> str:
        """The cell at a place."""
        return f"{self.table}.{row}.{column}"

    def heading(self, column: str) -> str:
        """A label short enough for a narrow column."""
        full = dict(self.columns)[column]
        return _SHORT.get(column, full) if self.table == "t3" else full

    def decimals(self) -> bool:
        """Whether it holds 万元 and not 件."""
        return CELLS[self.key(self.rows[0][0], self.columns[0][0])].decimals

    def frame(self, tables: Tables, numbers: Mapping[str, Decimal]) -> dict[str, list[Any]]:
        """The grid column by column: numbers as typed, totals as computed, nothing where there is none."""
        frame: dict[str, list[Any]] = {LABELS: [label for _, label in self.rows]}
        for column, _ in self.columns:
            keys = [self.key(row, column) for row, _ in self.rows]
            found = [tables.value(key) if CELLS[key].computed else numbers.get(key) for key in keys]
            frame[column] = [_NOTHING if value is None else float(value) for value in found]
        return frame

    def changes(self, edited_rows: Mapping[Any, Mapping[str, Any]]) -> Iterator[tuple[str, Decimal | None]]:
        """Cells with their new number; None where a number was deleted."""
        for place, row in edited_rows.items():
            for column, value in row.items():
                key = self.key(self.rows[int(place)][0], column)
                if column != LABELS and not CELLS[key].computed:
                    yield key, None if value is None else Decimal(str(value))


def _entry_rows() -> tuple[tuple[str, str], ...]:
    """Rows of table 3 that are typed, each with the number of its group before it."""
    return tuple((row.key, _entry_label(row)) for row in TABLE_3_ROWS if row.key != "results_total")


def _entry_label(row: Row) -> str:
    number, bracket, _ = row.group.partition("）")
    label = f"{number}{bracket}{row.label}"
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"


def shortened() -> str:
    """What the short heads of table 3 stand for, as one clause."""
    return "，".join(f"{short}即{TABLE_3_COLUMNS[key]}" for key, short in _SHORT.items())


SHEETS_2: tuple[Sheet, ...] = tuple(
    Sheet("t2", f"sheet2-{place}", block.clause, block.rows, block.columns)
    for place, block in enumerate(TABLE_2, start=1)
)
SHEET_3 = Sheet("t3", "sheet3", "", _entry_rows(), tuple(TABLE_3_COLUMNS.items()))
RESULTS = Sheet("t3", "results", "", (("results_total", "（七）总计"),), SHEET_3.columns)
"""The computed row of table 3, shown under it."""
SHEET_4 = Sheet("t4", "sheet4", "", tuple(TABLE_4_BLOCKS.items()), tuple(TABLE_4_COLUMNS.items()))
SHEETS: tuple[Sheet, ...] = (*SHEETS_2, SHEET_3, SHEET_4)
"""Everything that is typed into."""

"""The three tables as grids: which label or number stands where, and over how many rows and columns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from nianbao.report.tables import (
    APPLICANTS_LABEL,
    BALANCE_NOTE,
    CONTENTS_LABEL,
    LITIGATION_LABEL,
    ORGANISATIONS_LABEL,
    RESULTS_LABEL,
    TABLE_2,
    TABLE_3_COLUMNS,
    TABLE_3_ROWS,
    TABLE_4_BLOCKS,
    TABLE_4_COLUMNS,
    TOTAL_LABEL,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.report.tables import Row

TYPE_WIDTH = 156.0
"""Width of the type area in mm. Source: GB/T 9704-2012."""


class Kind(Enum):
    """What a place in the form is, which decides how it is set."""

    HEADING = auto()
    """A label over a column, centred."""
    ITEM = auto()
    """A label before a row, flush left."""
    GROUP = auto()
    """A numbered label over several rows, broken after its number."""
    UPRIGHT = auto()
    """A label over many rows, written downwards."""
    VALUE = auto()
    """One of the 200 cells."""


@dataclass(frozen=True, slots=True)
class Place:
    """One rectangle of a table, merged or not."""

    kind: Kind
    text: str
    """The printed label, or the key of the cell whose number stands here."""
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of the form."""

    widths: tuple[float, ...]
    """Of each column in mm; together the width of the type area."""
    rows: tuple[tuple[Place, ...], ...]
    """Each place is listed in the row where it begins, left to right."""
    header_rows: int
    """How many rows at the top are repeated on a second page."""
    row_height: float
    """Least height of a row in mm."""


def grid(number: Literal[2, 3, 4]) -> Grid:
    """One of the three tables as the official form prints it."""
    return {2: _table_2, 3: _table_3, 4: _table_4}[number]()


def _heading(text: str, columns: int = 1, rows: int = 1) -> Place:
    return Place(Kind.HEADING, text, columns, rows)


def _table_2() -> Grid:
    across = max(len(block.columns) for block in TABLE_2)
    rows: list[tuple[Place, ...]] = []
    for block in TABLE_2:
        span = across // len(block.columns)
        rows.append((_heading(block.clause, 1 + across),))
        rows.append((_heading(CONTENTS_LABEL), *(_heading(label, span) for _, label in block.columns)))
        for key, label in block.rows:
            values = [Place(Kind.VALUE, f"t2.{key}.{column}", span) for column, _ in block.columns]
            rows.append((_heading(label), *values))
    return Grid((TYPE_WIDTH / (1 + across),) * (1 + across), tuple(rows), header_rows=0, row_height=6.2)


def _table_3() -> Grid:
    organisations = [label for key, label in TABLE_3_COLUMNS.items() if key not in ("natural", "total")]
    header = (
        (_heading(BALANCE_NOTE, 3, 3), _heading(APPLICANTS_LABEL, len(TABLE_3_COLUMNS))),
        (
            _heading(TABLE_3_COLUMNS["natural"], rows=2),
            _heading(ORGANISATIONS_LABEL, len(organisations)),
            _heading(TOTAL_LABEL, rows=2),
        ),
        tuple(_heading(label) for label in organisations),
    )
    # Wide enough, at 10.5 pt, for 自然人 on one line, for 商业/企业 on two, and for five digits everywhere.
    widths = (7.5, 16.8, 50.7, 12.8, *(11.1,) * len(organisations), 12.7)
    return Grid(widths, (*header, *_rows_of_table_3()), header_rows=len(header), row_height=5.8)


def _rows_of_table_3() -> Iterator[tuple[Place, ...]]:
    results = sum(row.in_results for row in TABLE_3_ROWS)
    within = False
    for group, members in groupby(TABLE_3_ROWS, key=lambda row: row.group):
        lines = list(members)
        for index, row in enumerate(lines):
            labels: list[Place] = []
            if row.in_results and not within:
                labels.append(Place(Kind.UPRIGHT, RESULTS_LABEL, rows=results))
            if group and index == 0:
                labels.append(Place(Kind.GROUP, group, rows=len(lines)))
            labels.append(Place(Kind.ITEM, row.label, _label_columns(row)))
            within = row.in_results
            yield (*labels, *(Place(Kind.VALUE, f"t3.{row.key}.{column}") for column in TABLE_3_COLUMNS))


def _label_columns(row: Row) -> int:
    """How many of the three label columns are left for the row's own label."""
    if not row.in_results:
        return 3
    return 1 if row.group else 2


def _table_4() -> Grid:
    review, *suits = TABLE_4_BLOCKS
    across = len(TABLE_4_COLUMNS)
    labels = tuple(TABLE_4_COLUMNS.values())
    rows = (
        (_heading(TABLE_4_BLOCKS[review], across), _heading(LITIGATION_LABEL, across * len(suits))),
        (
            *(_heading(label, rows=2) for label in labels),
            *(_heading(TABLE_4_BLOCKS[suit], across) for suit in suits),
        ),
        tuple(_heading(label) for _ in suits for label in labels),
        tuple(
            Place(Kind.VALUE, f"t4.{name}.{column}") for name in TABLE_4_BLOCKS for column in TABLE_4_COLUMNS
        ),
    )
    columns = across * len(TABLE_4_BLOCKS)
    return Grid((TYPE_WIDTH / columns,) * columns, rows, header_rows=3, row_height=6.2)

"""A table of a Word file as rows of cells with the columns they stand in, merged or not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nianbao.office.word_package import W, cells_of, rows_of, value
from nianbao.report.printed.table_labels import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nianbao.delivery.template.page import Page

_NEARLY_ALL = (3, 4)
"""Three rows of four: a table that came through whole, but for some."""
_WIDEST = 200
"""Columns a cell may span; a larger number is damage."""


@dataclass(frozen=True, slots=True, eq=False)
class GridCell:
    """One cell."""

    element: Any
    column: int
    span: int
    text: str
    """Blank where it goes on from above."""
    goes_on: bool
    """Whether it belongs to a cell above."""


def grid_of(page: Page, table: Any) -> list[list[GridCell]]:  # noqa: ANN401 - an element of lxml, which has no types
    """The rows of a table, each with its cells left to right."""
    rows = []
    for row in rows_of(table):
        column = _count(value(row, "trPr/gridBefore"), 0)
        cells = []
        for cell in cells_of(row):
            span = max(1, _count(value(cell, "tcPr/gridSpan"), 1))
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merge is not None and merge.get(f"{W}val") in (None, "continue")
            cells.append(GridCell(cell, column, span, "" if goes_on else page.cell_text(cell), goes_on))
            column += span
        rows.append(cells)
    return rows


def _count(text: str | None, otherwise: int) -> int:
    return min(int(text), _WIDEST) if text and text.isascii() and text.isdigit() else otherwise


def width_of(row: Sequence[GridCell]) -> int:
    """How many columns a row reaches over."""
    return row[-1].column + row[-1].span if row else 0


def usual_width(rows: Sequence[Sequence[GridCell]]) -> tuple[int, bool]:
    """The width most of the rows have, and whether nearly all of them have it."""
    (width, count), *_ = Counter(map(width_of, rows)).most_common(1)
    return width, count * _NEARLY_ALL[1] >= len(rows) * _NEARLY_ALL[0]


def headings_of(rows: Sequence[Sequence[GridCell]]) -> dict[int, str]:
    """Column → every label that stands over it, top to bottom, run together and bare."""
    found: dict[int, str] = {}
    for row in rows:
        for cell in row:
            if cell.text:
                for column in range(cell.column, cell.column + cell.span):
                    found[column] = found.get(column, "") + bare(cell.text)
    return found


def printed_order(rows: Sequence[Sequence[GridCell]], wanted: Sequence[str]) -> list[str]:
    """Those of the bare labels that the cells hold, in the order they are printed."""
    labels = set(wanted)
    return [text for row in rows for cell in row if (text := bare(cell.text)) in labels]


def starting(row: Sequence[GridCell], columns: Sequence[int]) -> Iterator[GridCell]:
    """The cells of a row that begin in these columns, in the order of the columns."""
    by_column = {cell.column: cell for cell in row}
    yield from (by_column[column] for column in columns if column in by_column)

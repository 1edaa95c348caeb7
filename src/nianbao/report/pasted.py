"""A block of bare numbers copied out of a sheet, put into the cells of a table by its shape alone."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.report.regex import regex
from nianbao.report.tables import (
    CELLS,
    TABLE_3_COLUMNS,
    TABLE_3_ROWS,
    TABLE_4_BLOCKS,
    TABLE_4_COLUMNS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = regex(r"\d{1,12}(?:\.\d{1,6})?", re.ASCII)
_ZERO = frozenset({"-", "—", "－", "/", "无"})
_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")


def rows_of(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a copied block, cells apart; empty rows at its end are none."""
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    rows = [tuple(cell.strip() for cell in line.split("\t")) for line in lines]
    while rows and not any(rows[-1]):
        rows.pop()
    return tuple(rows)


def cells_by_shape(text: str, table: int) -> dict[str, Decimal] | None:
    """The cells a block of numbers fills, totals among them; None when it is of another shape or holds words.

    Table 3 is 24 rows (without 办理结果总计) or 25, by 6 columns (without 总计) or 7; table 4 is 15 or 12
    numbers in a row or in three; table 2 is its ten numbers in printed order. An empty cell fills nothing.

    Args:
        text: cells parted by tabs, rows by line ends, as a sheet puts them on the clipboard.
        table: 2, 3 or 4.
    """
    rows = rows_of(text)
    if not rows or not all(_is_number(cell) for row in rows for cell in row):
        return None
    for keys in _shapes(table):
        if filled := _filled(rows, keys):
            return {key: number for key, number in filled.items() if number is not None}
    return None


def _filled(
    rows: Sequence[tuple[str, ...]], keys: Sequence[Sequence[str]]
) -> dict[str, Decimal | None] | None:
    same = len(rows) == len(keys) and all(len(row) == len(line) for row, line in zip(rows, keys, strict=True))
    flat_keys = [key for line in keys for key in line]
    flat = [cell for row in rows for cell in row]
    # A table of one line may come as one line or as one column; a larger one only in its own shape.
    in_line = len(flat) == len(flat_keys) and (len(rows) == 1 or all(len(row) == 1 for row in rows))
    if not same and not in_line:
        return None
    return {key: _number(cell) for key, cell in zip(flat_keys, flat, strict=True)}


def _shapes(table: int) -> list[list[list[str]]]:
    if table == 2:
        keys = [key for key in CELLS if key.startswith("t2.")]
        return [[keys], [keys[:3], keys[3:6], *([key] for key in keys[6:])]]
    if table == 3:
        columns = list(TABLE_3_COLUMNS)
        rows = [row.key for row in TABLE_3_ROWS]
        return [
            [[f"t3.{row}.{column}" for column in some] for row in of]
            for some in (columns, columns[:-1])
            for of in (rows, [row for row in rows if row != "results_total"])
        ]
    blocks = [[f"t4.{block}.{column}" for column in TABLE_4_COLUMNS] for block in TABLE_4_BLOCKS]
    parts = [[key for key in block if not CELLS[key].computed] for block in blocks]
    return [blocks, parts]


def _is_number(cell: str) -> bool:
    bare = cell.translate(_WIDE)
    return not bare or bare in _ZERO or _NUMBER.fullmatch(bare) is not None


def _number(cell: str) -> Decimal | None:
    bare = cell.translate(_WIDE)
    if not bare:
        return None
    return Decimal(0) if bare in _ZERO else Decimal(bare)

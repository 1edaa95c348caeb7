"""The three tables out of whatever rows of cells a copy has left of them.

A row is known by its label, since merged cells are lost in copying and numbers move to the left. What cannot
be told for sure is unclear, never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.report.cells import Blank, Known, Unclear
from nianbao.report.paper import PrintedTable
from nianbao.report.tables import (
    CELLS,
    TABLE_2,
    TABLE_3_COLUMNS,
    TABLE_3_ROWS,
    TABLE_4_BLOCKS,
    TABLE_4_COLUMNS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_NUMBER = re.compile(r"[-−－]?\d{1,12}(?:,\d{3})*(?:\.\d{1,6})?")
_DASH = re.compile(r"[-—–－/\\无]+")
_NOISE = re.compile(r"[\s\u3000（）()“”\"‘’'．.、，,：:；;|*]")
_RUN_TOGETHER = re.compile(r"(?P<label>\D{2,}?)(?P<numbers>\d+)")
_WIDTH_3 = len(TABLE_3_COLUMNS)
_CELLS_4 = tuple(f"t4.{block}.{column}" for block in TABLE_4_BLOCKS for column in TABLE_4_COLUMNS)
_SHORTEST = 4
"""Characters a truncated label must keep to be known."""


def _bare(label: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", label))


_ROWS_2 = {
    _bare(label): tuple(f"t2.{row}.{column}" for column, _ in block.columns)
    for block in TABLE_2
    for row, label in block.rows
}
_ROWS_3 = [(_bare(row.label), row.key) for row in TABLE_3_ROWS]
_HEADS_4 = {_bare(label) for label in (*TABLE_4_BLOCKS.values(), *TABLE_4_COLUMNS.values(), "行政诉讼")}


@dataclass(slots=True)
class TablesFound:
    """What has been read so far."""

    cells: dict[str, Known | Blank | Unclear] = field(default_factory=lambda: dict.fromkeys(CELLS, Blank()))
    labels: dict[int, list[str]] = field(default_factory=lambda: {2: [], 3: [], 4: []})

    def printed(self) -> tuple[PrintedTable, ...]:
        """The tables of which any label was seen."""
        return tuple(
            PrintedTable(number, tuple(labels))  # type: ignore[arg-type]
            for number, labels in self.labels.items()
            if labels
        )


def read_tables(rows: Mapping[int, Sequence[tuple[str, ...]]]) -> TablesFound:
    """Read the rows found in sections 2, 3 and 4.

    Args:
        rows: number of the section → its rows; a line without cells of its own is a row of one.
    """
    found = TablesFound()
    for number, given in rows.items():
        found.labels[number] = [
            _bare_spaces(cell) for row in given for cell in row if cell and not _is_value(cell)
        ]
    _read_2(rows.get(2, ()), found)
    _read_3(rows.get(3, ()), found)
    _read_4(rows.get(4, ()), found)
    return found


def _bare_spaces(cell: str) -> str:
    return re.sub(r"\s+", "", cell)


def _is_value(cell: str) -> bool:
    text = unicodedata.normalize("NFKC", cell)
    return bool(_NUMBER.fullmatch(text) or _DASH.fullmatch(text))


def _content(cell: str) -> Known | Blank | Unclear:
    text = unicodedata.normalize("NFKC", cell).strip()
    if not text:
        return Blank()
    if _NUMBER.fullmatch(text):
        return Known(Decimal(text.replace(",", "").replace("−", "-").replace("－", "-")))
    return Unclear(f"写的是“{cell[:10]}”")


def _read_2(rows: Iterable[tuple[str, ...]], found: TablesFound) -> None:
    waiting: tuple[str, ...] = ()
    for row in rows:
        for place, cell in enumerate(row):
            keys, rest = _labelled_2(cell)
            if keys:
                behind = [*rest, *row[place + 1 :]]
                waiting = _take(keys, behind, found)
                break
        else:
            values = [cell for cell in row if cell]
            if waiting and values and all(map(_is_value, values)):
                waiting = _take(waiting, values, found)


def _labelled_2(cell: str) -> tuple[tuple[str, ...], list[str]]:
    """Keys of a row of table 2, and its number when it was run together with the label."""
    bare = _bare(cell)
    if bare in _ROWS_2:
        return _ROWS_2[bare], []
    together = _RUN_TOGETHER.fullmatch(bare)
    if together and together["label"] in _ROWS_2:
        keys, digits = _ROWS_2[together["label"]], together["numbers"]
        # 000 under three columns is three zeros; 120 could be 1, 2, 0 or anything else.
        if len(keys) == 1:
            return keys, [digits]
        if set(digits) == {"0"} and len(digits) == len(keys):
            return keys, list(digits)
        return keys, [f"{digits}（连在一起）"] * len(keys)
    return (), []


def _take(keys: tuple[str, ...], cells: Sequence[str], found: TablesFound) -> tuple[str, ...]:
    """Fill cells from the left; returns the keys that are still without a value."""
    values = list(cells)
    if len([cell for cell in values if cell]) == len(keys):
        values = [cell for cell in values if cell]
    for key, cell in zip(keys, values, strict=False):
        found.cells[key] = _content(cell)
    return keys[len(values) :]


def _read_3(rows: Iterable[tuple[str, ...]], found: TablesFound) -> None:
    expected, parts = 0, ""
    waiting: tuple[str, ...] = ()
    for row in rows:
        place, index = _labelled_3(row, expected)
        if index is None and len(row) == 1 and row[0] and not _is_value(row[0]):
            # A label broken over several lines is put together again.
            parts = (parts + _bare(row[0]))[-80:]
            index = next(
                (at for at, (label, _) in enumerate(_ROWS_3[expected:], expected) if parts.endswith(label)),
                None,
            )
            place = 0
        if index is not None:
            expected, parts = index + 1, ""
            keys = tuple(f"t3.{_ROWS_3[index][1]}.{column}" for column in TABLE_3_COLUMNS)
            waiting = _take_7(keys, row[place + 1 :], found)
        elif waiting and (values := [cell for cell in row if cell]) and all(map(_is_value, values)):
            waiting = _take(waiting, values, found)


def _labelled_3(row: tuple[str, ...], expected: int) -> tuple[int, int | None]:
    """Place of the row's own label, and which row it is; rows come in the order of the form."""
    for place in range(len(row) - 1, -1, -1):
        bare = _bare(row[place])
        if len(bare) < _SHORTEST and bare not in ("3其他", "七总计"):
            continue
        for index in range(expected, len(_ROWS_3)):
            label = _ROWS_3[index][0]
            if bare == label or (
                len(bare) >= 2 * _SHORTEST and (label.startswith(bare) or bare.endswith(label))
            ):
                return place, index
    return 0, None


def _take_7(keys: tuple[str, ...], cells: Sequence[str], found: TablesFound) -> tuple[str, ...]:
    values = [cell for cell in cells if cell]
    if len(values) == _WIDTH_3 or not values:
        return _take(keys, values, found) if values else keys
    # Blank cells among them: their places count, but empty columns at the end are leftovers of merging.
    _take(keys, list(cells)[:_WIDTH_3], found)
    return ()


def _read_4(rows: Iterable[tuple[str, ...]], found: TablesFound) -> None:
    values: list[str] = []
    for row in rows:
        cells = [cell for cell in row if cell]
        if cells and all(map(_is_value, cells)):
            values += cells
    if len(values) == len(_CELLS_4):
        for key, cell in zip(_CELLS_4, values, strict=True):
            found.cells[key] = _content(cell)
    elif values:
        for key in _CELLS_4:
            found.cells[key] = Unclear(f"读到{len(values)}个数，表四应有{len(_CELLS_4)}个，分不清位置")

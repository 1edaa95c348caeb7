"""The three tables out of whatever rows of cells a copy has left of them.

A row is known by its label, since merged cells are lost in copying and numbers move to the left. What cannot
be told for sure is unclear, never guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.reading.apart import decided, only_way_of_table_4, ways_of_row
from nianbao.report.cells import Blank, Known, Unclear
from nianbao.report.form import grid
from nianbao.report.paper import PrintedTable
from nianbao.report.printed.table_labels import (
    HALF_WIDTH,
    LABELS_OF_2019,
    ROWS,
    RowLabel,
    bare,
    is_value,
    row_of,
    run_together,
    unnumbered_row,
)
from nianbao.report.regex import regex
from nianbao.report.tables import CELLS, TABLE_3_COLUMNS, TABLE_4_BLOCKS, TABLE_4_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from nianbao.reading.apart import Way
    from nianbao.report.cells import Cell

_NUMBER = regex(r"[-]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,12})(?:\.[0-9]{1,6})?")
_CELLS_4 = tuple(f"t4.{block}.{column}" for block in TABLE_4_BLOCKS for column in TABLE_4_COLUMNS)
_COLUMNS_4 = [bare(label) for label in TABLE_4_COLUMNS.values()] * len(TABLE_4_BLOCKS)
_ORGANISATIONS = [bare(label) for key, label in TABLE_3_COLUMNS.items() if key not in ("natural", "total")]
_OLD_COLUMNS = frozenset(map(bare, LABELS_OF_2019)) - {bare("规范性文件")}
_WIDTHS = {3: len(grid(3).widths)}
"""Cells of a row of the table when none is merged."""
_LONGEST_UNNUMBERED = 4
"""Characters of the labels that need their number to be told from the heading of a column."""
_MOST_PARTS = 4
"""Lines a label may be broken into."""
_SHOWN = 12
"""Characters of a cell quoted in a reason."""
_OLD_FORM = "在2019年旧表样中，旧表样各列的含义不同"
_MOVED = "所在表的列次序与表样不同，分不清位置"


@dataclass(slots=True)
class _Entry:
    """A row whose label was found, with everything that stands behind it."""

    row: RowLabel
    behind: list[str]
    """The cells to the right of the label, blank ones included."""
    shape: tuple[int, int] = (0, 0)
    """Cells of the printed row, and the place of the label among them."""
    loose: list[str] = field(default_factory=list)
    """Values on lines of their own below the label."""


class TablesFound:
    """The cells and labels read from the rows of a report."""

    def __init__(self, rows: Mapping[int, Sequence[tuple[str, ...]]]) -> None:
        """Read the rows.

        Args:
            rows: number of the table → its rows; a line without cells of its own is a row of one.
        """
        self.cells: dict[str, Known | Blank | Unclear] = dict.fromkeys(CELLS, Blank())
        self._labels: dict[int, list[str]] = {2: [], 3: [], 4: []}
        for number in (2, 3):
            self._read_by_rows(number, rows.get(number, ()))
        self._read_table_4(rows.get(4, ()))

    def printed(self) -> tuple[PrintedTable, ...]:
        """The tables of which any label was seen."""
        return tuple(
            PrintedTable(number, tuple(labels))  # type: ignore[arg-type]
            for number, labels in self._labels.items()
            if labels
        )

    def _read_by_rows(self, number: int, rows: Sequence[tuple[str, ...]]) -> None:
        entries = list(self._entries(number, rows))
        if number == 3:
            _take_apart(entries)
        starts = _starts(entries)
        contents: dict[str, Known | Blank | Unclear] = {}
        for entry in entries:
            for key, content in zip(entry.row.keys, _contents(entry, starts), strict=True):
                before = contents.setdefault(key, content)
                if before != content:
                    contents[key] = Unclear(_twice(before, content))
        labels = {bare(label) for label in self._labels[number]}
        if number == 2 and labels & _OLD_COLUMNS:
            contents = {key: Unclear(_OLD_FORM) for key in contents}
        if number == 3 and _is_moved(self._labels[3], _ORGANISATIONS):
            contents = {key: Unclear(_MOVED) for key in contents}
        self.cells.update(contents)

    def _entries(self, number: int, rows: Sequence[tuple[str, ...]]) -> Iterator[_Entry]:
        """Every row of the table that has a label, once all that belongs to it has been seen."""
        current: _Entry | None = None
        parts: list[str] = []
        for row in _parted(rows):
            found = _labelled(row, number, current.row if current else None)
            if found is None and len(row) == 1 and not is_value(row[0]):
                # A label broken over several lines is put together again.
                parts = [*parts, row[0]][-_MOST_PARTS:]
                found = _joined(parts, number)
            self._labels[number] += _printed_labels(row, found[0] + 1 if found else len(row))
            if found is not None:
                if current:
                    yield current
                place, label = found
                current = _Entry(label, list(row[place + 1 :]), (len(row), place))
                parts = []
            elif current and all(is_value(cell) for cell in row if cell):
                current.loose += [cell for cell in row if cell]
        if current:
            yield current

    def _read_table_4(self, rows: Sequence[tuple[str, ...]]) -> None:
        values: list[tuple[str, ...]] = []
        first_label = 0
        for row in _parted(rows):
            filled = [cell for cell in row if cell]
            numbers = [cell for cell in filled if is_value(cell)]
            label = ROWS.get(bare(row[0])) if len(row) > 1 else None
            if label and label.table == 4 and len(numbers) == len(filled) - 1 == len(label.keys):
                self.cells.update(zip(label.keys, map(content_of, numbers), strict=True))
            elif numbers and len(numbers) * 2 > len(filled):
                values.append(row)
            elif len(row) >= len(_CELLS_4) and any(bare(cell) == _COLUMNS_4[0] for cell in row):
                first_label = next(at for at, cell in enumerate(row) if cell)
            self._labels[4] += _printed_labels(row, len(row))
        if values:
            self.cells.update(zip(_CELLS_4, _fifteen(values, first_label, self._labels[4]), strict=True))


def _parted(rows: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The rows, those run together in one cell taken apart: 规章000 → 规章, 0, 0, 0."""
    for row in rows:
        tokens = run_together(row[0]) if len(row) == 1 else ()
        if not any(figures for _, figures in tokens):
            yield tuple(cell.strip() for cell in row)
            continue
        for label, figures in tokens:
            named = row_of(label) or unnumbered_row(label)
            width = len(named.keys) if named else len(_CELLS_4)
            yield (label, *_apart(figures, width)) if figures else (label,)


def _apart(figures: str, width: int) -> list[str]:
    """Figures run together as cells; only zeros, one for each cell, can mean but one thing."""
    cells = figures.split()
    if len(cells) == 1 and len(figures) == width and set(figures) == {"0"}:
        return list(figures)
    return cells


def _take_apart(entries: Sequence[_Entry]) -> None:
    """Cut the rows that were run together, where the sums of the table leave one way only."""
    together: dict[str, _Entry] = {}
    ways: dict[str, tuple[Way, ...]] = {}
    for entry in entries:
        key = entry.row.keys[0].split(".")[1]
        filled = [cell.strip() for cell in entry.behind if cell] or entry.loose
        if len(filled) == 1 and (found := ways_of_row(filled[0])):
            together[key], ways[key] = entry, found
        elif len(filled) == len(entry.row.keys) and all(cell.isascii() and cell.isdigit() for cell in filled):
            ways[key] = (tuple(map(int, filled)),)
    for key, way in decided(ways).items():
        if key in together:
            together[key].behind = [str(value) for value in way]


def _labelled(row: tuple[str, ...], number: int, before: RowLabel | None) -> tuple[int, RowLabel] | None:
    """Place of the row's own label and which row it is; the label nearest to the values counts."""
    for place in range(len(row) - 1, -1, -1):
        label = row_of(row[place])
        if label and label.table == number:
            return place, label
    for place, cell in enumerate(row):
        # 其他 and 总计 without their numbers head columns too: only what stands beside them tells.
        label = unnumbered_row(cell) if number == 3 and len(cell) <= _LONGEST_UNNUMBERED else None
        behind = any(is_value(value) for value in row[place + 1 :])
        if label and (behind or (len(row) == 1 and before and before.index == label.index - 1)):
            return place, label
    return None


def _joined(parts: list[str], number: int) -> tuple[int, RowLabel] | None:
    for count in range(2, len(parts) + 1):
        label = ROWS.get(bare("".join(parts[-count:])))
        if label and label.table == number:
            return 0, label
    return None


def _printed_labels(row: tuple[str, ...], until: int) -> list[str]:
    return [re.sub(r"\s+", "", cell) for cell in row[:until] if cell and not is_value(cell)]


def _starts(entries: Sequence[_Entry]) -> dict[tuple[int, int], int]:
    """Where the values begin behind the label, by shape of the row, as the full rows of that shape show."""
    seen: dict[tuple[int, int], set[int]] = defaultdict(set)
    for entry in entries:
        filled = [place for place, cell in enumerate(entry.behind) if cell]
        width = len(entry.row.keys)
        if len(filled) == width and width > 1 and filled[-1] - filled[0] == width - 1:
            seen[entry.shape].add(filled[0])
    return {shape: places.pop() for shape, places in seen.items() if len(places) == 1}


def _contents(entry: _Entry, starts: Mapping[tuple[int, int], int]) -> list[Known | Blank | Unclear]:
    """What stands in each cell of a row."""
    width = len(entry.row.keys)
    behind, filled = entry.behind, [cell for cell in entry.behind if cell]
    if not filled and entry.loose:
        behind = filled = entry.loose
    if len(filled) == width:
        return [content_of(cell) for cell in filled]
    if not filled:
        return [Blank()] * width
    if len(behind) == width:
        return [content_of(cell) for cell in behind]
    start = starts.get(entry.shape, _on_lattice(entry))
    if start is not None and not any([*behind[:start], *behind[start + width :]]):
        cells = [*behind[start : start + width], *[""] * width][:width]
        return [content_of(cell) for cell in cells]
    return [_uncounted(filled, width)] * width


def _on_lattice(entry: _Entry) -> int | None:
    """Where the values begin behind the label in a row as long as the form is wide without merged cells."""
    cells, place = entry.shape
    start = cells - len(entry.row.keys) - place - 1
    return start if start >= 0 and cells == _WIDTHS.get(entry.row.table) else None


def _uncounted(filled: Sequence[str], width: int) -> Unclear:
    """Why values that are too few or too many cannot be told apart."""
    if len(filled) == 1:
        return Unclear(f"和同一行别的数连在一起，写的是“{filled[0][:_SHOWN]}”，分不开")
    return Unclear(f"所在的一行读到{len(filled)}个数，应有{width}个，分不清位置")


def _twice(before: Cell | object, now: object) -> str:
    return f"出现两次，一处是{_told(before)}，一处是{_told(now)}"


def _told(content: object) -> str:
    if isinstance(content, Known):
        return f"“{content.value}”"
    return "空格" if isinstance(content, Blank) else "看不清的内容"


def _is_moved(labels: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the columns stand in another order than in the form; False when they are not all there."""
    wanted = set(right)
    printed = [label for label in map(bare, labels) if label in wanted]
    return printed != list(right) and sorted(printed) == sorted(right)


def _fifteen(
    rows: Sequence[tuple[str, ...]], first: int, labels: Sequence[str]
) -> list[Known | Blank | Unclear]:
    """Table 4: the order of its one row of numbers is the only key."""
    width = len(_CELLS_4)
    if _is_moved(labels, _COLUMNS_4):
        return [Unclear(_MOVED)] * width
    filled = [cell for row in rows for cell in row if cell]
    if len(filled) == 1 and (way := only_way_of_table_4(filled[0].strip())):
        filled = [str(value) for value in way]
    if len(filled) == width:
        return [content_of(cell) for cell in filled]
    only = rows[0] if len(rows) == 1 else ()
    if len(only) >= width and not any([*only[:first], *only[first + width :]]):
        return [content_of(cell) for cell in [*only[first : first + width], *[""] * width][:width]]
    return [_uncounted(filled, width)] * width


def content_of(cell: str) -> Known | Blank | Unclear:
    """What a cell says: a number, nothing, or something one could not sign for."""
    text = cell.translate(HALF_WIDTH).strip()
    if not text:
        return Blank()
    if _NUMBER.fullmatch(text):
        return Known(Decimal(text.replace(",", "")))
    return Unclear(f"写的是“{cell.strip()[:_SHOWN]}”")

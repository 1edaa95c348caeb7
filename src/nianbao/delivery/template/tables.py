"""Which cell of a template holds which of the 200 numbers: by the labels beside and above it."""

from __future__ import annotations

from collections import defaultdict
from itertools import repeat
from typing import TYPE_CHECKING

from nianbao.delivery.template.blanks import is_open_cell
from nianbao.delivery.template.grids import (
    grid_of,
    headings_of,
    printed_order,
    starting,
    usual_width,
    width_of,
)
from nianbao.report.printed.table_labels import (
    ROWS,
    bare,
    is_label,
    is_value,
    row_of,
    unnumbered_row,
)
from nianbao.report.tables import (
    TABLE_2,
    TABLE_3_COLUMNS,
    TABLE_4_BLOCKS,
    TABLE_4_COLUMNS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from nianbao.delivery.template.grids import GridCell
    from nianbao.delivery.template.page import Page
    from nianbao.report.printed.table_labels import RowLabel

_COLUMNS_2 = {bare(label): key for block in TABLE_2 for key, label in block.columns}
_COLUMNS_3 = {bare(label): key for key, label in TABLE_3_COLUMNS.items()}
_COLUMNS_4 = {bare(label): key for key, label in TABLE_4_COLUMNS.items()}
_REVIEW = bare(TABLE_4_BLOCKS["review"])
_MOVED = "模板这张表的列次序与表样不同，分不清位置"
_MOST_JOINED = 3
"""Cells a label may be broken into, side by side."""
_LONGEST_UNNUMBERED = 4


class Places:
    """Where the numbers go, and for each that has no place why."""

    def __init__(self, page: Page) -> None:
        """Look through every table of the form."""
        self.cells: dict[str, Any] = {}
        self.reasons: dict[str, str] = {}
        found: dict[str, list[Any]] = defaultdict(list)
        carried: list[int] = []
        for table in page.tables:
            rows = grid_of(page, table)
            labelled = list(_labelled(rows))
            carried = self._table_3(rows, labelled, carried, found)
            self._table_2(rows, labelled, found)
            self._table_4(rows, labelled, found)
        for key, cells in found.items():
            if len(cells) == 1:
                self.cells[key] = cells[0]
                self.reasons.pop(key, None)
            else:
                self.reasons[key] = f"模板里有{len(cells)}处同样的格子，分不清填哪一处"

    def _table_3(
        self,
        rows: list[list[GridCell]],
        labelled: list[tuple[int, int, RowLabel]],
        carried: list[int],
        found: dict[str, list[Any]],
    ) -> list[int]:
        mine = [(at, place, label) for at, place, label in labelled if label.table == 3]
        if not mine:
            return carried
        head = rows[: mine[0][0]]
        order, columns = _columns_3(head, rows, mine)
        exact = _shared_columns(rows, mine)
        columns = columns or exact or carried
        wanted = order or list(TABLE_3_COLUMNS)
        usual, is_even = usual_width([rows[at] for at, _, _ in mine])
        moved = order is None and _is_moved(printed_order(head, list(_COLUMNS_3)))
        for at, place, label in mine:
            behind = rows[at][place + 1 :]
            cells = [cell for cell in starting(rows[at], columns) if cell.column > rows[at][place].column]
            # A row that is longer or shorter than the others has a cell too many or too few, somewhere.
            if len(cells) != len(TABLE_3_COLUMNS) or width_of(rows[at]) != usual:
                is_alone = not (columns and is_even)
                cells = behind if is_alone and len(behind) == len(TABLE_3_COLUMNS) else []
            reason = ""
            if moved:
                reason = _MOVED
            elif len(cells) != len(TABLE_3_COLUMNS):
                reason = f"模板这一行在行名后面有{len(behind)}格，应有{len(TABLE_3_COLUMNS)}格，分不清位置"
            elif not all(map(_is_place, cells)):
                reason = "模板这一行的格子里是别的文字"
            prefix = label.keys[0].rpartition(".")[0]
            for column, cell in zip(wanted, cells or repeat(None, len(wanted)), strict=True):
                self._found(found, f"{prefix}.{column}", cell, reason)
        return columns

    def _table_2(
        self,
        rows: list[list[GridCell]],
        labelled: list[tuple[int, int, RowLabel]],
        found: dict[str, list[Any]],
    ) -> None:
        for at, place, label in labelled:
            if label.table != 2:
                continue
            behind = rows[at][place + 1 :]
            over = _head_above(rows, at, _COLUMNS_2)
            by_head = _by_heading(over, behind)
            keys = {key.rpartition(".")[2]: key for key in label.keys}
            if set(by_head) == set(keys):
                cells = [by_head[name] for name in keys]
            elif _is_order([name for name in over if name in keys], list(keys)):
                cells = behind[: len(keys)]
            else:
                cells = []
            if width_of(rows[at]) != _width_above(rows, at) and len(behind) != len(keys):
                cells = []
            reason = "" if len(cells) == len(keys) else "模板这一行的格子与表样不同，分不清位置"
            if not reason and not all(map(_is_place, cells)):
                reason = "模板这一行的格子里是别的文字"
            for key, cell in zip(
                keys.values(), cells if not reason else repeat(None, len(keys)), strict=True
            ):
                self._found(found, key, cell, reason)

    def _table_4(
        self,
        rows: list[list[GridCell]],
        labelled: list[tuple[int, int, RowLabel]],
        found: dict[str, list[Any]],
    ) -> None:
        """By rows where each block has a row of its own; by columns where fifteen stand side by side."""
        width = len(TABLE_4_COLUMNS)
        for at, place, label in labelled:
            behind = rows[at][place + 1 :]
            if label.table == 4 and len(behind) == width and all(map(_is_place, behind)):
                over = printed_order(rows[:at], list(_COLUMNS_4))[-width:]
                reason = (
                    "模板这张表的列次序与表样不同，分不清位置" if over and over != list(_COLUMNS_4) else ""
                )
                for key, cell in zip(label.keys, behind, strict=True):
                    self._found(found, key, cell, reason)
        keys = [f"t4.{block}.{column}" for block in TABLE_4_BLOCKS for column in TABLE_4_COLUMNS]
        for at, row in enumerate(rows):
            top = next((above for above in range(at, -1, -1) if _heads_4(rows[above])), at)
            head = rows[top:at]
            over = printed_order(head, list(_COLUMNS_4))
            if (
                len(over) < len(keys)
                or not row
                or not all(map(_is_place, row))
                or any(c.goes_on for c in row)
            ):
                continue
            over_row = headings_of(head)
            by_head = _blocks_of(over_row, row) if width_of(row) == max(over_row) + 1 else {}
            if (
                len(by_head) != len(keys)
                and len(row) == len(keys)
                and over[-len(keys) :] == list(_COLUMNS_4) * 3
            ):
                by_head = dict(zip(keys, row, strict=True))
            reason = (
                "" if len(by_head) == len(keys) else f"模板这张表的数据行有{len(row)}格，应有15格，分不清位置"
            )
            for key in keys:
                self._found(found, key, by_head.get(key), reason)
            return

    def _found(self, found: dict[str, list[Any]], key: str, cell: GridCell | None, reason: str) -> None:
        if reason or cell is None:
            self.reasons.setdefault(key, reason)
        elif cell.element not in found[key]:
            found[key].append(cell.element)


def _heads_4(row: Sequence[GridCell]) -> bool:
    return any(bare(cell.text) == _REVIEW for cell in row)


def _is_place(cell: GridCell) -> bool:
    """Whether a number may stand in a cell: it is blank, holds one, or a placeholder."""
    text = cell.text
    return not cell.goes_on and (is_open_cell(text) or is_value(text) or not (is_label(text) or row_of(text)))


def _labelled(rows: list[list[GridCell]]) -> Iterator[tuple[int, int, RowLabel]]:
    """Row, place of its label, and what it names; the label nearest to the values counts."""
    before: RowLabel | None = None
    for at, row in enumerate(rows):
        named = _label_of(row, before)
        if named:
            before = named[1]
            yield at, *named


def _label_of(row: Sequence[GridCell], before: RowLabel | None) -> tuple[int, RowLabel] | None:
    for place in range(len(row) - 1, -1, -1):
        text = row[place].text
        if not text or is_value(text) or is_open_cell(text):
            continue
        if label := row_of(text):
            return place, label
        for count in range(2, _MOST_JOINED + 1):
            together = [cell.text for cell in row[max(0, place - count + 1) : place + 1]]
            if all(together) and (label := ROWS.get(bare("".join(together)))):
                return place, label
        short = unnumbered_row(text) if len(text) <= _LONGEST_UNNUMBERED else None
        if short and before and before.table == 3 and before.index == short.index - 1:
            return place, short
    return None


def _columns_3(
    head: list[list[GridCell]], rows: list[list[GridCell]], mine: list[tuple[int, int, RowLabel]]
) -> tuple[list[str] | None, list[int]]:
    """Keys of the columns as the header has them and where they stand; None when it does not fit the rows."""
    over: dict[str, int] = {}
    for column, text in headings_of(head).items():
        for label, key in _COLUMNS_3.items():
            if text.endswith(label):
                over.setdefault(key, column)
    if len(over) != len(_COLUMNS_3) or len(set(over.values())) != len(over):
        return None, []
    order = sorted(over, key=lambda key: over[key])
    columns = [over[key] for key in order]
    fits = all(
        len(cells := list(starting(rows[at], columns))) == len(columns)
        and cells[0].column >= rows[at][place].column + rows[at][place].span
        for at, place, _ in mine
    )
    return (order, columns) if fits else (None, [])


def _shared_columns(rows: list[list[GridCell]], mine: list[tuple[int, int, RowLabel]]) -> list[int]:
    """Where the values begin in the rows that have seven cells behind their label, if all agree."""
    seen = {
        tuple(cell.column for cell in rows[at][place + 1 :])
        for at, place, _ in mine
        if len(rows[at]) - place - 1 == len(TABLE_3_COLUMNS)
    }
    return list(seen.pop()) if len(seen) == 1 else []


def _is_moved(printed: list[str]) -> bool:
    return sorted(printed) == sorted(_COLUMNS_3) and [
        label for label in printed if label not in ("自然人", "总计")
    ] != [label for label in _COLUMNS_3 if label not in ("自然人", "总计")]


def _head_above(rows: list[list[GridCell]], at: int, columns: Mapping[str, str]) -> dict[str, int]:
    """Names of the columns in the nearest row above that heads any, with where they stand."""
    for row in reversed(rows[:at]):
        over = {columns[bare(cell.text)]: cell.column for cell in row if bare(cell.text) in columns}
        if over:
            return over
    return {}


def _width_above(rows: list[list[GridCell]], at: int) -> int:
    return next(
        (width_of(row) for row in reversed(rows[:at]) if any(bare(cell.text) in _COLUMNS_2 for cell in row)),
        0,
    )


def _by_heading(over: Mapping[str, int], behind: list[GridCell]) -> dict[str, GridCell]:
    by_column = {cell.column: cell for cell in behind}
    return {name: by_column[column] for name, column in over.items() if column in by_column}


def _is_order(printed: list[str], wanted: list[str]) -> bool:
    return not printed or printed == wanted


def _blocks_of(over: Mapping[int, str], row: list[GridCell]) -> dict[str, GridCell]:
    """The cells of table 4 by what stands over each."""
    found: dict[str, GridCell] = {}
    names = {bare(label): key for key, label in reversed(list(TABLE_4_BLOCKS.items()))}
    for cell in row:
        text = over.get(cell.column, "")
        block = next((key for label, key in names.items() if label in text), "")
        column = next((key for label, key in _COLUMNS_4.items() if text.endswith(label)), "")
        if block and column:
            if f"t4.{block}.{column}" in found:
                return {}
            found[f"t4.{block}.{column}"] = cell
    return found

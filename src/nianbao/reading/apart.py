"""Figures that a copy has run together, taken apart where the sums of the form leave one way only."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from nianbao.report.tables import (
    APPLICANT_COLUMNS,
    RESULT_ROWS,
    TABLE_3_COLUMNS,
    TABLE_4_BLOCKS,
    TABLE_4_COLUMNS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LONGEST = 20
"""Digits of a row; more has too many ways to be decided."""
_LONGEST_4 = 30
_MOST_WAYS = 20_000
Way = tuple[int, ...]


def ways_of_row(figures: str) -> tuple[Way, ...]:
    """Every way to cut a row of table 3 into its seven numbers, the last being the sum of the others."""
    return tuple(_ways(figures, len(TABLE_3_COLUMNS))) if _is_run(figures, _LONGEST) else ()


def only_way_of_table_4(figures: str) -> Way | None:
    """The one way to cut the row of table 4 into its fifteen numbers so that its three sums hold, or None."""
    if not _is_run(figures, _LONGEST_4):
        return None
    found: list[Way] = []
    for way in _blocks(figures, len(TABLE_4_BLOCKS)):
        found.append(way)
        if len(found) > 1:
            return None
    return found[0] if found else None


def decided(rows: Mapping[str, Sequence[Way]]) -> dict[str, Way]:
    """The rows of table 3 of which one way is left when its columns, too, must add up.

    Args:
        rows: key of each row that was read → the ways it can be cut, one for a row that was whole.
    """
    sure = {key: ways[0] for key, ways in rows.items() if len(ways) == 1}
    open_rows = {key: ways for key, ways in rows.items() if len(ways) > 1}
    if not open_rows or prod(len(ways) for ways in open_rows.values()) > _MOST_WAYS:
        return sure
    found: list[dict[str, Way]] = []
    for choice in product(*open_rows.values()):
        chosen = dict(zip(open_rows, choice, strict=True))
        if _adds_up({**sure, **chosen}):
            found.append(chosen)
            if len(found) > 1:
                return sure
    return {**sure, **found[0]} if found else sure


def _is_run(figures: str, longest: int) -> bool:
    return figures.isascii() and figures.isdigit() and len(figures) <= longest


def _ways(figures: str, width: int) -> Iterator[Way]:
    for end in range(1, len(figures) - width + 2):
        last = figures[-end:]
        if end == 1 or last[0] != "0":
            total = int(last)
            yield from ((*parts, total) for parts in _parts(figures[:-end], width - 1, total))


def _parts(figures: str, width: int, total: int) -> Iterator[Way]:
    """Ways to cut figures into numbers that make up a sum."""
    if width == 1:
        if figures == str(total):
            yield (total,)
        return
    for end in range(1, len(figures) - width + 2):
        first = int(figures[:end])
        if first > total or (end > 1 and figures[0] == "0"):
            return
        yield from ((first, *rest) for rest in _parts(figures[end:], width - 1, total - first))


def _blocks(figures: str, count: int) -> Iterator[Way]:
    width = len(TABLE_4_COLUMNS)
    if count == 1:
        yield from _ways(figures, width)
        return
    for end in range(width, len(figures) - width * (count - 1) + 1):
        for first in _ways(figures[:end], width):
            yield from ((*first, *rest) for rest in _blocks(figures[end:], count - 1))


def _adds_up(rows: Mapping[str, Way]) -> bool:
    """Whether every column of table 3 balances, as far as its rows were read."""
    for column in range(len(APPLICANT_COLUMNS)):
        values = {key: way[column] for key, way in rows.items()}
        outer = [values.get(key) for key in ("new", "carried_in", "results_total", "carried_out")]
        if None not in outer and outer[0] + outer[1] != outer[2] + outer[3]:  # type: ignore[operator]
            return False
        leaves = [values[key] for key in RESULT_ROWS if key in values]
        if len(leaves) == len(RESULT_ROWS) and outer[2] is not None and sum(leaves) != outer[2]:
            return False
    return True

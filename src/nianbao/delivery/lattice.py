"""A table of the form on its lattice: what stands where when merged cells are counted out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.delivery.wording import printable
from nianbao.report.form import Kind, grid
from nianbao.report.pieces import CellBlock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Literal

    from nianbao.report.form import Place


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the form with where it begins."""

    row: int
    column: int
    place: Place

    @property
    def is_value(self) -> bool:
        """Whether it is one of the 200 cells."""
        return self.place.kind is Kind.VALUE


def spots(number: Literal[2, 3, 4]) -> tuple[Spot, ...]:
    """Every place of a table in reading order."""
    form = grid(number)
    taken: set[tuple[int, int]] = set()
    found: list[Spot] = []
    for row, places in enumerate(form.rows):
        column = 0
        for place in places:
            while (row, column) in taken:
                column += 1
            found.append(Spot(row, column, place))
            taken |= {
                (row + down, column + right) for down in range(place.rows) for right in range(place.columns)
            }
    return tuple(found)


def text_at(place: Place, cells: Mapping[str, str]) -> str:
    """What is printed in a place."""
    return printable(cells.get(place.text, "") if place.kind is Kind.VALUE else place.text)


def matrix(number: Literal[2, 3, 4], cells: Mapping[str, str]) -> list[list[str]]:
    """Every row with as many columns; a merged place stands where it begins, all else is empty."""
    form = grid(number)
    rows = [[""] * len(form.widths) for _ in form.rows]
    for spot in spots(number):
        rows[spot.row][spot.column] = text_at(spot.place, cells)
    return rows


def blocks(number: Literal[2, 3, 4], cells: Mapping[str, str]) -> Iterator[CellBlock]:
    """The numbers alone, a block for every rectangle of them: four in table 2, one in tables 3 and 4.

    A program that is given a rectangle fills cell after cell to the right and line after line down from the
    one that was clicked. It would write over the labels between two rectangles of table 2, so each goes in by
    itself.
    """
    lines: dict[int, list[Spot]] = {}
    for spot in spots(number):
        if spot.is_value:
            lines.setdefault(spot.row, []).append(spot)
    rectangle: list[list[Spot]] = []
    for row in sorted(lines):
        if rectangle and row != rectangle[-1][0].row + 1:
            yield _block(rectangle, cells)
            rectangle = []
        rectangle.append(lines[row])
    yield _block(rectangle, cells)


def _block(rectangle: list[list[Spot]], cells: Mapping[str, str]) -> CellBlock:
    text = "\n".join("\t".join(text_at(spot.place, cells) for spot in line) for line in rectangle)
    return CellBlock(rectangle[0][0].place.text, text)

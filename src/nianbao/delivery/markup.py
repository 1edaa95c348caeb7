"""HTML: text made safe, tags put around it, and the tables of the form with their merged cells."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from nianbao.delivery.lattice import spots, text_at
from nianbao.delivery.wording import printable
from nianbao.report.form import Kind, grid
from nianbao.report.regex import regex
from nianbao.report.tables import BALANCE_NOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Literal

    from nianbao.delivery.lattice import Spot
    from nianbao.report.document import Heading

_CHINESE_NUMBER = regex("（[一二三四五六七八九十]+）")


def rank(heading: Heading, before: int) -> int:
    """Of a heading among h1 … h4: （一） is of the second level wherever it stands, and no level is left out.

    Args:
        heading: of the report.
        before: rank of the heading before it, 1 for the title.

    Source: GB/T 9704-2012, 7.3.3: 一、 then （一） then 1.
    """
    second = heading.level == 2 or _CHINESE_NUMBER.match(printable(heading.text))
    return min(2 if heading.level == 1 else 3 if second else 4, before + 1)


def escaped(text: str) -> str:
    """Text as content of an element: whatever a clerk typed is shown, never obeyed."""
    return html.escape(printable(text), quote=True)


def tag(name: str, content: str, **attributes: str | int) -> str:
    """An element around finished markup; attributes that are empty or 0 are left out, `_` stands for `-`."""
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{html.escape(str(value), quote=True)}"'
        for key, value in attributes.items()
        if value
    )
    return f"<{name}{written}>{content}</{name}>"


def spans(spot: Spot) -> dict[str, str | int]:
    """How many columns and rows a merged place covers, where it is more than one."""
    place = spot.place
    return {
        "colspan": place.columns if place.columns > 1 else "",
        "rowspan": place.rows if place.rows > 1 else "",
    }


def heads_row(spot: Spot, all_spots: Sequence[Spot]) -> bool:
    """Whether a label stands before numbers rather than above them."""
    if spot.place.kind is not Kind.HEADING:
        return True
    return any(other.is_value and other.row == spot.row for other in all_spots)


def rows_of(
    number: Literal[2, 3, 4],
    cells: Mapping[str, str],
    value: Callable[[Spot, str], str],
    label: Callable[[Spot, str], str],
) -> Iterator[str]:
    """The rows of a table as `tr`.

    Args:
        number: of the table.
        cells: what is printed in each of the 200 cells.
        value: writes the element of a number from its place and escaped text.
        label: likewise of a label.
    """
    lines: list[list[str]] = [[] for _ in grid(number).rows]
    for spot in spots(number):
        text = escaped(text_at(spot.place, cells))
        lines[spot.row].append((value if spot.is_value else label)(spot, text))
    yield from (tag("tr", "".join(line)) for line in lines)


def headers_of(spot: Spot, all_spots: Sequence[Spot]) -> list[Spot]:
    """The labels that say what a number is: those above it in its own block, then those before it."""
    right = spot.column + spot.place.columns
    above: list[Spot] = []
    for other in reversed(all_spots):
        meets = other.column < right and spot.column < other.column + other.place.columns
        if other.row >= spot.row or not meets:
            continue
        if other.is_value and above:
            break
        if not other.is_value:
            above.append(other)
    before = [
        other
        for other in all_spots
        if not other.is_value
        and other.column < spot.column
        and other.row <= spot.row < other.row + other.place.rows
        and other.place.text != BALANCE_NOTE
    ]
    return [*reversed(above), *before]

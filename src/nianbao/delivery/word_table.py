"""A grid of the form as a Word table with merged cells, numbers in their places."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from nianbao.delivery.wording import ems, printable
from nianbao.delivery.wordml import TWIPS_PER_MM, TWIPS_PER_POINT, element, paragraph, run, runs
from nianbao.report.form import Grid, Kind, Place, grid
from nianbao.report.tables import SECTION_HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.oxml.xmlchemy import BaseOxmlElement

    from nianbao.report.document import FormTable

_TEXT_SIZE = 10.5
"""Of the style TableText, in pt."""
_DIGIT, _WIDEST_DIGIT = 0.56, 0.64
"""In widths of a Chinese character: what a digit may take unshrunk, and the widest of the fonts standing in
for Times New Roman, which has 0.5; a number that is set smaller must not break there either."""
_SMALLEST_SIZE = 6.0
_CELL_MARGIN = 1.0
"""Left and right, of the style TableGrid, in pt."""


def word_table(table: FormTable, cells: Mapping[str, str]) -> BaseOxmlElement:
    """The table as `w:tbl`: header rows repeat, no row is split, one page holds it if it can.

    Args:
        table: which of the three.
        cells: what is printed in each of the 200 cells; a missing or empty one stays blank.
    """
    form = grid(table.number)
    edges = _edges(form.widths)
    width = element("tblW", w=edges[-1], type="dxa")
    properties = element(
        "tblPr",
        element("tblStyle", val="TableGrid"),
        width,
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0000"),
        element("tblCaption", val=SECTION_HEADINGS[str(table.number)]),
    )
    columns = [element("gridCol", w=right - left) for left, right in pairwise(edges)]
    return element("tbl", properties, element("tblGrid", *columns), *_rows(form, edges, cells))


def _edges(widths: tuple[float, ...]) -> list[int]:
    """Where the columns begin and end, in twips; rounding errors do not add up."""
    return [round(sum(widths[:count]) * TWIPS_PER_MM) for count in range(len(widths) + 1)]


def _rows(form: Grid, edges: list[int], cells: Mapping[str, str]) -> Iterator[BaseOxmlElement]:
    from_above: dict[int, tuple[Place, int]] = {}
    for index, places in enumerate(form.rows):
        properties = element("trPr", element("cantSplit"))
        properties.append(element("trHeight", val=round(form.row_height * TWIPS_PER_MM), hRule="atLeast"))
        if index < form.header_rows:
            properties.append(element("tblHeader"))
        row = element("tr", properties)
        # Word keeps a row with the next one by the paragraphs in it; the last row has nothing to stay with.
        keep = index < len(form.rows) - 1
        waiting = iter(places)
        column = 0
        while column < len(form.widths):
            begins = column not in from_above
            place, left = from_above.pop(column) if not begins else _next(waiting)
            if left > 1:
                from_above[column] = (place, left - 1)
            width = edges[column + place.columns] - edges[column]
            text = cells.get(place.text, "") if place.kind is Kind.VALUE else place.text
            row.append(_cell(place, text if begins else "", width, begins=begins, keep=keep))
            column += place.columns
        yield row


def _next(waiting: Iterator[Place]) -> tuple[Place, int]:
    place = next(waiting)
    return place, place.rows


def _cell(place: Place, text: str, width: int, *, begins: bool, keep: bool) -> BaseOxmlElement:
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if place.columns > 1:
        properties.append(element("gridSpan", val=place.columns))
    if place.rows > 1:
        properties.append(element("vMerge", val="restart") if begins else element("vMerge"))
    if place.kind is Kind.UPRIGHT:
        properties.append(element("textDirection", val="tbRlV"))
    properties.append(element("vAlign", val="center"))
    style = "TableItem" if place.kind in (Kind.ITEM, Kind.GROUP) else "TableText"
    kept = [element("keepNext")] if keep else []
    return element("tc", properties, paragraph(style, _cell_runs(place.kind, text, width), *kept))


def _cell_runs(kind: Kind, text: str, width: int) -> Iterator[BaseOxmlElement]:
    if kind is Kind.VALUE:
        return _value(text, width / TWIPS_PER_POINT - 2 * _CELL_MARGIN)
    if kind is Kind.GROUP and "）" in text:
        return _numbered(text)
    return runs(text)


def _value(text: str, room: float) -> Iterator[BaseOxmlElement]:
    """A number on one line: set smaller when it is too long for its column, `room` in pt."""
    shown = printable(text)
    fitting = _TEXT_SIZE
    if 2 * ems(shown) * _DIGIT * _TEXT_SIZE > room:
        fitting = max(_SMALLEST_SIZE, int(2 * room / (2 * ems(shown) * _WIDEST_DIGIT)) / 2)
    half_points = round(2 * min(fitting, _TEXT_SIZE))
    size = [element(tag, val=half_points) for tag in ("sz", "szCs")] if fitting < _TEXT_SIZE else []
    return runs(shown, *size)


def _numbered(text: str) -> Iterator[BaseOxmlElement]:
    """A group label whose line breaks after its number.

    The closing bracket is spaced one character wide, so that the word after it does not fit on the line; the
    text stays whole for whoever searches or copies it.
    """
    head, bracket, tail = text.partition("）")
    yield run(head)
    yield run(bracket, element("spacing", val=round(_TEXT_SIZE * TWIPS_PER_POINT)))
    yield run(tail)

"""The 200 numbers written into their cells, each in the look of the cell it goes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nianbao.delivery.template.blanks import is_open_cell
from nianbao.delivery.template.page import paragraphs_of
from nianbao.office.word_package import W
from nianbao.report.filling import FillNote, Outcome
from nianbao.report.printed.table_labels import is_value
from nianbao.report.tables import CELLS, SECTION_HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nianbao.delivery.template.page import Page
    from nianbao.delivery.template.tables import Places

_NAMES = {"2": "表二", "3": "表三", "4": "表四"}
_NO_ROW = "模板里没有这一格"
_SHOWN = 30
_NOTHING = frozenset({"0", "-", "—", "——", "/", "－", "无", "零", "〇"})
"""What stands for no number: nothing is lost when it is written over."""


def write_figures(
    page: Page, places: Places, cells: Mapping[str, str], *, replace: bool
) -> tuple[int, list[FillNote]]:
    """Write every number that has a place.

    Args:
        page: of the template.
        places: of the numbers.
        cells: what is printed in each; an empty one clears a number that stands there.
        replace: whether words in a cell of numbers are written over.

    Returns:
        How many were written, and what is to be told.
    """
    written, notes = 0, []
    like = _Neighbours(page)
    for key in CELLS:
        place = places.cells.get(key)
        if place is None:
            continue
        before, now = page.cell_text(place), cells.get(key, "")
        if not (is_open_cell(before) or is_value(before) or replace):
            text = f"{CELLS[key].label}这一格写着文字，没有动"
            notes.append(FillNote(Outcome.KEPT, key, text, before[:_SHOWN]))
            continue
        if not now and is_open_cell(before):
            continue
        if before.strip() not in ("", now, *_NOTHING) and not (is_open_cell(before) and before != "0"):
            text = (
                f"{CELLS[key].label}原有的数已换成{now}" if now else f"{CELLS[key].label}没有数，原有的已清空"
            )
            notes.append(FillNote(Outcome.REPLACED, key, text, before[:_SHOWN]))
        _write(page, place, now, like.of(place))
        written += bool(now)
    return written, [*notes, *_missing(places, cells)]


def _write(page: Page, cell: Any, text: str, like: Any) -> None:  # noqa: ANN401 - elements of lxml
    paragraphs = list(paragraphs_of(cell))
    if not paragraphs:
        paragraph = page.markup.new("p")
        page.markup.append(cell, [paragraph])
        return
    chosen = next((each for each in paragraphs if page.words(each).text.strip()), paragraphs[0])
    for each in paragraphs:
        words = page.words(each)
        if each is chosen:
            start = len(words.text) - len(words.text.lstrip())
            if words.text.strip():
                words.put(start, len(words.text.rstrip()), text)
            elif words.text:  # the blanks of a form field
                words.put(0, len(words.text), text)
            else:
                words.fill(text, like)
        elif words.text.strip():
            words.put(0, len(words.text), "")


class _Neighbours:
    """How numbers are set in the tables of the template, for cells that say nothing themselves."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._of_table: dict[Any, Any] = {}

    def of(self, cell: Any) -> Any:  # noqa: ANN401 - as above
        """Run properties of the first cell of the same table with a number in it, or None."""
        table = next(cell.iterancestors(f"{W}tbl"))
        if table not in self._of_table:
            self._of_table[table] = next(self._set(table), None)
        return self._of_table[table]

    def _set(self, table: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
        for cell in table.iter(f"{W}tc"):
            if is_value(self._page.cell_text(cell)):
                for paragraph in paragraphs_of(cell):
                    if (properties := self._page.words(paragraph).properties()) is not None:
                        yield properties


def _missing(places: Places, cells: Mapping[str, str]) -> Iterator[FillNote]:
    """What has no place, whole tables and rows at once."""
    for number, name in _NAMES.items():
        keys = [key for key in CELLS if key.startswith(f"t{number}.")]
        gone: dict[str, list[str]] = {}
        for key in keys:
            if key not in places.cells and cells.get(key, "") != "":
                gone.setdefault(places.reasons.get(key, _NO_ROW), []).append(key)
        if all(key not in places.cells and key not in places.reasons for key in keys):
            heading = SECTION_HEADINGS[number]
            yield FillNote(Outcome.MISSING, f"t{number}", f"没有找到“{heading}”的表格，{len(keys)}格都没有填")
            continue
        for reason, lost in gone.items():
            named = "、".join(dict.fromkeys(CELLS[key].label for key in lost[:2]))
            more = f"等{len(lost)}格" if len(lost) > 2 else ""
            yield FillNote(
                Outcome.MISSING,
                lost[0] if len(lost) == 1 else f"t{number}",
                f"{name}里{named}{more}没有填：{reason}".replace(f"{name}里{name}", name),
            )

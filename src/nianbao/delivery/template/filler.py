"""A template filled: every place found by what it says, and every place told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.delivery.template.blanks import hint_at_end
from nianbao.delivery.template.fields import fill_cell_tags, fill_fields, fill_title
from nianbao.delivery.template.figures import write_figures
from nianbao.delivery.template.narrative import Narrator
from nianbao.delivery.template.old_form import label_of_2019
from nianbao.delivery.template.opened import OpenedTemplate
from nianbao.delivery.template.regions import find_regions
from nianbao.delivery.template.tables import Places
from nianbao.errors import TemplateRefused
from nianbao.report.document import MARK
from nianbao.report.filling import FilledTemplate, FillNote, Outcome
from nianbao.report.tables import ASPECT_HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.delivery.template.page import Page
    from nianbao.delivery.template.regions import Found
    from nianbao.report.filling import Filling


def fill_template(data: bytes, source: str, filling: Filling, *, replace: bool = False) -> FilledTemplate:
    """Write a report into a template.

    Args:
        data: the .docx file as it was sent.
        source: what messages call it.
        filling: what is to stand in it.
        replace: whether finished text, e.g. last year's, is written over; otherwise it is kept and told.

    Raises:
        FileUnreadable: it is no Word file, damaged, locked by a password, or holds more than any template.
        TemplateRefused: it is the form of 2019, or nothing in it is of the annual report.
    """
    template = OpenedTemplate(data, source)
    page = template.page()
    if label := label_of_2019(page):
        raise TemplateRefused(
            f"{source}是2019年的旧表样（表里有“{label}”），2021年起已经改用新表样，请向发模板的单位要新的。"
        )
    found = find_regions(page)
    places = Places(page)
    filled, notes = _fill_fields(page, found, filling, replace=replace)
    parts_done = _parts_named(filled)
    cells, told = write_figures(page, places, filling.cells, replace=replace)
    if not (found.regions or places.cells or filled):
        raise TemplateRefused(
            f"{source}里没有年报的标题、六个部分和三张表，也没有占位符，请核对是不是选错了文件。"
        )
    narrator = Narrator(page, found, replace)
    if "lead" not in parts_done and "lead" in filling.parts:
        narrator.lead(filling.parts["lead"], found.opening, (filling.agency, str(filling.year)))
    narrator.write(filling.parts, parts_done)
    _strip_hints(page, found)
    page.commit()
    notes = [*notes, *narrator.notes, *told, *template.remarks(), *_marks(filling)]
    return FilledTemplate(template.saved(page), cells, tuple(dict.fromkeys(notes)))


def _fill_fields(
    page: Page, found: Found, filling: Filling, *, replace: bool
) -> tuple[set[str], list[FillNote]]:
    inside = {id(line) for region in found.regions.values() for line in _lines(region.lines, region.subs)}
    outside = [line for line in page.lines if line.paragraph is not None and id(line) not in inside]
    filled, notes = fill_fields(page, filling, outside)
    tagged = [
        line
        for line in page.lines
        if id(line) in inside and ("{{" in page.text(line) or "{%" in page.text(line))
    ]
    for names, told in (fill_fields(page, filling, tagged), fill_cell_tags(page, filling)):
        filled |= names
        notes += told
    notes += fill_title(page, filling, found.opening, replace=replace)
    return filled, notes


def _lines(lines: list, subs: list) -> Iterator:  # type: ignore[type-arg]
    yield from lines
    for sub in subs:
        yield from sub.lines


def _parts_named(filled: set[str]) -> set[str]:
    """The parts whose tags were filled."""
    named = {name.lower().removeprefix("part_").replace("_", ".", 1) for name in filled}
    if "1" in named:
        named |= {f"1.{aspect}" for aspect in ASPECT_HEADINGS}
    return named


def _strip_hints(page: Page, found: Found) -> None:
    """Take the hint off a heading: 一、总体情况（简要概述）."""
    inline = {id(region.heading) for region in found.regions.values() if region.rest is not None}
    for line in found.headings:
        text = page.text(line)
        at = hint_at_end(text.rstrip())
        if id(line) not in inline and at < len(text.rstrip()):
            page.put(line, at, len(text), "")


def _marks(filling: Filling) -> Iterator[FillNote]:
    count = sum(len(MARK.findall(line.text)) for lines in filling.parts.values() for line in lines)
    if count:
        yield FillNote(Outcome.REMARK, "", f"写入的文字里还有{count}处【待补】或【待核】，请补全后再交")

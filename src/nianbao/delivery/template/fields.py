"""Blanks inside lines, filled: the agency's name, the year, the date, and tags in the docxtpl manner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.delivery.template.blanks import STATEMENT, Field, fields_of
from nianbao.delivery.template.page import Line, paragraphs_of
from nianbao.report.filling import FillNote, Outcome
from nianbao.report.printed.titles import title_of
from nianbao.report.regex import regex
from nianbao.report.tables import ASPECT_HEADINGS, CELLS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nianbao.delivery.template.page import Page
    from nianbao.report.filling import Filling

_TITLE = regex(r"(?=.*信息公开).{4,60}(?:年度报告|年报|工作报告|报告)(?:[（(].{1,12}[)）])?")
_YEAR = regex(r"20\d\d(?=\s*年)|二[〇○零][〇○零一二三四五六七八九]{2}(?=\s*年)")
_HAN = str.maketrans("0123456789", "〇一二三四五六七八九")
_UNKNOWN = "\x00"
_SHOWN = 40


def tags_of(filling: Filling) -> dict[str, str]:
    """Names of tags in lower case and what each stands for; paragraphs are parted by line feeds."""
    parts = {part: "\n".join(line.text for line in lines) for part, lines in filling.parts.items()}
    whole = [
        f"{heading}\n{parts[f'1.{aspect}']}"
        for aspect, heading in ASPECT_HEADINGS.items()
        if f"1.{aspect}" in parts
    ]
    tags = {f"part_{part.replace('.', '_')}": text for part, text in parts.items() if part != "lead"}
    tags |= {
        "agency": filling.agency,
        "unit": filling.agency,
        "year": str(filling.year),
        "title": filling.title,
        "date": filling.date,
        "lead": parts.get("lead", ""),
        "part_1": "\n".join(whole),
    }
    for key in CELLS:
        tags[key.replace(".", "_")] = filling.cells.get(key, "")
    return tags


def fill_fields(page: Page, filling: Filling, lines: Sequence[Line]) -> tuple[set[str], list[FillNote]]:
    """Fill the blanks of these lines that say what belongs there.

    Returns:
        Which names were filled, and what is to be told.
    """
    tags, done, notes = tags_of(filling), set[str](), []
    known = {
        "agency": filling.agency,
        "year": str(filling.year),
        "year年": f"{filling.year}年",
        "date": filling.date,
    }
    for line in lines:
        for statement in STATEMENT.findall(page.text(line)):
            text = f"“{statement[:_SHOWN]}”是程序语句，没有执行，请改成文字"
            notes.append(FillNote(Outcome.MISSING, "", text))
        for field in reversed(list(fields_of(page.text(line)))):
            name = field.name.removeprefix("tag:")
            if name is not field.name:
                text = tags.get(name.replace(".", "_").lower(), _UNKNOWN)
                if text is _UNKNOWN:
                    notes.append(FillNote(Outcome.MISSING, "", f"不认识占位符“{name}”，没有填"))
                    continue
            else:
                text = known[name]
            if not text:
                notes.append(FillNote(Outcome.MISSING, name, _why_empty(name)))
                continue
            _put(page, line, field, text)
            done.add(name.removesuffix("年"))
    return done, notes


def _put(page: Page, line: Line, field: Field, text: str) -> None:
    first, *more = text.split("\n")
    stands_alone = page.text(line).strip() == page.text(line)[field.start : field.end].strip()
    if more and stands_alone:
        page.put(line, field.start, field.end, first)
        page.add_below(line.paragraph, [line.paragraph] * len(more), more)
    else:
        page.put(line, field.start, field.end, text)


def _why_empty(name: str) -> str:
    if name == "date":
        return "成文日期没有填：请用--date写明日期，例如--date 2025-01-20"
    return f"占位符“{name}”没有内容可填"


def fill_cell_tags(page: Page, filling: Filling) -> tuple[set[str], list[FillNote]]:
    """Fill the tags inside the tables of the form that stand beside other words."""
    lines = []
    for table in page.tables:
        for cell in table.iter("{*}tc"):
            for paragraph in paragraphs_of(cell):
                text = page.words(paragraph).text
                if "{{" in text or "{%" in text:
                    lines.append(Line(page.lines[0].source, paragraph, 0, len(text), table, cell))
    return fill_fields(page, filling, lines)


def fill_title(page: Page, filling: Filling, lines: Sequence[Line], *, replace: bool) -> Iterator[FillNote]:
    """Bring the title up to this year; another agency's name is told, and changed only when asked for.

    Args:
        page: of the template.
        filling: what is to stand there.
        lines: those before the first section.
        replace: whether another agency's name is written over.
    """
    found = False
    shown = [line for line in lines if page.text(line).strip()]
    for line in shown:
        text = page.text(line)
        if not _TITLE.fullmatch(text.strip()):
            continue
        found = True
        year = _YEAR.search(text)
        if year and year[0] not in (str(filling.year), str(filling.year).translate(_HAN)):
            now = str(filling.year) if year[0].isascii() else str(filling.year).translate(_HAN)
            page.put(line, *year.span(), now)
            yield FillNote(Outcome.REPLACED, "title", f"标题的年份已改为{now}年", text.strip()[:_SHOWN])
        text = page.text(line)
        agency = title_of([page.refreshed(line)]).agency
        if agency and agency != filling.agency and agency not in filling.agency:
            if replace:
                at = text.index(agency)
                page.put(line, at, at + len(agency), filling.agency)
                yield FillNote(Outcome.REPLACED, "title", f"标题的单位已改为{filling.agency}", agency)
            else:
                yield FillNote(
                    Outcome.KEPT,
                    "title",
                    f"标题写的是{agency}，不是{filling.agency}，没有动",
                    text.strip()[:_SHOWN],
                )
    if not found:
        yield FillNote(Outcome.MISSING, "title", "没有找到标题")

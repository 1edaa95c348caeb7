"""Lines of any source to a `Paper`: title, lead, sections with their aspects, and the three tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from nianbao.reading.source_lines import lines_of_text
from nianbao.reading.table_values import TablesFound
from nianbao.reading.unread import unread
from nianbao.report.paper import Line, PageLayout, Paper, PaperSection, kind_of
from nianbao.report.printed.headings import aspect_of, inline_heading, is_marked, looks_numbered, number_of
from nianbao.report.printed.sections import section_starts
from nianbao.report.printed.source_line import SourceLine
from nianbao.report.printed.table_labels import is_form_heading, is_table_text, is_value, table_of, values_of
from nianbao.report.printed.titles import title_of
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nianbao.reading.source_lines import Parsed
    from nianbao.report.printed.sections import Start

_TABLE_SECTIONS = ("2", "3", "4")
_FURNITURE = regex(
    r"(?:【?(?:发布|发文|成文|更新|生成|公开)(?:时间|日期)|信息?来源|作者|责任编辑|浏览(?:次数|量)|点击(?:次数|量|率)|阅读(?:次数|量)"
    r"|字号|字体|当前位置|您(?:现在|当前)?所在的?位置|索引号|主题(?:分类|词)|发布机构|上一[篇条]|下一[篇条])[】\s]*[：:【\[].{0,80}"
    r"|(?:分享到?|打印(?:本页)?|关闭(?:窗口)?|收藏|返回顶部|扫一扫.{0,16}|首页|大中小|\s|[|>：:\[\]【】])+"
    r"|(?:版权所有|主办单位|承办单位|网站标识码|备案号|技术支持|网站地图|联系我们)[：:\s|].{0,80}|.{0,20}[A-Z]{2}备\d{5,}号.{0,20}"
)
"""What stands around a report on a web page and is no part of it."""
_LONGEST_FURNITURE = 120


def read_report_text(text: str) -> Paper:
    """Read a report given as plain text or Markdown; whatever is missing stays empty."""
    return paper_from_lines(tuple(lines_of_text(text)))


def paper_from(parsed: Parsed) -> Paper:
    """Find title, sections, aspects and tables in what a parser made of a file."""
    paper = paper_from_lines(parsed.lines, parsed.layout)
    return replace(paper, unread=(*parsed.unread, *paper.unread))


def paper_from_lines(lines: Sequence[SourceLine], layout: PageLayout | None = None) -> Paper:
    """Find title, sections, aspects and tables in the lines of a source."""
    lines = [line for line in lines if not _is_furniture(line)]
    starts = section_starts(lines)
    first = starts[0].at if starts else len(lines)
    title = title_of(lines[:first])
    bounds = [*(start.at for start in starts), len(lines)]
    tables = _TableRows()
    lead = tuple(_prose(lines[title.end : first], tables, ""))
    # What stands above the title is no part of the report, but a table there would be.
    tuple(_prose(lines[: title.first], tables, ""))
    sections = []
    for start, end in zip(starts, bounds[1:], strict=True):
        tables.enter(start.key)
        sections.append(_section(start, lines, end, tables))
    found = TablesFound(tables.rows)
    paper = Paper(
        title=title.text,
        agency=title.agency,
        kind=kind_of(title.agency),
        year=title.year,
        lead=lead,
        sections=tuple(sections),
        cells=MappingProxyType(found.cells),
        tables=found.printed(),
        layout=layout,
    )
    return replace(paper, unread=unread(paper))


def _is_furniture(line: SourceLine) -> bool:
    return (
        line.cells is None
        and len(line.text) <= _LONGEST_FURNITURE
        and bool(_FURNITURE.fullmatch(line.text))
        and not is_value(line.text)
    )


class _TableRows:
    """Takes the rows of tables out of the lines, and knows which table they belong to."""

    def __init__(self) -> None:
        self._rows: dict[int, list[tuple[str, ...]]] = {2: [], 3: [], 4: []}
        self._strays: dict[int, list[tuple[str, ...]]] = {2: [], 3: [], 4: []}
        self._number = 0
        """Of the table whose rows are due: that of the section, or that of the last label; 0 for none."""

    @property
    def rows(self) -> dict[int, list[tuple[str, ...]]]:
        """The rows of each table; those outside sections 2 to 4 count where these have none."""
        return {number: rows or self._strays[number] for number, rows in self._rows.items()}

    def enter(self, key: str) -> None:
        """Go on to the next section."""
        self._number = int(key) if key in _TABLE_SECTIONS else 0

    def take(self, line: SourceLine, key: str) -> bool:
        """Take a row, or a line that is a cell without its table; False for prose."""
        inside = key in _TABLE_SECTIONS
        cells = line.cells
        if cells is None:
            if not (self._is_cell(line.text) if inside else is_form_heading(line.text)):
                return False
            cells = values_of(line.text) or (line.text,)
        self._number = table_of(line) or self._number
        if self._number:
            (self._rows if inside else self._strays)[self._number].append(cells)
        return True

    def _is_cell(self, text: str) -> bool:
        # 无 alone under a title says that there was nothing; below a label it is a cell.
        if is_value(text) and not text.isdecimal() and not self._rows[self._number]:
            return False
        return is_table_text(text)


def _prose(body: Sequence[SourceLine], tables: _TableRows, key: str) -> Iterator[Line]:
    """The lines that are no part of a table, a heading on the line of its text told apart from it."""
    kept = [line for line in body if not tables.take(line, key)]
    kept = [line for line in kept if re.search(r"\w", line.text)]
    for place, source in enumerate(kept):
        parts = inline_heading(source.text) if key == "1" else None
        if parts:
            heading, rest = parts
            yield Line(heading, source.number, source.level, True)
            yield Line(rest, source.number)
            continue
        following = kept[place + 1] if place + 1 < len(kept) else None
        yield Line(source.text, source.number, source.level, _is_heading(source, following, key))


def _is_heading(line: SourceLine, following: SourceLine | None, key: str) -> bool:
    """Whether a line stands as a heading: marked as one, an aspect's, or numbered above a text of its own."""
    if is_marked(line) or (key == "1" and aspect_of(line)):
        return True
    if following is None or not looks_numbered(line.text):
        return False
    own, next_one = number_of(line.text), number_of(following.text)
    # Items of a list follow one another; a heading is followed by text or by something of lower rank.
    return own is not None and (next_one is None or next_one.rank > own.rank)


@dataclass(slots=True)
class _Aspects:
    """The lines of each aspect, while section 1 is being read."""

    found: dict[str, list[Line]]
    rank: int = 0
    level: int = 0
    current: list[Line] | None = None

    def add(self, line: Line) -> None:
        """Put a line to the aspect it belongs to, if any."""
        if line.is_heading:
            self._turn(line)
        if self.current is not None:
            self.current.append(line)

    def _turn(self, line: Line) -> None:
        number = number_of(line.text)
        rank = number.rank if number else 0
        below = bool(self.found) and (
            (rank > self.rank > 0)
            or (not rank and line.level > self.level > 0)
            or (not rank and self.rank > 0)
        )
        if below and not (not rank and self.level and 0 < line.level <= self.level):
            return
        aspect = aspect_of(SourceLine(line.text, line.number, line.level))
        if aspect:
            self.rank, self.level = rank, line.level
        self.current = self.found.setdefault(aspect, []) if aspect else None


def _section(start: Start, lines: Sequence[SourceLine], end: int, tables: _TableRows) -> PaperSection:
    source = lines[start.at]
    body = list(lines[start.at + 1 : end])
    if start.rest:
        body.insert(0, SourceLine(start.rest, source.number))
    prose = tuple(_prose(body, tables, start.key))
    aspects = _Aspects({})
    if start.key == "1":
        for line in prose:
            aspects.add(line)
    return PaperSection(
        start.key,
        Line(start.heading, source.number, source.level, True),
        prose,
        MappingProxyType({name: tuple(of_it) for name, of_it in aspects.found.items()}),
    )

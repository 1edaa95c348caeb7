"""Lines of any source to a `Paper`: title, lead, sections with their aspects, and the three tables."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from nianbao.reading.sections import aspect_of, inline_heading, is_heading, numeral_of, section_of
from nianbao.reading.source_lines import lines_of_text
from nianbao.reading.table_values import read_tables
from nianbao.report.paper import Line, PageLayout, Paper, PaperSection, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nianbao.reading.source_lines import SourceLine

_TITLE = re.compile(
    r"(?:关于)?(?P<agency>[^\d，。；：]{2,40}?)(?:关于)?(?P<year>20\d\d)\s*年?度?\s*"
    r"(?:政府)?(?:信息|政务)公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报|总结)"
    r"|(?P<year2>20\d\d)\s*年?度?\s*(?P<agency2>[^\d，。；：]{2,40}?)(?:政府)?(?:信息|政务)公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)"
)
_NUMERALS = "一二三四五六七八九十"
_TABLE_SECTIONS = ("2", "3", "4")
_LONGEST_LABEL = 45
_TITLE_WITHIN = 12
"""Lines from the top among which the title is looked for."""


def read_report_text(text: str) -> Paper:
    """Read a report given as plain text or Markdown; whatever is missing stays empty."""
    return paper_from_lines(tuple(lines_of_text(text)))


def paper_from_lines(lines: Sequence[SourceLine], layout: PageLayout | None = None) -> Paper:
    """Find title, sections, aspects and tables in the lines of a source."""
    starts = _section_starts(lines)
    first = starts[0][0] if starts else len(lines)
    title, agency, year = _title(lines[: max(first, _TITLE_WITHIN)])
    bounds = [*(at for at, _ in starts), len(lines)]
    rows: dict[int, list[tuple[str, ...]]] = {}
    sections = []
    for (at, key), end in zip(starts, bounds[1:], strict=True):
        body = lines[at + 1 : end]
        if key in _TABLE_SECTIONS:
            rows.setdefault(int(key), []).extend(_rows(body))
        sections.append(_section(key, lines[at], body))
    if not rows:
        every = [line.cells for line in lines if line.cells is not None]
        rows = {2: every, 3: every, 4: []}
    found = read_tables(rows)
    lead = tuple(
        _line(line) for line in lines[:first] if line.cells is None and line.text != title and not line.level
    )
    return Paper(
        title=title,
        agency=agency,
        kind=kind_of(agency),
        year=year,
        lead=lead,
        sections=tuple(sections),
        cells=MappingProxyType(found.cells),
        tables=found.printed(),
        layout=layout,
    )


def _title(lines: Iterable[SourceLine]) -> tuple[str, str, int | None]:
    """Title, agency and year from the first line that reads like a title."""
    for line in lines:
        bare = re.sub(r"\s+", "", line.text)
        match = _TITLE.fullmatch(bare.strip("《》")) if line.cells is None else None
        if match:
            year = match["year"] or match["year2"]
            return line.text, match["agency"] or match["agency2"], int(year)
    return "", "", None


def _section_starts(lines: Sequence[SourceLine]) -> list[tuple[int, str]]:
    """Index and key of every line that opens a section, unknown ones with an empty key.

    A second set of 一、二、三 inside section 1 opens none: a numeral opens an unknown section only when it
    is the next one due and no known title carries it later.
    """
    known = {at: key for at, line in enumerate(lines) if (key := section_of(line))}
    later = [(at, numeral_of(lines[at])) for at in known]
    starts: list[tuple[int, str]] = []
    due = 0
    for at, line in enumerate(lines):
        numeral = numeral_of(line)
        if at in known:
            starts.append((at, known[at]))
            due = _NUMERALS.index(numeral) + 1 if numeral else due + 1
        elif _opens_unknown(starts, numeral, due) and not any(
            place > at and carried == numeral for place, carried in later
        ):
            starts.append((at, ""))
            due += 1
    return starts


def _opens_unknown(starts: list[tuple[int, str]], numeral: str, due: int) -> bool:
    """Whether a numbered line may open a section that is none of the six."""
    is_due = due < len(_NUMERALS) and numeral == _NUMERALS[due]
    return bool(starts) and is_due and starts[-1][1] != "1"


def _rows(body: Iterable[SourceLine]) -> list[tuple[str, ...]]:
    """Rows of cells, and short lines that may be cells of a table copied one a line."""
    return [
        line.cells if line.cells is not None else (line.text,)
        for line in body
        if line.cells is not None or _may_be_cell(line)
    ]


def _may_be_cell(line: SourceLine) -> bool:
    return len(line.text) <= _LONGEST_LABEL and not re.search("[。；！？]$", line.text)


def _section(key: str, heading: SourceLine, body: Sequence[SourceLine]) -> PaperSection:
    lines: list[Line] = []
    aspects: dict[str, list[Line]] = {}
    current: list[Line] | None = None
    for source in body:
        if source.cells is not None or (key in _TABLE_SECTIONS and _may_be_cell(source)):
            continue
        for line in _parted(source, key):
            aspect = aspect_of(line.text) if key == "1" and line.is_heading else ""
            if aspect:
                current = aspects.setdefault(aspect, [])
            lines.append(line)
            if current is not None:
                current.append(line)
    return PaperSection(
        key,
        _line(heading, heading=True),
        tuple(lines),
        MappingProxyType({name: tuple(of) for name, of in aspects.items()}),
    )


def _parted(source: SourceLine, key: str) -> tuple[Line, ...]:
    """A line, or the heading and the text that stand on one line."""
    parts = inline_heading(source.text) if key == "1" else None
    if parts is None:
        return (_line(source),)
    heading, rest = parts
    return Line(heading, source.number, source.level, True), Line(rest, source.number)


def _line(source: SourceLine, *, heading: bool = False) -> Line:
    return Line(source.text, source.number, source.level, heading or is_heading(source))

"""The title of a report, and the agency and year it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nianbao.report.printed.source_line import SourceLine

_YEAR = r"(?P<year>20\d\d|二[〇○零OoО0Ｏ]{1}[〇○零OoО0Ｏ一二三四五六七八九]{2})(?:年度?|年年度)"
_WORK = (
    "(?:的?政府)?(?:信息|政务)公开(?:工作)?(?:情况)?的?(?:年度|总体)?(?:工作)?(?:情况)?的?"
    "(?:报告|年报|总结|汇报)"
)
_AGENCY = r"(?:关于)?(?P<agency>(?!的?政府信息)[^\d，。；：、？！“”（）()<>＞》|/]{2,40}?)(?:关于)?"
_TAIL = r"(?:[（(][^（）()]{1,12}[)）])?"
_FORMS = tuple(
    regex(form)
    for form in (
        f"{_AGENCY}{_YEAR}{_WORK}{_TAIL}",
        f"{_YEAR}{_AGENCY}{_WORK}{_TAIL}",
        f"{_AGENCY}{_WORK}[（(]?{_YEAR}[)）]?",
        f"(?:关于)?{_YEAR}{_WORK}{_TAIL}",
        rf"{_AGENCY}(?:的?政府)信息公开(?:工作)?(?:年度)(?:工作)?(?:报告){_TAIL}",
    )
)
_AGENCY_LINE = regex(
    r"[^\d，。；：、？！“”（）()《》\s]{2,30}(?:政府|街道办事处|街道|[镇乡局委办厅署会队县区市]|中心|办公室|政府办)"
)
_HAN_DIGITS = str.maketrans("〇○零OoО0Ｏ一二三四五六七八九", "00000000123456789")
_LONGEST_TITLE = 90
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Title:
    """The title as printed."""

    text: str
    """Its lines joined; empty when there is none."""
    agency: str
    year: int | None
    first: int
    end: int
    """Its lines are those from `first` up to `end`; both 0 when there is none."""


def title_of(lines: Sequence[SourceLine]) -> Title:
    """The first lines that read like the title of such a report, on one line or broken over up to three."""
    for at in range(len(lines)):
        for count in range(min(_MOST_LINES, len(lines) - at), 0, -1):
            if title := _read(lines[at : at + count], at):
                return title
    return Title("", "", None, 0, 0)


def _read(lines: Sequence[SourceLine], at: int) -> Title | None:
    if any(line.cells is not None or len(line.text) > _LONGEST_TITLE for line in lines):
        return None
    text = "".join(line.text for line in lines)
    words = re.sub(r"\s+", "", text).strip("《》*#")
    if len(words) > _LONGEST_TITLE:
        return None
    match = next((found for form in _FORMS if (found := form.fullmatch(words))), None)
    if match is None or (len(lines) > 1 and not _are_one(lines)):
        return None
    told = match.groupdict()
    year = told.get("year")
    agency = (told.get("agency") or "").removesuffix("的")
    return Title(text, agency, int(year.translate(_HAN_DIGITS)) if year else None, at, at + len(lines))


def _are_one(lines: Sequence[SourceLine]) -> bool:
    """Whether no line is a title of its own, nor the last ones without a first that names no agency."""
    first, *rest = (re.sub(r"\s+", "", line.text) for line in lines)
    if any(form.fullmatch(first) for form in _FORMS[:3]):
        return False
    return bool(_AGENCY_LINE.fullmatch(first)) or not any(form.fullmatch("".join(rest)) for form in _FORMS)

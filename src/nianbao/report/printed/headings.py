"""Which lines are headings: how they are numbered, and which of the five aspects they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Callable

    from nianbao.report.printed.source_line import SourceLine

_HAN_DIGITS = "一二三四五六七八九十"
_HAN = f"[{_HAN_DIGITS}]{{1,3}}"
_NUMBERS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (rank, regex(pattern))
    for rank, pattern in (
        (1, rf"第({_HAN})(?:部分|章|节)\s?[、.．,，：:]?"),
        (1, rf"({_HAN})\s?[、.．]"),
        (2, rf"[（(]\s?({_HAN})\s?[)）]\s?、?"),
        (2, rf"({_HAN})[)）]"),
        (3, r"(\d{1,2})(?:[.．](?!\d)|、)"),
        (4, r"[（(](\d{1,2})[)）]"),
        (3, rf"({_HAN})是"),
    )
)
"""Rank of the numbering, 1 the highest, and how it looks."""
_LONGEST_HEADING = 60
_LONGEST_NUMBERED = {1: 34, 2: 34, 3: 28, 4: 28}
_STOP = regex("[。；！？;!?]")
_PAUSE = regex("[，,：:]")
_ASPECT_TAIL = "(?:工作|制度|机制|建设|体系)*的?(?:方面|情况|工作情况|开展情况|落实情况)*"
_ASPECT_TITLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (aspect, regex(f"(?:{title}){_ASPECT_TAIL}"))
    for aspect, title in (
        ("proactive", "(?:关于)?(?:政府信息)?主动公开(?:政府)?(?:信息)?"),
        ("on_request", "(?:政府信息)?依法?依?申请公开(?:政府信息)?(?:办理|受理|处理)?"),
        ("management", "(?:政府|公开)?(?:信息|公文)(?:资源)?(?:规范化?|日常|动态)?管理"),
        ("platform", "(?:政府)?(?:信息|政务)?(?:规范)?(?:公开)?平台(?:载体)?|(?:政府)?信息公开载体"),
        (
            "supervision",
            "(?:政府信息)?(?:公开)?监督(?:和|与|及)?(?:保障|管理)|(?:制度|组织)?保障(?:和|与)?监督|制度保障",
        ),
    )
)
_ASPECT_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("proactive", regex("主动公开")),
    ("on_request", regex("依法?申请公开")),
    ("management", regex("信息(?:资源)?(?:规范化?|日常|动态)?管理")),
    ("platform", regex("(?:公开|信息)平台|平台(?:载体)?建设")),
    ("supervision", regex("监督保障|监督(?:和|与|及)保障|制度保障")),
)
"""What a slogan heading (强化平台建设，畅通公开渠道) must name to count for an aspect."""
_PARTED = regex(r"[。：:]\s*|\s+|(?<![，,、])(?=20\d\d\s?年)")
_LONGEST_INLINE = 40
_SHORTEST_REST = 4


@dataclass(frozen=True, slots=True)
class Number:
    """The number a line begins with."""

    rank: int
    """1 for 一、, 2 for （一）, 3 for 1., 4 for （1）."""
    ordinal: int
    end: int
    """Where the words behind it begin."""


def number_of(text: str) -> Number | None:
    """The number a line begins with, or None."""
    for rank, pattern in _NUMBERS:
        if match := pattern.match(text):
            rest = text[match.end() :]
            return Number(rank, _value(match[1]), match.end() + len(rest) - len(rest.lstrip()))
    return None


def _value(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    tens, ten, units = digits.rpartition("十")
    value = _HAN_DIGITS.index(units[0]) + 1 if units else 0
    return value + (10 * (_HAN_DIGITS.index(tens[0]) + 1 if tens else 1) if ten else 0)


def unnumbered(text: str) -> str:
    """The words of a heading: without its number and the mark at its end, blanks taken out."""
    number = number_of(text)
    words = text[number.end :] if number else text
    return re.sub(r"\s+", "", words).strip("、.．，,。：:")


def is_marked(line: SourceLine) -> bool:
    """Whether the source sets a line as a heading and it is short enough to be one."""
    if line.cells is not None or len(line.text) > _LONGEST_HEADING:
        return False
    if line.level:
        return not _STOP.search(line.text[:-1])
    return line.bold and not _STOP.search(line.text)


def looks_numbered(text: str) -> bool:
    """Whether a line is numbered, short and without a stop, as headings are and some items of lists."""
    if len(text) > max(_LONGEST_NUMBERED.values()):
        return False
    number = number_of(text)
    if number is None or number.end == len(text) or len(text) > _LONGEST_NUMBERED[number.rank]:
        return False
    words = text[number.end :]
    # A slogan of the upper ranks may have a comma: （一）强化组织领导，压实工作责任.
    return (
        not _STOP.search(words) and not (number.rank > 2 and _PAUSE.search(words)) and words[-1] not in "：:"
    )


def aspect_of(line: SourceLine) -> str:
    """The aspect a heading names; empty when it is none, or names two."""
    if line.cells is not None or len(line.text) > _LONGEST_HEADING:
        return ""
    words = unnumbered(line.text)
    if exact := _aspect_titled(words):
        return exact
    if not (is_marked(line) or looks_numbered(line.text)) or _STOP.search(line.text):
        return ""
    named = [aspect for aspect, pattern in _ASPECT_WORDS if pattern.search(words)]
    return named[0] if len(named) == 1 else ""


def _aspect_titled(words: str) -> str:
    return next((aspect for aspect, title in _ASPECT_TITLES if title.fullmatch(words)), "")


def inline_heading(text: str) -> tuple[str, str] | None:
    """（一）主动公开情况。全年…: an aspect's heading and what follows it on the same line."""
    return parted(text, _aspect_titled)


def parted(text: str, is_title: Callable[[str], object]) -> tuple[str, str] | None:
    """The title a line begins with and the text behind it, or None.

    Args:
        text: the line.
        is_title: whether words without number and blanks are a title looked for.
    """
    number = number_of(text)
    for match in _PARTED.finditer(text, number.end if number else 0, _LONGEST_INLINE):
        heading, rest = text[: match.start()], text[match.end() :]
        # Without a number only a mark tells a title from the beginning of a sentence.
        if (number or match[0].strip()) and len(rest) >= _SHORTEST_REST and is_title(unnumbered(heading)):
            return heading, rest
    return None

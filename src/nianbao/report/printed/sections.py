"""Where the six sections begin: by their titles, since numerals are repeated, skipped and doubled."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.report.printed.headings import is_marked, looks_numbered, number_of, parted, unnumbered
from nianbao.report.printed.table_labels import is_label, is_table_text, table_of
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nianbao.report.printed.source_line import SourceLine

_REQUESTS = "(?:政府)?信息公开(?:的)?申请"
TITLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, regex(f"(?:{title})"))
    for key, title in (
        ("1", "(?:政府信息公开)?(?:工作)?总体(?:工作)?(?:情况|概况|概述)|(?:工作|总体)?概述"),
        (
            "2",
            "(?:行政机关)?(?:主动公开政府(?:工作)?信息|政府信息主动公开|主动公开信息)(?:工作)?的?(?:基本|工作)?(?:情况)?",
        ),
        (
            "3",
            f"(?:行政机关)?(?:收到|受理)(?:(?:和|及|与|并|、)?(?:处理|办理|答复))?的?{_REQUESTS}的?(?:情况)?"
            f"|{_REQUESTS}的?(?:收到|受理)?(?:和|及|与)?(?:处理|办理|答复)的?情况"
            "|(?:政府信息)?依申请公开政府信息(?:办理|处理)?的?情况|收到和处理政府信息公开情况",
        ),
        (
            "4",
            "[^，。；：]{0,20}行政复议(?:、|和|及|与|，|或|以及)?(?:被?提起|提前)?(?:行政)?诉讼的?(?:有关|基本)?(?:情况)?",
        ),
        (
            "5",
            "[^，。；：]{0,12}(?:存在|主要|突出)的?(?:主要|突出)?(?:问题|不足|困难)(?:和不足|与不足)?[^，。；：]{0,8}"
            "(?:改进?|整改|下一?步|解决|今后|对策|努力)[^，。；：]{0,12}"
            "|问题(?:及|和|与|、)(?:改进|整改)(?:情况|措施)",
        ),
        (
            "6",
            "其.?[他它](?:需要?|应当?|要|有关|相关)?(?:说明|报告|公开|汇报)?的?(?:其[他它]|有关|相关)?(?:事项|情况)+"
            "|(?:需要?|应当?)(?:说明|报告)的?(?:其[他它]|有关)?(?:事项|情况)",
        ),
    )
)
_LOOSE_TITLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, regex(title))
    for key, title in (
        ("1", "(?:工作|基本)?(?:情况|概况)|基本工作情况|年度工作(?:基本)?(?:情况|概况)"),
        ("2", "主动公开(?:工作)?的?情况"),
        ("3", "依申请公开(?:工作|办理|处理)*的?情况"),
        ("5", "(?:工作中)?(?:存在)?的?(?:主要|突出)?(?:问题|不足)(?:和不足|与不足|情况)?"),
    )
)
"""Titles that also head other things: they need the section's own numeral, or a mark as a heading."""
_STEMS = {2: regex("公开"), 3: regex("申请"), 4: regex("复议|诉讼")}
"""What the line above a table must name to be taken for the title of its section."""
_TABLE_ENDING = regex("(?:统计|汇总)?表?$")
_LONGEST_TITLE = 45
_LONGEST_LINE_TO_PART = 5000
_LEAST_LISTED = 3
"""Titles line after line that make a list of contents."""
_ABOVE_TABLE = 3
"""Lines above a table among which its title is looked for."""


@dataclass(frozen=True, slots=True)
class Start:
    """A line that opens a section."""

    at: int
    """Its index among the lines of the source."""
    key: str
    """Of the six, or empty for a section that is none of them."""
    heading: str
    rest: str = ""
    """What stands behind the title on the same line."""
    is_exact: bool = True
    """Whether the words are the title of that section and of nothing else."""
    rank: int = 0
    """Of the number, 0 for none."""
    ordinal: int = 0


def section_starts(lines: Sequence[SourceLine]) -> list[Start]:
    """The lines that open sections, in printed order; those of sections that are none of the six included."""
    found = [start for at, line in enumerate(lines) if (start := _titled(at, line))]
    found = _without_contents(found)
    found = _of_one_rank(found)
    found = list(_best_of_each(found, lines))
    found += _above_tables(lines, {start.key for start in found})
    found.sort(key=lambda start: start.at)
    return sorted([*found, *_unknown(lines, found)], key=lambda start: start.at)


def _titled(at: int, line: SourceLine) -> Start | None:
    if line.cells is not None or not line.text:
        return None
    number = number_of(line.text)
    rank, ordinal = (number.rank, number.ordinal) if number else (0, 0)
    if len(line.text) <= _LONGEST_TITLE:
        words = _TABLE_ENDING.sub("", unnumbered(line.text)) if rank else unnumbered(line.text)
        if key := _key_of(words, TITLES):
            return Start(at, key, line.text, rank=rank, ordinal=ordinal)
        key = _key_of(words, _LOOSE_TITLES)
        if key and (is_marked(line) or (rank == 1 and str(ordinal) == key)):
            return Start(at, key, line.text, is_exact=False, rank=rank, ordinal=ordinal)
    if rank == 1 and (parts := parted(line.text, lambda words: _key_of(words, TITLES))):
        heading, rest = parts
        return Start(at, _key_of(unnumbered(heading), TITLES), heading, rest, rank=rank, ordinal=ordinal)
    return None


def _key_of(words: str, titles: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    return next((key for key, title in titles if title.fullmatch(words)), "")


def _without_contents(found: list[Start]) -> list[Start]:
    """Leave out a list of contents: titles line after line, each of which comes again."""
    again = Counter(start.key for start in found)
    if max(again.values(), default=0) < 2:
        return found
    listed: set[int] = set()
    run: list[Start] = []
    for start, following in zip(found, [*found[1:], None], strict=True):
        run.append(start)
        keys = {each.key for each in run}
        ends = following is None or following.at != start.at + 1 or following.key in keys or bool(start.rest)
        if ends:
            if len(keys) >= _LEAST_LISTED and all(again[key] > 1 for key in keys):
                listed |= {each.at for each in run}
                again -= Counter(each.key for each in run)
            run = []
    return [start for start in found if start.at not in listed]


def _of_one_rank(found: list[Start]) -> list[Start]:
    """Leave out titles numbered lower than the six usually are, as （一）总体情况 inside 一、总体情况."""
    ranks = Counter(start.rank for start in found if start.rank and start.is_exact)
    if not ranks:
        return found
    usual = max(sorted(ranks), key=lambda rank: ranks[rank])
    return [start for start in found if start.rank <= usual]


def _best_of_each(found: list[Start], lines: Sequence[SourceLine]) -> Iterator[Start]:
    """Of several lines for one section the likeliest; all of them when they are equally likely."""
    exact = {start.key for start in found if start.is_exact}
    found = [start for start in found if start.is_exact or start.key not in exact]
    ends = [*(start.at for start in found[1:]), len(lines)]
    scored: dict[str, list[tuple[tuple[bool, bool, bool], Start]]] = {}
    previous = ""
    for start, end in zip(found, ends, strict=False):
        # A title that comes again inside its own section is a heading there.
        if start.key == previous and start.rank == 0:
            continue
        previous = start.key
        has_table = start.key in "234" and any(
            table_of(line) == int(start.key) for line in lines[start.at + 1 : min(end, start.at + 40)]
        )
        if not start.is_exact and start.key in "23" and not (has_table or str(start.ordinal) == start.key):
            continue
        score = (has_table, str(start.ordinal) == start.key, start.rank > 0)
        scored.setdefault(start.key, []).append((score, start))
    for starts in scored.values():
        best = max(score for score, _ in starts)
        yield from (start for score, start in starts if score == best)


def _above_tables(lines: Sequence[SourceLine], known: set[str]) -> Iterator[Start]:
    """A heading just above a table opens its section, whatever its exact words."""
    missing = {2, 3, 4} - {int(key) for key in known}
    for at, line in enumerate(lines):
        if not missing:
            return
        number = table_of(line)
        if number not in missing:
            continue
        missing.discard(number)
        for above in range(at - 1, max(-1, at - 1 - _ABOVE_TABLE), -1):
            title = lines[above]
            named = title.cells is None and _STEMS[number].search(title.text) and not is_label(title.text)
            if named and (is_marked(title) or looks_numbered(title.text)):
                yield Start(above, str(number), title.text)
                break


def _unknown(lines: Sequence[SourceLine], known: Sequence[Start]) -> Iterator[Start]:
    """Sections that are none of the six: numbered with the numeral due, as 六、下一步计划 behind 五.

    A second set of 一、二、三 inside section 1 opens none, nor does a numeral a known title carries later.
    """
    by_line = {start.at: start for start in known}
    last_with = {start.ordinal: start.at for start in known if start.rank == 1}
    current, due = "1", 1
    for at, line in enumerate(lines):
        if start := by_line.get(at):
            current, due = start.key, (start.ordinal if start.rank == 1 else due) + 1
            continue
        if current == "1" or line.cells is not None or not looks_numbered(line.text):
            continue
        number = number_of(line.text)
        if number is None or (number.rank, number.ordinal) != (1, due) or last_with.get(due, -1) > at:
            continue
        if not is_table_text(line.text):
            current, due = "", due + 1
            yield Start(at, "", line.text, rank=1, ordinal=number.ordinal)

"""Where words stand in the text of a report, and how such places are quoted and counted."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from nianbao.report.paper import Line
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nianbao.checks.check import Fault
    from nianbao.report.paper import Paper

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
"""Chinese characters, for use inside a character class."""
BLOT = "\ue000"
"""Stands for what is not the report's own prose; in no text of anybody's."""

_MARK = regex("【(?:待补|待核)：[^【】]*】")
_ADDRESS = regex(
    r"(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&*+=%-]+|(?<![A-Za-z0-9._-])[A-Za-z0-9._-]+@[A-Za-z0-9.-]+"
)
_QUOTED = regex("“[^“”\n]{1,60}”|‘[^‘’\n]{1,60}’|《[^《》\n]{1,80}》")
_AROUND, _LONGEST = 4, 60
_NAMED, _MOST = 3, 5


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line."""

    part: str
    line: Line
    start: int
    end: int

    @property
    def words(self) -> str:
        """What stands there, verbatim."""
        return self.line.text[self.start : self.end]

    @property
    def context(self) -> str:
        """The same with a few characters on either side."""
        return self.line.text[max(0, self.start - _AROUND) : self.end + _AROUND][:_LONGEST].strip()

    @property
    def excerpt(self) -> str:
        """As much of the line around it as is worth showing."""
        start = max(0, min(self.start - _LONGEST // 3, len(self.line.text) - _LONGEST))
        return self.line.text[start : start + _LONGEST].strip()


class Writing:
    """All lines as one string, in which marks and addresses are blotted out at the same length."""

    def __init__(self, lines: Iterable[tuple[str, Line]], *, own_words: bool = False) -> None:
        """Set up the string.

        Args:
            lines: the lines with their parts.
            own_words: also blot out what stands in quotes or between 《》.
        """
        self._lines = tuple(lines)
        self.text = "\n".join(blotted(line.text) for _, line in self._lines)
        if own_words:
            self.text = _QUOTED.sub(lambda match: BLOT * len(match[0]), self.text)

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters it is made of: most of what is looked for, a text of these cannot hold."""
        return frozenset(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins."""
        return list(accumulate((len(line.text) + 1 for _, line in self._lines), initial=0))

    def place(self, start: int, end: int) -> Place:
        """Where a stretch of the string stands in the report."""
        index = bisect_right(self._starts, start) - 1
        part, line = self._lines[index]
        return Place(part, line, start - self._starts[index], end - self._starts[index])

    def find(
        self, words: str, *, not_after: tuple[str, ...] = (), not_before: tuple[str, ...] = ()
    ) -> Iterator[Place]:
        """Every place of some words, unless what stands just before or after makes them innocent."""
        at = self.text.find(words)
        while at >= 0:
            end = at + len(words)
            if not (self.text.endswith(not_after, 0, at) or self.text.startswith(not_before, end)):
                yield self.place(at, end)
            at = self.text.find(words, end)

    def search(self, pattern: re.Pattern[str]) -> Iterator[Place]:
        """Every match of a pattern that does not cross the end of a line."""
        return (self.place(*match.span()) for match in pattern.finditer(self.text))


def lines_of(paper: Paper) -> Iterator[tuple[str, Line]]:
    """Title, headings and prose with their parts, in printed order."""
    if paper.title:
        yield "title", Line(paper.title, is_heading=True)
    prose = paper.narrative()
    yield from islice(prose, len(paper.lead))
    for section in paper.sections:
        yield section.key or "other", section.heading
        yield from islice(prose, len(section.lines))


def quoted(places: Sequence[Place]) -> str:
    """The first few places with the words around them, and how many there are."""
    named = "".join(in_quotes(place.context) for place in places[:_NAMED])
    return f"{named}等{len(places)}处" if len(places) > _NAMED else named


def in_quotes(words: str) -> str:
    """Quoted words; in corner quotes when they hold quotes themselves."""
    return f"「{words}」" if set(words) & set("“”") else f"“{words}”"


def at_most_five(faults: Sequence[Fault]) -> Iterator[Fault]:
    """The faults of one check, those beyond the fifth only counted."""
    yield from faults[: _MOST - 1]
    if len(faults) >= _MOST:
        last, more = faults[_MOST - 1], len(faults) - _MOST
        yield replace(last, message=f"{last.message[:-1]}；同类问题另有{more}处。") if more else last


def blotted(text: str) -> str:
    """The text at the same length with 【待补：…】, 【待核：…】 and addresses blotted out."""
    if "【" in text:
        text = _MARK.sub(lambda match: BLOT * len(match[0]), text)
    if "http" in text or "www" in text or "@" in text:
        text = _ADDRESS.sub(lambda match: BLOT * len(match[0]), text)
    return text

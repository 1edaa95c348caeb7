"""One text laid out for the reader of claims: clauses, the topic at each place, the words that name cells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from nianbao.checks.claims.lexicon import (
    APPLICANTS,
    OUTCOMES,
    PLANNED,
)
from nianbao.checks.claims.mentioning import Mention, mentions_in
from nianbao.checks.claims.spotting import has_one_of, looked_for_in
from nianbao.checks.claims.topics import topics
from nianbao.report.figures import FigureKind
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims.spotting import Spotter
    from nianbao.report.figures import Figure, Reading

_HARD = regex(r"[，,；;。！？!?：:（）()\n]|——")
_END_MARKS = "。！？!?\n"
_FARTHEST = 400
_SOME_APPLICANT = regex("|".join(pattern.pattern for pattern, _ in APPLICANTS))
_APPLICANT_BEGINS = regex(
    "单(?=位)|个(?=人)|公(?=民|司|益)|法(?=人|律服务)|组(?=织)|自(?=然人)|村(?=民)|居(?=民)|市(?=民)|企(?=业)"
    "|科(?=研)|研(?=究)|律(?=师|所)|其(?=[他它])"
)
_SOME_WORD = regex(rf"{_SOME_APPLICANT.pattern}|[多少][收办答]|占|率|公开[类结答决（(]")
_HALVES = "半数"
_GROUPED = regex(r"\d{1,3}(?:[\s\u2009\u202f]\d{3})+(?:\.\d+)?\s?\D*")
"""3 856 200元: spaces part thousands, nothing is torn."""
_LISTED = frozenset("项类种者")
_COUNTS_THE_LIST = regex(
    r"(?<=[项类种者])(?:处理|不予公开|无法提供|不予处理)?的?(?:决定|申请|案件|数量|数)*(?:之和|合计|总计|共计|相加|加起来|总和|加总|合起来|共(?![^，。；]{0,3}同)|均为|都是|都为|分别)"
)
"""两项合计14件: the first number only says how many were listed."""
_BALANCE = frozenset({("t3.new",), ("t3.carried_in",), ("t3.results_total",), ("t3.carried_out",)})
_ENOUGH = 3
_OUT_OF_SO_MANY = regex(r"每(?!一[件宗起])[\d一二三四五六七八九十百]+[件宗起][^，。；]*")
"""每10件申请中就有7件: a rate told with small numbers counts nothing."""
_COUNTED_SO = regex("(?:新收|应办|办结|结转)件")
"""再看办结件: as clerks call what the form counts."""
_NAMED_THING = regex(
    r"案件|[案信访]件|事项|业务|项目|工单|单子|问题|线索|合同|[\u4e00-\u9fff]案(?!卷)|纠纷|任务"
)
_NO_MATCHES: Iterator[re.Match[str]] = iter(())
_COUNTED = (FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.MULTIPLE, FigureKind.POINTS)


class Scene:
    """Positions count in the text; windows are half-open."""

    def __init__(self, text: str, reading: Reading, year: int | None, topic: str) -> None:
        self.text = text
        characters = frozenset(text)
        self._looked_for = looked_for_in(characters)
        """The words of which the text has a character that they need."""
        self._held: dict[Spotter, bool] = {}
        """Whether it has all that they need, found out once."""
        per = [match.span() for match in _OUT_OF_SO_MANY.finditer(text)] if "每" in text else []
        self.figures: tuple[Figure, ...] = tuple(
            figure
            for figure in reading.figures
            if figure.kind in _COUNTED
            and (not figure.soft or (figure.kind is FigureKind.PERCENT and figure.soft == _HALVES))
            and (not figure.broken or _GROUPED.fullmatch(text, figure.start, figure.unit_end))
            and not (text[figure.unit_end - 1] in _LISTED and _COUNTS_THE_LIST.match(text, figure.unit_end))
            and not any(start <= figure.start < end for start, end in per)
        )
        self._at = [figure.start for figure in self.figures]
        self._mentions = mentions_in(text, characters)
        # 转入2025年继续办理: the year of a term sets no time for what it counts.
        carried = [
            each for each in self._mentions if each.rows[0] in (("t3.carried_out",), ("t3.carried_in",))
        ]
        self._years = [
            (figure.start, int(figure.low))
            for figure in reading.figures
            if figure.kind is FigureKind.YEAR
            and not any(each.start < figure.start < each.end for each in carried)
        ]
        self._clauses: dict[int, tuple[int, int]] = {}
        self._sentences: dict[int, tuple[int, int]] = {}
        self._parts: dict[int, tuple[int, int]] = {}
        self._named: dict[int, bool] = {}
        self._told_topics: dict[int, bool] = {}
        self.others: dict[int, bool] = {}
        """What is known of places that speak of another body or time, so that it is found out once."""
        self.areas: dict[int, bool] = {}
        """The same of places that speak of all bodies of an area."""
        self._hard = [match.start() for match in _HARD.finditer(text)]
        self._ends = [at for at in self._hard if text[at] in _END_MARKS]
        self._semicolons = [at for at in self._hard if text[at] in "；;"]
        self._starts = [mention.start for mention in self._mentions]
        self._applicants = [match.start() for match in _APPLICANT_BEGINS.finditer(text)]
        self._topics = topics(text, characters, self._mentions, topic)
        self._topic = topic
        self.year = year or max(
            (of for at, of in self._years if not self.search(PLANNED, *self.clause(at))), default=None
        )

    def holds(self, words: Spotter) -> bool:
        """Whether the text has what some words cannot do without."""
        if words not in self._looked_for:
            return False
        held = self._held.get(words)
        if held is None:
            held = self._held[words] = has_one_of(self.text, words.words)
        return held

    def search(self, words: Spotter, start: int, end: int) -> re.Match[str] | None:
        """The first of some words in a window, or None."""
        found = words in self._looked_for and self.holds(words)
        return words.pattern.search(self.text, start, end) if found else None

    def finditer(self, words: Spotter, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All of some words in a window, in order; without one in the whole text."""
        if words not in self._looked_for or not self.holds(words):
            return _NO_MATCHES
        return words.pattern.finditer(self.text, start, len(self.text) if end is None else end)

    def clause(self, at: int) -> tuple[int, int]:
        """From after the last hard mark before a place to the next one behind it."""
        found = self._clauses.get(at)
        if found is None:
            found = self._clauses[at] = self._between(self._hard, at)
        return found

    def sentence(self, at: int) -> tuple[int, int]:
        """From after the last full stop before a place to the next one."""
        found = self._sentences.get(at)
        if found is None:
            found = self._sentences[at] = self._between(self._ends, at)
        return found

    def part(self, at: int) -> tuple[int, int]:
        """The part of a sentence around a place, between semicolons."""
        if at not in self._parts:
            begin, end = self.sentence(at)
            place = bisect_left(self._semicolons, at)
            before = self._semicolons[place - 1] + 1 if place else 0
            behind = self._semicolons[place] if place < len(self._semicolons) else end
            self._parts[at] = max(begin, before), min(end, behind)
        return self._parts[at]

    def _between(self, marks: list[int], at: int) -> tuple[int, int]:
        place = bisect_left(marks, at)
        start = marks[place - 1] + 1 if place else 0
        end = marks[place] if place < len(marks) else len(self.text)
        if end - start >= _FARTHEST:
            # Text without stops is no prose; looking at all of it for each figure would take for ever.
            return max(start, at - _FARTHEST), min(end, at + _FARTHEST)
        return start, end

    def figures_in(self, start: int, end: int) -> tuple[Figure, ...]:
        """Those that begin in a window, in order."""
        return self.figures[bisect_left(self._at, start) : bisect_left(self._at, end)]

    def mentions(self, start: int, end: int) -> list[Mention]:
        """Those that lie wholly in a window, in order."""
        first, last = bisect_left(self._starts, start), bisect_right(self._starts, end)
        if first >= last:
            return []
        return [mention for mention in self._mentions[first:last] if mention.end <= end]

    def begun(self, at: int) -> int:
        """Where the words begin that name a cell across a place: 复议后，又起诉的1件; else the place."""
        place = bisect_left(self._starts, at) - 1
        return self._mentions[place].start if place >= 0 and self._mentions[place].end > at else at

    def topic(self, at: int) -> str:
        """`requests` or `foreign`, whichever was named last before a place; empty when neither was."""
        place = bisect_left(self._topics, (at, ""))
        if place:
            return self._topics[place - 1][1]
        # 共办结23件：予以公开13件: what follows in the sentence may name the topic.
        follows = self._topics and self._topics[0][0] < self.sentence(at)[1]
        return self._topics[0][1] if follows and not self._topic else self._topic

    def topic_named(self, at: int) -> bool:
        """Whether anything names the topic of a place, so that it is not only presumed."""
        until = self.part(at)[1]
        if until not in self._told_topics:
            begin, end = self.sentence(at)
            self._told_topics[until] = (
                (bool(self._topics) and self._topics[0][0] < until)
                or "申请" in self.text[begin:until]
                or (_COUNTED_SO.search(self.text, begin, end) and not self.names_another_thing(begin))
                or self._balanced(begin, end)
            )
        return self._told_topics[until]

    def _balanced(self, begin: int, end: int) -> bool:
        """新收18件、上年结转2件，办结17件、结转下年2件: the four of the form, told of nothing named."""
        rows = {each.rows[0] for each in self.mentions(begin, end)}
        return len(rows & _BALANCE) >= _ENOUGH and not self.names_another_thing(begin)

    def names_another_thing(self, at: int) -> bool:
        """Whether a place's sentence speaks of what can come, be handled and be carried over as well."""
        return _NAMED_THING.search(self.text, *self.sentence(at)) is not None

    def names_cells(self, at: int) -> bool:
        """Whether any word of a place's sentence, or of the one before, could name a cell."""
        sentence, end = self.sentence(at)
        if sentence not in self._named:
            before, _ = self.sentence(max(0, sentence - 1))
            first, last = bisect_left(self._starts, before), bisect_left(self._starts, end)
            self._named[sentence] = first < last or _SOME_WORD.search(self.text, sentence, end) is not None
        return self._named[sentence]

    def applicants(self, start: int, end: int) -> tuple[str, ...]:
        """Columns named in a window: one, several that make up the organisations, or none."""
        found = self.every_applicant(start, end)
        return found[0] if len(found) == 1 else ()

    def may_name_applicants(self, start: int, end: int) -> bool:
        """Whether anything begins in a window that is in every name of a kind of applicant."""
        place = bisect_left(self._applicants, start)
        return place < len(self._applicants) and self._applicants[place] < end

    def every_applicant(self, start: int, end: int) -> list[tuple[str, ...]]:
        """The columns of each kind of applicant named in a window; 公民、法人或其他组织 names nobody."""
        if not self.may_name_applicants(start, end):
            return []
        window = self.text[start:end]
        if _SOME_APPLICANT.search(window) is None:
            return []
        found: list[tuple[str, ...]] = []
        for pattern, columns in APPLICANTS:
            if pattern.search(window):
                found.append(columns)
                window = pattern.sub("◦", window)
        return [] if ("total",) in found else found

    def outcome(self, start: int, end: int) -> str:
        """The result of a case named in a window, or nothing."""
        window = self.text[start:end]
        return next((column for pattern, column in OUTCOMES if pattern.search(window)), "")

    @property
    def dated(self) -> bool:
        """Whether any year is named at all."""
        return bool(self._years)

    def years(self, start: int, end: int) -> list[tuple[int, int]]:
        """Place and value of each year named in a window."""
        return self._years[bisect_left(self._years, (start, 0)) : bisect_left(self._years, (end, 0))]

    def this_year_named(self, start: int, end: int) -> bool:
        """Whether the year reported on is named in a window."""
        return any(year == self.year for _, year in self.years(start, end))

    def other_year(self, at: int) -> int | None:
        """A year named before a place in its clause that is not the year reported on."""
        start, _ = self.clause(at)
        named = [year for _, year in self.years(start, at)]
        return named[-1] if named and named[-1] != self.year else None

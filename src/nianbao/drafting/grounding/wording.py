"""Words of a model's text: each stands in what was supplied, says the same of it, or asserts nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.drafting.grounding.figures import Wrong
from nianbao.drafting.grounding.moments import Moments
from nianbao.drafting.grounding.scope import Scope
from nianbao.drafting.grounding.texts import (
    FILLERS,
    TITLED,
    facts_named,
    letters_of,
    mask,
    pairs_of,
    sentence_around,
)
from nianbao.drafting.grounding.verdict import Why
from nianbao.report.figures import read_figures
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nianbao.drafting.evidence import Evidence, Told
    from nianbao.drafting.vocabulary import Vocabulary
    from nianbao.report.figures import Figure

_RUN = regex(r"[\u3400-\u9fffA-Za-z]+")
_CLAUSE = regex(r"[^，。；：！？\n]+")
_NEGATION = regex(
    "未|没|无(?!障碍)|不(?!予公开|动产|予处理|再处理|公开[^，。]{0,2}\\d|断|同|少|仅|再|属于|超过|足|够|清|明)"
)
_LATE = regex("滞后|迟|慢|晚|不及时|未及时|没及时|超")
_SAME_STATE = (
    # 说理少 is 说理不充分, and 还挂着 is 仍未撤下.
    (
        regex("不(?:充分|足|够|全|及时|易|便|准|完整|齐|连续|高|强|多|到位|规范|明)"),
        regex("[少慢晚差乱杂错空缺漏断迟旧浅粗]|滞后|单一"),
    ),
    (regex("不(?:统一|一致|同)"), regex("五花八门|各式各样|乱七八糟|花样|两样|[几多]种|各[^，]{1,3}各")),
    (regex("[仍尚还]未|[仍还]没"), regex("[还仍]|一直")),
)
_ZERO = regex("(?<![0-9.])0(?=[件条元人次份个，；。]|$)")
_NOT_A_NEGATION = regex(
    "无法提供|不予公开|不予处理|不再处理|尚未审结|结转|不掌握|没有现成|不超过|不足|无障碍"
)
_AHEAD = regex("今后|下一步|将|计划|拟|改进措施|起，|年起|底前|前完成|以前完成|起由|由|争取|待|每|后，")
_BEHIND = regex("已(?!知)|完成了|建立了|开展了|举办了|实现了|落实了|新增了")
_DENIED = regex("(?:未|没有|没|无|不)[\u4e00-\u9fff]{2}")
_HEAD_OF_DENIAL = regex("(?:未|没有|没|无|不)([\u4e00-\u9fff])")
_SHORT = 4
_MOSTLY = 0.5
"""Share of a clause's letters that must be known before those of its remark alone are."""
_SAME = 0.6
"""Share of a clause's words that it must have in common with a supplied one to say the same."""


class Wording:
    """The words of one part's evidence, ready to examine paragraphs."""

    def __init__(self, evidence: Evidence, vocabulary: Vocabulary, *, asks: bool = False) -> None:
        """Read the evidence.

        Args:
            evidence: of one part.
            vocabulary: words that assert nothing.
            asks: whether marks are examined, in which words that ask may stand.
        """
        self._supplied = evidence.words
        self._vocabulary = vocabulary
        self._denials = {match[0] for told in evidence.told for match in _DENIED.finditer(told.words)}
        self._denied = {match[1] for told in evidence.told for match in _HEAD_OF_DENIAL.finditer(told.words)}
        self._contents: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {}
        self._neutral = sorted((word for word in vocabulary.neutral if len(word) > 1), key=len, reverse=True)
        self._told = [(told, pairs_of(told.words)) for told in evidence.told]
        self._scope = Scope(self._told, evidence)
        self._moments = Moments(evidence, vocabulary)
        self._letters: dict[str, set[str]] = {}
        self._content_by: dict[str, set[str]] = {}
        for told, content in self._told:
            for source in told.sources:
                self._letters.setdefault(source, set()).update(letters_of(told.words))
                self._content_by.setdefault(source, set()).update(content)
        self._pairs = {run[at : at + 2] for run in _RUN.findall(self._supplied) for at in range(len(run) - 1)}
        runs = _RUN.findall(mask(self._supplied, read_figures(self._supplied).figures, ()))
        self._edges = {run[0] for run in runs} | {run[-1] for run in runs}
        self._licensed = vocabulary.licensed_by(self._supplied)
        words = self._licensed | (vocabulary.asking if asks else frozenset())
        self._by_length = tuple(
            frozenset(word for word in words if len(word) == length)
            for length in range(1, max(map(len, words)) + 1)
        )

    def examine(
        self, printed: str, figures: tuple[Figure, ...], places: Sequence[tuple[int, int, str]]
    ) -> Iterator[Wrong]:
        """Everything in a printed paragraph that rests on nothing.

        Args:
            printed: the paragraph.
            figures: those in it; their characters are examined elsewhere.
            places: where slots stand, with their names.
        """
        masked = mask(printed, figures, [(start, end) for start, end, _ in places])
        yield from self._titles(printed)
        yield from self._habits(printed)
        yield from self._unknown_words(masked, places)
        for start, end in self._scope.widened(printed):
            yield Wrong(Why.ALL, start, end)
        for start, end in self._moments.moved_dates(printed, places):
            yield Wrong(Why.TIME, start, end)
        ahead = False
        for match in _CLAUSE.finditer(printed):
            clause = match[0]
            ahead = ahead or bool(_AHEAD.search(clause))
            over = self._vocabulary.universals.search(clause)
            if over and not self._all_told(printed, masked, match.start(), places):
                yield Wrong(Why.ALL, match.start() + over.start(), match.start() + over.end())
            about = self._about(masked, match, facts_named(masked, match.start(), places))
            for start, end in self._moments.moved_events(clause, about):
                yield Wrong(Why.TIME, match.start() + start, match.start() + end)
            best = self._closest(masked[match.start() : match.end()])
            if best is None:
                continue
            if self._is_turned(clause, masked[match.start() : match.end()], best):
                yield Wrong(Why.NEGATION, *match.span())
            if best.planned and _BEHIND.search(clause) and not _BEHIND.search(best.words):
                yield Wrong(Why.PLAN, *match.span())

    def unknown_words(self, words: str) -> list[str]:
        """The words and titles of a phrase that were not supplied."""
        masked = mask(words, read_figures(words).figures, ())
        wrong = [*self._titles(words), *self._unknown_words(masked)]
        return [words[each.start : each.end] for each in wrong]

    def speaks_of(self, fact: str, asked: str) -> bool:
        """Whether a remark says anything of what a mark asks, in its words or in others for them."""
        told = "".join(told.words for told, _ in self._told if fact in told.sources)
        other = self._vocabulary.licensed_by(told) - self._vocabulary.neutral
        return bool(pairs_of(asked) & (pairs_of(told) | {word for word in other if len(word) > 1}))

    def words_for(self, clause: str) -> tuple[str, ...]:
        """The words that stand for one of a supplied clause."""
        return self._content_of(clause)[1]

    def is_missing(self, clause: str, sentences: list[str]) -> bool:
        """Whether most of what a supplied clause says stands in no sentence of a text."""
        known, other = self._content_of(clause)
        if len(known) < 2:
            return False
        # A word that stands for one of a long clause has to stand beside something else of it.
        least = 0 if len(known) <= _SHORT else 1
        if any(
            any(word in sentence for word in other) and len(known.intersection(sentence)) >= least
            for sentence in sentences
        ):
            return False
        return all(sum(letter in sentence for letter in known) < len(known) * 0.25 for sentence in sentences)

    def _content_of(self, clause: str) -> tuple[frozenset[str], tuple[str, ...]]:
        """The characters of a clause that say something, and words that stand for one of its own."""
        if clause not in self._contents:
            bare = clause
            for word in self._neutral:
                bare = bare.replace(word, "")
            # 没人来查 is told by 无人查阅.
            other = tuple(
                word
                for word in self._vocabulary.licensed_by(clause) - self._vocabulary.neutral
                if len(word) > 1 and word not in clause
            )
            known = frozenset(letters_of(bare)) - self._by_length[0] - FILLERS
            self._contents[clause] = known, other
        return self._contents[clause]

    def _titles(self, printed: str) -> Iterator[Wrong]:
        for match in TITLED.finditer(printed):
            if match[0] not in self._supplied and match[0][1:-1] not in self._supplied:
                yield Wrong(Why.WORDS, *match.span())

    def _habits(self, printed: str) -> Iterator[Wrong]:
        for why, pattern in (
            (Why.SLOGAN, self._vocabulary.slogans),
            (Why.CAUSE, self._vocabulary.causes),
            (Why.CAUSE, self._vocabulary.effects),
        ):
            for match in pattern.finditer(printed):
                if match[0] not in self._supplied and not self._is_in_a_word(printed, match):
                    yield Wrong(why, *match.span())

    def _is_in_a_word(self, printed: str, match: re.Match[str]) -> bool:
        """Whether it begins a longer word that stands for one of the clerk's: 因未通过 of 没过退回来."""
        return any(
            len(word) > len(match[0])
            and word.startswith(match[0])
            and printed.startswith(word, match.start())
            for word in self._licensed
        )

    def _unknown_words(self, masked: str, places: Sequence[tuple[int, int, str]] = ()) -> Iterator[Wrong]:
        for clause in _CLAUSE.finditer(masked):
            known = [self._known(run[0]) for run in _RUN.finditer(clause[0])]
            letters = [each for run in known for each in run]
            own: set[str] = set()
            if not all(letters) and sum(letters) >= len(letters) * _MOSTLY:
                about = self._about(masked, clause, facts_named(masked, clause.start(), places))
                own = set().union(*(self._letters.get(fact, set()) for fact in about))
            for match, run in zip(_RUN.finditer(masked, clause.start(), clause.end()), known, strict=True):
                # 没写清 of 没把理由写清楚: what was said far apart stands side by side.
                told = [each or letter in own for each, letter in zip(run, match[0], strict=True)]
                at = 0
                while at < len(told):
                    if told[at]:
                        at += 1
                        continue
                    end = at
                    while end < len(told) and not told[end]:
                        end += 1
                    start, stop = max(0, at - 1), min(len(told), end + 1)
                    yield Wrong(Why.WORDS, match.start() + start, match.start() + stop)
                    at = end

    def _about(self, masked: str, clause: re.Match[str], named: set[str]) -> set[str]:
        """The remarks a clause rests on: those of the slots, and those most like it and its sentence."""
        start, end = sentence_around(masked, clause.start())
        about = set(named)
        for words, least in ((masked[clause.start() : clause.end()], 2), (masked[start:end], 3)):
            pairs = pairs_of(words)
            shared = {
                fact: len(pairs & content)
                for fact, content in self._content_by.items()
                if fact.startswith("F")
            }
            closest = max(shared, key=lambda fact: shared[fact], default="")
            # A word that only one remark has is enough: 信访 of 已转信访渠道.
            alone = sum(number > 0 for number in shared.values()) == 1
            about |= {closest} if shared.get(closest, 0) >= (1 if alone else least) else set()
        return about

    def _known(self, run: str) -> list[bool]:
        # A word of one character stands at an edge, as it does where it was said: 29件看25件, 17个村.
        known = [False] * len(run)
        known[0] = run[0] in self._edges
        # 农业站、民政所各1篇 deals out a figure; 各站所 would speak of all of them.
        known[-1] = known[-1] or run[-1] in self._edges or run[-1] == "各"
        for at in range(len(run) - 1):
            if run[at : at + 2] in self._pairs:
                known[at] = known[at + 1] = True
        for length, words in enumerate(self._by_length, start=1):
            for at in range(len(run) - length + 1):
                if run[at : at + length] in words:
                    known[at : at + length] = [True] * length
        return known

    def _closest(self, clause: str) -> Told | None:
        pairs = pairs_of(clause)
        if len(pairs) < 2:
            return None
        scored = [(len(pairs & content) / len(pairs), told) for told, content in self._told if content]
        best = max(scored, key=lambda each: each[0], default=(0.0, None))
        return best[1] if best[0] >= _SAME else None

    def _is_turned(self, clause: str, masked: str, best: Told) -> bool:
        """Whether a clause denies what was told, or tells what was denied; never when both were said."""
        denies = _denies(clause)
        if denies == _denies(best.words):
            return False
        if _LATE.search(clause) and _LATE.search(best.words):
            return False
        if denies and any(is_so.search(clause) and said.search(best.words) for is_so, said in _SAME_STATE):
            return False
        if not denies and self._is_before_the_denial(masked, best):
            return False
        pairs = pairs_of(masked)
        if denies and any(phrase in clause for phrase in self._denials):
            return False
        # 没有废的 is 未废止.
        if denies and self._denied.intersection(match[1] for match in _HEAD_OF_DENIAL.finditer(clause)):
            return False
        if denies and any(
            content and content <= pairs for told, content in self._told if _denies(told.words)
        ):
            return False
        counts = set(re.findall(r"\d+", clause))
        if not denies and any(
            pairs & content and counts & set(re.findall(r"\d+", told.words)) and not _denies(told.words)
            for told, content in self._told
        ):
            # It gives the figure of something that was said to be so.
            return False
        # 村里材料报不上来，晚了半个月: of one matter something is denied and something told.
        of_it = [content for told, content in self._told if set(told.sources) & set(best.sources)]
        polar = [content for told, content in self._told if _denies(told.words) == denies]
        if any(content in polar and len(pairs & content) > 1 for content in of_it):
            return False
        enough = 3 if denies else max(3, len(pairs) * 0.5)
        return not any(
            _denies(told.words) == denies and len(pairs & content) >= enough for told, content in self._told
        )

    def _is_before_the_denial(self, masked: str, best: Told) -> bool:
        """触摸屏坏了没人修: what stands before the denial was not denied."""
        before = best.words[: match.start()] if (match := _NEGATION.search(best.words)) else ""
        shared = pairs_of(masked) & pairs_of(best.words)
        return bool(before) and shared <= pairs_of(before)

    def _all_told(self, printed: str, masked: str, at: int, places: Sequence[tuple[int, int, str]]) -> bool:
        """Whether what the sentence around a place speaks of was said to be so throughout."""
        start, end = sentence_around(masked, at)
        about = set[str]().union(
            *(
                self._about(masked, clause, facts_named(masked, at, places))
                for clause in _CLAUSE.finditer(masked, start, end)
            )
        )
        return self._scope.is_of_all(printed[start:end], pairs_of(masked[start:end]), about)


def _denies(clause: str) -> bool:
    return bool(_NEGATION.search(_NOT_A_NEGATION.sub("", clause)) or _ZERO.search(clause))

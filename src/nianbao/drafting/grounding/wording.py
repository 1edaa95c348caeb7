"""Words of a model's text: each stands in what was supplied, says the same of it, or asserts nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.drafting.grounding.figures import Wrong
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
_ZERO = regex("(?<![0-9.])0(?=[件条元人次份个])")
_NOT_A_NEGATION = regex(
    "无法提供|不予公开|不予处理|不再处理|尚未审结|结转|不掌握|没有现成|不超过|不足|无障碍"
)
_AHEAD = regex("今后|下一步|将|计划|拟|改进措施|起，|年起|底前|前完成|以前完成|起由|由|争取|待|每|后，")
_BEHIND = regex("已(?!知)|完成了|建立了|开展了|举办了|实现了|落实了|新增了")
_ITEM = regex(
    r"^(?:\d{1,2}[.．、]|[一二三四五六七八]是|（[一二三四五六七八]）|第[一二三四五六七八]，|其[一二三四五六七八]，?)"
)
_TITLED = regex("《[^《》]*》|“[^“”]*”")
_DENIED = regex("(?:未|没有|没|无|不)[\u4e00-\u9fff]{2}")
_OF_ALL = regex("[均都全每各逐齐]|一律|无遗漏|所有|一个没|没一")
_HEAD_OF_DENIAL = regex("(?:未|没有|没|无|不)([\u4e00-\u9fff])")
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
        self._told = [(told, _content(told.words)) for told in evidence.told]
        self._pairs = {run[at : at + 2] for run in _RUN.findall(self._supplied) for at in range(len(run) - 1)}
        runs = _RUN.findall(_masked(self._supplied, read_figures(self._supplied).figures, ()))
        self._edges = {run[0] for run in runs} | {run[-1] for run in runs}
        words = vocabulary.licensed_by(self._supplied) | (vocabulary.asking if asks else frozenset())
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
        masked = _masked(printed, figures, [(start, end) for start, end, _ in places])
        yield from self._titles(printed)
        yield from self._habits(printed)
        yield from self._unknown_words(masked)
        ahead = False
        for match in _CLAUSE.finditer(printed):
            clause = match[0]
            ahead = ahead or bool(_AHEAD.search(clause))
            over = self._vocabulary.universals.search(clause)
            if over and not self._all_told(*_sentence_around(masked, match.start()), places):
                yield Wrong(Why.ALL, match.start() + over.start(), match.start() + over.end())
            best = self._closest(masked[match.start() : match.end()])
            if best is None:
                continue
            if self._is_turned(clause, masked[match.start() : match.end()], best):
                yield Wrong(Why.NEGATION, *match.span())
            if best.planned and _BEHIND.search(clause) and not _BEHIND.search(best.words):
                yield Wrong(Why.PLAN, *match.span())

    def unknown_words(self, words: str) -> list[str]:
        """The words and titles of a phrase that were not supplied."""
        masked = _masked(words, read_figures(words).figures, ())
        wrong = [*self._titles(words), *self._unknown_words(masked)]
        return [words[each.start : each.end] for each in wrong]

    def is_missing(self, clause: str, sentences: list[str]) -> bool:
        """Whether most of what a supplied clause says stands in no sentence of a text."""
        known, other = self._content_of(clause)
        if len(known) < 2:
            return False
        if any(word in sentence for word in other for sentence in sentences):
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
            known = frozenset(letter for letter in _letters(bare) if letter not in self._by_length[0])
            self._contents[clause] = known, other
        return self._contents[clause]

    def _titles(self, printed: str) -> Iterator[Wrong]:
        for match in _TITLED.finditer(printed):
            if match[0] not in self._supplied and match[0][1:-1] not in self._supplied:
                yield Wrong(Why.WORDS, *match.span())

    def _habits(self, printed: str) -> Iterator[Wrong]:
        for why, pattern in (
            (Why.SLOGAN, self._vocabulary.slogans),
            (Why.CAUSE, self._vocabulary.causes),
            (Why.CAUSE, self._vocabulary.effects),
        ):
            for match in pattern.finditer(printed):
                if match[0] not in self._supplied:
                    yield Wrong(why, *match.span())

    def _unknown_words(self, masked: str) -> Iterator[Wrong]:
        for match in _RUN.finditer(masked):
            run = match[0]
            known = self._known(run)
            at = 0
            while at < len(run):
                if known[at]:
                    at += 1
                    continue
                end = at
                while end < len(run) and not known[end]:
                    end += 1
                yield Wrong(Why.WORDS, match.start() + max(0, at - 1), match.start() + min(len(run), end + 1))
                at = end

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
        pairs = _content(clause)
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
        pairs = _content(masked)
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

    def _all_told(self, sentence: str, at: int, places: Sequence[tuple[int, int, str]]) -> bool:
        """Whether what the sentence speaks of was said to be so throughout.

        Args:
            sentence: its words.
            at: where it begins.
            places: where slots stand, with their names.
        """
        pairs = _content(sentence)
        about = {
            source for told, content in self._told if len(pairs & content) > 1 for source in told.sources
        }
        about |= {
            name.partition(".")[0]
            for start, _, name in places
            if name.startswith("F") and at <= start < at + len(sentence)
        }
        return any(_OF_ALL.search(told.words) and about.intersection(told.sources) for told, _ in self._told)


def _sentence_around(text: str, at: int) -> tuple[str, int]:
    end = text.find("。", at)
    start = text.rfind("。", 0, at) + 1
    return text[start : end if end >= 0 else len(text)], start


def _letters(words: str) -> str:
    return "".join(re.findall("[\u4e00-\u9fffA-Za-z]", words))


def _denies(clause: str) -> bool:
    return bool(_NEGATION.search(_NOT_A_NEGATION.sub("", clause)) or _ZERO.search(clause))


def _content(words: str) -> set[str]:
    bare = re.sub(r"未|没有|没|无|已经|已|了|的|均|都|\d", "\ue000", words)
    return {
        run[at : at + 2] for run in re.findall("[\u4e00-\u9fffA-Za-z]+", bare) for at in range(len(run) - 1)
    }


def _masked(printed: str, figures: tuple[Figure, ...], spans: Sequence[tuple[int, int]]) -> str:
    """The paragraph at the same length without figures, units, slots, item marks and quoted names."""
    letters = list(printed)

    def blot(start: int, end: int) -> None:
        letters[start:end] = "\ue000" * (end - start)

    for figure in figures:
        blot(figure.start, figure.trail_end)
    for start, end in spans:
        blot(start, end)
    for match in _TITLED.finditer(printed):
        blot(*match.span())
    if item := _ITEM.match(printed):
        blot(*item.span())
    return "".join(letters)

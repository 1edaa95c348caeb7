"""Words that say of all what may hold of some: they stand where the clerk said so of the same thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nianbao.drafting.evidence import Evidence, Told

_OF_ALL = regex("[均都全每各逐齐皆]|一律|无遗漏|所有|一个没|没一")
_EACH = regex("(?:各|每一?个)(?P<noun>[\u4e00-\u9fff]{1,2})")
_NO_NOUN = regex(
    "^(?:自|开展|举办|组织|召开|参加|设|建|发布|配|放|增|派|安排|公示|印发|类$|类[^别型]?"
    "|项|种|级|方|地|有|占|为|一|个|次|条|件|[0-9])"
)
_FEW = 2
"""Remarks with a word beyond which it tells nothing of which one is spoken of."""
_DEALT_OUT = regex("一|[0-9]+[^0-9年月日]")
"""站所和村各培训1次: each has its number, and nothing is said of all others."""
_EXPLICIT = regex("各|每|所有|全[部体镇乡县区市局]|逐|哪[个些]?|挨")
_COUNT = regex("\\d+(?![\\d年月日号:点])")
_SET_APART = regex("有[的些]|部分|其中|个别|几|[还剩别余]|一半|多数|少数|大多|除了|不到|没")
_COUNTED = regex("\\d+个?")
_LISTED_BEFORE = regex("[和跟与、及](?=[^，。；]{0,3}$)")


class Scope:
    """What was said to hold throughout, remark by remark."""

    def __init__(self, told: Iterable[tuple[Told, set[str]]], evidence: Evidence) -> None:
        """Read the evidence.

        Args:
            told: its clauses, each with its pairs of characters.
            evidence: with the remarks.
        """
        self._told = tuple(told)
        self._supplied = evidence.words
        counts = {fact: _COUNT.findall(words) for fact, words in evidence.said}
        # 查出4条，当天撤了: what is told of a count with nothing set apart is told of all of it.
        self._of_one_count = {
            fact: counts[fact][0]
            for fact, words in evidence.said
            if len(counts[fact]) == 1 and not _SET_APART.search(words)
        }

    def is_of_all(self, sentence: str, pairs: set[str], named: set[str]) -> bool:
        """Whether what a sentence speaks of was said to be so throughout.

        Args:
            sentence: its words as printed.
            pairs: its pairs of characters.
            named: the facts of the slots in it.
        """
        shared: dict[str, set[str]] = {}
        for told, content in self._told:
            for source in told.sources:
                shared.setdefault(source, set()).update(pairs & content)
        # 还都是转的省里的: one remark is told clause by clause, and by figures no slot stands for.
        about = {
            source
            for source, common in shared.items()
            if len(common) > 1 or any(self._remarks_with(pair) <= _FEW for pair in common)
        } | named
        about |= {
            source
            for told, _ in self._told
            for figure in re.findall(r"\d{2,}[\u4e00-\u9fff]{1,3}", told.words)
            if figure in sentence
            for source in told.sources
        }
        if any(self._of_one_count.get(fact, "\n") in sentence for fact in named):
            return True
        return any(_OF_ALL.search(told.words) and about.intersection(told.sources) for told, _ in self._told)

    def _remarks_with(self, pair: str) -> int:
        return len({source for told, content in self._told if pair in content for source in told.sources})

    def widened(self, printed: str) -> Iterator[tuple[int, int]]:
        """Where 各 or 每个 stands before a noun of which she said nothing of the kind.

        站所和村里都有人来 speaks of both, 各站所和各村 of every single one.
        """
        for match in _EACH.finditer(printed):
            noun = match["noun"]
            if _DEALT_OUT.match(printed, match.end()):
                continue
            if _NO_NOUN.search(noun) or f"{match[0][0]}{noun[0]}" in self._supplied:
                continue
            if not any(self._is_each(noun[:length]) for length in (2, 1) if len(noun) >= length):
                yield match.start(), match.end()

    def _is_each(self, noun: str) -> bool:
        """Whether the clerk spoke of every one: 每个村, 9个村, 股室都报了."""
        for told, _ in self._told:
            for spot in re.finditer(re.escape(noun), told.words):
                before, behind = told.words[: spot.start()], told.words[spot.end() :]
                if _EXPLICIT.search(before[-4:]) or _COUNTED.search(before[-4:]):
                    return True
                if re.match("[里们]?都", behind) and not _LISTED_BEFORE.search(before):
                    return True
        return False

"""Whether something is told before, after or since the time it was said: 发文前 is not 公开前."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nianbao.drafting.evidence import Evidence
    from nianbao.drafting.vocabulary import Vocabulary

_BEFORE, _AFTER, _SINCE = "before", "after", "since"
_KIND = {"前": _BEFORE, "后": _AFTER, "起": _SINCE, "始": _SINCE}
_BEHIND_DATE = regex(
    "^(?P<part>[底末初]|[上中下]旬)?(?:[之以]?(?P<kind>[前后])|(?P<since>起)|开(?P<begun>始))?"
)
_IS_DATE = regex("[年月日号]$|季度$")
_EVENT = regex("(?P<what>[\u4e00-\u9fff]{2,4})[之以]?(?P<kind>[前后])(?![后面])")
_ACTS = frozenset("收发审批签答办交挂停报送贴印")
_NO_EVENT = regex("(?:目|当|此|年|先|以|之|月|今|其|随|事|底|天|日)$|前$|后$")


class Moments:
    """The relations of time in one part's remarks."""

    def __init__(self, evidence: Evidence, vocabulary: Vocabulary) -> None:
        """Read the evidence."""
        self._vocabulary = vocabulary
        self._rights = {
            offered.slot: tuple(context.right for context in offered.contexts)
            for offered in evidence.offered
            if _IS_DATE.search(offered.shown)
        }
        self._events: dict[str, list[tuple[str, str]]] = {}
        for fact, words in (
            *evidence.said,
            *((s, told.words) for told in evidence.told for s in told.sources),
        ):
            self._events.setdefault(fact, []).extend(_events(words))

    def moved_dates(self, printed: str, places: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
        """Dates that something is told before, after or at, where it was said otherwise."""
        for start, end, name in places:
            if name not in self._rights:
                continue
            here = _relation(printed[end : end + 4])
            told = {_relation(right) for right in self._rights[name]}
            # 10月开始做 may be told as 10月建立, and 6月用上 as 自6月起使用.
            parts, kinds = {part for part, _ in told}, {here[1], *(kind for _, kind in told)}
            if here[0] not in parts or (here not in told and not kinds <= {"", _SINCE}):
                yield start, min(len(printed), end + 2)

    def moved_events(self, clause: str, about: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Events that something is told before or after, where the remarks it rests on name others.

        Args:
            clause: as printed.
            about: the facts it rests on.
        """
        told = [event for fact in about for event in self._events.get(fact, ())]
        for match in _EVENT.finditer(clause):
            what, kind = match["what"], _KIND[match["kind"]]
            if _NO_EVENT.search(what):
                continue
            alike = [other for other, _ in told if self._is_alike(what, other)]
            same = [other for other, its in told if its == kind]
            turned = alike and not any(its == kind and self._is_alike(what, other) for other, its in told)
            if turned or (same and not alike):
                yield match.start(), match.end()

    def _is_alike(self, what: str, told: str) -> bool:
        """Whether two events may be one: 收到申请 and 收件, but not 文件公开 and 发文."""
        if set(what[-2:]) & set(told) or (what[0] in _ACTS and what[0] in told):
            return True
        return what[-2:] in self._vocabulary.licensed_by(told) - self._vocabulary.neutral


def _relation(right: str) -> tuple[str, str]:
    """The part of a month and whether before, after or since, as told behind a date."""
    match = _BEHIND_DATE.match(right)
    if match is None:
        return "", ""
    kind = match["kind"] or match["since"] or match["begun"] or ""
    return match["part"] or "", _KIND.get(kind, "")


def _events(words: str) -> Iterator[tuple[str, str]]:
    for match in _EVENT.finditer(words):
        if not _NO_EVENT.search(match["what"]):
            yield match["what"], _KIND[match["kind"]]

"""A past report to passages: paragraphs that can be read by themselves, each with skeleton and notes."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING

from nianbao.report.document import MARK
from nianbao.report.paper import sentences_of
from nianbao.report.passage import PASSAGE_ASPECTS, Passage
from nianbao.report.regex import regex
from nianbao.shelf.bm25 import Rarity, Words
from nianbao.shelf.skeletons import skeleton_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from nianbao.report.paper import Paper

UNPLACED = ""
"""Aspect of a passage of section 1 that stands under none of the five headings."""
_ASPECTS = {part: aspect for aspect, part in PASSAGE_ASPECTS.items()} | {"1": UNPLACED}
_LONGEST = 120
"""Characters of a passage; longer paragraphs are parted between sentences."""
_SHORTEST = 14
"""Characters below which a passage teaches nothing."""
_NO_NOTES: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_NEARLY = 0.8
"""A note belongs to the passage of its aspect it fits best, and to those it fits nearly as well."""
_LIST_NUMBER = regex(r"^(?:\d{1,2}[.．、]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]、?)\s*")


def passages_of(
    paper: Paper,
    source: str,
    names: Iterable[str] = (),
    notes: Mapping[str, tuple[str, ...]] = _NO_NOTES,
) -> tuple[Passage, ...]:
    """The passages of a report in printed order; one of section 1 under no heading is UNPLACED.

    Args:
        paper: the report.
        source: digest of its file.
        names: agencies, places and accounts its prose names.
        notes: aspect → what clerks might write for it.
    """
    names = tuple(names)
    bare = tuple(
        Passage(
            aspect,
            text,
            skeleton_of(text, paper.agency, names),
            paper.kind,
            paper.year,
            source,
            paper.title or paper.agency,
        )
        for part, line in paper.narrative()
        if not line.is_heading and (aspect := _ASPECTS.get(part)) is not None
        for text in _parted(_LIST_NUMBER.sub("", MARK.sub("", line.text)))
        if len(text) >= _SHORTEST
    )
    if not notes:
        return bare
    rarity = Rarity.among([passage.skeleton for passage in bare])
    return tuple(
        passage
        for aspect, group in groupby(bare, attrgetter("aspect"))
        for passage in _noted(tuple(group), notes.get(aspect, ()), rarity)
    )


def searched(passage: Passage) -> str:
    """All a passage is found by: its skeleton, and its notes as a question would be read."""
    return " ".join([passage.skeleton, *map(skeleton_of, passage.notes)])


def _noted(passages: Sequence[Passage], notes: Iterable[str], rarity: Rarity) -> Iterator[Passage]:
    """Passages of one aspect, each with the notes that fit it; a note that fits none belongs to all."""
    words = Words.of([passage.skeleton for passage in passages], rarity)
    held: list[list[str]] = [[] for _ in passages]
    for note in notes:
        scores = words.scores(skeleton_of(note))
        for row in (scores >= _NEARLY * scores.max()).nonzero()[0]:
            held[row].append(note)
    for passage, fitting in zip(passages, held, strict=True):
        yield replace(passage, notes=tuple(fitting))


def _parted(text: str) -> Iterator[str]:
    """A paragraph, or runs of its sentences of about equal length."""
    if len(text) <= _LONGEST:
        yield text
        return
    size = len(text) / -(-len(text) // _LONGEST)
    held = ""
    for sentence in sentences_of(text):
        if held and len(held) + len(sentence) / 2 > size:
            yield held
            held = ""
        held += sentence
    if held:
        yield held

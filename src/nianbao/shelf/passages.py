"""A past report to passages: paragraphs that can be read by themselves, each with its skeleton."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.report.document import MARK
from nianbao.report.paper import sentences_of
from nianbao.report.passage import PASSAGE_ASPECTS, Passage
from nianbao.shelf.skeletons import skeleton_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nianbao.report.paper import Paper

_ASPECTS = {part: aspect for aspect, part in PASSAGE_ASPECTS.items()}
_LONGEST = 120
"""Characters of a passage; longer paragraphs are parted between sentences."""
_SHORTEST = 14
"""Characters below which a passage teaches nothing."""
_LIST_NUMBER = re.compile(r"^(?:\d{1,2}[.．、]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]、?)\s*")


def passages_of(paper: Paper, source: str, names: Iterable[str] = ()) -> tuple[Passage, ...]:
    """The passages of a report in printed order.

    Args:
        paper: the report.
        source: digest of its file.
        names: agencies, places and accounts its prose names.
    """
    names = tuple(names)
    return tuple(
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

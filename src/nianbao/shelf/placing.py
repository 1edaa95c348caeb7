"""Paragraphs of a section 1 without the five headings, put under the aspect they surely speak of."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.report.tables import ASPECT_HEADINGS
from nianbao.shelf.leanings import Leanings
from nianbao.shelf.passages import UNPLACED, searched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nianbao.report.passage import Passage

_DOUBT = 8.0
_SURE = 0.9
"""On reports it has not seen this places nine passages of ten, and hardly ever one wrongly."""
_LEAST = 10
"""Passages of each aspect from which anything can be learned."""


def placed(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """All passages in their order, the unplaced ones under their aspect; left out where that is not sure."""
    every = tuple(passages)
    if not any(passage.aspect == UNPLACED for passage in every):
        return every
    known = Counter(passage.aspect for passage in every)
    if min(known[aspect] for aspect in ASPECT_HEADINGS) < _LEAST:
        return tuple(passage for passage in every if passage.aspect != UNPLACED)
    texts = {
        aspect: [searched(passage) for passage in every if passage.aspect == aspect]
        for aspect in ASPECT_HEADINGS
    }
    return tuple(_each_placed(every, Leanings.of(texts)))


def _each_placed(passages: Iterable[Passage], leanings: Leanings) -> Iterator[Passage]:
    for passage in passages:
        if passage.aspect != UNPLACED:
            yield passage
            continue
        shares = leanings.shares(passage.skeleton, _DOUBT)
        likeliest = max(shares, key=shares.__getitem__)
        if shares[likeliest] >= _SURE:
            yield replace(passage, aspect=likeliest)

"""Two texts piece by piece: which piece of the one became which of the other, and which are new or gone."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from nianbao.report.document import MARK
from nianbao.report.paper import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ALIKE = 0.5
"""Share of characters in common from which on a piece counts as the other one changed."""

_MOST_PAIRS = 20_000
"""Pairs looked at between two equal stretches; texts with more of them are strangers to each other."""


def bare(text: str) -> str:
    """The text without its blanks, which copies and layouts change."""
    return re.sub(r"\s+", "", text)


def pieces_of(text: str) -> Iterator[str]:
    """The sentences of a paragraph, each mark a piece of its own, whatever stops there are inside it."""
    at = 0
    for mark in MARK.finditer(text):
        yield from sentences_of(text[at : mark.start()])
        yield mark[0]
        at = mark.end()
    yield from sentences_of(text[at:])


def matched(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Pair two lists of texts in the order of both; None where a piece has no counterpart.

    Equal pieces are paired first, then those in between that are alike.
    """
    ours, theirs = [bare(text) for text in old], [bare(text) for text in new]
    for kind, one, two, three, four in difflib.SequenceMatcher(
        None, ours, theirs, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            yield from zip(range(one, two), range(three, four), strict=True)
        else:
            yield from _alike(ours, theirs, range(one, two), range(three, four))


def likeness(one: str, other: str) -> float:
    """How much two texts have in common, 0 to 1; 0 for less than ALIKE."""
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    # The two bounds cost a tenth of the ratio and settle most pairs.
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _alike(
    ours: Sequence[str], theirs: Sequence[str], old: range, new: range
) -> Iterator[tuple[int | None, int | None]]:
    """Pair what lies between two equal stretches so that the likeness in all is greatest."""
    if len(old) * len(new) > _MOST_PAIRS:
        yield from ((place, None) for place in old)
        yield from ((None, place) for place in new)
        return
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[likeness(ours[one], theirs[other]) for other in new] for one in old]
    for row in range(len(old) - 1, -1, -1):
        for column in range(len(new) - 1, -1, -1):
            score = alike[row][column]
            paired = best[row + 1][column + 1] + score if score >= ALIKE else 0.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], paired)
    row = column = 0
    while row < len(old) and column < len(new):
        score = alike[row][column]
        if score >= ALIKE and best[row][column] == best[row + 1][column + 1] + score:
            yield old[row], new[column]
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            yield old[row], None
            row += 1
        else:
            yield None, new[column]
            column += 1
    yield from ((place, None) for place in old[row:])
    yield from ((None, place) for place in new[column:])

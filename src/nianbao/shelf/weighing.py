"""What speaks for a passage, weighed: words, vector, the rest of its report, aspect, kind and year."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from nianbao.report.passage import Passage
    from nianbao.report.report import AgencyKind

Hit = tuple[str, int]
"""A passage by its aspect and its row there."""
_KIN = 0.5
"""What the other side of its report adds to a passage, of what it counts itself."""
_LEANING = 0.5
"""What an aspect adds of which the note speaks for certain."""
_SAME_KIND, _NEWER = 0.12, 0.02
"""What the same kind of agency adds, and each year a passage is nearer; small beside being apt."""
_OLDEST = 5


def together(worded: Mapping[Hit, float], near: Mapping[Hit, float], weight: float) -> dict[Hit, float]:
    """Scores of words and vectors on one scale, 1 for the best by words."""
    best = max(worded.values(), default=0.0) or 1.0
    nearest = max(near.values(), default=0.0) or 1.0
    return {
        hit: worded.get(hit, 0.0) / best + weight * near.get(hit, 0.0) / nearest for hit in {**worded, **near}
    }


def nearness(found: Mapping[str, Sequence[tuple[int, float]]], most: int) -> dict[Hit, float]:
    """How near passages are beyond those that were not near enough to be listed.

    Args:
        found: aspect → rows with their cosine distance, the nearest first.
        most: length at which a list was cut off.
    """
    far = [rows[-1][1] for rows in found.values() if len(rows) >= most]
    edge = min(far, default=1.0)
    return {(aspect, row): edge - away for aspect, rows in found.items() for row, away in rows if away < edge}


def with_kin(scores: Mapping[Hit, float], source_of: Callable[[Hit], str]) -> dict[Hit, float]:
    """Scores raised where the other side of the same report speaks of the matter too.

    What section 1 tells was done, section 5 tells was wanting: who looks for one wants to see both.
    """
    best: dict[tuple[str, bool], float] = {}
    for hit, score in scores.items():
        side = source_of(hit), hit[0] == "problems"
        best[side] = max(best.get(side, 0.0), score)
    return {
        hit: score + _KIN * best.get((source_of(hit), hit[0] != "problems"), 0.0)
        for hit, score in scores.items()
    }


def liking(share: float, passage: Passage, kind: AgencyKind | None, year: int | None) -> float:
    """By what a score is multiplied for what speaks for a passage beside its words.

    Args:
        share: how likely the note speaks of its aspect.
        passage: the passage.
        kind: kind of agency that is asked for.
        year: year that is asked for.
    """
    extra = _SAME_KIND if kind is not None and passage.kind is kind else 0.0
    if year is not None and passage.year is not None:
        extra += _NEWER * max(0, _OLDEST - abs(year - passage.year))
    return (1 + extra) * (1 + _LEANING * share)

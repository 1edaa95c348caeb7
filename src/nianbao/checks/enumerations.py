"""Totals and the parts listed behind them, found once for all checks that ask."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from nianbao.checks.claims.remembered import figures_of, without_marks
from nianbao.report.figures import FigureKind, unit_group
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.subject import Subject
    from nianbao.report.figures import Figure
    from nianbao.report.paper import Line

_PARTS = regex(r"其中|包括|分别(?:为|是)|分为|具体为|：|:")
_ENDS = regex(r"[。；;！？!?\n]")
_NESTED = regex(r"其中|包括|含")
_REMEMBERED = 1_024
"""Lines of prose; a report has some fifty."""
_FARTHEST = 24
_FEWEST = 3
"""A total and two parts."""
_TOGETHER = regex("总计|合计|共计|总共|累计")
"""Behind parts: what they make together, told once more."""
_BRACKETED = regex("（[^（）]*）|[(][^()]*[)]")


def enumerations(subject: Subject) -> Iterator[tuple[str, Line, Figure, tuple[Figure, ...]]]:
    """Every total followed in its sentence by 其中 or a colon and two or more figures of its kind."""
    for part, line, reading in subject.readings:
        for total, parts in _enumerated(line.text) if len(reading.figures) >= _FEWEST else ():
            yield part, line, total, parts


@lru_cache(maxsize=_REMEMBERED)
def _enumerated(text: str) -> tuple[tuple[Figure, tuple[Figure, ...]], ...]:
    """The same of one line, which more than one check asks for."""
    reading = figures_of(without_marks(text))
    figures = [each for each in reading.figures if each.kind is FigureKind.NUMBER and not each.soft]
    found = []
    for total, first in pairwise(figures):
        if not total.unit or first.start - total.trail_end > _FARTHEST:
            continue
        between = text[total.trail_end : first.start]
        if not _PARTS.search(between) or _ENDS.search(between):
            continue
        end = sentence_end(text, first.start)
        again = _TOGETHER.search(text, first.end, end)
        end = again.start() if again else end
        inside = [match.span() for match in _BRACKETED.finditer(text, first.end, end)]
        parts = tuple(
            each
            for each in figures
            # Parts of a part, in brackets behind it: 不予公开5件（案卷4件、查询1件）.
            if first.start <= each.start < end
            and not any(start < each.start < stop for start, stop in inside)
        )
        inner = _NESTED.search(text, first.unit_end, end)
        alike = all(each.unit == total.unit for each in parts)
        if len(parts) > 1 and alike and not inner and not _parted_again(parts) and unit_group(total.unit):
            found.append((total, parts))
    return tuple(found)


def _parted_again(parts: tuple[Figure, ...]) -> bool:
    """直接起诉7件，维持4件、纠正1件、尚未审结2件: the first part is what the others make together."""
    first, *others = (each.value for each in parts)
    return len(others) > 1 and None not in (first, *others) and first == sum(filter(None, others))


def sentence_end(text: str, at: int) -> int:
    """Where the sentence of a place ends."""
    stop = _ENDS.search(text, at)
    return stop.start() if stop else len(text)

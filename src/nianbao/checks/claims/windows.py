"""A figure with the words that can belong to it, and what it turns out to be about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import Claim, ClaimKind, Interval, in_ten_thousands
from nianbao.checks.claims.lexicon import BETWEEN, DOCUMENT_VERBS
from nianbao.report.figures import FigureKind
from nianbao.report.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene
    from nianbao.report.figures import Figure


_TERM = 3
_DOCUMENT_SIGNS = frozenset("底末执施行继留效现失销废印台增制发")
"""One of these is in every verb of documents."""


@frozen
class Window:
    """A figure with the words that can belong to it."""

    figure: Figure
    left: int
    """Where they begin."""
    right: int
    """Where they end, behind the figure."""
    until: int
    """Where those before it end: at the figure, or with its name in a list of names."""


@frozen
class Named:
    """What a figure is about."""

    options: tuple[Cells, ...]
    """Alternatives, likeliest first."""
    partly: bool = False
    """Only some of the cells' applications: those sent by letter, those answered late."""


def column_of(words: str) -> str:
    """Which column of a document row the last verb means."""
    if _DOCUMENT_SIGNS.isdisjoint(words):
        return ""
    found = [(match.end(), column) for pattern, column in DOCUMENT_VERBS for match in pattern.finditer(words)]
    return max(found)[1] if found else ""


def close(scene: Scene, window: Window, mention: Mention) -> bool:
    """Whether nothing stands between the words and the figure that would rather be counted."""
    if mention.end <= window.left or mention.start >= window.figure.start:
        return True
    return BETWEEN.fullmatch(scene.text, mention.end, max(mention.end, window.until)) is not None


def beside_terms(scene: Scene, start: int, end: int) -> str:
    """The words of a window without those that name a result: 逾期不补正 says nothing else is late."""
    words, at = "", start
    for each in scene.mentions(start, end):
        if each.strength == _TERM and not each.rows[0][0].startswith("t3.new"):
            words, at = words + scene.text[at : each.start], each.end
    return words + scene.text[at:end]


def merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same ground in spans that do not overlap, in order."""
    begin = end = -1
    for start, stop in sorted(spans):
        if start > end:
            if end > begin:
                yield begin, end
            begin = start
        end = max(end, stop)
    if end > begin:
        yield begin, end


def claim_of(kind: ClaimKind, figure: Figure, about: Named) -> Claim:
    """The figure as a claim about what it turned out to be about."""
    interval = Interval(figure.low, figure.high, figure.low_open, figure.high_open)
    if about.options[0] == ("t2.fees.amount",):
        interval = in_ten_thousands(interval, figure.unit or "元")
    return Claim(kind, about.options, interval, figure.start, figure.end, unit=figure.unit)


def claim_of_nothing(figure: Figure) -> Claim:
    """The figure as one that belongs to no cell."""
    interval = Interval(figure.low, figure.high, figure.low_open, figure.high_open)
    unit = "%" if figure.kind is FigureKind.PERCENT else figure.unit
    return Claim(ClaimKind.OTHER, (), interval, figure.start, figure.end, unit=unit)

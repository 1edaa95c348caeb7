"""What was understood, as small pieces that can be shown, corrected and taken away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.interview.situation import remarks_of
from nianbao.report.facts import TOPICS, Fact

if TYPE_CHECKING:
    from nianbao.report.typed import Typed


@dataclass(frozen=True, slots=True)
class ChipFigure:
    """One figure that was read."""

    text: str
    """As she wrote it."""
    unit: str
    start: int
    """In the remark's words."""
    end: int
    """Behind the unit."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One remark as it was understood."""

    topic: str
    label: str
    """What a clerk calls the topic."""
    words: str
    """The remark, a whole line; with the topic it names it for `reworded`."""
    figures: tuple[ChipFigure, ...]


def chips(typed: Typed, topic: str = "") -> tuple[Chip, ...]:
    """What was understood under a topic, or under all of them in the order of the form."""
    return tuple(_chip(of, words) for of, words in remarks_of(typed) if topic in ("", of))


def _chip(topic: str, words: str) -> Chip:
    figures = (each.figure for each in Fact.from_words("F1", topic, words).figures)
    return Chip(
        topic,
        TOPICS[topic],
        words,
        tuple(ChipFigure(each.text, each.unit, each.start, each.unit_end) for each in figures),
    )

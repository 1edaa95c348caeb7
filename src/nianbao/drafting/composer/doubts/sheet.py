"""The remarks of a sheet with their figures, and every doubt they raise together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.drafting.composer.clauses import joined
from nianbao.errors import SlotUnknown
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from nianbao.drafting.composer.sifting import Remark, Sifted
    from nianbao.drafting.composer.voice import Voice
    from nianbao.drafting.phrasebook import Doubtful
    from nianbao.report.figures import Figure
    from nianbao.report.report import Report
    from nianbao.report.slots import Slots

_SLOT_AT = regex(r"⟦([^⟦⟧]+)⟧")
_CLAUSE_END = "，。；：（）、"


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure of a remark where it stands."""

    slot: str
    figure: Figure
    value: Decimal | None
    """None when there is no exact number."""
    before: str
    """The words before it, back to the last mark of punctuation or figure."""
    after: str
    """The words behind it, unit first, up to the next mark or figure."""
    at: int
    """Where its slot begins in the text of the remark."""

    @property
    def unit(self) -> str:
        """Its measure word."""
        return self.figure.unit


@dataclass(frozen=True, slots=True)
class Lines:
    """A remark as the rules read it."""

    remark: Remark
    text: str
    """The clauses to be told, slotted, with the marks they ended with."""
    amounts: tuple[Amount, ...]

    @property
    def fact(self) -> str:
        """Id of the fact."""
        return self.remark.fact.id


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question and the remark it stands behind."""

    fact: str
    mark: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, read once for all rules."""

    report: Report
    slots: Slots
    voice: Voice
    patterns: tuple[Doubtful, ...]
    lines: tuple[Lines, ...]
    doubted: tuple[Remark, ...] = ()
    """Remarks of which nothing is told: all they hold is a question."""

    @classmethod
    def of(
        cls, report: Report, slots: Slots, voice: Voice, sifted: Sifted, patterns: tuple[Doubtful, ...]
    ) -> Sheet:
        """Read the remarks that have something to tell."""
        figures = {each.id: each.figure for fact in report.every_fact() for each in fact.figures}
        lines = tuple(_lines(remark, figures, slots) for remark in sifted.remarks if remark.clauses)
        doubted = tuple(remark for remark in sifted.remarks if not remark.clauses)
        return cls(report, slots, voice, patterns, lines, doubted)

    def under(self, *topics: str) -> Iterator[Lines]:
        """The remarks on these topics."""
        return (line for line in self.lines if line.remark.topic in topics)

    def cell(self, *keys: str) -> Decimal | None:
        """The sum of cells; None when one of them is not filled in."""
        try:
            return self.slots.value(f"sum:{'+'.join(keys)}")
        except SlotUnknown:
            return None

    def said(self, topics: tuple[str, ...]) -> str:
        """All that was said on these topics, a remark a line, questions included."""
        told = [(line.remark, line.text) for line in self.lines]
        told += [(remark, "") for remark in self.doubted]
        return "\n".join(
            text + "，".join([*remark.doubts, *remark.pending])
            for remark, text in told
            if remark.topic in topics
        )


def _lines(remark: Remark, figures: Mapping[str, Figure], slots: Slots) -> Lines:
    text = joined(remark.clauses)
    amounts = []
    for match in _SLOT_AT.finditer(text):
        if match[1] not in figures:
            continue
        start, end = match.span()
        before = re.split(f"[{_CLAUSE_END}⟧]", text[:start])[-1]
        after = re.split(f"[{_CLAUSE_END}⟦]", text[end:])[0]
        amounts.append(Amount(match[1], figures[match[1]], _exact(slots, match[1]), before, after, start))
    return Lines(remark, text, tuple(amounts))


def _exact(slots: Slots, slot: str) -> Decimal | None:
    try:
        return slots.value(slot)
    except SlotUnknown:
        return None


def around(text: str, match: re.Match[str], marks: str = "，。；") -> str:
    """The words between two of these marks in which a match stands."""
    inner = match.start() + len(match[0]) - len(match[0].lstrip(marks))
    start = max(text.rfind(mark, 0, inner) for mark in marks) + 1
    end = min((at for mark in marks if (at := text.find(mark, match.end())) >= 0), default=len(text))
    return text[start:end].strip("，。；")

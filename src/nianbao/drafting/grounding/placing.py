"""Whether a figure stands where it was told, or where another one belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.drafting.evidence import clause_around, contexts
from nianbao.drafting.grounding.likeness import fact_of, likeness, shared_words, units_fit

if TYPE_CHECKING:
    from nianbao.drafting.evidence import Evidence, Offered
    from nianbao.report.figures import Figure

_CLEARLY = 2.0
"""By how much another figure's place must fit better before a slot counts as misplaced."""
_IN_COMPANY = 2.0
"""What it counts for that another figure of the same remark stands in the sentence."""


class Placing:
    """The places of one printed paragraph."""

    def __init__(self, printed: str, evidence: Evidence, spans: list[tuple[int, int, str]]) -> None:
        """Read nothing yet.

        Args:
            printed: the paragraph.
            evidence: what it may rest on.
            spans: where slots stand, with their names.
        """
        self._printed = printed
        self._offered = {offered.slot: offered for offered in evidence.offered}
        self._taken_back = {slot for remark in evidence.remarks for slot in remark.taken_back}
        self._spans = spans

    def belongs_elsewhere(self, figure: Figure, own: Offered) -> bool:
        """Whether the words around a figure speak clearly of another one."""
        around = contexts(self._printed, figure.start, figure.end, figure.unit_end)
        clause = clause_around(self._printed, figure.start)
        beside = self._facts_beside(figure)

        def fit(offered: Offered) -> float:
            company = _IN_COMPANY if fact_of(offered.slot) in beside else 0.0
            return likeness(around, offered) + shared_words(clause, offered) + company

        # 许可58 in her words and the cell 行政许可 are one figure: either may speak for its place.
        same = [each for each in self._offered.values() if each.shown == own.shown]
        fits = max(fit(each) for each in same)
        return any(
            fit(other) >= fits + _CLEARLY and self._were_better_exchanged(figure, same, other)
            for other in self._offered.values()
            if other.shown != own.shown
            and other.slot not in self._taken_back
            and (other.value is None) == (own.value is None)
            and (own.value is None or units_fit(figure.unit, other))
        )

    def _were_better_exchanged(self, figure: Figure, own: list[Offered], other: Offered) -> bool:
        """Whether two figures would fit each other's places better; so it is where one is missing."""

        def fit(offered: Offered, start: int, end: int) -> float:
            around = contexts(self._printed, start, end, end)
            return likeness(around, offered) + shared_words(clause_around(self._printed, start), offered)

        def best(start: int, end: int) -> float:
            return max(fit(each, start, end) for each in own)

        here = (figure.start, figure.end)
        named = [(start, end) for start, end, name in self._spans if name == other.slot]
        # Her 3件 and the cell of 3 are one figure under two names.
        there = named or [
            (start, end) for start, end, _ in self._spans if self._printed[start:end] == other.shown
        ]
        return all(fit(other, *here) + best(*spot) > best(*here) + fit(other, *spot) for spot in there)

    def _facts_beside(self, figure: Figure) -> set[str]:
        """The clerk's remarks that other slots of the same sentence come from."""
        start = self._printed.rfind("。", 0, figure.start) + 1
        end = self._printed.find("。", figure.end)
        end = end if end >= 0 else len(self._printed)
        return {
            fact_of(name)
            for begin, stop, name in self._spans
            if start <= begin
            and stop <= end
            and name.startswith("F")
            and not (begin < figure.end and figure.start < stop)
        }

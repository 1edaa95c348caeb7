"""Figures of a model's text: each one is a slot, is bound to one, or rests on nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.drafting.evidence import clause_around, contexts
from nianbao.drafting.grounding.dates import Dates
from nianbao.drafting.grounding.harmless import is_harmless
from nianbao.drafting.grounding.likeness import (
    clause_with_its_subject,
    common,
    counts_as_its_cell,
    equals,
    fact_of,
    is_its_own_unit,
    likeness,
    shared_words,
    unit_behind,
    units_fit,
)
from nianbao.drafting.grounding.placing import Placing
from nianbao.drafting.grounding.verdict import Why
from nianbao.report.figures import FigureKind, read_figures
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nianbao.drafting.evidence import Evidence, Offered
    from nianbao.report.figures import Figure

_TOKEN = regex(r"⟦Q\d+⟧")
_LEAST = 1.0
"""How well its place must fit before a bare figure is taken for an offered one."""
_SHARED = 2.0
"""Pairs of characters its clause must share where the words beside it do not tell."""
_WORKING_DAYS = frozenset({"个工作日", "工作日"})


@dataclass(frozen=True, slots=True)
class Wrong:
    """A figure that may not stand, in places of the printed text."""

    why: Why
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text with what it is printed as."""

    source: str
    shown: str
    slot: str
    """Empty for plain words."""


class Bound:
    """One paragraph with every figure that could be bound in its slot, and those that could not."""

    def __init__(self, text: str, evidence: Evidence, years: Mapping[str, str]) -> None:
        """Read and bind.

        Args:
            text: a paragraph with slots, bare figures and ⟦Q1⟧ tokens.
            evidence: what it may rest on.
            years: what ⟦year⟧, ⟦year+1⟧ and ⟦year-1⟧ are printed as.
        """
        self._offered = {offered.slot: offered for offered in evidence.offered}
        self._constants = evidence.constants
        self._supplied = "\n".join([evidence.printed, *(words for _, words in evidence.said)])
        self._said = dict(evidence.said)
        self._unslotted = tuple(SLOT.sub("", remark.words) for remark in evidence.remarks)
        self._years = years
        self.wrong: list[Wrong] = []
        self._pieces = list(self._cut(text))
        self.printed = "".join(piece.shown for piece in self._pieces)
        self._placing = Placing(self.printed, evidence, self._spans())
        self.figures = read_figures(self.printed).figures
        replaced = list(self._bind())
        self.places = [*self._spans(), *replaced]
        self.text = self._rewritten(replaced)
        self.slots = tuple(SLOT.findall(_TOKEN.sub("", self.text)))

    def is_told(self, at: int) -> bool:
        """Whether a figure of the clerk's stands at a place, in a clause that is its own.

        其中乡镇处罚1180件 reads like the cell of all penalties, and is what she said of some.
        """
        for start, end, name in self.places:
            if start <= at < end and name.startswith("F"):
                clause = clause_with_its_subject(self.printed, start)
                return shared_words(clause, self._offered[name]) >= _SHARED
        return False

    def _cut(self, text: str) -> Iterable[_Piece]:
        at = 0
        length = 0
        for match in SLOT.finditer(text):
            if match.start() > at:
                yield _Piece(text[at : match.start()], text[at : match.start()], "")
                length += match.start() - at
            at = match.end()
            name = match[1]
            if _TOKEN.fullmatch(match[0]):
                # A mark is no part of the sentence: it is printed later and examined by nobody.
                yield _Piece(match[0], "", name)
                continue
            shown = self._offered[name].shown if name in self._offered else self._years.get(name, "")
            if not shown:
                self.wrong.append(Wrong(Why.SLOT, length, length))
                continue
            yield _Piece(match[0], shown, name)
            length += len(shown)
        if at < len(text):
            yield _Piece(text[at:], text[at:], "")

    def _bind(self) -> Iterable[tuple[int, int, str]]:
        """Bare figures with the slots to put in their place; the wrong ones are noted."""
        spans = self._spans()
        dates = Dates(self._offered.values(), self._years)
        for figure in self.figures:
            within = [
                (start, end, name) for start, end, name in spans if start < figure.end and figure.start < end
            ]
            if parts := dates.month_behind(figure, within, self.printed):
                yield from parts
            elif within:
                self._examine_slot(figure, within)
            elif self._is_constant(figure) or is_harmless(figure, self.printed, self._supplied):
                if figure.kind is FigureKind.YEAR:
                    yield from dates.year(figure)
            elif parts := dates.dated(figure):
                yield from parts
            elif bound := self._match(figure):
                yield self._span_of(figure, bound)
            elif figure.kind is FigureKind.YEAR and dates.is_year(figure):
                yield from dates.year(figure)
            else:
                self.wrong.append(Wrong(self._why(figure), figure.start, figure.trail_end))

    def _spans(self) -> list[tuple[int, int, str]]:
        spans: list[tuple[int, int, str]] = []
        at = 0
        for piece in self._pieces:
            if piece.slot and piece.shown:
                spans.append((at, at + len(piece.shown), piece.slot))
            at += len(piece.shown)
        return spans

    def _examine_slot(self, figure: Figure, within: list[tuple[int, int, str]]) -> None:
        bare = self.printed[figure.start : within[0][0]] + self.printed[within[-1][1] : figure.end]
        if re.search(r"[\d〇零一二三四五六七八九十百千万亿余多近约]", bare) and not self._is_known(figure):
            self.wrong.append(Wrong(Why.FIGURE, figure.start, figure.trail_end))
            return
        if len(within) > 1 or within[0][2] not in self._offered:
            return
        own = self._offered[within[0][2]]
        if not self._takes(unit_behind(self.printed[within[0][1] : within[0][1] + 6]), own):
            self.wrong.append(Wrong(Why.UNIT, figure.start, figure.trail_end))
        elif self._placing.belongs_elsewhere(figure, own):
            self.wrong.append(Wrong(Why.PLACE, figure.start, figure.trail_end))

    def _takes(self, unit: str, own: Offered) -> bool:
        """Whether a measure word may follow; 许可58 has none, and the cell of the same value tells which."""
        return (
            units_fit(unit, own)
            or self._is_working_days(unit, own)
            or (
                own.value is not None
                and all(not unit_behind(context.right) for context in own.contexts)
                and (
                    own.value == 0
                    or any(
                        each.value == own.value and units_fit(unit, each) for each in self._offered.values()
                    )
                )
            )
            or counts_as_its_cell(unit, own, self._offered.values(), self.printed)
        )

    def _fits(self, unit: str, offered: Offered) -> bool:
        """Whether a bare figure with this measure word can be an offered one; 5天以上 is no 5个."""
        if self._is_working_days(unit, offered):
            return True
        return units_fit(unit, offered) and (offered.value is not None or is_its_own_unit(unit, offered))

    def _is_working_days(self, unit: str, own: Offered) -> bool:
        """20天以内，我说的是工作日: the measure word is told elsewhere in the remark."""
        words = self._said.get(fact_of(own.slot), "")
        return unit in _WORKING_DAYS and "工作日" in words and any(units_fit(day, own) for day in "天日")

    def _is_known(self, figure: Figure) -> bool:
        """2024年1月1日 holds a slot and a constant of the form."""
        if any(figure.text in constant for constant in self._constants):
            return True
        # 约⟦F1.3⟧条, where the composer says 约 itself.
        whole = self.printed[figure.start : figure.unit_end]
        return not figure.exact and whole in self._supplied

    def _is_constant(self, figure: Figure) -> bool:
        """Whether the composer's text holds it outside a slot, or its words were said: 晚一个月."""
        whole = self.printed[figure.start : figure.unit_end]
        if figure.soft:
            return whole in self._supplied
        if any(whole in words and self._is_as_said(figure, words) for words in self._unslotted):
            return True
        in_characters = not re.search("[0-9]", whole) and len(figure.unit) > 1
        return figure.text + figure.unit in self._constants or (in_characters and whole in self._supplied)

    def _is_as_said(self, figure: Figure, words: str) -> bool:
        """答复问题412个, where 答了412个问题 was said and no slot was made of it."""
        return bool(figure.unit) and common(clause_around(self.printed, figure.start), words) >= _SHARED

    def _span_of(self, figure: Figure, slot: str) -> tuple[int, int, str]:
        """What the slot replaces: the unit of 5日 with it, the 约 of 约70条 not."""
        shown = self._offered[slot].shown
        if shown == figure.text + figure.unit:
            return figure.start, figure.end + len(figure.unit), slot
        before = len(figure.text) - len(shown) if figure.text.endswith(shown) else 0
        return figure.start + before, figure.end, slot

    def _match(self, figure: Figure) -> str:
        """The one offered figure that a bare one can only be."""
        around = contexts(self.printed, figure.start, figure.end, figure.unit_end)
        candidates = [
            offered
            for offered in self._offered.values()
            if offered.shown == figure.text + figure.unit
            or (
                (equals(figure, offered) or self._is_said_so(figure, offered))
                and self._fits(figure.unit, offered)
            )
        ]
        if not candidates:
            return ""
        best = max(candidates, key=lambda offered: likeness(around, offered))
        if likeness(around, best) >= _LEAST:
            return "" if self._placing.belongs_elsewhere(figure, best) else best.slot
        clause = clause_around(self.printed, figure.start)
        best = max(candidates, key=lambda offered: shared_words(clause, offered))
        if self._placing.belongs_elsewhere(figure, best):
            return ""
        if self._is_in_its_place(figure, best, clause):
            return best.slot
        if len(candidates) == 1 and self._is_alone_in_its_remark(best, clause):
            return best.slot
        return next((each.slot for each in candidates if self._is_in_sequence(figure, each)), "")

    def _is_alone_in_its_remark(self, own: Offered, clause: str) -> bool:
        """Whether the remark has no other figure, and the clause speaks of what it speaks of."""
        fact = fact_of(own.slot)
        of_it = [each for each in self._offered.values() if fact_of(each.slot) == fact]
        return len(of_it) == 1 and common(clause, self._said.get(fact, "")) >= _SHARED

    def _is_in_sequence(self, figure: Figure, own: Offered) -> bool:
        """Whether the figure before or behind is the one it was told beside."""
        order = list(self._offered.values())
        counted = [each for each in self.figures if not each.soft]
        at, place = counted.index(figure), order.index(own)
        return any(
            0 <= at + step < len(counted)
            and 0 <= place + step < len(order)
            and counted[at + step].text == order[place + step].shown
            and fact_of(order[place + step].slot) == fact_of(own.slot)
            and figure.unit in {unit_behind(context.right) for context in own.contexts}
            and not self._placing.belongs_elsewhere(figure, own)
            for step in (-1, 1)
        )

    def _is_in_its_place(self, figure: Figure, own: Offered, clause: str) -> bool:
        """Whether the clause as a whole is the figure's own, and the figures in it come in their order."""
        shared = shared_words(clause, own)
        if shared < _SHARED:
            return False
        order = list(self._offered.values())
        for other in order:
            if other.shown == own.shown or not units_fit(figure.unit, other):
                continue
            if shared_words(clause, other) > shared:
                return False
            if shared_words(clause, other) == shared:
                at = self.printed.find(other.shown)
                comes_first = order.index(other) < order.index(own)
                if at < 0 or comes_first != (at < figure.start):
                    return False
        return True

    def _is_said_so(self, figure: Figure, offered: Offered) -> bool:
        """约70条, where the composer writes 约⟦F1.3⟧条."""
        return figure.text.endswith(offered.shown) and self._is_known(figure)

    def _why(self, figure: Figure) -> Why:
        equal = any(equals(figure, offered) for offered in self._offered.values())
        return Why.PLACE if equal else Why.FIGURE

    def _rewritten(self, replaced: list[tuple[int, int, str]]) -> str:
        """The text with slots, the bound figures among them."""
        pieces: list[str] = []
        at = 0
        for piece in self._pieces:
            end = at + len(piece.shown)
            if piece.slot:
                pieces.append(piece.source)
            else:
                begin = at
                for start, stop, slot in replaced:
                    if at <= start and stop <= end:
                        pieces += [self.printed[begin:start], f"⟦{slot}⟧"]
                        begin = stop
                pieces.append(self.printed[begin:end])
            at = end
        return "".join(pieces)

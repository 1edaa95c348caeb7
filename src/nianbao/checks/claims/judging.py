"""Whether the cells bear a claim out: three answers, and undecidable where a cell that matters is unknown."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.claims.changing import decided, near, one_change
from nianbao.checks.claims.claim import Claim, ClaimKind, Verdict
from nianbao.report.tables import CELLS, RESULT_ROWS, SUMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from nianbao.checks.claims.claim import Cells

_PARENTS: dict[str, list[str]] = {}
for _total, _parts in SUMS.items():
    for _part in _parts:
        _PARENTS.setdefault(_part, []).append(_total)
_NONE = Decimal(0)
_LEAF_TOTALS = {f"t3.{row}.total" for row in RESULT_ROWS}
_SILENT = (ClaimKind.OTHER, ClaimKind.PART, ClaimKind.SUBSET)


class Values:
    """The cells that are known, and what follows for the others."""

    def __init__(self, cells: Mapping[str, Decimal]) -> None:
        self._known = {key: value for key, value in cells.items() if key in CELLS}
        for total, parts in SUMS.items():
            if self._known.get(total) == 0:
                for part in parts:
                    self._known.setdefault(part, _NONE)
        for total, parts in SUMS.items():
            if total not in self._known and all(part in self._known for part in parts):
                self._known[total] = sum((self._known[part] for part in parts), Decimal(0))

    def exactly(self, cells: Cells) -> Decimal | None:
        """The sum, or None when one of them is unknown."""
        if len(cells) == 1:
            return self._known.get(cells[0])
        values = [self._known.get(key) for key in cells]
        known = [value for value in values if value is not None]
        return sum(known, Decimal(0)) if len(known) == len(values) else None

    def least(self, cells: Cells) -> Decimal:
        """What the sum is at least."""
        return sum((self._least(key) for key in cells), Decimal(0))

    def most(self, cells: Cells) -> Decimal | None:
        """What the sum is at most; None when nothing limits it."""
        if len(cells) > 1 and (shared := self._shared_total(cells)) is not None:
            return shared
        limits = [self._most(key) for key in cells]
        known = [limit for limit in limits if limit is not None]
        return sum(known, Decimal(0)) if len(known) == len(limits) else None

    def _least(self, key: str) -> Decimal:
        if key in self._known:
            return self._known[key]
        return sum((self._known.get(part, Decimal(0)) for part in SUMS.get(key, ())), Decimal(0))

    def _most(self, key: str) -> Decimal | None:
        if key in self._known:
            return self._known[key]
        return min(
            (self._known[total] for total in _PARENTS.get(key, ()) if total in self._known), default=None
        )

    def _shared_total(self, cells: Cells) -> Decimal | None:
        """A known total of which all these cells are parts."""
        totals = set.intersection(*(set(_PARENTS.get(key, ())) for key in cells))
        return min((self._known[total] for total in totals if total in self._known), default=None)


def judge(claim: Claim, now: Values, before: Values | None) -> Verdict:
    """Hold one claim against this year's cells, and last year's where it speaks of them."""
    if claim.kind is ClaimKind.OTHER:
        return Verdict.UNDECIDABLE
    return _JUDGES[claim.kind](claim, now, before)


def at_odds(claims: Iterable[Claim]) -> bool:
    """Whether the figures told of the applicants, or results, cannot add up to the total told beside them.

    Kinds of applicants are exhaustive when 自然人 and the organisations are both told.
    """
    told: dict[Cells, Decimal] = {}
    for claim in claims:
        exact = claim.interval.low == claim.interval.high
        if claim.kind is ClaimKind.COUNT and exact and len(claim.options) == 1:
            told.setdefault(claim.options[0], claim.interval.low)
    if _unbalanced(told):
        return True
    for cells, total in told.items():
        parts = SUMS.get(cells[0], ()) if len(cells) == 1 else ()
        if cells == ("t3.results_total.total",):
            rows = _apart({each: value for each, value in told.items() if set(each) <= _LEAF_TOTALS})
            if sum(rows.values(), Decimal(0)) > total:
                return True
        inside = _apart(
            {each: value for each, value in told.items() if each != cells and set(each) <= set(parts)}
        )
        added = sum(inside.values(), Decimal(0))
        covered = {key for each in inside for key in each}
        if added > total or (covered and covered == set(parts) and added != total):
            return True
    return False


def _apart(told: Mapping[Cells, Decimal]) -> dict[Cells, Decimal]:
    """Those that are no part of another one told: 组织9件 with 律所3件 among them."""
    return {each: value for each, value in told.items() if not any(set(each) < set(other) for other in told)}


def _unbalanced(told: Mapping[Cells, Decimal]) -> bool:
    """Whether what came and what became of it, all told in the text, do not add up."""
    rows = ("new", "carried_in", "results_total", "carried_out")
    new, carried_in, done, left = (told.get((f"t3.{row}.total",)) for row in rows)
    if new is None or done is None or left is None:
        return False
    return done + left < new if carried_in is None else done + left != new + carried_in


def together(judged: Iterable[tuple[Claim, Verdict]]) -> Verdict:
    """The verdict on a sentence from those on its claims; other figures and parts do not count for it."""
    found = [
        verdict
        for claim, verdict in judged
        if verdict is not Verdict.UNDECIDABLE or claim.kind not in _SILENT
    ]
    if Verdict.CONTRADICTS in found:
        return Verdict.CONTRADICTS
    if not found or Verdict.UNDECIDABLE in found:
        return Verdict.UNDECIDABLE
    return Verdict.CONSISTENT


def _count(claim: Claim, now: Values, _: Values | None) -> Verdict:
    if len(claim.options) == 1:
        return _one_count(claim, claim.options[0], now)
    told = [_one_count(claim, cells, now) for cells in claim.options]
    # 受理25件: with last year's rest unknown it is held against what was received.
    known = any(now.exactly(cells) is not None for cells in claim.options)
    return _known(told) if known else _any(told)


def _one_count(claim: Claim, cells: Cells, values: Values) -> Verdict:
    value = values.exactly(cells)
    if value is not None:
        return decided(claim.interval.covers(value))
    missed = claim.interval.misses(values.least(cells), values.most(cells))
    return Verdict.CONTRADICTS if missed else Verdict.UNDECIDABLE


def _subset(claim: Claim, now: Values, _: Values | None) -> Verdict:
    borne_out = any(now.exactly(cells) == 0 for cells in claim.options)
    return Verdict.CONSISTENT if borne_out else Verdict.UNDECIDABLE


def _some(claim: Claim, now: Values, _: Values | None) -> Verdict:
    most = [now.most(cells) for cells in claim.options]
    known = [limit for limit in most if limit is not None]
    if known and claim.interval.misses(Decimal(0), max(known)):
        return Verdict.CONTRADICTS
    return Verdict.UNDECIDABLE


def _previous(claim: Claim, _: Values, before: Values | None) -> Verdict:
    if before is None:
        return Verdict.UNDECIDABLE
    return _share(claim, before, None) if claim.whole else _count(claim, before, None)


def _complete(_claim: Claim, now: Values, _: Values | None) -> Verdict:
    left = now.exactly(("t3.carried_out.total",))
    if left is not None:
        return decided(left == 0)
    come = now.exactly(("t3.new.total", "t3.carried_in.total"))
    done = now.exactly(("t3.results_total.total",))
    if come is not None and done is not None:
        return decided(come == done)
    received = now.exactly(("t3.new.total",))
    if received is not None and done is not None and done < received:
        return Verdict.CONTRADICTS
    return Verdict.UNDECIDABLE


def _all(claim: Claim, now: Values, _: Values | None) -> Verdict:
    def one(cells: Cells, whole: Cells) -> Verdict:
        part, total = now.exactly(cells), now.exactly(whole)
        if part is not None and total is not None:
            return decided(part == total)
        if total is not None and (most := now.most(cells)) is not None and most < total:
            return Verdict.CONTRADICTS
        return Verdict.UNDECIDABLE

    return _known(one(cells, whole) for cells in claim.options for whole in claim.whole)


def _order(claim: Claim, now: Values, _: Values | None) -> Verdict:
    first = now.exactly(claim.options[0])
    others = [now.exactly(cells) for cells in claim.whole]
    known = [each for each in others if each is not None]
    if first is None or any(each > first for each in known):
        return Verdict.UNDECIDABLE if first is None else Verdict.CONTRADICTS
    # As many as another: who leads then, nobody can say.
    leads = len(known) == len(others) and all(each < first for each in known)
    leads = leads or _outweighs(claim.options[0], first, now)
    return Verdict.CONSISTENT if leads else Verdict.UNDECIDABLE


def _outweighs(cells: Cells, first: Decimal, now: Values) -> bool:
    """Whether one kind of applicant is more than all the others together, whatever each of them is."""
    total = now.exactly(("t3.new.total",))
    return cells[0].startswith("t3.new.") and total is not None and first * 2 > total


def _difference(claim: Claim, now: Values, _: Values | None) -> Verdict:
    more, less = now.exactly(claim.options[0]), now.exactly(claim.whole[0])
    if more is None or less is None:
        return Verdict.UNDECIDABLE
    return decided(claim.interval.covers(more - less))


def _misfit(_claim: Claim, _now: Values, _before: Values | None) -> Verdict:
    return Verdict.CONTRADICTS


def _share(claim: Claim, now: Values, _: Values | None) -> Verdict:
    def one(cells: Cells, whole: Cells) -> Verdict:
        part, total = now.exactly(cells), now.exactly(whole)
        if part is None or total is None:
            return Verdict.UNDECIDABLE
        if total == 0:
            return Verdict.CONSISTENT if claim.interval.covers(Decimal(100)) else Verdict.CONTRADICTS
        return decided(near(claim, part * 100 / total))

    return _known(one(cells, whole) for cells in claim.options for whole in claim.whole)


def _change(claim: Claim, now: Values, before: Values | None) -> Verdict:
    return (
        Verdict.UNDECIDABLE
        if before is None
        else _known(one_change(claim, now.exactly(cells), before.exactly(cells)) for cells in claim.options)
    )


def _any(verdicts: Iterable[Verdict]) -> Verdict:
    """Of several readings the kindest: a sentence is only wrong when it is wrong however it is read."""
    found = list(verdicts)
    for verdict in (Verdict.CONSISTENT, Verdict.UNDECIDABLE):
        if verdict in found:
            return verdict
    return Verdict.CONTRADICTS if found else Verdict.UNDECIDABLE


def _known(verdicts: Iterable[Verdict]) -> Verdict:
    """The same where a reading whose cells are unknown does not speak against one whose cells are known."""
    return _any(verdict for verdict in verdicts if verdict is not Verdict.UNDECIDABLE)


_JUDGES: Mapping[ClaimKind, Callable[[Claim, Values, Values | None], Verdict]] = {
    ClaimKind.COUNT: _count,
    ClaimKind.SUBSET: _subset,
    ClaimKind.PART: _some,
    ClaimKind.PREVIOUS: _previous,
    ClaimKind.COMPLETE: _complete,
    ClaimKind.ALL: _all,
    ClaimKind.SHARE: _share,
    ClaimKind.MISFIT: _misfit,
    ClaimKind.CHANGE: _change,
    ClaimKind.ORDER: _order,
    ClaimKind.DIFFERENCE: _difference,
}

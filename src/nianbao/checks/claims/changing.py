"""Whether cells bear out a change against last year's, as exactly as it is told."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import TIMES, Verdict

if TYPE_CHECKING:
    from nianbao.checks.claims.claim import Claim

_WHOLE = 100
_FEW = 2
_ROUNDING = Decimal("0.05")


def one_change(claim: Claim, now: Decimal | None, before: Decimal | None) -> Verdict:
    """Hold a change against this year's value and last year's; either may be unknown."""
    if now is None or before is None:
        return Verdict.UNDECIDABLE
    difference = now - before
    if claim.direction == 0 and claim.unit != TIMES:
        return _about_equal(claim, now, before) if claim.interval.high else decided(difference == 0)
    if claim.unit != TIMES and (difference > 0) - (difference < 0) != claim.direction:
        return Verdict.CONTRADICTS
    if claim.vague:
        return Verdict.CONSISTENT
    if claim.unit == "%":
        return Verdict.UNDECIDABLE if before == 0 else decided(near(claim, abs(difference) * 100 / before))
    if claim.unit in ("倍", "番", TIMES):
        if before == 0:
            return Verdict.UNDECIDABLE
        if claim.unit == TIMES:
            return decided(
                abs(now / before - claim.value) <= _ROUNDING or claim.interval.covers(now / before)
            )
        ratio = abs(difference) / before if claim.unit == "倍" else (now / before).ln() / Decimal(2).ln()
        return decided(abs(ratio - claim.value) <= _ROUNDING or claim.interval.covers(ratio))
    return decided(claim.interval.covers(abs(difference)))


def _about_equal(claim: Claim, now: Decimal, before: Decimal) -> Verdict:
    """基本持平: equal within some per cent; twice as many are not, what lies between nobody can say."""
    difference, larger = abs(now - before), max(now, before)
    if difference <= 1 or difference * _WHOLE <= claim.interval.high * larger:
        return Verdict.CONSISTENT
    clear = difference > _FEW and difference * _WHOLE >= 2 * claim.interval.high * larger
    return Verdict.CONTRADICTS if clear else Verdict.UNDECIDABLE


def near(claim: Claim, per_cent: Decimal) -> bool:
    """Whether a percentage is right when rounded, or cut off, to the decimals written."""
    low, high = claim.interval.low, claim.interval.high
    if low != high:
        return claim.interval.covers(per_cent)
    exponent = low.as_tuple().exponent
    step = Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0))
    return abs(per_cent - low) < step


def decided(holds: bool) -> Verdict:
    """The verdict on something that is either so or not."""
    return Verdict.CONSISTENT if holds else Verdict.CONTRADICTS

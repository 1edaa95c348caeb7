"""Percentages with 超过, 近, 约 or 半 around them as ranges."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import Claim, Interval
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.scene import Scene

_ALL = 100
_BACK = 3
_MOST = regex(r"(?:超过?|过|逾)半数?|半数以上|超过半数")
_ROUGHLY = regex(r"(?P<over>超过|逾|超|多于|高于)|(?P<under>近|不足|不到|将近|接近)|约|大约")


def rough(scene: Scene, claim: Claim) -> Claim:
    """A percentage with 超过, 近 or 约 before it stands for a range."""
    if "半" in scene.text[claim.start : claim.end] and _MOST.search(
        scene.text, max(0, claim.start - 1), claim.end + _BACK
    ):
        return replace(claim, interval=Interval(Decimal(50), Decimal(_ALL), low_open=True))
    rough = _ROUGHLY.search(scene.text, max(0, claim.start - _BACK), claim.start)
    if rough is None or claim.interval.low != claim.interval.high:
        return claim
    value, step = claim.interval.low, Decimal(10 if claim.interval.low % 10 == 0 else 5)
    low = value if rough["over"] else value - step
    high = value if rough["under"] else value + step
    return replace(claim, interval=Interval(low, high, bool(rough["over"]), bool(rough["under"])))

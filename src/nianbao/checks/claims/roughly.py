"""Percentages with 超过, 近, 约 or 半 around them as ranges."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import Claim, Interval
from nianbao.report.regex import regex

if TYPE_CHECKING:
    import re

    from nianbao.checks.claims.scene import Scene

_ALL = 100
_BACK = 3
_NEAREST = Decimal("0.2")
"""Between the tenths of a per cent that enclose a third."""
_MOST = regex(r"(?:超过?|过|逾)半数?|半数以上|超过半数")
_ROUGHLY = regex(r"(?P<over>超过|逾|超|多于|高于)|(?P<under>(?P<near>将近|接近|近)|不足|不到)|约|大约")


_AND_MORE = regex("(?P<over>多(?!于)|余|强(?!制)|出头)(?P<under>)")
"""三成多: less than four."""


def rough(scene: Scene, claim: Claim, at: int | None = None) -> Claim:
    """A percentage with 超过, 近 or 约 before it, or before another place, stands for a range."""
    if "半" in scene.text[claim.start : claim.end] and _MOST.search(
        scene.text, max(0, claim.start - 1), claim.end + _BACK
    ):
        return replace(claim, interval=Interval(Decimal(50), Decimal(_ALL), low_open=True))
    end = claim.start if at is None else at
    rough = _ROUGHLY.search(scene.text, max(0, end - _BACK), end) or _AND_MORE.match(scene.text, claim.end)
    low, high = claim.interval.low, claim.interval.high
    fraction = low != high and high - low <= _NEAREST
    if rough is None or not (fraction or low == high):
        return claim
    step = Decimal(10 if fraction or low % 10 == 0 else 5)
    low = low if rough["over"] else low - step
    high = high if rough["under"] else high + step
    if "半" in scene.text[claim.start : claim.end]:
        # 不到一半 leaves open how much less.
        low, high = (
            (Decimal(0) if rough["under"] and not _about(rough) else low),
            (Decimal(_ALL) if rough["over"] else high),
        )
    return replace(claim, interval=Interval(low, high, bool(rough["over"]), bool(rough["under"])))


def _about(rough: re.Match[str]) -> bool:
    """接近一半, which leaves open little, unlike 不到一半."""
    return bool(rough.groupdict().get("near"))

"""Shares that no number of whole applications can make: 3件中占75%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import Claim, ClaimKind
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nianbao.checks.claims.scene import Scene

_OF_WHICH = regex(r"[^，。；\d]{0,8}[，,（(]其中[^，。；\d]{1,16}占(?:比|到|了|总数的?|比例为?)?$")
_ROUGH = regex(r"[约近超逾]|不[足到]|将近|接近|左右|以上|成")
_MOST = 100
"""Of more than so many nearly every whole percentage can be made."""


def impossible(scene: Scene, claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether a percentage is told as a share of the figure right before it and cannot be one."""
    base = told[-1] if told else None
    low = claim.interval.low
    if base is None or claim.unit != "%" or low != claim.interval.high or base.unit != "件":
        return False
    whole = base.interval.low
    if whole != base.interval.high or not 0 < whole <= _MOST or base.kind is not ClaimKind.COUNT:
        return False
    around = scene.text[claim.start - 3 : claim.end + 2]
    if _ROUGH.search(around) or not _OF_WHICH.fullmatch(scene.text, base.end + len(base.unit), claim.start):
        return False
    exponent = low.as_tuple().exponent
    step = 10.0 ** min(0, exponent if isinstance(exponent, int) else 0)
    return all(abs(part * 100 / int(whole) - float(low)) >= step for part in range(int(whole) + 1))

"""What a sentence says of last year by the way: for the first time, for years without any."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import ZERO, Claim, ClaimKind
from nianbao.checks.claims.spotting import spotter
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nianbao.checks.claims.scene import Scene

_FIRST = spotter(
    "破首头第有零",
    r"首次|第一次|首度|首例|首起|首件|头一次|头一回|打破(?:往年|上年|历年)?零|从无到有|零的突破|[由从]零(?=增|升|变|上升)",
)
_OUT_OF_NONE = regex("从无到有|零的突破|[由从]零")
_FOR_YEARS = spotter("连", r"连续(?:第)?[二两三四五六七八九十\d]+年")


def firsts(
    scene: Scene, counted: Sequence[Claim], silent: Sequence[tuple[Claim, tuple[int, int]]]
) -> Iterator[Claim]:
    """首次收到申请: none last year; 连续三年未收到申请: none last year either."""
    starts = [claim.start for claim in counted]
    for match in scene.finditer(_FIRST):
        _, end = scene.sentence(match.start())
        place = bisect_left(starts, match.end())
        claim = counted[place] if place < len(counted) else None
        if claim is None or claim.start >= end or claim.kind is not ClaimKind.COUNT or claim.value == 0:
            continue
        named = _OUT_OF_NONE.match(match[0]) or scene.mentions(match.end(), scene.clause(match.end())[1])
        if named:
            yield _none_before(claim, match)
    for match in scene.finditer(_FOR_YEARS):
        _, end = scene.clause(match.start())
        begin, _ = scene.clause(match.start())
        for claim, _span in silent:
            if begin <= claim.start < end and claim.kind is ClaimKind.COUNT:
                yield _none_before(claim, match)


def _none_before(claim: Claim, match: re.Match[str]) -> Claim:
    return replace(
        claim, kind=ClaimKind.PREVIOUS, interval=ZERO, start=match.start(), end=match.end(), unit=""
    )

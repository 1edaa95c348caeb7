"""More or less than last year, told by a verb: 申请数量超过上年, 收费低于去年水平."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import ZERO, Claim, ClaimKind
from nianbao.checks.claims.scope import elsewhere, narrow
from nianbao.checks.claims.spotting import spotter
from nianbao.checks.claims.subjects import subject_of
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nianbao.checks.claims.scene import Scene

_THAN_BEFORE = spotter(
    "于过出及足",
    r"(?:明显|远远?|大幅|略|稍|均|都|也|已|则)*(?:(?P<up>超过|超出|多于|高于|大于)|低于|少于|小于|不及|不足)(?:了)?"
    r"(?:上|去)(?:一)?年(?:度)?(?:同期)?(?:的)?(?:水平|总量|数量|规模)?(?=[，。；、）]|$)",
    "上年 去年 上一年",
)
_RATE = regex("率|比重|占比|比例")


def outgrown(scene: Scene, told: Sequence[Claim], *, own_area: bool) -> Iterator[Claim]:
    """A direction against last year, without an amount."""
    for match in scene.finditer(_THAN_BEFORE):
        start, _ = scene.clause(match.start())
        words = scene.text[start : match.start()]
        if _RATE.search(words) or narrow(words) or elsewhere(scene, match.start(), own_area=own_area):
            continue
        if subject := subject_of(scene, start, match.start(), list(told)):
            direction = 1 if match["up"] else -1
            yield Claim(ClaimKind.CHANGE, subject, ZERO, *match.span(), direction=direction, vague=True)

"""Shares of decisions in those of several kinds: 处罚决定480件，占处罚和强制决定总数的96%."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import Claim, ClaimKind
from nianbao.checks.claims.roughly import rough
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.scene import Scene

_SHARE = regex(r"占(?:到|了|比)?(?P<base>[^，。；、\d]{0,16}(?:[、和及与][^，。；、\d]{1,14})*)$")
_LISTED = regex(r"三(?:项|类|种|者)[^，。；\d]{0,6}(?:中|里)[，,]")
_OTHER_WHOLE = regex(r"全[县市区省州国镇]|各(?:部门|单位|乡镇)|[县市区]直|同类")
_DECISIONS = ("t2.licences.decisions", "t2.penalties.decisions", "t2.coercion.decisions")


def decision_share(scene: Scene, claim: Claim, start: int, before: str, told: list[Claim]) -> Claim | None:
    """A percentage as the share of one kind of decision in those the words name; None when they name none."""
    word = _SHARE.search(before)
    if word is None or _OTHER_WHOLE.search(word["base"]):
        return None
    at = start + word.start()
    part = _named(scene, start, at)
    last = next((each for each in reversed(told) if each.end <= start), None)
    if not part and last and last.kind is ClaimKind.COUNT:
        near = scene.clause(max(0, start - 1))[0] <= last.start
        part = last.options[0] if near and set(last.options[0]) <= set(_DECISIONS) else ()
    whole = _named(scene, start + word.start("base"), claim.start)
    sentence, _ = scene.sentence(at)
    if not whole and (listed := _LISTED.search(scene.text, sentence, start)):
        whole = _named(scene, sentence, listed.start())
    if len(part) != 1 or len(whole) < 2 or not set(part) < set(whole):
        return None
    return replace(rough(scene, claim), kind=ClaimKind.SHARE, options=(part,), whole=(whole,), unit="%")


def _named(scene: Scene, start: int, end: int) -> Cells:
    rows = [key for each in scene.mentions(start, end) for key in each.rows[0]]
    return tuple(dict.fromkeys(rows)) if rows and set(rows) <= set(_DECISIONS) else ()

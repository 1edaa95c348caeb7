"""Shares of reviews and suits: how many of them were upheld or corrected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import Claim, ClaimKind
from nianbao.checks.claims.lexicon import NOT_OURS
from nianbao.checks.claims.roughly import rough
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.scene import Scene

ROW_RATE = regex(r"率(?:也|仅|均|已|同样|保持|稳定在|为|达到?|是|约|高达|只有|仅|在|[\s\u3000])*$")
"""Right before a percentage that is the rate of what is named before it."""
_CASE_RATE = regex(r"(?P<up>维持|胜诉)率|(?P<down>纠错|被?纠正|败诉|撤销|改变|过错)率")
_BOTH = regex("[均都]")
_CASES_DECIDED = ("upheld", "corrected", "other")


def case_rate(scene: Scene, claim: Claim, before: str) -> Claim | None:
    """复议维持率100%: of the cases decided, or of all."""
    rate = list(_CASE_RATE.finditer(before))
    if not rate or not ROW_RATE.search(before):
        return None
    sentence, _ = scene.sentence(claim.start)
    cases = [each for each in scene.mentions(sentence, claim.start) if each.rows[0][0].startswith("t4")]
    if not cases or scene.search(NOT_OURS, sentence, claim.end):
        return None
    column = "upheld" if rate[-1]["up"] else "corrected"
    blocks = cases[-1].rows[0]
    if len(rate) > 1 and _BOTH.search(before):
        # 复议维持率、诉讼胜诉率均为100%: what holds for both holds for them together.
        blocks = tuple(dict.fromkeys(block for each in cases for block in each.rows[0]))
    whole = (
        tuple(f"{block}.total" for block in blocks),
        tuple(f"{block}.{outcome}" for block in blocks for outcome in _CASES_DECIDED),
    )
    part = (tuple(f"{block}.{column}" for block in blocks),)
    return replace(claim, kind=ClaimKind.SHARE, options=part, whole=whole)


def _told_outcome(last: Claim, words: str) -> str:
    """The outcome counted right before, where no other words come in between."""
    keys = last.options[0] if last.kind is ClaimKind.COUNT and last.options and not words.strip("约") else ()
    columns = {key.rpartition(".")[2] for key in keys if key.startswith("t4.")}
    return columns.pop() if len(columns) == 1 and columns <= {*_CASES_DECIDED, "pending"} else ""


def outcome_share(scene: Scene, claim: Claim, start: int, at: int, told: list[Claim]) -> Claim | None:
    """复议案件中，被纠正的占三分之一; 复议纠错1件，占复议案件的六分之一."""
    column = scene.outcome(start, at)
    sentence, _ = scene.sentence(at)
    last = told[-1] if told else None
    if (
        not column
        and last
        and sentence <= last.start
        and start >= last.end
        and scene.clause(start)[0] == start
    ):
        column = _told_outcome(last, scene.text[start:at])
    cases = [each for each in scene.mentions(sentence, at) if each.rows[0][0].startswith("t4")]
    if not column or not cases or scene.search(NOT_OURS, sentence, claim.end):
        return None
    blocks = cases[-1].rows[0]
    part = (tuple(f"{block}.{column}" for block in blocks),)
    whole = (tuple(f"{block}.total" for block in blocks),)
    return replace(rough(scene, claim), kind=ClaimKind.SHARE, options=part, whole=whole)

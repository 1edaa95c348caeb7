"""What is said of the only application of the year: who made it, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import ZERO, Claim, ClaimKind
from nianbao.checks.claims.mentioning import narrowest
from nianbao.checks.claims.pointing import DENIED, RESULTS
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nianbao.checks.claims.scene import Scene

_NEW = (("t3.new.total",),)
_DONE = (("t3.results_total.total",), ("t3.new.total",))
_BY = regex(
    r"[，,](?:申请人|申请主体)?(?:均|也)?(?:由|来自于?|为|是|系)(?:本[镇乡县地]|某|一[名家位个])*(?P<who>[^，。；、\d]{2,10})"
)
_OTHERS_TOO = regex("结转|上年|去年|遗留|其中|另有|此外|除")
_NOT_THIS = regex(r"是否|可以|应当|如果|若|能够|要求|申请[^，。；]{0,8}$")
_TERM = 3


def of_the_only_one(scene: Scene, counted: Sequence[Claim]) -> Iterator[Claim]:
    """收到申请1件，已予以公开: one application came, and all that is said behind it is said of it."""
    for claim in counted:
        one = claim.kind is ClaimKind.COUNT and claim.interval.low == claim.interval.high == 1
        if not one or claim.options != _NEW:
            continue
        sentence, end = scene.sentence(claim.start)
        figures = scene.figures_in(claim.end + len(claim.unit), end)
        until = scene.clause(figures[0].start)[0] if figures else end
        if scene.figures_in(sentence, claim.start) or _OTHERS_TOO.search(scene.text, sentence, until):
            continue
        yield from _made_by(scene, claim, until)
        yield from _became(scene, claim, until)


def _made_by(scene: Scene, claim: Claim, until: int) -> Iterator[Claim]:
    by = _BY.search(scene.text, claim.end, until)
    of = scene.every_applicant(*by.span("who")) if by else []
    if by and len(of) == 1:
        part = tuple(f"t3.new.{column}" for column in of[0])
        yield Claim(ClaimKind.ALL, (part,), ZERO, *by.span(), _NEW)


def _became(scene: Scene, claim: Claim, until: int) -> Iterator[Claim]:
    terms = [
        each
        for each in scene.mentions(claim.end, until)
        if each.strength == _TERM
        and (RESULTS.issuperset(each.rows[0]) or each.rows == (("t3.carried_out",),))
    ]
    rows = narrowest(terms)
    if len({each.rows for each in rows}) != 1:
        return
    row = rows[-1]
    before = scene.text[scene.clause(row.start)[0] : row.start]
    if DENIED.search(before) or _NOT_THIS.search(before):
        return
    part = tuple(f"{each}.total" for each in row.rows[0])
    whole = _NEW if row.rows == (("t3.carried_out",),) else _DONE
    yield Claim(ClaimKind.ALL, (part,), ZERO, row.start, row.end, whole)

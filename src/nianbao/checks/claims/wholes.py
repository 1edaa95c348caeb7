"""What a share is a share of: the whole that the words name, or that the part belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.checks.claims.bases import LEAVES, within
from nianbao.checks.claims.claim import Claim, ClaimKind
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.scene import Scene

_TERM = 3
_OTHER_WHOLE = regex(r"全[县市区省州国镇]|各(?:部门|单位|乡镇)|[县市区]直|网上|网络|在线|同类|涉企")
_IN_THE_GROUP = regex("的?(?:申请|答复|决定|情形|案件|件)*(?:当中|之中|里面|中|里)[，,]?")
_DONE = regex(r"办结|答复|办理结果|处理|办理总|回复|结果")
_COME = regex(r"新收|收到|收件|申请|受理|总量|总数|收悉")
FINISHED: tuple[Cells, ...] = (("t3.results_total.total",),)
RECEIVED: tuple[Cells, ...] = (("t3.new.total",), ("t3.new.total", "t3.carried_in.total"))
SHARE = regex(
    r"(?P<word>占比?|比例|比重)(?P<base>(?:了|到|全部|全年|当年|本年度?|所有)*(?:新收|收到|受理|办结|答复|应办)的?(?:申请)?(?:总数|总量)?[\d,，]+件的|[^，。；、\d]{0,16}?)(?:[^，。；、\d]{0,6}|[由从][^，。；]{1,16}[到至为成])$"
)


def share_of(
    scene: Scene, claim: Claim, part: tuple[Cells, ...], words: str, told: list[Claim]
) -> Claim | None:
    """The claim as a share of the whole that the words name, or that the part belongs to."""
    if _OTHER_WHOLE.search(words):
        return None
    whole = _whole(scene, claim, part, words, told)
    return replace(claim, kind=ClaimKind.SHARE, options=part, whole=whole, unit="%") if whole else None


def _whole(
    scene: Scene, claim: Claim, part: tuple[Cells, ...], words: str, told: list[Claim]
) -> tuple[Cells, ...]:
    start = claim.start - len(words)
    named = [
        each
        for each in scene.mentions(start, claim.start)
        if each.strength == _TERM and LEAVES.match(each.rows[0][0])
    ]
    if named:
        return tuple(tuple(f"{row}.total" for row in each) for each in named[-1].rows)
    if group := _group_before(scene, claim.start, part[0]):
        return group
    default = whole_of(part[0])
    if among := _among_those_told(scene, claim, part[0], told):
        return (among, *default)
    if wider := _wider_applicants(scene, claim, part[0], words, told):
        return wider
    base = within(scene, claim.start, told)
    if base is not None and base.kind is ClaimKind.COUNT and len(base.options) == 1 and base.options != part:
        return base.options
    if LEAVES.match(part[0][0]) and _DONE.search(words):
        return FINISHED
    if LEAVES.match(part[0][0]) and _COME.search(words):
        return RECEIVED
    return default


def _group_before(scene: Scene, at: int, part: Cells) -> tuple[Cells, ...]:
    """无法提供的申请中，绝大多数是本机关不掌握: the group of results that the words before speak of."""
    sentence, _ = scene.sentence(at)
    for each in reversed(scene.mentions(sentence, at)):
        group = tuple(f"{row}.total" for row in each.rows[0])
        if each.strength == _TERM and set(part) < set(group) and _IN_THE_GROUP.match(scene.text, each.end):
            return (group,)
    return ()


def _among_those_told(scene: Scene, claim: Claim, part: Cells, told: list[Claim]) -> Cells:
    """不予公开9件，…，其中因第三方权益的占三分之一: the group of results that its sentence has counted."""
    clause, _ = scene.clause(claim.start)
    if not scene.text.startswith("其中", clause) or not all(LEAVES.match(key) for key in part):
        return ()
    sentence, _ = scene.sentence(clause)
    for each in reversed(told):
        if each.start < sentence:
            break
        if each.kind is ClaimKind.COUNT and each.options and set(part) < set(each.options[0]):
            return each.options[0]
    return ()


def _wider_applicants(
    scene: Scene, claim: Claim, part: Cells, words: str, told: list[Claim]
) -> tuple[Cells, ...]:
    """占组织类申请的64%: of the applicants that the words name, or 其中 means, the part being one of them."""
    clause, _ = scene.clause(claim.start)
    last = told[-1] if told else None
    among = scene.text.startswith("其中", clause) and last is not None and last.kind is ClaimKind.COUNT
    if among and last and last.options and set(part) < set(last.options[0]):
        return (last.options[0], *whole_of(part))
    word = SHARE.search(words)
    if word is None:
        return ()
    row, start = part[0].rpartition(".")[0], claim.start - len(words) + word.end("word")
    whole = tuple(f"{row}.{of}" for of in scene.applicants(start, claim.start))
    return (whole,) if set(part) < set(whole) else ()


def whole_of(cells: Cells) -> tuple[Cells, ...]:
    """What cells are most likely a share of."""
    if all(LEAVES.match(key) for key in cells):
        return (*FINISHED, *RECEIVED)
    if all(key.startswith("t3.new.") and key != "t3.new.total" for key in cells):
        return (("t3.new.total",),)
    if cells == ("t3.carried_out.total",) or cells == ("t3.results_total.total",):
        return (("t3.new.total", "t3.carried_in.total"), ("t3.new.total",))
    return ()

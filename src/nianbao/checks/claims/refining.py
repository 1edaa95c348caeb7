"""What a count is of, made more exact by the words around it: its ground, what it includes."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import ClaimKind
from nianbao.checks.claims.context import TOGETHER
from nianbao.checks.claims.windows import Named
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from decimal import Decimal

    from nianbao.checks.claims.claim import Cells, Claim
    from nianbao.checks.claims.scene import Scene
    from nianbao.checks.claims.windows import Window
    from nianbao.report.figures import Figure

_TERM = 3
_REACH = 40
_LABEL = 16
_GROUND_BEHIND = regex(
    r"[，,：:（(]?(?:(?:不予公开|无法提供)?(?:的)?(?:理由|原因|依据)(?:均|都|全|全部|一律|清一色|(?:(?!主要|多|大)[^，。；\d]){0,3})(?:是|为|系)|(?:即|均?属于?|均?系|均为|都是|全是|为|是|因|均因|理由[均都]?[为是]|原因[均都]?[为是]|依据[均都]?[为是]|(?:清一色|一律|无一例外)地?(?:都|均)?(?:是|为|系|属于?)|(?:都|全部|皆|全|均)(?:是?因为?|系|由于|属于?|涉及|为|是)|因为|由于))"
)
_IS_OF_KIND = regex("(?:申请)?(?:属于?|系|因|涉及|为)")
_JOINED = regex("[”’]?的?(?:信息|案卷)?(?:和|与|及|以及|、|连同|加上|、以及|[三四两]类)+“?")
_SEVERAL = 2
_ONLY = regex("(?:只有|仅有|仅|只)$")
_OPENED = regex(r"[（(]")
_ALL_SUITS = (
    _GROUND_BEHIND,
    _OPENED,
    regex("[，,](?:原告|当事人|申请人|起诉人|对方)(?:均|都|全部|皆|是|系)"),
)
_GROUPED = regex(r"t3\.(?:refused|unable|declined|other)_")
_SUITS = ("t4.suit_direct.total", "t4.suit_after_review.total")
_DENIED = regex(r"没有(?!现成)|未(?!公开|补正|按|缴|能|制作|获取|保存|发现|找到)|无(?!法|现成|正当)")
_AND_OTHERS = regex(r"等(?:其[他它])?(?:情形|情况|处理|方式|结果|类型|办理结果|类)")
_WITH_PARTIAL = regex(
    r"公开(?:类)?(?:结果|答复|决定)?[（(](?:含|包括|包含)部分公开[）)](?:结果|答复|决定|的|共|为|有|计)*$"
)
_AND_PARTIAL = regex(r"(?:，|,|（|\()?(?:其中|含|包括|包含)[^，。；\d]{0,6}(?:部分公开|区分处理)")


def granted_with_partial(scene: Scene, window: Window) -> list[Named]:
    """公开（含部分公开）15件: both rows, the brackets say so."""
    if window.figure.unit != "件":
        return []
    start = max(0, window.figure.start - _LABEL)
    told = _WITH_PARTIAL.search(scene.text[start : window.figure.start])
    asked = told and scene.topic(window.right) != "foreign"
    return [Named((("t3.granted.total", "t3.partial.total"),))] if asked else []


def refined(scene: Scene, figure: Figure, since: int, found: list[Named]) -> list[Named]:
    """The same with the row that its ground names, or with what the words say it includes.

    Args:
        scene: the text.
        figure: the figure.
        since: where the words that can belong to it begin, across clauses.
        found: what the words beside it name.
    """
    return [each for named in found for each in _with_group(scene, figure, since, named)]


def _with_group(scene: Scene, figure: Figure, since: int, named: Named) -> list[Named]:
    """归入其他处理的只有1件，是撤回的: nothing else is in the group, so that both are 1."""
    exact, group = _refined(scene, figure, since, named), named.options[0]
    grouped = len(group) > 1 and all(_GROUPED.match(key) for key in group)
    if not grouped or exact == named or not _ONLY.search(scene.text, since, figure.start):
        return [exact]
    return [exact] if _rows(scene, since, figure.start, group) else [named, exact]


def parts_of_another(scene: Scene, claims: list[Claim]) -> list[Claim]:
    """企业5件（本地企业3件）: of two figures of one sentence about the same cells the smaller is a part.

    The larger one still binds the cells, so that a wrong total is noticed all the same.
    """
    largest: dict[tuple[int, tuple[Cells, ...]], Decimal] = {}
    for claim in claims:
        if claim.kind is ClaimKind.COUNT:
            key = (scene.sentence(claim.start)[0], claim.options)
            largest[key] = max(largest.get(key, claim.interval.high), claim.interval.high)
    return [
        replace(claim, kind=ClaimKind.PART)
        if claim.kind is ClaimKind.COUNT
        and claim.interval.high < largest[(scene.sentence(claim.start)[0], claim.options)]
        else claim
        for claim in claims
    ]


def _refined(scene: Scene, figure: Figure, since: int, named: Named) -> Named:
    cells = named.options[0]
    if cells == ("t3.granted.total",) and _AND_PARTIAL.match(scene.text, figure.trail_end):
        return Named((*named.options, ("t3.granted.total", "t3.partial.total")), named.partly)
    if cells == _SUITS:
        court = _only_court(scene, figure)
        return Named((court,), named.partly) if court else named
    if len(cells) == 1 or not all(_GROUPED.match(key) for key in cells):
        return named
    others = _AND_OTHERS.search(scene.text, since, figure.start)
    # 滥用申请权等情形，依法不予处理6件: the group is named behind its examples.
    if others and not any(
        each.rows[0] == _rows_of(cells) for each in scene.mentions(others.end(), figure.start)
    ):
        return Named((("t3.results_total.total",),), partly=True)
    if row := _ground(scene, figure, since, cells):
        return Named(((row,),), named.partly)
    several = _grounds(scene, figure, since, cells)
    return replace(named, options=(several, *named.options)) if several else named


def _rows_of(cells: Cells) -> tuple[str, ...]:
    return tuple(key.rpartition(".")[0] for key in cells)


def _grounds(scene: Scene, figure: Figure, since: int, group: Cells) -> Cells:
    """内部事务信息连同过程性信息，合起来有4件不予公开: the rows of the group that are counted together."""
    begin, _ = scene.part(figure.start)
    told = [
        each
        for each in scene.mentions(begin, figure.start)
        if each.strength == _TERM and len(each.rows[0]) == 1 and f"{each.rows[0][0]}.total" in group
    ]
    rows = tuple(dict.fromkeys(f"{each.rows[0][0]}.total" for each in told))
    if len(rows) < _SEVERAL or scene.text.startswith("等", told[-1].end):
        return ()
    joined = all(
        _JOINED.fullmatch(scene.text, one.end, other.start) for one, other in itertools.pairwise(told)
    )
    together = TOGETHER.search(scene.text, max(since, told[-1].end), figure.start) is not None
    return rows if together or (joined and told[0].start >= since) else ()


def _only_court(scene: Scene, figure: Figure) -> Cells:
    """诉讼2件，均为直接起诉: the one kind of suit that all of them are."""
    behind = next((each for of in _ALL_SUITS if (each := of.match(scene.text, figure.trail_end))), None)
    if behind is None:
        return ()
    end = scene.clause(behind.end())[1]
    # 均未经复议，直接起诉: the words that name the kind may reach beyond the clause.
    named = {
        each.rows[0]
        for each in scene.mentions(behind.end(), scene.part(end)[1])
        if each.start < end and each.rows[0][0].startswith("t4.suit") and len(each.rows[0]) == 1
    }
    one = len(named) == 1 and not scene.figures_in(behind.end(), end)
    return (f"{named.pop()[0]}.total",) if one else ()


def _ground(scene: Scene, figure: Figure, since: int, group: Cells) -> str:
    """因涉及商业秘密，不予公开1件; 不予处理3件，均属重复申请: the one row of the group that is named."""
    begin = max(since, figure.start - _REACH)
    told = scene.figures_in(scene.part(figure.start)[0], begin)
    former = told and (_GROUND_BEHIND.match(scene.text, begin) or _IS_OF_KIND.match(scene.text, begin))
    if former and not scene.figures_in(begin, told_until := scene.clause(former.end())[1]):
        # 另1件属于内部事务信息，不予公开共4件: the ground is that of the figure before.
        begin = min(figure.start, told_until)
    before = _rows(scene, begin, figure.start, group)
    if len(before) == 1 and not _DENIED.search(scene.text[begin : figure.start]):
        return before.pop()
    behind = _GROUND_BEHIND.match(scene.text, figure.trail_end)
    if behind is None:
        return ""
    end = scene.clause(behind.end())[1]
    after = _rows(scene, behind.end(), end, group)
    return after.pop() if len(after) == 1 and not scene.figures_in(behind.end(), end) else ""


def _rows(scene: Scene, start: int, end: int, group: Cells) -> set[str]:
    """The single rows of a group named in a window."""
    return {
        f"{each.rows[0][0]}.total"
        for each in scene.mentions(start, end)
        if each.strength == _TERM and len(each.rows[0]) == 1 and f"{each.rows[0][0]}.total" in group
    }

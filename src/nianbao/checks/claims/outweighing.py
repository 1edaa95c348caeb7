"""One held against another, or against all the rest, in words alone: 强制多、处罚少, 超过其他各项总和."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import ZERO, Claim, ClaimKind, Interval
from nianbao.checks.claims.leading import speaks_of_this_year
from nianbao.checks.claims.ranked_items import Item, item_named, window_before
from nianbao.checks.claims.spotting import spotter

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from nianbao.checks.claims.scene import Scene

_MANY_AND_FEW = spotter(
    "少",
    r"(?<![最不较很])(?:较|相对|明显)?多[、，](?:而)?(?P<few>[^，。；、：\d]{2,16}?)(?:较|相对|明显)?少(?=[，。；的]|$)",
)
_OVER_THE_REST = spotter(
    "它他余别",
    r"(?:的?(?:件数|数量|总量))?(?:明显|远|已|还)*(?:超过|超出|多于|高于|大于)(?:了)?(?:其[他它余]|别的|余下)(?:任何一|各|所有|全部|几|的)?(?:[项类种])?"
    r"(?:不予公开|无法提供|不予处理|申请人?|主体|结果|情形|理由|原因|的)*(?P<sum>(?:之|的)?(?:总和|和|合计|总数))?(?=[，。；]|$)",
    "超过 超出 多于 高于 大于",
)
_PRONOUN = spotter("其此这该", r"(?:其|此类|这类|这一类|该类|此项|该项|这一项)[^，。；]{0,8}$")
_TERM = 3
_MOST = Interval(Decimal(0), Decimal("Infinity"), low_open=True)


def outweighed(scene: Scene, *, own_area: bool) -> Iterator[Claim]:
    """Claims that one is more than another, or than the rest of its group."""
    for match in scene.finditer(_MANY_AND_FEW):
        lead, _ = window_before(scene, match.start())
        first = item_named(scene, lead, match.start())
        second = item_named(scene, *match.span("few"), of_a_list=True)
        both = first and second and first.among(set(second.cells))
        if first and second and both and speaks_of_this_year(scene, match, own_area=own_area):
            yield Claim(ClaimKind.ORDER, (first.cells,), ZERO, lead, match.end(), (second.cells,))
    for match in scene.finditer(_OVER_THE_REST):
        item = _held_up(scene, match)
        if item is None or not item.rivals or not speaks_of_this_year(scene, match, own_area=own_area):
            continue
        if match["sum"]:
            rest = tuple(dict.fromkeys(key for rival in item.rivals for key in rival))
            yield Claim(ClaimKind.DIFFERENCE, (item.cells,), _MOST, *match.span(), (rest,))
        else:
            yield Claim(ClaimKind.ORDER, (item.cells,), ZERO, *match.span(), item.rivals)


def _held_up(scene: Scene, match: re.Match[str]) -> Item | None:
    """The one named right before, or in the clause before where a pronoun or nothing stands here."""
    lead, _ = window_before(scene, match.start())
    if item := item_named(scene, lead, match.start()):
        return item
    words = scene.text[lead : match.start()]
    sentence, _ = scene.sentence(match.start())
    if lead <= sentence or (words and not _PRONOUN.pattern.search(words)):
        return None
    terms = [each for each in scene.mentions(sentence, lead) if each.strength == _TERM]
    return item_named(scene, terms[-1].start, terms[-1].end) if terms else None

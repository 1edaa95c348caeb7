"""Figures of which the words behind them say that they are all: 两者合计72件，即为全年新收申请总数."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.lexicon import YUAN
from nianbao.checks.claims.windows import Named
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.scene import Scene
    from nianbao.checks.claims.windows import Window

_ALL_FEES = regex(
    "[，,]?(?:即|也就是|为|是|系)(?:我[局镇乡]|本[局镇乡])?(?:本年度?|全年|当年)?的?(?:全部|唯一)的?(?:一项)?行政事业性收费"
)
_ALL_REQUESTS = regex(
    r"[，,]?(?:这)?(?:即|就|也|便|正好|恰好|刚好|恰)*(?:为|是|等于|构成|系|等同于)(?:了)?(?:我[局镇乡办委]|本[局镇乡])?(?:20\d\d年度?|本年度?|今年|全年|当年)?的?(?:全部)?"
    r"(?P<what>新收|收到|受理|办结|答复)的?(?:政府信息公开|信息公开)?申请的?(?:总数|总量|全部|总和|合计)"
)
_AND_SO_ON = regex(r"费[^，。；、\d]{0,4}等[^。；\d]{0,10}?(?:共计?|合计|总计|总额|累计)(?:为|达|约)*$")
"""行政事业性收费方面，收取挖掘修复费等共计36.8万元: the list is open, the sum is of all."""
_FEES = (("t2.fees.amount",),)
_NEW, _COME, _DONE = "t3.new.total", "t3.carried_in.total", "t3.results_total.total"


def all_of_them(scene: Scene, window: Window) -> list[Named]:
    """收取挖掘修复费62万元，为全年全部行政事业性收费: one kind of fee, or a sum, that is all of them."""
    if window.figure.unit in YUAN:
        fees = _ALL_FEES.match(scene.text, window.figure.trail_end)
        part, _ = scene.part(window.figure.start)
        named = [each for each in scene.mentions(part, window.figure.start) if each.rows == _FEES]
        begin = named[-1].end if named else window.figure.start
        listed = _AND_SO_ON.search(scene.text, begin, window.figure.start)
        alone = listed and not scene.figures_in(begin, window.figure.start)
        return [Named(_FEES)] if fees or alone else []
    told = window.figure.unit == "件" and _ALL_REQUESTS.match(scene.text, window.figure.trail_end)
    if not told or scene.topic(told.end()) == "foreign":
        return []
    if told["what"] in ("办结", "答复"):
        return [Named(((_DONE,),))]
    return [Named(((_NEW,), (_NEW, _COME)) if told["what"] == "受理" else ((_NEW,),))]

"""A figure beside several names: 新收与结转合计22件, 企业和个人各1件, 因信息不存在无法提供的4件."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.context import TOGETHER
from nianbao.checks.claims.mentioning import narrowest
from nianbao.checks.claims.naming import each_applicant, named, one
from nianbao.checks.claims.windows import Named
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene
    from nianbao.checks.claims.windows import Window

_SEVERAL = 2
_NEW = (("t3.new",),)
_JOINED = regex(r"的?[和与及、]")
_EACH_HAS = regex(r"各(?:有|自|提出|提交|收到)?(?:了)?(?:政府信息公开|信息公开)?(?:申请)?$")
_EACH = regex(r"各|均|都|分别")


def several(scene: Scene, window: Window, mentions: list[Mention]) -> list[Named]:
    """What a figure counts beside which several names stand: one, each, or all of them together."""
    words = scene.text[window.left : window.figure.start]
    mentions = narrowest(mentions)
    if len({mention.rows for mention in mentions}) > 1:
        each = [named(scene, window, mention) for mention in mentions]
        told = [found for found in each if found]
        rest = _NEW in {mention.rows for mention in mentions}
        # 新收与结转合计22件: bare 结转 beside 新收 is last year's.
        added = tuple(key for found in told for key in found.options[-1 if rest else 0])
        if len(told) == len(each) and _come_and_done(told):
            # 共受理、办结18件: as many came as were answered, nothing to be added up.
            return told
        if TOGETHER.search(words):
            return [Named((added,))] if len(told) == len(each) else []
        joined = _JOINED.fullmatch(scene.text, mentions[-2].end, mentions[-1].start)
        if len(told) == len(each) == _SEVERAL and joined and not _EACH.search(words):
            return [Named((*told[-1].options, added), told[-1].partly)]
        if len(told) == len(each) and _EACH.search(scene.text, mentions[-1].end, window.figure.start):
            return told
    if "各" in words and _EACH_HAS.search(words):
        return each_applicant(scene, window, mentions[-1])
    if mentions[-1].rows[0][0].startswith("t4") and mentions[0].rows[0][0].startswith("t2"):
        # 因行政处罚被提起行政诉讼2件: suits, whatever they were about.
        mentions = mentions[-1:]
    # 因信息不存在无法提供的4件: a row says more than the group it stands in.
    return one(scene, window, min(reversed(mentions), key=lambda mention: len(mention.rows[0])))


def _come_and_done(told: list[Named]) -> bool:
    """Whether rows are those of what came and of what was answered, which nobody adds up."""
    rows = {key.rpartition(".")[0] for found in told for key in found.options[0]}
    return rows == {"t3.new", "t3.results_total"}

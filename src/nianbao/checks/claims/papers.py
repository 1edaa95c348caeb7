"""Figures beside an application that count no application: papers sent out, what was lacking at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene
    from nianbao.checks.claims.windows import Window

_PAPERS = regex(
    r"(?:通知书?|告知函|征询函|意见函|协助函|建议书?|回执|台账|公文|函件|函|电话|短信|会议|材料|复印件|附件|文本|档案|卷宗|意见|说明|会|次数|人次)(?:共|合计|共计|累计|计|了|约|近)*$"
)
_UNCLEAR = (("t3.unable_unclear",),)
_STILL_UNCLEAR = regex("补正后|仍|还")
_NOT_PROVIDED = regex("无法|不能|未能|未予|没有?提供|补正后|[答回]复|不予|结果")


def counts_papers(scene: Scene, window: Window, mention: Mention) -> bool:
    """对内容不明确的申请发出补正通知书5份: what was sent out is counted, no application."""
    at = max(window.left, mention.end)
    return mention.start < window.until == window.figure.start and (
        _PAPERS.search(scene.text, at, window.until) is not None
    )


def not_yet_answered(scene: Scene, window: Window, mention: Mention) -> bool:
    """对5件内容不明确的申请告知补正: what was lacking at first is no result."""
    if mention.rows != _UNCLEAR or _STILL_UNCLEAR.search(scene.text, mention.start, mention.end):
        return False
    return not _NOT_PROVIDED.search(scene.text, *scene.part(window.figure.start))

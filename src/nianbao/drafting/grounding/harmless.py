"""Figures that count nothing: 一 of a kind, the stages of a review that are named beside it, a weekday."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.report.figures import Figure

_FEW = frozenset("两二三四")
_HONEST_SOFT = frozenset({"序数", "限定词", "结构"})
_STAGE = regex("审|核|签|看|校|把关|定稿|批")
_JOINED = regex("[，、；：]|以及|和|再由|后由|最后由")


def is_harmless(figure: Figure, printed: str, supplied: str) -> bool:
    """Whether a figure may stand though nobody supplied it.

    Args:
        figure: as read.
        printed: the paragraph.
        supplied: all words of the evidence.
    """
    if figure.value == 1 and figure.unit and re.search(f"[那这该]{figure.unit}", supplied):
        # 复议给纠正那件: one of a kind counts nothing new.
        return True
    if figure.text == "一" and figure.unit:
        # 每出台一项, where she said 出一个.
        return re.search("一[个项次种份篇件条遍回趟道块季月周年期批]|每|那[回次]", supplied) is not None
    if (
        quarters := set(re.findall("[一二三四](?=季度|、)", figure.text))
        if figure.text.endswith("季度")
        else set()
    ):
        # 一二三季度有记录: each of them is told.
        return quarters <= set("".join(re.findall("[一二三四、]{2,}季度", supplied)))
    if printed[: figure.start].endswith(("周", "星期")):
        return printed[: figure.start + 1].rpartition("期")[2][-2:] in supplied
    if figure.unit == "级" and figure.value is not None:
        # 上网三道, 3个人看: 三级审核.
        number = f"(?:{figure.text}|{figure.value.normalize():f})"
        said = re.search(f"{number}(?:道|审|查|关|级|个人看)", supplied)
        return said is not None or figure.value in _stages_behind(printed, figure.unit_end)
    if figure.text in _FEW and figure.value in _counts_before(printed, figure.start):
        # 网站发布312条，视频号发布46条，两个平台分别统计; 救助公示和办事指南两项.
        return True
    return bool(figure.soft) and figure.soft in _HONEST_SOFT


def _stages_behind(printed: str, at: int) -> set[int]:
    """How many stages of review the rest of a sentence, or of its half, names: 两级审核，甲初审、乙终审."""
    rest = printed[at:].partition("。")[0]
    return {
        sum(1 for piece in _JOINED.split(part)[1:] if len(piece) > 2 and _STAGE.search(piece))
        for part in (rest, rest.partition("；")[0])
    }


def _counts_before(printed: str, at: int) -> tuple[int, int]:
    """How many figures the sentence gives before a place, and how many things its clause names."""
    sentence = printed[printed.rfind("。", 0, at) + 1 : at]
    clause = re.split("[，；：]", sentence)[-1]
    return len(re.findall(r"\d+", sentence)), 1 + len(re.findall("[、和与]", clause))

"""Approximators around a number: 约, 近, 超过 before it, 以上, 左右 behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.report.figures.intervals import BEFORE, BEHIND, odd_unit
from nianbao.report.frozen import frozen
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.report.figures.intervals import Interval

_REACH = max(map(len, BEFORE)) + 1
_LEADS = sorted(BEFORE, key=lambda word: (-len(word), word))
_LAST_CHARACTERS = frozenset(word[-1] for word in BEFORE)
_PART_OF_A_WORD = {"约": "预节公签制违合条邀守规简特集", "近": "最附邻贴临远靠亲就", "超": "赶反高"}
_NEGATED = regex(r"(?:未|没|没有|未有|不|不得|不能|不会|未曾|并未)$")
_THRESHOLDS = frozenset(
    ("超过", "超", "逾", "突破", "多于", "高于", "大于", "少于", "低于", "小于", "不足", "不到", "不满")
)
_TIME = regex("个?(?:多)?(?:年|月|天|日|周|星期|季度|工作日)")
_BEHIND = regex(
    r"(?:以上|及以上)(?!述|情|问题|措施|工作|几|各|所)|以下(?!问题|几|情|措施|内容|方面|简称)|以内|之内|左右|上下(?!联|级|一|协|班|衔|贯)|有余|出头"
)
_BEHIND_BEGINS = frozenset("以及之左上有出")
_AND_MORE = regex("多(?!媒|元|样|渠|部门|方|种|层|平|功|形|级|次|家|年来)")
_LASTING = frozenset(("年", "个月", "天", "小时", "个小时", "倍", "周", "个星期", "月"))


@frozen
class Reach:
    """How far a figure goes once its approximators are read."""

    start: int
    end: int
    interval: Interval


def around(text: str, start: int, end: int, interval: Interval, unit: str = "") -> Reach:
    """Widen an interval by what stands right before `start` and right behind `end` (the end of the unit).

    超过 and its like are thresholds, not approximations, behind a negation (未超过20个工作日) and before 的
    (超10个的): the number is then exact and the word stays outside.
    """
    behind = _BEHIND.match(text, end) if text[end : end + 1] in _BEHIND_BEGINS else None
    if behind:
        interval, end = BEHIND[behind[0]](interval), behind.end()
    elif unit in _LASTING and _AND_MORE.match(text, end):
        interval, end = odd_unit(interval), end + 1
    elif unit.startswith("个多"):
        interval = odd_unit(interval)
    word, at = _lead(text, start, unit)
    if word and not (word in _THRESHOLDS and (text.startswith("的", end) or _is_negated(text, at))):
        interval, start = BEFORE[word](interval), at
    return Reach(start, end, interval)


def _lead(text: str, start: int, unit: str) -> tuple[str, int]:
    window = text[max(0, start - _REACH) : start]
    near = window[:-1] if window.endswith((" ", "\u3000")) else window
    if near[-1:] not in _LAST_CHARACTERS:
        return "", start
    for word in _LEADS:
        if not near.endswith(word):
            continue
        at = start - (len(window) - len(near)) - len(word)
        if at and text[at - 1] in _PART_OF_A_WORD.get(word, ""):
            return "", start
        # 近3年 are the last three years, all of them.
        return ("", start) if word == "近" and _TIME.fullmatch(unit) else (word, at)
    return "", start


def _is_negated(text: str, at: int) -> bool:
    return _NEGATED.search(text[max(0, at - 2) : at]) is not None

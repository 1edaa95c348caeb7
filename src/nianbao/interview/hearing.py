"""What a clerk says in one breath, taken apart into remarks under the topics they belong to.

By rule or with a model the result is the same kind of thing: pieces of her own words, verbatim, each once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.report.facts import TOPICS
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_SENTENCE = regex(r"[^。；！？\n]+[。；！？]?")
_GREETING = regex(
    "(?:你好|您好|嗯|哦|好的?|谢谢|辛苦了|那个|就这些|没了|完了|先这样|在吗|我想想|稍等)[，。！？~～呀啊哈吧啦]*"
)
_CUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("last_year", regex("(?:去年|上年|上年度)(?:说|报告|提|列|承诺|计划|答应|的问题|问题)")),
    ("plans", regex("^(?:明年|来年|下一步|下步|今后|以后|打算|准备|计划)")),
    ("fee", regex("处理费|收过费|(?:没|没有|未)收费|收过?钱|收费通知|没收过")),
    ("problems", regex("问题是|不足是|毛病是|(?:主要|还有)?(?:问题|不足|短板)[：:]")),
    (
        "on_request",
        regex(
            "依申请|申请公开|申请人|来了?[^，。]{0,4}(?:申请|件)|申请[^，。]{0,6}件|复议|诉讼|官司|补正|延期|不掌握|结转"
        ),
    ),
    ("supervision", regex("培训|考核|评议|问卷|满意|追责|追究|问责|领导小组|开会|会议|研究")),
    (
        "management",
        regex("审核|审查|保密|三审|把关|先看|签字|签发|公开属性|清理|归档|错别字|错字|定密"),
    ),
    (
        "platform",
        regex(
            "公众号|抖音|视频号|快手|微博|网站栏目|专栏|栏目|公开栏|专区|查阅点|查询机|自助机|终端|触摸屏|一体机"
            "|电子屏|账号|改版|小程序|微信群|广播|喇叭"
        ),
    ),
    (
        "proactive",
        regex(
            "公开[^，。]{0,6}条|发了?[^，。]{0,8}条|规范性文件|解读|图解|许可|处罚|收费|预算|决算|征求意见|主动公开"
        ),
    ),
    ("other", regex("建议提案|人大|政协|提案|别的事|其他事项")),
)
"""The first that fits; what counts posts of an account is told under the account."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A piece of a message."""

    topic: str
    words: str
    """Verbatim."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """A message taken apart."""

    remarks: tuple[Remark, ...]
    dropped: tuple[str, ...] = ()
    """What a model gave as her words and is not in her message."""
    note: str = ""
    """Why it was done by rule though a model was asked."""


def hear(message: str, topic: str) -> Hearing:
    """Take a message apart by rule: sentence by sentence, each under the topic its words speak of.

    Args:
        message: what she said.
        topic: where a sentence belongs that speaks of nothing in particular.
    """
    remarks: list[Remark] = []
    for match in _SENTENCE.finditer(message):
        words = match[0].strip().rstrip("。；！")
        if not words or _GREETING.fullmatch(words):
            continue
        found = next((name for name, cue in _CUES if cue.search(words)), "")
        # 都办完了 goes on with what was said before.
        remarks.append(Remark(found or (remarks[-1].topic if remarks else topic), words))
    return Hearing(tuple(remarks))


def verified(told: Iterable[tuple[str, str]], message: str, topic: str) -> Hearing:
    """What a model made of a message: quotations that are in it, and by rule whatever it passed over.

    Args:
        told: topic and quotation.
        message: what she said.
        topic: where a sentence belongs that speaks of nothing in particular.
    """
    left = message
    found: list[tuple[int, Remark]] = []
    dropped: list[str] = []
    for name, quoted in told:
        words = quoted.strip().strip('“”"。；')
        at = left.find(words) if words else -1
        if at < 0 or name not in TOPICS:
            dropped += [quoted.strip()] if quoted.strip() else []
            continue
        found.append((at, Remark(name, words)))
        # What was quoted is used up, at the same length, so that places stay.
        left = left[:at] + "。" * len(words) + left[at + len(words) :]
    for match in re.finditer("[^。；！？，\n]+(?:，[^。；！？，\n]+)*", left):
        rest = hear(match[0], topic).remarks
        found += [(match.start(), remark) for remark in rest if len(remark.words) > 1]
    ordered = sorted(found, key=lambda each: each[0])
    return Hearing(tuple(remark for _, remark in ordered), tuple(dropped))

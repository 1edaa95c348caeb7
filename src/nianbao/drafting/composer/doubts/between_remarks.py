"""Remarks of one sheet that cannot both hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.drafting.composer.doubts.sheet import Doubt, around
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.drafting.composer.doubts.sheet import Amount, Lines, Sheet

_ASPECTS = ("proactive", "on_request", "management", "platform", "supervision", "other")
_COUNTED: tuple[tuple[str, str], ...] = (
    ("(?:业务|政务公开|信息公开)?培训(?:班)?", "次期场回"),
    ("(?:政府)?(?:门户)?网站", "条"),
    ("(?:微信)?公众号(?:“[^”]*”)?", "条篇"),
    ("视频号(?:“[^”]*”)?", "条个"),
    ("抖音号?(?:“[^”]*”)?", "条个"),
    ("(?:政策)?解读(?:材料)?", "篇期件条个"),
    ("图解", "篇期张个"),
    ("(?:政务公开|公开)?专区", "个处"),
    ("(?:自助|查询)(?:机|终端|电脑)", "台"),
    ("(?:村务|社区)?公开栏", "个处块"),
    ("延期(?:答复)?", "件个"),
    ("(?:调查)?问卷", "份张"),
    ("(?:政协)?提案", "件个"),
    ("(?:人大)?(?:代表)?建议", "件个"),
    ("退(?:回|稿)", "件篇条份"),
)
"""What a sheet counts once, with its measure words."""
_VERBS = (
    "(?:全年|今年|一年|共|一共|总共)?(?:举办|开展|组织|发布|公开|推送|制作|设置|设有?|配有?|配备|发|搞|办|做|弄|有|建|建成|出|推)?"
    "(?:信息|推文)?(?:了|有|过)?(?:一共|总共|共|是)?"
)
_PART_OF = regex("其中|里头|新增|新开|新设|更换|换|过期|去年|上年|明年|每|各|计划|要|转发|超|没|未|漏|不|坏")
_NO_DELAY = regex(
    "(?:没有?|无|未|零)(?:超期|超时|逾期|超过?(?:法定)?(?:期限|时限))|超期(?:的)?(?:没有|为零|0)|(?:均|都|全部)?按(?:时|期)"
)
_DELAY = regex(
    r"(?:答复|申请|办结|⟧(?:件|个))[^。；⟦晚]{0,8}(?:晚|超期|超|逾期|迟)了?⟦[^⟦⟧]+⟧(?:个)?(?:工作日|天|日)|超期(?:答复)?(?:的)?(?:有)?⟦[^⟦⟧]+⟧(?:件|个)|⟦[^⟦⟧]+⟧(?:件|个)(?:答复)?(?:是)?超期"
)
_NEVER: tuple[tuple[str, str, str], ...] = (
    (
        "培训",
        "培训(?:也|都)?(?:没有?|无|未)(?:搞|办|开展|组织|举办|弄|做)*(?:过|了)?(?=[，。；])",
        "培训⟦|⟧(?:次|期|场)[^，。；]{0,8}培训",
    ),
    (
        "公众号",
        "(?:没有|无|未开设)(?:自己的)?公众号|公众号(?:没有|无)(?=[，。；])",
        "公众号(?:“[^”]*”)?[^，。；⟦]{0,6}⟦[^⟦⟧]+⟧(?:条|篇)",
    ),
    (
        "社会评议",
        "评议(?:也|都)?(?:没有?|无|未)(?:搞|办|开展|组织|弄|做)*(?:过|了)?(?=[，。；])|(?:没有?|未)(?:搞|开展|做|组织)(?:过)?(?:社会)?评议",
        "(?:评议|问卷)[^。；]{0,10}⟦[^⟦⟧]+⟧(?:份|人|张)",
    ),
    (
        "政策解读",
        "解读(?:也|都)?(?:没有?|无)(?:做|写|搞|发|弄)*(?:过|了)?(?=[，。；])",
        "解读(?:材料)?[^，。；⟦发转]{0,4}⟦[^⟦⟧]+⟧(?:篇|期|件|条|个)(?!(?:没|未|不))",
    ),
)
"""What is said never to have been, and how one counts it."""


def one_thing_has_two_counts(sheet: Sheet) -> Iterator[Doubt]:
    """专区2处 in one remark, 专区3处 in another."""
    for noun, units in _COUNTED:
        pattern = regex(rf"(?:^|[，。；])(?P<noun>{noun}){_VERBS}⟦(?P<slot>[^⟦⟧]+)⟧(?P<unit>[{units}])")
        first: tuple[Lines, Amount] | None = None
        for line in sheet.under(*_ASPECTS):
            for match in pattern.finditer(line.text):
                clause = re.split("[，。；]", line.text[: match.end()])[-1]
                found = next((each for each in line.amounts if each.slot == match["slot"]), None)
                if found is None or found.value is None or _PART_OF.search(clause):
                    continue
                if first is None:
                    first = (line, found)
                elif (
                    first[0].fact != line.fact
                    and first[1].unit == found.unit
                    and first[1].value != found.value
                ):
                    told = f"{match['noun']}⟦{first[1].slot}⟧{first[1].unit}"
                    other = f"⟦{found.slot}⟧{found.unit}"
                    yield Doubt(line.fact, sheet.voice.say("ask_twice", told=told, other=other))


def in_time_and_late(sheet: Sheet) -> Iterator[Doubt]:
    """没有超期的 and 1件答复晚了3天."""
    lines = list(sheet.under("on_request", "problems"))
    in_time = next(
        (line for line in lines if line.remark.topic == "on_request" and _NO_DELAY.search(line.text)), None
    )
    late = [(line, match) for line in lines if (match := _late(line.text))]
    if in_time and late:
        line, match = late[0]
        where = line if line.remark.topic == "on_request" else in_time
        told = _clause(in_time.text, _NO_DELAY)
        yield Doubt(where.fact, sheet.voice.say("ask_contrary", told=told, other=around(line.text, match)))


def _late(text: str) -> re.Match[str] | None:
    return None if re.search("公开|公示|公告|公布|留言", text) and "答复" not in text else _DELAY.search(text)


def never_and_so_many(sheet: Sheet) -> Iterator[Doubt]:
    """培训没有 in one remark, 培训2次 in another."""
    lines = list(sheet.under(*_ASPECTS))
    for _, never, counted in _NEVER:
        denied = next(((line, match) for line in lines if (match := re.search(never, line.text))), None)
        if not denied:
            continue
        for line in lines:
            match = re.search(counted, line.text)
            if match and line.fact != denied[0].fact and not re.search("去年|上年|明年", line.text):
                told, other = around(denied[0].text, denied[1]), around(line.text, match)
                yield Doubt(line.fact, sheet.voice.say("ask_contrary", told=told, other=other))
                break


def _clause(text: str, pattern: re.Pattern[str]) -> str:
    match = pattern.search(text)
    return around(text, match) if match else ""


BETWEEN_REMARKS = (one_thing_has_two_counts, in_time_and_late, never_and_so_many)

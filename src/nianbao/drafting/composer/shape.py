"""How notes are written down, taken off before their words are read: tags, heads of sources, arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.report.facts import Fact

_TAG = regex(r"(?:^|(?<=[。；;\s]))\s*[\[［【](?P<who>[\u4e00-\u9fff]{2,10})[\]］】]\s*")
"""[信息中心] 县政府门户网站…: who gave the figures."""
_GIVEN_BY = regex(
    r"[（(][^（）()“”]{0,30}(?:导|导出|给数|给的数?|报数|报的数?|提供|统计的?|取数)[）)](?=[：:，,。；;]|$)"
)
_SOURCE = regex(
    r"^(?!(?:留言|来信|咨询|申请|意见|诉求)(?:回复|反馈))"
    r"(?:台账|登记簿|后台|系统|数据|统计|[\u4e00-\u9fff]{1,8}?(?:群里回|群里说|电话回|回复|反馈|给数|报数|来电|回电|微信回))[:：]\s*"
)
"""城管办群里回：…, 台账：…: where it was read, which no report tells."""
_WHOLE_QUOTE = regex(r"^[“\"「](?P<said>[^“”\"「」]+)[”\"」]$")
_ONLY_ONE = regex(
    r"^(?:去年|上年度?|头年)(?:的)?问题(?:就|只|只有|就是)(?:有)?(?:一个|⟦[^⟦⟧]+⟧个)[，：:,。]\s*"
)
_ARROW = regex(r"\s*(?:→|—>|–>|－>|->|=>|⇒|＞＞|>>)\s*")
_COLUMN = regex(r"\s*(?:[｜│¦]|(?<=\s)\|(?=\s))\s*")
"""处罚｜263件｜超限运输174: a ledger's columns; the first names what the line is about."""
_ITEM_LABEL = regex(
    r"^第?(?:⟦(?P<slot>[^⟦⟧]+)⟧|[一二三四五六七八九十])"
    r"(?:[，、：:]|号[，：:]|[条点笔项个](?P<is>就?是)|[条点笔项个][，：:])(?=[^⟦])"
)
"""一，渔业补贴…; 1号：医院收费…; 二笔，公开专区…; 二条是解读少: the number of an item in her list."""
_LABELS = frozenset("一二三四五六七八九十")
_LABEL_AHEAD = regex("[。；，][二三四][、，：是条笔点]")
_LIST_AHEAD = regex(
    r"^(?:去年|上年|头年)(?:的)?(?:报告)?[里上]?[欠有留剩列][下了的]*(?:⟦[^⟦⟧]+⟧|[一两二三四])"
    "[笔条个项点](?:账|问题)?[。：；]"
)
"""头年欠两笔。"""
_FIRST_OF_LAST_YEAR = regex(
    "^(?:去年|上年|头年)的?(?:第一|头一?|首)[条个项点](?:毛病|问题|短板|不足)?(?:就?是|：|，)"
)
_ITEMS = frozenset({"last_year", "problems", "plans"})
_TAIL_OF_AN_ARROW = regex(r"，(?:完|完成|已完成|OK|ok|√|✓)[。]?$")


def unlabelled(fact: Fact) -> str:
    """A remark's slotted words without the number it has in her list, which the report numbers anew."""
    text = fact.listed()
    if fact.topic not in _ITEMS:
        return text
    if fact.topic == "last_year":
        text = _FIRST_OF_LAST_YEAR.sub("去年说", _LIST_AHEAD.sub("", text))
    label = _ITEM_LABEL.match(text)
    if label is None or _LABEL_AHEAD.search(text, label.end()):
        return text
    if label["slot"] and not _is_label({each.id: each.figure for each in fact.figures}[label["slot"]].text):
        return text
    said = "去年说" if label["is"] and fact.topic == "last_year" else ""
    return f"{said}{text[label.end() :]}"


def _is_label(number: str) -> bool:
    """二 and 1号 number an item; 两 and 12 count."""
    return number in _LABELS or (number.endswith("号") and "月" not in number)


def unmarked(slotted: str, topic: str) -> str:
    """A remark's slotted words without the signs that say where they come from.

    Args:
        slotted: without the number the remark has in the clerk's list.
        topic: last year's items keep what an arrow parts, as a dash.
    """
    text = _GIVEN_BY.sub("", _TAG.sub("", slotted.strip()))
    if source := _SOURCE.match(text):
        text = text[source.end() :]
        if quoted := _WHOLE_QUOTE.match(text):
            text = quoted["said"]
    text = _without_columns(text, topic)
    if topic == "last_year":
        text = _ONLY_ONE.sub("去年说", text)
        text = _ARROW.sub("——", text)
        text = _TAIL_OF_AN_ARROW.sub("，已完成", text)
    return text


def _without_columns(text: str, topic: str) -> str:
    head, *others = _COLUMN.split(text)
    if not others:
        return text
    # 处罚263件 is one clause, 内容：… has its subject before a colon.
    between = "" if others[0].startswith("⟦") and "⟦" not in head else "：" if "⟦" not in head else "，"
    if topic == "last_year":
        between = "——"
    return f"{head}{between}{'，'.join(other for other in others if other)}"

"""How notes are written down, taken off before their words are read: tags, heads of sources, arrows."""

from __future__ import annotations

from nianbao.report.regex import regex

_TAG = regex(r"(?:^|(?<=[。；;\s]))\s*[\[［【](?P<who>[\u4e00-\u9fff]{2,10})[\]］】]\s*")
"""[信息中心] 县政府门户网站…: who gave the figures."""
_GIVEN_BY = regex(
    r"[（(][^（）()“”]{0,30}(?:导|导出|给数|给的数?|报数|报的数?|提供|统计的?|取数)[）)](?=[：:，,。；;]|$)"
)
_SOURCE = regex(
    r"^(?:台账|登记簿|后台|系统|数据|统计|[\u4e00-\u9fff]{1,8}?(?:群里回|群里说|电话回|回复|反馈|给数|报数|来电|回电|微信回))[:：]\s*"
)
"""城管办群里回：…, 台账：…: where it was read, which no report tells."""
_WHOLE_QUOTE = regex(r"^[“\"「](?P<said>[^“”\"「」]+)[”\"」]$")
_ONLY_ONE = regex(
    r"^(?:去年|上年度?|头年)(?:的)?问题(?:就|只|只有|就是)(?:有)?(?:一个|⟦[^⟦⟧]+⟧个)[，：:,。]\s*"
)
_ARROW = regex(r"\s*(?:→|—>|–>|－>|->|=>|⇒|＞＞|>>)\s*")
_COLUMN = regex(r"\s*(?:[｜│¦]|(?<=\s)\|(?=\s))\s*")
"""处罚｜263件｜超限运输174: a ledger's columns; the first names what the line is about."""
_TAIL_OF_AN_ARROW = regex(r"，(?:完|完成|已完成|OK|ok|√|✓)[。]?$")


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

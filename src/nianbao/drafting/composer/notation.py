"""Notes kept like a ledger (302条（动态165/公告72）、14个→11个、①…②…) spelled out as clauses."""

from __future__ import annotations

import re

from nianbao.report.regex import regex
from nianbao.report.tables import ASPECT_HEADINGS

_SPEAKER = regex(
    r"^(?!.{0,8}(?:审|签|责任))[^，。：；⟦“、]{0,6}(?:[^公]办|办公室|[股科室队院所]|(?<!网)站|中心)(?:补充|回复|说|报|反馈|转)*："
)
"""法规股：收27件: whose message it was, which no report tells."""
_LABEL_OF_FIGURE = regex(r"(?P<label>^|[，。；（])(?P<name>[^，。；：⟦（）]{1,16})：(?=(?:共|约)?⟦)")
_ARROW = regex(
    r"：?⟦(?P<a>[^⟦⟧]+)⟧(?P<u>[个条处块篇期件次]?)(?:→|->|—>|－>)⟦(?P<b>[^⟦⟧]+)⟧(?P<v>[个条处块篇期件次]?)"
)
_CHAIN = regex(r"(?<=[\u4e00-\u9fff])(?:—+|–|－|-)(?=[\u4e00-\u9fff]{2})")
_SLASH = regex(r"(?<=[\u4e00-\u9fff])[/／](?=[\u4e00-\u9fff⟦])|(?<=⟧)[/／](?=[\u4e00-\u9fff])")
_ITEM = r"[^，。；：、（）⟦⟧]{1,12}⟦[^⟦⟧]+⟧[\u4e00-\u9fff]{0,2}"
_PARENTHESIS = regex(rf"（(?P<list>(?:其中)?{_ITEM}(?:[、，；]{_ITEM})*)）")
_POSTS = regex("(?<=”)：(?=推文|推送|发|共)")
_CIRCLED = regex("；?([①-⑳])")
_NONE = regex(r"(?:都|均)?(?:没有|无)[。；]?")
_AREA = regex(r"^(?P<area>[^，。；：⟦“”]{2,10})：(?P<rest>.+)$", re.DOTALL)
_LIST_BEHIND = regex("[道级层步关审校类项个条种]$")


def spelled_out(text: str, topic: str) -> str:
    """A remark's slotted text with the signs of a ledger turned into words.

    Args:
        text: with full-width punctuation.
        topic: where the remark was made; plans and problems keep their labels, which say what they answer.
    """
    text = _SLASH.sub("、", text)
    text = _ARROW.sub(lambda m: f"由⟦{m['a']}⟧{m['u']}调整为⟦{m['b']}⟧{m['v']}", text)
    text = _CHAIN.sub("、", text) if text.count("—") + text.count("-") + text.count("–") > 1 else text
    text = _CIRCLED.sub(lambda m: m[1] if m.start() == 0 else f"。{m[1]}", text)
    if topic not in ASPECT_HEADINGS and topic not in ("fee", "other"):
        return text
    text = _POSTS.sub("", _SPEAKER.sub("", text))
    text = _LABEL_OF_FIGURE.sub(r"\g<label>\g<name>", text)
    text = _PARENTHESIS.sub(lambda m: _listed(m["list"], topic), text)
    return _AREA.sub(_unlabelled, text)


def _listed(items: str, topic: str) -> str:
    """（动态165、公告72）: the parts of what stands before them, as clauses of their own."""
    parts = re.split("[、，；]", items)
    if topic == "on_request":
        return "".join(f"，{part}" for part in parts)
    lead = "" if parts[0].startswith("其中") else "其中"
    return f"，{lead}{'、'.join(parts)}"


def _unlabelled(match: re.Match[str]) -> str:
    """考核：区考核92分 needs no label; 错敏词监测：通报2次 says what about; 诉讼：无 denies it."""
    area, rest = match["area"], match["rest"]
    if _NONE.fullmatch(rest):
        return f"无{area}"
    if area[-2:] in rest[:12] or _LIST_BEHIND.search(area) or "：" in rest.split("，")[0]:
        return rest if area[-2:] in rest[:12] else match[0]
    if re.search("专题|专栏|栏目|[账视公]号|会议?$", area):
        return f"{area}{rest}"
    return f"{area}方面，{rest}"

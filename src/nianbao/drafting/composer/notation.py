"""Notes kept like a ledger (302条（动态165/公告72）、14个→11个、①…②…) spelled out as clauses."""

from __future__ import annotations

import re

from nianbao.report.regex import regex
from nianbao.report.tables import ASPECT_HEADINGS

_SPEAKER = regex(
    r"^(?!.{0,8}(?:审|签|责任))[^，。：；⟦“、]{0,6}(?:[^公]办|办公室|[股科室队院所]|(?<!网)站|中心)(?:补充|回复|说|报|补|反馈|转)*："
)
"""法规股：收27件: whose message it was, which no report tells."""
_LABEL_OF_FIGURE = regex(r"(?P<label>^|[，。；（])(?P<name>[^，。；：⟦（）]{1,16})：(?=(?:共|约)?⟦)")
_ARROW = regex(
    r"：?⟦(?P<a>[^⟦⟧]+)⟧(?P<u>[个条处块篇期件次]?)(?:→|->|—>|－>)⟦(?P<b>[^⟦⟧]+)⟧(?P<v>[个条处块篇期件次]?)"
)
_CHAIN = regex(r"(?<=[\u4e00-\u9fff])(?:—+|–|－|-)(?=[\u4e00-\u9fff]{2})")
_SLASH = regex(
    r"(?<=[\u4e00-\u9fff])[/／](?=[\u4e00-\u9fff⟦])|(?<=⟧)[/／](?![年月日天次人户件页份亩吨季周])(?=[\u4e00-\u9fff])"
)
_ITEM = r"[^，。；：、（）⟦⟧]{1,12}⟦[^⟦⟧]+⟧[\u4e00-\u9fff]{0,2}"
_PARENTHESIS = regex(rf"（(?P<list>(?:其中)?{_ITEM}(?:[、，；]{_ITEM})*)）")
_POSTS = regex("(?<=”)：(?=推文|推送|发|共)")
_CIRCLED = regex("；?([①-⑳])")
_ASIDE = regex(r"（(?P<said>[^（）]{2,60})）(?![/／])(?=(?P<next>.?))")
_SPEAKS = regex(
    "(?<!有)没|未|不清|不知|分不|差⟦|差一|问|=|系统(?:导|取)|导的|取数|本子上|好像|大概|估计|算不算|应该|可能|记不|记得|转的|转省"
)
"""What in brackets is more than a note on a name: a doubt, a source, a sentence of its own."""
_EQUATION = regex(
    r"(?P<head>⟦[^⟦⟧]+⟧[条件个篇]?)=(?P<parts>[^，。；=⟦]{1,12}⟦[^⟦⟧]+⟧(?:[条件个篇]?\+[^，。；=⟦]{1,12}⟦[^⟦⟧]+⟧)+)"
)
"""127=动态66+通知28: parts with names; bare numbers are a reckoning, which is left to be asked about."""
_RECKONED = regex(
    r"(?P<before>[^，。；（）]*?[^，。；（）⟦⟧=+-])?(?P<sum>⟦[^⟦⟧]+⟧(?:[+-]⟦[^⟦⟧]+⟧)+=⟦[^⟦⟧]+⟧)"
)
_WANTED = regex(
    r"(?P<who>[^，。；：、⟦（]{2,6})(?P<count>⟦[^⟦⟧]+⟧[件个]?)（(?:要|问|申请)(?P<what>[^（）⟦]{2,20})）(?P<end>、?)"
)
"""律所1（要某天的风力）: what each applicant asked for."""
_SOURCE = regex(
    r"(?<=⟧)(?:，)?(?:系统|后台)(?:里)?(?:导|取|查|统计)(?:出来|数)*的?(?=[，；。]|$)|（[\u4e00-\u9fff]{1,4}[股科室办队]）"
)
"""处罚2967系统取数: where a count was looked up is not what it counts."""
_FLOW = regex(
    r"^(?P<head>(?:信息)?(?:发布)?(?:实行)?(?:⟦[^⟦⟧]+⟧|[二两三四])审(?:制)?|审核流程|发布流程|流程)[:：，]?\s*"
    r"(?P<posts>[^，。；：⟦、 ]{2,10}(?:[ /、→>-]+[^，。；：⟦、 ]{2,12}){1,4})$"
)

_RUN_OF_TWO = regex(
    r"(?P<a>[\u4e00-\u9fff]{2,5})\s+(?P<b>[\u4e00-\u9fff]{2,5})(?=(?:\s+[\u4e00-\u9fff]{2,8})*(?:的(?:最|比较)?多|最多)(?:$|\s|[，。；]))"
)
_THIRD = regex(r"(?P<a>[\u4e00-\u9fff]{2,5}、[\u4e00-\u9fff]{2,5})\s+(?=[\u4e00-\u9fff]{2,8}的多)")
_ANSWERED = regex(r"有没有(?P<what>[^，。；？]{2,16})？(?:没有|没|无)(?=[，。；]|$)")
_NONE = regex(r"(?:都|均)?(?:没有|无)[。；]?")
_AREA = regex(r"^(?P<area>[^，。；：⟦“”]{2,10})：(?P<rest>.+)$", re.DOTALL)
_NO_SUBJECT = frozenset({"结果", "情况", "数据", "台账", "构成", "办理", "收件", "总数", "合计"})
_ASPECT = regex("按[\u4e00-\u9fff]{2,4}")
_REASON = regex("(?:申请)?(?:事由|用途)")
_PLACE = regex(
    "[^，。；：⟦“”]{2,16}(?:楼|厅|中心|大厅|门口|馆|室|窗口)(?:⟦[^⟦⟧]+⟧楼|[一二三]楼)?(?=[，。；]|$)"
)
_HELD = regex(
    r"[^，。；：⟦]{2,14}⟦[^⟦⟧]+⟧[个处块](?:，(?:⟦[^⟦⟧]+⟧个)?[^，。；：⟦]{2,14}⟦[^⟦⟧]+⟧[个处块])+[。；]?"
)
"""县政务服务中心1个，16个乡镇街道各1个: where there is one of what the head names."""
_VERB_FIRST = regex(
    "⟦|制发|发布|印发|排查|发现|收到|举办|开展|召开|组织|并入|并到|改版|改为|新开|关闭|停|更名|注销|升级|迁|移交|由|已|未|没"
)
_RUN_OF_THREE = regex(r"(?:(?<=\s)|^)(?:[\u4e00-\u9fff]{2,3}\s+){2}[\u4e00-\u9fff]{2,3}(?=都|均|全)")
"""信箱 邮箱 窗口都看过."""
_LIST_BEHIND = regex("[道级层步关审校类项个条种]$")


def spaced_lists(text: str) -> str:
    """Words in a row with blanks between them (拆迁 停车 物业的多) as a list; other blanks stay."""
    if flow := _FLOW.match(text.strip()):
        posts = "、".join(re.split(r"[ /、→>-]+", flow["posts"]))
        return f"{flow['head']}：{posts}"
    text = _RUN_OF_THREE.sub(lambda run: re.sub(r"\s+", "、", run[0]), text)
    text = _RUN_OF_TWO.sub(r"\g<a>、\g<b>", text)
    return re.sub(
        r"(?P<a>[\u4e00-\u9fff]{2,5}、[\u4e00-\u9fff]{2,5})\s+(?=[\u4e00-\u9fff]{2,8}的多)", r"\g<a>、", text
    )


def spelled_out(text: str, topic: str) -> str:
    """A remark's slotted text with the signs of a ledger turned into words.

    Args:
        text: with full-width punctuation.
        topic: where the remark was made; plans and problems keep their labels, which say what they answer.
    """
    text = _SLASH.sub("、", text)
    text = _ARROW.sub(lambda m: f"由⟦{m['a']}⟧{m['u']}调整为⟦{m['b']}⟧{m['v']}", text)
    text = _ANSWERED.sub(r"没有\g<what>", re.sub("。(?=其中)", "，", text))
    if topic not in ("last_year", "problems", "plans") and sum(map(text.count, "—-–")) > 1:
        text = _CHAIN.sub("、", text)
    text = _CIRCLED.sub(lambda m: m[1] if m.start() == 0 else f"。{m[1]}", text)
    if topic not in ASPECT_HEADINGS and topic not in ("fee", "other"):
        return text
    if topic == "on_request":
        text = (
            _WANTED.sub(r"\g<who>\g<count>，\g<who>申请内容为\g<what>，", text)
            .rstrip("，")
            .replace("、，", "，")
        )
    text = _POSTS.sub("", _SPEAKER.sub("", text))
    text = _SOURCE.sub("", text)
    text = _EQUATION.sub(
        lambda m: f"发布的{m['head'].rstrip('条')}条信息，其中{re.sub('[+]', '、', m['parts'])}", text
    )
    text = _ASIDE.sub(_in_the_open, text)
    text = _RECKONED.sub(lambda m: f"{m['before'] or ''}，{m['sum']}" if m["before"] else m["sum"], text)
    text = _LABEL_OF_FIGURE.sub(r"\g<label>\g<name>", text)
    text = _PARENTHESIS.sub(lambda m: _listed(m["list"], topic), text)
    return _AREA.sub(_unlabelled, text)


def _named_parts(match: re.Match[str]) -> str:
    return f"发布的{match['head'].rstrip('条')}条信息，其中{match['parts'].replace('+', '、')}"


def _in_the_open(match: re.Match[str]) -> str:
    """（系统导的，转了多少分不开）: clauses like any other, to be judged like them."""
    if not _SPEAKS.search(match["said"]):
        return match[0]
    end = "" if match["next"] in ("", "，", "。", "；", "、") else "，"
    return f"，{match['said']}{end}"


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
    if area.endswith("流程"):
        return f"审核流程：{rest}"
    if area[-2:] in rest[:12] or _LIST_BEHIND.search(area) or "：" in rest.split("，")[0]:
        return rest if area[-2:] in rest[:12] else match[0]
    return _under_its_head(area, rest)


def _under_its_head(area: str, rest: str) -> str:
    """A head that names a subject, made the subject of what stands behind its colon."""
    if area in _NO_SUBJECT:
        return rest
    if area.endswith("的") or "了" in area:
        # 今年做了个新鲜的：…: a clause, and no head.
        return f"{area}：{rest}"
    if _ASPECT.fullmatch(area):
        return f"{area.removesuffix('分')}分，{rest}"
    if _REASON.fullmatch(area):
        return f"{area}为{rest}" if area.startswith("申请") else f"申请{area}为{rest}"
    if re.search("合计|共计|总计|一共|总共", rest) and not rest.startswith("⟦"):
        return f"{area}：{rest}"
    if re.search("专题|专栏|栏目|[账视公]号|会议?$", area) or _VERB_FIRST.match(rest):
        return f"{area}{rest}"
    if _HELD.fullmatch(rest):
        return f"设有{area}，其中{rest.replace('，', '、')}"
    if _PLACE.match(rest):
        return f"{area}设在{rest}"
    # The rules read it so; the last of them makes a colon of what is left of it.
    return f"{area}方面，{rest}"

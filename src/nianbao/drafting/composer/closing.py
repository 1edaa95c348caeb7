"""Section 6 (the fee statement first) and the lead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.drafting.composer.sums import exact
from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.drafting.composer.desk import Desk
    from nianbao.drafting.composer.sifting import Remark

_NAME = "政府信息公开信息处理费"
_COLLECTED = regex(r"(?<![免实应多少])(?:收取|收到|收了?)(?:费用|费)?(?=⟦)")
_SHOULD = regex(r"(?P<how>[实应多少]收)取?(?:费用|费)?(?=⟦)")
"""应收80元, 多收30元: what should have been collected, or was in error."""
_AMOUNTS = (
    (regex(rf"(?:收取)?{_NAME}(?:为|是)?⟦(?P<slot>[^⟦⟧]+)⟧(?:元|件)?(?=[，。；])"), f"未收取{_NAME}"),
    (regex(r"(?:发出)?收费通知书?(?:为|是)?⟦(?P<slot>[^⟦⟧]+)⟧(?:份|件|张)?(?=[，。；])"), "未发出收费通知"),
)
_NONE_COLLECTED = regex(
    "分文未(?:取|收)|(?:没有|没|无)+|(?:全[县区镇乡])?一(?:分|件|笔)(?:钱)?(?:也|都)?(?:没|未)(?:有)?(?:收|要|取)(?:过)?|(?:收费|费用|处理费|信息处理费)?(?:方面)?[，：]?(?:全年|今年|都)?(?:没有?|无|未|零)(?:发生|产生|有)?(?:过)?(?:收费|收取|费用|收|这(?:个|笔)费用?)?(?:的|过|情况)*"
)
_WHERE_PUBLISHED = regex(
    r"^(?:这个|本|年度)?(?:报告|年报)(?:就|都)?(?:挂|放|登|发布|公布|公开|发|贴|传)(?:在|到)?[^了过]"
    r"|^(?:这个|本|年度)?(?:报告|年报)在[^，。；]{4,30}(?:栏|栏目|专栏|”)(?:里|上)?$"
)
_NO_MORE = regex(
    r"^(?:别的|其他|其它)?(?:就|也)?(?:没有?|无)(?:别的|其他|其它|啥|什么)*(?:事|事项|要?(?:添|说|讲|补充|报告)的?|了)*$"
)


_SIGNED_OFF = regex(
    "(?:^|[。，；])(?:别的|其他|其它)?就?(?:没有?|没得|无)[了啦]?[，。；](?:完毕|完了?|账清|收版|交班完)。?$"
)
"""没了，账清: the end of her sheet, and of what she has to report."""
_THEN_NONE = regex("[，。；,;](?:就|也)?(?:没有?|无)(?:别的|其他|其它)(?:的|了|事项?|要报告的)*[。.]?$")
"""…；无其他: the closing sentence, said at the end of another remark."""


def write_lead(desk: Desk) -> list[Paragraph]:
    """Legal basis, period, and where the report is published if the clerk said so."""
    lead = Sentence(desk.voice.say("lead", agency=desk.report.profile.agency), Origin.PHRASE)
    where = [
        sentence
        for remark in desk.sifted.under("other")
        if _is_place(remark)
        for sentence in desk.told(remark)
    ]
    return [Paragraph((lead, *where))]


def write_others(desk: Desk) -> list[Paragraph]:
    """The fee statement, then everything else the clerk wants reported."""
    fee = [sentence for remark in desk.sifted.under("fee") for sentence in _fee(desk, remark)]
    if not fee:
        ask = "$year年是否收取政府信息公开信息处理费；收取的写明金额，没有收取的写“未收取”。"
        fee = [Sentence(desk.voice.ask(ask), Origin.QUESTION)]
    remarks = [remark for remark in desk.sifted.under("other") if not _is_place(remark)]
    others = [
        sentence
        for remark in remarks
        if not _says_no_more(remark)
        for sentence in desk.told(_without_no_more(remark))
    ]
    closed = [
        remark
        for remark in remarks
        if _says_no_more(remark)
        or remark is not _without_no_more(remark)
        or _THEN_NONE.search(remark.fact.words)
    ]
    ended = [
        fact.id for fact in desk.report.facts if fact.topic == "other" and _SIGNED_OFF.search(fact.words)
    ]
    if closed or ended:
        evidence = tuple(dict.fromkeys([*(remark.fact.id for remark in closed), *ended]))
        closing = "除上述情况外，无其他需要报告的事项。" if others else desk.voice.say("no_other")
        others.append(Sentence(closing, Origin.FACT, evidence))
    if not desk.sifted.under("other") and not ended:
        ask = "有无其他需要报告的事项；没有的，注明“无”。"
        others = [Sentence(desk.voice.ask(ask), Origin.QUESTION)]
    return [Paragraph(tuple(fee)), *([Paragraph(tuple(others))] if others else [])]


def _fee(desk: Desk, remark: Remark) -> list[Sentence]:
    said = "".join(clause.text for clause in remark.clauses)
    if remark.nothing or _is_zero(desk, remark) or _NONE_COLLECTED.fullmatch(said):
        text = desk.voice.names_in("$year年未收取政府信息公开信息处理费。")
        return [Sentence(text, Origin.FACT, (remark.fact.id,))]
    return [_without_nil(desk, _with_object(sentence)) for sentence in desk.told(remark)]


def _with_object(sentence: Sentence) -> Sentence:
    """The statement with the full name of the fee, which the question had and the answer may lack."""
    text = sentence.text
    if sentence.origin is Origin.QUESTION or _NAME in text:
        return sentence
    if "信息处理费" in text:
        return replace(sentence, text=text.replace("信息处理费", _NAME, 1))
    if _COLLECTED.search(text):
        return replace(sentence, text=_COLLECTED.sub(f"收取{_NAME}", text, count=1))
    if _SHOULD.search(text):
        return replace(sentence, text=_SHOULD.sub(rf"\g<how>{_NAME}", text, count=1))
    if "收费通知" in text:
        return replace(sentence, text=text.replace("收费通知", f"{_NAME}收费通知", 1))
    return replace(sentence, text=f"{_NAME}方面，{text}")


def _without_nil(desk: Desk, sentence: Sentence) -> Sentence:
    """信息处理费0，收费通知0: an amount of nothing is said in words."""
    text = sentence.text
    for pattern, nothing in _AMOUNTS:
        text = pattern.sub(
            lambda match, nothing=nothing: (  # type: ignore[misc]
                nothing if exact(desk.slots, match["slot"]) == 0 else match[0]
            ),
            text,
        )
    return replace(sentence, text=text)


def _is_zero(desk: Desk, remark: Remark) -> bool:
    """0: a figure and no more."""
    slots = remark.clauses[0].slots if len(remark.clauses) == 1 else ()
    return bool(slots) and remark.clauses[0].text == f"⟦{slots[0]}⟧" and exact(desk.slots, slots[0]) == 0


def _is_place(remark: Remark) -> bool:
    return bool(remark.clauses) and _WHERE_PUBLISHED.match(remark.clauses[0].text) is not None


def _without_no_more(remark: Remark) -> Remark:
    """没别的要说，报告可在网页下载: what is said behind the closing words is told before them."""
    told = remark.clauses
    if len(told) < 2 or not _NO_MORE.match(told[0].text) or told[0].end != "，":
        return remark
    return replace(remark, clauses=told[1:])


def _says_no_more(remark: Remark) -> bool:
    return remark.nothing or (len(remark.clauses) == 1 and _NO_MORE.match(remark.clauses[0].text) is not None)

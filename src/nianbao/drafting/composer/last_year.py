"""What became of last year's problems and measures."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.drafting.composer.gate import quotable
from nianbao.drafting.composer.items import WHEN, numbered, told_fact
from nianbao.drafting.composer.pairing import closest, likeness
from nianbao.drafting.composer.plain import plainly
from nianbao.drafting.composer.recalled import items_of
from nianbao.drafting.composer.sums import exact
from nianbao.report.document import MARK
from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.facts import TOPICS
from nianbao.report.regex import regex
from nianbao.report.report import PromiseStatus
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from nianbao.drafting.composer.clauses import Clause
    from nianbao.drafting.composer.desk import Desk
    from nianbao.drafting.composer.recalled import Item
    from nianbao.drafting.composer.sifting import Remark
    from nianbao.report.report import Promise

_SAID_LAST_YEAR = regex(
    r"^(?:去年|上年|上一年|头年|前一年|上次)?(?:的)?(?:报告|年报)?(?:里|上|中|里头)?(?:还)?(?:说(?![理明])"
    r"|提(?![案供前示醒])|写(?!字|作)|讲(?![座解])|列(?!表)|查(?![询阅看账])|指出|反映|存在|承诺|答应)"
    r"(?:过|了|的|到|要|出|是)*(?:问题)?(?:是|，|：)?“?(?P<problem>[^，。；：“”—]+)”?(?:[，。；：]"
    r"|—+)(?P<outcome>.+)$"
    r"|^(?:去年|上年|上年度)(?:的)?问题(?:是|：)?“?(?P<listed>[^，。；：“”—]+)”?(?:[，。；：]"
    r"|—+)(?P<result>.+)$"
    r"|^(?!今年|现在|全年)(?P<short>[^，。；：“”—⟦]{3,14})，(?P<since>(?:⟦|已|做|改|建|开|增加|完成|今年|去年|现在|基本"
    r"|部分|没|未|还没|都|全(?=改|换|补)|列入)[^；]*)$"
    r"|^(?!今年|现在|全年|年底)(?P<lack>(?=[^，]*(?:没|不(?!动产)|未|缺|少|慢|晚|乱|旧|差|丢|老|频繁|为主))"
    r"[^，。；：“”—⟦]{4,16})，(?P<later>[^；]*(?:⟦|已|改|补|换)[^；]*)$"
    r"|^(?:去年|上年|上年度)(?:的)?[：，](?P<colon>[^，。；：“”—⟦]{3,24})[。，；](?P<turned>.+)$"
    r"|^“(?P<quoted>[^”]+)”[：，](?P<became>.+)$"
    r"|^(?P<headed>[^，。；：“”—⟦]{3,20}?)(?:—+|：)(?P<then>[^—].*)$"
    r"|^(?P<sentence>[^，。；：“”—⟦]{3,20})。(?P<after>.+)$",
    re.DOTALL,
)
_NAMED = ("problem", "listed", "headed", "short", "lack", "quoted", "sentence", "colon")
_BECAME = ("outcome", "result", "then", "since", "later", "became", "after", "turned")
_UNTOLD = regex(r"^(?P<item>[^。；—⟦]{3,24}?)—+[。]?$")
"""没单列惠农资金栏——: the clerk drew the line and left the other side empty."""
_MEANT_TO = regex(
    "^(?:去年|上年|上年度)?(?:的)?(?:报告|年报)?(?:里|中)?(?:(?:说|提出?|写|讲)(?:过|了)?要|计划"
    "|承诺|答应|打算)"
)
_HEADING = regex(r"^[^，。；]{0,12}(?:⟦[^⟦⟧]+⟧|\d|[二两三四五六])(?:个|条|项|点)(?:问题|不足)?：?$")
"""上年2个问题：, before the items themselves."""
_OUTCOME_ASKED = "的改进结果】"
_CIRCLED = regex("[①-⑳]")
_ITEM = regex("的问题|^上年|【待补：改进结果】")
_SEVERAL = regex(
    r"^(?:去年|上年|上年度)(?:的)?(?:报告|年报)?(?:讲|说|提|写|列|查)(?:过|了|的|出)*(?:是|有)?"
    r"(?P<count>(?:⟦[^⟦⟧]+⟧|[二两三四五六])(?:个|条|项"
    r"|点))(?:问题)?[：，](?P<items>[^。；⟦]+)[。；](?P<rest>.+)$"
)
_PLANNED = regex(
    r"^[^，。；⟦]{2,8}要(?!求)|^(?![^，。；]*[没未无])(?:要|将|计划|打算|准备)?(?:建(?!设)|新建|开(?!放)|增|添|做|搞"
    r"|办(?!事|理)|培训(?!少|不|没|次数|太|差|未)|每月|每周|每季|整理|把|编|设|更新(?!不|慢|滞|少|晚"
    r"|迟)|完善|举办|开展|组织)"
)
"""A measure that was announced, not a problem."""
_LAST_YEARS = regex(
    r"^(?:去年|上年度?|上一年)(?:的)?(?:报告)?(?:里)?(?:提|说|查(?![询阅])|写|讲)?(?:出来|出|过|到|的"
    r"|了)*(?:(?:那|第)?(?:一|二|三|四)?(?:条|个|项))?(?:短板|问题|不足)?(?:是|：)?(?=[\u4e00-\u9fff“]{3})"
)
"""上年那条链接失效: whose problem it was is said before it."""
_UNFINISHED = regex(
    r"(?:正)?在(?:整)?改|仍由|仍为|未(?:举)?办|尚未|未完成|其余⟦|还有⟦|尚未|未做|个中⟦[^⟦⟧]+⟧个已|还差⟦|尚余⟦|计划⟦"
)


def write_last_year(desk: Desk, plans: list[Sentence]) -> list[Paragraph]:
    """Each item with its outcome; a plan of this year that is about it stands with it."""
    remarks = [remark for remark in desk.sifted.under("last_year") if not remark.nothing]
    items = [
        sentence
        for remark in remarks
        for piece, marks in _pieces(desk, remark)
        for sentence in _outcome(desk, piece, marks)
    ]
    items = _with_later_words(desk, items)
    items += [_promise(desk, promise) for promise in desk.report.promises]
    for plan in plans:
        place = closest(plan, items, desk.phrasebook.kin)
        items[place] = _with_plan(desk, items[place], plan)
    if not items:
        ask = "$last_year年度报告所列的问题，以及各项问题在$year年的改进结果。"
        return [Paragraph((Sentence(desk.voice.ask(ask), Origin.QUESTION),))]
    if len(items) == 1:
        return [Paragraph((items[0],))]
    intro = Sentence(desk.voice.say("last_year_intro"), Origin.PHRASE)
    return [Paragraph((intro,)), *numbered(desk, [[item] for item in items])]


def _with_later_words(desk: Desk, items: list[Sentence]) -> list[Sentence]:
    """An item whose outcome stands in a later remark: told in one, where both are about one thing."""
    none = desk.voice.say("no_outcome")
    joined: list[Sentence] = []
    for item in items:
        open_items = [
            at for at, one in enumerate(joined) if none in one.text and one.evidence != item.evidence
        ]
        about = [at for at in open_items if likeness(_named(joined[at].text), _said_first(item.text)) > 0]
        if not about or _ITEM.search(item.text) or item.origin is Origin.QUESTION:
            joined.append(item)
            continue
        at = max(about, key=lambda place: likeness(_named(joined[place].text), item.text))
        text = joined[at].text.replace(none, f"，{item.text.rstrip('。')}", 1)
        joined[at] = replace(joined[at], text=text, evidence=(*joined[at].evidence, *item.evidence))
    return joined


def _named(item: str) -> str:
    return item.partition("的问题")[0].removeprefix("关于")


def _said_first(text: str) -> str:
    return text.partition("，")[0]


def _pieces(desk: Desk, remark: Remark) -> list[tuple[Remark, list[str]]]:
    """①…；②…: each item by itself, with the marks that quote it."""
    groups: list[list[Clause]] = []
    for clause in remark.clauses:
        if not groups or _CIRCLED.match(clause.said):
            groups.append([])
        groups[-1].append(clause)
    if len(groups) < 2:
        return [(remark, desk.marks(remark))]
    if not _CIRCLED.match(groups[0][0].said) and _HEADING.match(groups[0][-1].text):
        groups = groups[1:]
    marks = desk.marks(remark)
    pieces = []
    for place, group in enumerate(groups):
        words = "，".join(clause.text for clause in group)
        own = [mark for mark in marks if place == len(groups) - 1 or _quoted(mark) in words]
        marks = [mark for mark in marks if mark not in own]
        piece = replace(remark, clauses=tuple(group), doubts=(), pending=(), marks=())
        pieces.append((piece, own))
    return pieces


def _quoted(mark: str) -> str:
    return mark.partition("“")[2].rpartition("”")[0]


def _outcome(desk: Desk, remark: Remark, marks: list[str]) -> list[Sentence]:
    left_out = len(desk.unused)
    told = desk.told(replace(remark, doubts=(), pending=(), marks=()), tuple(marks))
    if not remark.clauses or not told:
        return told
    own = _read(desk, remark, marks, told)
    if own is not told:
        # What is told item by item has not been left out.
        del desk.unused[left_out:]
    return own


def _read(desk: Desk, remark: Remark, marks: list[str], told: list[Sentence]) -> list[Sentence]:
    """A remark as problems with their outcomes; as it was told where it names none."""
    raw = "".join(clause.text + (clause.end or "") for clause in remark.clauses)
    if listed := items_of(raw, lambda slot: int(exact(desk.slots, slot) or 0)):
        return _items(desk, remark, listed, marks)
    if several := _SEVERAL.match(raw):
        items = re.sub(
            "(?:^|(?<=、))(?:再|还有)?(?:一个|一条)(?:就)?是", "", re.sub("，", "、", several["items"])
        )
        text = desk.voice.say(
            "last_year_several",
            count=several["count"],
            items=desk.voice.worded(f"{items}。", "last_year").rstrip("。"),
            rest=desk.voice.written(f"{several['rest'].rstrip('。；')}。", "last_year").rstrip("。"),
        )
        return [Sentence(f"{text}{''.join(marks)}。", Origin.FACT, (remark.fact.id,))]
    if untold := _UNTOLD.match(raw):
        text = _item_text(desk, untold["item"], "", "", planned=False, alone=False)
        return [Sentence(text, Origin.FACT, (remark.fact.id,))]
    match = _SAID_LAST_YEAR.match(raw)
    if not match:
        if planned := _MEANT_TO.match(raw):
            promise = desk.voice.worded(f"{raw[planned.end() :].rstrip('。，；')}。", "last_year").rstrip(
                "。"
            )
            outcome = "".join(marks) or desk.voice.say("no_outcome")
            text = desk.voice.say("last_year_plan", promise=promise, outcome=outcome).replace("，【", "【")
            return [Sentence(text, Origin.FACT, (remark.fact.id,))]
        if len(remark.clauses) == 1 and not SLOT.search(remark.clauses[0].text):
            mark = "" if "【" in told[0].text else desk.voice.say("no_outcome")
            return [Sentence(told[0].text.removesuffix("。") + mark + "。", told[0].origin, told[0].evidence)]
        return told
    told_problem = next(match[name] for name in _NAMED if match[name])
    outcome = next(match[name] for name in _BECAME if match[name])
    if desk.voice.is_oral(_bare(desk.voice.worded(told_problem + "。", "last_year"))):
        return told
    alone = len(desk.sifted.under("last_year")) == 1 and not _CIRCLED.match(remark.clauses[0].said)
    promised = _PLANNED.search(told_problem) is not None or _MEANT_TO.match(raw) is not None
    text = _item_text(desk, told_problem, outcome, "".join(marks), planned=promised, alone=alone)
    return [Sentence(text, Origin.FACT, (remark.fact.id,))]


def _items(desk: Desk, remark: Remark, listed: list[Item], marks: list[str]) -> list[Sentence]:
    """Every item by itself; a mark that quotes none of them is an item of its own."""
    marks = [mark for mark in marks if not mark.endswith(_OUTCOME_ASKED)]
    sentences = []
    for name, outcome in listed:
        own = [mark for mark in marks if _quoted(mark) and _quoted(mark) in f"{name}，{outcome}"]
        marks = [mark for mark in marks if mark not in own]
        promised = _PLANNED.search(name) is not None
        text = _item_text(desk, name, outcome, "".join(own), planned=promised, alone=False)
        sentences.append(Sentence(text, Origin.FACT, (remark.fact.id,)))
    return [*sentences, *(desk.question(mark, remark) for mark in marks)]


def _item_text(desk: Desk, item: str, became: str, marks: str, *, planned: bool, alone: bool) -> str:
    """A problem or promise of last year with its outcome, or with a mark in its place."""
    problem = _bare(desk.voice.worded(f"{item}。", "last_year"))
    if desk.voice.is_oral(problem):
        problem = f"“{quotable(item)}”"
    raw = became.rstrip("，。；").removeprefix("列入上年报告，")
    outcome = desk.voice.written(f"{raw}。", "last_year").rstrip("。") if raw else ""
    if outcome and desk.voice.is_oral(outcome):
        outcome = plainly(raw, "last_year", desk.voice)
    none = desk.voice.say("no_outcome")
    if raw and not outcome and not marks.replace(none, ""):
        # What became of it she said, only no words were found for it: it is quoted, and not asked once more.
        none = desk.voice.say("ask_item", topic=TOPICS["last_year"], words=quotable(MARK.sub("", raw)))
    outcome = (_finished(outcome) or none) + marks.replace(none, "")
    if _UNFINISHED.search(outcome) and not (WHEN.search(outcome) or "【" in outcome):
        outcome += desk.voice.say("unfinished")
    if planned:
        said = desk.voice.say("last_year_plan", promise=problem, outcome=outcome)
    else:
        said = desk.voice.say(
            "last_year_one" if alone else "last_year_item", problem=problem, outcome=outcome
        )
    return said.replace("，【", "【")


def _bare(problem: str) -> str:
    problem = (
        _LAST_YEARS.sub("", problem.rstrip("。，；"))
        .removesuffix("的问题")
        .removesuffix("这个问题")
        .removesuffix("的事")
    )
    return re.sub(r"^(?:是|存在|要|有)(?=[^关])", "", problem)


def _finished(outcome: str) -> str:
    return {"做": "已完成", "完成": "已完成", "做到": "已完成", "已做": "已完成", "已经做": "已完成"}.get(
        outcome, outcome
    )


def _promise(desk: Desk, promise: Promise) -> Sentence:
    kind = {
        PromiseStatus.DONE: "promise_done",
        PromiseStatus.PARTLY: "promise_partly",
        PromiseStatus.NOT_DONE: "promise_not_done",
    }[promise.status]
    words = desk.voice.worded(promise.promise.slotted() + "。", "last_year").rstrip("。")
    text = desk.voice.say(kind, promise=words)
    evidence = [promise.promise.id]
    if promise.evidence:
        told = told_fact(desk, promise.evidence)
        text += f"，{told.text.rstrip('。')}"
        evidence.append(promise.evidence.id)
    elif promise.status is not PromiseStatus.NOT_DONE:
        text += desk.voice.say("promise_no_evidence", promise=words)
    return Sentence(f"{text}。", Origin.FACT, tuple(evidence))


def _with_plan(desk: Desk, item: Sentence, plan: Sentence) -> Sentence:
    told = item.text.replace(desk.voice.say("unfinished"), "").rstrip("。")
    return Sentence(f"{told}。{plan.text}", item.origin, (*item.evidence, *plan.evidence))

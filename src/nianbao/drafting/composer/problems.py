"""Section 5: what became of last year's problems, this year's problems, and one measure for each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nianbao.drafting.composer.pairing import closest, is_about, pair
from nianbao.drafting.composer.sifting import sift_fact
from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.report import PromiseStatus
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from nianbao.drafting.composer.desk import Desk
    from nianbao.drafting.composer.sifting import Remark
    from nianbao.report.facts import Fact
    from nianbao.report.report import Promise

_SAID_LAST_YEAR = re.compile(
    r"^(?:去年|上年|上一年|头年|前一年|上次)?(?:的)?(?:报告|年报)?(?:里|上|中|里头)?(?:还)?(?:说|提|写|讲|列|查|指出|反映|存在|承诺|答应)"
    r"(?:过|了|的|到|要|出|是)*(?:问题)?(?:是|，|：)?“?(?P<problem>[^，。；：“”—]+)”?(?:[，。；：]|—+)(?P<outcome>.+)$"
    r"|^(?:去年|上年|上年度)(?:的)?问题(?:是|：)?“?(?P<listed>[^，。；：“”—]+)”?(?:[，。；：]|—+)(?P<result>.+)$"
    r"|^(?P<headed>[^，。；：“”—⟦]{3,20}?)(?:—+|：)(?P<then>.+)$",
    re.DOTALL,
)
_PLANNED = re.compile(
    r"^(?:要|将|计划|打算|准备)?(?:建(?!设)|新建|开(?!放)|增|添|做|搞|办|培训|每月|每周|每季|整理|把|编|设|更新|完善|举办|开展|组织)"
)
"""A measure that was announced, not a problem."""
_OWNER = re.compile(
    r"由|负责|(?:股|科|室|所|站|队|组|局|委|院|部门|中心|专人|领导|书记|镇长|乡长|主任|员|办)(?:[^公理事法文]|$)"
)
_WHEN = re.compile(
    r"⟦year\+\d⟧|月|季度|年底|年内|年前|每周|每天|每年|上半年|下半年|日内|天内|⟧(?:底|前|起|内|以前|之前)|工作日|天之内|起|期间|之前|以前|同步|同时|当天|前\b"
)
_UNFINISHED = re.compile(r"未完成|其余⟦|还有⟦|尚未|未做|个中⟦[^⟦⟧]+⟧个已|还差⟦|计划⟦")
_LABEL = re.compile(r"^[^，。；：⟦]{2,10}：")
"""公示超期：…: the clerk's own reference to the problem."""
_ORDINALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class _Item:
    problem: Sentence
    measure: Sentence | None
    owner_known: bool
    time_known: bool


def write_problems(desk: Desk) -> list[Paragraph]:
    """Last year first, then this year's problems, each with its measure or with a mark."""
    this_year, left = _this_year(desk)
    last_year = _last_year(desk, left)
    if len(last_year) > 2:
        first = Paragraph(last_year[0].sentences, desk.voice.say("last_year_heading"))
        second = Paragraph(this_year[0].sentences, desk.voice.say("this_year_heading"))
        return [first, *last_year[1:], second, *this_year[1:]]
    return [*last_year, *this_year]


# ── last year ──


def _last_year(desk: Desk, plans: list[Sentence]) -> list[Paragraph]:
    """Each item with its outcome; a plan of this year that is about it stands with it."""
    remarks = [remark for remark in desk.sifted.under("last_year") if not remark.nothing]
    items = [sentence for remark in remarks for sentence in _outcome(desk, remark)]
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
    return [Paragraph((intro,)), *_numbered(desk, [[item] for item in items])]


def _outcome(desk: Desk, remark: Remark) -> list[Sentence]:
    marks = desk.marks(remark)
    told = desk.told(replace(remark, doubts=(), pending=()), tuple(marks))
    if not remark.clauses or not told:
        return told
    raw = "".join(clause.text + (clause.end or "") for clause in remark.clauses)
    match = _SAID_LAST_YEAR.match(raw)
    if not match:
        if len(remark.clauses) == 1 and not SLOT.search(remark.clauses[0].text):
            mark = desk.voice.say("no_outcome")
            return [Sentence(told[0].text.removesuffix("。") + mark + "。", told[0].origin, told[0].evidence)]
        return told
    told_problem = match["problem"] or match["listed"] or match["headed"]
    problem = _bare(desk.voice.worded(told_problem + "。", "last_year"))
    outcome = match["outcome"] or match["result"] or match["then"]
    outcome = desk.voice.written(outcome.rstrip("，。；") + "。", "last_year").rstrip("。")
    if desk.voice.is_oral(problem + outcome):
        return told
    outcome = _finished(outcome) + "".join(marks)
    if _UNFINISHED.search(outcome) and not (_WHEN.search(outcome) or "【" in outcome):
        outcome += desk.voice.say("unfinished")
    if _PLANNED.search(told_problem):
        said = desk.voice.say("last_year_plan", promise=problem, outcome=outcome)
        return [Sentence(said, Origin.FACT, (remark.fact.id,))]
    name = "last_year_one" if len(desk.sifted.under("last_year")) == 1 else "last_year_item"
    return [Sentence(desk.voice.say(name, problem=problem, outcome=outcome), Origin.FACT, (remark.fact.id,))]


def _bare(problem: str) -> str:
    problem = problem.rstrip("。，；").removesuffix("的问题").removesuffix("这个问题")
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
        told = _told_fact(desk, promise.evidence)
        text += f"，{told.text.rstrip('。')}"
        evidence.append(promise.evidence.id)
    elif promise.status is not PromiseStatus.NOT_DONE:
        text += desk.voice.say("promise_no_evidence", promise=words)
    return Sentence(f"{text}。", Origin.FACT, tuple(evidence))


def _with_plan(desk: Desk, item: Sentence, plan: Sentence) -> Sentence:
    told = item.text.replace(desk.voice.say("unfinished"), "").rstrip("。")
    return Sentence(f"{told}。{plan.text}", item.origin, (*item.evidence, *plan.evidence))


# ── this year ──


def _this_year(desk: Desk) -> tuple[list[Paragraph], list[Sentence]]:
    """The paragraphs, and the plans that are about last year's problems."""
    problems, plans, items = _told("problems", desk), _told("plans", desk), _structured(desk)
    pairs, left = pair(problems, plans, _last_year_words(desk), desk.phrasebook.kin)
    late = [plan for plan in left if is_about(plan, _last_year_words(desk), desk.phrasebook.kin)]
    left = [plan for plan in left if plan not in late]
    items += [_item(desk, problem, plan) for problem, plan in pairs]
    if not items:
        ask = "$year年存在的主要问题，以及各项问题的改进措施、责任单位和完成时限。"
        asked = [Sentence(desk.voice.ask(ask), Origin.QUESTION)]
        said_none = any(remark.nothing for remark in desk.sifted.under("problems"))
        asked = [desk.question(desk.voice.say("no_answer_problems"))] if said_none else asked
        return [Paragraph((*asked, *_further(desk, left)))], late
    intro = Sentence(desk.voice.say("this_year_intro"), Origin.PHRASE)
    groups = [[item.problem, *([item.measure] if item.measure else [])] for item in items]
    paragraphs = [Paragraph((intro,)), *_numbered(desk, groups)]
    tail = [*_further(desk, left), *_unassigned(desk, items)]
    return [*paragraphs, *([Paragraph(tuple(tail))] if tail else [])], late


def _last_year_words(desk: Desk) -> list[str]:
    promised = [promise.promise.slotted() for promise in desk.report.promises]
    return [
        remark.fact.slotted() for remark in desk.sifted.under("last_year") if not remark.nothing
    ] + promised


def _told(topic: str, desk: Desk) -> list[Sentence]:
    return [
        sentence
        for remark in desk.sifted.under(topic)
        if not remark.nothing
        for sentence in _split(desk.told(remark))
    ]


def _split(sentences: list[Sentence]) -> list[Sentence]:
    """A remark with several measures, one after a stop or semicolon, is several."""
    split = []
    for sentence in sentences:
        pieces = [piece for piece in re.split(r"[。；](?![^【]*】)", sentence.text) if piece]
        ended = [piece if piece.endswith("】") else f"{piece}。" for piece in pieces]
        split += [Sentence(piece, sentence.origin, sentence.evidence) for piece in ended]
    return split


def _structured(desk: Desk) -> list[_Item]:
    items = []
    for problem in desk.report.problems:
        measure = _told_fact(desk, problem.measure) if problem.measure else None
        items.append(_item(desk, _told_fact(desk, problem.problem), measure))
    return items


def _told_fact(desk: Desk, fact: Fact) -> Sentence:
    remark, _ = sift_fact(fact, desk.phrasebook)
    told = desk.told(remark)
    words = desk.voice.worded(f"{fact.slotted().rstrip('。')}。", fact.topic)
    return told[0] if told else Sentence(words, Origin.FACT, (fact.id,))


def _item(desk: Desk, problem: Sentence, plan: Sentence | None) -> _Item:
    if plan is None:
        mark = desk.voice.say("missing_measure")
        return _Item(
            Sentence(f"{problem.text.rstrip('。')}。{_closed(mark)}", problem.origin, problem.evidence),
            None,
            True,
            True,
        )
    if plan.origin is Origin.QUESTION:
        return _Item(problem, plan, True, True)
    text = _LABEL.sub("", plan.text)
    measure = Sentence(desk.voice.say("measure_lead") + text, plan.origin, plan.evidence)
    return _Item(problem, measure, bool(_OWNER.search(plan.text)), bool(_WHEN.search(plan.text)))


def _closed(mark: str) -> str:
    return mark.removesuffix("】") + "。】"


def _unassigned(desk: Desk, items: list[_Item]) -> list[Sentence]:
    """Marks for measures without somebody responsible or without a time."""
    neither = [
        place
        for place, item in enumerate(items)
        if item.measure and not (item.owner_known or item.time_known)
    ]
    no_owner = [place for place, item in enumerate(items) if not item.owner_known and item.time_known]
    no_time = [place for place, item in enumerate(items) if item.owner_known and not item.time_known]
    asked = [
        ("missing_owner_and_deadline", neither),
        ("missing_owner", no_owner),
        ("missing_deadline", no_time),
    ]
    return [
        Sentence(desk.voice.say(name, which=_which(places, len(items))), Origin.QUESTION)
        for name, places in asked
        if places
    ]


def _which(places: list[int], among: int) -> str:
    if len(places) == among:
        return "以上各项措施" if among > 1 else "该项措施"
    return "、".join(f"第{_ORDINALS[place]}项" for place in places if place < len(_ORDINALS)) + "措施"


def _further(desk: Desk, plans: list[Sentence]) -> list[Sentence]:
    further = []
    for plan in plans:
        if plan.origin is Origin.QUESTION:
            further.append(plan)
        else:
            text = desk.voice.say("further_measure", measure=plan.text.rstrip("。"))
            further.append(Sentence(text, plan.origin, plan.evidence))
    return further


def _numbered(desk: Desk, groups: list[list[Sentence]]) -> list[Paragraph]:
    """Each group as a numbered paragraph, in the numbering this agency keeps to."""
    style = desk.voice.choose("numbering", 2)
    paragraphs = []
    for place, group in enumerate(groups):
        number = f"{place + 1}." if style == 0 or place >= len(_ORDINALS) else f"{_ORDINALS[place]}是"
        # "2.9条留言未回复" would be two and nine tenths.
        number += "有" if number.endswith(".") and group[0].text.startswith("⟦") else ""
        first = Sentence(number + group[0].text, group[0].origin, group[0].evidence)
        paragraphs.append(Paragraph((first, *group[1:])))
    return paragraphs

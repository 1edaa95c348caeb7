"""Section 5: what became of last year's problems, this year's problems, and one measure for each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nianbao.drafting.composer.gate import quotable
from nianbao.drafting.composer.items import WHEN, numbered, told_fact
from nianbao.drafting.composer.last_year import write_last_year
from nianbao.drafting.composer.pairing import is_of_last_year, pair
from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.figures import FigureKind
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from nianbao.drafting.composer.desk import Desk

_OWNER = regex(
    r"由|负责|(?:股|科|室|所|站|队|组|局|委|院|部门|中心|专人|领导|书记|镇长|乡长|主任|员"
    r"|办)(?:[^公理事法文]|$)"
)
_TIMES = (FigureKind.DATE, FigureKind.MONTH, FigureKind.YEAR, FigureKind.PERIOD)
_UNDECIDED = regex("(?:没|未)(?:有)?(?:想好|研究|定|考虑|商量|眉目)|再(?:议|说|定|商量|研究)")
"""信息员的事再议: a problem that nobody has an answer to yet."""
_WAITS = regex(
    "能不能[^。；]{0,12}(?:等|看)|(?:得|要|还要|还得)?等[^，。；]{1,8}(?:答复|批|同意|通知|定)"
    "|看(?:经费|情况|领导|上面|钱|预算)"
)
"""得等区里答复: the answer hangs on somebody else."""
_LABEL = regex(r"^[^，。；：⟦【]{2,10}：")
"""公示超期：…: the clerk's own reference to the problem."""


@dataclass(frozen=True, slots=True)
class _Item:
    problem: Sentence
    measure: Sentence | None
    owner_known: bool
    time_known: bool


def write_problems(desk: Desk) -> list[Paragraph]:
    """Last year first, then this year's problems, each with its measure or with a mark."""
    this_year, left = _this_year(desk)
    last_year = write_last_year(desk, left)
    if len(last_year) > 2:
        first = Paragraph(last_year[0].sentences, desk.voice.say("last_year_heading"))
        second = Paragraph(this_year[0].sentences, desk.voice.say("this_year_heading"))
        return [first, *last_year[1:], second, *this_year[1:]]
    return [*last_year, *this_year]


def _this_year(desk: Desk) -> tuple[list[Paragraph], list[Sentence]]:
    """The paragraphs, and the plans that are about last year's problems."""
    problems, plans, items = _told("problems", desk), _plans(desk), _structured(desk)
    pairs, left = pair(problems, plans, _last_year_words(desk), desk.phrasebook.kin)
    said, words = [problem.text for problem in problems], _last_year_words(desk)
    late = [plan for plan in left if is_of_last_year(plan, words, said, desk.phrasebook.kin)]
    left = [plan for plan in left if plan not in late]
    items += [_item(desk, problem, plan) for problem, plan in pairs]
    if not items:
        ask = "$year年存在的主要问题，以及各项问题的改进措施、责任单位和完成时限。"
        asked = [Sentence(desk.voice.ask(ask), Origin.QUESTION)]
        said_none = any(remark.nothing for remark in desk.sifted.under("problems"))
        asked = [desk.question(desk.voice.say("no_answer_problems"))] if said_none else asked
        return [Paragraph((*asked, *_further(desk, left)))], late
    intro = Sentence(desk.voice.say("this_year_intro"), Origin.PHRASE)
    items, missing = _with_missing(desk, items)
    groups = [[item.problem, *([item.measure] if item.measure else [])] for item in items]
    paragraphs = [Paragraph((intro,)), *numbered(desk, groups)]
    tail = [*_further(desk, left), *missing]
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


def _plans(desk: Desk) -> list[Sentence]:
    """The measures; one that is not decided yet is a mark in its place among them."""
    undecided = Sentence(_closed(desk.voice.say("missing_measure")), Origin.QUESTION)
    plans: list[Sentence] = []
    for remark in desk.sifted.remarks:
        if remark.topic != "plans" or remark.nothing:
            continue
        words = remark.fact.words
        figures = SLOT.search("".join(clause.text for clause in remark.clauses))
        if (remark.is_empty and _UNDECIDED.search(words)) or (_WAITS.search(words) and not figures):
            # Her words stand in the mark: they tell which problem has no answer yet.
            mark = desk.voice.say("missing_measure_noted", words=quotable(words.rstrip("。")))
            plans.append(replace(undecided, text=_closed(mark), evidence=(remark.fact.id,)))
        elif not remark.is_empty:
            plans += _split(desk.told(remark))
    return plans


def _split(sentences: list[Sentence]) -> list[Sentence]:
    """A remark with several measures, one after a stop or semicolon, is several."""
    split = []
    for sentence in sentences:
        pieces = [piece for piece in re.split(r"[。；](?![^【]*】)", sentence.text) if piece]
        ended = [piece if piece.startswith("【") else f"{piece}。" for piece in pieces]
        split += [Sentence(piece, sentence.origin, sentence.evidence) for piece in ended]
    return split


def _structured(desk: Desk) -> list[_Item]:
    items = []
    for problem in desk.report.problems:
        measure = told_fact(desk, problem.measure) if problem.measure else None
        items.append(_item(desk, told_fact(desk, problem.problem), measure))
    return items


def _item(desk: Desk, problem: Sentence, plan: Sentence | None) -> _Item:
    if plan is None:
        mark = desk.voice.say("missing_measure")
        return _Item(
            Sentence(f"{_ended(problem.text)}{_closed(mark)}", problem.origin, problem.evidence),
            None,
            True,
            True,
        )
    if plan.origin is Origin.QUESTION:
        return _Item(problem, plan, True, True)
    text = _LABEL.sub("", plan.text)
    measure = Sentence(desk.voice.say("measure_lead") + text, plan.origin, plan.evidence)
    return _Item(problem, measure, bool(_OWNER.search(plan.text)), _says_when(desk, plan.text))


def _says_when(desk: Desk, text: str) -> bool:
    """Whether a measure has a time: in words, or in a figure that is a date."""
    slots = set(SLOT.findall(text))
    dates = (
        numbered.id
        for fact in desk.report.every_fact()
        for numbered in fact.figures
        if numbered.figure.kind in _TIMES
    )
    return bool(WHEN.search(text)) or any(date in slots for date in dates)


def _ended(text: str) -> str:
    """With its stop, unless it is a mark that has one inside."""
    return text if text.endswith("。】") else f"{text.rstrip('。')}。"


def _closed(mark: str) -> str:
    return mark.removesuffix("】") + "。】"


def _with_missing(desk: Desk, items: list[_Item]) -> tuple[list[_Item], list[Sentence]]:
    """What a measure lacks, asked right behind it; once for all of them where all lack the same."""
    lacking = [_lacks(item) for item in items]
    if len(items) > 1 and lacking[0] and set(lacking) == {lacking[0]}:
        return items, [Sentence(desk.voice.say(f"{lacking[0]}_of_all"), Origin.QUESTION)]
    asked = [
        replace(item, measure=_asked(item.measure, desk.voice.say(name))) if item.measure and name else item
        for item, name in zip(items, lacking, strict=True)
    ]
    return asked, []


def _lacks(item: _Item) -> str:
    """The name of the mark for what is missing; empty when nothing is, or when there is no measure."""
    if item.measure is None or (item.owner_known and item.time_known):
        return ""
    if item.owner_known:
        return "missing_deadline"
    return "missing_owner" if item.time_known else "missing_owner_and_deadline"


def _asked(measure: Sentence, mark: str) -> Sentence:
    return replace(measure, text=f"{measure.text.rstrip('。')}{mark}。")


def _further(desk: Desk, plans: list[Sentence]) -> list[Sentence]:
    further = []
    for plan in plans:
        if plan.origin is Origin.QUESTION:
            further.append(plan)
        else:
            text = desk.voice.say("further_measure", measure=plan.text.rstrip("。"))
            further.append(Sentence(text, plan.origin, plan.evidence))
    return further

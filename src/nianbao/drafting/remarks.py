"""The remarks one part is written from, as the clerk made them, and what of each has to come up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nianbao.drafting.composer.clauses import normalised
from nianbao.drafting.composer.shape import unlabelled, unmarked
from nianbao.drafting.composer.units import dated
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from nianbao.drafting.composer.sifting import Remark, Sifted
    from nianbao.drafting.phrasebook import Phrasebook
    from nianbao.report.facts import Fact
    from nianbao.report.report import Report

_ENDS = regex("(?<=[，。；？])")
_AN_ORDER = "忽略以上"
_TAKEN_BACK = regex("[，。；]\\s*(?:哦|噢|呀|啊)?不对(?:[，。；]|$)|说错了|记错了|哦不")
_WHO_LOOK = regex("个?人(?:来)?[看审核签过]")
_LOOKS = regex("[看审核签]")
_MOST_NAMED = 2
_NAMED = ("前", "头", "这", "那", "上面", "以上")
_COUNTED = ("数了", "算了", "数过", "算过", "对了", "核了")
_STOPS = "，。；？"


@dataclass(frozen=True, slots=True)
class Said:
    """One remark of a part."""

    fact: str
    """Id."""
    topic: str
    words: str
    """Slotted, as she said it, without what is personal or an order to a program."""
    figures: tuple[str, ...]
    """Slots whose figures have to come up, in the text or in a mark."""
    clauses: tuple[str, ...]
    """Clauses without a figure that have to come up."""
    open: frozenset[str]
    """Slots of figures she is not sure of: they stand beside a mark, or in it."""
    taken_back: frozenset[str] = frozenset()
    """Slots of figures she put right herself: 204条，不对，是198条."""
    is_whole: bool = False
    """Whether every clause has to come up, however little it says: nothing else asks about it."""


def remarks_of(
    report: Report, sifted: Sifted, phrasebook: Phrasebook, topics: Collection[str], used: Collection[str]
) -> tuple[Said, ...]:
    """The remarks of some topics, and others that the composer's text of the part rests on.

    Args:
        report: with the facts.
        sifted: what is to be made of each.
        phrasebook: tells what is not to be shown.
        topics: of the part.
        used: ids of facts that stand in the composer's text.
    """
    reasons = {
        verdict.reason
        for verdict in phrasebook.verdicts
        if verdict.kind == "personal" or verdict.pattern.search(_AN_ORDER)
    }
    unused: dict[str, list[str]] = {}
    hidden: dict[str, list[str]] = {}
    for entry in sifted.unused:
        unused.setdefault(entry.fact, []).append(entry.words)
        if entry.reason in reasons:
            hidden.setdefault(entry.fact, []).append(entry.words)
    said = [
        _said(remark, unused.get(remark.fact.id, []), hidden.get(remark.fact.id, []))
        for remark in sifted.remarks
        if remark.topic in topics or remark.fact.id in used
    ]
    nested = [fact for fact in report.every_fact() if fact not in report.facts and fact.id in used]
    said += [
        Said(
            fact.id,
            fact.topic,
            fact.slotted(),
            tuple(each.id for each in fact.figures),
            tuple(piece for piece in re.split(f"[{_STOPS}]", fact.slotted()) if not SLOT.search(piece)),
            frozenset(),
        )
        for fact in nested
    ]
    return tuple(remark for remark in said if remark.words)


def whole(remark: Said, asked: str, unused: Collection[str]) -> Said:
    """The remark with the clauses having to come up that the composer only asked about.

    Args:
        remark: as it was made.
        asked: the marks that quote them.
        unused: clauses of hers that are no matter for a report.
    """
    pieces = (
        piece
        for piece in re.split(f"[{_STOPS}]", remark.words)
        if piece and piece in asked and piece not in unused
    )
    return replace(remark, clauses=tuple(dict.fromkeys((*remark.clauses, *pieces))), is_whole=True)


def _said(remark: Remark, unused: list[str], hidden: list[str]) -> Said:
    fact = remark.fact
    kept = {slot for clause in remark.clauses for slot in clause.slots}
    asked = {
        slot for words in (*remark.doubts, *remark.pending, *remark.marks) for slot in SLOT.findall(words)
    }
    left_out = "，".join(unused)
    # 1号：医院收费…, 二笔，公开专区…: the number of an item in her list is no fact.
    labels = set(SLOT.findall(fact.listed())) - set(SLOT.findall(unlabelled(fact)))
    figures = tuple(
        each.id
        for each in fact.figures
        if (each.id in kept | asked or each.figure.text not in left_out)
        and each.id not in labels
        # 数了两遍 is how she counted.
        and not (each.figure.unit == "遍" and fact.words[: each.figure.start].endswith(_COUNTED))
        # 0元 is told by 未收取, and 前2个 counts what was named before.
        and each.figure.value != 0
        and not fact.words[: each.figure.start].endswith(_NAMED)
        # 稿子两个人看，宣传委员看内容，保密员看涉密: who they are is told by naming them.
        and not (
            _WHO_LOOK.match(fact.words, each.figure.end) and len(_LOOKS.findall(fact.words)) > _MOST_NAMED
        )
    )
    # What she takes back need not come up, nor how she got there; what she ends with does.
    taken_back: frozenset[str] = frozenset()
    if _TAKEN_BACK.search(fact.words):
        last = fact.figures[-1].figure.text if fact.figures else ""
        taken_back = frozenset(each.id for each in fact.figures if each.figure.text != last)
    words = "".join(_shown(fact, hidden)).rstrip("，；。")
    clauses = (clause.said for clause in remark.clauses if not clause.slots)
    return Said(
        fact.id,
        remark.topic,
        words,
        figures if not taken_back else figures[-1:],
        tuple(dict.fromkeys((*clauses, *_of_nothing(words, fact)))),
        frozenset(asked - kept) | taken_back,
        taken_back,
    )


def _of_nothing(words: str, fact: Fact) -> Iterator[str]:
    """What there was none of, as clauses: 追责0 is lost where nothing tells of 责任追究."""
    zeros = {each.id for each in fact.figures if each.figure.value == 0}
    for piece in re.split(f"[{_STOPS}、]", words):
        if zeros.intersection(SLOT.findall(piece)) and (bare := SLOT.sub("", piece).strip("：")):
            yield bare


def _shown(fact: Fact, hidden: list[str]) -> Iterator[str]:
    """The remark clause by clause without what is nobody's business."""
    typed = {each.id: each.figure.text for each in fact.figures}
    for piece in _ENDS.split(normalised(dated(unmarked(unlabelled(fact), fact.topic), fact))):
        bare = SLOT.sub(lambda slot: typed.get(slot[1], ""), piece).rstrip(_STOPS)
        if bare not in hidden:
            yield piece

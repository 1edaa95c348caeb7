"""The other aspects of section 1: what the clerk said, the cells of table 2, and the open questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.facts import TOPICS
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from nianbao.drafting.composer.desk import Desk
    from nianbao.drafting.phrasebook import Gap

_NORMATIVE = ("t2.normative.issued", "t2.normative.repealed", "t2.normative.in_force")
_DECISIONS = {
    "t2.licences.decisions": "行政许可",
    "t2.penalties.decisions": "行政处罚",
    "t2.coercion.decisions": "行政强制",
}
_FEES = "t2.fees.amount"
_RULES = ("t2.rules.issued", "t2.rules.repealed", "t2.rules.in_force")
_TABLE_2 = (*_NORMATIVE, *_DECISIONS, _FEES)
_LONG = 44
"""Characters from which a remark stands as a paragraph of its own."""


def write_disclosure(desk: Desk) -> list[Paragraph]:
    """（一）主动公开: remarks first, then the cells of table 2 that no remark told."""
    sentences: list[Sentence] = []
    bound: set[str] = set()
    for remark in desk.sifted.under("proactive"):
        checked = desk.checked(remark)
        bound |= checked.bound
        sentences += desk.told(checked.remark, checked.questions)
        sentences += [] if checked.remark.clauses else [desk.question(mark) for mark in checked.questions]
    bound |= desk.proof.cells_told(sentences)
    asked = "".join(mark for remark in desk.sifted.under("proactive") for mark in remark.marks)
    # A zero beside the question whether there was one would settle what is asked.
    bound |= {key for key, name in _DECISIONS.items() if f"是否有{name}决定" in asked}
    told = _paragraphs(desk, "proactive", sentences)
    cells = _table_2(desk, frozenset(bound))
    return [*told, *([Paragraph(tuple(cells))] if cells else [])]


def write_aspect(desk: Desk, topic: str) -> list[Paragraph]:
    """（三）, （四） and （五）: the remarks in the order they were said."""
    sentences: list[Sentence] = []
    for remark in desk.sifted.under(topic):
        if remark.nothing:
            ask = desk.voice.say("ask_topic_same", topic=TOPICS[topic], words=remark.fact.words)
            sentences.append(desk.question(ask, remark))
            continue
        checked = desk.checked(remark)
        sentences += desk.told(checked.remark, checked.questions)
    return _paragraphs(desk, topic, sentences)


def open_questions(desk: Desk, part: str, topics: tuple[str, ...]) -> list[Sentence]:
    """Marks for what the form asks of this part and nobody said."""
    own = desk.sifted.told_or_asked((part.removeprefix("1."),))
    said = desk.sifted.told_or_asked(topics)
    asked = [gap for gap in desk.phrasebook.gaps if gap.part == part and _is_open(desk, gap, own, said)]
    return [Sentence(desk.voice.ask(gap.ask), Origin.QUESTION) for gap in asked]


def _is_open(desk: Desk, gap: Gap, own: str, said: str) -> bool:
    if gap.id in desk.asked or (gap.kinds and desk.report.profile.kind not in gap.kinds):
        return False
    if gap.only_if and not gap.only_if.search(own):
        return False
    heard = own if gap.own_only else said
    return not (gap.told_by and gap.told_by.search(heard))


def _paragraphs(desk: Desk, topic: str, sentences: list[Sentence]) -> list[Paragraph]:
    """Long remarks stand alone; short ones share a paragraph, up to a length that differs among agencies."""
    full = (90, 120, 150)[desk.voice.choose(f"paragraphs {topic}", 3)]
    paragraphs: list[list[Sentence]] = []
    for sentence in sentences:
        length = _length(sentence)
        room = full - sum(_length(other) for other in paragraphs[-1]) if paragraphs else 0
        about_it = sentence.origin is Origin.QUESTION
        if paragraphs and (about_it or (length < _LONG and length <= room)):
            paragraphs[-1].append(sentence)
        else:
            paragraphs.append([sentence])
    return [Paragraph(tuple(group)) for group in paragraphs]


def _length(sentence: Sentence) -> int:
    return len(SLOT.sub("00", sentence.text))


def _table_2(desk: Desk, bound: frozenset[str]) -> list[Sentence]:
    tables, say = desk.report.tables, desk.voice.say
    if any(tables.value(key) is None for key in _TABLE_2):
        return [desk.question(say("ask_cells", what="表二“主动公开政府信息情况”"))]
    decisions = [key for key in _DECISIONS if key not in bound]
    if not bound & set(_TABLE_2) and tables.is_zero(
        "t2.normative.issued", "t2.normative.repealed", *decisions, _FEES
    ):
        names = "、".join(_DECISIONS.values())
        text = say("no_document_no_decision", decisions=names, zero="⟦t2.licences.decisions⟧")
        held = tables.positive("t2.normative.in_force")
        in_force = [say("normative_in_force", a="⟦t2.normative.in_force⟧")] if held else []
        return [Sentence(text, Origin.TABLE, _TABLE_2), *_stock(in_force)]
    clauses = [*_normative(desk, bound), *_decided(desk, decisions), *_collected(desk, bound)]
    sentences = (
        [Sentence("，".join(clauses) + "。", Origin.TABLE, tuple(set(_TABLE_2) - bound))] if clauses else []
    )
    if tables.positive(*_RULES):
        a, b, c = (f"⟦{key}⟧" for key in _RULES)
        sentences.append(Sentence(say("rules", a=a, b=b, c=c), Origin.TABLE, _RULES))
    return sentences


def _stock(clauses: list[str]) -> list[Sentence]:
    return [Sentence(f"行政规范性文件{clause}。", Origin.TABLE, _NORMATIVE) for clause in clauses]


def _normative(desk: Desk, bound: frozenset[str]) -> list[str]:
    tables, say = desk.report.tables, desk.voice.say
    clauses = []
    if "t2.normative.issued" not in bound:
        issued = tables.positive("t2.normative.issued")
        clauses.append(
            say("normative_issued", a="⟦t2.normative.issued⟧") if issued else say("normative_none_issued")
        )
    for key, name in (
        ("t2.normative.repealed", "normative_repealed"),
        ("t2.normative.in_force", "normative_in_force"),
    ):
        if key not in bound and tables.positive(key):
            clause = say(name, a=f"⟦{key}⟧")
            clauses.append(clause if clauses else f"行政规范性文件{clause}")
    return clauses


def _decided(desk: Desk, open_decisions: list[str]) -> list[str]:
    tables, say = desk.report.tables, desk.voice.say
    clauses = [
        say("decision", name=_DECISIONS[key], a=f"⟦{key}⟧") for key in tables.positive(*open_decisions)
    ]
    zeros = "、".join(_DECISIONS[key] for key in open_decisions if tables.is_zero(key))
    return [*clauses, say("no_decision", names=zeros)] if zeros else clauses


def _collected(desk: Desk, bound: frozenset[str]) -> list[str]:
    if _FEES in bound:
        return []
    if desk.report.tables.positive(_FEES):
        return [desk.voice.say("fees", a=f"⟦{_FEES}⟧")]
    return [desk.voice.say("no_fees")]

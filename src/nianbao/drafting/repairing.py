"""A refused sentence made to stand: told as in the model's other reply, or itself without what was refused.

Nothing is taken for repaired that the grounder has not examined again.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.drafting.grounding.texts import letters_of, pairs_of
from nianbao.drafting.grounding.verdict import Why
from nianbao.report.document import MARK
from nianbao.report.draft import Origin, Sentence
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nianbao.drafting.evidence import Evidence
    from nianbao.drafting.grounding import Grounder
    from nianbao.drafting.grounding.verdict import Fault

LABEL = regex(r"^(?:[一二三四五六七八九]是|\d{1,2}[.．、](?!\d))")
"""The number of an item of a list."""
_TOKEN = regex(r"⟦Q\d+⟧")
_CLAUSE = regex("[^，；。：]+[，；。：]?")
_OF_ALL = regex("(?<!平)均(?!衡|匀|为)|全部|一律|逐一|任何")
_OF_WORDS = frozenset(
    {Why.WORDS, Why.CAUSE, Why.ALL, Why.SLOGAN, Why.TIME, Why.PLAN, Why.NEGATION, Why.UNIT, Why.FIGURE}
)
"""What is wrong with the words of a clause whose figures are its own."""
_LEANS = regex("^(?:其中|并|且|也|还|再|又|仍|由此|该|此)")
"""Begins a clause that needs the one before it."""
_FEW = 2
"""Letters that two clauses on the same figures share at least when they tell the same."""
_ALIKE = 0.5
"""Share of a refused sentence's words that another must hold to tell the same."""


def figures_of(text: str) -> set[str]:
    """The slots of a text that stand for figures."""
    return {name for name in SLOT.findall(text) if not name.startswith(("Q", "year"))}


def unlabelled(text: str) -> str:
    """A sentence without the number of its item."""
    return LABEL.sub("", text, count=1)


def repaired(
    sentence: Sentence,
    faults: Sequence[Fault],
    others: Sequence[Sentence],
    evidence: Evidence,
    grounder: Grounder,
) -> Sentence | None:
    """What may stand in the place of a refused sentence and tells the same; None where nothing does.

    Args:
        sentence: the one refused.
        faults: what was found in it.
        others: sentences of the model's other reply that may stand.
        evidence: of the part.
        grounder: examines what was made.
    """
    label = LABEL.match(sentence.text)
    lead = label[0] if label else ""
    for other in others:
        # The mark behind a figure nobody is sure of does not come with it.
        if _tells_the_same(sentence, other) and stands(other.text, evidence, grounder):
            return replace(other, text=f"{lead}{unlabelled(other.text)}")
    words = [fault.words for fault in faults if fault.words]
    for text in _versions(sentence, words, faults, evidence, grounder):
        if stands(text, evidence, grounder):
            return replace(sentence, text=text)
    return None


def _tells_the_same(sentence: Sentence, other: Sentence) -> bool:
    """Whether another sentence holds every figure of one, and most of its words."""
    if other.origin is Origin.QUESTION or not figures_of(sentence.text) <= figures_of(other.text):
        return False
    facts = {each for each in sentence.evidence if each.startswith("F")}
    own = pairs_of(unlabelled(_bare(sentence.text)))
    shared = len(own & pairs_of(_bare(other.text)))
    return bool(own) and facts <= set(other.evidence) and shared >= len(own) * _ALIKE


def _versions(
    sentence: Sentence,
    words: Sequence[str],
    faults: Sequence[Fault],
    evidence: Evidence,
    grounder: Grounder,
) -> Iterator[str]:
    """Ways to tell it without what was refused, those first that lose least."""
    text = sentence.text
    if all(fault.why in (Why.ALL, Why.WORDS) for fault in faults) and _OF_ALL.search(text):
        yield _OF_ALL.sub("", text)
    clauses = _CLAUSE.findall(text) if not MARK.search(text) else []
    wrong = [at for at, each in enumerate(clauses) if _is_wrong(grounder.shown(each), words)]
    if not wrong or len(wrong) == len(clauses):
        return
    supplied = [
        clause.rstrip("，；。：")
        for paragraph in evidence.paragraphs
        for each in paragraph.sentences
        if set(each.evidence) & set(sentence.evidence)
        for clause in _CLAUSE.findall(unlabelled(_TOKEN.sub("", each.text)))
    ]
    told = list(clauses)
    if any(fault.why not in _OF_WORDS for fault in faults):
        # A figure that stands in another's place belongs to no clause of this sentence.
        return
    for at in wrong:
        instead = _instead(clauses[at], supplied, told)
        if not instead or not grounder.reads(instead, evidence):
            break
        label = LABEL.match(clauses[at])
        told[at] = f"{label[0] if label else ''}{instead}{clauses[at][-1]}"
    else:
        yield "".join(told)


def _instead(clause: str, supplied: Sequence[str], told: Sequence[str]) -> str:
    """The composer's clause with the very figures of a refused one."""
    figures = figures_of(clause)
    beside = {each.rstrip("，；。：") for each in told}
    if not figures:
        return ""
    letters = set(letters_of(SLOT.sub("", clause)))
    return next(
        (
            each
            for each in supplied
            if figures_of(each) == figures
            and each not in beside
            and len(letters & set(letters_of(SLOT.sub("", each)))) >= _FEW
        ),
        "",
    )


def without_refused(
    sentence: Sentence, faults: Sequence[Fault], evidence: Evidence, grounder: Grounder
) -> str:
    """What is left of a sentence without its refused clauses; empty where that is no sentence."""
    if MARK.search(sentence.text) or any(fault.why not in _OF_WORDS for fault in faults):
        return ""
    words = [fault.words for fault in faults if fault.words]
    clauses = _CLAUSE.findall(sentence.text)
    kept: list[str] = []
    for at, clause in enumerate(clauses):
        if _is_wrong(grounder.shown(clause), words):
            if at == 0 or (at + 1 < len(clauses) and _LEANS.match(clauses[at + 1])):
                return ""
            continue
        kept.append(clause)
    if not kept or len(kept) == len(clauses) or kept[-1].endswith("："):
        return ""
    text = f"{''.join(kept).rstrip('，；。')}。"
    return text if stands(text, evidence, grounder) else ""


def _is_wrong(shown: str, words: Sequence[str]) -> bool:
    return any(word in shown or shown.rstrip("，；。：") in word for word in words)


def stands(text: str, evidence: Evidence, grounder: Grounder) -> bool:
    """Whether nothing in a sentence is refused; a mark of it stands for whatever it asks."""
    return not grounder.ground(MARK.sub("⟦Q1⟧", text), evidence).faults


def _bare(text: str) -> str:
    return re.sub(r"\d", "", SLOT.sub("\ue000", MARK.sub("", text)))

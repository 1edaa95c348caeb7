"""What a model's text rests on, so that it outlives every change that does not touch it.

A text was written from the composer's text of the same part. As long as that says the same of the same
remarks, the model's text stands; remarks added elsewhere renumber the facts, cells change their values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.facts import Fact
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT, Slots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from nianbao.report.draft import Draft
    from nianbao.report.report import Report

_FACT = regex(r"F\d+")
_LOST = "【待核：这里原来的数，表格里已经没有。】"


@dataclass(frozen=True, slots=True)
class ModelText:
    """One part as a model or the clerk wrote it, or as it was when she locked it."""

    draft: Draft
    prompt: str
    """Digest of the prompt; empty where no model wrote it."""
    basis: tuple[str, ...]
    """The composer's paragraphs it was written from, slots in place; see `basis_of`."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Id → words of every fact it states a figure of, as they were then."""


def basis_of(composed: Draft) -> tuple[str, ...]:
    """The composer's paragraphs, headings in front, slots in place."""
    return tuple(f"{paragraph.heading}\n{paragraph.text}" for paragraph in composed.paragraphs)


def rebased(written: ModelText, composed: Draft) -> Draft | None:
    """The model's text with the facts numbered as they are now; None when the composer's has changed.

    Args:
        written: the model's text with what it was written from.
        composed: the composer's text of the part as it is now.
    """
    now = basis_of(composed)
    old, new = _numbers(written.basis), _numbers(now)
    if _numbered(written.basis, old) != _numbered(now, new):
        return None
    places = {place: name for name, place in new.items()}
    names = {name: places[place] for name, place in old.items()}

    def renamed(sentence: Sentence) -> Sentence:
        text = SLOT.sub(
            lambda slot: _FACT.sub(lambda fact: names.get(fact[0], fact[0]), slot[0]), sentence.text
        )
        evidence = tuple(names.get(source, source) for source in sentence.evidence)
        return Sentence(text, sentence.origin, evidence)

    return _each_sentence(written.draft, renamed)


def words_of(draft: Draft, report: Report) -> dict[str, str]:
    """Id → words of every fact that a draft rests on or states a figure of."""
    named = {
        name
        for paragraph in draft.paragraphs
        for sentence in paragraph.sentences
        for name in (*sentence.evidence, *_facts_in(sentence.text))
    }
    return {fact.id: fact.words for fact in report.every_fact() if fact.id in named}


def surviving(text: ModelText, report: Report) -> Draft:
    """The text though what it was written from has changed, for one that the clerk wrote or locked.

    Facts are found again by their words, or by those words with other figures. A figure of one that is gone
    stays as it stood, from now on the clerk's own; one of a cell that was emptied becomes a mark.
    """
    now = {fact.words: fact.id for fact in reversed(report.every_fact())}
    shapes = {_shape(fact): fact.id for fact in reversed(report.every_fact())}
    names = {
        name: found
        for name, words in text.words.items()
        if (found := now.get(words) or shapes.get(_shape(Fact.from_words(name, "other", words))))
    }
    gone = {name: words for name, words in text.words.items() if name not in names}
    shown = {
        figure.id: figure.figure.text
        for name, words in gone.items()
        for figure in Fact.from_words(name, "other", words).figures
    }
    slots = Slots(report)

    def put(sentence: Sentence) -> Sentence:
        lost = False

        def kept(slot: re.Match[str]) -> str:
            nonlocal lost
            moved = _FACT.sub(lambda fact: names.get(fact[0], fact[0]), slot[1])
            if not gone.keys() & set(_FACT.findall(slot[1])) and slots.can_show(moved):
                return f"⟦{moved}⟧"
            lost = True
            return shown.get(slot[1], _LOST)

        written = SLOT.sub(kept, sentence.text)
        evidence = tuple(names.get(each, each) for each in sentence.evidence if each not in gone)
        return Sentence(written, Origin.CLERK if lost else sentence.origin, evidence)

    return _each_sentence(text.draft, put)


def _each_sentence(draft: Draft, put: Callable[[Sentence], Sentence]) -> Draft:
    paragraphs = tuple(
        Paragraph(tuple(put(sentence) for sentence in paragraph.sentences), paragraph.heading)
        for paragraph in draft.paragraphs
    )
    return replace(draft, paragraphs=paragraphs)


def _shape(fact: Fact) -> str:
    """Its words with every figure blotted out."""
    return SLOT.sub("⟦⟧", fact.slotted())


def _facts_in(text: str) -> Iterable[str]:
    return (fact for slot in SLOT.findall(text) for fact in _FACT.findall(slot))


def _numbers(basis: Iterable[str]) -> dict[str, int]:
    """Ids of facts in the order they come up."""
    found = [fact for text in basis for slot in SLOT.findall(text) for fact in _FACT.findall(slot)]
    return {fact: place for place, fact in enumerate(dict.fromkeys(found))}


def _numbered(basis: Iterable[str], numbers: dict[str, int]) -> list[str]:
    return [
        SLOT.sub(lambda slot: _FACT.sub(lambda fact: f"#{numbers[fact[0]]}", slot[0]), text) for text in basis
    ]

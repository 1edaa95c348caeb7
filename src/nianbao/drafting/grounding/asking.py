"""Which of the program's own questions a model's text still leaves open, and where they belong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.report.document import MARK
from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.drafting.evidence import Evidence

_ASKING = regex("待补|待核|请|说明|情况|写明|注明|是否|有无|多少|素材|经办人|分别|全年|年")
_SAME = 0.5
"""Share of a question's words that another mark must hold to ask the same."""
_ANSWERED = 0.25
"""Share of a question's words that the text must hold to have answered what nobody was known to say."""
_FEW = 2
"""Pairs of characters that a mark, with the sentence it stands in, shares with a question on one remark."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text asks already."""

    tokens: frozenset[str]
    """Names of the program's marks that were put in their places."""
    declined: frozenset[str]
    """Names of those that the model says the clerk has answered."""
    answered: frozenset[str]
    """Names of those of them for which it names a remark that speaks of the matter."""
    own: tuple[str, ...]
    """The model's own marks, as printed."""
    told: str
    """The text as printed, marks left out."""


def still_open(
    evidence: Evidence, asked: Asked, paragraphs: list[Paragraph]
) -> list[tuple[str, tuple[str, ...]]]:
    """The marks that nothing in the text stands for, with the facts that raise them.

    A mark is settled when the model put it, asks the same in its own words, or says that the clerk has
    answered it: of what nobody is known to have said a word, it must name the remark, or the text show it.
    """
    beside = [each for paragraph in paragraphs for each in _marked(paragraph)]
    left = []
    for number, (mark, words, askers) in enumerate(
        zip(evidence.marks, evidence.asked, evidence.askers, strict=True), start=1
    ):
        name = f"Q{number}"
        if name in asked.tokens:
            continue
        if any(_alike(words, own) for own in asked.own):
            continue
        facts = {asker for asker in askers if asker.startswith("F")}
        if asked.own and facts and any(len(_pairs(words) & _pairs(each)) >= _FEW for each in beside):
            continue
        if name in asked.answered:
            continue
        if name in asked.declined and (facts or _alike(words, asked.told, _ANSWERED)):
            continue
        left.append((mark, askers))
    return left


def with_questions(paragraphs: list[Paragraph], left: list[tuple[str, tuple[str, ...]]]) -> list[Paragraph]:
    """The paragraphs with every open mark behind what raises it; one nobody raised stands at the end."""
    placed = [paragraph for paragraph in paragraphs if paragraph.sentences]
    at_the_end: list[Sentence] = []
    for mark, askers in left:
        question = Sentence(alone(mark), Origin.QUESTION, askers)
        facts = {asker for asker in askers if asker.startswith("F")}
        if (spot := _spot(placed, facts)) is None:
            at_the_end.append(question)
            continue
        at, place = spot
        sentences = list(placed[at].sentences)
        sentences.insert(place + 1, question)
        placed[at] = Paragraph(tuple(sentences), placed[at].heading)
    if len(at_the_end) == 1 and placed:
        last = placed[-1]
        return [*placed[:-1], Paragraph((*last.sentences, at_the_end[0]), last.heading)]
    return [*placed, *(Paragraph((question,)) for question in at_the_end)]


def alone(mark: str) -> str:
    """A mark as a sentence of its own."""
    return mark if mark.endswith("。】") else f"{mark.removesuffix('】')}。】"


def _spot(paragraphs: list[Paragraph], facts: set[str]) -> tuple[int, int] | None:
    """The last sentence that rests on one of the facts."""
    spots = [
        (at, place)
        for at, paragraph in enumerate(paragraphs)
        for place, sentence in enumerate(paragraph.sentences)
        if facts.intersection(sentence.evidence)
    ]
    return spots[-1] if spots else None


def _marked(paragraph: Paragraph) -> list[str]:
    """The sentences with a mark in them; with one that stands alone, the sentence before it too."""
    before = ("", *(sentence.text for sentence in paragraph.sentences))
    return [
        f"{earlier if sentence.origin is Origin.QUESTION else ''}{sentence.text}"
        for earlier, sentence in zip(before, paragraph.sentences, strict=False)
        if MARK.search(sentence.text)
    ]


def _alike(words: str, other: str, share: float = _SAME) -> bool:
    """Whether what is asked is spoken of."""
    pairs = _pairs(words)
    return bool(pairs) and len(pairs & _pairs(other)) >= len(pairs) * share


def _pairs(text: str) -> set[str]:
    bare = _ASKING.sub("\ue000", text)
    return {run[at : at + 2] for run in re.findall("[\u4e00-\u9fff]+", bare) for at in range(len(run) - 1)}

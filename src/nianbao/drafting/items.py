"""Numbered items of a text that is mended: each keeps its problem, its measure and its outcome."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.drafting.grounding.forgotten import quoted
from nianbao.drafting.repairing import LABEL, figures_of, unlabelled
from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nianbao.drafting.evidence import Evidence
    from nianbao.drafting.grounding import Grounder

_TOKEN = regex(r"⟦Q\d+⟧")
_DIGITS = "零一二三四五六七八九"
_SAID_AT_ONCE = regex("^关于(?P<problem>[^，。]+?)的?问题，(?P<outcome>.+)$")
"""The composer's item on a problem of last year."""
_PIECES = regex("[，。；：]")


def in_item(
    group: Sequence[Sentence], refused: Sentence, paragraph: Paragraph, evidence: Evidence, grounder: Grounder
) -> tuple[Sentence, ...]:
    """The composer's sentences as they go on in the item where a refused one stood.

    Args:
        group: what stands in; empty where nothing was lost but a name.
        refused: the sentence it stands in for.
        paragraph: the one that held it.
        evidence: of the part.
        grounder: tells what reads like a report.
    """
    label = LABEL.match(refused.text)
    if label is None:
        first = LABEL.match(paragraph.sentences[0].text)
        return tuple(_continued(each) if first else each for each in group)
    told = any(
        set(each.evidence) & set(refused.evidence) and figures_of(each.text)
        for each in paragraph.sentences
        if each is not refused
    )
    if group and group[0].origin is not Origin.QUESTION:
        text = unlabelled(group[0].text)
        at_once = _SAID_AT_ONCE.match(text)
        if at_once and told:
            # The outcome stands in the next sentence already.
            text = f"{at_once['problem']}。"
        return (replace(group[0], text=f"{label[0]}{text}"), *(_continued(each) for each in group[1:]))
    if group:
        return (replace(group[0], text=f"{label[0]}{group[0].text}"), *group[1:])
    return (_named(label[0], refused, paragraph, evidence, grounder),)


def _continued(sentence: Sentence) -> Sentence:
    """A sentence of the composer's without the number and the problem of its item."""
    text = unlabelled(sentence.text)
    at_once = _SAID_AT_ONCE.match(text)
    return replace(sentence, text=at_once["outcome"] if at_once else text)


def _named(
    label: str, refused: Sentence, paragraph: Paragraph, evidence: Evidence, grounder: Grounder
) -> Sentence:
    """The problem of an item as the composer names it, or asked about in the clerk's words."""
    facts = [each for each in refused.evidence if each.startswith("F")] or [
        each for sentence in paragraph.sentences for each in sentence.evidence if each.startswith("F")
    ]
    for each in (s for p in evidence.paragraphs for s in p.sentences if set(facts[:1]) & set(s.evidence)):
        text = unlabelled(_TOKEN.sub("", each.text))
        at_once = _SAID_AT_ONCE.match(text)
        problem = f"{at_once['problem']}。" if at_once else text
        if LABEL.match(each.text) and grounder.reads(problem, evidence):
            return replace(each, text=f"{label}{problem}")
    words = next((remark.words for remark in evidence.remarks if remark.fact in facts[:1]), "")
    asked = quoted(_PIECES.split(grounder.shown(words))[0] or refused.text, tuple(facts[:1]))
    return replace(asked, text=f"{label}{asked.text}")


def placed(group: tuple[Sentence, ...], paragraphs: list[Paragraph], evidence: Evidence) -> list[Paragraph]:
    """The paragraphs with a group in its item, or as an item of its own behind the one before it.

    Whatever nothing tells where it belongs stands at the end.
    """
    facts = {source for sentence in group for source in sentence.evidence}
    before: list[set[str]] = []
    for paragraph in evidence.paragraphs:
        own = {source for sentence in paragraph.sentences for source in sentence.evidence}
        if own & facts:
            if (at := _resting_on(own - facts, paragraphs)) is not None:
                added = tuple(_continued(each) for each in group)
                paragraphs[at] = replace(paragraphs[at], sentences=(*paragraphs[at].sentences, *added))
                return paragraphs
            break
        before.append(own)
    for own in reversed(before):
        if (at := _resting_on(own, paragraphs)) is not None:
            return [*paragraphs[: at + 1], Paragraph(group), *paragraphs[at + 1 :]]
    return [*paragraphs, Paragraph(group)]


def _resting_on(facts: set[str], paragraphs: list[Paragraph]) -> int | None:
    found = [
        at
        for at, paragraph in enumerate(paragraphs)
        if any(facts.intersection(sentence.evidence) for sentence in paragraph.sentences)
    ]
    return found[-1] if found else None


def numbered(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs with the items of every list counted in order, and in the way of its first item."""
    made: list[Paragraph] = []
    count, in_words, is_new = 0, False, True
    for paragraph in paragraphs:
        is_new = is_new or bool(paragraph.heading)
        sentences: list[Sentence] = []
        for sentence in paragraph.sentences:
            text = sentence.text
            if label := LABEL.match(text):
                count = 1 if is_new else count + 1
                in_words = label[0].endswith("是") if is_new else in_words
                text = f"{_label(count, in_words=in_words)}{text[label.end() :]}"
                is_new = False
            sentences.append(replace(sentence, text=text))
        # A sentence that leads to a list begins another one.
        is_new = is_new or paragraph.text.endswith("：")
        made.append(Paragraph(tuple(sentences), paragraph.heading))
    return tuple(made)


def _label(number: int, *, in_words: bool) -> str:
    return f"{_DIGITS[number]}是" if in_words and number < len(_DIGITS) else f"{number}."

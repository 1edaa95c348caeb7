"""A text of which some sentences may not stand or are missing: the smallest piece gives way, the others stay.

What stands in is the composer's sentence where it reads like a report, else a mark that quotes the remark.
A remark of which every figure is told is not told again for some of its words: those go back to the clerk.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nianbao.drafting.grounding.forgotten import quoted
from nianbao.report.document import MARK
from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nianbao.drafting.evidence import Evidence
    from nianbao.drafting.grounding import Grounded, Grounder
    from nianbao.drafting.grounding.verdict import Dropped

_TOKEN = regex(r"⟦Q\d+⟧")
_OF_PROBLEMS = "5"
_NUMBERED = regex(r"^(\d)\.")
_FIRSTLY = regex("^[一二三四五六七八九]是")
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Mended:
    """A text that may stand."""

    paragraphs: tuple[Paragraph, ...]
    shortened: frozenset[str]
    """Ids of remarks of which every figure is told, and some of the words are not."""


def mended(grounded: Grounded, evidence: Evidence, grounder: Grounder) -> Mended | None:
    """The paragraphs without the sentences that may not stand, and with all that they told.

    None where nothing of the model's would be left, or one of those sentences is not to be found.
    """
    bad = {fault.sentence for fault in grounded.faults}
    told = [
        s for paragraph in grounded.paragraphs for s in paragraph.sentences if s.origin is not Origin.QUESTION
    ]
    wrong = [sentence for sentence in told if _shown(sentence, grounder) in bad]
    if not wrong or len({_shown(each, grounder) for each in wrong}) < len(bad):
        return None
    if all(each in wrong or each.origin is Origin.PHRASE for each in told):
        return None
    kept = tuple(
        Paragraph(tuple(s for s in paragraph.sentences if s not in wrong), paragraph.heading)
        for paragraph in grounded.paragraphs
    )
    missing, shortened = _apart(grounder.forgotten(kept, evidence, grounded.left_out), kept)
    forgotten = [_counted(_fit(dropped, evidence, grounder), kept) for dropped in missing]
    stated = {name for paragraph in kept for each in paragraph.sentences for name in _figures(each)}
    paragraphs = []
    for paragraph in grounded.paragraphs:
        sentences: list[Sentence] = []
        for sentence in paragraph.sentences:
            if sentence not in wrong:
                sentences.append(sentence)
                continue
            theirs = [each for each in forgotten if _facts(each).intersection(sentence.evidence)]
            forgotten = [each for each in forgotten if each not in theirs]
            told_instead = [each for group in theirs for each in group if each not in sentences]
            sentences += told_instead or _counted(_of_figures(_figures(sentence) - stated, evidence), kept)
            # What the sentence asked back is still open.
            marks = MARK.findall(sentence.text)
            sentences += [Sentence(_closed(mark), Origin.QUESTION, sentence.evidence) for mark in marks]
        paragraphs.append(Paragraph(tuple(dict.fromkeys(sentences)), paragraph.heading))
    whole = _with(forgotten, [each for each in paragraphs if each.sentences], evidence.part)
    return None if whole is None else Mended(whole, shortened)


def completed(grounded: Grounded, evidence: Evidence, grounder: Grounder) -> Mended | None:
    """The paragraphs with what was forgotten told behind the sentences on the same remark.

    None where most was forgotten: then the text is no draft of this part.
    """
    supplied = len(evidence.remarks) + len(evidence.paragraphs)
    if evidence.part == "lead" or 2 * len(grounded.dropped) > supplied:
        return None
    missing, shortened = _apart(grounded.dropped, grounded.paragraphs)
    fit = [_counted(_fit(dropped, evidence, grounder), grounded.paragraphs) for dropped in missing]
    whole = _with(fit, list(grounded.paragraphs), evidence.part)
    return None if whole is None else Mended(whole, shortened)


def _apart(
    dropped: Iterable[Dropped], paragraphs: tuple[Paragraph, ...]
) -> tuple[list[Dropped], frozenset[str]]:
    """What is missing, and the remarks that are told but for some of their words."""
    told = [s for paragraph in paragraphs for s in paragraph.sentences if s.origin is not Origin.QUESTION]
    resting = _facts(told)
    stated = {name for sentence in told for name in _figures(sentence)}
    missing, shortened = [], set[str]()
    for each in dropped:
        facts = _facts(each.sentences)
        figures = {name for sentence in each.sentences for name in _figures(sentence)}
        if figures and facts and facts <= resting and figures <= stated:
            shortened |= facts
        else:
            missing.append(each)
    return missing, frozenset(shortened)


def _with(
    forgotten: Iterable[tuple[Sentence, ...]], paragraphs: list[Paragraph], part: str
) -> tuple[Paragraph, ...] | None:
    """The paragraphs with groups of sentences put behind what rests on the same remarks."""
    for group in forgotten:
        facts = _facts(group)
        spots = [
            (at, place)
            for at, paragraph in enumerate(paragraphs)
            for place, sentence in enumerate(paragraph.sentences)
            if facts.intersection(sentence.evidence)
        ]
        if spots:
            at, place = spots[-1]
            sentences = paragraphs[at].sentences
            together = (*sentences[: place + 1], *group, *sentences[place + 1 :])
            paragraphs[at] = Paragraph(tuple(dict.fromkeys(together)), paragraphs[at].heading)
        elif part == _OF_PROBLEMS and not all(each.origin is Origin.QUESTION for each in group):
            # Among numbered items a sentence would belong to none.
            return None
        else:
            told = [at for at, paragraph in enumerate(paragraphs) if not _only_asks(paragraph)]
            paragraphs.insert(told[-1] + 1 if told else 0, Paragraph(group))
    return tuple(paragraphs)


def _fit(dropped: Dropped, evidence: Evidence, grounder: Grounder) -> tuple[Sentence, ...]:
    """The composer's sentences on a remark, or a mark that quotes it where they are talk or a stump."""
    told = [each.text for each in dropped.sentences if each.origin is not Origin.QUESTION]
    if all(grounder.reads(text, evidence) for text in told):
        return dropped.sentences
    facts = tuple(dict.fromkeys(name for each in dropped.sentences for name in each.evidence))
    return (quoted(grounder.shown(dropped.said), facts),)


def _counted(group: Iterable[Sentence], paragraphs: tuple[Paragraph, ...]) -> tuple[Sentence, ...]:
    """Sentences with 二是 for 2. where the model counts its items so."""
    if not any(_FIRSTLY.match(paragraph.text) for paragraph in paragraphs):
        return tuple(group)
    return tuple(
        replace(each, text=_NUMBERED.sub(lambda number: f"{_DIGITS[int(number[1])]}是", each.text))
        for each in group
    )


def _facts(group: Iterable[Sentence]) -> set[str]:
    return {source for sentence in group for source in sentence.evidence}


def _only_asks(paragraph: Paragraph) -> bool:
    return all(sentence.origin is Origin.QUESTION for sentence in paragraph.sentences)


def _of_figures(lost: set[str], evidence: Evidence) -> list[Sentence]:
    """The composer's sentences with these figures, though their values stand elsewhere in the text too."""
    return [
        Sentence(_TOKEN.sub("", each.text), each.origin, each.evidence)
        for paragraph in evidence.paragraphs
        for each in paragraph.sentences
        if _figures(each) & lost
    ]


def _figures(sentence: Sentence) -> set[str]:
    return {name for name in SLOT.findall(sentence.text) if not name.startswith(("Q", "year"))}


def _shown(sentence: Sentence, grounder: Grounder) -> str:
    return grounder.shown(MARK.sub("", sentence.text))


def _closed(mark: str) -> str:
    return mark if mark.endswith("。】") else f"{mark.removesuffix('】')}。】"

"""A text of which a few sentences may not stand: the composer's take their places, the others stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.report.document import MARK
from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from nianbao.drafting.evidence import Evidence
    from nianbao.drafting.grounding import Grounded, Grounder

_TOKEN = regex(r"⟦Q\d+⟧")
_FEW_FORGOTTEN = 3
_MOST = 0.5
"""Share of sentences beyond which nothing of the model's is worth keeping."""


def mended(grounded: Grounded, evidence: Evidence, grounder: Grounder) -> tuple[Paragraph, ...] | None:
    """The paragraphs with the composer's sentences in the place of those that may not stand.

    None when that does not come out even: too many of them, or something supplied would have no place.
    """
    bad = {fault.sentence for fault in grounded.faults}
    told = [
        s for paragraph in grounded.paragraphs for s in paragraph.sentences if s.origin is not Origin.QUESTION
    ]
    wrong = [sentence for sentence in told if _shown(sentence, grounder) in bad]
    if not wrong or len(wrong) < len(bad) or len(wrong) > len(told) * _MOST:
        return None
    kept = tuple(
        Paragraph(tuple(s for s in paragraph.sentences if s not in wrong), paragraph.heading)
        for paragraph in grounded.paragraphs
    )
    forgotten = [sentence for dropped in grounder.forgotten(kept, evidence) for sentence in dropped.sentences]
    forgotten = list(dict.fromkeys(forgotten))
    stated = {name for paragraph in kept for each in paragraph.sentences for name in _figures(each)}
    paragraphs = []
    for paragraph in grounded.paragraphs:
        sentences: list[Sentence] = []
        for sentence in paragraph.sentences:
            if sentence not in wrong:
                sentences.append(sentence)
                continue
            theirs = [each for each in forgotten if set(each.evidence) & set(sentence.evidence)]
            forgotten = [each for each in forgotten if each not in theirs]
            sentences += theirs or _of_figures(_figures(sentence) - stated, evidence)
            # What the sentence asked back is still open.
            marks = MARK.findall(sentence.text)
            sentences += [Sentence(_closed(mark), Origin.QUESTION, sentence.evidence) for mark in marks]
        paragraphs.append(Paragraph(tuple(sentences), paragraph.heading))
    return None if forgotten else tuple(each for each in paragraphs if each.sentences)


def completed(grounded: Grounded, part: str) -> tuple[Paragraph, ...] | None:
    """The paragraphs with what was forgotten told behind the sentences on the same remark.

    None where too much was forgotten, or a sentence would stand among items that it is none of.
    """
    if part == "lead" or len(grounded.dropped) > _FEW_FORGOTTEN:
        return None
    paragraphs = list(grounded.paragraphs)
    for dropped in grounded.dropped:
        facts = {source for sentence in dropped.sentences for source in sentence.evidence}
        spots = [
            (at, place)
            for at, paragraph in enumerate(paragraphs)
            for place, sentence in enumerate(paragraph.sentences)
            if facts.intersection(sentence.evidence)
        ]
        if spots:
            at, place = spots[-1]
            sentences = paragraphs[at].sentences
            together = (*sentences[: place + 1], *dropped.sentences, *sentences[place + 1 :])
            paragraphs[at] = Paragraph(together, paragraphs[at].heading)
        elif part == "5" and not all(each.origin is Origin.QUESTION for each in dropped.sentences):
            return None
        else:
            told = [at for at, paragraph in enumerate(paragraphs) if not _only_asks(paragraph)]
            paragraphs.insert(told[-1] + 1 if told else 0, Paragraph(dropped.sentences))
    return tuple(paragraphs)


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

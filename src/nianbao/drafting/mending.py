"""A text of which some sentences may not stand or are missing: the smallest piece gives way, the others stay.

A refused sentence is told as in the model's other reply, or without its refused words, where that may stand
and loses nothing. Else the composer's sentence stands in where it reads like a report, else a mark that
quotes what is lost. A remark of which every figure is told is not told again for some of its words: those go
back to the clerk.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nianbao.drafting.grounding.forgotten import part_lost, quoted
from nianbao.drafting.items import in_item, numbered, placed
from nianbao.drafting.repairing import figures_of, repaired, stands, without_refused
from nianbao.report.document import MARK
from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from nianbao.drafting.evidence import Evidence
    from nianbao.drafting.grounding import Grounded, Grounder
    from nianbao.drafting.grounding.verdict import Dropped, Fault

_TOKEN = regex(r"⟦Q\d+⟧")
_OF_PROBLEMS = "5"


@dataclass(frozen=True, slots=True)
class Mended:
    """A text that may stand."""

    paragraphs: tuple[Paragraph, ...]
    shortened: frozenset[str]
    """Ids of remarks of which every figure is told, and some of the words are not."""
    by_composer: bool = True
    """Whether something of the composer's, or a mark, stands in for what the model wrote."""


def mended(
    grounded: Grounded, evidence: Evidence, grounder: Grounder, other: Grounded | None = None
) -> Mended | None:
    """The paragraphs without the sentences that may not stand, and with all that they told.

    None where nothing of the model's would be left, or one of those sentences is not to be found.

    Args:
        grounded: the text.
        evidence: of its part.
        grounder: examines what is made of it.
        other: what became of the model's other reply.
    """
    found: dict[str, list[Fault]] = {}
    for fault in grounded.faults:
        found.setdefault(fault.sentence, []).append(fault)
    told = _told(grounded.paragraphs)
    wrong = [sentence for sentence in told if _shown(sentence, grounder) in found]
    if not wrong or len({_shown(each, grounder) for each in wrong}) < len(found):
        return None
    if all(each in wrong or each.origin is Origin.PHRASE for each in told):
        return None
    spare = _standing(other, grounder)
    instead, shorter = _repaired(wrong, found, spare, grounded, evidence, grounder)
    gone = [each for each in wrong if not instead[each]]
    kept = _replaced(grounded.paragraphs, instead)
    missing, shortened = _apart(grounder.forgotten(kept, evidence, grounded.left_out), kept, grounder)
    lost = {name for each in gone for name in figures_of(each.text)}
    forgotten = [_fit(dropped, spare, evidence, grounder, lost) for dropped in missing]
    stated = {name for paragraph in kept for each in paragraph.sentences for name in figures_of(each.text)}
    for sentence in gone:
        theirs = [each for each in forgotten if _facts(each).intersection(sentence.evidence)]
        forgotten = [each for each in forgotten if each not in theirs]
        group = tuple(each for several in theirs for each in several) or tuple(
            _of_figures(figures_of(sentence.text) - stated, evidence)
        )
        if sentence in shorter and any(each.origin is Origin.QUESTION for each in group):
            # A half that is told and a half that is asked about are more than a mark alone.
            group = shorter[sentence]
        paragraph = next(each for each in grounded.paragraphs if sentence in each.sentences)
        group = in_item(group, sentence, paragraph, evidence, grounder)
        # What the sentence asked back is still open.
        marks = MARK.findall(sentence.text)
        asked = (Sentence(_closed(mark), Origin.QUESTION, sentence.evidence) for mark in marks)
        instead[sentence] = (*group, *asked)
    whole = _with(forgotten, list(_replaced(grounded.paragraphs, instead)), evidence, grounder)
    return Mended(whole, shortened, by_composer=bool(missing or gone))


def _repaired(
    wrong: Sequence[Sentence],
    found: dict[str, list[Fault]],
    spare: Sequence[Sentence],
    grounded: Grounded,
    evidence: Evidence,
    grounder: Grounder,
) -> tuple[dict[Sentence, tuple[Sentence, ...]], dict[Sentence, tuple[Sentence, ...]]]:
    """What stands in for refused sentences, nothing where none may; and halves with what they lose."""
    instead: dict[Sentence, tuple[Sentence, ...]] = dict.fromkeys(wrong, ())
    for sentence in wrong:
        if better := repaired(sentence, found[_shown(sentence, grounder)], spare, evidence, grounder):
            instead[sentence] = (better,)
    shorter: dict[Sentence, tuple[Sentence, ...]] = {}
    for sentence in [each for each in wrong if not instead[each]]:
        if not (text := without_refused(sentence, found[_shown(sentence, grounder)], evidence, grounder)):
            continue
        rest = replace(sentence, text=text)
        left = _replaced(grounded.paragraphs, {**instead, sentence: (rest,)})
        if lost := grounder.untold(sentence, left, evidence):
            shorter[sentence] = (rest, *lost)
        else:
            instead[sentence] = (rest,)
    return instead, shorter


def completed(
    grounded: Grounded, evidence: Evidence, grounder: Grounder, other: Grounded | None = None
) -> Mended | None:
    """The paragraphs with what was forgotten told behind the sentences on the same remark.

    None where most was forgotten: then the text is no draft of this part.
    """
    supplied = len(evidence.remarks) + len(evidence.paragraphs)
    if evidence.part == "lead" or 2 * len(grounded.dropped) > supplied:
        return None
    missing, shortened = _apart(grounded.dropped, grounded.paragraphs, grounder)
    spare = _standing(other, grounder)
    fit = [_fit(dropped, spare, evidence, grounder) for dropped in missing]
    return Mended(_with(fit, list(grounded.paragraphs), evidence, grounder), shortened)


def _told(paragraphs: Iterable[Paragraph]) -> list[Sentence]:
    return [s for paragraph in paragraphs for s in paragraph.sentences if s.origin is not Origin.QUESTION]


def _standing(other: Grounded | None, grounder: Grounder) -> list[Sentence]:
    """The sentences of a reply that may stand."""
    if other is None:
        return []
    bad = {fault.sentence for fault in other.faults}
    return [each for each in _told(other.paragraphs) if _shown(each, grounder) not in bad]


def _replaced(
    paragraphs: Iterable[Paragraph], instead: dict[Sentence, tuple[Sentence, ...]]
) -> tuple[Paragraph, ...]:
    """The paragraphs with others in the place of some sentences; what is left empty goes."""
    made = []
    for paragraph in paragraphs:
        sentences = [new for each in paragraph.sentences for new in instead.get(each, (each,))]
        made.append(Paragraph(tuple(dict.fromkeys(sentences)), paragraph.heading))
    return tuple(each for each in made if each.sentences)


def _apart(
    dropped: Iterable[Dropped], paragraphs: tuple[Paragraph, ...], grounder: Grounder
) -> tuple[list[Dropped], frozenset[str]]:
    """What is missing, and the remarks that are told but for some of their words."""
    told = _told(paragraphs)
    missing, shortened = [], set[str]()
    for each in dropped:
        facts = _facts(each.sentences)
        # Her 58件 and the cell of 58 are one figure under two names.
        stated = {
            grounder.shown(f"⟦{name}⟧")
            for sentence in told
            if facts.intersection(sentence.evidence) or not facts
            for name in figures_of(sentence.text)
        }
        figures = {
            grounder.shown(f"⟦{name}⟧") for sentence in each.sentences for name in figures_of(sentence.text)
        }
        if figures and facts and facts <= _facts(told) and figures <= stated:
            shortened |= facts
        else:
            missing.append(each)
    return missing, frozenset(shortened)


def _with(
    forgotten: Iterable[tuple[Sentence, ...]],
    paragraphs: list[Paragraph],
    evidence: Evidence,
    grounder: Grounder,
) -> tuple[Paragraph, ...]:
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
            if len(group) == 1 and _joined(group[0], spots, paragraphs, evidence, grounder):
                continue
            at, place = spots[-1]
            sentences = paragraphs[at].sentences
            together = (*sentences[: place + 1], *group, *sentences[place + 1 :])
            paragraphs[at] = Paragraph(tuple(dict.fromkeys(together)), paragraphs[at].heading)
        elif evidence.part == _OF_PROBLEMS:
            paragraphs = placed(group, paragraphs, evidence)
        else:
            told = [at for at, paragraph in enumerate(paragraphs) if not _only_asks(paragraph)]
            paragraphs.insert(told[-1] + 1 if told else 0, Paragraph(group))
    return numbered(paragraphs) if evidence.part == _OF_PROBLEMS else tuple(paragraphs)


def _joined(
    added: Sentence,
    spots: Iterable[tuple[int, int]],
    paragraphs: list[Paragraph],
    evidence: Evidence,
    grounder: Grounder,
) -> bool:
    """Whether what a sentence tells more could be put into one of those at some spots; it is put there."""
    for at, place in spots:
        sentences = list(paragraphs[at].sentences)
        if text := grounder.joined(sentences[place], added, tuple(paragraphs), evidence):
            sentences[place] = replace(sentences[place], text=text)
            paragraphs[at] = Paragraph(tuple(sentences), paragraphs[at].heading)
            return True
    return False


def _fit(
    dropped: Dropped,
    spare: Sequence[Sentence],
    evidence: Evidence,
    grounder: Grounder,
    gone: Collection[str] = (),
) -> tuple[Sentence, ...]:
    """What tells a remark: the model's other reply, the composer, or a mark where that is talk or a stump.

    Args:
        dropped: what is missing.
        spare: sentences of the other reply that may stand.
        evidence: of the part.
        grounder: tells what reads like a report.
        gone: slots of sentences that were taken out.
    """
    facts = _facts(dropped.sentences)
    figures = {name for each in dropped.sentences for name in figures_of(each.text)}
    for each in spare:
        tells = facts and facts <= set(each.evidence) and figures and figures <= figures_of(each.text)
        if tells and stands(each.text, evidence, grounder):
            return (each,)
    told = [each.text for each in dropped.sentences if each.origin is not Origin.QUESTION]
    if all(grounder.reads(text, evidence) for text in told):
        return dropped.sentences
    names = tuple(dict.fromkeys(name for each in dropped.sentences for name in each.evidence))
    lost = part_lost(dropped.said, gone, (dropped.lost,)) if gone else dropped.lost
    return (quoted(grounder.shown(lost), names),)


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
        if figures_of(each.text) & lost
    ]


def _shown(sentence: Sentence, grounder: Grounder) -> str:
    return grounder.shown(MARK.sub("", sentence.text))


def _closed(mark: str) -> str:
    return mark if mark.endswith("。】") else f"{mark.removesuffix('】')}。】"

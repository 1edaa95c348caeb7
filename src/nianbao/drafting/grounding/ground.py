"""A reply examined as a whole: what of it may stand, what may not, and what was forgotten."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.checks.claims import Values, Verdict, judge, read_claims
from nianbao.drafting.grounding.figures import Bound, Wrong
from nianbao.drafting.grounding.tidying import tidied
from nianbao.drafting.grounding.verdict import Dropped, Fault, Why
from nianbao.drafting.grounding.wording import Wording
from nianbao.report.cells import Known
from nianbao.report.document import MARK
from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.paper import sentences_of
from nianbao.report.regex import regex
from nianbao.report.report import AgencyKind
from nianbao.report.slots import SLOT, Slots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.drafting.evidence import Evidence
    from nianbao.drafting.grounding.tidying import Line
    from nianbao.drafting.vocabulary import Vocabulary
    from nianbao.report.report import Report

_TOKEN = regex(r"⟦(Q\d+)⟧")
_FACT = regex(r"F\d+")
_DERIVED = ("sum:", "diff:", "share:", "rate:")
_LONGEST = 40
_MOST_OF = 0.4
"""Share of a supplied sentence that a sentence holds when it tells that one too."""
_CLAUSES = regex("[，。；：]")


@dataclass(frozen=True, slots=True)
class Grounded:
    """What became of a reply."""

    paragraphs: tuple[Paragraph, ...]
    """With slots, origins and evidence, the marks back in their places."""
    faults: tuple[Fault, ...]
    """Words that rest on nothing; with any of them the text may not stand."""
    dropped: tuple[Dropped, ...]
    """What the composer's text tells and this one does not."""


class Grounder:
    """Examines texts about one report."""

    def __init__(self, report: Report, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._slots = Slots(report)
        self._values = Values(
            {
                key: cell.content.value
                for key, cell in report.tables.cells.items()
                if isinstance(cell.content, Known)
            }
        )
        self._year = report.profile.year
        self._own_area = report.profile.kind is AgencyKind.COUNTY
        self._years = {name: self._slots.show(name) for name in ("year", "year+1", "year-1")}

    def ground(self, reply: str, evidence: Evidence) -> Grounded:
        """Hold a reply against the evidence of its part."""
        headings = [paragraph.heading for paragraph in evidence.paragraphs if paragraph.heading]
        lines = tidied(reply, self._vocabulary.intensifiers, headings, evidence.words)
        wording = Wording(evidence, self._vocabulary)
        # What the composer made of the clerk's words is hers, even where it reads like a cell.
        hers = {figure for figure, _ in self._against_tables(evidence.printed, evidence.part)}
        faults: list[Fault] = []
        paragraphs: list[Paragraph] = []
        asked: set[str] = set()
        printed: list[str] = []
        for line in lines:
            bound = Bound(line.text, evidence, self._years)
            spans = _spans(bound, self._slots)
            wrong = [*bound.wrong, *wording.examine(bound.printed, bound.figures, spans)]
            wrong += [
                each
                for figure, each in self._against_tables(bound.printed, evidence.part)
                if figure not in hers and not bound.is_told(each.start)
            ]
            faults += _faults(wrong, bound.printed)
            paragraphs.append(self._paragraph(line, bound, evidence, asked))
            printed.append(bound.printed)
        left = [number for number in range(1, len(evidence.marks) + 1) if f"Q{number}" not in asked]
        questions = [
            Sentence(_alone(evidence.marks[number - 1]), Origin.QUESTION, evidence.askers[number - 1])
            for number in left
        ]
        dropped = tuple(_dropped(evidence, paragraphs, "\n".join(printed), wording, self._slots))
        return Grounded(tuple(_with_questions(paragraphs, questions)), tuple(faults), dropped)

    def forgotten(self, paragraphs: tuple[Paragraph, ...], evidence: Evidence) -> tuple[Dropped, ...]:
        """What the composer's text tells and these paragraphs do not."""
        printed = "\n".join(self.shown(MARK.sub("", paragraph.text)) for paragraph in paragraphs)
        wording = Wording(evidence, self._vocabulary)
        return tuple(_dropped(evidence, list(paragraphs), printed, wording, self._slots))

    def shown(self, text: str) -> str:
        """A text with its slots filled."""
        return self._slots.render(text).text

    def printed(self, grounded: Grounded) -> str:
        """An examined text as it would be printed."""
        return "\n".join(self.shown(paragraph.text) for paragraph in grounded.paragraphs)

    def _against_tables(self, printed: str, part: str) -> Iterator[tuple[str, Wrong]]:
        topic = "requests" if part == "1.on_request" else ""
        claims = read_claims(printed, year=self._year, topic=topic, own_area=self._own_area)
        for claim in claims:
            if judge(claim, self._values, None) is Verdict.CONTRADICTS:
                yield printed[claim.start : claim.end], Wrong(Why.TABLE, claim.start, claim.end)

    def _paragraph(self, line: Line, bound: Bound, evidence: Evidence, asked: set[str]) -> Paragraph:
        sentences: list[Sentence] = []
        for text in sentences_of(bound.text):
            only_marks = not _TOKEN.sub("", text).strip("。；， ")

            def mark(token: re.Match[str]) -> str:
                """A mark in its place, once."""
                number = int(token[1][1:])
                if token[1] in asked or not 1 <= number <= len(evidence.marks):
                    return ""
                asked.add(token[1])
                return evidence.marks[number - 1]

            whole = _TOKEN.sub(mark, text)
            if only_marks:
                if whole.strip("。；， "):
                    askers = [
                        evidence.askers[int(name[1:]) - 1] for name in _TOKEN.findall(text) if name in asked
                    ]
                    sources = tuple(dict.fromkeys(source for each in askers for source in each))
                    sentences.append(Sentence(_alone(whole.rstrip("。")), Origin.QUESTION, sources))
                continue
            sentences.append(Sentence(whole, *_origin(text, evidence, self._slots)))
        return Paragraph(tuple(sentences), line.heading)


def _spans(bound: Bound, slots: Slots) -> tuple[tuple[int, int], ...]:
    rendered = slots.render(_TOKEN.sub("", bound.text)) if not bound.wrong else None
    return tuple((span.start, span.end) for span in rendered.spans) if rendered else ()


def _faults(wrong: list[Wrong], printed: str) -> Iterator[Fault]:
    seen: set[tuple[Why, str]] = set()
    for each in sorted(wrong, key=lambda each: each.start):
        words = printed[each.start : each.end][:_LONGEST]
        if (each.why, words) in seen:
            continue
        seen.add((each.why, words))
        at = 0
        sentence = printed
        for one in sentences_of(printed):
            at = printed.index(one, at) + len(one)
            if each.start < at:
                sentence = one
                break
        yield Fault(each.why, words, sentence)


def _origin(text: str, evidence: Evidence, slots: Slots) -> tuple[Origin, tuple[str, ...]]:
    """Where a sentence comes from: by its slots, else by the supplied sentence it resembles."""
    names = [name for name in SLOT.findall(text) if not name.startswith(("Q", "year"))]
    facts = [name.partition(".")[0] for name in names if name.startswith("F")]
    said = _pairs(slots.render(_TOKEN.sub("", text)).text)
    supplied = [sentence for paragraph in evidence.paragraphs for sentence in paragraph.sentences]
    shares = [(len(_pairs(_bare(each.text)) & said), each) for each in supplied]
    for shared, sentence in shares:
        if shared >= max(2, len(_pairs(_bare(sentence.text))) * _MOST_OF):
            facts += [source for source in sentence.evidence if _FACT.fullmatch(source)]
    if facts:
        return Origin.FACT, tuple(dict.fromkeys(facts))
    if names:
        derived = any(name.startswith(_DERIVED) for name in names)
        return Origin.DERIVED if derived else Origin.TABLE, tuple(dict.fromkeys(names))
    shared, closest = max(shares, key=lambda each: each[0], default=(0, None))
    return (closest.origin, closest.evidence) if closest and shared >= 2 else (Origin.PHRASE, ())


def _bare(text: str) -> str:
    """The words of a sentence without slots and marks."""
    return SLOT.sub("\ue000", text)


def _dropped(
    evidence: Evidence, paragraphs: list[Paragraph], printed: str, wording: Wording, slots: Slots
) -> Iterator[Dropped]:
    """Sentences of the composer's of which a figure or a whole clause does not come up."""
    stated: set[str] = set()
    for paragraph in paragraphs:
        for name in SLOT.findall(paragraph.text):
            stated.add(name)
    shown = {slots.show(name) for name in stated if not name.startswith("Q")}
    sentences = list(sentences_of(printed))
    for paragraph in evidence.paragraphs:
        for sentence in paragraph.sentences:
            bare = _TOKEN.sub("", sentence.text)
            if not bare.strip("。；， "):
                continue
            figures = [
                name for name in SLOT.findall(bare) if name not in stated and not name.startswith("year")
            ]
            missing = [name for name in figures if slots.show(name) not in shown]
            told = sentence.origin is not Origin.PHRASE
            clauses = [clause for clause in _CLAUSES.split(bare) if told and not SLOT.search(clause)]
            missing += [each for each in evidence.constants if each in bare and each not in printed]
            if missing or any(wording.is_missing(clause, sentences) for clause in clauses):
                yield Dropped(Sentence(bare, sentence.origin, sentence.evidence))


def _pairs(text: str) -> set[str]:
    return {
        run[at : at + 2] for run in re.findall("[\u4e00-\u9fffA-Za-z]+", text) for at in range(len(run) - 1)
    }


def _alone(mark: str) -> str:
    return mark if mark.endswith("。】") else f"{mark.removesuffix('】')}。】"


def _with_questions(paragraphs: list[Paragraph], questions: list[Sentence]) -> list[Paragraph]:
    kept = [paragraph for paragraph in paragraphs if paragraph.sentences]
    if len(questions) == 1 and kept:
        last = kept[-1]
        return [*kept[:-1], Paragraph((*last.sentences, questions[0]), last.heading)]
    return [*kept, *(Paragraph((question,)) for question in questions)]

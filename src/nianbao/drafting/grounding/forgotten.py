"""What was supplied and does not come up in a text, with what would tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.drafting.grounding.texts import FILLERS, letters_of
from nianbao.drafting.grounding.verdict import Dropped
from nianbao.report.document import MARK
from nianbao.report.draft import Origin, Sentence
from nianbao.report.figures import read_figures
from nianbao.report.paper import sentences_of
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from decimal import Decimal

    from nianbao.drafting.evidence import Evidence
    from nianbao.drafting.grounding.wording import Wording
    from nianbao.drafting.remarks import Said
    from nianbao.report.draft import Paragraph
    from nianbao.report.slots import Slots

_TOKEN = regex(r"⟦Q\d+⟧")
_STOPS = regex("[，。；：]")
_OPERAND = regex(r"[Ft]\d+\.[\w.]+")
_UNSETTLED = regex(
    "[还尚]没|没(?:有?(?:给|告诉|讲|说|通报|公布)|摸|研究|定|想好|问|找|查|核|统计|汇总|记|导)|再(?:议|说|定)|不(?:知道?|清楚|确定|晓得)|吃不准|说不[好准清]|记不|算不算|填在|[看见]附?表|表[上里]|那[列栏]$|按表"
)
"""Says only that something is not known or not decided, or where in the tables it stands."""
_PIECES = regex("[，。；？]")
_LONGEST = 40


def forgotten_in(
    paragraphs: Iterable[Paragraph],
    evidence: Evidence,
    wording: Wording,
    slots: Slots,
    left_out: Collection[str] = (),
) -> Iterator[Dropped]:
    """Remarks of which a figure or a clause does not come up, and sentences told from the tables.

    What stands in a mark has come up. A figure has when its value stands anywhere: whether it stands in its
    place is examined elsewhere. A remark without a figure may be left out by whoever says so.
    """
    paragraphs = tuple(paragraphs)
    text = _Text("\n".join(paragraph.text for paragraph in paragraphs), wording, slots)
    asked = {
        source
        for paragraph in paragraphs
        for sentence in paragraph.sentences
        if MARK.search(sentence.text)
        for source in sentence.evidence
    }
    for paragraph in evidence.paragraphs:
        for sentence in paragraph.sentences:
            names = _figures(sentence.text)
            if sentence.origin is not Origin.PHRASE and not any(
                each.startswith("F") for each in (*sentence.evidence, *names)
            ):
                bare = _TOKEN.sub("", sentence.text)
                if any(not text.states(name) for name in names) or text.lacks(bare):
                    yield Dropped(bare, (Sentence(bare, sentence.origin, sentence.evidence),))
    for remark in evidence.remarks:
        figures = {name for name in remark.figures if not text.states(name)}
        clauses = [
            clause
            for clause in remark.clauses
            if text.lacks(clause)
            or (
                remark.is_whole
                and text.is_silent_on(clause)
                # That something is not known is said by asking for it.
                and not (remark.fact in asked and _UNSETTLED.search(clause))
            )
        ]
        if not figures and (not clauses or remark.fact in left_out):
            continue
        theirs = [each for each in _resting_on(remark, evidence) if figures & set(_figures(each.text))] or [
            each for each in _resting_on(remark, evidence) if text.lacks(_TOKEN.sub("", each.text))
        ]
        if (
            (theirs or not remark.is_whole)
            and figures <= {name for each in theirs for name in _figures(each.text)}
            and (theirs or not figures)
        ):
            # Words that the composer's own text does without, or tells as this text does, are no loss.
            if theirs:
                lost = _lost(remark.words, figures, clauses)
                yield Dropped(remark.words, tuple(_bare(each) for each in theirs), lost)
            continue
        lost = _lost(remark.words, figures, clauses)
        yield Dropped(remark.words, (quoted(slots.render(lost).text, (remark.fact,)),), lost)


class _Text:
    """A text, marks included, asked what it tells."""

    def __init__(self, slotted: str, wording: Wording, slots: Slots) -> None:
        self._wording = wording
        self._slots = slots
        self._names = set(SLOT.findall(slotted))
        self._printed = slots.render(slotted).text
        self._sentences = list(sentences_of(self._printed))
        self._values: set[Decimal | None] = {
            figure.value for figure in read_figures(self._printed).figures if figure.value is not None
        }

    def states(self, name: str) -> bool:
        """Whether a figure stands in it."""
        if any(name == each or name in _OPERAND.findall(each) for each in self._names):
            return True
        shown = self._slots.show(name)
        if not shown.replace(".", "").isdigit():
            return shown in self._printed
        return any(value is not None and f"{value.normalize():f}" == shown for value in self._values)

    def lacks(self, words: str) -> bool:
        """Whether a clause without a figure, of one or of several, does not come up."""
        pieces = [each for each in _STOPS.split(words) if each and not SLOT.search(each)]
        return any(
            self._wording.is_missing(each, self._sentences) for each in pieces if not _UNSETTLED.search(each)
        )

    def is_silent_on(self, words: str) -> bool:
        """Whether no sentence has half of the letters of a clause; beside its figures any of them is enough."""
        told = set(letters_of(SLOT.sub("", words))) - FILLERS
        shown = [self._slots.show(name) for name in _figures(words)]
        return not any(
            (2 * len(told & set(sentence)) >= len(told))
            or (shown and told & set(sentence) and all(figure in sentence for figure in shown))
            for sentence in self._sentences
        )


def _lost(words: str, figures: set[str], clauses: list[str]) -> str:
    """The clauses of a remark that do not come up; all of it where they cannot be told."""
    lost = [
        piece
        for piece in _PIECES.split(words)
        if figures & set(_figures(piece)) or any(piece and (piece in each or each in piece) for each in clauses)
    ]
    return "，".join(lost) or words


def _resting_on(remark: Said, evidence: Evidence) -> list[Sentence]:
    return [
        sentence
        for paragraph in evidence.paragraphs
        for sentence in paragraph.sentences
        if remark.fact in sentence.evidence and sentence.origin is not Origin.QUESTION
    ]


def _figures(text: str) -> list[str]:
    return [name for name in SLOT.findall(text) if not name.startswith(("Q", "year"))]


def _bare(sentence: Sentence) -> Sentence:
    return Sentence(_TOKEN.sub("", sentence.text), sentence.origin, sentence.evidence)


def quoted(words: str, facts: tuple[str, ...]) -> Sentence:
    """A remark put to the clerk again in her own words, where no sentence tells it as a report would."""
    bare = words.translate(str.maketrans("【】", "（）")).rstrip("。；，")
    short = bare if len(bare) <= _LONGEST else f"{bare[:_LONGEST]}…"
    return Sentence(f"【待核：素材“{short}”没有写入，是否写入、怎样写。】", Origin.QUESTION, facts)

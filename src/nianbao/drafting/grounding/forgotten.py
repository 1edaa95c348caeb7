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
_OF_THE_FORM = regex("(?:政府信息|信息公开|信息|公开|申请)+")
"""Stand in any sentence of such a report: 信 and 开 of them tell of no 信箱 that is 开."""
_OPERAND = regex(r"[Ft]\d+\.[\w.]+")
_UNSETTLED = regex(
    "[还尚]没|没(?:有?(?:给|告诉|讲|说|通报|公布)|摸|研究|定|想好|问|找|查|核|统计|汇总|记|导)|再(?:议|说|定)|不(?:知道?|清楚|确定|晓得)|吃不准|说不[好准清]|记不|算不算|填在|[看见照]附?表|表(?:[上里]|[一二三四](?=$|[，。；]))|那[列栏]$|按表|打包票|没把握|再[核对查问]一|别写|先不写|(?<!不)(?:休[产病年]?假|请假)"
)
"""Says only that something is not known or not decided, or where in the tables it stands."""
_BESIDE = regex(
    "^(?:这|都|数)*(?:些|个)?(?:数)?是?[^，。；]{0,8}(?:报上来|报来|汇总|[导拉查算]出来|加起来)[^，。；⟦]{0,4}的$|^还?(?:拍|照|合)了个?[照相影]片?$"
)
"""Where the figures come from, and who took pictures: no matter for a report."""
_SHORT, _LONG_WORD = 4, 3
_PIECES = regex("[^，。；？]+")
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
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph.sentences]
    asked = {source for each in sentences if MARK.search(each.text) for source in each.evidence}
    resting = {source for each in sentences for source in each.evidence}
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
            if not _BESIDE.search(clause)
            and (
                text.lacks(clause)
                or (
                    remark.is_whole
                    and text.is_silent_on(clause)
                    # That something is not known is said by asking for it.
                    and not (remark.fact in asked and _UNSETTLED.search(clause))
                )
            )
        ]
        if not figures and (not clauses or remark.fact in left_out):
            continue
        is_all = remark.fact not in resting and figures == set(remark.figures) != set()
        lost = remark.words if is_all else part_lost(remark.words, figures, clauses)
        theirs = [each for each in _resting_on(remark, evidence) if figures & set(_figures(each.text))] or [
            each
            for each in _resting_on(remark, evidence)
            if text.lacks(_without_zeros(_TOKEN.sub("", each.text), slots))
        ]
        if (
            (theirs or not remark.is_whole)
            and figures <= {name for each in theirs for name in _figures(each.text)}
            and (theirs or not figures)
        ):
            # Words that the composer's own text does without, or tells as this text does, are no loss.
            if theirs:
                yield Dropped(remark.words, tuple(_bare(each) for each in theirs), lost)
            continue
        yield Dropped(remark.words, (quoted(slots.render(lost).text, (remark.fact,)),), lost)


def untold_of(
    sentence: Sentence, paragraphs: Iterable[Paragraph], evidence: Evidence, wording: Wording, slots: Slots
) -> Iterator[Sentence]:
    """Marks for what a text without half of a sentence does not tell of its remarks.

    Asked of every clause, figures by their names: what is cut away is gone, though its 2 stands elsewhere.
    """
    whole = "\n".join(paragraph.text for paragraph in paragraphs)
    text = _Text(whole, wording, slots)
    named = set(SLOT.findall(whole))
    for remark in evidence.remarks:
        if remark.fact not in sentence.evidence:
            continue
        pieces = _PIECES.findall(remark.words)
        theirs = set(_figures(sentence.text))
        gone = [
            piece
            for piece in pieces
            if (theirs & set(_figures(piece))) - named
            or (not _figures(piece) and not _UNSETTLED.search(piece) and text.is_silent_on(piece))
        ]
        if gone:
            yield quoted(slots.render(part_lost(remark.words, (), gone)).text, (remark.fact,))


def untold_clauses(
    added: Sentence, sentence: Sentence, paragraphs: Iterable[Paragraph], wording: Wording, slots: Slots
) -> tuple[str, ...]:
    """The last clauses of a sentence, where another tells all before them and the text nothing of them."""
    text = _Text("\n".join(paragraph.text for paragraph in paragraphs), wording, slots)
    alone = _Text(sentence.text, wording, slots)
    pieces = _PIECES.findall(_TOKEN.sub("", added.text))
    told = [alone.tells(piece) for piece in pieces]
    first = told.index(False) if False in told else 0
    return tuple(pieces[first:]) if first and not any(text.tells(piece) for piece in pieces[first:]) else ()


class _Text:
    """A text, marks included, asked what it tells."""

    def __init__(self, slotted: str, wording: Wording, slots: Slots) -> None:
        self._wording = wording
        self._slots = slots
        self._names = set(SLOT.findall(slotted))
        self._printed = slots.render(slotted).text
        self._sentences = [_OF_THE_FORM.sub("", each) for each in sentences_of(self._printed)]
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

    def tells(self, clause: str) -> bool:
        """Whether the figures of a clause come up, and its words with them."""
        return all(self.states(name) for name in _figures(clause)) and not (
            self.lacks(SLOT.sub("", clause)) or self.is_silent_on(clause)
        )

    def is_silent_on(self, words: str) -> bool:
        """Whether no sentence has half of the letters of a clause; beside its figures one is enough."""
        told = set(letters_of(SLOT.sub("", words))) - FILLERS
        shown = [self._slots.show(name) for name in _figures(words)]
        # 没有替手 is told by 无替岗人员: of a few letters none may be left, and a word stands for them.
        other = self._wording.words_for(words) if len(told) <= _SHORT else ()
        return not any(
            any(len(word) >= _LONG_WORD and word in sentence for word in other)
            or (2 * len(told & set(sentence)) >= len(told))
            or (shown and told & set(sentence) and all(figure in sentence for figure in shown))
            for sentence in self._sentences
        )


def part_lost(words: str, figures: Collection[str], clauses: Collection[str]) -> str:
    """A remark from the first clause of it that does not come up to the last; all of it where none is found.

    Args:
        words: of the remark, slotted.
        figures: slots that do not come up.
        clauses: of hers that do not.
    """
    spots = [
        match
        for match in _PIECES.finditer(words)
        if set(figures) & set(_figures(match[0]))
        or any(match[0] in each or each in match[0] for each in clauses)
    ]
    return words[spots[0].start() : spots[-1].end()] if spots else words


def _resting_on(remark: Said, evidence: Evidence) -> list[Sentence]:
    return [
        sentence
        for paragraph in evidence.paragraphs
        for sentence in paragraph.sentences
        if remark.fact in sentence.evidence and sentence.origin is not Origin.QUESTION
    ]


def _without_zeros(text: str, slots: Slots) -> str:
    """责任追究0件 is no figure that has to come up, and words that have to."""
    return SLOT.sub(lambda slot: "" if slots.show(slot[1]) == "0" else slot[0], text)


def _figures(text: str) -> list[str]:
    return [name for name in SLOT.findall(text) if not name.startswith(("Q", "year"))]


def _bare(sentence: Sentence) -> Sentence:
    return Sentence(_TOKEN.sub("", sentence.text), sentence.origin, sentence.evidence)


def quoted(words: str, facts: tuple[str, ...]) -> Sentence:
    """A remark put to the clerk again in her own words, where no sentence tells it as a report would."""
    bare = words.translate(str.maketrans("【】", "（）")).rstrip("。；，")
    short = bare if len(bare) <= _LONGEST else f"{bare[:_LONGEST]}…"
    return Sentence(f"【待核：素材“{short}”没有写入，是否写入、怎样写。】", Origin.QUESTION, facts)

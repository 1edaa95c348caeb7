"""A reply examined as a whole: what of it may stand, what may not, and what was forgotten."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.checks.claims import Values, Verdict, judge, read_claims
from nianbao.drafting.grounding.asking import Asked, alone, still_open, with_questions
from nianbao.drafting.grounding.figures import Bound, Wrong
from nianbao.drafting.grounding.forgotten import forgotten_in, untold_clauses, untold_of
from nianbao.drafting.grounding.labels import without_labels
from nianbao.drafting.grounding.own_marks import taken_out
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
_OF_SOMETHING = regex(
    "的(?:理由|原因|依据|内容|文书|答复书?|说明|救济|范围|标准|流程|程序)"
    "|的?(?:时限|登记|文书|格式|模板|样本|流程|制度|口径|办法|台账)"
)
"""What makes a claim an attribute: 部分公开的理由, 申请答复时限表."""
_OF_REVIEWS = regex("(?:复议|诉讼)[^，。；]*\\d+[件起]，$")
"""Before 均答复信息不存在: says it of those reviews, not of the year's requests."""
_LONGEST = 40
_MOST_OF = 0.4
"""Share of a supplied sentence that a sentence holds when it tells that one too."""
_PLAIN = frozenset({"没", "本人"})
"""Words the composer's own wording does without, and a report may use."""
_QUOTED = regex("“[^“”]*”|《[^《》]*》")


@dataclass(frozen=True, slots=True)
class Grounded:
    """What became of a reply."""

    paragraphs: tuple[Paragraph, ...]
    """With slots, origins and evidence, the marks back in their places."""
    faults: tuple[Fault, ...]
    """Words that rest on nothing; with any of them the text may not stand."""
    dropped: tuple[Dropped, ...]
    """What was supplied and is not told."""
    rough: tuple[Fault, ...] = ()
    """What is worth sending back once and may stand all the same: spoken words, a mark that was put aside."""
    left_out: frozenset[str] = frozenset()
    """Ids of remarks that the model says are no matter for a report."""


class Grounder:
    """Examines texts about one report."""

    def __init__(self, report: Report, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._slots = Slots(report)
        self._wordings: dict[str, tuple[Evidence, Wording, Wording]] = {}
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
        wording, of_marks = self._wording(evidence)
        own = taken_out(reply, evidence, of_marks, self._slots)
        marks = (*evidence.marks, *own.marks)
        lines = tidied(own.reply, self._vocabulary.intensifiers, headings, evidence.words)
        # What the clerk said, or the composer made of it, is hers, even where it reads like a cell.
        hers = {figure for figure, _ in self._against_tables(evidence.printed, evidence.part)}
        numbers = [int(name[1:]) for name in own.declined]
        settled = {
            source
            for number in numbers
            for askers in evidence.askers[number - 1 : number]
            for source in askers
        }
        faults: list[Fault] = []
        rough: list[Fault] = list(own.faults)
        paragraphs: list[Paragraph] = []
        asked: set[str] = set()
        printed: list[str] = []
        for line in lines:
            text = without_labels(line.text, (*evidence.asked, *own.marks))
            bound = Bound(text, evidence, self._years)
            wrong = [*bound.wrong, *wording.examine(bound.printed, bound.figures, bound.places)]
            wrong += [
                each
                for figure, each in self._against_tables(bound.printed, evidence.part)
                if figure not in hers and not bound.is_told(each.start)
            ]
            faults += _faults(wrong, bound.printed)
            faults += _unsettled(bound.text, evidence, settled, self._slots)
            rough += _spoken(bound.printed, evidence)
            paragraphs.append(self._paragraph(line, bound, evidence, marks, asked))
            printed.append(bound.printed)
        answered = {
            name
            for name, fact in own.answered.items()
            if wording.speaks_of(fact, "".join(evidence.asked[int(name[1:]) - 1 : int(name[1:])]))
        }
        asks = Asked(
            frozenset(asked),
            own.declined,
            frozenset(answered),
            tuple(self.shown(mark) for mark in own.marks),
            "\n".join(printed),
        )
        whole = with_questions(paragraphs, still_open(evidence, asks, paragraphs))
        dropped = tuple(forgotten_in(whole, evidence, wording, self._slots, own.left_out))
        return Grounded(tuple(whole), tuple(faults), dropped, tuple(rough), own.left_out)

    def forgotten(
        self, paragraphs: tuple[Paragraph, ...], evidence: Evidence, left_out: frozenset[str] = frozenset()
    ) -> tuple[Dropped, ...]:
        """What was supplied and these paragraphs do not tell, remarks left out on purpose excepted."""
        wording, _ = self._wording(evidence)
        return tuple(forgotten_in(paragraphs, evidence, wording, self._slots, left_out))

    def untold(
        self, sentence: Sentence, paragraphs: tuple[Paragraph, ...], evidence: Evidence
    ) -> tuple[Sentence, ...]:
        """Marks that quote what these paragraphs do not tell of the remarks a sentence rested on."""
        wording, _ = self._wording(evidence)
        return tuple(untold_of(sentence, paragraphs, evidence, wording, self._slots))

    def joined(
        self, sentence: Sentence, added: Sentence, paragraphs: tuple[Paragraph, ...], evidence: Evidence
    ) -> str:
        """A sentence with what another tells and these paragraphs do not; empty where that may not stand.

        Args:
            sentence: tells the beginning of what the other tells.
            added: the other one.
            paragraphs: hold the sentence.
            evidence: of the part.
        """
        wording, _ = self._wording(evidence)
        clauses = untold_clauses(added, sentence, paragraphs, wording, self._slots)
        body = re.fullmatch("(?P<said>[^【】]*?)(?P<end>。|(?:【[^【】]*】)+。?)", sentence.text)
        if not clauses or body is None or sentence.origin is Origin.QUESTION:
            return ""
        text = f"{body['said'].rstrip('，；')}，{'，'.join(clauses)}{body['end']}"
        return "" if self.ground(MARK.sub("⟦Q1⟧", text), evidence).faults else text

    def _wording(self, evidence: Evidence) -> tuple[Wording, Wording]:
        """For the text and for the marks of a part; made once, however often its text is examined."""
        known = self._wordings.get(evidence.part)
        if known is None or known[0] is not evidence:
            of_marks = Wording(evidence, self._vocabulary, asks=True)
            known = (evidence, Wording(evidence, self._vocabulary), of_marks)
            self._wordings[evidence.part] = known
        return known[1:]

    def shown(self, text: str) -> str:
        """A text with its slots filled."""
        return self._slots.render(text).text

    def reads(self, text: str, evidence: Evidence) -> bool:
        """Whether a sentence, tokens left out, could stand in a report."""
        printed = self.shown(_TOKEN.sub("", text))
        return not evidence.oral.search(printed) and self._vocabulary.is_written(printed)

    def printed(self, grounded: Grounded) -> str:
        """An examined text as it would be printed."""
        return "\n".join(self.shown(paragraph.text) for paragraph in grounded.paragraphs)

    def _against_tables(self, printed: str, part: str) -> Iterator[tuple[str, Wrong]]:
        topic = "requests" if part == "1.on_request" else ""
        claims = read_claims(printed, year=self._year, topic=topic, own_area=self._own_area)
        for claim in claims:
            # 没有把部分公开的理由写清楚 speaks of reasons, not of results.
            if _OF_SOMETHING.match(printed, claim.end):
                continue
            of_requests = all(key.startswith("t3.") for keys in claim.options for key in keys)
            if of_requests and _OF_REVIEWS.search(printed[: claim.start]):
                continue
            if judge(claim, self._values, None) is Verdict.CONTRADICTS:
                yield printed[claim.start : claim.end], Wrong(Why.TABLE, claim.start, claim.end)

    def _paragraph(
        self, line: Line, bound: Bound, evidence: Evidence, marks: tuple[str, ...], asked: set[str]
    ) -> Paragraph:
        sentences: list[Sentence] = []
        for text in sentences_of(bound.text):
            only_marks = not _TOKEN.sub("", text).strip("。；， ")

            def mark(token: re.Match[str]) -> str:
                """A mark in its place, once."""
                number = int(token[1][1:])
                if token[1] in asked or not 1 <= number <= len(marks):
                    return ""
                asked.add(token[1])
                return marks[number - 1]

            whole = _TOKEN.sub(mark, text)
            if only_marks:
                if whole.strip("。；， "):
                    sources = _askers(whole, text, evidence)
                    sentences.append(Sentence(alone(whole.rstrip("。")), Origin.QUESTION, sources))
                continue
            origin, sources = _origin(text, evidence, self._slots)
            sources = tuple(dict.fromkeys((*sources, *_askers(whole, text, evidence))))
            sentences.append(Sentence(whole, origin, sources))
        return Paragraph(tuple(sentences), line.heading)


def _faults(wrong: list[Wrong], printed: str) -> Iterator[Fault]:
    seen: set[Fault] = set()
    for each in sorted(wrong, key=lambda each: each.start):
        at = 0
        sentence = printed
        for one in sentences_of(printed):
            at = printed.index(one, at) + len(one)
            if each.start < at:
                sentence = one
                break
        fault = Fault(each.why, printed[each.start : each.end][:_LONGEST], sentence)
        if fault not in seen:
            seen.add(fault)
            yield fault


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
    if not (facts or names):
        # 没收过钱 has no figure: it is known by its words.
        told = [(remark.fact, _pairs(_bare(remark.words))) for remark in evidence.remarks]
        facts += [fact for fact, pairs in told if len(pairs & said) >= max(2, len(pairs) * _MOST_OF)]
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


def _askers(marked: str, text: str, evidence: Evidence) -> tuple[str, ...]:
    """The facts that the marks of a sentence ask about."""
    tokens = [int(name[1:]) for name in _TOKEN.findall(text)]
    sources = [
        each for number in tokens for askers in evidence.askers[number - 1 : number] for each in askers
    ]
    inside = "".join(MARK.findall(marked))
    sources += [name.partition(".")[0] for name in SLOT.findall(inside) if name.startswith("F")]
    return tuple(dict.fromkeys(sources))


def _unsettled(text: str, evidence: Evidence, settled: set[str], slots: Slots) -> Iterator[Fault]:
    """Figures the clerk is not sure of, in a sentence with no mark in it or behind it."""
    sentences = tuple(sentences_of(text))
    for sentence, after in zip(sentences, (*sentences[1:], ""), strict=True):
        if _TOKEN.search(sentence) or _TOKEN.match(after):
            continue
        for name in SLOT.findall(sentence):
            if name in evidence.open and name.partition(".")[0] not in settled:
                yield Fault(Why.OPEN, slots.show(name), slots.render(sentence).text)


def _spoken(printed: str, evidence: Evidence) -> Iterator[Fault]:
    for sentence in sentences_of(printed):
        for match in evidence.oral.finditer(_QUOTED.sub("", sentence)):
            words = match[0].strip("，。；、")
            if words and words not in _PLAIN:
                yield Fault(Why.ORAL, words, sentence)


def _pairs(text: str) -> set[str]:
    return {
        run[at : at + 2] for run in re.findall("[\u4e00-\u9fffA-Za-z]+", text) for at in range(len(run) - 1)
    }

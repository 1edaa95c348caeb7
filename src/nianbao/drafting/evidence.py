"""What one part of a report may be written from: what was said, the composer's text, its figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.drafting.composer.sifting import sift
from nianbao.drafting.remarks import Said, remarks_of, whole
from nianbao.report.document import MARK
from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.figures import FigureKind, read_figures
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT, Slots
from nianbao.report.tables import CELLS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from nianbao.drafting.composer.sifting import Sifted
    from nianbao.drafting.phrasebook import Phrasebook
    from nianbao.report.draft import Draft, Drafting
    from nianbao.report.figures import Figure
    from nianbao.report.report import Profile, Report

QUESTION = regex(r"Q\d+")
"""Names of the tokens that stand for marks."""
_DECISIONS = {
    "t2.licences.decisions": "许可",
    "t2.penalties.decisions": "处罚",
    "t2.coercion.decisions": "强制",
}
_ASKS_NOTHING = regex("【待[补核]：(?:[^，。“”】]{1,16}这一项如何表述，)?素材写“[^】]*”。?】")
_PLANS = frozenset({"plans"})
_STOPS = regex("[，。；：！？\n]")
_TOPICS_OF = {"5": ("last_year", "problems", "plans"), "6": ("fee", "other"), "lead": ()}


@dataclass(frozen=True, slots=True)
class Context:
    """The words on either side of a figure, within its clause."""

    left: str
    right: str
    """The unit first."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A figure that may stand in the part."""

    slot: str
    shown: str
    """As it is printed, unit not included."""
    value: Decimal | None
    """None for a date, a share, an approximate figure: those are compared as they are printed."""
    contexts: tuple[Context, ...]
    clauses: tuple[str, ...]
    """The clauses it stands in, in the clerk's words and in the composer's."""


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that the text may rest on."""

    words: str
    """Figures as printed, marks left out."""
    sources: tuple[str, ...]
    """Ids of facts and keys of cells."""
    planned: bool
    """Whether it tells of what is only going to be done."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything one part may be written from; nothing else may stand in it."""

    part: str
    profile: Profile
    remarks: tuple[Said, ...]
    """What the clerk said of it, in her own words."""
    said: tuple[tuple[str, str], ...]
    """Id of a fact and those words, figures as printed."""
    paragraphs: tuple[Paragraph, ...]
    """The composer's text, every mark in it replaced by a token ⟦Q1⟧."""
    marks: tuple[str, ...]
    """The marks, ⟦Q1⟧ first."""
    asked: tuple[str, ...]
    """The marks as they would be printed, without their brackets."""
    askers: tuple[tuple[str, ...], ...]
    """For each mark the ids of the facts that raise it."""
    offered: tuple[Offered, ...]
    told: tuple[Told, ...]
    constants: frozenset[str]
    """Figures with their units that the composer's text holds outside slots, as they are written."""
    printed: str
    """The composer's text as it would be printed, marks left out."""
    oral: re.Pattern[str]
    """Spoken words that no report prints."""

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to write, only questions to ask."""
        return not any(SLOT.sub("", paragraph.text).strip("。 ") for paragraph in self.paragraphs)

    @property
    def words(self) -> str:
        """All words the text may use, one source a line."""
        labels = [CELLS[offered.slot].label for offered in self.offered if offered.slot in CELLS]
        return "\n".join([*(told.words for told in self.told), *labels, self.profile.agency])

    @property
    def open(self) -> frozenset[str]:
        """Slots of figures the clerk is not sure of."""
        return frozenset().union(*(remark.open for remark in self.remarks))


def gather(report: Report, drafting: Drafting, phrasebook: Phrasebook) -> dict[str, Evidence]:
    """The evidence of every part the composer wrote, by part."""
    sifted = sift(report, phrasebook)
    slots = Slots(report)
    return {draft.part: _of_part(report, draft, sifted, phrasebook, slots) for draft in drafting.drafts}


def _of_part(report: Report, draft: Draft, sifted: Sifted, phrasebook: Phrasebook, slots: Slots) -> Evidence:
    paragraphs, marks, askers, silenced = _without_marks(draft)
    topics = _TOPICS_OF.get(draft.part, (draft.part.removeprefix("1."),))
    used = {
        source
        for paragraph in paragraphs
        for sentence in paragraph.sentences
        if sentence.origin is not Origin.QUESTION
        for source in sentence.evidence
    }
    unused: dict[str, list[str]] = {}
    for entry in sifted.unused:
        unused.setdefault(entry.fact, []).append(entry.words)
    remarks = tuple(
        whole(remark, silenced[remark.fact], unused.get(remark.fact, ()))
        if remark.fact in silenced
        else remark
        for remark in remarks_of(report, sifted, phrasebook, topics, used)
    )
    planned = {remark.fact for remark in remarks if remark.topic in _PLANS}
    planned |= {problem.measure.id for problem in report.problems if problem.measure}
    said = tuple((remark.fact, _printed(remark.words, slots)) for remark in remarks)
    told = [*_told_of(paragraphs, slots, planned)]
    told += [Told(clause, (fact,), fact in planned) for fact, words in said for clause in _clauses(words)]
    # Two ways of saying one thing: what the sifting made of a remark may be quoted too.
    shown = {remark.fact for remark in remarks}
    told += [
        Told(_printed(clause.text, slots), (remark.fact.id,), remark.fact.id in planned)
        for remark in sifted.remarks
        if remark.fact.id in shown
        for clause in remark.clauses
    ]
    turned = [clause.text for each in sifted.remarks if each.fact.id in shown for clause in each.clauses]
    texts = [
        *(_unmarked(paragraph.text) for paragraph in paragraphs),
        *(each.words for each in remarks),
        *turned,
    ]
    return Evidence(
        draft.part,
        report.profile,
        remarks,
        said,
        paragraphs,
        marks,
        tuple(_printed(mark, slots)[1:-1] for mark in marks),
        askers,
        tuple(_offered(report, texts, slots)),
        tuple(told),
        frozenset(constant for text in texts for constant in _constants(text, slots)),
        "\n".join(_printed(_unmarked(paragraph.text), slots) for paragraph in paragraphs),
        phrasebook.residue,
    )


def _without_marks(
    draft: Draft,
) -> tuple[tuple[Paragraph, ...], tuple[str, ...], tuple[tuple[str, ...], ...], dict[str, str]]:
    """The paragraphs with a token for every mark, the marks, and for each the facts that raise it.

    Last the facts of marks that are no question to a model, with those: it has to tell them itself.
    """
    marks: list[str] = []
    silenced: dict[str, str] = {}
    askers: list[tuple[str, ...]] = []

    def tokens(sentence: Sentence) -> Sentence:
        def token(mark: re.Match[str]) -> str:
            # How to word it is what the model is asked for; a bare quotation asks nothing.
            if _ASKS_NOTHING.fullmatch(mark[0]):
                for fact in sentence.evidence:
                    silenced[fact] = silenced.get(fact, "") + mark[0]
                return ""
            marks.append(mark[0])
            askers.append(sentence.evidence)
            return f"⟦Q{len(marks)}⟧"

        return Sentence(MARK.sub(token, sentence.text), sentence.origin, sentence.evidence)

    paragraphs = tuple(
        Paragraph(tuple(tokens(sentence) for sentence in paragraph.sentences), paragraph.heading)
        for paragraph in draft.paragraphs
    )
    return paragraphs, tuple(marks), tuple(askers), silenced


def clause_around(text: str, at: int) -> str:
    """The clause of a printed text that holds a place."""
    start = max((stop.end() for stop in _STOPS.finditer(text, 0, at)), default=0)
    end = _STOPS.search(text, at)
    return text[start : end.start() if end else len(text)]


def contexts(text: str, start: int, end: int, unit_end: int) -> Context:
    """The words around a figure of a printed text, up to the next figure or the end of the clause."""
    left = _STOPS.split(text[max(0, start - 14) : start])[-1].rpartition("、")[2]
    right = _STOPS.split(text[end : unit_end + 8])[0].partition("、")[0]
    return Context(re.split(r"\d", left)[-1], re.split(r"\d", right)[0])


def _offered(report: Report, texts: list[str], slots: Slots) -> Iterator[Offered]:
    around: dict[str, list[Context]] = {}
    clauses: dict[str, list[str]] = {}
    for text in texts:
        rendered = slots.render(text)
        for span in rendered.spans:
            if span.slot.startswith("year"):
                # A year may stand anywhere; it counts nothing.
                continue
            around.setdefault(span.slot, []).append(contexts(rendered.text, span.start, span.end, span.end))
            clauses.setdefault(span.slot, []).append(clause_around(rendered.text, span.start))
    figures: dict[str, Figure] = {}
    for fact in report.every_fact():
        for numbered in fact.figures:
            figures[numbered.id] = figure = numbered.figure
            if numbered.id in around:
                around[numbered.id].append(contexts(fact.words, figure.start, figure.end, figure.unit_end))
                clauses[numbered.id].append(clause_around(fact.words, figure.start))
    for slot, found in around.items():
        if slot in CELLS:
            found.append(Context(CELLS[slot].label, ""))
        if slot in _DECISIONS:
            found.append(Context(f"作出行政{_DECISIONS[slot]}决定", "件"))
        value = _number(slot, slots, figures)
        yield Offered(slot, slots.show(slot), value, tuple(found), tuple(clauses[slot]))


def _number(slot: str, slots: Slots, figures: dict[str, Figure]) -> Decimal | None:
    if slot in figures:
        return figures[slot].value if figures[slot].kind == "number" else None
    return slots.value(slot)


def _told_of(paragraphs: tuple[Paragraph, ...], slots: Slots, planned: set[str]) -> Iterator[Told]:
    for paragraph in paragraphs:
        if paragraph.heading:
            yield Told(_printed(paragraph.heading, slots), (), planned=False)
        for sentence in paragraph.sentences:
            words = _printed(_unmarked(sentence.text), slots)
            facts = {source for source in sentence.evidence if source.startswith("F")}
            for clause in _clauses(words):
                only_planned = bool(facts) and facts <= planned
                yield Told(clause, sentence.evidence, only_planned)


def _clauses(words: str) -> list[str]:
    return [clause for clause in _STOPS.split(words) if clause]


def _unmarked(text: str) -> str:
    return re.sub(r"⟦Q\d+⟧", "", text)


def _printed(text: str, slots: Slots) -> str:
    return slots.render(text).text


def _constants(text: str, slots: Slots) -> Iterator[str]:
    rendered = slots.render(text)
    spans = [(span.start, span.end) for span in rendered.spans if not span.slot.startswith("year")]
    for figure in read_figures(rendered.text).figures:
        within = any(start < figure.end and figure.start < end for start, end in spans)
        if within:
            continue
        if not figure.soft:
            yield rendered.text[figure.start : figure.trail_end]
        said = figure.kind is FigureKind.NUMBER and not figure.text.isascii() and figure.exact
        if said and figure.value is not None and figure.unit:
            # 一季度一期: said in characters, and written 1期.
            yield f"{figure.value.normalize():f}{figure.unit}"

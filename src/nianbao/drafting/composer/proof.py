"""Every sentence told from remarks, held against the cells: what contradicts one is asked, not told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from nianbao.checks.claims import ClaimKind, Values, Verdict, judge
from nianbao.checks.claims.remembered import claims_of, without_marks
from nianbao.drafting.composer.claims import held
from nianbao.drafting.composer.gate import leans, quotable
from nianbao.report.cells import Known
from nianbao.report.document import MARK
from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.regex import regex
from nianbao.report.report import AgencyKind

if TYPE_CHECKING:
    from nianbao.checks.claims import Claim
    from nianbao.drafting.composer.voice import Voice
    from nianbao.report.report import Report
    from nianbao.report.slots import Slots

_HELD = (ClaimKind.COUNT, ClaimKind.COMPLETE, ClaimKind.ALL)
_ROUNDS = 4
"""Sentences of one paragraph that may turn out to contradict a cell, one after the other."""
_CLAUSE = regex(r"(?:[^，。；【】]|【[^】]*】)*[，。；]?")
_PART = regex(r"[^，。；⟦]{1,8}⟦[^⟦⟧]+⟧(?:件|个|起|条|户)?[，。；]?$")
"""占道的14件: parts of the count before them, which fall with it."""
_LEFT = "t3.carried_out.total"


@dataclass(frozen=True, slots=True)
class Proof:
    """Reads what was composed as the catalogue of checks will read it."""

    slots: Slots
    voice: Voice
    values: Values
    year: int
    own_area: bool

    @classmethod
    def of(cls, report: Report, slots: Slots, voice: Voice) -> Proof:
        """Everything a sentence is held against."""
        known = {
            key: cell.content.value
            for key, cell in report.tables.cells.items()
            if isinstance(cell.content, Known)
        }
        county = report.profile.kind is AgencyKind.COUNTY
        return cls(slots, voice, Values(known), report.profile.year, county)

    def contradicted(self, text: str, part: str) -> tuple[Claim, ...]:
        """The claims of a printed text that a cell speaks against; marks claim nothing."""
        topic = "requests" if part == "1.on_request" else ""
        claims = claims_of(without_marks(text), self.year, topic, self.own_area)
        return tuple(
            claim
            for claim in claims
            if claim.kind in _HELD
            and claim.options
            and judge(claim, self.values, None) is Verdict.CONTRADICTS
        )

    def of_doubt(self, text: str, part: str) -> tuple[str, bool]:
        """What the cells hold against words she was not sure of, slotted; and whether they bear them out."""
        topic = "requests" if part == "1.on_request" else ""
        printed = self.slots.render(text).text
        claims = claims_of(printed, self.year, topic, self.own_area)
        counted = [claim for claim in claims if claim.kind is ClaimKind.COUNT and claim.options]
        verdicts = [judge(claim, self.values, None) for claim in counted]
        for claim, verdict in zip(counted, verdicts, strict=True):
            if verdict is Verdict.CONTRADICTS:
                return held(self.slots, "+".join(claim.options[0])), False
        return "", bool(claims) and all(verdict is Verdict.CONSISTENT for verdict in verdicts) and len(
            counted
        ) == len(claims)

    def cells_told(self, sentences: list[Sentence]) -> set[str]:
        """The cells that sentences state, so that nobody states them again."""
        printed = MARK.sub("", "".join(self.slots.render(sentence.text).text for sentence in sentences))
        claims = claims_of(printed, self.year, "", self.own_area)
        return {
            claim.options[0][0]
            for claim in claims
            if claim.kind is ClaimKind.COUNT
            and claim.options
            and len(claim.options[0]) == 1
            and judge(claim, self.values, None) is Verdict.CONSISTENT
        }

    def borne_out(self, paragraph: Paragraph, part: str) -> Paragraph:
        """A paragraph in which no remark contradicts a cell: the clause that does becomes a question."""
        for _ in range(_ROUNDS):
            mended = self._mended(paragraph, part)
            if mended == paragraph:
                break
            paragraph = mended
        return paragraph

    def _mended(self, paragraph: Paragraph, part: str) -> Paragraph:
        printed = [self.slots.render(sentence.text).text for sentence in paragraph.sentences]
        ends = list(accumulate(len(text) for text in printed))
        for claim in self.contradicted("".join(printed), part):
            place = next(at for at, end in enumerate(ends) if claim.start < end)
            sentence = paragraph.sentences[place]
            if sentence.origin is Origin.FACT:
                start = claim.start - (ends[place] - len(printed[place]))
                asked = self._asked(sentence, start, claim)
                sentences = (*paragraph.sentences[:place], asked, *paragraph.sentences[place + 1 :])
                return replace(paragraph, sentences=sentences)
        return paragraph

    def _asked(self, sentence: Sentence, start: int, claim: Claim) -> Sentence:
        """The sentence with the clause at a printed place, and what leans on it, turned into a question."""
        before: list[str] = []
        wrong: list[str] = []
        after: list[str] = []
        at = 0
        for piece in _CLAUSE.findall(sentence.text):
            at += len(self.slots.render(piece).text)
            if at <= start:
                before.append(piece)
            elif not wrong or (not after and wrong[-1][-1:] == "，" and (leans(piece) or _PART.match(piece))):
                wrong.append(piece)
            else:
                after.append(piece)
        words = MARK.sub("", "".join(wrong)).rstrip("，。；")
        key = (_LEFT,) if claim.kind is ClaimKind.COMPLETE else claim.options[0]
        mark = self.voice.say(
            "ask_claim", words=quotable(words), cells=held(self.slots, "+".join(key), unfilled=True)
        )
        mark += "".join(MARK.findall("".join(wrong)))
        told, rest = "".join(before).rstrip("，；"), "".join(after)
        if not (told + rest).strip("。；，"):
            return Sentence(f"{mark.removesuffix('】')}。】", Origin.QUESTION, sentence.evidence)
        between = wrong[-1][-1:] if rest and told else ""
        return replace(sentence, text=f"{told}{mark}{between}{rest}".rstrip("，；。") + "。")

"""The offline composer: from facts and cells to every narrative part, with no network and no key."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from nianbao.drafting.composer.aspects import open_questions, write_aspect, write_disclosure
from nianbao.drafting.composer.closing import write_lead, write_others
from nianbao.drafting.composer.desk import Desk
from nianbao.drafting.composer.doubts import Sheet, doubts_of
from nianbao.drafting.composer.gate import register_kept
from nianbao.drafting.composer.problems import write_problems
from nianbao.drafting.composer.proof import Proof
from nianbao.drafting.composer.requests import write_requests
from nianbao.drafting.composer.sifting import sift
from nianbao.drafting.composer.sums import figures_apart
from nianbao.drafting.composer.voice import Voice
from nianbao.report.draft import Draft, Drafting, Origin, Paragraph, Sentence
from nianbao.report.regex import regex
from nianbao.report.slots import Slots
from nianbao.report.tables import ASPECT_HEADINGS

if TYPE_CHECKING:
    from nianbao.drafting.phrasebook import Phrasebook
    from nianbao.report.report import Report

_SHORT_YEAR = regex(r"(?<![\d⟧“])(?P<year>2\d)年(?=起|底|初|前|度|以|上半年|下半年|⟦)")
"""25年起: the year as it is spoken."""
_CENTURY = 100
_VOICES = 64
"""Reports being written at one time."""
_HEARD = ("proactive", "on_request", "management", "platform", "supervision", "last_year", "other")
"""Where an answer to a gap may have been given; a plan or a problem is none."""


class Composer:
    """Writes whole reports from a phrasebook; the same report always reads the same."""

    name = "composer"

    def __init__(self, phrasebook: Phrasebook) -> None:
        self._phrasebook = phrasebook
        # A clerk changes one remark at a time: what the others read like is known already.
        self._voice = lru_cache(_VOICES)(lambda profile: Voice(phrasebook, profile))

    def compose(self, report: Report, *, lead: bool = True) -> Drafting:
        """Draft every narrative part.

        Every clause of every remark is told, asked back in a mark, or listed as unused with the reason.

        Args:
            report: the facts and cells to write from.
            lead: whether to write the paragraph before section 1.
        """
        sifted = sift(report, self._phrasebook)
        slots, voice = Slots(report), self._voice(report.profile)
        doubts = doubts_of(Sheet.of(report, slots, voice, sifted, self._phrasebook.doubts))
        proof = Proof.of(report, slots, voice)
        desk = Desk(report, slots, voice, self._phrasebook, sifted, proof, dict(doubts))
        parts = {"lead": write_lead(desk)} if lead else {}
        for aspect in ASPECT_HEADINGS:
            parts[f"1.{aspect}"] = self._aspect(desk, aspect)
        parts["5"] = _with_questions(write_problems(desk), desk.unasked(("last_year", "problems", "plans")))
        parts["6"] = _with_questions(write_others(desk), desk.unasked(("fee", "other")))
        drafts = tuple(self._draft(part, paragraphs, desk) for part, paragraphs in parts.items())
        return Drafting(drafts, (*sifted.unused, *desk.unused), tuple(desk.restated))

    def _draft(self, part: str, paragraphs: list[Paragraph], desk: Desk) -> Draft:
        written = (
            register_kept(_legible(paragraph, desk.proof), part, desk.voice, desk.unused)
            for paragraph in paragraphs
        )
        proved = (desk.proof.borne_out(paragraph, part) for paragraph in written if paragraph.sentences)
        return Draft(part, tuple(proved), self.name)

    def _aspect(self, desk: Desk, aspect: str) -> list[Paragraph]:
        if aspect == "on_request":
            paragraphs = write_requests(desk)
        elif aspect == "proactive":
            paragraphs = write_disclosure(desk)
        else:
            paragraphs = write_aspect(desk, aspect)
        questions = [*desk.unasked((aspect,)), *open_questions(desk, f"1.{aspect}", _HEARD)]
        return _with_questions(paragraphs, questions)


def _legible(paragraph: Paragraph, proof: Proof) -> Paragraph:
    """Figures that do not run together, and years with all their digits."""

    def spelled(match: re.Match[str]) -> str:
        apart = int(match["year"]) - proof.year % _CENTURY
        return {-1: "⟦year-1⟧年", 0: "⟦year⟧年", 1: "⟦year+1⟧年"}.get(apart, match[0])

    sentences = (
        replace(sentence, text=_SHORT_YEAR.sub(spelled, figures_apart(sentence.text, proof.slots)))
        for sentence in paragraph.sentences
    )
    return replace(paragraph, sentences=tuple(sentences))


def _with_questions(paragraphs: list[Paragraph], questions: list[Sentence]) -> list[Paragraph]:
    """One question closes the last paragraph; several stand on lines of their own."""
    if len(questions) == 1 and paragraphs:
        last = paragraphs[-1]
        return [*paragraphs[:-1], Paragraph((*last.sentences, questions[0]), last.heading)]
    own_marks = [sentence for sentence in questions if sentence.origin is Origin.QUESTION]
    return [*paragraphs, *(Paragraph((mark,)) for mark in own_marks)]

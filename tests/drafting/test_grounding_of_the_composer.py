"""The promise, over 200 answer sets: nothing in the text that was not supplied, nothing supplied is lost."""

import re

import pytest

from answer_sets import answer_set
from nianbao.drafting.composer.clauses import split
from nianbao.report.document import lay_out
from nianbao.report.figures import read_figures
from nianbao.report.slots import SLOT

NUMBERS = range(200)
CONSTANTS = {"1月1日", "12月31日"}
"""Figures of the form itself: the reporting period."""


def composed(number, composer):
    report = answer_set(number)
    return report, composer.compose(report)


@pytest.mark.parametrize("number", NUMBERS)
def test_every_figure_in_the_text_is_a_rendered_slot_or_a_constant_of_the_form(number, composer):
    report, drafting = composed(number, composer)

    for body in lay_out(report, drafting).bodies():
        for sentence in body.sentences:
            for figure in read_figures(sentence.text).figures:
                from_slot = any(
                    span.start <= figure.start and figure.end <= span.end for span in sentence.spans
                )
                within = any(figure.start <= span.start and span.end <= figure.end for span in sentence.spans)
                assert from_slot or within or figure.soft or figure.text in CONSTANTS, (
                    figure.text,
                    sentence.text,
                )


@pytest.mark.parametrize("number", NUMBERS)
def test_every_clause_is_told_asked_restated_by_the_tables_or_listed_as_unused(number, composer, phrasebook):
    report, drafting = composed(number, composer)
    text = "".join(paragraph.text for draft in drafting.drafts for paragraph in draft.paragraphs)
    rested_on = {
        evidence
        for draft in drafting.drafts
        for paragraph in draft.paragraphs
        for sentence in paragraph.sentences
        for evidence in sentence.evidence
    }
    spoken_for = {(entry.fact, entry.words) for entry in (*drafting.unused, *drafting.restated)}
    stated = set(re.findall(r"F\d+\.\d+", text))

    for fact in report.every_fact():
        for clause in split(fact, phrasebook.dialect):
            words = SLOT.sub(lambda slot, fact=fact: _words(fact, slot[1]), clause.said)
            told = fact.id in rested_on or any(slot in stated for slot in clause.slots)
            assert told or (fact.id, words) in spoken_for, (fact.id, fact.words, words)


def _words(fact, slot):
    return next(numbered.figure.text for numbered in fact.figures if numbered.id == slot)


@pytest.mark.parametrize("number", range(0, 200, 10))
def test_the_same_answers_always_read_the_same(number, composer):
    report = answer_set(number)

    assert composer.compose(report) == composer.compose(answer_set(number))


@pytest.mark.parametrize("number", range(0, 200, 5))
def test_no_part_is_empty_and_no_paragraph_breaks_off(number, composer):
    report, drafting = composed(number, composer)

    for body in lay_out(report, drafting).bodies():
        assert body.text[-1] in "。：】", body.text
        assert not re.search(r"，。|。。|，，|⟦|⟧|\$|[a-z_]{4,}", body.text), body.text
    assert {draft.part for draft in drafting.drafts if draft.paragraphs} == {
        draft.part for draft in drafting.drafts
    }

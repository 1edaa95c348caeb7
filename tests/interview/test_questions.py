"""Every question is well made: what it says, what its parts become, and what 没有 becomes in the report."""

import re

import pytest

from nianbao.interview.asking import PartKind
from nianbao.interview.questions import QUESTIONS
from nianbao.report.facts import TOPICS
from nianbao.report.report import AgencyKind
from nianbao.report.tables import ASPECT_HEADINGS, CELLS
from nianbao.report.typed import Typed, report_of

GRADES = ("法规要求", "格式模板", "通行做法", "建议")
WITH_PARTS = [question for question in QUESTIONS if question.parts]
WITH_NONE = [question for question in QUESTIONS if question.none]


def named(question):
    return question.id


def drafted(workspace, question, *remarks, **cells):
    typed = Typed(
        "青石镇人民政府",
        AgencyKind.TOWN,
        2024,
        {question.topic: "\n".join(remarks)},
        dict(cells),
        blank_is_zero=True,
    )
    return workspace.draft(report_of(typed))


def test_ids_are_unique_and_begin_with_their_topic():
    ids = [question.id for question in QUESTIONS]

    assert len(ids) == len(set(ids))
    assert [each.id for each in QUESTIONS if not each.id.startswith(f"{each.topic}.")] == []


def test_every_topic_is_asked_in_the_order_of_the_form():
    asked = list(dict.fromkeys(question.topic for question in QUESTIONS))

    assert asked == list(TOPICS)


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
class TestEveryQuestion:
    def test_it_stands_where_its_topic_ends_up(self, question):
        expected = f"1.{question.topic}" if question.topic in ASPECT_HEADINGS else question.part

        assert question.part == expected

    def test_it_says_why_it_is_asked_with_the_grade_of_its_source(self, question):
        assert question.why.startswith(GRADES)

    def test_it_is_short_and_asks(self, question):
        assert len(question.wording) <= 50
        assert "？" in question.wording

    def test_it_shows_one_to_three_examples_that_would_answer_it(self, question):
        assert 1 <= len(question.examples) <= 3
        assert [each for each in question.examples if not question.told_by.search(each)] == []

    def test_the_cells_it_leans_on_exist(self, question):
        assert {*question.unless_cells, *question.only_with} <= CELLS.keys()

    def test_its_form_uses_its_parts_and_nothing_else(self, question):
        used = set(re.findall(r"\{(\w+)\}", "".join(question.form)))

        assert used <= {part.name for part in question.parts}

    def test_what_none_and_the_quick_answers_say_answers_it(self, question):
        said = [words for words in (question.none, *question.quick) if words]

        assert [words for words in said if not question.told_by.search(words)] == []


@pytest.mark.parametrize("question", WITH_PARTS, ids=named)
class TestParts:
    def filled(self, question):
        values = {PartKind.NUMBER: "3", PartKind.DATE: "2024-04-12", PartKind.TEXT: "公众号"}
        return {part.name: part.choices[0] if part.choices else values[part.kind] for part in question.parts}

    def test_filled_parts_become_a_remark_that_answers_the_question(self, question):
        assert question.told_by.search(question.remark(self.filled(question)))

    def test_every_part_is_told_in_the_remark(self, question):
        remark = question.remark(self.filled(question))

        assert [part for part in question.parts if part.choices and part.choices[0] not in remark] == []
        assert remark.count("3") >= sum(part.kind is PartKind.NUMBER for part in question.parts)

    def test_nothing_filled_is_no_remark(self, question):
        assert question.remark({}) == ""

    def test_no_brace_is_left_whichever_single_part_is_filled(self, question):
        remarks = [question.remark({name: value}) for name, value in self.filled(question).items()]

        assert [remark for remark in remarks if "{" in remark or "}" in remark] == []


def test_parts_are_told_the_way_a_clerk_notes_them():
    training = next(question for question in QUESTIONS if question.id == "supervision.training")

    assert training.remark({"times": "2", "people": "45"}) == "培训2次，45人次"
    assert training.remark({"when": "2024-04-12", "times": "1"}) == "4月12日培训1次"


@pytest.mark.parametrize("value", ["两次", "-1", "2次", "1e3"])
def test_a_number_that_is_none_is_refused_with_what_to_write(value):
    training = next(question for question in QUESTIONS if question.id == "supervision.training")

    assert training.faults({"times": value}) == ("“几次”请只填数字，例如 12。",)


@pytest.mark.parametrize(
    ("said", "remark"),
    [("2次，45人次", "培训2次，45人次"), ("2次45人次", "培训2次，45人次"), ("2次。", "培训2次")],
)
def test_bare_figures_are_told_of_what_was_asked(said, remark):
    training = next(question for question in QUESTIONS if question.id == "supervision.training")

    assert training.completed(said) == remark


@pytest.mark.parametrize("said", ["45", "培训2次", "2次，都来了", "3场", "2次，3次"])
def test_what_is_more_or_less_than_figures_with_known_units_is_left_as_said(said):
    training = next(question for question in QUESTIONS if question.id == "supervision.training")

    assert training.completed(said) == ""


@pytest.mark.parametrize("question", WITH_NONE, ids=named)
def test_none_becomes_a_plain_sentence_of_the_report(workspace, question):
    finished = drafted(workspace, question, question.none)
    ids = {fact.id for fact in finished.report.facts}
    told = [
        sentence.text
        for draft in finished.drafts
        for paragraph in draft.paragraphs
        for sentence in paragraph.sentences
        if ids & set(sentence.evidence)
    ]

    assert told or finished.restated
    assert not any("【" in text for text in told)
    assert not finished.unused


@pytest.mark.parametrize("question", [each for each in WITH_NONE if each.required], ids=named)
def test_none_leaves_no_mark_for_the_same_thing_in_the_draft(workspace, question):
    without = {mark for _, mark in drafted(workspace, question).document.marks()}
    with_it = {mark for _, mark in drafted(workspace, question, question.none).document.marks()}

    assert with_it <= without

"""Whole conversations: every one ends, and one that is answered ends with a report that can be finished."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nianbao.interview.answering import answer, answer_parts, answer_quick, none, skip
from nianbao.interview.asking import Does, Stage, State
from nianbao.interview.log import Log
from nianbao.interview.next_question import asked_again, next_question, ready
from nianbao.interview.questions import QUESTIONS
from nianbao.interview.situation import Situation, paper_of_remarks
from nianbao.report.report import AgencyKind, Report
from nianbao.report.typed import Typed, TypedPromise, report_of

ROOT = Path(__file__).parents[2]
NAMES = {
    AgencyKind.TOWN: "青石镇人民政府",
    AgencyKind.SUBDISTRICT: "栎江区桐荫街道办事处",
    AgencyKind.DEPARTMENT: "栖岭县住房和城乡建设局",
    AgencyKind.COUNTY: "栖岭县人民政府",
}
MARKED = (Stage.CONTRADICTION, Stage.DOUBT)
"""What is asked of the draft as it stands."""
MOST = 120
"""No conversation asks so many questions."""
EXAMPLES = ("fengmu-2024", "qiling-2024", "tongyin-2023")
NOTES = ROOT / "benchmarks" / "cases" / "answers"
ROUGH = [next(NOTES.glob(f"{number}-*.yaml")) for number in ("04", "05", "07", "09", "12")]
"""Sheets with broken tables, sums that do not come out, doubts, and remarks against the cells."""
GAPS = {
    "条数和发布渠道": "proactive.total",
    "政府信息管理情况": "management.review",
    "哪个岗位审核": "management.review",
    "公开栏的情况": "platform.website",
    "政府网站所用栏目": "platform.website",
    "培训的期数": "supervision.training",
    "工作考核结果": "supervision.assessment",
    "是否开展社会评议": "supervision.evaluation",
    "有无责任追究": "supervision.accountability",
    "年度报告所列的问题": "last_year.improved",
    "存在的主要问题": "problems.found",
    "是否收取政府信息公开信息处理费": "fee.collected",
    "有无其他需要报告的事项": "other.anything",
}
"""What the draft leaves to be filled in → the question that fills it."""


def typed_from(workspace, path):
    return Typed.from_report(workspace.open_answers(path))


def helped(asked):
    """The answer of a clerk who knows: the first example, the first choice, the first quick answer."""
    if asked.about.key:
        return {"agency": NAMES[AgencyKind.TOWN], "year": "2024年", "kind": "镇"}[asked.about.key]
    return asked.question.examples[0] if asked.question.examples else ""


def marks_of(workspace, typed):
    report = report_of(typed)
    return workspace.draft(report).document.marks() if isinstance(report, Report) else ()


def talk(typed, reply, previous=None, workspace=None):
    """The conversation until nothing more is asked: what was asked, and what stands at its end."""
    log, asked_ids, marks, drafted = Log(), [], (), None
    while len(asked_ids) < MOST:
        situation = Situation(typed, previous, log, marks=marks)
        asked = next_question(situation)
        if (asked is None or asked.stage in MARKED) and workspace and drafted != typed:
            # Drafting after every answer would be the page's way; once nothing else is asked does as well.
            marks, drafted = marks_of(workspace, typed), typed
            continue
        if asked is None:
            return asked_ids, situation
        asked_ids.append(asked.id)
        after = reply(typed, log, asked)
        typed, log = after.typed, after.log
    raise AssertionError(f"the conversation does not end: {asked_ids[-5:]}")


def knowing(typed, log, asked):
    """Answer like a clerk who knows everything and keeps to the repairs that are offered."""
    cells = [quick for quick in asked.quick if quick.does in (Does.CELLS, Does.ZEROS, Does.REWORD)]
    if asked.stage in (Stage.CONTRADICTION, Stage.DOUBT) or asked.id.startswith("tables."):
        return answer_quick(typed, log, asked, cells[0]) if cells else skip(typed, log, asked)
    if asked.id == "last_year.file":
        return none(typed, log, asked)
    after = answer(typed, log, asked, helped(asked)) if helped(asked) else none(typed, log, asked)
    return none(typed, log, asked) if after.unclear else after


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_led_to_a_report_that_can_be_finished(workspace, name):
    asked, end = talk(
        typed_from(workspace, ROOT / "corpus" / "examples" / f"{name}.yaml"), knowing, workspace=workspace
    )

    assert ready(end).ready
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("kind", AgencyKind)
def test_a_blank_report_of_every_kind_is_led_to_one_that_can_be_finished(workspace, kind):
    asked, end = talk(Typed(NAMES[kind], kind, 2024), knowing, workspace=workspace)

    assert ready(end).ready
    assert len(asked) <= 25
    assert not [mark for _, mark in end.marks if mark.startswith("【待核")]


def test_a_blank_page_begins_with_who_reports():
    asked, end = talk(Typed(), knowing)

    assert asked[:2] == ["profile.agency", "profile.year"]
    assert end.typed.kind is AgencyKind.TOWN


@pytest.mark.parametrize("path", ROUGH, ids=lambda path: path.stem)
def test_rough_notes_of_any_kind_are_led_to_a_report_that_can_be_finished(workspace, path):
    _, end = talk(typed_from(workspace, path), knowing, workspace=workspace)

    assert [(each.id, each.question.wording) for each in ready(end).left] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_the_draft_leaves_to_be_filled_in_is_asked(workspace, name):
    typed = typed_from(workspace, ROOT / "corpus" / "examples" / f"{name}.yaml")
    marks = [mark for _, mark in marks_of(workspace, typed) if "素材注明" not in mark]

    open_ids = {each.id for each in ready(Situation(typed)).left}

    expected = {question for words, question in GAPS.items() if any(words in mark for mark in marks)}
    assert expected <= open_ids


@pytest.mark.parametrize("reply", [none, skip], ids=["没有", "跳过"])
@pytest.mark.parametrize("kind", AgencyKind)
def test_nothing_but_one_short_answer_ends_every_conversation(kind, reply):
    asked, end = talk(Typed(NAMES[kind], kind, 2024), reply)

    assert len(asked) == len(set(asked))
    assert not ready(end).ready


def test_none_to_everything_with_the_tables_at_zero_leaves_only_what_must_be_told():
    _, end = talk(Typed(NAMES[AgencyKind.TOWN], AgencyKind.TOWN, 2024, blank_is_zero=True), none)

    assert [each.id for each in ready(end).left] == ["problems.found"]


TYPED = st.builds(
    Typed,
    agency=st.sampled_from(["", *NAMES.values()]),
    kind=st.sampled_from([None, *AgencyKind]),
    year=st.sampled_from([None, 2024]),
    topics=st.dictionaries(
        st.sampled_from(sorted({question.topic for question in QUESTIONS})),
        st.sampled_from([example for question in QUESTIONS for example in question.examples]),
    ),
    numbers=st.dictionaries(
        st.sampled_from(
            [
                "t3.new.natural",
                "t3.granted.natural",
                "t3.carried_in.natural",
                "t3.other_other.natural",
                "t4.review.corrected",
                "t2.penalties.decisions",
                "t2.fees.amount",
                "t2.rules.issued",
                "t2.normative.in_force",
            ]
        ),
        st.decimals(0, 40, places=0),
    ),
    blank_is_zero=st.booleans(),
    promises=st.lists(st.builds(TypedPromise, st.sampled_from(["做图解", "加公开栏"])), max_size=2).map(
        tuple
    ),
)


@settings(max_examples=60, deadline=None)
@given(
    typed=TYPED,
    before=st.none() | TYPED,
    replies=st.lists(st.sampled_from([none, skip]), min_size=1, max_size=7),
)
def test_the_interview_ends_whatever_stands_there_and_whatever_last_year_was(typed, before, replies):
    turns = iter(range(10_000))
    previous = None if before is None else paper_of_remarks(replace(before, year=2023))

    asked, end = talk(
        typed, lambda typed, log, asked: replies[next(turns) % len(replies)](typed, log, asked), previous
    )

    assert len(asked) <= MOST
    assert all(end.log.state(each) in list(State) for each in asked)


def test_every_question_can_be_answered_by_its_parts_alone():
    for question in QUESTIONS:
        if not question.parts:
            continue
        situation = Situation(Typed(NAMES[AgencyKind.TOWN], AgencyKind.TOWN, 2024, blank_is_zero=True))
        asked = next(each for each in _every_question(situation) if each.id == question.id)
        values = {part.name: part.choices[0] if part.choices else "3" for part in question.parts}

        after = answer_parts(situation.typed, Log(), asked, values)

        assert after.remarks, question.id


def _every_question(situation):
    return [asked_again(situation, question.id) for question in QUESTIONS]

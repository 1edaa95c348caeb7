"""A message is a command, or what the clerk says; what could mean two things is asked back."""

import json
import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nianbao.interview.asking import Stage
from nianbao.interview.commands import understood
from nianbao.interview.next_question import asked_again, next_question
from nianbao.interview.situation import Situation
from nianbao.interview.steps import (
    AskBack,
    Deed,
    EditCell,
    GoTo,
    Pick,
    Remove,
    Reword,
    Rewrite,
    Say,
)
from nianbao.report.report import AgencyKind
from nianbao.report.slots import plain
from nianbao.report.typed import Typed, TypedPromise

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "commands.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
REMARKS = {
    "proactive": "县政府网站发了86条",
    "management": "查出错别字11处，都改了",
    "platform": "公众号“青石发布”发了120条\n公开栏4处，每月换一次\n村里公开栏12处",
    "supervision": "培训2次，45人次\n县里考核良好",
}
CELLS = {"t2.penalties.decisions": 7, "t3.new.natural": 2, "t3.granted.natural": 2}
TYPED = Typed(
    "青石镇人民政府",
    AgencyKind.TOWN,
    2024,
    REMARKS,
    {key: Decimal(value) for key, value in CELLS.items()},
    blank_is_zero=True,
)


def shown(step):
    """A step in the words of the cases."""
    match step:
        case Deed():
            return step.value
        case Say(words):
            return f"say {words}"
        case Pick(quick):
            return f"pick {quick.label}"
        case Rewrite(part, instruction):
            return f"rewrite {part}: {instruction}"
        case EditCell(key, value):
            return f"{key}={plain(value)}"
        case Reword(topic, words, instead):
            return f"reword {topic} {words} → {instead}"
        case Remove(topic, words):
            return f"remove {topic} {words}"
        case GoTo(question):
            return f"goto {question}"
        case AskBack(_, choices):
            return f"ask {len(choices)}" if choices else "ask"


def asked_as(name):
    """The question named, as it is asked in the situation of the cases."""
    if name == "promise":
        promised = Situation(replace(TYPED, promises=(TypedPromise("每季度做1期图解"),)))
        return next(
            each for each in [next_question(promised), *_due(promised)] if each.stage is Stage.PROMISE
        )
    if name == "surprise.penalties":
        return next(each for each in _due(Situation(TYPED)) if each.id == name)
    return asked_again(Situation(TYPED), name) if name else None


def _due(situation):
    log = situation.log
    while (asked := next_question(Situation(situation.typed, log=log))) is not None:
        yield asked
        log = log.noting(asked.id, "skipped")


@pytest.mark.parametrize("case", CASES, ids=[f"{case['says']} @{case.get('asked', '')}" for case in CASES])
def test_a_message_is_understood_as_it_was_meant(case):
    steps = understood(case["says"], Situation(TYPED), asked_as(case.get("asked", "")))

    assert [shown(step) for step in steps] == case["means"]


def test_there_are_enough_cases_and_enough_of_them_are_plain_remarks():
    plain_remarks = [
        case for case in CASES if len(case["means"]) == 1 and case["means"][0].startswith("say ")
    ]

    assert len(CASES) >= 150
    assert len(plain_remarks) >= 60


def test_no_case_stands_twice():
    counted = Counter((case["says"], case.get("asked", "")) for case in CASES)

    assert [case for case, times in counted.items() if times > 1] == []


def test_a_total_is_asked_back_with_values_that_make_it_come_out():
    (back,) = understood("申请数改成3件", Situation(TYPED), None)

    assert [(step.key, step.value) for choice in back.choices[:2] for step in choice.steps] == [
        ("t3.new.natural", 3),
        ("t3.new.business", 1),
    ]


@pytest.mark.parametrize("number", ["-3", "999999999", "1.5"])
def test_a_number_that_cannot_stand_in_a_cell_is_asked_back(number):
    (back,) = understood(f"处罚改成{number}", Situation(TYPED), None)

    assert isinstance(back, AskBack)


def test_thousands_may_be_set_apart():
    (edit,) = understood("处罚改成1,200件", Situation(TYPED), None)

    assert (edit.key, edit.value) == ("t2.penalties.decisions", 1200)


def test_marks_without_a_shape_hide_no_command():
    assert understood("\u200b没有\u200b", Situation(TYPED), None) == (Deed.NONE,)


@pytest.mark.parametrize("words", ["请" * 50_000, "好了" * 20_000, "刚才说错了，" * 5_000, "。；？\n", " "])
def test_a_message_that_is_no_language_is_no_command(words):
    assert all(isinstance(step, Say) for step in understood(words, Situation(TYPED), None))


def _pieces(words):
    return re.split(r"(?<=[。；！？!?;])|\n", words)


ALPHABET = "请把的那条删改成是不了没有公众号培训申请第五部分写短一点处罚12３，。；！？“”（）\n ab"


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(ALPHABET), max_size=40))
def test_whatever_is_typed_is_understood_somehow_and_what_is_said_is_her_own(message):
    steps = understood(message, Situation(TYPED), asked_as("supervision.training"))

    assert all(line in message for step in steps if isinstance(step, Say) for line in _pieces(step.words))


def test_an_edit_carries_her_words():
    (edit,) = understood("自然人新收改成4", Situation(TYPED), None)

    assert edit.evidence == "自然人新收改成4"


def test_a_total_below_what_the_other_cells_hold_is_offered_no_choice_below_zero():
    (back,) = understood("申请数改成1件", Situation(TYPED), None)

    assert [step.value for choice in back.choices for step in choice.steps] == [1]

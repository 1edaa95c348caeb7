"""A run of the whole catalogue: what stands in it, what may stand, and what no report can break."""

import dataclasses
import time
from pathlib import Path

import case_files
import pytest
from case_files import paper_from
from hypothesis import given, settings
from hypothesis import strategies as st

from nianbao.checks.catalogue import CATALOGUE, run
from nianbao.checks.check import Grade, Severity, Source, check
from nianbao.report.paper import paper_of
from nianbao.wiring import build

EXAMPLES = sorted((Path(__file__).parents[2] / "corpus" / "examples").glob("*.yaml"))
EVERYDAY = settings(max_examples=60, deadline=None, database=None, derandomize=True)
SOUND = paper_from({}, case_files.SOUND)


def told(**text):
    return paper_from({"text": {key.replace("_", ".", 1): value for key, value in text.items()}}, {})


def test_a_sound_report_has_no_findings():
    assert [finding.message for finding in run(SOUND).findings] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_report_has_no_error_and_no_warning_but_its_open_questions(path):
    workspace = build()
    finished = workspace.draft(workspace.open_answers(path))

    outcome = run(paper_of(finished.report, finished.document))

    heavy = [
        found
        for found in outcome.findings
        if found.severity is not Severity.HINT and found.code != "S-15"  # 【待补】 waits for the clerk
    ]
    assert [f"{found.code} {found.message}" for found in heavy] == []


def test_a_reason_lets_a_warning_stand_and_stays_with_it():
    faulty = paper_from({"cells": {"t2.penalties.decisions": 30}}, {"1.proactive": "公开信息86条。"})
    warning = next(found for found in run(faulty).findings if found.code == "N-08")

    again = run(faulty).with_reasons({warning.key: "本县不在正文写处罚"})

    assert again.standing == {warning.key: "本县不在正文写处罚"}
    assert warning in again.findings


def test_a_reason_lapses_when_the_value_changes():
    before = paper_from({"cells": {"t2.penalties.decisions": 30}}, {})
    after = paper_from({"cells": {"t2.penalties.decisions": 31}}, {})
    key = next(found.key for found in run(before).findings if found.code == "N-08")

    assert run(after).with_reasons({key: "不写"}).standing == {}


def test_a_reason_does_not_lapse_when_a_line_is_put_in_above():
    cells = {"cells": {"t3.new.natural": 3, "t3.granted.natural": 3}}
    one = paper_from({**cells, "text": {"1.on_request": "收到政府信息公开申请3条。"}}, {})
    other = paper_from(
        {**cells, "text": {"1.proactive": "一行。\n两行。", "1.on_request": "收到政府信息公开申请3条。"}}, {}
    )
    keys = [{found.key for found in run(paper).findings if found.code == "N-14"} for paper in (one, other)]

    assert keys[0] == keys[1] != set()


def test_an_error_cannot_be_let_stand():
    faulty = paper_from({"text": {"1.on_request": "收到政府信息公开申请9件。"}}, {})
    error = next(found for found in run(faulty).findings if found.code == "N-01")

    assert run(faulty).with_reasons({error.key: "就这样"}).standing == {}


def test_a_check_without_a_right_example_is_refused():
    def nothing(_subject):
        """Say nothing.  Wrong: x."""
        return iter(())

    with pytest.raises(ValueError, match="Right"):
        check("N-01", "无", Severity.HINT, Source(Grade.ADVICE, "无"))(nothing)


def test_a_code_outside_the_catalogue_is_refused():
    with pytest.raises(ValueError, match="Q-01"):
        check("Q-01", "无", Severity.HINT, Source(Grade.ADVICE, "无"))


def test_a_report_without_anything_is_checked_too():
    empty = dataclasses.replace(SOUND, title="", agency="", kind=None, year=None, lead=(), sections=())

    assert run(empty).findings


@EVERYDAY
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300), st.text(max_size=60))
def test_no_text_makes_a_check_fail(words, more):
    paper = told(**{"1_proactive": words, "1_on_request": more + words, "5": words, "6": more})

    assert run(paper, paper, (paper,)) == run(paper, paper, (paper,))


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_check_takes_time_in_proportion_to_the_text(code):
    from nianbao.checks.subject import Subject

    sentence = (
        "2024年，县发改局收到政府信息公开申请12件，其中自然人8件，占66.7%；（一）公开栏23块 ，进一步管理。"
    )

    def seconds(times):
        subject = Subject(
            told(**{"1_proactive": sentence * times, "5": f"{sentence}\n" * times}), SOUND, (SOUND,)
        )
        _ = subject.told, subject.sentences, subject.bookkeeping, subject.readings
        start = time.process_time()
        list(CATALOGUE[code].findings(subject))
        return time.process_time() - start

    seconds(5)
    short, long = (min(seconds(times) for _ in range(2)) for times in (25, 200))
    assert long < max(short, 0.0005) * 8 * 6

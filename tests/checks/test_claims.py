"""What a sentence claims of the tables, and whether the cells bear it out."""

import json
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nianbao.checks.claims import ClaimKind, Values, Verdict, judge, read_claims
from nianbao.checks.claims.lines import judged_line
from nianbao.errors import FileUnreadable
from nianbao.report.tables import CELLS

LABELLED = Path(__file__).parents[1] / "cases" / "claims"
REACHED = {"development": (0.995, 0.985)}
"""Precision and recall of alarms that no change may fall below."""
EVERYDAY = settings(max_examples=150, deadline=None, database=None, derandomize=True)


def claimed(text, **more):
    """Cells → value of every claim that is about cells."""
    return {"+".join(claim.options[0]): claim.value for claim in read_claims(text, **more) if claim.options}


def verdict(text, cells, before=None):
    now = Values({key: Decimal(str(value)) for key, value in cells.items()})
    last = None if before is None else Values({key: Decimal(str(value)) for key, value in before.items()})
    (claim,) = [claim for claim in read_claims(text) if claim.kind is not ClaimKind.OTHER]
    return judge(claim, now, last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上半年未收到政府信息公开申请。", {}),
        ("去年我镇收到申请8件，办结8件。", {"previous"}),
        ("县水利局来函称，其今年未收到政府信息公开申请。", {}),
        ("近三年累计收到政府信息公开申请45件。", {}),
        ("涉及征地的申请3件中，2件予以公开、1件部分公开。", {}),
        ("网上提交的7件申请里，个人6件、企业1件。", {}),
        ("全年受理行政许可申请312件。", {}),
        ("全年行政应诉14件，其中涉及政府信息公开的3件。", {"count"}),
    ],
)
def test_figures_of_other_bodies_times_and_of_some_applications_bind_no_cell(text, expected):
    silent = {ClaimKind.OTHER, ClaimKind.PART, ClaimKind.SUBSET}

    assert {claim.kind for claim in read_claims(text, year=2024)} - silent == set(expected)


@pytest.mark.parametrize(
    ("text", "cells", "before"),
    [
        ("邮寄提交的申请6件，现场提交的申请8件。", {"t3.new.total": 12}, None),
        ("政府信息公开申请12件：网上8件，信函3件，当面2件。", {"t3.new.total": 12}, None),
        ("申请办结18件、结转下年3件，两项之和22件。", {}, None),
        ("除1件外，其余申请均已答复。", {"t3.carried_out.total": 4}, None),
        ("首次收到政府信息公开申请，计1件。", {"t3.new.total": 1}, {"t3.new.total": 2}),
        ("政府信息公开类行政复议维持率100%。", {"t4.review.upheld": 1, "t4.review.total": 2}, None),
        ("因涉及商业秘密，不予公开1件。", {"t3.refused_third_party.total": 0}, None),
        ("行政处罚决定同比下降过半。", {"t2.penalties.decisions": 60}, {"t2.penalties.decisions": 90}),
    ],
)
def test_what_follows_from_the_words_contradicts_as_a_plain_figure_does(text, cells, before):
    line = json.dumps({"text": text, "tables": cells, "previous": before, "year": 2024})

    assert json.loads(judged_line(line, 1))["verdict"] == "contradicts"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("不予公开的5件中，行政执法案卷类占60%。", {"t3.refused_case_file.total": 3}),
        ("自然人提出的7件申请中，同意公开的有4件。", {"t3.granted.natural": 4, "t3.granted.total": 5}),
        ("新收与上年结转之和为30件。", {"t3.new.total": 28, "t3.carried_in.total": 2}),
        (
            "全县各行政机关新收政府信息公开申请1,286件，上年结转34件。",
            {"t3.new.total": 1286, "t3.carried_in.total": 34},
        ),
    ],
)
def test_a_share_or_sum_is_held_against_the_base_the_words_name(text, cells):
    answer = json.loads(judged_line(json.dumps({"text": text, "tables": cells}), 1))

    assert answer["verdict"] != "contradicts"


def test_each_figure_goes_to_the_row_named_before_it():
    told = claimed("新收政府信息公开申请63件、上年结转4件，共67件；办结60件，结转下年度7件。")

    assert told == {
        "t3.new.total": 63,
        "t3.carried_in.total": 4,
        "t3.new.total+t3.carried_in.total": 67,
        "t3.results_total.total": 60,
        "t3.carried_out.total": 7,
    }


def test_a_result_may_stand_behind_its_figure():
    told = claimed("收到的8件政府信息公开申请中，6件予以公开，2件部分公开。")

    assert told == {"t3.new.total": 8, "t3.granted.total": 6, "t3.partial.total": 2}


def test_a_list_of_names_takes_its_figures_in_order():
    told = claimed("行政许可、行政处罚分别为12件、30件。")

    assert told == {"t2.licences.decisions": 12, "t2.penalties.decisions": 30}


def test_one_figure_for_each_of_several_rows_counts_for_each():
    assert claimed("行政复议、行政诉讼各1件。") == {
        "t4.review.total": 1,
        "t4.suit_direct.total+t4.suit_after_review.total": 1,
    }


def test_a_fee_in_yuan_is_read_in_ten_thousands():
    assert claimed("行政事业性收费215000元。") == {"t2.fees.amount": Decimal("21.5")}


@pytest.mark.parametrize(
    "text",
    [
        "公示行政处罚信息12条，公开行政许可事项52项。",
        "回复网民留言30条，办结率100%。",
        "全年收到低保申请45件。",
        "审核公文40件，其中主动公开20件、依申请公开15件、不予公开5件。",
        "县司法局受理行政复议案件35件。",
        "计划2025年收到申请后5件以内当日登记。",
        "全县各单位收到政府信息公开申请85件。",
        "主动公开政府信息86条，阅读量增长20%。",
        "组织培训2次，45人次参加。",
    ],
)
def test_figures_of_other_things_claim_nothing_about_cells(text):
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "cells", "before", "expected"),
    [
        ("全年收到政府信息公开申请12件。", {"t3.new.total": 12}, None, Verdict.CONSISTENT),
        ("全年收到政府信息公开申请12件。", {"t3.new.total": 9}, None, Verdict.CONTRADICTS),
        ("全年收到政府信息公开申请12件。", {"t3.granted.total": 9}, None, Verdict.UNDECIDABLE),
        ("收到政府信息公开申请10余件。", {"t3.new.total": 12}, None, Verdict.CONSISTENT),
        ("收到政府信息公开申请10余件。", {"t3.new.total": 21}, None, Verdict.CONTRADICTS),
        ("收到政府信息公开申请近90件。", {"t3.new.total": 91}, None, Verdict.CONTRADICTS),
        ("未收到政府信息公开申请。", {"t3.new.total": 2}, None, Verdict.CONTRADICTS),
        ("未收到书面形式的政府信息公开申请。", {"t3.new.total": 2}, None, Verdict.UNDECIDABLE),
        ("政府信息公开申请均已按期办结。", {"t3.carried_out.total": 1}, None, Verdict.CONTRADICTS),
        ("政府信息公开申请量同比下降25%。", {"t3.new.total": 15}, {"t3.new.total": 20}, Verdict.CONSISTENT),
        ("政府信息公开申请量同比下降25%。", {"t3.new.total": 25}, {"t3.new.total": 20}, Verdict.CONTRADICTS),
        ("政府信息公开申请量与上年持平。", {"t3.new.total": 15}, {"t3.new.total": 20}, Verdict.CONTRADICTS),
        ("政府信息公开申请量同比下降25%。", {"t3.new.total": 15}, None, Verdict.UNDECIDABLE),
    ],
)
def test_a_claim_is_borne_out_contradicted_or_left_open(text, cells, before, expected):
    assert verdict(text, cells, before) is expected


def test_a_part_cannot_be_more_than_the_whole():
    text = "收到政府信息公开申请5件，其中通过网络提交7件。"
    answer = json.loads(judged_line(json.dumps({"text": text, "tables": {"t3.new.total": 5}}), 1))

    assert answer["verdict"] == "contradicts"


def test_parts_that_cannot_make_up_the_total_told_beside_them_contradict():
    text = "收到政府信息公开申请20件，其中自然人16件、法人和其他组织5件。"
    answer = json.loads(judged_line(json.dumps({"text": text, "tables": {"t3.new.total": 20}}), 1))

    assert answer["verdict"] == "contradicts"


def test_a_line_tells_quantity_value_and_span_of_each_claim():
    text = "全年收到政府信息公开申请12件，发布信息86条。"
    answer = json.loads(
        judged_line(json.dumps({"text": text, "tables": {"t3.new.total": 9}, "previous": None}), 1)
    )

    assert answer["verdict"] == "contradicts"
    assert [(claim["quantity"], claim["value"]) for claim in answer["claims"]] == [
        ("t3.new.total", 12),
        ("other", 86),
    ]
    assert [text[slice(*claim["span"])] for claim in answer["claims"]] == ["12", "86"]


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        "{",
        '{"text": 3}',
        '{"text": "收到2件", "tables": {"t3.nothing": 1}}',
        '{"text": "", "tables": {"t3.new.total": "x"}}',
        '{"text": "", "tables": []}',
        '{"text": "", "tables": {}, "year": "2024"}',
    ],
)
def test_a_line_that_is_no_case_is_refused_with_its_number(line):
    with pytest.raises(FileUnreadable, match="第7行"):
        judged_line(line, 7)


@pytest.mark.parametrize("name", REACHED)
def test_alarms_on_labelled_sentences_are_right_and_few_are_missed(name):
    cases = [
        json.loads(line) for line in (LABELLED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    told = [json.loads(judged_line(json.dumps({"year": 2024, **case}), 0)) for case in cases]
    pairs = [(case["verdict"], answer["verdict"]) for case, answer in zip(cases, told, strict=True)]
    right = pairs.count(("contradicts", "contradicts"))
    precision, recall = REACHED[name]

    assert right >= precision * sum(answer == "contradicts" for _, answer in pairs)
    assert right >= recall * sum(label == "contradicts" for label, _ in pairs)


@pytest.mark.parametrize("group", ["contradicted", "not_contradicted"])
def test_of_one_reports_sentences_those_that_its_cells_contradict_are_found(group):
    """Each of them is an alarm, or none of them; cells that the file does not name are 0."""
    report = json.loads((LABELLED / "one_report.json").read_text(encoding="utf-8"))
    cells = {when: dict.fromkeys(CELLS, 0) | report[when] for when in ("tables", "previous")}
    lines = {text: json.dumps({"text": text, "year": report["year"], **cells}) for text in report[group]}
    verdicts = {text: json.loads(judged_line(line, 0))["verdict"] for text, line in lines.items()}

    wrong = [text for text, told in verdicts.items() if (told == "contradicts") != (group == "contradicted")]

    assert wrong == []


@EVERYDAY
@given(
    st.text(
        alphabet="收到申请未办结予公开不部分行政复议诉讼上年结转下度件其中自然人占均已同比增减"
        "12三十，。、；（）%年月 余近约",
        max_size=80,
    )
)
def test_any_text_is_read(text):
    for claim in read_claims(text):
        assert 0 <= claim.start < claim.end <= len(text)


def test_reading_takes_time_in_proportion_to_the_text():
    sentence = "全年收到政府信息公开申请12件，其中自然人8件，均已办结，未发生行政复议、行政诉讼"

    def seconds(text):
        start = time.process_time()
        read_claims(text)
        return time.process_time() - start

    for mark in ("。", "，", "\n"):
        seconds(f"{sentence}{mark}" * 20)
        short, long = (min(seconds(f"{sentence}{mark}" * count) for _ in range(3)) for count in (40, 320))
        assert long < short * 8 * 6

"""The same sentence written otherwise, or beside other sentences, says the same."""

import json

import pytest
from verdicts import verdict_of

from nianbao.checks.claims import read_claims
from nianbao.checks.claims.lines import judged_line

CELLS = {
    "t3.new.total": 33,
    "t3.new.natural": 24,
    "t3.new.business": 6,
    "t3.new.legal": 3,
    "t3.carried_in.total": 2,
    "t3.granted.total": 25,
    "t3.granted.business": 4,
    "t3.partial.total": 9,
    "t3.partial.business": 1,
    "t3.results_total.total": 34,
    "t3.carried_out.total": 1,
}


def verdict(text, before=None):
    return verdict_of(text, CELLS, before)


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        ("办结34件，结转下年2件。", "办结 34 件，结转下年 2 件。"),
        ("除2件外，其余申请均已答复。", "除 2 宗外，其余申请均已答复。"),
        ("其中2件由企业提出，其余31件由自然人提出。", "其中两件由企业提出，其余三十一件由自然人提出。"),
        ("有1件申请尚未答复，另有2件跨年办理。", "有一件申请尚未答复，另有二件跨年办理。"),
        ("收到申请30件。", "据统计，收到申请30件。"),
        ("新收54件，同比上升25.9%。", "在县委、县政府领导下，新收54件，同比上升25.9%。"),
        ("新收33件，增长两成。", "2024年，新收33件，增长两成。"),
    ],
)
def test_spaces_units_numerals_and_words_that_lead_in_change_nothing(text, otherwise):
    before = {"t3.new.total": 20}

    assert verdict(text, before) == verdict(otherwise, before) == "contradicts"


@pytest.mark.parametrize(
    "text",
    [
        "未收到一件申请，没有一件投诉。",
        "件件有回音，没有一件积压。",
        "收到十余件申请。",
    ],
)
def test_numerals_that_count_nothing_exactly_are_left_as_they_are(text):
    assert [claim.value for claim in read_claims(text) if claim.unit == "件"] in ([], [10])


def test_claims_are_placed_where_the_words_stand_that_carry_them():
    text = "2024 年收到申请 三十三宗，其中自然人二十四件、 企业 6 件，占 72.7% 。"

    told = [(text[claim.start : claim.end], claim.unit) for claim in read_claims(text, year=2024)]

    assert told == [("三十三", "宗"), ("二十四", "件"), ("6", "件"), ("72.7%", "%")]


@pytest.mark.parametrize(
    "text",
    [
        "上年结转2件，都是自然人申请，均已办结。商业企业的6件有4件予以公开、1件部分公开。",
        "二是规范办理依申请公开。商业企业的6件有4件予以公开、1件部分公开。",
        "申请量保持平稳。县自然资源局收到申请86件，居全县首位。",
        "政务大厅窗口共接件5120件，当场办结4890件。",
    ],
)
def test_what_a_sentence_says_is_not_read_into_the_next(text):
    assert verdict(text) != "contradicts"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("科研机构提出2件，自然人提出24件。", "contradicts"),
        ("按内容分，用地审核14件、规划编制10件、补偿安置12件、其他6件。", "contradicts"),
        ("办结34件，结转2件。", "contradicts"),
        ("要求重新出具许可证的2件，不予处理。", "contradicts"),
        ("行政许可网上办理率96%。", "undecidable"),
    ],
)
def test_what_the_words_beside_a_figure_leave_open_is_told_by_those_around(text, expected):
    rare = {"t3.new.research": 1, "t3.declined_confirm.total": 1}
    line = json.dumps({"text": text, "tables": CELLS | rare, "year": 2024})

    assert json.loads(judged_line(line, 1))["verdict"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "依申请公开方面，网站访问量同比增长23%，公众号阅读量更是翻了一番。",
        "申请的答复均在法定期限内作出，平均用时9天。",
        "答复前征求意见，收到不同意公开的第三方回复3份。",
        "下一步，完善集体会商机制，年末实现申请零结转。",
        "依申请公开方面，收到行政复议申请86件，受理80件。",
        "依申请公开方面，全年行政应诉14件，其中涉及政府信息公开的3件。",
        "新收到的33件申请均已答复。上年结转的2件中有1件继续结转。",
        "上年结转的2件申请已答复。今年新收33件，当年答复32件。",
        "予以公开的25件中，2件邀请律师参与审核。",
        "收到的申请中，予以公开的25件；一件要企业原始报表，尚在办理。",
        "法律服务机构申请3件。申请总量33件，自然人24件、法人和其他组织9件。",
    ],
)
def test_what_is_said_of_other_things_or_times_beside_applications_contradicts_none(text):
    before = {"t3.new.total": 20}

    assert verdict(text, before) != "contradicts"

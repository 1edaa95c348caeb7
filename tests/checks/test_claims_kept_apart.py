"""What one sentence, or part of it, says is not carried over to what stands beside it."""

import json
from pathlib import Path

import pytest
from verdicts import verdict_of

from nianbao.checks.claims.lexicon import APPLICANTS
from nianbao.checks.claims.scene import Scene
from nianbao.report.figures import read_figures


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (
            "全年惠企资金公示覆盖企业62家、社会组织7家。本年度收到政府信息公开申请36件。",
            {"t3.new.total": 36, "t3.new.business": 4},
        ),
        (
            "询问征地补偿的有8件，问宅基地审批的有5件；一共37件申请，个人32件、公司5件。",
            {"t3.new.total": 37, "t3.new.natural": 32, "t3.new.business": 5},
        ),
        (
            "12月份收到的3件申请仍在办理；企业申请5件（本地企业3件、外地企业2件）。",
            {"t3.new.business": 5, "t3.new.total": 30},
        ),
        (
            "全镇共发布动态信息300余条；本年度收到申请23件，其中自然人19件，企业4件。",
            {"t3.new.total": 23, "t3.new.natural": 19, "t3.new.business": 4},
        ),
        (
            "新收申请较上年减少4件；办结的29件里，企业的6件有4件予以公开。",
            {"t3.results_total.total": 29, "t3.granted.business": 4, "t3.granted.total": 20},
        ),
        ("从业资格证网上办理5380件；全年收到政府信息公开申请2件。", {"t3.new.total": 2}),
        ("行政许可42件，跟去年一样多；行政处罚少了3件。", {"t2.licences.decisions": 42}),
    ],
)
def test_parts_of_a_sentence_bind_their_own_cells(text, cells):
    before = {"t2.licences.decisions": 42, "t2.penalties.decisions": 19}

    assert verdict_of(text, cells, before) != "contradicts"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("10件申请中，9件为自然人申请、1件为企业申请。", {"t3.new.natural": 8, "t3.new.business": 2}),
        ("全年印发规范性文件2件并在网站公布。", {"t2.normative.issued": 1}),
        ("收到申请1件，答复为无法提供。", {"t3.new.total": 1, "t3.unable_not_held.total": 0}),
        ("占无法提供的一成，即16件。", {"t3.unable_not_held.total": 9}),
    ],
)
def test_what_stands_right_beside_a_figure_is_its_own(text, cells):
    totals = {"t3.unable_creation.total": 0, "t3.unable_unclear.total": 0}

    assert verdict_of(text, cells | totals) == "contradicts"


@pytest.mark.parametrize(
    ("now", "expected"), [(102, "consistent"), (108, "undecidable"), (130, "contradicts")]
)
def test_about_as_many_as_last_year_may_be_a_few_more(now, expected):
    cells, before = {"t2.penalties.decisions": now}, {"t2.penalties.decisions": 100}

    assert verdict_of(f"行政处罚决定{now}件，与上年基本持平。", cells, before) == expected


@pytest.mark.parametrize(
    "text",
    [
        "向申请人发出补正告知书5份。",
        "对5件内容不明确的申请一次性告知补正。",
        "当场答复申请6件，其余按期答复。",
        "收到行政复议申请86件，受理80件。",
        "征求第三方意见5件，第三方均书面回复同意公开。",
        "第三方不同意公开的3件。",
        "查询档案申请120件。",
    ],
)
def test_what_no_cell_counts_contradicts_none(text):
    cells = {
        "t3.new.total": 40,
        "t3.carried_in.total": 0,
        "t3.results_total.total": 38,
        "t3.carried_out.total": 2,
        "t3.unable_unclear.total": 6,
        "t3.refused_third_party.total": 4,
    }

    assert verdict_of(text, cells) != "contradicts"


def test_applicants_are_found_wherever_one_of_their_names_stands():
    labelled = Path(__file__).parents[1] / "cases" / "claims" / "development.jsonl"
    texts = [json.loads(line)["text"] for line in labelled.read_text(encoding="utf-8").splitlines()]
    names = [
        (Scene(text, read_figures(text), 2024, ""), match)
        for text in texts
        for pattern, _ in APPLICANTS
        for match in pattern.finditer(text)
    ]

    overlooked = [match for scene, match in names if not scene.may_name_applicants(*match.span())]

    assert names
    assert overlooked == []

"""Figures, denials and ranks as two more authors, who knew no rule, put them."""

import json

import pytest

from nianbao.checks.claims.lines import judged_line

CELLS = {
    "t3.new.natural": 58,
    "t3.new.business": 14,
    "t3.new.research": 2,
    "t3.new.welfare": 1,
    "t3.new.legal": 4,
    "t3.new.other": 1,
    "t3.new.total": 80,
    "t3.carried_in.total": 3,
    "t3.results_total.total": 79,
    "t3.carried_out.total": 4,
    "t2.licences.decisions": 1260,
    "t2.penalties.decisions": 210,
    "t2.coercion.decisions": 16,
    "t2.fees.amount": 86.4,
    "t2.normative.issued": 3,
    "t2.normative.repealed": 2,
    "t2.normative.in_force": 14,
    "t4.review.upheld": 5,
    "t4.review.corrected": 2,
    "t4.review.other": 1,
    "t4.review.pending": 0,
    "t4.review.total": 8,
}


def verdict(text, cells=None, before=None):
    line = json.dumps({"text": text, "tables": CELLS | (cells or {}), "previous": before, "year": 2024})
    return json.loads(judged_line(line, 1))["verdict"]


@pytest.mark.parametrize(
    "text",
    [
        "信访渠道受理群众来信来访218件（次），未与政府信息公开申请混同办理。",
        "不动产登记资料查询全年办理2.4万件次，同比增长31%，与政府信息公开申请分开统计。",
        "婚姻登记档案查询受理1200件，与依申请公开分别登记、另行统计。",
        "配合县自然资源局答复申请2件，答复主体是县局，本表未列。",
        "复议机关全年受理的143件行政案件中，公安类61件、人社类22件。",
        "法定期限内答复率保持在100%，无超时。",
    ],
)
def test_what_is_counted_apart_from_applications_is_none(text):
    assert verdict(text, before={"t3.new.total": 92, "t3.results_total.total": 91}) == "undecidable"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新收申请82件，与信访事项分开统计。", "contradicts"),
        ("新收申请80件，未与信访事项混同。", "consistent"),
        ("因政府信息公开被申请行政复议9件，由县政府复议机构受理。", "contradicts"),
    ],
)
def test_applications_told_apart_from_other_things_are_still_counted(text, expected):
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("镇便民服务中心以镇政府名义作出行政许可决定1620件。", "contradicts"),
        ("综合行政执法队以本镇名义作出行政处罚决定210件。", "consistent"),
        ("行政审批服务窗口全年作出行政许可决定1620件。", "contradicts"),
        ("县城管局以其自身名义在我镇作出行政处罚决定37件。", "undecidable"),
        ("便民服务窗口全年受理行政许可申请1480件。", "undecidable"),
    ],
)
def test_decisions_made_in_the_bodys_own_name_are_its_own(text, expected):
    assert verdict(text) == expected

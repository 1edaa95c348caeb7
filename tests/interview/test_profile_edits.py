"""Whose report of which year it is can be said at any time, and is no remark."""

import pytest

from nianbao.interview.commands import understood
from nianbao.interview.doing import carried_out
from nianbao.interview.log import Log
from nianbao.interview.next_question import next_question
from nianbao.interview.situation import Situation
from nianbao.interview.steps import AskBack, EditCell, EditProfile, Say
from nianbao.report.report import AgencyKind
from nianbao.report.typed import Typed

TYPED = Typed(agency="青石镇人民政府", kind=AgencyKind.TOWN, year=2025)


def steps(message: str, typed: Typed = TYPED):
    situation = Situation(typed)
    return understood(message, situation, next_question(situation))


@pytest.mark.parametrize(
    "message",
    [
        "年度是2024",
        "年度改成2024年",
        "把年度改成2024",
        "年份：2024",
        "报告年度应该是2024年度",
        "我写的是2024年的报告",
        "这份报告是2024年度的",
    ],
)
def test_the_year_is_set(message):
    assert steps(message) == (EditProfile(year=2024),)


@pytest.mark.parametrize(
    "message",
    ["2024年发了86条", "上年度是48件", "2024年度考核是优秀", "本年度是第三年试点", "年度考核改成优秀"],
)
def test_a_remark_that_names_a_year_is_a_remark(message):
    assert not any(isinstance(step, EditProfile) for step in steps(message))


def test_a_year_no_report_can_have_is_asked_again():
    (step,) = steps("年度是1998")
    assert isinstance(step, AskBack)


def test_the_agency_and_what_kind_it_is_are_set():
    assert steps("单位名称改成白塘镇人民政府") == (EditProfile(agency="白塘镇人民政府"),)
    assert steps("单位类别是街道") == (EditProfile(kind=AgencyKind.SUBDISTRICT),)


def test_several_orders_in_one_breath_are_all_carried_out():
    first, second = steps("自然人的申请数改成9件，年度是2024")
    assert isinstance(first, EditCell)
    assert second == EditProfile(year=2024)


def test_an_order_beside_a_remark_stays_her_remark():
    assert all(isinstance(step, Say) for step in steps("网站发了86条，年度是2024"))


def test_the_first_answer_may_tell_the_year_instead():
    (step,) = steps("年度是2024", Typed())
    answered = carried_out(Typed(), Log(), None, step)
    assert answered is not None
    assert (answered.typed.year, answered.typed.agency) == (2024, "")


def test_a_name_tells_its_kind_where_none_is_chosen():
    answered = carried_out(Typed(), Log(), None, EditProfile(agency="白塘镇人民政府"))
    assert answered is not None
    assert answered.typed.kind is AgencyKind.TOWN


def test_an_order_that_does_not_tell_which_cell_is_asked_back():
    (step,) = steps("表三申请总数里那个数改成97件")
    assert isinstance(step, AskBack)
    assert "哪一格" in step.wording


def test_an_order_behind_a_comma_and_a_remark_is_no_order():
    assert all(isinstance(step, Say) for step in steps("年度是2024，网站发了86条"))

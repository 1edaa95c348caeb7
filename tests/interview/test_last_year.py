"""What last year's report answers of this year's, and what it leaves to be asked."""

from decimal import Decimal

import pytest

from nianbao.interview.last_year import last_year
from nianbao.reading.report_text import read_report_text
from nianbao.report.report import AgencyKind
from nianbao.report.typed import Typed, TypedPromise

TITLE = "临溪镇人民政府2023年政府信息公开工作年度报告\n"
LEFT = "三、收到和处理政府信息公开申请情况\n四、结转下年度继续办理\t{}\n"


def found(section_5="", left="2\t1\t0\t0\t0\t0\t3"):
    body = f"五、存在的主要问题及改进情况\n{section_5}\n" if section_5 else ""
    return last_year(read_report_text(TITLE + LEFT.format(left) + body))


def test_what_was_carried_out_is_carried_in():
    told = found()

    assert (told.agency, told.kind, told.year) == ("临溪镇人民政府", AgencyKind.TOWN, 2023)
    assert told.carried_in["t3.carried_in.natural"] == Decimal(2)
    assert told.carried_in["t3.carried_in.business"] == Decimal(1)


def test_cells_that_are_not_sure_are_left_to_the_clerk():
    told = found(left="/\t1\t0\t0\t0\t0\t3")

    assert "t3.carried_in.natural" not in told.carried_in
    assert any("自然人”写的是“/”" in each for each in told.unsure)


def test_a_total_that_does_not_fit_is_told():
    assert any("总计写的是4" in each for each in found(left="2\t1\t0\t0\t0\t0\t4").unsure)


@pytest.mark.parametrize(
    ("section_5", "promises"),
    [
        ("一是解读少。改进措施：每季度制作图解1期。", ["每季度制作图解1期"]),
        (
            "主要问题：\n1.更新慢。\n2.形式少。\n针对以上问题，采取以下改进措施：\n1.建立跟踪机制，按月通报。\n2.开设图解专栏。",
            ["建立跟踪机制，按月通报", "开设图解专栏"],
        ),
        ("上年的问题已解决。一是窗口无记录。2024年2月起窗口设登记簿。", ["2024年2月起窗口设登记簿"]),
        ("公开栏陈旧，今后每月更换一次。", ["今后每月更换一次"]),
        (
            "（一）上年度问题的改进情况\n上年度报告所列问题的改进情况如下：\n一是信息零散的问题，2023年集中到一个栏目。\n"
            "（二）本年度的主要问题和改进措施\n2023年存在的主要问题及改进措施如下：\n一是公开晚。改进措施：签订后7天内发布。",
            ["签订后7天内发布"],
        ),
        ("2022年报告提出增加公开栏，2023年已增加4处。", []),
        ("2023年5月起窗口设登记簿，已登记20人次。", []),
    ],
)
def test_measures_are_promises_and_what_was_done_is_none(section_5, promises):
    assert list(found(section_5).promises) == promises


def test_a_section_without_measures_is_told():
    assert "第五部分里没有分辨出改进措施，请自己填" in found("问题是更新较慢，人手较少。").unsure
    assert "没有读到第五部分，上年的改进措施请自己填" in found().unsure


def test_nothing_that_was_typed_is_replaced():
    typed = Typed(
        agency="临溪镇政府", year=2025, numbers={"t3.carried_in.natural": Decimal(5)},
        promises=(TypedPromise("今后每月更换一次", None, "已更换"),),
    )  # fmt: skip

    page = found("公开栏陈旧，今后每月更换一次。").into(typed)

    assert (page.agency, page.year, page.kind) == ("临溪镇政府", 2025, AgencyKind.TOWN)
    assert page.numbers["t3.carried_in.natural"] == Decimal(5)
    assert page.promises == typed.promises


def test_an_empty_page_begins_with_the_year_after():
    assert found().into(Typed()).year == 2024

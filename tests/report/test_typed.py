"""What is typed is checked by the rules for files, and told in words that make sense on the page."""

from decimal import Decimal

import pytest

from nianbao import wiring
from nianbao.report.facts import TOPICS
from nianbao.report.report import AgencyKind, PromiseStatus, Report
from nianbao.report.typed import Typed, TypedProblem, TypedPromise, report_of
from nianbao.ui.hints import GROUPS, HINTS

TOWN = {"agency": "青石镇人民政府", "kind": AgencyKind.TOWN, "year": 2024}


@pytest.mark.parametrize("name", wiring.build().example_names())
def test_a_file_put_on_the_page_gives_the_same_report_back(workspace, name):
    report = workspace.parse_answers(workspace.example(name), name)

    assert report_of(Typed.from_report(report)) == report


def test_totals_promises_and_problems_of_a_file_survive_the_page(workspace):
    text = """\
agency: 青石镇人民政府
kind: town
year: 2024
tables: {t3.new.natural: 2, t3.new.total: 5, t2.fees.amount: 214.6}
promises: [{promise: "增加公开栏", status: partly}]
problems: [{problem: "政策解读形式少"}]
"""
    report = workspace.parse_answers(text.encode(), "素材")

    again = report_of(Typed.from_report(report))

    assert again == report
    assert workspace.answers_text(again) == workspace.answers_text(report)


def test_every_line_is_a_remark_and_empty_lines_are_none():
    report = report_of(Typed(**TOWN, topics={"platform": "\n 新开公众号1个 \n\n公开栏4处\x0b专区1个\n"}))

    assert [fact.words for fact in report.facts] == ["新开公众号1个", "公开栏4处", "专区1个"]


def test_marks_without_a_shape_are_dropped():
    report = report_of(Typed(**TOWN, topics={"platform": "新开\u200b公众号\ufeff1个"}))

    assert report.facts[0].words == "新开公众号1个"


def test_an_emptied_row_of_promises_is_gone():
    rows = (TypedPromise(), TypedPromise("增加公开栏", PromiseStatus.DONE, " "), TypedPromise(" "))

    report = report_of(Typed(**TOWN, promises=rows, problems=(TypedProblem(),)))

    assert [kept.promise.words for kept in report.promises] == ["增加公开栏"]
    assert report.promises[0].evidence is None
    assert report.problems == ()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"agency": "某某镇人民政府"}, "单位全称里的“某某”还没有换成真名"),
        ({"topics": {"fee": "没收\x00过"}}, "“信息处理费”第1条的内容里有看不见的控制字符"),
        ({"topics": {"other": "长" * 2001}}, "“其他需要报告的事项”第1条有一条2001个字"),
        (
            {"numbers": {"t3.new.natural": Decimal(-1)}},
            "表三“一、本年新收政府信息公开申请数量·自然人”填的是“-1”，不能是负数",
        ),
        (
            {"numbers": {"t4.review.upheld": Decimal("1.5")}},
            "表四“行政复议·结果维持”填的是“1.5”，件数要写整数",
        ),
        (
            {"promises": (TypedPromise("增加公开栏", None, "新增4处"),)},
            "上年整改承诺第1条的“落实情况”没有填",
        ),
        (
            {"promises": (TypedPromise("", PromiseStatus.DONE, "新增4处"),)},
            "上年整改承诺第1条的“承诺的事”有一处是空的",
        ),
        ({"problems": (TypedProblem("", "每季度做1期图解"),)}, "问题与措施第1条的“问题”有一处是空的"),
    ],
)
def test_a_mistake_names_its_place_on_the_page(given, told):
    (mistake,) = report_of(Typed(**{**TOWN, **given}))

    assert mistake.startswith(told)


@pytest.mark.parametrize(
    "typed",
    [
        Typed(
            **{**TOWN, "agency": "××镇人民政府"},
            promises=(TypedPromise("增加公开栏"), TypedPromise("", None, "4处")),
        ),
        Typed(**TOWN, numbers={"t3.new.natural": Decimal("0.5"), "t2.fees.amount": Decimal("0.123456")}),
    ],
)
def test_no_mistake_speaks_of_the_file_and_its_keys(typed):
    for mistake in report_of(typed):
        assert not any(
            word in mistake for word in ("agency", "promise", "status", "done", "t3.", "t2.", "半角")
        )


def test_what_is_needed_first_is_named():
    assert Typed(agency=" ").missing() == ("单位全称", "单位类别", "年度")
    assert Typed(**TOWN).missing() == ()


def test_all_topics_have_a_hint_and_a_place():
    assert list(HINTS) == list(TOPICS)
    assert [topic for _, topics in GROUPS for topic in topics] == list(TOPICS)


def test_a_report_of_nothing_but_its_name_is_a_report():
    assert isinstance(report_of(Typed(**TOWN)), Report)


def test_a_promise_nobody_has_answered_yet_is_no_part_of_the_report():
    report = report_of(Typed(**{**TOWN, "promises": (TypedPromise("增加公开栏"),)}))

    assert isinstance(report, Report)
    assert report.promises == ()

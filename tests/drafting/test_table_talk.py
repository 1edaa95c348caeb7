"""What the tables tell of applications, and what they leave to the clerk."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("said", ["4件个人，1件是合作社的", "去年压下来1件", "给了3件，都办掉了，没往下年转"])
def test_what_the_tables_tell_of_applications_is_not_told_twice(written_of, said):
    cells = {
        "t3.new.natural": 4,
        "t3.new.other": 1,
        "t3.carried_in.natural": 1,
        "t3.granted.natural": 3,
        "t3.unable_not_held.natural": 2,
        "t3.declined_duplicate.other": 1,
    }
    text = written_of(cells, on_request=[said])
    assert all(piece not in text for piece in ("合作社", "压下来", "办掉", "给了", "个人"))
    assert "【待核" not in text


def test_what_the_tables_do_not_tell_of_applications_stays(written_of):
    text = written_of({"t3.new.natural": 2, "t3.granted.natural": 2}, on_request=["7件是村民问土地确权的"])
    assert "土地确权" in text


def test_the_rest_of_a_list_is_not_taken_for_what_the_tables_tell(written_of):
    cells = {"t3.new.natural": 15, "t3.granted.natural": 12, "t3.refused_internal.natural": 3}
    text = written_of(cells, on_request=["要补贴发放清册的9件，要土地流转合同的3件，其他3件"])
    assert "其他3件" in text


def test_what_leans_on_such_a_clause_keeps_it(written_of):
    cells = {
        "t3.new.natural": 2,
        "t3.granted.natural": 1,
        "t3.unable_not_held.natural": 1,
        "t4.review.corrected": 1,
    }
    text = written_of(cells, on_request=["1件给纠正了，让我们重新答，重新答完了"])
    assert "结果纠正的1件已重新作出答复" in text


_RESULTS = {
    "t3.new.natural": 7,
    "t3.granted.natural": 2,
    "t3.partial.natural": 1,
    "t3.refused_third_party.natural": 1,
    "t3.unable_not_held.natural": 2,
    "t3.declined_duplicate.natural": 1,
}


@pytest.mark.parametrize(
    "said",
    [
        "给全的2，给一部分的1，第三方不乐意的1，咱手头没有的2，重样又来要的1，合计7",
        "给的2件，给一部分的1件，别人不让给的1件，我们没有的2件，其实是老问题的1件",
        "办完7件：给的2件，给一部分的1件，别人不乐意的1件，还有2件要的东西不在咱手头，重样来要的1件",
    ],
)
def test_a_list_of_all_results_is_told_by_the_table_whatever_its_words(written_of, said):
    text = written_of(_RESULTS, on_request=[said])
    assert all(piece not in text for piece in ("乐意", "重样", "手头", "不让给", "老问题", "办完"))


def test_a_list_whose_figures_differ_from_the_rows_is_not_dropped(written_of):
    text = written_of(_RESULTS, on_request=["要征地材料的3件，要低保名单的2件，要规划图的2件"])
    assert "征地材料" in text
    assert "规划图" in text


@pytest.mark.parametrize("said", ["规范性文件：没出，没废，在用2件", "规范性文件：新出0，废0，在用2"])
def test_documents_told_by_the_table_are_not_told_beside_it(written_of, said):
    text = written_of({"t2.normative.in_force": 2}, proactive=[said])
    assert "在用" not in text
    assert "方面" not in text
    assert text.count("现行有效") == 1


@pytest.mark.parametrize(
    ("topic", "said", "cells"),
    [
        ("proactive", "许可、强制、收费都是0", {"t2.penalties.decisions": 41}),
        ("on_request", "没人复议", {"t4.suit_direct.upheld": 1}),
    ],
)
def test_a_zero_is_compared_only_with_what_the_clerk_named(written_of, topic, said, cells):
    assert "哪个有误" not in written_of(cells, **{topic: [said]})


def test_a_zero_of_what_the_table_counts_is_asked_about(written_of):
    text = written_of({"t2.penalties.decisions": 41}, proactive=["许可、处罚、强制都是0"])
    assert "表二“行政处罚·本年处理决定数量”为41" in text


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("复议1件，申请人自己撤了，表上填在其他结果", "填在"),
        ("新收2件，上一年5件", "上一年"),
        ("复议后起诉1件，维持", "复议后起诉1件。"),
    ],
)
def test_what_a_table_or_a_comparison_tells_leaves_no_scrap(written_of, said, gone):
    cells = {
        "t3.new.natural": 2,
        "t3.granted.natural": 2,
        "t4.review.other": 1,
        "t4.suit_after_review.upheld": 1,
    }
    assert gone not in written_of(cells, on_request=[said])

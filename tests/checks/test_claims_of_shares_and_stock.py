"""Shares, rates, changes and the stock of documents, as authors put them who knew no rule."""

import pytest
from verdicts import verdict_of

CELLS = {
    "t3.new.natural": 58,
    "t3.new.business": 14,
    "t3.new.total": 80,
    "t3.carried_in.total": 3,
    "t3.granted.total": 31,
    "t3.refused_secret.total": 1,
    "t3.refused_law.total": 2,
    "t3.refused_stability.total": 0,
    "t3.refused_third_party.total": 3,
    "t3.refused_internal.total": 2,
    "t3.refused_process.total": 4,
    "t3.refused_case_file.total": 3,
    "t3.refused_inquiry.total": 1,
    "t3.unable_not_held.total": 9,
    "t3.unable_creation.total": 2,
    "t3.unable_unclear.total": 1,
    "t3.results_total.total": 79,
    "t3.carried_out.total": 4,
    "t2.licences.decisions": 1260,
    "t2.penalties.decisions": 210,
    "t2.coercion.decisions": 16,
    "t2.fees.amount": 86.4,
    "t2.normative.issued": 3,
    "t2.normative.repealed": 2,
    "t2.normative.in_force": 14,
}
BEFORE = {
    "t3.new.total": 92,
    "t3.results_total.total": 91,
    "t2.licences.decisions": 1100,
    "t2.penalties.decisions": 260,
    "t2.fees.amount": 80,
    "t2.normative.in_force": 13,
}


def verdict(text):
    return verdict_of(text, CELLS, BEFORE)


def both(text, otherwise):
    return verdict(text), verdict(otherwise)


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        (
            "不予公开16件，占答复总量的20.3%，其中因过程性信息的占四分之一。",
            "不予公开16件，其中因过程性信息的占二分之一。",
        ),
        ("应办申请的年内办结比例为95.2%。", "应办申请的年内办结比例为99%。"),
        ("约四成的办结申请拿到了全文（予以公开）。", "四分之三的办结申请拿到了全文（予以公开）。"),
        ("两成的办结件（16件）不予公开。", "三成的办结件（24件）不予公开。"),
        ("予以公开的答复不到办结量的一半。", "“本机关不掌握”的答复接近办结量的一半。"),
        ("转入下年度的占应办件的4.8%。", "转入下年度的仅占应办件的2%。"),
        ("58件出自自然人，占全部新收80件的72.5%。", "58件出自自然人，占全部新收80件的82.5%。"),
        ("每10件新收申请中就有7件来自自然人。", "每4件申请中就有3件来自企业。"),
    ],
)
def test_a_share_is_held_against_the_whole_that_its_words_name(text, otherwise):
    assert both(text, otherwise) == ("consistent", "contradicts")


def test_a_rate_told_with_small_numbers_counts_no_applications():
    assert verdict("每10件申请中有3件涉及征地。") == "undecidable"


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        (
            "规范性文件：上年末有效13件，本年新增3件、减少2件，年末有效14件。",
            "规范性文件：上年末有效13件，本年新增3件、减少3件，年末有效14件。",
        ),
        (
            "年末有效文件14件，系上年末13件加上今年新制发3件、减去今年废止2件得出。",
            "年末有效文件14件，系上年末13件加上今年新制发4件、减去今年废止3件得出。",
        ),
        (
            "现行有效文件14件＝上年末13件＋新制发3件－废止2件。",
            "现行有效文件14件＝上年末12件＋新制发4件－废止2件。",
        ),
        (
            "现行有效规范性文件由年初的13件变成年末的14件，净增1件。",
            "现行有效规范性文件由年初的12件变成年末的14件，净增2件。",
        ),
        ("现行有效的规范性文件较年初增加1件。", "现行有效的规范性文件较年初减少1件。"),
        ("现行有效的规范性文件经清理后保留14件。", "现行有效的规范性文件经清理后保留12件。"),
    ],
)
def test_the_stock_of_documents_is_last_years_with_what_came_and_without_what_went(text, otherwise):
    assert both(text, otherwise) == ("consistent", "contradicts")


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        ("行政事业性收费较2023年增收6.4万元。", "行政事业性收费较2023年减收6.4万元。"),
        (
            "许可决定比上年多办了160件，处罚决定则少了50件。",
            "许可决定比上年少办了160件，处罚决定则多了50件。",
        ),
        ("申请数量在上年基础上继续走低。", "申请数量在上年基础上继续走高。"),
        ("行政执法以许可为主，全年1260件。", "行政执法以许可为主，全年1206件。"),
        (
            "行政事业性收费方面，收取挖掘修复费等共计86.4万元。",
            "行政事业性收费方面，收取挖掘修复费等共计84.6万元。",
        ),
    ],
)
def test_changes_and_sums_are_read_from_more_of_their_words(text, otherwise):
    assert both(text, otherwise) == ("consistent", "contradicts")


@pytest.mark.parametrize(
    "text",
    [
        "行政事业性收费方面，收取城市道路占用挖掘修复费36.8万元。",
        "申请数量较年初增加20件。",
        "办公设备现有14台，新增5台、减少3台。",
    ],
)
def test_one_kind_of_fee_or_another_base_is_left_open(text):
    assert verdict(text) == "undecidable"

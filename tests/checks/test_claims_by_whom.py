"""Whose doing a sentence tells of, and against what: divisions, people the form does not know, last year."""

import pytest
from verdicts import verdict_of

CELLS = {
    "t3.new.total": 33,
    "t3.new.natural": 24,
    "t3.new.business": 6,
    "t3.new.legal": 3,
    "t3.carried_in.total": 2,
    "t3.carried_in.natural": 1,
    "t3.carried_in.business": 1,
    "t3.granted.total": 15,
    "t3.partial.total": 4,
    "t3.refused_secret.total": 0,
    "t3.refused_law.total": 0,
    "t3.refused_stability.total": 0,
    "t3.refused_third_party.total": 2,
    "t3.refused_internal.total": 0,
    "t3.refused_process.total": 3,
    "t3.refused_case_file.total": 1,
    "t3.refused_inquiry.total": 0,
    "t3.unable_not_held.total": 5,
    "t3.unable_creation.total": 2,
    "t3.unable_unclear.total": 0,
    "t3.declined_petition.total": 1,
    "t3.other_no_payment.total": 0,
    "t3.results_total.total": 34,
    "t3.results_total.natural": 26,
    "t3.results_total.business": 5,
    "t3.carried_out.total": 1,
    "t3.carried_out.natural": 1,
    "t3.carried_out.business": 0,
    "t4.review.total": 4,
    "t4.suit_direct.total": 2,
    "t4.suit_direct.upheld": 1,
    "t4.suit_direct.pending": 1,
    "t4.suit_direct.other": 0,
    "t4.suit_after_review.total": 1,
    "t4.suit_after_review.upheld": 1,
    "t4.suit_after_review.pending": 0,
    "t4.suit_after_review.other": 0,
    "t4.suit_direct.corrected": 0,
    "t4.suit_after_review.corrected": 0,
    "t2.licences.decisions": 312,
    "t2.penalties.decisions": 45,
    "t2.fees.amount": 12.6,
    "t2.normative.in_force": 9,
}
BEFORE = {
    "t3.new.total": 27,
    "t4.review.total": 6,
    "t2.licences.decisions": 280,
    "t2.fees.amount": 14,
    "t2.normative.in_force": 8,
}


def verdict(text, cells=CELLS):
    return verdict_of(text, cells, BEFORE)


@pytest.mark.parametrize(
    "text",
    [
        "退役军人提出申请3件，在校学生提出申请1件。",
        "被征地农户提交申请12件。",
        "规划股承办申请18件，执法大队承办9件。",
        "法规股牵头答复申请22件。",
        "局机关收到4件，所属单位收到7件。",
        "全县收到申请中，县政府本级9件，县直部门61件，乡镇（街道）17件。",
        "对5起违法行为作出行政处罚事先告知。",
        "60岁以上申请人提出的有8件。",
        "2名申请人先后提出9件，均涉及同一地块。",
        "其中高新区分局办理12件，开发区分局办理6件。",
        "征求第三方意见3件，2件同意公开，1件不同意公开。",
        "全年公开行政处罚决定书14份，行政许可决定书300份。",
    ],
)
def test_what_people_or_divisions_unknown_to_the_form_did_contradicts_no_total(text):
    assert verdict(text) == "undecidable"


@pytest.mark.parametrize(
    "text",
    [
        "年初在办2件，年末在办1件。",
        "5件申请因查无相关信息，答复为本机关不掌握。",
        "34件申请中，有19件得到公开或部分公开。",
        "35件申请中，34件已办结。",
        "上年结转的2件一季度答复；今年新收33件，当年答复32件。",
        "近半数申请得到了完全公开的答复。",
        "公开和部分公开两项共19件，占答复总数的55.9%。",
        "结转下年度的申请共1件，其中自然人1件。",
        "全年行政复议案件19件，涉及信息公开的4件。",
        "已审结的诉讼均判决驳回原告诉讼请求。",
        "对答复不服的，可以依法提起行政诉讼。",
    ],
)
def test_a_figure_is_held_against_what_its_words_leave_it_to_count(text):
    assert verdict(text) != "contradicts"


@pytest.mark.parametrize(
    "text",
    [
        "村民提出申请30件，企业提出申请6件。",
        "局办公室统一受理申请36件。",
        "38件申请中，有19件得到公开或部分公开。",
        "收到申请33件（其中2件为上年结转），办结34件。",
        "结转下年度的申请共1件，其中自然人0件、企业1件。",
        "办结34件，其中自然人24件。",
        "年初在办3件，年末在办1件。",
        "行政事业性收费方面，全年入库16.2万元。",
        "收取挖掘修复费16.2万元，为全年全部行政事业性收费。",
        "以申请公开之名行信访之实的2件，不予处理。",
        "经补正仍无法明确所需内容的2件，答复无法提供。",
        "因逾期不缴纳信息处理费而终止办理1件。",
        "全年新增申请33件，上年结存1件。",
        "本年申请量33件，在上年28件的基础上增加5件。",
        "规范性文件较上年净增2件。",
        "除22件自然人申请外，其余申请由组织提出。",
        "答复34件，公开率（含部分公开）65.9%。",
        "诉讼方面，全部为未经复议直接起诉。",
        "结转的2件已于2025年1月10日答复。",
        "今年是我局成立以来收到申请最多的一年，新收33件，办结31件。",
        "三类行政决定合计360件，其中许可302件、处罚45件。",
        "政府信息公开行政诉讼结果：维持3件。",
    ],
)
def test_a_total_told_in_such_words_is_held_against_its_cell(text):
    assert verdict(text) == "contradicts"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("申请数量超过上年。", "复议数量超过上年。"),
        ("收费金额低于上年水平。", "收费金额高于上年水平。"),
        ("全年行政许可比行政处罚还多。", "全年行政处罚比行政许可还多。"),
        ("申请大部分由自然人提出。", "申请大部分由企业提出。"),
        ("无法提供的申请中，绝大多数是本机关不掌握。", "无法提供的申请中，绝大多数需要另行制作。"),
        ("不予公开的申请中，半数为过程性信息。", "不予公开的6件全部为过程性信息。"),
        ("没有发生以下情形：因国家秘密不予公开。", "没有发生以下情形：不予公开、不予处理。"),
    ],
)
def test_what_is_told_without_a_figure_is_held_against_the_cells(right, wrong):
    assert (verdict(right), verdict(wrong)) == ("consistent", "contradicts")


def test_only_a_suit_can_be_lost_though_none_is_named():
    lost = {"t4.suit_direct.corrected": 1, "t4.suit_after_review.corrected": 0}

    assert verdict("信息公开方面无败诉案件。", lost) == "contradicts"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("申请人对答复不服，提起行政诉讼。", "contradicts"),
        ("申请人如对答复不服，可以提起行政诉讼。", "undecidable"),
        ("申请人对答复不服，未提起行政诉讼。", "consistent"),
    ],
)
def test_a_suit_told_of_without_a_figure_is_at_least_one(text, expected):
    none = {"t4.suit_direct.total": 0, "t4.suit_after_review.total": 0}

    assert verdict(text, none) == expected

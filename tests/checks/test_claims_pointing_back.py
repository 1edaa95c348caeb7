"""What 此类, 其余, 内有 or 只有 leave to the words before, and rows that are told in words of daily life."""

import pytest
from verdicts import verdict_of

CELLS = {
    "t3.new.natural": 58,
    "t3.new.business": 14,
    "t3.new.research": 2,
    "t3.new.welfare": 1,
    "t3.new.legal": 4,
    "t3.new.other": 1,
    "t3.new.total": 80,
    "t3.carried_in.total": 3,
    "t3.refused_secret.total": 1,
    "t3.refused_law.total": 2,
    "t3.refused_stability.total": 0,
    "t3.refused_third_party.total": 3,
    "t3.refused_internal.total": 2,
    "t3.refused_process.total": 4,
    "t3.refused_case_file.total": 3,
    "t3.refused_inquiry.total": 1,
    "t3.unable_not_held.total": 9,
    "t3.unable_unclear.total": 1,
    "t3.declined_petition.total": 3,
    "t3.declined_duplicate.total": 2,
    "t3.declined_publication.total": 1,
    "t3.declined_frequent.total": 0,
    "t3.declined_confirm.total": 1,
    "t3.other_no_correction.total": 2,
    "t3.other_no_payment.total": 0,
    "t3.other_other.total": 2,
    "t3.results_total.total": 79,
    "t3.carried_out.total": 4,
    "t4.suit_direct.total": 2,
    "t4.suit_after_review.total": 3,
}


def verdict(text):
    return verdict_of(text, CELLS)


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        (
            "申请人逾期未补正，我局不再处理其申请，这样的情况有2件。",
            "申请人逾期未按收费通知要求缴纳费用，我局不再处理其申请，这样的情况有1件。",
        ),
        (
            "补正后内容仍不明确，只好以“无法提供”办结，此类1件。",
            "补正后内容仍不明确，只好以“无法提供”办结，此类3件。",
        ),
        (
            "内容属于内部事务信息的，依法不予公开，此种情形2件。",
            "内容属于内部事务信息的，依法不予公开，此种情形4件。",
        ),
        ("有2件申请内容重复，我镇按重复申请不予处理。", "有4件申请内容重复，我镇按重复申请不予处理。"),
        ("去年12月收下而未及答复的那3件，计入上年结转。", "去年12月收下而未及答复的那2件，计入上年结转。"),
    ],
)
def test_such_a_case_is_of_the_row_its_sentence_names(text, otherwise):
    assert (verdict(text), verdict(otherwise)) == ("consistent", "contradicts")


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        (
            "对滥用申请权等情形，依法不予处理7件，内有信访举报投诉3件。",
            "对滥用申请权等情形，依法不予处理8件，内有信访举报投诉3件。",
        ),
        (
            "自然人申请58件，企业14件，律所4件，科研机构2件，其余均来自公益组织和其他组织。",
            "自然人申请58件，其余均来自企业。",
        ),
        ("归入“其他处理”的有4件，其中申请人自己撤回的2件。", "归入“其他处理”的只有2件，是申请人自己撤回的。"),
        ("因国家秘密不予公开的只有1件。", "不予公开的仅1件，理由是国家秘密。"),
    ],
)
def test_parts_and_the_rest_leave_nothing_over(text, otherwise):
    assert verdict(text) != "contradicts"
    assert verdict(otherwise) == "contradicts"


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        ("由2023年带过来的申请3件，一季度办结。", "由2023年带过来的申请2件，一季度办结。"),
        (
            "年初承接上年未办结的申请3件，年末留待下年办理的申请4件，其间新登记申请80件。",
            "年初承接上年未办结的申请4件，年末留待下年办理的申请3件，其间新登记申请80件。",
        ),
        ("不经复议、直接把我局告上法院的，有2起。", "不经复议、直接把我局告上法院的，有3起。"),
        ("在新收申请当中，由企业提出者有十四件。", "在新收申请当中，由企业提出者有十五件。"),
        ("我镇受到群众信息公开申请共80件。", "我镇受到群众信息公开申请共82件。"),
        (
            "递到镇政府的信息公开申请，一年下来拢共八十件。",
            "递到镇政府的信息公开申请，一年下来拢共八十二件。",
        ),
        ("群众申请不多，两位数。", "群众申请不多，个位数，但件件认真答复。"),
        (
            "与本报告第三部分统计口径相同，全县本年新收申请80件。",
            "与本报告第三部分统计口径相同，全县本年新收申请93件。",
        ),
    ],
)
def test_words_of_daily_life_name_the_rows_as_well(text, otherwise):
    assert verdict(text) != "contradicts"
    assert verdict(otherwise) == "contradicts"


@pytest.mark.parametrize(
    "text",
    [
        "有2件申请引用了公开出版物。",
        "其中通过网站提交的17件，均予以公开。",
        "全县本年新收申请931件，县直单位617件、乡镇（街道）314件。",
    ],
)
def test_what_is_only_cited_or_of_some_is_left_open(text):
    assert verdict(text) == "undecidable"

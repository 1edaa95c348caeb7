"""Who leads, who comes second and what outweighs the rest, as authors put it who knew no rule."""

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
    "t3.granted.total": 31,
    "t3.partial.total": 9,
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
    "t3.declined_petition.total": 3,
    "t3.declined_duplicate.total": 2,
    "t3.declined_publication.total": 1,
    "t3.declined_frequent.total": 0,
    "t3.declined_confirm.total": 1,
    "t3.other_no_correction.total": 2,
    "t3.other_no_payment.total": 0,
    "t3.other_other.total": 2,
    "t4.review.upheld": 5,
    "t4.review.corrected": 2,
    "t4.review.other": 1,
    "t4.suit_direct.total": 2,
    "t4.suit_after_review.total": 3,
    "t2.licences.decisions": 1260,
    "t2.penalties.decisions": 210,
    "t2.coercion.decisions": 16,
}


def verdict(text):
    return verdict_of(text, CELLS)


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        ("来申请的主体首推自然人，企业次之。", "来申请的主体首推企业，自然人反倒不多。"),
        ("各类申请人中，自然人提得最多，企业次之。", "各类申请人中，企业提得最多，自然人次之。"),
        ("申请主要出自自然人。", "申请主要出自企业。"),
        ("不予处理的申请多为信访举报投诉类。", "不予处理的申请多数属于重复申请。"),
        ("无法提供的多因本机关不掌握。", "无法提供的多因需要另行制作。"),
        ("复议案件多以维持告结，纠正的是少数。", "复议案件多以纠正告结。"),
        ("诉讼主要是复议后再起诉。", "诉讼主要是未经复议直接起诉，复议后再起诉的比较少见。"),
        ("行政许可是我局数量最大的一类处理决定。", "行政处罚是我局数量最大的一类处理决定。"),
        ("我街道作出的执法类决定中处罚多、强制少。", "我街道作出的执法类决定中强制多、处罚少。"),
        ("自然人提出的申请占了大头。", "律师事务所提出的申请占了大头。"),
    ],
)
def test_the_one_that_leads_is_named_in_many_ways(text, otherwise):
    assert (verdict(text), verdict(otherwise)) == ("consistent", "contradicts")


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        ("组织类申请人以商业企业居多。", "组织类申请人以法律服务机构居多，商业企业反而较少。"),
        (
            "除自然人外，商业企业是提出申请最多的组织类主体。",
            "除自然人外，法律服务机构是提出申请最多的组织类主体。",
        ),
        ("除自然人以外，商业企业是第二大申请群体。", "除自然人以外，法律服务机构是第二大申请群体。"),
    ],
)
def test_organisations_are_ranked_among_themselves(text, otherwise):
    assert (verdict(text), verdict(otherwise)) == ("consistent", "contradicts")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不予公开的理由集中于过程性信息，其件数超过其他任何一项不予公开理由。", "consistent"),
        ("不予公开的理由集中于过程性信息，其件数超过其他各项不予公开理由的总和。", "contradicts"),
        ("不予公开的理由集中于行政查询事项，此类1件，多于其余各类。", "contradicts"),
        ("无法提供的申请中，本机关不掌握的件数超过其他各项的总和。", "consistent"),
    ],
)
def test_what_outweighs_all_others_together_is_more_than_their_sum(text, expected):
    assert verdict(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "多数申请集中在土地征收领域。",
        "涉及征地的申请占了大头。",
        "许可事项中，餐饮类最多，零售类次之。",
        "企业关心的多是用地审批，村民关心的多是补偿。",
        "各乡镇中，城关镇申请最多。",
    ],
)
def test_what_no_table_ranks_is_left_open(text):
    assert verdict(text) == "undecidable"

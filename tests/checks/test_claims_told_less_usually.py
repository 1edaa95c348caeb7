"""Figures, denials and ranks as two more authors, who knew no rule, put them."""

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
    return verdict_of(text, CELLS | (cells or {}), before)


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


BY_APPLICANT = {
    "t3.granted.natural": 22,
    "t3.granted.business": 6,
    "t3.granted.legal": 2,
    "t3.granted.total": 31,
    "t3.partial.natural": 7,
    "t3.partial.business": 2,
    "t3.partial.total": 9,
    "t3.results_total.natural": 57,
    "t3.results_total.business": 14,
    "t3.results_total.research": 2,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对14件商业企业申请，分别作出予以公开6件、部分公开2件的处理。", "consistent"),
        ("企业14件申请，予以公开7件、部分公开1件。", "contradicts"),
        ("企业14件申请，予以公开6件、部分公开2件；法律服务机构4件申请，予以公开3件。", "contradicts"),
        ("自然人的57件是这样办的：予以公开22件，部分公开7件。", "consistent"),
        ("对自然人的57件申请，答复公开24件、部分公开7件。", "contradicts"),
        ("在自然人提出的58件申请中，已予公开25件。", "contradicts"),
        ("14件企业申请里，予以公开的占6件，部分公开的占2件。", "consistent"),
        ("再看办结件，科研机构的占了3件。", "contradicts"),
        ("自然人申请58件、企业申请14件，全年予以公开31件。", "consistent"),
    ],
)
def test_results_told_behind_one_kind_of_applicant_may_be_of_it_alone(text, expected):
    assert verdict(text, BY_APPLICANT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全县新收政府信息公开申请80件，其中县政府办公室12件、县直部门40件、乡镇（街道）28件。",
            "consistent",
        ),
        (
            "全县新收政府信息公开申请80件，其中县政府办公室12件、县直部门40件、乡镇（街道）38件。",
            "contradicts",
        ),
        ("个人58件，商业企业14件，其他申请人（含律所4件、科研机构2件）合计8件，共80件申请。", "consistent"),
        ("作出行政许可决定1260件，每件只归一类：新办800件，变更或延续500件。", "contradicts"),
        ("作出行政许可决定1260件，每件只归一类：新办760件，变更或延续500件。", "consistent"),
        ("自然人申请58件、企业申请14件，两者合计72件，即为全年新收申请总数。", "contradicts"),
        ("84件应办件是这样来的：新收80件，上年结转3件。", "contradicts"),
    ],
)
def test_a_whole_is_held_against_all_of_its_parts_and_nothing_else(text, expected):
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("两类内部事务信息连同过程性信息，今年合起来有六件不予公开。", "consistent"),
        ("内部事务信息连同过程性信息，合起来有七件不予公开。", "contradicts"),
        ("涉诉涉复议案件共13件，即行政复议8件、未经复议直接起诉2件、复议后起诉3件。", "consistent"),
        ("复议维持率62.5%，8件复议里被纠正的是3件。", "contradicts"),
        ("诉讼5起中，直接起诉的占2起（均维持），复议后起诉的占3起（维持2起、未审结1起）。", "consistent"),
    ],
)
def test_rows_and_outcomes_told_together_are_read_together(text, expected):
    cells = {
        "t3.refused_secret.total": 1,
        "t3.refused_law.total": 2,
        "t3.refused_stability.total": 0,
        "t3.refused_third_party.total": 3,
        "t3.refused_internal.total": 2,
        "t3.refused_process.total": 4,
        "t3.refused_case_file.total": 3,
        "t3.refused_inquiry.total": 1,
        "t4.suit_direct.upheld": 2,
        "t4.suit_direct.total": 2,
        "t4.suit_after_review.upheld": 2,
        "t4.suit_after_review.pending": 1,
        "t4.suit_after_review.total": 3,
    }

    assert verdict(text, cells) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到政府信息公开申请壹件。", "contradicts"),
        ("上年结转叁件，本年新收捌拾件。", "consistent"),
        ("作出行政许可决定1, 260 件。", "consistent"),
        ("收到政府信息公开申请1, 194 件。", "contradicts"),
        ("行政事业性收费全年合计八十万零五千元。", "contradicts"),
        ("行政强制决定数量填报为〇。", "contradicts"),
        ("被提起行政复议八起，结果维持五起，结果纠正三起。", "contradicts"),
        ("复议结果：维持五起，纠正两起，其他结果一起。", "consistent"),
        ("依申请公开新收（件）：80，办结（件）：79。", "consistent"),
        ("两类公开的数据——依申请公开新收件次：81；主动公开条次：1320。", "contradicts"),
    ],
)
def test_numerals_written_otherwise_are_the_same_numbers(text, expected):
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我单位不具有行政许可、行政处罚权限，相应两栏均填“0”。", "contradicts"),
        ("行政许可、行政处罚、行政强制三项处理决定数量一并填报零。", "contradicts"),
        ("复议尚未审结一栏填“0”。", "consistent"),
        ("除自然人58件外，商业企业、科研机构及其他组织的申请数皆为0。", "contradicts"),
        ("社会公益组织、其他组织两类均为零。", "contradicts"),
        ("不予处理的申请里，重复申请：无；公开出版物：1件。", "contradicts"),
        ("因逾期不补正而不再处理的没有。", "contradicts"),
        ("因逾期不缴费而不再处理的没有。", "consistent"),
        ("所办件全是当年收的，上年没有结转件。", "contradicts"),
        ("全年新收80件，上一年没有遗留的件。", "contradicts"),
        ("规范性文件既未新制定，也没废止旧的。", "contradicts"),
        ("经核对，未审结的复议案件为零。", "consistent"),
        ("一年下来我局一次也没有因为信息公开当过被告。", "contradicts"),
        ("企业一件没提。", "contradicts"),
        ("复议案件全部有了结论，尚未审结的没有。", "consistent"),
    ],
)
def test_a_row_is_said_to_be_empty_in_many_ways(text, expected):
    cells = {
        "t3.declined_duplicate.total": 2,
        "t3.declined_publication.total": 1,
        "t3.other_no_correction.total": 2,
        "t3.other_no_payment.total": 0,
        "t4.suit_direct.total": 2,
        "t4.suit_after_review.total": 3,
    }

    assert verdict(text, cells) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("社会公益组织的申请从无到有，2023年未收到，2024年收到1件。", "consistent"),
        ("商业企业的申请从无到有，2023年未收到，2024年收到14件。", "contradicts"),
        ("商业企业申请由零增至14件。", "contradicts"),
        ("社会公益组织申请实现零的突破，收到1件。", "consistent"),
        ("企业来申请的，去年一件没有，今年首次出现，为14件。", "contradicts"),
    ],
)
def test_the_kind_of_applicant_a_sentence_begins_with_is_what_it_goes_on_about(text, expected):
    before = {"t3.new.welfare": 0, "t3.new.business": 20, "t3.new.total": 92}

    assert verdict(text, before=before) == expected


@pytest.mark.parametrize(
    "text",
    [
        "对收到的申请逐件登记无遗漏。",
        "“我要申请”栏目留言：无。",
        "镇党委现行有效文件31件，废止党内制度3件。",
        "办公设备新增5件、减少3件。",
        "2024年延续上年做法，专人登记申请。",
        "服务态度受到申请人好评，全年收到表扬信3件。",
        "12345平台转来应办件320件，企业件45件。",
        "对企业的3件申请征求了第三方意见。",
        "主动公开信息量在上年基础上增加20%。",
        "年初对现行有效的规范性文件开展清理，涉及12件。",
        "志愿申请不多，个位数。",
        "多数公文以不予公开属性居多。",
    ],
)
def test_words_that_only_look_like_those_of_the_table_claim_nothing(text):
    assert verdict(text, before={"t3.new.total": 92, "t2.normative.in_force": 13}) == "undecidable"


def test_an_answer_that_fared_so_in_a_review_is_no_count_of_all_reviews():
    assert verdict("有2件答复在复议中被撤销。") == "consistent"

"""A rewording that says the same stands; one that widens it or moves it in time does not."""

import pytest
from grounds import Ground, report_of

from nianbao.drafting.grounding import Why

NOTES = {
    "proactive": [
        "食品抽检一共1260批次，不合格31批次，后头怎么处置的都挂了",
        "招考的公告和成绩都公布了，招了112人",
        "预警信号发了70期，蓝的38、黄的32",
    ],
    "on_request": [
        "来了5件，网上3件、邮箱1件、当面1件，邮箱的归不归网上我没问",
        "都在20天以内办的，我说的是工作日。没延期",
        "信访的1件转到信访那边去了",
        "涉及商业秘密人家不同意的1件没给",
    ],
    "management": [
        "稿子两个人看，宣传委员看内容，保密员看涉密，然后镇长签",
        "拟文的时候要选公开方式，选完办公室再看",
        "3月出了个信息发布的规矩，讲谁发、谁审、发错了怎么改",
        "查出发错的4条，当天撤了重发",
        "发文前填审查表，填了212张，退过3张",
        "文件10月底前清完",
    ],
    "platform": ["大厅改造，7月多了1块电子屏和2个查询位", "广播用来念政策，念了24次"],
    "supervision": [
        "培训1次，28人，站所和村里都有人来",
        "9个村各查了1次",
        "局里领导班子年底评了一次满意度，是干部自己打分，不是社会评议",
    ],
    "problems": ["复议给纠正那件，问题是没把部分公开的理由写清楚", "公众号没有留言功能，居民提不了意见"],
    "last_year": ["还说过要给申请答复列个时限表，没列", "去年说答复书说理少，今年请法律顾问看了"],
    "plans": ["明年2月前把空栏目填满20条", "招聘信息设个到期日，到时自动下"],
    "fee": ["没收，通知单也没开过"],
}
CELLS = {
    "t3.new.natural": 5,
    "t3.partial.natural": 2,
    "t3.refused_third_party.natural": 1,
    "t3.declined_petition.natural": 1,
    "t4.review.corrected": 1,
}


@pytest.fixture(scope="module")
def ground(composer, phrasebook):
    return Ground(report_of(cells=CELLS, **NOTES), composer, phrasebook)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        # an official word for a spoken one
        ("1.platform", "通过广播播报政策24次。"),
        ("1.platform", "通过广播宣读政策24次。"),
        ("1.platform", "7月，大厅实施改造，增设电子屏1块、查询位2个。"),
        ("1.proactive", "招考的公告和成绩均已公布，招录⟦F2.1⟧人。"),
        ("1.proactive", "发布预警信号70期，其中蓝色38期、黄色32期。"),
        ("1.management", "拟稿时选定公开方式，选定后由办公室再次审核。"),
        ("1.management", "3月，我镇制定信息发布规定，明确由谁发布、由谁审核和发布错误如何改正。"),
        ("5", "改进措施：招聘信息设置到期日，到期自动下架。"),
        ("5", "公众号没有留言功能，居民无法提出意见。"),
        ("6", "未收取政府信息公开信息处理费，未开具收费通知单。"),
        # what was said far apart stands side by side
        ("5", "行政复议结果纠正的1件，部分公开的理由没写清楚。"),
        ("1.on_request", "不予处理1件，为信访举报投诉类申请，已转信访渠道。"),
        # a measure word behind its noun, or said elsewhere in the remark
        ("1.proactive", "食品抽检1260批次，不合格31批次，处置情况均已发布。"),
        ("1.on_request", "申请均在20个工作日内办理，没有延期。"),
        # what stands beside a denial was not denied, and a lack is a lack however it is called
        ("1.on_request", "保护第三方合法权益1件，涉及商业秘密，第三方不同意公开。"),
        ("5", "一是答复书说理不充分的问题。⟦year⟧年聘请法律顾问审看。"),
        # the stages of a review that the sentence names
        ("1.management", "信息发布前实行三级审核，依次由宣传委员审核内容、保密员审核涉密情况、镇长签发。"),
        # what is told of a count with nothing set apart is told of all of it
        ("1.management", "检查发现发布错误的信息⟦F11.1⟧条，均于当天撤下并重新发布。"),
        ("1.supervision", "9个村各检查1次。"),
        # how many things the sentence has named
        ("1.platform", "大厅改造增设电子屏和查询位两项。"),
        # the name of a thing that is called after requests is no count of them
        ("5", "一是未制定申请答复时限表的问题。"),
        # the time as it was told
        ("1.management", "发文前填写审查表，全年填写212张，退回3张。"),
        ("1.management", "文件印发前填写审查表，全年填写212张，退回3张。"),
        ("5", "改进措施：⟦year+1⟧年2月前将空栏目填写20条内容。"),
    ],
)
def test_a_rewording_that_says_the_same_stands(part, text, ground):
    assert ground.faults(part, text) == set()


@pytest.mark.parametrize(
    ("part", "text", "why"),
    [
        ("1.supervision", "举办培训1次，28人参加，人员来自各站所和各村。", Why.ALL),
        ("1.supervision", "举办培训1次，28人参加，每个站所均有人员参加。", Why.ALL),
        ("1.management", "文件公开前填写审查表，全年填写212张，退回3张。", Why.TIME),
        ("1.management", "发文后填写审查表，全年填写212张，退回3张。", Why.TIME),
        ("5", "改进措施：⟦year+1⟧年2月将空栏目填写20条内容。", Why.TIME),
        ("5", "改进措施：⟦year+1⟧年2月后将空栏目填写20条内容。", Why.TIME),
        ("1.management", "文件10月前清理完毕。", Why.TIME),
        ("1.management", "信息发布前实行四级审核，依次由宣传委员审核、保密员审核、镇长签发。", Why.PLACE),
        ("1.proactive", "不合格1260批次，食品抽检31批次。", Why.PLACE),
        ("1.proactive", "食品抽检1260次，不合格31批次。", Why.PLACE),
        ("1.platform", "7月，增设查询位1块、电子屏2个。", Why.PLACE),
        ("1.platform", "通过广播播报防汛政策24次。", Why.WORDS),
        ("1.management", "拟稿时由法制审核员选定公开方式。", Why.WORDS),
    ],
)
def test_a_rewording_that_says_more_or_otherwise_is_refused(part, text, why, ground):
    assert why in {fault for fault, _ in ground.faults(part, text)}


@pytest.mark.parametrize(
    "inside", ["邮箱提交的归属未定", "电子邮箱提交的申请是否归入网络提交", "两个数哪个准确"]
)
def test_a_mark_that_asks_in_its_own_words_stands(inside, ground):
    grounded = ground.of("1.on_request", f"通过邮箱提交1件【待核：{inside}】。")

    assert f"【待核：{inside}】" in "".join(paragraph.text for paragraph in grounded.paragraphs)


def test_what_only_points_to_a_table_or_says_that_nothing_is_known_need_not_come_up(composer, phrasebook):
    notes = {"on_request": ["复议2件，结果看表"], "supervision": ["社会评议发了问卷，收回多少份没给我们数"]}
    ground = Ground(report_of(cells={"t4.review.upheld": 2}, **notes), composer, phrasebook)

    told = ground.of("1.on_request", "发生行政复议⟦F1.1⟧件，均为结果维持。")
    asked = ground.of("1.supervision", "社会评议发放问卷【待补：收回份数】。")

    assert not any("看表" in dropped.said for dropped in told.dropped)
    assert not any("问卷" in dropped.said for dropped in asked.dropped)


def test_an_adverb_is_not_taken_out_of_a_word_that_denies_it(composer, phrasebook):
    ground = Ground(report_of(last_year=["去年说说理不充分，今年请法律顾问看了"]), composer, phrasebook)

    (paragraph, *_) = ground.of("5", "一是说理不充分的问题。").paragraphs

    assert paragraph.text.startswith("一是说理不充分的问题。")


def test_those_who_look_through_a_text_are_told_by_naming_them(composer, phrasebook):
    notes = {"management": ["稿子两个人看，宣传委员看内容，保密员看涉密，然后镇长签"]}
    ground = Ground(report_of(**notes), composer, phrasebook)
    text = "信息发布前实行三级审核，依次由宣传委员审核内容、保密员审核涉密情况、镇长签发。"

    assert ground.of("1.management", text).dropped == ()

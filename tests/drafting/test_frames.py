"""Remarks that are understood as a whole: written from who, when, what and how many."""

from __future__ import annotations

import pytest

from nianbao.drafting.composer.asking import question_of
from nianbao.drafting.composer.clauses import joined, split
from nianbao.drafting.composer.frames import retold
from nianbao.report.facts import Fact


def clauses_of(topic, words, phrasebook):
    fact = Fact.from_words("F1", topic, words)
    return joined(retold(split(fact, phrasebook.dialect), fact))


# ── 审核 ──


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("上网三道，站所先看，党政办再看，分管副镇长签字", "由站所、党政办依次审核、分管副镇长签发。"),
        ("我写好了，党政办主任看一遍，乡长签了才发", "信息由承办人员拟稿、党政办主任审核、乡长签发。"),
        ("发稿走三审：科室、党政办、分管主任", "信息发布实行三审，依次为科室、党政办、分管主任。"),
        ("发布前股室拟、办公室核、分管局长签", "信息由股室拟稿、办公室审核、分管局长签发。"),
        ("发布两级：股室长、分管局长", "信息发布实行⟦F1.1⟧级审核，依次为股室长、分管局长。"),
        ("发什么由宣传委员看，书记过目", "信息发布前依次由宣传委员、书记审核。"),
        ("稿子由各科室报，党政办审，再给分管主任签字", "信息由各科室报送、党政办审核、分管主任签发。"),
    ],
)
def test_the_way_a_text_takes_is_told_in_its_order(words, told, phrasebook):
    assert told in clauses_of("management", words, phrasebook)


def test_a_slip_that_all_sign_is_told_with_its_signers(phrasebook):
    words = "4.15 起发稿子走审批单，写的人、站所长、党政办，三个都签了才发"
    assert clauses_of("management", words, phrasebook) == (
        "⟦F1.1⟧月⟦F1.2⟧日起使用信息发布审批单，信息经撰稿人、站所长、党政办⟦F1.3⟧人签字后发布。"
    )


def test_a_way_with_more_names_than_she_counted_is_left_to_be_asked_about(written_of):
    assert "列出的3项" in written_of(management=["发稿要过两道：科室、办公室、分管领导"])


def test_one_who_signs_is_no_way_of_several(phrasebook):
    assert "依次" not in clauses_of("management", "各科室报信息，每月通报", phrasebook)


# ── 更正、估计、否认 ──


def test_of_a_number_that_is_taken_back_only_the_right_one_is_told(phrasebook):
    words = "网站发了204条，不对，204是把去年那6条也算进去了，去掉是198，就写198"
    text = clauses_of("proactive", words, phrasebook)
    assert text.count("⟦") == 1
    assert text.endswith("⟦F1.5⟧条。")


def test_what_follows_a_correction_is_kept(phrasebook):
    text = clauses_of("proactive", "许可12件，不对，应该是13件，处罚2件", phrasebook)
    assert text == "许可⟦F1.2⟧件，处罚⟦F1.3⟧件。"


def test_an_estimate_loses_its_hesitation_and_is_asked_about(written_of):
    text = written_of(proactive=["县政府网站发了大概有一百来条吧，准数系统里能导，我还没导"])
    assert "约100条【待核：“约100条”是估计数，请填确数】" in text
    assert "准数" not in text.replace("确数", "")


@pytest.mark.parametrize("words", ["评议、追责：无", "社会评议和追责都没有"])
def test_one_denial_of_two_things_denies_each(words, written_of):
    assert "未开展社会评议，无责任追究情形。" in written_of(supervision=[words])


# ── 一件件申请 ──


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "有2份要的是征地补偿明细，涉及个人隐私，区分处理后给了一部分",
            "申请内容为征地补偿明细的⟦F1.1⟧件，涉及个人隐私，部分公开。",
        ),
        ("一个要修路占地的合同，给了", "申请内容为修路占地的合同的一件，予以公开。"),
        ("一个要老的户口底子，派出所才有，跟他说了", "本机关不掌握，相关信息由派出所掌握，已告知申请人。"),
    ],
)
def test_an_application_is_told_by_contents_and_outcome(words, told, phrasebook):
    assert told in clauses_of("on_request", words, phrasebook)


def test_outcomes_the_tables_tell_are_not_told_again(written_of):
    cells = {"t3.new.natural": 4, "t3.granted.natural": 1, "t3.refused_third_party.natural": 1}
    cells |= {"t3.unable_creation.natural": 1, "t3.other_other.natural": 1}
    said = "1件给了，1件涉及邻居的信息，邻居不同意就没给，1件没有现成的要重新统计，1件他自己不要了"
    text = written_of(cells, on_request=[said])
    assert "邻居" not in text
    assert "其他处理1件，为申请人撤回" in text


def test_whose_the_one_left_over_was_says_nothing_of_this_years_applicants(written_of):
    cells = {"t3.new.natural": 4, "t3.new.business": 1, "t3.carried_in.natural": 1, "t3.granted.natural": 5}
    cells["t3.granted.business"] = 1
    text = written_of(cells, on_request=["去年剩1件，个人的", "今年来了5件，个人4，公司1"])
    assert "待核" not in text.partition("（三）")[0]


# ── 不知道的，问出来 ──


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("注销没注销我不知道", "是否已注销"),
        ("社会评议搞没搞过，我问了一圈没人说得清", "社会评议是否开展"),
        ("转发县里的算没算进去我吃不准", "转发县里的是否计入"),
        ("答复公开没公开要问人大工委", "答复是否公开"),
        ("要不要写等县里通知", ""),
        ("不知道差在哪", ""),
    ],
)
def test_what_she_does_not_know_becomes_a_question(words, asked):
    assert question_of(words) == asked


def test_the_words_of_a_doubt_do_not_stay_in_the_text(written_of):
    text = written_of(platform=["公众号“青石之声”3月就不发了，注销没注销我不知道"])
    assert "停止更新【待核：是否已注销】" in text
    assert "不知道" not in text


def test_what_somebody_else_counted_is_asked_with_both_figures(written_of):
    text = written_of(proactive=["停水通知网上27次，供水公司自己报的是29次"])
    assert "27次【待核：本机关统计27次，供水公司为29次，以哪个数为准】" in text


def test_a_number_with_a_question_mark_is_a_doubt(written_of):
    text = written_of(supervision=["培训1次，8月民政所长会上讲的，半天。人数17？按乡镇数算的"])
    assert "8月在民政所长会上举办培训1次，时长半天【待核：参训人数，" in text


# ── 日期、其中 ──


def test_a_day_with_a_point_is_a_day_at_the_head_of_a_clause(written_of):
    text = written_of(supervision=["3.19 党委会研究了1次政务公开", "县里考核9.5分"])
    assert "3月19日党委会研究" in text
    assert "9.5分" in text


def test_parts_that_come_to_the_count_before_them_are_all_its_parts(written_of):
    text = written_of(proactive=["县政府网站全年118条：动态52，公告39，财政12，民生15"])
    assert "118条，其中动态52条、公告39条、财政12条、民生15条" in text
    assert "待核" not in text.partition("未制发")[0]


# ── 第五部分 ──


def test_a_measure_that_is_not_decided_keeps_its_place_among_the_measures(written_of):
    text = written_of(
        problems=["5月、6月两个月一条都没发", "有6条发晚了", "政策解读一篇都没有"],
        plans=["以后每个月最少发5条", "村里报上来的，3个工作日内发出去", "解读这个还没想好怎么弄"],
    )
    assert "未发布信息。改进措施：今后每月至少发布5条" in text.replace("下一步", "改进措施")
    assert "未发布政策解读。【待补：改进措施" in text


def test_an_outcome_in_a_later_remark_stands_with_its_item(written_of):
    text = written_of(
        last_year=[
            "去年写了两条，答复书格式不统一、社区公开栏换得慢。答复书现在用司法局的模板了",
            "公开栏查了两遍，3个社区没按时换",
        ]
    )
    assert "社区公开栏换得慢的问题，公开栏检查2次" in text
    assert "改进结果】" not in text


def test_items_numbered_by_words_keep_their_outcomes(written_of):
    text = written_of(
        last_year=["上年三个问题。一是栏目更新慢，不更新的栏目从11个降到2个", "二是解读少，今年做了6篇"]
    )
    assert "更新慢的问题，不更新的栏目从11个降到2个" in text


# ── 做了什么 ──


@pytest.mark.parametrize(
    ("topic", "words", "told"),
    [
        (
            "proactive",
            "集镇停车那个方案网上挂了15天听意见，来了11条，用了4条，用没用都公布了",
            "公开征求意见15天，收到意见11条，采纳4条，采纳情况已公布",
        ),
        ("proactive", "规范性文件出了0个，没有废的", "未废止行政规范性文件"),
        ("management", "6月把老信息翻了一遍，重复的删了21条", "6月对历史信息进行梳理，删除重复信息21条"),
        ("management", "出了一次错，把3户人家的电话登出去了，当天就撤了", "误将3户的电话公开，当天已撤下"),
        ("management", "6月起用软件扫错敏词，扫出37处，改了37处", "使用软件检查错敏词，发现37处，改正37处"),
        ("platform", "便民大厅有1个公开角，1台触摸屏，坏过一回，8月修好了", "曾发生故障，8月修复"),
        ("platform", "7个村都有公开栏，也都有大喇叭", "7个村均设有公开栏和广播"),
        ("platform", "体育场馆开放那栏并到“公共服务”里了", "体育场馆开放栏目并入“公共服务”"),
        ("supervision", "县里考核下来是合格", "县级考核结果为合格"),
        (
            "supervision",
            "社会评议请了30个代表打分，28个打的满意",
            "开展社会评议，邀请30名代表评分，评价为满意的28名",
        ),
        ("supervision", "没人为这个被追责", "无责任追究情形"),
        ("supervision", "培训1期，中心校和县直学校都来人了，58人", "举办培训1期，中心校和县直学校58人参加"),
        (
            "last_year",
            "去年写村里公开内容不齐，16个村补齐了13个，剩3个明年6月底前补",
            "16个村中13个已补齐，其余3个2025年6月底前补齐",
        ),
        ("problems", "解读全是文字稿，没图没视频", "解读均为文字稿，无图解和视频"),
        ("other", "区里今年要点派给我们4项，都做完了", "区级年度要点安排任务4项，均已完成"),
    ],
)
def test_an_act_is_told_with_its_date_object_and_number(topic, words, told, written_of):
    assert told in written_of(**{topic: [words]})


def test_a_leader_who_supports_is_no_fact(written_of):
    assert "支持" not in written_of(supervision=["书记镇长都很支持"])


def test_what_offices_sent_in_is_a_part_and_no_other_count(written_of):
    text = written_of(proactive=["县政府网站发布信息320条，其中各股室报了120条"])
    assert "以哪个数为准" not in text
    assert "120条" in text


def test_what_became_of_a_count_is_no_part_of_it(written_of):
    assert "其中" not in written_of(platform=["政务新媒体年初53个，关了8个，现在45个"])


def test_how_the_only_kind_of_applications_came_is_told_with_the_applicants(written_of):
    cells = {"t3.new.natural": 3, "t3.new.business": 1, "t3.granted.natural": 3, "t3.granted.business": 1}
    assert "商业企业1件，均通过网络提交" in written_of(cells, on_request=["4个申请，全走网上"])


def test_the_only_item_of_last_year_is_told_with_its_outcome(written_of):
    text = written_of(last_year=["去年问题就一个，村务公开不及时，今年12个村11个按季度公开了"])
    assert "村务公开不及时的问题，2024年12个村11个" in text


def test_the_first_of_a_run_without_a_noun_begins_with_no_number_of_its_own(written_of):
    text = written_of(problems=["5月、6月两个月一条都没发", "解读就2篇"])
    assert "1.5月" not in text


def test_a_review_that_was_withdrawn_is_told_as_that(written_of):
    cells = {"t3.new.natural": 1, "t3.granted.natural": 1, "t4.review.other": 1}
    text = written_of(cells, on_request=["有1件复议，人家自己撤的"])
    assert "复议1件，申请人撤回，计入其他结果" in text
    assert "待核" not in text.partition("（三）")[0]


def test_a_part_counted_in_the_next_clause_is_a_part(written_of):
    text = written_of(proactive=["县政府网站发了142条，民生的多，78条，党建22条，其他42条"])
    assert "142条，其中民生78条、党建22条、其他42条" in text


def test_nothing_more_said_twice_is_one_answer(written_of):
    text = written_of(other=["没有了，就这些"])
    assert "没有其他需要报告的事项" in text or "无其他需要报告的事项" in text

"""What the composer makes of a clerk's notes: told plainly, asked back where in doubt, never filled in."""

from decimal import Decimal

import pytest

from nianbao.report.cells import Tables
from nianbao.report.document import lay_out
from nianbao.report.facts import TOPICS, Fact
from nianbao.report.report import AgencyKind, Problem, Profile, Promise, PromiseStatus, Report


def report(*, agency="青石镇人民政府", kind=AgencyKind.TOWN, cells=None, blank_is_zero=True, **answers):
    facts = []
    for topic in TOPICS:
        for words in answers.get(topic, ()):
            facts.append(Fact.from_words(f"F{len(facts) + 1}", topic, words))
    entries = {key: Decimal(str(value)) for key, value in (cells or {}).items()}
    return Report(
        Profile(agency, kind, 2024), Tables.from_entries(entries, blank_is_zero=blank_is_zero), tuple(facts)
    )


@pytest.fixture
def text_of(composer):
    def compose(written, part=None):
        document = lay_out(written, composer.compose(written))
        return "\n".join(body.text for body in document.bodies() if part in (None, body.part))

    return compose


TWO_REQUESTS = {"t3.new.natural": 2, "t3.granted.natural": 1, "t3.unable_not_held.natural": 1}


@pytest.mark.parametrize(
    ("topic", "said", "told"),
    [
        ("proactive", "区网站：302条（动态165/公告137）", "在区网站发布信息302条，其中动态165条、公告137条"),
        ("proactive", "法规股：解读5篇（图解3、问答2）", "发布政策解读5篇，其中图解3篇、问答2篇。"),
        ("proactive", "岗位一万多个", "岗位1万余个。"),
        ("management", "三审：科室—综合办—分管领导", "信息发布实行三审，依次为科室、综合办、分管领导。"),
        ("management", "发东西前我看一遍，副乡长再看一遍", "信息发布前依次由承办人员、副乡长审核"),
        ("platform", "网站栏目：14个→11个", "网站栏目由14个调整为11个。"),
        ("platform", "视频号：新开，42条", "新开通视频号，发布信息42条。"),
        ("platform", "坏了的6块修了4块", "损坏的6块中已修复4块。"),
        ("supervision", "考核：区考核优秀", "区级考核结果为优秀。"),
        ("supervision", "培训县里办的，我们去了3个人", "3人参加县级组织的培训。"),
    ],
)  # fmt: skip
def test_ledgers_and_run_on_speech_are_spelled_out(topic, said, told, text_of):
    assert told in text_of(report(**{topic: [said]}), f"1.{topic}").replace("政府信息公开", "")


def test_items_of_last_year_in_one_remark_stand_each_with_its_outcome(text_of):
    text = text_of(report(last_year=["①“解读少”：已改，新增图解3篇；②“公开栏旧”：未改"]), "5")

    assert "解读少的问题，已整改，新增图解3篇。" in text
    assert "公开栏旧的问题，" in text


def test_several_problems_of_last_year_are_named_before_their_outcome(text_of):
    text = text_of(report(last_year=["去年提的三个问题：解读少，指南旧，公示乱。都改了"]), "5")

    assert "上年度报告所列三个问题为解读少、指南旧、公示乱，均已改正。" in text


# ── told in the register ──


def test_a_heading_with_nothing_behind_it_denies_what_it_names(text_of):
    told = text_of(report(on_request=["复议、诉讼：无"]), "1.on_request")

    assert told.endswith("引起的行政复议、行政诉讼。")


@pytest.mark.parametrize(
    ("topic", "said", "told"),
    [
        ("proactive", "县政府网站发了86条", "在县政府网站发布信息86条。"),
        ("proactive", "公众号“青石发布”154条", "微信公众号“青石发布”发布信息154条。"),
        ("proactive", "有的两边都发，数不能加一块", "部分信息在两个平台同时发布，两项条数不相加。"),
        ("management", "区里检查点了6处错字错链，改完了", "区级检查指出错字、错链6处，均已改正。"),
        ("management", "落实三审三校", "落实三审三校。"),
        ("platform", "抖音号“零距离”没人管，半年没更新，8月注销了", "抖音号“零距离”半年未更新，8月注销。"),
        ("platform", "公众号发了120条，留言15条都回了", "微信公众号发布信息120条，收到留言15条，均已回复。"),
        ("supervision", "4月培训1次，31个人", "4月举办培训1次，31人参加。"),
        ("supervision", "没追过责", "无责任追究情形。"),
        ("supervision", "培训2次，第一次9人，9月没点名", "第一次9人【待补：参训人数，素材写“9月没点名”】"),
        (
            "management",
            "审查118份，不公开7份（登记簿）/9份（系统），没核",
            "118份【待核：以哪个数为准",
        ),
        ("supervision", "发问卷200份收186份", "发放问卷200份，收回186份。"),
    ],
)
def test_rough_notes_are_told_in_the_register_of_a_report(topic, said, told, text_of):
    assert told in text_of(report(**{topic: [said]}), f"1.{topic}")


@pytest.mark.parametrize(
    ("topic", "said", "told", "never"),
    [
        ("management", "乡里办公室老陈把关", "办公室工作人员把关", "申请人"),
        ("problems", "就小刘一个人兼着", "仅一人兼任", "小刘"),
        ("platform", "村公开栏23块，有的好几个月没换", "村公开栏23块", "元"),
        ("proactive", "罚没款共计236.7万元", "罚没款", "罚未"),
        ("supervision", "开春开了个会研究信息公开", "年初", "2025年"),
        ("proactive", "公示栏让雨给淋坏了，秋里重新做了", "因雨损坏", "淋"),
        ("platform", "热线 8 月开到 9 月", "热线8月开到9月", "，9月"),
        ("proactive", "12个街道的物业投诉电话都公布了", "投诉电话", "【"),
        ("management", "审核时把身份证号抹掉", "身份证号", "抹掉"),
        ("proactive", "另外二级机构的没算进来", "二级机构", "2级"),
        ("platform", "公众号“青石”推送48期", "48期", "48条"),
        ("platform", "新做公开栏3块", "3块", "元"),
        ("platform", "公开栏设在门口，方便百姓看", "方便群众看", "申请人"),
        ("problems", "还是用老方法公开", "老方法", "申请人"),
        ("proactive", "收到留言8条，没超期", "留言8条", "申请均未超期"),
        ("management", "公文都要标明公开属性", "标明公开属性", "内容主要涉及"),
        ("proactive", "网站增加惠农补贴公示", "增加惠农补贴公示", "增和"),
        ("proactive", "公开幼儿园收费和孤儿补助名单", "幼儿园收费和孤儿补助", "幼园"),
        ("management", "调整权责清单2项", "调整权责清单", "制定"),
        ("platform", "直播活动3场", "直播活动3场", "播放"),
        ("proactive", "今年3月公布预算", "2024年3月", "全年3月"),
        ("management", "涉密信息查了一遍，没有", "无此类情形", "只是"),
        ("last_year", "处罚公示慢——改了，去年平均12天今年5天", "由上年的12天变为5天", "2024年5天"),
    ],
)
def test_words_are_not_turned_into_something_else(topic, said, told, never, text_of):
    text = text_of(report(**{topic: [said]}), "5" if topic in ("problems", "last_year") else f"1.{topic}")

    assert told in text
    assert never not in text.split("【待补")[0]


def test_a_remark_about_a_blank_cell_keeps_the_clerks_own_figure(text_of):
    written = report(cells={"t3.new.natural": 2}, blank_is_zero=False, proactive=["全年出台规范性文件3件"])

    assert "规范性文件3件" in text_of(written, "1.proactive")


def test_what_blank_tables_cannot_tell_is_told_as_it_was_said(text_of):
    written = report(blank_is_zero=False, on_request=["来了5件，都给了，没有复议"])

    assert "5件" in text_of(written, "1.on_request")


def test_a_rough_figure_of_last_year_gives_no_difference(text_of):
    written = report(cells={"t3.new.natural": 5, "t3.granted.natural": 5}, on_request=["去年十来件"])

    assert "比上年" not in text_of(written)


def test_what_disagrees_with_the_table_adds_nothing_to_the_sentence(text_of):
    written = report(cells={"t3.new.natural": 7, "t3.granted.natural": 7}, on_request=["来了3封信"])

    text = text_of(written, "1.on_request")

    assert "以信函提交" not in text
    assert "【待核：" in text


@pytest.mark.parametrize(
    ("cells", "never"),
    [
        ({"t3.new.natural": 5, "t3.granted.natural": 3}, "年内全部办结"),
        ({"t3.new.total": 5, "t3.results_total.total": 5}, "0件"),
        ({"t4.review.total": 3}, "未发生"),
    ],
)
def test_nothing_is_told_of_a_table_that_contradicts_itself(cells, never, text_of):
    text = text_of(report(cells=cells), "1.on_request")

    assert "【待核：" in text
    assert never not in text.split("【")[0]


def test_a_remark_whose_parts_lean_on_one_another_is_not_taken_apart(text_of):
    said = "有个人一年提了11件，内容翻来覆去，按大量反复处理了2件"

    cells = {"t3.new.natural": 11, "t3.granted.natural": 9, "t3.declined_frequent.natural": 2}

    text = text_of(report(on_request=[said], cells=cells), "1.on_request")

    assert "有个人一年提11件，内容翻来覆去，按大量反复申请处理2件。" in text


def test_a_plan_is_not_put_under_last_year_while_a_problem_waits_for_its_measure(text_of):
    written = report(
        last_year=["去年说政策解读形式单一，加了视频"],
        problems=["留言回复慢", "医疗数据专业性强，没人会解读"],
        plans=["每周五清一次留言", "请县医院专家录10期短视频"],
    )

    text = text_of(written, "5")

    assert text.index("医疗数据") < text.index("短视频")


def test_notes_already_in_the_register_stay_as_they_are(text_of):
    said = "制定政府信息公开审核制度，明确审核责任"

    assert f"{said}。" in text_of(report(management=[said]), "1.management")


def test_fragments_without_punctuation_are_read_as_clauses(text_of):
    assert "培训2次，45人次参加" in text_of(report(supervision=["培训2次 45人次"]), "1.supervision")


def test_parts_that_add_up_are_told_with_their_unit(text_of):
    told = text_of(report(proactive=["县政府网站发了86条，动态41，通知30，财政15"]), "1.proactive")

    assert "其中动态41条、通知30条、财政15条" in told


# ── doubt and silence ──


def test_parts_that_do_not_add_up_are_asked_back_with_both_figures(text_of):
    told = text_of(report(proactive=["县政府网站发了86条，动态41，通知30，财政14"]), "1.proactive")

    assert "【待核：分项相加为85条，比86条少1条，总数与分项哪个有误】" in told


def test_a_doubt_is_a_question_back_and_not_a_fact(text_of):
    told = text_of(
        report(on_request=["来了2件", "好像还有1件撤了忘了填"], cells=TWO_REQUESTS), "1.on_request"
    )

    assert "素材写“好像还有1件撤了忘了填”" in told
    assert "撤回1件" not in told


def test_a_result_still_to_come_is_left_open_with_the_clerks_note(text_of):
    told = text_of(report(supervision=["县里考核还没通报"]), "1.supervision")

    assert "【待补：2024年政府信息公开工作考核结果（素材注明：" in told


@pytest.mark.parametrize("part", ["1.management", "1.platform", "1.supervision", "5", "6"])
def test_a_topic_nobody_spoke_of_is_left_open(part, text_of):
    told = text_of(report(), part)

    assert "【待补：" in told


def test_assessment_evaluation_and_accountability_are_asked_one_by_one(text_of):
    told = text_of(report(supervision=["区里考核良好"]), "1.supervision")

    assert "考核结果为良好" in told
    assert "【待补：是否开展社会评议" in told
    assert "【待补：有无责任追究。】" in told
    assert "【待补：2024年政府信息公开工作考核结果" not in told


def test_nothing_said_of_the_fee_is_never_told_as_no_fee(text_of):
    assert "未收取" not in text_of(report(), "6").replace("写“未收取”", "")


def test_nothing_is_an_answer_where_the_question_makes_it_one(text_of):
    told = text_of(report(fee=["没有"], other=["无"]), "6")

    assert "2024年未收取政府信息公开信息处理费。" in told
    assert "其他需要报告的事项。" in told
    assert "【" not in told


def test_the_same_as_last_year_is_no_answer(text_of):
    assert "【待补：" in text_of(report(last_year=["跟去年一样"]), "5")


def test_what_no_rule_can_turn_and_tells_nothing_is_listed_with_its_reason(composer, text_of):
    said = "那玩意瞎折腾半天"
    written = report(platform=[said])

    assert "折腾" not in text_of(written, "1.platform")
    assert [entry.words for entry in composer.compose(written).unused] == [said]


# ── tables ──


def test_zeros_are_told_as_zeros(text_of):
    written = report(on_request=["没人来申请，复议官司也没有"])

    told = text_of(written, "1.on_request")

    assert "复议" in told
    assert "诉讼" in told
    assert "待核" not in told


def test_a_zero_that_was_checked_says_what_was_looked_at(text_of):
    told = text_of(report(on_request=["信箱、平台都看了，没有申请"]), "1.on_request")

    assert "信箱、平台" in told


def test_blank_cells_are_asked_for_and_never_told_as_zero(text_of):
    told = text_of(report(blank_is_zero=False), "1.on_request")

    assert "【待补：表三" in told
    assert "未收到" not in told


def test_results_are_told_in_the_words_of_the_table(text_of):
    told = text_of(
        report(on_request=["1件给了，1件我们手里没有这个东西"], cells=TWO_REQUESTS), "1.on_request"
    )

    assert "予以公开1件" in told
    assert "本机关不掌握相关政府信息" in told
    assert "手里" not in told


def test_a_remark_against_the_table_is_asked_back_and_the_table_is_told(text_of):
    told = text_of(report(on_request=["来了3件"], cells=TWO_REQUESTS), "1.on_request")

    assert "新收政府信息公开申请2件" in told
    assert "【待核：素材说“来了3件”" in told


def test_an_unbalanced_table_is_asked_back(text_of):
    told = text_of(report(cells={"t3.new.natural": 3, "t3.granted.natural": 2}), "1.on_request")

    assert "【待核：表三“自然人”一列不平" in told


def test_an_unbalanced_table_is_told_as_it_stands_and_nothing_follows_from_it(text_of):
    told = text_of(report(cells={"t3.new.natural": 3, "t3.granted.natural": 2}), "1.on_request")

    assert "申请3件" in told
    assert "予以公开2件" in told
    assert "全部" not in told


def test_last_years_number_gives_a_change_and_no_cause(text_of):
    cells = {"t3.new.natural": 63, "t3.granted.natural": 63}

    assert "比上年增加15件" in text_of(report(on_request=["去年48个"], cells=cells), "1.on_request")


def test_decisions_the_clerk_breaks_down_are_not_told_twice(text_of):
    written = report(proactive=["处罚19件，全是占道经营"], cells={"t2.penalties.decisions": 19})

    assert text_of(written, "1.proactive").count("行政处罚决定19件") == 1


# ── left out ──


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("领导班子很重视", "态度"),
        ("今年招商引资签约3个项目", "无关"),
        ("他手机13800001234", "个人信息"),
        ("便民服务中心硬件都升级了", "无关"),
    ],
)
def test_what_does_not_belong_is_left_out_and_listed_with_the_reason(said, reason, composer):
    (unused,) = composer.compose(report(supervision=[said])).unused

    assert unused.words == said
    assert reason in unused.reason


def test_a_surname_never_reaches_the_text(text_of):
    told = text_of(report(fee=["城关那个姓周的一个月提了12个，超10个的2个按一件100收"]), "6")

    assert "周" not in told
    assert "城关" not in told
    assert "同一申请人" in told


# ── section 5 ──


def test_each_problem_keeps_its_own_measure_whatever_the_order(text_of):
    told = text_of(
        report(
            problems=["政策解读少，全年2篇", "信息员换了5个没培训过"],
            plans=["新换的信息员3月底前补训，办公室负责", "每季度出1期图解，宣传办负责"],
        ),
        "5",
    )

    first, second = (line for line in told.split("\n") if "改进措施：" in line or "下一步：" in line)
    assert "解读" in first
    assert "图解" in first
    assert "补训" in second


@pytest.mark.parametrize("agency", ["青石镇人民政府", "柳坪镇人民政府", "榆树镇人民政府", "云溪乡人民政府"])
def test_the_number_of_an_item_never_runs_into_its_first_figure(agency, text_of):
    text = text_of(report(agency=agency, problems=["公开栏旧", "9条留言没回复"]), "5")

    assert "9条留言" in text
    assert "2.9" not in text


def test_a_problem_without_a_measure_is_marked_and_gets_none(text_of):
    assert "【待补：改进措施、责任单位和完成时限。】" in text_of(report(problems=["公众号回复慢"]), "5")


def test_a_measure_nobody_is_responsible_for_is_asked_about(text_of):
    told = text_of(report(problems=["政策解读少"], plans=["每季度做1期图解"]), "5")

    assert "责任单位或岗位" in told


def test_a_measure_with_a_deadline_is_not_asked_for_one(text_of):
    text = text_of(report(problems=["答复格式乱"], plans=["统一答复模板，司法所定，2025年3月底前用上"]), "5")

    assert "完成时间" not in text
    assert "完成时限" not in text


def test_last_years_promises_are_told_with_their_outcome(text_of):
    told = text_of(report(last_year=["去年说公开栏少，今年加了4处"]), "5")

    assert "公开栏少" in told
    assert "4处" in told


def test_structured_promises_and_problems_are_told_too(composer):
    words = ("增加公开栏", "新增4处", "解读只有2篇", "每季度做1期图解")
    facts = [
        Fact.from_words(f"F{place}", topic, said)
        for place, (topic, said) in enumerate(
            zip(("last_year",) * 2 + ("problems", "plans"), words, strict=True), 1
        )
    ]
    written = Report(
        Profile("青石镇人民政府", AgencyKind.TOWN, 2024),
        Tables.from_entries({}, blank_is_zero=True),
        (),
        (Promise(facts[0], PromiseStatus.DONE, facts[1]),),
        (Problem(facts[2], facts[3]),),
    )

    text = lay_out(written, composer.compose(written)).text

    assert "“增加公开栏”已完成，新增4处" in text
    assert "解读只有2篇。" in text
    assert "图解1期" in text


# ── the whole ──


def test_the_lead_is_left_out_when_it_is_not_wanted(composer):
    drafting = composer.compose(report(), lead=False)

    assert "lead" not in {draft.part for draft in drafting.drafts}


def test_two_towns_with_the_same_notes_do_not_read_alike(text_of):
    notes = {"proactive": ["县政府网站发了86条"], "problems": ["解读少"], "fee": ["没收过"]}
    names = ["青石镇人民政府", "云溪镇人民政府", "柳坪镇人民政府", "石桥镇人民政府"]

    texts = {text_of(report(agency=name, **notes)).replace(name, "") for name in names}

    assert len(texts) >= 3


def test_slogans_leave_the_text_even_when_a_fact_stands_beside_them(text_of):
    told = text_of(
        report(proactive=["坚持以人民为中心的发展思想，全年公开信息238条，取得显著成效"]), "1.proactive"
    )

    assert "238条" in told
    assert "以人民为中心" not in told
    assert "成效" not in told


@pytest.mark.parametrize(
    ("topic", "said", "told"),
    [
        ("management", "发布是拟稿人、科长、局办三道", "信息发布经拟稿人、科长、局办3道审核。"),
        ("management", "发稿子得过三道，站所写的人自己先看，办公室看，分管副镇长签字", "由站所撰稿人初审"),
        ("platform", "政务大厅还放了3台自助机，能查房产公示", "政务大厅放置3台自助机，可查询房产公示。"),
        ("platform", "网站查错4次，改错链21处", "对网站检查4次，改正错链21处。"),
        ("problems", "答复有4件没给法规科看", "有4件未经法规科审核"),
        ("plans", "工程信息合同签订后7天内发，建管科", "7天内发布，由建管科负责"),
    ],
)
def test_half_sentences_of_an_office_become_whole_ones(topic, said, told, text_of):
    assert told in text_of(report(**{topic: [said]}))

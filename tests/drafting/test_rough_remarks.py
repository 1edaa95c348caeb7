"""Remarks as rough as a clerk's notebook: what each way of speaking comes to, whatever the words."""

from decimal import Decimal

import pytest

from nianbao.drafting.composer.recalled import items_of
from nianbao.report.cells import Tables
from nianbao.report.document import lay_out
from nianbao.report.facts import Fact
from nianbao.report.report import AgencyKind, Profile, Report


@pytest.fixture
def told(composer):
    def told(answers, cells=None, part="5"):
        said = [(topic, words) for topic, remarks in answers.items() for words in remarks]
        facts = tuple(Fact.from_words(f"F{at}", topic, words) for at, (topic, words) in enumerate(said, 1))
        entries = {key: Decimal(value) for key, value in (cells or {}).items()}
        tables = Tables.from_entries(entries, blank_is_zero=True)
        written = Report(Profile("青石镇人民政府", AgencyKind.TOWN, 2024), tables, facts)
        document = lay_out(written, composer.compose(written))
        return "\n".join(body.text for body in document.bodies() if body.part == part)

    return told


# ── last year, item by item ──


@pytest.mark.parametrize(
    ("said", "items"),
    [
        (
            "去年写了三条。栏旧，10月换了；没专人；栏目乱",
            [("栏旧", "10月换了"), ("没专人", ""), ("栏目乱", "")],
        ),
        ("上年两个问题：上网慢，今年快了；解读少，没做", [("上网慢", "今年快了"), ("解读少", "没做")]),
        (
            "去年提了三个问题：解读少，指南旧，公示乱。前三个改了",
            [("解读少", "改了"), ("指南旧", "改了"), ("公示乱", "改了")],
        ),
        (
            "去年检讨了两点：一点是公开栏旧，换了；第二点是没有解读，今年还是没有",
            [("公开栏旧", "换了"), ("没有解读", "今年还是没有")],
        ),
        (
            "上年报告写的，屏没人管，今年定了专人，内容雷同，还在改",
            [("屏没人管", "今年定了专人"), ("内容雷同", "还在改")],
        ),
        (
            "去年提了两条，一个是力量弱，一个是解读不够。力量配了专人，解读加了图解",
            [("力量弱", "力量配了专人"), ("解读不够", "解读加了图解")],
        ),
        ("去年说更新慢，今年好了", []),
        ("去年提的三个问题：解读少，指南旧，公示乱。都改了", []),
    ],
)
def test_a_list_of_last_year_is_read_item_by_item(said, items):
    assert items_of(said, lambda _: 0) == items


def test_an_item_of_last_year_that_nobody_tells_the_outcome_of_asks_for_it(told):
    text = told({"last_year": ["去年写了两条。公开栏旧，10月全换了；栏目乱"]})

    assert "公开栏旧的问题，10月已全部更换。" in text
    assert "栏目乱的问题【待补：改进结果】。" in text


# ── measures ──


def test_what_a_measure_lacks_is_asked_inside_its_item(told):
    text = told({"problems": ["留言回复慢", "公开栏旧"], "plans": ["留言3日内回复", "公开栏由村里更换"]})

    assert "留言3日内回复【待补：责任单位或岗位】。" in text
    assert "第一项措施" not in text


def test_what_all_measures_lack_is_asked_once(told):
    text = told({"problems": ["留言回复慢", "公开栏旧"], "plans": ["留言及时回复", "公开栏更换"]})

    assert text.endswith("【待补：以上各项措施的责任单位和完成时限。】")


def test_a_measure_that_shares_a_word_with_one_problem_alone_answers_it(told):
    problems = ["交稿都卡最后一天", "拆违的信息没公开过"]
    text = told({"problems": problems, "plans": ["拆违每次拆完10天内上网"]})

    assert "拆违的信息未公开。改进措施：拆违每次拆除后10天内在网站公开" in text.replace("下一步", "改进措施")


def test_a_measure_labelled_for_something_else_answers_no_problem_by_order(told):
    text = told({"problems": ["咨询超时5条"], "plans": ["解读：随文件同步"]})

    assert "咨询超时5条。【待补：改进措施、责任单位和完成时限。】" in text


# ── figures ──


@pytest.mark.parametrize(
    ("topic", "said", "text"),
    [
        ("proactive", "网站127 公众号203", "在网站发布信息127条，微信公众号发布信息203条"),
        (
            "proactive",
            "处罚65 占道48 油烟11 广告牌6",
            "决定65件，其中占道48件、油烟11件、广告牌6件",
        ),
        ("proactive", "127=动态66+通知28+民生33", "127条信息，其中动态66条、通知28条、民生33条"),
        ("proactive", "子站97条：政务41、科普36、其余转载", "其中政务41条、科普36条，其余为转载"),
        ("platform", "公众号粉丝6千7", "粉丝6700人"),
        ("supervision", "培训2次：3/15、6/20", "3月15日、6月20日举办培训2次"),
        ("on_request", "平均办理11个工作日，最长20，延期1", "最长20个工作日，延期答复1件"),
    ],
)
def test_a_count_takes_its_unit_and_a_date_its_words(topic, said, text, told):
    assert text in told({topic: [said]}, {"t2.penalties.decisions": 65}, f"1.{topic}")


def test_a_short_year_is_spelled_out(told):
    assert "2025年起" in told({"plans": ["拆违信息25年起每次拆完10天内上网"]})


def test_a_cell_that_a_remark_states_is_not_stated_again(told):
    text = told({"proactive": ["处罚65 占道48 油烟17"]}, {"t2.penalties.decisions": 65}, "1.proactive")

    assert text.count("65") == 1


@pytest.mark.parametrize(
    ("topic", "said", "text", "never"),
    [
        ("management", "保密审查表缺7、8两个月的", "7、8月", "82个月"),
        ("platform", "专区去年来访3100今年5200", "3100，2024年5200", "31002024"),
    ],
)
def test_two_figures_never_run_into_one(topic, said, text, never, told):
    written = told({topic: [said]}, part=f"1.{topic}")

    assert text in written
    assert never not in written


@pytest.mark.parametrize(
    ("topic", "said", "never"),
    [
        ("on_request", "新收6件，上年1件，办结6件", "比上年增加"),
        ("supervision", "考核良好，比去年升了一级", "升为1级"),
        ("platform", "目录今年没改", "未整改到位"),
        ("platform", "办公楼没有公开点", "未公开点"),
        ("management", "保密审查有登记，全年登了88条", "发布信息88条"),
        ("supervision", "领导小组调整1次", "开展1次"),
    ],
)
def test_no_turn_changes_what_was_said(topic, said, never, told):
    cells = {"t3.new.natural": 6, "t3.carried_in.natural": 1, "t3.granted.natural": 6}

    assert never not in told({topic: [said]}, cells if topic == "on_request" else None, f"1.{topic}")


def test_a_clause_left_out_does_not_join_its_neighbours(told):
    said = "许可164件，防疫检查照常；处罚22件，农药17、种子3、兽药2"
    text = told({"proactive": [said]}, {"t2.licences.decisions": 164}, "1.proactive")

    assert "许可决定164件，其中" not in text


def test_a_plan_is_not_told_as_done(told):
    text = told({"proactive": ["发布会计划开6场"]}, part="1.proactive")

    assert "召开新闻发布会6场" not in text


# ── what is not known, and what was said beside ──


@pytest.mark.parametrize(
    ("topic", "said", "kept", "asked"),
    [
        ("proactive", "网站发了118条（系统导的，转了多少分不开）", "发布信息118条", "转了多少分不开"),
        ("proactive", "文件制发7废止4现行63（61+7-4=64，差1，问司法局）", "现行有效63件", "61+7-4=64"),
        ("platform", "乡镇电子屏11块，好坏没统计", "电子屏11块", "好坏没统计"),
        ("supervision", "县里考核88分，排第几没讲", "88分", "考核名次，素材写“排第几没讲”"),
        (
            "management",
            "全年退稿11份，有几份是保密的原因没记",
            "退稿11份",
            "素材写“有几份是保密的原因没记”",
        ),
    ],
)
def test_the_unknown_goes_into_the_mark_and_the_known_stays(topic, said, kept, asked, told):
    text = told({topic: [said]}, part=f"1.{topic}")
    marks = text[text.index("【") :]

    assert kept in text.partition("【")[0]
    assert asked in marks
    assert "系统导" not in text


@pytest.mark.parametrize("said", ["分文未取", "没有没有", "收费：无", "没有发生收费"])
def test_a_fee_denied_in_any_words_is_denied_by_its_full_name(said, told):
    assert "2024年未收取政府信息公开信息处理费。" in told({"fee": [said]}, part="6")


def test_a_fee_collected_is_told_by_its_full_name(told):
    assert "收取政府信息公开信息处理费3笔，共1400元。" in told({"fee": ["收了3笔，一共1400元"]}, part="6")


def test_what_is_said_of_suits_alone_is_not_held_against_reviews(told):
    text = told(
        {"on_request": ["复议2个，1个维持，1个还没出结果；没诉讼"]},
        {"t4.review.upheld": 1, "t4.review.pending": 1},
        "1.on_request",
    )

    assert "【" not in text


@pytest.mark.parametrize(
    ("topic", "said", "text"),
    [
        ("management", "三审 科室 党政办 分管副主任", "信息发布实行三审，依次为科室、党政办、分管副主任。"),
        ("management", "流程：股室→办公室→局长", "信息发布依次经股室、办公室、局长审核。"),
        (
            "management",
            "稿子先是各办自己看，再到党政办，最后镇长点头",
            "信息发布前依次由各办初审、党政办审核、镇长签发。",
        ),
        ("platform", "触摸屏坏了没人修", "触摸屏损坏未修复。"),
        ("plans", "哪个站所出的文件哪个站所写解读", "由制发文件的站所撰写解读"),
        ("proactive", "剩下是公告和财政的，分别37条、22条", "公告37条、财政22条。"),
    ],
)
def test_a_turn_of_speech_becomes_a_sentence(topic, said, text, told):
    part = "5" if topic == "plans" else f"1.{topic}"

    assert text in told({topic: [said]}, part=part)

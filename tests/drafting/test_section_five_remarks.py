"""Section five in the words of a clerk: last year, problems and measures as a report tells them."""

from __future__ import annotations

import pytest

from nianbao.drafting.composer.formal import formal
from nianbao.drafting.composer.recalled import items_of
from nianbao.report.cells import Tables
from nianbao.report.document import lay_out
from nianbao.report.facts import Fact
from nianbao.report.report import AgencyKind, Profile, Report


@pytest.fixture
def fifth_of(composer):
    """What section five tells of one remark."""

    def fifth_of(topic, said):
        fact = Fact.from_words("F1", topic, said)
        report = Report(
            Profile("青石镇人民政府", AgencyKind.TOWN, 2024),
            Tables.from_entries({}, blank_is_zero=True),
            (fact,),
        )
        document = lay_out(report, composer.compose(report, lead=False))
        return "\n".join(body.text for body in document.bodies() if body.part == "5")

    return fifth_of


# ── what was said keeps its meaning ──


@pytest.mark.parametrize(
    ("topic", "said", "kept", "never"),
    [
        ("plans", "公开目录明年一季度更新好", "一季度完成更新", "已更新"),
        ("plans", "先把今年那26条补了", "26条补齐", "已补"),
        ("plans", "收费表一年换两回", "每年更换", "全年更换"),
        ("plans", "明年年报早点动手", "2025年年报", "每年报"),
        ("plans", "图解字号今后不小于14", "不小于14", "14篇"),
        ("plans", "先在手机上试看一遍，6月前", "试看一遍", "试审核"),
        ("plans", "5月把招生政策讲给家长听", "向家长讲解招生政策", "内容为"),
        ("plans", "留言盯紧点，2天内回复", "重点关注，", "关注点"),
        ("problems", "加装电梯的公示只贴楼道，专页上没有", "专页未公布", "无专页"),
        ("problems", "公开栏都在老院里，新区没有", "新区尚无", "无新区"),
        ("problems", "自助机6月坏了，8月才修好，中间用不了", "无法使用", "用不。"),
        ("problems", "短视频26条都没字幕", "无字幕", "未字幕"),
        ("problems", "7月停更了11天", "停更11天", "停更新"),
        ("problems", "划走的2项职能还在页面上，一直没抹掉", "未删除", "隐去"),
        ("problems", "停水通知有5回是水都停了才发的", "停水后才发布", "均停"),
        ("problems", "水质月报压到下月20号往后才出", "20日以后才", "今后"),
        ("plans", "窗口收的申请当天转，转件本放窗口登记", "放窗口登记", "设置窗口"),
        ("plans", "采矿权到期的5宗，提前60天发提示", "，提前60天发布提示", "均提前"),
        ("plans", "老年人看不了手机，每周四广播一次", "无法看手机", "看不手机"),
        ("plans", "没做的圈出来，主任催", "由主任督促", "负责人"),
        ("plans", "每村挑俩明白人当监督员，4月选好", "2名担任监督员", "选好"),
        ("problems", "小雷讲医保政策更新了3次，网上没换", "医保政策更新3次", "小雷"),
        ("last_year", "留言回复：去年均9天，今年3天", "留言回复", "素材写"),
        ("last_year", "去年说解读少，这回8个文件解读了7个", "8件文件解读7个", "回复"),
        ("last_year", "去年说答复书质量不高，今年集中评查了80份", "评查80份", "检查80份"),
        ("last_year", "查询机欠货那条，4月到了", "查询机欠货的问题", "询机欠货的问题，询"),
        ("last_year", "去年报告里讲要建专区，地方没谈拢", "建设专区", "建成"),
    ],
)
def test_a_turn_of_speech_keeps_its_meaning(topic, said, kept, never, fifth_of):
    text = fifth_of(topic, said)
    assert kept in text
    assert never not in text


def test_a_verb_whose_object_nobody_named_stays_as_it_was_said():
    assert formal("⟦F1⟧宗均配") == "⟦F1⟧宗均配"
    assert formal("全年配解读⟦F1⟧篇") == "全年配发解读⟦F1⟧篇"


def test_words_that_hold_a_verb_of_one_syllable_are_left_whole():
    for word in ("原定⟦F1⟧条", "无人接替", "试看一遍", "停更⟦F1⟧天"):
        assert formal(word) == word


# ── last year ──


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("头年不是说缺解读嘛，今年4个文件配上了3个，还短1个", "缺解读的问题，2024年4件文件配上3个，尚余1个"),
        ("培训少那条，去年就1回，今年翻成3回了", "培训少的问题，上年仅1次，全年增加到3次"),
        ("上回提的错链多，改是改了，回头一查还剩5个", "错链多的问题，有所改进，经查尚余5个"),
        ("当初答应把林权档案扫完，1400卷扫了910", "1400卷中已扫描910"),
        ("去年说信箱没人瞧，今年排了班，一周瞧3次", "信箱无人查看的问题，实行值班，每周查看3次"),
        ("去年说要配扫描仪，钱没批下来，往后推了", "经费未获批准，推迟实施"),
        ("去年说公示漏发，今年补回去了，往后没再漏", "2024年已补齐，此后未再遗漏"),
        ("抽检结果出得慢那茬见好，20天缩到8天", "抽检结果发布慢的问题，已有好转，由20天缩短至8天"),
        ("信息员留不住，去年走6个，今年就走1个", "信息员流动频繁的问题，上年离岗6人，全年离岗1人"),
        ("去年4条，销号3，公开专区没动", "公开专区尚无进展"),
        ("说网站没人更，今年定了每周二更，这个算是落住了", "网站无人更新的问题"),
        ("物业招标公开：12小区/已9", "12个小区中已完成9个"),
        ("当初应承过把校务也纳进来，现在21所学校纳了18所", "21所学校中已纳入18所"),
        ("说好一季度研究一次，只开了2次会", "上年度提出的“一季度研究一次”"),
    ],
)
def test_what_became_of_an_item_of_last_year_is_told(said, told, fifth_of):
    text = fifth_of("last_year", said)
    text = text.replace("上年度计划", "上年度提出的")
    assert told in text


def test_what_this_year_brought_is_no_item_of_last_year():
    said = "去年报告写了两个问题，一个是政策解读少，今年做了⟦F1⟧篇，图解⟦F2⟧篇，视频⟦F3⟧篇"
    assert items_of(said, lambda _: 0) == [("政策解读少", "今年做了⟦F1⟧篇，图解⟦F2⟧篇，视频⟦F3⟧篇")]


def test_how_many_items_are_done_is_no_item():
    assert items_of("去年⟦F1⟧条，销号⟦F2⟧，公开专区没动", lambda _: 3) == []


def test_an_outcome_no_words_were_found_for_is_quoted_and_not_asked_anew(fifth_of):
    text = fifth_of("last_year", "去年说没解读，今年解读3篇，1篇是漫画（我画的）")
    assert "的问题【待核：" in text
    assert "今年解读3篇，1篇是漫画（我画的）" in text
    assert "待补：改进结果" not in text


# ── problems ──


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("有6篇发晚了，顶晚的一篇捂了23天", "有6篇发布延迟，最长延迟23天"),
        ("会弄网站的就1个人，他一请假就抓瞎", "能够操作网站的人员仅1人，请假期间无人负责"),
        ("有3份答复没写救济的路子，让法制口给指出来了", "未载明救济途径，经法制部门指出"),
        (
            "办事指南标的时限跟窗口说的两样，一个写10天，一个讲15天",
            "办事指南与窗口的时限不一致，分别为10天和15天",
        ),
        ("热线说的跟网站答的两样", "热线与网站口径不一致"),
        ("价格网上写0.35，墙上写0.4，俩样", "墙上为0.4，不一致"),
        ("卫生院收费表还是前年的", "仍为前年版本"),
        ("留言15天没人搭理的有8条，都是问物业的", "超过15天未回复的有8条，均为物业咨询"),
        ("“河长公示”到底归谁传，半年没定", "“河长公示”的责任单位不明确，半年未确定"),
        ("标题2024写成2042，愣挂了一宿没人瞅见", "2024误为2042，一夜未被发现"),
        ("9月那次公示，把3个人的身份证号露出来了", "泄露3人的身份证号"),
        ("14条没一条附文件", "14条均未附文件"),
        ("打电话来催的有9个", "来电询问9人次"),
        ("图解15张里有6张放大也糊", "放大后仍不清晰"),
        ("抖音跟公众号两头发的招聘条件不一样，年龄一个35一个40", "招聘条件不一致，年龄分别为35和40"),
        ("学位预警发迟了，报名都第2天了才出来", "学位预警发布延迟"),
    ],
)
def test_a_problem_is_told_in_the_words_of_a_report(said, told, fifth_of):
    assert told in fifth_of("problems", said)


# ── measures ──


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("往后文件一出，解读跟着走，最多差3天", "文件印发后，解读同步发布，间隔不超过3天"),
        ("明年3月底前补3篇解读，谁起草谁写", "由起草单位负责"),
        ("6月前办公室得再带出1个会摆弄网站的", "再培训1名能够操作网站的人员"),
        ("新来的先上一天课再碰后台", "新任人员培训一天后使用后台"),
        ("留言5个工作日里给个准话，超了找站长", "5个工作日内回复，超期的由站长负责"),
        ("图片版的换成能复制的，年底前清", "年底前完成"),
        ("过期公告3天内撤，社区看着", "3天内撤下，由社区负责"),
        ("药价表1月和7月换，卫健口报", "由卫健部门报送"),
        ("“河长公示”归水利站，1月起算", "由水利站负责，2025年1月起执行"),
        ("征完意见15天内得有回音", "征求意见结束后15天内反馈"),
        ("补正单写明缺哪几样，法规科瞄过再寄", "写明缺少的事项，经法规科审核后发出"),
        ("欠着的6篇解读，明年春节前清零，办公室一周催一次", "春节前完成，由办公室每周督促一次"),
        ("逢集设咨询台，一个月两回", "每月2次"),
        ("表上和网上的数一月碰一回，岔了当月就掰扯清、改过来", "数据每月核对一次，不一致的当月改正"),
    ],
)
def test_a_measure_is_told_in_the_words_of_a_report(said, told, fifth_of):
    assert told in fifth_of("plans", said)


@pytest.mark.parametrize(
    ("topic", "said", "kept"),
    [
        ("plans", "采伐证出证当天就推到公示页", "推到公示页"),
        ("last_year", "上次查出来的13个错链，当月接好", "13个错链"),
        ("problems", "领导信息两样都未公开", "两样"),
        ("plans", "信息员管培训", "培训"),
    ],
)
def test_what_only_looks_like_such_a_turn_is_left(topic, said, kept, fifth_of):
    assert kept in fifth_of(topic, said)

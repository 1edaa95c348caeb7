"""Remarks of kinds every clerk writes, in the words of one or another."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("topic", "said", "told"),
    [
        (
            "management",
            "稿子两个人看，宣传委员看内容，党政办管保密的看涉密，然后镇长签",
            "党政办保密人员进行保密审查",
        ),
        ("management", "清单一共46项，哪个站所发哪项都写了", "逐项明确负责发布的站所"),
        ("management", "7月出了个信息报送的规矩", "7月制定信息报送规定"),
        ("management", "到期该撤下来的处罚公示今年撤了68条", "到期撤下处罚公示68条"),
        ("platform", "广播村村响，用来念政策，念了24次", "通过“村村响”广播播报政策24次"),
        ("platform", "村里的公开栏一共18块", "各村公开栏共18块"),
        (
            "supervision",
            "3月和9月各培训1次，第一次28人，第二次32人",
            "3月、9月各举办培训1次，分别28人、32人参加，共60人次",
        ),
        (
            "supervision",
            "去县里学了1次，回来自己办了1次，来了19人",
            "参加县级培训1次，自行举办培训1次，19人参加",
        ),
        ("supervision", "没有哪个人被追责", "无责任追究情形"),
        (
            "supervision",
            "社会评议发了100张表，收了93张，满意86张",
            "发放评议表100份，收回93份，评价为满意的86份",
        ),
        ("proactive", "棚户区改造的进度，一季一报，4期全了", "每季度公布一次"),
        ("proactive", "不合格31批次，后头怎么处置的都挂了", "处置结果均已公布"),
        ("problems", "公众号文章没有留言功能，居民提不了意见", "缺少留言功能，居民无法提出意见"),
        ("fee", "通知没有发，钱也没有收", "未发出收费通知，未收取政府信息公开信息处理费"),
    ],
)
def test_a_remark_of_a_known_kind_is_told_in_the_words_of_a_report(written_of, topic, said, told):
    assert told in written_of(**{topic: [said]})


def test_classes_behind_a_count_are_parts_of_it(written_of):
    text = written_of(proactive=["全年区网站发179条；按类说：工作动态90，公告41，财政11，服务指南37"])
    assert "179条，其中工作动态90条、公告41条、财政11条、服务指南37条" in text
    assert "相加" not in text


def test_articles_stay_with_their_account_where_its_followers_were_not_counted(written_of):
    text = written_of(proactive=["街道的微博早不用了，公众号“柘亭街”粉丝没数，文章261篇"])
    assert "微博已停用，微信公众号“柘亭街”文章261篇" in text
    assert "【待补：粉丝数" in text


def test_a_doubt_between_two_counts_is_asked_and_not_printed(written_of):
    text = written_of(
        last_year=["上年说公示超时，今年173条里超时的还有5条，上年是19条还是29条，得翻上年的年报"]
    )
    assert "【待核：上年19条还是29条】" in text
    assert "翻" not in text


def test_a_question_keeps_the_figure_it_is_about(written_of):
    text = written_of(
        other=["人大建议67件、政协提案92件，公开151件，差的8件说是涉密不公开，有没有重复统计在核"]
    )
    assert "差的8件" in text.partition("【待核")[2]


def test_several_things_denied_at_once_are_each_told_by_the_tables(written_of):
    text = written_of(proactive=["规范性文件、许可没有；年度清单1月放出来的，12项"])
    assert "、许；" not in text
    assert "1月公布年度清单，12项" in text


def test_the_same_session_in_each_of_two_months_raises_no_question(written_of):
    assert "对不上" not in written_of(supervision=["3月和9月各培训1次，第一次28人，第二次32人"])


def test_last_years_item_behind_a_colon_is_an_item(written_of):
    text = written_of(
        last_year=["去年：服务指南少。今年这栏37条", "去年：答复没人复核。今年司法所复核，5件全看过"]
    )
    assert "服务指南少的问题" in text
    assert "上年：" not in text


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("supervision", "5月请县政府办的人来讲过一次，42人听的"),
        ("platform", "我们局的页面今年改过一次，首页加了搜索框"),
    ],
)
def test_what_a_remark_answers_in_other_words_is_not_asked(written_of, topic, said):
    text = written_of(**{topic: [said]})
    assert "培训的期数和人次" not in text or topic != "supervision"
    assert "调整和维护情况" not in text or topic != "platform"


@pytest.mark.parametrize(
    ("topic", "said", "told"),
    [
        (
            "proactive",
            "县里门户网站给镇上开的栏目，全年一共上了174条",
            "在县政府门户网站我镇栏目发布信息174条",
        ),
        ("proactive", "规范性文件去年就有，今年没动过；15个乡镇一个不少都公示了", "涵盖15个乡镇"),
        ("management", "谁起草谁初审，办公室二审，镇长三审", "起草人初审、办公室二审、镇长三审"),
        (
            "management",
            "信息发布执行三审，初审在站所，二审在党政办，终审是分管领导",
            "站所初审、党政办二审、分管领导终审",
        ),
        ("platform", "公众号一天一推，全年366期", "每日发布"),
        ("platform", "全年给12个村换了24块，便民大厅放了宣传册600本", "摆放宣传册600本"),
        ("supervision", "区里来检查了两回，提了5个毛病", "区级检查2次，指出问题5个"),
        ("supervision", "请了10个代表座谈评议，提了6条意见", "邀请10名代表座谈评议，提出意见6条"),
        ("last_year", "上年短板是公开栏破旧，今年投了3万块换了9块", "投入3万元"),
        ("last_year", "上年的问题：补贴公示只到乡镇。今年到村了，208个村都到了", "208个村均已覆盖"),
        ("problems", "信息员手生，传错栏目7次", "信息员业务不熟练，传错栏目7次"),
        ("problems", "自动抓取的路况错过3回", "错过3次"),
        ("fee", "没有收费这回事", "未收取政府信息公开信息处理费"),
        ("other", "政协委员提案1件已公开", "办理政协提案1件，已公开"),
    ],
)
def test_another_voice_says_the_same_kind_of_thing(written_of, topic, said, told):
    assert told in written_of(**{topic: [said]})


def test_an_answer_that_none_was_talked_to_raises_no_question(written_of):
    assert "属于责任追究" not in written_of(supervision=["全年没有人因为公开的事被约谈"])


def test_what_was_done_with_applications_is_not_what_they_asked_for(written_of):
    cells = {"t3.new.natural": 6, "t3.granted.natural": 6}
    text = written_of(cells, on_request=["6件申请全部按期答复，平均用时9个工作日"])
    assert "申请内容为全部" not in text
    assert "平均用时9个工作日" in text


def test_what_was_not_touched_is_what_was_named_before(written_of):
    cells = {"t2.normative.in_force": 1}
    assert "【待核" not in written_of(cells, proactive=["规范性文件去年留下来1个，今年没动过"])
    issued = {"t2.normative.issued": 2, "t2.normative.in_force": 3}
    assert "【待核" not in written_of(issued, proactive=["公开目录是去年编的，今年没改过"])
    assert "【待核" in written_of(issued, proactive=["规范性文件去年留下来3个，今年没动过"])

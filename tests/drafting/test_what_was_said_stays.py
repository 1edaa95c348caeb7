"""A turn that does not surely know its object, or the unit of a count, leaves the clerk's words alone."""

import pytest

from nianbao.report.facts import Fact


@pytest.mark.parametrize(
    ("topic", "said", "kept", "never"),
    [
        ("proactive", "城乡公交4条线路要改，方案征求意见20天", "城乡公交4条线路要调整", "报送"),
        ("proactive", "公交改线3条", "公交改线3条", "改正"),
        ("proactive", "网站和公众号的数，几个数加了三遍都是132条", "加3遍", "增加"),
        ("proactive", "有一部分跟网站一样，两个数没有加", "未相加", "无加"),
        ("proactive", "环评批复公示41个，三个环节一环都不少", "不少", "较多"),
        ("proactive", "消费提醒发了13则，保健品、直播带货都讲到了", "讲到", "内容为"),
        ("proactive", "新出了管犬的文件1件，配了一张图解", "配发", "配备"),
        ("proactive", "疫苗啥时候到、哪天能打，微信里发了22条", "到的时间", "苗时间到"),
        ("on_request", "有2件填成举报了，已转给信访办", "举报", "已上报"),
        ("on_request", "答复书寄错1份，重寄耽搁6天", "延误6天", "耽放"),
        ("on_request", "征询函发出7封，没回音的1家", "未回复的1家", "回复音"),
        ("on_request", "申请表换了新样子", "申请表", "申请内容"),
        ("on_request", "延期答复6件，都告诉人家了", "告诉对方", "他人的"),
        ("on_request", "律所要了4回处罚案卷，都没给", "4", "申请内容为4次"),
        ("fee", "通知单开出去1份，人家不交", "申请人不交", "他人的"),
        ("fee", "多收了20元，9月退回去了", "退回", "重新办理"),
        ("fee", "第11件往后才收", "第11件以后", "今后"),
        ("fee", "收费通知开了1份，金额100元", "收费通知1份", "按收费"),
        ("other", "街道5月拆成两个，前4个月的数算老街道的", "拆分成2个", "拆除"),
        ("other", "赶集日把账本摊开给人翻，摆了5场", "摆5场", "摆放5场"),
        ("other", "提案答复全文放网上了", "全文", "均已文"),
        ("other", "上头今年给的要点12条", "上级", "上2024年"),
        ("other", "这回更正说明附在后面", "这回", "，回更正"),
    ],
)
def test_no_turn_says_another_thing_than_she_did(written_of, topic, said, kept, never):
    text = written_of(None, **{topic: [said]})
    assert kept in text
    assert never not in text


@pytest.mark.parametrize(
    ("topic", "said", "kept", "never"),
    [
        ("proactive", "农机补贴312台，名单：村里贴1、网上贴1", "网上张贴1", "1台"),
        ("proactive", "直播看水厂2场，人多那场在线1300", "1300", "1300场"),
        ("fee", "超的3件一件100，收了300", "300元", "300件"),
        ("fee", "去年收了200，今年一分没收", "200元", "200件"),
        ("proactive", "污水处理费收费目录2项，入了38.6万", "38.6万", "万项"),
    ],
)
def test_a_count_takes_no_unit_from_a_count_of_something_else(written_of, topic, said, kept, never):
    text = written_of(None, **{topic: [said]})
    assert kept in text
    assert never not in text


def test_a_pair_holds_its_measure_word_but_does_not_say_it_twice(written_of):
    assert "2个二维码" in written_of(None, proactive=["办事指南做成俩二维码"])
    assert "2个" not in written_of(None, supervision=["办公室就俩人管公开"])


def test_the_charge_for_sewage_is_no_charge_for_information(written_of):
    text = written_of(None, proactive=["收费目录公示2项，为污水处理费和垃圾处理费"])
    assert "信息处理费方面" not in text


def test_a_body_named_last_is_who_has_none(written_of):
    assert "我镇无罚款、强制" in written_of(None, proactive=["罚款、强制这些我们镇没有"])


def test_words_of_a_saying_are_no_figure():
    assert not Fact.from_words("F1", "on_request", "写得五迷三道").figures


def test_a_rate_by_the_year_is_no_list(written_of):
    assert "万、年" not in written_of(None, proactive=["植被恢复费3.8万/年，标准公开"])

"""Speech that no row knows, put into written words by its grammar."""

from __future__ import annotations

import pytest

from nianbao.drafting.composer.formal import formal


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("更换⟦F1⟧块", "更换⟦F1⟧块"),
        ("全年换⟦F1⟧块", "全年更换⟦F1⟧块"),
        ("大厅里摆资料⟦F1⟧种", "大厅摆放资料⟦F1⟧种"),
        ("编指南⟦F1⟧本", "编制指南⟦F1⟧本"),
        ("年底办座谈会⟦F1⟧次", "年底举办座谈会⟦F1⟧次"),
        ("当天改", "当天改正"),
        ("网站适老化改", "网站适老化改造"),
        ("办公室统一改", "办公室统一修改"),
        ("办案所录、法规股核、信用股推", "办案所录入、法规股审核、信用股推送"),
        ("网上挂的决定⟦F1⟧件", "网上公布的决定⟦F1⟧件"),
        ("一季一报", "每季度公布一次"),
        ("有的附件打不开", "有的附件无法打开"),
        ("居民提不了意见", "居民无法提出意见"),
        ("信息员换得勤", "信息员更换频繁"),
        ("县里抽查⟦F1⟧次", "县级抽查⟦F1⟧次"),
        ("屏上滚动放政策", "屏上滚动播放政策"),
    ],
)
def test_a_verb_of_one_syllable_takes_its_written_form_from_what_stands_around_it(said, told):
    assert formal(said) == told


@pytest.mark.parametrize(
    "written",
    [
        "清理出过期文件⟦F1⟧件",
        "撤下过期的⟦F1⟧件",
        "⟦F1⟧条超过⟦F2⟧天才公布",
        "新任人员不会发稿",
        "乱搭乱建⟦F1⟧件",
        "财政局仍在建设",
        "先审后发",
        "“换一换”栏目",
        "【待核：换没换】",
    ],
)
def test_words_that_only_hold_such_a_character_stay_as_they_are(written):
    assert formal(written) == written


@pytest.mark.parametrize(
    "written",
    [
        "安全检查⟦F1⟧次",
        "最多⟦F1⟧个",
        "比去年多⟦F1⟧台",
        "质量差的⟦F1⟧个",
        "印发给各村",
        "主要由党政办负责",
        "高龄津贴⟦F1⟧人",
        "养老报销⟦F1⟧件",
        "上年报⟦F1⟧件",
        "党建⟦F1⟧条",
        "于都县政府网站",
    ],
)
def test_what_looks_like_speech_inside_written_words_is_none(written):
    assert formal(written) == written


def test_what_is_written_once_is_not_written_again():
    once = formal("大厅里摆资料⟦F1⟧种，全年换⟦F2⟧块，网上挂的决定⟦F3⟧件，县里抽查⟦F4⟧次。")
    assert formal(once) == once


def test_the_agency_calls_itself_as_everywhere():
    assert formal("局里没有公众号", "我局").startswith("我局")


def test_no_figure_gets_lost_or_doubled():
    assert formal("来⟦F1⟧人，一共去⟦F2⟧人次。").count("⟦") == 2

"""How notes are written down (numbers, tags, heads, arrows, dates) is read before their words are."""

from __future__ import annotations

import pytest

from nianbao.report.facts import Fact


@pytest.mark.parametrize(
    ("topic", "words", "listed"),
    [
        ("proactive", "1.发布信息537条", "发布信息⟦F1.1⟧条"),
        ("problems", "2.2个在建项目没有页面", "⟦F1.1⟧个在建项目没有页面"),
        ("platform", "1.5月栏目重排", "⟦F1.1⟧栏目重排"),
        ("last_year", "第二条村文书不会用系统", "村文书不会用系统"),
        ("last_year", "去年报告写了三条。头一条财政所给材料晚", "财政所给材料晚"),
        ("last_year", "1 内容少——还是少", "内容少——还是少"),
        ("problems", "①留言没回", "留言没回"),
        ("last_year", "上年问题一，更新慢：改了", "更新慢：改了"),
        ("supervision", "88.5分", "⟦F1.1⟧分"),
        ("on_request", "0 信箱都看过", "⟦F1.1⟧ 信箱都看过"),
        ("problems", "2 个栏目没更新", "⟦F1.1⟧ 个栏目没更新"),
    ],
)
def test_the_number_in_a_list_is_no_part_of_a_remark(topic, words, listed):
    assert Fact.from_words("F1", topic, words).listed() == listed


def test_a_remark_with_several_items_keeps_the_numbers_that_tell_them_apart():
    fact = Fact.from_words("F1", "last_year", "①栏目空，补了；②培训少，办了")
    assert fact.listed().startswith("①")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("[信息中心] 县政府门户网站全年21306条", "在县政府门户网站发布信息21306条。"),
        ("台账：政府公报4期", "政府公报4期。"),
        ("城管办群里回：“作出罚款决定，公示17起”", "作出罚款决定，公示17件。"),
        ("县政府网站发布信息537条（政务服务股给数）", "县政府网站发布信息537条。"),
    ],
)
def test_where_a_figure_was_read_is_not_told(written_of, words, told):
    assert told in written_of(proactive=[words])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("5/9 培训，社区书记24人", "5月9日"),
        ("3/14 党工委会议研究1次", "3月14日"),
    ],
)
def test_a_day_written_with_a_slash_is_read_at_the_head_of_a_remark(written_of, words, told):
    assert told in written_of(supervision=[words])


def test_two_days_with_a_dash_are_a_span(written_of):
    assert "11月4日至11月8日" in written_of(management=["11/4–11/8自查，发现错字5处，均已改正"])


def test_a_share_stays_a_share(written_of):
    assert "2/3的村" in written_of(platform=["2/3的村设有公开栏"])


def test_a_head_that_names_a_subject_never_becomes_an_aspect(written_of):
    text = written_of(
        platform=["公开专区：党群服务中心一楼，7/1开"],
        on_request=["按单位：县政府和县府办41，部门118"],
    )
    assert "公开专区设在党群服务中心一楼" in text
    assert "按单位分" in text
    assert "方面，" not in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("执法公示｜88条｜超限57条，非法营运31条", "执法公示88条，其中超限57条、非法营运31条。"),
        ("公众号“槿阳交通” | 229条 | 其中路况64条", "微信公众号“槿阳交通”发布信息229条，其中路况64条。"),
    ],
)
def test_the_columns_of_a_ledger_are_clauses(written_of, words, told):
    assert told in written_of(proactive=[words])


def test_a_bar_inside_a_word_is_no_column(written_of):
    assert "a|b" in written_of(platform=["新设栏目“a|b”"])

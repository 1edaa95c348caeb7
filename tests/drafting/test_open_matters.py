"""What a clerk leaves open: the known is told once, and one mark asks with the figures she gave."""

from __future__ import annotations

import pytest


def test_two_books_that_do_not_agree_are_asked_about_with_both_figures(written_of):
    text = written_of(platform=["公众号“青石之声”推送：我台账276，宣传办后台导出来281，差5，没对出来"])
    assert "276条【待核：台账276条，宣传办后台281条，以哪个数为准】" in text
    assert text.count("差5") == 0


def test_colleagues_who_say_different_numbers_stay_without_names(written_of):
    text = written_of(
        proactive=["处罚14个。小周讲网上公示了12个，老梁讲14个全公示了，我也不知道听谁的"],
        cells={"t2.penalties.decisions": 14},
    )
    assert "已在网上公示【待核：12件还是14件，经办人说法不一】" in text
    assert "小周" not in text


def test_two_offices_that_reported_their_own_share_are_no_doubt(written_of):
    text = written_of(platform=["投稿：司法所报3条，综治办报5条"])
    assert "以哪个数为准" not in text


def test_a_figure_that_differs_from_its_cell_is_asked_beside_the_cell_told_once(written_of):
    text = written_of(
        proactive=["许可只有社会组织登记，社管股报139，表填的142？"], cells={"t2.licences.decisions": 142}
    )
    assert "作出行政许可决定142件，均为社会组织登记【待核：表二为142件，社管股报139件，哪个有误】" in text
    assert text.count("作出行政许可决定142件") == 1


def test_a_zero_is_not_printed_beside_the_question_whether_there_was_one(written_of):
    text = written_of(proactive=["应急办说罚过1家卖烟花的 表上处罚没填 待问"])
    assert "是否有行政处罚决定】" in text.replace("。】", "】")
    assert "未作出行政处罚" not in text


@pytest.mark.parametrize(
    "said",
    [
        "政策解读少，这个今年到底做没做，得问宣传办，还没顾上问",
        "没单列惠农资金栏——",
        "政策解读少。（宣传办老王休假，没问到）",
    ],
)
def test_an_outcome_nobody_gave_is_one_mark(written_of, said):
    text = written_of(last_year=[said])
    assert text.count("改进结果】") == 1
    assert "问" not in text.partition("上年度")[2].partition("【")[0].replace("问题", "")


def test_what_was_asked_in_vain_is_asked_again_behind_what_is_known(written_of):
    text = written_of(last_year=["公示没有统一入口：财政局说还在建，问哪天上线，没回"])
    assert "财政局仍在建设【待补：上线日期，尚未得到回复】" in text


def test_messages_without_an_answer_are_an_outcome_and_no_gap(written_of):
    assert "3条" in written_of(last_year=["留言回复慢，今年回了90条，还有3条没回"])


def test_people_nobody_counted_are_asked_for_once(written_of):
    text = written_of(supervision=["10/17 培训一次，签到表没找着，人数不知"])
    assert text.count("参训人数") == 1


def test_a_quarter_that_is_not_in_yet_is_asked_for(written_of):
    text = written_of(platform=["季度检查，前三季度通报11个单位，四季度的还没汇总"])
    assert "通报11个单位【待补：四季度的数据，尚未汇总】" in text

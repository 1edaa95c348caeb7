"""Two windows on one report: each sees the other's work, and a clash is shown with both values."""

import pytest

from nianbao.report.report import AgencyKind
from nianbao.ui.state import View


@pytest.fixture
def windows(page, new_page):
    page.name("青石镇人民政府", AgencyKind.TOWN)
    other = new_page(report=page.number())
    other.see(View.NOTES)
    return page, other


def clash(windows):
    """The first window after the other was quicker with the same answer."""
    mine, theirs = windows
    theirs.note("平台建设", "别处填的：公众号2个")
    mine.note("平台建设", "我填的：公众号1个")
    return mine


def test_a_clash_shows_both_values_and_neither_is_lost(windows):
    mine = clash(windows)

    assert "“平台建设”在别处刚被改过" in mine.said()
    assert "别处填的：别处填的：公众号2个" in mine.said()
    assert "您填的：我填的：公众号1个" in mine.said()
    assert mine.labelled("text_area", "平台建设").value == "我填的：公众号1个"


@pytest.mark.parametrize(("button", "stands"), [("用我填的", "公众号1个"), ("用别处填的", "公众号2个")])
def test_the_clerk_chooses_which_stands(windows, workspace, button, stands):
    mine = clash(windows)

    mine.press(button)

    assert stands in mine.labelled("text_area", "平台建设").value
    assert stands in workspace.kept.open(mine.number()).value("answers.platform")
    assert "在别处刚被改过" not in mine.said()


def test_a_clash_is_shown_in_every_view_until_it_is_settled(windows):
    mine = clash(windows)

    for view in View:
        mine.see(view)
        assert "在别处刚被改过" in mine.said()
        assert "公众号1个" in mine.said()
        assert "公众号2个" in mine.said()


def test_new_work_of_the_other_is_told_and_fetched_when_asked_for(windows):
    mine, theirs = windows
    theirs.note("监督保障", "培训2次45人次")

    mine.note("平台建设", "公众号1个")
    assert "别处也在填这份报告" in mine.said()
    mine.press("取来最新内容")

    mine.see(View.NOTES)
    assert mine.labelled("text_area", "监督保障").value == "培训2次45人次"
    assert mine.labelled("text_area", "平台建设").value == "公众号1个"


def test_an_answer_in_the_conversation_does_not_write_over_the_others(windows, workspace):
    mine, theirs = windows
    theirs.note("平台建设", "公众号2个")
    mine.press("○ （四）平台建设 未答")

    mine.say("公开栏加了4处")

    kept = workspace.kept.open(mine.number()).value("answers.platform")
    assert "公众号2个" in kept
    assert "公开栏加了4处" in kept


def test_a_table_cell_clashes_like_any_answer(windows):
    mine, theirs = windows
    mine.see_table(4)
    theirs.see_table(4)
    theirs.edit("sheet4", 0, "upheld", 2)

    mine.edit("sheet4", 0, "upheld", 3)

    assert "别处填的：2" in mine.said()
    assert "您填的：3" in mine.said()


def test_a_report_deleted_in_the_other_window_is_told_and_the_page_stands(windows, workspace):
    mine, _ = windows
    workspace.kept.delete(mine.number())

    mine.note("平台建设", "公众号1个")

    assert not mine.test.exception
    assert mine.labelled("text_area", "平台建设").value == "公众号1个"

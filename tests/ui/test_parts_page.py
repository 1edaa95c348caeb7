"""One part of the paper: locked, written by hand, brought back; her words are never replaced in silence."""

import pytest

from nianbao.report.report import AgencyKind
from nianbao.ui.state import View

REMARK = "新开通公众号1个，发布120条"
CELLS = """\
agency: 青石镇人民政府
kind: town
year: 2024
tables: {blank_is_zero: true, t3.new.natural: 2, t3.granted.natural: 2}
"""


@pytest.fixture
def page(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)
    page.note("平台建设", REMARK)
    page.at_part("1.platform")
    return page


def write(page, text):
    """Write the chosen part by hand."""
    page.press("编辑")
    page.type("正文", text)
    page.press("存下")


def look_at(page, place):
    """Look at an earlier version: 0 is the newest, the last one the built-in wording."""
    page.press("历史")
    page.labelled("selectbox", "版本").select_index(place)
    page.test.run()


# ── locked ──


def test_a_locked_part_does_not_follow_a_later_remark_and_a_note_says_so(page):
    before = page.part("1.platform")
    page.press("锁定")

    page.note("平台建设", f"{REMARK}\n公开栏加了4处")

    assert page.part("1.platform") == before
    assert "素材有改动，这一部分已锁定，没有跟着改" in page.said()


def test_a_locked_part_is_marked_and_cannot_be_edited(page):
    page.press("锁定")

    assert page.labelled("button", "编辑").disabled
    (heading,) = [block for block in page.paper()["blocks"] if block.get("locked")]
    assert "平台建设" in heading["text"]


def test_a_lock_is_there_in_a_new_window(page, new_page):
    page.press("锁定")

    again = new_page(report=page.number())
    again.at_part("1.platform")

    assert again.offers("解锁")


def test_an_unlocked_part_follows_again(page):
    page.press("锁定")
    page.note("平台建设", f"{REMARK}\n公开栏加了4处")

    page.press("解锁")

    assert "公开栏" in page.part("1.platform")


# ── by hand ──


def test_what_is_written_by_hand_stands_on_the_paper(page):
    write(page, "今年新开通公众号1个，发布信息120条。")

    assert page.part("1.platform") == "今年新开通公众号1个，发布信息120条。"


def test_leaving_the_field_changes_nothing(page):
    before = page.part("1.platform")
    page.press("编辑")
    page.labelled("text_area", "正文").set_value("别的话。")

    page.press("不改了")

    assert page.part("1.platform") == before


def test_a_figure_left_alone_follows_its_cell_and_a_touched_one_is_hers(page):
    page.upload(CELLS)
    page.at_part("1.on_request")
    before = page.part("1.on_request")
    assert "2件" in before
    write(page, f"{before}另按要求提供咨询7次。")

    page.see_table(3)
    page.edit("sheet3", 0, "natural", 3)
    page.edit("sheet3", 2, "natural", 3)

    assert "3件" in page.part("1.on_request")
    assert "2件" not in page.part("1.on_request")
    assert "咨询7次" in page.part("1.on_request")


def test_a_figure_changed_by_hand_stays_as_she_wrote_it(page):
    page.upload(CELLS)
    page.at_part("1.on_request")
    write(page, page.part("1.on_request").replace("2件", "5件", 1))

    page.see_table(3)
    page.edit("sheet3", 0, "natural", 3)
    page.edit("sheet3", 2, "natural", 3)

    assert "5件" in page.part("1.on_request")


def test_a_figure_of_hers_is_checked_like_anyones(page):
    page.upload(CELLS)
    page.at_part("1.on_request")

    write(page, page.part("1.on_request").replace("2件", "5件", 1))

    assert [note for note in page.notes() if note["where"] == "1.on_request"]


def test_her_words_stay_when_the_remarks_change_and_a_note_says_so(page):
    write(page, "今年新开通公众号1个，发布信息120条。")

    page.note("平台建设", f"{REMARK}\n公开栏加了4处")

    assert page.part("1.platform") == "今年新开通公众号1个，发布信息120条。"
    assert "素材有改动，这一部分是您改过的，没有跟着改" in page.said()


def test_markup_written_by_hand_is_text_on_the_paper(page):
    write(page, "公众号“<b>青石</b>”**发布**120条。")

    assert page.part("1.platform") == "公众号“<b>青石</b>”**发布**120条。"
    for view in View:
        page.see(view)
        assert [text for text in page.read_as_markup() if "青石</b>" in text] == []


# ── earlier versions ──


def test_an_earlier_version_is_shown_with_what_changed_and_brought_back(page):
    write(page, "今年新开通公众号1个，发布信息120条。")
    write(page, "公众号新开了1个，推送120条。")

    look_at(page, 1)
    assert "－公众号新开了1个，推送120条。" in page.said()
    assert "＋今年新开通公众号1个，发布信息120条。" in page.said()
    page.press("恢复这个版本")

    assert page.part("1.platform") == "今年新开通公众号1个，发布信息120条。"


def test_the_built_in_wording_can_always_be_had_again(page):
    before = page.part("1.platform")
    write(page, "今年新开通公众号1个，发布信息120条。")

    look_at(page, 1)
    page.press("恢复这个版本")

    assert page.part("1.platform") == before


def test_a_version_brought_back_has_the_figures_of_now(page):
    page.upload(CELLS)
    page.at_part("1.on_request")
    write(page, f"{page.part('1.on_request')}另提供咨询7次。")
    write(page, "全年收到申请2件。")
    page.see_table(3)
    page.edit("sheet3", 0, "natural", 3)
    page.edit("sheet3", 2, "natural", 3)

    look_at(page, 1)
    page.press("恢复这个版本")

    assert "3件" in page.part("1.on_request")
    assert "咨询7次" in page.part("1.on_request")

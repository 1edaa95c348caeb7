"""交付: files, the county office's own template, and pieces carried elsewhere that have changed since."""

import sys
from pathlib import Path

import pytest

from nianbao.report.pieces import Copied, digest_of
from nianbao.report.report import AgencyKind
from nianbao.ui.state import View

sys.path.insert(0, str(Path(__file__).parents[1] / "delivery"))
from office_templates import every_template

EXAMPLE = "栖岭县住房和城乡建设局（2024年）"
REMARK = "新开通公众号1个，发布120条"


@pytest.fixture
def page(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)
    page.note("平台建设", REMARK)
    page.see(View.GIVE)
    return page


def document(page):
    """The report as the page has it."""
    (made,) = page.test.session_state["page"]["drafted"].values()
    return made.document


def hand_in(page, name="plain_word", data=None):
    (made,) = [each for each in every_template() if each.name == name]
    (box,) = [each for each in page.test.file_uploader if each.label.startswith("模板")]
    box.set_value([("县里的模板.docx", data or made.data, "application/octet-stream")])
    page.test.run()


def filled(page):
    """The bytes of the template filled last."""
    (made,) = page.test.session_state["page"]["template"].values()
    return made.data


def copied(page, workspace, piece):
    """What the browser does after it has put a piece on the clipboard."""
    workspace.kept.note_copy(
        page.number(), Copied(piece, digest_of(document(page), piece), "2025-01-06T09:00:00+00:00")
    )
    page.test.run()


def test_every_kind_of_file_can_be_taken_away(page):
    assert set(page.downloads()) == {
        "下载 Word 报告",
        "网页",
        "Markdown",
        "纯文本",
        "素材文件",
    }
    assert not [button for button in page.downloads().values() if button.disabled]


def test_what_is_still_open_is_told_before_anything_is_taken(page):
    assert "报告里还有13处待补待核" in page.said()
    assert not page.test.success


def test_without_a_report_there_is_nothing_to_take(new_page):
    page = new_page()

    page.see(View.GIVE)

    assert "有了报告才能交付" in page.said()
    assert page.downloads() == {}


def test_a_template_is_filled_and_every_place_accounted_for(page):
    hand_in(page)

    assert "都填进去了" in page.said()
    assert "一（四）政府信息公开平台建设已写入" in page.said()
    assert "下载填好的模板" in page.downloads()


def test_a_template_with_a_text_of_last_year_is_left_alone_until_told(page):
    hand_in(page, "last_years_whole_report")
    assert "没有动" in "".join(each.label for each in page.test.expander)

    page.tick("替换模板里已有的正文（比如去年的）")

    assert "换掉了原有内容" in "".join(each.label for each in page.test.expander)


def test_a_template_that_is_no_word_file_is_refused_and_the_page_goes_on(page):
    hand_in(page, data=b"PK\x03\x04not really")

    assert "没有填成，模板没有动" in page.said()
    assert "下载 Word 报告" in page.downloads()


def test_a_filled_template_follows_the_report(page):
    hand_in(page)
    before = filled(page)

    page.note("平台建设", f"{REMARK}\n公开栏加了4处")
    page.see(View.GIVE)
    hand_in(page)

    assert filled(page) != before


def test_a_filled_template_leaves_the_page_as_it_was(page):
    hand_in(page)

    page.note("监督保障", "培训2次45人次")

    assert page.labelled("text_area", "平台建设").value == REMARK
    assert page.labelled("text_area", "监督保障").value == "培训2次45人次"


def test_a_part_can_be_copied_as_text_and_as_word_keeps_it(page):
    copies = page.component("copies")["copies"]

    assert [each["label"] for each in copies][:3] == ["到Word、WPS", "纯文字", "到网站后台"]
    assert "120条" in copies[1]["plain"]
    assert "<table" in copies[0]["html"]


def test_a_table_can_be_copied_as_numbers_alone(page):
    page.choose("复制哪一块", "t3")

    labels = [each["label"] for each in page.component("copies")["copies"]]
    assert "表格到Excel" in labels
    assert any(label.startswith("只要数字") for label in labels)


def test_a_copied_piece_is_remembered(page, workspace):
    copied(page, workspace, "1.platform")

    assert "复制过，到现在没有变。" in page.said()


def test_a_copied_piece_that_changed_since_is_told(page, workspace):
    copied(page, workspace, "1.platform")
    page.note("平台建设", "新开通公众号1个，发布130条")

    page.see(View.GIVE)

    assert "后来内容有改动，请重新复制" in page.said()


def test_a_change_elsewhere_does_not_make_a_copied_piece_stale(page, workspace):
    copied(page, workspace, "1.platform")
    page.note("监督保障", "培训2次45人次")

    page.see(View.GIVE)

    assert "复制过，到现在没有变。" in page.said()

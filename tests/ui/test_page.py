"""The page as a clerk uses it: Chinese throughout, nothing typed is lost, no accident shows its insides."""

import logging

import pytest

from nianbao.report.record import ReportState
from nianbao.report.report import AgencyKind
from nianbao.ui.state import View

BROKEN = "agency: 青石镇人民政府\nkind: 镇\nyear: 2024\ntables: {t3.new.natural: 两件}\n"
WHOLE = """\
agency: 青石镇人民政府
kind: town
year: 2024
tables: {blank_is_zero: true, t3.new.natural: 2, t3.granted.natural: 2, t3.new.total: 5}
answers:
  platform: ["新开通公众号1个，发布120条"]
promises: [{promise: "增加公开栏", status: done, evidence: "新增4处"}]
problems: [{problem: "政策解读形式少", measure: "每季度做1期图解"}]
"""
EXAMPLE = "奉母镇人民政府（2024年）"
NEW = "另起一份空白的"


def test_the_page_opens_with_the_first_question_and_a_hint_instead_of_a_paper(page):
    assert not page.test.exception
    assert "给哪个单位写年报" in page.wording()
    assert "填好单位全称、单位类别" in page.said()
    assert page.paper() is None
    assert page.downloads() == {}


@pytest.mark.parametrize("view", View)
def test_every_view_opens_on_an_empty_page_and_on_a_full_one(page, view):
    page.see(view)
    on_an_empty_page = [*page.test.exception, *page.test.error]

    page.load(EXAMPLE)
    page.see(view)

    assert on_an_empty_page == []
    assert [*page.test.exception, *page.test.error] == []


def test_an_example_is_on_paper_with_one_click_and_can_be_taken_away(page):
    page.press(EXAMPLE)

    assert not page.test.exception
    assert page.printed().startswith("奉母镇人民政府2024年政府信息公开工作年度报告")
    assert set(page.downloads()) == {"下载 Word 报告"}
    assert not any(button.disabled for button in page.downloads().values())


def test_what_is_typed_appears_in_the_draft(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)

    page.note("平台建设", "新开通公众号1个，发布120条")

    assert "青石镇人民政府" in page.printed()
    assert "120条" in page.printed()


def test_the_rail_says_how_far_each_part_has_come(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)
    assert page.offers("○ （四）平台建设 未答")

    page.note("平台建设", "新开通公众号1个，发布120条")

    assert not page.offers("○ （四）平台建设 未答")


def test_a_part_of_the_rail_leads_to_its_question(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)

    page.press("○ （五）监督保障 未答")

    assert "培训" in page.wording()


def test_a_table_of_the_rail_leads_to_the_table(page):
    page.press("○ 表四　复议诉讼 未答")

    assert page.labelled("button_group", "哪张表").value == 4


def test_marks_are_listed_where_the_report_is_checked(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)
    page.note("监督保障", "领导很重视")

    page.see(View.CHECK)

    assert "一（五）监督保障　【待补：" in page.said()


def test_words_left_out_are_told_beside_the_paper(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)

    page.note("监督保障", "领导很重视")

    assert "领导很重视" in page.said()
    assert "领导很重视" not in page.printed()


def test_a_broken_file_names_its_mistakes_and_leaves_the_page_as_it_was(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)
    page.note("平台建设", "新开通公众号1个，发布120条")

    page.upload(BROKEN)

    assert "第2行" in page.said()
    assert "第4行" in page.said()
    assert "120条" in page.printed()
    page.see(View.NOTES)
    assert page.labelled("text_area", "平台建设").value == "新开通公众号1个，发布120条"


def test_mistakes_of_a_file_are_gone_with_it(page):
    page.upload(BROKEN)

    page.labelled("file_uploader", "打开素材文件（.yaml）").set_value(None)
    page.test.run()

    assert "第2行" not in page.said()


def test_a_file_that_is_no_text_is_refused_in_one_sentence(page):
    page.upload(b"PK\x03\x04word/document.xml", "去年的报告.docx")

    assert "不是文本文件" in page.said()
    assert not page.test.exception


def test_an_uploaded_file_fills_the_page(page):
    page.upload(WHOLE)

    assert "增加公开栏" in page.printed()
    page.see(View.NOTES)
    assert page.labelled("text_input", "单位全称").value == "青石镇人民政府"
    assert page.labelled("text_area", "平台建设").value == "新开通公众号1个，发布120条"
    assert [box.value for box in page.every("text_input", "承诺的事")] == ["增加公开栏", ""]
    assert [box.value for box in page.every("text_input", "改进措施")] == ["每季度做1期图解", ""]
    page.see(View.TABLES)
    assert page.labelled("checkbox", "没填的格子都是0（已核对）").value


def test_loading_over_typed_content_can_be_undone(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)
    page.see_table(4)
    page.edit("sheet4", 0, "upheld", 3)
    page.see(View.START)
    page.press(NEW)
    page.see(View.NOTES)
    assert page.labelled("text_input", "单位全称").value == ""

    page.see(View.START)
    page.press("恢复之前的内容")

    page.see(View.NOTES)
    assert page.labelled("text_input", "单位全称").value == "青石镇人民政府"
    page.see_table(4)
    assert page.test.dataframe[-1].value["upheld"].tolist()[0] == 3


def test_what_was_typed_comes_back_even_after_two_examples_were_looked_at(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)
    page.load(EXAMPLE)
    page.load("栖岭县住房和城乡建设局（2024年）")

    page.see(View.START)
    page.press("恢复之前的内容")

    page.see(View.NOTES)
    assert page.labelled("text_input", "单位全称").value == "青石镇人民政府"


def test_what_was_typed_stays_whatever_view_is_looked_at(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)
    page.note("平台建设", "新开通公众号1个")

    for view in (View.TALK, View.TABLES, View.CHECK, View.GIVE, View.START, View.NOTES):
        page.see(view)

    assert page.labelled("text_input", "单位全称").value == "青石镇人民政府"
    assert page.labelled("text_area", "平台建设").value == "新开通公众号1个"


@pytest.mark.parametrize(
    "remark",
    [
        "公众号名称是<b>青石</b>，发布120条",
        "公众号名称是**青石**，发布120条",
        "公众号名称是$x$ :red[青石]，发布120条",
        "公众号名称是<img src=x onerror=alert(1)>，发布120条",
    ],
)
def test_markup_in_a_remark_is_never_given_to_anything_that_reads_markup(page, remark):
    page.name("青石镇人民政府", AgencyKind.TOWN)
    page.note("平台建设", remark)
    page.note("监督保障", remark.replace("公众号", "领导"))

    for view in View:
        page.see(view)
        assert [text for text in page.read_as_markup() if "名称是" in text] == []
        assert not page.test.exception


def test_what_may_not_stand_in_a_report_is_told_with_its_place_and_kept(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)

    page.note("平台建设", "新开通公众号1个\n【待补：名称】")

    assert "“平台建设”第2条的内容里有“【待补”" in page.said()
    assert page.labelled("text_area", "平台建设").value == "新开通公众号1个\n【待补：名称】"
    assert page.paper() is None


def test_an_accident_is_told_by_a_number_and_logged_under_it(page, caplog):
    page.test.session_state["page"]["kept"] = "damaged"

    with caplog.at_level(logging.ERROR, "nianbao.ui"):
        page.test.run()

    assert not page.test.exception
    (told,) = [error.value for error in page.test.error]
    number = told.partition("编号")[2].partition("）")[0]
    assert number in caplog.text
    assert "Traceback" not in told


def test_a_report_is_put_away_and_taken_back_from_the_list(page):
    page.name("归堰镇人民政府", AgencyKind.TOWN)
    number = page.number()

    page.choose_kept(number)
    page.press("归档")
    page.see(View.NOTES)
    assert page.labelled("text_input", "单位全称").value == ""
    page.show_kept(ReportState.ARCHIVED)
    page.choose_kept(number)
    page.press("取回")

    page.show_kept(ReportState.OPEN)
    page.choose_kept(number)
    page.press("打开")
    page.see(View.NOTES)
    assert page.labelled("text_input", "单位全称").value == "归堰镇人民政府"


def test_next_years_report_is_begun_from_the_list(page):
    page.name("续溪镇人民政府", AgencyKind.TOWN)
    year = page.labelled("selectbox", "年度").value
    page.choose_kept(page.number())

    page.press("接着写下一年")

    page.see(View.NOTES)
    assert page.labelled("text_input", "单位全称").value == "续溪镇人民政府"
    assert page.labelled("selectbox", "年度").value == year + 1


def test_what_was_typed_is_there_again_in_a_new_window(page, new_page):
    page.name("回澜镇人民政府", AgencyKind.TOWN)
    page.note("平台建设", "新开通公众号1个")

    again = new_page(report=page.number())

    again.see(View.NOTES)
    assert again.labelled("text_area", "平台建设").value == "新开通公众号1个"


def test_one_breath_is_put_under_its_topics_by_rule(page):
    page.see(View.NOTES)
    page.type("说一段", "公众号发了120条。4月培训2次45人次")

    page.press("分到各题目")

    assert page.labelled("text_area", "平台建设").value == "公众号发了120条"
    assert page.labelled("text_area", "监督保障").value == "4月培训2次45人次"

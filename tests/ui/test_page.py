"""The page as a clerk uses it: Chinese throughout, nothing typed is lost, no accident shows its insides."""

import logging

import pytest

from nianbao.report.record import ReportState
from nianbao.report.report import AgencyKind

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


def test_the_page_opens_with_a_hint_instead_of_a_draft(page):
    assert not page.test.exception
    assert "填好单位全称、单位类别" in page.said()
    assert page.paper() is None
    assert page.downloads() == {}


def test_an_example_is_drafted_and_can_be_taken_away(page, workspace):
    name = workspace.example_names()[0]
    title = workspace.parse_answers(workspace.example(name), name).profile.title

    page.load(name)

    assert not page.test.exception
    assert page.printed().startswith(title)
    assert set(page.downloads()) == {"下载 Word 报告", "下载素材文件"}
    assert not any(button.disabled for button in page.downloads().values())


def test_what_is_typed_appears_in_the_draft(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)

    page.type("平台建设", "新开通公众号1个，发布120条")

    assert "青石镇人民政府" in page.printed()
    assert "120条" in page.printed()


def test_marks_and_words_left_out_are_listed_beside_the_paper(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)

    page.type("监督保障", "领导很重视")

    assert "一（五）监督保障　【待补：" in page.said()
    assert "领导很重视" in page.said()
    assert "领导很重视" not in page.printed()


def test_a_broken_file_names_its_mistakes_and_leaves_the_page_as_it_was(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)
    page.type("平台建设", "新开通公众号1个，发布120条")

    page.upload(BROKEN)

    assert "第2行" in page.said()
    assert "第4行" in page.said()
    assert page.labelled("text_area", "平台建设").value == "新开通公众号1个，发布120条"
    assert "120条" in page.printed()


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

    assert page.labelled("text_input", "单位全称").value == "青石镇人民政府"
    assert page.labelled("text_area", "平台建设").value == "新开通公众号1个，发布120条"
    assert page.labelled("checkbox", "没填的格子都是0（已核对）").value
    assert [box.value for box in page.test.text_input if box.label == "承诺的事"] == ["增加公开栏", ""]
    assert [box.value for box in page.test.text_input if box.label == "改进措施"] == ["每季度做1期图解", ""]
    assert "增加公开栏" in page.printed()


def test_loading_over_typed_content_can_be_undone(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)
    page.edit("sheet4", 0, "upheld", 3)
    page.press("清空，重新填写")
    assert page.labelled("text_input", "单位全称").value == ""

    page.press("恢复之前的内容")

    assert page.labelled("text_input", "单位全称").value == "青石镇人民政府"
    assert page.test.dataframe[-1].value["upheld"].tolist()[0] == 3


def test_what_was_typed_comes_back_even_after_two_examples_were_looked_at(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)
    page.press("载入示例")
    page.press("载入示例")

    page.press("恢复之前的内容")

    assert page.labelled("text_input", "单位全称").value == "青石镇人民政府"


def test_a_number_typed_into_a_table_changes_its_total_and_the_paper(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)
    page.labelled("checkbox", "没填的格子都是0（已核对）").set_value(True)
    page.test.run()

    page.edit("sheet3", 0, "natural", 4)
    page.edit("sheet3", 2, "natural", 4)

    (grid,) = [
        frame.value for frame in page.test.dataframe if "research" in frame.value and len(frame.value) > 1
    ]
    assert grid["total"].tolist()[:3] == [4, 0, 4]
    assert "4件" in page.printed()


def test_a_column_that_does_not_balance_is_told_in_numbers(page):
    page.labelled("checkbox", "没填的格子都是0（已核对）").set_value(True)
    page.test.run()

    page.edit("sheet3", 0, "natural", 4)

    assert "表三“自然人”一列不平：新收加上年结转为4，办理结果总计加结转下年度为0。" in page.said()


def test_a_total_the_file_stated_can_be_given_up_for_the_computed_one(page):
    page.upload(WHOLE)
    assert "填的是5，各分项相加为2" in page.said()

    page.press("合计以程序算出的为准")

    assert "填的是5" not in page.said()


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

    page.type("平台建设", remark)
    page.type("监督保障", remark.replace("公众号", "领导"))

    readers_of_markup = [
        each.value
        for kind in ("markdown", "html", "caption", "error", "info", "warning", "success")
        for each in page.test.get(kind)
    ]
    assert not any("青石" in str(value) or "onerror" in str(value) for value in readers_of_markup)
    assert not page.test.exception


def test_what_may_not_stand_in_a_report_is_told_with_its_place_and_kept(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)

    page.type("平台建设", "新开通公众号1个\n【待补：名称】")

    assert "“平台建设”第2条的内容里有“【待补”" in page.said()
    assert page.labelled("text_area", "平台建设").value == "新开通公众号1个\n【待补：名称】"
    assert page.paper() is None


def test_an_accident_is_told_by_a_number_and_logged_under_it(page, caplog):
    page.test.session_state["kept"] = "damaged"

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
    assert page.labelled("text_input", "单位全称").value == ""
    page.show_kept(ReportState.ARCHIVED)
    page.choose_kept(number)
    page.press("取回")

    page.show_kept(ReportState.OPEN)
    page.choose_kept(number)
    page.press("打开")
    assert page.labelled("text_input", "单位全称").value == "归堰镇人民政府"


def test_next_years_report_is_begun_from_the_list(page):
    page.name("续溪镇人民政府", AgencyKind.TOWN)
    year = page.labelled("selectbox", "年度").value
    page.choose_kept(page.number())

    page.press("接着写下一年")

    assert page.labelled("text_input", "单位全称").value == "续溪镇人民政府"
    assert page.labelled("selectbox", "年度").value == year + 1


def test_what_was_typed_is_there_again_in_a_new_window(page, new_page):
    page.name("回澜镇人民政府", AgencyKind.TOWN)
    page.type("平台建设", "新开通公众号1个")

    again = new_page(report=page.number())

    assert again.labelled("text_area", "平台建设").value == "新开通公众号1个"

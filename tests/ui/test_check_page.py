"""校核: a repair is taken over with a click, a warning stands with a reason, and both are remembered."""

import pytest

from nianbao.ui.state import View

UNBALANCED = """\
agency: 青石镇人民政府
kind: town
year: 2024
tables: {blank_is_zero: true, t3.new.natural: 4, t3.granted.natural: 3}
answers:
  proactive: ["全年公开信息86条，其中工作动态52条、通知公告21条、财政预决算13条"]
  platform: ["新开通公众号1个，发布120条"]
  supervision: ["培训2次 45人次"]
"""
REPAIR = "采纳：表三“（一）予以公开·自然人”改为4"
VAGUE = "全年新收申请约4件。"


@pytest.fixture
def page(page):
    page.upload(UNBALANCED)
    page.see(View.CHECK)
    return page


def vague(page, text=VAGUE):
    """The page with a part written by hand that a reviewer would complain of."""
    page.at_part("1.on_request")
    page.press("编辑")
    page.type("正文", text)
    page.press("存下")
    page.see(View.CHECK)
    return page


def warned(page):
    return [note for note in page.notes() if note["where"] == "1.on_request" and "约数" in note["message"]]


def give_reason(page, reason):
    """Give a reason for the warning about the part."""
    number = next(note["number"] for note in warned(page))
    (field,) = [each for each in page.within(f"finding-{number}") if each.type == "text_input"]
    field.set_value(reason)
    page.test.run()
    (keep,) = [each for each in page.within(f"finding-{number}") if getattr(each, "label", "") == "存下理由"]
    keep.click()
    page.test.run()


def test_what_is_wrong_is_named_with_its_numbers_and_its_source(page):
    assert "表三“自然人”一列不平：新收4＋上年结转0＝4，办理结果总计3＋结转下年度0＝3。" in page.said()
    assert "格式模板：表三左上角注" in page.said()


def test_what_is_wrong_stands_in_the_margin_of_the_paper_and_at_the_switch(page):
    assert "自然人" in page.notes()[0]["message"]
    (switch,) = [each for each in page.test.button_group if each.label == "看什么"]
    assert "校核 1" in [option.content.strip() for option in switch.proto.options]


def test_a_repair_taken_over_sets_the_cell_and_the_finding_is_gone(page, workspace):
    page.press(REPAIR)

    assert workspace.kept.open(page.number()).value("t3.granted.natural") == "4"
    assert "一列不平" not in page.said()
    assert page.notes() == []


def test_a_repair_that_was_taken_over_is_in_the_table(page):
    page.press(REPAIR)

    page.see_table(3)

    grids = [frame.value for frame in page.test.dataframe if "natural" in frame.value]
    assert grids[0]["natural"].tolist()[2] == 4


def test_a_repair_can_be_taken_beside_the_table_too(page):
    page.see_table(3)

    page.press("表三“一、本年新收政府信息公开申请数量·自然人”改为3")

    assert page.notes() == []
    page.see(View.CHECK)
    assert "一列不平" not in page.said()


def test_an_error_cannot_be_waved_through(page):
    errors = [each for each in page.within("finding-1") if each.type == "button"]

    assert errors
    assert not [each for each in errors if each.label == "存下理由"]


def test_a_finding_leads_to_the_place_where_it_is_mended(page):
    page.press("去看看")

    assert page.labelled("button_group", "看什么").value is View.TABLES
    assert page.labelled("button_group", "哪张表").value == 3


def test_a_mark_leads_to_the_question_that_fills_it(page):
    labels = [each.value for each in page.within("mark-3") if each.type == "text"]
    assert labels[0].startswith("一（五）监督保障")

    page.press("去补", place=3)

    assert page.labelled("button_group", "看什么").value is View.TALK
    assert page.wording()


def test_a_warning_stands_with_a_reason(page):
    vague(page)

    give_reason(page, "台账按季度汇总，只有约数")

    assert warned(page) == []
    assert "理由：台账按季度汇总，只有约数" in page.said()
    assert "已写明理由" in page.said()


def test_a_reason_survives_a_change_elsewhere_and_a_new_window(page, new_page):
    vague(page)
    give_reason(page, "台账按季度汇总，只有约数")
    page.note("主动公开", "网站发了90条")

    again = new_page(report=page.number())
    again.see(View.CHECK)

    assert "理由：台账按季度汇总，只有约数" in again.said()


def test_a_reason_lapses_when_the_sentence_changes(page):
    vague(page)
    give_reason(page, "台账按季度汇总，只有约数")

    vague(page, "今年新收的申请约4件。")

    assert "台账按季度汇总" not in page.said()
    assert warned(page)


def test_without_a_report_there_is_nothing_to_check_and_that_is_said(new_page):
    page = new_page()

    page.see(View.CHECK)

    assert "有了报告才能校核" in page.said()

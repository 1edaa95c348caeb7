"""Last year's report on the page: shown first, then filled in, nothing typed replaced."""

import pytest

from nianbao.report.report import AgencyKind
from nianbao.ui.state import View

REPORT = """\
临溪镇人民政府2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1
五、存在的主要问题及改进情况
2024年存在的问题：一是解读少。改进措施：2025年每季度制作图解1期。二是公开栏旧。改进措施：2025年6月前更换公开栏4处。
"""
BOX = "上年年报（Word、网页、PDF、文本）"


@pytest.fixture
def page(page):
    page.see(View.START)
    return page


def hand_in(page, text=REPORT, name="上年.txt"):
    page.see(View.START)
    page.labelled("file_uploader", BOX).set_value([(name, text.encode(), "text/plain")])
    page.test.run()


def texts(page):
    return "\n".join(each.value for each in page.test.text)


def agency(page):
    page.see(View.NOTES)
    return page.labelled("text_input", "单位全称").value


def test_what_was_found_is_shown_before_it_is_filled_in(page):
    hand_in(page)

    assert "单位：临溪镇人民政府" in texts(page)
    assert "结转到今年：1件" in texts(page)
    assert "2. 2025年6月前更换公开栏4处" in texts(page)
    assert agency(page) == ""


def test_confirmed_it_fills_agency_promises_and_what_was_carried_over(page, workspace):
    hand_in(page)

    page.press("核对无误，填入")

    assert agency(page) == "临溪镇人民政府"
    assert page.labelled("selectbox", "单位类别").value is AgencyKind.TOWN
    promises = [box.value for box in page.every("text_input", "承诺的事")]
    assert promises[:2] == ["2025年每季度制作图解1期", "2025年6月前更换公开栏4处"]
    assert "还有2条没有选落实情况" in page.said()
    record = workspace.kept.open(page.number())
    assert record.value("t3.carried_in.natural") == "1"
    assert [source.role for source in record.sources] == ["previous"]


def test_confirmed_it_leads_to_the_conversation_which_asks_for_each_promise(page):
    hand_in(page)
    page.press("核对无误，填入")

    for _ in range(6):
        if "每季度制作图解1期" in page.wording():
            break
        page.press("跳过")

    assert "每季度制作图解1期" in page.wording()
    assert page.offers("已完成")


def test_what_was_typed_before_stays(page):
    page.name("临溪镇人民政府（新）", AgencyKind.TOWN)
    page.note("平台建设", "新开通公众号1个")
    hand_in(page)

    page.press("核对无误，填入")

    assert "公众号1个" in page.printed()
    assert agency(page) == "临溪镇人民政府（新）"


def test_what_could_not_be_told_is_shown(page):
    hand_in(page, "随便写的几句话。")

    assert "没有读到单位全称" in texts(page)
    assert "请自己填上年结转" in texts(page)


def test_a_file_that_cannot_be_read_is_refused_and_nothing_changes(page):
    page.name("临溪镇人民政府", AgencyKind.TOWN)

    hand_in(page, "\x00\x01\x02" * 40, "上年.docx")

    assert "上年.docx" in texts(page)
    assert agency(page) == "临溪镇人民政府"


def test_another_file_of_the_same_title_is_compared_with_at_once(page):
    page.name("临溪镇人民政府", AgencyKind.TOWN)
    page.note("平台建设", "新开通公众号1个")
    hand_in(page)
    page.press("核对无误，填入")
    page.see(View.CHECK)
    told = "\n".join(note["message"] for note in page.notes())

    other = "四、结转下年度继续办理\t3\t0\t0\t0\t0\t0\t3"
    hand_in(page, REPORT.replace("四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1", other))
    page.press("核对无误，填入")
    page.see(View.CHECK)

    messages = "\n".join(note["message"] for note in page.notes())
    assert messages != told
    assert [message for message in messages.splitlines() if "结转" in message and "3" in message]

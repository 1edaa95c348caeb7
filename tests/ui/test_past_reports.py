"""The page of past reports: search, put one in, take it off."""

import pytest

from nianbao.ui.shelf import marked

REPORT = (
    "临溪镇人民政府2023年政府信息公开工作年度报告\n一、总体情况\n（五）监督保障\n"
    "全年举办业务培训2期，参训45人次，内容为渔民避风演练。\n"
    "六、其他需要报告的事项\n本年度没有收取信息处理费，无其他事项。\n"
)


@pytest.fixture
def page(new_page):
    return new_page(page="past")


def shown(page):
    return "\n".join(each.value for each in (*page.test.markdown, *page.test.caption, *page.test.text))


def put_in(page, content, name="2023.txt"):
    page.labelled("file_uploader", "放入往年的年报（Word、网页、PDF、文本）").set_value(
        [(name, content.encode(), "text/plain")]
    )
    page.test.run()


def ask(page, question):
    page.labelled("text_input", "找写法").set_value(question)
    page.test.run()


def test_a_note_shows_passages_with_their_skeletons(page):
    ask(page, "培训2次45人")

    assert "句式：" in shown(page)
    assert ":orange-background[培训]" in shown(page)


def test_an_uploaded_report_is_searched_until_it_is_taken_off(page):
    put_in(page, REPORT)
    ask(page, "渔民避风演练")
    assert "渔民避风演练" in shown(page)
    assert "2023.txt" in shown(page)

    page.press("移出")

    assert "2023.txt" not in shown(page)
    assert "参训45人次" not in shown(page).replace("\\", "")


def test_what_is_no_report_is_refused_with_its_name(page):
    put_in(page, "买菜", "笔记.txt")

    assert "笔记.txt里没有读到年报的正文部分" in shown(page)


def test_nothing_of_a_passage_is_taken_for_markup():
    text = "见[链接](http://x)与<b>粗</b>、:red[字]、$a$、`b`"

    made = marked(text, ("链接",))

    assert made.startswith("见\\[:orange-background[链接]\\]\\(http\\:\\/\\/x\\)")
    assert "<b>" not in made.replace("\\<", "")

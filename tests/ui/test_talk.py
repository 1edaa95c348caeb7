"""The conversation on the page: an answer is kept and shown, what was understood can be mended."""

import pytest

from nianbao.report.report import AgencyKind
from nianbao.ui.state import View

AGENCY = "青石镇人民政府"
EXAMPLES = ("奉母镇人民政府（2024年）", "栖岭县住房和城乡建设局（2024年）", "栎江区桐荫街道办事处（2023年）")
MOST = 60
"""No conversation asks so many questions."""


@pytest.fixture
def named(page):
    """A page whose agency is known, in the conversation about what was announced through which platforms."""
    page.name(AGENCY, AgencyKind.TOWN)
    page.press("○ （四）平台建设 未答")
    return page


def history(page):
    """What was asked, said and replied, as it stands above the question."""
    turns = [page.within(f"{who}-{number}") for number in range(40) for who in ("asked", "said", "reply")]
    return [each.value for turn in turns for each in turn]


def chips(page):
    found = [page.within(f"chip-{topic}-{place}") for topic in ("platform",) for place in range(9)]
    return [next(each.value for each in chip if each.type == "text") for chip in found if chip]


# ── answers ──


def test_the_first_answer_begins_a_report_and_the_next_question_follows(page):
    page.say(AGENCY)

    assert AGENCY in page.said()
    assert page.number()
    assert "给哪个单位写年报" not in page.wording()


def test_an_answer_stands_under_its_question_with_what_was_understood(named):
    asked = named.wording()

    named.say("新开通公众号1个，发布120条")

    assert history(named)[-3:] == [
        asked,
        "新开通公众号1个，发布120条",
        "记在“平台建设”：新开通公众号1个，发布120条。",
    ]


def test_an_answer_is_on_the_paper_at_once(named):
    named.say("新开通公众号1个，发布120条")

    assert "120条" in named.part("1.platform")


def test_a_conversation_is_there_again_in_a_new_window(named, new_page):
    named.say("新开通公众号1个，发布120条")

    again = new_page(report=named.number())

    assert history(again) == history(named)
    assert again.wording()


def test_a_message_of_markup_is_shown_as_it_was_typed(named):
    named.say("公众号“<b>青石</b>**发布** :red[红]”发布120条")

    assert "公众号“<b>青石</b>**发布** :red[红]”发布120条" in history(named)
    assert [text for text in named.read_as_markup() if "<b>" in text] == []


def test_what_may_have_been_meant_is_offered_as_it_was_typed(named):
    named.say("公众号“**甲**”发布120条")
    named.say("公众号“乙”发布120条")

    named.say("120条改成130条")

    assert named.within("choices")
    assert [text for text in named.read_as_markup() if "**甲**" in text] == []


# ── short answers ──


@pytest.mark.parametrize("words", ["没有", "跳过"])
def test_none_and_skip_lead_on(named, words):
    asked = named.wording()

    named.say(words)

    assert named.wording() != asked
    assert [asked, words] in ([*history(named)[-2:]], [*history(named)[-3:-1]])


def test_a_quick_answer_is_a_turn_like_any_other(page):
    page.say(AGENCY)
    for _ in range(8):
        if page.offers("三张表都是0"):
            break
        page.press("没有" if page.offers("没有") else "跳过")

    page.press("三张表都是0")

    assert "三张表都是0" in history(page)
    page.see(View.TABLES)
    assert page.labelled("checkbox", "没填的格子都是0（已核对）").value


def test_a_quick_answer_that_leads_to_the_tables_opens_them(page):
    page.say(AGENCY)
    for _ in range(8):
        if page.offers("去填表"):
            break
        page.press("没有" if page.offers("没有") else "跳过")

    page.press("去填表")

    assert page.labelled("button_group", "看什么").value is View.TABLES


def test_a_skipped_question_is_gone_back_to(named):
    asked = named.wording()
    named.press("跳过")
    assert named.wording() != asked

    named.press("上一题")
    assert named.wording() == asked
    named.press("回到要问的")

    assert named.wording() != asked


def test_the_small_parts_of_a_question_make_one_remark(named):
    named.press("○ （五）监督保障 未答")
    named.labelled("text_input", "几次（次）").set_value("2")
    named.labelled("text_input", "多少人次（人次）").set_value("45")

    named.press("记下")

    assert "2次" in named.part("1.supervision")
    assert "45人次" in named.part("1.supervision")


def test_a_part_that_is_no_number_is_asked_again_and_nothing_is_taken(named):
    named.press("○ （五）监督保障 未答")
    asked = named.wording()
    named.labelled("text_input", "几次（次）").set_value("两三次吧")

    named.press("记下")

    assert named.wording() == asked
    assert "请只填数字" in named.said()


def test_the_year_can_be_answered_in_words(page):
    page.see(View.NOTES)
    page.choose("年度", None)
    page.see(View.TALK)
    page.say(AGENCY)
    assert "写哪一年" in page.wording()

    page.say("2024年")

    assert page.printed().startswith(f"{AGENCY}2024年")


# ── chips ──


def test_what_was_understood_stands_under_the_question_with_the_figures_read(named):
    named.say("新开通公众号1个，发布120条")
    named.press("上一题")

    assert chips(named) == ["新开通公众号1个，发布120条"]
    assert "读到的数：1个、120条" in named.said()


def test_a_remark_is_reworded(named):
    named.say("新开通公众号1个，发布120条")
    named.press("上一题")
    named.type("改成", "新开通公众号1个，发布130条", kind="text_input")

    named.press("改好")

    assert "130条" in named.part("1.platform")
    assert "120条" not in named.printed()
    assert "已改成“新开通公众号1个，发布130条”。" in named.said()


def test_a_remark_is_removed(named):
    named.say("新开通公众号1个，发布120条")
    named.press("上一题")

    named.press("删")

    assert chips(named) == []
    assert "120条" not in named.printed()


# ── commands ──


def test_a_wish_for_another_wording_opens_the_part(named):
    named.say("把第五部分写短一点")

    assert named.labelled("selectbox", "部分").value == "5"
    assert "没有设大模型，请在右边直接改" in named.said()
    assert named.every("text_area", "正文")


def test_a_number_that_may_belong_to_several_columns_is_asked_back(named, workspace):
    named.say("申请数改成3件")
    offered = [each.label for each in named.within("choices") if each.type == "button"]
    assert len(offered) > 1

    named.press(next(label for label in offered if "自然人" in label))

    assert workspace.kept.open(named.number()).value("t3.new.natural") == "3"
    assert "已改为3" in named.said()
    assert named.within("choices") == []


def test_the_last_answer_is_taken_back(named):
    named.say("新开通公众号1个，发布120条")

    named.say("撤销")

    assert "120条" not in named.printed()
    assert "已撤回上一条。" in history(named)


def test_why_it_is_asked_is_told_and_the_question_stays(named):
    asked = named.wording()

    named.say("为什么问这个")

    assert named.wording() == asked
    assert len(history(named)[-1]) > 10


@pytest.mark.parametrize(
    ("words", "view"), [("校核一下", View.CHECK), ("下载Word", View.GIVE), ("检查一遍", View.CHECK)]
)
def test_a_command_leads_where_it_is_done(named, words, view):
    named.say(words)

    assert named.labelled("button_group", "看什么").value is view


# ── to the end ──


def answered(page):
    """Answer the question on the page like a clerk who knows; False once asking is over."""
    if page.offers("去交付"):
        return False
    hint = page.test.chat_input[0].placeholder
    repair = [each.label for each in page.within("quick") if each.label.startswith("以表为准")]
    repair += [each.label for each in page.within("quick") if "改为" in each.label or "都是0" in each.label]
    if repair:
        page.press(repair[0])
    elif hint.startswith("例如："):
        asked = page.wording()
        page.say(hint.removeprefix("例如："))
        if page.wording() == asked:
            page.press("跳过")
    else:
        page.press("没有" if page.offers("没有") else "跳过")
    return True


def finish(page):
    for _ in range(MOST):
        if not answered(page):
            return
    raise AssertionError(f"the conversation does not end: {page.wording()}")


def test_an_empty_page_is_led_to_a_report_that_is_carried_away(page):
    finish(page)

    page.press("去交付")

    assert "【待补" not in page.printed()
    assert "下载 Word 报告" in page.downloads()
    assert page.downloads()["下载 Word 报告"].disabled is False


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_led_to_the_end_of_asking(page, example):
    page.press(example)

    finish(page)

    assert "该问的都问完了" in page.wording()
    assert not page.test.exception

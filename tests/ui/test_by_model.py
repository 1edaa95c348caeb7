"""Drafting by a model on the page: begun by a button, found again by any page, kept while it still fits."""

import sys
from pathlib import Path

import pytest
import streamlit as st
from clerks_page import Page

from nianbao.report.report import AgencyKind
from nianbao.ui import page as page_module
from nianbao.ui.state import View

sys.path.insert(0, str(Path(__file__).parents[1] / "drafting"))
import fake_writers
from model_server import ModelServer

REMARK = "新开通公众号1个，发布120条"


def plain(prompt):
    """A model that keeps to the rules and says 推送信息 for 发布."""
    return fake_writers.faithful(prompt).replace("发布⟦", "推送信息⟦")


@pytest.fixture(autouse=True)
def another_setting():
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def server(monkeypatch):
    office = ModelServer()
    office.write = plain
    monkeypatch.setenv("NIANBAO_BASE_URL", office.url)
    monkeypatch.setenv("NIANBAO_MODEL", "m")
    yield office
    office.close()


@pytest.fixture
def page(server):  # noqa: ARG001 - the page is drawn with the server set
    page = Page()
    page.name("青石镇人民政府", AgencyKind.TOWN)
    page.note("平台建设", REMARK)
    return page


def running():
    """The program behind the pages of this process."""
    return page_module._workspace()


def drafted(page):
    """Begin a draft and see it finished."""
    page.press("用大模型起草" if page.offers("用大模型起草") else "用大模型再起草")
    assert running().writing.job(page.number()).wait(30)
    page.test.run()
    return page


def rewritten(page, wish="语气更平实"):
    """Have the part about platforms written otherwise, and see what came of it."""
    page.at_part("1.platform")
    page.press("重写")
    page.type("怎么改", wish, kind="text_input")
    page.press("开始重写")
    run = running().writing.rewriting(page.number())
    if run is not None:
        run.result(30)
        page.test.run()
    return page


def test_what_a_model_wrote_stands_on_the_paper(page):
    drafted(page)

    assert "推送信息120条" in page.printed()


def test_it_is_there_again_when_the_report_is_opened_again(page, new_page):
    drafted(page)

    again = new_page(report=page.number())

    assert "推送信息120条" in again.printed()


def test_it_is_there_though_the_page_was_closed_while_it_was_written(page, new_page):
    page.press("用大模型起草")
    number = page.number()
    del page

    assert running().writing.job(number).wait(30)

    assert "推送信息120条" in new_page(report=number).printed()


def test_a_page_opened_in_the_middle_finds_the_running_draft_and_can_stop_it(page, server, new_page):
    server.fault = "stall"
    page.press("用大模型起草")

    other = new_page(report=page.number())

    assert not other.offers("用大模型起草")
    other.press("停止")
    assert running().writing.job(page.number()).wait(10)
    other.test.run()
    assert other.offers("用大模型起草") or other.offers("用大模型再起草")


def test_two_pages_never_pay_for_two_drafts(page, server, new_page):
    server.fault = "stall"
    other = new_page(report=page.number())
    page.press("用大模型起草")
    first = running().writing.job(page.number())

    other.press("用大模型起草")

    assert running().writing.job(page.number()) is first
    first.cancel()
    assert first.wait(10)


def test_a_remark_elsewhere_leaves_it_standing(page):
    drafted(page)

    page.note("主动公开", "网站发了86条")

    assert "推送信息120条" in page.printed()


def test_another_remark_on_the_same_part_brings_the_composers_text_and_says_so(page):
    drafted(page)

    page.note("平台建设", f"{REMARK}\n公开栏加了4处")

    assert "公开栏" in page.printed()
    assert "推送信息120条" not in page.printed()
    assert "素材有改动" in page.said()


def test_a_locked_part_is_not_drafted(page):
    page.at_part("1.platform")
    page.press("锁定")

    drafted(page)

    assert "推送信息120条" not in page.printed()
    assert "120条" in page.part("1.platform")


def test_a_model_that_fails_leaves_the_composers_text_and_says_why(page, server):
    server.status, server.message = 401, "no"

    drafted(page)

    assert "120条" in page.printed()
    assert "密钥无效" in page.said()


def test_what_was_written_when_the_program_stopped_is_shown_and_put_away_when_told(page, new_page):
    running().kept.put_down(page.number(), {"1.platform": "写到一半的<b>话"})

    again = new_page(report=page.number())

    assert "写到一半的<b>话" in again.said()
    assert "上次起草中断了" in again.said()
    assert "写到一半" not in again.printed()
    again.press("知道了，不要了")
    assert "写到一半" not in again.said()
    assert running().kept.unfinished(page.number()) == {}


def test_without_a_model_there_is_no_such_button(monkeypatch):
    monkeypatch.delenv("NIANBAO_MODEL", raising=False)

    page = Page()
    page.name("青石镇人民政府", AgencyKind.TOWN)

    assert not page.offers("用大模型起草")
    assert not page.offers("重写")


@pytest.fixture
def public(monkeypatch):
    monkeypatch.setenv("NIANBAO_BASE_URL", "https://api.example.com/v1")
    monkeypatch.setenv("NIANBAO_MODEL", "m")
    page = Page()
    page.name("青石镇人民政府", AgencyKind.TOWN)
    return page


def test_a_public_endpoint_needs_consent_first(public):
    assert public.labelled("button", "用大模型起草").disabled
    (consent,) = [box for box in public.test.checkbox if r"api\.example\.com" in box.label]

    consent.set_value(True)
    public.test.run()

    assert not public.labelled("button", "用大模型起草").disabled


def test_consent_holds_while_the_report_goes_on(public):
    (consent,) = [box for box in public.test.checkbox if r"api\.example\.com" in box.label]
    consent.set_value(True)
    public.test.run()

    public.see(View.TALK)
    public.say("没有")

    assert not public.labelled("button", "用大模型起草").disabled


def test_a_part_written_otherwise_is_shown_beside_the_old_one_and_taken_when_she_says_so(page):
    before = page.part("1.platform")
    rewritten(page)
    assert "－是原来的，＋是新写的" in page.said()
    assert page.part("1.platform") == before

    page.press("采用")

    assert "推送信息120条" in page.part("1.platform")


def test_a_part_written_otherwise_is_gone_when_she_refuses_it(page):
    before = page.part("1.platform")
    rewritten(page)

    page.press("不采用")

    assert page.part("1.platform") == before
    assert running().writing.rewriting(page.number()) is None


def test_a_wish_for_an_unknown_fact_asks_for_it(page):
    rewritten(page, "写上培训了三次")

    assert "三次" in page.said()
    assert "要先补一条素材" in page.said()


def test_a_wish_said_in_the_conversation_is_ready_to_be_sent(page):
    page.see(View.TALK)

    page.say("平台建设写短一点")

    assert page.labelled("text_input", "怎么改").value == "写短一点"
    assert page.labelled("selectbox", "部分").value == "1.platform"


def test_what_the_model_adds_to_her_words_is_not_taken_and_said(page, server):
    server.write = lambda _prompt: fake_writers.between_markers("supervision|4月培训9次")

    page.see(View.NOTES)
    page.type("说一段", "4月培训2次45人次")
    page.press("分到各题目")
    page.test.session_state["page"]["hearing"].result(10)
    page.test.run()
    page.test.run()

    assert page.labelled("text_area", "监督保障").value == "4月培训2次45人次"
    page.see(View.START)
    assert "4月培训9次" in page.said()

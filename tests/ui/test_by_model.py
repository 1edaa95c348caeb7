"""Drafting by a model on the page: begun by a button, kept, and gone when what it rests on changes."""

import sys
from pathlib import Path

import pytest
import streamlit as st

from conftest import Page

sys.path.insert(0, str(Path(__file__).parents[1] / "drafting"))
import fake_writers
from model_server import ModelServer

from nianbao.report.report import AgencyKind


def plain(prompt):
    """A model that keeps to the rules and says 推送 for 发布."""
    return fake_writers.faithful(prompt).replace("发布信息⟦", "推送信息⟦")


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
    page.type("平台建设", "新开通公众号1个，发布120条")
    return page


def finish(page):
    run = page.test.session_state["run"]
    run.result(30)
    page.test.run()


def test_what_a_model_wrote_stands_on_the_paper(page):
    page.press("用大模型起草")
    finish(page)

    assert "推送信息120条" in page.printed()


def test_it_is_there_again_when_the_report_is_opened_again(page):
    page.press("用大模型起草")
    finish(page)

    again = Page(report=page.number())

    assert "推送信息120条" in again.printed()


def test_a_remark_elsewhere_leaves_it_standing(page):
    page.press("用大模型起草")
    finish(page)

    page.type("主动公开", "网站发了86条")

    assert "推送信息120条" in page.printed()


def test_another_remark_on_the_same_part_brings_the_composers_text_and_says_so(page):
    page.press("用大模型起草")
    finish(page)

    page.type("平台建设", "新开通公众号1个，发布120条\n公开栏加了4处")

    assert "公开栏" in page.printed()
    assert "推送信息120条" not in page.printed()
    assert "素材有改动" in page.said()


def test_a_model_that_fails_leaves_the_composers_text_and_says_why(page, server):
    server.status, server.message = 401, "no"

    page.press("用大模型起草")
    finish(page)

    assert "120条" in page.printed()
    assert "密钥无效" in page.said()


def test_without_a_model_there_is_no_such_button(monkeypatch):
    monkeypatch.delenv("NIANBAO_MODEL", raising=False)

    page = Page()
    page.name("青石镇人民政府", AgencyKind.TOWN)

    assert "用大模型起草" not in {button.label for button in page.test.button}


def test_a_public_endpoint_needs_consent_first(monkeypatch):
    monkeypatch.setenv("NIANBAO_BASE_URL", "https://api.example.com/v1")
    monkeypatch.setenv("NIANBAO_MODEL", "m")
    page = Page()
    page.name("青石镇人民政府", AgencyKind.TOWN)

    begin = page.labelled("button", "用大模型起草")
    assert begin.disabled
    (consent,) = [box for box in page.test.checkbox if "api.example.com" in box.label]
    consent.set_value(True)
    page.test.run()

    assert not page.labelled("button", "用大模型起草").disabled


def test_a_part_is_written_otherwise_and_taken_by_the_clerk(page, server):
    page.test.session_state["rewrite-part"] = "1.platform"
    server.write = lambda prompt: (
        plain(prompt).replace("新开通", "年内开通") if "要求" not in prompt else plain(prompt)
    )
    page.type("怎么改", "语气更平实", kind="text_input")
    page.press("重写")
    page.test.session_state["rewriting"].result(30)
    page.test.run()
    page.test.run()

    page.press("采用")

    assert "推送信息120条" in page.printed()


def test_a_wish_for_an_unknown_fact_asks_for_it(page):
    page.test.session_state["rewrite-part"] = "1.platform"
    page.type("怎么改", "写上培训了三次", kind="text_input")

    page.press("重写")

    assert "三次" in page.said()
    assert "要先补一条素材" in page.said()


def test_one_breath_is_put_under_its_topics_by_rule(monkeypatch):
    monkeypatch.delenv("NIANBAO_MODEL", raising=False)
    page = Page()

    page.type("说一段", "公众号发了120条。4月培训2次45人次")
    page.press("分到各题目")

    assert page.labelled("text_area", "平台建设").value == "公众号发了120条"
    assert page.labelled("text_area", "监督保障").value == "4月培训2次45人次"


def test_what_the_model_adds_to_her_words_is_not_taken_and_said(page, server):
    server.write = lambda _prompt: fake_writers.between_markers("supervision|4月培训9次")

    page.type("说一段", "4月培训2次45人次")
    page.press("分到各题目")
    page.test.session_state["hearing"].result(10)
    page.test.run()
    page.test.run()

    assert page.labelled("text_area", "监督保障").value == "4月培训2次45人次"
    assert "4月培训9次" in page.said()

"""The page in a real browser: it is drawn, it is quiet, it stays on this machine, and its Word file opens."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import docx
import pytest
from playwright.sync_api import expect, sync_playwright

import nianbao

ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds until the server must answer."""
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A running page on a free loopback port; it ends with the tests of this file."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "log.txt"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    environment = {**os.environ, "PYTHONPATH": str(Path(nianbao.__file__).parents[1]), "PYTHONUTF8": "1"}
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
    try:
        _wait_until_ready(f"http://127.0.0.1:{port}/_stcore/health", server, log)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_until_ready(health, server, log):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, log.read_text(encoding="utf-8", errors="replace")
        try:
            with urllib.request.urlopen(health, timeout=1) as answer:  # noqa: S310 - our own loopback address
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"no answer within {PATIENCE} s: {log.read_text(encoding='utf-8', errors='replace')}")


@pytest.fixture
def tab(address, chromium):
    """A fresh browser tab with the page open, and what it complained of or asked for."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        tab = browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN")
        tab.complaints, tab.requested = [], []
        tab.on("console", lambda said: tab.complaints.append(said.text) if said.type == "error" else None)
        tab.on("pageerror", lambda error: tab.complaints.append(str(error)))
        tab.on("request", lambda request: tab.requested.append(request.url))
        tab.on("websocket", lambda opened: tab.requested.append(opened.url))
        tab.goto(address)
        tab.get_by_role("button", name="载入示例").wait_for(timeout=PATIENCE * 1000)
        yield tab
        browser.close()


def test_an_example_is_seen_on_paper_and_taken_away_as_word(tab, tmp_path):
    tab.get_by_role("button", name="载入示例").click()
    paper = tab.get_by_role("article", name="报告预览")
    title = paper.get_by_role("heading", level=1)
    expect(title).to_contain_text("政府信息公开工作年度报告")
    expect(paper.get_by_role("table")).to_have_count(3)
    expect(paper.get_by_text("第三方合法权益")).to_be_visible()

    with tab.expect_download() as download:
        tab.get_by_role("button", name="下载 Word 报告").click()
    target = tmp_path / "报告.docx"
    download.value.save_as(target)

    printed = title.inner_text().replace("\n", "")
    assert download.value.suggested_filename == f"{printed}.docx"
    word = docx.Document(target)
    assert word.paragraphs[0].text == printed
    assert len(word.tables) == 3
    assert tab.complaints == []
    hosts = {urlsplit(url).hostname for url in tab.requested if not url.startswith(("data:", "blob:"))}
    assert hosts <= {"localhost", "127.0.0.1"}


def test_markup_in_a_remark_stands_on_the_paper_as_typed(tab):
    tab.get_by_role("button", name="载入示例").click()
    paper = tab.get_by_role("article", name="报告预览")
    expect(paper.get_by_role("table")).to_have_count(3)

    tab.get_by_role("textbox", name="平台建设").fill("新开通公众号“<i>青石</i>发布”1个，发布120条")
    tab.keyboard.press("Control+Enter")

    expect(paper).to_contain_text("<i>青石</i>发布")
    assert paper.locator("i, img, script").count() == 0
    assert tab.complaints == []


def test_what_is_being_typed_cannot_be_missed_by_a_download(tab):
    tab.get_by_role("button", name="载入示例").click()
    paper = tab.get_by_role("article", name="报告预览")
    expect(paper.get_by_role("table")).to_have_count(3)
    box = tab.get_by_role("textbox", name="平台建设")

    box.click()
    box.press_sequentially("新开通公众号1个，发布977条\n")

    downloads = tab.locator(".st-key-downloads")
    expect(downloads).to_have_css("pointer-events", "none")
    box.blur()
    expect(paper).to_contain_text("977条")
    expect(downloads).to_have_css("pointer-events", "auto")

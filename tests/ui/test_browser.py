"""What only a browser shows: the page is quiet, stays on this machine, and loses nothing."""

import re
import sys
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect, sync_playwright
from serving import FLAGS, LOCAL, PATIENCE, Program, hosts, watched

sys.path.append(str(Path(__file__).parents[1] / "drafting"))
import fake_writers
from model_server import ModelServer

EXAMPLE = "奉母镇人民政府（2024年）"
AGENCY = "青石镇人民政府"


expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def office():
    """A language model's endpoint on loopback."""
    server = ModelServer()
    server.write = fake_writers.faithful
    yield server
    server.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory, office):
    program = Program(
        tmp_path_factory.mktemp("server"), NIANBAO_BASE_URL=office.url, NIANBAO_MODEL="m"
    ).start()
    yield program.address
    program.stop()


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_tab(browser, address):
    """Opens a tab of a browser of its own; in the end none of them may have complained or gone elsewhere."""
    contexts, tabs = [], []

    def opened(path="", *, width=1366, height=768):
        context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        contexts.append(context)
        tab = watched(context.new_page())
        tabs.append(tab)
        tab.set_default_timeout(30_000)
        tab.goto(address + path)
        tab.get_by_text("年报助手", exact=True).first.wait_for(timeout=PATIENCE * 1000)
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert [tab.complaints for tab in tabs] == [[] for _ in tabs]
    assert set().union(*(hosts(tab) for tab in tabs)) <= LOCAL


@pytest.fixture
def tab(open_tab):
    return open_tab()


def paper(tab):
    return tab.get_by_role("article", name="报告预览")


def see(tab, view):
    """Switch to a view and wait until the page has drawn it."""
    tab.get_by_test_id("stMain").get_by_role("radio", name=view).click()
    settled(tab)


def settled(tab):
    expect(tab.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def load(tab):
    """Look at the example."""
    tab.get_by_role("button", name=EXAMPLE).click()
    expect(paper(tab).get_by_role("table")).to_have_count(3)


def say(tab, message):
    tab.get_by_test_id("stChatInputTextArea").fill(message)
    tab.keyboard.press("Enter")
    expect(tab.locator("[class*=st-key-said-]").last).to_contain_text(message)
    settled(tab)


def begun(tab):
    """A report of the agency, and its address."""
    say(tab, AGENCY)
    expect(tab).to_have_url(re.compile(r"\?report="))
    say(tab, "公众号发了120条")
    return "/?" + tab.url.partition("?")[2]


# ── the shortest path ──


def test_two_clicks_lead_from_the_first_page_to_the_word_file_of_an_example(tab, tmp_path):
    load(tab)
    with tab.expect_download() as download:
        tab.get_by_role("button", name="下载 Word 报告").click()

    target = tmp_path / "报告.docx"
    download.value.save_as(target)
    printed = paper(tab).get_by_role("heading", level=1).inner_text().replace("\n", "")
    assert download.value.suggested_filename == f"{printed}.docx"
    word = docx.Document(target)
    assert word.paragraphs[0].text == printed
    assert len(word.tables) == 3


def test_the_keyboard_alone_leads_from_the_first_question_to_the_word_file(tab):
    def tab_to(name, *, most=80):
        for _ in range(most):
            tab.keyboard.press("Tab")
            focused = tab.evaluate(
                "() => { let e = document.activeElement;"
                " while (e && e.shadowRoot && e.shadowRoot.activeElement) e = e.shadowRoot.activeElement;"
                " return (e.getAttribute('aria-label') || '') + ' ' + (e.innerText || e.placeholder || ''); }"
            )
            if name in focused:
                return
        raise AssertionError(f"{name} is out of reach of the keyboard")

    tab_to("例如")
    tab.keyboard.type(AGENCY)
    tab.keyboard.press("Enter")
    expect(paper(tab)).to_contain_text(AGENCY)
    settled(tab)
    tab_to("下载 Word 报告")
    with tab.expect_download() as download:
        tab.keyboard.press("Enter")

    assert download.value.suggested_filename.startswith(AGENCY)


# ── what is typed ──


def test_markup_in_a_remark_stands_on_the_paper_as_typed(tab):
    load(tab)
    see(tab, "素材")

    tab.get_by_role("textbox", name="平台建设").fill("新开通公众号“<i>青石</i>发布”1个，发布120条")
    tab.keyboard.press("Control+Enter")

    expect(paper(tab)).to_contain_text("<i>青石</i>发布")
    assert paper(tab).locator("i, img, script").count() == 0


def test_markup_in_a_message_stands_in_the_conversation_as_typed(tab):
    words = "公众号“<i>青石</i>**发布** <img src=x onerror=alert(1)> [去](http://x)”发布120条"
    say(tab, AGENCY)

    say(tab, words)

    talk = tab.locator(".st-key-talk")
    expect(talk.get_by_text(words, exact=True).first).to_be_visible()
    assert talk.locator("i:has-text('青石'), img, strong:has-text('发布'), a").count() == 0


def test_what_is_being_typed_cannot_be_missed_by_a_download(tab):
    load(tab)
    see(tab, "素材")
    box = tab.get_by_role("textbox", name="平台建设")

    box.click()
    box.press_sequentially("新开通公众号1个，发布977条\n")

    download = tab.locator(".stDownloadButton")
    expect(download).to_have_css("pointer-events", "none")
    box.blur()
    expect(paper(tab)).to_contain_text("977条")
    expect(download).to_have_css("pointer-events", "auto")


def test_a_block_pasted_into_the_grid_itself_fills_its_cells(tab):
    load(tab)
    see(tab, "三张表")
    tab.get_by_role("radio", name="表四").click()
    settled(tab)
    tab.evaluate("text => navigator.clipboard.writeText(text)", "1\t2\t3\t4")
    grid = tab.get_by_test_id("stDataFrame").first
    box = grid.bounding_box()

    # The first cell behind the labels of the first row; the grid is drawn on a canvas.
    tab.mouse.click(box["x"] + 190, box["y"] + 34 + 15)
    tab.keyboard.press("Control+v")

    cells = paper(tab).get_by_role("table").last.locator("td")
    expect(cells.nth(4)).to_have_text("10")
    assert cells.all_inner_texts()[:4] == ["1", "2", "3", "4"]


# ── what is carried elsewhere ──


def clipboard(tab):
    """What lies on the clipboard, by its kinds."""
    return tab.evaluate(
        "async () => { const [item] = await navigator.clipboard.read(); const found = {};"
        " for (const kind of item.types) found[kind] = await (await item.getType(kind)).text();"
        " return found; }"
    )


def test_a_part_is_copied_beside_the_paper(tab):
    load(tab)

    tab.locator(".st-key-part-bar").get_by_role("button", name="复制").click()
    expect(tab.locator(".st-key-part-bar").get_by_role("button", name="已复制")).to_be_visible()

    found = clipboard(tab)
    assert "本报告由奉母镇人民政府" in found["text/plain"]
    assert "本报告由奉母镇人民政府" in found["text/html"]
    expect(tab).to_have_url(re.compile(r"\?report="))


def test_a_table_is_copied_as_word_keeps_it_and_that_is_remembered(tab):
    load(tab)
    see(tab, "交付")
    tab.get_by_role("combobox", name="复制哪一块").click()
    tab.get_by_role("option", name="表三", exact=True).click()
    settled(tab)
    tab.get_by_role("button", name="到Word、WPS").click()
    expect(tab).to_have_url(re.compile(r"\?report="))

    found = clipboard(tab)

    assert "<table" in found["text/html"]
    assert "第三方合法权益" in found["text/html"]
    assert re.search("(?i)rowspan|colspan", found["text/html"])
    assert "<" not in found["text/plain"]
    see(tab, "校核")
    see(tab, "交付")
    expect(tab.get_by_text("到现在没有变")).to_be_visible()


# ── a model at work ──


@pytest.fixture
def slow(office):
    """The endpoint, writing so slowly that no draft is finished by itself while a test looks."""
    office.rate = 2
    yield office
    office.rate = 0


def test_parts_come_side_by_side_are_found_after_a_refresh_and_stop_when_told(tab, slow):  # noqa: ARG001
    load(tab)
    tab.get_by_role("button", name="用大模型起草").click()
    parts = tab.locator("[class*=st-key-writing-]")
    expect(parts.filter(has_text="正在写").nth(1)).to_be_visible(timeout=PATIENCE * 1000)

    tab.reload()
    expect(parts.first).to_be_visible()
    tab.get_by_role("button", name="停止").click()

    expect(parts).to_have_count(0)
    expect(paper(tab)).to_be_visible()


def test_a_draft_is_on_the_paper_once_it_is_written(tab):
    load(tab)

    tab.get_by_role("button", name="用大模型起草").click()

    expect(tab.get_by_role("button", name="用大模型再起草")).to_be_visible(timeout=PATIENCE * 1000)
    expect(paper(tab)).to_be_visible()


# ── two browsers ──


def test_two_browsers_on_one_report_see_each_others_work_and_both_values_of_a_clash(tab, open_tab):
    address = begun(tab)
    other = open_tab(address)
    for each in (tab, other):
        see(each, "素材")

    other.get_by_role("textbox", name="平台建设").fill("公众号发了200条")
    other.get_by_role("textbox", name="平台建设").blur()
    expect(paper(other).or_(other.get_by_text("填好单位类别"))).to_be_visible()
    settled(other)
    tab.get_by_role("textbox", name="平台建设").fill("公众号发了300条")
    tab.get_by_role("textbox", name="平台建设").blur()

    expect(tab.get_by_text("别处填的：公众号发了200条")).to_be_visible()
    expect(tab.get_by_text("您填的：公众号发了300条")).to_be_visible()


def test_a_refresh_shows_the_conversation_and_the_paper_as_they_were(tab):
    begun(tab)
    before = tab.locator("[class*=st-key-said-]").all_inner_texts()

    tab.reload()

    expect(tab.locator("[class*=st-key-said-]")).to_have_count(len(before))
    assert tab.locator("[class*=st-key-said-]").all_inner_texts() == before


# ── every screen and every eye ──


VIEWS = ("开始", "对话", "素材", "三张表", "校核", "交付")


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (683, 384)], ids=["1366×768", "200 %"])
def test_nothing_has_to_be_scrolled_sideways_and_every_pane_is_reachable(open_tab, width, height):
    tab = open_tab(width=width, height=height)
    load(tab)

    for view in VIEWS:
        see(tab, view)
        wide = tab.evaluate(
            "() => ['html', '.stMain'].map(name => document.querySelector(name))"
            ".some(pane => pane.scrollWidth > pane.clientWidth)"
        )
        assert not wide, view
        for pane in (".st-key-desk", ".st-key-proof"):
            tab.locator(pane).first.scroll_into_view_if_needed()
            box = tab.locator(pane).first.bounding_box()
            assert box["x"] >= 0, (view, pane)
            assert box["x"] + box["width"] <= width + 1, (view, pane)


CONTRAST = """() => {
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255]; };
  const over = (top, under) => [0, 1, 2].map(at => top[at] * top[3] + under[at] * (1 - top[3]));
  const parent = node => node.parentElement || (node.getRootNode().host ?? null);
  const ground = node => { const layers = [];
    for (let at = node; at; at = parent(at)) layers.push(rgba(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]); };
  const poor = [];
  const look = root => { for (const node of root.querySelectorAll("*")) {
    if (node.shadowRoot) look(node.shadowRoot);
    const own = [...node.childNodes].some(each => each.nodeType === 3 && each.textContent.trim());
    const style = getComputedStyle(node);
    const size = parseFloat(style.fontSize);
    if (!own || !node.checkVisibility({ visibilityProperty: true }) || size === 0) continue;
    if (node.closest("[disabled], [aria-disabled=true], style, script, title")) continue;
    const back = ground(node), front = over(rgba(style.color), back);
    const [a, b] = [light(front), light(back)].sort((one, two) => two - one);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < (large ? 3 : 4.5)) poor.push(`${ratio.toFixed(2)} ${node.textContent.trim().slice(0, 30)}`);
  } };
  look(document);
  return [...new Set(poor)];
}"""


def test_every_text_stands_out_from_its_ground_as_wcag_aa_wants(tab):
    load(tab)

    poor = {}
    for view in VIEWS:
        see(tab, view)
        poor[view] = tab.evaluate(CONTRAST)

    assert poor == {view: [] for view in VIEWS}


def test_every_field_has_a_name(tab):
    load(tab)

    nameless = {}
    for view in VIEWS:
        see(tab, view)
        nameless[view] = tab.evaluate(
            "() => [...document.querySelectorAll('button, input, textarea, select, [role=combobox]')]"
            ".filter(e => e.checkVisibility() && !e.closest('[data-testid=stDataFrame], [aria-hidden=true]'))"
            ".filter(e => !(e.innerText || e.getAttribute('aria-label') || e.getAttribute('aria-labelledby')"
            " || e.title || (e.labels && e.labels.length) || e.placeholder))"
            ".map(e => e.outerHTML.slice(0, 120))"
        )

    assert nameless == {view: [] for view in VIEWS}

"""The page for the website: read by people, by screen readers, by our own reader, and printed."""

import re
import subprocess
from itertools import pairwise

import pytest
from pages import laid_out, parsed, text_of
from playwright.sync_api import sync_playwright

from answer_sets import answer_set
from nianbao.delivery import write_html, write_markdown, write_text
from nianbao.delivery.lattice import spots
from nianbao.reading.report_file import parse_report
from nianbao.report.document import Body, Document
from nianbao.report.paper import paper_of
from nianbao.report.tables import CELLS

EXAMPLES = ("fengmu-2024", "qiling-2024", "tongyin-2023")
READABLE = 4.5
"""Least contrast of text and ground. Source: WCAG 2.1, 1.4.3, level AA."""
CONTRASTS = """
() => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(v => v / 255)
      .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)$|transparent/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  return [...document.querySelectorAll("main *")]
    .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
    .map(each => {
      const [a, b] = [light(getComputedStyle(each).color), light(ground(each))];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    });
}
"""


def drafted(workspace, source):
    report = (
        answer_set(source)
        if isinstance(source, int)
        else workspace.parse_answers(workspace.example(source), source)
    )
    return workspace.draft(report)


@pytest.fixture
def page(report):
    return parsed(write_html(report))


@pytest.fixture
def browser(chromium):
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(chromium), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.parametrize("write", [write_html, write_markdown, write_text])
@pytest.mark.parametrize("source", [*EXAMPLES, *range(20, 30)])
def test_what_is_written_reads_back_as_the_same_report(workspace, source, write):
    done = drafted(workspace, source)
    ours = paper_of(done.report, done.document)

    theirs = parse_report(write(done.document), "年报")

    assert theirs.title == ours.title
    assert [(part, line.text) for part, line in theirs.narrative()] == [
        (part, line.text) for part, line in ours.narrative()
    ]
    printed = {key: str(cell.value) for key, cell in theirs.cells.items() if hasattr(cell, "value")}
    assert printed == {key: text for key, text in done.document.cells.items() if text}


def test_the_page_says_its_language_and_title_and_needs_nothing_from_elsewhere(report):
    text = write_html(report).decode("utf-8")

    assert text.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert f"<title>{report.title}</title>" in text
    assert not re.search(r"\b(?:src|href)=|@import|url\(", text)


def test_the_headings_are_a_ladder_without_a_missing_rung(page):
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_every_section_is_named_by_its_heading(page):
    sections = page.xpath("//section")

    assert [text_of(page.get_element_by_id(each.get("aria-labelledby")))[0] for each in sections] == list(
        "一二三四五六"
    )


@pytest.mark.parametrize("number", [2, 3, 4])
def test_every_number_names_labels_that_really_stand_over_and_before_it(page, number):
    table = page.xpath("//table")[number - 2]
    grid = laid_out(table)
    named = {each.get("id"): each for each in table.xpath(".//th")}

    values = [spot for spot in spots(number) if spot.is_value]
    for spot in values:
        cell = grid[spot.row][spot.column]
        told = [named[name] for name in cell.get("headers").split()]
        column = [row[spot.column] for row in grid[: spot.row]]
        assert told
        assert all(each in column or each in grid[spot.row] for each in told)
    assert len(values) == sum(key.startswith(f"t{number}.") for key in CELLS)


@pytest.mark.parametrize(
    ("number", "key", "labels"),
    [
        (2, "t2.normative.repealed", ["第二十条第（一）项", "本年废止件数", "行政规范性文件"]),
        (2, "t2.fees.amount", ["第二十条第（八）项", "本年收费金额（单位：万元）", "行政事业性收费"]),
        (3, "t3.new.natural", ["申请人情况", "自然人", "一、本年新收政府信息公开申请数量"]),
        (
            3,
            "t3.refused_law.legal",
            [
                *("申请人情况", "法人或其他组织", "法律服务机构"),
                *("三、本年度办理结果", "（三）不予公开", "2.其他法律行政法规禁止公开"),
            ],
        ),
        (4, "t4.review.total", ["行政复议", "总计"]),
        (4, "t4.suit_after_review.pending", ["行政诉讼", "复议后起诉", "尚未审结"]),
    ],
)  # fmt: skip
def test_a_number_is_read_aloud_with_its_labels(page, numbers, number, key, labels):
    table = page.xpath("//table")[number - 2]
    cell = next(each for each in table.xpath(".//td[@headers]") if text_of(each) == numbers[key])

    assert [text_of(page.get_element_by_id(name)) for name in cell.get("headers").split()] == labels


def test_every_table_has_a_caption_with_its_unit(page):
    assert ["单位：件" in text_of(caption) for caption in page.xpath("//table/caption")] == [True] * 3


def test_without_a_stylesheet_the_page_is_bare(report):
    assert b"<style>" not in write_html(report, stylesheet=False)


def test_what_looks_like_markup_is_text(make_body, numbers):
    said = "<script>alert(1)</script>&amp;\"'【待补：<b>】"

    page = parsed(write_html(Document(said, (make_body(said),), numbers)))

    assert not page.xpath("//script|//b")
    assert [text_of(each) for each in page.xpath("//h1|//p|//title")] == [said] * 3


def test_the_same_document_gives_the_same_bytes(report):
    assert write_html(report) == write_html(report)


def test_a_browser_shows_the_page_without_complaint_and_with_enough_contrast(report, browser, tmp_path):
    path = tmp_path / "年报.html"
    path.write_bytes(write_html(report))
    shown = browser.new_page()
    said = []
    shown.on("console", lambda message: said.append(message.text))
    shown.on("pageerror", lambda error: said.append(str(error)))

    shown.goto(path.as_uri())

    assert said == []
    assert min(shown.evaluate(CONTRASTS)) >= READABLE


def test_on_a_narrow_screen_only_the_tables_scroll(report, browser, tmp_path):
    path = tmp_path / "年报.html"
    path.write_bytes(write_html(report))
    shown = browser.new_page(viewport={"width": 390, "height": 800})

    shown.goto(path.as_uri())

    assert shown.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", [320, 390, 900, 1400])
def test_the_title_never_breaks_inside_its_year_or_the_name_of_the_report(report, browser, tmp_path, width):
    path = tmp_path / "年报.html"
    path.write_bytes(write_html(report))
    shown = browser.new_page(viewport={"width": width, "height": 800})

    shown.goto(path.as_uri())

    heights = shown.evaluate("[...document.querySelectorAll('h1 span')].map(each => each.offsetHeight)")
    assert heights[0] == heights[1]
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_printed_no_table_is_cut_and_every_number_is_there(report, numbers, browser, pdftotext, tmp_path):
    path = tmp_path / "年报.html"
    path.write_bytes(write_html(report))
    shown = browser.new_page()
    shown.goto(path.as_uri())
    shown.pdf(path=str(tmp_path / "年报.pdf"), prefer_css_page_size=True)

    subprocess.run([pdftotext, "-layout", tmp_path / "年报.pdf", tmp_path / "年报.txt"], check=True)

    pages = (tmp_path / "年报.txt").read_text(encoding="utf-8").split("\f")
    for number in "234":
        wanted = {text for key, text in numbers.items() if key[1] == number}
        holding = [page for page in pages if wanted & set(re.findall(r"\d+", page))]
        assert len(holding) == 1
        assert wanted <= set(re.findall(r"\d+", holding[0]))


def test_markdown_shows_what_would_be_markup_as_text(make_body, numbers):
    said = "*重点* | _公开_ # <b> [a](b) `c`"

    text = write_markdown(Document("标题", (Body("6", make_body(said).sentences),), numbers)).decode()

    shown = r"\*重点\* \| \_公开\_ # \<b\> \[a\](b) \`c\`"
    assert text == f"# 标题\n\n{shown}\n"


def test_the_tables_in_markdown_have_the_same_number_of_columns_in_every_row(report):
    lines = [line for line in write_markdown(report).decode().split("\n") if line.startswith("|")]

    assert {line.count("|") for line in lines} == {5, 11, 16}

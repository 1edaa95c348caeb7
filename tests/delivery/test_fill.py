"""A report in every template an office sends: each number in its cell, each part below its heading."""

import io
import re
import zipfile
from difflib import SequenceMatcher

import pytest
from lxml import etree
from office_templates import INNERMOST, every_template

from nianbao.delivery.template.filler import fill_template
from nianbao.reading.report_text import paper_from
from nianbao.reading.report_word import read_word
from nianbao.report.filling import Filling, FillLine, Outcome
from nianbao.report.slots import plain
from nianbao.report.tables import ASPECT_HEADINGS, CELLS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATES = every_template()
SAID = {
    "lead": ("根据《中华人民共和国政府信息公开条例》编制本报告，数据统计期限为2024年1月1日至12月31日。",),
    "1.proactive": ("全年主动公开政府信息八十六条。", "其中工作动态五十二条。"),
    "1.on_request": ("全年新收申请两件，均已办结。",),
    "1.management": ("严格落实三审三校制度。",),
    "1.platform": ("新开通公众号一个，维护公开栏十一处。",),
    "1.supervision": ("全年组织培训两次，考核等次为良好。",),
    "5": ("上年度所提公开栏偏少的问题已经改进。", "一是政策解读形式单一。", "二是公开栏更新不够及时。"),
    "6": ("本年度未收取政府信息公开信息处理费。",),
}
HEADS_OF_5 = {0: "（一）上年度所列问题的整改情况", 1: "（二）本年度存在的主要问题及改进措施"}


def filling(**changes):
    """A report with a different number in each of the 200 cells."""
    parts = {part: tuple(FillLine(text) for text in texts) for part, texts in SAID.items()}
    five = []
    for at, line in enumerate(parts["5"]):
        five += [FillLine(HEADS_OF_5[at], is_heading=True)] if at in HEADS_OF_5 else []
        five.append(line)
    given = {
        "agency": "青石镇人民政府",
        "year": 2024,
        "title": "青石镇人民政府2024年政府信息公开工作年度报告",
        "parts": parts | {"5": tuple(five)},
        "cells": {key: str(1000 + at) for at, key in enumerate(CELLS)},
        "date": "2025年1月20日",
    }
    return Filling(**{**given, **changes})


@pytest.fixture(scope="module")
def filled():
    """Every template, filled once."""
    return {
        each.name: fill_template(each.data, "模板.docx", filling(), replace=each.replace)
        for each in TEMPLATES
    }


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def main_part(data):
    return parts_of(data)["word/document.xml"].decode("utf-8-sig")


def body(data):
    return etree.fromstring(parts_of(data)["word/document.xml"])


def shown(element):
    """The text of an element as printed; nothing of what was deleted, nothing twice."""
    for old in list(element.iter("{*}Fallback")):
        old.getparent().remove(old)
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def paragraphs(data):
    """The text of every paragraph, those in text boxes after the one they hang on; runs broken into lines."""
    root = body(data)
    for old in list(root.iter("{*}Fallback")):
        old.getparent().remove(old)
    lines = []
    for paragraph in root.iter(f"{W}p"):
        text = ""
        for node in paragraph.iter(f"{W}t", f"{W}br"):
            if next(node.iterancestors(f"{W}p")) is paragraph:
                text += node.text or "" if node.tag == f"{W}t" else "\n"
        lines += text.split("\n")
    return lines


templates = pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.name)


@templates
def test_every_number_stands_in_its_cell(template, filled):
    cells = list(body(filled[template.name].data).iter(f"{W}tc"))

    found = {key: shown(cells[place]) for key, place in template.places.items()}

    assert found == filling().cells
    assert filled[template.name].cells == 200


@templates
def test_every_part_stands_once_between_its_heading_and_the_next(template, filled):
    lines = [line.strip() for line in paragraphs(filled[template.name].data)]

    at = -1
    for part in ("1.proactive", "1.on_request", "1.management", "1.platform", "1.supervision", "5", "6"):
        if part.startswith("1."):
            stem = {"platform": "平台建设", "management": "信息管理", "proactive": "主动公开"}.get(
                part[2:], ASPECT_HEADINGS[part[2:]][3:]
            )
        else:
            stem = {"5": "及改进情况", "6": "报告的事项"}[part]
        at = next(
            place for place in range(at + 1, len(lines)) if stem in lines[place] and len(lines[place]) < 60
        )
        for text in SAID[part]:
            found = [place for place, line in enumerate(lines) if text in line]
            assert len(found) == 1, text
            assert found[0] >= at
            at = found[0]


@templates
def test_no_hint_and_no_blank_is_left_but_in_parts_not_written(template, filled):
    text = "\n".join(paragraphs(filled[template.name].data))

    assert not re.search("【|填写|XX|××|单击|\\{\\{|此处", text)


@templates
def test_title_and_year_are_of_this_report(template, filled):
    lines = [line.strip() for line in paragraphs(filled[template.name].data)]

    assert "青石镇人民政府2024年政府信息公开工作年度报告" in lines


@templates
def test_every_other_part_of_the_file_is_as_it_was(template, filled):
    before, after = parts_of(template.data), parts_of(filled[template.name].data)
    written = {"word/document.xml"} | (
        {"[Content_Types].xml"} if template.name == "word_template_file" else set()
    )

    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == sorted(written, key=list(before).index)


@templates
def test_every_paragraph_that_was_not_to_be_written_is_there_to_the_letter(template, filled):
    after = main_part(filled[template.name].data)

    at = 0
    for paragraph in template.fixed:
        found = after.find(paragraph, at)
        assert found >= 0, paragraph
        at = found + len(paragraph)


def frame_of(xml):
    """The main part without its paragraphs and without what tells that a control waits."""
    xml = re.sub("<!--(?:open|t\\d\\.[\\w.]+)-->|<w:showingPlcHdr/>|<w:dataBinding [^>]*/>", "", xml)
    xml = re.sub(r"<w:p ?/>|<w:p >\s*</w:p >", "", xml)
    while (shorter := INNERMOST.sub("", xml)) != xml:
        xml = shorter
    return xml


@templates
def test_everything_around_the_paragraphs_is_as_it_was(template, filled):
    before, after = frame_of(template.marked), frame_of(main_part(filled[template.name].data))

    assert before.lstrip("\ufeff") == after


@templates
def test_what_is_written_can_be_read_back(template, filled):
    paper = paper_from(read_word(filled[template.name].data, "年报.docx"))

    assert {
        key: plain(paper.value(key)) if paper.value(key) is not None else None for key in CELLS
    } == filling().cells
    if template.is_readable:
        assert paper.year == 2024
        said = "".join(line.text for section in paper.sections for line in section.lines)
        assert [
            text for part, texts in SAID.items() if part != "lead" for text in texts if text not in said
        ] == []


def test_the_templates_are_of_many_kinds():
    assert len({each.name for each in TEMPLATES}) >= 30


def test_two_programs_agree_on_what_differs(filled):
    """A check of the checks: what was written is all that differs, by another measure."""
    template = next(each for each in TEMPLATES if each.name == "plain_word")
    before, after = (
        re.split("(?<=>)", main_part(data)) for data in (template.data, filled["plain_word"].data)
    )

    changed = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    gone = "".join("".join(before[a:b]) for kind, a, b, _, _ in changed if kind != "equal")

    assert set(re.findall("[一-鿿]+", gone)) <= {
        "请简要填写本部分内容",
        "镇人民政府",
        "年政府信息公开工作年度报告",
    }


def test_the_notes_say_what_was_written_and_what_stood_there(filled):
    notes = {note.where: note for note in filled["plain_word"].notes if note.outcome is Outcome.FILLED}

    assert notes["1.proactive"].before == "【请简要填写本部分内容】"
    assert set(notes) == {part for part in SAID if part != "lead"}

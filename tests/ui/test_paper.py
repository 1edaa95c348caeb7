"""What the paper is drawn from: the document's texts, whole and unchanged."""

import json
import re
from pathlib import Path

from nianbao.report.document import Body, Document, FormTable, Heading, PrintedSentence
from nianbao.report.draft import Origin
from nianbao.ui import handover, paper
from nianbao.ui.paper import paper_data

UI = Path(paper.__file__).parent


def document(text, cells=None):
    body = Body("1.proactive", (PrintedSentence(text, Origin.FACT, (), ()),))
    blocks = (Heading("一、总体情况", 1), body, FormTable(3))
    return Document("青石镇人民政府2024年政府信息公开工作年度报告", blocks, cells or {})


def test_the_title_breaks_before_the_name_of_the_report_and_loses_nothing():
    title = paper_data(document("全年公开信息86条。"))["title"]

    assert title == ["青石镇人民政府2024年", "政府信息公开工作年度报告"]


def test_marks_are_set_apart_and_the_text_stays_whole():
    text = "公开信息86条【待核：是否全年数】。【待补：渠道。】"

    runs = paper_data(document(text))["blocks"][1]["runs"]

    assert "".join(piece for piece, _ in runs) == text
    assert [piece for piece, marked in runs if marked] == ["【待核：是否全年数】", "【待补：渠道。】"]


def test_markup_reaches_the_browser_as_the_text_it_is():
    text = "<script>alert(1)</script>**粗** & “引号”"

    assert paper_data(document(text))["blocks"][1]["runs"] == [[text, False]]


def test_a_table_has_the_numbers_in_its_value_cells_and_nowhere_else():
    table = paper_data(document("", {"t3.new.natural": "7"}))["blocks"][2]

    places = [place for row in table["table"] for place in row]
    assert [place["kind"] for place in places if place["text"] == "7"] == ["value"]
    assert sum(place["kind"] == "value" for place in places) == 175
    assert sum(place["columns"] * place["rows"] for place in places) == len(table["table"]) * len(
        table["widths"]
    )


def test_the_data_is_plain_json():
    data = paper_data(document("公开信息86条。"))

    assert json.loads(json.dumps(data)) == data


def test_nothing_in_the_page_can_turn_text_into_markup():
    script = (UI / "paper.js").read_text(encoding="utf-8")
    sources = "".join(path.read_text(encoding="utf-8") for path in UI.glob("*.py"))

    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|https?:", script)
    assert "unsafe_allow" not in sources


def test_a_file_name_holds_nothing_windows_refuses():
    assert handover.file_name("青石镇/“甲”:报告?", ".docx") == "青石镇_“甲”_报告_.docx"

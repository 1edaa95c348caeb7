"""What the paper is drawn from: the document's texts, whole and unchanged."""

import json
import re
from pathlib import Path

from nianbao.report.document import Body, Document, FormTable, Heading, PrintedSentence
from nianbao.report.draft import Origin
from nianbao.ui import handover, paper
from nianbao.ui.paper import Looks, Note, paper_data

UI = Path(paper.__file__).parent


def document(text, cells=None, origin=Origin.FACT, evidence=()):
    body = Body("1.proactive", (PrintedSentence(text, origin, evidence, ()),))
    blocks = (Heading("一、总体情况", 1), Heading("（一）主动公开", 2), body, FormTable(3))
    return Document("青石镇人民政府2024年政府信息公开工作年度报告", blocks, cells or {})


def drawn(text="全年公开信息86条。", cells=None, **looks):
    """What the paper is drawn from, by the kind of its blocks."""
    data = paper_data(document(text, cells), Looks(**looks))
    section, aspect, body, table = data["blocks"]
    return data, section, aspect, body, table


def runs(body):
    return [run for sentence in body["sentences"] for run in sentence["runs"]]


def test_the_title_breaks_before_the_name_of_the_report_and_loses_nothing():
    data, *_ = drawn()

    assert data["title"] == ["青石镇人民政府2024年", "政府信息公开工作年度报告"]


def test_marks_are_set_apart_and_the_text_stays_whole():
    text = "公开信息86条【待核：是否全年数】。【待补：渠道。】"

    *_, body, _ = drawn(text)

    assert "".join(piece for piece, _ in runs(body)) == text
    assert [piece for piece, marked in runs(body) if marked] == ["【待核：是否全年数】", "【待补：渠道。】"]


def test_markup_reaches_the_browser_as_the_text_it_is():
    text = "<script>alert(1)</script>**粗** & “引号”"

    *_, body, _ = drawn(text)

    assert runs(body) == [[text, False]]


def test_a_table_has_the_numbers_in_its_value_cells_and_nowhere_else():
    *_, table = drawn(cells={"t3.new.natural": "7"})

    places = [place for row in table["table"] for place in row]
    assert [place["kind"] for place in places if place["text"] == "7"] == ["value"]
    assert sum(place["kind"] == "value" for place in places) == 175
    assert sum(place["columns"] * place["rows"] for place in places) == len(table["table"]) * len(
        table["widths"]
    )


def test_every_block_says_which_part_it_belongs_to_and_which_is_chosen():
    _, section, aspect, body, table = drawn(
        chosen="1.proactive", targets=frozenset({"1.proactive"}), locked=frozenset({"1.proactive"})
    )

    assert [each["part"] for each in (section, aspect, body)] == ["1", "1.proactive", "1.proactive"]
    assert (body["choice"], body["chosen"], section["choice"]) == (True, True, False)
    assert aspect["locked"]
    assert "locked" not in table


def test_a_finding_stands_beside_the_words_it_is_about():
    note = Note(1, "warn", "1.proactive", "86条", "和表二对不上。")

    data, _, _, body, _ = drawn(notes=(note,))

    assert [each["message"] for each in body["notes"]] == ["和表二对不上。"]
    assert data["notes"] == []


def test_a_finding_of_a_cell_stands_beside_its_table_and_marks_the_cell():
    note = Note(1, "error", "t3.new.natural", "", "应为4。")

    *_, table = drawn(notes=(note,))

    wrong = [place["wrong"] for row in table["table"] for place in row if "wrong" in place]
    assert wrong == ["应为4。"]
    assert [each["number"] for each in table["notes"]] == [1]


def test_a_finding_that_belongs_nowhere_stands_at_the_top():
    note = Note(1, "warn", "report", "", "成文日期晚于期限。")

    data, *_ = drawn(notes=(note,))

    assert [each["message"] for each in data["notes"]] == ["成文日期晚于期限。"]


def test_origins_are_told_only_when_asked_for():
    *_, without, _ = drawn()
    made = paper_data(document("全年公开86条。", evidence=("F1",)), Looks(words={"F1": "发了86条"}))

    assert "origin" not in without["sentences"][0]
    (sentence,) = made["blocks"][2]["sentences"]
    assert (sentence["origin"], sentence["told"]) == ("fact", "素材：发了86条")


def test_the_data_is_plain_json():
    data, *_ = drawn()

    assert json.loads(json.dumps(data)) == data


def test_nothing_in_the_page_can_turn_text_into_markup():
    script = "".join(path.read_text(encoding="utf-8") for path in UI.glob("*.js"))
    sources = "".join(path.read_text(encoding="utf-8") for path in UI.glob("*.py"))

    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|https?:", script)
    assert "unsafe_allow" not in sources


def test_a_file_name_holds_nothing_windows_refuses():
    assert handover.file_name("青石镇/“甲”:报告?", ".docx") == "青石镇_“甲”_报告_.docx"

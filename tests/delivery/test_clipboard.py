"""What is copied can be pasted: into Word, into a content system, as text, and cell by cell into the form."""

import re

import pytest
from pages import laid_out, parsed, text_of

from answer_sets import answer_set
from nianbao.delivery import flavours
from nianbao.delivery.lattice import spots
from nianbao.reading.report_file import parse_report
from nianbao.report.document import Body, Document, FormTable
from nianbao.report.form import Kind, grid
from nianbao.report.paper import paper_of
from nianbao.report.pieces import PIECES

EXAMPLES = ("fengmu-2024", "qiling-2024", "tongyin-2023")
NUMBERS = (2, 3, 4)


@pytest.fixture
def form():
    """An empty form as a spreadsheet holds it: merged fields by the place where they begin."""

    class Form:
        def __init__(self, number):
            self.begins = {(spot.row, spot.column): spot.place for spot in spots(number)}
            self.size = len(grid(number).rows), len(grid(number).widths)
            self.fields = {}

        def paste(self, text, row, column):
            for down, line in enumerate(text.split("\n")):
                for right, value in enumerate(line.split("\t")):
                    at = row + down, column + right
                    assert at[0] < self.size[0]
                    assert at[1] < self.size[1]
                    if value:
                        assert at in self.begins, "something would land in the covered part of a merged cell"
                        self.fields[at] = value

        def values(self):
            return {
                place.text: self.fields.get(at, "")
                for at, place in self.begins.items()
                if place.kind is Kind.VALUE
            }

        def place_of(self, key):
            return next(at for at, place in self.begins.items() if place.text == key)

    return Form


def finished(workspace, source):
    report = (
        answer_set(source)
        if isinstance(source, int)
        else workspace.parse_answers(workspace.example(source), source)
    )
    return workspace.draft(report)


@pytest.mark.parametrize("flavour", ["plain", "word", "clean"])
@pytest.mark.parametrize("source", [*EXAMPLES, *range(20)])
def test_a_whole_report_pasted_back_is_the_same_report(workspace, source, flavour):
    done = finished(workspace, source)
    ours = paper_of(done.report, done.document)

    theirs = parse_report(getattr(flavours(done.document, "whole"), flavour).encode(), "粘贴的内容")

    assert theirs.title == ours.title
    assert [(part, line.text) for part, line in theirs.narrative()] == [
        (part, line.text) for part, line in ours.narrative()
    ]
    assert [section.heading.text for section in theirs.sections] == [
        section.heading.text for section in ours.sections
    ]
    printed = {key: str(cell.value) for key, cell in theirs.cells.items() if hasattr(cell, "value")}
    assert printed == {key: text for key, text in done.document.cells.items() if text}


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_pasted_at_the_first_cell_of_their_block_land_right(report, numbers, form, number):
    empty = form(number)

    for block in flavours(report, f"t{number}").numbers:
        empty.paste(block.text, *empty.place_of(block.first))

    assert empty.values() == {key: value for key, value in numbers.items() if key[1] == str(number)}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_table_with_its_labels_pasted_at_the_corner_lands_right(report, numbers, form, number):
    empty = form(number)

    empty.paste(flavours(report, f"t{number}").cells, 0, 0)

    assert empty.values() == {key: value for key, value in numbers.items() if key[1] == str(number)}
    assert {empty.fields[at] for at, place in empty.begins.items() if place.kind is not Kind.VALUE} == {
        place.text for place in empty.begins.values() if place.kind is not Kind.VALUE
    }


@pytest.mark.parametrize("flavour", ["word", "clean"])
@pytest.mark.parametrize("number", NUMBERS)
def test_the_tables_have_the_merged_cells_of_the_form(report, numbers, flavour, number):
    table = parsed(getattr(flavours(report, f"t{number}"), flavour)).xpath("//table")[0]

    shown = [[text_of(cell) for cell in row] for row in laid_out(table)]

    assert len(shown) == len(grid(number).rows)
    for spot in spots(number):
        expected = numbers.get(spot.place.text, spot.place.text)
        covered = [
            shown[spot.row + down][spot.column + right]
            for down in range(spot.place.rows)
            for right in range(spot.place.columns)
        ]
        assert set(covered) == {expected}


def test_every_text_for_word_has_its_chinese_font_and_size_set_in_place(report):
    page = parsed(flavours(report, "whole").word)

    texts = [
        element
        for element in page.xpath("//body//*[normalize-space(text())]")
        if not element.get("style", "").startswith("background")
    ]

    assert texts
    for element in texts:
        assert re.search(r"mso-fareast-font-family:'[^']+'", element.get("style"))
        assert re.search(r"font-size:(?:22|16|10\.5)pt", element.get("style"))
        assert "mso-ascii-font-family:'Times New Roman'" in element.get("style")


@pytest.mark.parametrize(
    ("words", "font"),
    [
        ("年度报告", "方正小标宋简体"),
        ("一、总体情况", "黑体"),
        ("（一）主动公开", "楷体_GB2312"),
        ("（一）上年度问题的改进情况", "楷体_GB2312"),
        ("1.关于政策解读", "仿宋_GB2312"),
        ("本年度未收取", "仿宋_GB2312"),
    ],
)
def test_headings_and_text_have_the_fonts_of_an_official_document(report, words, font):
    page = parsed(flavours(report, "whole").word)

    element = next(each for each in page.xpath("//span[@lang]") if words in each.text_content())

    assert f"mso-fareast-font-family:'{font}'" in element.get("style")


def test_marks_are_highlighted_for_word_and_plain_words_elsewhere(report):
    copied = flavours(report, "5")

    assert [
        text_of(span) for span in parsed(copied.word).xpath("//span[contains(@style,'mso-highlight')]")
    ] == ["【待补：政策解读问题的改进措施】"]
    assert "<p>【待补：政策解读问题的改进措施】</p>" in copied.clean


def test_clean_html_has_no_classes_and_styles_on_tables_alone(report):
    page = parsed(flavours(report, "whole").clean)

    assert not page.xpath("//*[@class or @id]")
    assert {element.tag for element in page.xpath("//*[@style]")} == {"table"}
    assert {element.tag for element in page.xpath("//body//*")} == {
        "h1", "h2", "h3", "h4", "p", "table", "tr", "td", "th",
    }  # fmt: skip


def test_plain_text_is_indented_by_two_full_width_blanks(report):
    title, *lines = flavours(report, "whole").plain.split("\n")

    assert title == report.title
    assert all(re.match("\u3000\u3000\\S", line) for line in lines if "\t" not in line)
    assert [line for line in lines if "\t" not in line] == [
        f"\u3000\u3000{block.text}" for block in report.blocks if not isinstance(block, FormTable)
    ]


@pytest.mark.parametrize("piece", PIECES)
def test_every_piece_can_be_carried_in_every_flavour(workspace, piece):
    copied = flavours(finished(workspace, "fengmu-2024").document, piece)

    assert copied.plain
    assert parsed(copied.word).xpath("//body/*")
    assert copied.clean
    assert bool(copied.cells) == (piece in {"whole", "s2", "s3", "s4", "t2", "t3", "t4"})


@pytest.mark.parametrize("flavour", ["word", "clean"])
def test_what_looks_like_markup_is_text(make_body, numbers, flavour):
    said = '<script>alert("x")</script> & <b onload=x>【待补：<i>】\x00\ud800'
    document = Document(said, (make_body(said),), numbers)

    page = parsed(getattr(flavours(document, "whole"), flavour))

    assert not page.xpath("//script|//b|//i")
    shown = '<script>alert("x")</script> & <b onload=x>【待补：<i>】\ufffd'
    assert [text_of(element) for element in page.xpath("//h1|//p")] == [shown, shown]


def test_a_cell_nobody_filled_in_stays_empty(report, numbers):
    blank = Document(report.title, report.blocks, {**numbers, "t3.new.natural": ""})

    first = flavours(blank, "t3").numbers[0].text.split("\n")[0].split("\t")

    assert first[0] == ""
    assert len(first) == 7


def test_a_body_of_the_report_stands_in_its_part_alone(report):
    part = next(block for block in report.blocks if isinstance(block, Body) and block.part == "6")

    assert flavours(report, "6").plain == f"\u3000\u3000{part.text}"

"""The page of GB/T 9704-2012, read from the XML."""

from dataclasses import replace

import pytest

from nianbao.report.document import Closing, Document, FormTable, Heading

MM = 1440 / 25.4
BODY_TEXT = ("Times New Roman", "仿宋_GB2312")
FONTS = {
    "Title": ("Times New Roman", "方正小标宋简体"),
    "Heading1": ("Times New Roman", "黑体"),
    "Heading2": ("Times New Roman", "楷体_GB2312"),
    "Heading3": BODY_TEXT,
    "BodyText": BODY_TEXT,
    "Signature": BODY_TEXT,
    "Date": BODY_TEXT,
    "ContactNote": BODY_TEXT,
    "TableText": ("Times New Roman", "宋体"),
    "TableItem": ("Times New Roman", "宋体"),
    "PageNumberOdd": ("宋体", "宋体"),
    "PageNumberEven": ("宋体", "宋体"),
}
WRITTEN = ("word/document.xml", "word/footer-odd.xml", "word/footer-even.xml")


def test_the_page_is_a4_with_a_type_area_of_156_by_225_mm(write, report, w):
    section = write(report).body.find(f"{w}sectPr")

    size = {name: round(int(section.find(f"{w}pgSz").get(f"{w}{name}")) / MM) for name in ("w", "h")}
    margins = {
        name: round(int(section.find(f"{w}pgMar").get(f"{w}{name}")) / MM)
        for name in ("top", "left", "right", "bottom")
    }

    assert size == {"w": 210, "h": 297}
    assert margins == {"top": 37, "left": 28, "right": 26, "bottom": 35}


def test_22_lines_fill_the_type_area_and_a_23rd_does_not_fit(write, report):
    word = write(report)

    assert word.resolved("BodyText", "pPr/spacing", "lineRule") == "exact"
    pitch = int(word.resolved("BodyText", "pPr/spacing", "line"))
    assert 22 * pitch <= 225 * MM < 23 * pitch
    assert 28 * 20 <= pitch <= 29 * 20


def test_28_characters_fill_the_line_and_a_29th_does_not_fit(write, report):
    word = write(report)

    size = int(word.resolved("BodyText", "rPr/sz", "val")) * 10
    closer = int(word.resolved("BodyText", "rPr/spacing", "val"))

    assert size == 16 * 20
    assert 28 * (size + closer) <= 156 * MM < 29 * (size + closer)


def test_the_page_setup_shows_the_grid_of_22_lines(write, report, w):
    grid = write(report).body.find(f"{w}sectPr/{w}docGrid")

    assert grid.get(f"{w}type") == "lines"
    assert int(225 * MM / int(grid.get(f"{w}linePitch"))) == 22


@pytest.mark.parametrize(("style", "fonts"), FONTS.items())
def test_a_style_names_all_four_fonts(write, report, w, style, fonts):
    own = write(report).styles()[style].find(f"{w}rPr/{w}rFonts")

    latin, chinese = fonts
    assert dict(own.attrib) == {
        f"{w}ascii": latin,
        f"{w}hAnsi": latin,
        f"{w}eastAsia": chinese,
        f"{w}cs": latin,
    }


def test_every_run_takes_all_four_fonts_from_its_style_and_is_hinted_chinese(write, report, w):
    word = write(report)
    runs = 0

    for part in WRITTEN:
        for paragraph in word.xml(part).iter(f"{w}p"):
            style = paragraph.find(f"{w}pPr/{w}pStyle").get(f"{w}val")
            for run in paragraph.iter(f"{w}r"):
                own = run.find(f"{w}rPr/{w}rFonts")
                assert own is None or dict(own.attrib) == {f"{w}hint": "eastAsia"}
                assert own is not None or not any(ord(char) > 127 for char in "".join(run.itertext()))
                assert word.resolved(style, "rPr/rFonts", "eastAsia") == FONTS[style][1]
                runs += 1

    assert runs > 300


def test_no_part_names_a_font_that_offices_do_not_have(write, report):
    word = write(report)

    everything = b"".join(word.parts.values()).decode()

    assert "MS Mincho" not in everything
    assert "Calibri" not in everything
    assert "Theme=" not in word.parts["word/styles.xml"].decode()


@pytest.mark.parametrize("font", sorted({fonts[1] for fonts in FONTS.values()}))
def test_a_chinese_font_names_what_stands_in_for_it(write, report, w, font):
    table = write(report).xml("word/fontTable.xml")

    stand_ins = {
        entry.get(f"{w}name"): entry.find(f"{w}altName").get(f"{w}val")
        for entry in table
        if entry.find(f"{w}altName") is not None
    }

    assert stand_ins[font]


@pytest.mark.parametrize(
    ("style", "points"),
    [
        ("Title", 22),
        ("Heading1", 16),
        ("Heading2", 16),
        ("Heading3", 16),
        ("BodyText", 16),
        ("TableText", 10.5),
    ],
)
def test_sizes_are_those_of_the_standard(write, report, style, points):
    assert int(write(report).resolved(style, "rPr/sz", "val")) / 2 == points


@pytest.mark.parametrize(("style", "level"), [("Heading1", 0), ("Heading2", 1), ("Heading3", 2)])
def test_headings_stand_in_the_navigation_pane_and_stay_with_their_text(write, report, w, style, level):
    word = write(report)

    assert word.resolved(style, "pPr/outlineLvl", "val") == str(level)
    assert word.styles()[style].find(f"{w}pPr/{w}keepNext") is not None
    assert word.styles()[style].find(f"{w}rPr/{w}b") is None


@pytest.mark.parametrize("style", ["Heading1", "Heading2", "Heading3", "BodyText"])
def test_paragraphs_begin_two_characters_in(write, report, style):
    word = write(report)

    assert word.resolved(style, "pPr/ind", "firstLineChars") == "200"
    assert word.resolved(style, "pPr/ind", "firstLine") == str(2 * 16 * 20)


def test_no_paragraph_leaves_a_single_line_on_a_page(write, report, w):
    assert write(report).styles()["Normal"].find(f"{w}pPr/{w}widowControl") is not None


def test_the_title_is_centred_with_one_blank_line_below(write, report):
    word = write(report)

    assert word.paragraphs()[0] == ("青石镇人民政府2024年政府信息公开工作年度报告", "Title")
    assert word.resolved("Title", "pPr/jc", "val") == "center"
    assert word.resolved("Title", "pPr/spacing", "after") == word.resolved("Title", "pPr/spacing", "line")


@pytest.mark.parametrize(
    ("agency", "first_line"),
    [
        ("县医保局", None),  # 19 characters fit on one line
        ("青石镇人民政府", "青石镇人民政府2024年政府信息公开"),
        ("蓼浦区枫桁街道办事处", "蓼浦区枫桁街道办事处2024年"),
        ("新平彝族傣族自治县扬武镇人民政府", "新平彝族傣族自治县扬武镇人民政府2024年"),
    ],
)
def test_a_long_title_breaks_between_two_terms(write, w, agency, first_line):
    title = f"{agency}2024年政府信息公开工作年度报告"

    paragraph = write(Document(title, (), {})).body.find(f"{w}p")

    indent = paragraph.find(f"{w}pPr/{w}ind")
    if first_line is None:
        assert indent is None
        return
    assert indent.get(f"{w}left") == indent.get(f"{w}right")
    room = 156 * MM - 2 * int(indent.get(f"{w}left"))
    width = (len(first_line) - 2) * 22 * 20  # four digits are as wide as two characters
    assert width < room < width + 22 * 20
    assert paragraph.find(f".//{w}br") is None


def test_a_title_for_three_lines_leaves_no_single_character_over(write, w):
    agency = "黔东南苗族侗族自治州黎平县水利水务和移民事务管理局"

    indent = write(Document(f"{agency}2024年政府信息公开工作年度报告", (), {})).body.find(
        f"{w}p/{w}pPr/{w}ind"
    )

    room = (156 * MM - 2 * int(indent.get(f"{w}left"))) / (22 * 20)
    assert (
        len(agency) + 3 <= 2 * int(room) <= len(agency) + 4
    )  # 政府信息公开工作年度报告 is left for the third


CLOSED = Closing("青石镇人民政府", "2025年1月20日", "联系电话：0000-0000000")


def test_name_and_date_stand_below_the_text_and_the_contact_in_brackets(write, report):
    shown = write(replace(report, closing=CLOSED)).paragraphs()

    assert shown[-3:] == [
        ("青石镇人民政府", "Signature"),
        ("2025年1月20日", "Date"),
        ("（联系电话：0000-0000000）", "ContactNote"),
    ]


@pytest.mark.parametrize("closing", [None, Closing("青石镇人民政府")])
def test_without_a_date_nothing_stands_below_the_text(write, report, closing):
    assert write(replace(report, closing=closing)).blob == write(report).blob


@pytest.mark.parametrize("agency", ["县医保局", "青石镇人民政府", "新平彝族傣族自治县扬武镇人民政府"])
def test_the_name_stands_centred_over_the_date_and_within_the_line(write, w, agency):
    word = write(Document("报告", (), {}, Closing(agency, "2025年1月20日")))

    name, date = (
        int(each.find(f"{w}pPr/{w}ind").get(f"{w}rightChars")) / 100
        for each in word.body.findall(f"{w}p")[-2:]
    )
    assert name + len(agency) / 2 == pytest.approx(date + 6.5 / 2, abs=0.01)
    assert date >= 4
    assert name >= 2


def test_name_and_date_stay_with_the_last_lines_of_the_text(write, report, w):
    *_, last, name, date, _ = write(replace(report, closing=CLOSED)).body.findall(f"{w}p")

    assert last.find(f"{w}pPr/{w}keepNext") is not None
    assert write(report).resolved("Signature", "pPr/spacing", "before") == "579"
    assert write(report).styles()["Signature"].find(f"{w}pPr/{w}keepNext") is not None
    assert (name.find(f"{w}r/{w}t").text, date.find(f"{w}r/{w}t").text) == ("青石镇人民政府", "2025年1月20日")


def test_a_heading_numbered_in_brackets_is_of_the_second_level_wherever_it_stands(write, report):
    styles = dict(write(report).paragraphs())

    assert styles["一、总体情况"] == "Heading1"
    assert styles["（一）主动公开"] == "Heading2"
    assert styles["（一）上年度问题的改进情况"] == "Heading2"
    assert styles["1.关于政策解读"] == "Heading3"


@pytest.mark.parametrize(
    ("kind", "part", "style", "side", "edge"),
    [
        ("default", "word/footer-odd.xml", "PageNumberOdd", "right", "rightChars"),
        ("even", "word/footer-even.xml", "PageNumberEven", "left", "leftChars"),
    ],
)
def test_page_numbers_stand_between_dashes_outside_one_character_in(
    write, report, w, kind, part, style, side, edge
):
    word = write(report)
    footer = word.xml(part)

    references = [ref.get(f"{w}type") for ref in word.body.iter(f"{w}footerReference")]
    assert kind in references
    assert word.xml("word/settings.xml").find(f"{w}evenAndOddHeaders") is not None
    assert "".join(t.text for t in footer.iter(f"{w}t")) == "— 1 —"
    assert [field.text.strip() for field in footer.iter(f"{w}instrText")] == ["PAGE"]
    assert footer.find(f"{w}p/{w}pPr/{w}pStyle").get(f"{w}val") == style
    assert word.resolved(style, "pPr/jc", "val") == side
    assert word.resolved(style, "pPr/ind", edge) == "100"
    assert word.resolved(style, "rPr/sz", "val") == "28"


def test_no_empty_paragraph_holds_things_apart(write, report, make_body):
    blank = Document(
        report.title, (*report.blocks, make_body(" 　"), Heading("", 2), make_body("末段。")), {}
    )

    assert all(text for text, _ in write(blank).paragraphs())


def test_tables_that_follow_one_another_or_end_the_file_are_held_apart_by_one_point(write, w):
    word = write(Document("报告", (FormTable(2), FormTable(3)), {}))

    assert [child.tag.removeprefix(w) for child in word.body] == ["p", "tbl", "p", "tbl", "p", "sectPr"]
    assert word.resolved("TableEnd", "pPr/spacing", "line") == "20"


def test_the_file_says_what_it_is_and_not_when_it_was_made(write, report):
    word = write(report)
    core = word.parts["docProps/core.xml"].decode()

    assert f"<dc:title>{report.title}</dc:title>" in core
    assert "<dc:creator>年报助手</dc:creator>" in core
    assert "<dc:language>zh-CN</dc:language>" in core
    assert "dcterms:created" not in core
    assert "dcterms:modified" not in core
    assert 'w:eastAsia="zh-CN"' in word.parts["word/styles.xml"].decode()

"""Reports others wrote, read as they stand: sections by title, tables by label, nothing guessed."""

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nianbao.errors import FileUnreadable
from nianbao.reading.report_file import parse_report, read_report
from nianbao.reading.report_text import read_report_text
from nianbao.report.cells import Blank, Known, Unclear
from nianbao.report.form import Kind, grid
from nianbao.report.paper import paper_of
from nianbao.report.report import AgencyKind
from nianbao.report.tables import CELLS, SECTION_HEADINGS
from nianbao.wiring import build

EXAMPLES = sorted((Path(__file__).parents[2] / "corpus" / "examples").glob("*.yaml"))
EVERYDAY = settings(max_examples=120, deadline=None, database=None, derandomize=True)
TITLE = "临溪镇人民政府2024年政府信息公开工作年度报告"


def numbers(cells=None):
    """Every cell 0 but these."""
    return {key: str((cells or {}).get(key, 0)) for key in CELLS}


def rows(number, cells):
    """A table as rows of printed texts, merged cells at the place where they begin."""
    return [
        [cells[place.text] if place.kind is Kind.VALUE else place.text for place in row]
        for row in grid(number).rows
    ]


def report(tables, section_1="（一）主动公开\n全年公开信息86条。", title=TITLE):
    """A report with its tables written by a function of number and rows."""
    cells = numbers(
        {"t3.new.natural": 12, "t3.new.total": 12, "t2.penalties.decisions": 30, "t4.review.upheld": 1}
    )
    lines = [title]
    for key, heading in SECTION_HEADINGS.items():
        lines.append(heading)
        if key == "1":
            lines.append(section_1)
        elif key in "234":
            lines.append(tables(int(key), rows(int(key), cells)))
        else:
            lines.append("没有需要说明的情况。")
    return "\n".join(lines)


def tabbed(_, table):
    return "\n".join("\t".join(row) for row in table)


def shifted(_, table):
    """As a spreadsheet pastes it: an empty column where a merged label was, another at the end."""
    return "\n".join("\t" * (len(row) in (8, 9)) + "\t".join(row) + "\t" for row in table)


def one_a_line(_, table):
    return "\n\n".join(cell for row in table for cell in row)


def piped(_, table):
    return "\n".join(
        "| " + " | ".join(row) + " |" + "\n|---|" * (place == 0) for place, row in enumerate(table)
    )


@pytest.mark.parametrize("written", [tabbed, shifted, one_a_line, piped])
def test_tables_are_read_in_every_shape_a_copy_leaves_them(written):
    paper = read_report_text(report(written))

    assert all(isinstance(content, Known) for content in paper.cells.values())
    assert paper.value("t3.new.natural") == 12
    assert paper.value("t2.penalties.decisions") == 30
    assert paper.value("t4.review.upheld") == 1
    assert [table.number for table in paper.tables] == [2, 3, 4]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("ending", [".docx", ".txt"])
def test_a_report_of_ours_reads_back_as_it_was_printed(path, ending):
    workspace = build()
    finished = workspace.draft(workspace.open_answers(path))
    printed = paper_of(finished.report, finished.document)

    read = parse_report(workspace.exported(finished.document, ending), f"年报{ending}")

    assert (read.title, read.agency, read.kind, read.year) == (
        printed.title,
        printed.agency,
        printed.kind,
        printed.year,
    )
    assert [section.key for section in read.sections] == list("123456")
    assert list(read.sections[0].aspects) == list(printed.sections[0].aspects)
    assert read.cells == printed.cells
    assert [line.text for _, line in read.narrative()] == [line.text for _, line in printed.narrative()]


def test_numbering_repeated_inside_section_1_opens_no_section():
    inner = "一、基本概况\n全年公开信息40条。\n二、工作落实情况\n拓展公开内容。\n三、平台运行\n运行正常。"

    paper = read_report_text(report(tabbed, inner))

    assert [section.key for section in paper.sections] == list("123456")
    assert [line.text for line in paper.sections[0].lines if line.is_heading] == [
        "一、基本概况",
        "二、工作落实情况",
        "三、平台运行",
    ]


def test_a_section_that_is_none_of_the_six_is_kept_as_unknown():
    paper = read_report_text(f"{TITLE}\n五、存在的主要问题及改进情况\n人少。\n六、下一步计划\n加强管理。")

    assert [section.key for section in paper.sections] == ["5", ""]
    assert paper.sections[1].heading.text == "六、下一步计划"


@pytest.mark.parametrize(
    ("heading", "aspect"),
    [
        ("（一）主动公开情况", "proactive"),
        ("(二) 依申请公开", "on_request"),
        ("2.依法申请公开情况", "on_request"),
        ("（三）政府信息资源管理", "management"),
        ("（四）政府信息公开平台建设情况", "platform"),
        ("（五）监督保障机制", "supervision"),
    ],
)
def test_aspects_are_known_by_the_words_of_their_headings(heading, aspect):
    paper = read_report_text(report(tabbed, f"{heading}\n做了一些工作。"))

    assert list(paper.sections[0].aspects) == [aspect]


def test_a_heading_on_the_line_of_its_text_is_told_apart():
    paper = read_report_text(report(tabbed, "（一）主动公开情况。2024年公开信息86条。"))

    heading, body = paper.sections[0].aspects["proactive"]
    assert (heading.text, heading.is_heading, body.text) == (
        "（一）主动公开情况",
        True,
        "2024年公开信息86条。",
    )


@pytest.mark.parametrize(
    ("title", "agency", "year", "kind"),
    [
        ("临溪镇人民政府2024年政府信息公开工作年度报告", "临溪镇人民政府", 2024, AgencyKind.TOWN),
        ("# 临溪镇人民政府 2024 年度政府信息公开年报", "临溪镇人民政府", 2024, AgencyKind.TOWN),
        ("2023年云泽县水利局政府信息公开工作年度报告", "云泽县水利局", 2023, AgencyKind.DEPARTMENT),
        ("南桥街道办事处2022年政府信息公开工作报告", "南桥街道办事处", 2022, AgencyKind.SUBDISTRICT),
    ],
)
def test_the_title_tells_agency_year_and_kind(title, agency, year, kind):
    paper = read_report_text(report(tabbed, title=title))

    assert (paper.agency, paper.year, paper.kind) == (agency, year, kind)
    assert paper.lead == ()


def test_what_stands_between_title_and_first_section_is_the_lead():
    paper = read_report_text(f"{TITLE}\n根据条例编制本报告。\n统计期限为全年。\n一、总体情况\n公开信息2条。")

    assert [line.text for line in paper.lead] == ["根据条例编制本报告。", "统计期限为全年。"]


def test_a_blank_stays_blank_and_a_dash_is_unclear():
    def written(number, table):
        if number == 2:
            return tabbed(number, [[cell if cell != "30" else "" for cell in row] for row in table])
        return tabbed(number, [[cell if cell != "12" else "—" for cell in row] for row in table])

    paper = read_report_text(report(written))

    assert paper.cells["t2.penalties.decisions"] == Blank()
    assert paper.cells["t3.new.natural"] == Unclear("写的是“—”")


def test_numbers_run_together_are_read_only_when_they_can_mean_one_thing():
    table = "规章000\n行政规范性文件120\n行政许可278"

    paper = read_report_text(f"{TITLE}\n{SECTION_HEADINGS['2']}\n{table}\n{SECTION_HEADINGS['3']}")

    assert paper.value("t2.rules.in_force") == 0
    assert isinstance(paper.cells["t2.normative.issued"], Unclear)
    assert paper.value("t2.licences.decisions") == Decimal(278)


def test_table_4_with_a_number_too_few_is_unclear_as_a_whole():
    def written(number, table):
        return tabbed(number, [row[:-1] if number == 4 and len(row) == 15 else row for row in table])

    paper = read_report_text(report(written))

    assert isinstance(paper.cells["t4.review.upheld"], Unclear)


def test_a_word_file_tells_how_its_pages_are_set():
    workspace = build()
    finished = workspace.draft(workspace.open_answers(EXAMPLES[0]))

    layout = parse_report(workspace.exported(finished.document, ".docx"), "年报.docx").layout

    assert (round(layout.width), round(layout.height)) == (210, 297)
    assert [round(margin) for margin in layout.margins] == [37, 26, 35, 28]
    assert (layout.tables, layout.pictures, layout.split_labels, layout.merged) == (3, 0, (), True)
    assert layout.body_size == 16


def broken_word(*, without=""):
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    made = io.BytesIO()
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            if name != without:
                target.writestr(name, source.read(name))
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04" + b"x" * 50, "已损坏"),
        (broken_word(without="word/document.xml"), "不是Word文件"),
        (broken_word(without="[Content_Types].xml"), "压缩包"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 60, "另存为.docx"),
        (b"%PDF-1.7", "PDF"),
        (b"\x00\x01\x02\xff" * 20, "编码"),
        (b"x" * 20_000_001, "超过20MB"),
    ],
    ids=["torn zip", "no document", "no types", "old Word", "pdf", "bytes", "huge"],
)
def test_what_is_no_report_is_refused_with_what_to_do(data, words):
    with pytest.raises(FileUnreadable, match="年报") as refused:
        parse_report(data, "年报")

    assert words in str(refused.value)


def test_a_file_that_is_not_there_is_told_by_name(tmp_path):
    with pytest.raises(FileUnreadable, match=r"没有\.txt"):
        read_report(tmp_path / "没有.txt")


def test_a_folder_is_no_report(tmp_path):
    with pytest.raises(FileUnreadable, match="文件夹"):
        read_report(tmp_path)


@EVERYDAY
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400))
def test_any_text_is_read(text):
    assert len(read_report_text(text).cells) == len(CELLS)


@EVERYDAY
@given(
    st.lists(
        st.sampled_from(
            [*SECTION_HEADINGS.values(), "（一）主动公开", "规章\t0\t0\t0", "12", "# 一、概述", "。"]
        )
    )
)
def test_headings_and_rows_in_any_order_are_read(lines):
    paper = read_report_text("\n".join(lines))

    assert {section.key for section in paper.sections} <= set("123456") | {""}


def test_a_lone_number_in_a_row_as_wide_as_the_form_stands_in_its_column():
    text = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\t\t\t\t4\t\t\t\t\t\n"

    cells = parse_report(text.encode(), "年报.txt").cells

    assert cells["t3.new.business"] == Known(Decimal(4))
    assert cells["t3.new.natural"] == Blank()


def test_a_lone_number_under_the_label_of_a_row_is_not_taken_for_a_column():
    text = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\t4\t\t\t\t\t\t\t\t\n"

    assert isinstance(parse_report(text.encode(), "年报.txt").cells["t3.new.natural"], Unclear)


def test_radicals_of_a_file_printed_from_a_browser_are_the_characters_they_look_like():
    text = "临溪镇⼈⺠政府2024年政府信息公开⼯作年度报告\n⼀、总体情况\n全年公开3条，均已上⻚。\n"

    paper = parse_report(text.encode(), "年报.txt")

    assert paper.title == TITLE
    assert [line.text for line in paper.sections[0].lines] == ["全年公开3条，均已上页。"]

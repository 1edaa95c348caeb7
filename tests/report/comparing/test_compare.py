"""回检: what a published report says otherwise is found, told with both versions, and nothing is made up."""

import random
import subprocess
from dataclasses import replace

import pytest

from answer_sets import answer_set
from nianbao.delivery import write_html, write_text, write_word
from nianbao.reading.report_file import parse_report
from nianbao.report.cells import Unclear
from nianbao.report.comparing import DifferenceKind, compare
from planted import FORMS, KINDS, plant

EXAMPLES = ("fengmu-2024", "qiling-2024", "tongyin-2023")


def drafted(workspace, source):
    report = (
        answer_set(source)
        if isinstance(source, int)
        else workspace.parse_answers(workspace.example(source), source)
    )
    return workspace.draft(report).document


@pytest.fixture(scope="module")
def document(workspace):
    return drafted(workspace, "qiling-2024")


@pytest.fixture
def published(document):
    """Reads the report's own text with some words of it changed."""

    def read(*changes):
        text = write_text(document).decode("utf-8-sig")
        for before, after in changes:
            assert before in text
            text = text.replace(before, after, 1)
        return parse_report(text.encode(), "发布稿.txt")

    return read


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("source", [*EXAMPLES, 3, 10, 15])
def test_a_report_published_as_it_is_has_no_difference(workspace, source, form):
    document = drafted(workspace, source)

    comparison = compare(document, parse_report(FORMS[form](document), form))

    assert comparison.differences == comparison.undecided == ()


def test_a_page_printed_from_a_browser_has_no_difference(document, chromium, tmp_path):
    page, pdf = tmp_path / "年报.html", tmp_path / "年报.pdf"
    page.write_bytes(write_html(document))
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}"]
    subprocess.run([chromium, *flags, page.as_uri()], check=True, capture_output=True)

    assert compare(document, parse_report(pdf.read_bytes(), "年报.pdf")).differences == ()


def test_word_saved_as_pdf_has_no_difference(document, soffice, tmp_path):
    (tmp_path / "年报.docx").write_bytes(write_word(document))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
        tmp_path / "年报.docx",
    ]
    subprocess.run(command, check=True, capture_output=True)

    assert compare(document, parse_report((tmp_path / "年报.pdf").read_bytes(), "年报.pdf")).differences == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", FORMS)
def test_a_planted_difference_is_found(document, form, kind):
    planted = plant(document, form, kind, random.Random(f"{form} {kind}"))  # noqa: S311 - variety, not secrecy

    comparison = compare(document, parse_report(planted.data, form))

    assert comparison.differences, planted.what
    assert len(comparison.differences) <= 2


def test_a_cell_is_told_with_both_numbers(document):
    key = "t3.new.natural"
    other = replace(document, cells={**document.cells, key: "987"})

    (difference,) = compare(document, parse_report(write_text(other), "发布稿")).differences

    assert (difference.kind, difference.place) == (DifferenceKind.CELL, key)
    assert (difference.ours, difference.theirs) == (document.cells[key], "987")
    assert difference.message == f"{difference.where}：报告里是{document.cells[key]}，发布稿里是987。"


def test_a_sentence_that_differs_in_a_figure_alone_is_an_older_text(document, published):
    body = next(body for body in document.bodies() if body.part == "1.on_request")
    sentence = next(
        each.text for each in body.sentences if "件" in each.text and any(map(str.isdigit, each.text))
    )
    older = "".join("9" if sign.isdigit() else sign for sign in sentence)

    comparison = compare(document, published((sentence, older)))

    assert [each.kind for each in comparison.differences] == [DifferenceKind.STALE]
    assert comparison.stale_parts == ("1.on_request",)
    assert comparison.differences[0].line > 0


@pytest.mark.parametrize(
    ("before", "after", "kind", "place"),
    [
        ("（三）政府信息管理\r\n", "", DifferenceKind.HEADING_MISSING, "1.management"),
        ("（三）政府信息管理", "（三）信息资源管理", DifferenceKind.HEADING_CHANGED, "1.management"),
        ("四、政府信息公开行政复议", "四、行政复议", DifferenceKind.HEADING_CHANGED, "4"),
        ("2024年政府", "2024年度政府", DifferenceKind.TITLE, "title"),
        ("规章\t0", "规章\t1", DifferenceKind.CELL, "t2.rules.issued"),
        ("规章\t0", "规章\t", DifferenceKind.CELL, "t2.rules.issued"),
        ("2.重复申请", "2.反复申请", DifferenceKind.ROW, "t3.declined_duplicate"),
        ("科研机构", "科研单位", DifferenceKind.LABEL, "t3"),
    ],
)  # fmt: skip
def test_each_kind_of_difference_names_its_place(document, published, before, after, kind, place):
    comparison = compare(document, published((before, after)))

    assert [(each.kind, each.place) for each in comparison.differences] == [(kind, place)]
    assert comparison.differences[0].message.endswith("。")


def test_a_missing_row_is_one_difference_and_not_seven(document, published):
    lines = write_text(document).decode("utf-8-sig").split("\r\n")
    row = next(line for line in lines if line.startswith("二、上年结转"))

    comparison = compare(document, published((f"{row}\r\n", "")))

    assert [(each.kind, each.place) for each in comparison.differences] == [
        (DifferenceKind.ROW, "t3.carried_in")
    ]


def test_a_missing_table_is_one_difference(document):
    text = write_text(document).decode("utf-8-sig")
    start = text.index("二、主动公开政府信息情况\r\n") + len("二、主动公开政府信息情况\r\n")
    without = text[:start] + text[text.index("三、收到和处理") :]

    comparison = compare(document, parse_report(without.encode(), "发布稿"))

    assert [(each.kind, each.place) for each in comparison.differences] == [(DifferenceKind.TABLE, "t2")]


def test_a_table_that_may_be_a_picture_is_undecided(document):
    paper = parse_report(write_text(document), "发布稿")
    blank = {key: cell for key, cell in parse_report(b"\xe7\x94\xb2", "空").cells.items() if key[1] == "3"}
    pictured = replace(
        paper,
        cells={**paper.cells, **blank},
        tables=tuple(table for table in paper.tables if table.number != 3),
        unread=("有1张图片，其中的文字和表格读不出来",),
    )

    comparison = compare(document, pictured)

    assert comparison.differences == ()
    assert [each.place for each in comparison.undecided] == ["t3"]


def test_a_cell_that_was_not_understood_is_undecided_and_no_difference(document, published):
    comparison = compare(document, published(("规章\t0", "规章\t无")))

    assert comparison.differences == ()
    assert [(each.place, each.reason) for each in comparison.undecided] == [("t2.rules.issued", "写的是“无”")]
    assert isinstance(published(("规章\t0", "规章\t无")).cells["t2.rules.issued"], Unclear)


def test_blanks_and_paragraph_breaks_are_no_difference(document):
    text = write_text(document).decode("utf-8-sig").replace("。", "。\r\n", 4).replace("公开", "公 开", 3)

    assert compare(document, parse_report(text.encode(), "发布稿")).differences == ()


def test_the_date_and_name_below_a_report_are_no_difference(document, published):
    agency = document.title.partition("2024")[0]
    last = list(document.bodies())[-1].text

    comparison = compare(document, published((last, f"{last}\r\n{agency}\r\n2025年1月20日")))

    assert comparison.is_same


def test_what_a_website_puts_around_a_report_is_no_difference(document):
    page = write_html(document).decode()
    around = page.replace(
        "<main>", "<nav>首页 &gt; 年报</nav><p>发布日期：2025-01-20　来源：县政府办</p><main>"
    )

    assert compare(document, parse_report(around.encode(), "网页")).is_same


def test_a_section_that_stands_elsewhere_is_told_once(document):
    text = write_text(document).decode("utf-8-sig")
    start, end = text.index("五、存在的"), text.index("六、其他需要")
    moved = text[:start] + text[end:] + text[start:end]

    comparison = compare(document, parse_report(moved.encode(), "发布稿"))

    assert [each.kind for each in comparison.differences] == [DifferenceKind.HEADING_MOVED]

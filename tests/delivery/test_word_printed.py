"""The file as another program lays it out: LibreOffice turns it into pages."""

import re
import subprocess
from dataclasses import replace

import pytest

from nianbao.delivery import write_word
from nianbao.report.document import Closing, Document, FormTable, Heading
from nianbao.report.tables import CELLS, SECTION_HEADINGS


@pytest.fixture
def pages(tmp_path, soffice, program):
    """The text of each page of a document."""
    pdftotext = program("pdftotext")

    def lay_out(document, keep=""):
        (tmp_path / "report.docx").write_bytes(write_word(document))
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        convert = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, "report.docx"]
        subprocess.run(convert, cwd=tmp_path, check=True, capture_output=True, timeout=180)
        extract = [pdftotext, "-enc", "UTF-8", tmp_path / "report.pdf", "-"]
        shown = subprocess.run(extract, check=True, capture_output=True, timeout=60).stdout.decode()
        bare = [["".join(line.split()) for line in page.split("\n")] for page in shown.split("\f")[:-1]]
        return [keep.join(page) for page in bare]

    return lay_out


@pytest.fixture
def lines(pages):
    """The printed lines of each page, blanks taken out; the page number is the last."""
    return lambda document: [
        [line for line in page.split("\n") if line] for page in pages(document, keep="\n")
    ]


def test_table_3_stands_whole_on_one_page_below_its_heading(pages, report, numbers):
    shown = pages(report)

    values = [value for key, value in numbers.items() if key.startswith("t3.")]
    (page,) = [page for page in shown if SECTION_HEADINGS["3"] in page]
    assert [value for value in values if value not in page] == []
    assert 3 <= len(shown) <= 5
    assert [f"—{number}—" in page for number, page in enumerate(shown, 1)] == [True] * len(shown)


def test_a_page_holds_22_lines_of_28_characters_and_no_number_is_broken(lines, make_body):
    full = make_body("国" * 28 * 3)
    said = "2024年12月31日止，共12.5万次、386条。"
    dated = [make_body("统计期限" + "自" * lead + said) for lead in range(18)]

    first, second, third, *_ = lines(Document("年度报告", (full, *dated, *[make_body("行")] * 60), {}))

    assert [len(line) for line in first if set(line) == {"国"}][:3] == [26, 28, 28]
    assert third[:22] == ["行"] * 22
    assert not re.search(r"[\d.]\n\d", "\n".join([*first[:-1], *second[:-1]]))


def test_name_and_date_are_printed_on_a_page_with_text(lines, report):
    closed = replace(report, closing=Closing("青石镇人民政府", "2025年1月20日", "联系电话：0000-0000000"))

    *_, last = lines(closed)

    assert last[-4:-1] == ["青石镇人民政府", "2025年1月20日", "（联系电话：0000-0000000）"]
    assert len(last) > 4


def test_the_longest_numbers_and_the_longest_title_keep_their_lines(lines):
    title = "黔东南苗族侗族自治州黎平县水利水务和移民事务管理局2024年政府信息公开工作年度报告"
    long = {key: str(100_000 + at) for at, key in enumerate(CELLS)}

    shown = lines(Document(title, (Heading(SECTION_HEADINGS["3"], 1), FormTable(3)), long))

    assert len(shown) == 2
    assert shown[0][2] == "政府信息公开工作年度报告"
    text = "".join(shown[1])
    assert [number for key, number in long.items() if key.startswith("t3.") and number not in text] == []

"""The file as another program lays it out: LibreOffice turns it into pages."""

import subprocess

import pytest

from nianbao.delivery import write_word
from nianbao.report.tables import SECTION_HEADINGS


@pytest.fixture
def pages(tmp_path, soffice, program):
    """The text of each page of a document."""
    pdftotext = program("pdftotext")

    def lay_out(document):
        (tmp_path / "report.docx").write_bytes(write_word(document))
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        convert = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, "report.docx"]
        subprocess.run(convert, cwd=tmp_path, check=True, capture_output=True, timeout=180)
        extract = [pdftotext, "-enc", "UTF-8", tmp_path / "report.pdf", "-"]
        shown = subprocess.run(extract, check=True, capture_output=True, timeout=60).stdout.decode()
        return ["".join(page.split()) for page in shown.split("\f")[:-1]]

    return lay_out


def test_table_3_stands_whole_on_one_page_below_its_heading(pages, report, numbers):
    shown = pages(report)

    values = [value for key, value in numbers.items() if key.startswith("t3.")]
    (page,) = [page for page in shown if SECTION_HEADINGS["3"] in page]
    assert [value for value in values if value not in page] == []
    assert 3 <= len(shown) <= 5
    assert [f"—{number}—" in page for number, page in enumerate(shown, 1)] == [True] * len(shown)

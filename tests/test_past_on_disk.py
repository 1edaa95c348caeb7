"""The past reports that travel with the program, with the notes that lie beside them."""

import pytest

from nianbao.wiring import PastOnDisk

REPORT = """---
agency: 临溪镇人民政府
kind: town
year: 2023
names: [临溪镇]
tables:
  blank_is_zero: true
---
# 临溪镇人民政府2023年政府信息公开工作年度报告

## 六、其他需要报告的事项

本年度没有收取信息处理费，没有其他需要报告的事项。
"""


@pytest.fixture
def past(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "notes").mkdir()
    (tmp_path / "reports" / "linxi-2023.md").write_text(REPORT, "utf-8")
    return PastOnDisk(tmp_path / "reports", tmp_path / "notes")


@pytest.fixture
def note(tmp_path):
    def write(text):
        (tmp_path / "notes" / "linxi-2023.yaml").write_text(text, "utf-8")

    return write


def test_a_report_comes_with_its_notes(past, note):
    note("other:\n  - 没收钱\n")

    (report,) = past.shipped()

    assert report.notes() == {"other": ("没收钱",)}
    assert report.read()[0].year == 2023


def test_a_report_whose_notes_changed_is_another_one_to_the_shelf(past, note):
    digests = {past.shipped()[0].digest}
    for text in ("other:\n  - 没收钱\n", "other:\n  - 没收钱\n  - 没别的\n"):
        note(text)
        digests.add(past.shipped()[0].digest)

    assert len(digests) == 3


def test_a_report_without_notes_and_an_upload_have_none(past):
    uploaded = past.uploaded("2023.txt", "0" * 64, b"")

    assert past.shipped()[0].notes() == uploaded.notes() == {}

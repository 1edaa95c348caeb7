"""`nianbao poster` as a clerk uses it."""

import pytest

from nianbao.cli import main

SHEET = """\
agency: 青石镇人民政府
kind: town
year: {year}
tables: {{blank_is_zero: true, t3.new.natural: 2, t3.granted.natural: 2}}
"""


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "素材.yaml"
    path.write_text(SHEET.format(year=2024), encoding="utf-8")
    return path


def test_a_poster_is_drawn_with_past_reports_beside_it(sheet, tmp_path, capfd):
    before = tmp_path / "上年.yaml"
    before.write_text(SHEET.format(year=2023), encoding="utf-8")
    main(["draft", str(before), "-o", str(tmp_path / "2023年年报.docx")])

    target = tmp_path / "图解.png"
    assert main(["poster", str(sheet), "-o", str(target), "--past", str(tmp_path / "2023年年报.docx")]) == 0

    assert target.read_bytes().startswith(b"\x89PNG")
    assert "没有画进走势" not in capfd.readouterr().err


def test_a_past_report_that_does_not_fit_is_told(sheet, tmp_path, capfd):
    main(["draft", str(sheet), "-o", str(tmp_path / "年报.docx")])

    assert (
        main(["poster", str(sheet), "-o", str(tmp_path / "a.svg"), "--past", str(tmp_path / "年报.docx")])
        == 0
    )

    assert "不是前2年的年报，没有画进走势。" in capfd.readouterr().err


def test_an_unknown_ending_is_refused(sheet, tmp_path, capfd):
    assert main(["poster", str(sheet), "-o", str(tmp_path / "图解.pdf")]) == 2

    assert "文件名请以.svg或.png结尾" in capfd.readouterr().err

"""`nianbao compare` as a clerk and a script use it."""

import json

import pytest

from nianbao.cli import main

SHEET = """\
agency: 青石镇人民政府
kind: town
year: 2024
tables: {blank_is_zero: true, t3.new.natural: 2, t3.granted.natural: 2}
answers:
  on_request: ["来了2件，都给了"]
  fee: ["没收过"]
"""


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "素材.yaml"
    path.write_text(SHEET, encoding="utf-8")
    return path


@pytest.fixture(params=["docx", "html", "md", "txt"])
def published(request, sheet, tmp_path):
    path = tmp_path / f"年报.{request.param}"
    assert main(["draft", str(sheet), "-o", str(path)]) == 0
    return path


def test_a_report_published_as_it_is_has_no_difference(sheet, published, capfd):
    assert main(["compare", str(sheet), str(published)]) == 0

    assert capfd.readouterr().out == "发布稿与报告没有不同。\n"


def test_differences_are_listed_with_both_versions_and_returned_as_one(sheet, published, capfd):
    sheet.write_text(SHEET.replace("natural: 2", "natural: 3"), encoding="utf-8")

    assert main(["compare", str(sheet), str(published)]) == 1

    said = capfd.readouterr().out
    assert "表三“一、本年新收政府信息公开申请数量·自然人”：报告里是3，发布稿里是2。" in said
    assert "像是旧稿的部分：一（二）依申请公开。" in said
    assert "处不同。" in said.splitlines()[-1]


def test_as_json_each_difference_has_kind_place_and_both_versions(sheet, tmp_path, capfdbinary):
    path = tmp_path / "年报.txt"
    main(["draft", str(sheet), "-o", str(path)])
    text = (
        path.read_text(encoding="utf-8-sig")
        .replace("规章\t0", "规章\t无")
        .replace("（三）政府信息管理", "（三）管理")
    )
    path.write_text(text, encoding="utf-8")

    assert main(["compare", str(sheet), str(path), "--json"]) == 1

    data = json.loads(capfdbinary.readouterr().out)
    (difference,) = data["differences"]
    assert (difference["kind"], difference["where"]) == ("heading-changed", "1.management")
    assert (difference["ours"], difference["theirs"]) == ("（三）政府信息管理", "（三）管理")
    assert data["undecided"] == [{"where": "t2.rules.issued", "reason": "写的是“无”"}]


@pytest.mark.parametrize("content", [b"", "今天天气很好。".encode()])
def test_what_is_no_report_is_refused(sheet, tmp_path, content, capfd):
    path = tmp_path / "别的.txt"
    path.write_bytes(content)

    assert main(["compare", str(sheet), str(path)]) == 2

    assert "别的.txt" in capfd.readouterr().err

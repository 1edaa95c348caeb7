"""`nianbao check` and `nianbao claims` as a clerk and a script use them."""

import json

import pytest

from nianbao.cli import main

SHEET = """\
agency: 青石镇人民政府
year: 2024
kind: town
tables: {blank_is_zero: true, t3.new.natural: 3, t3.granted.natural: 2}
answers:
  on_request: ["来了2件，都给了"]
"""


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "素材.yaml"
    path.write_text(SHEET, encoding="utf-8")
    return path


@pytest.fixture
def published(tmp_path):
    path = tmp_path / "年报.txt"
    path.write_text(
        "青石镇人民政府2024年政府信息公开工作年度报告\n一、总体情况\n收到申请2条 。\n", encoding="utf-8"
    )
    return path


def test_check_lists_findings_by_section_and_returns_one_for_an_error(sheet, capfd):
    assert main(["check", str(sheet)]) == 1

    said = capfd.readouterr().out
    assert "三、收到和处理政府信息公开申请情况" in said
    assert "T3-01" in said
    assert "\033[" not in said
    assert said.rstrip().splitlines()[-2].startswith("错误") or "错误" in said


def test_check_as_json_names_the_repair_or_none(sheet, capfdbinary):
    assert main(["check", str(sheet), "--json"]) == 1

    data = json.loads(capfdbinary.readouterr().out)
    finding = next(each for each in data["findings"] if each["code"] == "T3-01")
    assert {"code", "severity", "where", "message", "excerpt", "source", "repair"} <= finding.keys()
    assert finding["severity"] == "error"
    assert finding["where"] == "t3.new.natural"
    assert finding["repair"] is None
    assert {"cell": "t3.new.natural", "value": "2"} in [repair[0] for repair in finding["repairs"]]
    assert data["summary"]["error"] >= 1


def test_a_report_somebody_published_is_checked_too(published, capfd):
    assert main(["check", str(published), "--kind", "town"]) == 1

    assert "T2-01" in capfd.readouterr().out


def test_a_file_that_is_not_there_is_refused(tmp_path, capfd):
    assert main(["check", str(tmp_path / "没有.docx")]) == 2

    assert "没有.docx" in capfd.readouterr().err


def test_a_warning_stands_with_a_reason_and_is_still_listed(published, capfdbinary):
    main(["check", str(published), "--json"])
    findings = json.loads(capfdbinary.readouterr().out)["findings"]
    warning = next(finding for finding in findings if finding["severity"] == "warn")

    main(["check", str(published), "--let-stand", warning["key"], "--reason", "县里要求这样写", "--json"])
    main(["check", str(published), "--json"])

    data = json.loads(capfdbinary.readouterr().out.split(b"\n}\n")[1] + b"\n}")
    assert [each["let_stand"] for each in data["findings"] if each["key"] == warning["key"]] == [
        "县里要求这样写"
    ]
    assert data["summary"]["let_stand"] == 1


@pytest.mark.parametrize(
    ("key", "reason", "answer"),
    [("000000000000", "x", "没有编号"), ("ERROR", "x", "是错误"), ("WARN", " ", "--reason")],
)
def test_what_cannot_stand_is_refused(key, reason, answer, published, capfdbinary):
    main(["check", str(published), "--json"])
    findings = json.loads(capfdbinary.readouterr().out)["findings"]
    if key in ("ERROR", "WARN"):
        key = next(each["key"] for each in findings if each["severity"] == key.lower())

    assert main(["check", str(published), "--let-stand", key, "--reason", reason]) == 2

    assert answer in capfdbinary.readouterr().err.decode()


def test_damaged_reasons_are_told_and_not_overwritten(published, capfd):
    beside = published.with_name(f"{published.name}.保留理由.json")
    beside.write_text("{", encoding="utf-8")

    assert main(["check", str(published)]) == 2

    assert "保留理由" in capfd.readouterr().err
    assert beside.read_text(encoding="utf-8") == "{"


def test_claims_answers_a_line_for_each_line(tmp_path, capfdbinary):
    cases = tmp_path / "句子.jsonl"
    lines = [
        {"text": "全年收到政府信息公开申请12件。", "tables": {"t3.new.total": 9}, "previous": None},
        {"text": "全年发布信息12条。", "tables": {"t3.new.total": 9}, "previous": None},
    ]
    cases.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")

    assert main(["claims", str(cases)]) == 0

    answers = [json.loads(line) for line in capfdbinary.readouterr().out.decode().splitlines()]
    assert [answer["verdict"] for answer in answers] == ["contradicts", "undecidable"]
    assert answers[0]["claims"][0]["quantity"] == "t3.new.total"
    assert answers[1]["claims"][0]["quantity"] == "other"


def test_claims_refuses_a_line_that_is_no_json(tmp_path, capfd):
    cases = tmp_path / "句子.jsonl"
    cases.write_text('{"text": "收到2件"}\nxx\n', encoding="utf-8")

    assert main(["claims", str(cases)]) == 2

    assert "第2行" in capfd.readouterr().err


def test_read_lists_what_is_found_and_what_has_to_be_looked_up(published, capfd):
    assert main(["read", str(published)]) == 0

    said = capfd.readouterr()
    assert "青石镇人民政府2024年政府信息公开工作年度报告" in said.out
    assert "三张表共200格：读清0格，空白200格" in said.out
    assert "请核对：没有读到“二、主动公开政府信息情况”" in said.err


def test_read_as_json_gives_sections_tables_and_what_was_not_read(published, capfdbinary):
    assert main(["read", str(published), "--json"]) == 0

    read = json.loads(capfdbinary.readouterr().out)
    assert (read["agency"], read["kind"], read["year"]) == ("青石镇人民政府", "town", 2024)
    assert read["sections"][0]["text"] == "收到申请2条 。"
    assert len(read["tables"]) == 200
    assert read["unread"]


def test_read_writes_the_answers_file_the_next_year_begins_with(tmp_path, capfd):
    report = tmp_path / "上年.txt"
    report.write_text(
        "青石镇人民政府2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
        "四、结转下年度继续办理\t2\t0\t0\t0\t0\t0\t2\n五、存在的主要问题及改进情况\n公开栏旧，今后每月更换一次。\n",
        encoding="utf-8",
    )
    sheet = tmp_path / "素材.yaml"

    assert main(["read", str(report), "-o", str(sheet)]) == 0

    text = sheet.read_text("utf-8")
    assert "year: 2024" in text
    assert "t3.carried_in.natural: 2" in text
    assert '#   - promise: "今后每月更换一次"' in text
    assert "整改承诺1条" in capfd.readouterr().err
    assert main(["draft", str(sheet), "-o", str(tmp_path / "年报.docx")]) == 0


def test_read_refuses_to_begin_a_year_of_nobody_knows_whom(tmp_path, capfd):
    report = tmp_path / "上年.txt"
    report.write_text("五、存在的主要问题及改进情况\n公开栏旧。\n", encoding="utf-8")

    assert main(["read", str(report), "-o", str(tmp_path / "素材.yaml")]) == 2

    assert "没有读全单位、类别和年度" in capfd.readouterr().err
    assert not (tmp_path / "素材.yaml").exists()

"""The command line as a clerk uses it: Chinese sentences, data on standard output, exit status 0 or 2."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from nianbao.cli import main

EXAMPLES = Path(__file__).parents[1] / "corpus" / "examples"
SHEET = """\
agency: 青石镇人民政府
kind: town
year: 2024
tables: {blank_is_zero: true, t3.new.natural: 2, t3.granted.natural: 2}
answers:
  on_request: ["来了2件，都给了"]
  supervision: ["领导很重视"]
"""


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "素材.yaml"
    path.write_text(SHEET, encoding="utf-8")
    return path


def test_draft_writes_a_word_file_and_tells_what_is_still_open(sheet, tmp_path, capsys):
    target = tmp_path / "年报.docx"

    assert main(["draft", str(sheet), "-o", str(target)]) == 0

    said = capsys.readouterr()
    assert zipfile.is_zipfile(target)
    assert "【待补：" in said.err
    assert "领导很重视" in said.err
    assert said.out == ""


def test_draft_signs_and_dates_the_report_when_told_the_day(sheet, tmp_path):
    target = tmp_path / "年报.txt"

    assert (
        main(["draft", str(sheet), "-o", str(target), "--date", "2025-01-05", "--contact", "电话：0000"]) == 0
    )

    lines = target.read_text(encoding="utf-8-sig").split("\n")
    assert lines[-4:] == ["青石镇人民政府", "2025年1月5日", "　　（电话：0000）", ""]


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_becomes_a_word_file(example, tmp_path):
    assert main(["draft", str(example), "-o", str(tmp_path / "年报.docx")]) == 0


def test_draft_as_json_gives_parts_origins_slots_marks_and_unused_notes(sheet, capfdbinary):
    assert main(["draft", str(sheet), "--json"]) == 0

    data = json.loads(capfdbinary.readouterr().out)
    sentences = [
        sentence for paragraph in data["parts"]["1.on_request"] for sentence in paragraph["sentences"]
    ]
    assert data["title"] == "青石镇人民政府2024年政府信息公开工作年度报告"
    assert {"slot": "t3.new.total"}.items() <= sentences[0]["slots"][0].items()
    assert {entry["where"] for entry in data["marks"]} >= {"1.management", "5", "6"}
    assert data["unused"][0]["words"] == "领导很重视"
    assert data["cells"]["t3.new.total"] == "2"


def test_the_lead_can_be_left_out(sheet, capfdbinary):
    assert main(["draft", str(sheet), "--json", "--no-lead"]) == 0

    assert "lead" not in json.loads(capfdbinary.readouterr().out)["parts"]


def test_plain_text_is_written_where_the_name_asks_for_it(sheet, tmp_path):
    target = tmp_path / "年报.txt"

    assert main(["draft", str(sheet), "-o", str(target)]) == 0

    assert target.read_text(encoding="utf-8-sig").startswith("青石镇人民政府2024年")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["draft", "没有这个文件.yaml", "-o", "x.docx"], "没有这个文件.yaml"),
        (["draft", "{sheet}"], "-o"),
        (["draft", "{sheet}", "-o", "x.odt"], ".docx"),
        (["draft", "{sheet}", "-o", "没有这个文件夹/x.docx"], "没有这个文件夹"),
        (["draft", "{sheet}", "-o", "x.docx", "--model", "openai"], "大模型"),
        (["example", "没有这个示例"], "没有这个示例"),
    ],
)
def test_what_cannot_be_done_is_one_chinese_sentence_and_status_2(
    arguments, told, sheet, tmp_path, capsys, monkeypatch
):
    monkeypatch.chdir(tmp_path)

    assert main([argument.format(sheet=sheet) for argument in arguments]) == 2

    said = capsys.readouterr().err
    assert told in said
    assert "Traceback" not in said
    assert not list(tmp_path.glob("*.docx"))


def test_mistakes_in_the_answers_are_listed_together(sheet, capsys):
    sheet.write_text(
        SHEET.replace("year: 2024", "year: 两千").replace("t3.new.natural: 2", "t3.new.naturl: 2"), "utf-8"
    )

    assert main(["draft", str(sheet), "--json"]) == 2

    said = capsys.readouterr().err
    assert "year" in said
    assert "t3.new.naturl" in said


def test_what_stood_in_the_target_survives_a_refusal(sheet, tmp_path):
    target = tmp_path / "年报.docx"
    target.write_bytes("去年的".encode())
    sheet.write_text("agency: 1", encoding="utf-8")

    assert main(["draft", str(sheet), "-o", str(target)]) == 2

    assert target.read_bytes() == "去年的".encode()


def test_examples_are_listed_and_can_be_taken_as_a_start(tmp_path, capfdbinary):
    assert main(["example"]) == 0
    assert set(capfdbinary.readouterr().out.decode().split()) == {
        path.stem for path in EXAMPLES.glob("*.yaml")
    }

    assert main(["example", "fengmu-2024", "-o", str(tmp_path / "素材.yaml")]) == 0
    assert (tmp_path / "素材.yaml").read_bytes() == (EXAMPLES / "fengmu-2024.yaml").read_bytes()


def test_a_console_that_cannot_show_chinese_does_not_stop_the_work(sheet, tmp_path):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    done = subprocess.run(
        [sys.executable, "-m", "nianbao", "draft", str(sheet), "-o", str(tmp_path / "x.docx"), "--json"],
        env=environment,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["made_by"] == "composer"


def test_a_report_is_not_written_over_its_own_answers(tmp_path, capfd):
    notes = tmp_path / "素材.txt"
    notes.write_text(SHEET, encoding="utf-8")

    assert main(["draft", str(notes), "-o", str(notes)]) == 2

    assert "素材文件自己" in capfd.readouterr().err
    assert notes.read_text(encoding="utf-8") == SHEET


def test_a_name_too_long_for_the_disk_is_refused(sheet, tmp_path, capfd):
    assert main(["draft", str(sheet), "-o", str(tmp_path / f"{'长' * 90}.docx")]) == 2

    assert "短些" in capfd.readouterr().err


def test_a_link_keeps_pointing_to_the_report_written(sheet, tmp_path):
    target, link = tmp_path / "在别处.docx", tmp_path / "年报.docx"
    target.write_bytes(b"")
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this system does not let us make links")

    assert main(["draft", str(sheet), "-o", str(link)]) == 0

    assert link.is_symlink()
    assert zipfile.is_zipfile(target)


@pytest.mark.parametrize("arguments", [[], ["draft"], ["nothing"], ["app", "--port", "abc"]])
def test_a_command_written_wrong_is_refused_in_chinese(arguments, capfd):
    with pytest.raises(SystemExit) as left:
        main(arguments)

    said = capfd.readouterr().err
    assert left.value.code == 2
    assert said.startswith("命令不完整")
    assert "error" not in said

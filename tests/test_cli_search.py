"""`nianbao index` and `nianbao search` as a clerk and a script use them."""

import json

import pytest

from nianbao.cli import main

TRAINING = "全年举办业务培训2期，参训45人次，内容为申请答复和个人信息保护。"
REPORT = (
    "临溪镇人民政府2023年政府信息公开工作年度报告\n一、总体情况\n（五）监督保障\n"
    f"{TRAINING}\n六、其他需要报告的事项\n本年度没有收取信息处理费，无其他事项。\n"
)


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "往年"
    made.mkdir()
    (made / "2023.txt").write_text(REPORT, encoding="utf-8")
    return made


def test_reports_of_a_folder_are_put_on_the_shelf_and_found(folder, capfdbinary):
    assert main(["index", str(folder)]) == 0
    assert "份年报" in capfdbinary.readouterr().out.decode()

    assert main(["search", "培训 申请答复 个人信息保护", "--aspect", "supervision", "-k", "1", "--json"]) == 0

    (found,) = json.loads(capfdbinary.readouterr().out)["found"]
    assert found["text"] == TRAINING
    assert found["year"] == 2023
    assert "45" not in found["skeleton"]


def test_a_file_that_is_no_report_is_refused_and_the_others_are_taken(folder, capfd):
    (folder / "笔记.txt").write_text("买菜", encoding="utf-8")

    assert main(["index", str(folder)]) == 2

    said = capfd.readouterr()
    assert "笔记.txt里没有读到年报的正文部分" in said.err
    assert "索引已建好" in said.out


def test_what_travels_with_the_program_is_found_without_any_index(capfd):
    assert main(["search", "培训2次 45人次", "--aspect", "supervision"]) == 0

    assert "句式：" in capfd.readouterr().out


@pytest.mark.parametrize("count", ["0", "51", "许多"])
def test_a_count_out_of_range_is_refused(count):
    with pytest.raises(SystemExit) as refused:
        main(["search", "培训", "-k", count])

    assert refused.value.code == 2

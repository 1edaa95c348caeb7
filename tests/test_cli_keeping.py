"""The commands about kept reports, as they are called."""

import pytest

from nianbao import wiring
from nianbao.cli import main
from nianbao.report.record import Change


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A data folder of the test's own."""
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def number(place):
    del place
    kept = wiring.build().kept
    return kept.begin((Change("agency", "青石镇人民政府", 0), Change("year", "2024", 0)))


def run(capfdbinary, *arguments):
    """Exit status, standard output and standard error of one command."""
    status = main([str(each) for each in arguments])
    out, err = capfdbinary.readouterr()
    return status, out.decode(), err.decode()


def test_the_reports_are_listed_with_their_numbers(number, capfdbinary):
    status, out, _ = run(capfdbinary, "reports")

    assert status == 0
    assert number in out
    assert "青石镇人民政府" in out


def test_an_empty_store_says_so(place, capfdbinary):
    assert place
    assert run(capfdbinary, "reports") == (0, "", "还没有保存着的报告。\n")


def test_a_report_is_moved_to_another_store(number, place, capfdbinary, monkeypatch):
    assert run(capfdbinary, "export-report", number, "-o", place / "一份.zip")[0] == 0
    monkeypatch.setenv("NIANBAO_DATA", str(place / "other"))

    status, out, _ = run(capfdbinary, "import-report", place / "一份.zip")

    assert (status, out.strip()) == (0, number)
    assert number in run(capfdbinary, "reports")[1]


def test_a_backup_is_restored_only_when_confirmed(number, place, capfdbinary):
    backup = place / "全部.db"
    assert run(capfdbinary, "backup", "-o", backup)[0] == 0
    wiring.build().kept.delete(number)

    status, _, err = run(capfdbinary, "restore", backup)
    assert status == 2
    assert "--yes" in err
    assert number not in run(capfdbinary, "reports")[1]

    assert run(capfdbinary, "restore", backup, "--yes")[0] == 0
    assert number in run(capfdbinary, "reports")[1]


def test_the_doctor_says_where_the_data_lies_and_that_it_is_whole(number, place, capfdbinary):
    assert number

    status, out, _ = run(capfdbinary, "doctor")

    assert status == 0
    assert str(place / "data" / "nianbao.db") in out
    assert "1份报告" in out
    assert "数据完好" in out
    assert "范文索引" in out


def test_damaged_data_is_told_with_the_place_and_the_way_out(place, capfdbinary):
    (place / "data").mkdir()
    (place / "data" / "nianbao.db").write_bytes(b"no database" * 200)

    status, _, err = run(capfdbinary, "doctor")

    assert status == 2
    assert "nianbao restore" in err
    assert str(place / "data") in err


def test_a_backup_is_put_in_the_place_of_a_damaged_file_which_is_kept(number, place, capfdbinary):
    backup = place / "全部.zip"
    run(capfdbinary, "backup", "-o", backup)
    for file in (place / "data").glob("nianbao.db*"):
        # The journal alone would bring everything back, and so would a connection still open to the file.
        file.unlink()
    (place / "data" / "nianbao.db").write_bytes(b"no database" * 200)

    status, _, err = run(capfdbinary, "restore", backup, "--yes")

    assert status == 0
    assert "损坏-" in err
    assert number in run(capfdbinary, "reports")[1]
    (aside,) = (place / "data" / "backups").glob("损坏-*")
    assert (aside / "nianbao.db").read_bytes() == b"no database" * 200


@pytest.mark.parametrize(
    "arguments",
    [
        ("export-report", "0000", "-o", "x.zip"),
        ("import-report", "nothing.zip"),
        ("restore", "nothing.db", "--yes"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_what_is_not_there_is_refused_in_one_sentence(place, capfdbinary, monkeypatch, arguments):
    monkeypatch.chdir(place)

    status, out, err = run(capfdbinary, *arguments)

    assert (status, out) == (2, "")
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err

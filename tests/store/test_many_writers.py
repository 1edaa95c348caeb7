"""Several programs on one report, some of them killed: what was acknowledged is there, no update is lost."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from stored import begun

WRITER = Path(__file__).with_name("writing_away.py")


def writer(folder, url, number, name, times=""):
    return subprocess.Popen(
        [sys.executable, str(WRITER), str(folder), url, number, name, str(times)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def test_no_update_of_several_programs_on_one_report_is_lost(store, tmp_path, address):
    number = begun(store)
    writers = [writer(tmp_path / "data", address, number, f"w{place}", 15) for place in range(4)]

    for each in writers:
        each.communicate()

    record = store.load(number)
    assert record.value("shared") == 60
    assert record.rev("shared") == 60
    assert [record.value(f"own.w{place}") for place in range(4)] == [14] * 4


@pytest.mark.parametrize("seed", range(6))
def test_nothing_acknowledged_is_lost_when_a_program_is_killed(store, tmp_path, address, seed):
    number = begun(store)
    lines = random.Random(seed).randrange(1, 40)  # noqa: S311 - any moment will do
    with writer(tmp_path / "data", address, number, "w") as killed:
        told = [killed.stdout.readline().strip() for _ in range(lines + 1)]
        killed.kill()
        told += killed.stdout.read().split()

    record = store.load(number)
    taken = int(told[-1]) if told[-1].isdigit() else -1
    assert record.value("own.w") in (taken, taken + 1)
    assert record.value("shared") == record.value("own.w") + 1
    assert len(record.messages) == record.value("shared")
    assert store.health().intact

"""Whatever the disk or the database refuses: one sentence, nothing half-written, nothing lost."""

import contextlib
import sqlite3
import subprocess
import sys

import pytest
from sqlalchemy import Engine, event
from stored import begun, turn

from nianbao.errors import StoreUnusable
from nianbao.report.record import Version
from nianbao.store.engine import require_locks
from nianbao.store.failures import sentence_for

CELL = "t3.new.natural"
FILLS = """
import resource, signal, sys
from pathlib import Path
from nianbao.errors import StoreUnusable
from nianbao.report.record import Change, Turn
from nianbao.store.database import Database

store = Database(Path(sys.argv[1]))
number = store.create(Turn("begin", (Change("agency", "青石镇人民政府", 0),)))
print(number, flush=True)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
for seen in range(1000):
    try:
        store.take(number, Turn(f"t{seen}", (Change("answers.other", f"{seen:09d}" * 1000, seen),)))
    except StoreUnusable as error:
        print("refused", error, flush=True)
        break
    print(seen, flush=True)
"""

LOOKS_IN = """
import contextlib, sqlite3, sys
with contextlib.closing(sqlite3.connect(sys.argv[1])) as connection:
    connection.execute("SELECT count(*) FROM report").fetchone()
"""


class Fails:
    """Makes the n-th call to the database fail as a dying disk does."""

    def __init__(self, at):
        self.left = at
        self.struck = False

    def __call__(self, *_, **__):
        self.left -= 1
        if self.left == 0:
            self.struck = True
            raise sqlite3.OperationalError("disk I/O error")


@contextlib.contextmanager
def failing(at):
    fails = Fails(at)
    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, fails)
    try:
        yield fails
    finally:
        for name in ("before_cursor_execute", "commit"):
            event.remove(Engine, name, fails)


STEPS = {
    "a turn": lambda store, number: store.take(
        number, turn("t", (CELL, "2", 1), ("t3.new.other", "3", 0), said="两件")
    ),
    "a draft": lambda store, number: store.keep_versions(number, (Version("5", 0, "新", "composer"),)),
    "a source": lambda store, number: store.keep_source(number, "a.docx", "previous", b"abc"),
    "a new report": lambda store, _: begun(store),
    "an entry of what left": lambda store, number: store.log_outbound(
        destination="x", purpose="起草", report=number, body=b"abc", characters=3
    ),
}


@pytest.mark.parametrize("step", STEPS, ids=str)
def test_an_error_at_any_call_of_a_step_leaves_what_was_there(opened, tmp_path, step):
    store = opened(tmp_path)
    number = begun(store)
    store.take(number, turn("before", (CELL, "1", 0), said="一件"))
    store.keep_versions(number, (Version("5", 0, "旧", "composer"),))

    for at in range(1, 100):
        before = store.export_report(number), store.cards(), store.outbound()
        with failing(at) as fails, contextlib.suppress(StoreUnusable):
            STEPS[step](store, number)
        if not fails.struck:
            break
        assert (store.export_report(number), store.cards(), store.outbound()) == before, at

    assert at > 2
    assert not fails.struck


def test_an_error_of_the_disk_is_told_in_a_sentence(opened, tmp_path):
    store = opened(tmp_path)
    number = begun(store)

    with failing(2), pytest.raises(StoreUnusable, match="读写磁盘出错，这一步没有保存"):
        store.take(number, turn("t", (CELL, "1", 0)))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no such limit")
def test_when_the_disk_is_full_everything_taken_before_is_there(opened, tmp_path):
    told = subprocess.run(
        [sys.executable, "-c", FILLS, str(tmp_path)],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    ).stdout.splitlines()

    number, *taken, refused = told
    assert refused.startswith("refused")
    assert "没有保存" in refused
    record = opened(tmp_path).load(number)
    assert record.rev("answers.other") == len(taken)
    assert opened(tmp_path).health().intact


def test_a_place_that_cannot_be_made_is_named(opened, tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(StoreUnusable, match="NIANBAO_DATA"):
        opened(tmp_path / "file" / "data")


def test_a_folder_in_the_place_of_the_file_is_told(opened, tmp_path):
    (tmp_path / "nianbao.db").mkdir()

    with pytest.raises(StoreUnusable, match="不是文件"):
        opened(tmp_path)


@pytest.mark.parametrize(
    "content", [b"this is no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 9000]
)
def test_a_damaged_file_is_told_and_not_touched(opened, tmp_path, content):
    (tmp_path / "nianbao.db").write_bytes(content)

    with pytest.raises(StoreUnusable, match="损坏"):
        opened(tmp_path)

    assert (tmp_path / "nianbao.db").read_bytes() == content


def test_damage_inside_a_file_is_found_by_the_doctor(opened, tmp_path):
    store = opened(tmp_path)
    number = begun(store)
    store.take(number, turn("t", ("answers.other", "长" * 100_000, 0)))
    store.close()
    file = tmp_path / "nianbao.db"
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("DELETE FROM turn WHERE number = 1")
    connection.commit()
    connection.close()

    health = opened(tmp_path).health()

    assert not health.intact
    assert health.faults


def test_an_altered_entry_of_what_left_is_found(opened, tmp_path):
    store = opened(tmp_path)
    for body in (b"1", b"2", b"3"):
        store.log_outbound(destination="x", purpose="起草", report="", body=body, characters=1)
    connection = sqlite3.connect(tmp_path / "nianbao.db")
    connection.execute("UPDATE outbound SET destination = 'y' WHERE number = 2")
    connection.commit()
    connection.close()

    assert store.health().faults == ("外发记录从第2条起被改动过",)


def test_a_disk_without_locks_is_refused(tmp_path):
    address = f"{(tmp_path / 'a.db').as_uri()}?vfs=unix-none"
    first, second = (sqlite3.connect(address, uri=True, timeout=0) for _ in range(2))

    with contextlib.closing(first), contextlib.closing(second), pytest.raises(StoreUnusable, match="网络盘"):
        require_locks(first, second)


def refusal(of):
    try:
        of()
    except sqlite3.Error as error:
        return sentence_for(error)
    return ""


def test_a_file_somebody_else_holds_is_told(tmp_path):
    file = tmp_path / "a.db"
    one, two = sqlite3.connect(file, timeout=0), sqlite3.connect(file, timeout=0)
    with contextlib.closing(one), contextlib.closing(two):
        one.execute("BEGIN EXCLUSIVE")

        assert "正被别的程序占用" in refusal(lambda: two.execute("CREATE TABLE a (b)"))


def test_a_file_that_may_only_be_read_is_told(tmp_path):
    file = tmp_path / "a.db"
    sqlite3.connect(file).close()
    with contextlib.closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        assert "只能读、不能写" in refusal(lambda: connection.execute("CREATE TABLE a (b)"))


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://a@b/c", "只能是PostgreSQL"),
        ("not an address", "写得不对"),
        ("postgresql://nobody@127.0.0.1:1/none", "连不上数据库服务器"),
    ],
)
def test_a_server_that_cannot_be_used_is_told_without_its_password(opened, tmp_path, url, sentence):
    with pytest.raises(StoreUnusable, match=sentence):
        opened(tmp_path, url)


def test_opened_a_second_time_it_still_holds_off_other_programs(opened, tmp_path):
    # Whoever closes a file gives up every lock his program has on it; then the next program to leave takes
    # itself for the last one, and puts away the journal that is still being written to.
    first = opened(tmp_path)
    number = begun(first, **{CELL: "2"})
    opened(tmp_path)
    subprocess.run([sys.executable, "-c", LOOKS_IN, str(tmp_path / "nianbao.db")], check=True)

    assert (tmp_path / "nianbao.db-wal").exists()
    first.take(number, turn("t1", (CELL, "3", 1)))
    assert first.load(number).value(CELL) == "3"

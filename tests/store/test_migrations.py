"""Every released schema, with data in it, becomes the newest; a killed step leaves the old one whole."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from nianbao.errors import StoreNewer
from nianbao.store import schema
from nianbao.store.engine import Place, open_engine, reading, writing
from nianbao.store.migrating import revision, upgrade

RELEASED = sorted((Path(__file__).parent / "released").glob("*.sql"))
NUMBER = "00000000000000aa"
DIES = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
from nianbao.store.database import Database

@event.listens_for(Engine, "before_cursor_execute")
def die(connection, cursor, statement, *rest):
    if "CREATE TABLE outbound" in statement:
        os.kill(os.getpid(), signal.SIGKILL)

Database(Path(sys.argv[1]))
"""

OPENS = """
import sys
from pathlib import Path
from nianbao.store.database import Database

Database(Path(sys.argv[1])).close()
"""


def laid(folder, dump):
    """A folder with the data of a released schema, as that release left it."""
    folder.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(folder / "nianbao.db")
    connection.executescript(dump.read_text(encoding="utf-8"))
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    return folder


def parents_first(lines):
    """The lines that put rows in, in an order that no foreign key forbids."""
    rows = [line for line in lines if line.startswith("INSERT") and "alembic_version" not in line]
    names = [table.name for table in schema.IN_ORDER]
    return sorted(rows, key=lambda line: names.index(line.split('"')[1]))


@pytest.mark.parametrize("dump", RELEASED, ids=lambda path: path.stem)
def test_data_of_a_released_schema_is_all_there_after_the_upgrade(tmp_path, opened, dump):
    store = opened(laid(tmp_path / "data", dump))

    record = store.load(NUMBER)

    assert record.value("t3.new.natural") == "12"
    assert record.messages[0].said == "来了12件"
    assert record.versions["5"].made_by == "composer"
    assert store.source(record.sources[0].sha256) == b"x"
    assert store.health().schema == schema.NEWEST


def test_there_is_a_backup_of_the_old_data_before_the_first_step(tmp_path, opened):
    opened(laid(tmp_path / "data", RELEASED[0]))

    (backup,) = (tmp_path / "data" / "backups").iterdir()

    connection = sqlite3.connect(backup)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    connection.close()


def test_a_server_with_a_released_schema_is_upgraded_too(tmp_path, opened, server):
    engine = open_engine(Place(tmp_path, server))
    upgrade(engine, "0001")
    with writing(engine) as connection:
        for line in parents_first(RELEASED[0].read_text(encoding="utf-8").splitlines()):
            connection.execute(text(line.replace("X'78'", "'\\x78'").replace(":", "\\:")))
    engine.dispose()

    store = opened(tmp_path, server)

    assert store.load(NUMBER).value("t3.new.natural") == "12"
    assert [path.suffix for path in (tmp_path / "backups").iterdir()] == [".zip"]


def test_the_steps_lead_to_the_tables_the_program_knows(tmp_path, address):
    engine = open_engine(Place(tmp_path, address))
    upgrade(engine, schema.NEWEST)

    with reading(engine) as connection:
        differences = compare_metadata(MigrationContext.configure(connection), schema.metadata)
    engine.dispose()

    assert differences == []


def test_an_upgrade_killed_in_the_middle_leaves_the_old_data_and_is_done_the_next_time(tmp_path, opened):
    folder = laid(tmp_path / "data", RELEASED[0])

    killed = subprocess.run([sys.executable, "-c", DIES, str(folder)], check=False, capture_output=True)

    assert killed.returncode == -signal.SIGKILL
    engine = open_engine(Place(folder, ""))
    with reading(engine) as connection:
        assert revision(connection) == "0001"
    engine.dispose()
    assert opened(folder).load(NUMBER).value("t3.new.natural") == "12"


def test_data_of_a_newer_program_is_refused_and_left_alone(tmp_path, opened, address):
    store = opened(tmp_path, address)
    store.close()
    engine = open_engine(Place(tmp_path, address))
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    engine.dispose()

    with pytest.raises(StoreNewer, match="请升级程序"):
        opened(tmp_path, address)


def test_two_programs_started_at_once_upgrade_once(tmp_path):
    folder = laid(tmp_path / "data", RELEASED[0])

    started = [
        subprocess.Popen([sys.executable, "-c", OPENS, str(folder)], stderr=subprocess.PIPE) for _ in range(4)
    ]

    said = [each.communicate()[1].decode() for each in started]
    assert [each.returncode for each in started] == [0] * 4, said

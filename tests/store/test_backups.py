"""A backup is read back before it counts, and restored whole or not at all."""

import sqlite3
import stat
import sys

import pytest
from stored import begun, turn

from nianbao.errors import ArchiveUnusable, StoreNewer, StoreUnusable


def ending(address):
    return ".zip" if address else ".db"


def test_a_backup_brings_back_what_was_there_when_it_was_made(store, tmp_path, address):
    number = begun(store)
    before = store.export_report(number)
    backup = store.back_up(tmp_path / f"a{ending(address)}")
    store.take(number, turn("later", ("t3.new.natural", "9", 0)))

    store.restore(backup)

    assert store.export_report(number) == before


def test_what_was_there_before_a_restore_is_itself_backed_up(store, tmp_path):
    backup = store.back_up(tmp_path / "empty.zip")
    number = begun(store)
    kept = store.restore(backup)

    store.restore(kept)

    assert [card.id for card in store.cards()] == [number]


def test_a_zip_moves_the_whole_store_to_another_engine(store, opened, tmp_path):
    number = begun(store)
    store.keep_source(number, "a.docx", "previous", bytes(range(256)))
    backup = store.back_up(tmp_path / "all.zip")
    other = opened(tmp_path / "other")

    other.restore(backup)

    assert other.export_report(number) == store.export_report(number)


def test_a_file_of_sqlite_is_restored_on_a_server_too(opened, tmp_path, server):
    here, there = opened(tmp_path / "a"), opened(tmp_path / "b", server)
    number = begun(here)

    there.restore(here.back_up())

    assert there.export_report(number) == here.export_report(number)


def test_another_window_sees_the_restored_data(opened, tmp_path):
    one, two = opened(tmp_path), opened(tmp_path)
    backup = one.back_up()
    begun(one)

    one.restore(backup)

    assert two.cards() == ()


def test_the_usual_folder_gathers_backups_under_names_of_their_own(store):
    first, second = store.back_up(), store.back_up()

    assert first != second
    assert store.health().last_backup in (first.name, second.name)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such modes")
def test_only_the_owner_may_read_data_and_backups(opened, tmp_path):
    store = opened(tmp_path / "data")
    begun(store)
    backup = store.back_up()

    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    files = [backup, *(tmp_path / "data").glob("nianbao.db*")]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\x00" + b"\x00" * 4000, b"PK\x03\x04"])
def test_something_else_than_a_backup_is_refused_and_changes_nothing(store, tmp_path, content):
    number = begun(store)
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(content)

    with pytest.raises(ArchiveUnusable):
        store.restore(wrong)

    assert [card.id for card in store.cards()] == [number]


def test_a_file_of_another_program_is_refused(store, tmp_path):
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE music (name)")
    connection.commit()
    connection.close()

    with pytest.raises(ArchiveUnusable, match="没有年报助手的数据"):
        store.restore(other)


def test_a_damaged_backup_is_refused(opened, tmp_path):
    store = opened(tmp_path / "data")
    number = begun(store)
    store.take(number, turn("t", ("answers.other", "长" * 50_000, 0)))
    backup = store.back_up()
    content = bytearray(backup.read_bytes())
    content[8192:12288] = b"\xff" * 4096
    backup.write_bytes(bytes(content))

    with pytest.raises(ArchiveUnusable, match="损坏"):
        store.restore(backup)


def test_a_backup_of_a_newer_program_is_refused(opened, tmp_path):
    store = opened(tmp_path / "data")
    backup = store.back_up()
    connection = sqlite3.connect(backup)
    connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.commit()
    connection.close()

    with pytest.raises(StoreNewer, match="升级程序"):
        store.restore(backup)


def test_a_backup_that_cannot_be_put_there_leaves_no_half_file(store, tmp_path):
    taken = tmp_path / "taken.zip"
    taken.mkdir()

    with pytest.raises(StoreUnusable):
        store.back_up(taken)

    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []

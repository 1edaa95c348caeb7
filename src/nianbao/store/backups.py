"""Backups: made beside the running program, read back before they count, and restored whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import MetaData, Table, delete, insert, inspect

from nianbao.errors import ArchiveUnusable, FileUnwritable, StoreUnusable
from nianbao.store import schema
from nianbao.store.engine import BUSY_SECONDS, Place, make_folder, open_engine, reading, writing
from nianbao.store.exchange import json_bytes, rows_of_lines, table_as_lines
from nianbao.store.failures import told
from nianbao.store.migrating import refuse_newer, revision, upgrade

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine

_SQLITE = b"SQLite format 3\x00"
_MANIFEST = "backup.json"
_FORMAT = 1
_AT_ONCE = 500


def back_up(engine: Engine, place: Place, target: Path) -> None:
    """Write a backup and read it back; a `.zip` fits every engine, a `.db` is a SQLite file.

    Raises:
        StoreUnusable: the data cannot be read, or what was written does not read back equal.
        FileUnwritable: the file cannot be put there.
    """
    make_folder(target.parent)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".nianbao-", suffix=target.suffix)
        os.close(handle)
    except OSError as error:
        raise FileUnwritable(f"备份写不进“{target.parent}”，请检查文件夹是否可写、磁盘是否已满。") from error
    unfinished = Path(name)
    try:
        if target.suffix.lower() == ".db":
            if place.url:
                raise FileUnwritable("服务器上的数据只能备份成.zip文件，请换一个以.zip结尾的文件名。")
            _copy_file(place.file, unfinished)
        else:
            _write_rows(engine, unfinished)
        with told():
            with unfinished.open("rb+") as file:
                os.fsync(file.fileno())
            unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def restore(engine: Engine, place: Place, backup: Path, keep: Callable[[], Path]) -> Path:
    """Put the data of a backup in the place of what is here.

    Args:
        engine: the store.
        place: where it lies.
        backup: the file.
        keep: backs up what is here; called only once the backup has been read and found good.

    Returns:
        Where what was here is kept.

    Raises:
        ArchiveUnusable: the file is no backup or is damaged; nothing was changed.
        StoreNewer: a newer program made it; nothing was changed.
        StoreUnusable: the data cannot be written; the old data stays.
    """
    with tempfile.TemporaryDirectory(prefix="nianbao-", dir=place.folder) as folder:
        inside = Place(Path(folder), "")
        _unfold(backup, inside)
        kept = keep()
        if place.url:
            _take_rows(engine, inside)
        else:
            _take_pages(place.file, inside.file)
    return kept


def rescue(place: Place, backup: Path, stamp: str) -> Path:
    """Put a backup in the place of a damaged file, which is moved aside with all that belongs to it.

    Returns:
        The folder the damaged files are in now.

    Raises:
        ArchiveUnusable: the file is no backup or is damaged; nothing was changed.
        StoreUnusable: the files cannot be moved.
    """
    with tempfile.TemporaryDirectory(prefix="nianbao-", dir=place.folder) as folder:
        inside = Place(Path(folder), "")
        _unfold(backup, inside)
        aside = place.backups / f"损坏-{stamp}"
        make_folder(aside)
        with told():
            for file in sorted(place.folder.glob(f"{place.file.name}*")):
                file.replace(aside / file.name)
            # The journal has been folded in when its engine was closed: one file is all there is.
            inside.file.replace(place.file)
    return aside


def damage(file: Path) -> tuple[str, ...]:
    """What SQLite finds wrong with a file, one line each; nothing when it is whole."""
    try:
        with contextlib.closing(_connect(file)) as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
            found += [
                f"{row[0]} {row[1]} → {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")
            ]
    except sqlite3.Error as error:
        return (str(error),)
    return tuple(line for line in found if line != "ok")


def _copy_file(source: Path, target: Path) -> None:
    target.unlink()
    with told(), contextlib.closing(_connect(source)) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
    target.chmod(0o600)
    if found := damage(target):
        raise StoreUnusable(f"备份写好后读不回来（{found[0]}），没有保留；请换一个磁盘再备份。")


def _write_rows(engine: Engine, target: Path) -> None:
    with reading(engine) as connection, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        known = MetaData()
        present = inspect(connection).get_table_names()
        manifest: dict[str, object] = {"format": _FORMAT, "schema": revision(connection), "tables": {}}
        counts: dict[str, dict[str, object]] = {}
        for name in (table.name for table in schema.IN_ORDER if table.name in present):
            lines = table_as_lines(
                connection, Table(name, known, autoload_with=connection, resolve_fks=False)
            )
            archive.writestr(f"{name}.jsonl", lines)
            counts[name] = {"rows": lines.count(b"\n"), "sha256": hashlib.sha256(lines).hexdigest()}
        manifest["tables"] = counts
        archive.writestr(_MANIFEST, json_bytes(manifest))  # type: ignore[arg-type]
    _tables_of(target)


def _tables_of(backup: Path) -> tuple[str, dict[str, bytes]]:
    """Schema and lines of each table of a zip, checked against what it says of itself."""
    try:
        with zipfile.ZipFile(backup) as archive:
            manifest = json.loads(archive.read(_MANIFEST))
            tables = {name: archive.read(f"{name}.jsonl") for name in manifest["tables"]}
            whole = all(
                hashlib.sha256(lines).hexdigest() == manifest["tables"][name]["sha256"]
                for name, lines in tables.items()
            )
            had = str(manifest["schema"])
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, OSError) as error:
        raise ArchiveUnusable(f"“{backup.name}”不是年报助手的备份，或者已经损坏；请换一份备份。") from error
    if not whole:
        raise ArchiveUnusable(f"备份“{backup.name}”已经损坏，请换一份备份。")
    return had, tables


def _unfold(backup: Path, inside: Place) -> None:
    """A backup as a SQLite file of the newest schema in a folder of its own."""
    try:
        with backup.open("rb") as file:
            head = file.read(len(_SQLITE))
    except OSError as error:
        raise ArchiveUnusable(f"打不开备份“{backup.name}”，请核对文件名和所在文件夹。") from error
    if head == _SQLITE:
        with told():
            shutil.copyfile(backup, inside.file)
        if damage(inside.file):
            raise ArchiveUnusable(f"备份“{backup.name}”已经损坏，请换一份备份。")
        tables = None
    else:
        had, tables = _tables_of(backup)
        refuse_newer(had)
    engine = open_engine(inside)
    try:
        if tables is not None:
            upgrade(engine, had)
            _put_in(engine, {name: rows_of_lines(lines) for name, lines in tables.items()})
        with reading(engine) as connection:
            had = revision(connection)
        if not had:
            raise ArchiveUnusable(f"“{backup.name}”里没有年报助手的数据，请换一份备份。")
        refuse_newer(had)
        upgrade(engine, schema.NEWEST)
    finally:
        engine.dispose()


def _take_pages(file: Path, from_file: Path) -> None:
    """Copy every page in one transaction: other programs see the old data or the new, never both."""
    with (
        told(),
        contextlib.closing(_connect(from_file)) as source,
        contextlib.closing(_connect(file)) as target,
    ):
        source.backup(target)


def _take_rows(engine: Engine, inside: Place) -> None:
    source = open_engine(inside)
    try:
        with reading(source) as connection:
            rows = {table.name: _all(connection, table) for table in schema.IN_ORDER}
    finally:
        source.dispose()
    _put_in(engine, rows)


def _all(connection: Connection, table: Table) -> list[dict[str, object]]:
    return [dict(row) for row in connection.execute(table.select()).mappings()]


def _put_in(engine: Engine, rows: dict[str, list[dict[str, object]]]) -> None:
    """Empty the tables and fill them, in one transaction."""
    with writing(engine) as connection:
        known = [table for table in schema.IN_ORDER if table.name in rows]
        for table in reversed(known):
            connection.execute(delete(table))
        for table in known:
            for start in range(0, len(rows[table.name]), _AT_ONCE):
                connection.execute(insert(table), rows[table.name][start : start + _AT_ONCE])


def _connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=BUSY_SECONDS)
    connection.isolation_level = None
    return connection

"""Connections to SQLite or PostgreSQL, set so that what was acknowledged survives."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from nianbao.errors import StoreUnusable
from nianbao.store.failures import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

FILE = "nianbao.db"
BUSY_SECONDS = 15
"""How long a writer waits for another one before it gives up."""
_WRITING = "nianbao_writing"
_LINES: WeakKeyDictionary[Engine, threading.Lock] = WeakKeyDictionary()
_NO_LINE = contextlib.nullcontext()


@dataclass(frozen=True, slots=True)
class Place:
    """Where the data lies."""

    folder: Path
    """Of the database file, and of the backups."""
    url: str
    """Of the server; empty for the file."""

    @property
    def file(self) -> Path:
        """The database file, where there is one."""
        return self.folder / FILE

    @property
    def backups(self) -> Path:
        """The usual folder of backups."""
        return self.folder / "backups"

    @property
    def label(self) -> str:
        """What to show of it; never a password."""
        return make_url(self.url).render_as_string(hide_password=True) if self.url else str(self.file)


def open_engine(place: Place) -> Engine:
    """Connect; the folder and an empty file are made where there are none.

    Raises:
        StoreUnusable: the place cannot be used, with the reason.
    """
    make_folder(place.folder)
    if place.url:
        return _server(place.url)
    with told():
        _make_private(place.file)
    engine = create_engine(f"sqlite:///{place.file.as_posix()}", connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    try:
        with told():
            _prepare(place.file)
    except StoreUnusable:
        engine.dispose()
        raise
    return engine


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, where the system knows such modes.

    Raises:
        StoreUnusable: it cannot be made, or something else bears its name.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnusable(
            f"数据文件夹“{folder}”建不起来，请检查权限，或用NIANBAO_DATA换一个文件夹。"
        ) from error


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One moment of the data, however many questions are asked of it."""
    with told(), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextlib.contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: everything in it is kept when the block ends, or nothing."""
    with _turn_of(engine), told(), engine.connect() as connection:
        connection = connection.execution_options(**{_WRITING: True})
        with connection.begin():
            yield connection


def _turn_of(engine: Engine) -> contextlib.AbstractContextManager[object]:
    """Where only one can write at a time, the writers of this program wait in line.

    SQLite lets them sleep and try again, and the unlucky ones wait a hundred times as long.
    """
    return _LINES.setdefault(engine, threading.Lock()) if engine.dialect.name == "sqlite" else _NO_LINE


def _server(url: str) -> Engine:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreUnusable(
            "NIANBAO_DATABASE_URL写得不对，应当像 postgresql://用户:密码@主机:5432/库名。"
        ) from error
    if address.get_backend_name() not in ("postgresql", "postgres"):
        raise StoreUnusable(
            "NIANBAO_DATABASE_URL只能是PostgreSQL，应当像 postgresql://用户:密码@主机:5432/库名。"
        )
    try:
        return create_engine(
            address.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            connect_args={"connect_timeout": 10, "application_name": "nianbao"},
        )
    except (ImportError, NoSuchModuleError) as error:
        raise StoreUnusable(
            '没有安装PostgreSQL的驱动，请运行 pip install "nianbao[postgres]" 后再试。'
        ) from error


def _make_private(file: Path) -> None:
    """An empty file for its owner alone; SQLite gives the files beside it the same mode."""
    if file.exists() and not file.is_file():
        raise StoreUnusable(f"“{file}”不是文件，请把它移走，或用NIANBAO_DATA换一个文件夹。")
    # Only a new one is opened here: closing a file drops every lock this program has on it (POSIX), those of
    # a store that is open already too, and another program would then put its journal away.
    with contextlib.suppress(FileExistsError):
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def _set_up(connection: sqlite3.Connection, _record: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own
    # Transactions are begun by us, below: the driver would begin them late, and not for every statement.
    connection.isolation_level = None
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A writer takes the lock before it reads, so that what it read is still so when it writes.
    taken = connection.get_execution_options().get(_WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if taken else "BEGIN")


def _prepare(file: Path) -> None:
    with (
        contextlib.closing(sqlite3.connect(file, timeout=BUSY_SECONDS)) as first,
        contextlib.closing(sqlite3.connect(file, timeout=0)) as second,
    ):
        require_locks(first, second)


def require_locks(first: sqlite3.Connection, second: sqlite3.Connection) -> None:
    """Set the journal, and refuse a place where two programs would not notice each other.

    Args:
        first: a connection to the file.
        second: another one, which must not wait for locks.

    Raises:
        StoreUnusable: as on some network drives.
    """
    first.isolation_level = second.isolation_level = None
    mode = first.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    if str(mode).lower() != "wal":
        raise StoreUnusable(_NO_LOCKS)
    first.execute("BEGIN IMMEDIATE")
    try:
        second.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return
    finally:
        first.execute("ROLLBACK")
    raise StoreUnusable(_NO_LOCKS)


_NO_LOCKS = (
    "数据文件夹所在的盘不支持文件锁（多半是网络盘），两个窗口会互相覆盖；"
    "请用NIANBAO_DATA换到本机硬盘上的文件夹。"
)

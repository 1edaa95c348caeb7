"""The store: every method is one transaction, kept whole when it returns and not at all when it raises."""

from __future__ import annotations

import datetime
import logging
import secrets
import shutil
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from nianbao.errors import StoreUnusable
from nianbao.report.record import (
    Card,
    Edit,
    Outbound,
    Record,
    ReportState,
    Source,
    StoreHealth,
    Taken,
    Turn,
    Version,
)
from nianbao.store import backups, exchange, migrating, outbound, schema, shelved, unfinished
from nianbao.store.engine import Place, open_engine, reading, writing
from nianbao.store.failures import told
from nianbao.store.loading import as_card, as_version, load, newest_versions
from nianbao.store.rows import from_text, to_text
from nianbao.store.taking import begin_report, history, lock_report, take

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from nianbao.report.record import Value

_log = logging.getLogger("nianbao.store")
_SECRET_NAMES = ("key", "token", "password", "secret", "密码", "密钥", "口令")
_ID_BYTES = 8


def utc_now() -> str:
    """The machine's time, ISO 8601 in UTC."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")


def rescue(folder: Path, backup: Path) -> Path:
    """Put a backup in the place of a damaged file and return the folder the damaged one is in now.

    Raises:
        ArchiveUnusable: the file is no backup or is damaged itself; nothing was changed.
        StoreUnusable: the files cannot be moved.
    """
    return backups.rescue(Place(folder, ""), backup, _stamp(utc_now()))


def _stamp(at: str) -> str:
    """A time as it stands in the name of a file, to the second."""
    return "".join(sign for sign in at[:19] if sign.isdigit())


class Database:
    """Reports and all that belongs to them, in SQLite or PostgreSQL.

    Every method may raise `StoreUnusable`: the sentence says what to do, and nothing was half-written.
    """

    def __init__(self, folder: Path, url: str = "", clock: Callable[[], str] = utc_now) -> None:
        self._place = Place(folder, url)
        self._clock = clock
        self._engine: Engine = open_engine(self._place)
        try:
            migrating.migrate(self._engine, self._back_up_as)
            reports = self._count()
        except BaseException:
            self._engine.dispose()
            raise
        _log.info("data in %s, %d reports", self._place.label, reports)

    @property
    def place(self) -> str:
        """Where the data lies, without a password."""
        return self._place.label

    def close(self) -> None:
        """Give the connections back; the store is not used after that."""
        self._engine.dispose()

    # ── reports ──

    def create(self, turn: Turn) -> str:
        """Begin a report with its first turn and return its id, 64 random bits in hexadecimal."""
        report_id = secrets.token_hex(_ID_BYTES)
        at = self._clock()
        with writing(self._engine) as connection:
            begin_report(connection, report_id, at)
            take(connection, report_id, turn, at)
        return report_id

    def cards(self, *states: ReportState, owner: str = "") -> tuple[Card, ...]:
        """The reports in these states, all when none is named; the one touched last comes first.

        Args:
            states: as the list shows them.
            owner: only this one's and nobody's; empty for everybody's.
        """
        table = schema.report
        wanted = select(table).order_by(table.c.touched_at.desc(), table.c.id)
        if owner:
            wanted = wanted.where(table.c.owner.in_(["", owner]))
        if states:
            wanted = wanted.where(table.c.state.in_([state.value for state in states]))
        with reading(self._engine) as connection:
            return tuple(as_card(row) for row in connection.execute(wanted))

    def load(self, report_id: str) -> Record:
        """Everything in force for one report, of one moment.

        Raises:
            ReportUnknown: there is no such report.
        """
        with reading(self._engine) as connection:
            return load(connection, report_id)

    def take(self, report_id: str, turn: Turn) -> Taken:
        """Keep a turn once; changes somebody else was quicker with come back as conflicts.

        Raises:
            ReportUnknown: there is no such report.
        """
        with writing(self._engine) as connection:
            return take(connection, report_id, turn, self._clock())

    def history(self, report_id: str, key: str) -> tuple[Edit, ...]:
        """Every edit of one answer, oldest first."""
        with reading(self._engine) as connection:
            return history(connection, report_id, key)

    def purge(self, before: str) -> int:
        """Remove for good what was deleted before a time (ISO 8601, UTC); return how many reports."""
        table = schema.report
        with writing(self._engine) as connection:
            gone = connection.execute(
                delete(table).where(table.c.state == ReportState.DELETED.value, table.c.touched_at < before)
            ).rowcount
            exchange.drop_unused_contents(connection)
        return int(gone)

    # ── drafts ──

    def keep_versions(self, report_id: str, versions: tuple[Version, ...]) -> tuple[Version, ...]:
        """Keep drafts, one more of each part; one that is equal to the last of its part is not kept twice.

        Raises:
            ReportUnknown: there is no such report.
        """
        at = self._clock()
        with writing(self._engine) as connection:
            turn = lock_report(connection, report_id, at) - 1
            last = newest_versions(connection, report_id)
            kept = []
            for each in versions:
                before = last.get(each.part)
                # The composer's wording that somebody locked says the same and is another version: it stays.
                if before is not None and _reads(before) == _reads(each):
                    kept.append(before)
                    continue
                number = 1 if before is None else before.number + 1
                new = Version(each.part, number, each.body, each.made_by, each.made_from, turn, at)
                connection.execute(insert(schema.version).values(**_version_row(report_id, new)))
                last[each.part] = new
                kept.append(new)
        return tuple(kept)

    def versions(self, report_id: str, part: str) -> tuple[Version, ...]:
        """Every draft of one part, oldest first."""
        table = schema.version
        with reading(self._engine) as connection:
            rows = connection.execute(
                select(table)
                .where(table.c.report_id == report_id, table.c.part == part)
                .order_by(table.c.number)
            )
            return tuple(as_version(row) for row in rows)

    def keep_unfinished(self, report_id: str, texts: Mapping[str, str]) -> None:
        """Put down what a model has written so far by part, in the place of what was put down before.

        Raises:
            ReportUnknown: there is no such report.
        """
        with writing(self._engine) as connection:
            unfinished.put(connection, report_id, texts, self._clock())

    def unfinished(self, report_id: str) -> dict[str, str]:
        """What a model had written when it was last looked at, by part; empty when nothing was left."""
        with reading(self._engine) as connection:
            return unfinished.kept(connection, report_id)

    # ── sources, settings, what went out ──

    def keep_source(self, report_id: str, name: str, role: str, content: bytes) -> Source:
        """Keep an uploaded file with a report; the same bytes are kept once, whoever hands them in.

        Raises:
            ReportUnknown: there is no such report.
        """
        at = self._clock()
        table = schema.report_source
        with writing(self._engine) as connection:
            lock_report(connection, report_id, at)
            sha256 = exchange.keep_content(connection, content)
            mine = (table.c.report_id == report_id, table.c.sha256 == sha256, table.c.role == role)
            connection.execute(delete(table).where(*mine))
            source = Source(sha256, name, role, len(content), at)
            connection.execute(
                insert(table).values(
                    report_id=report_id, sha256=sha256, role=role, name=name, size=len(content), at=at
                )
            )
        return source

    def source(self, sha256: str) -> bytes:
        """The content of an uploaded file.

        Raises:
            ReportUnknown: nothing is kept under this hash.
        """
        with reading(self._engine) as connection:
            return exchange.source_content(connection, sha256)

    def keep_past(self, name: str, content: bytes) -> Source:
        """Put a past report on the shelf; the same bytes are kept once."""
        with writing(self._engine) as connection:
            return shelved.keep(connection, name, content, self._clock())

    def past_files(self) -> tuple[Source, ...]:
        """The past reports on the shelf, the one put there last first."""
        with reading(self._engine) as connection:
            return shelved.kept(connection)

    def drop_past(self, sha256: str) -> None:
        """Take a past report off the shelf."""
        with writing(self._engine) as connection:
            shelved.drop(connection, sha256)

    def setting(self, name: str) -> Value:
        """What was last set under a name; None when nothing was."""
        table = schema.setting
        with reading(self._engine) as connection:
            found = connection.execute(
                select(table.c.value).where(table.c.name == name).order_by(table.c.rev.desc()).limit(1)
            ).scalar()
        return None if found is None else from_text(found)

    def set_setting(self, name: str, value: Value) -> None:
        """Set a setting; the earlier values stay in the table.

        Raises:
            StoreUnusable: the name is that of a secret, which the store does not take.
        """
        if any(word in name.lower() for word in _SECRET_NAMES):
            raise StoreUnusable(f"“{name}”像是密钥，不存进数据；请写在环境变量里。")
        table = schema.setting
        with writing(self._engine) as connection:
            last = connection.execute(select(func.max(table.c.rev)).where(table.c.name == name)).scalar()
            connection.execute(
                insert(table).values(name=name, rev=(last or 0) + 1, value=to_text(value), at=self._clock())
            )

    def log_outbound(
        self, *, destination: str, purpose: str, report: str, body: bytes, characters: int
    ) -> Outbound:
        """Note that something leaves the machine, before it does."""
        with writing(self._engine) as connection:
            return outbound.log_outbound(
                connection,
                at=self._clock(),
                destination=destination,
                purpose=purpose,
                report=report,
                body=body,
                characters=characters,
            )

    def outbound(self) -> tuple[Outbound, ...]:
        """What left the machine, oldest first."""
        with reading(self._engine) as connection:
            return outbound.outbound_entries(connection)

    def outbound_broken_at(self) -> int | None:
        """Number of the first entry that was altered, or before which one is missing; None when all hold."""
        return outbound.broken_link(self.outbound())

    # ── moving and keeping safe ──

    def export_report(self, report_id: str) -> bytes:
        """One report as a zip of JSON and sources.

        Raises:
            ReportUnknown: there is no such report.
        """
        with reading(self._engine) as connection:
            return exchange.export_report(connection, report_id)

    def import_report(self, data: bytes) -> str:
        """Take in an exported report and return the id it has here.

        Raises:
            ArchiveUnusable: the file is no exported report, damaged, or of a newer program.
        """
        with writing(self._engine) as connection:
            return exchange.import_report(connection, data, secrets.token_hex(_ID_BYTES))

    def back_up(self, target: Path | None = None) -> Path:
        """Write a backup, read it back, and return where it lies; the usual folder when none is named.

        Raises:
            FileUnwritable: the file cannot be put there.
        """
        if target is None:
            return self._back_up_as("备份")
        backups.back_up(self._engine, self._place, target)
        return target

    def restore(self, backup: Path) -> Path:
        """Put a backup in the place of the present data, which is backed up first; return where that lies.

        Raises:
            ArchiveUnusable: the file is no backup; nothing was changed.
        """
        return backups.restore(self._engine, self._place, backup, lambda: self._back_up_as("恢复前"))

    def health(self) -> StoreHealth:
        """What can be told of the store, everything in it read once."""
        file = None if self._place.url else self._place.file
        with reading(self._engine) as connection:
            reports = connection.execute(select(func.count()).select_from(schema.report)).scalar() or 0
            edits = connection.execute(select(func.count()).select_from(schema.edit)).scalar() or 0
            had = migrating.revision(connection)
            faults = list(_unreadable(connection))
            broken = outbound.broken_link(outbound.outbound_entries(connection))
            size = None if file else _server_size(connection)
        if file:
            faults += [f"数据文件：{line}" for line in backups.damage(file)]
        if broken is not None:
            faults.append(f"外发记录从第{broken}条起被改动过")
        with told():
            if file:
                size = sum(each.stat().st_size for each in file.parent.glob(f"{file.name}*"))
            free = shutil.disk_usage(self._place.folder).free
            made = sorted(self._place.backups.glob("nianbao-*"), key=lambda each: each.name)
        return StoreHealth(
            self._place.label,
            "PostgreSQL" if self._place.url else "SQLite",
            had,
            reports,
            edits,
            size,
            free,
            not faults,
            tuple(faults),
            made[-1].name if made else "",
        )

    def _count(self) -> int:
        with reading(self._engine) as connection:
            return int(connection.execute(select(func.count()).select_from(schema.report)).scalar() or 0)

    def _back_up_as(self, why: str) -> Path:
        stamp = _stamp(self._clock())
        ending = "zip" if self._place.url else "db"
        # Two in one second, or a clock set back, must not overwrite each other.
        target = self._place.backups / f"nianbao-{stamp}-{why}-{secrets.token_hex(2)}.{ending}"
        backups.back_up(self._engine, self._place, target)
        return target


def _server_size(connection: Connection) -> int:
    return int(connection.execute(select(func.pg_database_size(func.current_database()))).scalar() or 0)


def _reads(version: Version) -> tuple[Value, str, bool]:
    return version.body, version.made_by, version.made_from is None


def _version_row(report_id: str, kept: Version) -> dict[str, object]:
    return {
        "report_id": report_id,
        "part": kept.part,
        "number": kept.number,
        "turn": kept.turn,
        "body": to_text(kept.body),
        "made_by": kept.made_by,
        "made_from": to_text(kept.made_from),
        "at": kept.at,
    }


def _unreadable(connection: Connection) -> list[str]:
    """Reports whose rows cannot be read back."""
    found = []
    for (report_id,) in connection.execute(select(schema.report.c.id)).all():
        try:
            exchange.report_as_value(connection, report_id)
        except ValueError:
            found.append(f"编号为{report_id}的报告有读不出来的内容")
    return found

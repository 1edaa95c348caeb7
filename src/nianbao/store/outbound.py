"""The log of what left the machine: each entry holds the hash of the one before; none can be altered."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, text

from nianbao.report.record import Outbound
from nianbao.store import schema
from nianbao.store.rows import to_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

FIRST = "0" * 64
_OURS = 7_218_004


def log_outbound(
    connection: Connection,
    *,
    at: str,
    destination: str,
    purpose: str,
    report: str,
    body: bytes,
    characters: int,
) -> Outbound:
    """Add an entry; of the body only its length and its hash are kept."""
    if connection.dialect.name == "postgresql":
        # Two writers must not both follow the same entry; SQLite has let in only one.
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_OURS})"))
    table = schema.outbound
    last = connection.execute(select(table).order_by(table.c.number.desc()).limit(1)).first()
    number = 1 if last is None else last.number + 1
    previous = FIRST if last is None else last.hash
    told = Outbound(
        number,
        at,
        destination,
        purpose,
        report,
        characters,
        hashlib.sha256(body).hexdigest(),
        previous,
        "",
    )
    entry = {name: getattr(told, name) for name in Outbound.__slots__} | {"hash": link(told)}
    connection.execute(insert(table).values(**entry))
    return Outbound(**entry)


def outbound_entries(connection: Connection) -> tuple[Outbound, ...]:
    """Every entry, oldest first."""
    rows = connection.execute(select(schema.outbound).order_by(schema.outbound.c.number)).mappings()
    return tuple(Outbound(**row) for row in rows)


def broken_link(entries: Iterable[Outbound]) -> int | None:
    """Number of the first entry that was altered, or before which one is missing; None when all hold."""
    previous = FIRST
    for number, entry in enumerate(entries, start=1):
        if entry.number != number or entry.previous != previous or entry.hash != link(entry):
            return number
        previous = entry.hash
    return None


def link(entry: Outbound) -> str:
    """The hash over everything of an entry but the hash itself."""
    told = {name: getattr(entry, name) for name in Outbound.__slots__ if name != "hash"}
    return hashlib.sha256(to_text(told).encode()).hexdigest()

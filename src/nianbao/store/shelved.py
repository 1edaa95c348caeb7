"""Past reports that somebody put on the shelf: their files, kept once each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from nianbao.report.record import Source
from nianbao.store import exchange, schema

if TYPE_CHECKING:
    from sqlalchemy import Connection

ROLE = "past"


def keep(connection: Connection, name: str, content: bytes, at: str) -> Source:
    """Put a file on the shelf; one that is there already gets the new name."""
    sha256 = exchange.keep_content(connection, content)
    table = schema.past_report
    connection.execute(delete(table).where(table.c.sha256 == sha256))
    connection.execute(insert(table).values(sha256=sha256, name=name, size=len(content), at=at))
    return Source(sha256, name, ROLE, len(content), at)


def kept(connection: Connection) -> tuple[Source, ...]:
    """The files on the shelf, the one put there last first."""
    table = schema.past_report
    rows = connection.execute(select(table).order_by(table.c.at.desc(), table.c.sha256))
    return tuple(Source(row.sha256, row.name, ROLE, row.size, row.at) for row in rows)


def drop(connection: Connection, sha256: str) -> None:
    """Take a file off the shelf, and its bytes out of the store when no report refers to them."""
    table = schema.past_report
    connection.execute(delete(table).where(table.c.sha256 == sha256))
    exchange.drop_unused_contents(connection)

"""What is in force for one report, read back; the questions are put together once, not at every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select

from nianbao.errors import ReportUnknown
from nianbao.report.record import Card, Message, Record, ReportState, Source, Version
from nianbao.store import schema
from nianbao.store.rows import from_text, to_text
from nianbao.store.taking import in_force

if TYPE_CHECKING:
    from sqlalchemy import BindParameter, Connection, Row

_OF_REPORT: BindParameter[str] = bindparam("report_id")
_REPORT = select(schema.report).where(schema.report.c.id == _OF_REPORT)
_MESSAGES = (
    select(schema.turn)
    .where(
        schema.turn.c.report_id == _OF_REPORT,
        (schema.turn.c.said != to_text("")) | (schema.turn.c.answered != to_text("")),
    )
    .order_by(schema.turn.c.number)
)
_NEWEST = (
    select(schema.version.c.part, func.max(schema.version.c.number).label("number"))
    .where(schema.version.c.report_id == _OF_REPORT)
    .group_by(schema.version.c.part)
    .subquery()
)
_VERSIONS = (
    select(schema.version)
    .join(_NEWEST, (_NEWEST.c.part == schema.version.c.part) & (_NEWEST.c.number == schema.version.c.number))
    .where(schema.version.c.report_id == _OF_REPORT)
)
_SOURCES = (
    select(schema.report_source)
    .where(schema.report_source.c.report_id == _OF_REPORT)
    .order_by(schema.report_source.c.at, schema.report_source.c.sha256, schema.report_source.c.role)
)


def load(connection: Connection, report_id: str) -> Record:
    """Everything in force for one report.

    Raises:
        ReportUnknown: there is no such report.
    """
    which = {"report_id": report_id}
    row = connection.execute(_REPORT, which).first()
    if row is None:
        raise ReportUnknown(f"没有编号为“{report_id}”的报告，它可能已被删除；请回到列表重新选择。")
    return Record(
        as_card(row),
        in_force(connection, report_id),
        tuple(
            Message(row.number, str(from_text(row.said)), str(from_text(row.answered)), row.author, row.at)
            for row in connection.execute(_MESSAGES, which)
        ),
        newest_versions(connection, report_id),
        tuple(
            Source(row.sha256, row.name, row.role, row.size, row.at)
            for row in connection.execute(_SOURCES, which)
        ),
    )


def newest_versions(connection: Connection, report_id: str) -> dict[str, Version]:
    """The last draft of each part that has one."""
    rows = connection.execute(_VERSIONS, {"report_id": report_id})
    return {row.part: as_version(row) for row in rows}


def as_card(row: Row[tuple[object, ...]]) -> Card:
    """A row of `report`."""
    return Card(
        row.id,
        row.agency,
        row.kind,
        row.year,
        ReportState(row.state),
        row.created_at,
        row.touched_at,
        row.turns,
        row.owner,
    )


def as_version(row: Row[tuple[object, ...]]) -> Version:
    """A row of `version`."""
    return Version(
        row.part, row.number, from_text(row.body), row.made_by, from_text(row.made_from), row.turn, row.at
    )

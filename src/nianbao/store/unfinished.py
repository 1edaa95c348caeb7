"""What a model has written and nobody has examined yet: put down while it writes, for after a power cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from nianbao.errors import ReportUnknown
from nianbao.store import schema
from nianbao.store.rows import from_text, to_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection


def put(connection: Connection, report_id: str, texts: Mapping[str, str], at: str) -> None:
    """Put down texts by part in the place of the earlier ones; none when the draft is kept or given up.

    Raises:
        ReportUnknown: there is no such report.
    """
    table = schema.unfinished
    if connection.execute(select(schema.report.c.id).where(schema.report.c.id == report_id)).first() is None:
        raise ReportUnknown(f"没有编号为“{report_id}”的报告，它可能已被删除；请回到列表重新选择。")
    connection.execute(delete(table).where(table.c.report_id == report_id))
    rows = [
        {"report_id": report_id, "part": part, "text": to_text(text), "at": at}
        for part, text in texts.items()
    ]
    if rows:
        connection.execute(insert(table), rows)


def kept(connection: Connection, report_id: str) -> dict[str, str]:
    """The texts by part."""
    rows = connection.execute(select(schema.unfinished).where(schema.unfinished.c.report_id == report_id))
    return {row.part: str(from_text(row.text)) for row in rows}

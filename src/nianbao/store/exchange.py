"""One report as JSON and sources, the same bytes from every engine, and back."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import delete, insert, select, update

from nianbao.errors import ArchiveUnusable, ReportUnknown
from nianbao.report.record import ReportState
from nianbao.store import schema
from nianbao.store.rows import from_text, to_text
from nianbao.store.taking import HEADER

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from nianbao.report.record import Value

FORMAT = 1
_NAME = "report.json"
_SOURCES = "sources/"
_LARGEST = 500_000_000
"""Bytes an archive may unfold to; more is no report."""
_DAY_ONE = (1980, 1, 1, 0, 0, 0)


def export_report(connection: Connection, report_id: str) -> bytes:
    """A zip with `report.json` and each source under its hash; equal reports give equal bytes.

    Raises:
        ReportUnknown: there is no such report.
    """
    told = report_as_value(connection, report_id)
    hashes = sorted({str(each["sha256"]) for each in cast("list[dict[str, Value]]", told["sources"])})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, _NAME, json_bytes(told))
        for sha256 in hashes:
            _add(archive, f"{_SOURCES}{sha256}", source_content(connection, sha256))
    return packed.getvalue()


def report_as_value(connection: Connection, report_id: str) -> dict[str, Value]:
    """Everything kept of one report, in an order that no engine decides.

    Raises:
        ReportUnknown: there is no such report.
    """
    report = connection.execute(select(schema.report).where(schema.report.c.id == report_id)).first()
    if report is None:
        raise ReportUnknown(f"没有编号为“{report_id}”的报告，请用列表里的编号。")
    return {
        "format": FORMAT,
        "schema": schema.NEWEST,
        "id": report.id,
        "created_at": report.created_at,
        "touched_at": report.touched_at,
        "turns": _listed(connection, schema.turn, report_id, ("number",), ("said", "answered")),
        "edits": _listed(connection, schema.edit, report_id, ("key", "rev"), ("value", "evidence")),
        "versions": _listed(connection, schema.version, report_id, ("part", "number"), ("body", "made_from")),
        "sources": _listed(connection, schema.report_source, report_id, ("sha256", "role"), ()),
    }


def json_bytes(value: Value | dict[str, Value]) -> bytes:
    """Readable JSON, UTF-8, keys sorted."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)
    try:
        return text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, sort_keys=True, indent=1).encode()


def import_report(connection: Connection, data: bytes, new_id: str) -> str:
    """Put an exported report in; one that is here already comes in beside it under the new id.

    Returns:
        The id it has here.

    Raises:
        ArchiveUnusable: the file is no exported report, is damaged, or was written by a newer program.
    """
    told, sources = _unpacked(data)
    known = connection.execute(select(schema.report.c.id).where(schema.report.c.id == told["id"])).first()
    report_id = new_id if known else str(told["id"])
    connection.execute(
        insert(schema.report).values(
            id=report_id,
            agency="",
            kind="",
            year="",
            state=ReportState.OPEN.value,
            turns=len(told["turns"]),
            created_at=told["created_at"],
            touched_at=told["touched_at"],
        )
    )
    _put(connection, schema.turn, report_id, told["turns"], ("said", "answered"))
    _put(connection, schema.edit, report_id, told["edits"], ("value", "evidence"))
    _put(connection, schema.version, report_id, told["versions"], ("body", "made_from"))
    for content in sources.values():
        keep_content(connection, content)
    _put(connection, schema.report_source, report_id, told["sources"], ())
    _fold_header(connection, report_id, told["edits"])
    return report_id


def keep_content(connection: Connection, content: bytes) -> str:
    """Keep bytes once, and return their hash."""
    sha256 = hashlib.sha256(content).hexdigest()
    known = connection.execute(select(schema.source.c.sha256).where(schema.source.c.sha256 == sha256))
    if known.first() is None:
        connection.execute(insert(schema.source).values(sha256=sha256, content=content))
    return sha256


def source_content(connection: Connection, sha256: str) -> bytes:
    """The bytes kept under a hash.

    Raises:
        ReportUnknown: there are none.
    """
    found = connection.execute(select(schema.source.c.content).where(schema.source.c.sha256 == sha256))
    content = found.scalar()
    if content is None:
        raise ReportUnknown("找不到这份上传的文件，它所在的报告可能已被删除；请重新上传。")
    return bytes(content)


def drop_unused_contents(connection: Connection) -> None:
    """Remove bytes that neither a report nor the shelf refers to any more."""
    sha256 = schema.source.c.sha256
    of_reports = select(schema.report_source.c.sha256)
    on_shelf = select(schema.past_report.c.sha256)
    connection.execute(delete(schema.source).where(sha256.not_in(of_reports), sha256.not_in(on_shelf)))


def table_as_lines(connection: Connection, table: Table) -> bytes:
    """Every row of a table, one JSON object a line, in the order of its primary key."""
    rows = connection.execute(select(table).order_by(*table.primary_key.columns))
    lines = []
    for row in rows.mappings():
        told = {
            name: {"base64": base64.b64encode(value).decode()}
            if isinstance(value, bytes | memoryview)
            else value
            for name, value in row.items()
        }
        lines.append(to_text(cast("Value", told)))
    return "".join(f"{line}\n" for line in lines).encode()


def rows_of_lines(data: bytes) -> list[dict[str, Any]]:
    """The rows that `table_as_lines` wrote."""
    rows = []
    for line in data.decode().splitlines():
        told = cast("dict[str, Any]", from_text(line))
        rows.append(
            {
                name: base64.b64decode(value["base64"]) if isinstance(value, dict) else value
                for name, value in told.items()
            }
        )
    return rows


def _listed(
    connection: Connection,
    table: Table,
    report_id: str,
    order: tuple[str, ...],
    values: tuple[str, ...],
) -> list[Value]:
    columns = [column for column in table.columns if column.name != "report_id"]
    rows = connection.execute(select(*columns).where(table.c.report_id == report_id)).mappings()
    told = [
        {name: from_text(value) if name in values else value for name, value in row.items()} for row in rows
    ]
    # Sorted here: engines disagree on the order of texts.
    return cast("list[Value]", sorted(told, key=lambda each: tuple(each[name] for name in order)))


def _put(
    connection: Connection, table: Table, report_id: str, rows: list[Any], values: tuple[str, ...]
) -> None:
    if rows:
        connection.execute(
            insert(table),
            [
                {
                    "report_id": report_id,
                    **{name: to_text(value) if name in values else value for name, value in row.items()},
                }
                for row in rows
            ],
        )


def _fold_header(connection: Connection, report_id: str, edits: list[Any]) -> None:
    shown = {
        edit["key"]: str(edit["value"] or "")
        for edit in sorted(edits, key=lambda each: int(each["rev"]))
        if edit["key"] in HEADER
    }
    if shown:
        connection.execute(update(schema.report).where(schema.report.c.id == report_id).values(**shown))


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    # A fixed date: the same report gives the same bytes on every day.
    about = zipfile.ZipInfo(name, _DAY_ONE)
    about.compress_type = zipfile.ZIP_DEFLATED
    about.external_attr = 0o600 << 16
    archive.writestr(about, content)


def _unpacked(data: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _LARGEST:
                raise ArchiveUnusable("这个文件展开后太大，不是年报助手导出的报告；请重新导出。")
            told = json.loads(archive.read(_NAME))
            sources = {
                name.removeprefix(_SOURCES): archive.read(name)
                for name in archive.namelist()
                if name.startswith(_SOURCES)
            }
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, RuntimeError, NotImplementedError) as error:
        raise ArchiveUnusable("这个文件不是年报助手导出的报告，或者已经损坏；请重新导出。") from error
    _require_whole(told, sources)
    return told, sources


def _require_whole(told: object, sources: dict[str, bytes]) -> None:
    if not isinstance(told, dict) or not isinstance(told.get("format"), int):
        raise ArchiveUnusable("这个文件不是年报助手导出的报告；请重新导出。")
    if told["format"] > FORMAT or str(told.get("schema", "")) > schema.NEWEST:
        raise ArchiveUnusable("这份报告是更新版本的年报助手导出的；请升级程序后再导入。")
    wrong = any(hashlib.sha256(content).hexdigest() != sha256 for sha256, content in sources.items())
    if wrong or not all(
        _has(told.get(name), columns)
        for name, columns in (
            ("turns", {"number", "token", "said", "answered", "author", "at"}),
            ("edits", {"key", "rev", "turn", "value", "evidence"}),
            ("versions", {"part", "number", "turn", "body", "made_by", "made_from", "at"}),
            ("sources", {"sha256", "role", "name", "size", "at"}),
        )
    ):
        raise ArchiveUnusable("导出的报告不完整或者已经损坏；请重新导出。")
    if not all(isinstance(told.get(name), str) for name in ("id", "created_at", "touched_at")):
        raise ArchiveUnusable("导出的报告不完整或者已经损坏；请重新导出。")
    if {each["sha256"] for each in told["sources"]} - sources.keys():
        raise ArchiveUnusable("导出的报告里少了上传的文件；请重新导出。")


def _has(rows: object, columns: set[str]) -> bool:
    return isinstance(rows, list) and all(isinstance(row, dict) and row.keys() == columns for row in rows)

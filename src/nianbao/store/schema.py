"""The tables of the store. Everything a clerk said is only ever added; what is in force is the last of it."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

NEWEST = "0004"
"""Revision of the newest migration; a store beyond it was written by a newer program."""

metadata = MetaData()

report = Table(
    "report",
    metadata,
    Column("id", String(32), primary_key=True),
    # What the list shows of it; always the fold of its edits, written in the same transaction as they are.
    Column("agency", Text, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("year", String(8), nullable=False),
    Column("state", String(16), nullable=False),
    # Whose it is where people log in; empty where nobody does.
    Column("owner", Text, nullable=False, server_default=""),
    Column("turns", Integer, nullable=False),
    Column("created_at", String(40), nullable=False),
    Column("touched_at", String(40), nullable=False),
)

turn = Table(
    "turn",
    metadata,
    Column("report_id", String(32), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("token", String(64), nullable=False),
    Column("said", Text, nullable=False),
    Column("answered", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", String(40), nullable=False),
    ForeignKeyConstraint(["report_id"], ["report.id"], ondelete="CASCADE"),
    Index("turn_token", "report_id", "token", unique=True),
)

edit = Table(
    "edit",
    metadata,
    Column("report_id", String(32), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("rev", Integer, primary_key=True, autoincrement=False),
    Column("turn", Integer, nullable=False),
    Column("value", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    ForeignKeyConstraint(
        ["report_id", "turn"], ["turn.report_id", "turn.number"], ondelete="CASCADE", name="edit_turn"
    ),
    Index("edit_of_turn", "report_id", "turn"),
)

version = Table(
    "version",
    metadata,
    Column("report_id", String(32), primary_key=True),
    Column("part", String(32), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("turn", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_from", Text, nullable=False),
    Column("at", String(40), nullable=False),
    ForeignKeyConstraint(["report_id"], ["report.id"], ondelete="CASCADE"),
)

source = Table(
    "source",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

report_source = Table(
    "report_source",
    metadata,
    Column("report_id", String(32), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("role", String(32), primary_key=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("at", String(40), nullable=False),
    ForeignKeyConstraint(["report_id"], ["report.id"], ondelete="CASCADE"),
    ForeignKeyConstraint(["sha256"], ["source.sha256"]),
)

setting = Table(
    "setting",
    metadata,
    Column("name", String(100), primary_key=True),
    Column("rev", Integer, primary_key=True, autoincrement=False),
    Column("value", Text, nullable=False),
    Column("at", String(40), nullable=False),
)

outbound = Table(
    "outbound",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("destination", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("report", String(32), nullable=False),
    Column("characters", Integer, nullable=False),
    Column("body_sha256", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

past_report = Table(
    "past_report",
    metadata,
    # Reports of others that somebody put on the shelf; the index made from them is not kept here.
    Column("sha256", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("at", String(40), nullable=False),
    ForeignKeyConstraint(["sha256"], ["source.sha256"]),
)

unfinished = Table(
    "unfinished",
    metadata,
    # What a model had written when it was last looked at; gone as soon as its draft is kept.
    Column("report_id", String(32), primary_key=True),
    Column("part", String(32), primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", String(40), nullable=False),
    ForeignKeyConstraint(["report_id"], ["report.id"], ondelete="CASCADE"),
)

IN_ORDER = (report, turn, edit, version, source, report_source, setting, outbound, past_report, unfinished)
"""Parents before children, as rows must be put in."""

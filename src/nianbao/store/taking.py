"""Taking a turn: what two writers want of one answer is told apart by revisions, never by clocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, func, insert, select, update

from nianbao.errors import ReportUnknown
from nianbao.report.record import Change, Conflict, Edit, ReportState, Taken, Turn
from nianbao.store import schema
from nianbao.store.rows import from_text, to_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import ColumnElement, Connection, Row, Select

HEADER = ("agency", "kind", "year", "state", "owner")
"""Keys that the list of reports shows."""
_AT_ONCE = 400
"""Keys asked for in one question; SQLite takes a limited number of parameters."""


def _in_force(*of_keys: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    edit, turn = schema.edit, schema.turn
    newest = (
        select(edit.c.key, func.max(edit.c.rev).label("rev"))
        .where(edit.c.report_id == bindparam("report_id"), *of_keys)
        .group_by(edit.c.key)
        .subquery()
    )
    return (
        select(edit, turn.c.author, turn.c.at)
        .join(newest, and_(newest.c.key == edit.c.key, newest.c.rev == edit.c.rev))
        .join(turn, and_(turn.c.report_id == edit.c.report_id, turn.c.number == edit.c.turn))
        .where(edit.c.report_id == bindparam("report_id"))
    )


# Put together once: that takes longer than the answer.
_THIS = schema.report.c.id == bindparam("report")
_LOCK = update(schema.report).where(_THIS).values(touched_at=bindparam("at")).returning(schema.report.c.turns)
_COUNT = update(schema.report).where(_THIS).values(turns=bindparam("number"))
_TURN = insert(schema.turn)
_EDIT = insert(schema.edit)
_TAKEN = select(schema.turn.c.number).where(
    schema.turn.c.report_id == bindparam("report"), schema.turn.c.token == bindparam("token")
)
_IN_FORCE = _in_force()
_IN_FORCE_OF = _in_force(schema.edit.c.key.in_(bindparam("keys", expanding=True)))


def begin_report(connection: Connection, report_id: str, at: str) -> None:
    """Put in an empty report, open and without a turn."""
    connection.execute(
        insert(schema.report).values(
            id=report_id,
            agency="",
            kind="",
            year="",
            state=ReportState.OPEN.value,
            turns=0,
            created_at=at,
            touched_at=at,
        )
    )


def take(connection: Connection, report_id: str, turn: Turn, at: str) -> Taken:
    """Keep a turn once, whichever of its changes still fit; the others come back as conflicts.

    Raises:
        ReportUnknown: there is no such report.
    """
    number = lock_report(connection, report_id, at)
    before = _taken_before(connection, report_id, turn.token)
    if before is not None:
        standing = _standing(connection, report_id, (change.key for change in turn.changes))
        return _outcome(standing, before, turn.changes)
    wanted = {change.key: change for change in turn.changes}
    standing = _standing(connection, report_id, wanted)
    fitting = [
        _added(change, standing.get(change.key)) if change.adds else change
        for change in wanted.values()
        if change.adds or _fits(change, standing.get(change.key))
    ]
    if not (fitting or turn.said or turn.answered):
        # Nothing to keep: a turn without anything in it would only make the report longer.
        return replace(_outcome(standing, number, turn.changes), number=number - 1)
    connection.execute(_COUNT, {"report": report_id, "number": number})
    connection.execute(
        _TURN,
        {
            "report_id": report_id,
            "number": number,
            "token": turn.token,
            "said": to_text(turn.said),
            "answered": to_text(turn.answered),
            "author": turn.author,
            "at": at,
        },
    )
    edits = [_edit(change, standing.get(change.key), number, turn.author, at) for change in fitting]
    if edits:
        connection.execute(
            _EDIT,
            [
                {
                    "report_id": report_id,
                    "key": edit.key,
                    "rev": edit.rev,
                    "turn": number,
                    "value": to_text(edit.value),
                    "evidence": to_text(edit.evidence),
                }
                for edit in edits
            ],
        )
        _show_in_list(connection, report_id, fitting)
    # Nobody else writes to this report before the transaction ends: what was put in is what stands.
    return _outcome(standing | {edit.key: edit for edit in edits}, number, turn.changes)


def lock_report(connection: Connection, report_id: str, at: str) -> int:
    """Keep other writers of this report out until the transaction ends, and return the next turn's number.

    Raises:
        ReportUnknown: there is no such report.
    """
    row = connection.execute(_LOCK, {"report": report_id, "at": at}).first()
    if row is None:
        raise ReportUnknown(f"没有编号为“{report_id}”的报告，它可能已被删除；请回到列表重新选择。")
    return int(row.turns) + 1


def in_force(connection: Connection, report_id: str) -> dict[str, Edit]:
    """The edit in force for each key."""
    rows = connection.execute(_IN_FORCE, {"report_id": report_id})
    return {row.key: as_edit(row) for row in rows}


def history(connection: Connection, report_id: str, key: str) -> tuple[Edit, ...]:
    """Every edit of one key, oldest first."""
    edit, turn = schema.edit, schema.turn
    rows = connection.execute(
        select(edit, turn.c.author, turn.c.at)
        .join(turn, and_(turn.c.report_id == edit.c.report_id, turn.c.number == edit.c.turn))
        .where(edit.c.report_id == report_id, edit.c.key == key)
        .order_by(edit.c.rev)
    )
    return tuple(as_edit(row) for row in rows)


def as_edit(row: Row[tuple[object, ...]]) -> Edit:
    """A row of `edit` beside author and time of its turn."""
    return Edit(
        row.key, row.rev, from_text(row.value), str(from_text(row.evidence)), row.turn, row.author, row.at
    )


def _standing(connection: Connection, report_id: str, keys: Iterable[str]) -> dict[str, Edit]:
    """The edit in force for each of these keys that has one."""
    wanted = list(dict.fromkeys(keys))
    found: dict[str, Edit] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = {"report_id": report_id, "keys": wanted[start : start + _AT_ONCE]}
        found |= {row.key: as_edit(row) for row in connection.execute(_IN_FORCE_OF, some)}
    return found


def _fits(change: Change, standing: Edit | None) -> bool:
    """Whether nobody wrote since the writer looked, and there is something to write."""
    if standing is None:
        return change.value is not None
    return change.seen == standing.rev and change.value != standing.value


def _added(change: Change, standing: Edit | None) -> Change:
    """The text that stands there with one more line."""
    lines = [text for text in (standing.value if standing else None, change.value) if isinstance(text, str)]
    return replace(change, value="\n".join(line for line in lines if line))


def _edit(change: Change, standing: Edit | None, number: int, author: str, at: str) -> Edit:
    rev = standing.rev + 1 if standing else 1
    # As it reads back: JSON makes lists of tuples.
    return Edit(change.key, rev, from_text(to_text(change.value)), change.evidence, number, author, at)


def _outcome(standing: Mapping[str, Edit], number: int, changes: tuple[Change, ...]) -> Taken:
    """What of a turn stands in it, and what does not because somebody else's value stands there."""
    edits, conflicts = [], []
    for change in changes:
        now = standing.get(change.key)
        if now is None:
            continue
        if now.turn == number:
            edits.append(now)
        elif not change.adds and (now.rev != change.seen or now.value != change.value):
            # Equal values too: whoever counted on from what she saw must know that somebody else did.
            conflicts.append(Conflict(now, change))
    return Taken(number, tuple(edits), tuple(conflicts))


def _taken_before(connection: Connection, report_id: str, token: str) -> int | None:
    found = connection.execute(_TAKEN, {"report": report_id, "token": token}).scalar()
    return None if found is None else int(found)


def _show_in_list(connection: Connection, report_id: str, changes: list[Change]) -> None:
    shown = {change.key: str(change.value or "") for change in changes if change.key in HEADER}
    if shown:
        connection.execute(update(schema.report).where(schema.report.c.id == report_id).values(**shown))

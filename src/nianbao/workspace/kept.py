"""Reports that are kept: every step is one transaction, and another clerk's answer is never written over."""

from __future__ import annotations

import datetime
import secrets
from typing import TYPE_CHECKING

from nianbao.errors import ReportUnknown
from nianbao.report.document import Closing
from nianbao.report.pieces import PIECES, Copied
from nianbao.report.record import Change, ReportState, Turn, Value, Version
from nianbao.report.tables import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from nianbao.ports import Store
    from nianbao.report.basis import ModelText
    from nianbao.report.draft import Draft
    from nianbao.report.record import Card, Edit, Outbound, Record, Source, StoreHealth, Taken

GRACE_DAYS = 30
"""How long a deleted report can still be brought back."""
_ID_BYTES = 16
SHARED = "shared"
"""The key under which it is kept that others may open a report."""
LOCK, STAND = "lock.", "stand."
"""Before a part, and before the key of a finding: keys of what a clerk decided."""
_CLOSING = "closing"
_COPIED = "copied."
"""Before a piece: when it was copied last, and what it said then."""


def closing_in(record: Record) -> Closing | None:
    """What stands below the text; None when nothing does."""
    told, agency = record.value(_CLOSING), record.value("agency")
    if not isinstance(told, dict) or not isinstance(agency, str):
        return None
    return Closing(agency, str(told.get("date", "")), str(told.get("contact", "")))


def locked_in(record: Record) -> frozenset[str]:
    """The parts that are locked."""
    return frozenset(
        key.removeprefix(LOCK)
        for key, edit in record.answers.items()
        if key.startswith(LOCK) and edit.value is True
    )


def reasons_in(record: Record) -> dict[str, str]:
    """Key of a finding → why the clerk lets it stand."""
    return {
        key.removeprefix(STAND): edit.value
        for key, edit in record.answers.items()
        if key.startswith(STAND) and isinstance(edit.value, str)
    }


def copies_in(record: Record) -> dict[str, Copied]:
    """What was copied last of each piece of a report."""
    found: dict[str, Copied] = {}
    for piece in PIECES:
        value = record.value(f"{_COPIED}{piece}")
        if isinstance(value, dict):
            found[piece] = Copied(piece, str(value.get("digest", "")), str(value.get("at", "")))
    return found


def new_token() -> str:
    """A name for one turn; sending the same turn again under it keeps it once."""
    return secrets.token_hex(_ID_BYTES)


class Kept:
    """The reports of one store.

    Every method may raise `StoreUnusable`, and every one with a report id `ReportUnknown`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def place(self) -> str:
        """Where the data lies, without a password."""
        return self._store.place

    # ── the list ──

    def cards(self, *states: ReportState, owner: str = "") -> tuple[Card, ...]:
        """The reports in these states, by default those being written; the one touched last comes first.

        Args:
            states: as the list shows them.
            owner: only this one's and those of nobody; empty where nobody logs in.
        """
        return self._store.cards(*(states or (ReportState.OPEN,)), owner=owner)

    def archive(self, report_id: str) -> None:
        """Put a finished report away; it can be opened and brought back."""
        self._set_state(report_id, ReportState.ARCHIVED)

    def delete(self, report_id: str) -> None:
        """Take a report out of sight; for GRACE_DAYS it can be brought back."""
        self._set_state(report_id, ReportState.DELETED)

    def bring_back(self, report_id: str) -> None:
        """Put an archived or deleted report back among those being written."""
        self._set_state(report_id, ReportState.OPEN)

    def clear_out(self, now: datetime.datetime | None = None) -> int:
        """Remove for good what was deleted more than GRACE_DAYS ago; return how many reports."""
        now = now or datetime.datetime.now(datetime.UTC)
        before = now.astimezone(datetime.UTC) - datetime.timedelta(days=GRACE_DAYS)
        return self._store.purge(before.isoformat(timespec="microseconds"))

    # ── one report ──

    def begin(self, changes: tuple[Change, ...], author: str = "") -> str:
        """Begin a report with its first answers and return its id; it belongs to its author, if any."""
        owner = (Change("owner", author, 0),) if author else ()
        return self._store.create(Turn(new_token(), (*changes, *owner), author=author))

    def open_for(self, report_id: str, who: str) -> Record:
        """Everything in force for a report, for somebody who may see it.

        Args:
            report_id: the report.
            who: who asks; empty where nobody logs in.

        Raises:
            ReportUnknown: there is none, or it is somebody else's and not shared; the two are told alike.
        """
        record = self._store.load(report_id)
        if who and record.card.owner not in ("", who) and record.value(SHARED) is not True:
            raise ReportUnknown(f"没有编号为“{report_id}”的报告，或者它没有共享给您；请找写报告的同事。")
        return record

    def share(self, report_id: str, *, shared: bool) -> Taken:
        """Let everybody who logs in and has its address open a report, or nobody but its owner."""
        return self._set(report_id, SHARED, shared or None)

    def open(self, report_id: str) -> Record:
        """Everything in force for a report."""
        return self._store.load(report_id)

    def save(self, report_id: str, changes: tuple[Change, ...], *, token: str, author: str = "") -> Taken:
        """Keep answers typed into fields; those somebody else was quicker with come back with both values."""
        return self._store.take(report_id, Turn(token, changes, author=author))

    def take(self, report_id: str, turn: Turn) -> Taken:
        """Keep a turn with everything in it, once; the same one sent again is not a second one."""
        return self._store.take(report_id, turn)

    def history(self, report_id: str, key: str) -> tuple[Edit, ...]:
        """Every edit of one answer, oldest first."""
        return self._store.history(report_id, key)

    def follow_on(self, report_id: str, author: str = "") -> str:
        """Begin next year's report from this one: who, what was carried over, what was promised."""
        record = self._store.load(report_id)
        year = record.value("year")
        if not (isinstance(year, str) and year.isdigit()):
            raise ReportUnknown("这份报告还没有填年度，填好后才能接着写下一年。")
        told: dict[str, Value] = {
            "agency": record.value("agency"),
            "kind": record.value("kind"),
            "year": str(int(year) + 1),
            "previous": report_id,
            "promises": _promised(record.value("problems")),
        }
        for column in APPLICANT_COLUMNS:
            told[f"t3.carried_in.{column}"] = record.value(f"t3.carried_out.{column}")
        evidence = f"{year}年报告"
        return self.begin(
            tuple(Change(key, value, 0, evidence) for key, value in told.items() if value is not None), author
        )

    def let_stand(self, report_id: str, finding: str, reason: str) -> Taken:
        """Keep the reason for letting a finding stand; an empty one takes it back."""
        return self._set(report_id, f"{STAND}{finding}", reason.strip() or None)

    def lock(self, report_id: str, part: str, *, locked: bool) -> Taken:
        """Keep a part from being drafted anew, or allow it again."""
        return self._set(report_id, f"{LOCK}{part}", locked or None)

    def sign(self, report_id: str, date: str, contact: str) -> Taken:
        """Keep what stands below the text of a report: 成文日期 as printed, and how to reach the office."""
        return self._set(report_id, _CLOSING, {"date": date, "contact": contact} if date or contact else None)

    def note_copy(self, report_id: str, copied: Copied) -> Taken:
        """Remember what was copied when; the last copy of a piece counts."""
        return self._set(report_id, f"{_COPIED}{copied.piece}", {"digest": copied.digest, "at": copied.at})

    # ── drafts and sources ──

    def keep_drafts(
        self, report_id: str, drafts: tuple[Draft, ...], written: Mapping[str, ModelText] | None = None
    ) -> None:
        """Keep what was drafted before it is shown; an unchanged part is not kept twice.

        Args:
            report_id: the report.
            drafts: its parts.
            written: part → what a model wrote, with what it rests on.
        """
        from nianbao.workspace.modelled import made_from

        sources = {part: made_from(text) for part, text in (written or {}).items()}
        versions = tuple(
            Version(draft.part, 0, _body(draft), draft.made_by, sources.get(draft.part)) for draft in drafts
        )
        self._store.keep_versions(report_id, versions)

    def put_down(self, report_id: str, texts: Mapping[str, str]) -> None:
        """Put down what a model has written so far, by part; nothing of it has been examined."""
        self._store.keep_unfinished(report_id, texts)

    def unfinished(self, report_id: str) -> dict[str, str]:
        """What a model had written when the program was stopped, by part."""
        return self._store.unfinished(report_id)

    def versions(self, report_id: str, part: str) -> tuple[Version, ...]:
        """Every draft of one part, oldest first."""
        return self._store.versions(report_id, part)

    def keep_source(self, report_id: str, name: str, role: str, content: bytes) -> Source:
        """Keep an uploaded file with a report."""
        return self._store.keep_source(report_id, name, role, content)

    def source(self, sha256: str) -> bytes:
        """The content of an uploaded file."""
        return self._store.source(sha256)

    # ── past reports ──

    def keep_past(self, name: str, content: bytes) -> Source:
        """Keep a past report for the shelf; the same bytes are kept once."""
        return self._store.keep_past(name, content)

    def past_files(self) -> tuple[Source, ...]:
        """The past reports kept for the shelf, the last one first."""
        return self._store.past_files()

    def drop_past(self, sha256: str) -> None:
        """Remove a past report kept for the shelf."""
        self._store.drop_past(sha256)

    # ── what went out ──

    def outbound(self) -> tuple[Outbound, ...]:
        """What left the machine, oldest first."""
        return self._store.outbound()

    def outbound_broken_at(self) -> int | None:
        """Number of the first entry of it that was altered; None when all hold."""
        return self._store.outbound_broken_at()

    # ── moving and keeping safe ──

    def export_report(self, report_id: str) -> bytes:
        """One report as a zip of JSON and sources."""
        return self._store.export_report(report_id)

    def import_report(self, data: bytes) -> str:
        """Take in an exported report and return the id it has here."""
        return self._store.import_report(data)

    def back_up(self, target: Path | None = None) -> Path:
        """Write a backup, read it back, and return where it lies."""
        return self._store.back_up(target)

    def restore(self, backup: Path) -> Path:
        """Put a backup in the place of the present data; return where that was kept."""
        return self._store.restore(backup)

    def health(self) -> StoreHealth:
        """What can be told of the store."""
        return self._store.health()

    def _set_state(self, report_id: str, state: ReportState) -> None:
        self._set(report_id, "state", state.value)

    def _set(self, report_id: str, key: str, value: Value) -> Taken:
        """Set what one clerk decides for all: the last word counts, the earlier ones stay in the history."""
        seen = self._store.load(report_id).rev(key)
        taken = self._store.take(report_id, Turn(new_token(), (Change(key, value, seen),)))
        while taken.conflicts:
            seen = taken.conflicts[0].standing.rev
            taken = self._store.take(report_id, Turn(new_token(), (Change(key, value, seen),)))
        return taken


def _promised(problems: Value) -> Value:
    """Last year's measures as promises whose outcome is still open."""
    rows = [row for row in problems if isinstance(row, dict)] if isinstance(problems, list) else []
    measures = [str(row.get("measure") or "") for row in rows]
    return [{"promise": words, "status": "", "evidence": ""} for words in measures if words] or None


def _body(draft: Draft) -> Value:
    return [
        {
            "heading": paragraph.heading,
            "sentences": [
                {"text": each.text, "origin": each.origin.value, "evidence": list(each.evidence)}
                for each in paragraph.sentences
            ],
        }
        for paragraph in draft.paragraphs
    ]

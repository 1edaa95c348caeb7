"""What is kept of one report: who said what, when, and what is in force now."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BETWEEN = "\n\n"
Value = None | bool | int | str | list["Value"] | dict[str, "Value"]
"""What an answer may hold, as JSON knows it; numbers of cells are texts, so that no digit is rounded."""


class ReportState(StrEnum):
    """Where a report stands in the list."""

    OPEN = "open"
    ARCHIVED = "archived"
    DELETED = "deleted"
    """Out of sight, and gone for good after the grace period."""

    @property
    def label(self) -> str:
        """What the state is called on the page."""
        return {"open": "在写", "archived": "已归档", "deleted": "已删除"}[self.value]


@dataclass(frozen=True, slots=True)
class Change:
    """One answer as somebody now wants it."""

    key: str
    """A cell key, `answers.<topic>`, `agency`, `kind`, `year`, `lock.<part>`, `stand.<finding>` and so on."""
    value: Value
    """None clears the answer."""
    seen: int
    """The revision the writer had before her eyes; 0 when there was none."""
    evidence: str = ""
    """The clerk's words, or the file, that the value rests on."""
    adds: bool = False
    """The value is one more line to the text that stands there, whoever wrote it: this never conflicts."""


@dataclass(frozen=True, slots=True)
class Edit:
    """An answer as it was taken, for good."""

    key: str
    rev: int
    """1, 2, 3 … for each key of a report."""
    value: Value
    evidence: str
    turn: int
    """Number of the turn it was taken in."""
    author: str
    at: str
    """Time of the machine, ISO 8601 in UTC; order follows revisions, never clocks."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two writers, one answer: what stands there, and what the later one wanted."""

    standing: Edit
    wanted: Change


@dataclass(frozen=True, slots=True)
class Turn:
    """What is taken in one go: a message, the answers read from it, or answers typed into fields."""

    token: str
    """Made by the page or the command; the same one again is the same turn, taken once."""
    changes: tuple[Change, ...] = ()
    said: str = ""
    """The clerk's message."""
    answered: str = ""
    """What the assistant had asked, an empty line, what it said to the message; see `exchange`."""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A turn that is kept, with what came of it."""

    number: int
    """1, 2, 3 … in the report; that of the turn before when nothing of this one was to be kept."""
    edits: tuple[Edit, ...]
    conflicts: tuple[Conflict, ...]
    """Changes not taken because somebody else had written meanwhile; both values are here, equal or not."""


@dataclass(frozen=True, slots=True)
class Message:
    """A turn as it is shown in the conversation."""

    number: int
    said: str
    answered: str
    author: str
    at: str

    @property
    def asked(self) -> str:
        """The question the message answers; empty when none was on the page."""
        return self.answered.partition(_BETWEEN)[0] if _BETWEEN in self.answered else ""

    @property
    def reply(self) -> str:
        """What the assistant said to it."""
        return self.answered.partition(_BETWEEN)[2] if _BETWEEN in self.answered else self.answered


def exchange(asked: str, reply: str) -> str:
    """Question and reply as one text of a turn."""
    return f"{' '.join(asked.split())}{_BETWEEN}{reply}" if asked else reply


@dataclass(frozen=True, slots=True)
class Version:
    """One draft of one part as it was made."""

    part: str
    number: int
    """1, 2, 3 … for each part; 0 before it is kept."""
    body: Value
    """Paragraphs with their sentences, slots in place, origin and evidence of each."""
    made_by: str
    """`composer`, `clerk`, or the name of the model."""
    made_from: Value = None
    """What else produced it: hash of the prompt, settings of the model."""
    turn: int = 0
    """The last turn it knew of."""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A file somebody handed in; its content is kept once under its hash."""

    sha256: str
    name: str
    role: str
    """What it is for: `previous`, `template`, `statistics`."""
    size: int
    """Bytes."""
    at: str


@dataclass(frozen=True, slots=True)
class Card:
    """A report as the list shows it."""

    id: str
    agency: str
    kind: str
    year: str
    state: ReportState
    created_at: str
    """ISO 8601 in UTC."""
    touched_at: str
    """ISO 8601 in UTC."""
    turns: int
    owner: str = ""
    """Who began it where people log in; empty where nobody does."""

    @property
    def touched_here(self) -> str:
        """When it was last touched by the clock on the wall here, to the minute: 2025-01-08 16:30."""
        return datetime.datetime.fromisoformat(self.touched_at).astimezone().strftime("%Y-%m-%d %H:%M")


@dataclass(frozen=True, slots=True)
class Record:
    """Everything in force for one report."""

    card: Card
    answers: Mapping[str, Edit]
    """The last edit of each key; one that was cleared holds None."""
    messages: tuple[Message, ...]
    versions: Mapping[str, Version]
    """The last version of each part."""
    sources: tuple[Source, ...]

    def value(self, key: str) -> Value:
        """What is in force for a key; None when nothing is."""
        return self.answers[key].value if key in self.answers else None

    def rev(self, key: str) -> int:
        """The revision in force; 0 before the first."""
        return self.answers[key].rev if key in self.answers else 0


@dataclass(frozen=True, slots=True)
class Outbound:
    """One thing that left the machine; each entry carries the hash of the one before."""

    number: int
    at: str
    destination: str
    purpose: str
    report: str
    characters: int
    body_sha256: str
    previous: str
    hash: str

    @property
    def when(self) -> str:
        """By the clock on the wall here, to the second."""
        return datetime.datetime.fromisoformat(self.at).astimezone().strftime("%Y-%m-%d %H:%M:%S")


@dataclass(frozen=True, slots=True)
class StoreHealth:
    """What `doctor` tells of the store."""

    place: str
    """Folder and file, or server and database without a password."""
    engine: str
    schema: str
    reports: int
    edits: int
    size: int | None
    """Bytes; None where the server does not tell."""
    free: int | None
    """Bytes left on the disk; None for a server."""
    intact: bool
    faults: tuple[str, ...]
    """What was found damaged, one sentence each."""
    last_backup: str
    """Name of the newest backup in the usual folder; empty when there is none."""

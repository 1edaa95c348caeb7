"""What a message of the clerk asks for, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from nianbao.interview.asking import Quick
    from nianbao.report.report import AgencyKind


class Deed(StrEnum):
    """What needs no further word."""

    NONE = "none"
    """没有: the answer to the question asked."""
    SKIP = "skip"
    UNKNOWN = "unknown"
    """不知道: skipped, and told to be looked up."""
    NEXT = "next"
    BACK = "back"
    """上一题."""
    UNDO = "undo"
    CHECK = "check"
    DOWNLOAD = "download"
    DRAFT = "draft"
    STOP = "stop"
    WHY = "why"


@dataclass(frozen=True, slots=True)
class Say:
    """An answer or a remark."""

    words: str
    """Verbatim; perhaps several sentences."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One of the quick answers to the question asked."""

    quick: Quick


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One part to be written anew."""

    part: str
    """One of the parts of a draft, e.g. `1.platform`."""
    instruction: str
    """In her words, e.g. 写短一点."""


@dataclass(frozen=True, slots=True)
class EditCell:
    """One cell that is to hold another number."""

    key: str
    value: Decimal
    """件, or 万元 in the fee cell."""
    evidence: str
    """Her words."""


@dataclass(frozen=True, slots=True)
class EditProfile:
    """Whose report of which year it is, one of the three at a time."""

    agency: str = ""
    kind: AgencyKind | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Reword:
    """One remark to be said otherwise."""

    topic: str
    words: str
    """The remark as it stands, a whole line."""
    instead: str


@dataclass(frozen=True, slots=True)
class Remove:
    """One remark to be taken away."""

    topic: str
    words: str


@dataclass(frozen=True, slots=True)
class GoTo:
    """A question to be asked again."""

    question: str
    """Its id."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may have been meant."""

    label: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class AskBack:
    """Nothing is done yet: several things may be meant, or it cannot be done as said."""

    wording: str
    choices: tuple[Choice, ...] = ()


Step = Deed | Say | Pick | Rewrite | EditCell | EditProfile | Reword | Remove | GoTo | AskBack

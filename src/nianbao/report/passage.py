"""A piece of a past report: what examples are made of, and the only form in which a prompt may see them."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from nianbao.report.tables import ASPECT_HEADINGS, part_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nianbao.report.paper import Paper
    from nianbao.report.report import AgencyKind

PASSAGE_ASPECTS: Mapping[str, str] = MappingProxyType(
    {"lead": "lead", **{aspect: f"1.{aspect}" for aspect in ASPECT_HEADINGS}, "problems": "5", "other": "6"}
)
"""What a passage may be about → the part of the report it comes from; the five aspects and three more."""


def aspect_name(aspect: str) -> str:
    """What a clerk calls it, e.g. 一（二）依申请公开."""
    return part_name(PASSAGE_ASPECTS[aspect])


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a past report, or as many of its sentences as read well by themselves."""

    aspect: str
    """A key of PASSAGE_ASPECTS."""
    text: str
    """As it was printed; for people to read, never for a prompt."""
    skeleton: str
    """With every figure, date, name and place taken out: 收到申请〔件数〕."""
    kind: AgencyKind | None
    year: int | None
    source: str
    """Digest of the file it comes from."""
    title: str
    """Of the report it comes from."""
    notes: tuple[str, ...] = ()
    """How clerks roughly tell what it says, in words of their own; only for searching."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that answers a question, the best first."""

    passage: Passage
    score: float
    """Only of use beside the others of the same answer."""
    words: tuple[str, ...]
    """Words of the question that stand in its text, longest first."""


@dataclass(frozen=True, slots=True)
class PastReport:
    """A past report whose passages belong on the shelf."""

    digest: str
    """SHA-256 of its file; equal files are one report."""
    name: str
    """Of its file."""
    read: Callable[[], tuple[Paper, tuple[str, ...]]]
    """Reads it, with the names its prose holds; called only when its passages are not known yet."""
    notes: Callable[[], Mapping[str, tuple[str, ...]]] = dict
    """Reads what clerks might write roughly for it, by aspect; nothing for what was uploaded."""


@dataclass(frozen=True, slots=True)
class ShelfState:
    """What is on the shelf and whether all of it works."""

    reports: int
    passages: int
    trouble: str = ""
    """What does not work and what that means, one Chinese sentence; empty when all does."""
    unread: tuple[str, ...] = ()
    """Reports that could not be read, a sentence each."""

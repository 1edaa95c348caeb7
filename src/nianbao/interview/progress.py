"""How far each part of the report has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from nianbao.interview.asking import Stage
from nianbao.interview.next_question import fits, ready
from nianbao.interview.questions import QUESTIONS
from nianbao.report.tables import ASPECT_HEADINGS, SECTION_HEADINGS, part_name

if TYPE_CHECKING:
    from nianbao.interview.asking import Asked
    from nianbao.interview.situation import Situation

PARTS = (*(f"1.{aspect}" for aspect in ASPECT_HEADINGS), "2", "3", "4", "5", "6")
"""What progress is told of, in printed order."""
_TABLES = ("2", "3", "4")


class Done(StrEnum):
    """How far a part has come."""

    UNANSWERED = "unanswered"
    ANSWERED = "answered"
    DRAFTED = "drafted"
    CHECKED = "checked"

    @property
    def label(self) -> str:
        """What the page shows."""
        return {"unanswered": "未答", "answered": "已答", "drafted": "已起草", "checked": "已校核"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class PartDone:
    """How far one part has come."""

    part: str
    label: str
    """What a clerk calls it."""
    done: Done
    answered: int
    total: int
    """Of the questions that must be answered."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the interview has come; only questions that must be answered count."""

    answered: int
    total: int
    parts: tuple[PartDone, ...]


def progress(situation: Situation) -> Progress:
    """How far each part has come."""
    left = ready(situation).left
    parts = tuple(_part_done(situation, part, left) for part in PARTS)
    first = sum(not value for value in (situation.typed.agency, situation.typed.kind, situation.typed.year))
    answered = sum(part.answered for part in parts) + 3 - first
    return Progress(answered, sum(part.total for part in parts) + 3, parts)


def _part_done(situation: Situation, part: str, left: tuple[Asked, ...]) -> PartDone:
    section = part.partition(".")[0]
    label = part_name(part) if "." in part else SECTION_HEADINGS[section]
    lacking = [each for each in left if _stands_in(each.place, part)]
    if section in _TABLES:
        blank = any(key.startswith(f"t{section}.") for key in situation.blank())
        lacking_count, total = int(blank or bool(lacking)), 1
    else:
        fitting = [
            each for each in QUESTIONS if each.required and each.part == part and fits(situation, each)
        ]
        promised = len([row for row in situation.typed.promises if row.promise.strip()]) if part == "5" else 0
        others = sum(each.stage is Stage.CONTRADICTION for each in lacking)
        lacking_count, total = len(lacking), len(fitting) + promised + others
    done = _how_far(situation, part, lacking_count)
    return PartDone(part, label, done, max(0, total - lacking_count), total)


def _how_far(situation: Situation, part: str, lacking: int) -> Done:
    tables = part in _TABLES
    drafted = part in situation.drafted or (tables and not lacking)
    if drafted and situation.faulty is not None:
        faulty = any(_stands_in(place, part) for place in situation.faulty)
        if not faulty and not lacking and not any(of == part for of, _ in situation.marks):
            return Done.CHECKED
    if drafted and not tables:
        return Done.DRAFTED
    return Done.UNANSWERED if lacking else Done.ANSWERED


def _stands_in(place: str, part: str) -> bool:
    return place in (part, f"t{part}") or place.startswith(f"t{part}.")

"""What a question of the interview is: its words, its small parts, and how an answer becomes a remark."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from nianbao.report.regex import regex
from nianbao.report.report import AgencyKind

if TYPE_CHECKING:
    from collections.abc import Mapping

ALL_KINDS = frozenset(AgencyKind)
_FIELD = regex(r"\{(\w+)\}")
_ISO_DATE = regex(r"20\d\d-(\d\d)-(\d\d)")
_WHOLE = regex(r"\d{1,8}(?:\.\d{1,4})?", re.ASCII)
_PIECES = regex("[，,、 ]+|(?<=[一-鿿])(?=[0-9])")
_BARE = regex(r"(?:共|一共)?(?P<number>\d{1,8}(?:\.\d{1,4})?)(?P<unit>[一-鿿]{1,2})")


class PartKind(StrEnum):
    """What is entered into a part."""

    NUMBER = "number"
    """Digits, with a point in an amount of money."""
    DATE = "date"
    """A day or a month as said (4月12日, 上半年), or 2024-04-12."""
    TEXT = "text"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Part:
    """One small field under a question."""

    name: str
    label: str
    kind: PartKind
    unit: str = ""
    """Shown behind the field; the form of the question says it too."""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask."""

    id: str
    """Stable: it stands in what is kept, e.g. `supervision.training`."""
    topic: str
    """Where its answer belongs, a key of TOPICS; empty for the profile and the tables."""
    part: str
    """What of the paper it concerns: `profile`, `2`, `1.proactive`, `5` … or a cell key."""
    wording: str
    why: str
    """Why it is asked, with the grade of the source."""
    carries: str = ""
    """What a good answer carries."""
    examples: tuple[str, ...] = ()
    """Examples of form only; whoever they might speak of does not exist."""
    kinds: frozenset[AgencyKind] = ALL_KINDS
    parts: tuple[Part, ...] = ()
    form: tuple[str, ...] = ()
    """Clauses made of the parts, joined by ，: in each, the first alternative (split by |) that is filled."""
    none: str = ""
    """The remark that 没有 becomes; empty where having none is nothing to write."""
    quick: tuple[str, ...] = ()
    """Remarks to be said with one click, beside 没有 and 跳过."""
    required: bool = False
    told_by: re.Pattern[str] | None = None
    """What in the remarks shows that it is answered already."""
    heard_in: tuple[str, ...] = ()
    """Topics where that is looked for; empty for its own and the other aspects."""
    unless_cells: tuple[str, ...] = ()
    """The tables answer it when all of these are known."""
    only_with: tuple[str, ...] = ()
    """Asked only when one of these cells holds more than 0."""

    def remark(self, values: Mapping[str, str]) -> str:
        """The filled parts as the clerk would note them; empty when too little is filled."""
        filled = {part.name: said for part in self.parts if (said := _said(part, values.get(part.name, "")))}
        clauses = [clause for each in self.form if (clause := _clause(each, filled))]
        return "，".join(clauses)

    def completed(self, message: str) -> str:
        """A bare “2次，45人次” as a remark that says what was counted; empty when it is no bare figures."""
        values: dict[str, str] = {}
        for piece in _PIECES.split(message.rstrip("。；！ ")):
            found = _BARE.fullmatch(piece)
            fitting = [part for part in self.parts if found and part.unit and part.unit == found["unit"]]
            if not found or len(fitting) != 1 or fitting[0].name in values:
                return ""
            values[fitting[0].name] = found["number"]
        return self.remark(values)

    def faults(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """What cannot be taken as it was filled in, a Chinese sentence each."""
        return tuple(
            f"“{part.label}”请只填数字，例如 12。"
            for part in self.parts
            if part.kind is PartKind.NUMBER
            and (value := values.get(part.name, "").strip())
            and not _WHOLE.fullmatch(value)
        )


def _said(part: Part, value: str) -> str:
    said = " ".join(value.split())
    if part.kind is PartKind.NUMBER:
        return said if _WHOLE.fullmatch(said) else ""
    if part.kind is PartKind.DATE and (day := _ISO_DATE.fullmatch(said)):
        return f"{int(day[1])}月{int(day[2])}日"
    return said.strip("，。；、")


def _clause(alternatives: str, filled: Mapping[str, str]) -> str:
    for form in alternatives.split("|"):
        if all(name in filled for name in _FIELD.findall(form)):
            return _FIELD.sub(lambda found: filled[found[1]], form)
    return ""


class State(StrEnum):
    """What became of a question that was asked."""

    ANSWERED = "answered"
    NONE = "none"
    """没有: an answer."""
    SKIPPED = "skipped"

    @property
    def label(self) -> str:
        """What the page calls it."""
        return {"answered": "已答", "none": "没有", "skipped": "已跳过"}[self.value]


class Stage(StrEnum):
    """Why a question comes when it comes; in the order of asking."""

    PROFILE = "profile"
    CONTRADICTION = "contradiction"
    SURPRISE = "surprise"
    PROMISE = "promise"
    DOUBT = "doubt"
    """The clerk's own doubt, or a sum of hers that does not come out."""
    OPEN = "open"


class Does(StrEnum):
    """What a quick answer does."""

    NONE = "none"
    SKIP = "skip"
    SAY = "say"
    """Its words are the remark."""
    CELLS = "cells"
    """Its cells get these values."""
    ZEROS = "zeros"
    """Every cell left blank is a 0 she vouches for."""
    STATUS = "status"
    """What became of the promise asked about."""
    REWORD = "reword"
    """Its words stand in place of the remark asked about; empty takes that away."""
    PROFILE = "profile"
    """Its words are the value of the key asked about."""
    TABLES = "tables"
    """Nothing is answered: the page opens the tables."""
    UPLOAD = "upload"
    """Nothing is answered: the page asks for last year's file."""


@dataclass(frozen=True, slots=True)
class Quick:
    """One answer to be given with a click."""

    label: str
    does: Does
    words: str = ""
    cells: tuple[tuple[str, str], ...] = ()
    """Key and value."""


NONE = Quick("没有", Does.NONE)
SKIP = Quick("跳过", Does.SKIP)


@dataclass(frozen=True, slots=True)
class About:
    """What of the answers a question is about, so that a short answer can be put in its place."""

    promise: str = ""
    """Words of the promise."""
    topic: str = ""
    remark: str = ""
    """The remark in doubt, a whole line of its topic."""
    key: str = ""
    """A profile key."""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question at its time."""

    question: Question
    stage: Stage
    why_now: str
    quick: tuple[Quick, ...]
    about: About = field(default_factory=About)

    @property
    def id(self) -> str:
        """The question's."""
        return self.question.id

    @property
    def place(self) -> str:
        """A cell key, a part, `profile` or `tables`: where the page looks."""
        return self.question.part


def digest(*words: str) -> str:
    """Eight signs that stay the same as long as the words do: what tells two questions of one kind apart."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:8]

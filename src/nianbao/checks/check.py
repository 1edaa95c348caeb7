"""What a check is: one frozen value with a permanent code, a source, and a function that finds faults."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from nianbao.report.frozen import frozen
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nianbao.checks.subject import Subject

_CODE = regex(r"(?:T[234]|[XNSYRPLF])-\d\d")
_EXAMPLES = ("Wrong:", "Right:")


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """Blocks the report; cannot be let stand."""
    WARN = "warn"
    """Must be mended or explained."""
    HINT = "hint"
    """Worth a look."""

    @property
    def label(self) -> str:
        """What the clerk sees."""
        return {"error": "错误", "warn": "警告", "hint": "提示"}[self.value]


class Grade(StrEnum):
    """On what kind of ground a check stands, as the clerk sees it."""

    LAW = "法规要求"
    TEMPLATE = "格式模板"
    PRACTICE = "通行做法"
    ADVICE = "建议"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a check comes from."""

    grade: Grade
    text: str
    """The clause, standard or reasoning, in Chinese."""

    def __str__(self) -> str:
        return f"{self.grade.value}：{self.text}"


@dataclass(frozen=True, slots=True)
class Repair:
    """One way to put it right: these cells with these values satisfy every equation."""

    cells: tuple[tuple[str, str], ...]
    """Key and value, most often one; two when two figures were swapped."""


@frozen
class Fault:
    """What a check function yields: the place, and what is wrong with which values."""

    where: str
    """A cell key, a part (`5`, `1.platform`), `title`, `lead`, or `report`."""
    message: str
    """One Chinese sentence with the values compared and their places, and what to do when that is known."""
    excerpt: str = ""
    """The words it is about, verbatim."""
    line: int = 0
    """Line of the source; 0 when there is none."""
    severity: Severity | None = None
    """Only when this case weighs otherwise than the check as a rule."""
    repairs: tuple[Repair, ...] = ()
    """Each of them would do; best first."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """无法判断: the check lacks its ground, and says which."""

    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """问题: what a check found."""

    code: str
    severity: Severity
    where: str
    message: str
    excerpt: str
    source: str
    line: int
    repairs: tuple[Repair, ...]

    @property
    def key(self) -> str:
        """Stays the same in every run until the place, the words or the values change.

        The line is not in it: a paragraph inserted above must not undo the clerk's reason.
        """
        said = "\n".join((self.code, self.where, self.excerpt, self.message))
        return hashlib.sha256(said.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Check:
    """One entry of the catalogue."""

    code: str
    """Permanent; never reused for another fault."""
    name: str
    """The function's name with hyphens: the fault, not the rule."""
    title: str
    """The fault as a clerk would call it."""
    severity: Severity
    source: Source
    doc: str
    find: Callable[[Subject], Iterator[Fault | Undecided]]

    def findings(self, subject: Subject) -> Iterator[Finding | Undecided]:
        """Run it."""
        for found in self.find(subject):
            if isinstance(found, Undecided):
                yield found
            else:
                yield Finding(
                    self.code,
                    found.severity or self.severity,
                    found.where,
                    found.message,
                    found.excerpt,
                    str(self.source),
                    found.line,
                    found.repairs,
                )


def check(
    code: str, title: str, severity: Severity, source: Source
) -> Callable[[Callable[[Subject], Iterator[Fault | Undecided]]], Check]:
    """Make a function a check; its docstring tells why, with a wrong and a right example.

    Raises:
        ValueError: the code is no code, or the docstring lacks an example.
    """
    if not _CODE.fullmatch(code):
        raise ValueError(f"{code} is no code of the catalogue")

    def make(function: Callable[[Subject], Iterator[Fault | Undecided]]) -> Check:
        doc = function.__doc__ or ""
        if missing := [example for example in _EXAMPLES if example not in doc]:
            raise ValueError(f"{code} tells no {' and no '.join(missing)}")
        return Check(code, function.__name__.replace("_", "-"), title, severity, source, doc, function)

    return make

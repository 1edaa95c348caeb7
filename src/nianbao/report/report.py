"""One agency's report for one year: who it is, its cells and what the clerk said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from nianbao.report.tables import TITLE_ENDING

if TYPE_CHECKING:
    from nianbao.report.cells import Tables
    from nianbao.report.facts import Fact


class AgencyKind(StrEnum):
    """单位类别."""

    TOWN = "town"
    SUBDISTRICT = "subdistrict"
    DEPARTMENT = "department"
    COUNTY = "county"

    @property
    def label(self) -> str:
        """What the kind is called on the page."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    AgencyKind.TOWN: "镇（乡）人民政府",
    AgencyKind.SUBDISTRICT: "街道办事处",
    AgencyKind.DEPARTMENT: "县级部门（局、委、办）",
    AgencyKind.COUNTY: "县级人民政府",
}


class PromiseStatus(StrEnum):
    """What became of a measure that last year's section 5 announced."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"

    @property
    def label(self) -> str:
        """What the status is called on the page."""
        return {"done": "已完成", "partly": "部分完成", "not_done": "未完成"}[self.value]


@dataclass(frozen=True, slots=True)
class Profile:
    """Whose report it is."""

    agency: str
    """Full name as on the seal, e.g. 青石镇人民政府."""
    kind: AgencyKind
    year: int
    """The year reported on, not the year of writing."""

    @property
    def title(self) -> str:
        """Name, year once, and the statutory name of the report."""
        return f"{self.agency}{self.year}年{TITLE_ENDING}"

    @property
    def we(self) -> str:
        """The agency's word for itself: one of 我镇, 我乡, 我街道, 我县, 我局 …, used throughout."""
        if self.kind is AgencyKind.SUBDISTRICT:
            return "我街道"
        if self.kind is AgencyKind.TOWN:
            return "我乡" if "乡" in self.agency and "镇人民政府" not in self.agency else "我镇"
        if self.kind is AgencyKind.COUNTY:
            return next((f"我{level}" for level in "县区市旗" if f"{level}人民政府" in self.agency), "我县")
        return next((f"我{ending}" for ending in "局委办" if self.agency.endswith(ending)), "本机关")


@dataclass(frozen=True, slots=True)
class Promise:
    """整改承诺: a measure announced last year, and what became of it."""

    promise: Fact
    status: PromiseStatus
    evidence: Fact | None
    """What shows it; None when the clerk gave nothing."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem of this year with the measure against it."""

    problem: Fact
    measure: Fact | None
    """None when the clerk gave none: a gap, never a promise of our own."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report is made from; drafts and findings are computed from it."""

    profile: Profile
    tables: Tables
    facts: tuple[Fact, ...]
    """The remarks in the order of the form's topics; what promises and problems hold is numbered on."""
    promises: tuple[Promise, ...] = ()
    problems: tuple[Problem, ...] = ()

    def told(self, topic: str) -> tuple[Fact, ...]:
        """The facts said under one topic, in the order they were said."""
        return tuple(fact for fact in self.facts if fact.topic == topic)

    def every_fact(self) -> tuple[Fact, ...]:
        """All facts, those inside promises and problems included, in the order of their ids."""
        nested = [fact for promise in self.promises for fact in (promise.promise, promise.evidence)]
        nested += [fact for problem in self.problems for fact in (problem.problem, problem.measure)]
        return (*self.facts, *(fact for fact in nested if fact is not None))

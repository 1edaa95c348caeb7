"""The catalogue: every fault a strict reviewer would find, each as one check with a permanent code."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from nianbao.checks import (
    arithmetic,
    borrowed,
    cross_year,
    growth,
    language,
    layout,
    names,
    narrative,
    personal,
    repetition,
    statements,
    structure,
    table_2,
    table_3,
    table_4,
    table_prose,
    wording,
)
from nianbao.checks.check import Check, Finding, Severity, Undecided
from nianbao.checks.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from nianbao.report.paper import Paper

_MODULES: tuple[ModuleType, ...] = (
    table_2,
    table_3,
    table_4,
    cross_year,
    growth,
    narrative,
    arithmetic,
    structure,
    statements,
    table_prose,
    borrowed,
    names,
    repetition,
    personal,
    language,
    wording,
    layout,
)

_ROOMS = ("T2", "T3", "T4", "X", "N", "S", "Y", "R", "P", "L", "F")


def _place(check: Check) -> tuple[int, str]:
    return _ROOMS.index(check.code.partition("-")[0]), check.code


CATALOGUE: Mapping[str, Check] = MappingProxyType(
    {
        each.code: each
        for each in sorted(
            (value for module in _MODULES for value in vars(module).values() if isinstance(value, Check)),
            key=_place,
        )
    }
)
"""Every check by code, in the order of the catalogue."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found."""

    findings: tuple[Finding, ...]
    """In the order of the catalogue, and of the report within each check."""
    undecided: Mapping[str, str]
    """Checks that lacked their ground: code → why."""
    standing: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Key of a finding the clerk lets stand → her reason."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What blocks the report."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of each severity, those let stand included."""
        return {
            severity.value: sum(finding.severity is severity for finding in self.findings)
            for severity in Severity
        }

    def with_reasons(self, reasons: Mapping[str, str]) -> Outcome:
        """Let findings stand for which there is a reason; an error never stands."""
        keys = {finding.key for finding in self.findings if finding.severity is not Severity.ERROR}
        kept = {key: reason for key, reason in reasons.items() if key in keys}
        return replace(self, standing=MappingProxyType(kept))


def run(paper: Paper, previous: Paper | None = None, neighbours: tuple[Paper, ...] = ()) -> Outcome:
    """Run the whole catalogue.

    Args:
        paper: the report.
        previous: last year's report of the same agency.
        neighbours: reports of other agencies, to compare the wording with.
    """
    subject = Subject(paper, previous, neighbours)
    findings: list[Finding] = []
    undecided: dict[str, str] = {}
    for check in CATALOGUE.values():
        for found in check.findings(subject):
            if isinstance(found, Undecided):
                undecided[check.code] = found.reason
            else:
                findings.append(found)
    return Outcome(tuple(findings), MappingProxyType(undecided))

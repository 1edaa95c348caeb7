"""Persons told of by number whose applications met with one result: at least one application did."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import Claim, ClaimKind, Interval
from nianbao.checks.claims.context import DENIED, RESULTS
from nianbao.checks.claims.scope import elsewhere, last_year
from nianbao.report.figures import FigureKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims.scene import Scene

_PERSONS = frozenset({"名", "位", "人", "家"})
_APPLICANT = re.compile(r"(?:申请人|村民|居民|群众|企业|公司|律师|律所|个人|自然人)(?:的|因|由于|提出|申请)?")
_ONE = Interval(Decimal(1), Decimal(1))
_TERM = 3


def someone(scene: Scene, *, own_area: bool) -> Iterator[Claim]:
    """1名申请人逾期未缴费，不再处理: the row cannot be empty."""
    for figure in scene.figures:
        if figure.kind is not FigureKind.NUMBER or figure.unit not in _PERSONS or figure.value == 0:
            continue
        applicant = _APPLICANT.match(scene.text, figure.trail_end)
        if applicant is None or scene.topic(applicant.end()) == "foreign":
            continue
        _, end = scene.clause(figure.start)
        terms = [
            each
            for each in scene.mentions(applicant.end(), end)
            if each.strength == _TERM and RESULTS.issuperset(each.rows[0]) and len(each.rows[0]) == 1
        ]
        if len(terms) != 1 or scene.figures_in(applicant.end(), end):
            continue
        denied = DENIED.search(scene.text[applicant.end() : terms[0].start])
        if denied or elsewhere(scene, figure.start, own_area=own_area) or last_year(scene, *_lead(scene, figure.start)):
            continue
        cells = (f"{terms[0].rows[0][0]}.total",)
        yield Claim(ClaimKind.PART, (cells,), _ONE, figure.start, figure.end, unit=figure.unit)


def _lead(scene: Scene, at: int) -> tuple[int, int]:
    return scene.clause(at)[0], at

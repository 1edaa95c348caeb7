"""The check of stated changes against both years' cells."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, Undecided, check
from nianbao.checks.claims import ClaimKind, Verdict
from nianbao.checks.words import short, told_cells
from nianbao.report.slots import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.subject import Subject


@check("X-05", "增减与两年的数不符", Severity.WARN, Source(Grade.PRACTICE, "同比数据由两年报表重新计算"))
def stated_change_differs_from_both_years(subject: Subject) -> Iterator[Fault | Undecided]:
    """A stated rise or fall, and a figure quoted of last year, are recomputed from both years' cells.

    Why: rates are computed by hand, and often of the wrong year.
    Wrong: 申请由31件降为22件，称下降39%.  Right: 下降29%.
    """
    claims = [told for told in subject.told if told.claim.kind in (ClaimKind.CHANGE, ClaimKind.PREVIOUS)]
    if claims and subject.previous is None:
        yield Undecided("没有上年报告")
        return
    for told in claims:
        if told.verdict is not Verdict.CONTRADICTS or subject.previous is None:
            continue
        cells = told.claim.options[0]
        now, before = (
            sum((paper.value(key) or Decimal(0) for key in cells), Decimal(0))
            for paper in (subject.paper, subject.previous)
        )
        yield Fault(
            told.part,
            f"正文说“{told.words}{told.claim.unit.replace('%', '')}”，"
            f"{told_cells(cells)}上年是{plain(before)}，本年是{plain(now)}，请重新计算。",
            short(told.sentence),
            told.line.number,
        )

"""What last year's report answers of this year's: who reports, what was carried over, what was promised."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nianbao.interview.promises import promises_of
from nianbao.report.cells import Blank, Known
from nianbao.report.tables import APPLICANT_COLUMNS, CELLS
from nianbao.report.typed import Typed, TypedPromise

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from nianbao.report.paper import Paper
    from nianbao.report.report import AgencyKind


@dataclass(frozen=True, slots=True)
class LastYear:
    """What was found in last year's report."""

    agency: str
    """Empty when it was not found."""
    kind: AgencyKind | None
    year: int | None
    """The year it reports on."""
    carried_in: Mapping[str, Decimal]
    """This year's `t3.carried_in` cells by key, as far as last year's `t3.carried_out` is known, in 件."""
    promises: tuple[str, ...]
    unsure: tuple[str, ...]
    """What a clerk has to look up herself, a Chinese clause each."""

    def into(self, typed: Typed) -> Typed:
        """The same put onto a page: nothing the clerk has typed is replaced."""
        year = typed.year if typed.year is not None or self.year is None else self.year + 1
        standing = {row.promise for row in typed.promises}
        rows = tuple(TypedPromise(promise) for promise in self.promises if promise not in standing)
        return replace(
            typed,
            agency=typed.agency or self.agency,
            kind=typed.kind or self.kind,
            year=year,
            numbers={**self.carried_in, **typed.numbers},
            promises=(*(row for row in typed.promises if not row.empty), *rows),
        )


def last_year(paper: Paper) -> LastYear:
    """Take from last year's report what this year's begins with."""
    carried = {
        f"t3.carried_in.{column}": cell.value
        for column in APPLICANT_COLUMNS
        if isinstance(cell := paper.cells[f"t3.carried_out.{column}"], Known)
    }
    promises = promises_of(paper)
    return LastYear(
        paper.agency, paper.kind, paper.year, carried, promises, tuple(_unsure(paper, carried, promises))
    )


def _unsure(paper: Paper, carried: Mapping[str, Decimal], promises: tuple[str, ...]) -> list[str]:
    told = []
    if not paper.agency:
        told.append("没有读到单位全称")
    if paper.kind is None:
        told.append("看不出单位类别")
    if paper.year is None:
        told.append("没有读到年度")
    for column in APPLICANT_COLUMNS:
        key = f"t3.carried_out.{column}"
        cell = paper.cells[key]
        if not isinstance(cell, Known):
            reason = "是空白" if isinstance(cell, Blank) else cell.reason
            told.append(f"{CELLS[key].label}{reason}，请自己填上年结转")
    stated, added = paper.value("t3.carried_out.total"), sum(carried.values())
    if len(carried) == len(APPLICANT_COLUMNS) and stated is not None and stated != added:
        told.append(f"表三“四、结转下年度继续办理”总计写的是{stated}，各类申请人相加是{added}，请核对")
    if paper.section("5") is None:
        told.append("没有读到第五部分，上年的改进措施请自己填")
    elif not promises:
        told.append("第五部分里没有分辨出改进措施，请自己填")
    return told

"""Checks of table 4: 政府信息公开行政复议、行政诉讼情况."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, Undecided, check
from nianbao.checks.equations import MOST_REPAIRS
from nianbao.report.cells import Blank, Unclear
from nianbao.report.tables import CELLS, SUMS, TABLE_4_BLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.subject import Subject

_MAKE_UP = Source(Grade.TEMPLATE, "表四的构成：总计为各项结果之和")
_PLAUSIBLE = Source(Grade.ADVICE, "与常情不符，请核实")
_KEYS = tuple(key for key in CELLS if key.startswith("t4."))


@check("T4-01", "表四总计不等于各项之和，或没有填", Severity.ERROR, _MAKE_UP)
def outcomes_do_not_add_up(subject: Subject) -> Iterator[Fault]:
    """In each of the three blocks 总计 must be the sum of the four outcomes; no cell may be blank.

    Why: the block describes one set of cases.
    Wrong: 维持 1，其余 0，总计 2.  Right: 总计 1.
    """
    typed = [key for key in _KEYS if key not in subject.paper.computed]
    blank = [key for key in typed if isinstance(subject.paper.cells[key], Blank)]
    if len(blank) == len(typed):
        yield Fault("4", "表四全部是空的，请填写；没有发生的填0。")
    else:
        for key in blank:
            yield Fault(key, f"{CELLS[key].label}没有填，没有发生的填0。")
    for key in typed:
        content = subject.paper.cells[key]
        if isinstance(content, Unclear):
            yield Fault(key, f"{CELLS[key].label}{content.reason}，请改成一个数。")
    for equation in subject.bookkeeping.broken("T4-01"):
        block = equation.at.split(".")[1]
        parts = sum(subject.paper.value(part) or 0 for part in SUMS[equation.at])
        yield Fault(
            equation.at,
            f"表四“{TABLE_4_BLOCKS[block]}”总计是{subject.paper.value(equation.at)}，"
            f"各项结果相加是{parts}。{subject.bookkeeping.advice(equation)}",
            repairs=subject.bookkeeping.repairs(equation)[:MOST_REPAIRS],
        )


@check("T4-02", "没有申请却有复议或诉讼", Severity.WARN, _PLAUSIBLE)
def cases_without_an_application(subject: Subject) -> Iterator[Fault | Undecided]:
    """复议 or 诉讼 without any application this year and last is unlikely.

    Why: a case presupposes a decision on an application; cases on other matters do not belong here.
    Wrong: 申请 0 in both years，诉讼 2 about land.  Right: 申请 3 last year，诉讼 2.
    """
    cases = [subject.paper.value(f"t4.{block}.total") for block in TABLE_4_BLOCKS]
    if None in cases or not (count := sum(case for case in cases if case is not None)):
        return
    rows = [f"t3.{row}.total" for row in ("new", "carried_in")]
    if any(subject.paper.value(row) != 0 for row in rows):
        return
    if subject.previous is None:
        yield Undecided("没有上年报告，不知道上年有没有申请")
    elif all(subject.previous.value(row) == 0 for row in rows):
        yield Fault(
            "4",
            f"表四有复议、诉讼{count}件，但本年和上年都没有收到申请，请确认这些案件是因政府信息公开引起的。",
        )


@check("T4-03", "上年未审结的案件不见了", Severity.HINT, _PLAUSIBLE)
def pending_cases_vanish(subject: Subject) -> Iterator[Fault | Undecided]:
    """Cases pending at the end of last year should show an outcome, or still be pending, this year.

    Why: they are easily forgotten when the table is filled in from this year's files only.
    Wrong: 上年尚未审结 2，本年 all 0.  Right: 本年结果维持 2.
    """
    if subject.previous is None:
        yield Undecided("没有上年报告")
        return
    for block, name in TABLE_4_BLOCKS.items():
        pending = subject.previous.value(f"t4.{block}.pending")
        if pending and subject.paper.value(f"t4.{block}.total") == 0:
            yield Fault(
                f"t4.{block}.total",
                f"上年“{name}”尚未审结{pending}件，本年这一栏全是0，请核对这些案件的结果。",
            )

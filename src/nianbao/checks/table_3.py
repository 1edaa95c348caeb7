"""Checks of table 3: 收到和处理政府信息公开申请情况."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, Undecided, check
from nianbao.checks.equations import MOST_REPAIRS
from nianbao.report.cells import Blank, Unclear
from nianbao.report.slots import plain
from nianbao.report.tables import (
    CELLS,
    RESULT_ROWS,
    SUMS,
    TABLE_3_COLUMNS,
    TABLE_3_ROWS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.equations import Equation
    from nianbao.checks.subject import Subject

_FORM = Source(Grade.TEMPLATE, "国办公开办函〔2021〕30号所附表样")
_NOTE = Source(Grade.TEMPLATE, "表三左上角注：第一项加第二项之和，等于第三项加第四项之和")
_MAKE_UP = Source(Grade.TEMPLATE, "表三的构成：总计为各分项之和")
_PLAUSIBLE = Source(Grade.ADVICE, "与常情不符，请核实")
_LABELS = {row.key: row.label for row in TABLE_3_ROWS}
_MOST_NAMED = 5
_FEW, _REFUSALS_MATTER = 5, 3


@check("T3-01", "表三某列不平", Severity.ERROR, _NOTE)
def requests_do_not_balance(subject: Subject) -> Iterator[Fault]:
    """New plus carried over must equal handled plus carried forward, in each of the seven columns.

    Why: an unbalanced column means that an application was lost or counted twice.
    Wrong: 新收 10，上年结转 1，办理 9，结转下年 1.  Right: 结转下年 2.
    """
    for equation in _worst_first(subject, "T3-01"):
        column = equation.at.rsplit(".", 1)[1]
        new, carried_in, done, carried_out = (
            subject.paper.value(f"t3.{row}.{column}") or 0
            for row in ("new", "carried_in", "results_total", "carried_out")
        )
        yield Fault(
            equation.at,
            f"表三“{TABLE_3_COLUMNS[column]}”一列不平：新收{new}＋上年结转{carried_in}＝{new + carried_in}，"
            f"办理结果总计{done}＋结转下年度{carried_out}＝{done + carried_out}。"
            f"{subject.bookkeeping.advice(equation)}",
            repairs=subject.bookkeeping.repairs(equation)[:MOST_REPAIRS],
        )


@check("T3-02", "办理结果总计不等于各项之和", Severity.ERROR, _MAKE_UP)
def results_do_not_add_up(subject: Subject) -> Iterator[Fault]:
    """（七）总计 must be the sum of the 21 result rows, in each of the seven columns.

    Why: a row left out of the total hides an application.
    Wrong: 予以公开 3，其他 1，总计 3.  Right: 总计 4.
    """
    for equation in subject.bookkeeping.broken("T3-02"):
        column = equation.at.rsplit(".", 1)[1]
        parts = sum(subject.paper.value(f"t3.{row}.{column}") or 0 for row in RESULT_ROWS)
        yield Fault(
            equation.at,
            f"表三“{TABLE_3_COLUMNS[column]}”一列（七）总计是{subject.paper.value(equation.at)}，"
            f"各项办理结果相加是{parts}。{subject.bookkeeping.advice(equation)}",
            repairs=subject.bookkeeping.repairs(equation)[:MOST_REPAIRS],
        )


@check("T3-03", "横向总计不等于各类申请人之和", Severity.ERROR, _MAKE_UP)
def applicants_do_not_add_up(subject: Subject) -> Iterator[Fault]:
    """总计 at the right must be 自然人 plus the five kinds of organisation, in each of the 25 rows.

    Why: the total is what the prose and the county's roll-up rely on.
    Wrong: 自然人 8，商业企业 1，总计 10.  Right: 总计 9.
    """
    for equation in subject.bookkeeping.broken("T3-03"):
        row = equation.at.split(".")[1]
        parts = sum(subject.paper.value(part) or 0 for part in SUMS[equation.at])
        yield Fault(
            equation.at,
            f"表三“{_LABELS[row]}”一行总计是{subject.paper.value(equation.at)}，"
            f"各类申请人相加是{parts}。{subject.bookkeeping.advice(equation)}",
            repairs=subject.bookkeeping.repairs(equation)[:MOST_REPAIRS],
        )


@check("T3-04", "表三有空格或不是数", Severity.ERROR, _FORM)
def table_3_has_a_cell_without_a_number(subject: Subject) -> Iterator[Fault]:
    """Each of the 175 cells must hold a whole number, 0 included.

    Why: a blank says neither none nor how many; whole tables have been published empty.
    Wrong: a column left blank.  Right: 0 in every cell where nothing happened.
    """
    keys = [key for key in CELLS if key.startswith("t3.") and key not in subject.paper.computed]
    blank = [key for key in keys if isinstance(subject.paper.cells[key], Blank)]
    if len(blank) == len(keys):
        yield Fault("3", "表三全部是空的，请填写；没有发生的填0。")
    elif len(blank) > _MOST_NAMED:
        named = "、".join(CELLS[key].label.removeprefix("表三") for key in blank[:_MOST_NAMED])
        yield Fault("3", f"表三有{len(blank)}格没有填：{named}等，没有发生的填0。")
    else:
        for key in blank:
            yield Fault(key, f"{CELLS[key].label}没有填，没有发生的填0。")
    for key in keys:
        content, label = subject.paper.cells[key], CELLS[key].label
        if isinstance(content, Unclear):
            yield Fault(key, f"{label}{content.reason}，请改成一个数。")
        elif (value := subject.paper.value(key)) is not None and value < 0:
            yield Fault(key, f"{label}是{plain(value)}，不能是负数。")
        elif value is not None and value != value.to_integral_value():
            yield Fault(key, f"{label}是{plain(value)}，件数要是整数。")


@check("T3-05", "表三的项目名称缺少、改动或错位", Severity.ERROR, _FORM)
def labels_are_not_those_of_the_form(subject: Subject) -> Iterator[Fault | Undecided]:
    """The 25 row labels must be there, unchanged and in the printed order.

    Why: the form is prescribed; a missing row moves every figure below it.
    Wrong: （六）其他处理 without its row 2, as in the form of 2019.  Right: all three rows.
    """
    if not subject.paper.imported:
        return
    printed = next((table.labels for table in subject.paper.tables if table.number == 3), None)
    if printed is None:
        yield Undecided("没有读到表三")
        return
    run = "".join(_bare(label) for label in printed)
    at = 0
    for row in TABLE_3_ROWS:
        label = _bare(row.label)
        found = run.find(label, at)
        if found >= 0:
            at = found + len(label)
        elif label in run:
            yield Fault("3", f"表三“{row.label}”一行不在规定的位置，请按表样的顺序排列。")
        else:
            yield Fault("3", f"表三没有“{row.label}”一行，请按表样补齐，名称不要改动。")


@check(
    "T3-06", "有逾期不缴费的申请却没说收费情况", Severity.WARN, Source(Grade.PRACTICE, "国办函〔2020〕109号")
)
def unpaid_fee_without_a_notice(subject: Subject) -> Iterator[Fault]:
    """Applications dropped for want of payment presuppose a fee notice, which section 6 reports.

    Why: without a notice nobody can have failed to pay it.
    Wrong: （六）2 shows 3, section 6 says nothing of fees.  Right: 发出收费通知3件，均逾期未缴.
    """
    key = "t3.other_no_payment.total"
    value = subject.paper.value(key)
    if value and not re.search("收费|缴费|缴纳|信息处理费|处理费", subject.text_of("6")):
        yield Fault("6", f"{CELLS[key].label}是{value}，第六部分没有说明发出收费通知的情况，请补上。")


@check("T3-07", "办理结果一边倒", Severity.HINT, _PLAUSIBLE)
def results_all_on_one_side(subject: Subject) -> Iterator[Fault]:
    """Five or more results and none granted, or all in one row of refusal, are worth a second look.

    Why: a column shifted at filling in looks like this.
    Wrong: 26 件 all under 不予公开1.  Right: really so, confirmed.
    """
    total = subject.paper.value("t3.results_total.total")
    granted = subject.paper.value("t3.granted.total")
    if total is None or granted is None or total < _FEW:
        return
    sole = next((row for row in RESULT_ROWS if subject.paper.value(f"t3.{row}.total") == total), "")
    if sole and sole not in ("granted", "partial"):
        yield Fault(f"t3.{sole}.total", f"全部{total}件都在“{_LABELS[sole]}”一行，请确认没有填错行。")
    elif granted == 0 and not subject.paper.value("t3.partial.total"):
        yield Fault("t3.granted.total", f"办理结果{total}件，没有一件予以公开或部分公开，请确认。")


@check("T3-08", "结转过半", Severity.HINT, _PLAUSIBLE)
def more_than_half_carried_over(subject: Subject) -> Iterator[Fault]:
    """More than half of the applications carried into next year is unusual.

    Why: the time limit is twenty working days, so only those of December remain.
    Wrong: 新收 42，结转 30.  Right: a wave of applications in December, confirmed.
    """
    new, carried_in, carried_out = (
        subject.paper.value(f"t3.{row}.total") for row in ("new", "carried_in", "carried_out")
    )
    if new is None or carried_in is None or carried_out is None or carried_out < _REFUSALS_MATTER:
        return
    if carried_out * 2 > new + carried_in:
        yield Fault(
            "t3.carried_out.total",
            f"本年共{new + carried_in}件，结转下年度{carried_out}件，超过一半，请确认不是漏办或填错。",
        )


@check("T3-09", "有属于国家秘密的答复", Severity.HINT, Source(Grade.ADVICE, "定密须有依据，建议复核"))
def refused_as_state_secret(subject: Subject) -> Iterator[Fault]:
    """A refusal as 国家秘密 is rare for a county body: confirm that the information was classified.

    Why: 内部 or 敏感 is not 国家秘密; the wrong row invites a lawsuit.
    Wrong: a village ledger refused as a secret.  Right: a classified document, with its mark.
    """
    key = "t3.refused_secret.total"
    if value := subject.paper.value(key):
        yield Fault(key, f"{CELLS[key].label}是{value}，请确认所涉信息确已依法定密。")


def _worst_first(subject: Subject, code: str) -> list[Equation]:
    """The broken columns; the total column only when no single one shows the slip."""
    broken = list(subject.bookkeeping.broken(code))
    return [each for each in broken if not each.at.endswith(".total")] or broken


def _bare(label: str) -> str:
    """Only what tells one label from another: converters change brackets, quotes, points and blanks."""
    return re.sub(r"[\s\u3000（）()“”\"‘’'．.、，,：:；;|]", "", label)

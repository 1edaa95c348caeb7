"""Checks of table 2: 主动公开政府信息情况."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, Undecided, check
from nianbao.report.cells import Blank, Unclear
from nianbao.report.report import AgencyKind
from nianbao.report.slots import plain
from nianbao.report.tables import CELLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.subject import Subject

_KEYS = tuple(key for key in CELLS if key.startswith("t2."))
_FORM = Source(Grade.TEMPLATE, "国办公开办函〔2021〕30号所附表样")
_ARITHMETIC = Source(Grade.PRACTICE, "表内数量关系")
_DOCUMENTS = (("rules", "规章"), ("normative", "行政规范性文件"))
_OLD_LABELS = (
    "本年新制作数量",
    "本年新公开数量",
    "对外公开总数量",
    "上一年项目数量",
    "其他对外管理服务事项",
    "政府集中采购",
)
_LONGEST_LABEL = 40
_LARGE_FEE = Decimal(1000)
"""万元; ten million 元 is more than a town or a county department charges in a year."""


@check("T2-01", "表二有空格或不是数", Severity.ERROR, _FORM)
def table_2_has_a_cell_without_a_number(subject: Subject) -> Iterator[Fault]:
    """Each of the ten cells must hold a count, 0 included; only the fee may have decimals.

    Why: a blank says neither none nor how many.
    Wrong: 行政许可 left empty.  Right: 行政许可 0.
    """
    contents = [(key, subject.paper.cells[key]) for key in _KEYS]
    if all(isinstance(content, Blank) for _, content in contents):
        yield Fault("2", "表二全部是空的，请填写；没有发生的填0。")
        return
    for key, content in contents:
        label = CELLS[key].label
        if isinstance(content, Blank):
            yield Fault(key, f"{label}没有填，没有发生的填0。")
        elif isinstance(content, Unclear):
            yield Fault(key, f"{label}{content.reason}，请改成一个数。")
        elif content.value < 0:
            yield Fault(key, f"{label}是{plain(content.value)}，不能是负数。")
        elif not CELLS[key].decimals and content.value != content.value.to_integral_value():
            yield Fault(key, f"{label}是{plain(content.value)}，件数要是整数。")


@check(
    "T2-02", "没有规章制定权却填了规章", Severity.ERROR, Source(Grade.LAW, "《立法法》关于规章制定权的规定")
)
def rules_of_a_body_that_makes_none(subject: Subject) -> Iterator[Fault | Undecided]:
    """规章 are made by ministries, provinces and cities with districts; a county or a town enters 0.

    Why: internal rules, plans and 规范性文件 are often counted as 规章.
    Wrong: 青石镇 with 规章现行有效 6.  Right: 0, the six counted as 行政规范性文件 if they are such.
    """
    if subject.paper.kind is None:
        yield Undecided("不知道单位类别")
        return
    for column in ("issued", "repealed", "in_force"):
        key = f"t2.rules.{column}"
        if (value := subject.paper.value(key)) and value > 0:
            body = AgencyKind(subject.paper.kind).label
            yield Fault(
                key,
                f"{CELLS[key].label}填了{plain(value)}，{body}没有规章制定权，应为0；"
                "如果是行政规范性文件，请填到下一行。",
            )


@check("T2-03", "废止的比有的多", Severity.ERROR, _ARITHMETIC)
def more_repealed_than_there_were(subject: Subject) -> Iterator[Fault | Undecided]:
    """本年废止 cannot exceed last year's 现行有效 plus 本年制发.

    Why: what is repealed must have been in force, or have been issued this year.
    Wrong: 上年有效 0，制发 0，废止 5.  Right: 上年有效 6，制发 0，废止 5.
    """
    for row, name in _DOCUMENTS:
        repealed = subject.paper.value(f"t2.{row}.repealed")
        issued = subject.paper.value(f"t2.{row}.issued")
        if not repealed or issued is None:
            continue
        before = subject.previous.value(f"t2.{row}.in_force") if subject.previous else None
        if before is None:
            yield Undecided("没有上年报告的现行有效件数")
        elif repealed > before + issued:
            yield Fault(
                f"t2.{row}.repealed",
                f"{name}废止{plain(repealed)}件，但上年现行有效{plain(before)}件加本年制发{plain(issued)}件"
                f"只有{plain(before + issued)}件，请核对废止件数。",
            )


@check("T2-04", "现行有效少于净增", Severity.WARN, _ARITHMETIC)
def fewer_in_force_than_were_added(subject: Subject) -> Iterator[Fault]:
    """现行有效 must be at least 制发 − 废止, since last year's stock cannot be negative.

    Why: the three figures of a row describe one stock of documents.
    Wrong: 制发 2，废止 0，现行有效 0.  Right: 现行有效 2 or more.
    """
    for row, name in _DOCUMENTS:
        issued, repealed, in_force = (
            subject.paper.value(f"t2.{row}.{column}") for column in ("issued", "repealed", "in_force")
        )
        if issued is None or repealed is None or in_force is None or in_force >= issued - repealed:
            continue
        yield Fault(
            f"t2.{row}.in_force",
            f"{name}本年制发{plain(issued)}件、废止{plain(repealed)}件，现行有效却只有{plain(in_force)}件，"
            "请核对；年内制发又失效的，请在正文说明。",
        )


@check("T2-05", "收费金额像是按元填的", Severity.WARN, Source(Grade.TEMPLATE, "表样标明单位为万元"))
def fee_looks_like_yuan(subject: Subject) -> Iterator[Fault]:
    """行政事业性收费 is entered in 万元.

    Why: cashiers report 元; entered as it is, the amount is ten thousand times too large.
    Wrong: 282100 for 28.21万元.  Right: 28.21.
    """
    key = "t2.fees.amount"
    value = subject.paper.value(key)
    if not value:
        return
    as_yuan = plain(value / 10_000)
    said = f"{plain(value)}元"
    for sentence in subject.sentences:
        if "元" not in sentence.text:
            continue
        bare = re.sub("[,，]", "", sentence.text)
        told = said in bare and re.search(rf"(?<![\d.]){re.escape(said)}", bare)
        if told and "处理费" not in sentence.text:
            yield Fault(
                key,
                f"{CELLS[key].label}填的是{plain(value)}，正文说的是{plain(value)}元；表中单位是万元，应为{as_yuan}。",
                sentence.text,
                sentence.line,
            )
            return
    if value >= _LARGE_FEE and subject.paper.kind is not AgencyKind.COUNTY:
        yield Fault(
            key, f"{CELLS[key].label}填了{plain(value)}，单位是万元；如果这是元，应为{as_yuan}，请核对。"
        )


@check("T2-06", "镇街有行政强制或收费", Severity.HINT, Source(Grade.ADVICE, "镇、街道通常没有这两项职权"))
def town_with_coercion_or_fees(subject: Subject) -> Iterator[Fault | Undecided]:
    """A 镇 or 街道 normally has no 行政强制 and no 行政事业性收费: ask for the legal basis.

    Why: such figures are often another body's, or a 信息处理费 in the wrong place.
    Wrong: 镇 with 收费 12 and no basis known.  Right: 0, or a town to which the power was handed over.
    """
    if subject.paper.kind is None:
        yield Undecided("不知道单位类别")
        return
    if subject.paper.kind not in (AgencyKind.TOWN, AgencyKind.SUBDISTRICT):
        return
    for key in ("t2.coercion.decisions", "t2.fees.amount"):
        if (value := subject.paper.value(key)) and value > 0:
            yield Fault(
                key, f"{CELLS[key].label}填了{plain(value)}，镇、街道一般没有这项职权，请核对依据和口径。"
            )


@check("T2-07", "用的是2019年的旧表样", Severity.ERROR, _FORM)
def form_of_2019(subject: Subject) -> Iterator[Fault]:
    """Labels of the trial form of 2019 mean that the wrong template was filled in.

    Why: since the report on 2021 the form of 30号 applies.
    Wrong: 对外公开总数量, 政府集中采购 in table 2.  Right: 本年制发件数, 现行有效件数.
    """
    printed = [label for table in subject.paper.tables for label in table.labels]
    # Prose may speak of such things; a line that comes from the form has no stop and is short.
    lines = [line.text for _, line in subject.narrative]
    printed += [text for text in lines if len(text) < _LONGEST_LABEL and not re.search("[，。；]", text)]
    for label in _OLD_LABELS:
        if found := next((text for text in printed if label in text), None):
            yield Fault("2", f"出现“{label}”，这是2019年试行表样的项目，请换用现行表样重新填写。", found)

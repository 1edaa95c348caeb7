"""Checks of the prose against the tables, and of what it says of them twice."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, check
from nianbao.checks.claims import ClaimKind
from nianbao.checks.words import short, told_cells
from nianbao.report.slots import plain
from nianbao.report.tables import CELLS, RESULT_ROWS, TABLE_4_BLOCKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nianbao.checks.subject import Subject, Told

_AGREEMENT = Source(Grade.PRACTICE, "正文与三张表须一致")
_COMPLETE = Source(Grade.PRACTICE, "表中不为0的项目，正文一般应提到")
_USAGE = Source(Grade.PRACTICE, "申请、复议、诉讼按件计")
_EXACT = Source(Grade.PRACTICE, "法定统计项目用确数")
TABLE_SECTIONS = ("2", "3", "4")
"""Sections of tables alone; what prose says there is the matter of S-17."""


@check("N-01", "正文的申请收到数与表三不符", Severity.ERROR, _AGREEMENT)
def received_differs_from_the_table(subject: Subject) -> Iterator[Fault]:
    """收到 n件 must be row 一 of table 3, in total or of the kind of applicant named.

    Why: it is the first figure a reader compares.
    Wrong: 收到申请12件, table 9.  Right: 收到申请12件（含上年结转3件）, 新收 9 and 上年结转 3.
    """
    yield from _contradictions(subject, lambda told: _row(told) == "new" and not _denies(told))


@check("N-02", "正文说没有收到申请，表三却有", Severity.ERROR, _AGREEMENT)
def denied_although_received(subject: Subject) -> Iterator[Fault]:
    """未收到申请 and a zero in row 一 of table 3 go together.

    Why: a false zero is the costliest error of this report.
    Wrong: 全年未收到申请, table 2.  Right: 未收到企业提交的申请, with 商业企业 0 and 自然人 2.
    """
    yield from _contradictions(subject, lambda told: _row(told) == "new" and _denies(told))


@check("N-03", "正文的结转数与表三不符", Severity.ERROR, _AGREEMENT)
def carried_over_differs_from_the_table(subject: Subject) -> Iterator[Fault]:
    """上年结转 and 结转下年度 must be rows 二 and 四 of table 3.

    Why: both are checked against the neighbouring years' reports.
    Wrong: 结转下年度1件, table 0.  Right: 无结转, table 0.
    """
    yield from _contradictions(subject, lambda told: _row(told) in ("carried_in", "carried_out"))


@check("N-04", "正文的办结数与表三不符", Severity.ERROR, _AGREEMENT)
def handled_differs_from_the_table(subject: Subject) -> Iterator[Fault]:
    """办结 n件 must be 三（七）总计; 均已办结 allows nothing carried into next year.

    Why: a report that says all was finished while the table carries one over contradicts itself.
    Wrong: 均已按期办结, 结转下年度 1.  Right: 办结41件，1件结转下年度办理.
    """
    yield from _contradictions(subject, lambda told: _row(told) in ("results_total", "complete"))


@check("N-05", "正文的办理结果与表三不符", Severity.ERROR, _AGREEMENT)
def result_differs_from_the_table(subject: Subject) -> Iterator[Fault]:
    """Each kind of result named in the prose must be its row in table 3; a group is the sum of its rows.

    Why: 予以公开 and 部分公开 are easily exchanged.
    Wrong: 部分公开2件, table 3.  Right: 不予公开3件 for rows of 1 and 2.
    """
    rows = {*RESULT_ROWS, "group"}
    yield from _contradictions(subject, lambda told: _row(told) in rows)


@check("N-06", "正文的复议、诉讼数与表四不符", Severity.ERROR, _AGREEMENT)
def cases_differ_from_the_table(subject: Subject) -> Iterator[Fault]:
    """复议 and 诉讼 told of, or denied, must be the totals of table 4.

    Why: the table is compared with the records of the 司法局.
    Wrong: 行政复议1件, table 0.  Right: 未发生行政复议、行政诉讼, all totals 0.
    """
    yield from _contradictions(subject, lambda told: _family(told) == "t4")


@check("N-07", "正文的许可、处罚等数与表二不符", Severity.ERROR, _AGREEMENT)
def table_2_differs_from_the_prose(subject: Subject) -> Iterator[Fault]:
    """规范性文件, 许可, 处罚, 强制 and 收费 in the prose must be the cells of table 2.

    Why: published notices are not decisions, but the same noun with another figure is a contradiction.
    Wrong: 作出行政处罚278件, table 287.  Right: 公示行政处罚信息12条, table 30.
    """
    yield from _contradictions(subject, lambda told: _family(told) == "t2")


@check("N-08", "表中有数，正文没有提到", Severity.WARN, _COMPLETE)
def table_cell_never_mentioned(subject: Subject) -> Iterator[Fault]:
    """A cell above 0 that matters should be told of somewhere in the prose.

    Why: a figure nobody explains is often one nobody checked.
    Wrong: 行政处罚 30 in table 2, not a word of it.  Right: 全年作出行政处罚30件.
    """
    claimed = {key for told in subject.told for cells in told.claim.options for key in cells}
    for keys, words in _TELLING:
        value = sum((subject.paper.value(key) or Decimal(0) for key in keys), Decimal(0))
        named = any(word in subject.prose for word in words)
        if value > 0 and not named and not claimed.intersection(keys):
            label = CELLS[keys[0]].label if len(keys) == 1 else f"表{_TABLE[keys[0][:2]]}“{words[0]}”"
            yield Fault(keys[0], f"{label}有{plain(value)}，正文没有提到，请补一句说明或核对表格。")


_OF_THIS_YEAR = (
    ClaimKind.COUNT,
    ClaimKind.COMPLETE,
    ClaimKind.ALL,
    ClaimKind.ORDER,
    ClaimKind.DIFFERENCE,
)
_TABLE = {"t2": "二", "t3": "三", "t4": "四"}
_TELLING: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("t2.normative.issued",), ("规范性文件",)),
    (("t2.licences.decisions",), ("许可",)),
    (("t2.penalties.decisions",), ("处罚",)),
    (("t2.coercion.decisions",), ("行政强制",)),
    (("t2.fees.amount",), ("收费",)),
    (("t3.new.total",), ("申请",)),
    (("t3.carried_out.total",), ("结转", "下年度", "下一年度", "办理中")),
    (tuple(f"t3.{row}.total" for row in RESULT_ROWS if row.startswith("refused_")), ("不予公开", "未予公开")),
    (tuple(f"t4.{block}.total" for block in TABLE_4_BLOCKS), ("复议", "诉讼")),
)
"""Cells that matter, and words one of which is enough to have mentioned them."""


@check("N-12", "法定统计项目用了约数", Severity.WARN, _EXACT)
def statutory_count_told_roughly(subject: Subject) -> Iterator[Fault]:
    """Applications, cases, decisions and fees are told exactly, not with 约, 余 or 近.

    Why: the table beside it is exact.
    Wrong: 收费约47.10万元.  Right: 收费47.1万元.
    """
    for told in subject.told:
        interval = told.claim.interval
        if told.claim.kind is ClaimKind.COUNT and interval.low != interval.high:
            cells = told_cells(told.claim.options[0])
            yield _fault(told, f"“{told.words}{told.claim.unit}”是约数，{cells}有确数，请写确数。")


@check("N-13", "同一个数前后说法不一", Severity.WARN, _AGREEMENT)
def same_quantity_told_twice_differently(subject: Subject) -> Iterator[Fault]:
    """One quantity has one value throughout the report.

    Why: a figure mended in one place and left in another is the commonest slip.
    Wrong: 收到申请20件 in （二）, 16件 in section 五.  Right: 20件 in both.
    """
    first: dict[tuple[str, ...], Told] = {}
    for told in subject.told:
        if told.claim.kind is not ClaimKind.COUNT or len(told.claim.options) > 1:
            continue
        earlier = first.setdefault(told.claim.options[0], told)
        if told.claim.interval.misses(earlier.claim.interval.low, earlier.claim.interval.high):
            cells = told_cells(told.claim.options[0])
            yield _fault(told, f"{cells}前面说“{_say(earlier)}”，这里说“{_say(told)}”，请统一。")


@check("N-14", "申请、案件的量词不是“件”", Severity.WARN, _USAGE)
def applications_counted_in_another_unit(subject: Subject) -> Iterator[Fault]:
    """Applications, 复议 and 诉讼 are counted in 件.

    Why: the form counts 件; 条 and 次 are for items published and for meetings.
    Wrong: 收到依申请公开33条.  Right: 收到政府信息公开申请33件.
    """
    for told in subject.told:
        unit = told.claim.unit
        if told.claim.kind is ClaimKind.COUNT and unit in _ODD_UNITS and _family(told) in ("t3", "t4"):
            yield _fault(told, f"“{told.words}{unit}”的量词应为“件”。")


_QUOTED = 14
_ODD_UNITS = frozenset("宗起份例条次个项笔封桩单")


def _contradictions(subject: Subject, concerns: Callable[[Told], bool]) -> Iterator[Fault]:
    for told in subject.contradicted:
        if told.part not in TABLE_SECTIONS and told.claim.kind in _OF_THIS_YEAR and concerns(told):
            yield _fault(told, contradiction(told, subject))


def contradiction(told: Told, subject: Subject) -> str:
    """Both values with their places, as one Chinese sentence."""
    claim = told.claim
    if claim.kind is ClaimKind.COMPLETE:
        left = subject.paper.value("t3.carried_out.total")
        stands = f"表三结转下年度{plain(left)}件" if left else "表三办理结果总计少于收到的件数"
        return f"正文说“{told.words}”，但{stands}，请核对。"
    if claim.kind is ClaimKind.ALL:
        parts, whole = (_value(subject, cells) for cells in (claim.options[0], claim.whole[0]))
        return f"正文说“{told.words}”，但{told_cells(claim.options[0])}是{parts}，总数是{whole}，请核对。"
    if claim.kind in (ClaimKind.ORDER, ClaimKind.DIFFERENCE):
        other = max(claim.whole, key=lambda cells: _sum(subject, cells))
        each = (f"{told_cells(cells)}是{_value(subject, cells)}" for cells in (claim.options[0], other))
        return f"正文说“{told.words}”，但{'，'.join(each)}，请核对。"
    stands = f"{told_cells(claim.options[0])}是{_value(subject, claim.options[0])}"
    return f"正文说“{_say(told)}”，{stands}，请核对并改为一致。"


def _value(subject: Subject, cells: tuple[str, ...]) -> str:
    known = any(subject.paper.value(key) is not None for key in cells)
    return plain(_sum(subject, cells)) if known else "空"


def _sum(subject: Subject, cells: tuple[str, ...]) -> Decimal:
    return sum((subject.paper.value(key) or Decimal(0) for key in cells), Decimal(0))


def _say(told: Told) -> str:
    """The words around the figure, short enough to quote."""
    claim, text = told.claim, told.line.text
    if _denies(told):
        return told.words
    start = max(0, claim.start - _QUOTED)
    before = text[start : claim.start]
    cut = max(before.rfind(mark) for mark in "，。；、：（")
    return f"{before[cut + 1 :]}{told.words}{claim.unit}"


def _fault(told: Told, message: str) -> Fault:
    return Fault(told.part, message, short(told.sentence), told.line.number)


def _denies(told: Told) -> bool:
    counted = told.claim.kind in (ClaimKind.COUNT, ClaimKind.SUBSET)
    return (
        counted
        and not told.claim.unit
        and not any(sign.isdigit() for sign in told.words)
        and told.claim.value == 0
    )


def _family(told: Told) -> str:
    return told.claim.options[0][0][:2] if told.claim.options else ""


def _row(told: Told) -> str:
    """Row of table 3 a claim is about; `complete` and `group` where it is not a single one."""
    if _family(told) != "t3":
        return ""
    if told.claim.kind is ClaimKind.COMPLETE:
        return "complete"
    rows = {key.split(".")[1] for key in told.claim.options[0]}
    if "new" in rows:
        return "new"
    return rows.pop() if len(rows) == 1 else "group"

"""Checks against last year's report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, Undecided, check
from nianbao.checks.places import at_most_five
from nianbao.report.regex import regex
from nianbao.report.slots import plain
from nianbao.report.tables import CELLS, SUMS, TABLE_3_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.subject import Subject
    from nianbao.report.paper import Paper

_CONTINUITY = Source(Grade.PRACTICE, "上年结转应为上年报告的结转下年度数")
_STOCK = Source(Grade.PRACTICE, "现行有效件数＝上年现行有效＋本年制发－本年废止")
_ALIKE = Source(Grade.PRACTICE, "国办公开办函〔2021〕30号对内容雷同、敷衍塞责的追责要求")
_JUMP = Source(Grade.ADVICE, "数量大起大落，读者会问原因")

_DOCUMENTS = {"rules": "规章", "normative": "行政规范性文件"}
_STOCKS = frozenset(f"t2.{row}.in_force" for row in _DOCUMENTS)
_FEW_FLOWS = 3
"""One application granted in each year makes two equal figures by chance."""
_TIMES = 3
_LARGE = Decimal(20)
"""Below this a change by a factor says nothing: 1 application, then 4."""

_CHANGED_COUNT = regex(
    "机构改革|职能调整|职责调整|职能划转|划转|转隶|移交|划入|划出|并入|合并|撤并|承接|更正|勘误|口径|重新核定|重新统计|"
    "统计错误|统计有误|误报|补录"
)
_ABOUT_REQUESTS = regex("结转|上年度?(?:年度)?(?:报告|年报|数据|统计)")
_CLEARED = regex(f"清理|核减|核增|自动失效|有效期|{_CHANGED_COUNT.pattern}")
_ABOUT_DOCUMENTS = regex("规范性文件|规章|现行有效")
_REASON = regex(
    f"由于|原因|主要是|系因|因为|受[^，。]{{1,20}}影响|下放|赋权|委托|专项|集中|{_CHANGED_COUNT.pattern}"
)


@dataclass(frozen=True, slots=True)
class Watched:
    """A cell whose leaps are asked about, and the words by which the prose speaks of it."""

    key: str
    words: re.Pattern[str]


WATCHED = (
    Watched("t2.normative.issued", regex("规范性文件")),
    Watched("t2.normative.repealed", regex("规范性文件")),
    Watched("t2.licences.decisions", regex("许可|审批")),
    Watched("t2.penalties.decisions", regex("处罚")),
    Watched("t2.coercion.decisions", regex("行政强制")),
    Watched("t2.fees.amount", regex("收费")),
    Watched("t3.new.total", regex("申请")),
    Watched("t3.carried_out.total", regex("结转|申请")),
    Watched("t4.review.total", regex("复议")),
    Watched("t4.suit_direct.total", regex("诉讼|起诉")),
    Watched("t4.suit_after_review.total", regex("诉讼|起诉")),
)


@check("X-01", "上年结转与上年报告不符", Severity.ERROR, _CONTINUITY)
def carried_in_differs_from_last_year(subject: Subject) -> Iterator[Fault | Undecided]:
    """上年结转 is what last year's report carried forward, in each of the seven columns.

    Why: the applications left over at New Year are the same ones in both reports.
    Wrong: 上年报告结转下年度 2，本年上年结转 3.  Right: 2, or a sentence on the transfer that made it 3.
    """
    before = _year_before(subject)
    if isinstance(before, Undecided):
        yield before
        return
    left = {column: before.value(f"t3.carried_out.{column}") for column in TABLE_3_COLUMNS}
    if None in left.values():
        yield Undecided("上年报告的结转下年度一行没有读全")
    faults: list[Fault] = []
    for column, name in TABLE_3_COLUMNS.items():
        key, then = f"t3.carried_in.{column}", left[column]
        now = subject.paper.value(key)
        # The total only speaks when no column does: it is off by what they are off.
        if now is None or then is None or now == then or (column == "total" and faults):
            continue
        faults.append(
            Fault(
                key,
                f"表三“上年结转·{name}”是{plain(now)}，上年报告“结转下年度继续办理·{name}”是{plain(then)}，"
                "两数应当相同，请核对；确因机构改革、移交或更正而不同的，请在依申请公开部分写明。",
            )
        )
    if faults and not _explained(subject, _ABOUT_REQUESTS, _CHANGED_COUNT):
        yield from at_most_five(faults)


@check("X-02", "现行有效件数接不上上年", Severity.WARN, _STOCK)
def stock_does_not_follow_from_last_year(subject: Subject) -> Iterator[Fault | Undecided]:
    """现行有效 is last year's 现行有效 plus 制发 minus 废止, unless the report tells of a new count.

    Why: the row describes one stock of documents over the years.
    Wrong: 上年有效 20，制发 4，废止 0，现行有效 22.  Right: 24, or a note on the 清理 that left 22.
    """
    before = _year_before(subject)
    if isinstance(before, Undecided):
        yield before
        return
    explained = _explained(subject, _ABOUT_DOCUMENTS, _CLEARED)
    for row, name in _DOCUMENTS.items():
        stock = before.value(f"t2.{row}.in_force")
        issued, repealed, in_force = (
            subject.paper.value(f"t2.{row}.{column}") for column in ("issued", "repealed", "in_force")
        )
        if stock is None:
            yield Undecided("上年报告没有现行有效件数")
            continue
        if issued is None or repealed is None or in_force is None or explained:
            continue
        expected = stock + issued - repealed
        # More repealed than there ever were is the fault of 废止, and reported as such.
        if in_force != expected and expected >= 0:
            yield Fault(
                f"t2.{row}.in_force",
                f"{name}上年现行有效{plain(stock)}件，加本年制发{plain(issued)}件、减本年废止{plain(repealed)}件"
                f"应为{plain(expected)}件，表二填的是{plain(in_force)}件，请核对；因清理等重新统计的，请在正文说明。",
            )


@check("X-03", "三张表与上年完全相同", Severity.WARN, _ALIKE)
def tables_equal_last_year(subject: Subject) -> Iterator[Fault | Undecided]:
    """Tables that repeat last year's figures cell by cell were probably never filled in anew.

    Why: a body was shown up in the press for reporting the same figures three years running.
    Wrong: 许可 36，处罚 12，申请 5 in both years.  Right: this year's own figures.
    """
    before = _year_before(subject)
    if isinstance(before, Undecided):
        yield before
        return
    now = {key: subject.paper.value(key) for key in CELLS}
    if any(value is None or value != before.value(key) for key, value in now.items()):
        return
    flows = [key for key, value in now.items() if value and key not in SUMS and key not in _STOCKS]
    if not flows:
        told = "除现行有效件数外都是0" if any(now[key] for key in _STOCKS) else "都是0"
        yield Fault(
            "report",
            f"本年和上年的三张表{told}，请确认本年确实没有收到申请、没有作出有关决定。",
            severity=Severity.HINT,
        )
        return
    yield Fault(
        "report",
        f"三张表的200格与上年报告完全相同，其中{len(flows)}格不是0，请确认填的是本年的数。",
        severity=Severity.HINT if len(flows) < _FEW_FLOWS else None,
    )


@check("X-04", "数量比上年大起大落", Severity.HINT, _JUMP)
def figure_leaps_from_last_year(subject: Subject) -> Iterator[Fault | Undecided]:
    """A count more than three times last year's, or less than a third, calls for a reason in the prose.

    Why: it is a slip of the keyboard, a new way of counting, or news.
    Wrong: 行政处罚 49，then 980, and not a word.  Right: 因承接县级执法权，行政处罚由49件增至980件.
    """
    before = _year_before(subject)
    if isinstance(before, Undecided):
        yield before
        return
    faults = []
    reasons = [sentence.text for sentence in subject.sentences if _REASON.search(sentence.text)]
    for cell in WATCHED:
        now, then = subject.paper.value(cell.key), before.value(cell.key)
        if now is None or then is None or not _leaps(now, then) or any(map(cell.words.search, reasons)):
            continue
        how = "超过上年的3倍" if now > then else "不到上年的三分之一"
        faults.append(
            Fault(
                cell.key,
                f"{CELLS[cell.key].label}上年是{plain(then)}，本年是{plain(now)}，{how}，"
                "请核对；属实的，建议在正文写明原因。",
            )
        )
    yield from at_most_five(faults)


def _year_before(subject: Subject) -> Paper | Undecided:
    """The report of the year just before this one."""
    previous = subject.previous
    if previous is None:
        return Undecided("没有上年报告")
    years = (previous.year, subject.paper.year)
    if years[0] is not None and years[1] is not None and years[1] - years[0] != 1:
        return Undecided(f"所给的不是上一年的报告，而是{years[0]}年的")
    return previous


def _explained(subject: Subject, about: re.Pattern[str], why: re.Pattern[str]) -> bool:
    """Whether some sentence speaks of the matter and gives a reason."""
    # Most matters are not told of at all; the text as a whole is looked through faster than its sentences.
    return about.search(subject.prose) is not None and any(
        about.search(sentence.text) and why.search(sentence.text) for sentence in subject.sentences
    )


def _leaps(now: Decimal, then: Decimal) -> bool:
    small, large = sorted((now, then))
    return small >= 0 and large >= _LARGE and large > small * _TIMES

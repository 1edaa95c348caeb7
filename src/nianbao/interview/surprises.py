"""What a reader will wonder about: figures that leapt, vanished or came up, cells nobody spoke of, zeros."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.interview.asking import SKIP, About, Asked, Does, Part, PartKind, Question, Quick, Stage
from nianbao.report.regex import regex
from nianbao.report.report import AgencyKind
from nianbao.report.slots import plain
from nianbao.report.tables import CELLS, RESULT_ROWS, TABLE_3_ROWS, TABLE_4_BLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.interview.situation import Situation

_NEW = "t3.new.total"
_CASES = tuple(f"t4.{block}.total" for block in TABLE_4_BLOCKS)
_CORRECTED = tuple(f"t4.{block}.corrected" for block in TABLE_4_BLOCKS)
_FEWEST = 5
"""New applications more or fewer than last year, before their number is a surprise."""
_TIMES, _LARGE = 3, 20
_GONE_FROM = 3
_REASON = regex("由于|原因|因为|因|主要是|受[^，。]{1,12}影响|集中|专项|下放|赋权|划转")
_CHECKED = regex("查看|查过|查了|核对|核过|翻过|翻了|看过|看了|登记簿|台账")
_LABELS = {row.key: f"{row.group}{row.label}" if row.group else row.label for row in TABLE_3_ROWS}
_WE_LOOKED = "查看了网上平台、信箱和窗口登记，没收到申请"
_NOTHING_MORE = Quick("没有要补的", Does.NONE)
_TOWNS = (AgencyKind.TOWN, AgencyKind.SUBDISTRICT)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A cell of table 2 that should not stand there without a word."""

    name: str
    key: str
    words: re.Pattern[str]
    wording: str
    example: str


_DECISIONS = (
    _Kind(
        "normative",
        "t2.normative.issued",
        regex("规范性文件|文件"),
        "表二里今年制发了{n}件行政规范性文件，是什么内容的？有没有配解读？",
        "新出的2件都配了解读",
    ),
    _Kind(
        "licences",
        "t2.licences.decisions",
        regex("许可|审批|发证"),
        "表二里有{n}件行政许可，主要是哪几种？在哪里公示的？",
        "许可主要是施工许可，全部上网公示",
    ),
    _Kind(
        "penalties",
        "t2.penalties.decisions",
        regex("处罚|罚"),
        "表二里有{n}件行政处罚，主要是哪方面的？有没有上网公示？",
        "处罚都是占道经营，全部上网公示",
    ),
    _Kind(
        "coercion",
        "t2.coercion.decisions",
        regex("强制"),
        "表二里有{n}件行政强制，是什么事？依据是什么？",
        "强制拆除违章搭建，依据城乡规划法",
    ),
)


def surprises(situation: Situation) -> Iterator[Asked]:
    """Every surprise that the remarks do not explain yet, in the order of asking."""
    for find in (
        _all_zero,
        _applications,
        _first_cases,
        _corrected,
        _fees,
        _unspoken,
        _withdrawn,
        _leaps,
        _rows,
    ):
        yield from find(situation)


def _all_zero(situation: Situation) -> Iterator[Asked]:
    rows = [f"t3.{row}.total" for row in ("new", "carried_in", "results_total", "carried_out")]
    if any(situation.value(row) != 0 for row in rows) or _CHECKED.search(situation.said("on_request")):
        return
    yield _asked(
        "zero",
        "on_request",
        "表三全是0。这个0是怎么核实的？网上平台、信箱、来信来访登记都看过吗？",
        "网上平台、信箱和窗口都看过、确实没有，才填0；有申请却报0是最重的差错。",
        _NEW,
        examples=("查看了网上平台、信箱和窗口登记，没收到申请",),
        quick=(Quick("都看过，确实没有", Does.SAY, _WE_LOOKED), Quick("去表里改", Does.TABLES)),
        parts=(Part("where", "看过哪些地方", PartKind.TEXT),),
        form=("查看了{where}，没收到申请",),
        grade="建议：0要是核实过的0",
    )


def _applications(situation: Situation) -> Iterator[Asked]:
    now, then = situation.value(_NEW), situation.before(_NEW)
    if now is None or then is None or abs(now - then) < _FEWEST or 2 * abs(now - then) < then:
        return
    if not _REASON.search(situation.said("on_request")):
        yield _asked(
            "applications",
            "on_request",
            f"新收申请去年{plain(then)}件，今年{plain(now)}件，"
            f"为什么{'多' if now > then else '少'}了这么多？",
            "变化大，读的人会问原因；您说了原因才写，不说就只写变化。",
            _NEW,
            examples=("主要是旧城改造征地，问补偿的多",),
            quick=(Quick("说不上原因", Does.NONE),),
            grade="建议：变化一半以上的数写明原因",
        )


def _first_cases(situation: Situation) -> Iterator[Asked]:
    cases = [situation.value(key) for key in _CASES]
    before = [situation.before(key) for key in _CASES]
    if None in cases or None in before or any(before) or not any(cases):
        return
    if not re.search("复议|诉讼|官司|起诉", situation.said("on_request")):
        yield _asked(
            "first_case",
            "on_request",
            "去年没有复议、诉讼，今年有了。为什么事、结果怎样？不要写出是谁。",
            "第一次发生，读的人会看结果和后来怎么办的。",
            next(key for key, case in zip(_CASES, cases, strict=True) if case),
            examples=("复议1件，是答复超期，维持了",),
            grade="法规要求：条例第五十条第（三）项",
        )


def _corrected(situation: Situation) -> Iterator[Asked]:
    found = [key for key in _CORRECTED if (situation.value(key) or 0) > 0]
    if found and not re.search(
        "重新答复|重新办|重新处理|重新作出|重做|改正|整改|纠正了?，", situation.said()
    ):
        yield _asked(
            "corrected",
            "on_request",
            f"{CELLS[found[0]].label}有{plain(situation.value(found[0]) or Decimal(0))}件，"
            "被纠正以后怎么处理的？",
            "被纠正的要写清楚后来怎么办的。",
            found[0],
            examples=("重新答复了，以后不予公开的逐件写明依据",),
            grade="通行做法：纠正的案件写明整改",
        )


def _fees(situation: Situation) -> Iterator[Asked]:
    fee = situation.value("t2.fees.amount")
    if fee and not re.search("收费|占用费|工本费|规费", situation.said("proactive", "other")):
        towns = situation.typed.kind in _TOWNS
        yield _asked(
            "fees",
            "proactive",
            f"表二里行政事业性收费是{plain(fee)}万元，收的是什么费？{'依据哪个文件？' if towns else ''}",
            "单位是万元，不是元；镇街一般没有收费，有的要说明依据。"
            if towns
            else "收了费，正文要有一句说明。",
            "t2.fees.amount",
            examples=("收费都是城市道路占用挖掘费",),
            quick=(Quick("填错了，去表里改", Does.TABLES),),
            grade="格式模板：表二本年收费金额（单位：万元）",
        )


def _unspoken(situation: Situation) -> Iterator[Asked]:
    for kind in _DECISIONS:
        number = situation.value(kind.key)
        if number and not kind.words.search(situation.said()):
            yield _asked(
                kind.name,
                "proactive",
                kind.wording.format(n=plain(number)),
                "表里有数、话里没提，读的人会以为漏了。",
                kind.key,
                examples=(kind.example,),
                grade="通行做法：表中不为0的项目，正文一般应提到",
            )


def _withdrawn(situation: Situation) -> Iterator[Asked]:
    number = situation.value("t3.other_other.total")
    if number and not re.search("撤回|撤销|撤了|“?其他”?里|不要了", situation.said("on_request")):
        yield _asked(
            "other_results",
            "on_request",
            f"表三办理结果里填在“其他”的有{plain(number)}件，是什么情况？",
            "“其他”不说明，看不出怎么办的。",
            "t3.other_other.total",
            examples=("填在“其他”里那1件是申请人自己撤回的",),
            quick=(
                Quick("申请人自己撤回的", Does.SAY, f"填在“其他”里那{plain(number)}件是申请人自己撤回的"),
            ),
            grade="建议：其他结果写明情况",
        )


def _leaps(situation: Situation) -> Iterator[Asked]:
    if situation.previous is None:
        return
    from nianbao.checks.cross_year import WATCHED

    for cell in WATCHED:
        now, then = situation.value(cell.key), situation.before(cell.key)
        if now is None or then is None or (cell.key == _NEW and now):
            continue
        gone = now == 0 and then >= _GONE_FROM
        if (gone or _leapt(now, then)) and not _explained(situation, cell.words):
            yield _asked(
                f"leap.{cell.key}",
                "proactive" if cell.key.startswith("t2.") else "on_request",
                f"{CELLS[cell.key].label}去年是{plain(then)}，今年是{plain(now)}，"
                f"{'真的没有了吗' if gone else '差得很多'}，是什么原因？",
                "先看有没有填错；没填错的，说了原因才写。",
                cell.key,
                examples=("去年集中清查，今年恢复正常",),
                quick=(Quick("数没错，说不上原因", Does.NONE), Quick("去表里改", Does.TABLES)),
                grade="建议：数量大起大落，读者会问原因",
            )


def _rows(situation: Situation) -> Iterator[Asked]:
    """Kinds of result that came up for the first time."""
    if not situation.before(_NEW):
        return
    keys = {row: f"t3.{row}.total" for row in RESULT_ROWS if row.startswith(("refused", "declined"))}
    new = [row for row, key in keys.items() if (situation.value(key) or 0) > 0 and situation.before(key) == 0]
    if new and not re.search("不予公开|不公开|没给|不予处理|不给", situation.said("on_request")):
        held = {row: plain(situation.value(keys[row]) or Decimal(0)) for row in new[:3]}
        named = "、".join(f"“{_LABELS[row]}”{number}件" for row, number in held.items())
        yield _asked(
            "rows",
            "on_request",
            f"去年没有、今年有的办理结果：{named}。填得对吗？有什么要说明的？",
            "第一次用到的项目容易填串行。",
            keys[new[0]],
            examples=("2件是会议纪要草稿，属于过程性信息",),
            quick=(Quick("填得对，没有要说明的", Does.NONE), Quick("去表里改", Does.TABLES)),
            grade="建议：第一次出现的办理结果再核一次",
        )


def _leapt(now: Decimal, then: Decimal) -> bool:
    small, large = sorted((now, then))
    return large >= _LARGE and large > small * _TIMES


def _explained(situation: Situation, words: re.Pattern[str]) -> bool:
    return any(words.search(line) and _REASON.search(line) for line in situation.said().splitlines())


def _asked(
    name: str,
    topic: str,
    wording: str,
    why: str,
    cell: str,
    *,
    grade: str,
    examples: tuple[str, ...] = (),
    quick: tuple[Quick, ...] = (),
    parts: tuple[Part, ...] = (),
    form: tuple[str, ...] = (),
) -> Asked:
    question = Question(
        f"surprise.{name}", topic, cell, wording, grade, examples=examples, parts=parts, form=form
    )
    without = any(each.does in (Does.NONE, Does.SAY) for each in quick)
    return Asked(
        question,
        Stage.SURPRISE,
        why,
        (*quick, *(() if without else (_NOTHING_MORE,)), SKIP),
        About(cells=(cell,)),
    )


_FINDERS = (
    _all_zero,
    _applications,
    _first_cases,
    _corrected,
    _fees,
    _unspoken,
    _withdrawn,
    _leaps,
    _rows,
)

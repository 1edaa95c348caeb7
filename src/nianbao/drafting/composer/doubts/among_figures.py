"""Figures of one remark that cannot all hold."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from nianbao.drafting.composer.doubts.sheet import Doubt
from nianbao.report.figures import FigureKind
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.drafting.composer.doubts.sheet import Amount, Lines, Sheet

_PEOPLE = frozenset({"人", "个人", "人次", "名", "位"})
_IN_ALL = regex("(?:一共|总共|合计|共计|合共|加起来|共)(?:是|有|来了?|去了?)?$")
_GUESTS = regex("旁听|列席")
_TIMES = regex(r"^(?:次|期|场|回)")
_EACH = regex("各[^，。；⟦]{0,6}$")
"""3月和9月各培训1次: as many sessions as months."""
_PLAIN_STATE = regex("(?:其中|有|还有|还剩|剩|剩下|已|另有|另外|还)?$")
_REST = regex("(?:还|尚|其余|剩)[^，。；⟦]{0,4}⟦")
_SAME = ({"个", "块", "处", "面"}, {"件", "份", "个"}, {"条", "篇"})
_CLOSED = (
    "(?:关停|注销|关闭|关掉|关了|撤销|撤并|撤了?|停用|减少|减了?|压减|压了?|清理|清掉"
    "|整合掉|合并掉|退出|去掉|砍掉|取消|拿掉)了?"
)
_LEFT = "(?:现有|现存|现在(?:还)?有|目前有|还剩|剩下?|剩余|还有|保留|实有)了?"
_STOCK = regex(
    rf"⟦(?P<a>[^⟦⟧]+)⟧(?:个|处|块|家)?[^。；⟦]{{0,8}}?{_CLOSED}⟦(?P<b>[^⟦⟧]+)⟧(?:个|处|块|家)?"
    rf"[^。；⟦]{{0,8}}?{_LEFT}⟦(?P<c>[^⟦⟧]+)⟧"
)
_SHRUNK = regex(
    r"(?:由|从)?⟦(?P<a>[^⟦⟧]+)⟧(?:个|处|块|家)?(?:减|压减|压|清|整合|合并|并|精简|缩减|降|变|调整|改)(?:少)?(?:到|至|成|为)⟦(?P<c>[^⟦⟧]+)⟧"
    rf"(?:个|处|块|家)?[^。；⟦]{{0,6}}?{_CLOSED}⟦(?P<b>[^⟦⟧]+)⟧"
)
_GREW = regex("新增|新开|新设|增加|新建")
_LISTED = regex(
    r"⟦(?P<n>[^⟦⟧]+)⟧(?P<unit>道|级|条|个|项|类|种|步|层|关)(?P<what>[^，。；：（⟦]{0,8})"
    r"[：（](?P<list>[^：。；（）⟦]+)"
)
_BOOK = "签到表|签到册|登记本|登记表|台账|通报|总结|会议记录"
_TWO_COUNTS = regex(
    rf"(?P<a>{_BOOK})[^，。；⟦]{{0,6}}⟦(?P<n>[^⟦⟧]+)⟧(?:个)?人?(?:次)?，[^，。；⟦]{{0,6}}(?P<b>{_BOOK})[^，。；⟦]{{0,8}}⟦(?P<m>[^⟦⟧]+)⟧"
)
_NUMBERED = frozenset("路栋楼号")
"""2路、5路、9路: numbers of bus lines, which add up to nothing."""
_NO_LIST = regex("等$|等[，、]|这些|之类|包括|主要")
_MEASURED = regex("合格率|及格率|满意率|好评率|知晓率|优良率")
"""What is found by another count than the two before it: 12期1460批次，合格率99%."""
_RATE = regex("率|占比|比例|占")


def _differ(sheet: Sheet, line: Lines, told: str, other: str) -> Doubt:
    return Doubt(line.fact, sheet.voice.say("ask_differ", told=told, other=other))


def sessions_do_not_add_up(sheet: Sheet) -> Iterator[Doubt]:
    """76人次；4月41人，10月38人: another sum, or another number of sessions than of parts."""
    for line in sheet.under("supervision", "platform"):
        if "培训" not in line.text:
            continue
        people = [each for each in line.amounts if each.unit in _PEOPLE and each.value is not None]
        totals = [each for each in people if _IN_ALL.search(each.before)]
        if not totals and any(each.unit == "人" for each in people):
            totals = [each for each in people if each.unit == "人次"]
        parts = [each for each in people if each not in totals]
        if len(totals) == 1 and len(parts) >= 2:
            found, stated = sum(each.value or 0 for each in parts), totals[0].value or Decimal(0)
            if found != stated:
                yield Doubt(line.fact, _sum_mark(sheet, parts, totals[0], "人次"))
        held = [each for each in line.amounts if _TIMES.match(each.after) and each.value is not None]
        guests = any(_GUESTS.search(each.after) for each in parts)
        each_of_several = bool(held) and _EACH.search(held[0].before) is not None
        # 签到表58人，总结里写64人: two counts of the same people, not two groups.
        same_people = _TWO_COUNTS.search(line.text) is not None
        if (
            len(held) == 1
            and len(parts) >= 2
            and not (guests or each_of_several or same_people)
            and held[0].value != len(parts)
        ):
            yield _differ(sheet, line, f"培训⟦{held[0].slot}⟧{held[0].unit}", f"列出的{len(parts)}批参训人数")


def two_books_count_the_same_people(sheet: Sheet) -> Iterator[Doubt]:
    """签到表46人，后来印发的通报写的52人, and she does not ask herself which is right."""
    for line in sheet.under("supervision"):
        told = _TWO_COUNTS.search(line.text)
        if not told or line.remark.doubts or line.remark.pending:
            continue
        values = {each.slot: each.value for each in line.amounts}
        if values.get(told["n"]) != values.get(told["m"]):
            yield _differ(sheet, line, f"{told['a']}⟦{told['n']}⟧人", f"{told['b']}⟦{told['m']}⟧人")


def _sum_mark(sheet: Sheet, parts: list[Amount], total: Amount, unit: str) -> str:
    plus, minus = "+".join(each.slot for each in parts), "-".join(each.slot for each in parts)
    too_many = sum(each.value or 0 for each in parts) > (total.value or 0)
    apart = f"diff:{plus}-{total.slot}" if too_many else f"diff:{total.slot}-{minus}"
    return sheet.voice.say(
        "ask_sum",
        sum=f"⟦sum:{plus}⟧",
        total=f"⟦{total.slot}⟧",
        gap=f"{'多' if too_many else '少'}⟦{apart}⟧",
        unit=unit,
    )


def parts_exceed_their_whole(sheet: Sheet) -> Iterator[Doubt]:
    """11个村的公开栏，8个是新的，4个还是旧的: more parts than the thing has, or fewer with the rest."""
    for line in sheet.lines:
        if line.remark.topic == "on_request" or len(line.amounts) < 3 or line.amounts[0].unit in _NUMBERED:
            continue
        whole, *rest = line.amounts
        parts = []
        for each in rest:
            if not (_counts_alike(whole, each) and _PLAIN_STATE.fullmatch(each.before)):
                break
            parts.append(each)
        if whole.value is None or len(parts) < 2 or any(each.value is None for each in parts):
            continue
        found = sum(each.value or 0 for each in parts)
        between = line.text[whole.at : parts[-1].at + 1]
        closes = _REST.search(between) is not None and "其中" not in between
        if found > whole.value or (closes and len(parts) == 2 and found != whole.value):
            yield Doubt(line.fact, _sum_mark(sheet, parts, whole, whole.unit))


def _counts_alike(one: Amount, other: Amount) -> bool:
    return one.unit == other.unit or any({one.unit, other.unit} <= group for group in _SAME)


def a_part_exceeds_what_it_is_part_of(sheet: Sheet) -> Iterator[Doubt]:
    """发200份收回230份, 办了5件公开6件, 29件看了31件: more came out than went in."""
    pairs = (
        regex(
            r"(?:发|发放|发出|印发)(?:了|出)?(?:问卷)?⟦(?P<a>[^⟦⟧]+)⟧[份张][^。；⟦]{0,6}(?:收|回收)[^⟦，。]{0,4}⟦(?P<b>[^⟦⟧]+)⟧[份张]"
        ),
        regex(
            r"(?:发现|查出|指出|问题)[^。；⟦]{0,10}⟦(?P<a>[^⟦⟧]+)⟧[处个条项][^。；⟦]{0,8}(?:整改|改正|改好|改完|改)了?⟦(?P<b>[^⟦⟧]+)⟧[处个条项]"
        ),
        regex(
            r"(?:收到|收集|征集|征求)[^。；⟦]{0,6}(?:意见|建议|留言|信件|来信)?⟦(?P<a>[^⟦⟧]+)⟧[条件封](?:意见|建议|留言)?[^。；⟦]{0,4}(?:采纳|回复|答复|办结|回)了?⟦(?P<b>[^⟦⟧]+)⟧[条件封]"
        ),
        regex(
            r"⟦(?P<a>[^⟦⟧]+)⟧(?:件|个|份|条|处|家)(?:里|中)?(?:只)?(?:看|审|过|核|改|查|扫|定|装|换)了?⟦(?P<b>[^⟦⟧]+)⟧(?:件|个|份|条|处|家)"
        ),
        regex(
            r"(?:建议提案|建议、提案|^(?:人大)?(?:代表)?建议|^(?:政协)?提案)[^。；⟦]{0,6}⟦(?P<a>[^⟦⟧]+)⟧件[^。；⟦建提]{0,8}公开[^。；⟦]{0,4}⟦(?P<b>[^⟦⟧]+)⟧件"
        ),
        regex(
            r"(?:应|要|计划|能)公开的?⟦(?P<a>[^⟦⟧]+)⟧[件份条项][^。；⟦]{0,4}公开了?的?⟦(?P<b>[^⟦⟧]+)⟧[件份条项]"
        ),
        regex(
            r"满意[^。；⟦]{0,4}⟦(?P<b>[^⟦⟧]+)⟧[份人张][^。；⟦]{0,6}(?:收回|参加)[^。；⟦]{0,4}⟦(?P<a>[^⟦⟧]+)⟧"
        ),
        regex(r"收(?:回|了)?⟦(?P<a>[^⟦⟧]+)⟧[份张][^。；⟦]{0,8}满意的?⟦(?P<b>[^⟦⟧]+)⟧[份人张]"),
        regex(r"任务⟦(?P<a>[^⟦⟧]+)⟧项[^。；⟦]{0,4}完成⟦(?P<b>[^⟦⟧]+)⟧项"),
    )
    for line in sheet.lines:
        exact = {each.slot: each for each in line.amounts if each.value is not None}
        for pattern in pairs:
            for match in pattern.finditer(line.text):
                whole, part = exact.get(match["a"]), exact.get(match["b"])
                if whole and part and (part.value or 0) > (whole.value or 0):
                    yield _differ(
                        sheet, line, f"⟦{whole.slot}⟧{whole.unit}", f"其后的⟦{part.slot}⟧{part.unit}"
                    )


def a_stock_does_not_close(sheet: Sheet) -> Iterator[Doubt]:
    """54个，关停11个，现有45个: what was there less what went is not what is left."""
    for line in sheet.lines:
        exact = {each.slot: each for each in line.amounts if each.value is not None}
        for match in (*_STOCK.finditer(line.text), *_SHRUNK.finditer(line.text)):
            before, gone, left = (exact.get(match[name]) for name in "abc")
            if not (before and gone and left) or _GREW.search(match[0]):
                continue
            if (before.value or 0) - (gone.value or 0) != left.value:
                mark = sheet.voice.say(
                    "ask_stock",
                    before=f"⟦{before.slot}⟧",
                    gone=f"⟦{gone.slot}⟧",
                    rest=f"⟦diff:{before.slot}-{gone.slot}⟧",
                    left=f"⟦{left.slot}⟧",
                    unit=before.unit,
                )
                yield Doubt(line.fact, mark)


def a_list_has_another_length(sheet: Sheet) -> Iterator[Doubt]:
    """两级审核：科室、办公室、分管领导: the number and the list behind it disagree."""
    for line in sheet.lines:
        exact = {each.slot: each for each in line.amounts if each.value is not None}
        for match in _LISTED.finditer(line.text):
            items = [item for item in re.split("、|，", match["list"]) if item]
            stated = exact.get(match["n"])
            wrapped = "、" in match["list"] and "，" not in match["list"]
            if not stated or not wrapped or _NO_LIST.search(match["list"] + match["what"]):
                continue
            if stated.value != len(items):
                yield _differ(
                    sheet, line, f"⟦{stated.slot}⟧{match['unit']}", f"列出的{len(items)}项“{match['list']}”"
                )


def a_rate_does_not_follow(sheet: Sheet) -> Iterator[Doubt]:
    """政策61项，解读40件，解读率100%: no two figures before the rate come to it."""
    for line in sheet.lines:
        for place, rate in enumerate(line.amounts):
            named = _RATE.search(rate.before) and not _MEASURED.search(rate.before)
            is_rate = rate.figure.kind is FigureKind.PERCENT and named
            if not is_rate or rate.figure.low != rate.figure.high:
                continue
            start = max(line.text.rfind(mark, 0, rate.at) for mark in "。；")
            counted = [each for each in line.amounts[:place] if each.value and each.at > start]
            if len(counted) != 2:
                continue
            shares = {_share(one, other, rate) for one, other in combinations(counted, 2)}
            if rate.figure.low not in shares:
                told = f"⟦{counted[0].slot}⟧{counted[0].unit}、⟦{counted[1].slot}⟧{counted[1].unit}"
                yield _differ(sheet, line, told, f"{rate.before[-6:]}⟦{rate.slot}⟧")


def _share(one: Amount, other: Amount, rate: Amount) -> Decimal:
    low, high = sorted((one.value or Decimal(1), other.value or Decimal(1)))
    places = Decimal(1).scaleb(min(0, int(rate.figure.low.as_tuple().exponent)))
    return (low * 100 / high).quantize(places, rounding=ROUND_HALF_UP)


AMONG_FIGURES = (
    sessions_do_not_add_up,
    two_books_count_the_same_people,
    parts_exceed_their_whole,
    a_part_exceeds_what_it_is_part_of,
    a_stock_does_not_close,
    a_list_has_another_length,
    a_rate_does_not_follow,
)

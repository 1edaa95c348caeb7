"""What a remark leaves open: words with two meanings, estimates, dates gone by, items without an outcome."""

from __future__ import annotations

import re
from string import Template
from typing import TYPE_CHECKING

from nianbao.drafting.composer.doubts.sheet import Doubt, around
from nianbao.report.figures import FigureKind
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.drafting.composer.doubts.sheet import Amount, Lines, Sheet

_ASPECTS = ("proactive", "on_request", "management", "platform", "supervision", "other")
_SPOKEN = regex(
    "大概|大约|差不多|左右|上下|来(?:个|条|人|次|份|篇|件)?$|好几|几十|出头|近|不到|快|百十|[一二三四五六七八九]{2}[十百千万]?|几(?:$|百|千|个)|上[百千]"
)
_COUNTS = frozenset(
    {"条", "篇", "件", "次", "期", "场", "份", "人", "人次", "个", "处", "台", "张", "户", "分", ""}
)
_REACH = regex("粉丝|阅读|浏览|点击|访问|关注|播放|岗位|人口|转发量")
_YEAR = regex(r"(?<!\d)(20\d\d)年")
_ITEMS = regex(
    r"^(?:去年|上年|上年度|头年|前一年)(?:的)?(?:报告|年报)?(?:里|中)?(?:讲|说|提|写|列|查|承诺|存在)(?:过|了|的|出)*"
    r"(?:是|有)?(?P<count>(?:⟦[^⟦⟧]+⟧|[二两三四五六])(?:个|条|项|点)(?:问题)?)?[：，]?(?P<items>[^。；]+)(?P<rest>.*)$",
    re.DOTALL,
)
_AND = regex("、|，|还有(?:就是|一个是|一条是)?|再(?:一个|就是)")
_FIRST = regex(r"(?:前|头)(?:⟦(?P<slot>[^⟦⟧]+)⟧|(?P<word>[一二两三四五]))(?:个|条|项|样)")
_NUMERALS = "零一二三四五"
_ALL_DONE = regex("都|全|均")
_SETTLED = regex("改|做|完成|解决|定了|定好|修|加|换|建|配|明确|固定|没(?:有)?(?:做|改|完)|未")
_COMMON = set("的了不没有未公开信息够是就还都也在个问题")


def words_with_two_meanings(sheet: Sheet) -> Iterator[Doubt]:
    """The rows of `doubts.yaml`: 约谈 that may be 责任追究, 大部分, 基本改好."""
    for row in sheet.patterns:
        if row.kinds and sheet.report.profile.kind not in row.kinds:
            continue
        settled = row.settled_by and row.settled_by.search(sheet.said(_ASPECTS))
        for line in sheet.lines:
            if settled or (row.topics and line.remark.topic not in row.topics):
                continue
            if row.once and any(row.pattern.search(other.text) for other in _before(sheet, line, row.topics)):
                continue
            match = row.pattern.search(line.text)
            words = _clause(line.text, match) if match else ""
            if match and not (row.unless and row.unless.search(_sentence(line.text, match))):
                values = {name: value or "" for name, value in match.groupdict().items()}
                yield Doubt(line.fact, _mark(sheet, row.ask, {"words": words, **values}))


def _before(sheet: Sheet, line: Lines, topics: frozenset[str]) -> Iterator[Lines]:
    for other in sheet.lines:
        if other is line:
            return
        if not topics or other.remark.topic in topics:
            yield other


def _mark(sheet: Sheet, ask: str, values: dict[str, str]) -> str:
    return Template(sheet.voice.names_in(ask)).safe_substitute(values)


def _clause(text: str, match: re.Match[str]) -> str:
    return around(text, match).strip("，。；")


def _sentence(text: str, match: re.Match[str]) -> str:
    return around(text, match, "。；")


def estimates_told_as_counts(sheet: Sheet) -> Iterator[Doubt]:
    """六七十人, 一百来条: said from memory, and a report states what was counted."""
    for line in sheet.under(*_ASPECTS):
        vague = [each for each in line.amounts if _is_estimate(each, line.text)]
        if vague and not any(word in "".join(line.remark.doubts) for word in ("大概", "记不", "估")):
            figures = "、".join(f"⟦{each.slot}⟧{each.unit}{each.figure.trailing}" for each in vague)
            yield Doubt(line.fact, sheet.voice.say("ask_exact", figures=figures))


def _is_estimate(amount: Amount, text: str) -> bool:
    figure = amount.figure
    if figure.kind is not FigureKind.NUMBER or figure.exact or figure.unit not in _COUNTS:
        return figure.kind is FigureKind.PERCENT and not figure.exact and bool(re.search("成", figure.text))
    whole = f"{figure.text}{figure.trailing}"
    near = text[max(0, amount.at - 12) : amount.at]
    often = re.search("(?:周|月|天|日|季度|每|平均|人均)[^，。；]{0,3}$", near)
    return _SPOKEN.search(whole) is not None and not often and not _REACH.search(near + amount.after)


def a_deadline_has_passed(sheet: Sheet) -> Iterator[Doubt]:
    """A measure of the report on 2024 with a date in 2024: it was to be done already."""
    year = sheet.report.profile.year
    for line in sheet.under("plans"):
        for each in line.amounts:
            named = _YEAR.search(each.figure.text)
            if named and int(named[1]) <= year and not re.search("以来|以前|之前的", each.after):
                yield Doubt(line.fact, sheet.voice.say("ask_past", date=f"⟦{each.slot}⟧"))


def items_of_last_year_without_outcome(sheet: Sheet) -> Iterator[Doubt]:
    """去年提的三个问题：甲，乙，丙。前两个改了: what became of 丙?"""
    for line in sheet.under("last_year"):
        match = _ITEMS.match(line.text)
        if not match:
            continue
        several = match["count"] or "还有就" in match["items"] or "还有一" in match["items"]
        pieces = [piece for piece in _AND.split(match["items"]) if piece] if several else []
        items, outcome = _apart(pieces, match["rest"])
        if len(items) < 2:
            continue
        for item in _left(items, outcome, sheet):
            yield Doubt(line.fact, sheet.voice.say("ask_outcome", item=item))


def _apart(pieces: list[str], rest: str) -> tuple[list[str], str]:
    """The items named first, and everything said of what became of them."""
    items: list[str] = []
    for place, piece in enumerate(pieces):
        if items and (
            _FIRST.search(piece) or _repeats(piece, items) or re.match("今年|现在|都|全|均", piece)
        ):
            return items, "，".join(pieces[place:]) + rest
        items.append(piece.removesuffix("的问题"))
    return items, rest


def _repeats(piece: str, items: list[str]) -> bool:
    return (
        any(len(set(piece) & set(item) - _COMMON) >= 2 for item in items)
        and _SETTLED.search(piece) is not None
    )


def _left(items: list[str], outcome: str, sheet: Sheet) -> list[str]:
    first = _FIRST.search(outcome)
    if first:
        number = (
            int(sheet.slots.value(first["slot"]))
            if first["slot"]
            else _NUMERALS.find(first["word"].replace("两", "二"))
        )
        named = outcome[first.end() :]
        return [item for item in items[number:] if not (set(item) - _COMMON) & set(named)]
    if not outcome.strip("。；，"):
        return items
    if _ALL_DONE.match(outcome.strip("。；，今年")):
        return []
    return [item for item in items if not (set(item) - _COMMON) & set(outcome)]


LEFT_OPEN = (
    words_with_two_meanings,
    estimates_told_as_counts,
    a_deadline_has_passed,
    items_of_last_year_without_outcome,
)

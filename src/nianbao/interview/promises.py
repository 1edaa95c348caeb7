"""Measures announced in section 五 of a report: next year somebody asks what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.report.document import MARK
from nianbao.report.paper import sentences_of
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.report.paper import Paper

_ITEM = regex(
    r"(?:(?<=^)|(?<=[。；;：:\n]))\s*(?:其?[一二三四五六七八九十]是|其[一二三四五][，,、]|第[一二三四五六][点条件项]?[，,、]|[（(](?:[一二三四五六七八九十]|\d{1,2})[)）]、?"
    r"|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,3}、)\s*"
)
_HEAD = regex(
    r"^[^。；]{0,70}(?:措施|打算|计划|整改|改进|努力)[^。；]{0,50}[：:]$"
    r"|^(?:针对|对照|为此|围绕)[^。；]{0,60}(?:措施|改进|整改)[^。；]{0,30}。$"
    r"|^[^。]{0,12}(?:改进措施|整改措施|下一步(?:工作)?(?:打算|计划|措施)?|下步(?:工作)?打算|努力方向|改进方向)$"
)
"""A line that announces the measures; those behind it are measures to the last."""
_LOOKING_BACK = regex(
    r"^[^。；]{0,8}(?:上年|上一年|去年|前一年|往年|20\d\d年度?报告)[^。；]{0,30}(?:改进|整改|落实)[^。；]{0,10}(?:情况|结果|如下|进展)?[：:]?$"
)
"""A line above what became of the measures of the year before."""
_PROBLEMS = regex(
    r"^[^。；]{0,12}(?:本年度?|今年|20\d\d年度?)?[^。；]{0,8}(?:存在|主要)[^。；]{0,6}问题[^。；]{0,24}[：:]?$"
)
"""A line above this year's problems; their measures stand beside each."""
_MARKER = regex(
    r"(?:改进措施|整改措施|改进方向|措施|改进|改法|下一步|下步|打算)[：:]|改法[是为]|[，,]改进措施[：:]?"
)
_PLANNED = regex(
    r"今后|以后|下一步|下一年|下步|明年|(?<![\u4e00-\u9fff]\d)将(?!近|士|军|领|其中)|拟(?:从|于|在|由|将|请|建|定)|计划|力争|自?(?P<year>20\d\d)年"
)
_DONE = regex(
    r"(?:已|都|均|全部)(?:经)?(?:完成|解决|整改|改正|落实|做到|装|建)|上年|上一年|去年|前一年|往年|20\d\d年度?(?:的?报告|提出|列出|指出|反映|查出)"
)
_BLANKS = regex(r"\s+")
_SHORTEST, _LONGEST = 5, 200


def promises_of(paper: Paper) -> tuple[str, ...]:
    """The measures section 五 announces, each as it was written, in printed order.

    What was done in the year reported on is none; a problem is none. Where section 五 cannot be taken apart,
    nothing is returned rather than something guessed.

    Source: 《政府信息公开条例》第五十条第（五）项：存在的主要问题及改进情况.
    """
    section = paper.section("5")
    if section is None:
        return ()
    found: list[str] = []
    announced = looking_back = False
    for line in section.lines:
        text = _BLANKS.sub("", MARK.sub("", line.text))
        if _PROBLEMS.search(text):
            announced = looking_back = False
        elif _LOOKING_BACK.search(text):
            announced, looking_back = False, True
        elif _HEAD.search(text):
            announced, looking_back = True, False
        elif not line.is_heading and not looking_back:
            found += _in_line(text, paper.year, announced=announced)
    return tuple(dict.fromkeys(promise for promise in found if len(promise) >= _SHORTEST))


def _in_line(text: str, year: int | None, *, announced: bool) -> Iterator[str]:
    items = _ITEM.split(text)
    for item in items:
        told = item.strip()
        if not told:
            continue
        if marker := _MARKER.search(told):
            yield _ended(told[marker.end() :])
        elif announced:
            if not _DONE.search(told):
                yield _ended(told)
        else:
            yield from _planned(told, year)


def _planned(item: str, year: int | None) -> Iterator[str]:
    """Of every sentence that tells what will be done, the part from the words that say so."""
    for sentence in sentences_of(item):
        if (begin := _plan_begins(sentence, year)) >= 0:
            clause = max(sentence.rfind(mark, 0, begin) for mark in "，,：:、") + 1
            yield _ended(sentence[clause:])


def _plan_begins(sentence: str, year: int | None) -> int:
    for plan in _PLANNED.finditer(sentence):
        named = plan["year"]
        if (year is not None and int(named) > year) if named else not _DONE.search(sentence):
            return plan.start()
    return -1


def _ended(text: str) -> str:
    text = text.strip("：:，,；;。 ")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"

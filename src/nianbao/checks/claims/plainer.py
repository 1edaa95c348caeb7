"""The same text written more plainly, which says the same, and the way back to the places of the original.

Without spaces beside numbers, with 件 for 宗, with digits for the Chinese numerals before 件, and without
what only words a figure as a share (占3件) or a column (新收（件）：3).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.report.figures import numeral
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nianbao.checks.claims.claim import Claim

_BLANK = r"[ \t\u3000\u00a0]+"
_BESIDE = r"[\u4e00-\u9fff，。；：、（）]"
_DIGIT = "一二三四五六七八九"
_PLAINER = regex(
    rf"(?P<share>(?<=[\u4e00-\u9fff])占(?:了|到)?(?=[\d十两{_DIGIT}]+[件宗起](?![^，。；]{{0,12}}(?:的[\d{_DIGIT}]|中的))))"
    r"|(?P<blot>(?<=\d[,，])[ \u3000]+(?=\d{3}[ \u3000]*[件宗])"
    r"|(?<=[\u4e00-\u9fff])[（(]件[)）](?=[：:为]?\d)|(?<=[收结理])件次(?=[：:])"
    rf"|(?<=万)零(?=[{_DIGIT}]千))"
    rf"|(?P<none>(?<![\d〇{_DIGIT}])〇(?![\d〇件宗起{_DIGIT}]))"
    r"|(?P<plus>(?:新增加?|增加|新出)(?=\d+件[、，](?:减少|退出|清理|减去|废止|失效)))"
    r"|(?P<minus>(?:(?<=[增发定出加]\d件[、，])|(?<=[增发定出加]\d\d件[、，]))(?:减少|退出|清理)(?=\d+件))"
    r"|(?P<sum>(?<=件)[，、]?(?:[＋+＝=－]|加上|减去|扣除|再加|再减)(?=[^，。；\d]{0,8}\d+件))"
    r"|(?P<formal>[壹贰叁肆伍陆柒捌玖拾佰仟]+(?=[件宗起]))"
    r"|(?P<one>(?<=维持|纠正|撤销|审结|诉讼|复议|驳回|结果|起诉)一(?=起(?:[，。；、（]|$)))"
    rf"|(?P<space>(?<={_BESIDE}){_BLANK}(?=\d)|(?<=[\d%]){_BLANK}(?={_BESIDE}))"
    r"|(?P<unit>(?<=[\d一二两三四五六七八九十余多 ])宗(?!教|地|旨))"
    r"|(?P<number>(?<![一二两三四五六七八九十百千万亿几数〇零第余多近\d])"
    rf"(?:[二三四五六七八九]?十[{_DIGIT}]?|[二两三四五六七八九]"
    r"|(?<![每无同任何逐某哪])(?<!没有)(?<!未有)一(?=[件宗](?![不也都未没一])))(?=[件宗](?!件)))"
)
_MAY_BE_PLAINER = regex(
    "[ \u3000\u00a0\t宗占〇＋+＝=－]|[一二两三四五六七八九十](?=[件宗])|一起|[（(]件|件次|万零"
    "|增加|新出|新增|减少|退出|清理|加上|减去|扣除|再加|再减|[壹贰叁肆伍陆柒捌玖拾佰仟](?=[件宗起])"
)
"""One of these is wherever anything can be written more plainly."""
_DOCUMENTS = regex("(?<!党内)(?:规范性文件|规章(?!制度)|有效的?文件(?!归档)|文件清理)")


class Plainer:
    """A text as it is read, with the place in the original of every place in it."""

    def __init__(self, text: str) -> None:
        self.original = self.text = text
        self._places: list[int] = []
        changes = list(_PLAINER.finditer(text)) if _MAY_BE_PLAINER.search(text) else []
        if not changes:
            return
        pieces: list[str] = []
        at = 0
        documents = _DOCUMENTS.search(text) is not None
        for change in changes:
            said = _of_documents(change, documents=documents) or _plainly(change)
            pieces += (text[at : change.start()], said)
            self._places += range(at, change.start())
            at = change.end()
            self._places += [change.start(), *[at - 1] * (len(said) - 1)] if said else ()
        self.text = "".join((*pieces, text[at:]))
        self._places += range(at, len(text))

    @property
    def changed(self) -> bool:
        """Whether anything was left out or put for something else."""
        return self.text != self.original

    def back(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims at their places in the original, with the units written there."""
        for claim in claims:
            start, end = self._places[claim.start], self._places[claim.end - 1] + 1
            other = claim.unit == "件" and self.original[end:].lstrip().startswith("宗")
            yield replace(claim, start=start, end=end, unit="宗" if other else claim.unit)


def _plainly(change: re.Match[str]) -> str:
    """What is written instead."""
    if change["unit"]:
        return "件"
    if change["none"]:
        return "零"
    number = change["number"] or change["formal"] or change["one"]
    return str(numeral(number)) if number else ""


def _of_documents(change: re.Match[str], *, documents: bool) -> str:
    """新增5件、减少3件, 12件＋新制发4件－废止1件: what came and went, where documents are counted."""
    if not (change["plus"] or change["minus"] or change["sum"]):
        return ""
    if not documents:
        return change[0]
    if change["sum"]:
        # What is added to last year's stock, or taken from it, is this year's.
        return "，" if change.string.startswith(("上", "去", "年初", "期初"), change.end()) else "，今年"
    return "制发" if change["plus"] else "废止"

"""Which counts are part of the language rather than of the facts: 一个, 三个方面, 每周一次."""

from __future__ import annotations

from nianbao.report.figures.canvas import CJK
from nianbao.report.figures.terms import CASE_NOUNS, COUNTING_VERBS, DISTRIBUTIVES, STRUCTURES
from nianbao.report.regex import regex

DETERMINER, STRUCTURE, FREQUENCY, ORDINAL = "限定词", "结构", "频次", "序数"

_GENERIC = frozenset("个项种类批套层级步点番块名位家")
_VERBAL = frozenset(("遍", "趟", "道", "回"))
_SHAPE_UNITS = frozenset(("点", "步", "层", "类", "种", "级", "章"))
_SMALL = frozenset(
    ["2", "3", "4", "5", "6", "7", "8", "9", "10", "两", "三", "四", "五", "六", "七", "八", "九", "十"]
)
_WORD_GOES_ON = regex(f"[{CJK}0-9A-Za-z]")
_EVERY = regex("(?:每|(?<![二三四五六七八九十百])一(?:季度|个?月|年|周|天)|按[年月季])[^，。；,;\\s]{0,8}$")
_SHARED_OUT = regex(r"一[^，。；,;\s]{1,5}$")
_ANSWERED = regex("给|没给|没有这|没公开|不给|不公开|公开了|部分|撤|转|办|答|维持|驳回|还在|在办|不予|予以")
_VERB = regex(f"(?:{'|'.join(COUNTING_VERBS)})[了过]?$")
_CASE = regex(f"(?:{'|'.join(CASE_NOUNS)})$")
_STRUCTURE = regex(f"(?:重点|主要|关键|基本|大)?(?:{STRUCTURES})")
_POINTING = regex("(?:以上|上述|以下|下列|如下|前述)$")
_POINTING_ONLY = regex("[这该此那]$")
_EACH_ONE = regex(f"各[{CJK}]{{0,3}}$")
_RESULT = ("成", "为", "作", "到", "像", "有如", "如")
_ALIKE = regex("(?:联动|联审|网络|体系|平台|书记|干部|部署|政府|机构|单位|会议)")
_LEVELS_BEFORE = regex("[省市县区乡镇村街]{2}$")


def why_soft(text: str, start: int, numeral: str, unit: tuple[int, int]) -> str:
    """Why a count with a measure word is never to be refused; empty when it counts.

    A bare 一 counts at the end of a clause (申请一件，), behind a verb of counting (收到一件申请) and as the
    subject of an outcome (一个给了); elsewhere it is an article. Shapes of the text (三个方面), levels
    (县乡两级) and what points back (这两项) count nothing either.
    """
    word, end = text[unit[0] : unit[1]], unit[1]
    if word in ("个", "大") and _STRUCTURE.match(text, end):
        return STRUCTURE
    if len(numeral) == 1 and numeral in "两三四五六七八九十" and _is_shape(text, start, word, end):
        return STRUCTURE
    if word == "届":
        return ORDINAL
    if numeral in _SMALL and _points(text, start, numeral):
        return STRUCTURE
    return _why_article(text, start, word, end) if numeral == "一" and word != "番" else ""


def _points(text: str, start: int, numeral: str) -> bool:
    """Whether 以上三项, 这两个 point back at a list instead of counting; 这39个 counts."""
    before = text[max(0, start - 2) : start]
    return bool(_POINTING.search(before) or (not numeral.isascii() and _POINTING_ONLY.search(before)))


def is_together(text: str, start: int, end: int) -> bool:
    """Whether 一起 means together rather than one case."""
    before = text[max(0, start - 6) : start]
    counted = _VERB.search(before) or before.endswith(("无", "没有", "未有"))
    return not (counted or (_CASE.search(before) and not _WORD_GOES_ON.match(text, end)))


def _is_shape(text: str, start: int, word: str, end: int) -> bool:
    if word == "级":
        return bool(_ALIKE.match(text, end) or _LEVELS_BEFORE.search(text[max(0, start - 2) : start]))
    return word in _SHAPE_UNITS


def _why_article(text: str, start: int, word: str, end: int) -> str:
    before = text[max(0, start - 12) : start]
    if word in ("个", "件", "份") and not _WORD_GOES_ON.match(before[-1:]) and _ANSWERED.match(text, end):
        return ""
    if before.endswith(tuple(DISTRIBUTIVES)):
        return FREQUENCY if before.endswith("每") else DETERMINER
    if _EVERY.search(before):
        return FREQUENCY
    shared = _SHARED_OUT.search(before) or _EACH_ONE.search(before)
    if word in _VERBAL or shared or (word == "块" and not text.startswith("钱", end)):
        return DETERMINER
    if _WORD_GOES_ON.match(text, end):
        return "" if word not in _GENERIC and _VERB.search(before) else DETERMINER
    if before.endswith(_RESULT) and not _VERB.search(before):
        return DETERMINER
    return "" if before and _WORD_GOES_ON.match(before[-1]) else DETERMINER

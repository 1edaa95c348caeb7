"""Checks of punctuation and spacing: GB/T 15834 in what clerks get wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, check
from nianbao.checks.places import (
    BLOT,
    HAN,
    Place,
    Writing,
    at_most_five,
    blotted,
    in_quotes,
    lines_of,
    quoted,
)
from nianbao.report.paper import Line
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.subject import Subject

_PUNCTUATION = Source(Grade.PRACTICE, "GB/T 15834-2011《标点符号用法》")
_SEQUENCE = Source(Grade.PRACTICE, "GB/T 15834-2011附录B序次语的标点")
_SPACING = Source(Grade.PRACTICE, "GB/T 9704-2012，公文正文汉字与数字之间不空格")

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_CHINESE = regex(f"[{HAN}]")
_HALF_WIDTH = regex(
    r"\([^()（）\n]{0,200}[)）]|（[^()（）\n]{0,200}\)"
    r'|"[^"“”\n]{1,80}["”]|“[^"“”\n]{1,80}"'
    r"|'[^'‘’\n]{1,40}'|<[^<>\n]{1,60}>"
    f"|\\((?=[{HAN}])|(?<=[{HAN}])\\)"
    f"|[,;:!?](?=\\s?[{HAN}“《（])|(?<=[{HAN}”》）])\\s?[,;:!?]"
    rf"|(?<=[{HAN}”》）])\.{{1,6}}(?=\s?[{HAN}“《（]|\s|$)",
    re.MULTILINE,
)
_HALF_SIGNS = frozenset("()\"'<,;:!?")
_STOP_BEHIND_TEXT = regex(r"[^\x00-\x7f]\.")
"""One of these signs, or this, is in every slip of half width."""
_SEQUENCE_START = regex(rf"\s*{_NUMERAL}\s?[.)]")
_QUOTES_APART = regex("[》”]\\s?、\\s?[《“]")
_CLAUSE = regex("[^，。；：！？\n]+")
_REMARK = regex("[》”][（(]")
_SPACE = r"[ \t\u00a0\u2002-\u200a\u202f\u3000]{1,2}"
_SIGNED = r"(?!\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?$)"
_SPACED = regex(
    rf"(?<=[{HAN}]){_SPACE}(?=[0-9０-９]){_SIGNED}|(?<=[0-9０-９]){_SPACE}(?=[{HAN}])", re.MULTILINE
)
_SPACES = frozenset(" \t\u00a0\u202f\u3000" + "".join(map(chr, range(0x2002, 0x200B))))
_NUMBERED = regex(r"\s*\d{1,2}(?:\.\d{1,2}){0,3}\s+(?![年月日条件个次项期份篇人名处家类种万])")
_FINAL = "。！？；：!?;:…"
_CLOSERS = "”’』」）)》"
_OPEN_END = "，、,"
_COMMA = regex("[，；、,;]")
_NO_SENTENCE = regex("电话|传真|邮编|邮政编码|邮箱|地址|网址|附件|来源|联系人|日期|时间：|^注：|^图|^表")
_SHORT = 30
"""A line up to so long with no full stop in it may be a heading the source does not mark."""


@dataclass(frozen=True, slots=True)
class SequenceSlip:
    """A wrong way of writing a sequence word at the start of a line or after 。；：."""

    pattern: re.Pattern[str]
    say: str


def _slip(pattern: str, say: str, *, start_only: bool = False) -> SequenceSlip:
    before = r"^\s{0,8}" if start_only else r"(?:^|(?<=[。；：]))\s{0,8}"
    return SequenceSlip(regex(before + pattern, re.MULTILINE), say)


_MAY_BE_SEQUENCE = regex(r"[\n。；：](?=\s{0,8}[（(①-⑳\d一二三四五六七八九十第首其再最])")
"""Where a slip can begin, found faster than by trying each of them at every character."""
SEQUENCE_SLIPS = (
    _slip(
        rf"[（(](?:{_NUMERAL}|\d{{1,2}})[)）]\s?[、，,.．]", "带括号的序号后面不加标点，如“（一）主动公开”"
    ),
    _slip(r"[①-⑳]\s?[、，,.．]", "带圈的序号后面不加标点"),
    _slip(r"\d{1,2}[.．]\s?、", "阿拉伯数字序号后面只用下脚点，如“1.”"),
    _slip(r"\d{1,2}、(?!\s?\d)", "阿拉伯数字序号后面用下脚点，不用顿号，如“1.”"),
    _slip(rf"{_NUMERAL}[.．，,](?!\d)", "汉字数字序号后面用顿号，如“一、”", start_only=True),
    _slip(rf"{_NUMERAL}[)）]", "带括号的序号缺左括号，如“（一）”", start_only=True),
    _slip(rf"第{_NUMERAL}、(?!第|{_NUMERAL})", "“第一”等后面用逗号，如“第一，”"),
    _slip("(?:首先|其次|再次|最后)、", "“首先”等后面用逗号"),
)
_ANY_SLIP = regex("|".join(slip.pattern.pattern for slip in SEQUENCE_SLIPS), re.MULTILINE)


@check("L-01", "中文里用了半角标点，或括号引号一全一半", Severity.WARN, _PUNCTUATION)
def half_width_punctuation(subject: Subject) -> Iterator[Fault]:
    """Chinese text takes full-width punctuation; a bracket or quote and its partner are of one width.

    Why: half-width marks come from typing with the wrong input mode and break lines badly.
    Wrong: 公开信息86条,其中(含公众号）20条.  Right: 公开信息86条，其中（含公众号）20条。
    """
    labels = [(str(table.number), Line(label)) for table in subject.paper.tables for label in table.labels]
    writing = Writing([*lines_of(subject.paper), *labels]) if labels else subject.writing
    if _HALF_SIGNS.isdisjoint(writing.characters) and _STOP_BEHIND_TEXT.search(writing.text) is None:
        return
    places = [place for place in writing.search(_HALF_WIDTH) if _is_half_width(place)]
    if places:
        yield _about(places, "中文里用了半角标点，或者括号、引号一半全角一半半角", "请改成全角标点")


@check("L-02", "序号后面的标点不对", Severity.WARN, _SEQUENCE)
def sequence_word_punctuation(subject: Subject) -> Iterator[Fault]:
    """Sequence words are written 一、 （一） 1. （1） 第一， and nothing else.

    Why: the mark after the number tells the level of the heading.
    Wrong: （一）、主动公开；1、信息更新不及时.  Right: （一）主动公开；1.信息更新不及时.
    """
    writing = subject.own_writing
    may_start = (0, *(match.end() for match in _MAY_BE_SEQUENCE.finditer(writing.text)))
    starts = [at for at in may_start if _ANY_SLIP.match(writing.text, at)]
    found = ((slip, _slips(writing, slip, starts)) for slip in SEQUENCE_SLIPS)
    faults = [_about(places, "序号的标点不对", slip.say) for slip, places in found if places]
    yield from at_most_five(faults)


def _slips(writing: Writing, slip: SequenceSlip, starts: list[int]) -> list[Place]:
    matches = (slip.pattern.match(writing.text, at) for at in starts)
    return [writing.place(*match.span()) for match in matches if match]


@check("L-03", "并列的书名号、引号之间用了顿号", Severity.HINT, _PUNCTUATION)
def enumeration_comma_between_quotes(subject: Subject) -> Iterator[Fault]:
    """Between neighbours that both carry 《》 or “” no 顿号 is needed, unless other words stand there too.

    Why: the marks already separate them.
    Wrong: 《条例》、《办法》.  Right: 《条例》《办法》; 《条例》（2019年修订）、《办法》.
    """
    writing = subject.writing
    places: list[Place] = []
    if _QUOTES_APART.search(writing.text) is None:
        return
    for clause in _CLAUSE.finditer(writing.text):
        found = list(_QUOTES_APART.finditer(clause[0]))
        # With a remark in brackets, or beside members without quotes, the 顿号 belongs there.
        if found and len(found) == clause[0].count("、") and not _REMARK.search(clause[0]):
            places += [
                writing.place(clause.start() + each.start(), clause.start() + each.end()) for each in found
            ]
    if places:
        yield _about(places, "并列的书名号之间、引号之间通常不用顿号", "可以去掉")


@check("L-04", "段末没有标点，或停在逗号上", Severity.WARN, _PUNCTUATION)
def paragraph_does_not_end(subject: Subject) -> Iterator[Fault]:
    """A paragraph ends with a full stop or another final mark.

    Why: a paragraph that stops at a comma has often lost its end in copying.
    Wrong: 全年公开信息86条，.  Right: 全年公开信息86条。
    """
    faults = []
    for part, line in subject.narrative:
        if line.is_heading:
            continue
        end = _end_of(line.text)
        if end and (end[-1] in _OPEN_END or _should_have_ended(end)):
            last = line.text.rstrip()[-20:]
            how = "停在逗号或顿号上" if end[-1] in _OPEN_END else "段末没有标点"
            faults.append(
                Fault(
                    part,
                    f"这一段{how}：{in_quotes(last)}，请补上句号；如果后面的话丢了，请补全。",
                    last,
                    line.number,
                )
            )
    yield from at_most_five(faults)


@check("L-05", "汉字与数字之间有空格", Severity.WARN, _SPACING)
def space_beside_a_number(subject: Subject) -> Iterator[Fault]:
    """Official text has no space between Chinese characters and numbers.

    Why: editors and converters put them in; they part a number from its unit at the end of a line.
    Wrong: 2024 年公开 86 条.  Right: 2024年公开86条.
    """
    if _SPACES.isdisjoint(subject.writing.characters):
        return
    places = [place for place in subject.writing.search(_SPACED) if not _heads_a_line(place)]
    if places:
        yield _about(places, "汉字与数字之间有空格", "请删去")


def _about(places: list[Place], what: str, todo: str) -> Fault:
    first = places[0]
    return Fault(first.part, f"{what}：{quoted(places)}，{todo}。", first.excerpt, first.line.number)


def _is_half_width(place: Place) -> bool:
    words = place.words
    if len(words) > 1 and words[0] in "(（“\"'<":
        ends = words[0] + words[-1]
        return ends in ("(）", "（)", '"”', '“"') or bool(_CHINESE.search(words))
    # 一. and 一) at the start of a line are slips of the sequence word, which have a check of their own.
    return not _SEQUENCE_START.fullmatch(place.line.text, 0, place.end)


def _heads_a_line(place: Place) -> bool:
    number = _NUMBERED.match(place.line.text)
    return number is not None and number.end() == place.end


def _end_of(text: str) -> str:
    """A paragraph without the marks and blanks at its end; empty for a mark alone."""
    return blotted(text).rstrip(f"{BLOT} \t\r\n\u3000")


def _should_have_ended(text: str) -> bool:
    if "。" not in text and (len(text) <= _SHORT or _NO_SENTENCE.search(text) or not _COMMA.search(text)):
        return False
    # A remark in brackets may stand after the full stop, or be the whole paragraph.
    remark = max(text.rfind("（"), text.rfind("(")) if text[-1] in "）)" else -1
    ends = (text.rstrip(_CLOSERS), text[:remark] if remark >= 0 else text)
    return not any(not end or end[-1] in _FINAL for end in ends)

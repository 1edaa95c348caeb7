"""Figures that name: addresses, phones, 文号, articles of law, street numbers, words with Latin letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.report.figures.canvas import CJK, NUMBERED, SPACE, holds
from nianbao.report.figures.figure import FigureKind
from nianbao.report.figures.terms import ADDRESS_BEFORE
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.report.figures.canvas import Canvas
    from nianbao.report.figures.figure import Figure

_N = "[0-9零〇一二两三四五六七八九十百]"
_BRACKETED = f"[(（]{_N}{{1,4}}[)）]"

_SCANS: tuple[tuple[FigureKind, tuple[str, ...] | re.Pattern[str], re.Pattern[str]], ...] = (
    (
        FigureKind.URL,
        ("http", "www", "HTTP", "WWW", "Http"),
        regex(r"(?<![A-Za-z])(?:https?://|www\.)[!-~]++", re.IGNORECASE),
    ),
    (FigureKind.URL, ("@",), regex(r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]++@[A-Za-z0-9.-]++")),
    (
        FigureKind.DOCUMENT_NUMBER,
        ("号",),
        regex(
            rf"(?P<code>[{CJK}]{{0,10}})(?:〔{SPACE}[0-9]{{4}}{SPACE}〕|[\[(（【{{][0-9]{{4}}[\])）】}}])"
            rf"{SPACE}第?{SPACE}[0-9]{{1,5}}{SPACE}号"
        ),
    ),
    (FigureKind.DOCUMENT_NUMBER, ("号",), regex(rf"(?<=[令告]){SPACE}第{SPACE}{_N}{{1,5}}{SPACE}号")),
    (
        FigureKind.ARTICLE,
        ("第",),
        regex(
            rf"第{SPACE}{_N}{{1,5}}{SPACE}[条款章](?![件例数])(?:之[一二三四五])?"
            rf"(?:第{SPACE}(?:{_N}{{1,4}}|{_BRACKETED}){SPACE}[款项目])*+"
        ),
    ),
    (FigureKind.ARTICLE, ("第",), regex(rf"第{SPACE}{_BRACKETED}{SPACE}[款项目]")),
    (
        FigureKind.ARTICLE,
        ("条例", "法》", "规定》"),
        regex(
            rf"(?:(?<=条例)|(?<=条例》)|(?<=法》)|(?<=规定》)|(?<=办法》)){_N}{{1,5}}条"
            rf"(?:第(?:{_N}{{1,4}}|{_BRACKETED})[款项目])*+"
        ),
    ),
    (
        FigureKind.PHONE,
        regex("[0-9][0-9]{6}|00-[0-9]"),
        regex(
            r"(?<![0-9.])(?:[(（]0[0-9]{2,3}[)）][ -]?[0-9]{7,8}|0[0-9]{2,3}[ -]?[0-9]{7,8}|1[3-9][0-9]{9}"
            r"|[48]00-[0-9]{3,4}-?[0-9]{3,4})(?![0-9])"
        ),
    ),
    (
        FigureKind.PHONE,
        ("电话", "热线", "传真", "手机"),
        regex(
            r"(?:(?<=电话)|(?<=热线)|(?<=传真)|(?<=手机))[号码为是:：\s]{0,4}(?P<name>[0-9]{7,11})(?![0-9])"
        ),
    ),
    (
        FigureKind.LITERAL,
        ("邮编", "邮政编码"),
        regex(r"(?:(?<=邮编)|(?<=邮政编码))[为是:：\s]{0,3}(?P<name>[0-9]{6})(?![0-9])"),
    ),
    (
        FigureKind.LITERAL,
        regex("[0-9][0-9]{13}"),
        regex(r"(?<![0-9])(?:[0-9]{17}[0-9Xx]|[0-9]{14,}+)(?![0-9])"),
    ),
    (
        FigureKind.LITERAL,
        ("号", "弄"),
        regex(
            rf"(?<![0-9.])(?:[0-9]{{1,5}}弄(?:[0-9]{{1,5}}号)?"
            rf"|(?<=[{ADDRESS_BEFORE}])[0-9]{{1,5}}(?:-[0-9]{{1,4}})?{SPACE}号楼?)"
        ),
    ),
    (
        FigureKind.LITERAL,
        ("号", "室", "单元", "楼"),
        regex(
            rf"(?<![0-9.])[0-9]{{1,5}}(?:号(?:楼|院|室|门|窗口|线|厅|令)|室(?![内外])|单元|楼)"
            rf"|(?<![0-9.月])[0-9]{{1,5}}号(?:{NUMBERED})"
        ),
    ),
    (
        FigureKind.LITERAL,
        regex("[0-9][:：]"),
        regex(r"(?<![0-9])[0-9]{1,2}[:：][0-9]{1,2}(?:[:：][0-9]{1,2})?(?![0-9])"),
    ),
    (
        FigureKind.LITERAL,
        ("午", "晚上"),
        regex(r"(?:(?<=上午)|(?<=下午)|(?<=中午)|(?<=晚上))[0-9]{1,2}[点时](?:[0-9]{1,2}分|半)?"),
    ),
    (
        FigureKind.LITERAL,
        regex("[A-Za-z]"),
        regex(
            r"(?<![0-9A-Za-z.])(?:[A-Za-z]++[-.]?[0-9]++|[0-9]++(?:\.[0-9]++)?[A-Za-z]++)"
            r"[A-Za-z0-9]*+(?:\.[0-9]++)*+"
        ),
    ),
)
"""Kind, marks of which one must occur (or a shape quicker to look for), and shape."""
_PROSE_BEFORE_CODE = regex(
    ".*(?:根据|按照|依据|关于|落实|贯彻|执行|印发|下发|转发|发布|出台|制定|通知|文件|意见|方案|要求|精神|以及|[的了和与及以由对在据照如即见为等])"
)
_NOT_A_DATE = regex(r"(?<![0-9.])[0-9]++(?:\.[0-9]++){2,}+")


def cut_names(canvas: Canvas) -> list[Figure]:
    """Read and blank everything that is compared literally, most specific shape first."""
    found: list[Figure] = []
    for kind, marks, pattern in _SCANS:
        if holds(canvas.text, (marks,)) if isinstance(marks, tuple) else marks.search(canvas.text):
            found += _cut(canvas, kind, pattern)
    return found


def cut_versions(canvas: Canvas) -> list[Figure]:
    """Read and blank 1.2.3 and the like; to be called when the dates are gone."""
    return _cut(canvas, FigureKind.LITERAL, _NOT_A_DATE) if "." in canvas.text else []


def _cut(canvas: Canvas, kind: FigureKind, pattern: re.Pattern[str]) -> list[Figure]:
    spans: list[tuple[int, int]] = []
    for match in pattern.finditer(canvas.text):
        start, end = match.span("name") if "name" in pattern.groupindex else match.span()
        if "code" in pattern.groupindex and (prose := _PROSE_BEFORE_CODE.match(match["code"])):
            start += prose.end()
        while canvas.text[start] == " ":
            start += 1
        spans.append((start, end))
    if not spans:
        return []
    figures = [canvas.name(kind, start, end) for start, end in spans]
    canvas.take(spans)
    return figures

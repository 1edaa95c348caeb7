"""Where sections and aspects begin: by their titles, since numerals are repeated, skipped and doubled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nianbao.reading.source_lines import SourceLine

_NUMBER = r"(?:第?[一二三四五六七八九十]{1,3}(?:部分)?[、.．,，：:\s]?)?"
SECTIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, re.compile(rf"{_NUMBER}\s*(?:{title})(?:的)?(?:情况)?[：:。]?"))
    for key, title in (
        ("1", "总体(?:工作)?情况|概述|工作概述|总体概况"),
        ("2", "(?:行政机关)?主动公开政府信息的?情况|政府信息主动公开(?:的)?情况|主动公开(?:政府信息)?情况"),
        (
            "3",
            "(?:行政机关)?收到和处理(?:政府)?信息公开申请的?情况|(?:政府信息)?依申请公开(?:政府信息)?(?:办理)?情况表?",
        ),
        (
            "4",
            "(?:因)?(?:政府)?信息公开(?:工作)?(?:被申请)?行政复议(?:、|和|及|与|，)?(?:提起)?行政诉讼的?情况"
            "|(?:政府信息公开)?行政复议(?:、|和|及|与)?(?:行政)?诉讼的?情况",
        ),
        (
            "5",
            "(?:政府信息公开工作)?(?:存在|工作中存在)的?(?:主要)?问题(?:及|和|与|以及|、)?"
            "(?:改进|整改|下一步|下步|解决)(?:的)?(?:情况|措施|计划|打算|工作打算|工作计划|改进情况|改进措施)*",
        ),
        ("6", "其[他它](?:需要|需|应当|应)?(?:说明|报告)的?(?:其他)?事项|需要说明的其他事项"),
    )
)
_ASPECT_NUMBER = r"(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]\s?|\d{1,2}[.．、]\s?|[（(]\d{1,2}[)）]\s?)"
_TAIL = r"(?:工作|制度|机制|建设)?(?:的)?(?:方面|情况|工作情况|开展情况)?"
ASPECTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (aspect, re.compile(rf"{_ASPECT_NUMBER}?(?:{title}){_TAIL}"))
    for aspect, title in (
        ("proactive", "(?:政府信息)?主动公开(?:政府信息)?"),
        ("on_request", "(?:政府信息)?依(?:法)?申请公开(?:政府信息)?(?:办理)?"),
        ("management", "(?:政府)?信息(?:资源|规范化)?管理|政府信息资源(?:规范化)?管理"),
        (
            "platform",
            "(?:政府)?(?:信息|政务)?(?:规范)?公开平台|(?:政府信息)?平台|信息规范公开平台|政务公开平台|公开平台载体",
        ),
        ("supervision", "(?:政府信息)?监督(?:和)?(?:保障|管理)|监督保障|制度保障|保障监督"),
    )
)
_NUMERAL = re.compile(r"([一二三四五六七八九十])、")
_HEADING = re.compile(rf"{_ASPECT_NUMBER}[^，。；！？]{{2,28}}")
_INLINE = re.compile(rf"({_ASPECT_NUMBER}?[^，。；：！？\n]{{2,16}}?)[。：:]\s*(?=\S{{6,}})")
_LONGEST_TITLE = 40


def section_of(line: SourceLine) -> str:
    """The key of the section a line is the title of; empty when it is none of the six."""
    if line.cells is not None or len(line.text) > _LONGEST_TITLE:
        return ""
    text = re.sub(r"\s+", "", line.text)
    return next((key for key, title in SECTIONS if title.fullmatch(text)), "")


def numeral_of(line: SourceLine) -> str:
    """The numeral of a line numbered like a section (一、…), if it is short enough for a title."""
    if line.cells is not None or len(line.text) > _LONGEST_TITLE or re.search("[。；]", line.text):
        return ""
    match = _NUMERAL.match(line.text)
    return match[1] if match else ""


def aspect_of(text: str) -> str:
    """The aspect a heading names; empty when it is none."""
    bare = re.sub(r"\s+", "", text).rstrip("。：:")
    return next((aspect for aspect, title in ASPECTS if title.fullmatch(bare)), "")


def is_heading(line: SourceLine) -> bool:
    """Whether a line stands as a heading: marked as one, or numbered, short and without a stop."""
    return bool(line.level) or bool(_HEADING.fullmatch(line.text)) or bool(aspect_of(line.text))


def inline_heading(text: str) -> tuple[str, str] | None:
    """（一）主动公开情况。全年…: an aspect's heading and what follows it on the same line."""
    match = _INLINE.match(text)
    if match and aspect_of(match[1]):
        return match[1], text[match.end() :]
    return None

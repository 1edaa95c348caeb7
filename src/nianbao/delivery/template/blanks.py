"""What in a template waits to be filled: blanks, hints and samples, told from text that stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

BLANK = (
    r"(?:(?<![A-Za-z])[XxＸｘ]{2,}(?![A-WYZa-wyz])|[×✕╳]+|[○〇◯Ｏ]{2,}|[_＿]{2,}|[*＊]{2,}|[□△▲■]{2,}"
    r"|某{1,3}(?=[省市县区镇乡街局单]))"
)
_OPEN, _CLOSE = r"[【\[［{｛<＜〈〖]", r"[】\]］}｝>＞〉〗]"
_UNIT = "(?:本|填报|编制|报告|发布|行政)?(?:行政)?(?:单位|机关|部门|镇街|镇乡|乡镇|镇（?街道）?|乡镇街道)"
_SUFFIX = (
    "(?:镇|乡|街道|局|委|办|县|区|市|旗|单位|机关|部门|委员会)(?:人民政府|办事处|委员会|办公室)?"
    "|人民政府|街道办事处"
)
_NAMED_BLANK = (
    rf"(?:{BLANK}(?:省|市|县|区|旗|自治县|自治州))*{BLANK}(?:{_SUFFIX})(?:[（(]单位(?:名称|全称)[)）])?"
)
_AGENCY = tuple(
    regex(form)
    for form in (
        rf"{_OPEN}\s*(?:{_NAMED_BLANK}|{_UNIT}(?:名称|全称)?)\s*{_CLOSE}",
        rf"{BLANK}?[（(]\s*{_UNIT}(?:名称|全称)\s*[)）]",
        _NAMED_BLANK,
        rf"^{BLANK}(?=\s*(?:20\d\d|20{BLANK}|{BLANK}|20\s+)\s*年.*信息公开)",
    )
)
_SEAL = "[（(](?:盖章|公章|章)[)）]"
_LABELLED = regex(
    rf"^(?P<label>{_UNIT}(?:名称|全称)?(?:{_SEAL})?\s*[:：]?)(?P<blank>[\s　_＿]*)(?:{_SEAL})?$"
)
_YEAR = (
    regex(rf"20(?:{BLANK}|\d?[XxＸ×○_＿*]|[ \u3000]{{1,6}})(?=\s*年)"),
    regex(rf"(?:{_OPEN}|[（(])\s*(?:报告)?(?:年份|年度|{BLANK}|20{BLANK})\s*(?:{_CLOSE}|[)）])(?=\s*年?)"),
    regex(r"(?<![A-Za-z×○_])(?:[XxＸ]{4}|×{4}|○{4}|_{4,}|＿{2,}|\*{4})(?=\s*年)"),
    regex(rf"{BLANK}(?=\s*年度?(?:政府信息|信息公开|工作|1月1日|12月31日))"),
)
_PART_OF_DATE = rf"(?:{BLANK}|[XxＸ○_＿*]|\d{{0,2}}|[ \u3000]*)"
DATE = regex(
    rf"(?P<date>(?:20\d\d|20{BLANK}|20[ \u3000]*|{BLANK}|[ \u3000]*)[ \u3000]*年"
    rf"[ \u3000]*{_PART_OF_DATE}[ \u3000]*月[ \u3000]*{_PART_OF_DATE}[ \u3000]*日"
    rf"|{_OPEN}\s*(?:成文|发布|印发|落款)?(?:日期|时间)\s*{_CLOSE}|[（(]成文日期[)）])"
)
_ONLY_DATE = regex(rf"\s*(?:(?:成文|报告|填报|编制)?(?:日期|时间)\s*[:：])?\s*{DATE.pattern}\s*")
_WHOLE_DATE = regex(r"20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
TAG = regex(r"\{\{[-\s]*(?:[prt][rc]?\s+)?(?P<name>[\w.]+)\s*(?:\|[^{}]*)?[-\s]*\}\}")
STATEMENT = regex(r"\{%.*?%\}")
_BRACKETED = regex(rf"(?:{_OPEN}[^【】\[\]［］{{}}｛｝<>＜＞]*{_CLOSE}[\s，。；、：]*)+")
_IN_TEXT = regex(
    r"【[^【】]{0,120}】|\[[^\[\]]{1,60}\]|［[^［］]{1,60}］|｛[^｛｝]{1,60}｝|〖[^〖〗]{1,60}〗|＜[^＜＞]{1,60}＞"
)
_ASKED = (
    "填写|填报|填入|此处|简要|请|说明|字左右|字以内|不少于|示例|例如|样例|结合|包括|概述|介绍|撰写|报告内容|内容要求|"
    "视情|据实|逐项|逐条|根据实际|以表格形式"
)
_ROUNDED = regex(rf"[（(](?=[^（）()]*(?:{_ASKED}))[^（）()]*[)）][。；]?")
_ASKING = regex(
    "(?:请|此处|此部分|本部分|该部分|这里|在此|在这里|单击|点击|简述|简要|填写|填报说明|填写说明|写作提示|示例|样例|范例|例[:：]|"
    "提示|要求[:：]|说明[:：]|主要(?:写|填|反映|报告|包括|介绍)|应(?:包括|写明|说明)|"
    "重点(?:写|填|介绍|反映)|可(?:从|结合)|正文$|内容$)"
)
_LOREM = regex(r"(?:lorem ipsum.*|(?P<again>.{1,6}?)(?P=again){2,}[。，、]?|[.。…·・\s]+)", re.IGNORECASE)
_TAIL = regex(rf"(?P<words>.{{2,40}}?)(?P<hint>(?:\s*(?:{_ROUNDED.pattern}|{_BRACKETED.pattern}))+)\s*")
_FILL_IN = regex(rf"{BLANK}|[ \u3000]{{3,}}(?=[件条次份篇人个年月日元])|(?<=[为共计了开])\s*[_＿]+")
_OPEN_FIGURE = regex(rf"{BLANK}|[XxＸ?？#N/A]{{1,4}}|[（(]?\s*(?:填|数字|数值|数量|件数|0|N)\s*[)）]?")
_HEADING_LIKE = regex(r"^(?:[一二三四五六七八九十]{1,3}[、.]|[（(][一二三四五六七八九十\d]{1,3}[)）])")


@dataclass(frozen=True, slots=True)
class Field:
    """A blank inside a line that says what belongs there."""

    start: int
    end: int
    name: str
    """`agency`, `year`, `year年` where 年 is to be added, `date`, or the name of a tag."""


def fields_of(text: str) -> Iterator[Field]:
    """The blanks of a line, left to right; those that do not say what belongs there are not among them."""
    found = [Field(*tag.span(), f"tag:{tag['name']}") for tag in TAG.finditer(text)]
    if (date := _ONLY_DATE.fullmatch(text)) and not _WHOLE_DATE.fullmatch(text.strip()):
        found.append(Field(date.start("date"), date.end("date"), "date"))
    elif labelled := _LABELLED.fullmatch(text):
        if labelled["blank"] or labelled["label"].rstrip().endswith((":", "：")):
            found.append(Field(labelled.start("blank"), labelled.end("blank"), "agency"))
    else:
        for form in _AGENCY:
            found += [Field(*match.span(), "agency") for match in form.finditer(text)]
        for form in _YEAR:
            for match in form.finditer(text):
                follows = text[match.end() :].lstrip()
                found.append(Field(*match.span(), "year" if follows.startswith("年") else "year年"))
    last = 0
    for field in sorted(found, key=lambda each: (each.start, -each.end)):
        if field.start >= last:
            yield field
            last = max(field.end, field.start)


def is_room(text: str) -> bool:
    """Whether a line waits to be written over: blank, a hint, or a sample with something left open."""
    bare = text.strip()
    if not bare or _BRACKETED.fullmatch(bare) or _ROUNDED.fullmatch(bare) or _LOREM.fullmatch(bare):
        return True
    if _ASKING.match(bare) and not _HEADING_LIKE.match(bare):
        return True
    return bool(_IN_TEXT.search(bare) or _FILL_IN.search(bare) or TAG.search(bare) or _ROUNDED.search(bare))


def hint_at_end(text: str) -> int:
    """Where the hint behind the words of a heading begins; the length of the text when there is none."""
    tail = _TAIL.fullmatch(text)
    return tail.start("hint") if tail and tail["words"].strip() else len(text)


def is_open_cell(text: str) -> bool:
    """Whether a cell of the tables holds a placeholder."""
    bare = text.strip()
    if not bare or TAG.fullmatch(bare) or _BRACKETED.fullmatch(bare) or _ROUNDED.fullmatch(bare):
        return True
    return bool(
        re.fullmatch(rf"{BLANK}|[XxＸ?？#N/A]{{1,4}}|[（(]?\s*(?:填|数字|数值|数量|件数|0|N)\s*[)）]?", bare)
    )

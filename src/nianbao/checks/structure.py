"""Checks of the form: six sections, five aspects, headings and title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, Undecided, check
from nianbao.checks.words import short
from nianbao.report.document import MARK
from nianbao.report.regex import regex
from nianbao.report.tables import ASPECT_HEADINGS, SECTION_HEADINGS, TITLE_ENDING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.subject import Subject
    from nianbao.report.paper import Line

_FORM = Source(Grade.TEMPLATE, "国办公开办函〔2021〕30号规定的六个部分及其名称、顺序")
_ASPECTS = Source(Grade.TEMPLATE, "国办公开办函〔2021〕30号：总体情况包括主动公开等五个方面")
_HEADINGS = Source(Grade.PRACTICE, "GB/T 9704-2012，结构层次序数依次为一、（一）1.（1）")
_LEAD = Source(Grade.PRACTICE, "编制说明放在第一部分之前，写明统计期限")
_TITLE = Source(Grade.PRACTICE, "标题为“机关名称＋年份＋政府信息公开工作年度报告”")

_NAMES = {key: heading[2:] for key, heading in SECTION_HEADINGS.items()}
_ASPECT_NAMES = {key: heading[3:] for key, heading in ASPECT_HEADINGS.items()}
_NUMERALS = "一二三四五六七八九十"
_SECTION_NUMBER = regex(rf"([{_NUMERALS}])、")
_SUB_NUMBER = regex(rf"[（(]([{_NUMERALS}])[）)]")
_SPOKEN_OF = {
    "proactive": "主动公开",
    "on_request": "依申请公开|公开申请",
    "management": "信息管理|信息发布|审核|清理|公开属性|保密审查",
    "platform": "平台|网站|公众号|公开栏|专栏|专区|新媒体",
    "supervision": "监督|考核|培训|评议|责任追究",
}
_EXTRA = regex(
    "组织领导|教育培训|政民互动|回应关切|社会关切|政策解读|便民服务|营商环境|党建|队伍建设|制度建设"
)
_PERIOD = regex(r"1月1日|统计期限|统计时间|统计期间|所列数据的?期|数据统计|年1月至12月")
_INTRODUCES = regex(
    "现将|报告如下|汇报如下|工作情况汇报|根据.{0,40}(?:要求|规定|精神).{0,30}(?:编制|公布|制作)|本报告由"
)
_PARTS_LISTED = regex(r"(?:由|包括|包含|分为|共分|全文)[^。；]{0,10}总体情况(?P<rest>[^。；]{10,200})")
_LISTED = (
    ("主动公开", "主动公开政府信息情况"),
    ("收到和处理|申请", "收到和处理政府信息公开申请情况"),
    ("复议|诉讼", "行政复议、行政诉讼情况"),
    ("问题", "存在的主要问题及改进情况"),
    ("其他|其它", "其他需要报告的事项"),
)


@check("S-01", "六个部分不全、改名或错序", Severity.ERROR, _FORM)
def six_sections_are_not_there(subject: Subject) -> Iterator[Fault]:
    """The six sections stand in their order, under their exact titles, numbered 一 to 六.

    Why: the form is prescribed; readers and programs look for these titles.
    Wrong: 六、下一步计划.  Right: 六、其他需要报告的事项.
    """
    found = [section.key for section in subject.paper.sections]
    for key, heading in SECTION_HEADINGS.items():
        if key not in found:
            yield Fault(key, f"缺少“{heading}”这一部分，请按规定格式补上。")
        elif found.count(key) > 1:
            yield Fault(key, f"“{_NAMES[key]}”出现了{found.count(key)}次，请合并为一个部分。")
    order = [key for key in dict.fromkeys(found) if key]
    if order != sorted(order):
        yield Fault("report", f"六个部分的顺序是{'、'.join(order)}，应按一至六的顺序排列。")
    for section in subject.paper.sections:
        text = re.sub(r"\s", "", section.heading.text).rstrip("：:。")
        right = SECTION_HEADINGS.get(section.key, "")
        if not section.key:
            yield Fault(
                "report",
                f"“{short(text)}”不是规定的部分，请把内容并入相应部分。",
                section.heading.text,
                section.heading.number,
            )
        elif text != right:
            yield Fault(
                section.key,
                f"这一部分的标题是“{short(text)}”，规定的标题是“{right}”，请改正。",
                section.heading.text,
                section.heading.number,
                severity=None if _NAMES[section.key] not in text else Severity.WARN,
            )


@check("S-02", "六个部分的标题级别不一致", Severity.WARN, _HEADINGS)
def headings_of_the_sections_differ_in_rank(subject: Subject) -> Iterator[Fault]:
    """The titles of the six sections are headings of one rank.

    Why: a title of another rank disappears from the outline, and looks like a part of the one before.
    Wrong: 一 and 二 as second, 三 as third, 四 as fourth rank.  Right: all of one rank.
    """
    marked = [section.heading for section in subject.paper.sections if section.heading.level]
    if len({heading.level for heading in marked}) > 1:
        told = "、".join(f"“{heading.text[:2]}”{heading.level}级" for heading in marked)
        yield Fault("report", f"各部分标题的级别不一致：{told}，请统一。", marked[0].text, marked[0].number)


@check("S-03", "总体情况缺少规定的方面", Severity.ERROR, _ASPECTS)
def aspects_are_missing(subject: Subject) -> Iterator[Fault | Undecided]:
    """Section 一 surveys 主动公开, 依申请公开, 政府信息管理, 平台建设 and 监督保障.

    Why: the five aspects are prescribed; headings for them are usual. Told in prose only is a warning.
    Wrong: no word on 监督保障.  Right: （一）主动公开 … （五）监督保障.
    """
    section = subject.paper.section("1")
    if section is None:
        yield Undecided("没有第一部分")
        return
    missing = [aspect for aspect in ASPECT_HEADINGS if aspect not in section.aspects]
    if not missing:
        return
    text = subject.text_of("1")
    spoken = [aspect for aspect in missing if re.search(_SPOKEN_OF[aspect], text)]
    absent = [aspect for aspect in missing if aspect not in spoken]
    if absent:
        named = "、".join(_ASPECT_NAMES[aspect] for aspect in absent)
        yield Fault("1", f"总体情况没有写{named}，请补上；没有工作的也要说明。")
    if spoken:
        named = "、".join(_ASPECT_NAMES[aspect] for aspect in spoken)
        yield Fault(
            "1",
            f"总体情况里{named}没有单独的小标题，建议按五个方面分段加标题。",
            severity=Severity.WARN,
        )


@check("S-04", "五个方面的顺序、名称不规范或多出方面", Severity.WARN, _ASPECTS)
def aspects_are_out_of_order(subject: Subject) -> Iterator[Fault]:
    """The aspects stand in the order of the format, under its names, and no others beside them.

    Why: 不能遗漏，也不宜泛化.
    Wrong: （六）教育培训; （二）依法申请公开.  Right: the five, as named.
    """
    section = subject.paper.section("1")
    if section is None:
        return
    found = list(section.aspects)
    if found != [aspect for aspect in ASPECT_HEADINGS if aspect in found]:
        named = "、".join(_ASPECT_NAMES[aspect] for aspect in found)
        yield Fault(
            "1", f"五个方面的顺序是{named}，应为主动公开、依申请公开、政府信息管理、平台建设、监督保障。"
        )
    for aspect, lines in section.aspects.items():
        bare = re.sub(rf"^(?:[（(][{_NUMERALS}\d][)）]|\d{{1,2}}[.．、])|[\s：:。]", "", lines[0].text)
        if re.search("依法申请公开|监督管理|制度保障", bare):
            yield _at(f"1.{aspect}", lines[0], f"小标题“{bare}”用词不规范，应为“{_ASPECT_NAMES[aspect]}”。")
    own = {id(lines[0]) for lines in section.aspects.values()}
    extra = [
        line
        for line in section.lines
        if line.is_heading and id(line) not in own and _EXTRA.search(line.text) and _is_second_rank(line.text)
    ]
    if extra:
        named = "、".join(f"“{short(line.text)}”" for line in extra)
        yield _at("1", extra[0], f"总体情况多出{named}，格式只有五个方面，请并入相应方面或删去。")


@check("S-07", "编制说明放错位置或缺统计期限", Severity.WARN, _LEAD)
def lead_is_misplaced(subject: Subject) -> Iterator[Fault]:
    """An introduction stands before section 一, and somewhere the report states its period.

    Why: 一、总体情况 begins with the facts; without a period the figures say nothing.
    Wrong: 一、总体情况 … 现将工作情况报告如下.  Right: the same before 一, with 1月1日至12月31日.
    """
    section = subject.paper.section("1")
    first = [line for line in section.lines if not line.is_heading][:2] if section else []
    inside = next((line for line in first if _INTRODUCES.search(line.text)), None)
    if inside is not None and not subject.paper.lead:
        yield _at("1", inside, "引言写在了第一部分里，请移到“一、总体情况”之前，或者删去。")
    stated = any(_PERIOD.search(line.text) for _, line in subject.narrative)
    if subject.paper.lead and not stated:
        yield _at("lead", subject.paper.lead[0], "编制说明没有写统计期限，请写明起止日期。")


@check("S-08", "编制说明列举的部分不对", Severity.WARN, _LEAD)
def lead_lists_the_parts_wrongly(subject: Subject) -> Iterator[Fault]:
    """A lead that lists the parts names all six, each once.

    Why: lists are copied from the old format, or lose one of their members.
    Wrong: 总体情况、主动公开、主动公开、申请、问题、其他.  Right: the six titles.
    """
    for line in subject.paper.lead:
        listed = _PARTS_LISTED.search(line.text)
        if not listed:
            continue
        rest = listed["rest"]
        missing = [title for words, title in _LISTED if not re.search(words, rest)]
        twice = [title for _, title in _LISTED if rest.count(title) > 1]
        if missing:
            yield _at("lead", line, f"编制说明列举各部分时漏了{'、'.join(missing)}，请补上。")
        if twice:
            yield _at("lead", line, f"编制说明列举各部分时{'、'.join(twice)}写了两次，请核对。")


@check("S-09", "标题不规范", Severity.WARN, _TITLE)
def title_is_not_the_prescribed_one(subject: Subject) -> Iterator[Fault]:
    """The title is the agency's name, the year once, and 政府信息公开工作年度报告.

    Why: columns and search pages rely on it.
    Wrong: 2024年度政府信息公开年报.  Right: 青石镇人民政府2024年政府信息公开工作年度报告.
    """
    title = re.sub(r"\s", "", subject.paper.title)
    if not title:
        yield Fault("title", "没有标题，请写机关名称、年份和“政府信息公开工作年度报告”。")
        return
    wrong = []
    if not title.endswith(TITLE_ENDING):
        wrong.append(f"结尾应为“{TITLE_ENDING}”")
    years = re.findall(r"20\d\d", title)
    if len(years) != 1:
        wrong.append("年份应写一次" if years else "缺少年份")
    elif re.search(r"20\d\d年度", title):
        wrong.append("“年度”与“年度报告”重复，写“年”即可")
    if subject.paper.agency and subject.paper.agency not in title:
        wrong.append(f"没有写机关名称“{subject.paper.agency}”")
    if title.startswith("关于"):
        wrong.append("不用“关于……的报告”的形式")
    if wrong:
        yield Fault("title", f"标题是“{short(title)}”：{'，'.join(wrong)}。", subject.paper.title)


@check("S-14", "序号套叠、跳号或重号", Severity.WARN, _HEADINGS)
def numbering_is_broken(subject: Subject) -> Iterator[Fault]:
    """一、 is the number of the six sections only; （一） and 1. run on without gaps or repeats.

    Why: a second set of 一、二、三 inside a section reads as new sections.
    Wrong: 一、年度概况 inside 一、总体情况; （一）（二）（四）.  Right: （一）（二）（三）.
    """
    for section in subject.paper.sections:
        nested = [
            line for line in section.lines if line.is_heading and _SECTION_NUMBER.match(line.text.strip())
        ]
        if nested:
            named = "、".join(f"“{short(line.text)}”" for line in nested[:3])
            count = f"等{len(nested)}处" if len(nested) > 3 else ""
            yield _at(
                section.key or "report",
                nested[0],
                f"“{short(section.heading.text)}”里又用了“一、”一级的序号：{named}{count}，请改用（一）（二）。",
            )
        numbers = [
            (_NUMERALS.index(match[1]) + 1, line)
            for line in section.lines
            if line.is_heading and (match := _SUB_NUMBER.match(line.text.strip()))
        ]
        for place, (number, line) in enumerate(numbers, start=1):
            if number != place:
                right = f"（{_NUMERALS[min(place, 10) - 1]}）"
                message = f"小标题“{short(line.text)}”的序号应为{right}，请核对是否漏号或重号。"
                yield _at(section.key or "report", line, message)
                break


@check("S-15", "有模板残留或待补处", Severity.WARN, Source(Grade.PRACTICE, "交付前应补齐、删净"))
def template_residue(subject: Subject) -> Iterator[Fault]:
    """No place of a template is left unfilled, and no 【待补】 or 【待核】.

    Why: such places have been published.
    Wrong: 收到申请XX件; （具体网址）.  Right: the figure, the address.
    """
    for part, line in subject.narrative:
        if mark := MARK.search(line.text) or _RESIDUE.search(line.text):
            count = len(MARK.findall(line.text))
            more = f"等{count}处" if count > 1 else ""
            yield _at(part, line, f"还有“{short(mark[0])}”{more}没有补好，请补上或删去。")


# Every alternative begins with a character of its own, by which a search finds its place at once.
_RESIDUE = regex(
    "|".join(rf"{each}(?<![A-Za-z]{each})[XxＸｘ]+(?![A-Za-z])" for each in "XxＸｘ")
    + r"|××+|\*\*\*+|____*|（具体[^（）]{1,8}）|该部分以表格形式报告|此处(?:填写|插入|省略)"
    r"|（请?填写[^（）]{0,12}）|待(?:补充|填写|完善)(?=[。；，）]|$)|【[^】]{0,20}】|〇〇+年|某某(?:镇|局|县|单位)"
)


def _is_second_rank(text: str) -> bool:
    return bool(re.match(rf"\s*(?:[（(][{_NUMERALS}][）)]|[{_NUMERALS}]、)", text))


def _at(where: str, line: Line, message: str) -> Fault:
    return Fault(where, message, short(line.text), line.number)

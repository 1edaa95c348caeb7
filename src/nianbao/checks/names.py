"""Checks for names and citations of others: agencies, levels, self-names, documents, meetings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, Undecided, check
from nianbao.checks.places import at_most_five
from nianbao.checks.words import short
from nianbao.report.regex import regex
from nianbao.report.report import AgencyKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.subject import Subject

_OTHERS = Source(Grade.PRACTICE, "报告主体应为本机关，防止套用他人稿件")
_CITATIONS = Source(Grade.PRACTICE, "引用文件的名称、文号应准确、现行有效")
_MEETINGS = Source(Grade.ADVICE, "会议届次与年度应相符")

_STARTS = r"(?:(?<=^)|(?<=[。；，、：\n]))"
_SUBJECT = regex(
    rf"{_STARTS}(?:\s|20\d\d年，?)*(?P<name>[\u4e00-\u9fff]{{1,10}}?(?:县|区|市|省|镇|乡|街道|局|委员会|发改委|卫健委|政府|办公室))"
    r"(?=(?:严格|认真|积极|高度|全面|深入|扎实|坚持|按照|依托|通过|共|全年|主动公开|收到|新收|受理|公开(?!栏|平台|专)|制发|组织开展|加强|持续|严格按照))"
)
_ACTS = regex(
    "[县区市省镇乡道局会委府室](?:严格|认真|积极|高度|全面|深入|扎实|坚持|按照|依托|通过|共|全年|主动|收到|新收|受理|公开|制发|组织|加强|持续)"
)
"""A name ends and its deed begins; without it no agency is the subject."""
_GENERAL = regex(
    "^(?:[对把将与和向由从在为经按据]|我|本|该|各|全|其[他它]|有关|相关|上级|同级|下级|所属|下属|县级?|区级?|市级?|省级?|人民|县委|区委|市委|省委|党委|镇党委|乡党委|各级)"
)
_SUPERIOR = regex(
    "(?:政府办公室|政务公开办|政府办|县政府|区政府|市政府|省政府|司法局|档案局|档案馆|大数据局|融媒体中心)$"
)
_HIGH = {
    AgencyKind.TOWN: "省|市",
    AgencyKind.SUBDISTRICT: "省|市",
    AgencyKind.DEPARTMENT: "省",
    AgencyKind.COUNTY: "省",
}
_QUOTED = regex("《[^《》\n]{1,80}》|“[^“”\n]{1,60}”|〔[^〔〕]*〕")
_SELF = {
    AgencyKind.TOWN: "我局|我街道|我县|我区|我市",
    AgencyKind.SUBDISTRICT: "我镇|我乡|我局|我县|我市",
    AgencyKind.DEPARTMENT: "我镇|我乡|我街道",
    AgencyKind.COUNTY: "我镇|我乡|我街道|我局",
}
_VARIANTS = (
    ("卫健局", "卫健委"),
    ("发改局", "发改委"),
    ("教育局", "教体局"),
    ("住建局", "住建委"),
    ("卫生健康局", "卫生健康委"),
)
_DOCUMENT = regex(
    r"国办(?P<office>公开办)?(?P<kind>[\u4e00-\u9fff]{1,2}?)?(?P<open>[〔\[［（(【]?)(?P<year>20\d\d)(?P<close>[〕\]］）)】]?)(?P<number>\d{1,3})号"
)
_OBSOLETE = (
    ("国办公开办函〔2019〕60号", "已由国办公开办函〔2021〕30号取代"),
    ("国办公开办函〔2016〕201号", "早于现行条例"),
    ("第492号", "已被国务院令第711号取代"),
    ("492号令", "已被国务院令第711号取代"),
)
_HISTORY = regex("修订|取代|废止|原|此前|自.{0,10}以来|旧")
_PLENUM = regex("(?P<congress>十[八九]|二十)届(?P<number>[一二三四五六七])中全会")
_HELD = {("二十", "一"): 2022, ("二十", "二"): 2023, ("二十", "三"): 2024, ("二十", "四"): 2025}
_CONGRESS = {"党的二十大": 2022}
_REMEMBERED = 1_024
"""Sentences; several checks ask for each."""
_BRACKETS = ("〔", "〕")


@check("Y-04", "别的单位名称成了报告主体", Severity.ERROR, _OTHERS)
def another_agency_is_the_subject(subject: Subject) -> Iterator[Fault | Undecided]:
    """Whoever does the work of the report is the reporting agency.

    Why: reports have been published with another county's name in them.
    Wrong: 县发改局严格落实条例 in the report of a 民政局.  Right: 县政府办公室组织的培训; 向县档案馆移送.
    """
    own = subject.paper.agency
    if not own:
        yield Undecided("不知道单位名称")
        return
    faults = []
    for sentence in subject.sentences:
        if _ACTS.search(sentence.text) is None:
            continue
        for match in _SUBJECT.finditer(_own_words(sentence.text)):
            name = match["name"]
            if _GENERAL.match(name) and not re.search(
                "发改|教育|民政|财政|人社|住建|水利|农业|卫健|审计", name
            ):
                continue
            if _is_own(name, own) or _SUPERIOR.search(name):
                continue
            faults.append(
                Fault(
                    sentence.part,
                    f"“{name}”不是本机关（{own}），却是这句话的主语，请核对是否套用了别人的稿子。",
                    short(sentence.text),
                    sentence.line,
                )
            )
    yield from at_most_five(faults)


@check("Y-05", "行政层级用词过高", Severity.WARN, _OTHERS)
def level_is_too_high(subject: Subject) -> Iterator[Fault | Undecided]:
    """全省, 全市 and the like belong to bodies of that level.

    Why: they come with a superior's text.
    Wrong: 推动全省政府信息公开工作 in a town's report.  Right: 全镇; a superior's notice quoted by its title.
    """
    kind = subject.paper.kind
    if kind is None:
        yield Undecided("不知道单位类别")
        return
    if kind is AgencyKind.COUNTY and subject.paper.agency.rstrip("人民政府办公室").endswith("市"):
        return
    levels = _HIGH[kind] if "市" not in subject.paper.agency else "省"
    pattern = regex(f"(?:全(?:{levels})(?!部|面|统一|政务服务|通办|一体)|我(?:{levels}))")
    faults = []
    for sentence in subject.sentences:
        text = _own_words(sentence.text)
        match = pattern.search(text)
        if match and not re.search(
            "排名|位列|第[一二三四五六七八九十\\d]|考核|抽查|通报|统一|会议|部署|荣获|评为|系统", text
        ):
            faults.append(
                Fault(
                    sentence.part,
                    f"“{match[0]}”超出本机关的层级，请核对是否沿用了上级的文字。",
                    short(sentence.text),
                    sentence.line,
                )
            )
    yield from at_most_five(faults)


@check("Y-06", "自称与单位不符或前后不一", Severity.WARN, _OTHERS)
def self_name_does_not_fit(subject: Subject) -> Iterator[Fault | Undecided]:
    """The agency calls itself what it is, by one name.

    Why: 我局 in a town's report comes from a department's.
    Wrong: 我局 in the report of 青石镇; 县卫健局 and 县卫健委 side by side.  Right: 我镇 throughout.
    """
    kind = subject.paper.kind
    if kind is None:
        yield Undecided("不知道单位类别")
        return
    wrong = regex(f"(?:{_SELF[kind]})(?!县|域)")
    faults = []
    for sentence in subject.sentences:
        text = _own_words(sentence.text)
        if (match := wrong.search(text)) and not _of_own_area(match[0], subject.paper.agency):
            faults.append(
                Fault(
                    sentence.part,
                    f"自称“{match[0]}”与单位“{subject.paper.agency}”不符，请改正。",
                    short(sentence.text),
                    sentence.line,
                )
            )
    for one, other in _VARIANTS:
        if one in subject.prose and other in subject.prose:
            faults.append(Fault("report", f"“{one}”和“{other}”同时出现，请统一为现行名称。"))
    yield from at_most_five(faults)


@check("Y-07", "引用文件的名称、文号不对或已失效", Severity.WARN, _CITATIONS)
def citation_is_wrong(subject: Subject) -> Iterator[Fault]:
    """Cited documents carry their right name, number and 〔〕, and are in force.

    Why: a wrong character in the number is copied from report to report.
    Wrong: 国办公开办涵〔2021〕30号; 国办公开办函[2021]30号; 60号 of 2019.  Right: 国办公开办函〔2021〕30号.
    """
    faults = []
    for sentence in subject.sentences:
        for match in _DOCUMENT.finditer(sentence.text):
            wrong = []
            if match["kind"] and match["kind"] not in ("函", "发", "秘函", "秘", "电", "办"):
                wrong.append(f"“{match['kind']}”应为“函”")
            if (match["open"], match["close"]) != _BRACKETS:
                wrong.append("年份要用六角括号〔〕")
            if wrong:
                faults.append(
                    Fault(
                        sentence.part,
                        f"文号“{match[0]}”写得不对：{'，'.join(wrong)}。",
                        short(sentence.text),
                        sentence.line,
                    )
                )
        for number, why in _OBSOLETE:
            if number in sentence.text and not _HISTORY.search(sentence.text):
                faults.append(
                    Fault(
                        sentence.part,
                        f"引用的“{number}”{why}，请改引现行文件。",
                        short(sentence.text),
                        sentence.line,
                    )
                )
    yield from at_most_five(faults)


@check("Y-08", "会议届次与年度不符", Severity.WARN, _MEETINGS)
def meeting_was_not_yet_held(subject: Subject) -> Iterator[Fault | Undecided]:
    """A plenum named must have been held by the end of the year reported on.

    Why: next year's wording, or another year's, has slipped in.
    Wrong: 二十届三中全会 in the report on 2022.  Right: in the report on 2024.
    """
    year = subject.paper.year
    if year is None:
        yield Undecided("不知道报告年度")
        return
    for sentence in subject.sentences:
        for match in _PLENUM.finditer(sentence.text) if "中全会" in sentence.text else ():
            held = _HELD.get((match["congress"], match["number"]))
            if held and held > year:
                yield Fault(
                    sentence.part,
                    f"“{match[0]}”在{held}年召开，报告年度是{year}年，请核对。",
                    short(sentence.text),
                    sentence.line,
                )
        for name, held in _CONGRESS.items():
            if name in sentence.text and held > year:
                yield Fault(
                    sentence.part,
                    f"“{name}”在{held}年召开，报告年度是{year}年，请核对。",
                    short(sentence.text),
                    sentence.line,
                )


@lru_cache(maxsize=_REMEMBERED)
def _own_words(text: str) -> str:
    """The text at the same length with what stands in quotes blotted out."""
    return _QUOTED.sub(_blank, text) if any(mark in text for mark in "《“〔") else text


def _blank(match: re.Match[str]) -> str:
    return "\ue000" * len(match[0])


def _is_own(name: str, own: str) -> bool:
    """Whether a name is the agency's, in full or as its officials shorten it."""
    bare = name.removesuffix("人民政府").removesuffix("政府").removesuffix("办事处")
    return (
        bare in own or own in name or name in ("镇政府", "乡政府", "镇", "乡", "街道", "局", "县局", "区局")
    )


def _of_own_area(self_name: str, agency: str) -> bool:
    """我县 in the report of a county's department speaks of its county."""
    return self_name[1:] in agency

"""Checks of words and register: typos, slogans, ways of naming oneself and one's accounts."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, check
from nianbao.checks.places import BLOT, HAN, Writing, at_most_five, in_quotes, lines_of, quoted
from nianbao.checks.wording_rows import ORAL_WORDS, SLOGANS, TYPOS
from nianbao.report.regex import regex
from nianbao.report.report import AgencyKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.places import Place
    from nianbao.checks.subject import Subject

_SPELLING = Source(Grade.PRACTICE, "政府网站检查指标对错别字、表述错误的要求")
_PLAIN = Source(Grade.PRACTICE, "国办公开办函〔2021〕30号“不能遗漏，也不宜泛化”")
_REGISTER = Source(Grade.PRACTICE, "公文用语应庄重、前后一致")
_NAMES = Source(Grade.ADVICE, "账号名称加引号并前后一致，便于查找")
_SUBJECT_MATTER = Source(Grade.TEMPLATE, "年报格式：报告的对象是政府信息公开工作")

_SLOGAN = regex("|".join(sorted(SLOGANS, key=len, reverse=True)))
_IN_FORCE = regex("(?:现行|继续|合法|是否)有效|有效(?:期|性|身份|证件|件数|文件)")
"""有效 as a term."""
MOST_SLOGANS_PER_1000 = 8
"""Measured: experts' texts have none, a published report full of figures 4, thin ones 8 to 17."""
_FEWEST_SLOGANS = 6
"""In a short text a few such words are no habit."""
_THOUSAND = 1000


_SELF_NOUNS = {
    AgencyKind.TOWN: "镇|乡|单位",
    AgencyKind.SUBDISTRICT: "街道|办事处|单位",
    AgencyKind.DEPARTMENT: "局(?!部|面|域)|委(?!托|派|会|员)|中心(?!城)|单位",
    AgencyKind.COUNTY: "县(?!委|域)|区(?!委|域|间|分|别|块)|市(?!委|场|域|级)|旗",
    None: "镇|乡|街道|办事处|局(?!部|面|域)|单位",
}
_OF_THE_AREA = "(?!居民|村民|群众|范围|辖区|户籍|实际|区域|各|境内|籍|级|内)"
_SELF = {kind: regex(f"我(?:{nouns})|本(?:{nouns}){_OF_THE_AREA}") for kind, nouns in _SELF_NOUNS.items()}
_BODY_AS_SUBJECT = regex(
    "(?<![^，。；：\n])[镇乡](?:人民)?政府(?=高度|严格|认真|积极|坚持|组织|召开|开展|建立|成立|印发|制定|收到|"
    "受理|公开了|发布|主动|通过|共|未|将|不断|进一步|及时|全面|按照|依托|利用)"
)

_ACCOUNT = regex(
    "(公众号|视频号|抖音|微博|头条号|快手)号?[：:]?“([^“”\n]{2,20})”(?!栏|专栏|专题|板块|版块|菜单|频道|话题)"
)
_RENAMED = regex("更名|改名|原名|原“|注销|合并|关停|整合|变更|迁移")
_PLACES = regex(f"([{HAN}]{{2,3}}?)(?:县|区|市|旗|镇|乡|街道)")
_TELLS_APART = frozenset("一二三四五六七八九十0123456789东南西北中上下大小新老")
_NEAR, _MOST_NAMES = 15, 20

_AFFAIRS = regex(
    "政务公开(?!(?:工作)?(?:领导小组|专区|专栏|栏|窗口|办公室|日|要点|标准|目录|专员|考核|培训|评估|大厅))"
)
_REPORT_ON_AFFAIRS = regex("政务公开(?:工作)?(?:年度报告|年度工作报告|年报)(?!栏|专栏)")
_SEEN = tuple((frozenset(seen), seen, typo) for typo in TYPOS for seen in typo.seen)
"""The words in which a slip betrays itself, each with its characters."""


@check("L-06", "错别字", Severity.WARN, _SPELLING)
def frequent_typo(subject: Subject) -> Iterator[Fault]:
    """Slips that reports of this kind are full of, looked up in a list; where a word can be right, it passes.

    Why: spell checkers know neither the terms of the form nor the words that are confused here.
    Wrong: 国办公开办涵；截止2024年12月31日.  Right: 国办公开办函；截至2024年12月31日；报名截止日期.
    """
    writing = subject.writing
    faults = []
    for needs, seen, typo in _SEEN:
        if not needs <= writing.characters or seen not in writing.text:
            continue
        places = list(writing.find(seen, not_after=typo.not_after, not_before=typo.not_before))
        if places:
            right = seen.replace(typo.slip, typo.right)
            count = f"，共{len(places)}处" if len(places) > 1 else ""
            faults.append(_at(places[0], f"“{seen}”应为“{right}”{count}，请改正。"))
    yield from at_most_five(faults)


@check("L-07", "套话太密", Severity.HINT, _PLAIN)
def dense_slogans(subject: Subject) -> Iterator[Fault]:
    """Set phrases are few: what was done, and how often, says more.

    Why: 高度重视、切实、扎实、进一步 stand where a fact is missing.
    Wrong: 高度重视，进一步强化，切实保障，扎实推进.  Right: 召开专题会议2次，修订制度1项.
    """
    lines = ((part, line) for part, line in subject.narrative if not line.is_heading)
    writing = Writing(lines, own_words=True)
    found = Counter(_SLOGAN.findall(_IN_FORCE.sub("", writing.text)))
    length = len("".join(writing.text.split()).replace(BLOT, ""))
    if found.total() < _FEWEST_SLOGANS or found.total() * _THOUSAND <= length * MOST_SLOGANS_PER_1000:
        return
    often = "、".join(f"{word}{times}次" for word, times in found.most_common(5))
    yield Fault(
        "report",
        f"正文约{length}字里有套话{found.total()}处，平均每千字{found.total() * _THOUSAND // length}处，"
        f"用得最多的是{often}；请删去，或者换成做了什么、做了多少。",
    )


@check("L-08", "自称不统一，或用了口语", Severity.WARN, _REGISTER)
def mixed_first_person_or_oral_word(subject: Subject) -> Iterator[Fault]:
    """The agency calls itself by one name throughout, and words of talk are put into words of writing.

    Why: 我镇 here and 本镇 there show that texts of several hands were put together.
    Wrong: 我镇公开86条……本镇举办培训；名单弄好了.  Right: 我镇公开86条……我镇举办培训；名单已更新.
    """
    writing = Writing(subject.narrative, own_words=True)
    faults = list(_mixed_names(writing, subject.paper.kind))
    found = (
        (oral, list(writing.find(oral.word, not_after=oral.not_after, not_before=oral.not_before)))
        for oral in ORAL_WORDS
        if oral.word in writing.text
    )
    faults += [
        _at(places[0], f"“{oral.word}”是口语：{quoted(places)}，建议{oral.instead}。")
        for oral, places in found
        if places
    ]
    yield from at_most_five(faults)


@check("L-09", "账号名称没加引号或前后不一致", Severity.HINT, _NAMES)
def account_name_unquoted_or_inconsistent(subject: Subject) -> Iterator[Fault]:
    """The name of an account stands in quotes, and is the same wherever it is told.

    Why: readers search for the account by its name.
    Wrong: 微信公众号青石发布；公众号“青石发布”……“青石镇发布”.  Right: 微信公众号“青石发布” throughout.
    """
    writing = Writing((part, line) for part, line in subject.narrative if not line.is_heading)
    faults = list(_unquoted(writing, subject.paper.agency))
    names: dict[tuple[str, str], Place] = {}
    for match in _ACCOUNT.finditer(writing.text):
        if not _RENAMED.search(writing.text, max(0, match.start() - _NEAR), match.end() + _NEAR):
            names.setdefault((match[1], match[2]), writing.place(*match.span(2)))
    for (one, first), (other, second) in combinations(list(names)[:_MOST_NAMES], 2):
        if one == other and _alike(first, second):
            faults.append(
                _at(names[other, second], f"同类账号有两个相近的名称：“{first}”“{second}”，请核对后统一。")
            )
    yield from at_most_five(faults)


@check("L-10", "该说政府信息公开的地方说了政务公开", Severity.WARN, _SUBJECT_MATTER)
def openness_of_affairs_for_openness_of_information(subject: Subject) -> Iterator[Fault]:
    """Title, headings and the report's own name speak of 政府信息公开, the narrower statutory term.

    Why: the report is prescribed for 政府信息公开; 政务公开 is wider, and another report's subject.
    Wrong: （四）政务公开平台建设.  Right: （四）政府信息公开平台建设; 政务公开领导小组, 政务公开专区.
    """
    lines = list(lines_of(subject.paper))
    headings = Writing(((part, line) for part, line in lines if line.is_heading), own_words=True)
    places = [
        place
        for place in headings.search(_AFFAIRS)
        if "政府信息公开" not in place.line.text.replace(subject.paper.agency or BLOT, "")
    ]
    prose = Writing(((part, line) for part, line in lines if not line.is_heading), own_words=True)
    places += prose.search(_REPORT_ON_AFFAIRS)
    faults = [
        _at(place, f"{in_quotes(place.context)}中的“政务公开”应为“政府信息公开”，请改正。")
        for place in places
    ]
    yield from at_most_five(faults)


def _at(place: Place, message: str) -> Fault:
    return Fault(place.part, message, place.excerpt, place.line.number)


def _mixed_names(writing: Writing, kind: AgencyKind | None) -> Iterator[Fault]:
    by_name: dict[str, list[Place]] = {}
    for place in writing.search(_SELF[kind]):
        by_name.setdefault(place.words, []).append(place)
    if kind is AgencyKind.TOWN and by_name:
        for place in writing.search(_BODY_AS_SUBJECT):
            by_name.setdefault(place.words, []).append(place)
    for noun in dict.fromkeys(name[1:] for name in by_name if name[0] in "我本"):
        same = [name for name in by_name if name[1:] == noun or name.startswith(noun)]
        if len(same) > 1:
            often = max(same, key=lambda name: (name[0] in "我本", len(by_name[name])))
            rare = min(same, key=lambda name: (name == often, len(by_name[name])))
            told = "、".join(f"“{name}”{len(by_name[name])}处" for name in same)
            yield _at(by_name[rare][0], f"自称不统一：{told}，请统一为一种，如“{often}”。")


def _unquoted(writing: Writing, agency: str) -> Iterator[Fault]:
    stems = "|".join(re.escape(stem) for stem in _PLACES.findall(agency))
    if not stems:
        return
    account = regex(f"(?:公众号|视频号|抖音号|头条号|快手号)[：:]?(?:{stems})[{HAN}]{{0,6}}")
    if places := list(writing.search(account)):
        yield _at(places[0], f"账号名称没有加引号：{quoted(places)}，请给名称加上“”。")


def _alike(one: str, other: str) -> bool:
    """Whether two names look like one name told in two ways, and not like two accounts numbered or placed."""
    short, long = sorted((one, other), key=len)
    if short in long:
        return not set(long.replace(short, "", 1)) & _TELLS_APART
    if len(long) - len(short) == 1:
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    apart = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) == len(other) > 3 and len(apart) == 1 and not set(apart[0]) & _TELLS_APART

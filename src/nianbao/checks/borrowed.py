"""Checks for years, periods and links left over from another report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, Undecided, check
from nianbao.checks.places import at_most_five
from nianbao.checks.words import short
from nianbao.report.figures import FigureKind
from nianbao.report.regex import regex
from nianbao.report.report import AgencyKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.subject import Subject
    from nianbao.report.paper import Sentence

_YEARS = Source(Grade.PRACTICE, "本年工作的年份应为报告年度")
_PERIOD = Source(Grade.PRACTICE, "统计期限为报告年度1月1日至12月31日")
_LINKS = Source(Grade.PRACTICE, "网址应有效，不沿用往年页面")
_DEADLINE = Source(Grade.LAW, "《政府信息公开条例》第四十九条")

_OWN_WORK = regex(
    r"(?P<year>20\d\d)\s*年(?:度)?(?:，|以来|全年|我[镇乡局县区街道]|本[镇乡局县区]|主动公开|共|累计|收到|新收|受理|召开|组织|开展"
    r"|制发|发布|办理|坚持|深入|认真|严格|积极|持续|在县委|在区委|政府信息公开工作(?!要点|年度报告|报告))"
)
_UNTIL = regex(r"截[至止](?:到)?\s*(?P<year>20\d\d)\s*年\s*12\s*月(?:\s*31\s*日|底)")
_INNOCENT = regex(
    "计划|规划|预算|决算|要点|方案|报告|条例|办法|通知|意见|上年|去年|上一年|同比|相比|较|比|明年|下一年|下一步|下步|将|拟|力争|第.{1,4}届"
    "|修订|印发|出台|施行|以来的|期间|往年|历史|档案|旧文件|起"
)
_FULL_PERIOD = regex(
    r"(?P<from>20\d\d)\s*年\s*(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*日?\s*(?:起)?[，,]?\s*(?:至|到|—|-|－|～|~)\s*"
    r"(?:(?P<to>20\d\d)\s*年)?\s*(?P<m2>\d{1,2})\s*月\s*(?P<d2>\d{1,2})\s*日"
)
_TORN_DATE = regex(r"20\d\d\d{1,2}月\d{1,2}日|20\d\d年\d{1,2}日|20\d\d年月|\d{1,2}月日|年1月1日至月")
_ABOUT_PERIOD = regex("统计|数据|期限|期间|起止|截[至止]")
_PUBLISHED = regex("公布|公开发布|发布|印发|报送|编制完成|成文|上报")
_DUE = regex("(?:以|之)?[前内底末起]|[^，。；\\d]{1,6}前|(?:上|中|下)旬前|的?春季|的?秋季")
"""Behind the date of a measure planned for the next year."""
_URL = regex(r"(?:https?://|www\.)[A-Za-z0-9./_?=&%#~:-]+")
_DOMAIN = regex(r"(?:https?://)?(?P<host>[A-Za-z0-9.-]+)")
_BAD_HOST = regex(r"(?:^|\.)(?:gong|gvo|gov\.com|goc|gou)\.cn$|\.gov\.c$|\.gov$|\.\.|^https?$|govcn|gov\.cnn")
_URL_YEAR = regex(r"/(20\d\d)(?:\.html?|/)")
_LAST_DAY = {AgencyKind.COUNTY: (3, 31)}
_USUAL_LAST_DAY = (1, 31)


@check("Y-01", "本年工作里出现别的年份", Severity.ERROR, _YEARS)
def another_year_in_this_years_work(subject: Subject) -> Iterator[Fault | Undecided]:
    """Title, 截至 and sentences on own work name the year reported on.

    Why: the commonest trace of last year's file.
    Wrong: 2023年，我镇主动公开信息86条, in the report on 2024.  Right: 2024年; 2025年计划…; 2023年度预算.
    """
    year = subject.paper.year
    if year is None:
        yield Undecided("不知道报告年度")
        return
    faults = []
    titled = {int(found) for found in re.findall(r"20\d\d", subject.paper.title)}
    if titled and year not in titled:
        faults.append(
            Fault("title", f"标题里的年份是{min(titled)}，报告年度是{year}，请改正。", subject.paper.title)
        )
    for sentence in _dated(subject):
        for match in (*_OWN_WORK.finditer(sentence.text), *_UNTIL.finditer(sentence.text)):
            named = int(match["year"])
            around = sentence.text[max(0, match.start() - 8) : match.end() + 14]
            if named != year and not _INNOCENT.search(around) and not _compares(sentence, year):
                faults.append(
                    _at(
                        sentence,
                        f"“{short(match[0])}”里的年份是{named}，报告年度是{year}，请核对是否沿用了旧稿。",
                    )
                )
    yield from at_most_five(faults)


@check("Y-02", "统计期限不是报告年度或写得不全", Severity.ERROR, _PERIOD)
def period_is_not_the_year(subject: Subject) -> Iterator[Fault | Undecided]:
    """The period runs from 1 January to 31 December of the year reported on.

    Why: the tables count that year and nothing else.
    Wrong: 2023年1月1日至2023年12月31日 in the report on 2024; 20241月1日.  Right: 2024年1月1日至12月31日.
    """
    year = subject.paper.year
    if year is None:
        yield Undecided("不知道报告年度")
        return
    for sentence in _dated(subject):
        if torn := _TORN_DATE.search(sentence.text):
            yield _at(sentence, f"日期“{torn[0]}”写得不全，请核对。")
        for match in _FULL_PERIOD.finditer(sentence.text):
            if not _ABOUT_PERIOD.search(sentence.text):
                continue
            begins = (int(match["from"]), int(match["m1"]), int(match["d1"]))
            ends = (int(match["to"] or match["from"]), int(match["m2"]), int(match["d2"]))
            if begins != (year, 1, 1) or ends != (year, 12, 31):
                yield _at(sentence, f"统计期限写的是“{match[0]}”，应为{year}年1月1日至12月31日。")


@check("Y-03", "出现报告年度以外的日期", Severity.WARN, _YEARS)
def date_outside_the_year(subject: Subject) -> Iterator[Fault | Undecided]:
    """Full dates of own work lie in the year reported on.

    Why: a date of January belongs to last year's report, or to the next.
    Wrong: 2025年1月15日开展培训 in the report on 2024.  Right: the day of publication, in the lead.
    """
    year = subject.paper.year
    if year is None:
        yield Undecided("不知道报告年度")
        return
    faults = []
    for part, line, reading in subject.readings:
        for figure in reading.figures:
            if figure.kind is not FigureKind.DATE or figure.low < 10_000_000:
                continue
            named = int(figure.low) // 10_000
            around = line.text[max(0, figure.start - 14) : figure.end + 14]
            if named == year or _INNOCENT.search(around) or _ABOUT_PERIOD.search(around):
                continue
            if part == "lead" and _PUBLISHED.search(around):
                continue
            if re.search("第[^，。]{1,6}号|〔|号令|施行|修订|通过", around):
                continue
            if part == "5" and named == year + 1 and _DUE.match(line.text, figure.trail_end):
                continue
            faults.append(
                Fault(part, f"日期“{figure.text}”不在{year}年内，请核对。", short(around), line.number)
            )
    yield from at_most_five(faults)


@check("Y-09", "网址像是旧的或写错了", Severity.WARN, _LINKS)
def link_is_old_or_malformed(subject: Subject) -> Iterator[Fault]:
    """A link leads to a page of this year, at a domain that can exist.

    Why: links are copied with last year's text.
    Wrong: /2022.html in the report on 2024; gong.cn.  Right: the permanent address of the column.
    """
    for part, line in subject.narrative:
        for match in _URL.finditer(line.text) if "://" in line.text or "www" in line.text else ():
            address = match[0].rstrip(".")
            domain = _DOMAIN.match(address)
            host = domain["host"] if domain else ""
            year = subject.paper.year
            years = [int(found) for found in _URL_YEAR.findall(address)]
            if host and _BAD_HOST.search(host):
                yield Fault(
                    part, f"网址“{short(address)}”的域名像是写错了，请核对。", short(address), line.number
                )
            elif year and years and max(years) < year:
                yield Fault(
                    part,
                    f"网址“{short(address)}”里的年份是{max(years)}，早于报告年度{year}，请核对是否沿用了旧页面。",
                    short(address),
                    line.number,
                )


@check("Y-10", "公布时间晚于规定期限", Severity.WARN, _DEADLINE)
def published_after_the_deadline(subject: Subject) -> Iterator[Fault | Undecided]:
    """Departments publish by 31 January, a county government by 31 March; towns by the county's date.

    Why: the regulation sets the dates.
    Wrong: 局 publishing on 2025年2月10日.  Right: 2025年1月20日.
    """
    year, kind = subject.paper.year, subject.paper.kind
    if year is None or kind is None:
        yield Undecided("不知道报告年度或单位类别")
        return
    month, day = _LAST_DAY.get(kind, _USUAL_LAST_DAY)
    last = (year + 1) * 10_000 + month * 100 + day
    for part, line, reading in subject.readings:
        for figure in reading.figures:
            late = figure.kind is FigureKind.DATE and figure.low > last
            if not late or int(figure.low) // 10_000 != year + 1:
                continue
            around = line.text[max(0, figure.start - 12) : figure.end + 12]
            if re.search("报告|年报", around) and _PUBLISHED.search(around):
                yield Fault(
                    part,
                    f"报告公布时间“{figure.text}”晚于{year + 1}年{month}月{day}日，请核对；"
                    "当地另有规定的从其规定。",
                    short(around),
                    line.number,
                )


def _dated(subject: Subject) -> Iterator[Sentence]:
    """The sentences in which a year stands, or a date that has lost a part."""
    return (
        each
        for each in subject.sentences
        if "20" in each.text or "月日" in each.text or "日至月" in each.text
    )


def _compares(sentence: Sentence, year: int) -> bool:
    """Whether both years stand in the sentence, one for comparison."""
    return str(year) in sentence.text


def _at(sentence: Sentence, message: str) -> Fault:
    return Fault(sentence.part, message, short(sentence.text), sentence.line)

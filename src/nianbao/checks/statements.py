"""Checks of what each part must say: assessment, fee, problems with measures, progress, substance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, Undecided, check
from nianbao.checks.words import short
from nianbao.report.document import MARK
from nianbao.report.figures import numeral
from nianbao.report.regex import regex
from nianbao.report.report import AgencyKind
from nianbao.report.tables import part_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.subject import Subject

_RESULTS = Source(Grade.LAW, "《政府信息公开条例》第五十条第（四）项：工作考核、社会评议和责任追究结果情况")
_FEE = Source(Grade.PRACTICE, "国办函〔2020〕109号，信息处理费的收取情况写入其他需要报告的事项")
_PROBLEMS = Source(Grade.PRACTICE, "问题与改进措施逐条对应")
_PROGRESS = Source(Grade.LAW, "《政府信息公开条例》第五十条：存在的主要问题及改进情况")
_SUBSTANCE = Source(Grade.ADVICE, "内容应具体，切题")
_LENGTH = Source(Grade.ADVICE, "同类单位已发布年报的常见篇幅")

_ASSESSED = (
    ("工作考核", "考核|考评|绩效|测评结果|排名|评估"),
    ("社会评议", "社会评议|评议|满意度|问卷|公众评价|群众评价"),
    ("责任追究", "责任追究|追究责任|追责|问责|追究|处分|约谈"),
)
_FEE_TOLD = regex("处理费|收费|收取费用|未收取|没有收取|费用")
_FUTURE = regex("将|计划|拟|下一步|下步|今后|进一步|明年|力争|要(?!求|点|闻)|20\\d\\d年")
_DONE = regex(
    "已(?!经?成为)|完成|办妥|做到|解决|整改到位|得到(?:改善|解决)|落实了|新增|增设|补齐|上年|上一年|去年|较上年|往年|未完成|尚未|仍未|改进情况"
)
_ORDINAL = regex(
    r"([一二三四五六七八九十])是|(?:^|\n)\s*(?:[（(]?(\d{1,2})[)）.．、]|[（(]([一二三四五六七八九十])[)）])"
)
_MEASURES_BEGIN = regex(
    "(?:针对|对此|为此|对照)[^。\n]{0,20}(?:问题|不足)|改进措施|整改措施|下一步|下步|今后|改进情况|采取以下|主要从以下"
)
_PAIRED = regex("改进措施：|措施：|下一步：|整改情况：|改进情况：|针对这一|针对该")
_MEASURE = regex("以后|今后|(?:20\\d\\d|明)年[^，。；\n]{0,14}(?:起|前|内|底|将|拟|逐|每)|拟[从由于在]|改法")
"""A measure told beside its problem, without a heading for measures."""
_COVERS_SEVERAL = regex("以上|上述|前[两二三]|两项问题|这些问题|同时解决|一并")
_SHORTEST = 25
_SUBSTANTIAL = regex(r"未收到|没有收到|未发生|【|《|[\d二三四五六七八九十][件条次期篇份个处项场]")
"""A figure, a title or a zero is substance, however short the text."""
_ON_TOPIC = {
    "on_request": "申请",
    "platform": "网站|专栏|专区|公众号|公开栏|平台|新媒体|微博|抖音|视频号|查阅|触摸屏|大厅|热线|栏目|电子屏"
    "|自助机|广播",
    "supervision": "考核|评议|培训|监督|责任|检查|督查|通报|领导小组|会议|问责|追究|测评|问卷",
}
_BANDS = {
    AgencyKind.TOWN: (200, 1_800),
    AgencyKind.SUBDISTRICT: (200, 1_800),
    AgencyKind.DEPARTMENT: (300, 3_000),
    AgencyKind.COUNTY: (1_000, 6_000),
}
"""Characters of section 一; the upper ends leave room above what was seen."""
_SECTION_5 = (80, 1_500)


@check("S-05", "没有写考核、社会评议或责任追究结果", Severity.ERROR, _RESULTS)
def results_of_supervision_are_missing(subject: Subject) -> Iterator[Fault | Undecided]:
    """考核, 社会评议 and 责任追究 are each told of, none included.

    Why: the regulation asks them of 各级人民政府; for departments and 街道 it is a hint.
    Wrong: 监督保障 with trainings only.  Right: 县级考核良好，开展社会评议1次，无责任追究情形.
    """
    if subject.paper.kind is None:
        yield Undecided("不知道单位类别")
        return
    text = "\n".join(subject.text_of(section.key) for section in subject.paper.sections if section.key)
    # A 【待补】 that asks for it is reported as such.
    done = _without_plans(text)
    missing = [name for name, words in _ASSESSED if not re.search(words, done)]
    if missing:
        bound = subject.paper.kind in (AgencyKind.TOWN, AgencyKind.COUNTY)
        yield Fault(
            "1.supervision",
            f"没有写{'、'.join(missing)}的结果，请在监督保障中补上；没有开展或没有发生的也要写明。",
            severity=None if bound else Severity.HINT,
        )


@check("S-06", "没有说明信息处理费收取情况", Severity.WARN, _FEE)
def fee_is_not_mentioned(subject: Subject) -> Iterator[Fault]:
    """Section 六 says whether a 信息处理费 was collected, and how much.

    Why: readers cannot tell none from not mentioned.
    Wrong: 暂无其他需要报告的事项.  Right: 2024年未收取政府信息公开信息处理费.
    """
    section = subject.paper.section("6")
    if section is None:
        return
    everywhere = f"{subject.text_of('6')}\n{subject.text_of('1.on_request')}"
    if not _FEE_TOLD.search(everywhere):
        lines = [line for line in section.lines if not line.is_heading]
        yield Fault(
            "6",
            "第六部分没有说明政府信息公开信息处理费的收取情况，请写明收取的金额，没有收取的写“未收取”。",
            short(lines[0].text) if lines else "",
            lines[0].number if lines else section.heading.number,
        )


@check("S-10", "问题与改进措施不对应", Severity.WARN, _PROBLEMS)
def problems_and_measures_do_not_match(subject: Subject) -> Iterator[Fault]:
    """Section 五 names at least two problems, each with its measure.

    Why: a problem without a measure stays; a measure without a problem is padding.
    Wrong: 三个问题，两条措施.  Right: one measure for each, or one that says which two it covers.
    """
    if subject.paper.section("5") is None:
        return
    text = MARK.sub("", subject.text_of("5"))
    problems, measures = _counted(text)
    if problems == 1:
        yield Fault("5", "第五部分只写了1个问题，建议再查找，至少写2个，并逐条写改进措施。", short(text))
    elif problems > 1 and measures and problems != measures and not _COVERS_SEVERAL.search(text):
        yield Fault(
            "5",
            f"第五部分写了{problems}个问题、{measures}条措施，数目不一致，请逐条对应；一条措施管几个问题的，请写明。",
            short(text),
        )
    elif (
        problems > 1
        and not measures
        and not any(begins.search(text) for begins in (_PAIRED, _MEASURES_BEGIN, _MEASURE))
    ):
        yield Fault("5", f"第五部分写了{problems}个问题，没有写改进措施，请逐条补上。", short(text))


@check("S-11", "没有写上年问题的改进情况", Severity.WARN, _PROGRESS)
def progress_since_last_year_is_missing(subject: Subject) -> Iterator[Fault]:
    """Section 五 tells what became of last year's problems, not only what will be done.

    Why: the regulation says 改进情况.
    Wrong: 将加强培训，将丰富形式.  Right: 上年提出的公开栏偏少问题，本年新增4处，已解决.
    """
    section = subject.paper.section("5")
    if section is None or not (text := subject.text_of("5")):
        return
    if _FUTURE.search(text) and not _DONE.search(text):
        line = next(line for line in section.lines if not line.is_heading)
        yield Fault(
            "5",
            "第五部分只写了今后的打算，没有写上年问题的改进情况，请补上上年所列问题的落实结果。",
            short(line.text),
            line.number,
        )


@check("S-12", "某一方面只有一句话或没有内容", Severity.WARN, _SUBSTANCE)
def aspect_is_empty(subject: Subject) -> Iterator[Fault]:
    """Each aspect has some substance; a zero 依申请公开 may be short.

    Why: an aspect of one phrase reads as 敷衍.
    Wrong: （一）主动公开：公开了有关信息。.  Right: the number published, and what of.
    """
    section = subject.paper.section("1")
    for aspect, lines in section.aspects.items() if section else ():
        text = "".join(line.text for line in lines if not line.is_heading)
        if len(re.sub(r"\s", "", text)) < _SHORTEST and not _SUBSTANTIAL.search(text):
            name = part_name(f"1.{aspect}")
            how = f"只有{len(text)}个字" if text else "没有内容"
            yield Fault(
                f"1.{aspect}", f"“{name}”{how}，请写具体做了什么、做了多少。", short(text), lines[0].number
            )


@check("S-13", "某一方面写的不是这一方面的事", Severity.WARN, _SUBSTANCE)
def aspect_is_off_topic(subject: Subject) -> Iterator[Fault]:
    """The text under an aspect speaks of that aspect.

    Why: texts are pasted under the wrong heading.
    Wrong: 平台建设 about the 领导小组.  Right: 网站, 专栏, 公众号, 公开栏.
    """
    section = subject.paper.section("1")
    for aspect, words in _ON_TOPIC.items():
        lines = section.aspects.get(aspect, ()) if section else ()
        text = "".join(line.text for line in lines if not line.is_heading)
        if len(text) >= _SHORTEST and not re.search(words, text):
            name = part_name(f"1.{aspect}")
            yield Fault(
                f"1.{aspect}",
                f"“{name}”里没有提到这一方面的事，请核对内容是否放错位置。",
                short(text),
                lines[0].number,
            )


@check("S-16", "篇幅与同类单位差得多", Severity.HINT, _LENGTH)
def length_is_unusual(subject: Subject) -> Iterator[Fault | Undecided]:
    """Sections 一 and 五 are about as long as those of other agencies of the kind.

    Why: far too short reads as 敷衍, far too long as 泛化.
    Wrong: 六 of 3,000 characters; 五 of 40.  Right: 一 of 700, 五 of 300 for a town.
    """
    if subject.paper.kind is None:
        yield Undecided("不知道单位类别")
        return
    for part, (low, high) in (("1", _BANDS[subject.paper.kind]), ("5", _SECTION_5)):
        length = len(re.sub(r"\s", "", MARK.sub("", subject.text_of(part))))
        if subject.paper.section(part) and length and not low <= length <= high:
            how = "偏短，请看有没有漏写" if length < low else "偏长，请看有没有与政府信息公开无关的内容"
            yield Fault(part, f"“{part_name(part)}”有{length}字，{how}（同类单位多在{low}至{high}字）。")


def _without_plans(text: str) -> str:
    """Sentences on what will be done say nothing of results."""
    return "".join(sentence for sentence in _SENTENCE_ENDS.split(text) if not _PLAN.search(sentence))


_SENTENCE_ENDS = regex("(?<=[。；\n])")
_PLAN = regex(
    "定期组织|将(?![^，。；]{1,16}(?:列入|纳入|写入|作为|并入|改为|调整))|计划|健全.{0,6}(?:考核|评议)"
)


def _counted(text: str) -> tuple[int, int]:
    """How many problems and how many measures are numbered in section 五; 0 where none is."""
    this_year = re.split(r"本年度?[^。\n]{0,6}(?:存在|主要)|20\d\d年[^。\n]{0,8}存在", text, maxsplit=1)[-1]
    if (paired := len(_PAIRED.findall(this_year))) > 1:
        return max(paired, _run(this_year)), paired
    if 1 < (run := _run(this_year)) <= len(_MEASURE.findall(this_year)):
        return run, run
    begin = None
    for match in _MEASURES_BEGIN.finditer(this_year):
        if _run(this_year[: match.start()]) > 0:
            begin = match.start()
            break
    if begin is None:
        return _run(this_year), 0
    return _run(this_year[:begin]), _run(this_year[begin:])


def _run(text: str) -> int:
    """How far a numbering that begins with 一 or 1 runs."""
    due = 1
    for match in _ORDINAL.finditer(text):
        number = numeral(match[1] or match[2] or match[3])
        if number == due:
            due += 1
    return due - 1

"""Checks of figures against one another: sums, percentages, approximations, missing and miscounted things."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, check
from nianbao.checks.claims import ClaimKind, Verdict
from nianbao.checks.enumerations import enumerations, sentence_end
from nianbao.checks.words import short, told_cells
from nianbao.report.figures import FigureKind, numeral
from nianbao.report.regex import regex
from nianbao.report.slots import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.subject import Subject
    from nianbao.report.figures import Figure
    from nianbao.report.paper import Line

_SUMS = Source(Grade.PRACTICE, "分项与合计须相符")
_ROUGH = Source(Grade.PRACTICE, "GB/T 15835-2011 关于概数的规定")
_COPY = Source(Grade.PRACTICE, "复制时常丢数字")
_STEPS = Source(Grade.ADVICE, "所说个数与所列个数应一致")

_ENDS = regex(r"[。；;！？!?\n]")
_OPEN_LIST = regex(r"等|主要|部分|大多|左右|其余|其他|其它|另外|还有|以及")
_SMALL_GAP = Decimal("0.03")
_READERS = regex(r"阅读|浏览|点击|访问|粉丝|关注|播放|转发|观看|受众|用户")
_CHANNEL = regex(r"网络|网上|在线|平台|网站|信函|邮寄|书面|当面|现场|窗口|邮件|邮箱|传真|口头|来函")


@check("N-09", "分项相加不等于总数", Severity.ERROR, _SUMS)
def parts_do_not_add_up(subject: Subject) -> Iterator[Fault]:
    """The parts of an enumeration add up to the total stated; with 等 or 主要 they are at most the total.

    Why: readers add up.
    Wrong: 共15329件，其中网上4288件、现场11040件.  Right: 全年86条，其中动态52条、公告21条、财政13条.
    """
    for part, line, total, parts in enumerations(subject):
        whole, said = total.value, [each.value for each in parts]
        if whole is None or None in said:
            continue
        added = sum((value for value in said if value is not None), Decimal(0))
        words = line.text[total.start : parts[-1].unit_end]
        complete = not _OPEN_LIST.search(
            line.text, total.unit_end, sentence_end(line.text, parts[-1].unit_end)
        )
        gap = whole - added
        if gap < 0 or (complete and 0 < gap <= max(Decimal(1), whole * _SMALL_GAP)):
            sums = "＋".join(plain(value) for value in said if value is not None)
            yield Fault(
                part,
                f"总数是{plain(whole)}{total.unit}，所列分项{sums}＝{plain(added)}，"
                f"相差{plain(abs(gap))}，请核对；分项没有列全的，请加“等”字。",
                short(words),
                line.number,
                None if gap < 0 or gap <= 1 else Severity.WARN,
            )


@check("N-10", "百分比算得不对", Severity.WARN, _SUMS)
def percentage_is_wrong(subject: Subject) -> Iterator[Fault]:
    """A percentage of table cells is recomputed; shares of one whole are at most 100 together.

    Why: percentages survive from last year, or are computed of the wrong whole.
    Wrong: 80件中1件，占1.1%.  Right: 占1.25%, or 1.3%.
    """
    for told in subject.told:
        if told.claim.kind is ClaimKind.SHARE and told.verdict is Verdict.CONTRADICTS:
            cells, whole = told.claim.options[0], told.claim.whole[0]
            counted, total = (_sum(subject, keys) for keys in (cells, whole))
            right = f"{plain((counted * 100 / total).quantize(Decimal('0.01')))}%" if total else "无从计算"
            yield Fault(
                told.part,
                f"正文说{told.words}，按{told_cells(cells)}{plain(counted)}、总数{plain(total)}算是{right}，请核对。",
                short(told.sentence),
                told.line.number,
            )
    for part, line, reading in subject.readings:
        for sentence in _ENDS.split(line.text) if line.text.count("%") > 1 else ():
            shares = re.findall(r"占(?:比)?(?:为|约)?(\d+(?:\.\d+)?)%", sentence)
            added = sum((Decimal(share) for share in shares), Decimal(0))
            if len(shares) > 1 and added > 100 + Decimal(len(shares)) / 2 and reading:
                yield Fault(
                    part,
                    f"各项占比相加为{plain(added)}%，超过100%，请核对。",
                    short(sentence),
                    line.number,
                )


@check("N-11", "确数加了约数词", Severity.WARN, _ROUGH)
def exact_figure_called_rough(subject: Subject) -> Iterator[Fault]:
    """余, 多, 约 and 近 belong to round figures, and not to a total whose parts are given exactly.

    Why: 374余条 is neither exact nor rough.
    Wrong: 374余条; 50余条 when the parts make exactly 50.  Right: 374条; 370余条; 阅读量1万余次.
    """
    for part, line, reading in subject.readings:
        for figure in reading.figures:
            if figure.kind is FigureKind.NUMBER and _torn(figure) and not _of_readers(line.text, figure):
                yield Fault(
                    part,
                    f"“{figure.text}{figure.unit}{figure.trailing}”既是确数又带约数词，请去掉约数词或改成整数。",
                    short(_around(line.text, figure)),
                    line.number,
                )
    for part, line, total, parts in enumerations(subject):
        values = [each.value for each in parts]
        if total.exact or None in values or _of_readers(line.text, total):
            continue
        added = sum((value for value in values if value is not None), Decimal(0))
        if re.search("[余多]", total.text) and added == total.low:
            yield Fault(
                part,
                f"“{total.text}{total.unit}”是约数，所列分项相加正好{plain(added)}，请改为确数。",
                short(_around(line.text, total)),
                line.number,
            )


@check("N-15", "单位前面缺数字", Severity.ERROR, _COPY)
def number_missing_before_its_unit(subject: Subject) -> Iterator[Fault]:
    """A measure word after a verb of counting needs its number.

    Why: figures are lost when text is copied between programs.
    Wrong: 共主动公开条; 收到申请件.  Right: 共主动公开86条.
    """
    for part, line in subject.narrative:
        for match in _NUMBERLESS.finditer(line.text) if _UNIT_ALONE.search(line.text) else ():
            yield Fault(
                part,
                f"“{match[0]}”里单位“{match['unit']}”前面没有数字，请补上。",
                short(line.text[max(0, match.start() - 15) : match.end() + 5]),
                line.number,
            )


_UNIT_ALONE = regex(r"[条篇次份件](?<!\d.)(?<![一二三四五六七八九十百千万几余多].)(?=[，。；、]|$)")
_NUMBERLESS = regex(
    r"(?:(?:共|累计|合计|总计)(?:主动)?(?:公开|发布|收到|受理|推送|公示|印发|制发|办理|答复)"
    r"(?:各类|依申请公开)?(?:政府|政务|公开)?(?:信息|申请|公告|动态|文件|政策解读)?"
    r"|(?:主动公开|收到|受理|推送|答复|办结)(?:各类)?(?:政府|政务)?(?:信息公开申请|信息|申请|政策解读)"
    r"|(?:申请|规范性文件|信息|许可|处罚)(?:共|共计|为|达))"
    r"(?P<unit>[条篇次份件])(?=[，。；、]|$)"
)


@check("N-16", "申请渠道或申请人相加不等于收到数", Severity.WARN, _SUMS)
def channels_do_not_add_up(subject: Subject) -> Iterator[Fault]:
    """Channels, or kinds of applicants, listed for the applications add up to those received.

    Why: every application came in one way from one applicant.
    Wrong: 收到176件，网上72件、信函69件、当面36件.  Right: 网上72件、信函69件、当面35件.
    """
    received = subject.paper.value("t3.new.total")
    if received is None:
        return
    for line, figures, kind in _ways(subject):
        added = sum((figure.value or Decimal(0) for figure in figures), Decimal(0))
        if added != received and not (added < received and _OPEN_LIST.search(line.text)):
            yield Fault(
                "1.on_request",
                f"各{kind}相加为{plain(added)}件，收到申请{plain(received)}件，请核对。",
                short(line.text[max(0, figures[0].start - 12) : figures[-1].unit_end]),
                line.number,
            )


@check("N-17", "所说个数与所列个数不符", Severity.HINT, _STEPS)
def listed_things_miscounted(subject: Subject) -> Iterator[Fault]:
    """三个方面 is followed by three, 7大类 by seven names.

    Why: a point added or deleted leaves the number behind.
    Wrong: 主要有三个方面：一是…二是….  Right: 两个方面：一是…二是….
    """
    for part, line in subject.narrative:
        for match in _ANNOUNCED.finditer(line.text):
            said = numeral(match["number"])
            listed = _listed(line.text, match.end())
            if said is not None and listed and listed != said:
                yield Fault(
                    part,
                    f"说的是“{match[0]}”，后面列了{listed}项，请核对。",
                    short(line.text[match.start() : match.start() + 50]),
                    line.number,
                )


_ANNOUNCED = regex(
    r"(?P<number>[二两三四五六七八九十\d](?:(?<=\d)\d)?)(?:个方面|方面|大?类|项(?:措施|问题|工作|制度)|种(?:方式|渠道|形式)|个(?:环节|渠道|问题|栏目))"
)
_ORDINALS = regex(r"([一二三四五六七八九十])是")
_NAMES = regex(r"(?:信息|内容|问题|渠道|方式|措施)?[：:（(]([^。；：:（）()\d]{4,120})[。；）)]")


def _listed(text: str, at: int) -> int:
    """How many things are listed after a place in the same paragraph; 0 when there is no clear list."""
    ordinals = [match[1] for match in _ORDINALS.finditer(text, at)]
    if ordinals[:1] == ["一"]:
        count = 1
        for before, after in pairwise(ordinals):
            if (numeral(after) or 0) != (numeral(before) or 0) + 1:
                break
            count += 1
        return count
    names = _NAMES.match(text, at)
    if names and "等" not in names[1] and "，" not in names[1] and "、" in names[1]:
        return names[1].count("、") + 1
    return 0


def _ways(subject: Subject) -> Iterator[tuple[Line, list[Figure], str]]:
    """Lists of channels in the aspect on applications."""
    for part, line, reading in subject.readings:
        if part != "1.on_request":
            continue
        figures = [each for each in reading.figures if each.kind is FigureKind.NUMBER and each.unit == "件"]
        begin = 0
        for sentence in _ENDS.split(line.text):
            end = begin + len(sentence)
            inside = [
                each
                for each in figures
                if begin <= each.start < end
                and each.value is not None
                and _CHANNEL.search(line.text[max(begin, each.start - 10) : each.start].rpartition("件")[2])
            ]
            if len(inside) > 1:
                yield line, inside, "渠道"
            begin = end + 1


def _torn(figure: Figure) -> bool:
    """Whether 余, 多, 约 or 近 stands at a figure given to the last digit."""
    rough = "余" in figure.text or "多" in figure.text or figure.trailing in ("余", "多")
    if not rough and not figure.text.startswith(("约", "近", "大约", "将近")):
        return False
    bare = re.search(r"\d+", figure.text)
    if not bare or "." in figure.text or re.search("[万亿]", figure.text):
        return False
    digits = bare[0].rstrip("0")
    if rough:
        return len(bare[0]) > 1 and len(digits) == len(bare[0])
    return len(bare[0]) > 2 and len(digits) == len(bare[0])


def _of_readers(text: str, figure: Figure) -> bool:
    return bool(_READERS.search(text[max(0, figure.start - 12) : figure.unit_end + 6]))


def _around(text: str, figure: Figure) -> str:
    return text[max(0, figure.start - 15) : figure.unit_end + 10]


def _sum(subject: Subject, keys: tuple[str, ...]) -> Decimal:
    return sum((subject.paper.value(key) or Decimal(0) for key in keys), Decimal(0))

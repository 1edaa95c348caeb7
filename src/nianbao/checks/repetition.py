"""Checks for text repeated from last year, from neighbours, or within the report."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, Undecided, check
from nianbao.checks.places import at_most_five
from nianbao.checks.words import short
from nianbao.report.document import MARK
from nianbao.report.paper import sentences_of
from nianbao.report.regex import regex
from nianbao.report.report import AgencyKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.subject import Subject
    from nianbao.report.paper import Paper

_ALIKE = Source(Grade.TEMPLATE, "国办公开办函〔2021〕30号：对内容雷同、敷衍塞责的依照条例第四十七条追责")
_FRESH = Source(Grade.PRACTICE, "问题和措施应为本年的")
_FACTS = Source(Grade.ADVICE, "内容应有事实")
_OWN = Source(Grade.PRACTICE, "报告写本机关的事")

_GRAM = 5
_SAME, _CLOSE, _NEIGHBOURLY = 0.8, 0.5, 0.6
_FEWEST = 150
"""Grams; a shorter text consists of what every report must say."""
_SHORTEST_SENTENCE = 16
_SHORTEST_REPEATED = 14
_ALL_PHRASE = 0.6
_FEWEST_SENTENCES = 8
_SET_PHRASES = (
    "未收到政府信息公开申请",
    "未发生因政府信息公开引起的行政复议行政诉讼",
    "未发生政府信息公开行政复议和行政诉讼",
    "无结转下年度继续办理的申请",
    "没有其他需要报告的事项",
    "无其他需要报告的事项",
    "未收取政府信息公开信息处理费",
    "存在的主要问题及改进措施如下",
    "上年度报告所列问题的改进情况如下",
    "未制发行政规范性文件",
    "未作出行政许可行政处罚行政强制决定",
    "无行政事业性收费",
    "改进措施",
    "无责任追究情形",
)
_LONGEST_PHRASE = max(map(len, _SET_PHRASES))
_WORDS_LEFT_OUT = (
    r"[0-9０-９%.]+|[零〇一二三四五六七八九十百千万两]+(?=[件条次个人份篇期年月日处项])"
    r"|20\d\d年|(?:我|本|全)[镇乡局县区市街道委办机关单位]{1,2}|[^\u4e00-\u9fff]"
)
_TITLE = r"《[^《》\n]{1,80}》|"
_LEAVE_OUT = regex(_TITLE + _WORDS_LEFT_OUT)
_LEAVE_OUT_NUMBERED = regex(rf"{_TITLE}[\u4e00-\u9fff]{{0,8}}〔\d{{4}}〕\d+号|{_WORDS_LEFT_OUT}")
"""For a text in which the number of a document stands: looking for one at every character is slow."""
_REMEMBERED = 1_024
"""Lines."""
_SIGNS = regex(r"[^\u4e00-\u9fff\d]+")
_GENERIC = regex(
    "各级政府部门|(?:^|(?<=[，。；]))各级政府(?!信息)|部分地区|一些地区|部分单位|一些单位|多数部门|有的地方|一些部门|个别地区|多数单位|有些地方"
)
_GENERIC_WORDS = ("各级政府", "地区", "地方", "部分单位", "一些", "多数")
"""One of these is in each of them."""
_CONCRETE = regex(
    r"\d|[一二三四五六七八九十两]+[件条次个人份篇期处项]|《|“|月|年|未|无|没有|县|镇|乡|村|社区|局|网站|公众号|专栏|股|科|办"
)
_PROGRESS = regex("上年|去年|上一年|已|仍|尚未|继续|改进|完成")


@check("R-01", "正文与上年报告雷同", Severity.ERROR, _ALIKE)
def text_repeats_last_year(subject: Subject) -> Iterator[Fault | Undecided]:
    """Figures, names and titles of laws taken out, less than half of the text is last year's.

    Why: reports identical but for the year have been held up by name; 80 % and more is an error.
    Wrong: last year's text with new figures.  Right: this year's work, set phrases excepted.
    """
    if subject.previous is None:
        yield Undecided("没有上年报告")
        return
    share = _shared(subject.paper, subject.previous)
    if share is None:
        yield Undecided("正文太短，不比较雷同")
    elif share >= _CLOSE:
        severity = None if share >= _SAME else Severity.WARN
        yield Fault(
            "report",
            f"去掉数字、名称后，正文有{share:.0%}与上年报告相同，请按本年实际重写。",
            severity=severity,
        )


@check("R-02", "问题与上年原样相同", Severity.WARN, _FRESH)
def problem_repeats_last_year(subject: Subject) -> Iterator[Fault | Undecided]:
    """A problem of last year named again says what became of it.

    Why: the same problem every year, in the same words, was never looked into.
    Wrong: 公开形式较为单一 in both years.  Right: 上年提出的形式单一问题，已增加图解3期，仍需….
    """
    if subject.previous is None:
        yield Undecided("没有上年报告")
        return
    before = {
        bare
        for sentence in subject.previous.sentences()
        if sentence.part == "5"
        and len(bare := _bare(sentence.text, subject.previous.agency)) >= _SHORTEST_SENTENCE
    }
    faults = [
        Fault(
            "5",
            "这句与上年报告的问题部分相同，请写本年的问题；确实还存在的，写明已做了什么、还差什么。",
            short(sentence.text),
            sentence.line,
        )
        for sentence in subject.sentences
        if sentence.part == "5"
        and _bare(sentence.text, subject.paper.agency) in before
        and not _PROGRESS.search(sentence.text)
    ]
    yield from at_most_five(faults)


@check("R-03", "正文与别的单位雷同", Severity.WARN, _ALIKE)
def text_repeats_a_neighbour(subject: Subject) -> Iterator[Fault | Undecided]:
    """The text is not that of another agency with the names changed.

    Why: reports of towns in one county have shared even their typos.
    Wrong: 70 % the same as the next town's.  Right: a shared template, but own work.
    """
    if not subject.neighbours:
        yield Undecided("没有别的单位的报告可比")
        return
    for other in subject.neighbours:
        share = _shared(subject.paper, other)
        if share is not None and share >= _NEIGHBOURLY:
            yield Fault(
                "report",
                f"去掉数字、名称后，正文有{share:.0%}与“{other.agency or other.title}”的报告相同，"
                "请写本机关的实际。",
            )


@check("R-04", "报告里有重复的句子", Severity.WARN, _OWN)
def sentence_repeated_inside(subject: Subject) -> Iterator[Fault]:
    """No sentence stands twice in one report.

    Why: a paragraph was pasted twice.
    Wrong: the same sentence on 三审三校 under 管理 and 监督.  Right: once.
    """
    first: dict[str, str] = {}
    faults = []
    for sentence in subject.sentences:
        bare = _signless(sentence.text)
        if len(bare) < _SHORTEST_REPEATED:
            continue
        if len(bare) <= _LONGEST_PHRASE and any(bare in phrase for phrase in _SET_PHRASES):
            continue
        if bare in first:
            faults.append(
                Fault(sentence.part, "这句话前面已经写过，请删去一处。", short(sentence.text), sentence.line)
            )
        first.setdefault(bare, sentence.part)
    yield from at_most_five(faults)


@check("R-05", "没有事实的句子过多", Severity.HINT, _FACTS)
def sentences_without_facts(subject: Subject) -> Iterator[Fault]:
    """Most sentences carry a fact: a figure, a name, a date, a document, a place.

    Why: phrases that fit any agency tell nothing of this one.
    Wrong: 高度重视，加强领导，强化责任.  Right: 3月召开会议1次，修订制度1项.
    """
    judged = [
        sentence
        for sentence in subject.sentences
        if sentence.part.startswith(("1", "5")) and "【" not in sentence.text
    ]
    empty = [sentence for sentence in judged if not _CONCRETE.search(sentence.text)]
    if len(judged) >= _FEWEST_SENTENCES and len(empty) > len(judged) * _ALL_PHRASE:
        yield Fault(
            "report",
            f"{len(judged)}句里有{len(empty)}句没有具体事实，请换成做了什么、做了多少。",
            short(empty[0].text),
            empty[0].line,
        )


@check("R-06", "用了不指本机关的泛指", Severity.WARN, _OWN)
def subject_is_nobody_in_particular(subject: Subject) -> Iterator[Fault]:
    """A single body's report does not speak of 各级政府部门 or 部分地区.

    Why: such words are typical of text written for nobody.
    Wrong: 部分地区公开不够及时.  Right: 3个村公开栏更新不及时.
    """
    if subject.paper.kind is AgencyKind.COUNTY or not any(word in subject.prose for word in _GENERIC_WORDS):
        return
    faults = [
        Fault(
            sentence.part,
            f"“{match[0]}”不是指本机关，请写明是哪些村、股室或栏目。",
            short(sentence.text),
            sentence.line,
        )
        for sentence in subject.sentences
        if (match := _GENERIC.search(sentence.text)) and "要求" not in sentence.text
    ]
    yield from at_most_five(faults)


def _shared(paper: Paper, other: Paper) -> float | None:
    """Share of this paper's 5-grams that the other has too; None when there are too few to tell."""
    grams = _grams(paper)
    if len(grams) < _FEWEST:
        return None
    return len(grams & _grams(other)) / len(grams)


def _grams(paper: Paper) -> set[str]:
    return set().union(
        *(
            _grams_of(line.text, paper.agency)
            for part, line in paper.narrative()
            if part != "lead" and not line.is_heading
        )
    )


@lru_cache(maxsize=_REMEMBERED)
def _grams_of(text: str, agency: str) -> frozenset[str]:
    """Those of one line; last year's are the same each time, this year's but for the line just mended."""
    bare = [_bare(sentence, agency) for sentence in sentences_of(text)]
    return frozenset(each[at : at + _GRAM] for each in bare for at in range(len(each) - _GRAM + 1))


@lru_cache(maxsize=_REMEMBERED)
def _signless(text: str) -> str:
    """Only characters and digits, marks left out."""
    return _SIGNS.sub("", MARK.sub("", text) if "【" in text else text)


@lru_cache(maxsize=_REMEMBERED)
def _bare(text: str, agency: str) -> str:
    """Only what somebody worded: no figures, names, titles of laws or set phrases."""
    if "【" in text:
        text = MARK.sub("", text)
    if agency:
        text = text.replace(agency, "")
    bare = (_LEAVE_OUT_NUMBERED if "〔" in text else _LEAVE_OUT).sub("", text)
    for phrase in _SET_PHRASES:
        bare = bare.replace(phrase, "")
    return bare

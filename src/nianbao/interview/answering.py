"""What an answer changes: the remarks, the cells, a promise, and the log; one answer, one new value."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.interview.asking import Asked, Does, Quick, Stage, State
from nianbao.interview.hearing import Remark, hear
from nianbao.report.facts import TOPICS
from nianbao.report.paper import kind_of
from nianbao.report.regex import regex
from nianbao.report.report import AgencyKind, PromiseStatus
from nianbao.report.tables import CELLS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nianbao.interview.log import Log
    from nianbao.report.typed import Typed

_YEAR = regex(r"(?:20)?(\d\d)\s*年?度?")
_KINDS = (
    ("街道 办事处", "subdistrict"),
    ("镇 乡", "town"),
    ("部门 局 委 办", "department"),
    ("县 区 市", "county"),
)
"""Words one of which is enough, looked for in this order."""
_PARTLY = regex("部分|一半|还差|还有|还剩|没(?:有)?完|未完|没全|正在|在做|过半|大部分|基本|只[^，。]{0,6}了")
_NOT_DONE = regex(
    "^(?:还|都|也|一直)?(?:没|未)(?:有)?(?:做|办|动|弄|搞|开始|落实|完成|开展|顾上)"
    "|^没有?[了呢]?$|没做成|没落实"
)
_DONE = regex(
    "做了|做完|完成|办了|办完|建了|加了|开了|换了|改了|定了|制作|新增|增加|开展|培训|已经?"
    "|都[^，。]{1,8}了|了$"
)

_CLOSING = ("last_year", "problems", "plans", "fee", "other")


_WORD = regex("[\u4e00-\u9fff]{2}")
_EVERYWHERE = frozenset(
    ("政府", "府信", "信息", "息公", "公开", "开工", "工作", "全年", "今年", "本年", "年度", "我们", "单位")
)
"""Pairs of characters that two remarks have in common whatever they speak of."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The report as typed and the log after an answer."""

    typed: Typed
    log: Log
    remarks: tuple[Remark, ...] = ()
    """What was added to the remarks."""
    unclear: str = ""
    """Why nothing was taken, as a question back; empty when it was."""


def answer(typed: Typed, log: Log, asked: Asked, message: str) -> Answered:
    """Take what she typed as the answer to a question, sentence by sentence under the topic it speaks of.

    What speaks of another topic alone is kept there, and the question stays open.
    """
    words = " ".join(message.split())
    if not words:
        return Answered(typed, log, unclear="还没有写内容。")
    if asked.about.key:
        return _profile(typed, log, asked, words)
    if asked.stage is Stage.PROMISE:
        return _promise(typed, log, asked, words, _status_in(words))
    heard = heard_as(asked, message)
    own = [each for each in heard if each.topic == asked.question.topic]
    told_by = asked.question.told_by
    if not own and not (told_by and told_by.search(words)):
        return Answered(added(typed, heard), log, heard)
    done = log.noting(asked.id, State.ANSWERED)
    if asked.about.remark and own:
        typed = reworded(typed, asked.about.topic, asked.about.remark, own[0].words)
        return Answered(added(typed, tuple(each for each in heard if each is not own[0])), done, heard)
    typed = reworded(typed, asked.question.topic, asked.question.none, "")
    return Answered(added(typed, heard), done, heard)


def heard_as(asked: Asked, message: str) -> tuple[Remark, ...]:
    """The remarks of an answer: what answers the question is its topic's, whatever else it touches."""
    question, topic = asked.question, asked.question.topic or "other"
    if completed := question.completed(message.strip()):
        return (Remark(topic, completed),)
    heard: list[Remark] = []
    for remark in hear(message, topic).remarks:
        # A problem or a plan speaks of 解读 or 培训 and is still a problem or a plan.
        inner = topic in _CLOSING and remark.topic not in _CLOSING
        inner = inner and (asked.stage is Stage.OPEN or _touches(asked, remark))
        fits = question.told_by is not None and question.told_by.search(remark.words) is not None
        # What explains a surprise or clears a doubt may speak of anything that touches it.
        first = not heard and asked.stage is not Stage.OPEN and _touches(asked, remark)
        is_own = inner or first or (fits and topic not in _CLOSING)
        heard.append(Remark(topic, remark.words) if is_own else remark)
    return tuple(heard)


def _touches(asked: Asked, remark: Remark) -> bool:
    """Whether a remark goes on with the question rather than telling something else."""
    if remark.topic == (asked.question.topic or "other"):
        return True
    said = f"{asked.question.wording}{asked.about.remark}"
    pairs = (remark.words[at : at + 2] for at in range(len(remark.words) - 1))
    return any(pair in said for pair in pairs if _WORD.fullmatch(pair) and pair not in _EVERYWHERE)


def answer_parts(typed: Typed, log: Log, asked: Asked, values: Mapping[str, str]) -> Answered:
    """Take the filled parts of a question; they become one remark of its topic.

    Args:
        typed: the report as typed.
        log: what was asked before.
        asked: the question.
        values: by the part's name, as filled in.
    """
    if faults := asked.question.faults(values):
        return Answered(typed, log, unclear="".join(faults))
    if asked.stage is Stage.PROMISE:
        status = next((each for each in PromiseStatus if each.label == values.get("status")), None)
        return _promise(typed, log, asked, values.get("evidence", "").strip(), status)
    remark = Remark(asked.question.topic, asked.question.remark(values))
    if not remark.words:
        return Answered(typed, log, unclear="还没有填内容。")
    typed = reworded(typed, remark.topic, asked.question.none, "")
    return Answered(added(typed, (remark,)), log.noting(asked.id, State.ANSWERED), (remark,))


def answer_quick(typed: Typed, log: Log, asked: Asked, quick: Quick) -> Answered:
    """Take a quick answer; one that only opens another place of the page changes nothing."""
    if quick.does is Does.SKIP:
        return skip(typed, log, asked)
    if quick.does is Does.NONE:
        return none(typed, log, asked)
    if quick.does in (Does.TABLES, Does.UPLOAD):
        return Answered(typed, log)
    if quick.does is Does.PROFILE:
        return _profile(typed, log, asked, quick.words)
    if quick.does is Does.STATUS:
        return _promise(typed, log, asked, "", PromiseStatus(quick.words))
    done = log.noting(asked.id, State.ANSWERED)
    if quick.does is Does.CELLS:
        return Answered(with_cells(typed, quick.cells), done)
    if quick.does is Does.ZEROS:
        return Answered(replace(typed, blank_is_zero=True), done)
    if quick.does is Does.REWORD:
        return Answered(reworded(typed, asked.about.topic, asked.about.remark, quick.words), done)
    remark = Remark(asked.question.topic, quick.words)
    typed = reworded(typed, remark.topic, asked.question.none, "")
    return Answered(added(typed, (remark,)), done, (remark,))


def none(typed: Typed, log: Log, asked: Asked) -> Answered:
    """Take 没有: the remark it stands for, where it stands for one."""
    if asked.about.promise and not asked.id.endswith(".evidence"):
        return _promise(typed, log, asked, "", PromiseStatus.NOT_DONE)
    words = asked.question.none
    remarks = (Remark(asked.question.topic, words),) if words else ()
    return Answered(added(typed, remarks), log.noting(asked.id, State.NONE), remarks)


def skip(typed: Typed, log: Log, asked: Asked) -> Answered:
    """Take 跳过: nothing is said, and the question is not asked again by itself."""
    return Answered(typed, log.noting(asked.id, State.SKIPPED))


def added(typed: Typed, remarks: tuple[Remark, ...]) -> Typed:
    """The report with more remarks, each once."""
    topics = dict(typed.topics)
    for remark in remarks:
        lines = topics.get(remark.topic, "").splitlines()
        if remark.words not in (line.strip() for line in lines):
            topics[remark.topic] = "\n".join([*lines, remark.words])
    return replace(typed, topics=topics)


def reworded(typed: Typed, topic: str, words: str, instead: str) -> Typed:
    """The report with other words in the place of a remark; empty ones take it away."""
    if not words or topic not in TOPICS:
        return typed
    lines = typed.topics.get(topic, "").splitlines()
    kept = [instead if line.strip() == words else line for line in lines]
    return replace(typed, topics={**typed.topics, topic: "\n".join(line for line in kept if line.strip())})


def with_cells(typed: Typed, cells: tuple[tuple[str, str], ...]) -> Typed:
    """The report with these numbers in these cells; a total among them is one a file stated."""
    numbers, stated = dict(typed.numbers), dict(typed.stated)
    for key, value in cells:
        (stated if CELLS[key].computed else numbers)[key] = Decimal(value)
    return replace(typed, numbers=numbers, stated=stated)


def _profile(typed: Typed, log: Log, asked: Asked, words: str) -> Answered:
    done = log.noting(asked.id, State.ANSWERED)
    if asked.about.key == "agency":
        name = re.sub("^(?:我们?(?:是|单位)?|单位(?:全称)?)(?:是|叫|：)?", "", words).strip("。，！ ")
        return Answered(replace(typed, agency=name, kind=typed.kind or kind_of(name)), done)
    if asked.about.key == "year":
        year = _YEAR.search(words)
        if year is None:
            return Answered(typed, log, unclear="没有看出是哪一年，请写四位数，例如2024。")
        return Answered(replace(typed, year=2000 + int(year[1])), done)
    known = next((kind for kind in AgencyKind if words in (kind.value, kind.label)), None)
    named = next((kind for words_of, kind in _KINDS if any(each in words for each in words_of.split())), "")
    if known is None and not named:
        return Answered(typed, log, unclear="请选一类：镇乡、街道、县级部门，还是县级政府？")
    return Answered(replace(typed, kind=known or AgencyKind(named)), done)


def _status_in(words: str) -> PromiseStatus | None:
    """What a free answer says became of a promise; None rather than a guess."""
    if label := next((each for each in PromiseStatus if each.label in words), None):
        return label
    if _NOT_DONE.search(words):
        return PromiseStatus.NOT_DONE
    if _PARTLY.search(words):
        return PromiseStatus.PARTLY
    return PromiseStatus.DONE if _DONE.search(words) else None


def _promise(typed: Typed, log: Log, asked: Asked, evidence: str, status: PromiseStatus | None) -> Answered:
    rows = list(typed.promises)
    place = next((at for at, row in enumerate(rows) if row.promise == asked.about.promise), None)
    if place is None:
        return Answered(typed, log, unclear="这一条承诺已经不在了。")
    is_evidence = asked.id.endswith(".evidence")
    status = rows[place].status if is_evidence else status
    if status is None:
        return Answered(typed, log, unclear="这一条算已完成、部分完成，还是未完成？")
    said = evidence if evidence not in (each.label for each in PromiseStatus) else ""
    rows[place] = replace(rows[place], status=status, evidence=said or rows[place].evidence)
    return Answered(replace(typed, promises=tuple(rows)), log.noting(asked.id, State.ANSWERED))

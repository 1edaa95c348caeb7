"""What of each remark is told, what goes back as a question, and what stays out of the report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from nianbao.drafting.composer.clauses import Clause, numbered, split, unnumbered
from nianbao.drafting.composer.frames import retold
from nianbao.drafting.composer.open_matters import open_matters
from nianbao.drafting.phrasebook import Verdict
from nianbao.report.draft import Unused
from nianbao.report.facts import TOPICS
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT
from nianbao.report.tables import ASPECT_HEADINGS

if TYPE_CHECKING:
    from nianbao.drafting.composer.open_matters import Open
    from nianbao.drafting.phrasebook import Phrasebook
    from nianbao.report.cells import Tables
    from nianbao.report.facts import Fact
    from nianbao.report.report import Report

_NOTHING = regex(
    r"(?:暂时?|目前|今年|全年|都|也)*(?:没有?|无|没啥|零|不涉及|没发生|没什么)(?:别的|其他的?|了|的|什么|过|情况|问题|事|要报告的|需要报告的|事项|啦|呢|哈|呀|吧|啊)*"
)
_UNDERSPECIFIED = regex(
    r"^(?:是不是|也?不知道|也?不晓得|我还?得|还得|没说清|不确定|记不|对不上|这⟦|这个|这些|哪个|听说)"
)

_UNCHECKED = regex(r"还?[没未]有?再?(?:复核|核(?:对|实)?)过?$")
"""7份（登记簿）/9份（系统），没核: what was not verified is said only before."""
_DITTO = regex(r"同上$")
_NOT_SO = regex(r"(?:没有|没|无)(?:过|了)?。?$")
_ALTERNATIVE = regex(r"^(?:还是|也可能|或者|要么|应该|可能|不过|但|吧$|找不|没找)")
_LOOKED = regex("查|看|核对|翻")
_LEANS_ON = regex(
    r"(?:都|均|全|其中|涉|为|包括|主要|再|才|就|罚的|批的|办的|查的)|⟦[^⟦⟧]+⟧[个件起家户份条]?(?:是|为|属)"
)
"""罚了5家，都是焚烧秸秆: what a clause that is told goes on to say belongs with it."""
_DISCLOSED = regex("(?:都|均|也|已|全|全部|按时|及时)*(?:公开|公布|公示|发布|上网|挂网|挂)")
_STUMP = 4
"""Characters of a clause that says nothing without the one before it."""
_REMEMBERED = 4_096
"""Remarks: she changes one of a report's forty at a time."""
_HEDGED = "说得不肯定，未写成事实"
_SAID_OF_IT = regex(
    "^(?:都|均|也)(?:是|为)|^(?:是)?按.{1,8}(?:算|估|推)(?:出来)?的$|^(?:答复|回复)(?:是)?(?:没有|无|有)$|说的?$|搜到|查到|问|核|报过来|没底|看到|台账上"
)
_BARE = 3
"""Characters of a clause that is no more than the head of the next: 考核，等次未定."""
_TOPIC_ONLY = regex(
    "的(?:公开)?(?:情况|数|数字|数据|结果)$|(?:多少|几个|几条|几件)$|(?:这块|那块|方面|这边)$"
)
"""公共企事业单位的公开情况，教育局没报上来: what the question is about, and no statement."""
_PART_OF = regex(r"[^，。；⟦]{1,8}⟦[^⟦⟧]+⟧(?:件|个|条|户|起)?")
"""占道的14件: a part of a count that is doubted is doubted with it."""
_PAIR = regex("(?<=[俩仨])个")
"""The measure word that a pair was given; it was none of hers."""
_COMMENT = regex(r"^(?:这|那)?⟦[^⟦⟧]+⟧[条件个份]?(?:是|算|只是)")


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark after sifting."""

    fact: Fact
    topic: str
    """Where it belongs, which may differ from where it was said."""
    clauses: tuple[Clause, ...]
    """To be told."""
    doubts: tuple[str, ...] = ()
    """Slotted words that go back as 【待核】."""
    pending: tuple[str, ...] = ()
    """Slotted words that go back as 【待补】."""
    marks: tuple[str, ...] = ()
    """Marks for what she leaves open, ready to be printed."""
    nothing: bool = False
    """The clerk said 没有 and no more: an answer, whose meaning hangs on the question."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is left to tell or to ask."""
        return not (self.clauses or self.doubts or self.pending or self.marks or self.nothing)


@dataclass(frozen=True, slots=True)
class Sifted:
    """All remarks of a report by topic."""

    remarks: tuple[Remark, ...]
    unused: tuple[Unused, ...]

    def under(self, topic: str) -> tuple[Remark, ...]:
        """The remarks that belong to one topic, in the order they were said."""
        return tuple(remark for remark in self.remarks if remark.topic == topic and not remark.is_empty)

    def told_or_asked(self, topics: tuple[str, ...] = tuple(TOPICS)) -> str:
        """The slotted words of all remarks under these topics, one a line."""
        return "\n".join(
            "，".join([*(clause.text for clause in remark.clauses), *remark.doubts, *remark.pending])
            for remark in self.remarks
            if remark.topic in topics
        )


def sift(report: Report, phrasebook: Phrasebook) -> Sifted:
    """Judge every clause of every remark; nothing is lost: told, asked or listed as unused."""
    remarks: list[Remark] = []
    unused: list[Unused] = []
    before: Fact | None = None
    for fact in report.facts:
        remark, left_out = sift_fact(
            fact, phrasebook, before if before and before.topic == fact.topic else None, report.tables
        )
        before = fact if not _DITTO.search(fact.words) else before
        remarks.append(remark)
        unused += left_out
    return Sifted(tuple(remarks), tuple(unused))


@lru_cache(_REMEMBERED)
def _clauses_of(fact: Fact, phrasebook: Phrasebook) -> tuple[Clause, ...]:
    # A remark put in before changes the number of this one, and nothing of what it says.
    figures = tuple(replace(each, id=unnumbered(f"⟦{each.id}")[1:]) for each in fact.figures)
    return numbered(_split(replace(fact, id="F0", figures=figures), phrasebook), fact.id)


@lru_cache(_REMEMBERED)
def _split(fact: Fact, phrasebook: Phrasebook) -> tuple[Clause, ...]:
    return retold(split(fact, phrasebook.dialect), fact)


def sift_fact(
    fact: Fact, phrasebook: Phrasebook, before: Fact | None = None, tables: Tables | None = None
) -> tuple[Remark, tuple[Unused, ...]]:
    """Judge the clauses of one remark; `before` is what 同上 refers to."""
    denied = before is not None and _NOT_SO.search(before.words) is not None
    matters = open_matters(_clauses_of(fact, phrasebook), fact, tables)
    return _judged(fact, matters, phrasebook, denied=denied)


@lru_cache(_REMEMBERED)
def _judged(
    fact: Fact, matters: Open, phrasebook: Phrasebook, *, denied: bool
) -> tuple[Remark, tuple[Unused, ...]]:
    """Every clause told, asked or left out; `denied` is whether 同上 means 没有."""
    clauses = matters.clauses
    if denied:
        clauses = tuple(replace(clause, text=_DITTO.sub("没有", clause.text)) for clause in clauses)
    topic = _routed(fact, clauses, phrasebook)
    # 没有了，就这些: said twice, it is one answer.
    if not matters.marks and clauses and all(_NOTHING.fullmatch(clause.text) for clause in clauses):
        return Remark(fact, topic, (), nothing=True), ()
    told: list[Clause] = []
    questions: dict[str, list[list[Clause]]] = {"doubt": [], "pending": []}
    unused: list[Unused] = []
    last_kind, outside, last = "", None, None
    for place, clause in enumerate(clauses):
        words, asked = unnumbered(clause.text), clause.end == "？"
        verdict = _verdict(words, topic, phrasebook, asked=asked) or _still_outside(clause, outside)
        before_it = told[-1] if told and outside is None else None
        if verdict and _stays_in(clause, before_it, clauses[place + 1 :], verdict):
            verdict = None
        outside = verdict if verdict and verdict.kind == "elsewhere" and clause.end == "，" else None
        last = verdict = verdict or _goes_along(clause, clauses[max(0, place - 1)], last)
        kind = verdict.kind if verdict else ""
        if verdict is None or (kind == "same" and told and topic in ASPECT_HEADINGS):
            told.append(clause)
        elif kind in questions:
            if kind == last_kind and told_end_is_open(questions[kind]):
                questions[kind][-1].append(clause)
            else:
                opened = [clause]
                # "40是累计数，是不是光一年的": the question makes no sense without the clause before it.
                if told and told[-1].end == "，" and _leans_back(clause, told[-1]):
                    opened.insert(0, told.pop())
                questions[kind].append(opened)
        elif kind == "same":
            questions["pending"].append([clause])
        else:
            unused.append(Unused(fact.id, said(clause, fact), verdict.reason))
        _close(told, clause)
        last_kind = kind
    remark = Remark(
        fact,
        topic,
        tuple(told),
        tuple("，".join(_asked(clause) for clause in run) for run in questions["doubt"]),
        tuple("，".join(_asked(clause) for clause in run) for run in questions["pending"]),
        matters.marks,
    )
    return remark, tuple(unused)


def _close(told: list[Clause], gone: Clause) -> None:
    """The stop of a clause that goes is the stop of the one told before it."""
    if told and told[-1] is not gone and gone.end in ("。", "；") and told[-1].end == "，":
        told[-1] = replace(told[-1], end=gone.end)


def _stays_in(clause: Clause, before: Clause | None, behind: tuple[Clause, ...], verdict: Verdict) -> bool:
    """Whether a clause that would be left out is part of what is told around it."""
    return _is_only_named(clause, behind, verdict) or (
        before is not None and _goes_with(clause, before, verdict)
    )


def _goes_with(clause: Clause, before: Clause, verdict: Verdict) -> bool:
    """Whether a clause that would be left out belongs to the one told before it."""
    if verdict.kind == "elsewhere":
        return _LEANS_ON.match(clause.text) is not None
    # 查了一遍，没有: what was looked for and not found is an answer.
    return verdict.kind == "aside" and _LOOKED.search(before.text) is not None


def _goes_along(clause: Clause, before: Clause, verdict: Verdict | None) -> Verdict | None:
    """What becomes of a clause that would be told, were the one it hangs on not left out or doubted."""
    if verdict is None or before.end not in ("，", "？"):
        return None
    if verdict.kind == "doubt" and _PART_OF.fullmatch(clause.text) and SLOT.search(before.text):
        return verdict
    if SLOT.search(clause.text):
        return None
    if verdict.kind in ("attitude", "aside") and len(clause.text) <= _STUMP:
        return verdict
    # 我记得是281条，前任交接时说的: what is said of a doubt is part of it.
    return verdict if verdict.kind == "doubt" and _SAID_OF_IT.search(clause.text) else None


def _is_only_named(clause: Clause, behind: tuple[Clause, ...], verdict: Verdict) -> bool:
    """水资源公报、防汛预警，已公开: what was disclosed may be about anything."""
    bare = verdict.kind == "elsewhere" and clause.end == "，" and not SLOT.search(clause.text)
    return bare and bool(behind) and _DISCLOSED.match(behind[0].text) is not None


def _still_outside(clause: Clause, outside: Verdict | None) -> Verdict | None:
    """What follows a clause about something else belongs to that, unless it speaks of disclosure itself."""
    if outside is None or (outside.unless and outside.unless.search(clause.text)):
        return None
    return outside


def told_end_is_open(runs: list[list[Clause]]) -> bool:
    """Whether the last question may take one more clause."""
    return bool(runs) and runs[-1][-1].end in ("，", "？")


def _leans_back(question: Clause, before: Clause) -> bool:
    """Whether a question takes back or comments on the clause before it, which then is no fact either."""
    if _ALTERNATIVE.match(question.text) or _UNCHECKED.match(question.text) or len(before.text) <= _BARE:
        return True
    if _TOPIC_ONLY.search(before.text) and not SLOT.search(before.text):
        return True
    return bool(_UNDERSPECIFIED.match(question.text) and _COMMENT.match(before.text))


def _routed(fact: Fact, clauses: tuple[Clause, ...], phrasebook: Phrasebook) -> str:
    text = "，".join(clause.text for clause in clauses)
    for pattern, to, origins in phrasebook.routes:
        if fact.topic in origins and pattern.search(text):
            return to
    return fact.topic


@lru_cache(_REMEMBERED)
def _verdict(text: str, topic: str, phrasebook: Phrasebook, *, asked: bool) -> Verdict | None:
    for verdict in phrasebook.verdicts:
        if verdict.topics and topic not in verdict.topics:
            continue
        if verdict.pattern.search(text) and not (verdict.unless and verdict.unless.search(text)):
            return verdict
    if phrasebook.hedge.search(text) or (asked and SLOT.search(text)):
        return Verdict("doubt", phrasebook.hedge, None, _HEDGED, frozenset())
    return None


def _asked(clause: Clause) -> str:
    """The words of a doubt: hers where they hold the same figures."""
    return clause.said if set(SLOT.findall(clause.said)) == set(clause.slots) else clause.text


def said(clause: Clause, fact: Fact) -> str:
    """A clause in the clerk's own words."""
    texts = {numbered.id: numbered.figure.text for numbered in fact.figures}
    return _PAIR.sub("", SLOT.sub(lambda slot: texts.get(slot[1], slot[0]), clause.said))

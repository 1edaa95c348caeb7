"""Marks a model writes itself: what they ask is free, what they tell must have been supplied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.drafting.grounding.verdict import Fault, Why
from nianbao.report.figures import read_figures
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nianbao.drafting.evidence import Evidence
    from nianbao.drafting.grounding.wording import Wording
    from nianbao.report.figures import Figure
    from nianbao.report.slots import Slots

_LONGEST = 40
_FEW_LETTERS = 2
"""Letters of a mark that nobody supplied and that ask all the same: 未定, 有误."""
_ANY = regex("【(?P<inside>[^【】]*)】")
_KIND = regex("^(?P<kind>待补|待核)(?:充|实|对)?[：:，,]?")
_PLEASE = regex("^请?(?:补充|核对|核实|填写|确认)[：:]?")
_VALUED = regex(r"⟦\s*(?P<name>[A-Za-z][^⟦⟧=]*?)\s*(?:=[^⟦⟧]*)?⟧")
_TOKEN = regex(r"⟦Q\d+⟧")
_DECLINED = regex(r"^[ \t]*(?:不用问|不必问|无需问)[^\n]*$", re.MULTILINE)
_ANSWERED = regex(r"⟦(?P<name>Q\d+)⟧[ \t]*[（(]?(?:见|因为)?第(?P<number>\d+)条")
_LEFT_OUT = regex(r"^[ \t]*不写[：:][^\n]*$", re.MULTILINE)
_VERSIONS = regex("[两二三](?:个|处|种|项|条|者|本|份)?(?:数|说法|表|口径|材料|地方|结果)?")
_PLAIN_BRACKETS = str.maketrans("【】", "（）")
_HALF_WIDTH = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？"})


@dataclass(frozen=True, slots=True)
class OwnMarks:
    """A reply without the marks the model wrote, and those."""

    reply: str
    """With a token in the place of each, numbered on from those of the evidence."""
    marks: tuple[str, ...]
    """With slots, ready to stand in the text."""
    faults: tuple[Fault, ...]
    """Why others stand in the place of some, or nothing does."""
    declined: frozenset[str]
    """Names of the tokens that the model says need not be asked."""
    answered: Mapping[str, str]
    """For those of them that it says a remark answers, the id of the remark."""
    left_out: frozenset[str]
    """Ids of remarks that it says are no matter for a report."""


def taken_out(reply: str, evidence: Evidence, wording: Wording, slots: Slots) -> OwnMarks:
    """Take the model's own marks out of a reply.

    Args:
        reply: what the model answered.
        evidence: of the part.
        wording: examines the words of a mark.
        slots: of the report.
    """
    lines = _DECLINED.findall(reply)
    declined = {name[1:-1] for line in lines for name in _TOKEN.findall(line)}
    answered = {
        match["name"]: remark.fact
        for line in lines
        for match in _ANSWERED.finditer(line)
        for remark in evidence.remarks[max(0, int(match["number"]) - 1) : int(match["number"])]
    }
    numbers = [int(number) for line in _LEFT_OUT.findall(reply) for number in re.findall(r"第(\d+)条", line)]
    left_out = [remark.fact for number in numbers for remark in evidence.remarks[max(0, number - 1) : number]]
    known = {offered.slot for offered in evidence.offered} | {"year", "year+1", "year-1"}
    marks: list[str] = []
    faults: list[Fault] = []

    def token(match: re.Match[str]) -> str:
        if tokens := _TOKEN.findall(match["inside"]):
            return "".join(tokens)
        text = _VALUED.sub(lambda slot: f"⟦{slot['name']}⟧", match["inside"].strip())
        kind = _KIND.match(text)
        asked = _PLEASE.sub("", text[kind.end() :] if kind else text).translate(_HALF_WIDTH).strip()
        if not asked:
            return ""
        mark = f"【{kind['kind'] if kind else '待补'}：{asked}】"
        wrong = list(_wrong(mark, known, evidence, wording, slots))
        faults.extend(wrong)
        if wrong and not (mark := _instead(match, evidence)):
            return ""
        marks.append(mark)
        return f"⟦Q{len(evidence.marks) + len(marks)}⟧"

    text = _ANY.sub(token, _LEFT_OUT.sub("", _DECLINED.sub("", reply)))
    return OwnMarks(text, tuple(marks), tuple(faults), frozenset(declined), answered, frozenset(left_out))


def _instead(match: re.Match[str], evidence: Evidence) -> str:
    """A mark that quotes the remark which one that may not stand is about; empty where none can be told."""
    before = re.split("[。\n]", match.string[: match.start()].rstrip("。"))[-1]
    facts = {name.partition(".")[0] for name in SLOT.findall(before + match[0])}
    about = [remark.words for remark in evidence.remarks if remark.fact in facts]
    if not about:
        letters = set(re.findall("[\u4e00-\u9fff]{2}", match["inside"]))
        about = [remark.words for remark in evidence.remarks if any(each in remark.words for each in letters)]
    if len(about) != 1:
        return ""
    words = about[0].translate(_PLAIN_BRACKETS)
    return f"【待核：素材写“{words}”，这一句是否相符。】" if len(words) <= _LONGEST else ""


def _counts_versions(mark: str, figure: Figure) -> bool:
    """Whether it counts what the mark sets against each other: 两个数, 两处, 两种说法."""
    return _VERSIONS.match(mark, figure.start) is not None


def _wrong(mark: str, known: set[str], evidence: Evidence, wording: Wording, slots: Slots) -> Iterator[Fault]:
    if unknown := [name for name in SLOT.findall(mark) if name not in known]:
        yield Fault(Why.SLOT, unknown[0], mark)
        return
    rendered = slots.render(mark)
    values = {offered.value for offered in evidence.offered}
    supplied = evidence.words
    for figure in read_figures(rendered.text).figures:
        within = any(span.start < figure.end and figure.start < span.end for span in rendered.spans)
        exact = figure.exact and figure.value is not None and figure.value in values
        known_so = figure.soft or exact or figure.text in supplied
        if not (within or known_so or _counts_versions(rendered.text, figure)):
            yield Fault(Why.FIGURE, rendered.text[figure.start : figure.trail_end], mark)
    unknown_words = wording.unknown_words(rendered.text)
    # Each is shown with a letter on either side.
    if sum(max(1, len(words) - 2) for words in unknown_words) > _FEW_LETTERS:
        for words in unknown_words:
            yield Fault(Why.WORDS, words, mark)

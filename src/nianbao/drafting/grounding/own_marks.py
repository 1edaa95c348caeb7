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
    from collections.abc import Iterator

    from nianbao.drafting.evidence import Evidence
    from nianbao.drafting.grounding.wording import Wording
    from nianbao.report.slots import Slots

UNCLEAR = "【待核：请对照素材核对这一句】"
"""Stands for a mark that tells something nobody supplied."""
_ANY = regex("【(?P<inside>[^【】]*)】")
_KIND = regex("^(?P<kind>待补|待核)(?:充|实|对)?[：:，,]?")
_PLEASE = regex("^请?(?:补充|核对|核实|填写|确认)[：:]?")
_VALUED = regex(r"⟦\s*(?P<name>[A-Za-z][^⟦⟧=]*?)\s*(?:=[^⟦⟧]*)?⟧")
_TOKEN = regex(r"⟦Q\d+⟧")
_DECLINED = regex(r"^[ \t]*(?:不用问|不必问|无需问)[^\n]*$", re.MULTILINE)
_LEFT_OUT = regex(r"^[ \t]*不写[：:][^\n]*$", re.MULTILINE)
_HALF_WIDTH = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？"})


@dataclass(frozen=True, slots=True)
class OwnMarks:
    """A reply without the marks the model wrote, and those."""

    reply: str
    """With a token in the place of each, numbered on from those of the evidence."""
    marks: tuple[str, ...]
    """With slots, ready to stand in the text."""
    faults: tuple[Fault, ...]
    """Why some of them stand as UNCLEAR."""
    declined: frozenset[str]
    """Names of the tokens that the model says need not be asked."""
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
    declined = {name[1:-1] for line in _DECLINED.findall(reply) for name in _TOKEN.findall(line)}
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
        marks.append(UNCLEAR if wrong else mark)
        return f"⟦Q{len(evidence.marks) + len(marks)}⟧"

    text = _ANY.sub(token, _LEFT_OUT.sub("", _DECLINED.sub("", reply)))
    return OwnMarks(text, tuple(marks), tuple(faults), frozenset(declined), frozenset(left_out))


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
        if not (within or figure.soft or exact or figure.text in supplied):
            yield Fault(Why.FIGURE, rendered.text[figure.start : figure.trail_end], mark)
    for words in wording.unknown_words(rendered.text):
        yield Fault(Why.WORDS, words, mark)

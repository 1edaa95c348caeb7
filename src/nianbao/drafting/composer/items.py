"""What the items of section 5 have in common, last year's and this year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.drafting.composer.sifting import sift_fact
from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from nianbao.drafting.composer.desk import Desk
    from nianbao.report.facts import Fact

WHEN = regex(
    r"⟦year\+\d⟧|月|季度|年底|年内|年前|每周|每天|每年|上半年|下半年|日内|天内|⟧(?:底|前|起|内|以前|之前)|工作日|天之内|起|期间|之前|以前|同步|同时|当天|次日|前\b"
)
"""A time by which something is to be done."""
ORDINALS = "一二三四五六七八九十"


def told_fact(desk: Desk, fact: Fact) -> Sentence:
    """A fact inside a promise or problem, in the register of the report."""
    remark, _ = sift_fact(fact, desk.phrasebook)
    told = desk.told(remark)
    words = desk.voice.worded(f"{fact.slotted().rstrip('。')}。", fact.topic)
    return told[0] if told else Sentence(words, Origin.FACT, (fact.id,))


def numbered(desk: Desk, groups: list[list[Sentence]]) -> list[Paragraph]:
    """Each group as a numbered paragraph, in the numbering this agency keeps to."""
    style = desk.voice.choose("numbering", 2)
    paragraphs = []
    for place, group in enumerate(groups):
        number = f"{place + 1}." if style == 0 or place >= len(ORDINALS) else f"{ORDINALS[place]}是"
        # "2.9条留言未回复" would be two and nine tenths.
        if (
            number.endswith(".")
            and (slot := SLOT.match(group[0].text))
            and desk.slots.show(slot[1])[:1].isdigit()
        ):
            number += "本年" if "月" in desk.slots.show(slot[1]) else "有"
        first = Sentence(number + group[0].text, group[0].origin, group[0].evidence)
        paragraphs.append(Paragraph((first, *group[1:])))
    return paragraphs

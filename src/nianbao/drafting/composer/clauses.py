"""A remark cut into clauses, the smallest things that are told, asked about or left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nianbao.drafting.composer.notation import spaced_lists, spelled_out
from nianbao.drafting.composer.quoted import begins_in, named
from nianbao.drafting.composer.shape import unlabelled, unmarked
from nianbao.drafting.composer.units import dated, with_next_year, with_pairs, with_units
from nianbao.report.figures import FigureKind
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from nianbao.drafting.phrasebook import Rule
    from nianbao.report.facts import Fact

# 【】 stand around what a draft asks, and around nothing else.
_PUNCTUATION = str.maketrans(",;!！?:()【】", "，；。。？：（）（）")
_STRAIGHT_QUOTES = regex(r"\"([^\"]*)\"|'([^']*)'|「([^」]*)」")
_OPENING, _CLOSING = "“《（〔⟦", "”》）〕⟧"
_ENDS = "，。；？"
_LONGEST_HEAD = 4
_SHORTEST_HEAD = 2
_ANSWER = regex("⟦|优|良|合格|不合格|无|有|没|第|[A-D一二三四]等|[A-D]档")
"""What a head of a few characters may be told with: 考核 合格, but not 财政所 当天报送."""
_SHORT_QUESTION = 8
"""评议？没有: she asks herself, and answers."""
_LEADS_TO_FIGURE = "了共约为达有第从到至于在月年抽发收办查开得"
_RUNS_ON = "到至从和"
_CALENDAR = (FigureKind.DATE, FigureKind.MONTH, FigureKind.PERIOD)
_DAYS = regex(r"⟦[^⟦⟧]+⟧月⟦[^⟦⟧]+⟧日(?:至⟦[^⟦⟧]+⟧月⟦[^⟦⟧]+⟧日)?")
_MEASURES = "条件次份篇起人个期场处项户家回批月年日天种台块本册名元万亿余多"
FACT = regex(r"(?<=[⟦:+\-/])F\d+")
"""The number of a remark in a slot."""
# A blank separates clauses only where Chinese or a figure stands on both sides: "公众号1个 发了120条".
_BLANK = regex(r"(?<=[\u4e00-\u9fff⟧”》）])[ \t\u3000]+(?=[\u4e00-\u9fff⟦“《（])")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words up to the next comma or stop."""

    fact: str
    """Id of the fact it belongs to."""
    text: str
    """Slotted, with full-width punctuation and dialect put into standard words; its end mark not included."""
    end: str
    """The mark it ended with: ，, 。, ；, ？ or empty at the end of the remark."""
    said: str
    """Slotted, in the clerk's own words."""

    @property
    def slots(self) -> tuple[str, ...]:
        """The figures in it, by id."""
        return tuple(SLOT.findall(self.text))


def normalised(slotted: str) -> str:
    """Slotted words with full-width punctuation and curly quotes, blanks between clauses as commas."""
    text = _STRAIGHT_QUOTES.sub(
        lambda quoted: f"“{quoted[1] or quoted[2] or quoted[3] or ''}”", slotted.strip()
    )
    pieces = re.split(r"(⟦[^⟦⟧]*⟧)", text)
    # A slot's own characters are a name, not punctuation.
    text = "".join(piece if piece.startswith("⟦") else piece.translate(_PUNCTUATION) for piece in pieces)
    text = _BLANK.sub(_blank, text)
    return re.sub(r"[\s\u3000]+", "", text).replace("...", "。").replace("……", "。")


def _blank(match: re.Match[str]) -> str:
    """A comma, unless it merely sets off a figure or its measure word, or a bare head: 考核 合格."""
    before, after = match.string[match.start() - 1], match.string[match.end()]
    head = re.search(r"[^，。；：、\s]*$", match.string[: match.start()])
    said = head[0] if head else ""
    leads = before in _RUNS_ON or (before in f"{_LEADS_TO_FIGURE}”" and "⟦" not in said)
    if (after == "⟦" and leads) or (before == "⟧" and after in _MEASURES):
        return ""
    bare = len(said) <= _SHORTEST_HEAD or (
        len(said) <= _LONGEST_HEAD and _ANSWER.match(match.string, match.end()) is not None
    )
    return "" if bare and "⟦" not in said else "，"


def split(fact: Fact, dialect: tuple[Rule, ...]) -> tuple[Clause, ...]:
    """The clauses of a remark in order; a mark inside quotes, titles or brackets does not end one.

    Args:
        fact: the remark.
        dialect: rules that put dialect into standard words, applied to each clause.
    """
    clauses: list[Clause] = []
    depth = start = 0
    text = normalised(spaced_lists(unmarked(unlabelled(fact), fact.topic)))
    text = with_units(spelled_out(dated(text, fact), fact.topic), fact)
    for at, character in enumerate(text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        elif character in _ENDS and depth == 0:
            asked = character == "？" and at - start <= _SHORT_QUESTION and "⟦" not in text[start:at]
            clauses.append(_clause(fact, text[start:at], "，" if asked else character, dialect))
            start = at + 1
    clauses.append(_clause(fact, text[start:], "", dialect))
    return _with_year(_with_days(tuple(clause for clause in clauses if clause.text), fact), fact)


def _with_days(clauses: tuple[Clause, ...], fact: Fact) -> tuple[Clause, ...]:
    """6.20 农村公墓管理办法印了: a day that stands alone belongs to what follows."""
    days = {each.id for each in fact.figures if each.figure.kind in _CALENDAR}
    kept: list[Clause] = []
    for clause in clauses:
        before = kept[-1] if kept else None
        if before and before.end == "，" and _is_day(before.text, days) and not _is_day(clause.text, days):
            text, said = before.text + clause.text, before.said + clause.said
            kept[-1] = replace(clause, text=text, said=said)
        else:
            kept.append(clause)
    return tuple(kept)


def _is_day(text: str, days: set[str]) -> bool:
    if _DAYS.fullmatch(text):
        return True
    slot = SLOT.fullmatch(text)
    return slot is not None and slot[1] in days


def _with_year(clauses: tuple[Clause, ...], fact: Fact) -> tuple[Clause, ...]:
    """A plan whose first month has its year; what was said stays as it was."""
    for at, clause in enumerate(clauses):
        text = with_next_year(clause.text, fact)
        if text != clause.text:
            return (*clauses[:at], replace(clause, text=text), *clauses[at + 1 :])
    return clauses


def _clause(fact: Fact, said: str, end: str, dialect: tuple[Rule, ...]) -> Clause:
    text = with_pairs(said, fact)
    for rule in dialect:
        if rule.holds_for(fact.topic) and rule.pattern.search(text):
            # A clause that is nothing but a filler keeps it: what is left out is to be listed.
            names = named(text)
            turned = rule.pattern.sub(
                lambda match, names=names, say=rule.template: (
                    match[0]  # type: ignore[misc]
                    if begins_in(names, match)
                    else match.expand(say)
                ),
                text,
            )
            turned = turned or text
            text = turned if set(SLOT.findall(turned)) <= set(SLOT.findall(text)) else text
    return Clause(fact.id, text, end, said)


def numbered(clauses: tuple[Clause, ...], fact: str) -> tuple[Clause, ...]:
    """The clauses of a remark as those of the same remark under another id; see `unnumbered`."""

    def named(text: str) -> str:
        return FACT.sub(fact, text)

    return tuple(Clause(fact, named(each.text), each.end, named(each.said)) for each in clauses)


def unnumbered(text: str) -> str:
    """Slotted words in which every remark has the same id: which one it is says nothing to a rule."""
    return FACT.sub("F0", text)


def joined(clauses: tuple[Clause, ...]) -> str:
    """The clauses as one run of text with the marks they ended with; the last one ends with 。."""
    pieces = [clause.text + (clause.end.replace("？", "。") or "。") for clause in clauses]
    text = "".join(pieces)
    return text[:-1] + "。" if text else ""

"""Clauses that restate cells: compared with the tables, and told from the tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from nianbao.drafting.composer.clauses import unnumbered
from nianbao.errors import SlotUnknown
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT
from nianbao.report.tables import CELLS, RESULT_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.drafting.composer.clauses import Clause
    from nianbao.drafting.composer.sifting import Remark
    from nianbao.drafting.composer.voice import Voice
    from nianbao.drafting.phrasebook import Claim, Phrasebook
    from nianbao.report.slots import Slots

_TERM = regex(r"([+-]?)([^+-]+)")
_LEANS = regex(
    r"⟦[^⟦⟧]+⟧(?:个|件|份)?(?:是|为|属|因)(?!自然人|个人|企业|公司)|一(?:个|件)是|是(?!自然人|个人|企业|公司|村民|居民|群众)|属|同一(?:个)?人|有一(?:块|部分)是|内容|其(?!中自然|中个人|中企业)"
)
_A_PART = regex("有一(?:块|部分)是|.*(?:不肯|不同意|不愿意?|不让)$|⟦[^⟦⟧]+⟧(?:个|件)要.+")
"""有一块是别家的报价，没给: what was held back is more than a cell tells."""
_NOT_GIVEN = regex("(?:就|所以)?(?:没|未|不)(?:有)?(?:给|公开)")
_LAST_YEAR = regex("(?:去年|上年|头年)(?:全年|一共|共|新)*(?:收|来|办|受理|接)(?!.{0,3}(?:结转|转来|剩|留))")
_THIS_YEAR = regex("今年|本年|全年|新收")
_DONE = regex("办|答复|给|公开|处理")
_WHOSE = regex("(?:是)?(?:个人|自然人|公司|企业|村民|居民)(?:提|申请)?的?$")
_LEFT_OVER = regex("(?:去年|上年|头年).{0,4}(?:剩|转|留|结)|^结转")
_HEAD = regex("[^，。；⟦]{2,10}(?:方面|情况)")
"""规范性文件方面: says nothing once the tables tell what came behind it."""
_FEE_CELL = "t2.fees.amount"
_REMEMBERED = 2_048
"""Clauses whose claims are kept; she changes one of a report's hundred at a time."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A remark after its claims were compared with the cells."""

    remark: Remark
    """Without the clauses the tables tell; figures of the others bound to their cells."""
    questions: tuple[str, ...]
    """【待核】 marks for claims that disagree with the tables."""
    adds: tuple[str, ...]
    """What absorbed clauses tell beyond the cells, slotted."""
    bound: frozenset[str]
    """Cells that the remaining clauses tell."""
    previous: str
    """Slot of last year's number of new applications, if it was said."""
    absorbed: tuple[Clause, ...]
    """The clauses the tables tell."""


def check_claims(remark: Remark, phrasebook: Phrasebook, slots: Slots, voice: Voice) -> Checked:
    """Compare every clause of a remark that restates cells with those cells."""
    kept: list[Clause] = []
    absorbed: list[Clause] = []
    questions: list[str] = []
    adds: list[str] = []
    bound: set[str] = set()
    previous = ""
    for place, clause in enumerate(_with_last_year(remark.clauses)):
        if place and _is_of_last_years(clause, remark.clauses[place - 1]):
            absorbed.append(clause)
            continue
        claims = list(_claims(clause, remark.topic, phrasebook, slots))
        text = clause.text
        for claim, match in claims:
            previous = match.groupdict().get("previous", "").strip("⟦⟧") or previous
            wrong = _disagreements(clause, claim, match, slots, voice)
            questions += wrong
            adds += [claim.adds] if claim.adds and not wrong else []
            if not claim.absorbed:
                text, cells = _bind(text, claim, match, slots)
                bound |= cells | {
                    cell for expression in claim.zeros(clause.text) for cell in _cells(expression)
                }
        behind = remark.clauses[place + 1 :]
        known = bool(claims) and _cells_are_known(claims[0][0], claims[0][1], slots)
        leant_on = _is_leant_on(clause, behind) and not any(
            claim.absorbed for claim, _ in _claims(behind[0], remark.topic, phrasebook, slots)
        )
        withheld = (
            bool(kept)
            and kept[-1].end == "，"
            and _A_PART.match(kept[-1].text) is not None
            and _NOT_GIVEN.match(clause.text) is not None
        )
        if known and claims[0][0].absorbed and not leant_on and not withheld:
            absorbed.append(clause)
            if kept and kept[-1].end == "，" and clause.end in ("。", "；"):
                kept[-1] = replace(kept[-1], end=clause.end)
        else:
            kept.append(replace(clause, text=text))
    if absorbed and all(_HEAD.fullmatch(clause.text) for clause in kept):
        absorbed, kept = [*kept, *absorbed], []
    rest = replace(remark, clauses=tuple(kept))
    return Checked(rest, tuple(questions), tuple(adds), frozenset(bound), previous, tuple(absorbed))


def _is_of_last_years(clause: Clause, before: Clause) -> bool:
    """去年剩1件，个人的: whose that one is, and nothing of this year's applications."""
    return before.end == "，" and bool(_WHOSE.match(clause.text) and _LEFT_OVER.search(before.text))


def _with_last_year(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    """去年新收5件，办了3件: what follows is last year's too, until this year is named."""
    last_year = False
    for clause in clauses:
        if _THIS_YEAR.search(clause.text):
            last_year = False
        elif _LAST_YEAR.match(clause.text):
            last_year = True
        elif last_year and SLOT.search(clause.text) and _DONE.match(clause.text):
            yield replace(clause, text=f"上年{clause.text}")
            continue
        yield clause
        if clause.end in ("。", "；"):
            last_year = False


def _cells_are_known(claim: Claim, match: re.Match[str], slots: Slots) -> bool:
    """Whether the tables can tell a clause in the clerk's stead: every cell it restates is filled in."""
    named = [expressions[0] for name, expressions in claim.cells.items() if match[name]]
    return all(
        _value(slots, expression) is not None
        for expression in (*named, *claim.zeros(match.string), *claim.positive)
    )


def _is_leant_on(clause: Clause, behind: tuple[Clause, ...]) -> bool:
    """Whether what follows has no subject of its own: 不给的有6个，2个是会议纪要草稿."""
    return clause.end in ("，", "：") and bool(behind) and _LEANS.match(behind[0].text) is not None


def _claims(
    clause: Clause, topic: str, phrasebook: Phrasebook, slots: Slots
) -> Iterator[tuple[Claim, re.Match[str]]]:
    """The one claim that absorbs the clause, or else every claim that binds a figure of it to a cell."""
    for claim in _worded_as(unnumbered(clause.text), topic, phrasebook):
        if not (match := claim.pattern.search(clause.text)):
            continue
        nil = match.groupdict().get("nil")
        if nil and _value(slots, nil.strip("⟦⟧")) != 0:
            continue
        if not (claim.sure or _bears_out(slots, claim, match)):
            continue
        yield claim, match
        if claim.absorbed:
            return


@lru_cache(_REMEMBERED)
def _worded_as(text: str, topic: str, phrasebook: Phrasebook) -> tuple[Claim, ...]:
    """The claims whose words a clause has, whatever the cells hold."""
    return tuple(claim for claim in phrasebook.claims if topic in claim.topics and claim.pattern.search(text))


def _bears_out(slots: Slots, claim: Claim, match: re.Match[str]) -> bool:
    return all(
        any(_agrees(slots, match[name].strip("⟦⟧"), expression) for expression in expressions)
        for name, expressions in claim.cells.items()
        if match[name]
    )


def _disagreements(
    clause: Clause, claim: Claim, match: re.Match[str], slots: Slots, voice: Voice
) -> list[str]:
    wrong: list[str] = []
    for name, expressions in claim.cells.items():
        said = match[name]
        if said and not any(_agrees(slots, said.strip("⟦⟧"), expression) for expression in expressions):
            wrong.append(held(slots, expressions[0]))
    wrong += [
        held(slots, expression)
        for expression in claim.zeros(match.string)
        if _value(slots, expression) not in (0, None)
    ]
    wrong += [held(slots, expression) for expression in claim.positive if _value(slots, expression) == 0]
    return [voice.say("ask_claim", words=clause.text, cells=held) for held in wrong if held][:1]


def _agrees(slots: Slots, said: str, expression: str) -> bool:
    held = _value(slots, expression)
    if held is None:
        return True
    # The fee cell is in 万元; a clerk may have said 元.
    meant = (held, held * 10000) if expression == _FEE_CELL else (held,)
    try:
        value = slots.value(said)
    except SlotUnknown:
        return any(slots.covers(said, one) for one in meant)
    return value in meant


def _value(slots: Slots, expression: str) -> Decimal | None:
    try:
        return slots.value(f"sum:{_expanded(expression)}")
    except SlotUnknown:
        return None


def held(slots: Slots, expression: str, *, unfilled: bool = False) -> str:
    """What the tables hold, as a clause with slots; empty, or that it is unfilled, when they hold nothing."""
    expanded = _expanded(expression)
    cells = _cells(expression)
    if _value(slots, expression) is None:
        return f"{CELLS[cells[0]].label}没有填" if unfilled else ""
    if len(cells) == 1:
        return f"{CELLS[cells[0]].label}为⟦{cells[0]}⟧"
    names = (
        "、".join(_short(cell) for cell in cells)
        if len(cells) <= 3
        else f"表格中{_short(cells[0])}等各项合计"
    )
    return f"{names}为⟦sum:{expanded}⟧" if "-" not in expanded else f"{names}与此不符"


def _short(cell: str) -> str:
    return CELLS[cell].label.removesuffix("·总计”").removesuffix("”") + "”"


@lru_cache(_REMEMBERED)
def _expanded(expression: str) -> str:
    """Group names such as t3.refused written out as the sum of their rows' totals."""
    return "".join(
        sign + (sign or "+").join(_group(name)) if sign else "+".join(_group(name))
        for sign, name in _TERM.findall(expression)
    )


def _group(name: str) -> list[str]:
    rows = [row for row in RESULT_ROWS if row.startswith(name.removeprefix("t3."))]
    return [f"t3.{row}.total" for row in rows] if rows and name not in CELLS else [name]


@lru_cache(_REMEMBERED)
def _cells(expression: str) -> tuple[str, ...]:
    return tuple(name for _, name in _TERM.findall(_expanded(expression)))


def _bind(text: str, claim: Claim, match: re.Match[str], slots: Slots) -> tuple[str, set[str]]:
    """The clause with its figures replaced by the cells they restate."""
    bound: set[str] = set()
    for name, expressions in claim.cells.items():
        cell = expressions[0]
        # A blank cell tells nothing: then the clerk's own figure stands.
        if match[name] and cell in CELLS and _value(slots, cell) is not None:
            text = re.sub(
                re.escape(match[name]) + ("万?元?" if cell == _FEE_CELL else ""), _shown(cell), text
            )
            bound.add(cell)
    return text, bound


def _shown(cell: str) -> str:
    return f"⟦{cell}⟧万元" if cell == _FEE_CELL else f"⟦{cell}⟧"

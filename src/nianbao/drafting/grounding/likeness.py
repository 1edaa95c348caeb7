"""How well a figure fits a place: by its value, its unit, and the words around it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from nianbao.drafting.evidence import clause_around
from nianbao.drafting.grounding.texts import letters_of
from nianbao.report.figures import FigureKind, read_figures, unit_group
from nianbao.report.tables import CELLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nianbao.drafting.evidence import Context, Offered
    from nianbao.report.figures import Figure

_MOST_SHARED = 3.0
_STUMP = 3
"""Letters of a clause that tells nothing but its figure."""
_TURNED = 3.0
"""What it counts for that a figure stands behind the very thing it was told before."""
_COMMON = frozenset(["公开", "信息", "政府", "全年", "其中", "工作", "条、", "件、", "⟧件"])
"""Pairs that stand beside any figure of such a report."""
_PEOPLE = frozenset({"人", "人次"})
_ANY_UNIT = frozenset({"个", "项", "类"})
_LEADS_ON = frozenset("到至为成")
"""92个减到67个: what stands between two figures leads from one to the other and is counted by neither."""
_SAME_UNIT = {"批次": "批", "平米": "平方米"}
_COUNTING = frozenset(
    [
        "件",
        "条",
        "次",
        "份",
        "篇",
        "期",
        "场",
        "人",
        "名",
        "个",
        "项",
        "处",
        "户",
        "家",
        "天",
        "元",
        "万元",
        "人次",
        "个工作日",
    ]
)


def fact_of(slot: str) -> str:
    """F7 for F7.1, t3 for a cell."""
    return slot.partition(".")[0]


def equals(figure: Figure, offered: Offered) -> bool:
    """Whether a figure as written is worth what was offered, or is written as it would be printed."""
    if figure.kind is FigureKind.NUMBER and offered.value is not None:
        return figure.exact and figure.value == offered.value
    return offered.shown in (figure.text.replace(" ", ""), figure.text + figure.unit)


def units_fit(unit: str, offered: Offered) -> bool:
    """Whether a measure word counts what the figure was said to count."""
    unit = _SAME_UNIT.get(unit, unit)
    own = {_SAME_UNIT.get(each, each) for each in map(unit_behind, _rights(offered))}
    if unit in own:
        return True
    if own == {""}:
        # A date or a share takes no measure word; 11月局党组 has none either.
        return unit not in _COUNTING
    if not unit:
        return False
    if unit in _ANY_UNIT or own & _ANY_UNIT - {""}:
        return True
    # 98人 of two sessions are 98人次, but 98人次 are not 98人.
    if {unit, *own} - {""} <= _PEOPLE:
        return False
    return unit_group(unit) in {unit_group(each) for each in own}


def counts_as_its_cell(unit: str, own: Offered, offered: Iterable[Offered], printed: str) -> bool:
    """Whether a cell has the figure with that measure word, or the total of which it is a part.

    24张罚单，乱搭8张: the cell of 24 penalties counts 件, where the paragraph speaks of penalties.
    """
    known = tuple(offered)
    units = {unit_behind(right) for right in _rights(own)}
    totals = {
        each.value
        for each in known
        if fact_of(each.slot) == fact_of(own.slot)
        and units <= {"", *(unit_behind(right) for right in _rights(each))}
    }
    return own.value is not None and any(
        cell.value in totals and units_fit(unit, cell) and common(CELLS[cell.slot].label, printed)
        for cell in known
        if cell.slot in CELLS
    )


def is_its_own_unit(unit: str, offered: Offered) -> bool:
    """Whether it is the very measure word the figure was said with."""
    return unit in map(unit_behind, _rights(offered))


def _rights(offered: Offered) -> Iterator[str]:
    return (context.right for context in offered.contexts)


@lru_cache(8_192)
def unit_behind(right: str) -> str:
    """The measure word that begins a text; empty when there is none."""
    if right[:1].isdigit():
        return ""
    figures = read_figures(f"1{right}").figures
    return figures[0].unit if figures and figures[0].start == 0 else ""


def likeness(around: Context, offered: Offered) -> float:
    """How much the words at a place share with those beside a figure; adjacent ones weigh more."""
    return max((_likeness(around, context) for context in offered.contexts), default=0.0)


def shared_words(clause: str, offered: Offered) -> float:
    """How much of a clause stands in one the figure was told in; more than a little tells nothing more."""
    return min(_MOST_SHARED, max((common(clause, other) for other in offered.clauses), default=0.0))


def clause_with_its_subject(text: str, at: int) -> str:
    """The clause at a place, with the one before where it tells only a figure: 最多的是占地，为11件."""
    clause = clause_around(text, at)
    if len(letters_of(clause)) > _STUMP:
        return clause
    before = text[:at].rpartition("，")[0]
    return clause_around(before, len(before)) + clause


def _likeness(one: Context, other: Context) -> float:
    """How much two figures' surroundings have in common; words right before the figure weigh most."""
    if not one.left and not other.left:
        return 1.0 + common(one.right, other.right) / 2
    adjacent = 1.0 if len(one.left) > 1 and one.left[-2:] == other.left[-2:] else 0.0
    turned = max(_turned(one, other), _turned(other, one))
    return max(adjacent, turned) + common(one.left, other.left) + common(one.right, other.right) / 2


def _turned(one: Context, other: Context) -> float:
    """电子屏1块 for 1块电子屏: the thing counted stands right before the figure, or right behind its unit."""
    unit = unit_behind(other.right)
    thing = other.right[len(unit) :] if unit else ""
    if thing[-1:] in _LEADS_ON:
        return 0.0
    return _TURNED if any(one.left.endswith(thing[:end]) for end in range(2, len(thing) + 1)) else 0.0


def common(one: str, other: str) -> float:
    """How many pairs of characters two texts share, those beside any figure left out."""
    return len((_pairs(one) & _pairs(other)) - _COMMON)


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1) if not words[at].isdigit()}

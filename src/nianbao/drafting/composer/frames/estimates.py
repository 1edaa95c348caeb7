"""A number given from memory: told as what it is, without the words around it that hesitate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.report.figures import FigureKind
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.drafting.composer.clauses import Clause
    from nianbao.report.facts import Fact

_HESITATES = regex(
    r"(?:大概|大约|差不多|可能|估计|应该|怕)+(?:是|有)?(?=[^，。；]{0,6}⟦)|(?:吧|的样子|来着)$"
)
_NO_BETTER = regex(
    r"^(?:(?:但|不过|可是?)?(?:准数|准确的?数|实数|具体(?:数|的数)?|精确数|细数)[^，。；⟦]{0,10}|(?:我|还|也|一直|但|这个)*(?:没|未)(?:有)?(?:去)?(?:导|数|统计|查|算|细数|核)(?:过|出来|清楚)?|(?:系统|后台)(?:里)?(?:能|可以)(?:导|查|看)(?:出来)?)$"
)


def estimates(clauses: tuple[Clause, ...], fact: Fact) -> tuple[Clause, ...]:
    """大概有一百来条吧，准数还没导: the estimate stays, the mark behind it asks for the number."""
    vague = {
        each.id
        for each in fact.figures
        if each.figure.kind is FigureKind.NUMBER and each.figure.value is None
    }
    if not vague:
        return clauses
    told: list[Clause] = []
    for clause in clauses:
        if told and vague.intersection(told[-1].slots) and _NO_BETTER.match(clause.text):
            told[-1] = replace(told[-1], end=clause.end, said=f"{told[-1].said}，{clause.said}")
        elif vague.intersection(clause.slots):
            told.append(replace(clause, text=_HESITATES.sub("", clause.text)))
        else:
            told.append(clause)
    return tuple(told)

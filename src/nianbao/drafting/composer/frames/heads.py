"""民生的多，78条: a part that is named first and counted in the next clause, told in one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.drafting.composer.clauses import Clause
    from nianbao.report.facts import Fact

_MOST = regex(r"^(?:其中)?(?P<what>[^，。；：⟦]{2,10}?)(?:的|类)?(?:占(?:了)?大头|最多|居多|比较多|多)$")
_COUNT = regex(r"^(?:有|是)?(?P<count>⟦[^⟦⟧]+⟧(?:条|件|篇|个))$")


def heads(clauses: tuple[Clause, ...], fact: Fact) -> tuple[Clause, ...]:
    """The clauses with every such pair as one part of the count before it."""
    if fact.topic != "proactive":
        return clauses
    told: list[Clause] = []
    for clause in clauses:
        before = told[-1] if len(told) > 1 else None
        most = _MOST.match(before.text) if before and before.end == "，" else None
        count = _COUNT.match(clause.text)
        if before and most and count and told[-2].slots:
            said = f"{before.said}，{clause.said}"
            told[-1] = replace(clause, text=f"{most['what']}{count['count']}", said=said)
        else:
            told.append(clause)
    return tuple(told)

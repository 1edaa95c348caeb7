"""204条，不对，去掉是198: of a number that the clerk takes back only the right one is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.report.regex import regex
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from nianbao.drafting.composer.clauses import Clause
    from nianbao.report.facts import Fact

_TAKEN_BACK = regex(
    r"^(?:哦|噢|哎|啊)?(?:等等|等一下)?(?:不对|不是|错了|说错了?|写错了?|记错了?|搞错了?|更正(?:一下)?|改一下|纠正一下)(?:了|啊|哈)?$"
)
_RIGHT = regex(
    r"(?:应(?:该|当)?(?:是|为)|去掉(?:后)?(?:是|有)?|(?:实际|其实|准数|正确的?)(?:是|有|为)?|(?:就)?(?:写|按|填|报|算|以)(?:的)?|^是|^(?:有)?)(?P<slot>⟦[^⟦⟧]+⟧)(?:[条件个篇份次人期]|个人|人次)?(?:为准)?(?:的)?$"
)


def corrected(clauses: tuple[Clause, ...], _fact: Fact) -> tuple[Clause, ...]:
    """The clauses with the last number in the place of the first, and without the correction."""
    at = next((place for place, clause in enumerate(clauses) if place and _TAKEN_BACK.match(clause.text)), 0)
    before = SLOT.search(clauses[at - 1].text) if at else None
    if before is None:
        return clauses
    last, right = at, ""
    for place in range(at + 1, len(clauses)):
        clause = clauses[place]
        if found := _RIGHT.search(clause.text):
            last, right = place, found["slot"]
        elif not (place == at + 1 or "是" in clause.text or "算" in clause.text):
            break
        else:
            last = place if right else last
        if clause.end in ("。", "；"):
            break
    if not right:
        return clauses
    told = clauses[at - 1]
    text = told.text.replace(before[0], right, 1)
    said = "，".join(clause.said for clause in clauses[at - 1 : last + 1])
    return (
        *clauses[: at - 1],
        replace(told, text=text, end=clauses[last].end, said=said),
        *clauses[last + 1 :],
    )

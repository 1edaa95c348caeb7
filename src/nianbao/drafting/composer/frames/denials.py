"""许可、处罚，我们街道都没有: one denial said of several things is said of each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.drafting.composer.clauses import Clause
    from nianbao.report.facts import Fact

_THING = r"(?:行政)?(?:许可|处罚|强制|收费|规范性文件)(?:决定)?"
_THINGS = regex(rf"^{_THING}(?:(?:、|和|跟){_THING})*(?:这些|这几样|这块)?$")
_NONE = regex(
    r"^(?:我们|我)?(?:乡|镇|街道|局|县)?(?:里)?(?:今年|全年)?(?:都|也|全|一件|一个|一样"
    r"|均)*(?:没有?|无|未发生|没做过?)(?:过|的|了)?$"
)
_SEVERAL = regex(
    rf"^(?P<things>{_THING}(?:(?:、|和|跟)?{_THING})+)(?:这些|这几样|这块)?(?:今年|全年)?(?:都|也"
    rf"|全|均|一件|一个)*(?:没有?|无)(?:过|的|了)?$"
)
_ZERO = regex(
    rf"^(?P<things>{_THING}(?:(?:、|和|跟)?{_THING})+)(?:这些|这几样|这块)?(?:今年|全年)?(?:都|也|全|均)*(?:是|为)?"
    rf"⟦(?P<slot>[^⟦⟧]+)⟧(?:件|个|项)?$"
)
_BOTH = regex(
    r"^(?P<things>(?:社会)?评议(?:、|和|跟|，)(?:追责|问责|责任追究)|(?:追责|问责|责任追究)(?:、"
    r"|和|跟|，)(?:社会)?评议)(?:方面)?[：，]?(?:都|也|均|全)*(?:没有?|无|未开展|没搞)(?:过|的)?$"
    r"|^(?:没有?|无|未)(?:社会)?评议(?:、|和)(?:追责|问责|责任追究)$"
)


def _none_of(clause: Clause, fact: Fact) -> re.Match[str] | None:
    """许可、强制、收费都是0."""
    match = _ZERO.match(clause.text)
    values = {each.id: each.figure.value for each in fact.figures}
    return match if match and values.get(match["slot"]) == 0 else None


def denials(clauses: tuple[Clause, ...], fact: Fact) -> tuple[Clause, ...]:
    """Heads and the denial behind them put into one clause, or into one for each."""
    told: list[Clause] = []
    at = 0
    while at < len(clauses):
        clause, behind = clauses[at], clauses[at + 1] if at + 1 < len(clauses) else None
        if several := _SEVERAL.match(clause.text) or _none_of(clause, fact):
            # Each by itself, so that the tables tell each.
            things = re.findall(_THING, several["things"])
            told += [replace(clause, text=f"{thing}没有", end="，") for thing in things[:-1]]
            told.append(replace(clause, text=f"{things[-1]}没有"))
            at += 1
            continue
        said = f"{clause.said}，{behind.said}" if behind else ""
        if behind and _THINGS.match(clause.text) and _NONE.match(behind.text):
            told.append(
                replace(behind, text=f"{re.sub('(?:这些|这几样|这块)$', '', clause.text)}都没有", said=said)
            )
            at += 2
        elif fact.topic == "supervision" and _BOTH.match(f"{clause.text}，{behind.text}" if behind else ""):
            told += (
                [
                    replace(clause, text="未开展社会评议", end="，", said=clause.said),
                    replace(behind, text="无责任追究情形"),
                ]
                if behind
                else []
            )
            at += 2
        elif fact.topic == "supervision" and _BOTH.match(clause.text):
            told += [replace(clause, text="未开展社会评议", end="，"), replace(clause, text="无责任追究情形")]
            at += 1
        else:
            told.append(clause)
            at += 1
    return tuple(told)

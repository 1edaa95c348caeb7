"""One line of the command `claims`: a sentence with cells in, claims and a verdict out."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from nianbao.checks.claims import Claim, ClaimKind, Values, Verdict, at_odds, judge, read_claims, together
from nianbao.checks.claims.lexicon import FOREIGN
from nianbao.errors import FileUnreadable
from nianbao.report.regex import regex
from nianbao.report.slots import plain
from nianbao.report.tables import CELLS

_SERVICES = regex("服务|事项|窗口|群众")
_CHANCE = 10
"""A figure above it is hardly the cell's by chance."""


def judged_line(line: str, number: int) -> str:
    """Read one line of JSON and answer with one.

    Args:
        line: `{"text", "tables": {cell: value}, "previous": {…} or null}`; cells not given are unknown.
            With `"year"` the year reported on is told; without it the latest one named is taken for it.
        number: the line's number, for messages.

    Returns:
        `{"verdict", "claims": [{"quantity", "value", "span", …}]}`; a claim about no cell has the quantity
        `other`, and counts for no verdict.

    Raises:
        FileUnreadable: the line is no such JSON, or names a cell the form does not have.
    """
    try:
        told = json.loads(line)
    except ValueError as error:
        raise FileUnreadable(f"第{number}行不是一个JSON对象，请核对。") from error
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        raise FileUnreadable(f"第{number}行要有“text”，内容是一句话。")
    now = _values(told.get("tables", {}), number)
    before = None if told.get("previous") is None else _values(told["previous"], number)
    year = told.get("year")
    if not (year is None or isinstance(year, int)):
        raise FileUnreadable(f"第{number}行的“year”要写成年份的数字，例如2024。")
    judged = _judged(told["text"], year, now, before)
    claims = []
    for claim, verdict in judged:
        named = claim.options and claim.kind is not ClaimKind.PART
        claims.append(
            {
                "quantity": "+".join(claim.options[0]) if named else "other",
                "value": _number(claim.value),
                "span": [claim.start, claim.end],
                "said": told["text"][claim.start : claim.end],
                "kind": claim.kind.value,
                "verdict": verdict.value,
            }
        )
    odd = at_odds(claim for claim, _ in judged)
    verdict = Verdict.CONTRADICTS if odd else together(judged)
    return json.dumps({"verdict": verdict.value, "claims": claims}, ensure_ascii=False)


def _judged(text: str, year: int | None, now: Values, before: Values | None) -> list[tuple[Claim, Verdict]]:
    """Claims with their verdicts. 全县 means the body itself where its figures are those of the cells."""
    # 除1件外，其余全部办结: what speaks of nothing else is taken to stand where applications are the topic.
    topic = "" if FOREIGN.search(text) or _SERVICES.search(text) else "requests"
    readings = [
        [
            (claim, judge(claim, now, before))
            for claim in read_claims(text, year=year, topic=topic, own_area=own)
        ]
        for own in (False, True)
    ]
    others = {(claim.start, claim.kind) for claim, _ in readings[0]}
    only_own = [each for each in readings[1] if (each[0].start, each[0].kind) not in others]
    borne_out = sum(verdict is Verdict.CONSISTENT for _, verdict in only_own)
    against = sum(verdict is Verdict.CONTRADICTS for _, verdict in only_own)
    large = any(verdict is Verdict.CONSISTENT and claim.value > _CHANCE for claim, verdict in only_own)
    return readings[1] if borne_out > against or large else readings[0]


def _values(cells: Any, number: int) -> Values:  # noqa: ANN401 - whatever the line holds
    if not isinstance(cells, dict):
        raise FileUnreadable(f"第{number}行的单元格要写成“名称: 数”的形式。")
    known = {}
    for key, value in cells.items():
        if key not in CELLS:
            raise FileUnreadable(f"第{number}行有表里没有的单元格“{key}”，请核对名称。")
        try:
            known[key] = Decimal(str(value))
        except InvalidOperation as error:
            raise FileUnreadable(f"第{number}行单元格“{key}”的值“{value}”不是数，请核对。") from error
    return Values(known)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(plain(value))

"""Shares of several rows at once: 予以公开和部分公开两类合计占65%, 两项合起来占八成."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import Claim, ClaimKind
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.scene import Scene

ADDED = regex(
    r"(?:以上|上述|这|前)?(?P<many>[两二三四五2-5])?(?:大)?(?:项|类|者|种|部分|方面)?(?:结果|申请|处理|主体)?"
    r"(?:合起来|加起来|加在一起|合在一起|放在一起|合计|共计|总计|相加|之和|加总|合并|一共|总共|共)(?:起来|后|计算?|约|就|已)?$"
)
"""Right before the word for a share; how many rows are meant, if told."""
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_PAIR = 2
_TERM = 3


def added_up(scene: Scene, start: int, added: re.Match[str], told: list[Claim]) -> tuple[Cells, ...]:
    """What makes up the sum: the rows named in its clause, or the figures told right before it.

    Nothing where it is not plain which ones, so that no share is held against one of them alone.
    """
    many = _COUNTS.get(added["many"] or "") or (int(added["many"]) if added["many"] else 0)
    named = list(_named(scene, start, added.start()))
    if len(named) > 1:
        return (tuple(key for cells in named for key in cells),) if many in (0, len(named)) else ()
    if len(named) == 1 and not many:
        # 法人和其他组织共占27.3%
        return (named[0],)
    sentence, _ = scene.sentence(start)
    counts: list[Cells] = []
    for claim in reversed(told):
        if claim.start < sentence or len(counts) == (many or _PAIR):
            break
        if claim.start < added.start() and claim.kind is ClaimKind.COUNT and len(claim.options) == 1:
            counts.insert(0, claim.options[0])
    parts = counts
    alike = len({_family(cells) for cells in parts}) == 1
    return (
        (tuple(key for cells in parts for key in cells),) if alike and len(parts) == (many or _PAIR) else ()
    )


def _named(scene: Scene, start: int, end: int) -> list[Cells]:
    kinds = [tuple(f"t3.new.{column}" for column in of) for of in scene.every_applicant(start, end)]
    rows = [
        tuple(f"{row}.total" for row in each.rows[0])
        for each in scene.mentions(start, end)
        if each.strength == _TERM and each.rows != (("t3.new",),) and each.rows[0][0].startswith("t3.")
    ]
    return rows or kinds


def _family(cells: Cells) -> str:
    """Whether cells are of kinds of applicants or of results, which do not add up to one another."""
    row, _, column = cells[0].rpartition(".")
    return row if column != "total" else "t3.results"

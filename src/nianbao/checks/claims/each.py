"""So many of each: 18名自然人各提交1件 tells of eighteen applications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import Claim, ClaimKind, Interval
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.scene import Scene
    from nianbao.report.figures import Figure

_ONE_EACH = regex(
    "[家个位名]?(?:企业|公司|单位|机构|事务所|律所|村民|群众|自然人|个人|居民|申请人|人)各(?:自)?[^，。；各]{0,4}$"
)
_PERSONS = frozenset({"名", "家", "人", "位", "个"})
_APART = regex(r"另有|其中|中有|来自")


def told_of_each(scene: Scene, left: int, figure: Figure) -> bool:
    """Whether a figure is what each of several applicants did."""
    words = scene.text[left : figure.start]
    if "各" not in words:
        return False
    if len(scene.every_applicant(left, figure.start)) > 1 and not scene.figures_in(left, figure.start):
        # 自然人、企业各提出申请11件: each kind, not each person.
        return False
    return not words.endswith("各") and _ONE_EACH.search(words) is not None


def multiplied(scene: Scene, left: int, figure: Figure) -> Claim | None:
    """What all of them together did, when the words before the figure tell how many they are."""
    clause, _ = scene.clause(figure.start)
    before = scene.figures_in(clause, figure.start)
    columns = scene.applicants(before[-1].unit_end, figure.start) if before else ()
    if (
        not columns
        or before[-1].unit not in _PERSONS
        or figure.unit != "件"
        or not (before[-1].exact and figure.exact)
        or scene.topic(figure.start) != "requests"
        or _APART.search(scene.text, clause, left)
    ):
        return None
    product = before[-1].low * figure.low
    cells = tuple(f"t3.new.{column}" for column in columns)
    interval = Interval(product, product)
    return Claim(ClaimKind.COUNT, (cells,), interval, figure.start, figure.end, unit=figure.unit)

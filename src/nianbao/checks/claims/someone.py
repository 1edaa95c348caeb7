"""Persons whose applications met with one result: at least one application did."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import Claim, ClaimKind, Interval
from nianbao.checks.claims.pointing import DENIED, RESULTS
from nianbao.checks.claims.scope import elsewhere, last_year
from nianbao.checks.claims.spotting import spotter
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims.scene import Scene

_SOMEONE = spotter(
    "名位人家",
    r"[\d一二三四五六七八九十两][名位人家](?:申请人|村民|居民|群众|企业|公司|律师|个人|自然人)(?:的|因|由于|提出|申请)?",
)
_WENT_ON = spotter(
    "服议",
    r"(?:答复|决定|处理|结果)[^，。；\d]{0,6}(?:不服|不满意?|有?异议)[^。；\d]{0,4}(?:先后|又|遂|依法)*(?:提起|提出|申请)了?(?P<how>行政复议|行政诉讼)(?:申请)?(?=[，。；（]|后)",
    "不服 异议 不满",
)
_ONLY_IF = regex(
    "如|若|可以?(?!能)|有权|未|没有?|无|不得|告知|凡|对于|权利|引导|渠道|途径|应当|[与和]信息公开无关"
)
_ENDED = regex("不再处理|不予(?:重复)?处理|无法提供|不予公开|终止办理|视为")
_MENDED = regex("经[^。；]{1,16}后|补正后(?!仍)|撤回|合并|协商|沟通|说服|劝导")
"""What was asked twice or not plainly may have been withdrawn or mended."""
_ONE = Interval(Decimal(1), Decimal(1))
_TERM = 3


def went_on(scene: Scene, *, own_area: bool) -> Iterator[Claim]:
    """申请人对答复不服，提起行政诉讼: there is at least one such case."""
    for match in scene.finditer(_WENT_ON):
        start, _ = scene.sentence(match.start())
        cases = [each for each in scene.mentions(*match.span("how")) if each.rows[0][0].startswith("t4")]
        if len(cases) != 1 or _ONLY_IF.search(scene.text, start, match.end()):
            continue
        if elsewhere(scene, match.start(), own_area=own_area) or last_year(scene, start, match.start()):
            continue
        cells = tuple(f"{block}.total" for block in cases[0].rows[0])
        yield Claim(ClaimKind.PART, (cells,), _ONE, *match.span())


def someone(scene: Scene, *, own_area: bool) -> Iterator[Claim]:
    """1名申请人逾期未缴费，不再处理: the row cannot be empty."""
    for match in scene.finditer(_SOMEONE):
        start, end = scene.clause(match.start())
        terms = [
            each
            for each in scene.mentions(match.end(), end)
            if each.strength == _TERM and RESULTS.issuperset(each.rows[0]) and len(each.rows[0]) == 1
        ]
        if len(terms) != 1 or scene.figures_in(match.end(), end) or scene.topic(match.end()) == "foreign":
            continue
        told = scene.text[slice(*scene.part(match.start()))]
        if not _ENDED.search(told) or _MENDED.search(told):
            continue
        denied = DENIED.search(scene.text[match.end() : terms[0].start])
        theirs = elsewhere(scene, match.start(), own_area=own_area) or last_year(scene, start, match.start())
        if not denied and not theirs:
            cells = (f"{terms[0].rows[0][0]}.total",)
            yield Claim(ClaimKind.PART, (cells,), _ONE, *match.span())

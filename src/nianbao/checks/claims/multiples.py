"""One cell told as a multiple of another, or of last year's without a figure: 自然人申请是企业的3倍, 翻番."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import Claim, ClaimKind, Interval
from nianbao.checks.claims.scope import elsewhere, narrow
from nianbao.checks.claims.spotting import spotter
from nianbao.report.figures import numeral
from nianbao.report.regex import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.scene import Scene

_OF_ANOTHER = regex(
    r"(?:正好|恰好|约|大约|大致)?(?:是|为|达到?|相当于|超过|超|接近|近)+(?P<base>[^，。；、\d]{2,14})的$"
)
_OUT_OF = spotter(
    "每",
    r"每(?P<many>[\d一二两三四五六七八九十百]+)件(?:新收)?的?(?:政府信息公开|信息公开)?申请(?:当中|之中|中|里)，?(?:就|约|大约|大致)*有(?P<few>[\d一二两三四五六七八九十]+)件(?:左右)?(?:是|由|来自|出自|为|系)+(?P<who>[^，。；、\d]{2,8})",
)
_ROUGH = regex("[约近超余多逾]|接近|大致|左右")
_TERM = 3
_EXACT, _ABOUT = Decimal("0.05"), Decimal("0.3")


def multiple_of_another(scene: Scene, claim: Claim, start: int, before: str) -> Claim | None:
    """A figure of 倍 as the share that one cell is of another; None when no two are named."""
    told = _OF_ANOTHER.search(before) if claim.unit == "倍" else None
    if told is None or scene.topic(claim.end) == "foreign":
        return None
    part = _cells(scene, start, start + told.start())
    whole = _cells(scene, start + told.start("base"), start + told.end("base"))
    if not part or not whole or part == whole:
        return None
    near = scene.text[start + told.start() : claim.start] + scene.text[claim.end : claim.end + 2]
    spread = _ABOUT if _ROUGH.search(near) else _EXACT
    low, high = claim.interval.low * (1 - spread) * 100, claim.interval.high * (1 + spread) * 100
    return replace(
        claim, kind=ClaimKind.SHARE, options=part, whole=whole, interval=Interval(low, high), unit="%"
    )


def _cells(scene: Scene, start: int, end: int) -> tuple[Cells, ...]:
    """The one row of table 3, or kind of applicant, that words name."""
    if narrow(scene.text[start:end]):
        return ()
    rows = {each.rows for each in scene.mentions(start, end) if each.strength == _TERM}
    columns = scene.applicants(start, end)
    if len(rows) == 1 and (of := rows.pop())[0][0].startswith("t3."):
        return tuple(
            tuple(f"{row}.{column}" for row in each for column in columns or ("total",)) for each in of
        )
    return (tuple(f"t3.new.{column}" for column in columns),) if columns and not rows else ()


def open_ended(interval: Interval, told: re.Match[str]) -> Interval:
    """不到去年的一半: everything below it, or above it."""
    if told["under"]:
        return Interval(Decimal(0), interval.low, high_open=True)
    return Interval(interval.high, interval.high * 2, low_open=True) if told["over"] else interval


def hundredth(interval: Interval) -> Interval:
    """Per cent as a multiple."""
    return Interval(interval.low / 100, interval.high / 100, interval.low_open, interval.high_open)


def out_of_so_many(scene: Scene, *, own_area: bool) -> Iterator[Claim]:
    """每4件申请中就有3件来自企业: a share told with small numbers, as exactly as they can tell it."""
    for match in scene.finditer(_OUT_OF):
        few, many = (numeral(match[name]) for name in ("few", "many"))
        columns = scene.applicants(*match.span("who"))
        if not few or not many or not columns or few > many or scene.topic(match.end()) == "foreign":
            continue
        if elsewhere(scene, match.start(), own_area=own_area) or narrow(match[0]):
            continue
        half = Decimal("0.5")
        interval = Interval((few - half) * 100 / many, (few + half) * 100 / many)
        part = (tuple(f"t3.new.{column}" for column in columns),)
        yield Claim(ClaimKind.SHARE, part, interval, *match.span(), (("t3.new.total",),), unit="%")

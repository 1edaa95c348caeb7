"""By how much one kind of applicant, result or decision outnumbers another: 企业申请比自然人多2件."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import Claim, ClaimKind, Interval
from nianbao.checks.claims.leading import speaks_of_this_year
from nianbao.checks.claims.ranked_items import item_named, window_before
from nianbao.checks.claims.spotting import spotter
from nianbao.report.figures import FigureKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims.scene import Scene

_THAN = spotter(
    "比较",
    r"[比较](?P<than>[^，。；、：\d]{2,16}?)(?:多|(?P<less>少))(?:出|了)?(?=[\d一二三四五六七八九十两])",
)


def differing(scene: Scene, *, own_area: bool) -> Iterator[Claim]:
    """The difference told between two that are ranked among the same."""
    for match in scene.finditer(_THAN):
        told = scene.figures_in(match.end(), match.end() + 1)
        if not told or told[0].kind is not FigureKind.NUMBER or told[0].unit != "件":
            continue
        lead, _ = window_before(scene, match.start())
        first, second = item_named(scene, lead, match.start()), item_named(scene, *match.span("than"))
        if first is None or second is None or not first.among(set(second.cells)):
            continue
        if speaks_of_this_year(scene, match, own_area=own_area):
            more, less = (second, first) if match["less"] else (first, second)
            figure = told[0]
            interval = Interval(figure.low, figure.high, figure.low_open, figure.high_open)
            yield Claim(
                ClaimKind.DIFFERENCE, (more.cells,), interval, lead, figure.unit_end, (less.cells,), unit="件"
            )

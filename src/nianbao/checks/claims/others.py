"""Phrases that deny every kind of applicant but those just named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import ZERO, Claim, ClaimKind
from nianbao.checks.claims.pointing import RESULTS
from nianbao.checks.claims.scope import elsewhere, last_year, narrow, of_some_months
from nianbao.checks.claims.spotting import spotter
from nianbao.report.tables import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims.scene import Scene

_KIND = (
    r"(?:各|几|五|四|三|两)?(?:类型|类别|种类|类|种)?(?:的)?(?:申请人|申请主体|主体|申请|组织|情况|来源|的)*"
)
_NO_OTHERS = spotter(
    "它别他余",
    rf"(?:没有|无|未有|并无|再无|不存在|未(?:再)?收到|未见|未出现)其[他它](?:的)?{_KIND}(?=[，,。；;）]|提出|提交|$)"
    rf"|(?:其余|其[他它]|余下|别的){_KIND}(?:均|都|皆|全部|也|全|则)?(?:未|没有?|无|为零|为0|是零|为空白)"
    r"(?:曾|有)?(?:提出|提交|递交|收到|发生|出现)?",
)


_NO_OTHER_GROUND = spotter(
    "它形他余由",
    r"(?:没有|无|未有|并无|再无|不存在|未见|未出现)其[他它余](?:的)?(?:任何)?(?:情形|情况|类型|理由|原因|事由|依据)"
    r"|(?:其余|其[他它])(?:各?[项类种]|[几一二三四五六七]种)?(?:情形|理由|事由)(?:均|都|也)?(?:未|没有?|无|为零|为0)(?:发生|出现|涉及)?",
)


_THE_REST_IS = spotter(
    "余剩",
    r"(?:其余|剩余|剩下|余下)(?:的)?(?:\d+件)?(?:申请)?(?:则)?(?:均|都|全部|全|皆)(?:是|由|为|系|来自|出自)+(?P<who>[^，。；\d]{2,24})",
)


def denied_grounds(scene: Scene, *, own_area: bool) -> Iterator[Claim]:
    """不予处理仅重复申请1件，无其他情形: the rows of the group that are not named are said to be none."""
    for match in scene.finditer(_NO_OTHER_GROUND):
        start, _ = scene.sentence(match.start())
        segment = max(start, scene.text.rfind("；", start, match.start()) + 1)
        told = [
            each.rows[0]
            for each in scene.mentions(segment, match.start())
            if RESULTS.issuperset(each.rows[0])
        ]
        groups = [rows for rows in told if len(rows) > 1]
        named = {row for rows in told if len(rows) == 1 for row in rows}
        if len(set(groups)) != 1 or not named or not named < set(groups[0]):
            continue
        if elsewhere(scene, match.start(), own_area=own_area) or last_year(scene, segment, match.start()):
            continue
        rest = tuple(f"{row}.total" for row in groups[0] if row not in named)
        yield Claim(ClaimKind.COUNT, (rest,), ZERO, *match.span())


def denied_others(scene: Scene, *, own_area: bool) -> Iterator[Claim]:
    """自然人38件，企业4件，没有其他类型的申请人: the kinds not named are said to be none."""
    for match in scene.finditer(_NO_OTHERS):
        start, _ = scene.sentence(match.start())
        segment = max(start, scene.text.rfind("；", start, match.start()) + 1)
        named = {column for of in scene.every_applicant(segment, match.start()) for column in of}
        rest = tuple(f"t3.new.{column}" for column in APPLICANT_COLUMNS if column not in named)
        if not named or not rest or scene.topic(match.end()) != "requests":
            continue
        if (
            elsewhere(scene, match.start(), own_area=own_area)
            or last_year(scene, segment, match.start())
            or of_some_months(scene, match.start(), match.start())
        ):
            continue
        yield Claim(ClaimKind.COUNT, (rest,), ZERO, *match.span())


def rest_is(scene: Scene, *, own_area: bool) -> Iterator[Claim]:
    """律所申请5件，其余申请均由自然人提出: the kinds named make up all that came."""
    for match in scene.finditer(_THE_REST_IS):
        begin, _ = scene.part(match.start())
        rest = {column for of in scene.every_applicant(*match.span("who")) for column in of}
        told = {column for of in scene.every_applicant(begin, match.start()) for column in of}
        if (
            not rest
            or not told
            or scene.topic(match.end()) != "requests"
            or narrow(scene.text[begin : match.start()])
        ):
            continue
        if {each.rows[0] for each in scene.mentions(begin, match.start())} - {("t3.new",)}:
            continue
        if elsewhere(scene, match.start(), own_area=own_area) or last_year(scene, begin, match.start()):
            continue
        kinds = tuple(f"t3.new.{column}" for column in APPLICANT_COLUMNS if column in {*told, *rest})
        yield Claim(ClaimKind.ALL, (kinds,), ZERO, *match.span(), (("t3.new.total",),))

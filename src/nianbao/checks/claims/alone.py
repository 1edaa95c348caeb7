"""What is said of the only one, of the only ones left, and of two that share in halves."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import ZERO, Claim, ClaimKind, Interval
from nianbao.checks.claims.lexicon import NOT_OURS
from nianbao.checks.claims.scope import elsewhere, last_year, narrow, of_some_months
from nianbao.checks.claims.spotting import spotter
from nianbao.report.regex import regex
from nianbao.report.tables import RESULT_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene

_ONLY = spotter("唯只仅", r"(?:唯一|仅有|只有|仅)的?(?:一|1)[件宗起例]的?(?P<what>[^，。；、（(：\d]{2,18})")
_HALVES = spotter(
    "秋半各",
    r"(?P<about>大约|大致|大体|基本|差不多|几乎|约)?(?:各(?:自)?占?(?:了)?(?:一半|半数|五成|百分之五十|50[%％])|各半|一半对一半|对半(?:分|开)?|平分秋色)",
)
_DIGITS = spotter("位", r"(?P<many>个|[两二三四])位数(?=[，。；、]|$)")
"""群众申请不多，个位数."""
_PLAIN_LEAD = regex(
    "(?:全年|今年|本年度?|年内|群众|村民|居民|我[镇乡局县区街道办委]*|收到|提出|递交|的|，|政府|信息公开|依申请公开)*"
)
_HOW_MANY = {"个": 1, "两": 2, "二": 2, "三": 3, "四": 4}
_TERM = 3
_PAIR = 2
_HALF = Interval(Decimal(45), Decimal(55))
"""Of an odd number neither can have exactly half."""
_ABOUT_HALF = Interval(Decimal(40), Decimal(60))
_RESULTS = frozenset(f"t3.{row}" for row in RESULT_ROWS)


def alone(scene: Scene, *, own_area: bool) -> Iterator[Claim]:
    """Claims of phrases whose figure is a word: 唯一一件, 各占一半."""
    for match in scene.finditer(_ONLY):
        if _said_here(scene, match, own_area=own_area) and not narrow(match["what"]):
            yield from _the_only(scene, match)
    for match in scene.finditer(_DIGITS):
        if _said_here(scene, match, own_area=own_area):
            yield from _of_so_many_digits(scene, match)
    for match in scene.finditer(_HALVES):
        if _said_here(scene, match, own_area=own_area):
            yield from _halves(scene, match)


def _said_here(scene: Scene, match: re.Match[str], *, own_area: bool) -> bool:
    start, _ = scene.clause(match.start())
    return not (
        elsewhere(scene, match.start(), own_area=own_area)
        or last_year(scene, start, match.start())
        or of_some_months(scene, match.start(), match.start())
    )


def _the_only(scene: Scene, match: re.Match[str]) -> Iterator[Claim]:
    """唯一一件不予公开的申请，所涉内容为商业秘密: one of them, and the ground that it has."""
    start, end = scene.sentence(match.start())
    named = [each for each in scene.mentions(*match.span("what")) if each.strength == _TERM]
    if len({each.rows for each in named}) != 1 or scene.search(NOT_OURS, start, match.end()):
        return
    mention = named[0]
    cells = tuple(f"{row}.total" for row in mention.rows[0])
    one = Interval(Decimal(1), Decimal(1))
    if _RESULTS.issuperset(mention.rows[0]) and scene.topic(match.end()) != "foreign":
        yield Claim(ClaimKind.COUNT, (cells,), one, *match.span())
        yield from _its_ground(scene, mention, cells, end)
    elif mention.rows[0][0].startswith("t4"):
        yield Claim(ClaimKind.COUNT, (cells,), one, match.start(), match.start("what"))


def _its_ground(scene: Scene, mention: Mention, group: Cells, end: int) -> Iterator[Claim]:
    told = scene.figures_in(mention.end, end)
    until = told[0].start if told else end
    rows = {
        f"{each.rows[0][0]}.total"
        for each in scene.mentions(mention.end, until)
        if each.strength == _TERM and len(each.rows[0]) == 1
    }
    if len(group) > 1 and len(rows) == 1 and rows < set(group):
        yield Claim(ClaimKind.ALL, (tuple(rows),), ZERO, mention.start, mention.end, (group,))


def _halves(scene: Scene, match: re.Match[str]) -> Iterator[Claim]:
    """自然人与企业提交的申请各占一半: the two kinds of applicant named before it."""
    start, _ = scene.clause(match.start())
    kinds = scene.every_applicant(start, match.start())
    lead = scene.text[start : match.start()]
    rows = [each for each in scene.mentions(start, match.start()) if each.strength == _TERM]
    other = [each for each in rows if each.rows != (("t3.new",),)]
    if len(kinds) != _PAIR or other or narrow(lead) or scene.topic(match.end()) == "foreign":
        return
    interval = _ABOUT_HALF if match["about"] else _HALF
    for columns in kinds:
        part = (tuple(f"t3.new.{column}" for column in columns),)
        yield Claim(ClaimKind.SHARE, part, interval, *match.span(), (("t3.new.total",),), unit="%")


def _of_so_many_digits(scene: Scene, match: re.Match[str]) -> Iterator[Claim]:
    """An amount of which only the number of its digits is told, in a sentence of applications."""
    begin, _ = scene.part(match.start())
    rows = {each.rows for each in scene.mentions(begin, match.start())}
    who = scene.every_applicant(begin, match.start())
    lead = scene.text[begin : next((each.start for each in scene.mentions(begin, match.start())), begin)]
    if (
        not _PLAIN_LEAD.fullmatch(lead)
        or rows != {(("t3.new",),)}
        or who not in ([], [("natural",)])
        or narrow(scene.text[begin : match.start()])
    ):
        return
    if scene.topic(match.start()) == "requests":
        digits = _HOW_MANY[match["many"]]
        interval = Interval(Decimal(10 ** (digits - 1)), Decimal(10**digits - 1))
        yield Claim(ClaimKind.COUNT, (("t3.new.total",),), interval, *match.span())

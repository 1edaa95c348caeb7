"""Denials of persons, and of a list of things announced: 没有人申请公开, 没有发生以下情形：…."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import ZERO, Claim, ClaimKind
from nianbao.checks.claims.mentioning import narrowest
from nianbao.checks.claims.pointing import RESULTS
from nianbao.checks.claims.scope import elsewhere, last_year, of_some_months
from nianbao.checks.claims.spoken_of import kind_spoken_of
from nianbao.checks.claims.spotting import spotter
from nianbao.report.regex import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from nianbao.checks.claims.scene import Scene

_NOBODY = spotter("没无", r"(?:无|没有)一?[件人]?(?:是|为|来自|属于|系)")
_NO_APPLICANT = spotter(
    "没无未",
    r"(?:没有|无|未有)(?:任何|一[个家名位])?(?:[\u4e00-\u9fff]{1,4}[或、和])?(?:人|个人|群众|单位|公民|企业|公司|律师|律所|机构|组织|居民|村民)(?:前?来|向[^，。；]{0,8}?)?(?:提出|提交|递交)?过?"
    r"(?:申请(?:政府)?(?:信息)?公开|(?:政府)?信息公开申请)",
)
_NONE_OF_THESE = spotter(
    "下如列",
    r"(?:没有|未|无|均未|均无|都没有)(?:发生|出现|存在|作出)?过?(?:以下|下列|如下)(?:几[种类项]|[两三四五][种类项])?(?:情形|情况|类型|结果)的?(?:申请)?[：:]",
    "以下 下列 如下",
)
_KINDS_ALONE = regex(
    "(?:自然人|(?:商业)?企业|公司|科研(?:机构|院所)|(?:社会)?公益组织|法律服务机构|律师事务所|律所|其[他它]组织|[两三四五]类|主体|申请人|方面|[、和及与的：，])+"
)
_WHEN = regex("(?:20\\d\\d年度?|[上去今本]年度?|也|都|均)*")
_REACH = 26
_TERM = 3


def nobody(scene: Scene) -> Iterator[tuple[Claim, tuple[int, int]]]:
    """没有人申请公开; 无一是法人或其他组织."""
    for match in scene.finditer(_NO_APPLICANT):
        if scene.topic(match.start()) != "foreign":
            # 无公民提出申请，企业2件: of persons alone, perhaps.
            kind = tuple(f"t3.new.{column}" for column in scene.applicants(*match.span()))
            cells = (("t3.new.total",), kind or ("t3.new.total",))
            yield Claim(ClaimKind.COUNT, cells, ZERO, *match.span()), match.span()
    for match in scene.finditer(_NOBODY):
        of = scene.every_applicant(match.end(), match.end() + _REACH)
        columns = tuple(f"t3.new.{column}" for each in of for column in each)
        if columns and scene.topic(match.end()) != "foreign":
            span = (match.start(), scene.clause(match.end())[1])
            yield Claim(ClaimKind.COUNT, (columns,), ZERO, *match.span()), span


def none_of_these(scene: Scene, *, own_area: bool) -> Iterator[tuple[Claim, tuple[int, int]]]:
    """没有发生以下情形：不予公开、不予处理: each row of results in the list."""
    for match in scene.finditer(_NONE_OF_THESE):
        start, end = scene.clause(match.start())[0], scene.sentence(match.end())[1]
        theirs = elsewhere(scene, match.start(), own_area=own_area) or last_year(scene, start, match.start())
        if theirs or of_some_months(scene, match.start(), match.start()) or scene.topic(end) == "foreign":
            continue
        rows = [
            each
            for each in scene.mentions(match.end(), end)
            if each.strength == _TERM and RESULTS.issuperset(each.rows[0])
        ]
        for each in narrowest(rows):
            cells = (tuple(f"{row}.total" for row in each.rows[0]),)
            yield Claim(ClaimKind.COUNT, cells, ZERO, each.start, each.end), (match.start(), end)


def no_kind(scene: Scene, match: re.Match[str], begin: int) -> Iterator[tuple[Claim, tuple[int, int]]]:
    """社会公益组织、其他组织两类均为零: kinds of applicant alone, where applications are the topic."""
    who = scene.every_applicant(begin, match.start())
    between = _KINDS_ALONE.fullmatch(scene.text, begin, match.start())
    if who and between and scene.topic(match.start()) == "requests":
        cells = tuple(f"t3.new.{column}" for of in who for column in of)
        yield Claim(ClaimKind.COUNT, (cells,), ZERO, begin, match.end()), (begin, match.end())
    elif not who and _WHEN.fullmatch(scene.text, begin, match.start()):
        # 企业来申请的，去年一件没有: whose they are, the clause before says.
        cells = tuple(f"t3.new.{column}" for column in kind_spoken_of(scene, match.start()))
        kind = ClaimKind.PREVIOUS if last_year(scene, begin, match.start()) else ClaimKind.COUNT
        if cells:
            yield Claim(kind, (cells,), ZERO, begin, match.end()), (begin, match.end())

"""Phrases that claim without a figure that all was finished, or was of one kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import ZERO, Claim, ClaimKind
from nianbao.checks.claims.lexicon import FOREIGN, INCLUDING_CARRIED, NOT_OURS
from nianbao.checks.claims.pointing import RESULTS
from nianbao.checks.claims.scope import elsewhere, last_year, narrow, of_some_months
from nianbao.checks.claims.spotting import spotter
from nianbao.checks.claims.whose import scoped
from nianbao.report.figures import FigureKind
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene

_OF_A_CASE = regex(r"维持|纠正|撤销|判决|裁定|驳回")
_STILL_OPEN = spotter(
    "还仍尚审未",
    r"(?:均|都|全部|至今|目前)[^，。；\d]{0,6}(?:尚未|还没有?|未)(?:审结|判决|判下来|宣判|作出|结案)|(?:均|都|全部)[^，。；\d]{0,4}(?:正在|尚在|仍在|在)审理?"
    r"|(?<=[件起])[，,](?:目前|现|至今)?(?:尚未|还未|仍未)(?:宣判|审结|判决|结案)(?=[。；，]|$)",
)
DONE = spotter(
    "办复销结论意清毕尾留拖压误搁落音",
    r"(?:(?<!平)均|全部|都|(?<![完安健齐保])全(?!年|县|市|镇|区|省|面|程|文|国)|悉数|皆)(?:已经?|能够?|得到|做到|予以|在|按照?|依|于|及时|由|由我)?(?:[^，。；、\n\d未没不]|\d+(?=[月日个])){0,18}?"
    r"(?:办结|答复|回复(?!议)|办复|办理完毕|处理完毕|办理完成|办理到位|办毕|办完|销号|(?<!有)了结|办讫)(?!率|人员|书|内容|文书|时|环节|过程|不|有误)"
    r"|(?:均|全部|都|皆|全)[^，。；、\n\d]{0,12}(?:给出|作出|出具|形成)(?:明确)?(?:结论|意见)|(?:年底|年末|全部|实现)?清零|当年事当年毕|年清年结|不留尾[巴件]?|当年受理、?当年(?:答复|办[结理])|当年[收办]、?当年(?:办、?当年)?[办结]|当年(?:申请)?当年办?结"
    r"|(?:未|不|没有?)留(?:下)?(?:任何)?(?:尾巴|积案|遗留|未结|未办)|(?:没有|无|未有)一件(?:申请)?(?:被)?(?:拖|积压|遗留|延误|搁置)(?:延|后)?(?:到|至)?(?:次年|下年|明年)?"
    r"|(?:一并|一起|一同|同时|一齐)(?:予以|全部|都)?(?:办结|办毕|答复|办理完毕)|(?:年内|当年|年底前|年末前)(?:已)?(?:办结|答复|处置|办理|处理|答复)完毕(?![\d一二三四五六七八九十])"
    r"|(?:所有|全部)(?:的)?(?:[\d一二两三四五六七八九十百]+件)?(?:政府信息公开|信息公开|依申请公开)?申请(?:事项|件)?[^，。；\d未没不]{0,14}(?:办结|答复|回复|办理完毕|处理完毕|办毕)(?!率|人员|书|内容|文书)"
    r"|件件(?:有|都有)?(?:[^，。；]{0,6}有)?(?:答复|回复|着落|回音)|(?:逐一|一一|逐件)(?:作出|予以|进行)?(?:答复|回复|办结)|全数(?:答复|办结|办毕)|(?:零|无一?)(?:积压|遗留)"
    r"|(?:无|没有)(?:积压|尚?未(?:办结|办完|答复|办理)|未办结|未答复|逾期未办结)[^，。；]{0,8}",
    "办结 办理 答复 回复 办复 处理完毕 处置完毕 办毕 办完 销号 了结 办讫 结论 意见 清零 当年 "
    "年清 不留 未留 没留 没有留 积压 遗留 拖 延误 搁置 着落 回音",
)
_THE_NEW = regex(r"(?:新收|本年|今年|当年)[^，。；]{0,8}的?[\d一二两三四五六七八九十百]+件")
_TOLD_AS = regex("(?:答复|告知)(?:申请人|其)?(?:为|以)?")
_ONLY_NAMED = regex("的?(?:时|理由|依据|原因|情形)|的")
_EVEN = regex("连(?:同)?[^，。；]{2,14}[也都]")
"""新收的均已办结，连上年结转的2件也已清零: of both together."""
_PUBLISHED = regex("公开(?!申请)|提供")
_COUNTED_ONES = regex(r"\d|件|办结|答复|结果|上述|以上|新收|受理|收到|其余")
_OR = regex("或者?|、|和|及|与|以及")
_CLOSE = 6
_NEAR = 12
_TERM = 3
_LEFT: tuple[Cells, ...] = (("t3.carried_out.total",),)
_KINDS = RESULTS | {"t4.suit_direct", "t4.suit_after_review"}
_CARRIED = {("t3.carried_in",), ("t3.carried_out",)}
_OTHERS_THAN_LEFT = {("t3.new",), ("t3.results_total",), ("t3.carried_out",), ("t3.new", "t3.carried_in")}
_NOT_OF_ALL = regex(
    "(?:第三方|权利人|利害关系人|相关方|法院|复议机关)$"
    "|(?<!未)(?<!未能)(?<!全部)(?:办结|答复|办完|办理完毕)的(?:[^，。；的]{0,8}申请|[^，。；的]{0,3}件)?$"
)
"""第三方均书面回复: answers of others. 办结的均在20个工作日内: of those done only."""
_CONCLUDED = spotter(
    "裁论宣判毕果审案",
    r"(?:均|全部|都|皆)(?:已经?|由[^，。；]{0,6})?(?:审结|结案|审理完毕|判决|宣判|裁决|裁定|有了?(?:结果|结论))",
    "审结 结案 审理完毕 判决 宣判 裁决 裁定 有结果 有结论 有了结果 有了结论",
)
_DECIDED_ONES = regex("(?<!未)(?:审结|结案|判决)的")
_EXCEPT = spotter(
    "它剩移配助还除尚应另他余来期转",
    r"转来|转办|移送|配合|协助|除|其余|其[他它](?=申请|\d|均)|剩余|到期|应(?:当)?(?:办结|答复)|另有|尚有|还有",
)
_WHOLLY = spotter(
    "色皆尽悉都例律无部均全",
    r"(?<!几乎)(?<!基本)(?<!差不多)(?:(?<!平)均|全部|都|皆|一律|清一色|无一例外|无一不|尽数|悉数|(?<!安)全(?=是|为|系|部?由|部?来自))(?:地|为|是|系|来自|来自于|由|属于|属|来源于|已|依法|依规|作出|给予|按照?规定|经审查|向申请人)*",
)


def complete_claims(scene: Scene, *, own_area: bool) -> Iterator[tuple[Claim, tuple[int, int]]]:
    """Each claim with the span of text that is spent by it."""
    for match in scene.finditer(DONE):
        if _speaks_of_all(scene, match.start(), match.end(), own_area=own_area):
            left = _for_each_of(scoped(scene, match.start()), "t3.carried_out")
            kind = ClaimKind.COMPLETE if left == _LEFT else ClaimKind.COUNT
            yield Claim(kind, left, ZERO, *match.span()), match.span()
    for match in scene.finditer(_CONCLUDED):
        cases = _cases_before(scene, match)
        # 已审结的诉讼均判决驳回: of those decided.
        if cases and not _DECIDED_ONES.search(scene.text, scene.part(match.start())[0], match.start()):
            still_open = tuple(tuple(f"{block}.pending" for block in blocks) for blocks in cases)
            yield Claim(ClaimKind.COUNT, still_open, ZERO, *match.span()), match.span()
    for match in scene.finditer(_STILL_OPEN):
        cases = _cases_before(scene, match)
        if cases:
            part = tuple(tuple(f"{block}.pending" for block in blocks) for blocks in cases)
            whole = tuple(tuple(f"{block}.total" for block in blocks) for blocks in cases)
            yield Claim(ClaimKind.ALL, part, ZERO, *match.span(), whole), match.span()
    yield from _wholly(scene, own_area=own_area)


def _cases_before(scene: Scene, match: re.Match[str]) -> tuple[tuple[str, ...], ...]:
    """Alternatives for the blocks of table 4 named last before a phrase in its sentence."""
    begin, _ = scene.sentence(match.start())
    cases = [each for each in scene.mentions(begin, match.start()) if each.rows[0][0].startswith("t4")]
    return cases[-1].rows if cases and not scene.search(NOT_OURS, begin, match.end()) else ()


def _speaks_of_all(scene: Scene, start: int, end: int, *, own_area: bool) -> bool:
    """Whether 均已办结 is said of all applications, not of something else or of some of them."""
    sentence, behind = scene.sentence(start)
    clause, _ = scene.clause(start)
    if _OF_A_CASE.search(scene.text, start, end) or _NOT_OF_ALL.search(scene.text, clause, start):
        return False
    if scene.topic(end) != "requests" or FOREIGN.search(scene.text, clause, end):
        return False
    segment = max(sentence, scene.text.rfind("；", sentence, start) + 1)
    if elsewhere(scene, start, own_area=own_area) or narrow(scene.text[segment:start]):
        return False
    if of_some_months(scene, start, start) and "结转" not in scene.text[clause:start]:
        return False
    if scene.search(_EXCEPT, sentence, end) or last_year(scene, clause, start):
        return False
    if (
        _THE_NEW.search(scene.text, clause, start)
        and "结转" in scene.text[end : scene.sentence(behind + 1)[1]]
    ):
        # 新收的9件均已答复；上年结转的1件…: of this year's only.
        return False
    named = [each for each in scene.mentions(segment, start) if each.strength > 1]
    including = scene.search(INCLUDING_CARRIED, segment, start) or _EVEN.search(scene.text, segment, end)
    if named and named[-1].rows[0] == ("t3.carried_in",) and not including:
        return False
    told = {each.rows[0] for each in scene.mentions(segment, start) if each.strength > 1}
    if ("t3.carried_in",) in told and not including and not told & _OTHERS_THAN_LEFT:
        # 上年结转的2件，1件予以公开、1件无法提供，均已答复: of those.
        return False
    rows = {mention.rows[0] for mention in scene.mentions(clause, start)}
    new = any(each.rows == (("t3.new",),) and each.strength > 1 for each in scene.mentions(clause, start))
    if ("t3.carried_in",) in rows and not (new or _EVEN.search(scene.text, clause, end)):
        return False
    return not scene.applicants(clause, start)


def _wholly(scene: Scene, *, own_area: bool) -> Iterator[tuple[Claim, tuple[int, int]]]:
    for match in scene.finditer(_WHOLLY):
        clause, end = scene.clause(match.start())
        if found := _all_on_one_ground(scene, match, clause, end, own_area=own_area):
            yield found, (match.start(), found.end)
            continue
        if not _of_all_requests(scene, match, end, own_area=own_area) or scene.applicants(
            clause, match.start()
        ):
            continue
        if _PUBLISHED.match(scene.text, match.end()) and _is_of_other_things(scene, clause, match.start()):
            continue
        if _is_of_cases(scene, match.start()):
            continue
        if found := _all_of(scene, match, clause, end):
            yield found, (match.start(), found.end)


def _is_of_cases(scene: Scene, at: int) -> bool:
    """复议纠正的3件，均是说信息不存在: of the reviews counted right before it, not of all applications."""
    named = scene.mentions(scene.sentence(at)[0], at)
    return bool(named) and named[-1].rows[0][0].startswith("t4")


def _is_of_other_things(scene: Scene, clause: int, at: int) -> bool:
    """项目清单、中标单位、工期全部公开: things that are published, where no application is spoken of."""
    words = scene.text[clause:at]
    begin, end = scene.sentence(at)
    return bool(words.strip()) and "申请" not in scene.text[begin:end] and not _COUNTED_ONES.search(words)


def _all_of(scene: Scene, match: re.Match[str], clause: int, end: int) -> Claim | None:
    """What all are said to be: of one result, of some kinds of applicant, or published."""
    near = min(end, match.end() + _NEAR)
    columns = tuple(column for of in scene.every_applicant(match.end(), near) for column in of)
    of, row = scoped(scene, match.start()), _of_which_row(scene, clause, match.start())
    whole: tuple[Cells, ...] = (*_for_each_of(of, "t3.results_total"), *_for_each_of(of, "t3.new"))
    result = _result_near(scene, match.end(), end)
    if result is not None:
        balance = result.rows[0] in (("t3.carried_in",), ("t3.carried_out",), ("t3.new",))
        if balance or row != "t3.new":
            return None
        others = _joined(scene, result, end)
        part = tuple(cells for option in result.rows for cells in _for_each_of(of, *option, *others))
        return Claim(ClaimKind.ALL, part, ZERO, match.start(), result.end, whole)
    if columns:
        part, whole = (tuple(f"{row}.{column}" for column in columns),), ((f"{row}.total",),)
        return Claim(ClaimKind.ALL, part, ZERO, match.start(), near, whole)
    if row == "t3.new" and _PUBLISHED.match(scene.text, match.end()):
        part = _for_each_of(of, "t3.granted")
        return Claim(ClaimKind.ALL, part, ZERO, match.start(), match.end() + 2, whole)
    return None


def _joined(scene: Scene, result: Mention, end: int) -> tuple[str, ...]:
    """均予以公开或部分公开: the rows named behind the first, with nothing else between."""
    rows: list[str] = []
    at = result.end
    for each in scene.mentions(result.end, end):
        if each.strength != _TERM or not _OR.fullmatch(scene.text, at, each.start):
            break
        rows += [row for row in each.rows[0] if row.startswith("t3.")]
        at = each.end
    return tuple(rows)


def _result_near(scene: Scene, at: int, end: int) -> Mention | None:
    """The row named right behind 均, alone or behind 答复."""
    near = [each for each in scene.mentions(at, end) if each.start <= at + _CLOSE]
    terms = [each for each in near if each.strength == _TERM]
    if not terms or not terms[0].rows[0][0].startswith("t3."):
        return None
    return terms[0] if terms[0] is near[0] or _told_to_be(scene, at, terms[0]) else None


def _told_to_be(scene: Scene, at: int, row: Mention) -> bool:
    """全部答复无法提供, but not 均在答复不予公开时说明理由."""
    return _TOLD_AS.fullmatch(scene.text, at, row.start) is not None and (
        _ONLY_NAMED.match(scene.text, row.end) is None
    )


def _for_each_of(columns: tuple[tuple[str, ...], ...], *rows: str) -> tuple[Cells, ...]:
    """The sum of rows for each alternative of columns."""
    return tuple(tuple(f"{row}.{column}" for row in rows for column in of) for of in columns)


def _of_which_row(scene: Scene, clause: int, at: int) -> str:
    """上年结转3件均为自然人所提: of those carried over, where the clause speaks of them alone."""
    if told := not scene.mentions(clause, at) and scene.figures_in(scene.part(at)[0], clause):
        # 上年结转2件，都是自然人申请: what the clause before counted.
        clause = max(scene.part(at)[0], scene.clause(told[-1].start)[0])
    rows = {each.rows[0] for each in scene.mentions(clause, at) if each.strength == _TERM}
    return next(iter(rows))[0] if len(rows) == 1 and rows < _CARRIED else "t3.new"


def _all_on_one_ground(
    scene: Scene, match: re.Match[str], clause: int, end: int, *, own_area: bool
) -> Claim | None:
    """无法提供的均为需要另行制作的信息: one row makes up the whole of its group."""
    if not scene.mentions(clause, match.start()) and clause > scene.sentence(clause)[0]:
        # 诉讼方面，全部为直接起诉: the clause before names the group.
        clause = scene.clause(clause - 1)[0]
    groups = [each for each in scene.mentions(clause, match.start()) if _KINDS.issuperset(each.rows[0])]
    rows = [each for each in scene.mentions(match.end(), end) if _KINDS.issuperset(each.rows[0])]
    if len(groups) != 1 or len(rows) != 1 or not set(rows[0].rows[0]) < set(groups[0].rows[0]):
        return None
    if scene.figures_in(clause, end) or elsewhere(scene, match.start(), own_area=own_area):
        return None
    if scene.applicants(clause, match.start()) or last_year(scene, clause, match.start()):
        return None
    part, whole = (tuple(f"{row}.total" for row in each.rows[0]) for each in (rows[0], groups[0]))
    return Claim(ClaimKind.ALL, (part,), ZERO, match.start(), rows[0].end, (whole,))


def _of_all_requests(scene: Scene, match: re.Match[str], end: int, *, own_area: bool) -> bool:
    """Whether 均 speaks of every application, not of those just listed, of some, or of documents."""
    sentence, _ = scene.sentence(match.start())
    segment = max(sentence, scene.text.rfind("；", sentence, match.start()) + 1)
    about = "requests" if "申请人" in scene.text[sentence : match.start()] else scene.topic(end)
    if about != "requests" or elsewhere(scene, match.start(), own_area=own_area):
        return False
    return not (
        narrow(scene.text[segment : match.start()])
        # 三分之二的申请属于…，已全部提供: of that share only.
        or any(each.kind is FigureKind.PERCENT for each in scene.figures_in(segment, match.start()))
        # 无法提供的3件都是本机关不掌握: of one kind of result, not of all that came.
        or any(RESULTS.issuperset(each.rows[0]) for each in scene.mentions(segment, match.start()))
        or scene.text.startswith("其中", sentence)
        or scene.search(_EXCEPT, sentence, match.start())
        or scene.figures_in(match.end(), end)
        or any(each.rows[0][0].startswith("t2") for each in scene.mentions(sentence, match.start()))
    )

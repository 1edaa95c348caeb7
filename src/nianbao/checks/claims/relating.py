"""Figures that relate quantities: changes against last year, shares, rates."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import TIMES, ZERO, Claim, ClaimKind, Interval, in_ten_thousands
from nianbao.checks.claims.context import REACHED
from nianbao.checks.claims.lexicon import (
    COUNTING_UNITS,
    INCLUDING_CARRIED,
    LAST_YEAR,
    PLANNED,
    YUAN,
)
from nianbao.checks.claims.listing import respective
from nianbao.checks.claims.moving import AMOUNT, may_change
from nianbao.checks.claims.multiples import hundredth, multiple_of_another, open_ended
from nianbao.checks.claims.possible import impossible
from nianbao.checks.claims.roughly import rough
from nianbao.checks.claims.scope import elsewhere, last_year, narrow, of_some_months
from nianbao.checks.claims.shares import more_than_half, share
from nianbao.checks.claims.spotting import spotter
from nianbao.checks.claims.subjects import only_leads, subject_of, told_next
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.scene import Scene
    from nianbao.checks.claims.shares import Windows

_COMPARED = spotter(
    "跟往连反逐相与较和比同在",
    r"同比|逐年|连续(?:第)?[两二三四五六七八九十]+年|(?:较|比|与|跟|同|和|相[比较]于?)(?:之)?(?:(?:上|去|前)(?:一)?年|20\d\d年)(?:度|同期)?(?:的)?(?:相比|对照|比较|相较|对比)?"
    r"|相比上年|比往年|[较比与同](?:年初|期初)(?:相比)?|在(?:上|去)(?:一)?年(?:度)?(?:的)?基础上|(?=不[升降增减]反[升降增减])",
)
_UP = "增加|增长|上升|提高|上涨|攀升|走高|升高|有增无减|增多|增幅|多|增"
_DOWN = "减少|下降|降低|下滑|回落|走低|有减无增|降幅|减|少|降"
_SAME = "不增不减|持平|基本持平|相同|一致|相当|没有变化|无变化|不变|一样"
_WAY = regex(rf"(?P<same>{_SAME})|(?P<up>不[降减]反[升增]|{_UP})|(?P<down>不[升增]反[降减]|{_DOWN})")
_GOES_ON = regex(
    rf"[^，。；、\d]{{2,16}}?(?:决定|申请|案件|的|件数|数量?|总?量)(?:则|均|都|也|有所|略有|基本|明显|大幅|继续|小幅)*(?P<way>{_SAME}|{_UP}|{_DOWN})(?=[，、。；]|$)"
)
_AS_PUBLISHED = regex("年报|报告|公布|公开的|所列|台账|统计")
"""与上年年报公布的结转数一致: held against what was published, not against the year."""
_ABOUT_AS_MANY = regex("基本|大体|大致|总体|相当")
_SLIGHTLY = Interval(Decimal(0), Decimal(5))
"""Per cent by which what is 基本持平 may differ."""
_KEPT = regex("(?:保持|维持|稳定)(?:在|为)?(?:了)?$")
_UNCHANGED = regex("(?:的)?(?:水平|总量)?(?:上)?(?:没有变化|无变化|没有增减|不变|未变)")
_REACH = 16
_NEAR = 6
_RECENT = 12
_BY_HALF = spotter(
    "翻半斩",
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:幅度|了)?(?:超过?|过|逾)(?:一)?半(?:数)?|(?P<double>翻了?番)"
    r"|(?P<halved>减半|折半|腰斩)",
)
_TIMES_OF = regex(
    r"(?:是|为|达到?|相当于|约为?|只有|仅有|接近|近|(?P<under>不足|不到|少于|低于)|(?P<over>超过?|逾|多于|高于))+"
    r"(?P<of>(?:上|去)(?:一)?年|20\d\d年)(?:度|同期)?的$"
)
_MORE_OF = {
    "多收": "t3.new.total",
    "少收": "t3.new.total",
    "多办": "t3.results_total.total",
    "少办": "t3.results_total.total",
    "多答": "t3.results_total.total",
}
_OLD_BASE = regex("环比|[两三四五六七八九十几]年前|历史")
_AGAIN = regex(r"(?:今年|本年度?)?(?:又|再|继续)")
_BY_HOW_MUCH = regex(r"幅度?(?:达|达到|为)?$")
_OTHER_BASE = regex(
    r"[一二两三四五六七八九十几]年前|20\d\d年(?!.{0,8}(?:较|比|同比))|前年|环比|上[半一]?[季月]|目标|预算|以来|计划"
)
_THE_TOTAL = regex("(?:申请|收件)?(?:总量|总数|总体)")
_OF_QUALITY = regex("质量|效率|能力|水平|满意|时效|速度|难度|时长|时间|周期|规范(?!性)|意识|力度|渠道")
"""与上年相比，答复质量明显提高: nothing that is counted."""
_FEES = (("t2.fees.amount",),)


def related(scene: Scene, claims: Sequence[Claim], *, own_area: bool) -> Iterator[Claim]:
    """The claims again, in order: relations in the place of bare figures, vague ones added."""
    told: list[Claim] = []
    listed = {figure.start: (begin, end) for figure, begin, end in respective(scene)}
    for claim in claims:
        plain = claim.kind is ClaimKind.OTHER or (
            claim.kind is ClaimKind.COUNT and claim.unit in COUNTING_UNITS
        )
        if plain and scene.names_cells(claim.start) and not elsewhere(scene, claim.start, own_area=own_area):
            claim = _related(scene, claim, told, listed)
        told.append(claim)
    yield from told
    changes = [claim.start for claim in told if claim.kind is ClaimKind.CHANGE]
    for compared in scene.finditer(_COMPARED):
        if elsewhere(scene, compared.start(), own_area=own_area):
            continue
        vague = _vague(scene, compared, told)
        if vague and bisect_left(changes, compared.start()) == bisect_right(changes, vague.end + _NEAR):
            yield vague
            yield from _going_on(scene, vague.end)
    for claim in more_than_half(scene, told):
        if not elsewhere(scene, claim.start, own_area=own_area):
            yield claim
    yield from _by_half(scene, told)
    yield from _kept(scene, told)


def _related(scene: Scene, claim: Claim, told: list[Claim], listed: Windows) -> Claim:
    start, _ = scene.clause(claim.start)
    before = scene.text[start : claim.start]
    if (
        scene.search(PLANNED, start, claim.start)
        or of_some_months(scene, claim.start, claim.start)
        or _OLD_BASE.search(before)
    ):
        return claim
    if claim.unit in ("倍", "%") and (times := _TIMES_OF.search(before)):
        at = start + times.start()
        said = rough(scene, claim, start + times.start("of")) if claim.unit == "%" else claim
        subject = _with_rest(scene, start, at) or subject_of(scene, start, at, told)
        interval = claim.interval if claim.unit == "倍" else hundredth(said.interval)
        if said.interval == claim.interval:
            interval = open_ended(interval, times)
        of_last = replace(claim, kind=ClaimKind.CHANGE, unit=TIMES, interval=interval)
        return replace(of_last, options=subject) if subject else claim
    if found := multiple_of_another(scene, claim, start, before):
        return found
    if (claim.unit == "%" or before.endswith("率")) and (found := share(scene, claim, told, listed)):
        return _of_its_year(scene, found, start, before)
    if impossible(scene, claim, told):
        return replace(claim, kind=ClaimKind.MISFIT)
    return _amount(scene, claim, start, told)


def _of_its_year(scene: Scene, found: Claim, start: int, before: str) -> Claim:
    """上年自然人占60%: held against last year's cells; a rate of last year against none."""
    if _COMPARED.pattern.search(before) or not last_year(scene, start, found.start):
        return found
    if found.kind is ClaimKind.SHARE:
        return replace(found, kind=ClaimKind.PREVIOUS)
    return replace(found, kind=ClaimKind.OTHER, options=(), whole=())


def _with_rest(scene: Scene, start: int, at: int) -> tuple[Cells, ...]:
    """总量（新收加结转）是上年的2.5倍: what came together, the brackets say so."""
    told = scene.search(INCLUDING_CARRIED, scene.sentence(start)[0], at)
    near = told is not None and not scene.figures_in(told.end(), at) and scene.topic(at) != "foreign"
    return (("t3.new.total", "t3.carried_in.total"),) if near else ()


def _amount(scene: Scene, claim: Claim, start: int, told: list[Claim]) -> Claim:
    """增加3件, 下降20%: against last year, when the sentence speaks of it."""
    words = scene.text[start : claim.start]
    way = AMOUNT.search(scene.text, start, claim.start) if may_change(words) else None
    if way is None or (REACHED.search(words) and not _BY_HOW_MUCH.search(words)):
        return claim
    sentence, _ = scene.sentence(claim.start)
    compared = list(scene.finditer(_COMPARED, sentence, claim.start))
    since = any(each.kind is ClaimKind.PREVIOUS and each.start >= sentence for each in told[-_RECENT:])
    if _against_another(scene, start, claim.start, compared) or narrow(words):
        return replace(claim, kind=ClaimKind.OTHER, options=(), whole=())
    told_of_last = compared or since or scene.search(LAST_YEAR, sentence, start)
    plain = claim.unit in ("%", "倍", "番") or _AGAIN.search(scene.text, start, way.start())
    if not told_of_last and (not plain or _of_another_base(scene, sentence, claim.start)):
        return claim
    since_when = max(start, compared[-1].end()) if compared else way.start()
    # 比上年新收增加15件: what changed may stand behind the comparison.
    # 自然人申请比上年增加3件: where nothing stands between, what is before the comparison changed.
    beside = (
        not compared
        or scene.mentions(since_when, way.start())
        or scene.every_applicant(since_when, way.start())
    )
    subject = subject_of(scene, since_when, way.start(), []) if beside else None
    named = compared and scene.mentions(start, compared[-1].start())
    if (
        subject is None
        and not (named and named[-1].rows[0][0].startswith(("t2", "t4")))
        and claim.unit not in YUAN
        and way[0][:2] in _MORE_OF
        and scene.topic(claim.end) != "foreign"
    ):
        subject = ((_MORE_OF[way[0][:2]],),)
    # 许可一样多；处罚少了3件: what the figure's own clause names changed, wherever the comparison stands.
    own = not compared or compared[-1].start() < start
    beside_that = way.start() if own else compared[-1].start()
    subject = subject or _in_all(words, told, sentence) or subject_of(scene, start, beside_that, told)
    # 同比增加4件，增长50%: the second figure is about what the first was.
    before = told[-1] if told and told[-1].kind is ClaimKind.CHANGE else None
    goes_on = only_leads(scene.text[start : way.start()]) or not own
    if subject is None and before is not None and before.start >= sentence and goes_on:
        subject = before.options
    if compared and "初" in compared[-1][0] and not (subject and subject[0][0].endswith(".in_force")):
        # 较年初增加: only of what is in force is last year's figure that of the year's beginning.
        subject = None
    if subject == _FEES and claim.unit in YUAN:
        direction = 1 if way["up"] else -1
        interval = in_ten_thousands(claim.interval, claim.unit)
        return replace(claim, kind=ClaimKind.CHANGE, options=subject, direction=direction, interval=interval)
    if subject and (claim.unit in ("%", "倍", "番") or claim.unit in COUNTING_UNITS):
        direction = 1 if way["up"] else -1
        claim = rough(scene, claim) if claim.unit == "%" else claim
        return replace(claim, kind=ClaimKind.CHANGE, options=subject, direction=direction)
    return replace(claim, kind=ClaimKind.OTHER, options=(), whole=())


def _in_all(words: str, told: list[Claim], sentence: int) -> tuple[Cells, ...] | None:
    """自然人申请增加3件，企业减少1件，总量增长15%: of all kinds of applicant together."""
    last = told[-1] if told and told[-1].start >= sentence and told[-1].options else None
    kinds = last is not None and all(key.startswith("t3.new.") for key in last.options[0])
    return (("t3.new.total",),) if kinds and _THE_TOTAL.match(words) else None


def _of_another_base(scene: Scene, sentence: int, at: int) -> bool:
    """较前年, 较目标: a year named is another base unless it is the one reported on."""
    return any(
        not each[0].startswith("20") or int(each[0][:4]) != scene.year
        for each in _OTHER_BASE.finditer(scene.text, sentence, at)
    )


def _against_another(scene: Scene, start: int, at: int, compared: Sequence[re.Match[str]]) -> bool:
    """与2022年相比, 比前年: another year than the last is what it is held against."""
    if not compared:
        return False
    last = compared[-1]
    named = [year for _, year in scene.years(*last.span())]
    if named:
        return scene.year is not None and named[-1] != scene.year - 1
    return "前年" in last[0] and last.end() > start and at > last.end()


def _by_half(scene: Scene, told: list[Claim]) -> Iterator[Claim]:
    """下降过半: by more than half, told without a figure."""
    half = Interval(Decimal(50), Decimal(100), low_open=True)
    double, halved = Interval(Decimal(95), Decimal(120)), Interval(Decimal(45), Decimal(55))
    for most in scene.finditer(_BY_HALF):
        start, _ = scene.clause(most.start())
        subject = subject_of(scene, start, most.start(), told)
        if subject and scene.search(_COMPARED, scene.sentence(start)[0], most.end()):
            direction = -1 if most["down"] or most["halved"] else 1
            by = double if most["double"] else halved if most["halved"] else half
            yield Claim(ClaimKind.CHANGE, subject, by, *most.span(), direction=direction, unit="%")


def _kept(scene: Scene, told: list[Claim]) -> Iterator[Claim]:
    """现行有效文件保持12件不变: as many as last year."""
    for claim in told:
        end = claim.end + len(claim.unit)
        kept = claim.kind is ClaimKind.COUNT and _UNCHANGED.match(scene.text, end)
        if kept and _KEPT.search(scene.text, max(0, claim.start - _NEAR), claim.start):
            yield replace(claim, kind=ClaimKind.CHANGE, interval=ZERO, end=kept.end(), unit="", vague=True)


def _going_on(scene: Scene, at: int) -> Iterator[Claim]:
    """与上年相比，许可增加，处罚减少: each of the next clauses names what went which way."""
    begin, end = at + 1, scene.part(at)[1]
    while begin < end and scene.text[begin - 1] in "，、":
        match = _GOES_ON.match(scene.text, begin)
        way = match and _WAY.fullmatch(match["way"])
        subject = subject_of(scene, begin, match.start("way"), []) if match else None
        if match is None or way is None or subject is None or narrow(match[0]):
            return
        direction = 1 if way["up"] else -1 if way["down"] else 0
        yield Claim(ClaimKind.CHANGE, subject, ZERO, begin, match.end(), direction=direction, vague=True)
        begin = match.end() + 1


def _vague(scene: Scene, compared: re.Match[str], told: list[Claim]) -> Claim | None:
    """持平, 有所增加: a direction without an amount."""
    start, end = scene.clause(compared.start())
    way = _WAY.search(scene.text, compared.end(), compared.end() + _REACH)
    if way is None or _against_another(scene, start, way.start(), [compared]):
        return None
    if _AS_PUBLISHED.search(scene.text, compared.end(), way.start()):
        return None
    if narrow(scene.text[start : way.start()]) or _OF_QUALITY.search(scene.text, start, way.start()):
        return None
    subject = subject_of(scene, start, compared.start(), told) or subject_of(
        scene, compared.end(), way.start(), []
    )
    if subject is None and way.end() == end and not scene.text[start : compared.start()].strip():
        subject = told_next(scene, end, told)
    if compared[0].startswith("在") and not scene.mentions(start, compared.start()):
        # 公开力度在上年基础上提高: of nothing that was counted before.
        return None
    if "初" in compared[0] and not (subject and subject[0][0].endswith(".in_force")):
        return None
    if subject is None or (
        not way["same"] and scene.figures_in(compared.end(), min(way.end() + _NEAR, max(end, way.end())))
    ):
        return None
    direction = 1 if way["up"] else -1 if way["down"] else 0
    about = way["same"] and _ABOUT_AS_MANY.search(scene.text, compared.end(), way.end())
    amount = _SLIGHTLY if about else ZERO
    return Claim(
        ClaimKind.CHANGE, subject, amount, compared.start(), way.end(), direction=direction, vague=True
    )

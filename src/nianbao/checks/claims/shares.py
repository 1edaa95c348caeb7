"""Shares and rates: which part of which whole a percentage, 八成 or 过半 tells of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.claims.added import ADDED, added_up
from nianbao.checks.claims.bases import LEAVES
from nianbao.checks.claims.case_shares import ROW_RATE, case_rate, outcome_share
from nianbao.checks.claims.claim import Claim, ClaimKind, Interval
from nianbao.checks.claims.decision_shares import decision_share
from nianbao.checks.claims.mentioning import narrowest
from nianbao.checks.claims.moving import AMOUNT
from nianbao.checks.claims.roughly import rough
from nianbao.checks.claims.scope import narrow
from nianbao.checks.claims.spotting import spotter
from nianbao.checks.claims.wholes import FINISHED, RECEIVED, SHARE, share_of
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene

Windows = Mapping[int, tuple[int, int]]
"""Start of a figure told after 分别 → the window of its name."""
_ALL = 100
_SHORT = 6
_BACK = 3
_TERM = 3
_LAST = 6
_OF_TOTAL = regex(
    r"(?:超过|超|超出|达到?|逾|接近|近|不足|不到|约|为|是|有|等于|相当于|多于|高于|低于|少于)*(?:了)?"
    r"(?P<base>(?:全年|全部|本年度?|所有)?(?:新收|收到|受理|办结|答复|办理|申请|政府信息公开|信息公开|的|件)+(?:总数|总量|总计|数量?|量)|全部申请)的$"
)
_MOVED = regex(r"[由从](?:上|去)(?:一)?年度?的?[^，。；]{0,6}%[^，。；\d]{0,6}(?:到|至|为)$")
_WAS = regex(r"[由从](?:上|去)?年?[^，。；、\d]{0,6}(?<![到至为成])$")
_WAS_LAST_YEAR = regex(r"[由从](?:(?:上|去)(?:一)?年|20\d\d年)(?:度|同期)?的?$")
_REACHED = regex(
    r"^(?:其|所|比例|占比|比重|约|高达|达到?|为|是|超过|接近|在|只有|仅有?|均?|约占|占|到|左右)*$"
)
_RATE = regex(
    r"(?<!时)(?<!期)(?<!限)(?<!限内)(?<!限内的)(?<!当日)(?<!当天)(?<!当场)(?<!提前)(?<!首次)(?<!一次)(?<!规范)(?<!精准)(?:(?:办结|答复|回复|办理|办复)率|(?<!不予公开)(?<!予以公开)(?<!部分公开)(?<!无法提供)(?<!公开的)(?<!提供的)(?<!处理的)(?:办结|答复)的?(?:比例|比率))[^，。；、\d]{0,6}$"
)
_BARE_RATE = regex(
    r"(?:全年|年内|本年度?|我[局镇乡委办]|本机关|[\u4e00-\u9fff]{2,10}[局镇乡委道府办])*(?:办结|答复|办理|办复)率[^，。；、\d]{0,6}$"
)
_MADE_BY = regex(
    r"(?:以上|左右)?的?(?:新收的?)?(?:政府信息公开|信息公开|公开)?(?:申请人?)?(?:均|都)?(?:由|来自于?|为|是|系|出自于?)"
)
_GRANTED_RATE = regex(
    r"(?:^|[，；。：])(?P<asked>依?申请|申请件|答复)?(?:的)?公开率(?P<wide>（(?:含|包括|包含)部分公开）)?[^，。；、\d]{0,6}$"
)
_SO_MANY = regex(r"的?(?:申请)?(?:不到|不足|超过?|逾|将?近|接近|约|达到?|只有|仅有?|有)+(?:了)?")
_AND = regex("的?[、和及与]")
_MOST = spotter("超半多分", r"(?:超过?|过|逾)半数?|半数以上|超过半数|(?<!占)(?:绝大|大)多数|大部分|多半")
_RESULT = regex(
    r"(?:以上|左右)?的?(?P<done>已?办结的?|应办的?|新收的?)?(?:政府信息公开|信息公开|公开)?(?:申请|事项|答复|案件|决定|件)?(?:（[\d一二三四五六七八九十]+件）)?(?:均|都)?(?:(?:拿到|获得|得到)了?全文（?|被|得到|获得?|涉及|(?:为|是|系)(?:本机关|我[局镇乡委办]|申请人)?|作|属于?|(?:因|由于)[^，。；\d]{1,24}?而?(?=不予公开|无法提供|不予处理))?"
)
_AMONG = regex("(?:申请|答复|决定|情形|案件|件)(?:当中|之中|里面|中|里)[，,]?$")
_INCLUDING = regex(r"[（(](?:含|包括|包含)$")


def share(scene: Scene, claim: Claim, told: list[Claim], listed: Windows) -> Claim | None:
    """A percentage as the share of cells in others; None when it is about something else."""
    start, _ = scene.clause(claim.start)
    before = scene.text[start : claim.start]
    if start and scene.text[start - 1] in "）)" and (opened := scene.text.rfind("（", 0, start)) >= 0:
        # 予以公开（含部分公开）占六成: brackets do not end a clause.
        before = scene.text[scene.clause(opened)[0] : claim.start]
    if of_decisions := decision_share(scene, claim, claim.start - len(before), before, told):
        return of_decisions
    if scene.topic(claim.end) == "foreign":
        return case_rate(scene, claim, before)
    return (
        case_rate(scene, claim, before)
        or _rate(scene, claim, before, told)
        or _shared_out(scene, claim, listed)
        or _told_share(scene, claim, before, told)
        or _granted_rate(scene, claim, before)
        or _row_rate(scene, claim, start, before, told)
        or _behind(scene, claim, told)
        or _half(scene, claim, start, told)
    )


def more_than_half(scene: Scene, told: list[Claim]) -> Iterator[Claim]:
    """过半数的申请由企业提出, 自然人申请过半: a share without a figure."""
    half = Interval(Decimal(50), Decimal(_ALL), low_open=True)
    for most in scene.finditer(_MOST):
        if scene.topic(most.end() + _SHORT) == "foreign" or scene.figures_in(*most.span()):
            continue
        start, end = scene.clause(most.start())
        bare = Claim(ClaimKind.SHARE, (), half, *most.span(), unit="%")
        found = _behind(scene, bare, told)
        if found is None and not scene.figures_in(most.end(), min(end, most.end() + _BACK)):
            among = _AMONG.search(scene.text[scene.sentence(start)[0] : most.start()])
            # 无法提供的申请中，大多数…: of the group, which is no part of all then.
            part = () if among else _part(scene, start, most.start(), told)
            found = share_of(scene, bare, part, "", told) if part else None
        if found is not None:
            yield found


def _granted_rate(scene: Scene, claim: Claim, before: str) -> Claim | None:
    """公开率75%, beside what was granted: of what was answered, or came; partly granted may be meant too."""
    sentence, _ = scene.sentence(claim.start)
    rate = _GRANTED_RATE.search(before)
    if rate is None or narrow(scene.text[sentence : claim.start]):
        return None
    told = any(each.rows[0][0] == "t3.granted" for each in scene.mentions(sentence, claim.start))
    if not (told or rate["asked"] or rate["wide"]) or scene.topic(claim.start) != "requests":
        return None
    part = (("t3.granted.total",), ("t3.granted.total", "t3.partial.total"))[1 if rate["wide"] else 0 :]
    return replace(claim, kind=ClaimKind.SHARE, options=part, whole=(*FINISHED, *RECEIVED), unit="%")


def _half(scene: Scene, claim: Claim, start: int, told: list[Claim]) -> Claim | None:
    """予以公开的超过半数, 予以公开的不到四成: of what stands right before it."""
    rows = scene.mentions(start, claim.start)
    led = _SO_MANY.match(scene.text, claim.start)
    beside = bool(rows) and (
        rows[-1].end == claim.start if led else _SO_MANY.fullmatch(scene.text, rows[-1].end, claim.start)
    )
    if not (beside or "半" in scene.text[claim.start : claim.end]) or AMOUNT.search(
        scene.text, start, claim.start
    ):
        return None
    part = _named(scene, start, claim.start)
    return share_of(scene, rough(scene, claim), part, "", told) if part else None


def _rate(scene: Scene, claim: Claim, before: str, told: list[Claim]) -> Claim | None:
    """办结率: of all that came, how much was finished; a hundred per cent leaves nothing."""
    sentence, _ = scene.sentence(claim.start)
    if any(not each.rows[0][0].startswith("t3.") for each in scene.mentions(sentence, claim.start)):
        # 行政许可网上办理率96%: of what else is handled.
        return None
    asked = scene.topic(claim.start) == "requests" and not narrow(scene.text[sentence : claim.start])
    bare = sentence == scene.clause(claim.start)[0] and _BARE_RATE.fullmatch(before)
    if not _RATE.search(before) or not (asked or bare):
        return None
    if claim.interval.low == claim.interval.high == _ALL:
        return replace(claim, kind=ClaimKind.COMPLETE, options=(("t3.carried_out.total",),))
    both = ("t3.new.total", "t3.carried_in.total")
    # 应办申请50件（含上年结转4件），办结率98%: of all of them.
    told_of_both = any(each.start >= sentence and each.options[:1] == (both,) for each in told[-_LAST:])
    told_of_both = told_of_both or "应办" in scene.text[sentence : claim.start]
    whole: tuple[Cells, ...] = (both,) if told_of_both else (both, ("t3.new.total",))
    return replace(claim, kind=ClaimKind.SHARE, options=FINISHED, whole=whole)


def _shared_out(scene: Scene, claim: Claim, listed: Windows) -> Claim | None:
    """自然人、企业分别占八成、两成."""
    part = _named(scene, *listed[claim.start]) if claim.start in listed else ()
    return share_of(scene, claim, part, "", []) if part else None


def _told_share(scene: Scene, claim: Claim, before: str, told: list[Claim]) -> Claim | None:
    """占75%, 占办结总数的六成; 自然人仍是主体，占九成."""
    start, _ = scene.clause(claim.start)
    start = claim.start - len(before)
    word = SHARE.search(before) or _MOVED.search(before)
    if word is None and (of := _OF_TOTAL.search(before)):
        # 予以公开的超过办结总数的三分之二: the whole is named though no word for a share is.
        named = _named(scene, start, start + of.start())
        said = rough(scene, claim, start + of.start("base"))
        return share_of(scene, said, named, of[0], told) if named else None
    if word is None:
        if not before or not _REACHED.fullmatch(before) or not _share_told_before(scene, start):
            return None
        part = _part(scene, start, start, told)
        return share_of(scene, rough(scene, claim), part, "", told) if part else None
    if _WAS.search(word[0]) and not _WAS_LAST_YEAR.search(word[0]):
        return None
    if of_cases := outcome_share(scene, claim, start, start + word.start(), told):
        return of_cases
    part = _part(scene, start, start + word.start(), told)
    return share_of(scene, rough(scene, claim), part, word[0], told) if part else None


def _share_told_before(scene: Scene, start: int) -> bool:
    """Whether the clause before a place speaks of a share: 自然人占比最高，达到80%."""
    if not start:
        return False
    before = scene.text[scene.clause(start - 1)[0] : start]
    return re.search(r"占比|比例|比重|多数|为主|居多|主体|所占", before) is not None


def _part(scene: Scene, start: int, at: int, told: list[Claim]) -> tuple[Cells, ...]:
    """What is a share of something: words before it, the figure told last, the clause before."""
    if added := ADDED.search(scene.text, start, at):
        return added_up(scene, start, added, told)
    if named := _named(scene, start, at):
        return named
    place = bisect_left(told, at, key=lambda claim: claim.start)
    last = told[place - 1] if place else None
    sentence, _ = scene.sentence(at)
    before = scene.clause(start - 1)[0] if start > sentence else start
    if last is not None and last.start >= before:
        return last.options if last.kind is ClaimKind.COUNT else ()
    return _named(scene, before, start) if before < start else ()


def _named(scene: Scene, start: int, at: int) -> tuple[Cells, ...]:
    if narrow(scene.text[start:at]):
        return ()
    columns = scene.applicants(start, at)
    mentions = [each for each in scene.mentions(start, at) if each.rows[0][0].startswith("t3.")]
    # 因不掌握而无法提供的占一成: a row says more than its group.
    terms = narrowest([each for each in mentions if each.strength == _TERM])
    if terms and not (columns and terms[-1].rows == (("t3.new",),)):
        best = terms[-1]
        if not columns and (joined := _joined(scene, terms)):
            return joined
        if len(terms) > 1 and _INCLUDING.search(scene.text[terms[-2].end : best.start]):
            return (tuple(f"{row}.total" for each in terms[-2:] for row in each.rows[0]),)
        return tuple(
            tuple(f"{row}.{column}" for row in each for column in columns or ("total",)) for each in best.rows
        )
    if columns and columns != ("total",) and not scene.figures_in(start, at):
        return (tuple(f"t3.new.{column}" for column in columns),)
    return ()


def _joined(scene: Scene, terms: list[Mention]) -> tuple[Cells, ...]:
    """予以公开和部分公开占65%: rows of results that are joined make up the part together."""
    first = len(terms) - 1
    while first and _AND.fullmatch(scene.text, terms[first - 1].end, terms[first].start):
        first -= 1
    rows = [row for each in terms[first:] for row in each.rows[0]]
    several = first < len(terms) - 1 and all(LEAVES.match(row) for row in rows)
    return (tuple(f"{row}.total" for row in dict.fromkeys(rows)),) if several else ()


def _row_rate(scene: Scene, claim: Claim, start: int, before: str, told: list[Claim]) -> Claim | None:
    """不予公开率为30%."""
    rate = ROW_RATE.search(before)
    named = scene.mentions(start, start + rate.start()) if rate else []
    if (
        not rate
        or not named
        or named[-1].end != start + rate.start()
        or not LEAVES.match(named[-1].rows[0][0])
    ):
        return None
    return share_of(scene, claim, _total(named[-1]), "", told)


def _behind(scene: Scene, claim: Claim, told: list[Claim]) -> Claim | None:
    """八成的申请由自然人提出, 六成以上予以公开."""
    row = _RESULT.match(scene.text, claim.end)
    mentions = scene.mentions(row.end(), row.end() + _SHORT + 2) if row else []
    near = mentions and row and mentions[0].start <= row.end() + 1 and scene.text[row.end()] not in "、，；。"
    if near and mentions[0].strength == _TERM and LEAVES.match(mentions[0].rows[0][0]):
        found = share_of(scene, rough(scene, claim), _total(mentions[0]), "", told)
        of_done = row is not None and "结" in (row["done"] or "")
        return replace(found, whole=FINISHED) if found and of_done else found
    made = _MADE_BY.match(scene.text, claim.end)
    columns = scene.applicants(made.end(), made.end() + 8) if made else ()
    asked = scene.topic(claim.end + _SHORT) == "requests"
    if columns and asked and columns != ("total",):
        part = (tuple(f"t3.new.{column}" for column in columns),)
        return share_of(scene, rough(scene, claim), part, "", told)
    return None


def _total(mention: Mention) -> tuple[Cells, ...]:
    return (tuple(f"{row}.total" for row in mention.rows[0]),)

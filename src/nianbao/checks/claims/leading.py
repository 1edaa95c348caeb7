"""Which of several comes first, told without figures: 以自然人为主, 不予公开最多, 企业次之, 许可多于处罚."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import ZERO, Claim, ClaimKind
from nianbao.checks.claims.lexicon import NOT_OURS
from nianbao.checks.claims.ranked_items import AS_A_CLASS, DECISIONS, Item, item_named, window_before
from nianbao.checks.claims.scope import elsewhere, last_year, narrow, of_some_months
from nianbao.checks.claims.spotting import spotter
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.scene import Scene

_PLACE = r"(?:排名?|位居|位列|居|列)(?:在|于|名)?(?:各[^，。；]{1,8}?之?)?"
_RANKED = spotter(
    "主多首榜大高次再二三集第源出",
    rf"(?P<behind>(?:数量|件数|占比)?(?:最多|最大|最高|排(?:在)?(?:首位|第一))的(?:申请)?(?:主体|群体|申请人|类型|情形|理由|结果|一类)?(?:依然|仍然?|还)?[是为]|(?<!不)(?<!，)最?主要的?(?:理由|原因|情形|来源|类型|(?:申请)?主体|结果)?(?:来自于?|出自|源自|源于|是由|[是为由])|首推|(?<=[由形况])(?:主要|大多)?集中[于在]|(?<=[请由形况件果的])(?:大多数?|多数|多半|多)(?:为|属于?|因|系|是|由|来自|出自|被|获得?|得到|以)(?!主|其[他它])|(?:其次|再次)(?:才)?[是为]?(?![，。；]))"
    rf"|(?P<before>(?:成为|是|为)(?:全年|本年度?|年内)?的?(?:提出|提交|递交)(?:政府信息公开)?申请(?:数量?)?(?:最多|的?最?主要)的?(?:组织类|单位类)?(?:申请)?(?:主体|群体|来源|力量|人群)(?![是为])|(?:成为|是|为)最主要的?(?:申请)?(?:主体|群体|来源|类型|力量)(?![是为])|为主(?![体要导动任席])|为多(?=[，。；]|$)|(?:成为|是|为)(?:我[局镇乡街道办委]*|本[局镇乡])?(?:数量|件数|占比)最[大多高]的(?:一[类项种])?(?:行政)?(?:处理)?(?:决定|情形|理由|主体|群体|结果)?|(?:成为|是|为)第二大(?:的)?(?:申请)?(?:群体|主体|来源|人群)|(?:成为|是|为)(?:提出|提交)?申请的?主力军?|占(?:了|据)?大头|占主导|占(?:绝?大)?多数(?!的)|最多(?!的|可)|(?<=[量数])最[大高](?!的|化|限|程)|居多|为最(?!后|近|新|高人)|(?:占比|比重|比例|占的比重)最[大高]|{_PLACE}(?:首位?|第一位?|榜首|第1位?)"
    rf"|次之|(?:其次|再次)(?=[，。；])|{_PLACE}第二位?|{_PLACE}第三位?)",
    "主要是 主要为 主要由 主要来自 主要的 主要理由 主要原因 主要情形 主要来源 主要类型 主要群体 主要人群 "
    "主要力量 主要主体 主要申请 主要结果 最主要 为主 占主导 多数 最多 最大 最高 首位 第一 榜首 居首 列首 "
    "名首 于首 在首 之首 第1 其次 再次 居多 为多 为最 次之 第二 第三 "
    "首推 集中 大多 多数 多半 多为 多属 多因 多系 多是 多由 多来自 多出自 多被 多获 多得 多以 "
    "出自 源自 源于 主力 大头",
)
_SECOND, _THIRD = regex("其次|次之|第二"), regex("再次|第三")
_MORE = spotter(
    "于过及如出超比",
    r"比(?P<other>[^，。；、：\d]{2,16}?)(?:还|更|要|明显|略)*(?:多|(?P<fewer>少))(?:得多|一些|些)?(?=[，。；]|$)"
    r"|(?:明显|远远?|略|仍|均|都|也|要|数量|件数)*(?:(?P<more>多于|高于|大于|超过|远超|超出(?!期))|(?P<less>(?P<next>仅次于)|少于|低于|小于|不及|不如))(?P<than>[^，。；、：\d]{2,16})",
    "多于 高于 大于 超过 远超 超出 仅次于 少于 低于 小于 不及 不如 比",
)
_LAST_OF_ALL = spotter("少小", "最(?:少|小)(?![的于])")
_DENIED = regex(r"(?:不再|并非|不是|未必|并不|而非|非|不)(?:以|是)?$")
_EXCEPTED = regex("除(?:了|去)?(?P<but>[^，。；]{1,20})(?:之外|以外|外)")


@dataclass(frozen=True, slots=True)
class _Place:
    item: Item
    rank: int
    start: int
    end: int


def leading(scene: Scene, *, own_area: bool) -> Iterator[Claim]:
    """Each one told to lead against those it would have to lead, each pair told in order."""
    places = [
        place for match in scene.finditer(_RANKED) for place in _placed(scene, match, own_area=own_area)
    ]
    for _, group in itertools.groupby(places, key=lambda place: scene.sentence(place.start)):
        yield from _in_order(list(group))
    for match in scene.finditer(_MORE):
        lead, _ = window_before(scene, match.start())
        first = item_named(scene, lead, match.start())
        if first and speaks_of_this_year(scene, match, own_area=own_area):
            for second in _each_named(scene, *match.span("than" if match["than"] else "other")):
                yield from _compared(first, second, match, lead)
    yield from _least(scene, places, own_area=own_area)


def _compared(first: Item, second: Item, match: re.Match[str], lead: int) -> Iterator[Claim]:
    if first.cells == second.cells:
        return
    more, less = (second, first) if match["less"] or match["fewer"] else (first, second)
    yield _claim(more, (less.cells,), lead, match.end())
    if match["next"]:
        others = tuple(rival for rival in less.rivals if set(rival).isdisjoint(more.cells))
        yield _claim(less, others, lead, match.end())


def _each_named(scene: Scene, start: int, end: int) -> Iterator[Item]:
    """远超企业和律师事务所: each of those that words join, all of them named."""
    if (alone := item_named(scene, start, end)) is not None:
        yield alone
        return
    parts = [
        (start + each.start(), start + each.end())
        for each in re.finditer("[^和及与]+", scene.text[start:end])
    ]
    items = [item_named(scene, *part) for part in parts] if len(parts) > 1 else []
    if all(items):
        yield from (item for item in items if item)


def _least(scene: Scene, places: list[_Place], *, own_area: bool) -> Iterator[Claim]:
    """许可最多，处罚次之，强制最少: less than those ranked before it."""
    for match in scene.finditer(_LAST_OF_ALL):
        lead, _ = window_before(scene, match.start())
        item = item_named(scene, lead, match.start())
        denied = _DENIED.search(scene.text, lead, match.start())
        if item is None or denied or not speaks_of_this_year(scene, match, own_area=own_area):
            continue
        sentence = scene.sentence(match.start())
        told = [each.item for each in places if scene.sentence(each.start) == sentence]
        if item.cells[0] in DECISIONS:
            told = [Item(cells, (item.cells,)) for cells in item.rivals]
        for each in told:
            if each.among(set(item.cells)):
                yield _claim(each, (item.cells,), lead, match.end())


def _in_order(places: list[_Place]) -> Iterator[Claim]:
    ordered = sorted(places, key=lambda each: each.rank)
    for at, place in enumerate(ordered):
        cells = set(place.item.cells)
        before = [each for each in ordered[:at] if each.rank < place.rank and each.item.among(cells)]
        above = {key for each in before for key in each.item.cells}
        rivals = tuple(rival for rival in place.item.rivals if above.isdisjoint(rival))
        if rivals and (place.rank == 1 or len(before) >= place.rank - 1):
            yield _claim(place.item, rivals, place.start, place.end)
        for each in before:
            yield _claim(each.item, (place.item.cells,), each.start, place.end)


def _claim(item: Item, rivals: tuple[Cells, ...], start: int, end: int) -> Claim:
    return Claim(ClaimKind.ORDER, (item.cells,), ZERO, min(start, end), max(start, end), rivals)


def _placed(scene: Scene, match: re.Match[str], *, own_area: bool) -> Iterator[_Place]:
    lead, end = window_before(scene, match.start())
    if _DENIED.search(scene.text, lead, match.start()) or not speaks_of_this_year(
        scene, match, own_area=own_area
    ):
        return
    figures = scene.figures_in(match.end(), end)
    behind = (match.end(), figures[0].start if figures else end)
    item = item_named(scene, *(behind if match["behind"] else _named_before(scene, lead, match.start())))
    apart = _excepted(scene, match)
    if item is not None and apart:
        left = tuple(
            rival for rival in item.rivals if not any(key.endswith(f".{of}") for key in rival for of in apart)
        )
        item = replace(item, rivals=left)
    if item is not None and AS_A_CLASS.search(scene.text, scene.part(match.start())[0], end):
        item = replace(item, rivals=tuple(rival for rival in item.rivals if "t3.new.natural" not in rival))
    if item is not None:
        rank = 3 if _THIRD.search(match[0]) else 2 if _SECOND.search(match[0]) else 1
        # 除自然人外，律所是第二大群体: the first of the others.
        rank = 1 if rank > 1 and apart else rank
        yield _Place(item, rank, lead, end if match["behind"] else match.end())


def _named_before(scene: Scene, lead: int, at: int) -> tuple[int, int]:
    """自然人24件，居首位: the name before the figure of the clause before, when its own has none."""
    if lead < at or not scene.text.endswith("，", 0, lead):
        return lead, at
    begin, end = scene.clause(lead - 1)
    told = scene.figures_in(begin, end)
    return (begin, told[0].start) if len(told) == 1 else (lead, at)


def speaks_of_this_year(scene: Scene, match: re.Match[str], *, own_area: bool) -> bool:
    """Whether what is ranked are this year's applications or cases of this body, and all of them."""
    start, _ = scene.clause(match.start())
    segment, _ = scene.part(match.start())
    # 最多 tells of one month elsewhere; what ranks right behind it is not to be taken so.
    first = next((each.start() for each in scene.finditer(_RANKED, segment, match.start())), match.start())
    return not (
        elsewhere(scene, first, own_area=own_area)
        or last_year(scene, start, match.start())
        or of_some_months(scene, match.start(), match.start())
        or narrow(scene.text[segment : match.start()])
        or _excepted(scene, match) is None
        or scene.search(NOT_OURS, segment, match.end())
    )


def _excepted(scene: Scene, match: re.Match[str]) -> set[str] | None:
    """除自然人外，最多的是企业: the kinds of applicant left out of a ranking; None if others are."""
    segment, _ = scene.part(match.start())
    columns: set[str] = set()
    for apart in _EXCEPTED.finditer(scene.text, segment, match.start()):
        kinds = scene.every_applicant(*apart.span("but"))
        if not kinds:
            return None
        columns.update(column for of in kinds for column in of)
    return columns

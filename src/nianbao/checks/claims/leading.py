"""Which of several comes first, told without figures: 以自然人为主, 不予公开最多, 企业次之, 许可多于处罚."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import ZERO, Claim, ClaimKind
from nianbao.checks.claims.lexicon import APPLICANTS, NOT_OURS
from nianbao.checks.claims.scope import elsewhere, last_year, narrow, of_some_months
from nianbao.checks.claims.spotting import spotter
from nianbao.report.regex import regex
from nianbao.report.tables import APPLICANT_COLUMNS, RESULT_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene

_PLACE = r"(?:排名?|位居|位列|居|列)(?:在|于|名)?(?:各[^，。；]{1,8}?之?)?"
_RANKED = spotter(
    "主多首榜大高次再二三",
    rf"(?P<behind>(?:数量|件数|占比)?(?:最多|最大|最高|排(?:在)?(?:首位|第一))的(?:申请)?(?:主体|群体|申请人|类型|情形|理由|结果|一类)?(?:依然|仍然?|还)?[是为]|(?<!不)(?<!，)最?主要的?(?:理由|原因|情形|来源|类型|(?:申请)?主体|结果)?(?:来自于?|是由|[是为由])|(?:其次|再次)(?:才)?[是为]?(?![，。；]))"
    rf"|(?P<before>(?:成为|是|为)(?:全年|本年度?|年内)?的?(?:提出|提交|递交)(?:政府信息公开)?申请(?:数量?)?(?:最多|的?最?主要)的?(?:申请)?(?:主体|群体|来源|力量|人群)(?![是为])|(?:成为|是|为)最主要的?(?:申请)?(?:主体|群体|来源|类型|力量)(?![是为])|为主(?![体要导动任席])|为多(?=[，。；]|$)|占主导|占(?:绝?大)?多数(?!的)|最多(?!的|可)|(?<=[量数])最[大高](?!的|化|限|程)|居多|为最(?!后|近|新|高人)|(?:占比|比重|比例|占的比重)最[大高]|{_PLACE}(?:首位?|第一位?|榜首|第1位?)"
    rf"|次之|(?:其次|再次)(?=[，。；])|{_PLACE}第二位?|{_PLACE}第三位?)",
    "主要是 主要为 主要由 主要来自 主要的 主要理由 主要原因 主要情形 主要来源 主要类型 主要群体 主要人群 "
    "主要力量 主要主体 主要申请 主要结果 最主要 为主 占主导 多数 最多 最大 最高 首位 第一 榜首 居首 列首 "
    "名首 于首 在首 之首 第1 其次 再次 居多 为多 为最 次之 第二 第三",
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
_PLAIN = regex(
    r"(?:政府信息公开|信息公开|依申请公开|公开|申请(?:人|主体|量|数)?|提出|提交|递交|提的|来源|主体|身份|类型|类别|构成|办理结果|处理结果|结果|答复|办理|处理|情形|情况|决定|案件|件数|数量"
    r"|全年|本年度?|年内|今年|20\d\d年|我[镇乡局县区街道办委]*|本机关|保护|侵害|其中|当中|各种|各类|各项|[两三四五六几]+[类项种者]|属于|由于|因为|理由|占比|比重|比例|总量|分布|方面|群体|人群|依然|依旧|仍然|还是"
    r"|[的从看按因为由以是仍占来自最中里则而也均都件数量类者更总共计属，：“”\s])*"
)
"""What may stand beside the name of the one that leads: nothing that could be led itself."""
_STOPS = "，。；：、（）\n"
_FAR = 26
_TERM = 3
_GROUPS = tuple(
    tuple(f"t3.{row}" for row in RESULT_ROWS if row.startswith(prefix))
    for prefix in ("granted", "partial", "refused_", "unable_", "declined_", "other_")
)
_LEAVES = tuple(row for group in _GROUPS for row in group)
_DECISIONS = ("t2.licences.decisions", "t2.penalties.decisions", "t2.coercion.decisions")
_ENDINGS = ("upheld", "corrected", "other")


@dataclass(frozen=True, slots=True)
class _Item:
    """One that is ranked, with those it is ranked among."""

    cells: Cells
    rivals: tuple[Cells, ...]

    def among(self, cells: set[str]) -> bool:
        """Whether other cells are ranked among the same."""
        return any(not cells.isdisjoint(rival) for rival in self.rivals)


@dataclass(frozen=True, slots=True)
class _Place:
    item: _Item
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


def _compared(first: _Item, second: _Item, match: re.Match[str], lead: int) -> Iterator[Claim]:
    if first.cells == second.cells:
        return
    more, less = (second, first) if match["less"] or match["fewer"] else (first, second)
    yield _claim(more, (less.cells,), lead, match.end())
    if match["next"]:
        others = tuple(rival for rival in less.rivals if set(rival).isdisjoint(more.cells))
        yield _claim(less, others, lead, match.end())


def _each_named(scene: Scene, start: int, end: int) -> Iterator[_Item]:
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
        if item.cells[0] in _DECISIONS:
            told = [_Item(cells, (item.cells,)) for cells in item.rivals]
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


def _claim(item: _Item, rivals: tuple[Cells, ...], start: int, end: int) -> Claim:
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
    if item is not None and (apart := _excepted(scene, match)):
        left = tuple(
            rival for rival in item.rivals if not any(key.endswith(f".{of}") for key in rival for of in apart)
        )
        item = replace(item, rivals=left)
    if item is not None:
        rank = 3 if _THIRD.search(match[0]) else 2 if _SECOND.search(match[0]) else 1
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


def window_before(scene: Scene, at: int) -> tuple[int, int]:
    """The words beside a place up to the next marks, no farther than a name can reach."""
    begin = max(at - _FAR, *(scene.text.rfind(mark, max(0, at - _FAR), at) + 1 for mark in _STOPS), 0)
    ends = [found for mark in _STOPS if (found := scene.text.find(mark, at, at + _FAR)) >= 0]
    return begin, min(ends, default=min(len(scene.text), at + _FAR))


def item_named(scene: Scene, start: int, end: int) -> _Item | None:
    """The one kind of applicant, result or decision that words name, and nothing else beside it."""
    segment, _ = scene.part(start)
    near = [
        each
        for each in scene.mentions(segment, end)
        if each.strength == _TERM and each.rows != (("t3.new",),)
    ]
    terms = [each for each in near if each.start >= start and not each.rows[0][0].startswith("t4")]
    plain = _nothing_else(scene, start, end, terms)
    # 不予公开的情形以执法案卷居多: one row of the group named before it.
    terms = [each for each in terms if not set(terms[-1].rows[0]) < set(each.rows[0])]
    terms = list({each.rows: each for each in terms}.values())
    kinds = scene.every_applicant(start, end)
    listed = scene.text.endswith("、", 0, start) or scene.text.startswith("、", end)
    if listed or scene.figures_in(start, end) or not plain:
        return None
    # 申请人中企业居多，反映出对用地审批信息的需求: who asked is told, whatever about.
    asked = "申请人" in scene.text[segment:end] or scene.topic(end) != "foreign"
    if len(kinds) == 1 and asked:
        return _applicant(kinds[0], [each for each in near if each.end <= end])
    if len(terms) == 1 and not kinds and len(terms[0].rows) == 1:
        return _row(scene, terms[0], near, segment)
    return _ending(scene, start, end, near) if not terms and not kinds else None


def _applicant(columns: tuple[str, ...], near: list[Mention]) -> _Item | None:
    rows = {each.rows[0] for each in near}
    if len(rows) > 1 or any(not row[0].startswith("t3.") for row in rows):
        return None
    of = next(iter(rows), ("t3.new",))
    others = [column for column in APPLICANT_COLUMNS if column not in columns]
    return _Item(
        tuple(f"{row}.{column}" for row in of for column in columns),
        tuple(tuple(f"{row}.{column}" for row in of) for column in others),
    )


def _row(scene: Scene, term: Mention, near: list[Mention], segment: int) -> _Item | None:
    rows = term.rows[0]
    if rows[0] in _DECISIONS:
        return _Item(rows, tuple((key,) for key in _DECISIONS if key != rows[0]))
    if not set(rows) <= set(_LEAVES) or scene.every_applicant(segment, term.start):
        return None
    if scene.topic(term.end) == "foreign":
        return None
    group = next((group for group in _GROUPS if rows[0] in group), ())
    within = len(rows) == 1 and len(group) > 1
    if within and any(set(each.rows[0]) - set(group) for each in near if each.start < term.start):
        return None
    # A group is ranked among groups; 予以公开 may be ranked among single rows as well.
    others: tuple[Cells, ...] = tuple((row,) for row in (group if within else _LEAVES))
    if len(rows) > 1:
        others = _GROUPS
    return _Item(
        tuple(f"{row}.total" for row in rows),
        tuple(tuple(f"{row}.total" for row in of) for of in others if set(of).isdisjoint(rows)),
    )


def _ending(scene: Scene, start: int, end: int, near: list[Mention]) -> _Item | None:
    """复议结果以维持为主."""
    column = scene.outcome(start, end)
    blocks = {each.rows[0] for each in near if each.rows[0][0].startswith("t4")}
    if column not in _ENDINGS or len(blocks) != 1:
        return None
    of = blocks.pop()
    return _Item(
        tuple(f"{block}.{column}" for block in of),
        tuple(tuple(f"{block}.{other}" for block in of) for other in _ENDINGS if other != column),
    )


def _nothing_else(scene: Scene, start: int, end: int, terms: list[Mention]) -> bool:
    words, at = "", start
    for each in terms:
        words, at = words + scene.text[at : each.start], each.end
    words += scene.text[at:end]
    if narrow(words):
        return False
    for pattern, _ in APPLICANTS:
        words = pattern.sub("", words)
    return _PLAIN.fullmatch(words) is not None or scene.outcome(start, end) != ""

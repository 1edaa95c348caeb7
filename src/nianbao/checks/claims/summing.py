"""Lists of parts against their whole: channels, months, kinds, and sums told behind."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import Claim, ClaimKind, Interval
from nianbao.checks.claims.moving import AMOUNT
from nianbao.checks.claims.parting import BY_CONTENT, Part, part_at
from nianbao.checks.claims.scope import elsewhere
from nianbao.checks.claims.spotting import spotter
from nianbao.report.figures import FigureKind
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims.scene import Scene
    from nianbao.report.figures import Figure

_MONEY = frozenset({"元", "万元", "亿元"})
_UNITS = frozenset({"件", "宗", "起", "份", "例", "个"}) | _MONEY
_SUMMED = regex(
    r"[，,、；;]?(?:以上|上述)?(?:[两二三四五六]?(?:项|类|者|种|部分|方面|渠道|途径))?"
    r"(?:加起来|加在一起|之和|合计|共计|总计|相加|总和|一共|总共|共)(?:为|是|达到?|有|计|恰好?)*"
)
_YEAR = frozenset(range(1, 13))
_OPEN = regex(r"等|主要|其余|其他|另有|另外|剩余|大部分|多为|之外|以[^，。；]{1,12}为主|\.\.\.|……")
_BOTH_ARE_ALL = regex(r"(?:全部|均|都|只有|仅|分为?|分成|分别)[^。；]*[两二]")
_LAID_OUT = regex(
    r"分为|分别(?:为|是)|分布(?:为|是|上)?|构成|[从按](?!照)[^，。；]{1,12}(?:看|分|划分|统计|来说|计)|[：:（(]$|具体(?:为|是)|再无"
)
_OF_THE_LIST = regex(r"(?:大)?(?:方面|领域|类|种|渠道|部分|层面)")
_SORTED_OUT = regex(
    r"[^。；\d]{0,20}(?:分为|分成|包括|涉及|有|为|含|由|系|即|是)[^，。；、\d]{1,14}"
    r"|[^。；\d]{0,20}[两三四五六][个大]?(?:大)?(?:方面|类|种|领域|渠道|部分)[：:，][^，。；、\d]{1,14}"
)
_FARTHEST = 40
"""Characters that this can match at most."""
_ANNOUNCED = regex(r"([两三四五六])[个大]?(?:大)?(?:方面|类|种|领域|渠道|部分)[：:，]")
_NEXT_ITEM = regex(r"[、，和及与][^，。；、\d]{1,14}")
_MAKE_UP = regex(
    r"(?:这?[两二三四五六](?:大)?(?:类|种|项|部分|块|笔|家))?(?:共同)?(?:构成|组成|合成|加总而成|相加而成|之和|的?总和)"
)
_EACH_IN_ONE = spotter(
    "只不各没",
    r"每[件宗起项][^，。；]{0,4}只(?:归|计|列|算)(?:入|为|作|于)?一[类种次项]|(?:互不|没有|不)(?:重复|重叠|交叉)(?:计算|统计)?|各归一类|只归一类",
)
_SO_MANY = regex(r"(?:这)?([两二三四五六2-6])(?:大)?(?:类|种|项|部分|笔|块)")
_COUNT_WORDS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6} | {
    str(each): each for each in range(2, 7)
}
_AS_PARTS = regex(r"其中|包括|包含|分为|分成|分别|[：:（(]")
_LEADS = regex(r"[，：:（(,]?(?:其中|包括|包含|含|具体为|具体是|分别为|分别是)?[^，。；：（）\d]{0,16}$")
_RECEIVED = regex(r"[新接]?收|收到|提出|提交")
_NO_OTHERS = regex(r"(?:再无|没有|并无|无)其[他它][^，。；]*")
_REST = regex(r"(?:其余|剩余|剩下|余下|另外|其[他它])(?:的|申请|申请人|类|组织|均?为|有)*$")
_NEW = ("t3.new.total",)
_COME = ("t3.new.total", "t3.carried_in.total")
_BINDING = ("channel", "period", "sort")
"""Ways of telling parts apart that hold for applications as such."""
_SOME = 2
_ENOUGH = 3


def totals(scene: Scene) -> Iterator[Claim]:
    """Claims that follow from lists: more than the whole, or not what the sum told behind them says."""
    for figures in _sentences(scene):
        if len({figure.unit for figure in figures}) == len(figures):
            # No two count the same thing.
            continue
        yield from _summed(scene, figures)
        yield from _exclusive(scene, figures)
        yield from _sorted_out(scene, figures)
        parts = [part_at(scene, figures, place) for place in range(len(figures))]
        for dimension, group in itertools.groupby(parts, key=lambda part: part.dimension):
            run = _parts_alone(scene, list(group))
            told = len(run) >= _SOME or _rest(scene, figures, run[-1]) is not None
            if dimension and told and _apart(dimension, run):
                yield from _held_against(scene, figures, run)


def _sentences(scene: Scene) -> Iterator[list[Figure]]:
    numbers = [
        figure
        for figure in scene.figures
        if figure.kind is FigureKind.NUMBER
        and figure.unit in _UNITS
        and figure.exact
        and not _OF_THE_LIST.match(scene.text, figure.unit_end)
    ]
    for _, group in itertools.groupby(numbers, key=lambda figure: scene.sentence(figure.start)[0]):
        figures = list(group)
        if len(figures) > _SOME - 1:
            yield figures


def _summed(scene: Scene, figures: list[Figure]) -> Iterator[Claim]:
    """办结18件、结转3件，两项之和22件: no run of figures before it makes that sum."""
    for place in range(_SOME, len(figures)):
        figure, last = figures[place], figures[place - 1]
        if not _SUMMED.fullmatch(scene.text, last.trail_end, figure.start):
            continue
        before = [each for each in figures[:place] if not _bracketed(scene, each)]
        if len(before) < _SOME:
            continue
        gaps = [scene.text[one.trail_end : other.start] for one, other in itertools.pairwise(before)]
        if "；" in scene.text[last.trail_end : figure.start] and not all("；" in gap for gap in gaps):
            # 涉及土地8件，住房5件；一共37件申请: the sum of what is told elsewhere.
            continue
        sums = {sum((each.low for each in before[-count:]), Decimal(0)) for count in range(_SOME, place + 1)}
        same = all(each.unit == figure.unit for each in before)
        if same and figure.low not in sums and all(each.low != figure.low for each in before):
            yield _claim(ClaimKind.MISFIT, figure.low, before[0].start, figure.end)


def _bracketed(scene: Scene, figure: Figure) -> bool:
    """其他申请人（含律所3件）合计5件: what brackets lay out is no part beside the others."""
    opened = scene.text.rfind("（", scene.sentence(figure.start)[0], figure.start)
    return opened >= 0 and "）" not in scene.text[opened : figure.start]


def _exclusive(scene: Scene, figures: list[Figure]) -> Iterator[Claim]:
    """30件，每件只归一类：新办20件，延续15件: parts that shut one another out are no more than the whole."""
    if not scene.search(_EACH_IN_ONE, *scene.sentence(figures[0].start)):
        return
    whole, *parts = figures
    added = sum((each.low for each in parts), Decimal(0))
    apart = [scene.text[one.trail_end : other.start] for one, other in itertools.pairwise(parts)]
    same = len({each.unit for each in figures}) == 1
    if same and len(parts) > 1 and all(_NEXT_ITEM.fullmatch(gap) for gap in apart) and added > whole.low:
        yield _claim(ClaimKind.MISFIT, added, whole.start, parts[-1].unit_end)


def _sorted_out(scene: Scene, figures: list[Figure]) -> Iterator[Claim]:
    """63件，按案由分为占道经营55件、私搭乱建9件两类: as many parts as are announced, but another sum."""
    for place, whole in enumerate(figures[:-1]):
        first = figures[place + 1]
        if first.start - whole.trail_end > _FARTHEST or not _SORTED_OUT.fullmatch(
            scene.text, whole.trail_end, first.start
        ):
            continue
        parts = [first]
        for each in figures[place + 2 :]:
            if not _NEXT_ITEM.fullmatch(scene.text, parts[-1].trail_end, each.start):
                break
            parts.append(each)
        told = _SO_MANY.match(scene.text, parts[-1].trail_end) or _ANNOUNCED.search(
            scene.text, whole.trail_end, first.start
        )
        added = sum((each.low for each in parts), Decimal(0))
        same = len({each.unit for each in (whole, *parts)}) == 1
        so_many = told is not None and _COUNT_WORDS.get(told[1]) == len(parts)
        # 由登记费52万元和开垦费34万元构成: nothing else is in it.
        so_many = so_many or (len(parts) > 1 and _MAKE_UP.match(scene.text, parts[-1].trail_end) is not None)
        if same and so_many and added != whole.low:
            yield _claim(ClaimKind.MISFIT, added, whole.start, parts[-1].unit_end)


def _parts_alone(scene: Scene, run: list[Part]) -> list[Part]:
    """收费35万元，其中开垦费22万元: the whole is named as its parts are, and is none of them."""
    if len(run) > 1 and run[0].dimension.startswith("of "):
        gap = scene.text[run[0].figure.trail_end : run[1].figure.start]
        return run[1:] if _AS_PARTS.search(gap) else run
    return run


def _apart(dimension: str, run: list[Part]) -> bool:
    """Whether the parts shut one another out."""
    if dimension == "period":
        months = [month for part in run if isinstance(part.key, frozenset) for month in part.key]
        return len(months) == len(set(months))
    return len({part.key for part in run}) == len(run)


def _held_against(scene: Scene, figures: list[Figure], run: list[Part]) -> Iterator[Claim]:
    first, last = run[0], run[-1]
    added = sum((part.figure.low for part in run), Decimal(0))
    start, end = first.begin, last.figure.unit_end
    whole = _whole(scene, figures, first)
    rest = _rest(scene, figures, last)
    if rest is not None and whole is not None:
        added, end = added + rest.low, rest.unit_end
    all_told = rest is not None or _all_told(scene, run)
    unit = first.figure.unit
    if whole is not None and whole.unit == unit and (added > whole.low or (all_told and added != whole.low)):
        yield _claim(ClaimKind.MISFIT, added, start, end)
    text = scene.text[slice(*scene.sentence(start))]
    if whole is not None or first.dimension not in _BINDING or len(run) < _SOME or unit in _MONEY:
        return
    if first.dimension == "sort":
        if "申请" not in text and not BY_CONTENT.search(text):
            return
        all_told = rest is not None
        added += rest.low if rest is not None else 0
    if scene.topic(end) == "requests" and not elsewhere(scene, first.figure.start, own_area=False):
        kind = ClaimKind.COUNT if all_told else ClaimKind.PART
        received = _RECEIVED.search(scene.text, scene.sentence(start)[0], end)
        yield _claim(kind, added, start, end, (_NEW,) if received else (_NEW, _COME))


def _whole(scene: Scene, figures: list[Figure], first: Part) -> Figure | None:
    """The figure right before the list that it is a list of: 收到14件：网站8件、邮寄5件."""
    place = figures.index(first.figure)
    if not place:
        return None
    before = figures[place - 1]
    gap = scene.text[before.trail_end : first.figure.start]
    if place > 1 and AMOUNT.search(scene.text, scene.clause(before.start)[0], before.start):
        # 收到27件，较上年增加6件，其中…: what the list tells apart is not the change.
        before = figures[place - 2]
    if first.dimension == "year" and "中" not in gap:
        return None
    if first.dimension.startswith("of ") and not _AS_PARTS.search(gap):
        return None
    # 县政府办公室62件、县直部门289件、乡镇107件: one of the list is no whole of the others.
    listed = gap.startswith(("、", "和", "与", "及"))
    return before if _LEADS.search(gap) and not listed and not re.search("[。；;]", gap) else None


def _rest(scene: Scene, figures: list[Figure], last: Part) -> Figure | None:
    """The figure right behind a list that tells what is left: 其余3件, 其他2件."""
    place = figures.index(last.figure) + 1
    if place == len(figures):
        return None
    gap = scene.text[last.figure.trail_end : figures[place].start]
    return figures[place] if _REST.search(gap) and not re.search("[。；;]", gap) else None


def _all_told(scene: Scene, run: list[Part]) -> bool:
    """Whether nothing is left beside the parts of a list."""
    sentence, end = scene.sentence(run[0].figure.start)
    lead, text = scene.text[sentence : run[0].figure.start], _NO_OTHERS.sub("", scene.text[sentence:end])
    if run[0].dimension == "period":
        months = frozenset().union(*(part.key for part in run if isinstance(part.key, frozenset)))
        return months == _YEAR
    if run[0].dimension == "two":
        return _BOTH_ARE_ALL.search(lead) is not None
    if _OPEN.search(text) or run[0].dimension not in ("channel", "applicant", "year"):
        return False
    return len(run) >= _ENOUGH and _LAID_OUT.search(lead) is not None


def _claim(
    kind: ClaimKind, value: Decimal, start: int, end: int, options: tuple[tuple[str, ...], ...] = ()
) -> Claim:
    return Claim(kind, options, Interval(value, value), start, end)

"""Phrases that tell what was left open, or how all cases ended, by what they say of the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import ZERO, Claim, ClaimKind, Interval
from nianbao.checks.claims.lexicon import NOT_OURS
from nianbao.checks.claims.pointing import RESULTS
from nianbao.checks.claims.scope import elsewhere, last_year, narrow, of_some_months
from nianbao.checks.claims.spotting import spotter
from nianbao.report.figures import FigureKind
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.scene import Scene

_ALL_BUT = spotter(
    "除",
    r"除(?P<but>[^。；，]{0,30}?)(?:(?:之外|以外|外)[，,]?|[，,])(?:其余|其[他它]|余下|别的)?(?P<others>[^，。；]{0,16}?)"
    r"(?:均|全部|都|已|皆)[^，。；]{0,14}?(?:办结|答复|办理完毕|回复|办毕|办理|处理完毕|有了?(?:结果|着落|结论)|办完)",
)
_REST_BECAME = spotter(
    "除",
    r"除(?P<but>[^。；，]{1,30}?)(?:之外|以外|外)[，,]?(?:其余|其[他它]|余下)?[^，。；\d]{0,10}?(?:均|全部|都|皆)(?:已|依法|依规|为|是|由|来自|被|予以(?!公开)|作出|作)*",
)
"""除不予公开2件外，其余均予以公开: both rows together are all."""
_ONLY_OPEN = spotter(
    "剩只仅还尚",
    r"(?:只有|仅有?|尚有|还有|只剩|仅剩|剩余?)(?P<few>[^，。；]{1,12}?)(?:申请)?(?:尚|还|仍)?(?:未|没有?)(?:能|被|得到)?(?:及时)?(?:答复|办结|办完|办理完毕)",
)
_STILL_OPEN = spotter(
    "唯只仅就",
    r"(?:(?:未|没有?)(?:能)?[^，。；、\d]{0,6}?(?:办结|答复|办完|办毕|办理完毕)|(?:结转|转入|转|留)[至到]?(?:下|次|明)(?:一)?年度?(?:办理|答复)?)(?:的)?"
    r"(?:申请)?(?:就|也)?(?:只有|仅有?|只是|只|唯有|就是)(?P<few>[^，。；]{1,18}?)(?=[，。；（(]|$)",
)
"""未能办结的只有年底收到的2件: the words beside the figure describe them all."""
_NONE_DONE = spotter(
    "跨待还入于没无未转在",
    r"(?:均|都|全部|一律)[^，。；\d]{0,6}(?:尚?未|没有?|还没有?)(?:能)?(?:办结|答复|办完|作出答复)"
    r"|(?:均|都|全部)(?:"
    r"(?:尚|仍|还)(?:在|处于)(?:法定)?(?:答复|办理)?(?:期限内?|时限内?)?(?:正在)?(?:办理|处理)?(?:之中|当中|中|过程中|(?<=期限内)|(?<=时限内))"
    r"|(?:在|处于)(?:法定)?(?:答复|办理)?(?:期限内?|时限内?)?(?:正在)?(?:办理|处理)?(?:之中|当中|中|过程中)"
    r")(?![^，。；]{0,8}(?:办|复|完成|作出|送|反馈|寄|出具|给))"
    r"|无一(?:件)?(?:办结|答复)"
    r"|(?:均|全部|都)(?:按程序|依规|已|需)?(?:结转|转入|留待|转|跨)(?:到|至|入)?(?:下|次|明)(?:一)?年",
)
_SOME_LEFT = regex(r"尚有|另有|还有|其余|剩|余下|结转|其中|未到期|跨年|未办结的|除")
_NO_DEFEAT = spotter(
    "令败违错销纠",
    r"(?:未有|没有|未|无一?|零)(?:出现|发生)?过?(?:一[件起])?(?:答复|案件)?(?:因[^，。；]{2,14}?(?=被|败|产生|引发|导致))?(?:而|产生|引发|导致)?的?(?:被)?(?:复议机关|法院)?(?:裁定|判决|判)?(?:败诉|被?纠正|纠错|撤销|确认违法|责令重新)",
)
_ENDED = spotter(
    "胜驳败违终销撤纠解维",
    r"(?:均|都|全部|皆|一律|双双)(?:已)?[^，。；\d未没不无]{0,8}?(?:(?P<up>维持|胜诉|驳回(?:原告|申请人)?(?:的)?(?:全部)?(?:诉讼请求|复议请求|起诉)?)|(?P<down>纠正|撤销|败诉|确认违法)|(?P<apart>撤回|撤诉|和解|终止))",
)
_CASES_APART = regex(
    r"除(?:了)?(?P<but>[^。；，]{1,20}?)(?:之外|以外|外)[，,]?(?:其余|其[他它]|余下|剩余)[^，。；]{0,8}$"
)
_SO_FAR_DECIDED = regex(
    r"(?<!未)(?<!未能)(?:审结|结案|办结|判决|已判|作出决定)(?:的|了)?[\d一二两三四五六七八九十]+[件起宗]|(?<!未)(?:审结|结案)的"
)
_DISCLOSURE = regex("信息公开|依申请")
_DECIDED = ("upheld", "corrected", "other")
_REVIEWED, _SUED = ("t4.review",), ("t4.suit_direct", "t4.suit_after_review")
_LEFT: tuple[Cells, ...] = (("t3.carried_out.total",),)
_COME: tuple[Cells, ...] = (("t3.new.total", "t3.carried_in.total"), ("t3.new.total",))
_DONE: tuple[Cells, ...] = (("t3.results_total.total",), ("t3.new.total",))
_NEAR = 8
_TERM = 3
_CASES = regex(r"t4\.\w+\.total")
_CLOSED = regex(r"(?<![未没待])(?:已|被)(?:由[^，。；]{1,8})?(?:作出)?(?:判决|裁定|驳回|审结|结案)")
_BESIDE_LAST_YEAR = regex(
    "[（(](?:上|去)一?年[^（()）]{0,16}[)）]|[，,](?:上|去)年(?:为|是|有)?[^，。；]{1,6}(?=[，,])"
)
"""复议1件（上年0件），…: last year's figure ends nothing that is said of this year's case."""
_DENIED_OUTCOME = regex(
    r"(?:未|没有?|无|不|避免|申请人?请求|要求|原告请求)[^，。；]{0,6}(?:维持|纠正|撤销|确认违法|败诉|责令)"
    r"|(?:纠正|纠错|撤销|确认违法|败诉)[^，。；\d]{0,10}(?:为?零|未|没有|无|0)"
)


def outstanding(scene: Scene, counted: Sequence[Claim], *, own_area: bool) -> Iterator[Claim]:
    """Claims that follow from exceptions, and from what is said of all cases or of the only one."""
    yield from _of_the_only_case(scene, counted)
    yield from _exceptions(scene, own_area=own_area)
    for match in scene.finditer(_NONE_DONE):
        if _asked(scene, match, own_area=own_area) and _of_all(scene, match):
            yield Claim(ClaimKind.ALL, _LEFT, ZERO, *match.span(), _COME)
    yield from _of_cases(scene, own_area=own_area)


def _exceptions(scene: Scene, *, own_area: bool) -> Iterator[Claim]:
    for match in scene.finditer(_ALL_BUT):
        if not narrow(match["others"]) and _asked(scene, match, own_area=own_area):
            yield from _left(scene, *match.span("but"))
    for match in scene.finditer(_ONLY_OPEN):
        if _asked(scene, match, own_area=own_area):
            yield from _left(scene, *match.span("few"))
    for match in scene.finditer(_STILL_OPEN):
        if _asked(scene, match, own_area=own_area):
            yield from _left(scene, *match.span("few"), described=True)
    for match in scene.finditer(_REST_BECAME):
        if _asked(scene, match, own_area=own_area) and not narrow(match[0]):
            yield from _the_rest(scene, match)


def _asked(scene: Scene, match: re.Match[str], *, own_area: bool) -> bool:
    start, _ = scene.clause(match.start())
    return (
        scene.topic(match.end()) == "requests"
        and not elsewhere(scene, match.start(), own_area=own_area)
        and not last_year(scene, start, match.start())
        and not of_some_months(scene, match.start(), match.start())
    )


def _left(scene: Scene, start: int, end: int, *, described: bool = False) -> Iterator[Claim]:
    """除1件外，其余均已答复: the exception is what was carried over, unless it says otherwise."""
    figures = [
        each for each in scene.figures_in(start, end) if each.kind is FigureKind.NUMBER and each.unit == "件"
    ]
    other = [
        each
        for each in scene.mentions(start, end)
        if each.strength == _TERM and each.rows[0] not in (("t3.carried_out",), ("t3.new",))
    ]
    if len(figures) == 1 and not other and (described or not narrow(scene.text[start:end])):
        (figure,) = figures
        interval = Interval(figure.low, figure.high, figure.low_open, figure.high_open)
        yield Claim(ClaimKind.COUNT, _LEFT, interval, figure.start, figure.end, unit=figure.unit)


def _the_rest(scene: Scene, match: re.Match[str]) -> Iterator[Claim]:
    """What became of the others, or who they were, together with the exceptions told before."""
    near = scene.mentions(match.end(), match.end() + _NEAR)
    rows = [each.rows[0] for each in near if each.strength == _TERM and each.start <= match.end() + 1][:1]
    but = [each.rows[0] for each in scene.mentions(*match.span("but")) if each.strength == _TERM]
    columns = scene.applicants(match.end(), match.end() + _NEAR)
    apart = scene.applicants(*match.span("but"))
    if rows and but and RESULTS.issuperset(row for of in (*rows, *but) for row in of):
        part = tuple(dict.fromkeys(f"{row}.total" for of in (*rows, *but) for row in of))
        yield Claim(ClaimKind.ALL, (part,), ZERO, *match.span(), _DONE)
    elif columns and apart and not (rows or but):
        part = tuple(dict.fromkeys(f"t3.new.{column}" for column in (*columns, *apart)))
        yield Claim(ClaimKind.ALL, (part,), ZERO, *match.span(), (("t3.new.total",),))


def _of_all(scene: Scene, match: re.Match[str]) -> bool:
    """两件申请年内均未办结: of all that came, not of those said before to be left."""
    sentence, _ = scene.sentence(match.start())
    segment = max(sentence, scene.text.rfind("；", sentence, match.start()) + 1)
    words = scene.text[segment : match.start()]
    figures = [each for each in scene.figures_in(segment, match.start()) if each.unit == "件"]
    return len(figures) < 2 and "申请" in words and not _SOME_LEFT.search(words) and not narrow(words)


def _of_cases(scene: Scene, *, own_area: bool) -> Iterator[Claim]:
    for match in scene.finditer(_NO_DEFEAT):
        for named in _blocks(scene, match, own_area=own_area):
            # 复议、诉讼共13件，无一败诉: only suits can be lost.
            suits = tuple(block for block in named if block in _SUED) if "败诉" in match[0] else ()
            cells = _cells(suits or named, "corrected")
            yield Claim(ClaimKind.COUNT, (cells,), ZERO, *match.span())
    for match in scene.finditer(_ENDED):
        column = "upheld" if match["up"] else "corrected" if match["down"] else "other"
        for blocks in _blocks(scene, match, own_area=own_area):
            part, whole = _cells(blocks, column), _cells(blocks, "total")
            segment = _segment(scene, match.start())
            if left := _left_apart(scene, segment, match.start()):
                # 除1件尚未审结外，其余均维持: together they are all.
                part = tuple(dict.fromkeys((*part, *(key for of in left for key in _cells(blocks, of)))))
            elif _SO_FAR_DECIDED.search(scene.text, segment, match.start()):
                # 3件中已审结2件，均维持: of those decided.
                whole = tuple(key for of in _DECIDED for key in _cells(blocks, of))
            yield Claim(ClaimKind.ALL, (part,), ZERO, *match.span(), (whole,))


def _segment(scene: Scene, at: int) -> int:
    """Where the part of a sentence begins that a place stands in."""
    sentence, _ = scene.sentence(at)
    return max(sentence, scene.text.rfind("；", sentence, at) + 1)


def _left_apart(scene: Scene, start: int, at: int) -> list[str]:
    """The outcomes of the cases excepted before a place, if any."""
    apart = _CASES_APART.search(scene.text, start, at)
    if apart is None:
        return []
    parts = re.finditer("[^、和及与]+", apart["but"])
    begin = apart.start("but")
    found = [scene.outcome(begin + part.start(), begin + part.end()) for part in parts]
    return [column for column in found if column]


def _of_the_only_case(scene: Scene, counted: Sequence[Claim]) -> Iterator[Claim]:
    """复议1件，复议机关维持了我镇的答复: how the one case ended, told behind it."""
    for claim in counted:
        cells = claim.options[0] if claim.options else ()
        one = claim.kind is ClaimKind.COUNT and claim.interval.low == claim.interval.high == 1
        if not one or not cells or not all(_CASES.fullmatch(key) for key in cells):
            continue
        start = claim.end + len(claim.unit)
        if before := _BESIDE_LAST_YEAR.match(scene.text, start):
            start = before.end()
        end = _until_another(scene, start, cells)
        ended = _ending(scene, start, end)
        if ended is None:
            if closed := _CLOSED.search(scene.text, start, end):
                open_cells = tuple(key.replace(".total", ".pending") for key in cells)
                yield Claim(ClaimKind.COUNT, (open_cells,), ZERO, *closed.span())
            continue
        column, until = ended
        part = tuple(key.replace(".total", f".{column}") for key in cells)
        yield Claim(ClaimKind.ALL, (part,), ZERO, start, until, (cells,))


def _until_another(scene: Scene, start: int, cells: Cells) -> int:
    """Where what is said of the case ends: with its sentence part, or at another figure or kind of case."""
    _, end = scene.sentence(start)
    part = scene.text.find("；", start, end)
    end = part if part >= 0 else end
    figures = [each for each in scene.figures_in(start, end) if each.unit in ("件", "起", "宗")]
    blocks = {key.rpartition(".")[0] for key in cells}
    others = [
        each.start
        for each in scene.mentions(start, end)
        if each.rows[0][0].startswith("t4") and not blocks & {*each.rows[0]}
    ]
    ends = [*(each.start for each in figures), *others, end]
    # The clause of a figure or kind told next is about that one.
    return min(ends) if min(ends) == end else scene.clause(min(ends))[0]


def _ending(scene: Scene, start: int, end: int) -> tuple[str, int] | None:
    """The outcome told first, and where its clause ends."""
    at = start
    while at < end:
        stop = min(scene.clause(at)[1], end)
        if (column := scene.outcome(at, stop)) and not _DENIED_OUTCOME.search(scene.text, at, stop):
            return column, stop
        at = stop + 1
    return None


def _in_brackets(scene: Scene, start: int, at: int) -> bool:
    """直接起诉2起（均维持），复议后起诉3起: of what the brackets stand behind."""
    opened = scene.text.rfind("（", start, at)
    return opened >= 0 and "）" not in scene.text[opened:at]


def _cells(blocks: tuple[str, ...], column: str) -> Cells:
    return tuple(f"{block}.{column}" for block in blocks)


def _blocks(scene: Scene, match: re.Match[str], *, own_area: bool) -> Iterator[tuple[str, ...]]:
    """The reviews, or suits, or both, that a phrase is said of."""
    sentence, end = scene.sentence(match.start())
    segment = max(sentence, scene.text.rfind("；", sentence, match.start()) + 1)
    if scene.search(NOT_OURS, sentence, end) or elsewhere(scene, match.start(), own_area=own_area):
        return
    named = [each for each in scene.mentions(segment, match.start()) if each.rows[0][0].startswith("t4")]
    # 维持2件，1件…: outcomes told one by one are read as figures.
    apart = _CASES_APART.search(scene.text, segment, match.start())
    if not named and "败诉" in match[0] and _DISCLOSURE.search(scene.text, segment, match.end()):
        # 信息公开方面无败诉案件: only a suit can be lost.
        yield _SUED
        return
    if not named or (scene.outcome(named[-1].end, match.start()) and not apart):
        return
    if scene.outcome(scene.clause(named[-1].start)[0], named[-1].start):
        # 以其他结果结案的复议2件，均…: of those alone.
        return
    # 诉讼5件，其中直接起诉3件（…），复议后起诉2件，均维持: of those told last.
    alone = "其中" in scene.text[segment : match.start()] or _in_brackets(scene, segment, match.start())
    meant = named[-1:] if alone else named
    rows = tuple(dict.fromkeys(block for each in meant for block in each.rows[0]))
    yield rows

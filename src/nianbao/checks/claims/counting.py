"""Figures to claims: which words beside a number, or before it, say what it counts."""

from __future__ import annotations

import re
from collections import deque
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import Claim, ClaimKind, Interval
from nianbao.checks.claims.lexicon import (
    COUNTING_UNITS,
    DOCUMENT_VERBS,
    FOREIGN_SUBJECT,
    INCLUDING_CARRIED,
    LAST_YEAR,
    OTHERS,
    OURS,
    PLANNED,
    WHOLE_AREA,
)
from nianbao.checks.claims.listing import respective
from nianbao.checks.claims.naming import Named, Window, column_of, columns_at, named
from nianbao.report.figures import FigureKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims.scene import Mention, Scene
    from nianbao.report.figures import Figure

AMOUNT = re.compile(
    r"(?:(?P<up>增加|增长|上升|提高|上涨|攀升|增多|增幅|净增|多收|多办|多出|多|增|翻(?=了?$))|(?P<down>减少|下降|降低|下滑|回落|降幅|净减|少收|少办|减|少|降))"
    r"(?:了|约|近|幅度?|率|比例|为|达|达到|数|量|[\s\u3000])*$"
)
"""Before a figure that tells by how much something changed."""
_FILLER = re.compile(
    r"(?:其中|共计?|合计|总计|累计|一共|总共|均|都|全部|已|也|仅|只|就|计|为|是|有|达到?|约|近|各|了|的|另|还|而|则|中|实际"
    r"|我[镇乡局县区街道办委]*|本[年度]*|今年|全年|年内|当年|截至|年底|年末|20\d\d|年度?|至|到|数量?|总量|总数|件数|、|和|及|与|[\s\u3000])*"
)
_BARE = re.compile(r"(?:已经?|均|都|全部|政府|信息|公开|依申请|按[时期]|依法|及时|的|是|为|属于?)*")
_THIS_YEAR = re.compile(r"本年|今年|当年|20\d\d年")
_REACHED = re.compile(r"(?:增加|增长|上升|提高|减少|下降|降低|降|增|减|升|回落)(?:到|至|为)(?:了)?$")
_TOGETHER = re.compile(r"共计?|合计|总计|累计|一共|总共")
_EACH = re.compile(r"各|均|都|分别")
_PLAIN_UNITS = COUNTING_UNITS - {"", "条", "次", "个", "项"}
_SEVERAL = 2
_NEW = (("t3.new",),)
_RECEIVED = ("t3.new.total", "t3.carried_in.total")


class Counter:
    """Reads the figures of one scene from left to right; what one clause names, the next may leave out."""

    def __init__(self, scene: Scene, consumed: list[tuple[int, int]], *, own_area: bool) -> None:
        self._scene = scene
        self._consumed = consumed
        self._own_area = own_area
        self._used = 0
        """End of the words the last figure was about, or of the figure itself."""
        self._listed = {figure.start: (begin, end) for figure, begin, end in respective(scene)}
        """Start of a figure told after 分别 → the window of its name."""

    def claims(self) -> Iterator[Claim]:
        """Claims in the order of their figures."""
        figures, spans = self._scene.figures, deque(_merged(self._consumed))
        for place, figure in enumerate(figures):
            while spans and spans[0][1] <= figure.start:
                spans.popleft()
            if spans and spans[0][0] <= figure.start:
                continue
            ahead = figures[place + 1].start if place + 1 < len(figures) else len(self._scene.text)
            yield from self._claims_of(figure, ahead)
            self._used = max(self._used, figure.trail_end)

    def _claims_of(self, figure: Figure, ahead: int) -> Iterator[Claim]:
        start, end = self._scene.clause(figure.start)
        left = max(start, self._used)
        words = self._scene.text[left : figure.start]
        changed = AMOUNT.search(words) and not _REACHED.search(words)
        if figure.kind is not FigureKind.NUMBER or changed or self._elsewhere(figure, start):
            yield _other(figure)
            return
        stop = self._scene.text.find("、", figure.unit_end, min(end, ahead))
        right = min(end, ahead) if stop < 0 else stop
        found = self._names(Window(figure, left, right, figure.start), ahead)
        if not found:
            yield _other(figure)
        last_year = bool(LAST_YEAR.search(words)) or self._scene.other_year(figure.start) is not None
        for each in found:
            kind = ClaimKind.PART if each.partly else ClaimKind.PREVIOUS if last_year else ClaimKind.COUNT
            yield _claim(kind, figure, each)

    def _elsewhere(self, figure: Figure, start: int) -> bool:
        """Plans, other years and other bodies: nothing this year's cells could say."""
        if PLANNED.search(self._scene.text, start, figure.start):
            return True
        other = self._scene.other_year(figure.start)
        if other is not None and (self._scene.year is None or other != self._scene.year - 1):
            return True
        sentence, _ = self._scene.sentence(figure.start)
        if OTHERS.search(self._scene.text, start, figure.start):
            return True
        _, end = self._scene.sentence(figure.start)
        if FOREIGN_SUBJECT.search(self._scene.text, start, figure.start) and OURS.search(
            self._scene.text, figure.end, end
        ):
            return True
        if self._own_area:
            return False
        area = [match.end() for match in WHOLE_AREA.finditer(self._scene.text, sentence, figure.start)]
        return bool(area) and not OURS.search(self._scene.text, area[-1], figure.start)

    def _names(self, window: Window, ahead: int) -> list[Named]:
        """What the figure is about; several when it is told of each of several rows."""
        figure = window.figure
        if figure.start in self._listed:
            begin, end = self._listed[figure.start]
            sentence, _ = self._scene.sentence(begin)
            mentions = self._scene.mentions(begin, end) or self._scene.mentions(sentence, begin)
            return self._one(Window(figure, begin, window.right, end), mentions[-1]) if mentions else []
        before = self._before(window)
        behind = self._behind(window, ahead)
        for strength in (3, 2, 1):
            for mentions in (before, behind):
                chosen = [mention for mention in mentions if mention.strength == strength]
                if chosen and mentions is behind:
                    chosen = self._answered(window, chosen)
                    # What stands behind the figure is spent: the next one must not take it for its own.
                    self._used = max(self._used, chosen[-1].end)
                    return self._one(window, chosen[0])
                if chosen:
                    return self._several(window, chosen)
        return self._by_context(window)

    def _before(self, window: Window) -> list[Mention]:
        found = self._scene.mentions(window.left, window.figure.start)
        including = INCLUDING_CARRIED.search(self._scene.text, window.left, window.figure.start)
        if including and any(mention.rows == _NEW for mention in found):
            return [mention for mention in found if mention.rows == _NEW]
        return found

    def _behind(self, window: Window, ahead: int) -> list[Mention]:
        """Words behind a figure that are its own.

        A bare verb or noun is so only when it follows at once (8件申请, 2件已办结), a term of the form unless
        it stands right before the next figure.
        """
        unit_end = window.figure.unit_end
        return [
            each
            for each in self._scene.mentions(unit_end, window.right)
            if (
                each.strength == 3
                and each.end < ahead
                and "中" not in self._scene.text[unit_end : each.start]
            )
            or _BARE.fullmatch(self._scene.text, unit_end, each.start)
        ]

    def _answered(self, window: Window, chosen: list[Mention]) -> list[Mention]:
        """对11件申请作出答复 counts answers, not applications received."""
        if chosen[0].rows != _NEW or self._scene.text[window.left : window.figure.start][-1:] not in "对将已":
            return chosen
        return [
            mention
            for mention in self._scene.mentions(chosen[0].end, window.right)
            if mention.rows[0] == ("t3.results_total",)
        ] or chosen

    def _one(self, window: Window, mention: Mention) -> list[Named]:
        found = named(self._scene, window, mention)
        return [found] if found else []

    def _several(self, window: Window, mentions: list[Mention]) -> list[Named]:
        words = self._scene.text[window.left : window.figure.start]
        if len({mention.rows for mention in mentions}) > 1:
            each = [named(self._scene, window, mention) for mention in mentions]
            told = [found for found in each if found]
            if len(told) == len(each) and _TOGETHER.search(words):
                return [Named((tuple(key for found in told for key in found.options[0]),))]
            if len(told) == len(each) and _EACH.search(words):
                return told
        if words.endswith("各"):
            return self._each_applicant(window, mentions[-1])
        # 因信息不存在无法提供的4件: a row says more than the group it stands in.
        return self._one(window, min(reversed(mentions), key=lambda mention: len(mention.rows[0])))

    def _each_applicant(self, window: Window, mention: Mention) -> list[Named]:
        """企业和个人各1件: the same of each kind of applicant named; nothing when none is."""
        found = named(self._scene, window, mention)
        columns = self._scene.every_applicant(window.left, window.figure.start)
        if found is None or len(columns) < _SEVERAL:
            return []
        row = found.options[0][0].rpartition(".")[0]
        return [Named((tuple(f"{row}.{column}" for column in of),)) for of in columns]

    def _by_context(self, window: Window) -> list[Named]:
        """No word beside the figure names a row: the clause before, the applicant or the outcome may."""
        words = self._scene.text[window.left : window.figure.start]
        behind = self._scene.text[window.figure.unit_end : window.right]
        earlier = self._earlier(window)
        columns = columns_at(self._scene, window)
        if not earlier:
            return self._by_applicant(window, columns)
        rows = {each.rows[0] for each in earlier}
        if _TOGETHER.search(words) and _FILLER.fullmatch(words) and window.figure.unit in _PLAIN_UNITS:
            if {("t3.new",), ("t3.carried_in",)} <= rows:
                return [Named((_RECEIVED,))]
            if rows == {("t3.new",)} and self._all_of_a_kind(window):
                return self._one(window, earlier[-1])
        strong = [mention for mention in earlier if mention.strength > 1]
        last = strong[-1] if strong else earlier[-1]
        family = last.rows[0][0][:2]
        if family == "t4":
            fitting = bool(self._scene.outcome(window.left, window.right))
        elif family == "t2":
            fitting = bool(column_of(words + behind)) and _only_verbs(words) and _only_verbs(behind)
        else:
            fitting = bool(columns)
            if words.endswith("各"):
                return self._each_applicant(window, last)
        return self._one(window, last) if fitting or self._bare(window, last) else []

    def _earlier(self, window: Window) -> list[Mention]:
        sentence, _ = self._scene.sentence(window.figure.start)
        if found := self._scene.mentions(sentence, window.left):
            return found
        # The sentence before may still name the applications: 收到12件。其中自然人8件.
        before, _ = self._scene.sentence(max(0, sentence - 1))
        return [each for each in self._scene.mentions(before, window.left) if each.rows[0][0][:2] == "t3"]

    def _by_applicant(self, window: Window, columns: tuple[str, ...]) -> list[Named]:
        """其中自然人3件，商业企业17件 speaks of applications though it does not say so."""
        sentence, end = self._scene.sentence(window.figure.start)
        kinds = {
            self._scene.applicants(max(sentence, figure.start - 8), figure.start)
            for figure in self._scene.figures_in(sentence, end)
            if figure.unit == "件"
        } - {()}
        if columns and window.figure.unit == "件" and len(kinds) > 1 and not self._scene.topic(window.right):
            return [Named((tuple(f"t3.new.{column}" for column in columns),))]
        return []

    def _all_of_a_kind(self, window: Window) -> bool:
        """Whether every figure before it in the sentence has its unit: 网上4件、信函3件，共7件."""
        sentence, _ = self._scene.sentence(window.figure.start)
        return all(
            figure.unit == window.figure.unit
            for figure in self._scene.figures_in(sentence, window.figure.start)
        )

    def _bare(self, window: Window, last: Mention) -> bool:
        """Nothing but filler around it, and a unit in which applications are counted: 收到申请，共12件."""
        words = self._scene.text[window.left : window.figure.start]
        if window.figure.unit not in _PLAIN_UNITS:
            return False
        if _REACHED.search(words):
            return True
        if not _FILLER.fullmatch(self._scene.text, window.figure.unit_end, window.right):
            return False
        years = bool(_THIS_YEAR.search(words) or LAST_YEAR.search(words) or OURS.search(words))
        follows = years or last.end >= self._clause_before(window.left)
        return follows and bool(_FILLER.fullmatch(LAST_YEAR.sub("", words)))

    def _clause_before(self, left: int) -> int:
        """Where the clause before a place begins, if no figure stands in it; else the place itself."""
        start, _ = self._scene.clause(max(0, left - 1))
        return left if self._scene.figures_in(start, left) else start


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same ground in spans that do not overlap, in order."""
    begin = end = -1
    for start, stop in sorted(spans):
        if start > end:
            if end > begin:
                yield begin, end
            begin = start
        end = max(end, stop)
    if end > begin:
        yield begin, end


def _only_verbs(words: str) -> bool:
    for pattern, _ in DOCUMENT_VERBS:
        words = pattern.sub("", words)
    return bool(_FILLER.fullmatch(words.replace("宣布", "").replace("继续", "")))


def _claim(kind: ClaimKind, figure: Figure, about: Named) -> Claim:
    low, high = figure.low, figure.high
    if about.options[0] == ("t2.fees.amount",) and figure.unit != "万元":
        factor = Decimal(10_000)
        low, high = (low / factor, high / factor) if figure.unit == "元" else (low * factor, high * factor)
    interval = Interval(low, high, figure.low_open, figure.high_open)
    return Claim(kind, about.options, interval, figure.start, figure.end, unit=figure.unit)


def _other(figure: Figure) -> Claim:
    interval = Interval(figure.low, figure.high, figure.low_open, figure.high_open)
    unit = "%" if figure.kind is FigureKind.PERCENT else figure.unit
    return Claim(ClaimKind.OTHER, (), interval, figure.start, figure.end, unit=unit)

"""Figures to claims: which words beside a number, or before it, say what it counts."""

from __future__ import annotations

import itertools
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.checks.claims.bases import Base
from nianbao.checks.claims.claim import Claim, ClaimKind
from nianbao.checks.claims.context import ANSWERS, LABEL, NAMEABLE, REACHED, by_context, of_documents
from nianbao.checks.claims.each import multiplied, told_of_each
from nianbao.checks.claims.equated import all_of_them
from nianbao.checks.claims.lexicon import INCLUDING_CARRIED, REQUESTS
from nianbao.checks.claims.listing import respective
from nianbao.checks.claims.moving import (
    bracketed_behind,
    changes,
    last_years_figure,
    moves_on,
    stock_of_last_year,
    than_last_year,
)
from nianbao.checks.claims.naming import one
from nianbao.checks.claims.pointing import DENIED, RESULTS, named_later, such
from nianbao.checks.claims.refining import granted_with_partial, parts_of_another, refined
from nianbao.checks.claims.scope import THIS_YEAR, elsewhere, last_year, narrow
from nianbao.checks.claims.several import several
from nianbao.checks.claims.windows import Named, Window, claim_of, claim_of_nothing, merged
from nianbao.report.figures import FigureKind
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene
    from nianbao.report.figures import Figure

_BARE = regex(
    r"(?:已经?|年内|当年|本年度?|年底前|均|都|全部|政府|信息|公开|依申请|按[时期]|依法|及时|的|是|为|属于?)*"
)
_ABOUT = regex(r"对(?!比|于?上).*的$")
_TERM = 3
_ANOTHER = regex(r"[中或]|一[件宗起]|引用|附有|提到|参考")
_RESPECTIVELY = regex(r"[、和与及][^，。；]{1,12}分别(?:为|是|有|提出|提交|递交|申请|收到|作出|办结)*$")
_HANDLED = regex(r"[对将已就]$|其中的?$")
_SEVERAL = 2
_PERSONS = frozenset({"人次", "人", "名", "家"})
_LIST_MARK = regex(r"[的类、和及与或]{1,3}")
_NEW = (("t3.new",),)


class Counter:
    """Reads the figures of one scene from left to right; what one clause names, the next may leave out."""

    def __init__(self, scene: Scene, consumed: list[tuple[int, int]], *, own_area: bool) -> None:
        self._scene = scene
        self._consumed = consumed
        self._own_area = own_area
        self._base = Base(scene)
        self._used = 0
        """End of the words the last figure was about, or of the figure itself."""
        self._former: Figure | None = None
        self._was: list[Named] = []
        """The figure read last, and what it turned out to be about."""
        self._before_until = -1
        """End of the last figure that was told of the year before."""
        self._listed = {figure.start: (begin, end) for figure, begin, end in respective(scene)}
        """Start of a figure told after 分别 → the window of its name."""

    def claims(self) -> list[Claim]:
        """Claims in the order of their figures."""
        return parts_of_another(self._scene, list(self._read()))

    def _read(self) -> Iterator[Claim]:
        figures, spans = self._scene.figures, deque(merged(self._consumed))
        for place, figure in enumerate(figures):
            while spans and spans[0][1] <= figure.start:
                spans.popleft()
            if spans and spans[0][0] <= figure.start:
                continue
            ahead = figures[place + 1].start if place + 1 < len(figures) else len(self._scene.text)
            named = self._scene.names_cells(figure.start)
            claims = list(self._claims_of(figure, ahead)) if named else [claim_of_nothing(figure)]
            if named:
                self._base.tell(figure, [claim for claim in claims if claim.options])
            yield from claims
            # 总共3人次3件: persons told right before take no words from the applications.
            if not (figure.unit in _PERSONS and ahead <= figure.trail_end + 1):
                self._used = max(self._used, figure.trail_end)

    def _claims_of(self, figure: Figure, ahead: int) -> Iterator[Claim]:
        if figure.kind is not FigureKind.NUMBER:
            yield claim_of_nothing(figure)
            return
        start, end = self._scene.clause(figure.start)
        left = self._scene.begun(self._named_before_colon(max(start, self._used)))
        words = self._scene.text[left : figure.start]
        changed = changes(words) and not REACHED.search(words)
        one_each = told_of_each(self._scene, left, figure)
        if changed or one_each or self._elsewhere(figure):
            product = multiplied(self._scene, left, figure) if one_each else None
            yield product or claim_of_nothing(figure)
            return
        stop = self._scene.text.find("、", figure.unit_end, min(end, ahead))
        right = min(end, ahead) if stop < 0 else stop
        moved = self._former is not None and moves_on(self._scene, self._former, figure)
        window = Window(figure, left, right, figure.start)
        bracketed = bracketed_behind(self._scene, self._before_until, figure)
        found = (moved and self._was) or self._names(window, ahead)
        if found and than_last_year(words) and len(self._was) == 1:  # 总量135件，比上年的118件
            found = [replace(each, options=(*self._was[0].options, *each.options)) for each in found]
        if not bracketed:
            self._former, self._was = figure, found
        if found:
            found = self._base.limit(figure, refined(self._scene, figure, self._since(figure), found))
        if not found:
            yield claim_of_nothing(figure)
            return
        before = last_years_figure(self._scene, figure, words) or last_year(self._scene, left, figure.start)
        self._before_until = figure.trail_end if before else self._before_until
        before = before or bracketed or stock_of_last_year(words, found[0])
        # 承接上年2件: the words for last year belong to the row itself.
        before = before and not (found and found[0].options[0][0].startswith("t3.carried_in"))
        for each in found:
            kind = ClaimKind.PART if each.partly else ClaimKind.PREVIOUS if before else ClaimKind.COUNT
            yield claim_of(kind, figure, each)

    def _since(self, figure: Figure) -> int:
        """Behind the figure before it in its sentence, or where the sentence begins."""
        sentence, _ = self._scene.sentence(figure.start)
        begin = max(sentence, self._scene.text.rfind("；", sentence, figure.start) + 1)
        before = self._scene.figures_in(begin, figure.start)
        return before[-1].trail_end if before else begin

    def _named_before_colon(self, left: int) -> int:
        """Where words before a colon or bracket begin, right before a figure: 新收：31, 自然人（8件）."""
        before = self._scene.text[:left].rstrip()
        if before.endswith(("）", ")")):
            return self._before_brackets(left, max(before.rfind("（"), before.rfind("(")))
        if not before or before[-1] not in "：:（(":
            return left
        start = max(self._scene.clause(len(before) - 1)[0], self._used)
        if len(before) - start > LABEL or self._scene.figures_in(start, left):
            return left
        named = self._scene.mentions(start, len(before)) or self._scene.applicants(start, len(before))
        return start if named else left

    def _before_brackets(self, left: int, opened: int) -> int:
        """部分公开（做了遮盖的）19件: what stands before brackets without a figure goes on behind them."""
        if opened < self._used or self._scene.figures_in(opened, left):
            return left
        return max(self._scene.clause(opened)[0], self._used)

    def _elsewhere(self, figure: Figure) -> bool:
        return elsewhere(self._scene, figure.start, own_area=self._own_area)

    def _names(self, window: Window, ahead: int) -> list[Named]:
        """What the figure is about; several when it is told of each of several rows."""
        figure = window.figure
        if figure.start in self._listed:
            begin, end = self._listed[figure.start]
            sentence, _ = self._scene.sentence(begin)
            mentions = (
                self._scene.mentions(begin, end)
                or self._scene.mentions(sentence, begin)
                or self._scene.mentions(begin, figure.start)
            )
            best = max(mentions, key=lambda each: (each.strength, each.start), default=None)
            return one(self._scene, Window(figure, begin, window.right, end), best) if best else []
        if "分别" in self._scene.text[window.left : figure.start] and _RESPECTIVELY.search(
            self._scene.text, window.left, figure.start
        ):
            # A list told in two halves that could not be matched: which name is meant, nobody knows.
            return []
        if found := (
            of_documents(self._scene, window)
            or such(self._scene, window)
            or granted_with_partial(self._scene, window)
            or all_of_them(self._scene, window)
        ):
            return found
        before = self._before(window)
        behind = self._behind(window, ahead)
        for strength in (3, 2, 1) if before or behind else ():
            for mentions in (before, behind):
                chosen = [mention for mention in mentions if mention.strength == strength]
                if chosen and mentions is behind:
                    chosen = self._answered(window, chosen)
                    # What stands behind the figure is spent: the next one must not take it for its own.
                    self._used = max(self._used, chosen[-1].end)
                    found = self._listed_behind(window, chosen) if figure.unit in NAMEABLE else []
                    partly = bool(found) and found[0].partly
                    limited = not partly and narrow(self._scene.text[window.left : figure.trail_end])
                    later = (partly or not found) and not limited
                    return (named_later(self._scene, window) if later else []) or found
                if chosen:
                    countable = figure.unit in NAMEABLE
                    found = (countable and self._became(window, chosen)) or (
                        several(self._scene, window, chosen) if countable else []
                    )
                    # 登记在册的信息公开申请只有21件: the noun counts where the verb does not.
                    if found or strength == _TERM:
                        return found
                    if not REQUESTS.search(self._scene.text, window.left, figure.start):
                        limited = narrow(self._scene.text[window.left : figure.trail_end])
                        return found or ([] if limited else named_later(self._scene, window))
        return [] if before else by_context(self._scene, window)

    def _became(self, window: Window, chosen: list[Mention]) -> list[Named]:
        """对涉及个人隐私的2件，征得同意后予以公开: what became of them, not what they were about."""
        words = self._scene.text[window.left : window.figure.start]
        if not _ABOUT.match(words) or chosen[0].strength != _TERM:
            return []
        later = named_later(self._scene, window)
        about = {key for mention in chosen for row in mention.rows[0] for key in (f"{row}.total",)}
        return [] if later and about <= set(later[0].options[0]) else later

    def _listed_behind(self, window: Window, chosen: list[Mention]) -> list[Named]:
        """16件属于不予公开、无法提供和不予处理: all of them together, or the first with the others unsaid."""
        first = one(self._scene, window, chosen[0])
        _, end = self._scene.clause(window.figure.start)
        listed = [
            each for each in self._scene.mentions(chosen[0].start, end) if each.strength == chosen[0].strength
        ]
        gaps = [self._scene.text[former.end : other.start] for former, other in itertools.pairwise(listed)]
        if len(listed) < _SEVERAL or not all(_LIST_MARK.fullmatch(gap) for gap in gaps) or not first:
            return first
        several = [found for each in listed for found in one(self._scene, window, each)]
        together = tuple(key for found in several for key in found.options[0])
        return [Named((*first[0].options, together), partly=first[0].partly)]

    def _before(self, window: Window) -> list[Mention]:
        found = self._scene.mentions(window.left, window.figure.start)
        if self._done_of_both(found):
            return found[:1]
        including = self._scene.search(INCLUDING_CARRIED, window.left, window.figure.start)
        if including and any(mention.rows == _NEW for mention in found):
            return [mention for mention in found if mention.rows == _NEW]
        return found

    def _done_of_both(self, found: list[Mention]) -> bool:
        """办结当年及上年遗留申请17件: answers, of whatever year the applications were."""
        return (
            len(found) > 1
            and found[0].rows == ANSWERS
            and THIS_YEAR.match(self._scene.text, found[0].end) is not None
        )

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
                and not _ANOTHER.search(self._scene.text, unit_end, each.start)
            )
            # 其余8件为不予公开3件: words right before the next figure are that one's.
            or (each.end < ahead and _BARE.fullmatch(self._scene.text, unit_end, each.start))
        ]

    def _answered(self, window: Window, chosen: list[Mention]) -> list[Mention]:
        """对11件申请作出答复 counts answers, not applications received."""
        words = self._scene.text[window.left : window.figure.start]
        if chosen[0].rows != _NEW or not _HANDLED.search(words):
            return chosen
        sentence_end = self._scene.sentence(window.figure.start)[1]
        later = self._scene.figures_in(window.figure.unit_end, sentence_end)
        # 对34件作出处理：予以公开15件: words beside the next figure are that one's.
        until = self._scene.clause(later[0].start)[0] if later else sentence_end
        became = [
            mention
            for mention in self._scene.mentions(chosen[0].end, until)
            if mention.strength == 3 and RESULTS.issuperset(mention.rows[0])
        ]
        if became and not DENIED.search(self._scene.text[chosen[0].end : became[0].start]):
            return became
        return [
            mention
            for mention in self._scene.mentions(chosen[0].end, window.right)
            if mention.rows[0] == ("t3.results_total",)
        ] or chosen

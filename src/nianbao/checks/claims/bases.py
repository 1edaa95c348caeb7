"""What later figures of a sentence are a part of: 网上提交的7件里, 自然人提出的7件申请中."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import ZERO, Claim, ClaimKind
from nianbao.checks.claims.scope import narrow
from nianbao.checks.claims.spotting import spotter
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.scene import Scene
    from nianbao.checks.claims.windows import Named
    from nianbao.report.figures import Figure

_OF_THEM = regex(
    r"(?:的)?(?:政府信息公开|信息公开|依申请公开|公开)?(?:申请|案件|决定|事项|件)?(?:当中|之中|里面|里头|中|里|内)(?![，,]?(?:心|央|旬))"
)
_OF_THEIRS = regex(r"[\u4e00-\u9fff]{0,8}?申请(?:当中|之中|里面|里头|中|里)(?=[，,予部不无公已有])")
"""14件企业申请里."""
_WHOLE_AGAIN = regex(
    r"全年|全部申请|总计|合计|共计|累计|总共|共(?!同)|政府信息公开申请|依申请公开|年内|本年|新收|上年结转|截至"
)
_AMONG_THESE = spotter(
    "头里之当中",
    r"[^，。；\d]{2,24}(?:申请|案件|件|事项)(?:当中|之中|里面|里头|中|里)[，,有]",
    "申请中 申请当中 申请之中 申请里 件中 件当中 件之中 件里 事项中 事项当中 事项之中 事项里",
)
_APPLICATIONS = ("t3.new", "t3.carried_in", "t3.results_total")


_ANSWERED = (("t3.results_total.total",),)
_NEW = (("t3.new.total",),)
_OTHERS = {("t3.new",), ("t3.carried_out",)}
_OF_LAST_YEAR = (("t3.carried_in.total",),)
_LEFT = (("t3.carried_out.total",),)
_BALANCE = (_ANSWERED, _OF_LAST_YEAR, _LEFT)
_SOME_OF_THEM = regex(
    "[，,]?(?:其中)?(?:已|都|均)?有(?=[\\d一二两三四五六七八九十]+件)|[，,：:（(](?:其中|内有|内含)|申请[，,]其中"
)
_AMONG = regex(r"[，,（(]其中")
LEAVES = regex(r"t3\.(?:granted|partial|refused|unable|declined|other)_?")
"""Keys of what became of an application."""


_SOME = Claim(ClaimKind.PART, (), ZERO, 0, 0)
"""Stands for a base of which only is known that it is some of the applications."""


def within(scene: Scene, at: int, told: list[Claim]) -> Claim | None:
    """The figure of the sentence that a place is counted within: 不予公开的5件中."""
    sentence, _ = scene.sentence(at)
    for claim in reversed(told):
        if claim.start < sentence:
            return None
        if claim.end <= at and _OF_THEM.match(scene.text, claim.end + len(claim.unit)):
            return claim
    return None


class Base:
    """The figure that the others of its sentence are counted within; none at first."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._end = -1
        """Until where it holds."""
        self._at = 0
        self._claim: Claim | None = None
        self._loose = False
        """Whether what follows may be of all kinds of applicants as well."""
        self._first = -1
        """Sentence part in which a figure has been seen."""

    def tell(self, figure: Figure, claims: list[Claim]) -> None:
        """Take notice of a figure and what it claimed."""
        begin, end = self._scene.part(figure.start)
        leads = self._first != begin
        self._first = begin
        if figure.unit != "件":
            return
        some = narrow(self._scene.text[begin : figure.trail_end])
        claims = claims or self._of_one_kind(figure)
        if not claims and not some:
            return
        claim = claims[0] if claims and not some else _SOME
        within = _OF_THEM.match(self._scene.text, figure.trail_end) is not None
        within = within or _OF_THEIRS.match(self._scene.text, figure.trail_end) is not None
        kinds = _columns(claim)
        if (
            kinds
            and kinds != {"total"}
            and (some_of := _SOME_OF_THEM.match(self._scene.text, figure.trail_end))
        ):
            # 自然人24件、企业6件，其中予以公开16件: of both of them.
            lead = self._scene.clause(figure.start)[0]
            alone = not self._scene.figures_in(begin, figure.start) or "其中" in self._scene.text[begin:lead]
            within = within or "其中" not in some_of[0] or alone
        answered = claim.options == _ANSWERED and _AMONG.match(self._scene.text, figure.trail_end) is not None
        answered = answered or self._balance_told_apart(claim, figure)
        left = claim.options == _OF_LAST_YEAR and leads and not self._told_of_more(figure, end)
        alone = leads and bool(kinds) and kinds != {"total"} and self._no_others(figure, kinds, end)
        if within or answered or left or alone or (leads and claim.kind is ClaimKind.PART):
            self._end, self._at, self._claim = end, figure.trail_end, claim
            self._loose = alone and not within

    def _no_others(self, figure: Figure, kinds: set[str], end: int) -> bool:
        """对8件企业申请，分别作出予以公开5件: whether the rest of the part names no other applicants."""
        return all(set(of) <= kinds for of in self._scene.every_applicant(figure.trail_end, end))

    def _balance_told_apart(self, claim: Claim, figure: Figure) -> bool:
        """结转下年3件，其中自然人2件: whose they are, of those carried over."""
        rows = claim.options in (_LEFT, _OF_LAST_YEAR)
        return rows and _AMONG.match(self._scene.text, figure.trail_end) is not None

    def _told_of_more(self, figure: Figure, end: int) -> bool:
        """上年结转2件，新收33件: whether its sentence part goes on to other applications than last year's."""
        rows = {each.rows[0] for each in self._scene.mentions(figure.trail_end, end) if each.strength > 1}
        return bool(rows & _OTHERS)

    def _of_one_kind(self, figure: Figure) -> list[Claim]:
        """商业企业的6件有4件…: whose they are, though nothing says what they are counted as."""
        of = self._scene.applicants(self._scene.clause(figure.start)[0], figure.start)
        cells = tuple(f"t3.new.{column}" for column in of)
        asked = figure.unit == "件" and self._scene.topic(figure.trail_end) == "requests"
        return [replace(_SOME, kind=ClaimKind.COUNT, options=(cells,))] if of and asked else []

    def limit(self, figure: Figure, found: list[Named]) -> list[Named]:
        """What a later figure is about, within the base."""
        base = self._claim
        if not found:
            return found
        if self._led_by_some(figure):
            return [replace(each, partly=True) if _of_requests(each) else each for each in found]
        if base is not None and figure.start <= self._end and base.options in (_OF_LAST_YEAR, _NEW):
            # 上年结转的2件申请，1件予以公开; 新收的33件中，32件已办结: answers to those alone.
            answers = [replace(each, partly=True) if _of_answers(each) else each for each in found]
            again = _WHOLE_AGAIN.search(self._scene.text, self._at, figure.start)
            if answers != found and not again and self._of_these(base):
                return answers
        if base is not None and figure.start <= self._end and base.options in _BALANCE:
            return [_of_row(each, base.options[0][0]) for each in found]
        if (
            base is None
            or figure.start > self._end
            or _WHOLE_AGAIN.search(self._scene.text, self._at, figure.start)
        ):
            return found
        if base.options and base.options[0][0].startswith("t3") and all(map(_of_cases, found)):
            # 不予公开的3件中有1件申请复议: one of those cases.
            return [replace(each, partly=True) for each in found]
        if base.kind is ClaimKind.PART:
            return [replace(each, partly=True) if _of_requests(each) else each for each in found]
        columns = _columns(base)
        if columns and columns != {"total"}:
            these = [_within(each, columns) for each in found]
            return [_either(*each) for each in zip(these, found, strict=True)] if self._loose else these
        return found

    def _of_these(self, base: Claim) -> bool:
        """Whether what follows speaks of the applications told last alone: last year's, or 新收的."""
        lead = self._scene.text[self._scene.clause(base.start)[0] : base.start]
        return base.options == _OF_LAST_YEAR or "新收" in lead

    def _led_by_some(self, figure: Figure) -> bool:
        """窗口递交的申请中，有1件部分公开: words without a figure limit what follows them."""
        text, (begin, _) = self._scene.text, self._scene.part(figure.start)
        for led in self._scene.finditer(_AMONG_THESE, begin, figure.start):
            if narrow(led[0]) and not self._scene.figures_in(begin, led.end()):
                return _WHOLE_AGAIN.search(text, led.end(), figure.start) is None
        return False


def _of_row(named: Named, whole: str) -> Named:
    """Applicants of a row of the balance, where a figure tells whose applications it counts.

    办结21件，其中本年新收的19件: of those answered only.
    """
    if whole == _ANSWERED[0][0] and named.options == _NEW:
        return replace(named, partly=True)
    row = whole.rpartition(".")[0]
    kinds = [key for cells in named.options for key in cells]
    if not all(key.startswith("t3.new.") and not key.endswith(".total") for key in kinds):
        return named
    options = tuple(tuple(f"{row}.{key.rpartition('.')[2]}" for key in cells) for cells in named.options)
    return replace(named, options=options)


def _of_cases(named: Named) -> bool:
    return named.options[0][0].startswith("t4")


def _of_answers(named: Named) -> bool:
    return all(
        LEAVES.match(key) or key == "t3.results_total.total" for cells in named.options for key in cells
    )


def _of_requests(named: Named) -> bool:
    return all(key.startswith("t3.") for cells in named.options for key in cells)


def _columns(claim: Claim) -> set[str]:
    """The kinds of applicants a count of applications is told of."""
    keys = [key for cells in claim.options for key in cells]
    if not all(key.rpartition(".")[0] in _APPLICATIONS for key in keys):
        return set()
    each = [{key.rpartition(".")[2] for key in cells} for cells in claim.options]
    return each[0] if each and all(columns == each[0] for columns in each) else set()


def _either(these: Named, all_of_them: Named) -> Named:
    """Both readings, that of the applicants told before first."""
    return replace(these, options=tuple(dict.fromkeys((*these.options, *all_of_them.options))))


def _within(named: Named, columns: set[str]) -> Named:
    """Of several readings those of the applicants told before."""
    kept: tuple[Cells, ...] = tuple(
        cells for cells in named.options if {key.rpartition(".")[2] for key in cells} == columns
    )
    if not kept and all(LEAVES.match(key) for cells in named.options for key in cells):
        # 商业企业的6件有4件予以公开: the results of those applicants.
        kept = tuple(
            tuple(f"{key.rpartition('.')[0]}.{column}" for key in cells for column in sorted(columns))
            for cells in named.options
            if all(key.endswith(".total") for key in cells)
        )
    return replace(named, options=kept) if kept else named

"""Whose applications a figure counts: the kinds of applicant told beside it, before it, or by a pronoun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.lexicon import APPLICANTS
from nianbao.checks.claims.moving import AMOUNT
from nianbao.checks.claims.spoken_of import kind_spoken_of
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene
    from nianbao.checks.claims.windows import Window

_PRONOUN = regex(
    r"(?:由|为|系|来自|属于?|(?<=[，；]))(?:其(?![中他它余])|他们|它们)|该(?:类|群体|主体)|这(?:一|些)?(?:类|群体|主体)"
)
_ORGANISATIONS = regex(r"法人(?:或者?|和|及|以及|、)(?:其[他它]|非法人)组织")
_OF_BOTH = regex("[和及与、][^，。；]*(?:共|合计|总共)")
_WITH_OTHERS = regex("(?:群众|公众|各界)[、和及与]|[、和及与](?:群众|社会公众|各界)")
"""群众、企业提出三十余件: whoever it was, not one kind alone."""
_ASKED_FOR = regex("(?:的?申请)?(?:想?要|索[要取]|咨询|询问|问|查询|涉及|关于|内容)(?!求?由)")
"""1件要企业原始报表: what was asked for, not who asked."""
_PERSONS = frozenset({"名", "家", "人", "位"})
_HANDED_IN = regex("提出|提交|递交|递来|寄来")
_MOSTLY = regex("以[^，。；]{1,12}为主|主要|多[为是]|居多|占多数|大多")
_OF_THESE = regex(r"[件宗起份]申请|申请的?[\d一二两三四五六七八九十]+件，|申请[^，。；]{0,8}中")
_ALL_ARE = regex("均|都|全部|全是|皆|系|为")
_HANDLED = regex(
    "(?:商业企业|企业|[^，。；、\\d]{0,6})?(?:申请)?(?:是|都是|均)?(?:这样|如此|按下列|按以下)[^，。；]{0,4}(?:办|答复|处理)"
)
_TO_THEM = regex("(?:对|将|就)[^，。；\\d]{0,12}$")
_WHO_ALONE = regex("(?:其中|对|将|就|来自|由|的|提出|提交|递交|，)*")
_EVERYBODY = ("total",)
_NEW = (("t3.new",),)


def columns_at(scene: Scene, window: Window) -> tuple[str, ...]:
    """The applicants named before the figure, or else behind it."""
    if not scene.may_name_applicants(*scene.sentence(window.figure.start)):
        return ()
    before = scene.applicants(window.left, window.until)
    # 9件为自然人申请、1件为企业申请: a figure right behind the mark is named by what follows it.
    led = scene.text.endswith("、", window.left, window.until)
    if before and led and (behind := scene.applicants(window.figure.unit_end, window.right)):
        return behind
    if before:
        words = _ORGANISATIONS.sub("", scene.text[scene.clause(window.figure.start)[0] : window.until])
        # 5名居民和1家律师事务所共提出6件: of both of them.
        return () if _OF_BOTH.search(words) or _WITH_OTHERS.search(words) else before
    if not before and (of := _persons_before(scene, window)):
        return of
    # 10件申请中自然人9件: what stands right before the next figure is that one's.
    if before or scene.figures_in(window.right, window.right + 1):
        return before
    if _ASKED_FOR.match(scene.text, window.figure.unit_end):
        return ()
    # 2件则自然人、企业各一: the list goes on behind the mark that ends the window.
    _, end = scene.clause(window.figure.unit_end)
    later = scene.figures_in(window.figure.unit_end, end)
    end = later[0].start if later else end
    listed = len(scene.every_applicant(window.figure.unit_end, end)) > 1
    return () if listed else scene.applicants(window.figure.unit_end, window.right)


def _persons_before(scene: Scene, window: Window) -> tuple[str, ...]:
    """企业3家，提出申请3件: whose they are, the clause before has counted."""
    clause, _ = scene.clause(window.figure.start)
    begin, _ = scene.clause(max(0, clause - 1))
    if begin < scene.part(window.figure.start)[0]:
        return ()
    told = scene.figures_in(begin, clause)
    if not told or told[-1].unit not in _PERSONS or "共" in scene.text[clause : window.figure.start]:
        return ()
    return scene.applicants(begin, clause)


def meant(scene: Scene, window: Window) -> tuple[str, ...]:
    """律师事务所也成为申请主体，由其提出的申请6件: whom a pronoun means."""
    if _PRONOUN.search(scene.text, window.left, window.right) is None:
        return ()
    start, _ = scene.sentence(window.figure.start)
    return scene.applicants(start, scene.clause(window.figure.start)[0])


def subject(scene: Scene, window: Window, mention: Mention) -> tuple[str, ...]:
    """前来申请的企业都是建筑公司，全年共提出4件: who handed in is who the clauses before speak of."""
    clause, _ = scene.clause(window.figure.start)
    sentence, _ = scene.sentence(clause)
    begin = max(sentence, scene.text.rfind("；", sentence, clause) + 1)
    if led := mention.rows == _NEW and kind_spoken_of(scene, window.figure.start):
        return led
    handed_in = _HANDED_IN.search(scene.text, clause, window.right)
    if handed_in is None or mention.rows != _NEW or scene.figures_in(begin, clause):
        return ()
    mostly = _MOSTLY.search(scene.text, begin, clause)
    return scene.applicants(begin, mostly.start() if mostly else clause)


def scoped(scene: Scene, at: int) -> tuple[tuple[str, ...], ...]:
    """科研机构申请3件，全部予以公开: the columns that 全部 is said of, all when no one kind is the topic.

    Two alternatives where the words may mean the last kind told as well as all of them.
    """
    segment, _ = scene.part(at)
    clause, _ = scene.clause(at)
    # 企业申请6件，较上年增加1件，均已办结: a change counts nobody's applications.
    told = [
        each
        for each in scene.figures_in(segment, clause)
        if not AMOUNT.search(scene.text, scene.clause(each.start)[0], each.start)
    ]
    if not told:
        return (_EVERYBODY,)
    begin, end = scene.clause(told[-1].start)
    last = scene.every_applicant(begin, end)
    before = scene.every_applicant(segment, begin)
    if len(last) != 1:
        return (_EVERYBODY,)
    whole = _ALL_ARE.search(scene.text, begin, told[-1].start) or _ALL_ARE.search(
        scene.text, told[-1].unit_end, end
    )
    if whole or ("共" in scene.text[begin : told[-1].start] and not before):
        return (_EVERYBODY,)
    return (_EVERYBODY, last[0]) if before else (last[0],)


def of_several_kinds(scene: Scene, window: Window) -> tuple[str, ...]:
    """企业和律师事务所提出6件: the columns of all kinds named right before the figure."""
    kinds = scene.every_applicant(window.left, window.until)
    return tuple(dict.fromkeys(column for of in kinds for column in of)) if len(kinds) > 1 else ()


def told_of(scene: Scene, window: Window) -> tuple[str, ...]:
    """企业提出的2件申请，1件部分公开: whose applications the sentence has been about, if only one kind's."""
    start, _ = scene.part(window.figure.start)
    return scene.applicants(start, window.left) if _OF_THESE.search(scene.text, start, window.left) else ()


def handled(scene: Scene, window: Window) -> bool:
    """自然人的11件是这样办的, 对自然人的11件申请: what is dealt with may be what was answered."""
    return (
        _HANDLED.match(scene.text, window.figure.trail_end) is not None
        or _TO_THEM.search(scene.text[window.left : window.figure.start]) is not None
    )


def who_alone(words: str) -> bool:
    """Whether words before a figure name the applicants and nothing else of them."""
    for pattern, _ in APPLICANTS:
        words = pattern.sub("", words)
    return _WHO_ALONE.fullmatch(words) is not None

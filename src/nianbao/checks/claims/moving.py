"""Figures told as a move: 由上年的18件降为12件. One is last year's, the other counts the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.scene import Scene
    from nianbao.checks.claims.windows import Named
    from nianbao.report.figures import Figure

AMOUNT = regex(
    r"(?:(?P<up>增加|增长|上升|提高|上涨|攀升|增多|增幅|净增|增收|多征|多作出?|多收(?:到|件)?|多办(?:理|结)?|多答复|多出|多|(?<!新)增|翻(?=了?$))|(?P<down>减少|下降|降低|下滑|回落|降幅|净减|减收|少征|少作出?|(?<!至)少收(?:到|件)?|(?<!至)少办(?:理|结)?|减|少|降))"
    r"(?:了|约|近|幅度?|率|比例|为|达|达到|数|量|[\s\u3000])*$"
)
"""Before a figure that tells by how much something changed."""
_CHANGE_SIGNS = frozenset("涨攀滑净低翻幅落高升降长减少加多增")
_FROM = regex(r"[由从](?:上年|去年|上一?年度?|20\d\d年)?[末底]?(?:年初|期初)?的?$")
_TO = r"[^，。；\d]{0,4}?(?:[增减降升涨跌落变到至]|上升|提高|回落|下降|压减)[^，。；\d]{0,3}(?:到|至|为|成)"
_BRACKETS = r"(?:（[^（）]{1,24}）)?"
_MOVED = regex(rf"{_BRACKETS}(?:，|,)?{_TO}")
_MOVED_ON = regex(
    rf"{_BRACKETS}[，,]?{_TO}(?:了)?(?:今年|本年度?|当年|20\d\d年|目前|现在)?[末底]?(?:年末|年底|期末)?的?"
)
_BEGUN = regex(r"(?:年初|期初|(?:上|去)年[末底])(?:的|为|有|共|计|现行|有效|行政|规范性|规章|文件)*$")
_CLOSED = regex(r"[）)。；]")
_FAR = 40
_THAN = regex(r"(?:较|比|与|同|和)(?:(?:上|去)(?:一)?年|20\d\d年)(?:度|同期)?的$")


def than_last_year(words: str) -> bool:
    """Whether the words before a figure hold what was told before it against last year's: 比上年的118件."""
    return _THAN.search(words) is not None


def changes(words: str) -> bool:
    """Whether words right before a figure make it an amount of change."""
    return may_change(words) and AMOUNT.search(words) is not None


def may_change(words: str) -> bool:
    """Whether words have what every word of change has, found out faster than which it is."""
    return not _CHANGE_SIGNS.isdisjoint(words)


def last_years_figure(scene: Scene, figure: Figure, words: str) -> bool:
    """Whether a figure is last year's, told so or not: 由18件降为12件, 较2023年的15件."""
    if _THAN.search(words):
        return True
    return bool(_FROM.search(words) and _MOVED.match(scene.text, figure.trail_end))


def bracketed_behind(scene: Scene, opened: int, figure: Figure) -> bool:
    """比上年的118件（新收112件、结转6件）: what brackets say of last year's figure is last year's."""
    return scene.text.startswith(("（", "("), opened) and not _CLOSED.search(scene.text, opened, figure.start)


def moves_on(scene: Scene, former: Figure, figure: Figure) -> bool:
    """Whether the later of two figures is where the former has moved to, so that both count the same."""
    between = figure.start - former.trail_end
    return (
        0 < between <= _FAR
        and former.unit == figure.unit
        and _FROM.search(scene.text, max(0, former.start - _FAR), former.start) is not None
        and _MOVED_ON.fullmatch(scene.text, former.trail_end, figure.start) is not None
    )


def stock_of_last_year(words: str, about: Named) -> bool:
    """年初有效13件: what was in force when the year began is what last year's report has as in force."""
    return about.options[0][0].endswith(".in_force") and _BEGUN.search(words) is not None

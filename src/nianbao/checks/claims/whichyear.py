"""Of which year's applications a figure is, where its words leave two readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene
    from nianbao.checks.claims.windows import Window

_NEW, _ANSWERED = (("t3.new",),), (("t3.results_total",),)
_OTHERWISE = regex("其中|含|包括|上|去|加|及")
_YEAR = regex(r"(?P<year>20\d\d)年")
_OF_LAST_YEAR = (("t3.carried_in",),)
_IN_THIS_YEAR = regex("当年|年内|本年|今年")
_DONE = regex("答复|办[结完毕]|清零")
_NEW_ONES = regex(r"新收的?(?:申请)?\d+件")


def in_the_next_year(scene: Scene, window: Window) -> bool:
    """结转的1件已于2025年1月答复, in a report on 2024: what was left over, not what came over."""
    named = _YEAR.search(scene.text, window.figure.unit_end, scene.clause(window.figure.start)[1])
    return named is not None and scene.year is not None and int(named["year"]) > scene.year


def left_behind(scene: Scene, window: Window, mention: Mention) -> bool:
    """办结91件，结转2件: told right behind what was answered, it is what was left over."""
    start, _ = scene.clause(window.figure.start)
    sentence, end = scene.sentence(start)
    if not sentence < start <= mention.start or _OTHERWISE.search(scene.text, start, window.figure.start):
        return False
    before = scene.mentions(scene.clause(start - 1)[0], start)
    later = _DONE.search(scene.text, window.figure.unit_end, end)
    return bool(before) and before[-1].rows == _ANSWERED and later is None


def of_the_new(scene: Scene, window: Window, mention: Mention) -> bool:
    """新收的96件答复了93件: answers to this year's applications only."""
    if mention.rows != _ANSWERED:
        return False
    start, _ = scene.clause(window.figure.start)
    words = scene.text[start : window.figure.start]
    if _NEW_ONES.search(words):
        return True
    # 上年结转的2件已答复；新收33件，当年答复32件: those of last year are told of apart.
    sentence, _ = scene.sentence(max(0, scene.sentence(start)[0] - 1))
    rows = [each for each in scene.mentions(sentence, start) if each.rows in (_OF_LAST_YEAR, _NEW)]
    last = next((each for each in rows if each.rows == _OF_LAST_YEAR), None)
    told = last is not None and any(each.start > last.end for each in rows)
    return bool(told and last and _IN_THIS_YEAR.search(words) and _DONE.search(scene.text, last.end, start))

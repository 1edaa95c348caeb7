"""Lists told in two halves: names first, then 分别为 and as many figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.checks.claims.lexicon import APPLICANTS
from nianbao.checks.claims.spotting import spotter
from nianbao.checks.claims.windows import column_of
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims.scene import Scene
    from nianbao.report.figures import Figure

_RESPECTIVELY = spotter(
    "别",
    r"分别(?:为|是|有|达到?|占比?|(?:作出|办理|办结|收到|新收|提出|提交|递交|审结|制发|实施|发生)(?:了|的)?(?:政府信息公开|信息公开)?(?:申请|决定|案件)?(?:为|是|有)?)?",
)
_COMPARED = regex(r"(?:与|同|较|比|和)(?:上|去)(?:一)?年")
_FORMER = spotter("者", "前者")
_COUNTED = regex(r"[两二](?:项|类|者|种)|(?:的)?(?:均|都|各)?(?:有|为|是)")
_BETWEEN = regex(r"[、，,和及与\s]*")


def respective(scene: Scene) -> Iterator[tuple[Figure, int, int]]:
    """Each figure of such a list with the window of the name it belongs to."""
    yield from _former_and_latter(scene)
    for match in scene.finditer(_RESPECTIVELY):
        start, _ = scene.clause(match.start())
        figures = list(_row_of_figures(scene, match.end()))
        names = _names(scene, start, match.start())
        if not names and start:
            # 申请数、办结数与上年一致，分别为28件和28件.
            before = scene.clause(start - 1)[0]
            compared = _COMPARED.search(scene.text, before, start - 1)
            names = _names(scene, before, compared.start() if compared else start - 1)
        if len(figures) > 1 and len(names) == len(figures):
            for figure, (begin, end) in zip(figures, names, strict=True):
                yield figure, begin, end


def _former_and_latter(scene: Scene) -> Iterator[tuple[Figure, int, int]]:
    """不予公开、无法提供两项，前者4件，后者7件."""
    for match in scene.finditer(_FORMER):
        latter = scene.text.find("后者", match.end(), scene.sentence(match.start())[1])
        start, _ = scene.clause(match.start())
        if latter < 0 or not start:
            continue
        before = scene.clause(start - 1)[0]
        counted = _COUNTED.search(scene.text, before, start - 1)
        names = _names(scene, before, counted.start() if counted else start - 1)
        figures = [
            scene.figures_in(at, scene.clause(at)[1])[:1] for at in (match.end(), latter + len(match[0]))
        ]
        if len(names) == len(figures) and all(figures):
            for (figure,), (begin, end) in zip(figures, names, strict=True):
                yield figure, begin, end


def _row_of_figures(scene: Scene, at: int) -> Iterator[Figure]:
    for figure in scene.figures_in(at, scene.sentence(at)[1]):
        if not _BETWEEN.fullmatch(scene.text, at, figure.start):
            return
        yield figure
        at = figure.trail_end


def _names(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of the list of names; all must be names of rows, or all of applicants."""
    parts = [
        (start + part.start(), start + part.end())
        for part in re.finditer(r"(?:(?![、和及与]).)+", scene.text[start:end])
    ]
    if all(scene.mentions(*part) for part in parts):
        return parts
    if all(any(pattern.search(scene.text, *part) for pattern, _ in APPLICANTS) for part in parts):
        return parts
    if all(scene.outcome(*part) for part in parts):
        return parts
    if all(column_of(scene.text[slice(*part)]) for part in parts):
        return parts
    return []

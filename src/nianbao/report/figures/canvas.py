"""The text under reading: normalised at equal length, and blanked wherever it is understood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.report.figures.figure import Figure, FigureKind, Masked
from nianbao.report.figures.intervals import exactly
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nianbao.report.figures.intervals import Interval

BLANK = "\ue000"
JOIN = "\ue001"
"""Stands for the comma of 1,234 inside a number."""
TEAR = "\ue002"
"""Stands for the blank of "1 234", a number torn in two."""
DIGIT = f"[0-9{JOIN}{TEAR}]"
SPACE = "[ \u3000\xa0]{0,2}"
NUMBERED = "水?厂|井|泵|锅?炉|桥|矿|库|仓|塔|池|闸|屏|大厅|柜|栋|馆"
"""Things that have a number and no date: 2号水厂."""
CJK = "\u4e00-\u9fff"

_INVISIBLE = regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufe0e\ufe0f\ufeff]")
_HALF_WIDTH = {
    **{code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)},
    **{code: code - 0xFEE0 for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))},
    **{ord(full): ord(half) for full, half in zip("．％／＋－−＠＿～〜∼○", ".%/+--@_~~~〇", strict=True)},
    **{ord(mark): 0xFFFD for mark in (BLANK, JOIN, TEAR)},
}
_COMMAS = regex(r"(?<![0-9,，.])[0-9]++(?:[,，][0-9]++)++")
_BLANKS = regex("(?<![0-9.,，] )(?<![0-9.,，])[0-9]++(?:[ \u3000\xa0\u2009\u202f][0-9]++)++")
_COMMA = regex("[0-9][,，]")
_BLANK = regex("[0-9][ \u3000\xa0\u2009\u202f][0-9]")
_COMMA_GROUPS = regex(r"[1-9][0-9]{0,2}(?:[,，][0-9]{3}){1,4}")
_BLANK_GROUPS = regex("[1-9][0-9]{0,2}(?:[ \u3000\xa0\u2009\u202f][0-9]{3}){1,4}")

_FORMAL_RUN = regex(
    "(?:(?<![\u4e00-\u9fff])|[壹贰叁肆伍陆柒捌玖])[壹贰叁肆伍陆柒捌玖拾佰仟零萬]+(?=[件宗起份元万条个次])"
)
"""Numerals as they stand on cheques; a single one inside a word (队伍, 大陆) is none."""
_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟零萬")
_EVERYDAY = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬", "一二三四五六七八九十百千万")


def _everyday(run: re.Match[str]) -> str:
    return run[0].translate(_EVERYDAY)


def holds(text: str, groups: tuple[tuple[str, ...], ...]) -> bool:
    """Whether at least one mark of each group stands in a text."""
    for group in groups:
        for mark in group:
            if mark in text:
                break
        else:
            return False
    return True


class Canvas:
    """One text in three forms: as given, normalised (`plain`), and what is left to understand (`text`)."""

    def __init__(self, original: str) -> None:
        self._original = original
        self._places: list[int] | None = None
        visible = original
        if _INVISIBLE.search(original):
            self._places = [at for at, mark in enumerate(original) if not _INVISIBLE.match(mark)]
            visible = "".join(original[at] for at in self._places)
        plain = visible.translate(_HALF_WIDTH)
        self.plain = plain if _FORMAL.isdisjoint(plain) else _FORMAL_RUN.sub(_everyday, plain)
        self.text = _torn(_joined(self.plain))

    def take(self, spans: Iterable[tuple[int, int]]) -> None:
        """Blank spans, given in order and without overlap."""
        pieces: list[str] = []
        at = 0
        for start, end in spans:
            pieces += (self.text[at:start], BLANK * (end - start))
            at = end
        if at:
            self.text = "".join([*pieces, self.text[at:]])

    def masked(self, start: int, end: int, reason: str) -> Masked:
        """A masked span in places of the original."""
        start, end = self._place(start, end)
        return Masked(start, end, self._original[start:end], reason)

    def name(self, kind: FigureKind, start: int, end: int) -> Figure:
        """A figure that only names something."""
        return self.figure(kind, (start, end), exactly(0))

    def figure(
        self,
        kind: FigureKind,
        span: tuple[int, int],
        interval: Interval,
        *,
        unit: tuple[int, int] = (0, 0),
        trailing: int = 0,
        soft: str = "",
    ) -> Figure:
        """A figure in places of the original; `trailing` is where a postfixed approximator ends."""
        start, end = self._place(*span)
        unit_start, unit_end = self._place(*unit) if unit[1] else (end, end)
        trail_end = self._place(span[0], trailing)[1] if trailing else unit_end
        return Figure(
            kind=kind,
            text=self._original[start:end],
            start=start,
            end=end,
            unit=self._original[unit_start:unit_end],
            unit_end=unit_end,
            trail_end=trail_end,
            low=interval.low,
            high=interval.high,
            low_open=interval.low_open,
            high_open=interval.high_open,
            soft=soft,
            trailing=self._original[unit_end:trail_end],
            broken=TEAR in self.text[span[0] : span[1]],
        )

    def _place(self, start: int, end: int) -> tuple[int, int]:
        if self._places is None:
            return start, end
        return self._places[start], self._places[end - 1] + 1


def _joined(text: str) -> str:
    """Commas of well-formed groups of three made part of the number; a list such as 41,27 is left alone."""

    def join(run: re.Match[str]) -> str:
        return re.sub("[,，]", JOIN, run[0]) if _COMMA_GROUPS.fullmatch(run[0]) else run[0]

    return _COMMAS.sub(join, text) if _COMMA.search(text) else text


def _torn(text: str) -> str:
    """Blanks between groups of three marked as tears; columns of other numbers are left alone."""

    def tear(run: re.Match[str]) -> str:
        return re.sub("[^0-9]", TEAR, run[0]) if _BLANK_GROUPS.fullmatch(run[0]) else run[0]

    return _BLANKS.sub(tear, text) if _BLANK.search(text) else text

"""Slots: the only way a figure enters prose, and how each is shown.

`⟦t3.new.total⟧` a cell · `⟦F7.1⟧` a figure the clerk said · `⟦year⟧ ⟦year+1⟧ ⟦year-1⟧` · `⟦sum:a+b⟧` and
`⟦diff:a-b⟧`, each with any number of terms · `⟦share:a/b⟧` per cent, one decimal at most ·
`⟦stated:t3.new.total⟧` a total as typed. The operands of a derived slot are cells or clerk's figures.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from nianbao.errors import SlotUnknown
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.report.figures import Figure
    from nianbao.report.report import Report

SLOT = regex(r"⟦([^⟦⟧]+)⟧")
_ADJACENT = regex("[一二三四五六七八九]{2}")
_TERM = regex(r"([+-]?)([^+-]+)")
_YEAR = regex(r"year([+-]\d)?")


@dataclass(frozen=True, slots=True)
class SlotSpan:
    """Where a slot came to stand in the rendered text."""

    slot: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """Text as printed, with the place of every slot in it."""

    text: str
    spans: tuple[SlotSpan, ...]


class Slots:
    """Fills the slots of one report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._figures = {
            numbered.id: numbered.figure for fact in report.every_fact() for numbered in fact.figures
        }
        self._shown: dict[str, str] = {}
        self._values: dict[str, Decimal] = {}

    def render(self, text: str) -> Rendered:
        """Put every figure in its place.

        Raises:
            SlotUnknown: a slot names no cell and no figure of this report, or the cell holds no number.
        """
        pieces: list[str] = []
        spans: list[SlotSpan] = []
        at = length = 0
        for match in SLOT.finditer(text):
            before, value = text[at : match.start()], self.show(match[1])
            pieces += [before, value]
            length += len(before)
            spans.append(SlotSpan(match[1], length, length + len(value)))
            length += len(value)
            at = match.end()
        return Rendered("".join([*pieces, text[at:]]), tuple(spans))

    def show(self, slot: str) -> str:
        """The characters printed for a slot, unit not included."""
        if slot not in self._shown:
            self._shown[slot] = self._told(slot)
        return self._shown[slot]

    def _told(self, slot: str) -> str:
        if year := _YEAR.fullmatch(slot):
            return str(self._report.profile.year + int(year[1] or 0))
        if slot in self._figures:
            return shown(self._figures[slot])
        return plain(self.value(slot))

    def can_show(self, slot: str) -> bool:
        """Whether there is something to print for a slot."""
        try:
            self.show(slot)
        except SlotUnknown:
            return False
        return True

    def unit_said(self, slot: str) -> str:
        """The measure word the clerk gave a figure of hers; empty when there is none."""
        return self._figures[slot].unit if slot in self._figures else ""

    def covers(self, slot: str, value: Decimal) -> bool:
        """Whether a figure the clerk said, exact or approximate, can honestly stand for a value."""
        return slot in self._figures and self._figures[slot].covers(value)

    def value(self, slot: str) -> Decimal:
        """The exact number behind a slot; per cent for a share.

        Raises:
            SlotUnknown: there is none, or only an approximate one.
        """
        if slot not in self._values:
            self._values[slot] = self._exact(slot)
        return self._values[slot]

    def _exact(self, slot: str) -> Decimal:
        kind, _, operands = slot.rpartition(":")
        if kind in ("sum", "diff"):
            terms = _TERM.findall(operands)
            return sum((self.value(name) * (-1 if sign == "-" else 1) for sign, name in terms), Decimal(0))
        if kind == "stated" and operands in self._report.tables.stated_totals:
            return self._report.tables.stated_totals[operands]
        if kind == "share":
            part, whole = (self.value(operand) for operand in operands.split("/"))
            return _share(slot, part, whole)
        if slot in self._figures:
            from nianbao.report.figures import FigureKind

            figure = self._figures[slot]
            if figure.value is None or figure.kind is not FigureKind.NUMBER:
                raise SlotUnknown(f"“{figure.text}”不是确数，不能用来计算。")
            return figure.value
        value = self._report.tables.value(slot) if slot in self._report.tables.cells else None
        if value is None:
            raise SlotUnknown(f"草稿引用了“{slot}”，但表格和素材里都没有这个数，请重新起草这一部分。")
        return value


def shown(figure: Figure) -> str:
    """A clerk's figure as a report prints it: Arabic digits, half width; an approximate one stays so.

    Source: GB/T 15835-2011, 4.1.1 and the clauses on 概数.
    """
    from nianbao.report.figures import FigureKind, numeral

    text = unicodedata.normalize("NFKC", figure.text).replace(" ", "")
    if figure.kind is not FigureKind.NUMBER:
        return re.sub(r"(?<=\d)号$", "日", text.removesuffix("份") if text.endswith("月份") else text)
    # 3.2万 stays as it is; 一万二千六百 has every digit and is written 12600.
    rounded = re.search("[万亿](?![0-9]$)", text) and (re.search(r"\d", text) or text.endswith(("万", "亿")))
    if figure.value is not None and not rounded:
        return plain(figure.value)
    bare = re.sub("^(?:大概|大约|差不多|约)", "", text)
    vague = "约" if bare != text else ""
    base = numeral(bare[:-1]) if bare[-1] in "余多来几" else numeral(bare)
    if bare[-2:-1] in "万亿" and bare[-1] in "余多来几" and (scaled := numeral(bare[:-2])) is not None:
        # 一万多 keeps its scale: 10000余 would claim four digits more.
        return f"{plain(scaled)}{bare[-2]}余"
    if base is None or re.search("[万亿]", bare):
        # 六七十 is vague by itself: 约六七十 would say so twice.
        return bare if _ADJACENT.search(bare) else vague + bare
    if bare[-1] == "来":
        # 五十来 may be less than fifty: 余 would claim more.
        return f"约{plain(base)}"
    return f"{plain(base)}余" if bare[-1] in "余多几" else f"{vague}{plain(base)}"


def plain(number: Decimal) -> str:
    """A number as a report prints it: no exponent, no trailing zeros after the point."""
    if number == number.to_integral_value():
        return f"{number.to_integral_value():f}"
    return f"{number.normalize():f}"


def _share(slot: str, part: Decimal, whole: Decimal) -> Decimal:
    if whole == 0:
        raise SlotUnknown(f"“{slot}”的分母为0，不能计算占比。")
    return (part * 100 / whole).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)

"""Dates of a model's text: years are known by name, months by what the clerk said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from nianbao.drafting.evidence import Offered
    from nianbao.report.figures import Figure


@dataclass(frozen=True, slots=True)
class Dates:
    """Puts slots in the place of bare years and months; a place is start, end and name."""

    offered: Collection[Offered]
    years: Mapping[str, str]
    """What ⟦year⟧, ⟦year+1⟧ and ⟦year-1⟧ are printed as."""

    def dated(self, figure: Figure) -> list[tuple[int, int, str]]:
        """2025年9月, of which the year is known and the clerk said the month."""
        for name, shown in self.years.items():
            rest = figure.text.removeprefix(f"{shown}年")
            if rest and rest != figure.text:
                month = self._month(rest, figure)
                return [(figure.start, figure.start + len(shown), name), *month] if month else []
        return []

    def month_behind(
        self, figure: Figure, within: list[tuple[int, int, str]], printed: str
    ) -> list[tuple[int, int, str]]:
        """The bare month of ⟦year+1⟧年2月."""
        if len(within) != 1 or within[0][2] not in self.years or within[0][0] != figure.start:
            return []
        return self._month(printed[within[0][1] : figure.end].removeprefix("年"), figure)

    def is_year(self, figure: Figure) -> bool:
        """Whether it is one of the years, and nothing else."""
        return any(figure.text in (shown, f"{shown}年", f"{shown}年度") for shown in self.years.values())

    def year(self, figure: Figure) -> Iterable[tuple[int, int, str]]:
        """The place of the year it begins with."""
        for name, shown in self.years.items():
            if figure.text.startswith(shown):
                yield figure.start, figure.start + len(shown), name

    def _month(self, rest: str, figure: Figure) -> list[tuple[int, int, str]]:
        slots = [each.slot for each in self.offered if rest and each.shown == rest]
        return [(figure.end - len(rest), figure.end, slots[0])] if slots else []

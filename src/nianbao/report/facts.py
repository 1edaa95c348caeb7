"""What the clerk said, each remark with the figures in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nianbao.report.figures import Figure

TOPICS: Mapping[str, str] = MappingProxyType(
    {
        "proactive": "主动公开",
        "on_request": "依申请公开",
        "management": "政府信息管理",
        "platform": "平台建设",
        "supervision": "监督保障",
        "last_year": "上年问题的改进情况",
        "problems": "本年度存在的问题",
        "plans": "改进措施",
        "fee": "信息处理费",
        "other": "其他需要报告的事项",
    }
)
"""Topics of the answers file, in the order they are asked, with what the clerk sees."""


@lru_cache(maxsize=2_048)
def _figures_in(words: str) -> tuple[Figure, ...]:
    """Those that may be stated; a clerk changes one remark and the others need not be read again."""
    # Whoever only asks for the topics does not wait for the reader of figures.
    from nianbao.report.figures import read_figures

    return tuple(figure for figure in read_figures(words).figures if not figure.soft)


@dataclass(frozen=True, slots=True)
class FactFigure:
    """One figure of a remark, addressable by a slot."""

    id: str
    """Fact and place, e.g. F7.1."""
    figure: Figure
    """Its spans count in the fact's words."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One remark in the clerk's own words."""

    id: str
    topic: str
    words: str
    figures: tuple[FactFigure, ...]
    """Those that may be stated; determiners such as 一个 are not among them."""

    @classmethod
    def from_words(cls, fact_id: str, topic: str, words: str) -> Fact:
        """Read the figures of a remark."""
        numbered = (
            FactFigure(f"{fact_id}.{place}", figure)
            for place, figure in enumerate(_figures_in(words), start=1)
        )
        return cls(fact_id, topic, words, tuple(numbered))

    def slotted(self) -> str:
        """The words with every figure replaced by its slot, unit and all else left as said."""
        pieces: list[str] = []
        at = 0
        for numbered in self.figures:
            pieces += [self.words[at : numbered.figure.start], f"⟦{numbered.id}⟧"]
            at = numbered.figure.end
        return "".join([*pieces, self.words[at:]])

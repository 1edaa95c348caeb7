"""What the clerk said, each remark with the figures in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from nianbao.report.list_marks import list_mark
from nianbao.report.regex import regex

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


_DAY = regex(
    r"(?:(?<=[-–—~至到、，。；,;：:（(“])|^|(?<=\s))(?P<m>0?[1-9]|1[0-2])"
    r"(?:[/／](?P<d>0?[1-9]|[12][0-9]|3[01])(?![0-9/／%％的之条件个份次人块处家户项万亿.])"
    r"|[.．](?P<day>[12][0-9]|3[01]|0?[1-9])(?=\s*(?:[-–—~至到]+\s*(?:[0-9]{1,2}[.．])?[0-9]{1,2}(?![.0-9])|起|前|后|那|才|开始|就|已|又|也|(?!公[里斤顷])[^\x00-\x7f，。；、：）％千万亿的条件个份次人块处家户项元分倍页平亩米克吨兆度点时小天年月成级批期])))"
)
"""5/9 or 5.9 at the head of a clause: the ninth of May, and no share or decimal."""


@lru_cache(maxsize=2_048)
def _figures_in(words: str, topic: str) -> tuple[Figure, ...]:
    """Those that may be stated; a clerk changes one remark and the others need not be read again."""
    # Whoever only asks for the topics does not wait for the reader of figures.
    from nianbao.report.figures import read_figures

    mark = list_mark(words, topic)
    bare = "\n" * mark + words[mark:]
    bare = _DAY.sub(lambda day: f"{day['m']}\n{day['d'] or day['day']}", bare)
    bare = re.sub(r"(?<=[0-9])[-–—~](?=[0-9]{1,2}\n)", "\n", bare)
    return tuple(figure for figure in read_figures(bare).figures if not figure.soft)


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
            for place, figure in enumerate(_figures_in(words, topic), start=1)
        )
        return cls(fact_id, topic, words, tuple(numbered))

    def listed(self) -> str:
        """The slotted words without the number they have in the clerk's list."""
        return self.slotted()[list_mark(self.words, self.topic) :]

    def slotted(self) -> str:
        """The words with every figure replaced by its slot, unit and all else left as said."""
        pieces: list[str] = []
        at = 0
        for numbered in self.figures:
            pieces += [self.words[at : numbered.figure.start], f"⟦{numbered.id}⟧"]
            at = numbered.figure.end
        return "".join([*pieces, self.words[at:]])

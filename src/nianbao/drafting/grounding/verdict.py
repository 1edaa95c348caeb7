"""What was found wrong with a text that a model wrote."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nianbao.report.draft import Sentence


class Why(StrEnum):
    """Why words may not stand."""

    SLOT = "没有这个槽位"
    FIGURE = "材料里没有这个数"
    UNIT = "数后面的单位与材料不符"
    PLACE = "数与它前后的话对不上，可能放错了位置"
    TABLE = "与表格不符"
    WORDS = "材料里没有这个说法"
    CAUSE = "材料没有说原因、途径或效果"
    ALL = "材料没有说全部如此"
    NEGATION = "与材料的意思相反"
    PLAN = "材料说的是打算，不是已经做的事"
    SLOGAN = "套话"


@dataclass(frozen=True, slots=True)
class Fault:
    """Words that rest on nothing."""

    why: Why
    words: str
    """As printed, short."""
    sentence: str
    """The sentence around them, as printed."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that was supplied and is not in the text."""

    sentence: Sentence
    """The composer's, slots in place, without marks."""

    @property
    def words(self) -> str:
        """What it says, slots in place."""
        return self.sentence.text

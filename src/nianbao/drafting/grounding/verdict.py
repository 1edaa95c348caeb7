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
    TIME = "时间的先后与材料不符"
    SLOGAN = "套话"
    OPEN = "经办人没有说定，只能写进【待核：…】，或者在后面紧跟标记"
    ORAL = "口头的说法，要换成公文的说法"


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

    said: str
    """As it was supplied: the clerk's remark, or a sentence told from the tables; slots in place."""
    sentences: tuple[Sentence, ...]
    """What would tell it: the composer's without their marks, or a mark that quotes what is lost of it."""
    part: str = ""
    """What of `said` is not told, where that is less than all of it."""

    @property
    def lost(self) -> str:
        """What is not told, slots in place."""
        return self.part or self.said

    @property
    def words(self) -> str:
        """What they say, slots in place."""
        return "".join(sentence.text for sentence in self.sentences)

"""Drafts: text with slots, sentence by sentence, each with its origin."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nianbao.report.basis import ModelText


class Origin(StrEnum):
    """来源: where a sentence comes from."""

    TABLE = "table"
    FACT = "fact"
    DERIVED = "derived"
    PHRASE = "phrase"
    CLERK = "clerk"
    QUESTION = "question"
    """A visible 【待补：…】 or 【待核：…】: not yet text, a question back to the clerk."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one mark, as it will stand in the report."""

    text: str
    """With slots for every figure, closing punctuation included."""
    origin: Origin
    evidence: tuple[str, ...] = ()
    """Ids of the facts and keys of the cells it rests on."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences printed together."""

    sentences: tuple[Sentence, ...]
    heading: str = ""
    """A sub-heading printed before it on a line of its own, e.g. （一）上年度问题的改进情况."""

    @property
    def text(self) -> str:
        """All sentences joined, slots still in place."""
        return "".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Draft:
    """草稿: one version of one narrative part."""

    part: str
    """One of PARTS."""
    paragraphs: tuple[Paragraph, ...]
    made_by: str
    """`composer`, or the name of the model."""


@dataclass(frozen=True, slots=True)
class Unused:
    """Something the clerk said that is not in the text, and why."""

    fact: str
    words: str
    """The clause left out, as she said it."""
    reason: str


@dataclass(frozen=True, slots=True)
class Restated:
    """Something the clerk said that the tables say too: the text takes it from the cells."""

    fact: str
    words: str


@dataclass(frozen=True, slots=True)
class Drafting:
    """Every part of one report, and what became of the clerk's words that are not in it as she said them."""

    drafts: tuple[Draft, ...]
    unused: tuple[Unused, ...]
    restated: tuple[Restated, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """Part and sentence, where the composer's text stands though a model was asked, with the reason."""
    written: Mapping[str, ModelText] = field(default_factory=dict)
    """Part → the model's text with what it rests on, where a model wrote it just now."""

"""What a model's text rests on, so that it outlives every change that does not touch it.

A text was written from the composer's text of the same part. As long as that says the same of the same
remarks, the model's text stands; remarks added elsewhere renumber the facts, cells change their values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nianbao.report.draft import Paragraph, Sentence
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nianbao.report.draft import Draft

_FACT = re.compile(r"F\d+")


@dataclass(frozen=True, slots=True)
class ModelText:
    """One part as a model wrote it, or as the clerk left it."""

    draft: Draft
    prompt: str
    """Digest of the prompt; empty where the clerk wrote."""
    basis: tuple[str, ...]
    """The composer's paragraphs it was written from, slots in place; see `basis_of`."""


def basis_of(composed: Draft) -> tuple[str, ...]:
    """The composer's paragraphs, headings in front, slots in place."""
    return tuple(f"{paragraph.heading}\n{paragraph.text}" for paragraph in composed.paragraphs)


def rebased(written: ModelText, composed: Draft) -> Draft | None:
    """The model's text with the facts numbered as they are now; None when the composer's has changed.

    Args:
        written: the model's text with what it was written from.
        composed: the composer's text of the part as it is now.
    """
    now = basis_of(composed)
    old, new = _numbers(written.basis), _numbers(now)
    if _numbered(written.basis, old) != _numbered(now, new):
        return None
    places = {place: name for name, place in new.items()}
    names = {name: places[place] for name, place in old.items()}

    def renamed(sentence: Sentence) -> Sentence:
        text = SLOT.sub(
            lambda slot: _FACT.sub(lambda fact: names.get(fact[0], fact[0]), slot[0]), sentence.text
        )
        evidence = tuple(names.get(source, source) for source in sentence.evidence)
        return Sentence(text, sentence.origin, evidence)

    paragraphs = tuple(
        Paragraph(tuple(renamed(sentence) for sentence in paragraph.sentences), paragraph.heading)
        for paragraph in written.draft.paragraphs
    )
    return replace(written.draft, paragraphs=paragraphs)


def _numbers(basis: Iterable[str]) -> dict[str, int]:
    """Ids of facts in the order they come up."""
    found = [fact for text in basis for slot in SLOT.findall(text) for fact in _FACT.findall(slot)]
    return {fact: place for place, fact in enumerate(dict.fromkeys(found))}


def _numbered(basis: Iterable[str], numbers: dict[str, int]) -> list[str]:
    return [
        SLOT.sub(lambda slot: _FACT.sub(lambda fact: f"#{numbers[fact[0]]}", slot[0]), text) for text in basis
    ]

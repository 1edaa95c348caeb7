"""Words that are looked for only where they can be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nianbao.report.regex import regex


@dataclass(frozen=True, slots=True, eq=False)
class Spotter:
    """A pattern with what it cannot do without, so that most texts need not be searched for it at all.

    Each is one of a kind: two are never equal.
    """

    pattern: re.Pattern[str]
    needs: frozenset[str]
    """Characters one of which is in everything the pattern matches, or right beside it."""
    words: tuple[str, ...] = ()
    """Words one of which is in everything it matches, where the characters are too common; none: not told."""

    def may_be_in(self, text: str, characters: frozenset[str]) -> bool:
        """Whether a text, made of these characters, has what the pattern cannot do without."""
        return not self.needs.isdisjoint(characters) and has_one_of(text, self.words)


def has_one_of(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text has one of some words; it has if there are none."""
    for word in words:
        if word in text:
            return True
    return not words


_NEEDING: dict[str, set[Spotter]] = {}
"""Character → the words that need it, or another in its place."""


def looked_for_in(characters: frozenset[str]) -> set[Spotter]:
    """The words that a text of these characters may have, as far as those tell."""
    return set().union(*(_NEEDING[each] for each in _NEEDING.keys() & characters))


def spotter(needs: str, pattern: str, words: str = "") -> Spotter:
    """Words with the characters one of which each of them needs; `words`, parted by spaces, likewise."""
    made = Spotter(regex(pattern), frozenset(needs), tuple(words.split()))
    for character in made.needs:
        _NEEDING.setdefault(character, set()).add(made)
    return made

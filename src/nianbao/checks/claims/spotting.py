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
        if self.needs.isdisjoint(characters):
            return False
        for word in self.words:
            if word in text:
                return True
        return not self.words


def spotter(needs: str, pattern: str, words: str = "") -> Spotter:
    """Words with the characters one of which each of them needs; `words`, parted by spaces, likewise."""
    return Spotter(regex(pattern), frozenset(needs), tuple(words.split()))

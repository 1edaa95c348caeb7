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


def spotter(needs: str, pattern: str) -> Spotter:
    """Words with the characters, one of which each of them needs."""
    return Spotter(regex(pattern), frozenset(needs))

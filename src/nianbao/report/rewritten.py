"""What became of a wish to have a part written otherwise, and how it differs from what stood there."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.report.paper import sentences_of

if TYPE_CHECKING:
    from nianbao.report.draft import Draft


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What became of a wish to have a part written otherwise: a draft, or a question, or a note."""

    draft: Draft | None = None
    digest: str = ""
    question: str = ""
    """What the clerk has to supply first."""
    note: str = ""
    """Why the part stays as it was."""
    left_out: tuple[str, ...] = ()
    """Sentences whose content the new text does not tell."""


def differences(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Two printed texts sentence by sentence: each with `same`, `gone` or `new`, in reading order."""
    old, new = list(sentences_of(before)), list(sentences_of(after))
    found: list[tuple[str, str]] = []
    for kind, one, two, three, four in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [("same", sentence) for sentence in old[one:two]]
            continue
        found += [("gone", sentence) for sentence in old[one:two]]
        found += [("new", sentence) for sentence in new[three:four]]
    return tuple(found)

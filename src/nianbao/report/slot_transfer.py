"""Slots carried from a sentence into what a clerk made of it, where she did not touch the figure."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.report.figures import read_figures
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT, SlotSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

_BRACKETS = str.maketrans("", "", "⟦⟧")
_LONGER_BEFORE = regex(r"[0-9０-９.．,，一二三四五六七八九十百千万亿零〇两几数]$")
_LONGER_BEHIND = regex(r"[0-9０-９一二三四五六七八九十百千万亿零〇几余多来%％‰倍]|[.．,，:：/](?=[0-9０-９])")
"""What makes another number of a figure when it stands beside it."""
_PARTING = regex("[，、；。：！？,;:!?（）()]")


@dataclass(frozen=True, slots=True)
class Released:
    """A figure that no longer follows its slot: it is the clerk's own now."""

    slot: str
    before: str
    """As it was printed."""
    after: str
    """What stands in its place; empty when nothing does, the same as before when its place is not certain."""


@dataclass(frozen=True, slots=True)
class Transferred:
    """A text of the clerk with the slots it keeps."""

    text: str
    released: tuple[Released, ...]
    own: tuple[str, ...]
    """Figures in it that stand without a slot."""


def without_brackets(text: str) -> str:
    """What a clerk typed, without the two brackets that would make a slot of it."""
    return text.translate(_BRACKETS)


def with_slots(text: str, spans: Sequence[SlotSpan]) -> str:
    """A printed text with its slots back in place."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += [text[at : span.start], f"⟦{span.slot}⟧"]
        at = span.end
    return "".join([*pieces, text[at:]])


def transferred(before: str, spans: Sequence[SlotSpan], after: str) -> Transferred:
    """Put the slots of a printed text into another wording of it.

    A slot stays where its figure and the character behind it stand together in both. Of figures that are
    printed alike in one sentence, only one whose whole clause is unchanged can be told from the other.

    Args:
        before: the sentence as printed.
        spans: its slots, left to right.
        after: the sentence as the clerk left it, without brackets of slots.
    """
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    kept: list[SlotSpan] = []
    released: list[Released] = []
    for span in spans:
        shown = before[span.start : span.end]
        is_double = max(_count(shown, before), _count(shown, after)) > 1
        place = _place(matcher, before, after, span, is_double=is_double)
        if place is not None:
            kept.append(SlotSpan(span.slot, place, place + len(shown)))
        else:
            released.append(Released(span.slot, shown, _instead(matcher, after, span)))
    own = tuple(
        figure.text
        for figure in read_figures(after).figures
        if not figure.soft and not any(figure.start < span.end and span.start < figure.end for span in kept)
    )
    return Transferred(with_slots(after, kept), tuple(released), own)


def _place(
    matcher: difflib.SequenceMatcher[str], before: str, after: str, span: SlotSpan, *, is_double: bool
) -> int | None:
    """Where the figure stands in the new wording; None when it was touched."""
    alone = span.start, min(len(before), span.end + 1)
    start, end = _clause(before, span) if is_double else alone
    for old, new, length in matcher.get_matching_blocks():
        if old <= start and end <= old + length:
            place = new + span.start - old
            stop = place + span.end - span.start
            touched = _LONGER_BEFORE.search(after[:place]) and not _LONGER_BEFORE.search(before[: span.start])
            touched = touched or (
                _LONGER_BEHIND.match(after[stop:]) and not _LONGER_BEHIND.match(before[span.end :])
            )
            return None if touched else place
    return None


def _count(figure: str, text: str) -> int:
    """How often a figure stands in a text, by itself and not inside another."""
    return len(re.findall(rf"(?<![0-9.]){re.escape(figure)}(?![0-9]|\.[0-9])", text))


def _clause(text: str, span: SlotSpan) -> tuple[int, int]:
    starts = [match.end() for match in _PARTING.finditer(text, 0, span.start)]
    stop = _PARTING.search(text, span.end)
    return (starts[-1] if starts else 0), (stop.end() if stop else len(text))


def _instead(matcher: difflib.SequenceMatcher[str], after: str, span: SlotSpan) -> str:
    """The figure of the new wording that meets the place where the old one would be."""
    low, high = len(after), 0
    for kind, one, two, three, four in matcher.get_opcodes():
        if one < span.end and span.start < two:
            low = min(low, three + (max(0, span.start - one) if kind == "equal" else 0))
            high = max(high, four - (max(0, two - span.end) if kind == "equal" else 0))
    figures = [figure for figure in read_figures(after).figures if not figure.soft]
    met = [figure.text for figure in figures if figure.start < high and low < figure.end]
    return met[0] if met else ""


def slots_in(text: str) -> tuple[str, ...]:
    """Names of the slots in a text, left to right."""
    return tuple(SLOT.findall(text))

"""Text as single characters and pairs of neighbours, the units that search compares."""

from __future__ import annotations

import unicodedata

import numpy as np
import numpy.typing as npt

from nianbao.report.regex import regex

Grams = npt.NDArray[np.uint64]
_SLOT = regex("〔([^〔〕]*?)数?〕")
_DIGITS = regex(r"\d+(?:\.\d+)?")
_BREAK = regex(r"[^\w#]+")
_SHIFT = np.uint64(21)
_BLANK = ord(" ")


def normal(text: str) -> str:
    """Every number as #, every slot as # with its unit, everything that is no word as one blank."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = _SLOT.sub(lambda slot: f"#{slot[1]}" if slot[0].endswith("数〕") else "#", text)
    return _BREAK.sub(" ", _DIGITS.sub("#", text)).strip()


def grams_of(text: str) -> Grams:
    """Codes of all single characters and pairs, repeated ones included; pairs across a blank left out."""
    codes = np.frombuffer(normal(text).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    inside = codes != _BLANK
    pairs = ((codes[:-1] + np.uint64(1)) << _SHIFT) | codes[1:]
    return np.concatenate([codes[inside], pairs[inside[:-1] & inside[1:]]])


def shared_words(question: str, text: str, longest: int = 8) -> tuple[str, ...]:
    """Runs of two characters and more that stand in both, longest first; none inside another."""
    found: list[str] = []
    for run in normal(question).replace("#", " ").split():
        at = 0
        while at < len(run) - 1:
            size = next((n for n in range(min(longest, len(run) - at), 1, -1) if run[at : at + n] in text), 0)
            if size:
                found.append(run[at : at + size])
            at += size or 1
    return tuple(sorted(dict.fromkeys(found), key=len, reverse=True))

"""Passages as vectors without a model: hashed characters and pairs, which never go stale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from nianbao.shelf.grams import grams_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Vectors = npt.NDArray[np.float32]
DIMENSIONS = 1024
NAME = f"chars-1-2-v1-{DIMENSIONS}"
"""Names how vectors are made; an index of other vectors is made anew."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SIGN = np.uint64(1 << 40)


class Embedder(Protocol):
    """Makes vectors of texts."""

    name: str
    """Names how they are made."""
    weight: float
    """What a rank by these vectors counts beside a rank by words."""

    def vectors_of(self, texts: Sequence[str]) -> Vectors:
        """One vector of length 1 a text.

        Raises:
            ShelfUnusable: they cannot be made now.
        """


class Hashed:
    """The vectors that need nothing: no network, no model."""

    name = NAME
    weight = 0.3
    """Hashed vectors find less than words do (benchmarks/shelf.py)."""

    def vectors_of(self, texts: Sequence[str]) -> Vectors:
        """One vector of length 1 a text."""
        return vectors_of(texts)


def vectors_of(texts: Sequence[str]) -> Vectors:
    """One vector of length 1 a text; of a text without words, of length 0."""
    made = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for row, text in zip(made, texts, strict=True):
        grams, counts = np.unique(grams_of(text), return_counts=True)
        mixed = grams * _MIX
        places = (mixed >> np.uint64(50)) % np.uint64(DIMENSIONS)
        signs = np.where(mixed & _SIGN, 1.0, -1.0)
        np.add.at(row, places.astype(np.intp), signs * (1 + np.log(counts)))
    lengths = np.linalg.norm(made, axis=1, keepdims=True)
    made /= np.where(lengths == 0, 1, lengths)
    return made

"""Which aspect a text speaks of, learned from the passages and notes that stand under one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nianbao.shelf.grams import Grams, grams_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_UNSEEN = 0.3
"""What a character or pair counts for an aspect it was never seen under."""
_FILES = ("terms", "weights", "aspects")


@dataclass(frozen=True, slots=True)
class Leanings:
    """How much each character or pair speaks for each aspect."""

    terms: Grams
    """Sorted."""
    weights: npt.NDArray[np.float32]
    """Logarithm of a term's share in an aspect: a row a term, a column an aspect."""
    aspects: npt.NDArray[np.str_]

    @classmethod
    def of(cls, texts: Mapping[str, Iterable[str]]) -> Leanings:
        """Count the grams of every aspect; an aspect without texts is none that a text can speak of."""
        counted = {
            aspect: np.unique(grams, return_counts=True)
            for aspect, held in texts.items()
            if len(grams := grams_of("。".join(held)))
        }
        every = (
            np.concatenate([grams for grams, _ in counted.values()]) if counted else np.zeros(0, np.uint64)
        )
        terms = np.unique(every)
        counts = np.full((len(terms), len(counted)), _UNSEEN)
        for column, (grams, times) in enumerate(counted.values()):
            counts[np.searchsorted(terms, grams), column] += times
        weights = np.log(counts / counts.sum(axis=0)).astype(np.float32)
        return cls(terms, weights, np.array(list(counted), dtype=np.str_))

    def shares(self, text: str, doubt: float) -> dict[str, float]:
        """How likely each aspect is, 1 together; nothing where no aspect has any text.

        Args:
            text: skeleton of a note or paragraph.
            doubt: by how much its words are taken to say less than they seem to, as they hang together.
        """
        if not len(self.aspects):
            return {}
        grams = grams_of(text)
        places = np.minimum(np.searchsorted(self.terms, grams), len(self.terms) - 1)
        known = self.terms[places] == grams
        spoken = self.weights[places[known]].sum(axis=0, dtype=np.float64) / doubt
        likely = np.exp(spoken - spoken.max())
        likely /= likely.sum()
        return dict(zip(self.aspects.tolist(), likely.tolist(), strict=True))

    def save(self, folder: Path) -> None:
        """Write the arrays, each into a file of its own."""
        folder.mkdir(parents=True)
        for name in _FILES:
            np.save(folder / f"{name}.npy", getattr(self, name), allow_pickle=False)

    @classmethod
    def open(cls, folder: Path) -> Leanings:
        """Open what was saved.

        Raises:
            OSError: a file is missing.
            ValueError: a file is damaged.
        """
        terms, weights, aspects = (
            np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _FILES
        )
        if weights.shape != (len(terms), len(aspects)):
            raise ValueError("the arrays do not fit one another")
        return cls(terms, weights, aspects)

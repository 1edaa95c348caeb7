"""BM25 over characters and pairs, as flat arrays that are read from disk without being loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nianbao.shelf.grams import Grams, grams_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_K1, _B = 1.2, 0.3
_FILES = ("terms", "starts", "rows", "weights")


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare each character or pair is in a whole collection, whatever part of it is searched."""

    terms: Grams
    """Sorted."""
    weights: npt.NDArray[np.float64]
    average: float
    """Grams of a text."""

    @classmethod
    def among(cls, texts: Sequence[str]) -> Rarity:
        """Count in how many texts each gram stands."""
        held = [np.unique(grams_of(text), return_counts=True) for text in texts]
        lengths = [counts.sum() for _, counts in held]
        every = np.concatenate([terms for terms, _ in held]) if held else np.zeros(0, np.uint64)
        terms, counts = np.unique(every, return_counts=True)
        weights = np.log(1 + (len(texts) - counts + 0.5) / (counts + 0.5))
        return cls(terms, weights, float(np.mean(lengths)) if any(lengths) else 1.0)

    def of_terms(self, terms: Grams) -> npt.NDArray[np.float64]:
        """The weights of terms that are all known."""
        return self.weights[np.searchsorted(self.terms, terms)]


@dataclass(frozen=True, slots=True)
class Words:
    """Which passages a character or pair stands in, and what it counts there."""

    terms: Grams
    """Sorted."""
    starts: npt.NDArray[np.int64]
    """Where the passages of each term begin in the two arrays below; one more than terms."""
    rows: npt.NDArray[np.int32]
    weights: npt.NDArray[np.float32]
    size: int
    """Number of passages."""

    @classmethod
    def of(cls, texts: Sequence[str], rarity: Rarity) -> Words:
        """Count the grams of every text, weighed by how rare they are in the whole collection."""
        counted = [np.unique(grams_of(text), return_counts=True) for text in texts]
        lengths = np.array([counts.sum() for _, counts in counted], dtype=np.float64)
        grams = np.concatenate([each for each, _ in counted]) if counted else np.zeros(0, np.uint64)
        counts = np.concatenate([each for _, each in counted]) if counted else np.zeros(0, np.int64)
        rows = np.repeat(np.arange(len(texts), dtype=np.int32), [len(each) for each, _ in counted])
        order = np.argsort(grams, kind="stable")
        grams, counts, rows = grams[order], counts[order], rows[order]
        terms, starts = np.unique(grams, return_index=True)
        starts = np.append(starts, len(grams)).astype(np.int64)
        share = counts / (counts + _K1 * (1 - _B + _B * lengths[rows] / rarity.average))
        weights = (np.repeat(rarity.of_terms(terms), np.diff(starts)) * share * (_K1 + 1)).astype(np.float32)
        return cls(terms, starts, rows, weights, len(texts))

    def scores(self, question: str) -> npt.NDArray[np.float64]:
        """The score of every passage for a question, 0 for one that shares nothing with it."""
        wanted = np.unique(grams_of(question))
        places = np.searchsorted(self.terms, wanted)
        known = places < len(self.terms)
        places = places[known][self.terms[places[known]] == wanted[known]]
        spans = [slice(self.starts[place], self.starts[place + 1]) for place in places]
        if not spans:
            return np.zeros(self.size)
        rows = np.concatenate([self.rows[span] for span in spans])
        weights = np.concatenate([self.weights[span] for span in spans])
        return np.bincount(rows, weights=weights, minlength=self.size).astype(np.float64, copy=False)

    def save(self, folder: Path) -> None:
        """Write the arrays, each into a file of its own."""
        folder.mkdir(parents=True)
        for name in _FILES:
            np.save(folder / f"{name}.npy", getattr(self, name), allow_pickle=False)

    @classmethod
    def open(cls, folder: Path, size: int) -> Words:
        """Open what was saved.

        Raises:
            OSError: a file is missing.
            ValueError: a file is damaged.
        """
        # Plain views of the mapped files: slicing numpy's own class for them costs more than searching.
        terms, starts, rows, weights = (
            np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)) for name in _FILES
        )
        if len(starts) != len(terms) + 1 or len(rows) != len(weights) or starts[-1] != len(rows):
            raise ValueError("the arrays do not fit one another")
        return cls(terms, starts, rows, weights, size)

"""Vectors in Chroma, embedded: one collection an aspect, written once and then only read."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import chromadb
import numpy as np
from chromadb.config import Settings
from chromadb.errors import ChromaError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from nianbao.shelf.vectors import Vectors

ODD: tuple[type[Exception], ...] = (
    ChromaError,
    ValueError,
    KeyError,
    AttributeError,
    TypeError,
    RuntimeError,
    OSError,
)
"""What Chroma raises when its files are damaged, gone or held by somebody: nothing more exact is promised."""
_PREFIX = "nianbao-"
_LEAST_PROBED = 5
_LOOKED_AT = 60
"""Vectors weighed for a search of 40: finds .957 of the true ones among 10,000; 100, as is usual, .989."""
_OPENING = threading.Lock()


class VectorStore:
    """The vectors of one index. Every method may raise one of ODD."""

    def __init__(self, folder: Path, sizes: Mapping[str, int]) -> None:
        """Open what was built.

        Args:
            folder: where it lies.
            sizes: number of vectors of each aspect.

        Raises:
            ValueError: vectors are missing, or a query that must find some does not.
        """
        client = _client(folder)
        self._collections = {
            aspect: client.get_collection(_PREFIX + aspect, embedding_function=None)
            for aspect, size in sizes.items()
            if size
        }
        for aspect, collection in self._collections.items():
            size = sizes[aspect]
            # The count alone stays right when the graph beside it is gone.
            if collection.count() != size or len(self._probe(aspect, min(size, _LEAST_PROBED))) < min(
                size, _LEAST_PROBED
            ):
                raise ValueError(f"the collection of {aspect} is damaged")

    def _probe(self, aspect: str, count: int) -> list[int]:
        held = self._collections[aspect].get(limit=1, include=["embeddings"])
        return [row for row, _ in self.nearest(aspect, np.asarray(held["embeddings"])[0], count)]

    def nearest(self, aspect: str, vector: Vectors, count: int) -> list[tuple[int, float]]:
        """Rows of the nearest vectors with their cosine distance, the nearest first."""
        collection = self._collections.get(aspect)
        if collection is None:
            return []
        answer = collection.query(query_embeddings=[vector], n_results=count, include=["distances"])
        return [(int(row), far) for row, far in zip(answer["ids"][0], answer["distances"][0], strict=True)]


def build(folder: Path, vectors: Mapping[str, Vectors]) -> None:
    """Write the vectors of each aspect; the row of a vector is its name."""
    client = _client(folder)
    most = client.get_max_batch_size()
    for aspect, made in vectors.items():
        if not len(made):
            continue
        collection = client.create_collection(
            _PREFIX + aspect,
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine", "ef_search": _LOOKED_AT}},
        )
        for at in range(0, len(made), most):
            batch = made[at : at + most]
            collection.upsert(ids=[str(at + row) for row in range(len(batch))], embeddings=batch)


def _client(folder: Path) -> Any:  # noqa: ANN401 - the class has no public name
    # Two threads that open a new folder at once break each other's client.
    with _OPENING:
        return chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))

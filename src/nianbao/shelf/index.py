"""One index on disk: passages, words and vectors, written whole under a new name and never changed."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from nianbao.errors import ShelfUnusable
from nianbao.report.passage import PASSAGE_ASPECTS, Found, Passage
from nianbao.report.report import AgencyKind
from nianbao.shelf.bm25 import Rarity, Words
from nianbao.shelf.grams import grams_of, shared_words
from nianbao.shelf.leanings import Leanings
from nianbao.shelf.passages import searched
from nianbao.shelf.weighing import liking, nearness, together, with_kin

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from nianbao.shelf.vector_store import VectorStore
    from nianbao.shelf.vectors import Embedder
    from nianbao.shelf.weighing import Hit

_log = logging.getLogger("nianbao.shelf")
_CANDIDATES = 40
"""Passages taken of each aspect from each way of searching before they are weighed together."""
_DOUBT = 4.0
"""Of what the words of a note seem to say about its aspect, a quarter is believed."""
_OTHER_VECTORS = "建范文索引时向量接口用不了，现在用的是内置的向量；接口恢复后运行nianbao index --anew。"
_ALIKE = 0.8
"""Share of characters and pairs two passages may have in common."""
_FIELDS = ("aspect", "text", "skeleton", "kind", "year", "source", "title", "notes")


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The passages of one aspect."""

    passages: tuple[Passage, ...]
    words: Words


class Index:
    """An index that was opened."""

    def __init__(self, folder: Path, embedders: Sequence[Embedder]) -> None:
        """Open it.

        Args:
            folder: where it lies.
            embedders: the ways of making vectors there are, the one wanted first.

        Raises:
            OSError: a file is missing.
            ValueError: a file is damaged, or of another making.
        """
        meta = json.loads((folder / "index.json").read_text("utf-8"))
        made_by = next((each for each in embedders if each.name == meta.get("vectors")), None)
        if made_by is None:
            raise ValueError("the index was made in another way")
        self._embedder = made_by
        held: dict[str, list[Passage]] = {aspect: [] for aspect in PASSAGE_ASPECTS}
        with (folder / "passages.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                passage = passage_of(json.loads(line))
                held[passage.aspect].append(passage)
        sizes = {aspect: len(passages) for aspect, passages in held.items()}
        if sizes != meta["sizes"]:
            raise ValueError("passages are missing")
        self._shelves = {
            aspect: _Shelf(tuple(passages), Words.open(folder / "words" / aspect, len(passages)))
            for aspect, passages in held.items()
            if passages
        }
        self.reports = len({passage.source for passages in held.values() for passage in passages})
        self.trouble = "" if made_by is embedders[0] else _OTHER_VECTORS
        self._leanings = Leanings.open(folder / "leanings")
        self._vectors: VectorStore | None = None
        self._open_vectors(folder, sizes)

    @property
    def passages(self) -> int:
        """How many there are."""
        return sum(len(shelf.passages) for shelf in self._shelves.values())

    def search(
        self, question: str, aspects: Iterable[str], kind: AgencyKind | None, year: int | None, limit: int
    ) -> tuple[Found, ...]:
        """The passages that answer a question best, no two of them nearly the same."""
        scored = self._scored(question, [aspect for aspect in aspects if aspect in self._shelves], kind, year)
        scored.sort(key=lambda pair: (-pair[0], pair[1].source, pair[1].text))
        first: list[tuple[float, Passage]] = []
        later: list[tuple[float, Passage]] = []
        places: set[tuple[str, str]] = set()
        seen: list[frozenset[int]] = []
        for score, passage in scored:
            if len(first) == limit:
                break
            grams = frozenset(grams_of(passage.skeleton).tolist())
            if all(_likeness(grams, other) <= _ALIKE for other in seen):
                # One of each place first: other reports show other ways of saying it.
                place = passage.source, passage.aspect
                (later if place in places else first).append((score, passage))
                places.add(place)
                seen.append(grams)
        return tuple(
            Found(passage, score, shared_words(question, passage.text))
            for score, passage in [*first, *later][:limit]
        )

    def _scored(
        self, question: str, aspects: list[str], kind: AgencyKind | None, year: int | None
    ) -> list[tuple[float, Passage]]:
        """Candidates by both ways of searching with what they count, in no order."""
        worded: dict[Hit, float] = {}
        for aspect in aspects:
            scores = self._shelves[aspect].words.scores(question)
            worded |= {(aspect, row): scores[row] for row in _top(scores).tolist() if scores[row] > 0}
        near = nearness(self._nearest(question, aspects), _CANDIDATES)
        held = with_kin(together(worded, near, self._embedder.weight), lambda hit: self._passage(hit).source)
        shares = self._leanings.shares(question, _DOUBT) if len(aspects) > 1 else {}
        return [
            (score * liking(shares.get(hit[0], 0.0), passage, kind, year), passage)
            for hit, score in held.items()
            if (passage := self._passage(hit))
        ]

    def _passage(self, hit: Hit) -> Passage:
        aspect, row = hit
        return self._shelves[aspect].passages[row]

    def _nearest(self, question: str, aspects: list[str]) -> dict[str, list[tuple[int, float]]]:
        """Of each aspect the nearest rows with their distance; none where vectors cannot be used."""
        if self._vectors is None:
            return {}
        from nianbao.shelf.vector_store import ODD

        try:
            vector = self._embedder.vectors_of([question])[0]
        except ShelfUnusable as error:
            self.trouble = f"{error}现在只按文字检索。"
            return {}
        try:
            return {aspect: self._vectors.nearest(aspect, vector, _CANDIDATES) for aspect in aspects}
        except ODD:
            self._give_up_vectors()
            return {}

    def _open_vectors(self, folder: Path, sizes: dict[str, int]) -> None:
        # Chroma takes a second to import: only whoever searches waits for it.
        from nianbao.shelf.vector_store import ODD, VectorStore

        try:
            self._vectors = VectorStore(folder / "vectors", sizes)
        except ODD:
            self._give_up_vectors()

    def _give_up_vectors(self) -> None:
        _log.warning("vectors of the index cannot be used", exc_info=True)
        self._vectors = None
        self.trouble = "范文的向量索引打不开，现在只按文字检索；运行nianbao index重建后恢复。"


def write(folder: Path, passages: Sequence[Passage], embedder: Embedder) -> None:
    """Write an index into a new folder.

    Raises:
        ShelfUnusable: the vectors cannot be made.
        OSError: it cannot be written.
    """
    from nianbao.shelf.vector_store import build

    folder.mkdir(parents=True)
    held = {aspect: [each for each in passages if each.aspect == aspect] for aspect in PASSAGE_ASPECTS}
    with (folder / "passages.jsonl").open("w", encoding="utf-8") as lines:
        for of_aspect in held.values():
            for passage in of_aspect:
                lines.write(json.dumps(as_json(passage), ensure_ascii=False) + "\n")
    texts = {aspect: [searched(passage) for passage in of_aspect] for aspect, of_aspect in held.items()}
    rarity = Rarity.among([text for of_aspect in texts.values() for text in of_aspect])
    for aspect, of_one in texts.items():
        Words.of(of_one, rarity).save(folder / "words" / aspect)
    # Leads are all alike and no note asks for one.
    Leanings.of({aspect: of_one for aspect, of_one in texts.items() if aspect != "lead"}).save(
        folder / "leanings"
    )
    build(folder / "vectors", {aspect: embedder.vectors_of(held) for aspect, held in texts.items() if held})
    meta = {"vectors": embedder.name, "sizes": {aspect: len(of_aspect) for aspect, of_aspect in held.items()}}
    (folder / "index.json").write_text(json.dumps(meta), "utf-8")


def as_json(passage: Passage) -> dict[str, Any]:
    """A passage as it stands in a file."""
    told = {name: getattr(passage, name) for name in _FIELDS}
    return {**told, "kind": passage.kind.value if passage.kind else None}


def passage_of(told: dict[str, Any]) -> Passage:
    """The passage a line of a file tells.

    Raises:
        ValueError: it is none.
    """
    try:
        given = {**{name: told[name] for name in _FIELDS}, "notes": tuple(told["notes"])}
        return Passage(**{**given, "kind": AgencyKind(given["kind"]) if given["kind"] else None})
    except (KeyError, TypeError) as error:
        raise ValueError("a passage is damaged") from error


def _top(scores: np.ndarray[Any, np.dtype[np.float64]]) -> np.ndarray[Any, np.dtype[np.intp]]:
    """Rows of the highest scores, in no order."""
    if len(scores) <= _CANDIDATES:
        return np.arange(len(scores))
    return np.argpartition(-scores, _CANDIDATES)[:_CANDIDATES]


def _likeness(one: frozenset[int], other: frozenset[int]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared or 1)

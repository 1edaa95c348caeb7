"""How well and how fast the shelf finds passages.

    python benchmarks/shelf.py [--sizes 1000 10000 100000] [--reports 1000] [--misses]

Quality: `cases/shelf_queries.jsonl` holds clerks' rough notes, each with the places (report and aspect) a
colleague would want to see for it, written before any way of searching was measured. The odd lines were
looked at while the weights were chosen, the even ones were not; both are printed. No aspect is given.
recall@5 is of min(5, wanted), nDCG@10 counts each place once; the shelf shows each place once anyway.

The ways: the shelf as it is; without those notes of `corpus/notes` that share CLOSE of their pairs of
characters or more with any note asked here; without any of them, as it is for uploads; BM25 over the words
jieba cuts, over skeletons and with the notes; with the notes, vectors alone and BM25 over characters and
pairs alone. Who wrote `corpus/notes` had the reports before them and not these queries.

Speed: passages made by mixing sentences of the corpus, asked with the same notes and an aspect each; beside
an exact scan of the same vectors with numpy, and beside one Chroma collection with a `where` filter, in the
same run. jieba comes with the `dev` extra.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from nianbao.reading.corpus_file import read_corpus_report, read_notes
from nianbao.report.paper import sentences_of
from nianbao.report.passage import PASSAGE_ASPECTS, Passage, PastReport
from nianbao.shelf import bm25, index, vectors
from nianbao.shelf.passages import passages_of, searched
from nianbao.shelf.shelf import Shelf
from nianbao.shelf.skeletons import skeleton_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "corpus" / "reports"
ASKED = 200
"""Searches timed at each size."""
SEED = 20241231
CLOSE = 0.4
"""Share of pairs of characters in both of all in either."""
EVERYWHERE = tuple(aspect for aspect in PASSAGE_ASPECTS if aspect != "lead")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--reports", type=int, default=1_000)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--one-size", type=int)
    options = parser.parse_args()
    if options.one_size:
        speed(options.one_size)
        return
    quality(show=options.misses)
    if options.reports:
        building(options.reports)
    for size in options.sizes:
        # A process of its own: memory is that of this size alone.
        subprocess.run([sys.executable, __file__, "--one-size", str(size)], check=True)


def corpus() -> list[Passage]:
    """Every passage of the corpus with its notes, its source the name of its file."""
    found = []
    for path in sorted(CORPUS.glob("*.md")):
        report = read_corpus_report(path)
        beside = read_notes(CORPUS.parent / "notes" / f"{path.stem}.yaml")
        found += passages_of(report.paper, path.stem, report.names, beside)
    return found


def notes() -> list[dict[str, list[str]]]:
    """The notes with what is wanted."""
    lines = (HERE / "cases" / "shelf_queries.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


# ── quality ──


def quality(*, show: bool) -> None:
    """Print recall@5 and nDCG@10 of every way."""
    passages = corpus()
    asked = notes()
    bare = [replace(passage, notes=()) for passage in passages]
    places = [f"{passage.source}:{passage.aspect}" for passage in passages]
    texts = [searched(passage) for passage in passages]
    made = vectors.vectors_of(texts)

    def ranked(scores: Callable[[str], np.ndarray]) -> Callable[[str], Iterable[str]]:
        return lambda note: (places[row] for row in np.argsort(-scores(note), kind="stable")[:60])

    with tempfile.TemporaryDirectory() as folder:
        ways = {
            "the shelf": shelf_over(passages, Path(folder) / "all"),
            "the shelf, close notes left out": shelf_over(
                without_close(passages, asked), Path(folder) / "some"
            ),
            "the shelf without notes": shelf_over(bare, Path(folder) / "none"),
            "BM25, jieba's words": ranked(jieba_bm25([passage.skeleton for passage in passages])),
            "BM25, jieba's words, with notes": ranked(jieba_bm25(texts)),
            "vectors alone": ranked(lambda note: made @ vectors.vectors_of([skeleton_of(note)])[0]),
            "BM25, characters and pairs": ranked(bm25.Words.of(texts, bm25.Rarity.among(texts)).scores),
        }
        beside = len({note for passage in passages for note in passage.notes})
        print(
            f"{len(asked)} notes, {len(passages)} passages, {len(set(places))} places, {beside} notes beside"
        )
        for name, way in ways.items():
            recalls, gains = zip(*(measure(way(each["note"]), each["wanted"]) for each in asked), strict=True)
            print(
                f"  {name:32} recall@5 {np.mean(recalls):.3f}  nDCG@10 {np.mean(gains):.3f}"
                f"  (looked at {np.mean(recalls[::2]):.3f}, not looked at {np.mean(recalls[1::2]):.3f})"
            )
            if show and name == "the shelf":
                for each, recall in zip(asked[::2], recalls[::2], strict=True):
                    if recall < 1:
                        top = list(dict.fromkeys(way(each["note"])))[:5]
                        print(f"    {recall:.2f} {each['note']}: {each['wanted']} ≠ {top}")


def shelf_over(passages: list[Passage], folder: Path) -> Callable[[str], Iterable[str]]:
    """The places a shelf of these passages shows for a note, the first ten."""
    index.write(folder, passages, vectors.Hashed())
    shelf = index.Index(folder, [vectors.Hashed()])

    def shown(note: str) -> Iterable[str]:
        found = shelf.search(skeleton_of(note), EVERYWHERE, None, None, 10)
        return (f"{each.passage.source}:{each.passage.aspect}" for each in found)

    return shown


def without_close(passages: list[Passage], asked: list[dict[str, Any]]) -> list[Passage]:
    """The passages without the notes that are nearly one of those asked."""

    def pairs(text: str) -> set[str]:
        return {text[at : at + 2] for at in range(len(text) - 1)}

    questions = [pairs(each["note"]) for each in asked]

    def is_close(note: str) -> bool:
        own = pairs(note)
        return any(len(own & other) / len(own | other) >= CLOSE for other in questions)

    return [
        replace(passage, notes=tuple(note for note in passage.notes if not is_close(note)))
        for passage in passages
    ]


def measure(found: Iterable[str], wanted: list[str]) -> tuple[float, float]:
    """recall@5 and nDCG@10, each place counted where it comes first."""
    order = list(dict.fromkeys(found))
    recall = len(set(order[:5]) & set(wanted)) / min(5, len(wanted))
    gained = sum(1 / math.log2(rank + 2) for rank, place in enumerate(order[:10]) if place in wanted)
    best = sum(1 / math.log2(rank + 2) for rank in range(min(10, len(wanted))))
    return recall, gained / best


def jieba_bm25(texts: list[str]) -> Callable[[str], np.ndarray]:
    """The usual way: BM25 over the words a dictionary cuts."""
    import jieba

    jieba.setLogLevel("ERROR")
    cut = [Counter(word for word in jieba.cut(text) if word.strip()) for text in texts]
    lengths = np.array([sum(words.values()) for words in cut], dtype=float)
    held: Counter[str] = Counter(word for words in cut for word in words)
    norm = 1.2 * (1 - 0.75 + 0.75 * lengths / lengths.mean())

    def scores(note: str) -> np.ndarray:
        total = np.zeros(len(texts))
        for word in set(jieba.cut(note)):
            if word in held:
                rarity = math.log(1 + (len(texts) - held[word] + 0.5) / (held[word] + 0.5))
                counts = np.array([words[word] for words in cut], dtype=float)
                total += rarity * counts * 2.2 / (counts + norm)
        return total

    return scores


# ── speed ──


def mixed(size: int) -> list[Passage]:
    """As many passages, each two or three sentences of one aspect put together."""
    chance = random.Random(SEED)  # noqa: S311 - the same in every run
    held = corpus()
    sentences = {
        aspect: [each for one in held if one.aspect == aspect for each in sentences_of(one.skeleton)]
        for aspect in PASSAGE_ASPECTS
    }
    aspects = [aspect for aspect, of_aspect in sentences.items() if of_aspect]
    made = []
    for number in range(size):
        aspect = aspects[number % len(aspects)]
        text = "".join(chance.choices(sentences[aspect], k=chance.choice((2, 3))))
        like = held[chance.randrange(len(held))]
        made.append(Passage(aspect, text, text, like.kind, like.year, f"s{number // 12}", "t"))
    return made


def speed(size: int) -> None:
    """Print what one size costs."""
    passages = mixed(size)
    folder = Path(tempfile.mkdtemp())
    began = time.perf_counter()
    index.write(folder / "i", passages, vectors.Hashed())
    built = time.perf_counter() - began
    began = time.perf_counter()
    shelf = index.Index(folder / "i", [vectors.Hashed()])
    opened = time.perf_counter() - began
    disk = sum(path.stat().st_size for path in (folder / "i").rglob("*") if path.is_file())
    memory = resident()
    print(
        f"{size} passages: built in {built:.1f} s ({size / built:.0f} a second), opened in {opened:.2f} s, "
        f"{disk / 1e6:.0f} MB on disk, {memory:.0f} MB of memory"
    )
    asked = [each["note"] for each in notes()]
    aspects = [aspect for aspect in PASSAGE_ASPECTS if any(each.aspect == aspect for each in passages[:50])]
    pairs = [(asked[at % len(asked)], aspects[at % len(aspects)]) for at in range(ASKED)]
    rows = {aspect: [n for n, each in enumerate(passages) if each.aspect == aspect] for aspect in aspects}
    made = vectors.vectors_of([passage.skeleton for passage in passages])
    parts = {aspect: made[numbers] for aspect, numbers in rows.items()}
    whole = one_collection(folder / "chroma", made, [passage.aspect for passage in passages])

    def exact(note: str, aspect: str) -> object:
        scores = parts[aspect] @ vectors.vectors_of([note])[0]
        return np.argpartition(-scores, 10)[:10]

    def filtered(note: str, aspect: str) -> object:
        return whole.query(
            query_embeddings=[vectors.vectors_of([note])[0]],
            n_results=10,
            where={"aspect": aspect},
            include=[],
        )

    ours = timed(pairs, lambda note, aspect: shelf.search(note, [aspect], None, None, 5))
    everywhere = timed(pairs[:50], lambda note, _: shelf.search(note, EVERYWHERE, None, None, 5))
    scan, where = timed(pairs, exact), timed(pairs, filtered)
    for name, (p50, p99) in {
        "the shelf, one aspect": ours,
        "the shelf, everywhere": everywhere,
        "numpy, exact scan of the aspect's vectors": scan,
        "Chroma, one collection with where": where,
    }.items():
        print(f"  {name:42} p50 {p50:6.2f} ms  p99 {p99:6.2f} ms")
    print(f"  Chroma with where takes {where[0] / ours[0]:.1f} times as long as the shelf")
    shutil.rmtree(folder, ignore_errors=True)


def resident() -> float:
    """MB of memory this process holds now; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / 1e6


def one_collection(folder: Path, made: np.ndarray, aspects: list[str]) -> Any:  # noqa: ANN401 - has no public name
    """All vectors in one collection, the aspect as metadata."""
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
    whole = client.create_collection(
        "whole", embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )
    most = client.get_max_batch_size()
    for at in range(0, len(made), most):
        batch = made[at : at + most]
        whole.upsert(
            ids=[str(at + row) for row in range(len(batch))],
            embeddings=batch,
            metadatas=[{"aspect": aspect} for aspect in aspects[at : at + most]],
        )
    return whole


def timed(pairs: list[tuple[str, str]], ask: Callable[[str, str], object]) -> tuple[float, float]:
    """p50 and p99 in ms, after ten that do not count."""
    for pair in pairs[:10]:
        ask(*pair)
    spent = []
    for pair in pairs:
        began = time.perf_counter()
        ask(*pair)
        spent.append((time.perf_counter() - began) * 1000)
    return statistics.median(spent), statistics.quantiles(spent, n=100)[98]


def building(count: int) -> None:
    """Print how long it takes to index as many reports, from their Markdown on."""
    chance = random.Random(SEED)  # noqa: S311 - the same in every run
    texts = [path.read_text("utf-8") for path in sorted(CORPUS.glob("*.md"))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reports = []
        for number in range(count):
            path = folder / f"{number}.md"
            text = texts[number % len(texts)]
            front, body = text.split("\n---\n", 1)
            # Other figures everywhere: no two reports are the same, and each is as long as a real one.
            body = "".join(str(chance.randrange(1, 10)) if sign in "3456789" else sign for sign in body)
            path.write_text(f"{front}\n---\n{body}", "utf-8")
            reports.append(past(path))
        shelf = Shelf(folder / "shelf")
        began = time.perf_counter()
        state = shelf.refresh(reports)
        first = time.perf_counter() - began
        began = time.perf_counter()
        shelf.refresh(reports[:-1])
        print(
            f"{count} reports, {state.passages} passages: indexed in {first:.1f} s; "
            f"after one was taken off again in {time.perf_counter() - began:.1f} s"
        )


def past(path: Path) -> PastReport:
    """A report of the corpus's form."""

    def read() -> tuple[object, tuple[str, ...]]:
        report = read_corpus_report(path)
        return report.paper, report.names

    return PastReport(f"{path.stem:0>64}", path.name, read)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()

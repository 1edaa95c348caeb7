"""The store: latency of a save, opening a long report, growth, and what many writers do to each other.

    python benchmarks/store.py [--saves 300] [--writers 1 10 50]

PostgreSQL is measured too where NIANBAO_TEST_POSTGRES names a server (`.ci/with-postgres` starts one). The
baseline is one bare INSERT with a commit through the same driver and the same settings, in the same run.
Budgets: a save on SQLite p99 ≤ 20 ms; opening a report with 2,000 edits ≤ 50 ms.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import secrets
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from nianbao.report.record import Change, Turn
from nianbao.store.database import Database
from nianbao.store.engine import Place, open_engine, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--saves", type=int, default=300)
    parser.add_argument("--writers", type=int, nargs="+", default=[1, 10, 50])
    parser.add_argument("--reports", type=int, nargs="+", default=[10, 100, 1000])
    options = parser.parse_args()
    for name, url in engines():
        print(name)
        with tempfile.TemporaryDirectory() as folder, server_database(url) as address:
            base = baseline(Path(folder), address, options.saves)
            tell("  baseline: one row, one commit", base)
            store = Database(Path(folder), address)
            for writers in options.writers:
                took = saves(store, writers, max(20, options.saves // writers))
                tell(f"  save, {writers} writers", took, base)
            opening(store)
            store.close()
        with tempfile.TemporaryDirectory() as folder, server_database(url) as address:
            growth(Path(folder), address, options.reports)


def engines() -> Iterator[tuple[str, str]]:
    """The engines there are, by name, with the address of a server."""
    yield "SQLite", ""
    if server := os.environ.get("NIANBAO_TEST_POSTGRES"):
        yield "PostgreSQL", server


@contextlib.contextmanager
def server_database(server: str) -> Iterator[str]:
    """A database of its own on the server, dropped afterwards."""
    if not server:
        yield ""
        return
    import psycopg

    name = f"b{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        yield f"{server.rpartition('/')[0]}/{name}"
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def baseline(folder: Path, url: str, times: int) -> list[float]:
    """Milliseconds of a bare insert."""
    engine = open_engine(Place(folder / "bare", url))
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE bare (number INTEGER, said TEXT)"))

    def insert(number: int) -> None:
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO bare VALUES (:number, 'x')"), {"number": number})

    took = [timed(lambda number=number: insert(number)) for number in range(times)]
    engine.dispose()
    return took


def saves(store: Database, writers: int, times: int) -> list[float]:
    """Milliseconds of each save, every writer on a report of its own."""
    took: list[float] = []

    def write() -> None:
        report = store.create(Turn(secrets.token_hex(8), (Change("agency", "青石镇人民政府", 0),)))
        for seen in range(times):
            change = Change("t3.new.natural", str(seen), seen, "来了几件")
            turn = Turn(secrets.token_hex(8), (change,), said=f"来了{seen}件")
            took.append(timed(lambda turn=turn: store.take(report, turn)))

    threads = [threading.Thread(target=write) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took


def opening(store: Database) -> None:
    """Open a report with 2,000 edits of 200 answers."""
    report = store.create(Turn("long"))
    for seen in range(10):
        changes = tuple(Change(f"k{key}", f"第{seen}次", seen) for key in range(200))
        store.take(report, Turn(f"t{seen}", changes, said=f"第{seen}批"))
    took = [timed(lambda: store.load(report)) for _ in range(50)]
    tell("  open, 2,000 edits", took)


def growth(folder: Path, url: str, sizes: list[int]) -> None:
    """Size of the file and time of a save with more and more reports of 200 answers."""
    store = Database(folder, url)
    made = 0
    for size in sorted(sizes):
        while made < size:
            changes = tuple(Change(f"k{key}", f"第{key}格，长一些的内容", 0) for key in range(200))
            report = store.create(Turn(secrets.token_hex(8), changes))
            made += 1
        took = [one_save(store, report, f"x{n}-{size}") for n in range(100)]
        listed = [timed(store.cards) for _ in range(20)]
        kilobytes = (store.health().size or 0) / 1024 / made
        print(
            f"  {made} reports: {kilobytes:.0f} KB each, save p50 {statistics.median(took):.1f} ms, "
            f"list {statistics.median(listed):.1f} ms"
        )
    store.close()


def one_save(store: Database, report: str, key: str) -> float:
    """Milliseconds of keeping one answer under a new key."""
    return timed(lambda: store.take(report, Turn(key, (Change(key, "1", 0),))))


def timed(do: Callable[[], object]) -> float:
    """Milliseconds that something took."""
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def tell(name: str, took: list[float], base: list[float] | None = None) -> None:
    """Print median and 99th percentile, and the ratio to the baseline's median."""
    ordered = sorted(took)
    p99 = ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))]
    ratio = f", {statistics.median(took) / statistics.median(base):.1f} × baseline" if base else ""
    print(f"{name:34} p50 {statistics.median(took):6.2f} ms  p99 {p99:6.2f} ms{ratio}", flush=True)


if __name__ == "__main__":
    main()

"""Kills writers at random moments, lets many write one report, and makes backups under load.

    python benchmarks/store_kills.py [--kills 1000] [--writers 20] [--saves 200] [--backups 100]

Wanted: 0 acknowledged turns lost, 0 torn states, 0 lost updates, every conflict reported, every backup
restored equal. PostgreSQL takes part where NIANBAO_TEST_POSTGRES names a server.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import secrets
import signal
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.report.record import Change, Record, Turn, Version
from nianbao.store.database import Database
from store import engines, server_database

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

# Forked writers start at once: a thousand interpreters would take an hour to load the libraries.
_FORKED = multiprocessing.get_context("fork")


def main() -> None:
    """Run the drills and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--saves", type=int, default=200)
    parser.add_argument("--backups", type=int, default=100)
    options = parser.parse_args()
    for name, url in engines():
        with tempfile.TemporaryDirectory() as folder, server_database(url) as address:
            print(
                f"{name}: {kills(Path(folder), address, options.kills if not url else options.kills // 10)}"
            )
        with tempfile.TemporaryDirectory() as folder, server_database(url) as address:
            print(f"{name}: {crowd(Path(folder), address, options.writers, options.saves)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        print(f"SQLite: {backups(Path(folder), options.backups)}")


def kills(folder: Path, url: str, times: int) -> str:
    """Kill a writer at a random moment, as often as told, and look at what is there."""
    moments = random.Random(4)  # noqa: S311 - any moment will do
    report = _begun(folder, url)
    acknowledged = lost = torn = 0
    for _ in range(times):
        mine, theirs = _FORKED.Pipe()
        writer = _FORKED.Process(target=scripted, args=(folder, url, report, theirs))
        writer.start()
        theirs.close()
        # Somewhere between opening the store and the twentieth turn or so.
        time.sleep(moments.uniform(0.0, 0.15))
        os.kill(writer.pid or 0, signal.SIGKILL)
        writer.join()
        last = _last_told(mine)
        store = Database(folder, url)
        record = store.load(report)
        store.close()
        acknowledged += 0 if last is None else last[1]
        lost += 0 if last is None or _count(record) >= last[0] else 1
        torn += 0 if _whole(record) else 1
    store = Database(folder, url)
    intact = store.health().intact
    turns = store.load(report).card.turns
    store.close()
    return (
        f"{times} kills, {acknowledged} turns acknowledged, {turns} kept, {lost} lost, {torn} torn, "
        f"{'intact' if intact else 'DAMAGED'}"
    )


def scripted(folder: Path, url: str, report: str, told: Connection) -> None:
    """Turn after turn: a message, two answers that must agree, a draft; each told once it is taken."""
    store = Database(folder, url)
    for made in range(1, 1_000_000):
        record = store.load(report)
        count = _count(record) + 1
        changes = (
            Change("left", count, record.rev("left")),
            Change("right", count, record.rev("right")),
        )
        store.take(report, Turn(secrets.token_hex(8), changes, said=f"第{count}次"))
        told.send((count, made))
        store.keep_versions(report, (Version("5", 0, count, "composer"), Version("6", 0, count, "composer")))


def crowd(folder: Path, url: str, writers: int, saves: int) -> str:
    """Let many processes count one answer up."""
    report = _begun(folder, url)
    results = _FORKED.Queue()
    began = time.perf_counter()
    started = [
        _FORKED.Process(target=counting, args=(folder, url, report, saves, results)) for _ in range(writers)
    ]
    for each in started:
        each.start()
    conflicts = sum(results.get() for _ in started)
    for each in started:
        each.join()
    took = time.perf_counter() - began
    store = Database(folder, url)
    record = store.load(report)
    store.close()
    # Every save that was told it was taken is one edit; every other attempt was told of its conflict.
    told = writers * saves
    return (
        f"{writers} processes × {saves} saves: {told - _count(record)} updates lost, "
        f"{record.rev('left')} edits, {conflicts} conflicts reported, {took:.0f} s"
    )


def counting(folder: Path, url: str, report: str, saves: int, results: multiprocessing.Queue[int]) -> None:
    """Add one, again after each conflict, so many times."""
    store = Database(folder, url)
    conflicts = 0
    for _ in range(saves):
        while True:
            record = store.load(report)
            change = Change("left", _count(record) + 1, record.rev("left"))
            if not store.take(report, Turn(secrets.token_hex(8), (change,))).conflicts:
                break
            conflicts += 1
    results.put(conflicts)


def backups(folder: Path, times: int) -> str:
    """Make backups while somebody writes; each must restore to what one moment of the report was."""
    report = _begun(folder / "live", "")
    store, ends = Database(folder / "live"), threading.Event()

    def write() -> None:
        while not ends.is_set():
            record = store.load(report)
            count = _count(record) + 1
            changes = (Change("left", count, record.rev("left")), Change("right", count, record.rev("right")))
            store.take(report, Turn(secrets.token_hex(8), changes, said=f"第{count}次"))

    writer = threading.Thread(target=write)
    writer.start()
    made = [store.back_up() for _ in range(times)]
    ends.set()
    writer.join()
    equal = 0
    for place, backup in enumerate(made):
        other = Database(folder / f"restored-{place}")
        other.restore(backup)
        record = other.load(report)
        whole = _whole(record) and other.health().intact
        # What was there at that moment is the beginning of what is there now.
        same = [each.value for each in store.history(report, "left")[: record.rev("left")]]
        equal += whole and same == [each.value for each in other.history(report, "left")]
        other.close()
    turns = store.load(report).card.turns
    store.close()
    return f"{times} backups during {turns} turns, {equal} restored equal"


def _begun(folder: Path, url: str) -> str:
    store = Database(folder, url)
    report = store.create(Turn("begin", (Change("agency", "青石镇人民政府", 0),)))
    store.close()
    return report


def _count(record: Record) -> int:
    return int(str(record.value("left") or 0))


def _whole(record: Record) -> bool:
    """Whether both answers of a turn, its message and both drafts of a version are there or none of them."""
    drafts = [record.versions[part].number for part in ("5", "6") if part in record.versions]
    return (
        record.value("left") == record.value("right")
        and len(record.messages) == _count(record)
        and len(set(drafts)) <= 1
        and len(drafts) in (0, 2)
    )


def _last_told(told: Connection) -> tuple[int, int] | None:
    last = None
    while True:
        try:
            if not told.poll():
                return last
            last = told.recv()
        except EOFError:
            return last


if __name__ == "__main__":
    main()

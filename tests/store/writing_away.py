"""Writes to a store without end, or so many times, and tells each thing once it is taken. Killed by tests."""

import itertools
import sys
from pathlib import Path

from nianbao.report.record import Change, Turn
from nianbao.store.database import Database


def main(folder, url, number, name, times):
    store = Database(Path(folder), url)
    counts = range(int(times)) if times else itertools.count()
    print("ready", flush=True)
    for count in counts:
        edit(store, number, name, count)
        print(count, flush=True)


def edit(store, number, name, count):
    """Add one to the shared counter, whatever others do to it, beside an answer of its own."""
    conflicts = 0
    while True:
        seen = store.load(number)
        total = int(seen.value("shared") or 0) + 1
        changes = [Change("shared", total, seen.rev("shared"))]
        if conflicts == 0:
            changes.append(Change(f"own.{name}", count, seen.rev(f"own.{name}")))
        taken = store.take(
            number, Turn(f"{name}-{count}-{conflicts}", tuple(changes), said=f"{name} {count}")
        )
        if not taken.conflicts:
            return
        conflicts += 1


if __name__ == "__main__":
    main(*sys.argv[1:])

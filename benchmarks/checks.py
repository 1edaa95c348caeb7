"""What the catalogue costs: one full report, each check of it, and a county's thousand reports.

    python benchmarks/checks.py [--runs 20] [--reports 1000]

The report is the richest example with its prose made up to 2,500 characters, last year's beside it. Prints
medians in milliseconds and their ratio to the baseline of the same run: reading the figures of the same prose
once. Budgets: 20 ms a report, 30 s for a thousand on two cores.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao import wiring
from nianbao.checks.catalogue import CATALOGUE, run
from nianbao.checks.subject import Subject
from nianbao.report.figures import read_figures
from nianbao.report.paper import Line, Paper, paper_of

if TYPE_CHECKING:
    from collections.abc import Callable

CHARACTERS = 2_500
SLOWEST = 12


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--reports", type=int, default=1_000)
    options = parser.parse_args()
    paper, previous = full_report("qiling-2024"), full_report("tongyin-2023")
    prose = "\n".join(line.text for _, line in paper.narrative())
    baseline = median(options.runs, lambda: read_figures(prose))
    whole = median(options.runs, lambda: run(paper, previous))
    unread = [retold(paper, number) for number in range(options.runs + 1)]
    first = median(options.runs, lambda: run(unread.pop(), previous))
    print(f"{'baseline: figures of the prose':34} {baseline:8.2f} ms   {len(prose)} characters")
    print(f"{'all checks, text never seen':34} {first:8.2f} ms  {first / baseline:5.1f} × baseline")
    print(f"{'all checks, run again':34} {whole:8.2f} ms  {whole / baseline:5.1f} × baseline")
    subject = Subject(paper, previous)
    costs = {
        code: median(options.runs, lambda check=check: list(check.findings(subject)))
        for code, check in CATALOGUE.items()
    }
    for code, cost in sorted(costs.items(), key=lambda item: -item[1])[:SLOWEST]:
        print(f"  {code} {CATALOGUE[code].name:45.45} {cost:8.3f} ms")
    start = time.perf_counter()
    with ProcessPoolExecutor(max_workers=os.cpu_count(), initializer=prepare) as workers:
        found = sum(workers.map(count, range(options.reports), chunksize=50))
    took = time.perf_counter() - start
    print(f"{options.reports} reports in {took:.1f} s on {os.cpu_count()} cores, {found} findings")


def full_report(example: str) -> Paper:
    """An example drafted, its management aspect repeated until the prose is long enough."""
    workspace = wiring.build()
    finished = workspace.draft(workspace.parse_answers(workspace.example(example), example))
    paper = paper_of(finished.report, finished.document)
    written = sum(len(line.text) for _, line in paper.narrative())
    first, *others = paper.sections
    extra: list[Line] = []
    while written < CHARACTERS:
        more = first.lines[len(extra) % len(first.lines)]
        extra.append(replace(more, number=0))
        written += len(more.text)
    return replace(paper, sections=(replace(first, lines=(*first.lines, *extra)), *others))


def retold(paper: Paper, number: int) -> Paper:
    """The same report with a word of its own in every line, so that nothing of it is remembered."""
    first, *others = paper.sections
    lines = tuple(replace(line, text=f"{line.text}（{number}）") for line in first.lines)
    return replace(paper, sections=(replace(first, lines=lines), *others))


_PREPARED: list[Paper] = []


def prepare() -> None:
    """Make the two reports once in each worker."""
    _PREPARED.extend((full_report("qiling-2024"), full_report("tongyin-2023")))


def count(_: int) -> int:
    """How many findings one report has."""
    return len(run(*_PREPARED).findings)


def median(runs: int, action: Callable[[], object]) -> float:
    """Median milliseconds of an action, after one to warm up."""
    action()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1_000


if __name__ == "__main__":
    main()

"""How long one draft takes: the whole command, composing alone, and what starting Python costs anyway.

    python benchmarks/draft.py [--runs 7]

Prints medians in seconds and their ratio to the baseline of the same run: an interpreter that only imports
what the command cannot do without. Budgets: the whole command 3 s, composing 1 s.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao import wiring

if TYPE_CHECKING:
    from collections.abc import Callable

BASELINE = [sys.executable, "-c", "import docx, yaml"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    workspace = wiring.build()
    baseline = median(runs, lambda: subprocess.run(BASELINE, check=True))
    print(f"{'baseline: import docx, yaml':34} {baseline:6.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        for name in workspace.example_names():
            answers, target = Path(folder) / f"{name}.yaml", Path(folder) / f"{name}.docx"
            answers.write_bytes(workspace.example(name))
            command = [sys.executable, "-m", "nianbao", "draft", str(answers), "-o", str(target)]
            whole = median(
                runs, lambda command=command: subprocess.run(command, check=True, capture_output=True)
            )
            report = workspace.open_answers(answers)
            composing = median(runs, lambda report=report: workspace.draft(report))
            print(f"{name + ', whole command':34} {whole:6.2f} s  {whole / baseline:5.1f} × baseline")
            print(f"{name + ', composing':34} {composing:6.2f} s  {composing / baseline:5.1f} × baseline")


def median(runs: int, action: Callable[[], object]) -> float:
    """Median seconds of an action."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()

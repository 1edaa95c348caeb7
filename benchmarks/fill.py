"""How long it takes to fill a template, and how much of it is right.

    python benchmarks/fill.py [--rounds 3]

Every hand-made template of `tests/delivery/office_templates.py` is filled as the program fills it, in a
process of its own, and alone. Beside the seconds stands how many of the 200 cells hold their own number,
counted by where the cells stand in the file. The bound is one second for a template, process included.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "delivery"))

from office_templates import every_template  # noqa: E402 - found only now
from test_fill import W, body, filling, shown  # noqa: E402 - as above

from nianbao.delivery import fill_confined  # noqa: E402 - as above
from nianbao.delivery.template.filler import fill_template  # noqa: E402 - as above

BOUND = 1.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    apart, alone, right = [], [], 0
    for template in every_template():
        whole = min(_seconds(fill_confined, template) for _ in range(rounds))
        inside = min(_seconds(fill_template, template) for _ in range(rounds))
        filled = fill_template(template.data, "模板.docx", filling(), replace=template.replace)
        cells = list(body(filled.data).iter(f"{W}tc"))
        hits = sum(shown(cells[place]) == filling().cells[key] for key, place in template.places.items())
        apart.append(whole)
        alone.append(inside)
        right += hits
        print(f"{template.name:60} {whole:6.2f} s  {inside:6.2f} s  {hits} of 200")
    print(
        f"{len(apart)} templates: {right} of {200 * len(apart)} cells; in a process of its own "
        f"median {statistics.median(apart):.2f} s, worst {max(apart):.2f} s (bound {BOUND:.0f} s); "
        f"alone median {statistics.median(alone):.2f} s"
    )
    sys.exit(max(apart) > BOUND or right < 200 * len(apart))


def _seconds(fill, template) -> float:  # noqa: ANN001 - either of the two
    began = time.perf_counter()
    fill(template.data, "模板.docx", filling(), replace=template.replace)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()

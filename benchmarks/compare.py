"""How many planted differences the comparison with a published report finds, and how many it makes up.

    python benchmarks/compare.py [--planted 200]

Takes the examples and generated answer sets, writes each as Word, HTML, text and Markdown, plants one
difference in a file and has it read and compared. Budget: all are found, and a file without one has none.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from answer_sets import answer_set
from nianbao import wiring
from nianbao.reading.report_file import parse_report
from nianbao.report.comparing import compare
from planted import FORMS, KINDS, plant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nianbao.report.document import Document

GENERATED = 20


def main() -> int:
    """Measure and print; 1 when something was missed or made up."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--planted", type=int, default=200)
    options = parser.parse_args()
    workspace = wiring.build()
    reports = [workspace.parse_answers(workspace.example(name), name) for name in workspace.example_names()]
    reports += [answer_set(number) for number in range(GENERATED)]
    documents = [workspace.draft(report).document for report in reports]
    made_up = sum(
        not compare(document, parse_report(write(document), form)).is_same
        for document in documents
        for form, write in FORMS.items()
    )
    print(f"without a difference: {len(documents) * len(FORMS)} files, {made_up} with a difference made up")
    tried, found, told, took = tested(documents, options.planted)
    for form in FORMS:
        for kind in KINDS:
            if tried[form, kind]:
                print(f"  {form:5} {kind:22} {found[form, kind]:3} of {tried[form, kind]:3}")
    all_tried, all_found = tried.total(), found.total()
    print(f"planted {all_tried}, found {all_found}; {told / all_tried:.2f} told for each")
    print(f"compared in {1_000 * statistics.median(took):.1f} ms (median; reading the file not counted)")
    return 0 if all_found == all_tried and not made_up else 1


def tested(
    documents: Sequence[Document], wanted: int
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]], int, list[float]]:
    """Plant, read and compare: tried and found by form and kind, differences told, and seconds."""
    dice = random.Random(8)  # noqa: S311 - variety, not secrecy
    tried: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    told, took = 0, []
    for turn in itertools.count():
        if tried.total() == wanted:
            return tried, found, told, took
        document = documents[turn % len(documents)]
        form, kind = dice.choice(list(FORMS)), KINDS[turn % len(KINDS)]
        planted = plant(document, form, kind, dice)
        if planted is None:
            continue
        theirs = parse_report(planted.data, form)
        began = time.perf_counter()
        comparison = compare(document, theirs)
        took.append(time.perf_counter() - began)
        tried[form, kind] += 1
        found[form, kind] += not comparison.is_same
        told += len(comparison.differences)
        if comparison.is_same:
            print(f"  missed in {form}: {kind}, {planted.what}; undecided: {comparison.undecided}")
    raise AssertionError


if __name__ == "__main__":
    sys.exit(main())

"""How well, how fast and how safely past reports are read.

    python benchmarks/reading.py [--reports 2] [--mutants 5000] [--forms pdf docx] [--misses]

Quality: reports of the corpus with random figures in their tables (every equation kept), written in every
shape of `reading_shapes.py` and, by LibreOffice, as PDF and rich text. A section is right when its prose is,
character by character but for blanks; a cell when it holds the number printed. A wrong number reported as
sure is counted by itself: there must be none, not even in tables without ruled lines, which stand apart.
Speed: a Word report of forty pages, in the process that parses it and with that process.
Safety: mutants of a good file of each form, bytes flipped, cut or doubled: each is read or refused in words,
within the time and memory the product allows.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from reading_shapes import CONVERTED, SHAPES, TABLES_ALONE, UNRULED, Told, word

from nianbao.errors import NianbaoError
from nianbao.office.confined import LONGEST, OUT_OF_MEMORY, limit_memory
from nianbao.reading.confined import _reader, parse_confined
from nianbao.reading.corpus_file import read_corpus_report
from nianbao.reading.report_file import parse_report
from nianbao.report.cells import Known, Tables, Unclear
from nianbao.report.slots import plain
from nianbao.report.tables import APPLICANT_COLUMNS, ASPECT_HEADINGS, CELLS, RESULT_ROWS, SECTION_HEADINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from nianbao.report.paper import Paper

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "reports"
SEED = 4711
FORMS = {"docx": "word", "html": "html", "pdf": "pdf", "rtf": "rtf", "xlsx": "sheets", "txt": ""}
AT_ONCE = 100
READ, REFUSED, DAMAGED, UNTYPED = 10, 11, 12, 13
KINDS = {
    READ: "read",
    REFUSED: "refused",
    DAMAGED: "refused as damaged",
    OUT_OF_MEMORY: "refused: too much",
    UNTYPED: "UNTYPED",
}
"""What the status of a child says."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=2, help="of each shape")
    parser.add_argument("--mutants", type=int, default=0, help="of each form")
    parser.add_argument("--forms", nargs="+", choices=list(FORMS), default=list(FORMS), help="of mutants")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.reports:
            quality(options.reports, Path(folder), show=options.misses)
            speed()
        if options.mutants:
            safety(options.mutants, options.forms, Path(folder))


# ── quality ──


def told_of(path: Path, chance: random.Random) -> Told:
    """A report of the corpus with other numbers in its tables."""
    paper = read_corpus_report(path).paper
    parts: dict[str, list[tuple[str, str]]] = {}
    for section in paper.sections:
        told, heading = [], ""
        for line in section.lines:
            if line.is_heading and line.text in ASPECT_HEADINGS.values():
                heading = line.text
            elif not line.is_heading:
                told.append((heading, line.text))
                heading = ""
        parts[section.key] = told
    lead = "".join(line.text for line in paper.lead)
    return Told(paper.title, lead, dict(SECTION_HEADINGS), parts, cells(chance))


def cells(chance: random.Random) -> dict[str, str]:
    """Numbers for all 200 cells that satisfy every equation, most of them 0, some of four digits."""
    entered = {}
    for column in APPLICANT_COLUMNS:
        results = {row: chance.choice((0, 0, 0, 1, 2, 17, 208)) for row in RESULT_ROWS}
        carried_out, carried_in = chance.choice((0, 0, 1, 12)), chance.choice((0, 0, 2))
        new = sum(results.values()) + carried_out - carried_in
        if new < 0:
            carried_in, new = 0, sum(results.values()) + carried_out
        entered |= {f"t3.{row}.{column}": value for row, value in results.items()}
        entered |= {
            f"t3.new.{column}": new,
            f"t3.carried_in.{column}": carried_in,
            f"t3.carried_out.{column}": carried_out,
        }
    for key, spec in CELLS.items():
        if not spec.computed and not key.startswith("t3."):
            entered[key] = chance.choice((0, 0, 3, 41, 1286))
    tables = Tables.from_entries({key: Decimal(value) for key, value in entered.items()}, blank_is_zero=True)
    return {key: plain(tables.value(key)) for key in CELLS}  # type: ignore[arg-type]


def files(count: int, folder: Path) -> list[tuple[str, Told, bytes]]:
    """As many files of every shape, each of another report."""
    chance = random.Random(SEED)  # noqa: S311 - the same in every run
    sources = sorted(CORPUS.glob("*.md"))
    chance.shuffle(sources)
    made, at = [], 0
    for _ in range(count):
        for shape, write in SHAPES.items():
            told = told_of(sources[at % len(sources)], chance)
            made.append((shape, told, write(told)))
            at += 1
        for shape, write in (CONVERTED | UNRULED).items():
            told = told_of(sources[at % len(sources)], chance)
            made.append((shape, told, converted(write(told), shape, folder)))
            at += 1
    return made


def converted(data: bytes, shape: str, folder: Path) -> bytes:
    """What LibreOffice makes of a Word file."""
    form = "html" if "html" in shape else shape.split()[0].strip(",")
    (folder / "made.docx").write_bytes(data)
    program = shutil.which("soffice") or "soffice"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [
            program,
            profile,
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder),
            str(folder / "made.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return (folder / f"made.{form}").read_bytes()


def quality(count: int, folder: Path, *, show: bool) -> None:
    """Print how much of the files is read right."""
    totals: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    for shape, told, data in files(count, folder):
        paper = parse_report(data, shape)
        score = Counter(_sections(paper, told, shape)) + Counter(_cells(paper, told))
        totals[shape in UNRULED] += score + Counter(files=1)
        missed = score["section wrong"] + score["cell wrong"] + score["cell not read"]
        if show and (missed or score["title"] < score["titles"]):
            print(f"  {shape}: {dict(score)}")
    for unruled, total in totals.items():
        sections = total["section right"] + total["section wrong"]
        counted = total["cell right"] + total["cell wrong"] + total["cell not read"]
        print(
            f"{total['files']} files{', tables without lines' if unruled else ''}: "
            f"titles {total['title']} of {total['titles']}, "
            f"sections {total['section right'] / sections:.4f} of {sections}, "
            f"aspects {total['aspect right']} of {total['aspects']}, "
            f"cells {total['cell right'] / counted:.4f} of {counted}, wrong but sure {total['cell wrong']}"
        )


def _sections(paper: Paper, told: Told, shape: str) -> dict[str, int]:
    if shape in TABLES_ALONE:
        return {}
    score: Counter[str] = Counter()
    score["titles"] = 1
    score["title"] = paper.title == told.title
    for key, wanted in told.parts.items():
        section = paper.section(key)
        read = "".join(line.text for line in section.lines if not line.is_heading) if section else "?"
        right = _bare(read) == _bare("".join(text for _, text in wanted))
        score["section right" if right else "section wrong"] += 1
    first = paper.section("1")
    score["aspects"] = len(ASPECT_HEADINGS)
    score["aspect right"] = len(first.aspects) if first else 0
    return score


def _cells(paper: Paper, told: Told) -> dict[str, int]:
    score: Counter[str] = Counter()
    for key, printed in told.cells.items():
        cell = paper.cells[key]
        if isinstance(cell, Known):
            score["cell right" if plain(cell.value) == printed else "cell wrong"] += 1
        else:
            score["cell not read"] += 1
            score["cell unclear"] += isinstance(cell, Unclear)
    return score


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


# ── speed ──


def speed() -> None:
    """Print how long a Word report of forty pages takes."""
    from nianbao.reading.report_text import paper_from
    from nianbao.reading.report_word import read_word

    told = told_of(sorted(CORPUS.glob("*.md"))[0], random.Random(SEED))  # noqa: S311
    long = {
        key: [pair for _ in range(30 if key in "156" else 1) for pair in pairs]
        for key, pairs in told.parts.items()
    }
    data = word(Told(told.title, told.lead, told.headings, long, told.cells))
    characters = sum(len(text) for pairs in long.values() for _, text in pairs)
    paper_from(read_word(data, "年报"))
    began = time.perf_counter()
    paper_from(read_word(data, "年报"))
    inside = time.perf_counter() - began
    parse_report(data, "年报")
    began = time.perf_counter()
    parse_report(data, "年报")
    print(
        f"a Word report of {characters} characters (some {characters // 700} pages), {len(data) // 1024} KB: "
        f"{inside:.2f} s, with a process of its own {time.perf_counter() - began:.2f} s"
    )


# ── safety ──


@dataclass(frozen=True, slots=True)
class Ended:
    """How the child that parsed a mutant ended."""

    kind: str
    seconds: float
    megabytes: float
    """Most memory it held at once."""


def safety(count: int, forms: list[str], folder: Path) -> None:
    """Print what becomes of mutants under the limits of the product.

    Each is parsed by a child forked from this process, which has the libraries loaded; a hundred of each form
    also go the whole way, each through a new interpreter.
    """
    chance = random.Random(SEED)  # noqa: S311 - the same in every run
    told = told_of(sorted(CORPUS.glob("*.md"))[0], chance)
    seeds: dict[str, Callable[[], bytes]] = {
        "docx": lambda: word(told),
        "html": lambda: SHAPES["html, site in GBK"](told),
        "pdf": lambda: converted(word(told), "pdf", folder),
        "rtf": lambda: converted(word(told), "rtf", folder),
        "xlsx": lambda: SHAPES["xlsx"](told),
        "txt": lambda: SHAPES["text, tabs"](told),
    }
    for form in forms:
        seed = seeds[form]()
        _parse(form, seed)  # The children find its libraries loaded.
        began = time.perf_counter()
        with ThreadPoolExecutor(2) as hands:
            endings = list(
                hands.map(lambda n: _ended(form, mutant(seed, n)), range(SEED, SEED + count))  # noqa: B023
            )
        kinds = Counter(ending.kind for ending in endings)
        whole = Counter(_whole(mutant(seed, n), form) for n in range(SEED, SEED + min(count, AT_ONCE)))
        print(
            f"{form}: {count} mutants in {time.perf_counter() - began:.0f} s: {dict(kinds.most_common())}; "
            f"over 5 s {sum(ending.seconds > 5 for ending in endings)}, "
            f"longest {max(ending.seconds for ending in endings):.1f} s, "
            f"most memory {max(ending.megabytes for ending in endings):.0f} MB; the whole way: {dict(whole)}",
            flush=True,
        )


def mutant(seed: bytes, number: int) -> bytes:
    """A file with some bytes changed."""
    chance = random.Random(number)  # noqa: S311
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 3, 10, 60))):
        at = chance.randrange(len(data))
        how = chance.randrange(4)
        if how == 0:
            data[at] = chance.randrange(256)
        elif how == 1:
            del data[at : at + chance.randrange(1, 200)]
        elif how == 2:
            data[at:at] = data[at : at + chance.randrange(1, 200)]
        else:
            data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 30)))
        if not data:
            return b""
    return bytes(data)


def _parse(form: str, data: bytes) -> None:
    """What the child does, or the program itself where no child is used."""
    if FORMS[form]:
        _reader(FORMS[form])(data, "年报")
    else:
        parse_report(data, "年报")


def _ended(form: str, data: bytes) -> Ended:
    """How a child with the limits of the product ends; what is no refusal is told to the clerk as damage."""
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        _be_the_child(form, data)
    late = threading.Timer(LONGEST, os.kill, (child, signal.SIGKILL))
    late.start()
    _, status, used = os.wait4(child, 0)
    late.cancel()
    seconds = time.perf_counter() - began
    if os.WIFSIGNALED(status):
        kind = "refused: takes too long" if seconds >= LONGEST else f"DIED of signal {os.WTERMSIG(status)}"
    else:
        kind = KINDS[os.WEXITSTATUS(status)]
    return Ended(kind, seconds, used.ru_maxrss / 1024)


def _be_the_child(form: str, data: bytes) -> NoReturn:
    limit_memory()
    try:
        _parse(form, data)
        status = READ
    except NianbaoError:
        status = REFUSED
    except (MemoryError, RecursionError):
        status = OUT_OF_MEMORY
    except BaseException:  # noqa: BLE001 - the parent tells the clerk that the file is damaged
        status = DAMAGED if FORMS[form] else UNTYPED
    os._exit(status)


def _whole(data: bytes, form: str) -> str:
    try:
        if FORMS[form]:
            parse_confined(FORMS[form], data, "年报")
        else:
            parse_report(data, "年报")
    except NianbaoError:
        return "refused"
    return "read"


if __name__ == "__main__":
    main()

"""What drafts are worth: facts told, inventions, filler, repetition, findings, size and time.

    python benchmarks/drafts.py                        the composer, over every answers file
    python benchmarks/drafts.py --endpoint             the endpoint that is set
    python benchmarks/drafts.py --fake inventive       a model on loopback: faithful, literal, inventive,
                                                       forgetful, or desk: from `benchmarks/cases/drafts/`
    python benchmarks/drafts.py --texts docs/quality   write anew the drafts shown there, in both modes
    python benchmarks/drafts.py --endpoint --texts F --sheets S   the same by the endpoint that is set
    python benchmarks/drafts.py --fake desk --rate 50  at so many tokens a second, to see the wall time

A span counts as ungrounded when a figure of the finished text is no slot, no constant of the form and not in
the clerk's own words, or when words that the inventive model puts in stand in it. A part that was sent back
takes two calls, one after the other: the wall time is held against the slowest chain of calls as well.
Tokens are estimated at 1.6 characters each.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

REPOSITORY = Path(__file__).parents[1]
sys.path.insert(0, str(REPOSITORY / "tests" / "drafting"))
import fake_writers  # noqa: E402 - the fakes of the tests serve here too
from model_server import ModelServer  # noqa: E402

from nianbao import wiring  # noqa: E402
from nianbao.checks.catalogue import run  # noqa: E402
from nianbao.report.document import Body, FormTable  # noqa: E402
from nianbao.report.draft import Origin  # noqa: E402
from nianbao.report.figures import read_figures  # noqa: E402
from nianbao.report.paper import paper_of  # noqa: E402
from nianbao.report.slots import SLOT  # noqa: E402
from nianbao.report.tables import ASPECT_HEADINGS, part_name  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nianbao.report.report import Report
    from nianbao.workspace import Finished, Workspace

CASES = REPOSITORY / "benchmarks" / "cases"
CHARACTERS = 1.6
"""In a token."""
CONSTANTS = {"1月1日", "12月31日"}
INVENTED = re.compile("王建国|望川镇|政务公开考核办法|机构改革所致|满意度明显提升|惠及群众|同比增长")
RUN = 10
"""Characters of the runs that are compared."""


class Row(NamedTuple):
    """What one report came to."""

    name: str
    facts: int
    told: int
    sections: int
    by_model: int
    ungrounded: int
    sentences: int
    filler: int
    length: int
    errors: int
    warnings: int
    wall: float
    slowest: float
    chain: float
    text: str


def main() -> None:
    """Draft everything and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--endpoint", action="store_true")
    parser.add_argument("--fake", choices=("faithful", "literal", "inventive", "forgetful", "desk"))
    parser.add_argument("--rate", type=float, default=0, help="tokens a second of a fake")
    parser.add_argument("--texts", type=Path, help="folder of shown drafts to write anew")
    parser.add_argument("--sheets", type=Path, default=CASES / "answers", help="the answers files of --texts")
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    if options.texts and not options.endpoint:
        options.fake = "desk"
    server = _server(options.fake, options.rate) if options.fake else None
    with tempfile.TemporaryDirectory() as data:
        if server:
            os.environ |= {
                "NIANBAO_BASE_URL": server.url,
                "NIANBAO_MODEL": options.fake,
                "NIANBAO_DATA": data,
            }
        workspace = wiring.build()
        if options.texts:
            _show(workspace, options.texts, options.sheets)
            if server:
                server.close()
            return
        by_model = bool(options.endpoint or server)
        if by_model:
            # The libraries and the shelf are loaded at the first draft; that is not what is measured.
            _row(workspace, _files()[0], by_model=True)
        rows = [_row(workspace, path, by_model=by_model) for path in _files() * options.rounds]
    _print(rows)
    if server:
        prompts = [body["messages"] for body, _ in server.seen]
        sizes = [sum(len(each["content"]) for each in messages) for messages in prompts]
        print(f"{len(sizes)} calls, prompts {statistics.mean(sizes):.0f} characters, longest {max(sizes)}")
        print(f"tokens sent for a report: about {sum(sizes) / CHARACTERS / len(rows):.0f}")
        server.close()


def _show(workspace: Workspace, folder: Path, sheets: Path) -> None:
    """Write the drafts of a folder anew, tables left out; a text may be named by the number of its sheet."""
    for file in sorted(folder.glob("*.txt")):
        name, mode = file.stem.rsplit(".", 1)
        report = workspace.open_answers(next(sheets.glob(f"{name}*.yaml")))
        if mode == "model":
            finished = workspace.finished(report, workspace.begin_draft(report, consent=True).result())
        else:
            finished = workspace.draft(report)
        lines = [finished.document.title, ""]
        for block in finished.document.blocks:
            if isinstance(block, Body):
                lines.append(f"\u3000\u3000{block.text}")
            elif not isinstance(block, FormTable) and not block.text.startswith(("二、", "三、", "四、")):
                lines.append(block.text)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _files() -> list[Path]:
    return sorted([*(CASES / "answers").glob("*.yaml"), *(REPOSITORY / "corpus" / "examples").glob("*.yaml")])


def _row(workspace: Workspace, path: Path, *, by_model: bool) -> Row:
    report = workspace.open_answers(path)
    began = time.perf_counter()
    slowest = chain = 0.0
    if by_model:
        draft = workspace.begin_draft(report, consent=True)
        finished = workspace.finished(report, draft.result())
        slowest = max(each.call for each in draft.progress())
        chain = max(each.spent for each in draft.progress())
    else:
        finished = workspace.draft(report)
    wall = time.perf_counter() - began
    outcome = run(paper_of(report, finished.document), None, ())
    severities = [finding.severity.value for finding in outcome.findings]
    sentences = [
        each for body in finished.document.bodies() for each in body.sentences if body.part != "lead"
    ]
    told, facts = _told(report, finished)
    return Row(
        path.stem,
        facts,
        told,
        len(finished.drafts),
        sum(draft.made_by != "composer" for draft in finished.drafts),
        sum(1 for _ in _ungrounded(report, finished)),
        len(sentences),
        sum(each.origin is Origin.PHRASE for each in sentences),
        len(finished.document.text),
        severities.count("error"),
        severities.count("warn"),
        wall,
        slowest,
        chain,
        "".join(body.text for body in finished.document.bodies()),
    )


def _told(report: Report, finished: Finished) -> tuple[int, int]:
    """Facts that stand in the text, in a mark, in the tables, or on the list of what was left out."""
    text = "".join(paragraph.text for draft in finished.drafts for paragraph in draft.paragraphs)
    rested_on = {
        source
        for draft in finished.drafts
        for paragraph in draft.paragraphs
        for sentence in paragraph.sentences
        for source in sentence.evidence
    }
    spoken_for = {entry.fact for entry in (*finished.unused, *finished.restated)}
    spoken_for |= rested_on | {slot.partition(".")[0] for slot in SLOT.findall(text)}
    facts = report.every_fact()
    printed = "".join(body.text for body in finished.document.bodies())
    # A remark without a figure that went back in a mark is told there in her own words.
    told = [
        fact
        for fact in facts
        if fact.id in spoken_for
        or any(piece in printed for piece in re.split("[，。；]", fact.words) if len(piece) > 3)
    ]
    return len(told), len(facts)


def _ungrounded(report: Report, finished: Finished) -> Iterator[str]:
    words = "".join(fact.words for fact in report.every_fact())
    for body in finished.document.bodies():
        for sentence in body.sentences:
            for figure in read_figures(sentence.text).figures:
                spans = sentence.spans
                inside = any(span.start < figure.end and figure.start < span.end for span in spans)
                known = (
                    figure.soft
                    or figure.text in CONSTANTS
                    or (not figure.text.isascii() and figure.text in words)
                )
                if not (inside or known or "【" in sentence.text):
                    yield figure.text
            if match := INVENTED.search(sentence.text):
                yield match[0]


def _print(rows: list[Row]) -> None:
    for row in rows:
        filler = row.filler / max(1, row.sentences)
        print(
            f"{row.name:28} facts {row.told}/{row.facts}  by model {row.by_model}/{row.sections}  "
            f"ungrounded {row.ungrounded}  filler {filler:.2f}  {row.length} characters  "
            f"errors {row.errors} warnings {row.warnings}  {row.wall:.2f} s"
            + (f" = {row.wall / row.slowest:.3f} × slowest call" if row.slowest else "")
        )
    told, facts = sum(row.told for row in rows), sum(row.facts for row in rows)
    print(f"facts told, asked, in the tables or listed: {told}/{facts} = {told / facts:.4f}")
    sections, by_model = sum(row.sections for row in rows), sum(row.by_model for row in rows)
    ungrounded = sum(row.ungrounded for row in rows)
    print(f"sections {sections}, of them by the model {by_model}; ungrounded spans {ungrounded}")
    filler = sum(row.filler for row in rows) / sum(row.sentences for row in rows)
    print(f"filler sentences {filler:.3f}; errors found {sum(row.errors for row in rows)}")
    texts = {row.name: row.text for row in rows}
    alike = [_shared(texts[one], texts[other]) for one in texts for other in texts if one < other]
    print(f"runs of {RUN} characters two agencies share: {_mean_and_most(alike)}")
    passages = "\n".join(
        path.read_text(encoding="utf-8") for path in (REPOSITORY / "corpus" / "reports").glob("*.md")
    )
    borrowed = [_shared(text, passages) for text in texts.values()]
    print(f"runs shared with the examples: {_mean_and_most(borrowed)}")
    ratios = [row.wall / row.slowest for row in rows if row.slowest]
    if ratios:
        print(f"wall time over slowest call: median {statistics.median(ratios):.3f}, most {max(ratios):.3f}")
        chains = [row.wall / row.chain for row in rows]
        print(f"wall time over slowest chain: median {statistics.median(chains):.3f}, most {max(chains):.3f}")


def _mean_and_most(shares: list[float]) -> str:
    return f"mean {statistics.mean(shares):.3f}, most {max(shares):.3f}"


def _shared(one: str, other: str) -> float:
    runs, others = _runs(one), _runs(other)
    return len(runs & others) / max(1, len(runs))


def _runs(text: str) -> set[str]:
    bare = re.sub(r"【[^】]*】|\s", "", text)
    return {bare[at : at + RUN] for at in range(len(bare) - RUN + 1)}


def _server(kind: str, rate: float) -> ModelServer:
    server = ModelServer()
    server.write = _desk() if kind == "desk" else getattr(fake_writers, kind)
    server.rate = rate * CHARACTERS
    return server


def _desk() -> Callable[[str], str]:
    """Answers with the reworded drafts where there is one, and with the composer's text elsewhere."""
    names = {
        part_name(part): part for part in ("lead", "5", "6", *(f"1.{aspect}" for aspect in ASPECT_HEADINGS))
    }
    replies: dict[tuple[str, str], str] = {}
    for folder in (CASES / "drafts").iterdir():
        answers = yaml.safe_load((CASES / "answers" / f"{folder.name}.yaml").read_text(encoding="utf-8"))
        for file in folder.glob("*.txt"):
            replies[answers["agency"], file.stem] = file.read_text(encoding="utf-8")

    def reply(prompt: str) -> str:
        first, second = prompt.splitlines()[:2]
        part = names.get(first.partition("：")[2], "")
        agency = second.partition("：")[2].partition("（")[0]
        text = replies.get((agency, part))
        return fake_writers.between_markers(text) if text else fake_writers.faithful(prompt)

    return reply


if __name__ == "__main__":
    main()

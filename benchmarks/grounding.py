"""What the grounding catches: correct drafts are spoilt one word at a time, and each must be refused.

    python benchmarks/grounding.py [--seed 1] [--misses]

The drafts are the composer's, and the reworded ones in `benchmarks/cases/drafts/`; each is tried with slots
and with bare figures. A figure is changed by one, made ten times as large, exchanged with another, replaced
by another fact's value; another town's name or an event is put in. Printed: the share caught of each kind and
in all, of figures that stand nowhere in the evidence, and how many figures of correct drafts are refused.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao import wiring
from nianbao.drafting.composer import Composer
from nianbao.drafting.evidence import gather
from nianbao.drafting.grounding import Grounder, Why
from nianbao.drafting.phrasebook import load
from nianbao.drafting.vocabulary import load_vocabulary
from nianbao.report.figures import FigureKind, read_figures
from nianbao.report.slots import SLOT, Slots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.drafting.evidence import Evidence

REPOSITORY = Path(__file__).parents[1]
ANSWERS = REPOSITORY / "benchmarks" / "cases" / "answers"
DRAFTS = REPOSITORY / "benchmarks" / "cases" / "drafts"
EVENTS = (
    "举办专题培训{n}期",
    "召开专题会议{n}次研究部署",
    "组织开展应急演练",
    "开设“惠民惠农”专栏",
    "印发考核办法并纳入年度绩效",
    "开展满意度测评",
    "因机构改革职能调整",
    "群众满意度明显提升",
    "建立信息发布审查登记台账",
    "聘请社会监督员{n}名",
)
_FIGURES = frozenset({Why.SLOT, Why.FIGURE, Why.UNIT, Why.PLACE, Why.TABLE})
TOWNS = ("望川镇", "石桥街道", "栎江区", "云浦县教育局", "麦陇乡")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--misses", action="store_true", help="print every spoilt sentence that was not refused"
    )
    options = parser.parse_args()
    dice = random.Random(options.seed)  # noqa: S311 - repeatable, nothing secret
    tried: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    figures = alarms = words = 0
    for grounder, evidence, text, shown in drafts():
        correct = grounder.ground(text, evidence)
        figures += sum(not figure.soft for figure in read_figures(shown).figures)
        about_figures = sum(fault.why in _FIGURES for fault in correct.faults)
        alarms += about_figures
        words += len(correct.faults) - about_figures
        if options.misses:
            for fault in correct.faults:
                print(f"alarm  {fault.why.name}: {fault.words} | {fault.sentence}")
        for kind, spoilt in spoil(text, evidence, dice):
            if spoilt == text:
                continue
            tried[kind] += 1
            if grounder.ground(spoilt, evidence).faults:
                caught[kind] += 1
            elif options.misses:
                print(f"missed {kind}: {_difference(text, spoilt)}")
    for kind, number in sorted(tried.items()):
        print(f"{kind:24} {caught[kind]:5} of {number:5}  {caught[kind] / number:.4f}")
    print(f"{'all':24} {caught.total():5} of {tried.total():5}  {caught.total() / tried.total():.4f}")
    print(f"correct drafts: {alarms} of {figures} figures refused, and {words} words")


def drafts() -> Iterator[tuple[Grounder, Evidence, str, str]]:
    """Every correct draft with its grounder and evidence, and as it is printed."""
    phrasebook = load(REPOSITORY / "prompts" / "offline")
    vocabulary = load_vocabulary(REPOSITORY / "prompts" / "vocabulary.yaml")
    composer, workspace = Composer(phrasebook), wiring.build()
    for path in sorted(ANSWERS.glob("*.yaml")):
        report = workspace.open_answers(path)
        grounder, slots = Grounder(report, vocabulary), Slots(report)
        for part, evidence in gather(report, composer.compose(report), phrasebook).items():
            if evidence.is_bare:
                continue
            texts = ["\n".join(f"{each.heading}\n{each.text}" for each in evidence.paragraphs)]
            written = DRAFTS / path.stem / f"{part}.txt"
            if written.exists():
                texts.append(written.read_text(encoding="utf-8"))
            for text in texts:
                printed = _printed(text, slots)
                yield grounder, evidence, text, printed
                yield grounder, evidence, printed, printed


def spoil(text: str, evidence: Evidence, dice: random.Random) -> Iterator[tuple[str, str]]:
    """The draft spoilt in every way at every figure, and with words put in."""
    counted = [
        figure
        for figure in read_figures(SLOT.sub(lambda slot: "\ue000" * len(slot[0]), text)).figures
        if figure.kind is FigureKind.NUMBER and figure.value is not None and not figure.soft
    ]
    offered = {each.value for each in evidence.offered if each.value is not None}
    constants = " ".join(evidence.constants)

    def put(figure: object, value: Decimal) -> str:
        return text[: figure.start] + f"{value.normalize():f}" + text[figure.end :]  # type: ignore[attr-defined]

    for figure in counted:
        value = figure.value or Decimal(0)
        for kind, other in (("plus or minus one", value + dice.choice((1, -1))), ("ten times", value * 10)):
            if other != value and other >= 0:
                nowhere = other not in offered and f"{other.normalize():f}" not in constants
                yield f"{kind}{', nowhere' if nowhere else ''}", put(figure, other)
        others = sorted(offered - {value})
        if others:
            yield "another fact's value", put(figure, dice.choice(others))
        rest = [each for each in counted if each.value != value and each.start > figure.end]
        if rest:
            second = dice.choice(rest)
            swapped = text[: figure.start] + second.text + text[figure.end : second.start]
            yield "exchanged", swapped + figure.text + text[second.end :]
    slots = [match for match in SLOT.finditer(text) if not match[1].startswith(("Q", "year"))]
    for place, first in enumerate(slots[:-1]):
        second = dice.choice(slots[place + 1 :])
        if _value(first[1], evidence) != _value(second[1], evidence):
            swapped = text[: first.start()] + second[0] + text[first.end() : second.start()]
            yield "slots exchanged", swapped + first[0] + text[second.end() :]
    stops = [match.start() for match in re.finditer("。", text)]
    for at in stops:
        event = dice.choice(EVENTS).format(n=dice.randint(2, 9))
        yield "event added", f"{text[:at]}，{event}{text[at:]}"
        yield "another town", f"{text[:at]}，与{dice.choice(TOWNS)}共同办理{text[at:]}"


def _value(slot: str, evidence: Evidence) -> str:
    return next((each.shown for each in evidence.offered if each.slot == slot), "")


def _printed(text: str, slots: Slots) -> str:
    return SLOT.sub(lambda slot: slot[0] if slot[1].startswith("Q") else slots.show(slot[1]), text)


def _difference(text: str, spoilt: str) -> str:
    at = next((at for at, (one, other) in enumerate(zip(text, spoilt, strict=False)) if one != other), 0)
    return f"…{text[max(0, at - 16) : at + 24]}… → …{spoilt[max(0, at - 16) : at + 24]}…"


if __name__ == "__main__":
    main()

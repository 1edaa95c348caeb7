"""Evidence of small reports, for tests of what may stand in a text and what may not."""

from decimal import Decimal
from pathlib import Path

from nianbao.drafting.evidence import gather
from nianbao.drafting.grounding import Grounder
from nianbao.drafting.vocabulary import load_vocabulary
from nianbao.report.cells import Tables
from nianbao.report.facts import TOPICS, Fact
from nianbao.report.report import AgencyKind, Profile, Report

PROMPTS = Path(__file__).parents[2] / "prompts"
VOCABULARY = load_vocabulary(PROMPTS / "vocabulary.yaml")


def report_of(*, cells=None, agency="青石镇人民政府", kind=AgencyKind.TOWN, **answers):
    facts = []
    for topic in TOPICS:
        for words in answers.get(topic, ()):
            facts.append(Fact.from_words(f"F{len(facts) + 1}", topic, words))
    entries = {key: Decimal(str(value)) for key, value in (cells or {}).items()}
    return Report(Profile(agency, kind, 2024), Tables.from_entries(entries, blank_is_zero=True), tuple(facts))


class Ground:
    """One report, to hold texts against."""

    def __init__(self, report, composer, phrasebook):
        self.report = report
        self.composed = composer.compose(report)
        self.evidence = gather(report, self.composed, phrasebook)
        self.grounder = Grounder(report, VOCABULARY)

    def of(self, part, text):
        return self.grounder.ground(text, self.evidence[part])

    def faults(self, part, text):
        return {(fault.why, fault.words) for fault in self.of(part, text).faults}

"""The composer with the phrasebook that travels with the program."""

from decimal import Decimal
from pathlib import Path

import pytest

from nianbao.drafting.composer import Composer
from nianbao.drafting.phrasebook import Phrasebook, load
from nianbao.report.cells import Tables
from nianbao.report.document import lay_out
from nianbao.report.facts import Fact
from nianbao.report.report import AgencyKind, Profile, Report

PHRASEBOOK = Path(__file__).parents[2] / "prompts" / "offline"


@pytest.fixture(scope="session")
def phrasebook() -> Phrasebook:
    return load(PHRASEBOOK)


@pytest.fixture(scope="session")
def composer(phrasebook: Phrasebook) -> Composer:
    return Composer(phrasebook)


@pytest.fixture
def written_of(composer: Composer):
    """The narrative of a town's answers given by topic, one paragraph a line."""

    def written_of(cells=None, **answers: list[str]) -> str:
        said = [(topic, words) for topic, remarks in answers.items() for words in remarks]
        facts = tuple(Fact.from_words(f"F{at}", topic, words) for at, (topic, words) in enumerate(said, 1))
        entries = {key: Decimal(value) for key, value in (cells or {}).items()}
        tables = Tables.from_entries(entries, blank_is_zero=True)
        report = Report(Profile("青石镇人民政府", AgencyKind.TOWN, 2024), tables, facts)
        return "\n".join(body.text for body in lay_out(report, composer.compose(report)).bodies())

    return written_of

"""The composer with the phrasebook that travels with the program."""

from pathlib import Path

import pytest

from nianbao.drafting.composer import Composer
from nianbao.drafting.phrasebook import Phrasebook, load

PHRASEBOOK = Path(__file__).parents[2] / "prompts" / "offline"


@pytest.fixture(scope="session")
def phrasebook() -> Phrasebook:
    return load(PHRASEBOOK)


@pytest.fixture(scope="session")
def composer(phrasebook: Phrasebook) -> Composer:
    return Composer(phrasebook)

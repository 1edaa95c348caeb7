"""The phrasebook is data: what travels with the program loads, and every kind of damage is named."""

import shutil

import pytest

from conftest import PHRASEBOOK  # type: ignore[import-not-found]
from nianbao.drafting.phrasebook import FILES, load
from nianbao.errors import PhrasebookBroken
from nianbao.report.facts import TOPICS
from nianbao.report.tables import CELLS


@pytest.fixture
def damaged(tmp_path):
    folder = tmp_path / "offline"
    shutil.copytree(PHRASEBOOK, folder)

    def damage(name, old, new):
        path = folder / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return damage


def test_every_file_of_the_folder_is_used_and_every_use_has_a_file():
    assert {path.stem for path in PHRASEBOOK.glob("*.yaml")} == set(FILES)


def test_claims_name_only_cells_of_the_form(phrasebook):
    groups = {"t3.refused", "t3.unable", "t3.declined"}
    named = {
        name
        for claim in phrasebook.claims
        for expression in (
            *claim.zero,
            *claim.positive,
            *(key for keys in claim.cells.values() for key in keys),
        )
        for name in expression.replace("-", "+").split("+")
    }

    assert named <= set(CELLS) | groups


def test_every_gap_belongs_to_a_part_and_has_a_question(phrasebook):
    assert {gap.part for gap in phrasebook.gaps} <= {f"1.{topic}" for topic in TOPICS}
    assert all(gap.ask.endswith("。") for gap in phrasebook.gaps)
    assert len({gap.id for gap in phrasebook.gaps}) == len(phrasebook.gaps)


def test_a_missing_file_is_named(damaged):
    folder = damaged("told", "new:", "new:")
    (folder / "claims.yaml").unlink()

    with pytest.raises(PhrasebookBroken, match="claims"):
        load(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "named"),
    [
        ("register", "frames:", "frames: [", "register"),
        ("speech", "residue:\n", "residue:\n  - '('\n", "写得不对"),
        ("claims", "in: on_request", "in: on_requests", "on_requests"),
        ("claims", "cells: {new:", "cells: {newer:", "newer"),
        ("verdicts", "verdicts:", "verdict:", "结构"),
        ("register", "'$lead在$where发布信息$a条'", "'$lead在$there发布信息$a条'", "there"),
    ],
)
def test_a_damaged_file_is_refused_with_what_is_wrong(name, old, new, named, damaged):
    with pytest.raises(PhrasebookBroken, match=named):
        load(damaged(name, old, new))

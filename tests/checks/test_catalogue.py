"""What holds for every check: its code, its words, its cases, and what each case expects."""

import pytest
from case_files import FOLDER, read_cases

from nianbao.checks.catalogue import CATALOGUE

CASES = read_cases()
EXPECTATIONS = {"finds", "undecided"}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case_is_judged_as_it_says(case):
    findings, undecided = case.run()

    expected = case.told.get("finds", [])
    expected = [expected] if isinstance(expected, str) else expected
    assert len(findings) == len(expected), [finding.message for finding in findings]
    for finding, words in zip(findings, expected, strict=True):
        assert words in finding.message
    if "undecided" in case.told:
        assert any(case.told["undecided"] in reason for reason in undecided), undecided
    else:
        assert not undecided
    for name in ("where", "severity", "excerpt"):
        if name in case.told:
            assert getattr(findings[0], name) == case.told[name]
    if "repair" in case.told:
        offered = [{key: float(value) for key, value in repair.cells} for repair in findings[0].repairs]
        assert offered[0] == case.told["repair"], offered


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_check_has_a_failing_and_a_silent_case(code):
    cases = [case.told for case in CASES if case.code == code]

    assert any(case.get("finds") for case in cases)
    assert any(not EXPECTATIONS & case.keys() for case in cases)


def test_every_case_file_belongs_to_a_check():
    assert {path.stem for path in FOLDER.glob("*.yml")} <= CATALOGUE.keys()


@pytest.mark.parametrize("check", CATALOGUE.values(), ids=lambda check: check.code)
def test_a_message_is_one_chinese_sentence_that_ends(check):
    for case in (case for case in CASES if case.code == check.code):
        for finding in case.run()[0]:
            assert finding.message.endswith(("。", "？", "）"))
            assert finding.source.split("：")[0] in ("法规要求", "格式模板", "通行做法", "建议")


def test_codes_stand_in_the_order_of_the_catalogue():
    rooms = ["T2", "T3", "T4", "X", "N", "S", "Y", "R", "P", "L", "F"]

    assert list(CATALOGUE) == sorted(CATALOGUE, key=lambda code: (rooms.index(code[:-3]), code))


def test_names_of_checks_are_unique():
    assert len({check.name for check in CATALOGUE.values()}) == len(CATALOGUE)

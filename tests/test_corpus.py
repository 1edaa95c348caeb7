"""The past reports that users see as examples: good ones, each its own, with nobody's name in them."""

import json
import re
from itertools import combinations
from pathlib import Path

import pytest

from nianbao.checks.catalogue import run
from nianbao.checks.check import Severity
from nianbao.reading.corpus_file import read_corpus_report, read_notes
from nianbao.report.figures import read_figures
from nianbao.report.passage import PASSAGE_ASPECTS
from nianbao.report.report import AgencyKind
from nianbao.report.tables import CELLS
from nianbao.shelf.passages import passages_of
from nianbao.shelf.skeletons import names_of_agency

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "corpus" / "reports").glob("*.md"))
REPORTS = {path.stem: read_corpus_report(path) for path in FILES}
NOTES = {path.stem: read_notes(path) for path in sorted((ROOT / "corpus" / "notes").glob("*.yaml"))}
QUESTIONS = (ROOT / "benchmarks" / "cases" / "shelf_queries.jsonl").read_text("utf-8").splitlines()
LEAST = 36
LONGEST_RUN = 10
MOST_SHARED = 0.15
STATUTORY = (
    "《中华人民共和国政府信息公开条例》",
    "政府信息公开工作年度报告",
    "政府信息公开",
    "行政复议",
    "行政诉讼",
    "行政规范性文件",
)
COUNTED = re.compile(
    r"[0-9０-９]|[一二两三四五六七八九十百千万零]+余?(?:件|条|次|场|篇|期|份|名|家|处|项|起|宗|批|户|张|块|人次|平方米|公里|万元)"
)
TERMS = re.compile("一次性|一件事|一类|一户一袋|一页纸|百家|统一|同一|一项资金一个|一期一个")
"""Words in which a numeral counts nothing."""
PHONE_OR_ADDRESS = re.compile(r"\d{7,}|https?:|www\.|@|[a-zA-Z]{3,}")


def prose(report):
    return "".join(line.text for _, line in report.paper.narrative() if not line.is_heading)


def runs(report):
    """Every run of ten characters outside statutory wording, figures told apart by nothing."""
    text = prose(report)
    for words in STATUTORY:
        text = text.replace(words, "¶")
    text = re.sub(r"[\d.%]+", "#", text)
    windows = (text[at : at + LONGEST_RUN] for at in range(len(text) - LONGEST_RUN + 1))
    return {window for window in windows if "¶" not in window}


def before(report):
    """The report of the same agency on the year before, if there is one."""
    paper = report.paper
    return next(
        (
            other.paper
            for other in REPORTS.values()
            if other.paper.agency == paper.agency and other.paper.year == paper.year - 1
        ),
        None,
    )


def test_there_are_enough_of_every_kind_and_year():
    papers = [report.paper for report in REPORTS.values()]

    assert len(papers) >= LEAST
    assert {paper.kind for paper in papers} == set(AgencyKind)
    assert {paper.year for paper in papers} == {2021, 2022, 2023, 2024}
    assert sum(before(report) is not None for report in REPORTS.values()) >= 3


@pytest.mark.parametrize("name", REPORTS)
def test_each_passes_our_own_checks(name):
    report = REPORTS[name]

    outcome = run(report.paper, before(report))

    worse = [finding for finding in outcome.findings if finding.severity is not Severity.HINT]
    assert [(finding.code, finding.message) for finding in worse] == []


@pytest.mark.parametrize("name", REPORTS)
def test_each_has_its_six_sections_five_aspects_and_whole_tables(name):
    paper = REPORTS[name].paper

    assert [section.key for section in paper.sections] == list("123456")
    assert len(paper.sections[0].aspects) == 5
    assert all(paper.value(key) is not None for key in CELLS)


@pytest.mark.parametrize("name", REPORTS)
def test_each_names_no_phone_address_or_foreign_word(name):
    assert not PHONE_OR_ADDRESS.search(prose(REPORTS[name]))


def test_no_two_share_more_than_their_statutory_wording():
    held = {name: runs(report) for name, report in REPORTS.items()}

    alike = {
        (one, other): share
        for one, other in combinations(held, 2)
        if (share := len(held[one] & held[other]) / min(len(held[one]), len(held[other]))) > MOST_SHARED
    }

    assert alike == {}


@pytest.mark.parametrize("name", REPORTS)
def test_no_figure_or_name_survives_in_a_skeleton(name):
    report = REPORTS[name]

    for passage in passages_of(report.paper, "digest", report.names):
        bare = TERMS.sub("", re.sub("〔[^〔〕]*〕", "", passage.skeleton))
        assert not COUNTED.search(bare), passage.skeleton
        assert not any(name in passage.skeleton for name in report.names), passage.skeleton
        firm = [figure.text for figure in read_figures(bare).figures if not figure.soft]
        assert firm == [], passage.skeleton


# Notes beside the reports -----------------------------------------------------------------------------------


def notes_of(name):
    return [note for notes in NOTES[name].values() for note in notes]


def test_every_report_has_notes_beside_it():
    assert NOTES.keys() == REPORTS.keys()


@pytest.mark.parametrize("name", NOTES)
def test_what_clerks_must_always_write_about_has_notes(name):
    assert NOTES[name].keys() >= PASSAGE_ASPECTS.keys() - {"lead", "other"}


@pytest.mark.parametrize("name", NOTES)
def test_notes_hold_no_digit_and_no_name(name):
    report = REPORTS[name]
    names = {*report.names, *names_of_agency(report.paper.agency)}

    assert [note for note in notes_of(name) if re.search(r"\d", note) or any(n in note for n in names)] == []


@pytest.mark.parametrize("name", NOTES)
def test_every_note_is_of_some_passage(name):
    report = REPORTS[name]

    passages = passages_of(report.paper, "digest", report.names, NOTES[name])

    assert {note for passage in passages for note in passage.notes} == set(notes_of(name))


def test_no_note_stands_twice_or_is_a_question_of_the_benchmark():
    every = [note for name in NOTES for note in notes_of(name)]
    asked = {json.loads(line)["note"] for line in QUESTIONS}

    assert len(every) == len(set(every))
    assert asked & set(every) == set()

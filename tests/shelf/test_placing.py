"""A section 1 without the five headings: its paragraphs are put where they surely belong, or nowhere."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.reading.corpus_file import read_corpus_report
from nianbao.reading.report_text import read_report_text
from nianbao.report.tables import ASPECT_HEADINGS
from nianbao.shelf.passages import UNPLACED, passages_of
from nianbao.shelf.placing import placed

CORPUS = Path(__file__).parents[2] / "corpus" / "reports"
TRAINING = "全年举办政府信息公开业务培训2期，参训45人次；年度考核等次为良好，未发生责任追究。"
MEETING = "天气晴好，山上的树长得很高，河里的水清清的，孩子们都喜欢到那里去玩。"
REPORT = f"""临溪镇人民政府2023年政府信息公开工作年度报告
一、总体情况
{TRAINING}
{MEETING}
六、其他需要报告的事项
本年度没有收取信息处理费，没有其他需要报告的事项。
"""


@pytest.fixture(scope="module")
def corpus():
    reports = [read_corpus_report(path) for path in sorted(CORPUS.glob("*.md"))]
    return [passage for report in reports for passage in passages_of(report.paper, report.name, report.names)]


@pytest.fixture
def unheaded():
    return passages_of(read_report_text(REPORT), "mine")


def test_paragraphs_under_no_heading_are_passages_without_an_aspect(unheaded):
    assert [(passage.aspect, passage.text) for passage in unheaded][:2] == [
        (UNPLACED, TRAINING),
        (UNPLACED, MEETING),
    ]


def test_a_paragraph_is_put_under_the_aspect_it_surely_speaks_of(corpus, unheaded):
    mine = [passage for passage in placed([*corpus, *unheaded]) if passage.source == "mine"]

    assert (mine[0].aspect, mine[0].text) == ("supervision", TRAINING)


def test_a_paragraph_of_which_nothing_is_sure_is_left_out(corpus, unheaded):
    assert MEETING not in [passage.text for passage in placed([*corpus, *unheaded])]


def test_where_too_little_is_known_nothing_is_placed(corpus, unheaded):
    assert [passage.aspect for passage in placed([*corpus[:12], *unheaded]) if passage.source == "mine"] == [
        "other"
    ]


@pytest.mark.parametrize("half", [0, 1])
def test_reports_it_has_not_seen_are_placed_rightly(corpus, half):
    agencies = sorted({passage.source.rsplit("-", 1)[0] for passage in corpus})
    unseen = set(agencies[half::2])
    asked = {
        (passage.source, passage.text): passage.aspect
        for passage in corpus
        if passage.aspect in ASPECT_HEADINGS and passage.source.rsplit("-", 1)[0] in unseen
    }

    found = placed(
        replace(passage, aspect=UNPLACED) if (passage.source, passage.text) in asked else passage
        for passage in corpus
    )

    told = {key: passage.aspect for passage in found if (key := (passage.source, passage.text)) in asked}
    wrong = [key for key, aspect in told.items() if aspect != asked[key]]
    assert len(told) >= 0.85 * len(asked)
    assert len(wrong) <= 0.01 * len(told)

"""A model's text outlives every change that does not touch what it rests on."""

from decimal import Decimal

import pytest

from nianbao.report.basis import ModelText, basis_of, rebased, surviving, words_of
from nianbao.report.cells import Tables
from nianbao.report.draft import Draft, Origin, Paragraph, Sentence
from nianbao.report.facts import Fact
from nianbao.report.report import AgencyKind, Profile, Report


def draft(*texts, evidence=()):
    sentences = tuple(Sentence(text, Origin.FACT, evidence) for text in texts)
    return Draft("1.platform", (Paragraph(sentences),), "composer")


@pytest.fixture
def written():
    composed = draft("公众号发布⟦F2.1⟧条，公开栏⟦F3.1⟧处。")
    return ModelText(
        draft("公开栏⟦F3.1⟧处。", "发布⟦F2.1⟧条。", evidence=("F3",)), "digest", basis_of(composed)
    )


def test_a_text_stands_while_the_composer_says_the_same(written):
    assert rebased(written, draft("公众号发布⟦F2.1⟧条，公开栏⟦F3.1⟧处。")) == written.draft


def test_facts_that_were_renumbered_are_renumbered_in_it(written):
    moved = rebased(written, draft("公众号发布⟦F5.1⟧条，公开栏⟦F6.1⟧处。"))

    assert moved.paragraphs[0].text == "公开栏⟦F6.1⟧处。发布⟦F5.1⟧条。"
    assert moved.paragraphs[0].sentences[0].evidence == ("F6",)


def test_facts_that_changed_places_do_not_change_meanings(written):
    moved = rebased(written, draft("公众号发布⟦F3.1⟧条，公开栏⟦F2.1⟧处。"))

    assert moved.paragraphs[0].text == "公开栏⟦F2.1⟧处。发布⟦F3.1⟧条。"


@pytest.mark.parametrize(
    "composed",
    [
        draft("公众号发布⟦F2.1⟧条，公开栏⟦F3.1⟧处，抖音号⟦F4.1⟧个。"),
        draft("公众号发布⟦F2.1⟧条。"),
        draft("公众号发布⟦F2.1⟧条，公开栏⟦F2.1⟧处。"),
        draft("视频号发布⟦F2.1⟧条，公开栏⟦F3.1⟧处。"),
    ],
)
def test_a_text_whose_ground_has_changed_does_not_stand(written, composed):
    assert rebased(written, composed) is None


def report_with(*remarks, numbers=()):
    """A report with remarks on 平台建设, numbered from F1, and cells."""
    facts = tuple(
        Fact.from_words(f"F{place}", "platform", words) for place, words in enumerate(remarks, start=1)
    )
    tables = Tables.from_entries({key: Decimal(value) for key, value in numbers}, blank_is_zero=True)
    return Report(Profile("青石镇人民政府", AgencyKind.TOWN, 2024), tables, facts)


def locked(text, words, evidence=()):
    return ModelText(draft(text, evidence=evidence), "", (), words)


def test_a_locked_text_finds_its_facts_by_their_words():
    text = locked("发布⟦F1.1⟧条。", {"F1": "公众号发了120条"}, evidence=("F1",))

    survived = surviving(text, report_with("公开栏加了4处", "公众号发了120条"))

    (sentence,) = survived.paragraphs[0].sentences
    assert (sentence.text, sentence.evidence, sentence.origin) == ("发布⟦F2.1⟧条。", ("F2",), Origin.FACT)


def test_a_figure_of_a_remark_that_is_gone_stays_as_it_stood_and_is_the_clerks():
    text = locked("发布⟦F1.1⟧条。", {"F1": "公众号发了120条"}, evidence=("F1",))

    (sentence,) = surviving(text, report_with("公开栏加了4处")).paragraphs[0].sentences

    assert (sentence.text, sentence.evidence, sentence.origin) == ("发布120条。", (), Origin.CLERK)


def test_a_cell_that_changed_is_shown_as_it_is_now_in_a_locked_text():
    text = locked("新收⟦t3.new.total⟧件。", {})

    survived = surviving(text, report_with(numbers=[("t3.new.natural", 5)]))

    assert survived.paragraphs[0].text == "新收⟦t3.new.total⟧件。"


def test_the_words_of_a_text_are_those_of_the_facts_it_names():
    report = report_with("公众号发了120条", "公开栏加了4处", "网站没动")

    assert words_of(draft("发布⟦F1.1⟧条。", evidence=("F2",)), report) == {
        "F1": "公众号发了120条",
        "F2": "公开栏加了4处",
    }

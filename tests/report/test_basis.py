"""A model's text outlives every change that does not touch what it rests on."""

import pytest

from nianbao.report.basis import ModelText, basis_of, rebased
from nianbao.report.draft import Draft, Origin, Paragraph, Sentence


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

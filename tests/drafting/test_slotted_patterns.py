"""The short names in the patterns of the phrasebook, and when a pattern is made."""

from __future__ import annotations

import pytest

from nianbao.drafting.slotted_patterns import compiled, gated, needed
from nianbao.errors import PhrasebookBroken


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("发布{n:a}条", "发布⟦F1.1⟧条", "⟦F1.1⟧"),
        ("{d:a}公开", "预算⟦F1.1⟧月⟦F1.2⟧日公开", "⟦F1.1⟧月⟦F1.2⟧日"),
        ("{w:a}级", "县级", "县"),
        ("{x:a}清单{end}", "权责清单，", "权责"),
    ],
)
def test_a_short_name_stands_for_what_it_says(source, text, found):
    match = compiled(source).search(text)
    assert match is not None
    assert match["a"] == found


@pytest.mark.parametrize(
    ("source", "run"),
    [
        ("^(?P<x>[^，]+)重新(?P<v>审查|审核)$", "重新"),
        ("发(?:布)?信息", "信息"),
        ("名单?公示", "公示"),
        ("甲|乙", ""),
        ("(?:甲|乙)丙", "丙"),
        ("(?<=处)贴(?=一)", "贴"),
        ("[甲乙]{2}", ""),
    ],
)
def test_only_words_that_every_finding_holds_are_needed(source, run):
    assert needed(source) == run


def test_a_gated_pattern_finds_and_writes_what_a_compiled_one_does(phrasebook):
    texts = ["县里通报错别字⟦F1.1⟧处，都改了。", "网站发了⟦F1.1⟧条，公众号没有。", "没人为这个被追责。"]
    for rule in (*phrasebook.dialect, *phrasebook.frames, *phrasebook.words, *phrasebook.neutral):
        made = compiled(rule.pattern.pattern)
        for text in texts:
            assert bool(rule.pattern.search(text)) == bool(made.search(text))


def test_a_pattern_that_is_none_is_named_at_its_first_use():
    with pytest.raises(PhrasebookBroken, match="写得不对"):
        gated("甲(").search("甲")

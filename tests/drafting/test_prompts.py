"""Prompts and vocabulary as files: complete, filled once, and refused in one sentence when damaged."""

import shutil

import pytest
from grounds import PROMPTS, VOCABULARY

from nianbao.drafting.prompts import FILES, load_prompts
from nianbao.drafting.vocabulary import load_vocabulary
from nianbao.errors import PhrasebookBroken


@pytest.fixture
def folder(tmp_path):
    for path in PROMPTS.glob("*.*"):
        shutil.copy(path, tmp_path)
    return tmp_path


def test_every_prompt_file_is_one_the_program_uses():
    assert {path.stem for path in PROMPTS.glob("*.md")} == set(FILES)


def test_what_is_put_in_is_never_read_for_names_again():
    filled = load_prompts(PROMPTS).fill("facts", topics="{{message}}", message="{{topics}} %s {x}")

    assert "{{message}}" in filled
    assert "{{topics}} %s {x}" in filled


@pytest.mark.parametrize("part", ["lead", "1.proactive", "1.supervision", "5", "6"])
def test_every_part_has_its_guidance(part):
    assert load_prompts(PROMPTS).guidance(part)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: path.write_text("没有开头", encoding="utf-8"),
        lambda path: path.write_text(path.read_text(encoding="utf-8") + "{{other}}", encoding="utf-8"),
        lambda path: path.write_text(
            path.read_text(encoding="utf-8").replace("[topics, message]", "[topics]"), encoding="utf-8"
        ),
    ],
)
def test_a_damaged_prompt_is_named(damage, folder):
    damage(folder / "facts.md")

    with pytest.raises(PhrasebookBroken, match=r"facts\.md"):
        load_prompts(folder)


@pytest.mark.parametrize("text", ["", "neutral: {}", "neutral: [", "neutral: {a: 的}\nsynonyms: 3"])
def test_a_damaged_vocabulary_is_named(text, folder):
    (folder / "vocabulary.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(PhrasebookBroken, match=r"vocabulary\.yaml"):
        load_vocabulary(folder / "vocabulary.yaml")


@pytest.mark.parametrize(
    "word", ["培训", "会议", "考核", "评议", "专区", "征集", "及时", "规范", "方便", "收到", "微信公众号"]
)
def test_no_neutral_word_asserts_anything(word):
    assert word not in VOCABULARY.neutral


def test_a_word_is_licensed_by_another_for_the_same_thing():
    assert "配备" in VOCABULARY.licensed_by("设有电脑")
    assert "配备" not in VOCABULARY.licensed_by("停用电脑")

"""What a clerk changed by hand: her words stand, and figures she left alone still follow the tables."""

import random
import re

import pytest

from answer_sets import answer_set
from nianbao.report.cells import Tables
from nianbao.report.draft import Draft, Origin, Paragraph, Sentence
from nianbao.report.edited import CLERK, accepted, edited, printed, proposals
from nianbao.report.facts import Fact
from nianbao.report.report import AgencyKind, Profile, Report
from nianbao.report.slots import SLOT, Slots

NEW, DONE = (
    Sentence("全年新收申请⟦t3.new.total⟧件。", Origin.TABLE, ("t3.new.total",)),
    Sentence(
        "办结⟦t3.results_total.total⟧件，其中予以公开⟦t3.granted.total⟧件。",
        Origin.TABLE,
        ("t3.results_total.total",),
    ),
)
TRAINED = Sentence("培训⟦F1.1⟧次、⟦F1.2⟧人次。", Origin.FACT, ("F1",))
OPEN = Sentence("【待补：考核结果；没有的写“无”。】", Origin.QUESTION)
DRAFT = Draft(
    "5",
    (
        Paragraph((NEW, DONE), "（一）上年度问题的改进情况"),
        Paragraph((TRAINED, OPEN)),
    ),
    "composer",
)


def report(new=7):
    tables = Tables.from_entries({"t3.new.natural": new, "t3.granted.natural": 7}, blank_is_zero=True)
    return Report(
        Profile("青石镇人民政府", AgencyKind.TOWN, 2024),
        tables,
        (Fact.from_words("F1", "supervision", "培训2次 45人次"),),
    )


@pytest.fixture
def slots():
    return Slots(report())


@pytest.fixture
def text(slots):
    return printed(DRAFT, slots)


def sentences(draft):
    return [sentence for paragraph in draft.paragraphs for sentence in paragraph.sentences]


def test_an_editor_begins_with_paragraphs_and_sub_headings_a_line_each(text):
    assert text.split("\n") == [
        "（一）上年度问题的改进情况",
        "全年新收申请7件。办结7件，其中予以公开7件。",
        "培训2次、45人次。【待补：考核结果；没有的写“无”。】",
    ]


def test_nothing_changed_is_the_same_draft(slots, text):
    assert edited(DRAFT, slots, text) is DRAFT


def test_blanks_and_indents_of_a_word_processor_change_nothing(slots, text):
    spaced = "\r\n\r\n".join(f"\u3000\u3000{line}" for line in text.replace("2次", "2 次").split("\n"))

    assert edited(DRAFT, slots, spaced) is DRAFT


def test_a_sentence_reworded_is_the_clerks_and_keeps_its_slots(slots, text):
    changed = edited(DRAFT, slots, text.replace("培训2次、45人次", "组织业务培训2次，参加人员45人次"))

    assert changed.made_by == CLERK
    assert sentences(changed)[2] == Sentence(
        "组织业务培训⟦F1.1⟧次，参加人员⟦F1.2⟧人次。", Origin.CLERK, ("F1",)
    )
    assert [sentences(changed)[place] for place in (0, 1, 3)] == [NEW, DONE, OPEN]


def test_a_figure_changed_is_the_clerks_own_and_told(slots, text):
    after = text.replace("45人次", "46人次")

    changed = next(each for each in proposals(DRAFT, slots, after) if each.kind == "changed")

    assert [(each.slot, each.before, each.after) for each in changed.released] == [("F1.2", "45", "46")]
    assert changed.own == ("46",)
    assert sentences(edited(DRAFT, slots, after))[2].text == "培训⟦F1.1⟧次、46人次。"


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("培训2次", "培训12次", ["F1.2"]),
        ("培训2次", "培训20次", ["F1.2"]),
        ("45人次", "45余人次", ["F1.1"]),
        ("45人次", "4.5人次", ["F1.1"]),
        ("45人次", "145人次", ["F1.1"]),
        ("培训2次", "培训2.5次", ["F1.2"]),
        ("培训2次、45人次", "培训二次、45人次", ["F1.2"]),
        ("培训2次、45人次。", "培训2次、45人次，效果好。", ["F1.1", "F1.2"]),
    ],
)
def test_a_figure_is_untouched_only_as_a_whole(slots, text, before, after, kept):
    changed = edited(DRAFT, slots, text.replace(before, after))

    assert SLOT.findall(sentences(changed)[2].text) == kept


def test_of_two_figures_printed_alike_only_one_in_its_old_clause_keeps_its_slot(slots, text):
    swapped = text.replace("办结7件，其中予以公开7件", "其中予以公开7件，全年办结7件")
    prefixed = text.replace("办结7件，其中", "办结7件，当中")

    assert SLOT.findall(sentences(edited(DRAFT, slots, swapped))[1].text) in ([], ["t3.granted.total"])
    assert SLOT.findall(sentences(edited(DRAFT, slots, prefixed))[1].text) == ["t3.results_total.total"]


def test_what_is_untouched_goes_on_following_the_tables(text, slots):
    changed = edited(DRAFT, slots, text.replace("全年新收", "2024年全年新收"))

    assert "2024年全年新收申请9件。" in printed(changed, Slots(report(new=9)))


def test_an_added_sentence_and_paragraph_are_the_clerks(slots, text):
    changed = edited(DRAFT, slots, f"{text}公开栏换了3处。\n村村通广播照常。")

    assert [(each.text, each.origin) for each in sentences(changed)[4:]] == [
        ("公开栏换了3处。", Origin.CLERK),
        ("村村通广播照常。", Origin.CLERK),
    ]
    assert len(changed.paragraphs) == 3


def test_a_removed_sentence_is_gone_and_an_answered_mark_is_text(slots, text):
    after = text.replace("全年新收申请7件。", "").replace(OPEN.text, "考核结果为良好。")

    assert [each.text for each in sentences(edited(DRAFT, slots, after))] == [
        DONE.text,
        TRAINED.text,
        "考核结果为良好。",
    ]


def test_a_mark_left_as_it_is_stays_a_question(slots, text):
    assert sentences(edited(DRAFT, slots, text.replace("培训", "举办培训")))[3] == OPEN


def test_sub_headings_can_be_changed_added_and_removed(slots, text):
    head, first, second = text.split("\n")

    renamed = edited(DRAFT, slots, "\n".join(["（一）上年度问题改进情况", first, "（二）其他", second]))
    bare = edited(DRAFT, slots, "\n".join([first, second]))

    assert [each.heading for each in renamed.paragraphs] == ["（一）上年度问题改进情况", "（二）其他"]
    assert [each.heading for each in bare.paragraphs] == ["", ""]
    assert sentences(renamed) == sentences(bare) == sentences(DRAFT)
    assert head not in printed(bare, slots)


def test_paragraphs_joined_are_joined_and_sentences_stay_what_they_were(slots, text):
    head, first, second = text.split("\n")

    joined = edited(DRAFT, slots, f"{head}\n{first}{second}")

    assert joined.paragraphs == (Paragraph((NEW, DONE, TRAINED, OPEN), DRAFT.paragraphs[0].heading),)


def test_proposals_are_taken_one_by_one(slots, text):
    after = text.replace("45人次", "46人次").replace("全年新收申请7件。", "") + "公开栏换了3处。"
    offered = proposals(DRAFT, slots, after)
    by_kind = {each.kind: each.number for each in offered if each.kind != "kept"}

    only_added = accepted(DRAFT, slots, after, {by_kind["added"]})

    assert by_kind.keys() == {"changed", "removed", "added"}
    assert [each.text for each in sentences(only_added)] == [
        *(each.text for each in sentences(DRAFT)),
        "公开栏换了3处。",
    ]
    assert accepted(DRAFT, slots, after, set()) is DRAFT
    assert accepted(DRAFT, slots, after, {each.number for each in offered}) == edited(DRAFT, slots, after)


def test_the_brackets_of_a_slot_cannot_be_typed(slots, text):
    changed = edited(DRAFT, slots, f"{text}新收⟦t3.new.total⟧件。")

    assert sentences(changed)[-1].text == "新收t3.new.total件。"


def test_an_empty_text_takes_everything_out(slots):
    assert edited(DRAFT, slots, " \n") == Draft("5", (), CLERK)


@pytest.mark.parametrize("number", range(25))
def test_whatever_is_edited_is_printed_as_it_was_left(workspace, number):
    dice = random.Random(number)  # noqa: S311 - variety, not secrecy
    given = answer_set(number)
    slots = Slots(given)
    for draft in workspace.draft(given).drafts:
        text = printed(draft, slots)
        after = mangled(text, dice)

        changed = edited(draft, slots, after)

        assert re.sub(r"\s", "", printed(changed, slots)) == re.sub(r"\s", "", after)
        assert edited(changed, slots, printed(changed, slots)) is changed
        assert edited(draft, slots, text) is draft


def mangled(text, dice):
    """A text with a few cuts, swaps and insertions, whatever they hit."""
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(text) + 1)
        match dice.randrange(4):
            case 0:
                text = text[:at] + text[at + dice.randint(1, 9) :]
            case 1:
                text = (
                    text[:at]
                    + dice.choice(("3", "和", "，", "。", "另有12件。", "\n", "【", "】"))
                    + text[at:]
                )
            case 2:
                lines = text.split("\n")
                dice.shuffle(lines)
                text = "\n".join(lines)
            case _:
                text = text.replace(dice.choice("0123456789公开件"), dice.choice("37信"), 1)
    return text

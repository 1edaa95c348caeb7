"""A file that comes back from Word: every edit is offered, and what was taken over lives on."""

import io
from dataclasses import replace

import docx
import pytest

from nianbao.errors import FileUnreadable
from nianbao.report.draft import Origin
from nianbao.report.edited import printed
from nianbao.report.slots import SLOT, Slots

ANSWERS = """\
agency: 青石镇人民政府
kind: town
year: 2024
tables:
  {{blank_is_zero: true, t3.new.natural: {new}, t3.granted.natural: {new}, t2.penalties.decisions: {fines}}}
answers:
  on_request: ["来了{new}件，都给了"]
  supervision: ["培训2次 45人次"]
  other: [{other}]
  fee: ["没收过"]
"""


def draft(workspace, written=None, new=7, fines=3, other=""):
    report = workspace.parse_answers(ANSWERS.format(new=new, fines=fines, other=other).encode(), "素材.yaml")
    return workspace.writing.finished(report, written or {})


@pytest.fixture
def finished(workspace):
    return draft(workspace)


def word(workspace, finished, *changes):
    """The exported Word file with some words changed, as somebody would in Word."""
    file = docx.Document(io.BytesIO(workspace.exported(finished.document, ".docx")))
    for before, after in changes:
        paragraph = next(each for each in file.paragraphs if before in each.text)
        text = paragraph.text.replace(before, after)
        for run in paragraph.runs[1:]:
            run.text = ""
        paragraph.runs[0].text = text
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def part_of(finished, part):
    text = next(each for each in finished.drafts if each.part == part)
    return printed(text, Slots(finished.report))


def test_a_file_nobody_touched_offers_nothing(workspace, finished):
    edits = workspace.hand_edits(finished, word(workspace, finished), "年报.docx")

    assert [each.part for each in edits.parts] == [each.part for each in finished.drafts]
    assert not any(each.is_changed for each in edits.parts)
    assert edits.missing == edits.figures == ()


def test_an_edited_sentence_is_offered_and_taken_over_with_its_slots(workspace, finished):
    data = word(workspace, finished, ("培训2次", "组织业务培训2次"))

    edits = workspace.hand_edits(finished, data, "年报.docx")
    (changed,) = [each for each in edits.parts if each.is_changed]
    text = workspace.writing.edited(finished, changed.part, changed.text)

    assert changed.part == "1.supervision"
    (sentence,) = [
        each
        for paragraph in text.draft.paragraphs
        for each in paragraph.sentences
        if each.origin is Origin.CLERK
    ]
    assert SLOT.findall(sentence.text) == ["F2.1", "F2.2"]
    assert (
        "组织业务培训2次" in workspace.writing.finished(finished.report, {changed.part: text}).document.text
    )


def test_only_the_proposals_chosen_are_taken_over(workspace, finished):
    data = word(workspace, finished, ("培训2次", "组织业务培训3次"))
    (changed,) = [each for each in workspace.hand_edits(finished, data, "年报.docx").parts if each.is_changed]

    text = workspace.writing.edited(finished, changed.part, changed.text, chosen=())

    assert text.draft == next(each for each in finished.drafts if each.part == changed.part)


def test_a_number_changed_in_a_table_of_the_file_is_told_and_not_taken(workspace, finished):
    other = replace(finished.document, cells={**finished.document.cells, "t2.penalties.decisions": "8"})

    edits = workspace.hand_edits(finished, workspace.exported(other, ".docx"), "年报.docx")

    assert [(each.place, each.ours, each.theirs) for each in edits.figures] == [
        ("t2.penalties.decisions", "3", "8")
    ]


def test_a_part_whose_heading_is_gone_is_named_and_nothing_is_taken_out(workspace, finished):
    data = word(workspace, finished, ("（四）政府信息公开平台建设", "　"))

    edits = workspace.hand_edits(finished, data, "年报.docx")

    assert edits.missing == ("1.platform",)
    assert "1.platform" not in [each.part for each in edits.parts]


def test_a_hand_edit_outlives_every_change_that_does_not_touch_it(workspace, finished):
    before = part_of(finished, "1.on_request")
    text = workspace.writing.edited(finished, "1.on_request", before.replace("全年", "2024年全年", 1))

    later = draft(workspace, {"1.on_request": text}, new=9, fines=5, other='"建议提案办了3件"')

    shown = part_of(later, "1.on_request")
    assert shown.startswith("2024年全年")
    assert "9件" in shown
    assert "7件" not in shown


def test_a_hand_edit_stays_with_a_note_when_the_remarks_of_its_part_change(workspace, finished):
    text = workspace.writing.edited(finished, "1.supervision", "全年培训2次。")
    report = workspace.parse_answers(
        ANSWERS.format(new=7, fines=3, other="")
        .replace("培训2次 45人次", "培训3次 45人次，考核良好")
        .encode(),
        "素材",
    )

    later = workspace.writing.finished(report, {"1.supervision": text})

    assert part_of(later, "1.supervision") == "全年培训2次。"
    assert any("是您改过的，没有跟着改" in note for _, note in later.notes)


def test_a_figure_of_a_hand_edit_follows_a_remark_in_which_only_the_figure_changed(workspace, finished):
    text = workspace.writing.edited(finished, "1.supervision", "全年培训2次，参训45人次。")
    answers = ANSWERS.format(new=7, fines=3, other="").replace("培训2次 45人次", "培训3次 60人次")
    report = workspace.parse_answers(answers.encode(), "素材")

    later = workspace.writing.finished(report, {"1.supervision": text})

    assert part_of(later, "1.supervision") == "全年培训3次，参训60人次。"


def test_a_hand_edit_is_kept_and_remembered_like_a_text_of_the_model(workspace, finished):
    text = workspace.writing.edited(finished, "6", "本年度没有收取信息处理费。")
    later = workspace.writing.finished(finished.report, {"6": text})
    kept = workspace.kept
    number = kept.begin(())

    kept.keep_drafts(number, later.drafts, later.written)

    again = workspace.writing.texts(kept.open(number))
    assert again == {"6": later.written["6"]}


def test_the_comparison_is_open_to_pasted_text(workspace, finished):
    pasted = workspace.copied(finished.document, "whole").plain

    assert workspace.compare(finished, pasted.encode(), "粘贴的内容").is_same


def test_what_is_no_report_is_refused(workspace, finished):
    with pytest.raises(FileUnreadable, match="没有读到年报"):
        workspace.hand_edits(finished, "今天天气很好。".encode(), "别的.txt")

"""The printed order: title, lead, sections, tables, and the marks in them."""

from decimal import Decimal

from nianbao.report.cells import Tables
from nianbao.report.document import Body, FormTable, Heading, lay_out
from nianbao.report.draft import Draft, Drafting, Origin, Paragraph, Sentence
from nianbao.report.passage import PASSAGE_ASPECTS
from nianbao.report.report import AgencyKind, Profile, Report
from nianbao.report.tables import SECTION_HEADINGS


def report(**entries):
    cells = Tables.from_entries({key: Decimal(value) for key, value in entries.items()}, blank_is_zero=True)
    return Report(Profile("青石镇人民政府", AgencyKind.TOWN, 2024), cells, ())


def drafting(texts):
    return Drafting(
        tuple(
            Draft(part, (Paragraph((Sentence(text, Origin.FACT, ("F1",)),)),), "composer")
            for part, text in texts.items()
        ),
        (),
    )


def test_sections_and_tables_stand_in_the_order_of_the_form():
    document = lay_out(report(), drafting({part: f"{part}。" for part in PASSAGE_ASPECTS.values()}))

    outline = [
        block.text
        if isinstance(block, Heading)
        else block.number
        if isinstance(block, FormTable)
        else block.part
        for block in document.blocks
    ]

    assert outline[0] == "lead"
    assert [entry for entry in outline if entry in SECTION_HEADINGS.values()] == list(
        SECTION_HEADINGS.values()
    )
    assert [outline[outline.index(number) - 1] for number in (2, 3, 4)] == [
        SECTION_HEADINGS["2"],
        SECTION_HEADINGS["3"],
        SECTION_HEADINGS["4"],
    ]


def test_the_title_names_agency_and_year_once():
    assert lay_out(report(), drafting({})).title == "青石镇人民政府2024年政府信息公开工作年度报告"


def test_a_part_without_a_draft_leaves_only_its_heading():
    document = lay_out(report(), drafting({}))

    assert not list(document.bodies())
    assert "（一）主动公开" in document.text


def test_slots_are_filled_and_their_places_kept_sentence_by_sentence():
    document = lay_out(report(**{"t3.new.natural": 7}), drafting({"1.on_request": "新收⟦t3.new.total⟧件。"}))

    (body,) = document.bodies()
    (sentence,) = body.sentences
    assert sentence.text == "新收7件。"
    assert [(span.slot, sentence.text[span.start : span.end]) for span in sentence.spans] == [
        ("t3.new.total", "7")
    ]


def test_when_a_cell_changes_every_sentence_that_states_it_changes_with_it():
    written = drafting({"1.on_request": "新收⟦t3.new.total⟧件。", "5": "新收的⟦t3.new.total⟧件中有迟办。"})

    before = lay_out(report(**{"t3.new.natural": 7}), written)
    after = lay_out(report(**{"t3.new.natural": 8}), written)

    assert [body.text for body in after.bodies()] == [body.text.replace("7", "8") for body in before.bodies()]


def test_marks_are_listed_with_the_part_they_stand_in():
    document = lay_out(report(), drafting({"5": "一是慢。【待补：改进措施】", "6": "【待核：3还是4】。"}))

    assert document.marks() == (("5", "【待补：改进措施】"), ("6", "【待核：3还是4】"))


def test_a_blank_cell_prints_blank_and_a_zero_prints_zero():
    blank = Report(
        Profile("青石镇人民政府", AgencyKind.TOWN, 2024), Tables.from_entries({}, blank_is_zero=False), ()
    )

    assert set(lay_out(blank, drafting({})).cells.values()) == {""}
    assert set(lay_out(report(), drafting({})).cells.values()) == {"0"}


def test_sub_headings_are_printed_before_their_paragraph():
    draft = Draft("5", (Paragraph((Sentence("已完成。", Origin.FACT),), "（一）上年度"),), "composer")

    blocks = lay_out(report(), Drafting((draft,), ())).blocks

    place = blocks.index(Heading("（一）上年度", 3))
    assert isinstance(blocks[place + 1], Body)

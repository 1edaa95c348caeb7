"""One piece of a report at a time, and whether what was carried away is still what the report says."""

from dataclasses import replace

import pytest

from nianbao.report.document import Body, FormTable, Heading
from nianbao.report.pieces import PIECES, Copied, digest_of, piece_of


@pytest.fixture(scope="module")
def document(workspace):
    name = "qiling-2024"
    return workspace.draft(workspace.parse_answers(workspace.example(name), name)).document


def with_cell(document, key, value):
    return replace(document, cells={**document.cells, key: value})


def test_a_part_is_its_paragraphs_with_sub_headings_and_without_the_heading_of_the_form(document):
    part = piece_of(document, "5")

    assert part.title == ""
    assert all(block.level == 3 for block in part.blocks if isinstance(block, Heading))
    assert [block for block in part.blocks if isinstance(block, Body)] == [
        body for body in document.bodies() if body.part == "5"
    ]


def test_a_section_begins_with_its_heading_and_holds_all_its_parts(document):
    first, *others = piece_of(document, "s1").blocks

    assert first == Heading("一、总体情况", 1)
    assert {block.part for block in others if isinstance(block, Body)} == {
        body.part for body in document.bodies() if body.part.startswith("1.")
    }


def test_a_section_of_a_table_is_its_heading_and_the_table(document):
    assert piece_of(document, "s3").blocks == (
        Heading("三、收到和处理政府信息公开申请情况", 1),
        FormTable(3),
    )


def test_the_sections_and_the_lead_are_the_whole_report(document):
    pieces = ("lead", *(f"s{number}" for number in range(1, 7)))

    assert tuple(block for piece in pieces for block in piece_of(document, piece).blocks) == document.blocks


def test_there_is_no_piece_beside_the_named_ones(document):
    with pytest.raises(KeyError):
        piece_of(document, "t5")


def test_what_was_carried_away_is_stale_once_the_report_says_something_else(document):
    copied = Copied("t3", digest_of(document, "t3"), "2025-01-06T09:00:00")

    assert not copied.is_stale(document)
    assert copied.is_stale(with_cell(document, "t3.new.natural", "987"))


def test_a_change_elsewhere_leaves_what_was_carried_away_as_it_is(document):
    changed = with_cell(document, "t3.new.natural", "987")

    unmoved = {piece for piece in PIECES if digest_of(document, piece) == digest_of(changed, piece)}

    assert unmoved == PIECES.keys() - {"whole", "s3", "t3"}


def test_a_paragraph_and_a_heading_of_the_same_words_are_told_apart(document):
    body = next(document.bodies())
    headed = replace(document, blocks=(Heading(body.text, 3), body))

    assert digest_of(headed, "whole") != digest_of(replace(document, blocks=(body, body)), "whole")

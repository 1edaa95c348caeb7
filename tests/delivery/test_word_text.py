"""Whatever the texts hold, the file opens, says the same thing and is the same file again."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nianbao.delivery import write_word
from nianbao.delivery.wording import printable, stretches
from nianbao.report.document import Body, Document, FormTable, Heading, PrintedSentence
from nianbao.report.draft import Origin

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)


def test_the_same_document_gives_the_same_bytes(report):
    assert write_word(report) == write_word(replace(report))


def test_no_member_of_the_file_carries_a_time(report):
    with zipfile.ZipFile(io.BytesIO(write_word(report))) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_text_of_the_document_stands_in_the_file_in_its_order(write, report):
    shown = [text for text, _ in write(report).paragraphs()]

    assert "\n".join(shown) == report.text


@given(title=ANY_TEXT, heading=ANY_TEXT, text=ANY_TEXT, cell=ANY_TEXT)
@settings(deadline=None, max_examples=60)
def test_any_text_makes_a_file_that_opens(title, heading, text, cell):
    sentence = PrintedSentence(text, Origin.CLERK, (), ())
    blocks = (Heading(heading, 3), Body("5", (sentence,)), FormTable(4))

    opened = docx.Document(io.BytesIO(write_word(Document(title, blocks, {"t4.review.upheld": cell}))))

    assert opened.paragraphs[0].text == printable(title)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("公开<3条&2条>", "公开<3条&2条>"),
        ("网址\x00http\x0b://\x1f例.中国", "网址http ://例.中国"),
        ("很好😀", "很好😀"),
        ("半个\ud83d字", "半个\ufffd字"),
        ("末尾\uffff", "末尾"),
        ("　　全年  公开\n86条\t。 ", "全年 公开 86条 。"),
    ],
)
def test_what_a_file_cannot_hold_is_taken_out_and_the_rest_stays(write, make_body, text, kept):
    assert write(Document("报告", (make_body(text),), {})).paragraphs()[1][0] == kept


def test_a_title_beyond_all_measure_is_printed_whole(write):
    title = "很" * 300

    assert write(Document(title, (), {})).paragraphs()[0][0] == title


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("全年培训2次。【待补：参训人数】已归档。【待核：日期】", ["【待补：参训人数】", "【待核：日期】"]),
        ("【待补：全部】", ["【待补：全部】"]),
        ("方括号【不是】标记。", []),
    ],
)
def test_open_questions_are_highlighted_and_nothing_else(write, make_body, w, text, marked):
    word = write(Document("报告", (make_body(text),), {}))

    yellow = [
        "".join(run.itertext())
        for run in word.body.iter(f"{w}r")
        if (mark := run.find(f"{w}rPr/{w}highlight")) is not None and mark.get(f"{w}val") == "yellow"
    ]
    assert yellow == marked
    assert word.paragraphs()[1][0] == text


@given(ANY_TEXT)
def test_splitting_a_text_at_its_marks_loses_nothing(text):
    assert "".join(stretch.text for stretch in stretches(f"{text}【待补：{text}】{text}")) == (
        f"{text}【待补：{text}】{text}"
    )

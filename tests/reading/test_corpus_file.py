"""The notes beside a report of the corpus: a list under each aspect, and every slip is named."""

import pytest

from nianbao.errors import FileUnreadable
from nianbao.reading.corpus_file import read_notes


@pytest.fixture
def notes_file(tmp_path):
    def write(text):
        path = tmp_path / "a.yaml"
        path.write_text(text, "utf-8")
        return path

    return write


def test_notes_are_read_by_aspect_in_their_order(notes_file):
    notes = read_notes(notes_file("platform:\n  - 牌子换了\n  - 2块板子\nproblems:\n  - 没人看\n"))

    assert notes == {"platform": ("牌子换了", "2块板子"), "problems": ("没人看",)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("平台:\n  - 牌子换了\n", "平台"),
        ("platform: 牌子换了\n", "platform"),
        ("platform:\n", "platform"),
        ("- 牌子换了\n", "全文"),
        ("platform: [牌子\n", "a.yaml有错"),
    ],
)
def test_what_is_no_list_of_notes_is_refused_and_named(notes_file, text, told):
    with pytest.raises(FileUnreadable, match=told):
        read_notes(notes_file(text))

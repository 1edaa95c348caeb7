"""Reports that are kept, step by step as a clerk takes them."""

import datetime

import pytest

from nianbao.errors import ReportUnknown
from nianbao.report.draft import Draft, Origin, Paragraph, Sentence
from nianbao.report.pieces import Copied
from nianbao.report.record import Change, ReportState, Turn
from nianbao.workspace import closing_in, copies_in, new_token

CELL = "t3.new.natural"
FIRST = "first"


@pytest.fixture
def number(kept):
    told = {"agency": "青石镇人民政府", "kind": "town", "year": "2024"}
    return kept.begin(tuple(Change(key, value, 0) for key, value in told.items()))


def save(kept, number, key, value):
    seen = kept.open(number).rev(key)
    return kept.save(number, (Change(key, value, seen),), token=new_token())


def test_a_turn_sent_twice_is_kept_once(kept, number):
    for _ in range(2):
        kept.take(number, Turn(FIRST, (Change("answers.platform", "网站改版", 0),), said="网站改版"))

    record = kept.open(number)
    assert record.value("answers.platform") == "网站改版"
    assert [message.said for message in record.messages] == ["网站改版"]


def test_next_years_report_begins_with_what_was_carried_over_and_promised(kept, number):
    save(kept, number, "t3.carried_out.natural", "3")
    save(
        kept,
        number,
        "problems",
        [{"problem": "解读少", "measure": "每季度1期"}, {"problem": "慢", "measure": ""}],
    )

    record = kept.open(kept.follow_on(number))

    assert record.value("year") == "2025"
    assert record.value("t3.carried_in.natural") == "3"
    assert record.value("promises") == [{"promise": "每季度1期", "status": "", "evidence": ""}]
    assert record.answers["t3.carried_in.natural"].evidence == "2024年报告"
    assert record.value("previous") == number


def test_a_report_without_a_year_has_no_next_one(kept):
    number = kept.begin((Change("agency", "青石镇人民政府", 0),))

    with pytest.raises(ReportUnknown, match="没有填年度"):
        kept.follow_on(number)


def test_an_archived_report_leaves_the_list_and_can_be_brought_back(kept, number):
    kept.archive(number)
    assert kept.cards() == ()
    assert [card.id for card in kept.cards(ReportState.ARCHIVED)] == [number]

    kept.bring_back(number)

    assert [card.id for card in kept.cards()] == [number]


def test_a_deleted_report_is_gone_for_good_only_after_the_grace_period(kept, number):
    kept.delete(number)
    now = datetime.datetime.now(datetime.UTC)

    assert kept.clear_out(now + datetime.timedelta(days=29)) == 0
    assert kept.clear_out(now + datetime.timedelta(days=31)) == 1
    with pytest.raises(ReportUnknown):
        kept.open(number)


def test_a_part_is_locked_and_a_warning_let_stand_until_taken_back(kept, number):
    kept.lock(number, "5", locked=True)
    kept.let_stand(number, "abc123", " 表格不列此项 ")
    assert kept.open(number).value("lock.5") is True
    assert kept.open(number).value("stand.abc123") == "表格不列此项"

    kept.lock(number, "5", locked=False)
    kept.let_stand(number, "abc123", "")

    assert kept.open(number).value("lock.5") is None
    assert kept.open(number).value("stand.abc123") is None


def test_a_draft_is_kept_with_the_origin_of_each_sentence(kept, number):
    sentence = Sentence("收到⟦t3.new.total⟧件。", Origin.TABLE, ("t3.new.total",))

    kept.keep_drafts(number, (Draft("1.on_request", (Paragraph((sentence,), "（一）"),), "composer"),))

    (version,) = kept.versions(number, "1.on_request")
    assert version.made_by == "composer"
    assert version.body == [
        {
            "heading": "（一）",
            "sentences": [
                {"text": "收到⟦t3.new.total⟧件。", "origin": "table", "evidence": ["t3.new.total"]}
            ],
        }
    ]


def test_an_uploaded_file_is_there_again(kept, number):
    source = kept.keep_source(number, "去年.docx", "previous", b"abc")

    assert kept.source(source.sha256) == b"abc"
    assert kept.open(number).sources == (source,)


def test_what_was_copied_is_remembered_with_its_time_and_the_last_copy_counts(kept, number):
    kept.note_copy(number, Copied("t3", "aaaa", "2025-01-06T09:00:00"))
    kept.note_copy(number, Copied("t3", "bbbb", "2025-01-06T10:00:00"))

    assert copies_in(kept.open(number)) == {"t3": Copied("t3", "bbbb", "2025-01-06T10:00:00")}


def test_name_and_date_below_the_text_are_kept_and_taken_back(kept, number):
    kept.sign(number, "2025年1月20日", "")
    signed = closing_in(kept.open(number))
    kept.sign(number, "", "")

    assert (signed.date, signed.contact) == ("2025年1月20日", "")
    assert closing_in(kept.open(number)) is None

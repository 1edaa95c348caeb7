"""Reports that are kept, step by step as a clerk takes them."""

import datetime

import pytest

from nianbao.errors import ReportUnknown
from nianbao.report.draft import Draft, Origin, Paragraph, Sentence
from nianbao.report.pieces import Copied
from nianbao.report.record import Change, ReportState
from nianbao.store.database import Database
from nianbao.workspace import Kept, copies_in, new_token

CELL = "t3.new.natural"
FIRST, SECOND = "first", "second"


@pytest.fixture
def kept(tmp_path):
    store = Database(tmp_path)
    yield Kept(store)
    store.close()


@pytest.fixture
def number(kept):
    told = {"agency": "青石镇人民政府", "kind": "town", "year": "2024"}
    return kept.begin(tuple(Change(key, value, 0) for key, value in told.items()))


def save(kept, number, key, value):
    seen = kept.open(number).rev(key)
    return kept.save(number, (Change(key, value, seen),), token=new_token())


def test_a_message_is_kept_and_becomes_a_remark(kept, number):
    kept.turn(number, "platform", "新开通公众号1个，\n发布120条", token=FIRST)
    kept.turn(number, "platform", "网站改版", token=SECOND)

    record = kept.open(number)
    assert record.value("answers.platform") == "新开通公众号1个， 发布120条\n网站改版"
    assert record.messages[0].said == "新开通公众号1个，\n发布120条"


def test_a_message_sent_twice_is_one_remark(kept, number):
    for _ in range(2):
        kept.turn(number, "platform", "网站改版", token=FIRST)

    assert kept.open(number).value("answers.platform") == "网站改版"


def test_undoing_puts_the_answer_before_back_as_one_more_edit(kept, number):
    save(kept, number, CELL, "1")
    save(kept, number, CELL, "2")

    kept.undo(number, CELL)

    assert kept.open(number).value(CELL) == "1"
    assert [edit.value for edit in kept.history(number, CELL)] == ["1", "2", "1"]


def test_undoing_the_first_answer_clears_it(kept, number):
    save(kept, number, CELL, "1")

    kept.undo(number, CELL)

    assert kept.open(number).value(CELL) is None


def test_there_is_nothing_to_undo_where_nothing_was_answered(kept, number):
    with pytest.raises(ReportUnknown, match="没有可以撤销的"):
        kept.undo(number, CELL)


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

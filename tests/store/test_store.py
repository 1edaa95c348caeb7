"""What is taken is kept: revisions, conflicts, versions, sources, what left the machine; on both engines."""

import pytest
from stored import begun, turn

from nianbao.errors import ReportUnknown, StoreUnusable
from nianbao.report.record import Change, ReportState, Turn, Version

CELL = "t3.new.natural"


def test_a_report_is_listed_with_what_it_is_about(store):
    number = begun(store)

    (card,) = store.cards()

    assert (card.id, card.agency, card.kind, card.year) == (number, "青石镇人民政府", "town", "2024")
    assert card.state is ReportState.OPEN


def test_the_report_touched_last_comes_first_in_the_list(store):
    first, second = begun(store), begun(store)

    store.take(first, turn("t", (CELL, "1", 0)))

    assert [card.id for card in store.cards()] == [first, second]


def test_an_answer_is_there_again_after_the_store_is_opened_anew(store, opened, tmp_path, address):
    number = begun(store)
    store.take(number, turn("t", (CELL, "12", 0), said="来了12件"))

    record = opened(tmp_path / "data", address).load(number)

    assert record.value(CELL) == "12"
    assert [message.said for message in record.messages] == ["来了12件"]


def test_the_last_revision_is_in_force_and_the_earlier_ones_remain(store):
    number = begun(store)
    for seen, value in enumerate(("1", "2", "3")):
        store.take(number, turn(f"t{seen}", (CELL, value, seen)))

    assert store.load(number).answers[CELL].rev == 3
    assert [edit.value for edit in store.history(number, CELL)] == ["1", "2", "3"]


def test_the_later_of_two_writers_gets_both_values_and_overwrites_nothing(store):
    number = begun(store)
    store.take(number, turn("hers", (CELL, "12", 0)))

    taken = store.take(number, turn("mine", (CELL, "21", 0)))

    (conflict,) = taken.conflicts
    assert (conflict.standing.value, conflict.wanted.value) == ("12", "21")
    assert store.load(number).value(CELL) == "12"


def test_a_conflict_on_one_answer_does_not_hold_up_the_others(store):
    number = begun(store)
    store.take(number, turn("hers", (CELL, "12", 0)))

    taken = store.take(number, turn("mine", (CELL, "21", 0), ("t3.new.other", "4", 0)))

    assert [edit.key for edit in taken.edits] == ["t3.new.other"]
    assert store.load(number).value("t3.new.other") == "4"


def test_two_writers_who_want_the_same_learn_of_each_other(store):
    number = begun(store)
    store.take(number, turn("hers", (CELL, "12", 0)))

    taken = store.take(number, turn("mine", (CELL, "12", 0)))

    (conflict,) = taken.conflicts
    assert conflict.standing.value == conflict.wanted.value
    assert store.load(number).rev(CELL) == 1


def test_an_answer_that_stands_there_already_is_not_written_again(store):
    number = begun(store)
    store.take(number, turn("a", (CELL, "12", 0)))

    taken = store.take(number, turn("b", (CELL, "12", 1)))

    assert (taken.edits, taken.conflicts) == ((), ())


def test_a_turn_sent_twice_is_kept_once(store):
    number = begun(store)
    first = store.take(number, turn("again", (CELL, "12", 0), said="12件"))

    second = store.take(number, turn("again", (CELL, "12", 0), said="12件"))

    assert second == first
    assert len(store.load(number).messages) == 1


def test_a_line_is_added_beside_what_somebody_else_has_just_written(store):
    number = begun(store)
    store.take(number, turn("hers", ("answers.platform", "公众号1个", 0)))

    line = Change("answers.platform", "网站改版", 0, adds=True)
    taken = store.take(number, Turn("mine", (line,)))

    assert taken.conflicts == ()
    assert store.load(number).value("answers.platform") == "公众号1个\n网站改版"


def test_an_answer_can_be_cleared_and_its_history_stays(store):
    number = begun(store)
    store.take(number, turn("a", (CELL, "12", 0)))

    store.take(number, turn("b", (CELL, None, 1)))

    assert store.load(number).value(CELL) is None
    assert [edit.value for edit in store.history(number, CELL)] == ["12", None]


@pytest.mark.parametrize(
    "value",
    ["", "”“\n\t\\", "\x00", "\ud83d", "𠮷野家", {"a": [1, None, True]}, "长" * 100_000],
    ids=["empty", "marks", "nul", "half", "rare", "nested", "long"],
)
def test_whatever_was_typed_comes_back_as_it_was(store, value):
    number = begun(store)

    store.take(number, turn("t", ("answers.other", value, 0), said=value if isinstance(value, str) else ""))

    assert store.load(number).value("answers.other") == value


def test_order_follows_revisions_when_the_clock_runs_backwards(store, clock):
    number = begun(store)
    store.take(number, turn("a", (CELL, "1", 0)))
    clock.day = "2001-01-01"

    store.take(number, turn("b", (CELL, "2", 1)))

    record = store.load(number)
    assert record.value(CELL) == "2"
    assert record.card.turns == 3


def test_a_report_that_is_not_there_is_told_so(store):
    with pytest.raises(ReportUnknown, match="没有编号"):
        store.load("0" * 16)
    with pytest.raises(ReportUnknown, match="没有编号"):
        store.take("0" * 16, turn("t", (CELL, "1", 0)))


def test_what_was_deleted_long_ago_is_removed_and_nothing_else(store, clock):
    gone, kept, lately = begun(store), begun(store), begun(store)
    store.keep_source(gone, "旧.docx", "previous", b"old")
    store.take(gone, turn("d", ("state", "deleted", 0)))
    clock.day = "2025-03-01"
    store.take(lately, turn("d", ("state", "deleted", 0)))

    assert store.purge("2025-02-01T00:00:00+00:00") == 1
    assert {card.id for card in store.cards()} == {kept, lately}


def test_a_draft_is_one_more_version_unless_nothing_changed(store):
    number = begun(store)
    body = [{"heading": "", "sentences": []}]
    store.keep_versions(number, (Version("5", 0, body, "composer"), Version("6", 0, "费", "composer")))

    store.keep_versions(number, (Version("5", 0, body, "composer"), Version("6", 0, "费用", "composer")))

    assert [each.number for each in store.versions(number, "5")] == [1]
    assert [each.body for each in store.versions(number, "6")] == ["费", "费用"]
    assert store.load(number).versions["6"].number == 2


def test_a_file_handed_in_twice_is_kept_once_and_named_with_each_report(store):
    one, two = begun(store), begun(store)
    content = bytes(range(256)) * 50

    first = store.keep_source(one, "去年.docx", "previous", content)
    second = store.keep_source(two, "2023.docx", "previous", content)

    assert first.sha256 == second.sha256
    assert store.source(first.sha256) == content
    assert [source.name for source in store.load(two).sources] == ["2023.docx"]


def test_a_setting_is_what_was_set_last(store):
    store.set_setting("base_url", "http://127.0.0.1:8000/v1")
    store.set_setting("base_url", "http://127.0.0.1:9000/v1")

    assert store.setting("base_url") == "http://127.0.0.1:9000/v1"
    assert store.setting("model") is None


@pytest.mark.parametrize("name", ["api_key", "password", "OPENAI_TOKEN", "接口密钥"])
def test_a_secret_is_not_taken_as_a_setting(store, name):
    with pytest.raises(StoreUnusable, match="环境变量"):
        store.set_setting(name, "sk-1")


def test_what_leaves_the_machine_is_chained_to_what_left_before(store):
    for body in (b"one", b"two", b"three"):
        store.log_outbound(
            destination="http://127.0.0.1/v1", purpose="起草", report="", body=body, characters=len(body)
        )

    entries = store.outbound()

    assert [entry.previous for entry in entries[1:]] == [entry.hash for entry in entries[:-1]]
    assert store.health().intact


def test_the_health_of_a_store_counts_what_is_in_it(store):
    begun(store)

    health = store.health()

    assert (health.reports, health.edits, health.intact, health.faults) == (1, 3, True, ())
    assert health.size > 0


def test_a_past_report_is_kept_once_and_gone_when_it_is_taken_off(store):
    first = store.keep_past("2023.docx", b"report")
    store.keep_past("一样的.docx", b"report")

    assert [each.name for each in store.past_files()] == ["一样的.docx"]
    assert store.source(first.sha256) == b"report"

    store.drop_past(first.sha256)

    assert store.past_files() == ()
    with pytest.raises(ReportUnknown):
        store.source(first.sha256)


def test_a_past_report_stays_when_the_report_it_was_also_handed_in_with_is_gone(store):
    number = begun(store)
    kept = store.keep_source(number, "上年.docx", "previous", b"report")
    store.keep_past("上年.docx", b"report")
    store.take(number, Turn("gone", (Change("state", "deleted", 0),)))

    store.purge("9999")

    assert store.source(kept.sha256) == b"report"


def test_what_a_model_had_written_so_far_takes_the_place_of_what_was_put_down_before(store):
    number = begun(store)
    store.keep_unfinished(number, {"5": "一是", "6": "没有"})

    store.keep_unfinished(number, {"5": "一是更新"})

    assert store.unfinished(number) == {"5": "一是更新"}


def test_nothing_unfinished_is_put_down_for_a_report_that_is_gone(store):
    with pytest.raises(ReportUnknown):
        store.keep_unfinished("nobody", {"5": "一是"})

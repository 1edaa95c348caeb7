"""What an answer changes, and that it can be gone back to."""

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest

from nianbao.interview.answering import answer, answer_parts, answer_quick, none, skip
from nianbao.interview.asking import About, Asked, Does, Question, Quick, Stage, State
from nianbao.interview.chips import chips
from nianbao.interview.doing import carried_out
from nianbao.interview.log import Log
from nianbao.interview.next_question import asked_again, next_question, ready
from nianbao.interview.progress import Done, progress
from nianbao.interview.situation import Situation
from nianbao.interview.steps import Deed, EditCell, Remove, Reword, Rewrite, Say
from nianbao.report.keyed import changes_to, typed_of, values_of
from nianbao.report.record import Card, Change, Edit, Record, ReportState
from nianbao.report.report import AgencyKind, PromiseStatus
from nianbao.report.typed import Typed, TypedPromise
from nianbao.workspace.kept import new_token

TOWN = Typed("青石镇人民政府", AgencyKind.TOWN, 2024, blank_is_zero=True)


def asked(name, typed=TOWN):
    return asked_again(Situation(typed), name)


def lines(answered, topic):
    return answered.typed.topics.get(topic, "").splitlines()


def test_an_answer_is_a_remark_of_its_topic_and_is_noted():
    after = answer(TOWN, Log(), asked("supervision.training"), "培训2次，45人次")

    assert lines(after, "supervision") == ["培训2次，45人次"]
    assert after.log.state("supervision.training") is State.ANSWERED


def test_bare_figures_are_completed_with_what_was_asked():
    after = answer(TOWN, Log(), asked("supervision.training"), "2次，45人次")

    assert lines(after, "supervision") == ["培训2次，45人次"]


def test_the_rest_of_a_message_goes_where_it_belongs():
    after = answer(TOWN, Log(), asked("supervision.training"), "培训2次。公众号发了120条")

    assert lines(after, "platform") == ["公众号发了120条"]


@pytest.mark.parametrize("topic", ["problems.found", "plans.measures"])
def test_a_problem_that_speaks_of_another_topic_stays_a_problem(topic):
    after = answer(TOWN, Log(), asked(topic), "解读形式少，培训也少")

    assert lines(after, topic.partition(".")[0]) == ["解读形式少，培训也少"]


def test_the_same_words_are_kept_once():
    once = answer(TOWN, Log(), asked("supervision.training"), "培训2次")
    twice = answer(once.typed, once.log, asked("supervision.training"), "培训2次")

    assert lines(twice, "supervision") == ["培训2次"]


def test_none_is_taken_back_when_the_question_is_answered_after_all():
    said_none = none(TOWN, Log(), asked("supervision.training"))
    after = answer(said_none.typed, said_none.log, asked("supervision.training"), "5月补了1次培训")

    assert lines(said_none, "supervision") == ["没有开展培训"]
    assert lines(after, "supervision") == ["5月补了1次培训"]
    assert after.log.state("supervision.training") is State.ANSWERED


def test_what_was_skipped_can_be_answered_later():
    skipped = skip(TOWN, Log(), asked("supervision.training"))
    after = answer_parts(skipped.typed, skipped.log, asked("supervision.training"), {"times": "2"})

    assert lines(skipped, "supervision") == []
    assert lines(after, "supervision") == ["培训2次"]


def test_parts_that_cannot_be_read_change_nothing_and_say_why():
    after = answer_parts(TOWN, Log(), asked("supervision.training"), {"times": "两次"})

    assert after.unclear == "“几次”请只填数字，例如 12。"
    assert after.typed == TOWN


def test_parts_left_empty_change_nothing_and_say_why():
    assert answer_parts(TOWN, Log(), asked("supervision.training"), {}).unclear == "还没有填内容。"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("镇", AgencyKind.TOWN),
        ("我们是街道", AgencyKind.SUBDISTRICT),
        ("局", AgencyKind.DEPARTMENT),
        ("县政府", AgencyKind.COUNTY),
    ],
)
def test_the_kind_may_be_told_in_words(said, kind):
    typed = replace(TOWN, kind=None)

    assert answer(typed, Log(), next_question(Situation(typed)), said).typed.kind is kind


def test_a_kind_that_is_none_is_asked_back():
    typed = replace(TOWN, kind=None)

    assert answer(typed, Log(), next_question(Situation(typed)), "一个单位").unclear


@pytest.mark.parametrize(("said", "year"), [("2024", 2024), ("2024年的", 2024), ("24年", 2024)])
def test_the_year_may_be_told_in_words(said, year):
    typed = replace(TOWN, year=None)

    assert answer(typed, Log(), next_question(Situation(typed)), said).typed.year == year


def test_the_name_of_the_agency_tells_its_kind():
    after = answer(Typed(), Log(), next_question(Situation(Typed())), "我们是青石镇人民政府")

    assert (after.typed.agency, after.typed.kind) == ("青石镇人民政府", AgencyKind.TOWN)


PROMISED = replace(TOWN, promises=(TypedPromise("给公开栏定专人"), TypedPromise("做图解")))


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("做完了，11个社区都定了专人", PromiseStatus.DONE),
        ("8个社区定了专人，还差3个", PromiseStatus.PARTLY),
        ("没做", PromiseStatus.NOT_DONE),
        ("没有", PromiseStatus.NOT_DONE),
        ("未完成", PromiseStatus.NOT_DONE),
        ("部分完成", PromiseStatus.PARTLY),
        ("应扫860件，扫了512件，没完成", PromiseStatus.PARTLY),
    ],
)
def test_what_became_of_a_promise_may_be_told_in_words(said, status):
    promise = next(each for each in _all_asked(PROMISED) if each.about.promise == "给公开栏定专人")

    after = answer(PROMISED, Log(), promise, said)

    assert after.typed.promises[0].status is status
    assert after.typed.promises[1] == PROMISED.promises[1]


def test_words_that_do_not_tell_are_asked_back_and_nothing_is_guessed():
    promise = next(each for each in _all_asked(PROMISED) if each.about.promise == "给公开栏定专人")

    after = answer(PROMISED, Log(), promise, "11个社区")

    assert after.unclear == "这一条算已完成、部分完成，还是未完成？"
    assert after.typed == PROMISED


def test_a_click_on_done_leads_to_what_was_done():
    promise = next(each for each in _all_asked(PROMISED) if each.about.promise == "给公开栏定专人")
    done = next(quick for quick in promise.quick if quick.label == "已完成")

    after = answer_quick(PROMISED, Log(), promise, done)
    evidence = next(each for each in _all_asked(after.typed) if each.id.endswith(".evidence"))
    told = answer(after.typed, after.log, evidence, "8月定了11人")

    assert told.typed.promises[0] == TypedPromise("给公开栏定专人", PromiseStatus.DONE, "8月定了11人")


def test_a_repair_is_put_into_its_cells():
    typed = replace(TOWN, numbers={"t3.new.natural": Decimal(3), "t3.granted.natural": Decimal(2)})
    contradiction = next(each for each in _all_asked(typed) if each.stage is Stage.CONTRADICTION)

    after = answer_quick(typed, Log(), contradiction, contradiction.quick[0])

    assert [each for each in _all_asked(after.typed) if each.stage is Stage.CONTRADICTION] == []


def test_a_stated_total_is_put_right_where_it_is_stated():
    typed = replace(TOWN, stated={"t3.new.total": Decimal(3)})
    quick = Quick("", Does.CELLS, cells=(("t3.new.total", "0"),))

    assert answer_quick(typed, Log(), asked("fee.collected"), quick).typed.stated == {"t3.new.total": 0}


@pytest.mark.parametrize("does", [Does.TABLES, Does.UPLOAD])
def test_what_only_opens_another_place_of_the_page_answers_nothing(does):
    after = answer_quick(TOWN, Log(), asked("fee.collected"), Quick("", does))

    assert (after.typed, after.log) == (TOWN, Log())


class TestTheLog:
    def test_it_comes_back_from_what_is_kept_in_the_order_of_the_turns(self):
        edits = [
            Edit("asked.b", 1, "none", "", 2, "", ""),
            Edit("asked.a", 2, "skipped", "", 3, "", ""),
            Edit("agency", 1, "青石镇", "", 1, "", ""),
            Edit("asked.c", 1, "nonsense", "", 4, "", ""),
        ]
        record = Record(
            Card("1", "", "", "", ReportState.OPEN, "", "", 4), {edit.key: edit for edit in edits}, (), {}, ()
        )

        log = Log.of(record)

        assert [(entry.id, entry.state.value) for entry in log.entries] == [("b", "none"), ("a", "skipped")]

    def test_what_is_kept_of_it_reads_back(self):
        log = Log().noting("a", State.ANSWERED).noting("b", State.SKIPPED)

        assert Log.from_values(log.values()) == log

    def test_only_what_differs_is_to_be_kept(self):
        before = Log().noting("a", State.ANSWERED).noting("b", State.SKIPPED)
        after = before.noting("b", State.NONE).noting("c", State.SKIPPED).without("a")

        assert after.changes_since(before, {"asked.b": 3}) == (
            Change("asked.b", "none", 3),
            Change("asked.c", "skipped", 0),
            Change("asked.a", None, 0),
        )

    def test_it_survives_the_store(self, workspace):
        kept = workspace.kept
        report = kept.begin((Change("agency", "青石镇人民政府", 0),))
        log = (
            Log()
            .noting("fee.collected", State.NONE)
            .noting("table.X-01.t3.new.total.1a2b3c4d", State.SKIPPED)
        )

        kept.save(report, log.changes_since(Log(), {}), token=new_token())
        exported = kept.import_report(kept.export_report(report))

        assert Log.of(kept.open(report)) == log
        assert Log.of(kept.open(exported)) == log

    def test_its_keys_are_no_answers_of_the_page_and_are_left_alone_by_it(self):
        shown = {**values_of(TOWN), **Log().noting("fee.collected", State.NONE).values()}

        assert changes_to(typed_of(shown), shown, {}) == ()

    def test_going_back_leads_through_the_questions_in_turn(self):
        log = Log().noting("a", State.ANSWERED).noting("b", State.NONE).noting("c", State.SKIPPED)

        assert [log.before(), log.before("c"), log.before("b"), log.before("a")] == ["c", "b", "a", ""]

    def test_a_question_answered_anew_is_the_last(self):
        log = Log().noting("a", State.SKIPPED).noting("b", State.NONE).noting("a", State.ANSWERED)

        assert [entry.id for entry in log.entries] == ["b", "a"]

    def test_a_question_taken_out_of_it_is_asked_again(self):
        first = next_question(Situation(TOWN))
        log = Log().noting(first.id, State.SKIPPED).without(first.id)

        assert next_question(Situation(TOWN, log=log)).id == first.id


class TestProgress:
    def part(self, name, **more):
        typed = replace(TOWN, topics={"management": "党政办初审，分管领导签字"})
        return next(part for part in progress(Situation(typed, **more)).parts if part.part == name)

    def test_a_part_goes_from_open_to_checked(self):
        drafted = {"drafted": ["1.management"]}

        assert [
            self.part("1.platform").done,
            self.part("1.management").done,
            self.part("1.management", **drafted).done,
            self.part("1.management", **drafted, faulty=["1.management"]).done,
            self.part("1.management", **drafted, faulty=[]).done,
        ] == [Done.UNANSWERED, Done.ANSWERED, Done.DRAFTED, Done.DRAFTED, Done.CHECKED]

    def test_a_part_with_a_mark_is_not_checked(self):
        marks = (("1.management", "【待补：清理情况。】"),)

        assert (
            self.part("1.management", drafted=["1.management"], faulty=[], marks=marks).done is Done.DRAFTED
        )

    def test_a_table_is_answered_when_it_is_filled(self):
        assert self.part("3").done is Done.ANSWERED

    def test_a_table_with_a_fault_is_not_checked(self):
        assert self.part("3", faulty=["t3.new.natural"]).done is Done.ANSWERED

    def test_answers_are_counted_over_all_parts(self):
        before = progress(Situation(TOWN))
        after = progress(Situation(none(TOWN, Log(), asked("fee.collected")).typed))

        assert after.answered == before.answered + 1
        assert after.total == before.total

    def test_everything_answered_is_everything_counted(self):
        for state in (before := progress(Situation(Typed())), progress(Situation(TOWN))):
            assert 0 <= state.answered <= state.total
        assert before.answered == 0


class TestChips:
    def test_a_remark_is_shown_with_its_figures_and_their_units(self):
        (chip,) = chips(replace(TOWN, topics={"supervision": "培训2次，45人次"}), "supervision")

        assert chip.label == "监督保障"
        assert [(figure.text, figure.unit) for figure in chip.figures] == [("2", "次"), ("45", "人次")]
        assert [chip.words[figure.start : figure.end] for figure in chip.figures] == ["2次", "45人次"]

    def test_all_topics_come_in_the_order_of_the_form(self):
        typed = replace(TOWN, topics={"fee": "没收过", "proactive": "公开86条\n\n解读2篇"})

        assert [chip.words for chip in chips(typed)] == ["公开86条", "解读2篇", "没收过"]

    def test_a_chip_can_be_corrected_and_taken_away(self):
        typed = replace(TOWN, topics={"proactive": "公开86条\n解读2篇"})
        (chip, _) = chips(typed)

        corrected = carried_out(typed, Log(), None, Reword(chip.topic, chip.words, "公开96条"))
        gone = carried_out(typed, Log(), None, Remove(chip.topic, chip.words))

        assert lines(corrected, "proactive") == ["公开96条", "解读2篇"]
        assert lines(gone, "proactive") == ["解读2篇"]


class TestSteps:
    def test_an_edit_stands_in_its_cell(self):
        after = carried_out(TOWN, Log(), None, EditCell("t3.new.natural", Decimal(4), "自然人新收改成4"))

        assert after.typed.numbers == {"t3.new.natural": 4}

    def test_words_without_a_question_are_remarks_where_they_belong(self):
        after = carried_out(TOWN, Log(), None, Say("公众号发了120条"))

        assert lines(after, "platform") == ["公众号发了120条"]

    @pytest.mark.parametrize("deed", [Deed.SKIP, Deed.UNKNOWN, Deed.NEXT])
    def test_what_is_not_answered_is_noted_as_skipped(self, deed):
        after = carried_out(TOWN, Log(), asked("fee.collected"), deed)

        assert after.log.state("fee.collected") is State.SKIPPED

    @pytest.mark.parametrize(
        "step",
        [Deed.UNDO, Deed.CHECK, Deed.DOWNLOAD, Deed.DRAFT, Deed.WHY, Deed.BACK, Rewrite("5", "写短一点")],
    )
    def test_what_changes_no_answer_is_left_to_the_page(self, step):
        assert carried_out(TOWN, Log(), asked("fee.collected"), step) is None


class TestGaps:
    MARK = ("5", "【待补：改进措施、责任单位和完成时限。】")
    TOLD = MappingProxyType({"problems": "解读少", "plans": "明年做图解，党政办负责"})

    def asked(self, *marks, log=None):
        situation = Situation(replace(TOWN, topics=self.TOLD), log=log, marks=marks)
        return [each for each in ready(situation).left if each.id.startswith("gap.")]

    def test_a_measure_that_is_lacking_is_asked_for(self):
        (gap,) = self.asked(self.MARK)

        assert gap.question.topic == "plans"
        assert "改进措施、责任单位和完成时限" in gap.question.wording

    def test_two_alike_are_one_question(self):
        (gap,) = self.asked(self.MARK, self.MARK)

        assert "2处" in gap.question.wording

    def test_one_that_was_answered_is_not_asked_again(self):
        (gap,) = self.asked(self.MARK)

        assert self.asked(self.MARK, log=Log().noting(gap.id, State.ANSWERED)) == []

    def test_what_is_still_to_come_is_not_asked_again(self):
        assert self.asked(("1.supervision", "【待补：考核结果（素材注明：县里考核未通报）。】")) == []

    def test_the_same_as_last_year_is_asked_what_it_was(self):
        (gap,) = self.asked(("5", "【待补：改进措施的具体内容，素材写的是“明年做图解”。】"))

        assert gap.about.remark == self.TOLD["plans"]


def _all_asked(typed):
    log = Log()
    found = []
    while (each := next_question(Situation(typed, log=log))) is not None:
        found.append(each)
        log = log.noting(each.id, State.SKIPPED)
    return found


def test_what_speaks_of_another_matter_does_not_clear_a_doubt():
    typed = replace(TOWN, topics={"proactive": "累计公开40条，是不是今年一年的还得核一下"})
    log = Log().noting("surprise.zero", State.ANSWERED).noting("last_year.file", State.SKIPPED)
    mark = ("1.proactive", "【待核：累计公开40条是不是今年一年的。】")
    doubt = next_question(Situation(typed, log=log, marks=(mark,)))
    assert doubt.stage is Stage.DOUBT

    after = answer(typed, log, doubt, "培训6月1次，32人次")

    assert lines(after, "supervision") == ["培训6月1次，32人次"]
    assert after.log.state(doubt.id) is None


def test_what_speaks_of_something_else_does_not_replace_the_remark_a_doubt_is_about():
    about = "申请的事说成97件"
    typed = Typed(topics={"last_year": about})
    asked = Asked(
        Question(
            "remark.x", "last_year", "5", f"您说“{about}”，表三“新收政府信息公开申请”是51。哪个对？", "建议"
        ),
        Stage.CONTRADICTION,
        "两处对不上。",
        (),
        About(topic="last_year", remark=about),
    )
    answered = answer(typed, Log(), asked, "县政府网站专栏全年公开信息412条")
    assert answered.typed.topics["last_year"] == about
    assert "412条" in "".join(words for topic, words in answered.typed.topics.items() if topic != "last_year")

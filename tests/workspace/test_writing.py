"""The text of a kept report: what stands, what gives way, what the clerk decided."""

import fakes
import pytest

from nianbao.errors import ModelUnavailable
from nianbao.report.keyed import typed_of, values_in
from nianbao.report.report import Report
from nianbao.report.typed import report_of
from nianbao.workspace import locked_in, reasons_in
from nianbao.workspace.writing import Writing

PLATFORM, REQUESTS = "1.platform", "1.on_request"
REMARK = "开通公众号1个"


class Desk:
    """One report and what is done to it, as the page does it."""

    def __init__(self, kept, reader=None):
        self.kept = kept
        self.model = fakes.FakeModel()
        self.reader = reader or fakes.PlainReader()
        self.writing = Writing(fakes.PlainDrafter(), self.model, self.reader, fakes.NoShelf(), lambda: kept)
        self.number = fakes.begin(kept, answers__platform=REMARK, t3__new__natural="2")

    def say(self, words, topic="platform"):
        fakes.save(self.kept, self.number, f"answers.{topic}", words)

    def record(self):
        return self.kept.open(self.number)

    def report(self):
        made = report_of(typed_of(values_in(self.record())))
        assert isinstance(made, Report)
        return made

    def finished(self):
        record = self.record()
        return self.writing.finished(self.report(), self.writing.texts(record), locked_in(record))

    def reads(self, part=PLATFORM):
        """The part as it is printed."""
        return "\n".join(
            body.text for body in self.finished().document.blocks if getattr(body, "part", "") == part
        )

    def notes(self):
        return [note for _, note in self.finished().notes]

    def draft(self):
        """Have it drafted by the model and kept."""
        finished = self.finished()
        job = self.writing.begin(
            self.number, finished.report, finished.written, locked_in(self.record()), consent=True
        )
        assert job.wait(10)
        return job

    def write(self, text, part=PLATFORM):
        self.writing.write_by_hand(self.number, self.finished(), part, text)

    def lock(self, part=PLATFORM, *, locked=True):
        self.writing.lock(self.number, self.finished(), part, locked=locked)


@pytest.fixture
def desk(kept):
    return Desk(kept)


# ── by a model ──


def test_what_a_model_wrote_stands_and_follows_the_cells(desk):
    desk.model.texts = {REQUESTS: "本年收到⟦t3.new.total⟧件申请。"}
    desk.draft()

    fakes.save(desk.kept, desk.number, "t3.new.natural", "3")

    assert desk.reads(REQUESTS) == "本年收到3件申请。"


def test_what_a_model_wrote_stands_when_remarks_elsewhere_change(desk):
    desk.model.texts = {PLATFORM: "有公众号⟦F1.1⟧个。"}
    desk.draft()

    desk.say("网站发了86条", "proactive")

    assert desk.reads() == "有公众号1个。"
    assert desk.notes() == []


def test_what_a_model_wrote_gives_way_when_its_remarks_change_and_a_note_says_so(desk):
    desk.model.texts = {PLATFORM: "有公众号⟦F1.1⟧个。"}
    desk.draft()

    desk.say(f"{REMARK}\n公开栏4处")

    assert desk.reads() == "开通公众号1个。公开栏4处。"
    assert "可以再用大模型起草一次" in desk.notes()[0]


def test_a_draft_leaves_out_what_is_locked(desk):
    desk.lock()
    desk.model.texts = {PLATFORM: "有公众号⟦F1.1⟧个。", REQUESTS: "本年收到⟦t3.new.total⟧件申请。"}

    desk.draft()

    assert PLATFORM not in desk.model.asked_for[0]
    assert desk.reads() == "开通公众号1个。"
    assert desk.reads(REQUESTS) == "本年收到2件申请。"


def test_a_second_draft_keeps_what_the_model_wrote_before_where_it_now_fails(desk):
    desk.model.texts = {PLATFORM: "有公众号⟦F1.1⟧个。"}
    desk.draft()
    desk.model.texts = {REQUESTS: "本年收到⟦t3.new.total⟧件申请。"}

    desk.draft()

    assert desk.reads() == "有公众号1个。"


def test_with_everything_locked_there_is_nothing_to_draft(desk):
    for draft in desk.finished().drafts:
        desk.lock(draft.part)

    with pytest.raises(ModelUnavailable, match="先解锁"):
        desk.draft()


# ── one part otherwise ──


def test_a_part_written_otherwise_waits_until_it_is_taken(desk):
    desk.model.texts = {PLATFORM: "有公众号⟦F1.1⟧个。"}
    lacking = desk.writing.begin_rewrite(desk.number, desk.finished(), PLATFORM, "写短一点", ("甲。",))
    assert lacking == ""
    assert desk.model.instructions == [(PLATFORM, "写短一点", ("甲。",))]
    assert desk.reads() == "开通公众号1个。"

    made = desk.writing.rewriting(desk.number).result()
    desk.writing.take_rewrite(desk.number, desk.finished(), made)

    assert desk.reads() == "有公众号1个。"
    assert desk.writing.rewriting(desk.number) is None


def test_a_part_written_otherwise_can_be_left(desk):
    desk.model.texts = {PLATFORM: "有公众号⟦F1.1⟧个。"}
    desk.writing.begin_rewrite(desk.number, desk.finished(), PLATFORM, "写短一点")

    desk.writing.leave_rewrite(desk.number)

    assert desk.reads() == "开通公众号1个。"
    assert desk.writing.rewriting(desk.number) is None


def test_a_wish_for_an_unknown_fact_is_given_back_and_nothing_is_begun(desk):
    desk.model.lacking = "三次"

    lacking = desk.writing.begin_rewrite(desk.number, desk.finished(), PLATFORM, "写上培训三次")

    assert lacking == "三次"
    assert desk.writing.rewriting(desk.number) is None


# ── by hand ──


def test_a_figure_left_alone_follows_its_cell(desk):
    desk.write("全年新收申请2件，都已答复。", REQUESTS)

    fakes.save(desk.kept, desk.number, "t3.new.natural", "3")

    assert desk.reads(REQUESTS) == "全年新收申请3件，都已答复。"


def test_a_figure_she_changed_is_hers(desk):
    desk.write("全年新收申请5件。", REQUESTS)

    fakes.save(desk.kept, desk.number, "t3.new.natural", "3")

    assert desk.reads(REQUESTS) == "全年新收申请5件。"


def test_her_words_stay_though_the_remarks_change_and_a_note_says_so(desk):
    desk.write("今年开通公众号1个。")

    desk.say(f"{REMARK}\n公开栏4处")

    assert desk.reads() == "今年开通公众号1个。"
    assert "是您改过的，没有跟着改" in desk.notes()[0]


def test_her_words_are_not_overwritten_by_a_remark_taken_away(desk):
    desk.write("今年开通公众号1个。")

    desk.say("")

    assert desk.reads() == "今年开通公众号1个。"


# ── earlier versions ──


def test_every_text_but_the_composers_is_in_the_history(desk):
    desk.kept.keep_drafts(desk.number, desk.finished().drafts)
    desk.write("甲：公众号1个。")
    desk.write("乙：公众号1个。")

    assert [version.made_by for version in desk.writing.versions(desk.number, PLATFORM)] == ["clerk", "clerk"]


def test_an_earlier_version_is_put_back_with_the_figures_of_now(desk):
    desk.write("甲：全年新收申请2件。", REQUESTS)
    desk.write("乙。", REQUESTS)
    fakes.save(desk.kept, desk.number, "t3.new.natural", "3")
    first = desk.writing.versions(desk.number, REQUESTS)[0]

    desk.writing.choose(desk.number, desk.finished(), REQUESTS, first)

    assert desk.reads(REQUESTS) == "甲：全年新收申请3件。"


def test_a_version_put_back_stays_though_its_remarks_changed_since(desk):
    desk.model.texts = {PLATFORM: "有公众号⟦F1.1⟧个。"}
    desk.draft()
    desk.say(f"{REMARK}\n公开栏4处")
    (by_model,) = desk.writing.versions(desk.number, PLATFORM)

    desk.writing.choose(desk.number, desk.finished(), PLATFORM, by_model)

    assert desk.reads() == "有公众号1个。"


def test_the_composers_wording_can_be_had_again(desk):
    desk.write("今年开通公众号1个。")

    desk.writing.choose(desk.number, desk.finished(), PLATFORM, None)

    assert desk.reads() == "开通公众号1个。"
    desk.say("开通公众号2个")
    assert desk.reads() == "开通公众号2个。"


def test_looking_at_a_version_changes_nothing(desk):
    desk.write("今年开通公众号1个。")
    (version,) = desk.writing.versions(desk.number, PLATFORM)
    turns = desk.record().card.turns

    desk.writing.as_it_was(desk.finished(), PLATFORM, version)

    assert desk.record().card.turns == turns


# ── locks ──


def test_a_locked_part_stays_as_it_read(desk):
    desk.lock()

    desk.say(f"{REMARK}\n公开栏4处")

    assert desk.reads() == "开通公众号1个。"
    assert "已锁定，没有跟着改" in desk.notes()[0]


def test_a_locked_part_still_follows_the_cells(desk):
    desk.lock(REQUESTS)

    fakes.save(desk.kept, desk.number, "t3.new.natural", "3")

    assert desk.reads(REQUESTS) == "全年新收申请3件。"


def test_an_unlocked_part_of_the_composer_follows_again(desk):
    desk.lock()
    desk.say(f"{REMARK}\n公开栏4处")

    desk.lock(locked=False)

    assert locked_in(desk.record()) == frozenset()
    assert desk.reads() == "开通公众号1个。公开栏4处。"


def test_unlocking_what_she_wrote_leaves_it_hers(desk):
    desk.write("今年开通公众号1个。")
    desk.lock()

    desk.lock(locked=False)
    desk.say(f"{REMARK}\n公开栏4处")

    assert desk.reads() == "今年开通公众号1个。"


# ── checking ──


def test_a_reason_makes_a_finding_stand(desk):
    desk.write("全年新收申请约2件。", REQUESTS)
    finished = desk.finished()
    finding = next(each for each in desk.writing.examined(finished).findings if each.code == "N-12")

    desk.kept.let_stand(desk.number, finding.key, "只有约数")

    outcome = desk.writing.examined(finished, None, reasons_in(desk.record()))
    assert outcome.standing[finding.key] == "只有约数"


def test_without_last_years_report_there_is_nothing_to_compare(desk):
    assert desk.writing.previous(desk.record()) is None


def test_last_years_file_is_read_once(kept):
    paper = object()
    desk = Desk(kept, fakes.PlainReader(paper))
    kept.keep_source(desk.number, "上年.docx", "previous", b"x")

    found = [desk.writing.previous(desk.record()) for _ in range(3)]

    assert found == [paper, paper, paper]
    assert desk.reader.read_times == 1


def test_a_file_that_cannot_be_read_any_more_leaves_the_report_usable(desk):
    desk.kept.keep_source(desk.number, "上年.docx", "previous", b"x")

    assert desk.writing.previous(desk.record()) is None


def test_a_report_that_follows_another_is_compared_with_it(desk):
    following = desk.kept.follow_on(desk.number)

    previous = desk.writing.previous(desk.kept.open(following))

    assert previous is not None
    assert "2024年" in previous.title

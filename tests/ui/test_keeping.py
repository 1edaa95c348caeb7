"""What is typed on the page is kept at every step, found by its address, never lost to another window."""

import pytest

from nianbao.errors import StoreUnusable
from nianbao.report.record import Change, ReportState
from nianbao.report.report import AgencyKind
from nianbao.report.typed import Typed
from nianbao.store.database import Database
from nianbao.ui.keeping import Keeper
from nianbao.ui.state import ViewState
from nianbao.workspace import Kept, new_token

AGENCY = "青石镇人民政府"


class Desk:
    """A store that a test can unplug, as the page sees it."""

    def __init__(self, folder):
        self.store = Kept(Database(folder))
        self.unplugged = False

    @property
    def kept(self):
        if self.unplugged:
            raise StoreUnusable("磁盘满了。")
        return self.store


class Window:
    """One browser window: its session and its address, run after run."""

    def __init__(self, desk, address=None):
        self.desk, self.session, self.address = desk, {}, address if address is not None else {}
        self.run()

    def run(self, **typed):
        for name, value in typed.items():
            self.session[self.state.key(name)] = value
        self.state = ViewState(self.session, Typed(year=2024))
        self.keeper = Keeper(self.desk, self.state, self.session, self.address)
        self.keeper.keep()
        return self

    @property
    def number(self):
        return self.address.get("report")


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_an_empty_page_is_nobodys_report(desk):
    assert Window(desk).number is None
    assert desk.kept.cards() == ()


def test_the_first_word_begins_a_report_whose_number_stands_in_the_address(desk):
    window = Window(desk).run(agency=AGENCY)

    assert desk.kept.open(window.number).value("agency") == AGENCY


def test_everything_is_there_again_after_a_refresh(desk):
    window = Window(desk).run(agency=AGENCY, kind=AgencyKind.TOWN, platform="公众号1个\n网站改版")

    again = Window(desk, {"report": window.number})

    assert again.state.typed.agency == AGENCY
    assert again.state.typed.kind is AgencyKind.TOWN
    assert again.state.typed.topics["platform"] == "公众号1个\n网站改版"


def test_a_run_without_a_change_writes_nothing(desk):
    window = Window(desk).run(agency=AGENCY)
    turns = desk.kept.open(window.number).card.turns

    window.run().run()

    assert desk.kept.open(window.number).card.turns == turns


def test_two_windows_on_different_answers_do_not_disturb_each_other(desk):
    one = Window(desk).run(agency=AGENCY)
    two = Window(desk, {"report": one.number})

    two.run(fee="没收过")
    one.run(platform="公众号1个")

    record = desk.kept.open(one.number)
    assert (record.value("answers.fee"), record.value("answers.platform")) == ("没收过", "公众号1个")
    assert one.keeper.shown.others
    assert not one.keeper.shown.conflicts


def conflict(desk):
    """A window whose answer somebody else was quicker with."""
    one = Window(desk).run(agency=AGENCY)
    two = Window(desk, {"report": one.number})
    two.run(platform="别处填的")
    return one.run(platform="我填的")


def test_the_slower_of_two_windows_sees_both_answers(desk):
    window = conflict(desk)

    met = window.keeper.shown.conflicts["answers.platform"]

    assert (met.standing.value, met.wanted.value) == ("别处填的", "我填的")
    assert desk.kept.open(window.number).value("answers.platform") == "别处填的"


def test_a_conflict_waits_for_the_clerk_and_is_not_sent_again_and_again(desk):
    window = conflict(desk)
    turns = desk.kept.open(window.number).card.turns

    window.run().run()

    assert desk.kept.open(window.number).card.turns == turns
    assert window.keeper.shown.conflicts


def test_choosing_mine_writes_it_with_the_other_in_the_history(desk):
    window = conflict(desk)

    window.keeper.choose("answers.platform", mine=True)
    window.run()

    history = [edit.value for edit in desk.kept.history(window.number, "answers.platform")]
    assert history == ["别处填的", "我填的"]
    assert not window.keeper.shown.conflicts


def test_choosing_the_other_puts_it_on_the_page(desk):
    window = conflict(desk)

    window.keeper.choose("answers.platform", mine=False)
    window.run()

    assert window.state.typed.topics["platform"] == "别处填的"
    assert desk.kept.open(window.number).value("answers.platform") == "别处填的"


def test_the_same_answer_in_two_windows_is_no_conflict(desk):
    one = Window(desk).run(agency=AGENCY)
    two = Window(desk, {"report": one.number})
    two.run(fee="没收过")

    one.run(fee="没收过")

    assert not one.keeper.shown.conflicts


def test_what_others_wrote_is_fetched_when_asked_for(desk):
    one = Window(desk).run(agency=AGENCY)
    desk.kept.save(one.number, (Change("answers.fee", "没收过", 0),), token=new_token())

    one.keeper.refresh()
    one.run()

    assert one.state.typed.topics["fee"] == "没收过"


def test_what_cannot_be_kept_is_told_and_kept_as_soon_as_it_can(desk):
    window = Window(desk).run(agency=AGENCY)
    desk.unplugged = True
    window.run(fee="没收过")
    assert window.keeper.shown.trouble == "磁盘满了。"

    desk.unplugged = False
    window.run()

    assert window.keeper.shown.trouble == ""
    assert desk.kept.open(window.number).value("answers.fee") == "没收过"


def test_a_number_that_is_not_there_is_told_and_forgotten(desk):
    window = Window(desk, {"report": "nonsense"})

    assert "没有编号" in window.keeper.shown.absent
    assert window.number is None


def test_an_example_is_kept_only_once_it_is_changed(desk):
    window = Window(desk)
    window.state.fill(Typed(agency=AGENCY, year=2024), "已载入。")
    window.keeper.set_aside(untouched=window.state.typed)
    window.run()
    assert desk.kept.cards() == ()

    window.run(fee="没收过")

    record = desk.kept.open(window.number)
    assert (record.value("agency"), record.value("answers.fee")) == (AGENCY, "没收过")


def test_a_file_the_page_is_filled_from_is_kept_with_its_report(desk):
    window = Window(desk)
    window.keeper.set_aside(handed_in=("素材.yaml", b"agency: x"))
    window.run(agency=AGENCY)

    (source,) = desk.kept.open(window.number).sources
    assert (source.name, desk.kept.source(source.sha256)) == ("素材.yaml", b"agency: x")


def test_the_text_that_is_handed_over_is_kept_once(desk, workspace):
    name = workspace.example_names()[0]
    finished = workspace.draft(workspace.parse_answers(workspace.example(name), name))
    window = Window(desk).run(agency=AGENCY)

    for _ in range(2):
        window.keeper.drafts_keeper()(finished)

    assert len(desk.kept.versions(window.number, "5")) == 1


def test_a_report_that_was_put_away_leaves_an_empty_page_and_no_new_report(desk):
    window = Window(desk).run(agency=AGENCY)
    desk.kept.archive(window.number)

    window.keeper.leave()
    window.run()

    assert window.number is None
    assert window.state.typed.empty
    assert len(desk.kept.cards(*ReportState)) == 1


def test_what_is_loaded_over_a_report_is_another_report(desk):
    window = Window(desk).run(agency=AGENCY)
    first = window.number
    window.keeper.set_aside()
    window.state.fill(Typed(agency="黛溪镇人民政府", year=2024), "已载入。")
    window.run()

    assert window.number != first
    assert desk.kept.open(first).value("agency") == AGENCY

"""Where people log in, each sees her own reports and those shared with her, and nobody else's."""

import pytest

from nianbao.errors import ReportUnknown
from nianbao.report.typed import Typed
from nianbao.store.database import Database
from nianbao.ui.identity import name_of
from nianbao.ui.keeping import Keeper
from nianbao.ui.state import ViewState
from nianbao.workspace import Kept

HERS, HIS = "li@office.example", "wang@office.example"


class Desk:
    """A store as the page sees it."""

    def __init__(self, folder):
        self.kept = Kept(Database(folder))


class Window:
    """One person's browser window."""

    def __init__(self, desk, who, address=None):
        self.session, self.address = {}, address if address is not None else {}
        self.state = ViewState(self.session, Typed(year=2024))
        self.keeper = Keeper(desk, self.state, self.session, self.address, who)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.fixture
def number(desk):
    """A report of hers."""
    window = Window(desk, HERS)
    window.state.fill(Typed(agency="青石镇人民政府", year=2024), "")
    return window.keeper.begun()


def test_a_report_belongs_to_whoever_begins_it(desk, number):
    assert desk.kept.open(number).card.owner == HERS


def test_nobody_else_opens_it_by_its_address(desk, number):
    window = Window(desk, HIS, {"report": number})

    assert "没有编号" in window.keeper.shown.absent
    assert window.state.typed.agency == ""
    assert window.address == {}


def test_a_report_of_somebody_else_is_told_like_one_that_is_not_there(desk, number):
    with pytest.raises(ReportUnknown) as foreign:
        desk.kept.open_for(number, HIS)
    with pytest.raises(ReportUnknown) as absent:
        desk.kept.open("ffff")

    assert str(foreign.value).partition("“")[0] == str(absent.value).partition("“")[0]


def test_a_shared_report_opens_for_a_colleague_with_its_address(desk, number):
    desk.kept.share(number, shared=True)

    window = Window(desk, HIS, {"report": number})

    assert window.state.typed.agency == "青石镇人民政府"


def test_what_was_shared_is_her_own_again_when_she_says_so(desk, number):
    desk.kept.share(number, shared=True)
    desk.kept.share(number, shared=False)

    assert Window(desk, HIS, {"report": number}).state.typed.agency == ""


def test_the_list_shows_her_own_and_nobodys(desk, number):
    nobodys = desk.kept.begin(())

    assert {card.id for card in desk.kept.cards(owner=HERS)} == {number, nobodys}
    assert {card.id for card in desk.kept.cards(owner=HIS)} == {nobodys}
    assert {card.id for card in desk.kept.cards()} == {number, nobodys}


def test_on_a_pc_of_ones_own_every_report_opens(desk, number):
    assert Window(desk, "", {"report": number}).state.typed.agency == "青石镇人民政府"


def test_who_wrote_what_is_kept_with_it(desk, number):
    desk.kept.share(number, shared=True)
    desk.kept.save(number, (), token="t")  # noqa: S106 - the name of a turn

    assert desk.kept.history(number, "agency")[0].author == HERS


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"email": HERS, "sub": "1"}, HERS),
        ({"preferred_username": "lifang", "sub": "1"}, "lifang"),
        ({"sub": "1", "email": ""}, "1"),
    ],
)
def test_a_person_is_told_from_others_by_the_most_readable_claim(claims, name):
    assert name_of(claims) == name

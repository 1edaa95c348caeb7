"""When the index of past reports is made again, and when not."""

import pytest

from nianbao.report.passage import Found, Passage, ShelfState
from nianbao.report.report import AgencyKind, Profile
from nianbao.workspace.past import PastReports


class CountingShelf:
    """Remembers how often it was asked to fit its sources, and lets something happen meanwhile."""

    def __init__(self):
        self.refreshed = 0
        self.meanwhile = lambda: None

    def prepare(self, reports):
        self.meanwhile()
        return self.refresh(reports)

    def refresh(self, reports, *, anew=False):  # noqa: ARG002 - as the port has it
        self.refreshed += 1
        return ShelfState(len(reports), 0)

    def search(self, question, **_how):  # noqa: ARG002 - as the port has it
        passage = Passage("platform", "公众号发了5条。", "公众号发了〔条数〕。", None, 2023, "a", "甲")
        return (Found(passage, 1.0, ()),)


class NothingShipped:
    def shipped(self):
        return ()


class NothingUploaded:
    def past_files(self):
        return ()

    def drop_past(self, sha256):
        pass


@pytest.fixture
def shelf():
    return CountingShelf()


@pytest.fixture
def past(shelf):
    return PastReports(shelf, NothingShipped(), None, NothingUploaded, patience=0)


def test_the_first_search_makes_the_index(past, shelf):
    past.search("培训")

    assert shelf.refreshed == 1


def test_after_it_was_prepared_a_search_makes_none(past, shelf):
    past.prepare()
    past.search("培训")

    assert shelf.refreshed == 1


def test_what_was_taken_off_while_it_was_prepared_asks_for_another(past, shelf):
    shelf.meanwhile = lambda: past.remove("0" * 64)
    past.prepare()
    past.search("培训")

    assert shelf.refreshed == 2


def test_a_draft_does_not_wait_for_an_index_that_takes_its_time(past, shelf):
    profile = Profile("青石镇人民政府", AgencyKind.TOWN, 2024)
    seen = []
    shelf.meanwhile = lambda: seen.append(past.skeletons("1.platform", "公众号5条", profile))

    past.prepare()

    assert seen == [()]
    assert past.skeletons("1.platform", "公众号5条", profile) == ("公众号发了〔条数〕。",)

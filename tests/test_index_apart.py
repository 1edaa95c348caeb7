"""The index of past reports is made in a process of its own, so that no page waits meanwhile."""

from dataclasses import replace

import pytest

from nianbao import wiring
from nianbao.settings import from_environment
from nianbao.wiring.stores import ShelfWhenSearched


@pytest.fixture
def settings(tmp_path):
    return from_environment({"NIANBAO_DATA": str(tmp_path)}, tmp_path / "nowhere")


@pytest.fixture
def shelf(settings):
    return ShelfWhenSearched(settings, wiring.StoreOfSettings(settings))


def not_to_be_read():
    raise AssertionError("a report was read in this process")


def test_reports_are_read_and_indexed_elsewhere_and_found_here(shelf):
    unread = [replace(report, read=not_to_be_read) for report in wiring.build().past.shipped()]

    state = shelf.prepare(unread)

    assert state.reports == len(unread)
    assert shelf.search("公众号发了多少条", aspects=("platform",), limit=1)

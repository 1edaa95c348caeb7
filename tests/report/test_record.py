"""What the list says of a kept report."""

import datetime

from nianbao.report.record import Card, ReportState


def card(touched_at: str) -> Card:
    return Card("r", "某镇", "town", "2025", ReportState.OPEN, touched_at, touched_at, 1)


def test_when_a_report_was_touched_is_told_by_the_clock_of_this_place() -> None:
    here = datetime.datetime(2026, 1, 8, 16, 30, 59).astimezone()

    kept = card(here.astimezone(datetime.UTC).isoformat(timespec="microseconds"))

    assert kept.touched_here == "2026-01-08 16:30"

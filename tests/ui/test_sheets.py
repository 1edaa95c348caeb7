"""The grids the three tables are typed into."""

import math
from decimal import Decimal

from nianbao.report.cells import Tables
from nianbao.report.tables import CELLS
from nianbao.ui.sheets import LABELS, RESULTS, SHEET_3, SHEET_4, SHEETS, shortened


def test_every_cell_stands_in_one_grid_and_every_typed_one_can_be_typed():
    shown = [
        sheet.key(row, column)
        for sheet in (*SHEETS, RESULTS)
        for row, _ in sheet.rows
        for column, _ in sheet.columns
    ]

    assert sorted(shown) == sorted(CELLS)
    assert not any(CELLS[key].computed is False for key in shown if key.startswith("t3.results_total"))


def test_a_grid_shows_what_was_typed_and_the_totals_that_come_out():
    numbers = {"t4.review.upheld": Decimal(1), "t4.review.pending": Decimal(2)}

    frame = SHEET_4.frame(Tables.from_entries(numbers, blank_is_zero=True), numbers)

    assert frame[LABELS] == ["行政复议", "未经复议直接起诉", "复议后起诉"]
    assert frame["upheld"][0] == 1
    assert math.isnan(frame["corrected"][0])
    assert frame["total"] == [3, 0, 0]


def test_a_total_is_left_empty_while_parts_of_it_are():
    numbers = {"t4.review.upheld": Decimal(1)}

    frame = SHEET_4.frame(Tables.from_entries(numbers, blank_is_zero=False), numbers)

    assert all(math.isnan(total) for total in frame["total"])


def test_changes_name_their_cells_and_never_touch_a_total():
    edited = {0: {"natural": 5, "total": 9}, "23": {"other": None}, 2: {"legal": 3.0, LABELS: "改名"}}

    assert dict(SHEET_3.changes(edited)) == {
        "t3.new.natural": 5,
        "t3.carried_out.other": None,
        "t3.granted.legal": 3,
    }


def test_a_label_of_table_3_fits_and_keeps_the_number_of_its_group():
    labels = dict(SHEET_3.rows)

    assert labels["refused_stability"] == "（三）3.危及“三安全一稳…"
    assert labels["other_no_payment"].startswith("（六）2.")
    assert max(map(len, labels.values())) <= 14
    assert "welfare" not in shortened()
    assert "公益即社会公益组织" in shortened()

"""A block of numbers copied out of a sheet finds its cells by its shape, or is left alone."""

from decimal import Decimal

import pytest

from nianbao.report.pasted import cells_by_shape
from nianbao.report.tables import TABLE_3_COLUMNS, TABLE_3_ROWS


def block(rows):
    return "\r\n".join("\t".join(str(cell) for cell in row) for row in rows) + "\r\n"


@pytest.mark.parametrize("with_results", [True, False])
@pytest.mark.parametrize("with_total", [True, False])
def test_table_3_is_filled_with_or_without_its_totals(with_results, with_total):
    rows = [row.key for row in TABLE_3_ROWS if with_results or row.key != "results_total"]
    columns = list(TABLE_3_COLUMNS)[: 7 if with_total else 6]

    cells = cells_by_shape(
        block([[10 * at + to for to in range(len(columns))] for at in range(len(rows))]), 3
    )

    assert cells["t3.new.natural"] == 0
    assert cells["t3.carried_out.other"] == Decimal(10 * (len(rows) - 1) + 5)
    assert len(cells) == len(rows) * len(columns)


@pytest.mark.parametrize("shape", [(1, 15), (15, 1), (3, 5)])
def test_table_4_comes_in_a_line_in_a_column_or_in_three_rows(shape):
    numbers = iter(range(15))

    cells = cells_by_shape(block([[next(numbers) for _ in range(shape[1])] for _ in range(shape[0])]), 4)

    assert (cells["t4.review.upheld"], cells["t4.suit_after_review.total"]) == (0, 14)


def test_table_2_takes_its_ten_numbers_and_keeps_the_decimals_of_the_fee():
    cells = cells_by_shape("0\t0\t0\n2\t1\t9\n415\n28\n1\n63.4", 2)

    assert cells["t2.normative.in_force"] == 9
    assert cells["t2.fees.amount"] == Decimal("63.4")


def test_an_empty_cell_fills_nothing_and_a_dash_is_zero():
    cells = cells_by_shape("\t-\t０\n2\t1\t9\n415\n28\n1\n0", 2)

    assert "t2.rules.issued" not in cells
    assert (cells["t2.rules.repealed"], cells["t2.rules.in_force"]) == (0, 0)


@pytest.mark.parametrize("text", ["", "1\t2\t3", "新收\t1\t2", "1\t2\n3", "1e3", "-5\t" * 15])
def test_what_is_of_no_shape_of_the_form_is_left_alone(text):
    assert cells_by_shape(text, 4) is None

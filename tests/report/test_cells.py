"""What a cell may hold, and what the tables work out by themselves."""

from decimal import Decimal

import pytest

from nianbao.report.cells import Blank, Known, Tables, Unclear


def tables(entries, *, blank_is_zero=True):
    return Tables.from_entries(
        {key: Decimal(value) for key, value in entries.items()}, blank_is_zero=blank_is_zero
    )


def test_totals_follow_from_the_cells():
    filled = tables({"t3.new.natural": 2, "t3.new.legal": 1, "t3.granted.natural": 3, "t4.review.upheld": 4})

    assert filled.value("t3.new.total") == 3
    assert filled.value("t3.results_total.natural") == 3
    assert filled.value("t3.results_total.total") == 3
    assert filled.value("t4.review.total") == 4


def test_a_zero_is_an_answer_and_a_blank_is_a_question():
    asked = tables({"t2.penalties.decisions": 0}, blank_is_zero=False)

    assert asked["t2.penalties.decisions"].content == Known(Decimal(0))
    assert asked["t2.coercion.decisions"].content == Blank()
    assert asked.value("t2.coercion.decisions") is None


def test_a_blank_is_zero_only_where_the_clerk_says_so():
    assert tables({}).value("t3.new.total") == 0
    assert tables({}, blank_is_zero=False)["t3.new.total"].content == Blank()


def test_a_total_of_cells_half_filled_is_unclear_and_says_why():
    half = tables({"t3.new.natural": 2}, blank_is_zero=False)

    assert isinstance(half["t3.new.total"].content, Unclear)
    assert half.value("t3.new.total") is None


def test_a_stated_total_is_compared_and_never_taken_over():
    stated = tables({"t3.new.natural": 2, "t3.carried_out.natural": 2, "t3.new.total": 5})

    assert stated.value("t3.new.total") == 2
    assert [gap.cell for gap in stated.disagreements()] == ["t3.new.total"]


def test_a_stated_total_that_agrees_is_no_question():
    assert not list(tables({"t3.new.natural": 2, "t3.granted.natural": 2, "t3.new.total": 2}).disagreements())


def test_an_unbalanced_column_is_named_once_and_by_its_applicant():
    lost = tables(
        {"t3.new.natural": 3, "t3.granted.natural": 2, "t3.new.business": 1, "t3.granted.business": 1}
    )

    gaps = list(lost.disagreements())

    assert [gap.cell for gap in gaps] == ["t3.new.natural"]
    assert "自然人" in gaps[0].message


def test_a_column_with_blanks_is_not_judged():
    assert not list(tables({"t3.new.natural": 3}, blank_is_zero=False).disagreements())


def test_a_cell_outside_the_form_is_refused():
    with pytest.raises(KeyError):
        tables({"t3.new.total": 1})["t9.new.total"]

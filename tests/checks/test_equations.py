"""Repairs: whatever single cell was mistyped in a valid table 3, it is noticed, and named with its value."""

import itertools
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nianbao.checks.equations import EQUATIONS, Bookkeeping
from nianbao.report.cells import Blank, Known
from nianbao.report.paper import Paper
from nianbao.report.tables import APPLICANT_COLUMNS, CELLS, RESULT_ROWS, SUMS, TABLE_4_BLOCKS, TABLE_4_COLUMNS

EVERYDAY = settings(max_examples=200, deadline=None, database=None, derandomize=True)
TABLE_3 = [key for key in CELLS if key.startswith("t3.")]
NEIGHBOURS = list(itertools.pairwise(APPLICANT_COLUMNS))
MOST_OFFERED = 2


@st.composite
def valid_tables(draw):
    """Cell → number, every equation satisfied."""
    few = st.sampled_from([0, 0, 0, 0, 1, 2, 5, 31])
    cells = dict.fromkeys(CELLS, 0)
    for column in APPLICANT_COLUMNS:
        for row in draw(st.lists(st.sampled_from(RESULT_ROWS), max_size=4)):
            cells[f"t3.{row}.{column}"] = draw(few)
        done = sum(cells[f"t3.{row}.{column}"] for row in RESULT_ROWS)
        carried_out = draw(few)
        carried_in = min(draw(few), done + carried_out)
        cells[f"t3.carried_out.{column}"] = carried_out
        cells[f"t3.carried_in.{column}"] = carried_in
        cells[f"t3.new.{column}"] = done + carried_out - carried_in
    for block in TABLE_4_BLOCKS:
        for column in TABLE_4_COLUMNS:
            cells[f"t4.{block}.{column}"] = draw(few)
    for total, parts in SUMS.items():
        cells[total] = sum(cells[part] for part in parts)
    return cells


def with_more(cells, key, more):
    """The same valid table with another value in a result cell, and everything that follows from it."""
    changed = {**cells, key: cells[key] + more}
    column = key.rsplit(".", 1)[1]
    changed[f"t3.carried_in.{column}"] = 0
    changed[f"t3.new.{column}"] = cells[f"t3.new.{column}"] + cells[f"t3.carried_in.{column}"] + more
    for total, parts in SUMS.items():
        changed[total] = sum(changed[part] for part in parts)
    return changed


def books(cells, computed=frozenset()):
    known = {key: Blank() if value is None else Known(Decimal(value)) for key, value in cells.items()}
    return Bookkeeping(Paper("", "", None, None, (), (), MappingProxyType(known), frozenset(computed)))


def offered(book):
    """Every repair offered at any broken equation, as mappings."""
    broken = [EQUATIONS[index] for index in book.residues]
    return [dict(repair.cells) for equation in broken for repair in book.repairs(equation)]


def test_there_are_42_equations():
    assert len(EQUATIONS) == 42


@EVERYDAY
@given(valid_tables())
def test_a_valid_table_breaks_no_equation(cells):
    assert not books(cells).residues


@EVERYDAY
@given(valid_tables(), st.sampled_from(TABLE_3), st.integers(0, 300))
def test_a_single_slip_in_table_3_is_noticed_and_its_repair_offered(cells, key, typed):
    true = cells[key]
    assume(typed != true)
    book = books({**cells, key: typed})

    assert book.residues
    for index in book.residues:
        repairs = book.repairs(EQUATIONS[index])
        assert {key: str(true)} in [dict(repair.cells) for repair in repairs]
        assert len(repairs) <= MOST_OFFERED


@EVERYDAY
@given(valid_tables(), st.sampled_from(sorted(TABLE_4_BLOCKS)), st.sampled_from(sorted(TABLE_4_COLUMNS)))
def test_a_slip_in_table_4_is_among_the_five_cells_of_its_block(cells, block, column):
    key = f"t4.{block}.{column}"
    repairs = offered(books({**cells, key: cells[key] + 1}))

    assert {key: str(cells[key])} in repairs
    assert len(repairs) <= 5


@EVERYDAY
@given(valid_tables(), st.sampled_from(RESULT_ROWS), st.sampled_from(NEIGHBOURS), st.integers(1, 40))
def test_two_neighbouring_figures_that_changed_places_are_put_back(cells, row, columns, more):
    one, other = (f"t3.{row}.{column}" for column in columns)
    cells = with_more(cells, one, cells[other] + more - cells[one])
    book = books({**cells, one: cells[other], other: cells[one]})

    assert {one: str(cells[one]), other: str(cells[other])} in offered(book)


@EVERYDAY
@given(valid_tables(), st.sampled_from(RESULT_ROWS), st.sampled_from(RESULT_ROWS))
def test_slips_in_two_columns_are_both_repaired(cells, first, second):
    one, other = f"t3.{first}.natural", f"t3.{second}.legal"
    book = books({**cells, one: cells[one] + 1, other: cells[other] + 2})

    changed = [change for repair in offered(book) for change in repair.items()]

    assert (one, str(cells[one])) in changed
    assert (other, str(cells[other])) in changed


def test_a_computed_total_is_never_blamed():
    cells = dict.fromkeys(CELLS, 0) | {"t3.new.natural": 10, "t3.new.total": 10}
    book = books(cells, computed=SUMS)

    assert not any(key in SUMS for repair in offered(book) for key in repair)


def test_the_register_is_doubted_before_a_result_nobody_entered():
    cells = dict.fromkeys(CELLS, 0) | {"t3.new.natural": 10, "t3.new.total": 10, "t3.granted.natural": 9}
    cells |= {
        f"t3.{row}.{column}": 9 for row in ("granted", "results_total") for column in ("natural", "total")
    }
    book = books(cells, computed=SUMS)

    assert offered(book)[0] == {"t3.new.natural": "9"}


@pytest.mark.parametrize("blank", ["t3.new.natural", "t3.granted.total"])
def test_an_equation_with_a_blank_cell_is_left_undecided(blank):
    book = books(dict.fromkeys(CELLS, 0) | {blank: None})

    assert not book.residues


def test_no_repair_is_offered_when_too_much_is_wrong():
    cells = dict.fromkeys(CELLS, 0)
    cells |= {f"t3.{row}.natural": place + 1 for place, row in enumerate(RESULT_ROWS[:6])}

    book = books(cells)

    assert book.residues
    assert book.advice(EQUATIONS[next(iter(book.residues))])

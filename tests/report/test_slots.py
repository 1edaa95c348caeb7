"""Slots: how figures enter prose, and how each is shown."""

from decimal import Decimal

import pytest

from nianbao.errors import SlotUnknown
from nianbao.report.cells import Tables
from nianbao.report.facts import Fact
from nianbao.report.report import AgencyKind, Profile, Report
from nianbao.report.slots import Slots, plain


def slots(words=(), entries=None, *, blank_is_zero=True):
    facts = tuple(
        Fact.from_words(f"F{place}", "proactive", said) for place, said in enumerate(words, start=1)
    )
    cells = Tables.from_entries(
        {key: Decimal(value) for key, value in (entries or {}).items()}, blank_is_zero=blank_is_zero
    )
    return Slots(Report(Profile("青石镇人民政府", AgencyKind.TOWN, 2024), cells, facts))


def test_a_cell_shows_its_number_and_the_span_tells_where_it_stands():
    rendered = slots(entries={"t3.new.natural": 2}).render("新收申请⟦t3.new.total⟧件。")

    assert rendered.text == "新收申请2件。"
    (span,) = rendered.spans
    assert rendered.text[span.start : span.end] == "2"
    assert span.slot == "t3.new.total"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("发了120条", "120"),
        ("发了１２０条", "120"),
        ("查询机两台", "2"),
        ("收到申请十二件", "12"),
        ("发放80余份", "80余"),
        ("阅读3.5万次", "3.5万"),
        ("3月12日培训", "3月12日"),
        ("10月份培训", "10月"),
        ("满意率96.2%", "96.2%"),
    ],
)
def test_a_figure_the_clerk_said_is_shown_as_a_report_prints_it(said, shown):
    assert slots([said]).show("F1.1") == shown


def test_years_are_slots_too():
    assert (
        slots().render("⟦year⟧年，上年为⟦year-1⟧年，下年为⟦year+1⟧年").text
        == "2024年，上年为2023年，下年为2025年"
    )


def test_derived_slots_are_computed_from_cells_and_from_what_was_said():
    filled = slots(["去年48个"], {"t3.new.natural": 60, "t3.new.business": 3, "t3.granted.natural": 15})

    assert filled.show("diff:t3.new.total-F1.1") == "15"
    assert filled.show("sum:t3.new.natural+t3.new.business") == "63"
    assert filled.show("share:t3.granted.natural/t3.new.natural") == "25"


def test_a_share_is_rounded_to_one_decimal():
    assert (
        slots(entries={"t3.new.natural": 3, "t3.granted.natural": 1}).show(
            "share:t3.granted.natural/t3.new.natural"
        )
        == "33.3"
    )


@pytest.mark.parametrize("slot", ["t3.nothing.total", "F9.1", "sum:t3.new.total+F9.1", "stated:t3.new.total"])
def test_a_slot_nothing_can_fill_is_refused(slot):
    with pytest.raises(SlotUnknown):
        slots().render(f"共⟦{slot}⟧件")


def test_a_blank_cell_fills_no_slot():
    with pytest.raises(SlotUnknown):
        slots(blank_is_zero=False).show("t3.new.total")


def test_a_share_of_nothing_is_refused():
    with pytest.raises(SlotUnknown):
        slots().show("share:t3.granted.total/t3.new.total")


def test_an_approximate_figure_is_never_calculated_with():
    with pytest.raises(SlotUnknown):
        slots(["来了80余人", "又来了20人"]).show("sum:F1.1+F2.1")


@pytest.mark.parametrize(
    ("number", "printed"), [("3", "3"), ("214.60", "214.6"), ("0", "0"), ("1E+2", "100")]
)
def test_numbers_print_without_exponent_or_idle_zeros(number, printed):
    assert plain(Decimal(number)) == printed

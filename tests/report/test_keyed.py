"""What stands on the page goes into answers under keys and comes back as it was."""

from dataclasses import replace
from decimal import Decimal

import pytest

from nianbao.report.keyed import changes_to, typed_of, values_of
from nianbao.report.report import AgencyKind, PromiseStatus
from nianbao.report.typed import Typed, TypedProblem, TypedPromise

FULL = Typed(
    "青石镇人民政府",
    AgencyKind.TOWN,
    2024,
    {"platform": "公众号1个\n网站改版", "fee": "没收过"},
    {"t3.new.natural": Decimal(2), "t2.fees.amount": Decimal("12.60")},
    True,
    {"t3.new.total": Decimal(5)},
    (TypedPromise("增加公开栏", PromiseStatus.DONE, "新增4处"),),
    (TypedProblem("解读少", "每季度1期"),),
)


def test_answers_come_back_as_they_were_typed():
    assert values_of(typed_of(values_of(FULL))) == values_of(FULL)
    assert typed_of(values_of(FULL)).numbers["t2.fees.amount"] == Decimal("12.6")


@pytest.mark.parametrize("name", ["fengmu-2024", "qiling-2024", "tongyin-2023"])
def test_an_example_comes_back_as_an_equal_report(workspace, name):
    report = workspace.parse_answers(workspace.example(name), name)
    typed = typed_of(values_of(Typed.from_report(report)))

    assert values_of(typed) == values_of(Typed.from_report(report))


def test_an_empty_page_has_no_answers():
    assert values_of(Typed()) == {}


def test_what_is_half_typed_is_an_answer_too():
    assert values_of(Typed(agency="青石", promises=(TypedPromise(evidence="新增4处"),))) == {
        "agency": "青石",
        "promises": [{"promise": "", "status": "", "evidence": "新增4处"}],
    }


def test_only_what_differs_is_a_change_and_knows_the_revision_it_saw():
    shown = values_of(FULL)
    now = replace(FULL, agency="黛溪镇人民政府")

    (change,) = changes_to(now, shown, {"agency": 3})

    assert (change.key, change.value, change.seen) == ("agency", "黛溪镇人民政府", 3)


def test_an_emptied_field_is_a_change_to_nothing():
    (change,) = changes_to(replace(FULL, promises=()), values_of(FULL), {"promises": 1})

    assert (change.key, change.value) == ("promises", None)


def test_answers_that_are_not_on_the_page_are_left_alone():
    shown = {**values_of(FULL), "lock.5": True, "stand.abc": "表格不列", "previous": "0a"}

    assert changes_to(FULL, shown, {}) == ()


def test_nonsense_in_the_store_is_not_put_on_the_page():
    typed = typed_of(
        {"kind": "planet", "year": "last", "t3.new.natural": "viele", "promises": ["x", {"promise": 3}]}
    )

    assert (typed.kind, typed.year, dict(typed.numbers)) == (None, None, {})
    assert typed.promises == (TypedPromise("", None, ""),)

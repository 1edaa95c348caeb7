"""Frozen records: cheap to make, and as good as frozen dataclasses in every other way."""

from dataclasses import replace

import pytest

from nianbao.report.frozen import frozen


@frozen
class Pair:
    left: int
    right: str = ""


def test_two_records_with_the_same_fields_are_one_key() -> None:
    assert {Pair(1, "甲"): "found"}[Pair(1, "甲")] == "found"
    assert Pair(1) != Pair(1, "乙")


def test_a_changed_copy_leaves_the_record_as_it_was() -> None:
    first = Pair(1, "甲")
    assert replace(first, left=2) == Pair(2, "甲")
    assert first == Pair(1, "甲")


def test_a_record_has_no_room_for_anything_but_its_fields() -> None:
    with pytest.raises(AttributeError):
        Pair(1).other = 2

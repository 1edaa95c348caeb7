"""Two texts piece by piece: what became of what."""

import pytest

from nianbao.report.matched import bare, matched, pieces_of


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("收到3件。办结2件；结转1件。", ["收到3件。", "办结2件；", "结转1件。"]),
        (
            "【待补：考核结果；没有的写“无”。】无责任追究。",
            ["【待补：考核结果；没有的写“无”。】", "无责任追究。"],
        ),
        ("培训【待补：次数】次。", ["培训", "【待补：次数】", "次。"]),
        ("", []),
    ],
)
def test_a_paragraph_is_taken_apart_at_its_stops_and_marks(text, pieces):
    assert list(pieces_of(text)) == pieces


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("甲 乙 丙", "甲 乙 丙", [(0, 0), (1, 1), (2, 2)]),
        ("甲 乙 丙", "甲 丙", [(0, 0), (1, None), (2, 1)]),
        ("甲 丙", "甲 乙 丙", [(0, 0), (None, 1), (1, 2)]),
        ("收到3件 全年培训2次", "收到4件 全年培训5次", [(0, 0), (1, 1)]),
        ("全年培训2次", "收到4件 全年培训5次", [(None, 0), (0, 1)]),
        ("甲乙", "丙丁", [(0, None), (None, 0)]),
        ("", "甲", [(None, 0)]),
    ],
)
def test_equal_pieces_are_paired_first_and_then_those_that_are_alike(old, new, pairs):
    assert list(matched(old.split(), new.split())) == pairs


def test_blanks_do_not_make_a_difference():
    assert bare("全年 培训\u30002次\n") == "全年培训2次"
    assert list(matched(["全年 培训"], ["全年培训"])) == [(0, 0)]


def test_very_long_strangers_are_not_held_against_each_other():
    old, new = [f"甲{place}乙" for place in range(200)], [f"甲{place}丙" for place in range(200)]

    pairs = list(matched(old, new))

    assert len(pairs) == 400
    assert all(None in pair for pair in pairs)

"""What the tables tell of applications, and what they leave to the clerk."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("said", ["4件个人，1件是合作社的", "去年压下来1件", "给了3件，都办掉了，没往下年转"])
def test_what_the_tables_tell_of_applications_is_not_told_twice(written_of, said):
    cells = {
        "t3.new.natural": 4,
        "t3.new.other": 1,
        "t3.carried_in.natural": 1,
        "t3.granted.natural": 3,
        "t3.unable_not_held.natural": 2,
        "t3.declined_duplicate.other": 1,
    }
    text = written_of(cells, on_request=[said])
    assert all(piece not in text for piece in ("合作社", "压下来", "办掉", "给了", "个人"))
    assert "【待核" not in text


def test_what_the_tables_do_not_tell_of_applications_stays(written_of):
    text = written_of({"t3.new.natural": 2, "t3.granted.natural": 2}, on_request=["7件是村民问土地确权的"])
    assert "土地确权" in text


def test_the_rest_of_a_list_is_not_taken_for_what_the_tables_tell(written_of):
    cells = {"t3.new.natural": 15, "t3.granted.natural": 12, "t3.refused_internal.natural": 3}
    text = written_of(cells, on_request=["要补贴发放清册的9件，要土地流转合同的3件，其他3件"])
    assert "其他3件" in text


def test_what_leans_on_such_a_clause_keeps_it(written_of):
    cells = {
        "t3.new.natural": 2,
        "t3.granted.natural": 1,
        "t3.unable_not_held.natural": 1,
        "t4.review.corrected": 1,
    }
    text = written_of(cells, on_request=["1件给纠正了，让我们重新答，重新答完了"])
    assert "结果纠正的1件已重新作出答复" in text

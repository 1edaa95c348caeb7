"""Measures nobody has decided yet."""

from __future__ import annotations


def test_a_measure_that_waits_for_an_answer_is_a_mark_at_its_problem(written_of):
    text = written_of(
        problems=["公众号没有留言功能", "处罚公示写错3条"],
        plans=["公众号留言能不能开，得等区里答复", "处罚公示由执法队核对，明年起"],
    )
    first, _, second = text.partition("处罚公示写错")
    assert "素材注明：公众号留言能不能开，得等区里答复" in first
    assert "由执法队核对" in second


def test_a_plan_with_a_post_yet_to_be_filled_is_a_measure(written_of):
    text = written_of(problems=["只有我一个人发"], plans=["党政办再定一个备岗，3月前到位"])
    assert "素材注明" not in text

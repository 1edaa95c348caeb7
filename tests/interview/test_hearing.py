"""A message becomes remarks: her own words, verbatim, each once, under the topic they speak of."""

import pytest

from nianbao.interview.hearing import Remark, hear, verified

MESSAGE = "公众号发了120条，留言都回了。4月培训2次45人次；来了2件申请，都给了"


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("公众号发了120条", "platform"),
        ("大厅放了3台自助机", "platform"),
        ("村里的广播每天播两遍", "platform"),
        ("申请人里问征地的9个", "on_request"),
        ("网站发了86条", "proactive"),
        ("规范性文件新出2个", "proactive"),
        ("来了2件，都给了", "on_request"),
        ("复议1件，维持了", "on_request"),
        ("发稿子党政办先看，分管领导签字", "management"),
        ("培训2次，45人次", "supervision"),
        ("县里考核良好", "supervision"),
        ("去年说公开栏少，今年加了4处", "last_year"),
        ("明年每季度做1期图解", "plans"),
        ("没收过费", "fee"),
        ("没有收费", "fee"),
        ("收费58.3万元，都是占用挖掘费", "proactive"),
        ("建议提案办了3件", "other"),
        ("问题是解读太少", "problems"),
    ],
)
def test_a_sentence_goes_where_its_words_belong(said, topic):
    assert hear(said, "proactive").remarks == (Remark(topic, said),)


def test_a_message_is_taken_apart_sentence_by_sentence():
    assert [remark.topic for remark in hear(MESSAGE, "proactive").remarks] == [
        "platform",
        "supervision",
        "on_request",
    ]


def test_what_speaks_of_nothing_goes_on_with_what_was_said_before():
    assert hear("培训2次。人都到齐了", "proactive").remarks[1].topic == "supervision"


def test_greetings_are_no_remarks():
    assert hear("你好，\n谢谢！\n好的", "proactive").remarks == ()


def test_every_word_comes_back_verbatim():
    assert all(remark.words in MESSAGE for remark in hear(MESSAGE, "other").remarks)


def test_a_quotation_that_is_not_in_the_message_is_dropped_and_named():
    heard = verified([("platform", "公众号发了120条"), ("supervision", "培训3次50人次")], MESSAGE, "other")

    assert "培训3次50人次" in heard.dropped
    assert Remark("platform", "公众号发了120条") in heard.remarks


def test_an_unknown_topic_is_dropped_and_its_words_are_heard_by_rule():
    heard = verified([("nonsense", "4月培训2次45人次")], MESSAGE, "other")

    assert heard.dropped == ("4月培训2次45人次",)
    assert Remark("supervision", "4月培训2次45人次") in heard.remarks


def test_what_a_model_passes_over_is_not_lost():
    heard = verified([("platform", "公众号发了120条，留言都回了")], MESSAGE, "other")

    assert [remark.topic for remark in heard.remarks] == ["platform", "supervision", "on_request"]


def test_a_quotation_counts_once():
    heard = verified([("platform", "公众号发了120条")] * 2, MESSAGE, "other")

    assert heard.dropped == ("公众号发了120条",)

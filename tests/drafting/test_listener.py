"""A message read by a model on loopback: the same result as by rule, and never words she did not say."""

import fake_writers
import pytest
from grounds import PROMPTS
from model_server import ModelServer

from nianbao.drafting.listener import HearingRun
from nianbao.drafting.loop import LoopThread
from nianbao.drafting.model import Endpoint, Model
from nianbao.drafting.prompts import load_prompts
from nianbao.interview.hearing import Remark, hear

MESSAGE = "公众号发了120条，留言都回了。4月培训2次45人次"


@pytest.fixture(scope="module")
def loop():
    thread = LoopThread()
    yield thread
    thread.close()


@pytest.fixture
def server():
    office = ModelServer()
    yield office
    office.close()


@pytest.fixture
def listen(server, loop):
    def listen(message, idle=20):
        model = Model(Endpoint(server.url, "m", ""), idle=idle)
        return HearingRun(model, load_prompts(PROMPTS), loop, message, "proactive")

    return listen


def test_quotations_become_remarks(listen, server):
    lines = "platform|公众号发了120条，留言都回了\nsupervision｜4月培训2次45人次"
    server.write = lambda _prompt: fake_writers.between_markers(lines)

    assert listen(MESSAGE).result(10).remarks == (
        Remark("platform", "公众号发了120条，留言都回了"),
        Remark("supervision", "4月培训2次45人次"),
    )


def test_inventions_are_dropped_and_nothing_she_said_is_lost(listen, server):
    server.write = lambda _prompt: fake_writers.between_markers("supervision|培训了300人次，效果显著")

    heard = listen(MESSAGE).result(10)

    assert heard.dropped == ("培训了300人次，效果显著",)
    assert {remark.words for remark in heard.remarks} == {
        remark.words for remark in hear(MESSAGE, "").remarks
    }


@pytest.mark.parametrize("fault", ["cut", "html", "hang"])
def test_a_fault_leaves_the_rules_and_says_so(fault, listen, server):
    server.fault = fault

    heard = listen(MESSAGE, idle=0.3 if fault == "hang" else 20).result(30)

    assert heard.remarks == hear(MESSAGE, "proactive").remarks
    assert heard.note
    server.release.set()


def test_stopping_leaves_the_rules(listen, server):
    server.fault = "hang"
    run = listen(MESSAGE)

    run.cancel()

    assert run.result(5).remarks == hear(MESSAGE, "proactive").remarks


def test_personal_data_does_not_leave_and_is_heard(listen, server):
    message = "申请人李建国电话13900001234来问过"
    server.write = lambda prompt: fake_writers.between_markers(
        "on_request|" + prompt.partition("【她说的话】")[2].strip().splitlines()[0]
    )

    heard = listen(message).result(10)

    assert not any("13900001234" in str(body) for body, _ in server.seen)
    assert heard.remarks == (Remark("on_request", message),)


def test_what_is_not_for_everybody_is_not_sent(listen, server):
    heard = listen("内部资料请勿外传，公众号发了120条").result(10)

    assert server.seen == []
    assert "没有送给大模型" in heard.note

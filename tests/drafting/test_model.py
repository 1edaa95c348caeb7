"""One call to a model's endpoint: a whole text, or a fault in the clerk's words; on loopback."""

import asyncio
from pathlib import Path

import pytest
from model_server import ModelServer

from nianbao.cli import main
from nianbao.drafting.faults import FaultKind, ModelFault
from nianbao.drafting.model import Endpoint, Model
from nianbao.drafting.probe import probe
from nianbao.drafting.replies import spoken
from nianbao.errors import ModelUnavailable, StoreUnusable
from nianbao.settings import from_environment


@pytest.fixture
def office():
    server = ModelServer()
    yield server
    server.close()


def model(office, **more):
    return Model(Endpoint(office.url, "m", "secret"), **more)


def ask(office, **more):
    return asyncio.run(model(office, **more).ask("规则", "写一段", most=100))


def fault(office, **more):
    with pytest.raises(ModelFault) as raised:
        ask(office, **more)
    return raised.value


def test_a_whole_answer_comes_back_with_its_times(office):
    office.reply = "全年公开信息⟦F1.1⟧。"

    reply = ask(office)

    assert reply.text == "全年公开信息⟦F1.1⟧。"
    assert 0 < reply.first <= reply.whole


def test_two_messages_are_sent_and_nothing_an_endpoint_may_refuse(office):
    ask(office)

    body, headers = office.seen[0]
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert body["stream"] is True
    assert body["max_tokens"] == 100
    assert (
        not {"temperature", "top_p", "stop", "n", "tools", "response_format", "stream_options"} & body.keys()
    )
    assert headers["Authorization"] == "Bearer secret"


@pytest.mark.parametrize(
    ("status", "message", "kind"),
    [
        (401, "Incorrect API key", FaultKind.KEY),
        (403, "forbidden", FaultKind.KEY),
        (407, "proxy authentication required", FaultKind.PROXY),
        (404, "The model `m` does not exist", FaultKind.MODEL),
        (404, "not found", FaultKind.NO_API),
        (402, "Insufficient Balance", FaultKind.QUOTA),
        (429, "You exceeded your current quota: insufficient_quota", FaultKind.QUOTA),
        (429, "slow down", FaultKind.RATE),
        (400, "Input data may contain inappropriate content: data_inspection_failed", FaultKind.FILTER),
        (400, "Content Exists Risk", FaultKind.FILTER),
        (400, "This model's maximum context length is 4096 tokens", FaultKind.CONTEXT),
        (413, "too large", FaultKind.CONTEXT),
        (400, "bad request", FaultKind.REFUSED),
        (500, "oops", FaultKind.SERVER),
        (503, "busy", FaultKind.SERVER),
        (504, "late", FaultKind.TIMEOUT),
    ],
)
def test_each_refusal_is_told_as_what_it_is(office, status, message, kind):
    office.status, office.message = status, message

    assert fault(office).kind is kind


@pytest.mark.parametrize(
    ("faulty", "kind"),
    [("html", FaultKind.NO_API), ("cut", FaultKind.BROKEN_OFF), ("trunc", FaultKind.BROKEN_OFF),
     ("badjson", FaultKind.BROKEN_OFF), ("choices-null", FaultKind.BROKEN_OFF)],
)  # fmt: skip
def test_half_a_text_or_none_is_no_answer(office, faulty, kind):
    office.fault, office.reply = faulty, "全年公开信息若干条，内容真实。"

    assert fault(office).kind is kind


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("sensitive content, code 1301", FaultKind.FILTER),
        ("余额不足", FaultKind.QUOTA),
        ("odd", FaultKind.REFUSED),
    ],
)
def test_a_refusal_inside_a_good_status_is_told_as_what_it_is(office, message, kind):
    office.fault, office.message = "error-in-200", message

    assert fault(office).kind is kind


@pytest.mark.parametrize("field", ["reasoning_content", "reasoning"])
def test_thinking_in_a_field_of_its_own_is_no_text(office, field):
    office.thinks_in, office.reply = field, "正文。"

    assert ask(office).text == "正文。"


@pytest.mark.parametrize("field", ["reasoning_content", "reasoning"])
def test_nothing_but_thinking_in_a_field_of_its_own_is_told(office, field):
    office.thinks_in, office.reply = field, ""

    assert fault(office).kind is FaultKind.THINKING


def test_a_certificate_nobody_here_knows_is_told_as_one():
    office = ModelServer(Path(__file__).parent / "self_signed.pem")
    try:
        assert fault(office).kind is FaultKind.CERTIFICATE
    finally:
        office.close()


@pytest.mark.parametrize("faulty", ["hang", "stall"])
def test_silence_is_given_up(office, faulty):
    office.fault = faulty

    assert fault(office, idle=0.3).kind is FaultKind.TIMEOUT


def test_a_call_ends_when_its_time_is_over_however_steadily_it_drips(office):
    office.fault = "stall"

    assert fault(office, idle=30, longest=0.3).kind is FaultKind.TIMEOUT


@pytest.mark.parametrize(
    ("finish", "reply", "kind"),
    [
        ("length", "写了一半", FaultKind.CUT),
        ("length", "<think>想个没完", FaultKind.THINKING),
        ("content_filter", "写了", FaultKind.FILTER),
        ("sensitive", "写了", FaultKind.FILTER),
        ("network_error", "写了", FaultKind.BROKEN_OFF),
        ("stop", "", FaultKind.THINKING),
        ("stop", "<think>只有思考</think>", FaultKind.THINKING),
    ],
)
def test_an_answer_that_did_not_stop_by_itself_is_none(office, finish, reply, kind):
    office.finish, office.reply = finish, reply

    assert fault(office).kind is kind


def test_nobody_there_is_a_connection_fault():
    gone = ModelServer()
    gone.close()

    with pytest.raises(ModelFault) as raised:
        asyncio.run(model(gone).ask("规则", "写", most=10))

    assert raised.value.kind is FaultKind.CONNECTION


def test_how_long_to_wait_is_told(office):
    office.status, office.message, office.headers = 429, "slow down", {"Retry-After": "7"}

    assert fault(office).wait == 7
    assert "对方要求等7秒" in told(office)["写作"][1]


def test_a_field_the_endpoint_does_not_know_is_left_out_from_then_on(office):
    office.unknown_fields = ("enable_thinking",)
    client = Model(Endpoint(office.url.replace("/v1", "/dashscope/v1"), "m", ""))

    asyncio.run(client.ask("规则", "写", most=10))
    asyncio.run(client.ask("规则", "写", most=10))

    assert ["enable_thinking" in body for body, _ in office.seen] == [True, False, False]


@pytest.mark.parametrize("kind", FaultKind)
def test_every_fault_says_what_to_do(kind):
    assert "，" in str(ModelFault(kind))
    assert str(ModelFault(kind)).endswith("。")


def test_what_leaves_is_noted_before_and_nothing_leaves_when_it_cannot_be(office):
    def refuse(*_told):
        raise StoreUnusable("磁盘已满。")

    with pytest.raises(StoreUnusable):
        ask(office, note=refuse)
    assert office.seen == []


def test_a_library_that_sends_copies_away_is_refused(office, monkeypatch):
    monkeypatch.setenv("LANGSMITH_TRACING", "true")

    with pytest.raises(ModelUnavailable, match="LANGSMITH_TRACING"):
        model(office)


# Replies ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        ("正文。", "正文。"),
        ("<think>想</think>正文。", "正文。"),
        ("想了想</think>正文。", "正文。"),
        ("<think>一</think>草稿<think>二</think>正文。", "草稿正文。"),
        ("正文。<think>没有结束", "正文。"),
        ("<think>没有结束", ""),
        ("好的：\n<<<正文\n正文。\n正文>>>\n希望有用", "正文。"),
        ("<<<正文\n初稿\n正文>>>\n<<<正文\n定稿。\n正文>>>", "定稿。"),
        ("<<<正文\n没有收尾。", "没有收尾。"),
        ("```markdown\n正文。\n```", "正文。"),
        ("<THINKING>想</THINKING>\n<<<正文\n```\n正文。\n```\n正文>>>", "正文。"),
    ],
)
def test_thinking_wrapping_and_politeness_are_left_out(reply, text):
    assert spoken(reply) == text


# 测试连接 ---------------------------------------------------------------------------------------------------


def told(office):
    return {step.name: (step.passed, step.told) for step in probe(model(office))}


def test_a_good_endpoint_passes_every_step(office):
    steps = told(office)

    assert list(steps) == ["连接", "模型名", "写作", "思考", "长文"]
    assert all(passed for passed, _ in steps.values())


def test_a_window_that_drops_the_beginning_is_noticed(office):
    office.window = 1_000

    passed, said = told(office)["长文"]

    assert not passed
    assert "悄悄丢掉" in said


def test_a_model_that_is_not_listed_is_told_and_tried(office):
    office.models = ["别的"]

    steps = told(office)

    assert "不在对方列出的模型里" in steps["模型名"][1]
    assert steps["写作"][0]


def test_an_endpoint_that_lists_nothing_is_tried_all_the_same(office):
    office.models = None

    assert "模型名" not in told(office)


@pytest.mark.parametrize(("faulty", "word"), [("html", "网页或登录页")])
def test_a_login_page_ends_the_test_at_once(office, faulty, word):
    office.fault = faulty

    ((passed, said),) = told(office).values()

    assert not passed
    assert word in said


def test_the_command_tests_what_the_environment_names(office, monkeypatch, tmp_path, capfd):
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path))
    monkeypatch.setenv("NIANBAO_BASE_URL", office.url)
    monkeypatch.setenv("NIANBAO_MODEL", "m")

    assert main(["probe"]) == 0

    assert "通过　写作" in capfd.readouterr().out


def test_without_an_endpoint_the_command_says_how_to_set_one(monkeypatch, tmp_path, capfd):
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path))
    for name in ("NIANBAO_BASE_URL", "NIANBAO_MODEL"):
        monkeypatch.delenv(name, raising=False)

    assert main(["probe"]) == 2

    assert "NIANBAO_MODEL" in capfd.readouterr().err


def test_names_of_other_programs_count_when_a_model_is_named():
    told = {"OPENAI_BASE_URL": "http://127.0.0.1/v1", "OPENAI_API_KEY": "k", "NIANBAO_MODEL": "m"}

    settings = from_environment(told)

    assert settings.model is not None
    assert (settings.model.url, settings.model.key) == ("http://127.0.0.1/v1", "k")
    assert "k'" not in repr(settings.model)
    assert from_environment({**told, "NIANBAO_MODEL": ""}).model is None

"""The embeddings endpoint: what is sent, what is believed, and what happens without it."""

import json

import httpx
import numpy as np
import pytest

from nianbao.errors import ShelfUnusable, StoreUnusable
from nianbao.reading.report_text import read_report_text
from nianbao.report.passage import PastReport
from nianbao.settings import from_environment
from nianbao.shelf.endpoint import Endpoint
from nianbao.shelf.shelf import Shelf

URL = "http://127.0.0.1:9/v1"
REPORT = (
    "临溪镇人民政府2023年政府信息公开工作年度报告\n一、总体情况\n（五）监督保障\n"
    "全年举办业务培训2期，参训45人次，内容为申请答复。\n六、其他需要报告的事项\n本年度没有收取信息处理费，无其他事项。\n"
)


class Office:
    """An endpoint that answers as it is told to, and remembers what it was sent."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.sent = []
        self.noted = []

    def __call__(self, request):
        self.sent.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return answer(json.loads(request.content)["input"]) if callable(answer) else answer

    def endpoint(self, key="secret"):
        client = httpx.Client(transport=httpx.MockTransport(self))
        return Endpoint(URL, key, "m", lambda *told: self.noted.append(told), client)


def good(texts):
    rows = [{"index": at, "embedding": [float(len(text)), 1.0, 2.0]} for at, text in enumerate(texts)]
    return httpx.Response(200, json={"data": rows[::-1]})


def down(_texts):
    raise httpx.ConnectError("no")


def test_vectors_come_back_in_order_and_of_length_1():
    vectors = Office(good).endpoint().vectors_of(["一", "一二三"])

    assert vectors.shape == (2, 3)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert vectors[1, 0] > vectors[0, 0]


def test_many_texts_go_in_several_requests_and_each_is_noted_before():
    office = Office(good)

    office.endpoint().vectors_of(["培训"] * 130)

    assert [len(json.loads(request.content)["input"]) for request in office.sent] == [64, 64, 2]
    assert [characters for _, _, characters in office.noted] == [128, 128, 4]


def test_the_key_is_sent_and_stands_in_no_name():
    office = Office(good)
    endpoint = office.endpoint()

    endpoint.vectors_of(["培训"])

    assert office.sent[0].headers["authorization"] == "Bearer secret"
    assert "secret" not in endpoint.name


@pytest.mark.parametrize("fault", [down, httpx.Response(503), httpx.Response(429)])
def test_a_passing_fault_is_tried_again(fault):
    office = Office(fault, good)

    assert office.endpoint().vectors_of(["培训"]).shape == (1, 3)


@pytest.mark.parametrize(
    "answer",
    [
        down,
        httpx.Response(500),
        httpx.Response(401),
        httpx.Response(302, headers={"location": "http://example.invalid"}),
        httpx.Response(200, text="<html>"),
        httpx.Response(200, json=[]),
        httpx.Response(200, json={"data": []}),
        httpx.Response(200, json={"data": [{"index": 0, "embedding": []}]}),
        httpx.Response(200, json={"data": [{"index": 0, "embedding": ["x"]}]}),
        httpx.Response(200, text='{"data": [{"index": 0, "embedding": [NaN]}]}'),
    ],
)
def test_whatever_is_no_vector_is_refused_in_words(answer):
    with pytest.raises(ShelfUnusable, match="向量接口"):
        Office(answer).endpoint().vectors_of(["培训"])


def test_vectors_of_different_lengths_are_refused():
    def uneven(texts):
        rows = [{"index": at, "embedding": [1.0] * (at + 1)} for at, _ in enumerate(texts)]
        return httpx.Response(200, json={"data": rows})

    with pytest.raises(ShelfUnusable, match="长短不一"):
        Office(uneven).endpoint().vectors_of(["培训", "评议"])


def test_nothing_is_sent_when_it_cannot_be_noted():
    def refuse(*_told):
        raise StoreUnusable("磁盘已满。")

    office = Office(good)
    client = httpx.Client(transport=httpx.MockTransport(office))

    with pytest.raises(ShelfUnusable, match="没有发出"):
        Endpoint(URL, "", "m", refuse, client).vectors_of(["培训"])
    assert office.sent == []


# On the shelf -----------------------------------------------------------------------------------------------


def past():
    return PastReport("0" * 64, "2023.txt", lambda: (read_report_text(REPORT), ()))


def sent_texts(office):
    return "".join(text for request in office.sent for text in json.loads(request.content)["input"])


def test_only_skeletons_leave_the_machine(tmp_path):
    office = Office(good)
    shelf = Shelf(tmp_path / "shelf", office.endpoint())
    shelf.refresh([past()])

    assert shelf.search("培训2次 45人次")
    assert "〔人次〕" in sent_texts(office)
    assert not any(sign.isdigit() for sign in sent_texts(office))
    assert "临溪" not in sent_texts(office)


def test_an_endpoint_that_fails_at_building_leaves_the_vectors_that_need_nothing(tmp_path):
    shelf = Shelf(tmp_path / "shelf", Office(down).endpoint())

    state = shelf.refresh([past()])

    assert "内置的向量" in state.trouble
    assert shelf.search("培训")


def test_an_endpoint_that_fails_for_a_question_leaves_words(tmp_path):
    shelf = Shelf(tmp_path / "shelf", Office(good, good, down).endpoint())
    shelf.refresh([past()])

    assert shelf.search("培训")
    assert "只按文字检索" in shelf.state().trouble


def test_another_model_makes_another_index(tmp_path):
    Shelf(tmp_path / "shelf").refresh([past()])
    office = Office(good)

    Shelf(tmp_path / "shelf", office.endpoint()).refresh([past()])

    assert office.sent


def test_the_environment_names_the_endpoint_and_the_key_is_not_shown():
    told = {"NIANBAO_EMBED_URL": URL, "NIANBAO_EMBED_MODEL": "m", "NIANBAO_EMBED_KEY": "secret"}

    settings = from_environment(told)

    assert settings.embedding is not None
    assert "secret" not in repr(settings)
    assert from_environment({"NIANBAO_EMBED_URL": URL}).embedding is None

"""One part written as the clerk wants it: no new fact, no lock touched, nothing lost till then."""

import fake_writers
import pytest
from grounds import PROMPTS, VOCABULARY, report_of
from model_server import ModelServer

from nianbao.drafting.evidence import gather
from nianbao.drafting.instruction import unknown_in
from nianbao.drafting.loop import LoopThread
from nianbao.drafting.model import Endpoint, Model
from nianbao.drafting.prompts import load_prompts
from nianbao.drafting.run import ModelDrafter
from nianbao.report.rewritten import differences

NOTES = {
    "platform": ["公众号“青石发布”发了120条", "公开栏加了4处"],
    "supervision": ["4月培训2次，45人次", "县里考核良好"],
}


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
def rewrite(server, loop, composer, phrasebook):
    def rewrite(instruction, locked=(), part="1.platform"):
        model = Model(Endpoint(server.url, "m", ""), idle=20, longest=60)
        prompts = load_prompts(PROMPTS)
        drafter = ModelDrafter(lambda _title: model, "m", prompts, VOCABULARY, phrasebook, loop, pause=0.01)
        report = report_of(**NOTES)
        composed = composer.compose(report)
        current = next(draft for draft in composed.drafts if draft.part == part)
        begun = drafter.begin_rewrite(report, composed, current, instruction, tuple(locked))
        return begun if isinstance(begun, str) else begun.result(30)

    return rewrite


def says(text):
    return lambda _prompt: fake_writers.between_markers(text)


def test_a_new_text_keeps_its_slots_and_names_what_it_leaves_out(rewrite, server):
    server.write = says("公开栏增加⟦F2.1⟧处。")

    rewritten = rewrite("写短一点")

    assert "公开栏增加⟦F2.1⟧处。" in rewritten.draft.paragraphs[0].text
    assert any("120条" in sentence for sentence in rewritten.left_out)


def test_the_model_sees_the_present_text_and_the_wish(rewrite, server):
    server.write = says("公开栏增加⟦F2.1⟧处。")

    rewrite("语气更平实")

    prompt = server.seen[0][0]["messages"][-1]["content"]
    assert "【现在的正文】" in prompt
    assert "语气更平实" in prompt
    assert "⟦Q1⟧" in prompt.partition("【现在的正文】")[2]


@pytest.mark.parametrize(
    ("instruction", "unknown"),
    [
        ("写上培训了三次", "三次"),
        ("加上开了动员会", "开了动员会"),
        ("补充5月的检查", "5月"),
        ("写明群众满意度98%", "98%"),
    ],
)
def test_a_wish_for_an_unknown_fact_is_answered_by_a_question(instruction, unknown, rewrite, server):
    assert rewrite(instruction) == unknown
    assert server.seen == []


@pytest.mark.parametrize(
    "instruction",
    [
        "写短一点",
        "语气更平实",
        "补充公众号的内容",
        "写到100字以内",
        "分成两段",
        "先写公开栏，再写公众号",
        "写明公开栏加了4处",
        "把120条放在前面",
        "不要写成一长句",
    ],
)
def test_a_wish_about_the_writing_is_none(instruction, composer, phrasebook):
    report = report_of(**NOTES)
    evidence = gather(report, composer.compose(report), phrasebook)["1.platform"]

    assert unknown_in(instruction, evidence, VOCABULARY) == ""


def test_a_question_of_the_models_is_passed_on(rewrite, server):
    server.write = says("请先补充：公开栏分别加在哪几个村。")

    assert rewrite("写具体一点").question == "公开栏分别加在哪几个村"


def test_an_invention_is_sent_back_and_then_not_taken(rewrite, server):
    server.write = says("公开栏增加⟦F2.1⟧处，方便了群众。")

    rewritten = rewrite("写好看点")

    assert rewritten.draft is None
    assert "没有采用" in rewritten.note
    assert len(server.seen) == 2


def test_a_locked_sentence_that_was_touched_is_not_taken(rewrite, server):
    server.write = says("公开栏增加⟦F2.1⟧处。")

    rewritten = rewrite("写短一点", locked=["微信公众号“青石发布”发布信息120条。"])

    assert rewritten.draft is None
    assert "锁定" in rewritten.note


def test_a_locked_sentence_that_stays_is_fine(rewrite, server):
    server.write = says("公开栏增加⟦F2.1⟧处。微信公众号“青石发布”发布信息⟦F1.1⟧条。")

    rewritten = rewrite("换个次序", locked=["微信公众号“青石发布”发布信息120条。"])

    assert rewritten.draft is not None


def test_a_fault_leaves_what_stood_there(rewrite, server):
    server.status, server.message = 401, "no"

    rewritten = rewrite("写短一点")

    assert rewritten.draft is None
    assert "密钥无效" in rewritten.note
    assert "没有动" in rewritten.note


def test_what_changed_is_shown_sentence_by_sentence():
    assert differences("甲。乙。丙。", "甲。丁。丙。") == (
        ("same", "甲。"),
        ("gone", "乙。"),
        ("new", "丁。"),
        ("same", "丙。"),
    )

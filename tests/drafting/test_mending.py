"""A text of which one sentence may not stand: the composer's takes its place, with all that it told."""

import pytest
from grounds import VOCABULARY, Ground, report_of

from nianbao.drafting.mending import completed, mended
from nianbao.report.draft import Origin


def test_a_refused_problem_comes_back_though_its_figure_has_the_value_of_another(composer, phrasebook):
    notes = {
        "problems": ["低保公示有2次迟发", "图解太少"],
        "plans": ["图解明年做2期，党政办负责", "低保公示每月报送，民政办负责，1月起"],
    }
    ground = Ground(report_of(**notes), composer, phrasebook)
    evidence = ground.evidence["5"]
    slot = next(each.id for fact in ground.report.facts for each in fact.figures)
    text = "\n".join(f"{each.heading}\n{each.text}" for each in evidence.paragraphs)
    spoilt = "\n".join(
        f"因经费紧张，低保公示有⟦{slot}⟧次迟发。" + line.partition("。")[2] if slot in line else line
        for line in text.splitlines()
    )

    whole = mended(ground.of("5", spoilt), evidence, ground.grounder)

    assert whole is not None
    written = "\n".join(paragraph.text for paragraph in whole.paragraphs)
    assert "经费紧张" not in written
    assert f"低保公示有⟦{slot}⟧次" in written


NOTES = {
    "platform": ["公众号“青石发布”推了203条", "广播念政策，念了24次", "公开栏加了4处", "大厅有查询机2台"],
}


@pytest.fixture(scope="module")
def ground(composer, phrasebook):
    return Ground(report_of(**NOTES), composer, phrasebook)


def printed(ground, paragraphs):
    return "\n".join(ground.grounder.shown(paragraph.text) for paragraph in paragraphs)


def test_only_the_sentences_that_may_not_stand_give_way_however_many_they_are(ground):
    text = (
        "微信公众号“青石发布”推送信息⟦F1.1⟧条，获得王建国表彰。通过广播宣读政策⟦F2.1⟧次，惠及望川镇。"
        "公开栏增加⟦F3.1⟧处，举办启用仪式。大厅配备查询机⟦F4.1⟧台。"
    )

    whole = mended(ground.of("1.platform", text), ground.evidence["1.platform"], ground.grounder)

    assert whole is not None
    written = printed(ground, whole.paragraphs)
    assert "大厅配备查询机2台" in written
    assert not any(word in written for word in ("王建国", "望川镇", "仪式"))
    assert all(figure in written for figure in ("203条", "24次", "4处"))


def test_nothing_is_mended_where_no_sentence_of_the_models_may_stand(ground):
    text = "微信公众号“青石发布”推送信息⟦F1.1⟧条，获得王建国表彰。"

    assert mended(ground.of("1.platform", text), ground.evidence["1.platform"], ground.grounder) is None


def test_what_the_composer_tells_in_talk_comes_back_as_a_question_with_the_remark(composer, phrasebook):
    notes = {
        "platform": [
            each.replace("广播念政策，念了24次", "流动车下村转悠，跑了24趟") for each in NOTES["platform"]
        ]
    }
    ground = Ground(report_of(**notes), composer, phrasebook)
    text = "微信公众号“青石发布”推送信息⟦F1.1⟧条。公开栏增加⟦F3.1⟧处。大厅配备查询机⟦F4.1⟧台。"
    grounded = ground.of("1.platform", text)

    whole = completed(grounded, ground.evidence["1.platform"], ground.grounder)

    assert whole is not None
    told = [each for paragraph in whole.paragraphs for each in paragraph.sentences]
    (asked,) = [each for each in told if "24趟" in ground.grounder.shown(each.text)]
    assert asked.origin is Origin.QUESTION
    assert "素材“流动车下村转悠，跑了24趟”没有写入" in ground.grounder.shown(asked.text)


def test_a_text_that_forgets_most_of_what_was_said_is_not_completed(ground):
    grounded = ground.of("1.platform", "大厅配备查询机⟦F4.1⟧台。")

    assert completed(grounded, ground.evidence["1.platform"], ground.grounder) is None


def test_a_remark_of_which_every_figure_is_told_is_not_told_again_for_its_words(composer, phrasebook):
    notes = {
        "management": ["8月自己查出3张表身份证号没打码，吓死了，当天撤下来换了", "文件上网前办公室看一遍"]
    }
    ground = Ground(report_of(**notes), composer, phrasebook)
    evidence = ground.evidence["1.management"]
    told = "⟦F1.1⟧自行查出⟦F1.2⟧张表的身份证号未打码。文件上网前由办公室审核。"
    grounded = ground.of("1.management", told)

    whole = completed(grounded, evidence, ground.grounder)

    assert [dropped.said for dropped in grounded.dropped]
    assert whole is not None
    assert printed(ground, whole.paragraphs).count("身份证号") == 1
    # She is told of it instead.
    assert whole.shortened == {"F1"}


def test_an_item_that_comes_back_is_counted_as_the_model_counts(composer, phrasebook):
    notes = {"problems": ["低保公示有2次更新不及时", "图解太少"], "plans": []}
    ground = Ground(report_of(**notes), composer, phrasebook)
    evidence = ground.evidence["5"]
    slot = next(each.id for fact in ground.report.facts for each in fact.figures)
    opening = evidence.paragraphs[0].text
    text = f"{opening}\n一是政策图解少。\n二是因经费紧张，低保公示有⟦{slot}⟧次更新不及时。"

    whole = mended(ground.of("5", text), evidence, ground.grounder)

    assert whole is not None
    written = printed(ground, whole.paragraphs)
    assert "经费紧张" not in written
    assert "是低保公示有2次" in written
    assert not any(line[:1].isdigit() for line in written.splitlines())


@pytest.mark.parametrize(
    "text", ["广播念24次。", "结果看表。", "全年清1次底数。", "文件重新排，录进去417条。"]
)
def test_a_spoken_character_that_stands_alone_is_no_written_text(text):
    assert not VOCABULARY.is_written(text)


@pytest.mark.parametrize(
    "text", ["通过广播宣读政策24次。", "发放补贴3批。", "县级通报错别字9处，均已改正。", "政策解读少。"]
)
def test_a_character_within_a_word_is_written_text(text):
    assert VOCABULARY.is_written(text)

"""A refused sentence is told otherwise before the composer's stands in, and loses nothing in silence."""

import pytest
from grounds import Ground, report_of

from nianbao.drafting.items import numbered
from nianbao.drafting.mending import completed, mended
from nianbao.report.draft import Origin, Paragraph, Sentence

NOTES = {
    "platform": ["公众号“青石发布”推了203条", "广播念政策，念了24次", "公开栏加了4处", "大厅有查询机2台"]
}
OF_THE_OTHERS = "微信公众号“青石发布”推送信息⟦F1.1⟧条。公开栏增加⟦F3.1⟧处。大厅配备查询机⟦F4.1⟧台。"


@pytest.fixture(scope="module")
def ground(composer, phrasebook):
    return Ground(report_of(**NOTES), composer, phrasebook)


def written(ground, whole):
    return "\n".join(ground.grounder.shown(each.text) for each in whole.paragraphs)


def repaired(ground, part, text, other=""):
    whole = mended(
        ground.of(part, text),
        ground.evidence[part],
        ground.grounder,
        ground.of(part, other) if other else None,
    )
    assert whole is not None
    return whole


def test_a_refused_sentence_is_told_as_in_the_models_other_reply(ground):
    text = f"由王建国带队，通过广播宣读政策⟦F2.1⟧次。{OF_THE_OTHERS}"
    other = f"通过广播宣读政策⟦F2.1⟧次。{OF_THE_OTHERS}惠及望川镇。"

    whole = repaired(ground, "1.platform", text, other)

    assert "通过广播宣读政策24次。" in written(ground, whole)
    assert "王建国" not in written(ground, whole)
    assert not whole.by_composer


def test_a_refused_sentence_of_the_other_reply_stands_in_for_none(ground):
    text = f"由王建国带队，通过广播宣读政策⟦F2.1⟧次。{OF_THE_OTHERS}"
    other = f"通过广播宣读政策⟦F2.1⟧次，惠及望川镇。{OF_THE_OTHERS}"

    whole = repaired(ground, "1.platform", text, other)

    assert not any(word in written(ground, whole) for word in ("王建国", "望川镇"))


def test_a_figure_nobody_is_sure_of_does_not_come_without_its_mark(composer, phrasebook):
    notes = {"supervision": ["6月培训1次，28人", "社会评议填了247份，说是百分之九十六满意"]}
    ground = Ground(report_of(**notes), composer, phrasebook)
    evidence = ground.evidence["1.supervision"]
    (slot,) = evidence.open
    beside = "6月举办培训1次，28人参加。"
    told = f"社会评议填写⟦F2.1⟧份，⟦{slot}⟧满意。⟦Q1⟧"
    other = ground.of("1.supervision", told + beside)
    assert not other.faults

    whole = mended(
        ground.of("1.supervision", f"由王建国带队，{told}{beside}"),
        evidence,
        ground.grounder,
        other,
    )

    assert whole is not None
    sentences = [each for paragraph in whole.paragraphs for each in paragraph.sentences]
    for each, after in zip(sentences, [*sentences[1:], None], strict=True):
        if slot in each.text and each.origin is not Origin.QUESTION:
            assert "【" in each.text or (after is not None and after.origin is Origin.QUESTION)


@pytest.mark.parametrize("invented", ["同比增长37%", "惠及望川镇", "获得王建国表彰", "因机构改革所致"])
def test_a_clause_that_was_invented_goes_and_the_sentence_stays(ground, invented):
    whole = repaired(ground, "1.platform", f"通过广播宣读政策⟦F2.1⟧次，{invented}。{OF_THE_OTHERS}")

    assert "通过广播宣读政策24次。" in written(ground, whole)
    assert invented not in written(ground, whole)
    assert written(ground, whole).count("24次") == 1


def test_what_a_cut_clause_told_is_asked_about_and_nothing_else_is(composer, phrasebook):
    notes = {"management": ["采伐公示上头原来挂着人家手机号，5月一查31处，都抹了", "文件上网前办公室看一遍"]}
    ground = Ground(report_of(**notes), composer, phrasebook)
    text = "文件上网前由办公室审核。采伐公示中原来挂有手机号，5月检查发现31处，均已作技术封存。"

    whole = repaired(ground, "1.management", text)

    assert "采伐公示中原来挂有手机号，5月检查发现31处。" in written(ground, whole)
    assert "素材“都抹了”没有写入" in written(ground, whole)


def test_a_clause_whose_figure_stands_in_anothers_place_is_not_reworded(composer, phrasebook):
    cells = {"t3.new.natural": 9, "t3.granted.natural": 6, "t3.partial.natural": 3}
    ground = Ground(report_of(cells=cells, on_request=["都是20个工作日内答的"]), composer, phrasebook)
    text = (
        "新收政府信息公开申请⟦t3.new.total⟧件，全部在20个工作日内答复。"
        "予以公开⟦t3.partial.total⟧件，部分公开⟦t3.granted.total⟧件。"
    )

    whole = mended(ground.of("1.on_request", text), ground.evidence["1.on_request"], ground.grounder)

    assert whole is None or not {"予以公开3件", "部分公开6件"} & set(
        written(ground, whole).replace("。", "，").split("，")
    )


def test_the_same_invention_in_two_sentences_is_refused_in_both(ground):
    text = "微信公众号“青石发布”推送信息⟦F1.1⟧条，惠及望川镇。公开栏增加⟦F3.1⟧处，惠及望川镇。"
    text += "大厅配备查询机⟦F4.1⟧台。"

    assert "望川镇" not in written(ground, repaired(ground, "1.platform", text))


def test_a_lost_half_is_joined_to_the_sentence_that_tells_the_other(composer, phrasebook):
    notes = {"supervision": ["没追究过谁的责任", "7月培训1次，28人参加，考试及格25人"]}
    ground = Ground(report_of(**notes), composer, phrasebook)
    evidence = ground.evidence["1.supervision"]

    whole = completed(
        ground.of("1.supervision", "未发生责任追究。⟦F2.1⟧举办培训⟦F2.2⟧次，⟦F2.3⟧人参加。"),
        evidence,
        ground.grounder,
    )

    assert whole is not None
    text = written(ground, whole)
    assert text.count("28人") == 1
    assert text.count("25人") == 1


@pytest.mark.parametrize("said", ["追责0", "追责：0", "责任追究0"])
def test_that_nobody_was_held_responsible_is_missed_where_no_sentence_tells_it(said, composer, phrasebook):
    notes = {"supervision": ["6月培训1次，28人", said]}
    ground = Ground(report_of(**notes), composer, phrasebook)

    (dropped,) = ground.of("1.supervision", "6月举办培训1次，28人参加。").dropped

    assert dropped.said == ground.evidence["1.supervision"].remarks[-1].words
    assert not ground.of("1.supervision", "6月举办培训1次，28人参加。未发生责任追究。").dropped
    assert not ground.faults("1.supervision", "6月举办培训1次，28人参加。全年没有责任追究。")


def test_how_often_she_counted_need_not_be_told(composer, phrasebook):
    notes = {"proactive": ["县政府网站上了71条（数了两遍），动态33、通知38", "村务在公开栏贴了4期"]}
    ground = Ground(report_of(**notes), composer, phrasebook)
    text = "在县政府网站发布信息71条，其中工作动态33条、通知38条。村务信息在公开栏张贴4期。"

    assert not ground.of("1.proactive", text).dropped


def test_the_number_of_an_item_in_her_list_need_not_be_told(composer, phrasebook):
    notes = {"last_year": ["1号：网站的图没有说明。今年补了30张", "2号：答复没人把关。今年6件都过了法规股"]}
    ground = Ground(report_of(**notes), composer, phrasebook)
    text = (
        "上年度报告所列问题的改进情况如下：\n一是网站的图片没有说明。⟦year⟧年补充30张。\n"
        "二是答复无人把关。⟦year⟧年6件均经法规股审核。"
    )

    assert not ground.of("5", text).dropped
    assert not any("1日" in remark.words for remark in ground.evidence["5"].remarks)


def test_a_mark_quotes_only_what_is_lost_of_a_remark(composer, phrasebook):
    notes = {"platform": ["公众号推了203条", "流动车下村转悠，跑了24趟，车是新的，喇叭坏过，修了3回"]}
    ground = Ground(report_of(**notes), composer, phrasebook)
    text = "微信公众号推送信息203条。流动车下村24趟。"

    marks = [
        sentence.text
        for dropped in ground.of("1.platform", text).dropped
        for sentence in dropped.sentences
        if sentence.origin is Origin.QUESTION
    ]

    assert not any("24趟" in ground.grounder.shown(mark) for mark in marks)


def test_a_refused_name_of_a_problem_comes_back_with_the_number_of_its_item(composer, phrasebook):
    notes = {
        "last_year": ["去年说图解少，今年做了5个", "去年说答复没人把关，今年6件都过了法规股"],
        "problems": ["低保公示有2次更新不及时"],
    }
    ground = Ground(report_of(**notes), composer, phrasebook)
    evidence = ground.evidence["5"]
    lead = evidence.paragraphs[0]
    text = (
        f"{lead.heading}\n{lead.text}\n一是图解少。⟦year⟧年制作图解5个。\n"
        "二是望川镇答复草率。⟦year⟧年6件均经法规股审核。\n本年度存在以下问题：\n一是低保公示有2次更新不及时。"
    )

    whole = mended(ground.of("5", text), evidence, ground.grounder)

    assert whole is not None
    lines = written(ground, whole).splitlines()
    (item,) = [line for line in lines if "法规股" in line]
    assert item.startswith("二是")
    assert "把关" in item
    assert "望川镇" not in item
    assert item.count("法规股") == 1


def paragraphs(*texts):
    return tuple(
        Paragraph((Sentence(text, Origin.FACT),), heading)
        for heading, _, text in (each.rpartition("|") for each in texts)
    )


def test_items_are_counted_in_order_and_in_the_way_of_the_first():
    made = numbered(
        paragraphs(
            "（一）上年|改进如下：",
            "一是甲。",
            "2.乙。",
            "四是丙。",
            "（二）本年|问题如下：",
            "1.丁。",
            "三是戊。",
        )
    )

    assert [each.text for each in made] == [
        "改进如下：",
        "一是甲。",
        "二是乙。",
        "三是丙。",
        "问题如下：",
        "1.丁。",
        "2.戊。",
    ]


def test_a_figure_at_the_beginning_is_no_number_of_an_item():
    (made,) = numbered(paragraphs("3.5万元用于改版。"))

    assert made.text == "3.5万元用于改版。"

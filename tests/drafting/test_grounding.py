"""What of a model's text may stand: nothing that neither the clerk nor the tables supplied."""

import pytest
from grounds import Ground, report_of

from nianbao.drafting.grounding import Why
from nianbao.report.draft import Origin

NOTES = {
    "proactive": [
        "县政府网站发了86条，其中工作动态52条、通知公告21条、财政预决算13条",
        "公众号“青石发布”发了120条",
    ],
    "on_request": ["来了2件，都给了，网上1件，寄信1件"],
    "management": ["发稿子两道，党政办看、分管领导签", "清理失效文件3件"],
    "platform": ["新开通抖音号1个，半年没更新", "公开栏加了4处"],
    "supervision": ["4月培训2次，45人次", "县里考核良好", "问卷还没发", "没追过责"],
    "last_year": ["去年说公开栏少，今年加了4处"],
    "problems": ["政策解读形式少，全年就2篇"],
    "plans": ["明年每季度做1期图解"],
    "fee": ["没收过"],
    "other": ["建议提案办了3件，公开2件"],
}
CELLS = {"t3.new.natural": 2, "t3.granted.natural": 2, "t2.penalties.decisions": 12}


@pytest.fixture(scope="session")
def ground(composer, phrasebook):
    return Ground(report_of(cells=CELLS, **NOTES), composer, phrasebook)


# ── what may stand ──


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("1.proactive", "全年在县政府网站发布信息⟦F1.1⟧条，其中工作动态⟦F1.2⟧条。"),
        ("1.proactive", "微信公众号“青石发布”推送信息⟦F2.1⟧条。"),
        ("1.on_request", "全年新收政府信息公开申请⟦t3.new.total⟧件，均予以公开。"),
        ("1.management", "信息发布由党政办审核、分管领导签发。"),
        ("1.supervision", "⟦F8.1⟧举办培训⟦F8.2⟧次，⟦F8.3⟧人次参加。"),
        ("5", "⟦year⟧年存在的主要问题：政策解读形式少，全年⟦F13.1⟧篇。"),
        ("6", "⟦year⟧年未收取政府信息公开信息处理费。"),
    ],
)
def test_what_was_supplied_may_be_said_in_other_words(part, text, ground):
    assert ground.faults(part, text) == set()


def test_the_composers_own_text_stands(ground):
    for part, evidence in ground.evidence.items():
        text = "\n".join(f"{each.heading}\n{each.text}" for each in evidence.paragraphs)

        assert ground.faults(part, text) == set()
        assert ground.of(part, text).dropped == ()


# ── figures ──


def test_a_bare_figure_that_can_only_be_one_of_the_offered_becomes_its_slot(ground):
    grounded = ground.of("1.proactive", "微信公众号“青石发布”发布信息120条。")

    assert grounded.faults == ()
    assert grounded.paragraphs[0].sentences[0].text == "微信公众号“青石发布”发布信息⟦F2.1⟧条。"


@pytest.mark.parametrize(
    ("text", "why", "words"),
    [
        ("微信公众号“青石发布”发布信息121条。", Why.FIGURE, "121条"),
        ("微信公众号“青石发布”发布信息1200条。", Why.FIGURE, "1200条"),
        ("微信公众号“青石发布”发布信息近百条。", Why.FIGURE, "近百条"),
        ("微信公众号“青石发布”发布信息一百二十一条。", Why.FIGURE, "一百二十一条"),
        ("微信公众号“青石发布”发布信息86条。", Why.PLACE, "86条"),
        ("微信公众号“青石发布”发布信息⟦F1.1⟧条，县政府网站发布信息⟦F2.1⟧条。", Why.PLACE, "86条"),
        ("微信公众号“青石发布”发布信息⟦F9.9⟧条。", Why.SLOT, ""),
        ("微信公众号“青石发布”发布信息1⟦F2.1⟧条。", Why.FIGURE, "1120条"),
        ("微信公众号“青石发布”有⟦F2.1⟧人关注。", Why.UNIT, "120人"),
        ("在县政府网站发布信息⟦F1.1⟧条，占总数的60%。", Why.FIGURE, "60%"),
        ("⟦year⟧年3月在县政府网站发布信息⟦F1.1⟧条。", Why.FIGURE, "2024年3月"),
    ],
)
def test_a_figure_nobody_supplied_or_in_anothers_place_is_refused(text, why, words, ground):
    assert (why, words) in ground.faults("1.proactive", text)


def test_an_approximate_figure_stays_as_it_was_said(composer, phrasebook):
    ground = Ground(report_of(proactive=["网站发了大概90条"]), composer, phrasebook)

    assert ground.faults("1.proactive", "在网站发布信息⟦F1.1⟧条。") == set()
    assert (Why.FIGURE, "90条") in ground.faults("1.proactive", "在网站发布信息90条。")


def test_a_figure_of_another_part_is_none_of_this_one(ground):
    assert (Why.FIGURE, "45人次") in ground.faults("1.platform", "公开栏增加4处，45人次查阅。")


def test_sessions_that_counted_heads_do_not_become_persons(ground):
    assert (Why.UNIT, "45人") in ground.faults("1.supervision", "⟦F8.1⟧举办培训⟦F8.2⟧次，⟦F8.3⟧人参加。")


# ── words ──


@pytest.mark.parametrize(
    ("part", "text", "why"),
    [
        ("1.supervision", "举办培训⟦F8.2⟧次，召开专题会议研究。", Why.WORDS),
        ("1.supervision", "⟦F8.1⟧举办培训，由王建国主任授课。", Why.WORDS),
        ("1.supervision", "县级考核结果为优秀。", Why.WORDS),
        ("1.platform", "公开栏增加⟦F7.1⟧处，与望川镇共建。", Why.WORDS),
        ("1.platform", "公开栏增加⟦F7.1⟧处，印发《公开栏管理办法》。", Why.WORDS),
        ("1.platform", "公众号“青石之声”发布信息。", Why.WORDS),
        ("1.proactive", "因人手不足，在县政府网站发布信息⟦F1.1⟧条。", Why.CAUSE),
        ("1.proactive", "在县政府网站发布信息⟦F1.1⟧条，方便了群众。", Why.CAUSE),
        ("1.proactive", "在县政府网站发布信息⟦F1.1⟧条，形成上下联动格局。", Why.SLOGAN),
        ("1.on_request", "全年新收申请⟦t3.new.total⟧件，均在法定期限内答复。", Why.WORDS),
        ("1.management", "落实三审三校制度，清理失效文件⟦F5.1⟧件。", Why.WORDS),
        ("6", "As an AI model I cannot say.", Why.WORDS),
        ("6", "作为人工智能助手，我无法回答。", Why.WORDS),
        ("6", "详见https://example.com。", Why.FIGURE),
    ],
)
def test_words_that_rest_on_nothing_are_refused(part, text, why, ground):
    assert why in {fault for fault, _ in ground.faults(part, text)}


def test_a_cause_the_clerk_gave_may_be_told(composer, phrasebook):
    notes = {"management": ["因为机构改革，清理文件3件"]}
    ground = Ground(report_of(**notes), composer, phrasebook)

    assert ground.faults("1.management", "因为机构改革，清理文件⟦F1.1⟧件。") == set()


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("1.platform", "新开通抖音号⟦F6.1⟧个，半年更新。"),
        ("1.supervision", "有责任追究情形。"),
        ("6", "⟦year⟧年收取政府信息公开信息处理费。"),
    ],
)
def test_what_was_denied_is_not_told_as_done(part, text, ground):
    assert Why.NEGATION in {why for why, _ in ground.faults(part, text)}


def test_what_is_planned_is_not_told_as_done(ground):
    assert Why.PLAN in {why for why, _ in ground.faults("5", "每季度已制作图解⟦F14.1⟧期。")}


@pytest.mark.parametrize(
    "text",
    [
        "全年未收到政府信息公开申请。",
        "全年新收政府信息公开申请2件，不予公开2件。",
    ],
)
def test_what_the_tables_contradict_is_refused(text, ground):
    assert ground.faults("1.on_request", text)


def test_all_is_said_only_where_all_was_said(composer, phrasebook):
    notes = {"management": ["查出错字3处，改了2处", "稿子都经办公室审核"]}
    ground = Ground(report_of(**notes), composer, phrasebook)

    assert Why.ALL in {why for why, _ in ground.faults("1.management", "查出错字⟦F1.1⟧处，均改正。")}


# ── tidying ──


@pytest.mark.parametrize(
    "wrapped",
    [
        "（一）主动公开\n{}",
        "**{}**",
        "- {}",
        "## 一（一）主动公开\n\n{}",
        "一、总体情况\n（一）主动公开\n{}\n",
        "进一步{}",
    ],
)
def test_headings_marks_and_intensifiers_are_left_out(wrapped, ground):
    text = "微信公众号“青石发布”发布信息⟦F2.1⟧条。"

    grounded = ground.of("1.proactive", wrapped.format(text))

    assert [paragraph.text for paragraph in grounded.paragraphs] == [text]


@pytest.mark.parametrize("slot", ["⟦F2.1=120⟧", "⟦ F2.1 ⟧", "[[F2.1]]", "⟦F2.1=120条⟧"])
def test_a_slot_is_known_however_the_model_copies_it(slot, ground):
    text = f"微信公众号“青石发布”发布信息{slot}条。"

    assert ground.of("1.proactive", text).paragraphs[0].text == "微信公众号“青石发布”发布信息⟦F2.1⟧条。"


def test_sub_headings_of_the_composers_stay(composer, phrasebook):
    notes = {"last_year": ["去年说公开栏少，今年加了4处", "去年说更新慢，做了"], "problems": ["解读少"]}
    ground = Ground(report_of(**notes), composer, phrasebook)
    heading = next(each.heading for each in ground.evidence["5"].paragraphs if each.heading)

    grounded = ground.of("5", f"{heading}\n公开栏少，增加⟦F1.1⟧处。")

    assert grounded.paragraphs[0].heading == heading


# ── marks ──


def test_marks_come_back_in_their_places_and_once(ground):
    grounded = ground.of("1.supervision", "举办培训⟦F8.2⟧次。⟦Q1⟧⟦Q1⟧县级考核结果为良好。")
    mark = ground.evidence["1.supervision"].marks[0]

    text = "".join(paragraph.text for paragraph in grounded.paragraphs)
    assert text.count(mark.rstrip("】").rstrip("。")) == 1


def test_a_forgotten_mark_stands_at_the_end(ground):
    grounded = ground.of("1.supervision", "举办培训⟦F8.2⟧次。")

    asked = [
        sentence.text
        for paragraph in grounded.paragraphs
        for sentence in paragraph.sentences
        if sentence.origin is Origin.QUESTION
    ]
    assert len(asked) == len(ground.evidence["1.supervision"].marks)


# ── what was forgotten ──


def test_a_forgotten_figure_is_named(ground):
    grounded = ground.of("1.proactive", "微信公众号“青石发布”发布信息⟦F2.1⟧条。")

    assert any("⟦F1.1⟧" in dropped.words for dropped in grounded.dropped)


def test_a_forgotten_fact_without_a_figure_is_named(ground):
    grounded = ground.of("1.supervision", "⟦F8.1⟧举办培训⟦F8.2⟧次，⟦F8.3⟧人次参加。无责任追究情形。")

    assert any("考核" in dropped.words for dropped in grounded.dropped)


# ── origins ──


def test_every_sentence_tells_where_it_comes_from(ground):
    grounded = ground.of(
        "1.on_request", "全年新收政府信息公开申请⟦t3.new.total⟧件。通过网络提交⟦F3.2⟧件，信函提交⟦F3.3⟧件。"
    )

    sentences = grounded.paragraphs[0].sentences
    assert [sentence.origin for sentence in sentences] == [Origin.TABLE, Origin.FACT]
    assert sentences[1].evidence == ("F3",)

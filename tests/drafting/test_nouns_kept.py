"""A clause keeps the noun it is about, and an item of a list is numbered once."""

import pytest


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        ("网上那个古树名录，17棵照片贴错了", "网上古树名录，17棵照片贴错"),
        ("公开栏里的那些价目表，5张过期了", "价目表，5张过期"),
    ],
)
def test_what_is_pointed_at_stays_when_the_pointing_word_goes(problem, told, written_of):
    assert told in written_of(problems=[problem])


def test_a_count_whose_noun_cannot_be_told_is_asked_back_once_and_not_printed_bare(written_of):
    text = written_of(problems=["老伙计瞎弄的照片，17棵贴错了"])
    assert text.count("素材写“老伙计瞎弄的照片，17棵贴错了”") == 1
    assert "17棵贴错。" not in text


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        ("一，渔业补贴的标准没解读过", "渔业补贴的标准未解读"),
        ("1号：决算晚挂6天", "决算晚公开6天"),
        ("二条是链接打不开", "链接无法打开"),
    ],
)
def test_the_clerks_number_of_an_item_is_not_printed_beside_the_reports(problem, told, written_of):
    text = written_of(problems=[problem, "网站2个栏目没更新"])
    assert told in text
    for label in ("是一，", "1日：", "2条是", "一，渔业"):
        assert label not in text


def test_a_count_at_the_head_of_a_problem_is_no_number_of_an_item(written_of):
    assert "2条链接无法打开" in written_of(problems=["两条链接打不开"])


def test_last_years_items_in_a_list_keep_problem_and_outcome_together(written_of):
    text = written_of(
        last_year=[
            "头年欠两笔。一笔，社区稿子的图没文字说明，今年抽120篇，合格114篇",
            "二笔，公开专区没人值，今年定了2个人轮",
        ]
    )
    assert "社区稿件的图无文字说明的问题，" in text
    assert "公开专区无人值守的问题，" in text
    assert "欠两笔" not in text


def test_a_bare_doubt_names_what_it_is_about(written_of):
    text = written_of(supervision=["追责那栏没人跟我说过，有没有我不知道"])
    assert "【待核：有无。】" not in text
    assert "追责那栏" in text


def test_who_was_told_by_the_office_is_the_applicant_and_no_other_body(written_of):
    text = written_of(on_request=["拖长了的3件，跟人家说过了，没有一件过了期"])
    assert "已告知申请人" in text
    assert "复议机关" not in text
    assert "无一件过期" in text


def test_what_the_tables_tell_of_applications_is_not_told_again(written_of):
    text = written_of(
        cells={"t3.new.natural": 4, "t3.new.business": 1, "t3.granted.natural": 4, "t3.granted.business": 1},
        on_request=[
            "新来5件，4个个人，1个水产公司",
            "入口：网上3，当面2",
            "年初没结余，年末没结余",
            "给全的5",
        ],
    )
    for leftover in ("水产公司", "入口", "结余", "给全"):
        assert leftover not in text


@pytest.mark.parametrize("said", ["没了，账清", "没有。完毕", "别的没有，交班完"])
def test_signing_off_says_that_there_is_nothing_more_to_report(said, written_of):
    text = written_of(other=[said])
    assert "其他需要报告的事项。" in text
    assert "【待补：有无其他需要报告的事项" not in text
    for word in ("账清", "完毕", "交班"):
        assert word not in text


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("9月那次临时救助公示，叫3户人家的底细全抖搂出去，当天就糊弄着重糊了", "problems"),
        ("公示名单贴之前，民政办先瞄一遍有没有个人信息", "plans"),
    ],
)
def test_a_sentence_that_could_only_be_begun_is_asked_back_whole(written_of, said, topic):
    text = written_of({}, **{topic: [said]})

    opening, rest = said.split("，")[0], said.split("，")[-1]
    assert f"{opening}。" not in text
    mark = text[text.index("素材写“") :]
    assert rest.split("，")[-1][:6] in mark


def test_what_cannot_be_told_is_asked_behind_what_can(written_of):
    text = written_of({}, proactive=["饮水管网改造公示10天，老乡提了16条意见，照着改巴了7处"])

    assert "意见16条" in text
    assert "照着改巴了7处”】。" in text


def test_talk_about_applications_that_cannot_be_told_is_not_asked_back(written_of):
    text = written_of({"t3.new.natural": 1, "t3.granted.natural": 1}, on_request=["头1份给了"])

    assert "头1份" not in text

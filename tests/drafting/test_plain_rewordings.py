"""The official word for a spoken one stands, and what it would add to the spoken one does not."""

import pytest
from grounds import Ground, report_of

NOTES = {
    "proactive": ["处罚9件，乱倒建筑垃圾6，占道3", "高龄津贴怎么领做了一页纸，赶场发了400张"],
    "on_request": ["拖长了的3件，跟人家说过了，没有一件过了期"],
    "management": ["采伐公示上头原来挂着人家手机号，5月一查31处，都抹了", "7月立了个改错的规矩，一年改了9条"],
    "platform": [
        "12月巡14家卫生院公示栏，9家好，5家价目表过期",
        "10个管护站门口都竖了公开牌",
        "一楼专区由6平米扩成14平米",
        "公开栏一季度查一回，一二三季度有记录",
    ],
    "supervision": ["6月培训1次，28人", "追责0"],
    "problems": ["财政那9条里头4条是图片，搜不到也复制不了", "12个链接点进去是空的"],
    "last_year": ["去年说解读硬邦邦的，今年拍了2条视频"],
    "plans": ["财政的4条3月前重发，财政所来", "林业站一个月起码报2条"],
}
CELLS = {"t2.penalties.decisions": 9, "t3.new.natural": 14, "t3.granted.natural": 14}


@pytest.fixture(scope="module")
def ground(composer, phrasebook):
    return Ground(report_of(cells=CELLS, **NOTES), composer, phrasebook)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("1.proactive", "作出行政处罚决定9件，其中乱倒建筑垃圾6件、占道3件。"),
        ("1.proactive", "高龄津贴领取办法制成一页纸，赶场时发放400张。"),
        ("1.on_request", "延期答复⟦F3.1⟧件，已告知申请人，没有超期。"),
        ("1.management", "采伐公示中原来载有个人手机号，5月检查发现31处，均已删除。"),
        ("1.management", "7月建立纠错制度，全年改正9条。"),
        ("1.platform", "12月巡查14家卫生院的公示栏，其中9家完好，5家价目表过期。"),
        ("1.platform", "10个管护站门口均设立公开牌。"),
        ("1.platform", "一楼专区由6平方米扩大为14平方米。"),
        ("1.platform", "公开栏每季度检查一次，一、二、三季度有检查记录。"),
        ("1.supervision", "全年没有责任追究。"),
        ("5", "一是财政信息9条中有4条为图片，无法搜索，也无法复制。"),
        ("5", "二是12个链接打开后没有内容。"),
        ("5", "一是解读生硬。⟦year⟧年拍摄视频2条。"),
        ("5", "改进措施：林业站每月至少报送2条。"),
    ],
)
def test_an_official_word_for_a_spoken_one_stands(part, text, ground):
    assert not ground.faults(part, text)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("1.proactive", "作出行政处罚决定9件，其中占道经营3件。"),
        ("1.on_request", "延期答复⟦F3.1⟧件，均经申请人书面同意。"),
        ("1.management", "采伐公示中原来载有个人手机号，5月检查发现31处，已追究责任。"),
        ("1.platform", "12月巡查14家卫生院的公示栏，其中9家优秀。"),
        ("1.platform", "公开栏每季度检查一次，二、四季度有检查记录。"),
        ("1.platform", "一楼专区由6台扩大为14台。"),
        ("1.supervision", "责任追究1件。"),
        ("5", "二是12个链接被攻击后没有内容。"),
    ],
)
def test_what_it_would_add_is_refused(part, text, ground):
    assert ground.faults(part, text)


def test_what_is_left_to_be_done_is_no_doubt(composer, phrasebook):
    ground = Ground(
        report_of(last_year=["公示栏没专管人。14家定了13家，差1家，明年2月前定"]), composer, phrasebook
    )

    assert not any("相加" in mark for mark in ground.evidence["5"].marks)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("超没超期，各家报得不一样，有写“无”的有空着的", "各单位填报不一致"),
        ("超没超期要进系统看，账号过期了没看成", "系统未能查看"),
    ],
)
def test_an_open_time_limit_is_asked_about_with_the_reason_she_gave(said, reason, composer, phrasebook):
    ground = Ground(report_of(on_request=[f"延期21件。{said}"], cells=CELLS), composer, phrasebook)

    (mark,) = [each for each in ground.evidence["1.on_request"].marks if "法定期限" in each]

    assert reason in mark


ORDINARY = {
    "proactive": [
        "公益林补偿款，9个村都按户张榜，贴7天。来问有出入的14户，核下来改了5户",
        "公众号发了186篇，有一部分跟网站是一样的内容，所以两个数没法加",
    ],
    "on_request": ["1件延期，第28个工作日答的，延期告知书给过"],
    "management": [
        "发布前科室先写、办公室核数字、分管副局长签；传染病的数据还要多一道，疾控中心核过才能发",
        "保密没过退回来7份",
    ],
    "platform": [
        "便民大厅摆了1个资料架，办事指南24种，随便拿",
        "9个村的公开栏查了2次，3块木头的换成不锈钢的",
        "9个村的大喇叭也播政策，记了316次",
        "政务大厅我们窗口边上有1处公开专区",
    ],
    "supervision": ["培训2期，4月73人，10月65人，教患者信息怎么遮、答复书怎么写"],
    "last_year": [
        "去年说处罚决定书个人信息没遮，今年83份上网前都遮了",
        "去年说政策咨询没有统一入口，5月在网站开了“政策问答”，全年答了412个问题",
    ],
    "problems": [
        "管信息公开的就我1个，没有替手",
        "科普文章有的术语太多，留言说读不明白的有12条",
        "复议纠正的3件，都是说信息不存在但没写检索过程",
        "9路改线的公告只提前2天发，有乘客在老站牌白等",
        "下半年新来2个信息员，发布后台还不会用",
    ],
    "plans": [
        "3个社区的专区6月底前建好",
        "新来的信息员，2月底前单独教会",
        "批复下来5个工作日内公开，县政府办盯",
    ],
}
ORDINARY_CELLS = {"t4.review.corrected": 3, "t3.new.natural": 30, "t3.granted.natural": 30}


@pytest.fixture(scope="module")
def ordinary(composer, phrasebook):
    return Ground(report_of(cells=ORDINARY_CELLS, **ORDINARY), composer, phrasebook)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("1.proactive", "反映有出入的⟦F1.3⟧户，经核实更正⟦F1.4⟧户。"),
        ("1.proactive", "公众号发布信息186篇，其中部分内容与网站相同，两个平台的数量不相加。"),
        ("1.on_request", "延期答复⟦F3.1⟧件，于第28个工作日答复，并已向申请人出具延期告知书。"),
        (
            "1.management",
            "信息由科室拟稿，发布前实行两级审核，依次为办公室核对数据、分管副局长签发；传染病数据增加一级审核，经疾控中心核实后方可发布。",
        ),
        ("1.management", "因未通过保密审查退回7份。"),
        ("1.platform", "便民大厅设置资料架1个，放置办事指南24种，供自行取阅。"),
        ("1.platform", "对9个村的公开栏检查2次，将3块木质公开栏更换为不锈钢公开栏。"),
        ("1.platform", "9个村通过广播播放政策信息，记录播放316次。"),
        ("1.platform", "政务大厅我镇窗口旁设有政务公开专区1处。"),
        ("1.supervision", "组织培训2期，4月73人参加，10月65人参加，内容为患者信息的遮挡处理和答复书的制作。"),
        ("5", "一是⟦year⟧年83份处罚决定书在网上公示前均已作遮挡处理。"),
        ("5", "二是5月在网站开设“政策问答”，全年答复问题412个。"),
        ("5", "一是负责政府信息公开工作的人员仅1人，无替岗人员。"),
        ("5", "二是部分科普文章术语过多，反映难以读懂的留言有12条。"),
        ("5", "三是行政复议纠正的3件，均为答复信息不存在但未写明检索过程。"),
        ("5", "四是9路改线公告仅提前2天发布，有乘客仍在原站牌候车。"),
        ("5", "改进措施：3个社区的专区于6月底前建成。"),
        ("5", "改进措施：2月底前对新到岗的信息员单独培训，使其掌握发布后台的操作。"),
        ("5", "改进措施：批复下达后5个工作日内公开，由县政府办公室跟踪督促。"),
    ],
)
def test_ordinary_official_wording_asserts_nothing_more(part, text, ordinary):
    assert not ordinary.faults(part, text)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("1.proactive", "反映有出入的⟦F1.3⟧户，经核实更正⟦F1.4⟧户，已追究责任。"),
        ("1.on_request", "因未通过保密审查，延期答复1件。"),
        ("1.management", "信息由科室拟稿，发布前实行三级审核，依次为办公室核对数据、分管副局长签发。"),
        ("1.management", "因工作人员疏忽退回7份。"),
        ("1.management", "因未通过审核退回7份。"),
        ("1.platform", "政策信息审核完成后方可播放。"),
        ("5", "二是新到岗的信息员已掌握发布后台的操作。"),
        ("5", "改进措施：2月底前由办公室培训各村。"),
        ("1.management", "建立信息发布审查登记台账。"),
        ("1.platform", "9个村通过广播播放政策信息，开展应急演练。"),
        ("1.platform", "对9个村的公开栏检查2次，将3块铁质公开栏更换为不锈钢公开栏。"),
        ("5", "二是5月在网站开设“政策问答”，全年答复问题413个。"),
        ("5", "二是5月在网站开设“政策问答”，全年培训信息员412个。"),
        ("5", "一是聘请社会监督员3名。"),
        ("5", "三是新收申请30件，均为答复信息不存在。"),
        ("5", "改进措施：3个社区的专区于6月底前建成，由街道验收。"),
    ],
)
def test_what_ordinary_wording_would_add_is_refused(part, text, ordinary):
    assert ordinary.faults(part, text)


def test_a_figure_behind_its_subject_is_the_clerks(composer, phrasebook):
    ground = Ground(
        report_of(cells=ORDINARY_CELLS, on_request=["新收30件。问修路占地补偿的最多，11件"]),
        composer,
        phrasebook,
    )

    assert not ground.faults("1.on_request", "申请内容最多的是修路占地补偿，为⟦F1.2⟧件。")
    assert ground.faults("1.on_request", "新收政府信息公开申请最多，为⟦F1.2⟧件。")


def test_a_rewording_of_few_letters_tells_what_was_said(ordinary):
    text = "一是负责政府信息公开工作的人员仅1人，无替岗人员。"
    silent = "一是负责政府信息公开工作的人员仅1人。"

    def lost(reply):
        return [each.lost for each in ordinary.of("5", reply).dropped if "替手" in each.said]

    assert not lost(text)
    assert lost(silent)


def test_a_sentence_that_only_names_what_its_mark_asks_is_the_mark(composer, phrasebook):
    ground = Ground(report_of(supervision=["培训1次，28人"]), composer, phrasebook)
    number = next(
        at for at, mark in enumerate(ground.evidence["1.supervision"].marks, 1) if "责任追究" in mark
    )
    for label in ("责任追究情况", "有无责任追究", "是否有责任追究，尚未核实"):
        reply = ground.of("1.supervision", f"举办培训1次，28人参加。{label}⟦Q{number}⟧。")

        assert not reply.faults
        assert f"{label}【" not in ground.grounder.printed(reply)

    assert ground.faults("1.supervision", f"举办培训1次，28人参加。责任追究已落实⟦Q{number}⟧。")


def test_a_count_of_cases_that_differ_is_no_doubt(ordinary):
    assert not any("有出入" in mark for mark in ordinary.evidence["1.proactive"].marks)
    remarks = ordinary.evidence["1.proactive"].remarks
    assert not any(remark.open for remark in remarks)


def test_where_figures_come_from_and_who_took_pictures_need_not_be_told(composer, phrasebook):
    ground = Ground(
        report_of(
            proactive=["公告41条，动态98条，这是各单位报上来汇总的", "解读2篇，登记台账是各单位报来的"],
            platform=["公开专区1处，配了1台查询机。领导来看过，还拍了照，说我们弄得不错"],
        ),
        composer,
        phrasebook,
    )
    told = ground.of("1.proactive", "发布公告41条、动态98条。")
    assert not any("汇总" in each.lost for each in told.dropped)
    assert any("解读" in each.lost for each in told.dropped)
    assert not any(
        "拍" in each.lost for each in ground.of("1.platform", "设公开专区1处，配备查询机1台。").dropped
    )


def test_a_mark_alone_tells_why_a_matter_is_open(composer, phrasebook):
    ground = Ground(
        report_of(fee=["信息处理费印象里没收过，管账的同志休产假，我没问到，不敢打包票"]),
        composer,
        phrasebook,
    )

    assert not ground.of("6", "⟦Q1⟧。").dropped
    assert ground.of("6", "无其他需要报告的事项。").dropped or ground.evidence["6"].marks


def test_straw_burnt_is_a_matter_where_penalties_are_counted(written_of):
    text = written_of({"t2.penalties.decisions": "6"}, proactive=["处罚6件，违法建房4件、露天烧秸秆2件"])

    assert "秸秆2件" in text.replace("焚烧秸秆", "秸秆")
    assert "秸秆" not in written_of(proactive=["公告41条", "秋天禁烧秸秆，干部天天巡"])

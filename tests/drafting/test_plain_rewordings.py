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

"""Notes told in the report's own frames, and what is left when no frame fits."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("topic", "said", "told"),
    [
        ("platform", "公众号叫“青石发布”，发了302篇", "微信公众号“青石发布”发布信息302"),
        ("platform", "屏坏过一阵，17个村的公开栏一个季度换一次", "公开栏每季度更换1次"),
        ("proactive", "预算2月 决算9月 都公开", "2月公开预算，9月公开决算"),
        ("proactive", "养老机构23家名单、电话挂了", "公布23家养老机构的名单和电话"),
        ("management", "流程：信息员报→党政办核→分管主任签", "由信息员报送、党政办审核、分管主任签发"),
        ("management", "打不开的链接12处，改9，剩3处是区里页面搬家", "改正9处，其余3处因区里页面迁移"),
        ("management", "2条公示没遮银行卡号，撤了重发", "未隐去银行卡号，已撤下重新发布"),
        ("supervision", "县里考核13个乡镇咱排第6", "县级考核在13个乡镇中列第6位"),
        ("supervision", "9月扫码评议，收342份，满意312份", "收回问卷342份，其中评价为满意的312份"),
        ("fee", "没收过钱，通知也没发过", "未收取政府信息公开信息处理费，未发出收费通知"),
        ("plans", "留言5个工作日回，党政办催", "5个工作日内回复，由党政办催办"),
    ],
)
def test_a_note_is_told_in_the_frame_of_its_field(written_of, topic, said, told):
    assert told in written_of(**{topic: [said]})


@pytest.mark.parametrize(
    ("topic", "said", "never"),
    [
        ("problems", "6个项目，验收结果只放了4个上网，2个没放", "配备"),
        ("supervision", "社会评议发网上问卷，有效2034份", "现行有效"),
        ("management", "个人隐私排查，全县查出76处，都改了", "县级检查"),
        ("problems", "公众号2条留言没回", "发布信息2条"),
        ("on_request", "提供不了2", "提供不2"),
        ("proactive", "首违不罚17起不在里头", "不在里。"),
        ("last_year", "村公开栏没雨棚——7个装了5", "未雨棚"),
        ("fee", "财务说到账560元，通知存根写580", "580份"),
    ],
)
def test_a_word_is_turned_only_beside_its_own_kind_of_object(written_of, topic, said, never):
    assert never not in written_of(**{topic: [said]})


def test_a_list_that_closes_has_its_total_first_and_no_mark(written_of):
    text = written_of(
        proactive=["县政府网站部门栏目：537条。政策文件22，执法298，工程项目84，通知公告63，动态70"]
    )
    assert "发布信息537条，其中政策文件22条、执法298条" in text
    assert "相加" not in text


def test_a_total_behind_its_parts_is_no_part(written_of):
    text = written_of(proactive=["区政府网站街道专栏：通知公告52、财政9、民生保障71，合计132"])
    assert "发布信息132条，其中通知公告52条、财政9条、民生保障71条" in text


def test_what_there_was_before_and_after_are_no_parts(written_of):
    assert (
        "其中"
        not in written_of(platform=["政务新媒体年初82个，关停合并9个，年底73个"]).partition("政务新媒体")[2]
    )


def test_figures_of_one_level_are_no_parts_of_the_first(written_of):
    text = written_of(proactive=["培训材料：货运1820，客运46，网约车612，涉路施工55"])
    assert "其中" not in text
    assert "相加" not in text


@pytest.mark.parametrize(
    ("topic", "said", "never"),
    [
        ("supervision", "培训一次，32个单位，50人参加", "考核单位"),
        ("proactive", "县政府网站发布信息200条，上年报180", "现行有效180"),
        ("proactive", "处罚63，强制都是拆违建", "63件，均为"),
    ],
)
def test_a_frame_keeps_to_the_subject_it_was_made_for(written_of, topic, said, never):
    assert never not in written_of(**{topic: [said]})


def test_a_plan_gets_the_year_after_the_report(written_of):
    assert "2025年1月底" in written_of(plans=["验收结果1月底之前补上去"])


def test_a_plan_for_what_is_left_stands_under_last_years_item(written_of):
    text = written_of(
        last_year=["内容少——还是少", "村公开栏没雨棚——7个装了5"],
        problems=["二季度低保名单晚挂20来天", "就一个人 顾不过来"],
        plans=["低保名单 民政办审完第二天挂", "余下2个雨棚 4月前装"],
    )
    assert "7个中5个已安装。余下2个雨棚" in text


def test_what_no_words_are_found_for_is_listed_and_never_marked(written_of):
    text = written_of(management=["信息都要审核，都在我柜子里"])
    assert "柜子" not in text
    assert "书面语" not in text

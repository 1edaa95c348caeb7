"""The same thing in many mouths: turns of speech about disclosure, applications, fees and the rest."""

import pytest

from nianbao.report.cells import Tables
from nianbao.report.document import lay_out
from nianbao.report.facts import Fact
from nianbao.report.report import AgencyKind, Profile, Report


@pytest.fixture
def told_alone(composer):
    """One remark beside tables that nobody filled in, so that no cell tells it."""

    def told_alone(topic: str, said: str) -> str:
        tables = Tables.from_entries({}, blank_is_zero=False)
        profile = Profile("青石镇人民政府", AgencyKind.TOWN, 2024)
        report = Report(profile, tables, (Fact.from_words("F1", topic, said),))
        return "\n".join(body.text for body in lay_out(report, composer.compose(report)).bodies())

    return told_alone


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("网站上拢共发了213条，光通知就占了88条", "发布信息213条，其中通知88条"),
        ("名单公示4回，4回都没落下", "4次均无遗漏"),
        ("检测结果公布6批，不合格的2批也没瞒着", "不合格的2批一并公布"),
        ("方案征求意见挂了20天，愣是一条没收着", "公示20天，未收到意见"),
        ("名单公示7天，没人提啥意见", "未收到意见"),
        ("罚单17张，乱倒渣土的就占11张", "作出行政处罚决定17件，其中乱倒渣土11件"),
        ("老文件挨本儿捋了一遍，作废4个，眼下还顶用的剩9个", "逐件梳理，废止4件，现行有效9件"),
        ("公众号推文191篇，自个儿写的才64篇，剩下都转的县里", "其中原创64篇，其余转自县级发布"),
        ("补贴谁家领多少，14个村都上墙了", "补贴发放明细，14个村均已上墙公示"),
        ("办证要啥材料，做成二维码，窗口一扫就出来", "办证所需材料"),
        ("领导信箱前后来了58封，回了57封", "收到来信58封，回复57封"),
        ("预案改了2个，改完的新本子7月就传上去了", "7月已上传"),
        ("土地流转价逐村摸了一遍，15个村的价儿都亮出来了", "逐村核查，15个村的价格均已公开"),
        ("应急预案公示3本，简本都放到栏目里去了", "简本均已在栏目公开"),
        ("决算磨磨蹭蹭到8月底才晒出去", "决算迟至8月底才公开"),
        ("今年规范性文件就出了1个", "制发行政规范性文件1件"),
    ],
)
def test_what_was_disclosed_is_told_in_the_words_of_a_report(told_alone, said, told):
    assert told in told_alone("proactive", said)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("要会议记录的那件没给，理由写上了", "内容为会议记录的申请，未予公开，已说明理由"),
        (
            "有家长要招生会议的记录，属于内部讨论，没公开",
            "家长申请招生会议的记录，属于内部讨论，未予公开",
        ),
        ("有个律师所要打井的合同，给了，价钱那栏盖住了", "申请打井的合同，部分公开"),
        ("公益组织要采砂许可的底子，1件，网上本来就有，把网址告诉了", "1件，该信息已在网上公开，已告知网址"),
        ("要罚款案卷的那俩，按执法案卷没给", "罚款案卷的2件，属于行政执法案卷，不予公开"),
        (
            "写得稀里糊涂的有3份，发了补正，2份补了，1份没下文",
            "3件申请内容不明确，已发出补正告知，2件已补正，1件逾期未补正",
        ),
        ("电话里问的有20多个，当时就给说清楚了，没算申请里头", "已当场答复，未计入申请数量"),
        ("有1件拖到第19个工作日才寄走，好在没超", "于第19个工作日寄出，未超过办理期限"),
        ("延期的有3件，都走了审批，延期通知也寄到本人手上了", "均经审批，延期告知书已送达申请人"),
        ("碰上拿不准的喊司法所一块儿合计，合计过3回", "对难以把握的申请与司法所会商，会商3次"),
        ("答复书先给司法所的同志看一遍再盖章", "答复书经司法所审核后盖章"),
        ("牵扯人家商业合同，去函问了，对方不肯，就没给", "已征求第三方意见，第三方不同意公开，未予公开"),
        ("要的净是拆迁补偿的事儿，11件里头占了8件", "以拆迁补偿居多，11件，其中占8件"),
        ("年根儿底下又来1件，没到日子，挪明年办", "年末收到申请1件，未到期，结转下年度继续办理"),
        ("同一个人拿同样的东西又问了一次，算重复", "就相同内容再次申请，按重复申请处理"),
    ],
)
def test_what_became_of_applications_is_told_in_the_words_of_a_report(told_alone, said, told):
    assert told in told_alone("on_request", said)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("信息处理费？哪有啊，一个子儿没收过", "未收取政府信息公开信息处理费"),
        ("收费通知一张没往外开，账上也是0", "未发出收费通知，未收取政府信息公开信息处理费"),
        ("2份通知，1份交了", "收费通知2份"),
        (
            "该收80元，人家是低保户，领导批了给免了",
            "应收政府信息公开信息处理费80元，申请人是低保户，经领导批准免收",
        ),
        ("页数数错了，多收30块", "页数计算有误，多收政府信息公开信息处理费30元"),
        ("邮寄复印都咱自己掏，没跟人张口要钱", "均由本机关承担，未向申请人收取费用"),
        ("没到收费那条线，最多的一人才要6件", "未达到收费标准，单人申请最多6件"),
        ("收费通知开了1份，人家嫌贵没交", "申请人认为费用过高、未缴纳"),
    ],
)
def test_a_fee_is_told_in_the_words_of_a_report(told_alone, said, told):
    assert told in told_alone("fee", said)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("政协提案3件，一水儿是修路的", "均涉及修路"),
        ("提案答复里有1件沾着密，没敢往外放", "1件涉密，未公开"),
        ("年报里的数按12月31号截的", "年报数据截至12月31日"),
        ("单位11月改的名，章也换了", "11月更名，印章已更换"),
        ("没别的要说，报告电子版镇网页上能下", "除上述情况外，无其他需要报告的事项"),
    ],
)
def test_the_rest_is_told_in_the_words_of_a_report(told_alone, said, told):
    assert told in told_alone("other", said)


def test_closing_words_close_the_report_in_any_mouth(told_alone):
    text = told_alone("other", "得嘞，没啥要添的了，就这些")
    assert "其他需要报告的事项。" in text
    assert "得。" not in text


def test_the_first_two_are_not_the_second(told_alone):
    assert "第2件" not in told_alone("on_request", "头两件都是当天答的")


def test_the_same_day_is_not_on_the_spot(told_alone):
    assert "当场" not in told_alone("on_request", "来了3件，当天就答了")


def test_what_was_checked_is_no_doubt(told_alone):
    assert "【待核" not in told_alone("proactive", "罚款数是各部门报上来的，跟部门核对过了")


@pytest.mark.parametrize("said", ["许可、强制、收费都是0", "许可、强制、收费都没有"])
def test_several_things_that_are_none_are_held_each_against_its_own_cell(written_of, said):
    assert "【待核" not in written_of({"t2.penalties.decisions": 41}, proactive=[said])


def test_no_review_says_nothing_of_suits(written_of):
    cells = {"t3.new.natural": 1, "t3.granted.natural": 1, "t4.suit_direct.upheld": 1}
    text = written_of(cells, on_request=["没人复议。有1件直接去法院告的，判了，维持"])
    assert "没人复议" not in text
    assert "判。" not in text


def test_a_note_to_the_editor_stays_out(told_alone):
    assert "样板" not in told_alone("supervision", "年报里最好写一句打造“样板”，领导爱看")


def test_who_told_the_clerk_stays_out_of_the_report(written_of):
    text = written_of(None, proactive=["小郑讲食品抽检公示了86批次"], fee=["财务小潘说账上零收入"])
    assert "郑" not in text
    assert "潘" not in text


def test_a_plan_to_flee_floods_is_no_word_about_other_work(written_of):
    assert "张贴" in written_of(None, proactive=["防汛值班表和转移路线图，4月在各村张贴"])


@pytest.mark.parametrize(
    ("topic", "said", "told"),
    [
        ("management", "发现坏链接17个，都修了", "坏链接17个，均已修复"),
        ("supervision", "培训讲了专栏后台怎么发、征收类申请怎么答", "专栏后台的发布、征收类申请的答复"),
        ("supervision", "培训讲补正告知怎么发", "补正告知的制发"),
        ("plans", "公示到期就撤，县政府办盯着", "由县政府办跟踪落实"),
        ("proactive", "低保名单都在村里公布了", "均已在村里公布"),
        ("management", "把号码遮了再重新发", "将号码隐去再重新发"),
        ("platform", "专区没有查询机", "专区无查询机"),
        ("last_year", "处罚公示慢。今年定了7个工作日内上网", "2024年规定7个工作日内上网"),
        ("management", "7月把2022年以前发的东西翻了一遍", "7月对2022年以前发布的信息进行梳理"),
        ("plans", "电子屏坏了当天报办公室", "损坏后当天报办公室"),
        ("proactive", "现行有效的填了10件，怎么来的没查清", "素材写“怎么来的没查清”"),
        ("proactive", "补偿款公示7天，来问有出入的14户，核下来改了5户", "反映有出入的14户，经核实更正5户"),
        ("platform", "网站栏目从12个并成9个", "由12个合并为9个"),
    ],
)
def test_a_turn_that_was_taken_for_another_keeps_what_was_said(told_alone, topic, said, told):
    assert told in told_alone(topic, said)


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("other", "今年干得漂亮，省里简报都点过我县名"),
        ("on_request", "结果按表三写"),
        ("supervision", "护士出身，干活就是仔细，大家都夸我们图好看"),
        ("supervision", "山里路远，村干部送一次材料半天"),
        ("fee", "管账的同事休产假"),
        ("proactive", "这个数先别写死"),
    ],
)
def test_what_is_said_to_the_writer_is_not_printed(told_alone, topic, said):
    text = told_alone(topic, said)
    assert not any(piece in text for piece in said.split("，"))


def test_numbers_of_bus_lines_are_not_added_up(told_alone):
    assert "分项相加" not in told_alone("proactive", "调整了2路、5路、9路公交")


def test_two_counts_of_one_training_are_no_two_trainings(told_alone):
    text = told_alone("supervision", "4月办了1期培训，签到表58人，总结里写64人")
    assert "批参训人数" not in text


def test_a_score_answers_what_came_of_the_evaluation(told_alone):
    text = told_alone("supervision", "社会评议平均分88.6，30人打分")
    assert "社会评议的参评人数和结果" not in text


@pytest.mark.parametrize(
    ("topic", "said", "told"),
    [
        ("fee", "信息处理费0，收费通知0", "未收取政府信息公开信息处理费，未发出收费通知。"),
        ("on_request", "有个村民来要会议纪要，没给", "村民申请会议纪要，未予公开。"),
        ("on_request", "律所那件没有现成的，得另做", "现成信息、需另行制作。"),
    ],
)
def test_nothing_is_counted_that_she_did_not_count(told_alone, topic, said, told):
    assert told in told_alone(topic, said)

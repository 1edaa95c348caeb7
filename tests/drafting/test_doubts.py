"""What nobody doubted aloud and a careful reader would ask back; and what she would not."""

from decimal import Decimal

import pytest

from nianbao.report.cells import Tables
from nianbao.report.document import MARK, lay_out
from nianbao.report.facts import TOPICS, Fact
from nianbao.report.report import AgencyKind, Profile, Report


@pytest.fixture
def marks_of(composer):
    def marks(answers, cells=None, kind=AgencyKind.TOWN):
        said = [(topic, words) for topic in TOPICS for words in answers.get(topic, ())]
        facts = tuple(Fact.from_words(f"F{at}", topic, words) for at, (topic, words) in enumerate(said, 1))
        entries = {key: Decimal(str(value)) for key, value in (cells or {}).items()}
        tables = Tables.from_entries(entries, blank_is_zero=True)
        written = Report(Profile("青石镇人民政府", kind, 2024), tables, facts)
        document = lay_out(written, composer.compose(written))
        return [mark for body in document.bodies() for mark in MARK.findall(body.text)]

    return marks


FOUR_DONE = {"t3.new.natural": 5, "t3.granted.natural": 4, "t3.carried_out.natural": 1}


@pytest.mark.parametrize(
    ("answers", "cells", "asked"),
    [
        ({"supervision": ["培训2次，76人次，4月41人，10月38人"]}, {}, "分项相加为79人次，比76人次多3人次"),
        ({"supervision": ["培训2次，第一次86人，第二次40人，共130人次"]}, {}, "比130人次少4人次"),
        ({"supervision": ["培训3次，4月41人，10月38人"]}, {}, "培训3次与列出的2批参训人数对不上"),
        ({"platform": ["11个村的公开栏，8个是新的，4个还是旧的"]}, {}, "分项相加为12个，比11个多1个"),
        ({"platform": ["新媒体账号54个，关停11个，现有45个"]}, {}, "54个减去11个应为43个，素材写的是45个"),
        ({"platform": ["栏目由92个减到67个，撤销27个"]}, {}, "92个减去27个应为65个，素材写的是67个"),
        ({"management": ["发稿要过两道：科室、办公室、分管领导"]}, {}, "列出的3项"),
        ({"proactive": ["惠企政策61项，解读材料40件，解读率100%"]}, {}, "与解读率100%对不上"),
        ({"supervision": ["发放问卷200份，收回230份"]}, {}, "200份与其后的230份对不上"),
        ({"proactive": ["处罚公示9件"]}, {"t2.penalties.decisions": 7}, "表二行政处罚决定为7件"),
        ({"last_year": ["答复要司法所看，5件看了4件"]}, FOUR_DONE, "表三年内办结4件"),
        ({"on_request": ["办了延期9件"]}, FOUR_DONE, "表三新收和上年结转合计5件"),
        ({"proactive": ["去年有效8件"]}, {"t2.normative.issued": 2, "t2.normative.in_force": 9}, "应为10件"),
        ({"platform": ["专区2处，在便民大厅"], "other": ["政务公开专区3处"]}, {}, "专区2处，另一处写的是3处"),
        ({"on_request": ["没有超期的", "1件答复晚了3天"]}, FOUR_DONE, "又说“1件答复晚了3天”"),
        ({"supervision": ["培训没有"], "other": ["4月培训1次"]}, {}, "又说“4月培训1次”"),
        ({"supervision": ["县里约谈了一回"]}, {}, "是否属于责任追究"),
        ({"supervision": ["考核排在后头"]}, {}, "对应的考核等次、得分或名次"),
        ({"platform": ["适老化改造完成大部分"]}, {}, "具体指什么"),
        ({"supervision": ["以会代训若干次"]}, {}, "的次数"),
        ({"management": ["没有定密的，11件转公开"]}, {}, "是指没有这种情形，还是指尚未定密的部分"),
        ({"platform": ["全年来查的六七十人"]}, {}, "“六七十人”是估计数"),
        ({"plans": ["2024年9月底前把目录补齐"]}, {}, "完成时间是否有误"),
        ({"last_year": ["去年提了三个问题：解读少，指南旧，公示乱。前两个改了"]}, {}, "【待补：改进结果】"),
    ],
)  # fmt: skip
def test_what_cannot_hold_or_stays_open_is_asked_back(answers, cells, asked, marks_of):
    assert any(asked in mark for mark in marks_of(answers, cells))


@pytest.mark.parametrize(
    ("answers", "cells"),
    [
        ({"supervision": ["培训2次，79人次，4月41人，10月38人"]}, {}),
        ({"supervision": ["培训2期，3月62人，9月56人"]}, {}),
        ({"platform": ["11个村的公开栏，8个是新的，3个还是旧的"]}, {}),
        ({"platform": ["新媒体账号54个，关停11个，新开2个，现有45个"]}, {}),
        ({"platform": ["公众号96条，抖音60条，微博50条"]}, {}),
        ({"management": ["发稿要过三道：科室、办公室、分管领导"]}, {}),
        ({"proactive": ["惠企政策61项，解读材料40件，解读率65.6%"]}, {}),
        ({"supervision": ["发放问卷200份，收回186份"]}, {}),
        ({"last_year": ["答复要司法所看，4件看了3件"]}, FOUR_DONE),
        ({"on_request": ["没有超期的", "1件答复延期"]}, FOUR_DONE),
        ({"supervision": ["约谈1个单位", "没有追责"]}, {}),
        ({"supervision": ["县里考核排名第5名"]}, {}),
        ({"platform": ["公众号粉丝三千多", "平均每周三四条"]}, {}),
        ({"plans": ["2025年3月底前把目录补齐"]}, {}),
        ({"last_year": ["去年提了两个问题：解读少，指南没更新。都改了"]}, {}),
        ({"last_year": ["去年说公开栏太旧，今年换了11个"]}, {}),
        ({"last_year": ["去年说解读少，部分整改，图解由0篇增至1篇"]}, {}),
    ],
)
def test_what_the_sheet_plainly_says_is_not_asked(answers, cells, marks_of):
    doubts = [mark for mark in marks_of(answers, cells) if mark.startswith("【待核")]

    assert doubts == []


def test_a_doubt_stands_behind_the_sentence_that_raises_it(composer):
    facts = (Fact.from_words("F1", "platform", "网站栏目14个，新媒体账号54个，关停11个，现有45个"),)
    profile = Profile("青石县人民政府", AgencyKind.COUNTY, 2024)
    written = Report(profile, Tables.from_entries({}, blank_is_zero=True), facts)

    document = lay_out(written, composer.compose(written))

    platform = next(body.text for body in document.bodies() if body.part == "1.platform")
    assert "现有45个【待核：" in platform


def test_a_total_the_clerk_doubts_herself_in_another_remark_is_asked_about_once(written_of):
    said = ["到年底累计公开40条", "40是累计数，是不是光今年一年的我还得核一下"]

    assert written_of(proactive=said).count("【待核") == 1


def test_a_county_that_tells_of_its_own_examination_is_asked_for_the_one_from_above(composer):
    profile = Profile("青石县人民政府", AgencyKind.COUNTY, 2024)
    facts = (Fact.from_words("F1", "supervision", "县里考核部门和乡镇街道，政务公开占4分"),)
    report = Report(profile, Tables.from_entries({}, blank_is_zero=True), facts)

    printed = "".join(body.text for body in lay_out(report, composer.compose(report)).bodies())

    assert "【待补：2024年上级对本县政府信息公开工作的考核结果。】" in printed


@pytest.mark.parametrize(("now", "asked"), [(10, True), (9, False)])
def test_documents_in_force_are_held_against_what_last_years_report_said(written_of, now, asked):
    cells = {"t2.normative.issued": 2, "t2.normative.repealed": 1, "t2.normative.in_force": now}
    said = f"规范性文件制发2件、废止1件，现行有效{now}件，可去年年报写的是8件"

    assert ("应为9件" in written_of(cells, proactive=[said])) is asked


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("proactive", "网站发了90条，去年写的是88条，怎么来的没查清"),
        ("supervision", "社会评议问卷收了2260份，光今年多少份分不出来"),
    ],
)
def test_what_nobody_could_find_out_is_asked(written_of, topic, said):
    assert f"素材写“{said.rsplit('，', 1)[1]}”】" in written_of(**{topic: [said]})


def test_two_counts_of_one_training_are_asked_about(written_of):
    said = "5月培训1期，签到表上46人，后来印发的通报写的52人"
    assert "【待核：签到表46人与通报52人对不上，哪个有误】" in written_of(supervision=[said])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("延期3件，没有一件超期", "延期答复3件，均未超期"),
        ("延期3件，最长38个工作日，都没超期", "最长38个工作日，均未超期"),
        ("办完的都没超期，其中延期的2件", "办结的申请均未超期，其中延期答复2件"),
    ],
)
def test_what_is_said_of_the_extended_is_not_said_of_all(written_of, said, told):
    cells = {"t3.new.natural": 5, "t3.granted.natural": 5}
    assert told in written_of(cells, on_request=[said])

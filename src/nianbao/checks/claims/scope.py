"""Whose figure it is and of which time: other bodies and years, parts of the year, some applications."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from nianbao.checks.claims.lexicon import (
    FOREIGN_SUBJECT,
    LAST_YEAR,
    OTHERS,
    OURS,
    PART_OF_YEAR,
    PLANNED,
    SPREAD,
    UNTIL,
    WHOLE_AREA,
    WHOLE_YEAR,
)
from nianbao.checks.claims.spotting import spotter
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.scene import Scene

THIS_YEAR = regex(r"全年|年内|新收|本年|今年|当年|20\d\d年")
_NOW = regex(r"全年|年内|本年|今年|报告(?:期|年度)|到目前|目前|如今")
_PLANS = spotter(
    "步后来力争", r"下一?步|今后|接下来|力争|力求|争取", "下步 下一步 今后 接下来 力争 力求 争取"
)
"""Leading a sentence: all that follows is still to come."""
_FROM_THEN_TO_NOW = spotter(
    "从由",
    r"[由从](?:(?:上|去)(?:一)?年|20\d\d年)[^，。；]{1,14}?(?:[增减降升变]|增加|减少|上升|下降|回落|增长|提高|压减)(?:到|至|为|成)(?:了)?(?:今年|本年度?)?的?$",
)
"""由2023年的46件降到: what follows is this year's."""
_LEAD = regex(r"(?:^|(?<=[，；。、（：]))(?:而|但|其中|另外|早在|回顾|回看|回望|截至|截止|到)?(?:（|\()?$")
_RAISED = regex(
    r"^(?:年度?)?[^，。；]{0,6}(?:提出|存在|反映|指出|列出|所列|查摆)?的?[^，。；]{0,10}(?:问题|不足|短板|年报)"
)
_REPORTED = spotter(
    "绍馈映函表知报",
    r"[局委办镇乡所中心院道站][^，。；]{0,8}(?:来函称?|反映|通报|反馈|报告|介绍|表示|回函|函告|告知我[^，。；]{1,3})[^，。；]{0,4}[，,：:]?(?:其|该|他们)",
    "来函 反映 通报 反馈 报告 介绍 表示 回函 函告 告知我",
)
_TOLD_APART = spotter(
    "开计列作行主按填",
    r"(?:与|和|同)(?:政府信息公开|信息公开|依申请公开|公开)(?:申请|件|数据)*[^，。；]{0,4}(?:分开|分别|另行|单独|区分)(?:统计|登记|计数|计算|填报|管理)"
    r"|(?:不|未|没有)(?:计入|列入|纳入|算入|作为|作|按)[^，。；]{0,4}(?:政府信息公开|信息公开|依申请公开|公开申请|本表|本报告|申请(?=登记|统计|数量))"
    r"|(?:本表|本报告|表三)中?(?:未|不)(?:列|计|含)|答复主体(?:均|都|是|为)+(?!我|本)"
    r"|(?:由|已?计入)(?!我|本)[^，。；]{1,8}(?:局|机关|单位|部门)(?:统一)?(?:统计|计数|填报)",
    "分开 分别 另行 单独 区分 计入 列入 纳入 算入 作为 不作 未作 未按 未列 不列 未计 不计 未含 不含 "
    "答复主体 统计 计数 填报",
)
"""Behind a figure: what it counts is no application of this report."""
_RANKED = spotter(
    "榜首最列从第按",
    r"(?:从|按)[^，。；]{0,6}(?:部门|单位|乡镇|地区|区域|镇街)(?:分布)?(?:来?看|分|统计)"
    r"|(?:居|列|位居|位列|排名?|排在|为)(?:全[县市区]|各|县直|区直|市直)[^，。；]{0,10}(?:之首|首位|之最|第|最多|前列|榜首)"
    r"|数量最多的是",
    "部门看 部门来看 部门分 部门统计 单位看 单位来看 单位分 单位统计 乡镇看 乡镇来看 乡镇分 "
    "乡镇统计 地区看 地区来看 地区分 地区统计 区域看 区域来看 区域分 区域统计 镇街看 镇街来看 "
    "镇街分 镇街统计 居全县 居全市 居全区 居各 居县直 居区直 居市直 列全县 列全市 列全区 列各 "
    "列县直 列区直 列市直 名全县 名全市 名全区 名各 名县直 名区直 名市直 在全县 在全市 在全区 "
    "在各 在县直 在区直 在市直 为全县 为全市 为全区 为各 为县直 为区直 为市直 数量最多的是",
)
_SUBJECT = regex(
    r"(?:^|(?<=[，。；、：！？\n]))(?!我|本)(?P<body>[^，。；、：]{0,12}?(?:局|委员会|中心|镇|乡|街道|办公室|分局|大队|支队))"
    r"(?:全年|本年度?|20\d\d年|今年|共|累计|年内|独立|单独)*(?:收到|受理|新收|收件|办理|办结|答复|接收)"
)
_ONE_BODY = regex(
    r"(?!各|全|其[他它]|有关|相关|多|部分)[\u4e00-\u9fff]{2,10}?(?:镇|乡|街道(?:办事处)?|局|委员会)(?=全年|年内|本年|今年|共|收|受|新|未|无|没|办|作|20)"
)
_SOME_MONTHS = spotter("季半月来", r"[月季]|半年|以来")
"""One of these is in every word for a part of the year."""
_MONTHS_LEAD = regex(
    rf"(?:其中|截至|截止|根据|据|按照?|从|今年|本年|当年|20\d\d年)*(?:[一二三四五六七八九十\d]+月?[至到—～-])?"
    rf"(?:年中|半年度?|中期|阶段性?|{PART_OF_YEAR.pattern}|第?[一二三四]季度|[一二三四五六七八九十\d]+月份?(?!\d|[底末]))"
)
_BODIES = regex("(?<![本我])[镇乡局]|乡镇|镇街|部门|单位|县直|区直|市直|全[县区市]|各|（街道）|县级|区级")
_EXAMPLE = spotter(
    "譬某如例", r"例如|比如|譬如|某(?:镇|乡|街道|局|委|县|市|区|单位|部门|地)|以[^，。；]{2,8}[镇乡局道]为例"
)
_FOR_THE_FIRST_TIME = spotter("首再仍第", r"首次|首度|第一次|再次|仍")
_WE_TOO = regex(rf"(?<!属于)(?<!不属)(?:{OURS.pattern})")
"""不属于本机关掌握 says nothing of whose report it is."""
_SENTENCE_PART = regex(r"[。；！？\n]")
_BODY_AREA = spotter(
    "省市级平", r"各级(?:行政机关|部门|政府|单位)|(?:[全省市县区][省市县区]?)平均|[省市]级通报"
)

_AS_THE_TABLE = spotter(
    "表报", r"[与同和](?:本报告|表三|上表|下表)[^，。；]{0,12}(?:口径|数据|数字)?(?:一致|相同|相符|同口径)"
)
"""与本报告第三部分口径一致，全县…: the area's figures are those of the table."""

CHANNEL = (
    r"网上|网络|在线|线上|互联网|网站|信函|邮寄|邮件|邮箱|挂号信|快递|EMS|来函|传真|当面"
    r"|现场|窗口|面交|当场|口头|书面|平台|系统|来人"
)
_ALL_WAYS = regex(
    rf"(?:通过|以|经|畅通)?(?:{CHANNEL})(?:提交|申请|递交|受理)*(?:[、和及与或](?:电子|政府门户)?(?:{CHANNEL})(?:提交|申请|递交|受理)*)+等?(?:[两三四多各几]种|不同)?(?:方式|渠道|途径|形式)?|线上线下"
    r"|各(?:种|类)?(?:渠道|途径|方式)"
)
"""Ways of applying listed to the end: all of them are meant."""
_GROUND = (
    r"国家秘密|商业秘密|个人隐私|第三方|内部|过程|执法案卷|案卷|查询|政府信息公开|信息公开|依申请|信访"
    r"|两个|多个|多家|[^，。；]{0,6}(?:科室|部门|股室)"
)
_WHAT = (
    r"(?:政府信息公开|信息公开|公开)?"
    r"(?:申请|事项|有?[\d一二两三四五六七八九十]+件|有|，|最多|较多|居多|为多|占)"
)
_ON_A_TOPIC = regex(
    rf"(?:涉及|关于|有关|反映|咨询|询问|围绕|内容为|要求公开|要求获取|要求提供(?!公开出版)|(?<!依)申请公开)(?!{_GROUND}|的?申请|政府信息)[^，。；\d、]{{1,16}}?(?:的|类|方面的?|事项的?|问题的?){_WHAT}"
)
_TOPIC_BEGINS, _TOPIC_ENDS = frozenset("涉关映询绕容求申"), frozenset("的类项题面")
"""One of each is in such words."""
_OF_ALL = ("主要", "内容", "多", "均")
"""Before such words: what all the applications are about is no narrowing."""
_NARROW = spotter(
    "属非且并中次E某杂快挂真互旬疑头络箱就延邮线窗别函场底末名直系外位平站月涉书面补来类网同个分",
    rf"涉(?:企|农|土|教|医|疫|房|军|老|税|法|征|地|环保?)(?:的|类)?{_WHAT}"
    rf"|(?:征地|拆迁|征收|补偿|社保|社会保障|教育|规划|土地|住房|房产|户籍|财政|医疗|环保|民政|招生|就业|宅基地|低保|确权)[^，。；、\d]{{0,6}}(?:类|方面)的?{_WHAT}"
    rf"|(?:{CHANNEL})(?:渠道|方式|形式|途径)?(?:所)?(?:提交|递交|提出|收到|寄来|寄达|发来|申请|受理|接收|登记)?(?:的)?(?:政府信息公开|信息公开|公开)?(?:申请|件|的|\d)"
    r"|(?:^|(?<=[，；：、]))(?:其中)?就[^，。；\d、]{2,16}?提出的"
    rf"|来自(?!自然人|个人|企业|公司|商业|律师|律所|科研|法律|社会|公民|法人|群众|公众|村民|居民)[^，。；、\d]{{1,8}}的{_WHAT}"
    r"|(?:集中[在于]|其次[是为]|再次[是为]|最多的[是为])(?!信访|自然人|个人|企业|公司|法律|律师|科研)[\u4e00-\u9fff、“”]{2,16}(?:类|领域|方面)"
    r"|经补正后?(?:受理|答复|办[结理]|处理)|补正后(?:受理|答复|办[结理])|直接受理"
    r"|(?:一|1|某)[名位个](?:申请人|村民|居民|群众|律师|业主)|外[省市县地]|某(?:[一位名个]|村|企业|公司|律师|小区)|同一(?:申请人|案?|[名个位])|个别|部分(?!公开)申请|疑难|复杂|延期|\d{1,2}月(?:\d{1,2}日|份|[上中下]旬|[底末初])?(?:才|刚|方)?(?:收到|提交|提出|受理|登记|递交|新收)的|补正的|(?:年底|年底前|年末|月[底末初中]?|旬)收到的"
    r"|(?:不属于?|非|不是)(?:本机关|我[局镇乡委办])(?:负责|公开|制作|职责)[^，。；、\d]{0,6}的"
    r"|公开(?:且|并且|并)(?:具有|存在|涉及|属于)?[^，。；、\d]{2,14}的(?=[\d一二三四五六七八九十])",
)


def elsewhere(scene: Scene, at: int, *, own_area: bool) -> bool:
    """Plans, other years and other bodies: nothing this year's cells could say of what stands at a place."""
    if at not in scene.others:
        scene.others[at] = _elsewhere(scene, at)
    if scene.others[at] or own_area:
        return scene.others[at]
    if at not in scene.areas:
        scene.areas[at] = _of_the_area(scene, at)
    return scene.areas[at]


def _elsewhere(scene: Scene, at: int) -> bool:
    text = scene.text
    start, _ = scene.clause(at)
    sentence, end = scene.sentence(at)
    if scene.search(PLANNED, start, at) or _ahead(scene, sentence, start):
        return True
    other = _year(scene, at)
    if other is not None and (scene.year is None or other != scene.year - 1):
        return True
    spread = scene.search(SPREAD, sentence, at)
    if spread and not (
        THIS_YEAR.search(text, start, at)
        or scene.search(_FOR_THE_FIRST_TIME, sentence, at)
        or _back_to_this_year(scene, spread.end(), start)
    ):
        return True
    return _of_others(scene, at, sentence, end)


def _back_to_this_year(scene: Scene, spread: int, clause: int) -> bool:
    """收到申请为成立以来最多，今年新收152件，办结148件: many years lead in, this year's figures follow."""
    led_in = scene.clause(spread)[1]
    named = THIS_YEAR.search(scene.text, led_in, clause) if led_in < clause else None
    counted = any(each.unit == "件" for each in scene.figures_in(scene.clause(spread)[0], led_in))
    return named is not None and not counted


def _ahead(scene: Scene, sentence: int, clause: int) -> bool:
    """下一步，要加大培训力度，实现零复议: what leads a sentence as a plan holds to its end."""
    told = scene.search(_PLANS, sentence, clause)
    return told is not None and not _NOW.search(scene.text, told.end(), clause)


def last_year(scene: Scene, left: int, at: int) -> bool:
    """Whether the words from left to a place, or those that lead its sentence, set it in the year before."""
    if not scene.dated and not scene.holds(LAST_YEAR):
        return False
    if scene.search(_FROM_THEN_TO_NOW, scene.clause(at)[0], at):
        return False
    if LAST_YEAR.pattern.search(scene.text[left:at]) or _year(scene, at) is not None:
        return True
    return scene.holds(LAST_YEAR) and _led(scene, at)


def of_some_months(scene: Scene, at: int, until: int) -> bool:
    """Whether only some months are meant by what stands between a place and its clause's beginning."""
    if not scene.holds(_SOME_MONTHS):
        return False
    clause, _ = scene.clause(at)
    sentence, _ = scene.sentence(at)
    if scene.search(_SOME_MONTHS, sentence, max(until, at)) is None:
        return False
    words, lead = scene.text[clause:until], scene.text[sentence:clause]
    if WHOLE_YEAR.search(words) or WHOLE_YEAR.search(lead) or "全年" in words:
        return False
    if months_led(scene, at):
        return True
    return bool(PART_OF_YEAR.search(words) or UNTIL.search(lead))


def months_led(scene: Scene, at: int) -> bool:
    """会上通报，上半年收到7件，均已办结: what leads a clause holds for those behind it."""
    sentence, _ = scene.sentence(at)
    clause, _ = scene.clause(at)
    begin = max(sentence, scene.text.rfind("；", sentence, at) + 1)
    for match in reversed(list(_MONTHS_LEAD.finditer(scene.text, begin, clause))):
        if match.start() == begin or scene.text[match.start() - 1] in "，：（":
            return not (WHOLE_YEAR.search(scene.text, begin, at) or _NOW.search(scene.text, match.end(), at))
    return False


@lru_cache(maxsize=4_096)
def narrow(words: str) -> bool:
    """Whether words speak of some applications only: of one topic, sent in one way, of one person."""
    on_a_topic = not (_TOPIC_BEGINS.isdisjoint(words) or _TOPIC_ENDS.isdisjoint(words))
    if not on_a_topic and _NARROW.needs.isdisjoint(words):
        return False
    words = _ALL_WAYS.sub("", words)
    return _NARROW.pattern.search(words) is not None or (
        on_a_topic
        and any(not words.endswith(_OF_ALL, 0, match.start()) for match in _ON_A_TOPIC.finditer(words))
    )


def _of_others(scene: Scene, at: int, sentence: int, end: int) -> bool:
    text = scene.text
    start, _ = scene.clause(at)
    if start and text[start - 1] in "）)":
        # 乡镇（街道）收到24件: brackets do not end what is said of a body.
        start = max(sentence, text.rfind("，", sentence, start) + 1)
    others = scene.search(OTHERS, start, at)
    # 街道全年无行政处罚: a street office that is beside no other bodies reports on itself.
    itself = others and others[0] == "街道" and not _BODIES.search(text, sentence, end)
    apart = scene.search(_TOLD_APART, at, scene.part(at)[1])
    if (others and not itself) or apart or scene.search(_EXAMPLE, sentence, at):
        return True
    told = [match.end() for match in scene.finditer(_REPORTED, sentence, at)]
    if told and not OURS.search(text, told[-1], at):
        return True
    if scene.search(FOREIGN_SUBJECT, start, at) and _WE_TOO.search(text, at, end):
        return True
    ranked = scene.search(_RANKED, sentence, end)
    return bool(ranked and _SUBJECT.search(text, sentence, at + 1) and not OURS.search(text, sentence, end))


def _of_the_area(scene: Scene, at: int) -> bool:
    if not scene.holds(WHOLE_AREA) and not scene.holds(_BODY_AREA):
        return False
    text, (sentence, end) = scene.text, scene.sentence(at)
    if scene.search(_AS_THE_TABLE, sentence, end):
        return False
    area = [match.end() for match in scene.finditer(WHOLE_AREA, sentence, at)]
    area += [match.end() for match in scene.finditer(_BODY_AREA, sentence, at)]
    if not area or OURS.search(text, max(area), at):
        return False
    # 县直部门赋权事项尚在衔接，苇塘镇全年未…: one body by name is the subject of its own clause.
    clause, _ = scene.clause(at)
    return max(area) > clause or _ONE_BODY.match(text, clause) is None


def _year(scene: Scene, at: int) -> int | None:
    """The year a place is set in, when it is not the one reported on: named in its clause, or leading it."""
    if not scene.dated:
        return None
    if (named := scene.other_year(at)) is not None:
        return named
    sentence, _ = scene.sentence(at)
    clause, _ = scene.clause(at)
    if scene.this_year_named(clause, at) or _NOW.search(scene.text, clause, at):
        return None
    years = scene.years(sentence, clause)
    for begin, year in reversed(years):
        if year == scene.year or _NOW.search(scene.text, begin + 5, at):
            return None
        if _LEAD.search(scene.text[sentence:begin]):
            return year
    return None


def _led(scene: Scene, at: int) -> bool:
    """去年我镇收到8件，办结8件: what leads a clause holds for the next ones too."""
    text = scene.text
    sentence, _ = scene.sentence(at)
    sentence = max([sentence, *(match.end() for match in _SENTENCE_PART.finditer(text, sentence, at))])
    for match in scene.finditer(LAST_YEAR, sentence, at):
        if match[0] == "同期" or not _LEAD.search(text[sentence : match.start()]):
            continue
        if _RAISED.match(text[match.end() : at]):
            continue
        if _NOW.search(text, match.end(), at) or scene.this_year_named(match.end(), at):
            continue
        return True
    return False

"""The words by which a sentence names cells, as data: a new row teaches a new way of saying it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nianbao.report.tables import RESULT_ROWS

REQUESTS = re.compile(
    r"依法?申请公开|(?:政府)?信息公开(?:的)?(?:书面|网上|网络|在线)?申请|(?:政府|公开)信息(?:的)?申请"
    r"|申请(?:依法)?公开|公开(?:类|方面的)?申请|申请(?:获取|公开)?政府信息|答复申请人"
)
"""What makes a clause speak of applications under the regulation."""

FOREIGN = re.compile(
    r"村务公开|党务公开|厂务公开|校务公开|留言|咨询|来信|来电|来访|信访(?![、和]?(?:举报|投诉)|类)|热线|工单|提案|(?<!复)议案|人大代表建议|代表建议|建议提案|诉求|信箱|舆情"
    r"|意见征集|征集意见|征求意见|网民|督办|转办|交办|(?<!信访、)(?<!信访)(?<!举报、)投诉(?!类|举报类)|举报件|证明事项|政务服务|审批|公文|发文|来文|定密"
    r"|(?:[助贴补款裁称伤免税约援户偿疾难贷障贫证库伐砂污籍学房岗检验牌额标险装务目格质权划建工卡]|(?<=[迁转纳])入|退费|许可|登记|用地"
    r"|社保|认定|鉴定|执行|购置|准入|备案|立项|变更|注销|设立|开业|歇业|执照|迁移|审查|户口|占道|听证|调解|参保|评定|复核|专利|商标|广告"
    r"|提取|摇号|贴息|调动|经营|建设|开挖|接入|更名|检测|就业|创业|养老|取水|用水|用电|居住|租赁|评审|评选|表彰|入党|入团|慰问|优抚|退役|生育"
    r"|收养|殡葬|农机|宅基地|困难|许可事?项?办?理)申请(?!人|公开|获取|政府信息|表|渠道|方式|材料|指南|流程|条件)"
)
"""What makes a clause speak of something else that is received, handled and answered."""

NOT_OURS = re.compile(
    r"(?:受理|审理|审结|办理|代理|承办|收到|接收|应诉|参与)(?:(?:(?!公开)[^，。；]){0,8}的|各类|其他|全[县市区])?(?:行政)?(?:复议|诉讼|应诉)(?:案件|申请)"
    r"|民事诉讼|刑事诉讼|民事案件|各类(?:行政)?(?:复议|诉讼|应诉)|(?:与|和|同)(?:政府)?信息公开(?:工作)?无关|(?:不|未)涉及(?:政府)?信息公开"
    r"|作为(?:行政)?复议机[构关]|担任(?:行政)?复议"
    r"|(?:因|对|不服|涉及|针对)[^，。；]{0,12}(?:处罚|征收|征地|拆迁|许可|工伤|土地|确权|强制|社保|登记|安置|补偿|认定|劳动|投诉|举报|查处|执法|抽检|扣押|查封|监管|整治)"
    r"[^，。；]{0,16}(?:复议|诉讼|起诉)"
    r"|(?:处罚|征收|征地|拆迁|许可|工伤|土地|确权|强制|社保|登记|安置|补偿|认定|投诉|举报|查处|执法)(?:类|案件?|决定|行为|方面的?|引起的?|引发的?|产生的?){0,3}(?:行政)?(?:复议|诉讼)"
)
"""复议 and 诉讼 about other matters, or of a body that decides them."""

PUBLISHED = re.compile(
    r"公示|公开(?!申请|引|被|行政(?:复议|诉讼))|发布|公布|信息(?!公开)|事项|目录|清单|指南|权力|流程|取消|承接|下放|解读|双公示|推送|归集|卷宗|评查"
)
"""Beside a noun of table 2: what is counted are publications or entries of a list, not decisions."""

WHOLE_SENTENCE = re.compile(
    r"公文|公开属性|定属性|定密|发文|问卷|评议表|归档文件|历史文件|存量文件|案卷评查|抽[取查]"
)
"""Words that keep a whole sentence from speaking of applications, even where it says 依申请公开."""

REMAINDER = re.compile(r"其余|剩余|剩下|另外|另有")
"""Narrowing words that do not, where the kind of applicant is named: 其余3件由企业提出."""

NARROWED = re.compile(
    r"无效|类(?=答复|办结)|大部分|多数|少数|个别|部分(?!公开)|其余|剩余|剩下|另外|另有|转来|转办|转送|通过|本级|问|超期|逾期(?!未|不)|网络|网上|在线|线上|平台|信函|邮寄|书面|当面|现场|窗口|邮件|邮箱|传真|口头|来函|延期|延长|补正(?!后)|涉及|关于|有关"
    r"|内容[为是]|内容涉|同一|同[个名位]|主要|集中|要求(?!提供公开出版|行政机关确认|确认)|转送|移送|告知|咨询|征求|听取|方面|类信息"
)
"""Words that make the figure one of some applications only, which no cell holds."""

PART_OF_YEAR = re.compile(
    r"上半年|下半年|季度|以来|当月|[一二三四五六七八九十\d]+月(?:份|底|末|初)?(?!\d|1日)|前[一二三四五六七八九十\d]+个?月|截至[^，。；]{0,6}月"
)
UNTIL = re.compile(r"截[至止][^，。；]{0,8}月")
WHOLE_YEAR = re.compile(r"12月(?:31日|底|末)|年底|1[-—～至]12月|十二月三十一日")

PLANNED = re.compile(
    r"若|如果|倘|凡是?|每[收件]|自然月|误[写报填]|计划|力争|预计|拟|(?<!结转)(?<![至到入转待在于])明年|下一年将|将于|目标|争取|下一步"
)
LAST_YEAR = re.compile(
    r"(?:上|去|前)(?:一)?年(?:度|同期)?(?!.{0,6}(?:结转|遗留|留下|剩余|剩下|积存|未办结|转来|转入|未结))|同期"
)
OURS = re.compile(r"我[镇乡局县区市街委办]|本(?:机关|单位|局|镇|乡|街道|级)")
FOREIGN_SUBJECT = re.compile(
    r"(?:^|(?<=[，。；、：]))(?!我|本)[\u4e00-\u9fff]{1,10}?(?:办公室|政府办|局|委|中心|政府|镇|乡|街道)"
    r"(?:全年|本年度?|20\d\d年|今年|共|累计)*(?:收到|受理|新收|办理|办结|作出)"
)
"""Somebody else as the subject, if the sentence goes on to speak of 我局 as well."""
OTHERS = re.compile(
    r"[县市区省]级(?=共|合计|收|受)|协助|指导|帮助|代[县市区]|邻近|兄弟|周边|相邻|毗邻|友邻|邻[县市区镇乡]|同类单位|外地|先进地区|驻[县市区镇]|其[他它](?:单位|部门|乡镇|镇|县|街道)|上级"
)
WHOLE_AREA = re.compile(
    r"全[县市省区州国旗盟]|各级?(?:行政机关|乡镇|镇|乡|街道|部门|单位|地)|[县市区]直|[局委镇]属|全系统|全行业|县域|二级单位|直属|所属|下属|辖区内各|系统内"
)
INCLUDING_CARRIED = re.compile(
    r"加上年(?:度)?(?:结转|遗留|未办结)|(?<!不)(?:含|包括|包含|连同|加上|另有|合并|计入)[^，。；]{0,6}(?:上|去|往)(?:一)?年度?[^，。；]{0,4}(?:结转|遗留|未办结|转来|留下|剩下|剩余|余下)"
)
SPREAD = re.compile(
    r"自[^，。；]{0,14}以来|[从自](20\d\d)年[^，。；]{0,8}[到至](?!\1)20\d\d年|20\d\d年以来|历年|历次|[这近三五十\d]+年(?:来|间)|(?:最?近|这|过去)[一二两三四五六七八九十\d几]{1,2}年(?!度|最|新|首|[最少多高低])(?:来|间|内)?|十[三四五]五”?(?:以来|期间|时期)|[任本]届[^，。；]{0,4}以来|(?:施行|实施|成立|开展|组建)[^，。；]{0,6}年?(?:以来|来)|开展[^，。；]{0,4}以来|单[月日季]|[月日季]均|年均|平均|最多(?!的)|(?<!占比)(?<!比例)(?<!比重)最高|每[月季年]|高峰"
)
"""Figures of many years, or of one month: neither is the year's."""
REMITTED = re.compile(
    r"(?:减免|免收|减收|免征|退还|退付|清退|取消|降低|停征|少收|减征|缓缴|让利|节约)[^，。；、]{0,8}$"
)
"""Before the fees: money that was not collected."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that say which row, block or cell a figure beside them belongs to."""

    pattern: re.Pattern[str]
    rows: tuple[tuple[str, ...], ...]
    """Alternatives; each the rows (`t3.new`), blocks (`t4.review`) or cells whose sum is meant."""
    strength: int
    """3 a term of the form; 2 a verb that needs applications to be the topic; 1 a bare noun."""


def _group(prefix: str) -> tuple[str, ...]:
    return tuple(f"t3.{row}" for row in RESULT_ROWS if row.startswith(prefix))


def _anchor(pattern: str, *alternatives: str, strength: int = 3) -> Anchor:
    return Anchor(re.compile(pattern), tuple(tuple(each.split("+")) for each in alternatives), strength)


def _sum(rows: tuple[str, ...]) -> str:
    return "+".join(rows)


ANCHORS: tuple[Anchor, ...] = (
    # ── 表三 ──
    _anchor(
        r"(?:上|去|往|前|20\d\d)(?:一)?年(?:度|末|底)?(?:的)?(?:未办结|没有?办[完结]|未办完|积压|遗留|结余|转来|转入|结转(?!资金|结余|项目|款|预算|经费)|跨年|未办理?|未结)(?:至本年|到本年|下来|来)?(?:的)?"
        r"|结转(?:自)?(?:上|去)(?:一)?年度?|期初(?:结余|结转|未结|在办|留存)|(?:上|去|往)(?:一)?年(?:度)?[^，。；\d]{0,8}(?:转入|结转[至到]|转至|延至|顺延到)(?:本|今|当)年度?(?:的)?|(?:由|从)(?:上|去)(?:一)?年度?结转(?:而来|来)?|承接(?:上|去)年|年初结转|(?:上|去|往)(?:一)?年度?(?:留下|剩下|剩余|余下|积存)(?:来)?的?",
        "t3.carried_in",
    ),
    _anchor(
        r"结转(?:到|至|入)?(?:下|明|次|20\d\d)(?:一)?(?:年|个年度)度?(?:继续)?(?:办理|处理)?|(?:转入|转到|转至|转|跨|留待|留到|留至|顺延至?|延续?[至到]?|推迟到|移至|放到|拖到)(?:下|明|次|翌|来|20\d\d)(?:一)?年度?(?:初|继续)?(?:办理|处理|答复)?"
        r"|(?:下|次|明)(?:一)?年度?继续(?:办理|处理)|尚未办结|尚在[^，。；、\d]{0,6}办理|未到(?:法定)?(?:答复|办理)?(?:期限|时限)|仍在办理|还在办理|未办结|正在办理(?:中)?|未到期|年末结转|年底结转|遗留(?:到|至)(?:下|明|次)(?:一)?年度?|(?:延|跨|转)(?:至|到)20\d\d年|在办(?!结|理|公)|未(?:作出|予)?答复|没有(?:作出)?(?:答复|办结|办完)|(?:年末|年底|期末)(?:尚?未结|在办|留存|结余|剩余|结存)|(?<=件)跨年(?:度)?(?![的结办])|年末未结|跨年(?:度)?(?:办理|办结|件|申请|事项)|待办",
        "t3.carried_out",
    ),
    # Bare 结转 may mean either; kindest reading wins.
    _anchor(r"结转(?!资金|结余|项目|款|预算|经费)", "t3.carried_out", "t3.carried_in"),
    _anchor(r"新收(?:到)?(?:的)?|新来的?|新到的", "t3.new"),
    _anchor(
        r"(?<!未)(?:收到|接收|接到|收悉|收(?=政府信息|申请)|新增|提交|提出|登记)(?:的)?", "t3.new", strength=2
    ),
    _anchor(r"收件(?:量|数|总量|总数)?(?!人)", "t3.new", strength=2),
    _anchor(r"(?:收到|接到|收悉)[^，。；\d]{0,20}申请[表书](?=[\d一二三四五六七八九十]+份)", "t3.new"),
    _anchor(r"(?:办结|答复|办理)(?:件)?(?:数量?|总数|总量|量)(?!据)", "t3.results_total"),
    _anchor(r"(?<!依)申请公开(?=[\d一二三四五六七八九十]+[件宗份])", "t3.new", strength=2),
    _anchor(r"受理", "t3.new", "t3.new+t3.carried_in", strength=2),
    _anchor(
        r"(?:书面|网上|网络)?申请(?!人|表|书|渠道|方式|事项|流程|指南|公开)(?:量|数量|总量|数|总数|件数)?",
        "t3.new",
        strength=1,
    ),
    _anchor(
        r"依法?申请公开(?!专栏|栏目|目录|指南|制度|流程|渠道|平台|答复|类|信息|的?政府信息|范围|规程|窗口)(?:件|申请)?(?:量|数量|总量|数|总数|件数)?",
        "t3.new",
        strength=1,
    ),
    _anchor(
        r"(?:办结|办毕|办理完毕|处理完毕|(?<!责令重新)(?<!责令限期)(?<!限期)答复|回复|办复|办理完成|办理结果)(?!率)(?:的)?",
        "t3.results_total",
        strength=2,
    ),
    _anchor(
        r"(?<!不予)(?<!其他)(?<!不再)(?<!继续)(?:办理|处理)(?!结果|率|完|决定|情况)(?:的)?",
        "t3.results_total",
        "t3.new",
        "t3.new+t3.carried_in",
        strength=2,
    ),
    _anchor(
        r"(?<!部分)(?<!不)(?:予以公开|同意公开|给予公开|准予公开|决定公开|全部公开|全文公开)(?:的)?",
        "t3.granted",
    ),
    _anchor(r"部分(?:予以)?公开|区分处理", "t3.partial"),
    _anchor(
        r"(?<![主动部分不予依申请信息转])公开了?(?=[0-9０-９一二两三四五六七八九十]+[件宗])",
        "t3.granted",
        strength=2,
    ),
    _anchor(
        r"不予公开|不同意公开|拒绝公开|(?:决定|告知|属于?)不公开|不公开(?=答复|处理|的?有?\d|的决定)",
        _sum(_group("refused_")),
    ),
    _anchor(r"无法提供|不能提供|未能提供", _sum(_group("unable_"))),
    _anchor(r"不予处理", _sum(_group("declined_"))),
    _anchor(r"其[他它]处理|其[他它]方式处理", _sum(_group("other_"))),
    _anchor(r"国家秘密", "t3.refused_secret"),
    _anchor(r"法律、?行政法规禁止公开|法律法规禁止公开", "t3.refused_law"),
    _anchor(r"三安全一稳定", "t3.refused_stability"),
    _anchor(
        r"(?:第三方(?:的)?(?:合法)?权益|商业秘密|个人隐私)(?!的(?:申请|信息|内容|材料))",
        "t3.refused_third_party",
    ),
    _anchor(r"第三方(?:书面|明确)?(?:不同意|拒绝|反对)(?:公开)?(?!的(?:申请|信息|内容|材料|\d))", "t3.refused_third_party"),
    _anchor(r"内部(?:事务|管理)(?:性)?信息|内部事务", "t3.refused_internal"),
    _anchor(r"过程性信息", "t3.refused_process"),
    _anchor(r"行政执法案卷|执法案卷", "t3.refused_case_file"),
    _anchor(r"行政查询事项", "t3.refused_inquiry"),
    _anchor(r"(?<=[，、；：（])不存在(?=的?[\d一二三四五六七八九十]+件)", "t3.unable_not_held"),
    _anchor(
        r"(?:检索|查找|查询|核查|核实|查档)[^，。；\d]{0,6}(?:没有|未(?:发现|找到|见|检索到)|查无)[^，。；\d]{0,10}|(?:未|没有)(?:制作|获取|保存)(?:或者?(?:获取|保存))?(?:过)?(?:相关|该)?(?:政府)?信息",
        "t3.unable_not_held",
    ),
    _anchor(r"不属于?(?:本机关|我[局镇乡委办])(?:掌握|保存)(?:的)?|(?:不|未|没有)掌握(?:相关)?(?:政府)?(?:信息)?|(?:政府)?信息不存在", "t3.unable_not_held"),
    _anchor(r"没有现成(?:的)?信息|需(?:要)?另行(?:加工|汇总|制作|整理|统计)[^，。；\d]{0,8}|无现成(?:的)?信息", "t3.unable_creation"),
    _anchor(
        r"补正后(?:申请内容)?仍不明确|补正后[^，。；\d]{0,6}(?:仍|还)是?[^，。；\d]{0,4}不(?:明确|清楚?)"
        r"|(?:申请)?内容(?:仍)?不明确?|内容仍不明确",
        "t3.unable_unclear",
    ),
    _anchor(
        r"信访[、和]?(?:举报、?投诉|投诉、?举报)类?(?:的)?(?:申请)?|信访(?:投诉)?类(?:申请)?|信访投诉(?=\d)",
        "t3.declined_petition",
    ),
    _anchor(
        r"以(?:政府)?(?:信息)?(?:申请)?公开(?:申请)?(?:的|为)?(?:名义|形式|方式|名)[^，。；\d]{0,6}(?:信访|投诉|举报|反映诉求)[^，。；\d]{0,10}",
        "t3.declined_petition",
    ),
    _anchor(r"重复(?:提出|提交)(?:的)?(?:申请)?|重复申请|就同一(?:事项|内容|问题)(?:反复|重复|多次|再次)(?:提出|提交|申请)(?:的)?(?:申请)?", "t3.declined_duplicate"),
    _anchor(r"(?:要求提供)?公开出版物", "t3.declined_publication"),
    _anchor(r"(?:无正当理由)?大量、?反复申请|(?<=按)反复申请", "t3.declined_frequent"),
    _anchor(
        r"要求[^，。；\d]{0,12}重新出具[^，。；\d一二三四五六七八九十]{0,8}|(?:要求(?:行政机关)?)?确认或(?:者)?重新出具[^，。；\d一二三四五六七八九十]{0,8}",
        "t3.declined_confirm",
    ),
    _anchor(r"未(?:能)?(?:在[^，。；\d]{0,8}|按[期时]|如期|及时)补正|逾期(?:未|不|没有?)补正[^，。；、\d]{0,8}", "t3.other_no_correction"),
    _anchor(r"视(?:为|作|同)(?:放弃|撤回)申请", "t3.other_no_correction"),
    _anchor(r"不再处理", "t3.other_no_correction+t3.other_no_payment+t3.other_other"),
    _anchor(r"(?:主动)?撤回(?:了)?(?:的)?(?:申请)?", "t3.other_other"),
    _anchor(
        r"逾期(?:未|不|没有?)(?:按[^，。；、]{0,10})?(?:缴纳?费用?|缴费|交费)[^，。；、\d]{0,8}",
        "t3.other_no_payment",
    ),
    # ── 表四 ──
    _anchor(
        r"未经(?:行政)?复议直接(?:起诉|提起(?:行政)?诉讼)|直接(?:起诉|提起(?:行政)?诉讼)", "t4.suit_direct"
    ),
    _anchor(r"(?:经)?(?:行政)?复议(?:之)?后(?:又|再)?(?:起诉|提起(?:行政)?诉讼)", "t4.suit_after_review"),
    _anchor(r"行政复议(?:案件|申请)?|(?<!行政)复议(?:案件|申请)?", "t4.review"),
    _anchor(
        r"(?:成为|作为|列为|当)被告|打官司|官司|行政诉讼(?:案件)?|(?<!行政)诉讼(?:案件)?|行政应诉(?:案件)?",
        "t4.suit_direct+t4.suit_after_review",
    ),
    # ── 表二 ──
    _anchor(
        r"行政许可(?:处理)?(?:决定|案件)?(?:量|数量|总数|数)?|许可(?:决定|数?量|总数)",
        "t2.licences.decisions",
    ),
    _anchor(
        r"行政处罚(?:处理)?(?:决定书?|案件)?(?:量|数量|总数|数)?|处罚(?:决定书?|案件|数?量|总数)|行政罚没案件",
        "t2.penalties.decisions",
    ),
    _anchor(
        r"(?:采取|实施)强制措施|行政强制(?:措施)?(?:(?:和|与|及|、)?(?:行政)?强制执行|执行)?(?:处理)?(?:决定|案件)?",
        "t2.coercion.decisions",
    ),
    _anchor(r"(?<![\u4e00-\u9fff])许可(?=、(?:行政)?处罚|[\d一二三四五六七八九十百]+[余多]?件)", "t2.licences.decisions"),
    _anchor(r"(?<![\u4e00-\u9fff])处罚(?=[、和](?:行政)?强制|[\d一二三四五六七八九十百]+[余多]?[件起])", "t2.penalties.decisions"),
    _anchor(r"(?<=[、，和])强制(?=三项|决定|[\d一二三四五六七八九十]+[余多]?[件起])", "t2.coercion.decisions"),
    _anchor(r"(?<![规免理性])收费(?:收入|总额|总计|合计|共计?|为)*(?=[\d一二三四五六七八九十百约近])", "t2.fees.amount"),
    _anchor(r"行政事业性(?:收费|费用)(?:金额|收入|总额|总计|额)?|(?<!处理费)收费(?:金额|总额|额)", "t2.fees.amount"),
    _anchor(r"(?:行政)?规范性文件", "t2.normative"),
    _anchor(r"规章(?!制度)", "t2.rules"),
)

BETWEEN = re.compile(
    r"(?:政府信息公开|信息公开|依申请公开|申请公开|政府信息|公开|信息|申请人?|公民|法人|或者?|其[他它]组织|组织|自然人|个人|商业企业|企业|科研机构"
    r"|社会公益组织|法律服务机构|律师事务所|村民|居民|群众|提出|提交|递交|来自|决定|案件|处理|办理|作出|实施|办结|答复|制发|废止|现行|有效|有关|相关"
    r"|全年|本年度?|年内|今年|20\d\d年|截至|年底|已|均|都|全部|共计?|合计|总计|累计|一共|总共|总|数量|数|量|为|是|有|达到?|计有?|在|共作出|件数|宗数|案件数|之和|总和|[两三四五六]项|[两三四五二]者|[两三四五]类|首次|再次|各|发生|引发|逼|保持|稳定|控制|突破|超过|接近|逾|不足|不到|高达|多达|《[^》]*》|当年|上年度?|去年|遗留|机关|法院|责令|纠正|维持|撤销|审结|确认违法|败诉|驳回|判决|裁定|（[^（）]*）|：|:|（|约|近|了|的|各|仅|只|就|其中"
    r"|行政复议|复议|行政诉讼|诉讼|行政许可|行政处罚|行政强制|起诉|被|提起|申请公开|收到|受理|新收|接到|书面|书|第|类|方面|事项|情况|分别|和|及|与|等|、|“|”|\s|\u3000|到|至|由|经|我[镇乡局县区街道办委]*|本机关)*"
)
"""What may stand between a verb or noun and its figure; another noun there is what is counted."""

DOCUMENT_VERBS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"现行有效|继续有效|有效|现有|保留"), "in_force"),
    (re.compile(r"废止|失效|撤销"), "repealed"),
    (re.compile(r"制发|制定|印发|出台|新制|新发|新增"), "issued"),
)
"""Which column of a document row is meant; without such a word none is."""

OUTCOMES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"尚未审结|待判|待审|(?:尚未|未)(?:判决|宣判|裁决|作出判决)|未审结|正在审理|审理中|在审|未结|尚未作出|待决|未决|未出(?:结果|判决)|没有?(?:出结果|结果|判决|裁决)"
        ),
        "pending",
    ),
    (re.compile(r"(?:结果)?维持(?:原[^，。；]{0,6})?"), "upheld"),
    (
        re.compile(
            r"(?:结果)?纠正|纠错|被?撤销(?:原)?|确认违法|责令(?:重新|限期|履行)|败诉|败(?=了?[\d一二三四五])"
        ),
        "corrected",
    ),
    (re.compile(r"其[他它]结果"), "other"),
)

APPLICANTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"公民、?法人(?:或者?|和|及|以及)其[他它]组织"), ("total",)),
    (
        re.compile(r"法人(?:或者?|和|及|以及)(?:其[他它]|非法人)组织|法人(?!代表)|组织类|单位(?:类)?申请"),
        ("business", "research", "welfare", "legal", "other"),
    ),
    (re.compile(r"自然人|个人(?!隐私|信息)|公民|村民|居民|市民"), ("natural",)),
    (re.compile(r"商业企业|企业|公司"), ("business",)),
    (re.compile(r"科研(?:机构|院所|单位)|研究(?:机构|院|所)"), ("research",)),
    (re.compile(r"(?:社会)?公益(?:性)?(?:社会)?组织"), ("welfare",)),
    (re.compile(r"法律服务机构|律师事务所|律所|律师"), ("legal",)),
    (re.compile(r"其[他它](?:组织|类型?(?:的)?申请人)"), ("other",)),
)

COUNTING_UNITS = frozenset(
    {"", "件", "宗", "起", "份", "例", "条", "次", "个", "项", "笔", "封", "桩", "单", "件次"}
)
"""Units in which applications, cases and decisions are counted, rightly (件) or not."""
YUAN = {"元": 10_000, "万元": 1, "亿元": 0}

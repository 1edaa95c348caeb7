"""The words by which a sentence names cells, as data: a new row teaches a new way of saying it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nianbao.report.regex import regex
from nianbao.report.tables import RESULT_ROWS


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that say which row, block or cell a figure beside them belongs to."""

    pattern: re.Pattern[str]
    rows: tuple[tuple[str, ...], ...]
    """Alternatives; each the rows (`t3.new`), blocks (`t4.review`) or cells whose sum is meant."""
    needs: frozenset[str]
    """Characters one of which is in everything the pattern matches; a text without them is not searched."""
    strength: int
    """3 a term of the form; 2 a verb that needs applications to be the topic; 1 a bare noun."""


def _group(prefix: str) -> tuple[str, ...]:
    return tuple(f"t3.{row}" for row in RESULT_ROWS if row.startswith(prefix))


_TO_COURT = r"(?:[向到][^，。；\d]{0,10}法院)?"
_COURT = r"(?:[^，。；、\d]{0,8}法[院庭])?"
_SUED = rf"(?:起诉|提起(?:行政)?诉讼|诉[至诸到]{_COURT}|诉讼|告[上到]{_COURT})"
_UNREVIEWED = r"(?:未经|不经|未申请|没有?经|越过|跳过)(?:过|行政)*复议(?:程序|即|就|而|便)*"


_TAIL = r"(?:(?!为主|居多|最多|最少|为多|次之|其次|占)[^，。；\d])"
"""What may follow a term as part of it; words that rank or share it are none."""


def _anchor(needs: str, pattern: str, *alternatives: str, strength: int = 3) -> Anchor:
    rows = tuple(tuple(each.split("+")) for each in alternatives)
    return Anchor(regex(pattern), rows, frozenset(needs), strength)


def _sum(rows: tuple[str, ...]) -> str:
    return "+".join(rows)


ANCHORS: tuple[Anchor, ...] = (
    # ── 表三 ──
    _anchor(
        "年期",
        r"(?:上|去|往|前|20\d\d)(?:一)?年(?:度|年?末|年?底)?(?:的)?(?:未办结|没有?办[完结]|未办完|积压|遗留|结余|转来|转入|结转(?!资金|结余|项目|款|预算|经费)|跨年|未办理?|未结)(?:至本年|到本年|下来|来)?(?:的)?"
        r"|结转(?:自)?(?:上|去)(?:一)?年度?|期初(?:结余|结转|未结|在办|留存)|(?:上|去|往)(?:一)?年(?:度)?[^，。；\d]{0,8}(?:转入|结转[至到]|转至|延至|顺延到)(?:本|今|当)年度?(?:的)?|(?:由|从)(?:上|去)(?:一)?年度?结转(?:而来|来)?|承接(?:上|去)年|年初结转|(?:上|去|往)(?:一)?年度?(?:留下|剩下|剩余|余下|积存)(?:来)?的?",
        "t3.carried_in",
    ),
    _anchor(
        "迟顺拖遗跨移还待放延底仍末继尚留限入至于正没期未转在余",
        r"结转(?:到|至|入)?(?:下|明|次|20\d\d)(?:一)?(?:年|个年度)度?(?:继续)?(?:办理|处理)?|(?:转入|转到|转至|转|跨|留待|留到|留至|顺延至?|延续?[至到]?|推迟到|移至|放到|拖到)(?:下|明|次|翌|来|20\d\d)(?:一)?年度?(?:初|继续)?(?:办理|处理|答复)?"
        r"|(?:下|次|明)(?:一)?年度?继续(?:办理|处理)|尚未办结|尚在[^，。；、\d]{0,6}办理|未到(?:法定)?(?:答复|办理)?(?:期限|时限)|仍在办理|还在办理|(?:处于|处在|[尚仍还]在)[^，。；\d]{0,4}(?:办理|答复)(?:过程|阶段|环节|期限?|时限)?(?:之?[中内])?|未办结|正在办理(?:中)?|未到期|年末结转|年底结转|遗留(?:到|至)(?:下|明|次)(?:一)?年度?|(?:延|跨|转)(?:至|到)20\d\d年|在办(?!结|理|公|申请[中里])|未(?:作出|予)?答复|没有(?:作出)?(?:答复|办结|办完)|(?:年末|年底|期末)(?:尚?未结|在办|留存|结余|剩余|结存|(?:尚|还|仍)?(?:余|剩)下?)|(?<=件)跨年(?:度)?(?![的结办])|年末未结|跨年(?:度)?(?:办理|办结|件|申请|事项)|待办",
        "t3.carried_out",
    ),
    # Bare 结转 may mean either; kindest reading wins.
    _anchor("转", r"结转(?!资金|结余|项目|款|预算|经费)", "t3.carried_out", "t3.carried_in"),
    _anchor("新", r"新收(?:到)?(?:的)?|新来的?|新到的", "t3.new"),
    _anchor(
        "悉登交接增出到收",
        r"(?<!未)(?:收到|接收|接到|收悉|收(?=政府信息|申请)|新增|提交|提出|登记)(?:的)?",
        "t3.new",
        strength=2,
    ),
    _anchor("收", r"收件(?:量|数|总量|总数)?(?!人)", "t3.new", strength=2),
    _anchor("份", r"(?:收到|接到|收悉)[^，。；\d]{0,20}申请[表书](?=[\d一二三四五六七八九十]+份)", "t3.new"),
    _anchor("总量数", r"(?:办结|答复|办理)(?:件)?(?:数量?|总数|总量|量)(?!据)", "t3.results_total"),
    _anchor("收", r"(?<=[，、：；])收(?=[\d一二三四五六七八九十]+件)", "t3.new", strength=2),
    _anchor("结办", r"(?<=[，、：；])(?:已?办|共?结)(?=[\d一二三四五六七八九十]+件)", "t3.results_total", strength=2),
    _anchor("转", r"(?<=[，、：；])转(?=[\d一二三四五六七八九十]+件)", "t3.carried_out", strength=2),
    _anchor("开", r"(?<!依)申请公开(?=[\d一二三四五六七八九十]+[件宗份])", "t3.new", strength=2),
    _anchor("受", r"受理", "t3.new", "t3.new+t3.carried_in", strength=2),
    _anchor(
        "申",
        r"(?:书面|网上|网络)?申请(?!人|表|书|渠道|方式|事项|流程|指南|公开|类)(?:量|数量|总量|数|总数|件数|件(?!次))?",
        "t3.new",
        strength=1,
    ),
    _anchor(
        "依",
        r"依法?申请公开(?!专栏|栏目|目录|指南|制度|流程|渠道|平台|答复|类|信息|的?政府信息|范围|规程|窗口)(?:件|申请)?(?:量|数量|总量|数|总数|件数)?",
        "t3.new",
        strength=1,
    ),
    _anchor(
        "须待应需供",
        r"(?:应|需|须|待|可供)(?:当|要|予以?)?(?:办结|办理|办|答复|处理)(?:的)?(?!未|公|事)(?:(?:政府信息公开|信息公开|公开)?申请)?",
        "t3.new+t3.carried_in",
        strength=2,
    ),
    _anchor(
        "掉毕完果实回答结复",
        r"(?:办结|办毕|实办|(?<![没未])办[完掉]|办理完毕|处理完毕|(?<!责令重新)(?<!责令限期)(?<!限期)答复|回复|办复|办理完成|办理结果)(?!率)(?:的)?",
        "t3.results_total",
        strength=2,
    ),
    _anchor(
        "处理",
        r"(?<!不予)(?<!其他)(?<!不再)(?<!继续)(?:办理|处理)(?!结果|率|完|决定|情况)(?:的)?",
        "t3.results_total",
        "t3.new",
        "t3.new+t3.carried_in",
        strength=2,
    ),
    _anchor(
        "给准意文决以部",
        r"(?<!部分)(?<!不)(?:予以公开|同意公开|给予公开|准予公开|决定公开|全部公开|全文公开)(?:的)?",
        "t3.granted",
    ),
    _anchor("区分", r"部分(?:予以)?公开|区分处理", "t3.partial"),
    _anchor(
        "或全",
        r"(?:(?:全部|全文|完全|予以|同意)(?:公开)?|(?<![动不])公开)或者?部分(?:予以)?公开|全部(?:公开)?[和及与、]部分公开",
        "t3.granted+t3.partial",
    ),
    _anchor(
        "开",
        r"(?<![主动部分不予依申请信息转])公开了?(?=[0-9０-９一二两三四五六七八九十]+[件宗])",
        "t3.granted",
        strength=2,
    ),
    _anchor(
        "拒属知意决予不",
        r"不予公开|(?<!第三方)(?<!权利人)不同意公开|拒绝公开|(?:决定|告知|属于?)不公开|不公开(?=答复|处理|的?有?\d|的决定)",
        _sum(_group("refused_")),
    ),
    _anchor("未", r"未予以?公开(?:的)?", _sum(_group("refused_")), strength=2),
    _anchor("能供", r"无法提供|不能提供|未能提供", _sum(_group("unable_"))),
    _anchor("予", r"不予处理", _sum(_group("declined_"))),
    _anchor("它他", r"其[他它]处理|其[他它]方式处理", _sum(_group("other_"))),
    _anchor("秘", r"国家秘密", "t3.refused_secret"),
    _anchor("禁", r"法律、?行政法规禁止公开|法律法规禁止公开", "t3.refused_law"),
    _anchor(
        "损害危影稳",
        r"三安全一稳定|(?:危及|影响|危害|损害)(?:国家安全|公共安全|经济安全|社会稳定)(?:[、和及或]*(?:国家安全|公共安全|经济安全|社会稳定))*",
        "t3.refused_stability",
    ),
    _anchor(
        "私秘益",
        r"(?:第三方(?:的)?(?:合法)?权益|商业秘密|个人隐私)(?!的(?:申请|信息|内容|材料))",
        "t3.refused_third_party",
    ),
    _anchor(
        "第",
        r"第三方(?:书面|明确)?(?:不同意|拒绝|反对)(?:公开)?(?!(?:公开)?的(?:申请|信息|内容|材料|\d))",
        "t3.refused_third_party",
    ),
    _anchor("内", r"内部(?:事务|管理)(?:性)?信息|内部事务", "t3.refused_internal"),
    _anchor("程", r"过程性(?:信息|(?=[\d一二三四五六七八九十]+件))", "t3.refused_process"),
    _anchor("卷", r"行政执法案卷|执法案卷", "t3.refused_case_file"),
    _anchor("询", r"行政查询事项", "t3.refused_inquiry"),
    _anchor("存", r"(?<=[，、；：（])不存在(?=的?[\d一二三四五六七八九十]+件)", "t3.unable_not_held"),
    _anchor(
        "找获索存档询核制",
        rf"(?:检索|查找|查询|核查|核实|查档)[^，。；\d]{{0,6}}(?:没有(?!办|答|完|及)|未(?:发现|找到|见|检索到)|查无){_TAIL}{{0,10}}|(?:未|没有)(?:制作|获取|保存)(?:或者?(?:获取|保存))?(?:过)?(?:相关|该)?(?:政府)?信息",
        "t3.unable_not_held",
    ),
    _anchor(
        "存掌属",
        r"不属于?(?:本机关|我[局镇乡委办])(?:掌握|保存)(?:的)?|(?:不|未|没有)掌握(?:相关)?(?:政府)?(?:信息)?|(?:政府)?信息不存在",
        "t3.unable_not_held",
    ),
    _anchor(
        "另现",
        rf"(?<=[，、：；（])(?:需要?)?另行(?:制作|加工)(?=的?[\d一二三四五六七八九十]+件)|没有现成(?:的)?信息|需(?:要)?另行(?:加工|汇总|制作|整理|统计){_TAIL}{{0,8}}|无现成(?:的)?信息",
        "t3.unable_creation",
    ),
    _anchor(
        "还仍容",
        r"补正后(?:申请内容)?仍不明确|补正后[^，。；\d]{0,6}(?:仍|还)是?[^，。；\d]{0,4}不(?:明确|清楚?)"
        r"|(?:申请)?内容(?:仍)?不明确?|内容仍不明确",
        "t3.unable_unclear",
    ),
    _anchor(
        "举投访",
        r"信访[、和]?(?:举报、?投诉|投诉、?举报)类?(?:的)?(?:申请)?|信访(?:投诉)?类(?:申请)?|信访投诉(?=\d)|属于?信访(?:诉求|事项|投诉|问题)(?:的)?",
        "t3.declined_petition",
    ),
    _anchor(
        "义形式名",
        rf"以(?:政府)?(?:信息)?(?:申请)?公开(?:申请)?(?:的|为)?(?:名义|形式|方式|名)[^，。；\d]{{0,6}}(?:信访|投诉|举报|反映诉求){_TAIL}{{0,10}}",
        "t3.declined_petition",
    ),
    _anchor(
        "就重",
        r"重复(?:提出|提交)(?:的)?(?:申请)?|重复申请|就同一(?:事项|内容|问题)(?:反复|重复|多次|再次)(?:提出|提交|申请)(?:的)?(?:申请)?",
        "t3.declined_duplicate",
    ),
    _anchor("版", r"(?:要求提供)?公开出版物", "t3.declined_publication"),
    _anchor("反", r"(?:无正当理由)?大量、?反复申请|(?<=按)反复申请", "t3.declined_frequent"),
    _anchor(
        "具",
        r"要求[^，。；\d]{0,12}重新出具[^，。；\d一二三四五六七八九十]{0,8}|(?:要求(?:行政机关)?)?确认或(?:者)?重新出具[^，。；\d一二三四五六七八九十]{0,8}",
        "t3.declined_confirm",
    ),
    _anchor(
        "逾补",
        r"未(?:能)?(?:在[^，。；\d]{0,8}|按[期时]|如期|及时)补正|逾期(?:未|不|没有?)补正(?:(?![没无未一零])[^，。；、\d]){0,8}",
        "t3.other_no_correction",
    ),
    _anchor("视", r"视(?:为|作|同)(?:放弃|撤回)申请", "t3.other_no_correction"),
    _anchor("再", r"不再处理", "t3.other_no_correction+t3.other_no_payment+t3.other_other"),
    _anchor("撤", r"(?:主动)?撤回(?:了)?(?:的)?(?:申请)?", "t3.other_other"),
    _anchor(
        "费",
        r"未(?:能)?按[^，。；\d]{0,8}(?:缴纳?|交纳?)(?:信息处理)?费用?[^，。；、\d]{0,4}",
        "t3.other_no_payment",
    ),
    _anchor(
        "逾",
        r"逾期(?:未|不|没有?)(?:按[^，。；、]{0,10})?(?:缴纳?费用?|缴费|交费)(?:(?![没无未一零])[^，。；、\d]){0,8}",
        "t3.other_no_payment",
    ),
    # ── 表四 ──
    _anchor(
        "径直议",
        rf"(?:{_UNREVIEWED}[，、]?)?(?:直接|径行|径直|径自){_TO_COURT}{_SUED}|{_UNREVIEWED}{_TO_COURT}{_SUED}",
        "t4.suit_direct",
    ),
    _anchor(
        "又再服后议",
        rf"(?:先|历?经)?(?:过|行政)*复议(?:机关|程序|决定|维持|结果)*(?:之)?(?:后|不服|再|又)(?:[，,]?(?:申请人|当事人|原告))?(?:又|再|不服|仍|继续|接着|转而|而|才|{_TO_COURT})*{_SUED}"
        rf"|(?:不服|对)(?:行政)?复议(?:维持)?(?:决定|结果)?(?:不服)?(?:又|再|后|继续|转而|而|{_TO_COURT})*{_SUED}",
        "t4.suit_after_review",
    ),
    _anchor("议", r"行政复议(?:案件|申请)?|(?<!行政)复议(?:案件|申请)?", "t4.review"),
    _anchor(
        "官应被讼",
        r"(?:成为|作为|列为|当)被告|打官司|官司|被诉(?=[\d一二两三四五六七八九十]|案件|的|至)|被起诉|行政诉讼(?:案件)?|(?<!行政)诉讼(?:案件)?|行政应诉(?:案件)?",
        "t4.suit_direct+t4.suit_after_review",
    ),
    # ── 表二 ──
    _anchor(
        "许",
        r"行政许可(?:处理)?(?:决定|案件)?(?:量|数量|总数|数)?|许可(?:决定|数?量|总数)",
        "t2.licences.decisions",
    ),
    _anchor(
        "罚",
        r"行政处罚(?:处理)?(?:决定书?|案件)?(?:量|数量|总数|数)?|处罚(?:决定书?|案件|数?量|总数)|行政罚没案件",
        "t2.penalties.decisions",
    ),
    _anchor(
        "措强",
        r"(?:采取|实施)强制措施|行政强制(?:措施)?(?:(?:和|与|及|、)?(?:行政)?强制执行|执行)?(?:处理)?(?:决定|案件)?",
        "t2.coercion.decisions",
    ),
    _anchor(
        "许",
        r"(?:(?<![\u4e00-\u9fff])|(?<=[年度内局镇乡委办道])|(?<=其中))许可(?=[、和与及](?:行政)?(?:处罚|强制)|最[多少大小]|次之|其次|居多|[\d一二三四五六七八九十百]+[余多]?件)"
        r"|(?<=[、和与及])许可(?=[三两][类项种者]|等?(?:行政)?决定)",
        "t2.licences.decisions",
    ),
    _anchor(
        "罚",
        r"(?:(?<![\u4e00-\u9fff])|(?<=[年度内局镇乡委办道])|(?<=其中))处罚(?=[、和与及](?:行政)?(?:强制|许可)|最[多少大小]|次之|其次|居多|[约近]?[\d一二三四五六七八九十百]+[余多]?[件起])"
        r"|(?<=[、和与及])处罚(?=[三两][类项种者]|等?(?:行政)?决定)",
        "t2.penalties.decisions",
    ),
    _anchor(
        "强",
        r"(?<![\u4e00-\u9fff])强制(?=最[多少大小]|次之|其次)|(?<=无)强制(?=[，。；、]|$)|(?<=[、，和与及])强制(?=[三两][类项种者]|等?(?:行政)?决定|[\d一二三四五六七八九十]+[余多]?[件起])",
        "t2.coercion.decisions",
    ),
    _anchor(
        "费",
        r"(?<![规免理性])收费(?:收入|总额|总计|合计|共计?|为)*(?=[\d一二三四五六七八九十百约近])",
        "t2.fees.amount",
    ),
    _anchor(
        "金额用费",
        r"行政事业性(?:收费|费用)(?:金额|收入|总额|总计|额)?|(?<!处理费)收费(?:金额|总额|额)",
        "t2.fees.amount",
    ),
    _anchor(
        "类项种",
        r"(?<![、和与及制])三(?:大)?[类项种](?:行政)?(?:执法|处理|权力)?(?:决定|行为)(?:案件|数量|数)?",
        "t2.licences.decisions+t2.penalties.decisions+t2.coercion.decisions",
    ),
    _anchor("范", r"(?<!党内)(?:行政)?规范性文件", "t2.normative"),
    _anchor("章", r"规章(?!制度)", "t2.rules"),
)

"""Whose doing a verb or noun counts: of this body, or of a subject that no cell knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene
    from nianbao.checks.claims.windows import Window

_PLAIN = (
    r"一年下来|拢共|统共|全年|年内|本年度?|今年|当年|20\d\d年度?|一年来|报告期内?|截至|年[初底末]|共计?|合计|总计|累计|一共|总共|依法|依规|按[时期]"
    r"|占|出自|来自|[\u4e00-\u9fff]{0,8}(?:局|镇|乡|街道|机关|单位|委员会)|我[办委所]|由|其中|均|都|所提|全部|已|新|实际|自然人|个人|(?:商业)?企业|公司|法人|(?:社会)?(?:公益)?组织|(?:科研|研究|法律服务)机构|科研院所|律师(?:事务所)?|公民|村民|居民|群众|对|的|了|有|是|为|达到?|约|近|只|仅|和|与|较|比|同比|[上去]一?年度?|增加|多|少|减少|增长|下降|各|一至四|第|季度|[上下]半年|月份?|分别|全[县市区省]|到|至|渠道|网[上络]|信函|[\d一二三四五六七八九十百.%件、，；：（）()\s]"
)
PLAIN_LEAD = regex(f"(?:{_PLAIN})*")
"""Before words for applications in a sentence that names none: nothing else is told of."""
_WHOEVER = regex(
    rf"(?:{_PLAIN}|政府信息公开|信息公开|依法?申请公开|公开|申请人?|通过|经由?|以来?|从|在|于|等|收|直接|便|恰|需|向|内|初|底?前|商业|其[他它]|作出|完整"
    r"|承[办接]|经手|接[续获受]|签收|登记|到手|仍然?|还|又|再|也|则|却|就|只|才|先后|陆续|首次|继续|依旧|依然|总|实|逐[件一]|统一|集中|主要|留存|处置|认真|妥善|及时|规范|严格|(?:办公室|(?:党政|综合|县政府|政府|信息)+办)(?:公室)?"
    r"|街道办事处|人民政府|工作人员|专人|窗口|线[上下]|各[种类]|多种|途径|方式|形式|现场|当面|邮寄|电子邮[箱件]|传真|[①-⑳]"
    r"|[一二三四五六]是)*"
)
"""Before a verb of coming or answering: the body, its office, the time, the way, or nobody."""
_THING = regex(
    "[案信访事急邮快物要稿]件|(?<!有)事项|业务|项目|工单|单子|线索|合同|纠纷|任务|诉求|留言|热线|信访|投诉|举报|证照|档案|稿|会议|培训"
    "|许可|审批|登记|检查|执法|资料|图书|产品|商品|设备|资金|补贴|救助|帮扶|就医|入学|学生|患者|企业|群众|居民|村民"
)
"""What else can come in and be dealt with, or those whose matters it may be."""
_DIVISION = regex(r"其中[^，。；\d]{0,8}(?:分局|[股科所队站])(?=承?办|收到|受理|答复|$)")
_SOME_PEOPLE = regex(r"[\d一二两三四五六七八九十][名位户](?:申请人|当事人|业主|职工)(?!.*[共计])|岁")
_TERM = 3


def begins(scene: Scene, at: int) -> int:
    """Where the sentence of a place begins to tell of things: 据统计，新收54件."""
    begin, _ = scene.sentence(at)
    clause, _ = scene.clause(at)
    while begin < clause:
        end = scene.clause(begin)[1]
        told = (
            scene.figures_in(begin, end)
            or scene.mentions(begin, end)
            or _THING.search(scene.text, begin, end)
        )
        if told or scene.text[end : end + 1] not in "，,：:":
            break
        begin = end + 1
    return begin


def of_unknown_subject(scene: Scene, window: Window, mention: Mention) -> bool:
    """退役军人提出申请3件, 规划股承办申请18件: of people or a division that the form does not know."""
    start, _ = scene.clause(window.figure.start)
    if mention.strength == _TERM or not start <= mention.start < window.figure.start:
        return False
    if _DIVISION.search(scene.text, start, mention.start):
        return True
    if scene.mentions(start, mention.start):
        return False
    if scene.figures_in(start, mention.start):
        # 2名申请人先后提出9件; 60岁以上申请人提出8件: of those alone.
        return _SOME_PEOPLE.search(scene.text, start, mention.start) is not None
    return _WHOEVER.fullmatch(scene.text, start, mention.start) is None

"""Questions about 主动公开."""

from __future__ import annotations

from nianbao.interview.asking import Question
from nianbao.interview.questions.making import DECISIONS, NORMATIVE, N, number, text
from nianbao.report.regex import regex
from nianbao.report.report import AgencyKind

PROACTIVE: tuple[Question, ...] = (
    Question(
        "proactive.total",
        "proactive",
        "1.proactive",
        "今年主动公开了多少条信息？在哪里公开的？",
        "通行做法：读者先看公开了多少、在哪里看得到",
        "各平台各多少条；同一条两边都发的，说明数不相加",
        ("县政府网站发了86条，公众号发了120条", "一共公开40条，都在政府网站上"),
        parts=(text("where", "在哪里公开"), number("count", "多少条", "条")),
        form=("{where}发了{count}条|全年公开信息{count}条",),
        none="今年没有公开信息",
        required=True,
        told_by=regex(
            f"(?:公开|发布|登载|更新|推送|发|上|挂|登)[^。]{{0,14}}?{N}(?:条|篇|件)|{N}条|(?:没有|没|未)(?:主动)?(?:公开|发布)"
        ),
    ),
    Question(
        "proactive.kinds",
        "proactive",
        "1.proactive",
        "这些信息大致是哪几类？各有多少条？",
        "通行做法：分类数相加要等于总数",
        "分几类、每类几条，相加等于总数",
        ("工作动态52条、通知公告21条、财政预决算13条",),
        told_by=regex(f"(?:动态|公告|公示|预算|决算|预决算|财政|民生|类)[^。]{{0,8}}?{N}(?:条|篇)?"),
        heard_in=("proactive",),
    ),
    Question(
        "proactive.documents",
        "proactive",
        "1.proactive",
        "今年制发、废止了几件行政规范性文件？现在有效的有几件？",
        "法规要求：条例第二十条第（一）项，表二要填",
        "制发、废止、现行有效各几件；一般通知、方案不算",
        ("规范性文件新出2件，废止1件，现行有效9件", "没有出规范性文件"),
        parts=(
            number("issued", "制发", "件"),
            number("repealed", "废止", "件"),
            number("in_force", "现行有效", "件"),
        ),
        form=("规范性文件新出{issued}件", "废止{repealed}件", "现行有效{in_force}件"),
        none="没有出规范性文件",
        required=True,
        told_by=regex("规范性文件"),
        unless_cells=NORMATIVE,
    ),
    Question(
        "proactive.reading",
        "proactive",
        "1.proactive",
        "政策解读做了吗？几篇，用的什么形式？",
        "通行做法：政策文件与解读一并公开",
        "篇数；图解、问答、视频各多少；自己做的还是转发的",
        ("做了3篇解读，图解2张，问答1篇",),
        parts=(number("count", "几篇", "篇"), text("form", "什么形式，如“图解2张”")),
        form=("做了{count}篇政策解读", "{form}"),
        none="没有做政策解读",
        told_by=regex("解读|图解|问答"),
    ),
    Question(
        "proactive.areas",
        "proactive",
        "1.proactive",
        "群众最关心的领域公开了什么？举一两件实事就行。",
        "法规要求：条例第二十条列的公开内容",
        "哪个领域、公开了什么、多少条；如预决算、征地、救助、村级财务",
        ("低保、临时救助名单按季度公示，一年4次",),
        told_by=regex(
            "预算|决算|预决算|低保|救助|征地|拆迁|补贴|补偿|宅基地|财务|工程|保障性|住房|教育|医疗|招生|重点领域"
        ),
        heard_in=("proactive",),
        kinds=frozenset(AgencyKind) - {AgencyKind.TOWN},
    ),
    Question(
        "proactive.rural",
        "proactive",
        "1.proactive",
        "征地补偿、宅基地、土地承包、社会救助，公开了哪些？举一两件。",
        "通行做法：镇（乡）的重点领域",
        "公开了什么、多少条、多久一次",
        ("低保、临时救助名单按季度公示，一年4次",),
        kinds=frozenset({AgencyKind.TOWN}),
        told_by=regex("低保|救助|征地|拆迁|补贴|补偿|宅基地|承包|财务|预算|决算|筹资|农田"),
        heard_in=("proactive",),
    ),
    Question(
        "proactive.scope",
        "proactive",
        "1.proactive",
        "这些数包括各镇、各部门的吗？",
        "通行做法：本级政府报告汇总全县情况",
        "包括哪些单位；相加时有没有重复",
        ("包括12个镇和26个部门，不含垂管单位",),
        kinds=frozenset({AgencyKind.COUNTY}),
        told_by=regex(
            "(?:镇|乡|部门|单位)[^。]{0,12}(?:汇总|合计|包括|都算|在内)|包括[^。]{0,12}(?:镇|部门)|汇总"
        ),
        heard_in=("proactive",),
    ),
    Question(
        "proactive.decisions",
        "proactive",
        "1.proactive",
        "今年办了多少件行政许可、行政处罚、行政强制？行政事业性收费收了多少？",
        "法规要求：条例第二十条第（五）（六）（八）项，表二要填",
        "决定的件数，不是网上公示的条数；收费按万元",
        ("许可12件，处罚3件，没有强制，也没有收费",),
        parts=(
            number("licences", "行政许可", "件"),
            number("penalties", "行政处罚", "件"),
            number("coercion", "行政强制", "件"),
            number("fees", "行政事业性收费", "万元"),
        ),
        form=("许可{licences}件", "处罚{penalties}件", "强制{coercion}件", "收费{fees}万元"),
        none="许可、处罚、强制、收费都没有",
        required=True,
        told_by=regex("许可|处罚"),
        heard_in=("proactive",),
        unless_cells=DECISIONS,
    ),
    Question(
        "proactive.voices",
        "proactive",
        "1.proactive",
        "征集过意见、答过网上留言吗？",
        "通行做法：公众参与和回应关切",
        "征集几次、收到几条、采纳几条；留言收到几条、回复几条",
        ("公租房方案征求意见20天，收到31条，采纳12条", "留言97条，都回了"),
        parts=(
            number("asked", "征集意见", "次"),
            number("messages", "收到留言", "条"),
            number("replied", "回复", "条"),
        ),
        form=("征集意见{asked}次", "收到留言{messages}条", "回复{replied}条"),
        none="没征集过意见，也没收到留言",
        told_by=regex("征求意见|征集|留言|信箱|回应|访谈|来信|咨询"),
    ),
)

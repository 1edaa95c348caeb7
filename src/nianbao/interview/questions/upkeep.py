"""Questions about 政府信息管理 and 平台建设."""

from __future__ import annotations

import re

from nianbao.interview.asking import Part, PartKind, Question
from nianbao.interview.questions.making import N, number, text, when
from nianbao.report.report import AgencyKind

MANAGEMENT: tuple[Question, ...] = (
    Question(
        "management.review",
        "management",
        "1.management",
        "信息发出去之前，由谁审、审几道？写岗位，不写姓名。",
        "格式模板：政府信息管理是总体情况的五个方面之一",
        "哪几个岗位、实际几道；保密审查由谁做",
        ("党政办初审，分管领导签字", "三审三校，经办人、科室负责人、分管主任各一道"),
        parts=(number("steps", "几道", "道"), text("who", "依次由哪些岗位审")),
        form=("审{steps}道", "{who}审核"),
        none="没有固定的审核程序",
        required=True,
        told_by=re.compile(
            "保密审查|审|签|把关|校对|看过|睇过|过目|先看|看一遍|看一道|过一遍|[一二三四五两]道"
        ),
        heard_in=("management",),
    ),
    Question(
        "management.secrecy",
        "management",
        "1.management",
        "保密审查今年查了多少件？有没有退回的？",
        "通行做法：信息发布前先做保密审查",
        "审查几件、退回几件",
        ("保密审查86件，退回4件",),
        parts=(number("seen", "审查", "件"), number("returned", "退回", "件")),
        form=("保密审查{seen}件", "保密审查退回{returned}件"),
        told_by=re.compile(f"保密审查[^。]{{0,10}}{N}|退回"),
        heard_in=("management",),
    ),
    Question(
        "management.attributes",
        "management",
        "1.management",
        "公文起草时标公开属性吗？标了多少件？",
        "通行做法：公文公开属性源头认定",
        "标了几件；主动公开、依申请公开、不公开各几件",
        ("全年标了203件，主动公开88件，依申请公开74件，不公开41件",),
        parts=(number("marked", "标了", "件"),),
        form=("公文标公开属性{marked}件",),
        told_by=re.compile("公开属性|属性|标了|依申请公开[0-9]+件"),
    ),
    Question(
        "management.cleanup",
        "management",
        "1.management",
        "清理过失效文件、过期信息吗？多少件？",
        "法规要求：条例第十八条，定期评估审查不予公开的信息",
        "清理、废止、转为公开各几件，什么时候做的",
        ("清理失效文件3件", "6月清理过期信息12条"),
        parts=(
            when(),
            Part("what", "清理的是", PartKind.CHOICE, choices=("失效文件", "过期信息")),
            number("count", "多少", "件"),
        ),
        form=("{when}清理{what}{count}件|清理{what}{count}件",),
        none="没有清理文件",
        told_by=re.compile("清理|失效|过期|重新评估|动态调整|转为公开|转成主动公开"),
    ),
    Question(
        "management.corrections",
        "management",
        "1.management",
        "自查出的错字、错链改了多少处？",
        "建议：有数的才写",
        "查几次、改几处",
        ("查出错别字11处，都改了",),
        parts=(number("count", "改了", "处"),),
        form=("查出错误{count}处，都改了",),
        none="没有发现错误",
        told_by=re.compile("错别字|错字|错链|错误|差错|更正|纠错"),
    ),
)


PLATFORM: tuple[Question, ...] = (
    Question(
        "platform.website",
        "platform",
        "1.platform",
        "网站上的栏目今年有变动吗？平时怎么维护？没有自己的网站也照实说。",
        "法规要求：条例第二十四条；平台建设是五个方面之一",
        "栏目新开、合并几个；多久查一次、改了几处；没有网站的写用哪里的栏目",
        ("没有自己的网站，用县政府网站的栏目", "专栏新开1个栏目，每季度查一次"),
        parts=(
            number("opened", "新开栏目", "个"),
            number("merged", "合并栏目", "个"),
            text("checked", "多久检查一次，如“每季度”"),
        ),
        form=("网站专栏新开栏目{opened}个", "合并栏目{merged}个", "{checked}检查一次网站栏目"),
        none="网站栏目没有变动",
        quick=("没有自己的网站，用县政府网站的栏目",),
        required=True,
        told_by=re.compile("网站|专栏|栏目|网页|目录|门户"),
        heard_in=("platform",),
    ),
    Question(
        "platform.accounts",
        "platform",
        "1.platform",
        "公众号、抖音这些账号有几个？叫什么？发了多少条？今年有新开、注销的吗？",
        "通行做法：账号名称写准，数与主动公开部分一致",
        "账号名称、发了几条；新开、注销的写清什么时候",
        ("公众号“青石发布”发了120条", "抖音号4月注销了"),
        parts=(
            text("name", "账号，如“公众号‘青石发布’”"),
            number("posts", "发了", "条"),
            Part("change", "今年变动", PartKind.CHOICE, choices=("新开通", "注销")),
        ),
        form=("{name}发了{posts}条|{name}", "今年{change}"),
        none="没有新媒体账号",
        told_by=re.compile("公众号|抖音|视频号|微博|头条|新媒体|账号|小程序|微信"),
    ),
    Question(
        "platform.places",
        "platform",
        "1.platform",
        "线下的公开栏、政务公开专区有几处？多久换一次？",
        "通行做法：查阅场所和公开栏",
        "在哪里、几处、有什么设备、怎么维护",
        ("便民服务中心有1个专区、1台查询机", "11个社区的公开栏每月换一次"),
        parts=(
            number("boards", "公开栏", "处"),
            number("zones", "政务公开专区", "个"),
            text("care", "多久换一次"),
        ),
        form=("公开栏{boards}处", "政务公开专区{zones}个", "公开栏{care}换一次"),
        none="没有设公开栏和政务公开专区",
        told_by=re.compile("公开栏|专区|查阅点|查询机|公示栏|电子屏|广播|大厅"),
    ),
    Question(
        "platform.inspected",
        "platform",
        "1.platform",
        "全县的政府网站和政务新媒体检查过吗？查了几次，关停、整合几个？",
        "通行做法：本级政府管着全县的平台",
        "查几次、发现几处、关停几个",
        ("每季度查一次，关停账号3个",),
        kinds=frozenset({AgencyKind.COUNTY}),
        parts=(number("times", "检查", "次"), number("closed", "关停账号", "个")),
        form=("检查政府网站和新媒体{times}次", "关停账号{closed}个"),
        told_by=re.compile("检查|抽查|巡查|关停|整合|每季度查|普查"),
        heard_in=("platform",),
    ),
)

"""Questions about 依申请公开."""

from __future__ import annotations

import re

from nianbao.interview.asking import Question
from nianbao.interview.questions.making import APPLICATIONS, CASES, NEW, N, number, text

ON_REQUEST: tuple[Question, ...] = (
    Question(
        "on_request.received",
        "on_request",
        "1.on_request",
        "今年收到几件信息公开申请？办完几件，有没有结转的？",
        "法规要求：条例第五十条第（二）项，表三要填",
        "新收、上年结转、办结、结转下年各几件，按申请人分",
        ("来了2件，都是个人的，都给了", "没收到申请"),
        parts=(
            number("new", "新收", "件"),
            number("carried_in", "上年结转", "件"),
            number("done", "办完", "件"),
            number("carried_out", "结转下年", "件"),
        ),
        form=("新收{new}件", "上年结转{carried_in}件", "办完{done}件", "结转明年{carried_out}件"),
        none="没收到申请",
        required=True,
        told_by=re.compile(
            f"(?:没|没有|未)(?:有)?(?:收到|人)?申请|(?:来|收|申请)[^，。]{{0,6}}{N}(?:件|个|份)"
        ),
        unless_cells=APPLICATIONS,
    ),
    Question(
        "on_request.cases",
        "on_request",
        "1.on_request",
        "因为信息公开，有人提复议、打官司吗？",
        "法规要求：条例第五十条第（三）项，表四要填",
        "几件、结果怎样：维持、纠正还是没审完",
        ("复议1件，维持了", "复议诉讼都没有"),
        parts=(
            number("review", "行政复议", "件"),
            number("suits", "行政诉讼", "件"),
            text("result", "结果"),
        ),
        form=("复议{review}件", "诉讼{suits}件", "{result}"),
        none="复议诉讼都没有",
        required=True,
        told_by=re.compile("复议|诉讼|官司|起诉"),
        unless_cells=CASES,
    ),
    Question(
        "on_request.channels",
        "on_request",
        "1.on_request",
        "这些申请是从哪里来的：网上、寄信还是当面？",
        "通行做法：各渠道相加要等于收到的件数",
        "网上、信函、当面各几件",
        ("网上3件，当面2件",),
        parts=(
            number("web", "网上", "件"),
            number("letter", "寄信", "件"),
            number("person", "当面", "件"),
        ),
        form=("网上提的{web}件", "寄信的{letter}件", "当面的{person}件"),
        told_by=re.compile("网上|寄|信函|邮|当面|窗口|平台提"),
        heard_in=("on_request",),
        only_with=(NEW,),
    ),
    Question(
        "on_request.in_time",
        "on_request",
        "1.on_request",
        "都在期限内答复了吗？有没有延期的？",
        "通行做法：写明是否按期答复",
        "有没有超期；延期几件",
        ("都没超期，延期1件",),
        parts=(number("late", "超期", "件"), number("extended", "延期", "件")),
        form=("超期{late}件", "延期{extended}件"),
        quick=("都没超期",),
        told_by=re.compile("超期|超时|逾期|延期|延长|按期|按时|期限|工作日|及时"),
        heard_in=("on_request",),
        only_with=("t3.results_total.total",),
    ),
    Question(
        "on_request.subjects",
        "on_request",
        "1.on_request",
        "申请主要问哪方面的事？说方面就行，不要写出是谁。",
        "建议：写明方面，便于今后主动公开；申请人的情况不写",
        "哪方面、几件",
        ("问征地补偿的最多，有3件",),
        parts=(text("what", "哪方面"), number("count", "几件", "件")),
        form=("问{what}的最多，有{count}件|主要问{what}",),
        told_by=re.compile("问[^，。]{1,16}(?:最多|居多|为主)|内容|主要(?:问|要|涉及|是)|涉及|要的是"),
        heard_in=("on_request",),
        only_with=(NEW,),
    ),
    Question(
        "on_request.process",
        "on_request",
        "1.on_request",
        "办申请的做法今年有改动吗？比如登记台账、会商、法律审核。",
        "建议：写今年新做的一件事，不写套话",
        "改了什么、从什么时候起",
        ("5月起答复书都由法规科审核",),
        told_by=re.compile("台账|会商|法核|法律审核|法规科审|模板|规程|流程|登记簿|工作规程"),
        heard_in=("on_request", "last_year"),
        only_with=(NEW,),
    ),
)

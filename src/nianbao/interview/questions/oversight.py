"""Questions about 监督保障."""

from __future__ import annotations

import re

from nianbao.interview.asking import Part, PartKind, Question
from nianbao.interview.questions.making import number, text, when

SUPERVISION: tuple[Question, ...] = (
    Question(
        "supervision.training",
        "supervision",
        "1.supervision",
        "今年办过信息公开方面的培训吗？几次、多少人次？",
        "法规要求：条例第四十八条，定期培训工作人员",
        "几次、多少人次、什么时候、讲什么",
        ("培训2次，45人次", "5月培训1次，36人参加，讲答复怎么写"),
        parts=(
            when(),
            number("times", "几次", "次"),
            number("people", "多少人次", "人次"),
            text("subject", "讲什么"),
        ),
        form=("{when}培训{times}次|培训{times}次|{when}办了培训", "{people}人次", "讲{subject}"),
        none="没有开展培训",
        required=True,
        told_by=re.compile("培训|轮训|授课|讲课|学习班"),
    ),
    Question(
        "supervision.assessment",
        "supervision",
        "1.supervision",
        "上级对信息公开的考核，结果怎么样？",
        "法规要求：条例第四十六条、第五十条；镇（乡）、县政府必须写结果",
        "什么考核、什么等次；还没通报也照实说",
        ("县里考核良好", "县里考核还没通报"),
        parts=(Part("result", "等次", PartKind.CHOICE, choices=("优秀", "良好", "合格")),),
        form=("县里考核{result}",),
        none="没有开展考核",
        quick=("考核结果还没通报",),
        required=True,
        told_by=re.compile("考核|考评|绩效考"),
    ),
    Question(
        "supervision.evaluation",
        "supervision",
        "1.supervision",
        "搞过社会评议吗？多少人参加，结果怎么样？",
        "法规要求：条例第四十六条、第五十条",
        "问卷几份、满意几份，什么渠道；没有开展也照实说",
        ("社会评议发问卷150份，收回141份，满意的132份", "没有开展社会评议"),
        parts=(
            number("sent", "发问卷", "份"),
            number("back", "收回", "份"),
            number("pleased", "满意", "份"),
        ),
        form=("社会评议发问卷{sent}份", "收回{back}份", "满意的{pleased}份"),
        none="没有开展社会评议",
        quick=("社会评议结果还没下来",),
        required=True,
        told_by=re.compile("社会评议|问卷|满意度|民主评议|测评|评议|评了一下|群众会"),
    ),
    Question(
        "supervision.accountability",
        "supervision",
        "1.supervision",
        "因为信息公开，有没有被追责、问责的？",
        "法规要求：条例第四十七条、第五十条",
        "有就写几起、怎么处理；没有就说没有",
        ("没有追过责",),
        parts=(number("cases", "几起", "起"),),
        form=("责任追究{cases}起",),
        none="没有责任追究",
        required=True,
        told_by=re.compile("责任追究|追责|追(?:过|究)|问责|没追|处分|约谈|检讨|处理过?人"),
    ),
    Question(
        "supervision.meetings",
        "supervision",
        "1.supervision",
        "领导小组调整过吗？开会研究过几次信息公开？",
        "通行做法：写次数和时间，不写姓名",
        "什么时候、开了几次会、定了什么事",
        ("2月调整领导小组，3月、9月局党组会各研究一次",),
        parts=(when(), number("times", "研究几次", "次")),
        form=("{when}开会研究信息公开{times}次|开会研究信息公开{times}次",),
        told_by=re.compile("领导小组|开会|会议|党组|例会|研究一次|研究过"),
    ),
)

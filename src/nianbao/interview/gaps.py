"""What the draft marks as 【待补】 though its topic is answered: a measure without a date, 跟去年一样."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.interview.asking import NONE, SKIP, About, Asked, Does, Question, Quick, Stage, State, digest
from nianbao.interview.situation import PART_OF, remarks_of
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.interview.situation import Situation

_MARK = regex("【待补：(.*?)。?】", re.DOTALL)
_SAME = regex("的具体内容，素材写的是“(.*)”")
_ASKED_ANYWAY = regex("年度报告所列的问题|存在的主要问题，|素材注明")
"""What a question of its own asks, or what the clerk said is still to come."""
_OF_PLANS = regex("措施|责任单位|岗位")


def gaps(situation: Situation, *, closed: bool = False) -> Iterator[Asked]:
    """Each such mark as a question; those answered already only when `closed` ones are wanted too."""
    marks = [(part, found[1]) for part, mark in situation.marks if (found := _MARK.fullmatch(mark))]
    for part, told in dict.fromkeys(marks):
        same = _SAME.search(told)
        if _ASKED_ANYWAY.search(told) or (part != "5" and not same):
            continue
        asked = _same(situation, part, same[1]) if same else _gap(part, told, marks.count((part, told)))
        if closed or situation.log.state(asked.id) in (None, State.SKIPPED):
            yield asked


def _gap(part: str, told: str, times: int) -> Asked:
    of_plans = _OF_PLANS.search(told) is not None
    number = f"{times}处" if times > 1 else ""
    question = Question(
        f"gap.{digest(part, told)}",
        "plans" if of_plans else "last_year",
        part,
        f"第五部分草稿里还缺{number}：{told}。请补一句，先写是哪件事。",
        "通行做法：一个问题对一条措施，写明谁来做、什么时候前",
        carries="哪件事、谁负责、什么时候前、做到什么程度",
        examples=("公开晚：财政所负责，明年3月底前整改到位",),
    )
    return Asked(question, Stage.OPEN, "草稿里这一处标着“待补”。", (NONE, SKIP))


def _same(situation: Situation, part: str, words: str) -> Asked:
    topics = [topic for topic, of in PART_OF.items() if of == part]
    topic, remark = next(
        ((topic, said) for topic, said in remarks_of(situation.typed) if topic in topics and words in said),
        (topics[0], ""),
    )
    question = Question(
        f"gap.{digest(part, words)}",
        topic,
        part,
        f"您说“{words}”，具体是什么？写出来才能进报告。",
        "建议：内容与上年雷同的报告会被追责",
        carries="今年做了什么、多少",
        examples=("每月查一次栏目，改了3处",),
    )
    quick = (Quick("去掉这一条", Does.REWORD),) if remark else ()
    about = About(topic=topic, remark=remark)
    return Asked(question, Stage.OPEN, "没有写明内容的话，报告里写不出来。", (*quick, NONE, SKIP), about)

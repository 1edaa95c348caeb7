"""Answer sets made by rule from a number: the same number gives the same set on every machine."""

from __future__ import annotations

import random
from decimal import Decimal

from nianbao.report.cells import Tables
from nianbao.report.facts import TOPICS, Fact
from nianbao.report.report import AgencyKind, Problem, Profile, Promise, PromiseStatus, Report
from nianbao.report.tables import RESULT_ROWS

_NAMES = {
    AgencyKind.TOWN: ("青石镇人民政府", "云溪乡人民政府", "柳坪镇人民政府"),
    AgencyKind.SUBDISTRICT: ("栎江区桐荫街道办事处", "望川区石桥街道办事处"),
    AgencyKind.DEPARTMENT: ("栖岭县水务局", "栖岭县教育局", "栖岭县司法局"),
    AgencyKind.COUNTY: ("栖岭县人民政府",),
}
_REMARKS = {
    "proactive": (
        "县政府网站发了{a}条，动态{b}，通知{c}",
        "公众号“栖岭之声”发布信息{a}条",
        "全年公开信息{a}条，其中工作动态{b}条、通知公告{c}条",
        "规范性文件没有新出的",
        "发布政策解读{b}篇，其中图解{c}篇",
        "预算{m}月公开，决算{n}月公开",
        "约{a}条是转发的",
        "征求意见{b}天，收到意见{c}条，采纳{d}条",
        "都公开了，群众很满意",
        "今年招商引资签约{d}个项目",
    ),
    "on_request": (
        "来了{a}件，都是个人",
        "没收到申请，平台和信箱都看过",
        "网上{b}件，信函{c}件",
        "都没超期，延期的{d}件",
        "复议诉讼都没有",
        "好像还有{d}件撤了忘了填",
    ),
    "management": (
        "三审三校，{d}道关都过",
        "清理失效文件{c}件",
        "保密审查退回{d}件",
        "标公开属性{a}件，主动公开{b}，依申请公开{c}，不公开{d}",
        "跟去年一样",
    ),
    "platform": (
        "新开通公众号{d}个，发布{a}条，粉丝{b}余人",
        "专栏检查{c}次，改错链{d}处",
        "{d}个村的公开栏换了{c}处",
        "公众号{d}个 发{a}条",
        "有{d}台查询机，全年{a}人次查询",
    ),
    "supervision": (
        "培训{d}次 {b}人次",
        "{m}月培训{b}人，{n}月培训{c}人",
        "培训2期，{m}月{b}人，{n}月{c}人",
        "县里考核良好",
        "考核还没通报",
        "社会评议发问卷{a}份收{b}份，满意的{c}份",
        "没追过责",
        "领导很重视",
    ),
    "last_year": (
        "去年说公开栏少，今年加了{d}处",
        "去年说解读少，做了{c}期",
        "跟去年一样",
        "上年问题“更新慢”，已整改",
    ),
    "problems": ("政策解读少，全年就{d}篇", "有{c}条信息晚了{d}天", "培训只有{d}次", "公开栏有{d}处半年没换"),
    "plans": (
        "明年每季度做{d}期图解",
        "{m}月底前补{c}次培训，办公室负责",
        "信息{d}个工作日内上网",
        "专人管公开栏",
    ),
    "fee": ("没收过", "收了{a}元", "通知没发过，钱也没收过", "没有"),
    "other": ("建议提案办了{c}件，公开{d}件", "没有别的了", "要点{b}项完成{c}项"),
}


def answer_set(number: int) -> Report:
    """One report: any kind, empty to full tables, none to four remarks a topic."""
    dice = random.Random(number)  # noqa: S311 - variety, not secrecy
    kind = dice.choice(list(AgencyKind))
    facts: list[Fact] = []
    for topic in TOPICS:
        for remark in dice.sample(
            _REMARKS[topic], k=min(dice.choice((0, 1, 1, 2, 3, 4)), len(_REMARKS[topic]))
        ):
            facts.append(Fact.from_words(f"F{len(facts) + 1}", topic, _filled(remark, dice)))
    promises, problems = _structured(dice, len(facts))
    return Report(
        Profile(dice.choice(_NAMES[kind]), kind, dice.randint(2021, 2026)),
        _tables(dice),
        tuple(facts),
        promises,
        problems,
    )


def _filled(remark: str, dice: random.Random) -> str:
    a, b, c = sorted((dice.randint(3, 900) for _ in range(3)), reverse=True)
    return remark.format(a=a, b=b, c=c, d=dice.randint(1, 9), m=dice.randint(1, 6), n=dice.randint(7, 12))


def _structured(dice: random.Random, told: int) -> tuple[tuple[Promise, ...], tuple[Problem, ...]]:
    if dice.random() < 0.7:
        return (), ()
    words = (
        "增加公开栏",
        f"新增{dice.randint(2, 9)}处",
        f"解读只有{dice.randint(2, 9)}篇",
        "每月做1期图解，办公室负责",
    )
    topics = ("last_year", "last_year", "problems", "plans")
    promised, shown, problem, measure = (
        Fact.from_words(f"F{told + place}", topic, said)
        for place, (topic, said) in enumerate(zip(topics, words, strict=True), start=1)
    )
    return (Promise(promised, dice.choice(list(PromiseStatus)), shown),), (Problem(problem, measure),)


def _tables(dice: random.Random) -> Tables:
    if dice.random() < 0.1:
        return Tables.from_entries({"t3.new.natural": Decimal(1)}, blank_is_zero=False)
    entries = {
        "t2.normative.issued": dice.choice((0, 0, 2)),
        "t2.licences.decisions": dice.choice((0, 12, 386)),
        "t2.penalties.decisions": dice.choice((0, 0, 7)),
        "t2.fees.amount": dice.choice((0, "214.6")),
        "t4.review.upheld": dice.choice((0, 0, 1, 3)),
        "t4.suit_direct.pending": dice.choice((0, 0, 1)),
    }
    for column in dice.sample(("natural", "business", "legal", "other"), k=dice.randint(0, 3)):
        results = {row: dice.randint(1, 9) for row in dice.sample(RESULT_ROWS, k=dice.randint(1, 6))}
        carried_in, carried_out = dice.choice((0, 2)), dice.choice((0, 1, 5))
        entries |= {f"t3.{row}.{column}": count for row, count in results.items()}
        entries[f"t3.carried_in.{column}"] = min(carried_in, sum(results.values()))
        entries[f"t3.carried_out.{column}"] = carried_out
        entries[f"t3.new.{column}"] = sum(results.values()) + carried_out - entries[f"t3.carried_in.{column}"]
    if dice.random() < 0.1:
        entries["t3.new.natural"] = Decimal(entries.get("t3.new.natural", 0)) + 1
    return Tables.from_entries({key: Decimal(value) for key, value in entries.items()}, blank_is_zero=True)

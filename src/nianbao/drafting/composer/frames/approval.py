"""Who sees a text before it goes out: the steps of the way it takes, told in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.drafting.composer.clauses import Clause
    from nianbao.report.facts import Fact

_NUMBER = r"(?:⟦[^⟦⟧]+⟧|[一二两三四五])"
_ROLE = (
    r"(?:我|[\u4e00-\u9fff]{0,8}?(?:办公室|办|室|股|科|所|站|组|员|人|长|主任|书记|领导|委员"
    "|部门|干事|单位|中心|科里|股里|所里|站所|办事处|管保密的))"
)
_WAY = (
    "(?:就是)?(?:发什么|发啥)?(?:信息(?!员)|稿子|稿件|东西|材料)*(?:上网|发布|公开(?=前|之前)|发稿子?|发东西"
    "|发信息(?!员)|发|审核|审稿|流程|往外发)*(?:之?前)?(?:的)?"
    "(?:信息(?!员)|东西|稿子|材料|方面)*"
)
_HEAD = regex(
    rf"^(?P<when>(?:⟦[^⟦⟧]+⟧月)?⟦[^⟦⟧]+⟧(?:日|份)?(?:起|以后|之后))?(?P<scope>(?:微信)?公众号|网站"
    rf"|政务新媒体)?(?:上)?(?:的)?{_WAY}"
    r"(?:一共|都|也|走|过|是|有|要|得|须|经|实行|执行)*"
    rf"(?:(?P<slip>审批单)|(?P<fewer>少一道)|(?P<n>{_NUMBER})(?P<kind>道|级|审|关|个人|人)(?:审核"
    rf"|看|审|制|过|关|都)*)?(?P<end>[：，]|$)"
)
_LEAD = regex(rf"^{_WAY}(?:都|要|得|须|先)*(?={_ROLE})")
_ACTS = (
    ("拟稿", "拟稿|写稿|起草|撰写|写|拟|编"),
    ("填写审核表", "填审核表|填审批表|填审批单|填表"),
    ("报送", "报送|报|提供"),
    ("签发", "签发|审签|签字|签批|审批|审定|批准|拍板|点头|定稿|签|批|定"),
    ("审核", "初审|复审|终审|一审|二审|三审|初核|审核|审稿|把关|核稿|复核|核对|审|核|看|改|过目|过"),
)
_ORDER = regex("^(?:先|再|就是|是|然后|最后|接着|由|经(?!办)|给|交|送|让|到|报|归|过(?!目|一))+")
_STEP = regex(
    r"^(?:先|再|就是|是|然后|最后|接着|都|要|得|由|经(?!办)|给|交|送|让|到|报"
    r"|拿给|归|过(?!目|一))*(?P<who>[^，。；：、⟦]{1,10}?)(?P<own>自己)?(?:先|再|来|给|也|都|要|负责|最后|统一)*"
    rf"(?P<act>{'|'.join(words for _, words in _ACTS)})(?P<what>个人信息|隐私|敏感词"
    "|内容|文字|标题|格式|政策|涉密|保密"
    rf"|密级)?(?:一遍|一道|一下|一眼|过|好|完|个字|字|稿|目)*"
    r"(?:了)?(?:同意)?(?:后|之后|才|再|就)*"
    r"(?:能|可以|准)?(?:发布?|公布|往外发|上网|上|挂|出)?(?:出去|出来|的)?$"
)
_WHO = regex(rf"^{_ROLE}$")
_EITHER = regex(
    r"^(?:最后|再|由|然后)*(?P<who>[\u4e00-\u9fff]{2,8})(?:哪个|谁)分管(?:哪个|谁)(?:签|审)(?:字|发)?$"
)
_COUNT = regex(rf"^(?:一共|共)?(?P<n>{_NUMBER})(?:道|级|关)(?:审核)?$")
_ALL_SIGN = regex(
    r"^(?:(?P<n>⟦[^⟦⟧]+⟧)(?:个人|个|人))?都签(?:了|完|字)*(?:才|后|再)?(?:能|可以)?(?:发布?|公布"
    r"|上网|往外发)(?:出去)?$"
)
_HANDED_ON = regex("(?<=[审看核写])(?:完|好|过)(?:了)?(?:再|就)?(?:交|给|送|报|拿给)(?:到)?")
_LOOKED_AT = {"涉密": "进行保密审查", "保密": "进行保密审查", "密级": "进行保密审查"}
"""看内容 is 审核内容; who sees whether a text is secret makes the review of secrecy."""
_BY_NAME = ("初审", "复审", "终审", "一审", "二审", "三审")
_DRAFTER = regex("^谁(?:起草|写|拟稿|经办|供稿)[、]?谁(?:初审|一审|先审|先看)$")
_NO_NAME = regex("[的由先在把对要后再将]")
"""拟公开的先由股室初审: more than a name stands before the act."""
_KNOWN_AS = {
    "我": "承办人员",
    "写的人": "撰稿人",
    "经办的": "经办人",
    "科里": "科室",
    "股里": "股室",
    "所里": "站所",
    "分管": "分管领导",
}
_LEAST = 2
"""Persons or offices of a way that is told as one."""


@dataclass(slots=True)
class _Way:
    """What was read so far of one way."""

    when: str = ""
    scope: str = ""
    count: str = ""
    kind: str = ""
    slip: bool = False
    fewer: bool = False
    all_sign: bool = False
    signers: str = ""
    steps: list[tuple[str, str]] | None = None

    def told(self) -> str:
        """The sentence without its stop; empty where it is no way of two or more."""
        steps = _in_one_manner(self.steps or [])
        if len(steps) < _LEAST:
            return ""
        subject = {"": "信息", "公众号": "微信公众号信息"}.get(self.scope, f"{self.scope}信息")
        if self.all_sign or self.slip:
            names = "、".join(who for who, _ in steps)
            form = f"{self.when}使用信息发布审批单，" if self.slip else ""
            persons = f"{self.signers}人" if self.signers else ""
            return f"{form}{subject}经{names}{persons}签字后发布"
        levels = f"{self.count}审" if self.kind == "审" else f"{self.count}级审核"
        by_person = self.kind in ("个人", "人") and any(act.startswith(("审核", "进行")) for _, act in steps)
        # Two who look and one who signs are three steps: the number was that of those who look.
        several = self.count and not (by_person and len({act for _, act in steps}) > 1)
        lead = f"{self.when}{subject}发布实行{levels}，" if several else ""
        if not any(act for _, act in steps):
            names = "、".join(who for who, _ in steps)
            return f"{lead}依次为{names}" if lead else f"{self.when}{subject}发布前依次经{names}审核"
        if any(act in ("拟稿", "报送", "填写审核表") for _, act in steps):
            told = "、".join(f"{who}{act or '审核'}" for who, act in steps)
            return f"{lead}由{told}" if lead else f"{self.when}{subject}由{told}"
        if not lead and all(act == "审核" for _, act in steps):
            return f"{self.when}{subject}发布前依次由{'、'.join(who for who, _ in steps)}审核"
        runs = [
            (act or "审核", [who for who, _ in run]) for act, run in groupby(steps, key=lambda step: step[1])
        ]
        told = "、".join(f"{'、'.join(names)}{'依次' if len(names) > 1 else ''}{act}" for act, names in runs)
        if not lead and len(steps) == _LEAST:
            return f"{self.when}{subject}发布前由{told}"
        if lead or "依次" in told:
            return f"{lead or f'{self.when}{subject}发布前，'}由{told}"
        return f"{self.when}{subject}发布前依次由{told}"


def approval(clauses: tuple[Clause, ...], fact: Fact) -> tuple[Clause, ...]:
    """The clauses with every run that tells such a way put into one."""
    if fact.topic not in ("management", "platform"):
        return clauses
    told: list[Clause] = []
    at = 0
    while at < len(clauses):
        way, behind = _read(clauses, at)
        text = way.told() if _counted_right(way, fact) else ""
        if text and (way.count or way.slip or way.fewer or any(act for _, act in way.steps or [])):
            said = "，".join(clause.said for clause in clauses[at:behind])
            told.append(replace(clauses[behind - 1], text=text, said=said))
            at = behind
        else:
            told.append(clauses[at])
            at += 1
    return tuple(told)


def _counted_right(way: _Way, fact: Fact) -> bool:
    """Whether as many were named as she said; if not, what she said is asked about and not retold."""
    said = {each.id: each.figure.value for each in fact.figures}.get(way.count.strip("⟦⟧"))
    steps = way.steps or []
    looked = sum(act.startswith(("审核", "进行", "初审", "复审")) for _, act in steps)
    return said is None or said == len(steps) or (way.kind in ("个人", "人") and said == looked)


def _read(clauses: tuple[Clause, ...], at: int) -> tuple[_Way, int]:
    """The way that begins at a clause, and the place behind its last clause."""
    way = _Way(steps=[])
    place = at
    while place < len(clauses):
        if not _take(clauses[place].text, way, first=place == at):
            break
        place += 1
        if clauses[place - 1].end in ("。", "；"):
            break
    return way, place


def _take(text: str, way: _Way, *, first: bool) -> bool:
    """Whether a clause belongs to the way; if so it is added."""
    if not first and (count := _COUNT.match(text)):
        way.count, way.kind = count["n"], "级"
        return True
    if not first and way.steps and (signed := _ALL_SIGN.match(text)):
        way.all_sign, way.signers = True, signed["n"] or ""
        return True
    rest = text
    head = _HEAD.match(text) if first else None
    if head and head.end() and (head["n"] or head["slip"] or head["fewer"] or head["end"] == "："):
        way.when, way.scope, way.count = head["when"] or "", head["scope"] or "", head["n"] or ""
        way.kind, way.slip, way.fewer = head["kind"] or "", bool(head["slip"]), bool(head["fewer"])
        rest = text[head.end() :]
        if not rest:
            return True
    elif first and (lead := _LEAD.match(text)):
        rest = text[lead.end() :]
    steps = [_step(piece) for piece in re.split("[、和及与]|—+", _HANDED_ON.sub("、", rest))]
    if not all(steps):
        return False
    way.steps = [*(way.steps or []), *(step for step in steps if step)]
    return True


def _step(piece: str) -> tuple[str, str] | None:
    if either := _EITHER.match(piece):
        one = re.sub("(?<=书记)(?=主任|镇长|乡长)", "或", either["who"])
        return f"分管的{one}", "签发"
    if _DRAFTER.match(piece):
        return "起草人", "初审"
    bare = _ORDER.sub("", piece)
    if _WHO.match(bare):
        return _name(bare), ""
    step = _STEP.match(piece)
    if (
        step is None
        or not _WHO.match(step["who"])
        or _NO_NAME.search(_name(step["who"]).replace("撰稿人", ""))
    ):
        return None
    acts = (name for name, words in _ACTS if re.fullmatch(words, step["act"]))
    act = step["act"] if step["act"] in _BY_NAME else next(acts)
    if act == "审核" and step["what"]:
        return _name(step["who"]), _LOOKED_AT.get(step["what"], f"审核{step['what']}")
    return _name(step["who"]), "初审" if act == "审核" and step["own"] else act


def _in_one_manner(steps: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """甲先审、乙复审、丙签发: 复审 is said only where every look has a name of its own."""
    if all(act != "审核" for _, act in steps):
        return steps
    return [(who, "审核" if act in ("复审", "终审") else act) for who, act in steps]


def _name(who: str) -> str:
    return _KNOWN_AS.get(who, who.replace("写的人", "撰稿人").replace("管保密的", "保密人员"))

"""What a clerk leaves open in her own words: two counts of one thing, and answers nobody gave her."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.drafting.composer.clauses import Clause
    from nianbao.report.cells import Tables
    from nianbao.report.facts import Fact

NO_OUTCOME = "【待补：改进结果】"
_BODY = r"[\u4e00-\u9fff]{1,6}?(?:办公室|办|股|科|局|室|所|队|委|部|中心|平台|后台)"
_COUNT = regex(
    rf"^(?P<head>(?:[^，。；⟦]*?[：:])?)(?:由)?(?:我们|我)?(?P<who>台账|系统|本子|财务|会计|出纳|存根|通知存根|{_BODY}|[老小][\u4e00-\u9fff](?=[讲说报]))"
    r"(?:那边|那里)?(?P<verb>(?:的?表|的?台账|后台|登记簿)?(?:讲|说|报|写|导|登记|统计|记|到账|是|为|有|出来|的|了)*)"
    r"(?P<what>[^，。；⟦]{0,8}?)(?P<slot>⟦[^⟦⟧]+⟧)(?P<unit>[件条个项家份次人处元]?)(?P<rest>[^，。；⟦]{0,8})$"
)
_KEPT_BY = frozenset({"台账", "系统", "本子", "财务", "会计", "出纳", "存根", "通知存根"})
_OVER_THERE = regex("那边|那里|的表")
_TABLE = regex(r"^表(?:上|里|二|格)?[^，。；⟦]{0,10}?(?P<slot>⟦[^⟦⟧]+⟧)(?:件|个)?$")
_BLANK = regex("^表(?:上|里|二|格)?[^，。；⟦]{0,6}(?:没填|未填|空着|没有填)$")
_UNSETTLED = regex(
    r"^(?:差(?:了)?⟦[^⟦⟧]+⟧[件条个]?|(?:没|未|还没|也没)(?:有)?(?:对出来|核|核对|对上|问到|查到)|(?:两边)?(?:口径)?(?:谁|哪个)(?:的)?(?:对|准)[^，。；]{0,6}|(?:我)?(?:也)?不知道?(?:听谁的|谁对|哪个对)|待(?:问|核)|对不上|哪个对)$"
)
_OTHERS_COUNT = regex(
    rf"^(?:可是?|但是?|不过|而)?(?P<who>(?!我)(?:[\u4e00-\u9fff]{{1,6}}?公司|{_BODY}|县里|区里|市里|村里|[\u4e00-\u9fff]{{0,4}}(?:后台|系统)|台账))(?:那边|那里|自己|这边)*(?:的)?(?P<kept>表|台账|后台|登记簿)?(?:上|里)?"
    r"(?:报|说|写|记|登记|统计|显示|给|导出来?|还挂着|还有|里是|里有)(?:的)?(?:数)?(?:是|为|有|了)?(?P<slot>⟦[^⟦⟧]+⟧)(?P<unit>[件条个项家份次人处元期篇户])(?:的)?$"
)
"""供水公司自己报的是29次: what somebody else counted of the same thing."""
_IN_CONTRAST = regex(
    r"^(?!其中|各)(?=(?:可|但|不过|而)|.*(?:自己|那边|那里|的表|后台|台账|系统|登记簿|显示|的是))"
)
_DECISIONS = {"许可": "licences", "处罚": "penalties", "强制": "coercion"}
_UNANSWERED = regex(
    r"(?:没|未|没有)(?:顾上|来得及|空)?(?:去)?(?:问(?:到|着|过)?|看成|问成)(?:$|，)|^得问|^(?:要|还要|还得)问|待问|到底[^，。；]{0,8}没"
    r"|^(?:他们|对方|也|还|一直)*(?:没|未)(?:有)?(?:回|回复|答复|查到|查着)(?:过|了)?$"
)
_ASKED_WHEN = regex("^问(?:了|过)?(?:他们|财政局|对方)?(?:哪天|什么时候|几时|何时)(?P<what>[^，。；⟦]{2,6})$")
_HOW_MANY = regex("几[条件个次篇]|多少")
_BRACKETED = regex(r"^[（(](?P<said>[^（）()]+)[）)]?$")
_SYSTEM = regex("系统|账号|平台|后台|登录|密码|权限")
_FILLED_IN_APART = regex("各[家单部][^，。；]{0,4}[报填写][^，。；]{0,3}不(?:一样|一致|同|统一|一$)")
_SOME_WROTE = regex("有(?:的)?(?:写|填|报|空着)")
_LATE = regex("^超(?:没|未)超期|^有(?:没有|无)超期|^超不超期|^是否超期")
_KEPT = regex("^(?:台账|登记簿|本子|系统)[^，。；⟦]{0,8}(?:锁|柜子|抽屉|权限|登不上|打不开)")
_NOT_SEEN = regex("(?:没|未)(?:有)?(?:看成|查成|看到|查到)$|账号过期")


_NO_LIST = regex("(?:签到|名单|登记)(?:表|簿)?[^，。；⟦]{0,3}(?:没找着|没找到|找不到|丢了|没留)")
_HEADS_UNKNOWN = regex("人数(?:不知道?|不清楚?|不详|没记)")
_LATER = regex(
    r"^(?P<what>(?:⟦[^⟦⟧]+⟧|[\u4e00-\u9fff]){1,12}?)的(?:还|暂)?(?:没|未)(?:有)?(?P<done>汇总|统计|反馈|上报)(?:出来|完)?$"
)


@dataclass(frozen=True, slots=True)
class Open:
    """The clauses of a remark without what is open in them, and the marks that ask about it."""

    clauses: tuple[Clause, ...]
    marks: tuple[str, ...] = ()


def open_matters(clauses: tuple[Clause, ...], fact: Fact, tables: Tables | None) -> Open:
    """Take out of a remark what it leaves open, and ask for it with the figures it gives."""
    if fact.topic == "last_year":
        return _unanswered(clauses)
    for read in (_against_table, _two_counts, _another_count, _nobody_filled, _never_seen, _nobody_counted):
        if found := read(clauses, fact, tables):
            return found
    return Open(clauses)


def _unanswered(clauses: tuple[Clause, ...]) -> Open:
    """…，得问宣传办，还没顾上问: what became of it is not known."""
    kept: list[Clause] = []
    marks: list[str] = []
    for clause in clauses:
        bracketed = _BRACKETED.match(clause.said)
        words = bracketed["said"] if bracketed else clause.said
        if asked := _ASKED_WHEN.match(words):
            marks = [f"【待补：{asked['what']}日期，尚未得到回复】"]
        elif _HOW_MANY.search(words):
            kept.append(clause)
        elif _UNANSWERED.search(words) or any(_UNANSWERED.search(piece) for piece in words.split("，")):
            marks = marks or [NO_OUTCOME]
        else:
            kept.append(clause)
    if not kept or not marks:
        return Open(clauses)
    return Open(tuple(kept), tuple(marks))


def _two_counts(clauses: tuple[Clause, ...], fact: Fact, _tables: Tables | None) -> Open | None:
    """我台账276，宣传办后台281，差5，没对出来: both counts in one mark, the first one told."""
    counts = [
        (at, found)
        for at, clause in enumerate(clauses)
        if (found := _COUNT.match(clause.said)) and (found["verb"] or found["who"] in _KEPT_BY)
    ]
    for place, (at, one) in enumerate(counts[:-1]):
        to, other = counts[place + 1]
        behind = clauses[to + 1 :]
        unsettled = [clause for clause in behind if _UNSETTLED.match(clause.said)]
        same = (one["unit"] or other["unit"]) == (other["unit"] or one["unit"])
        if not same or _value(fact, one) == _value(fact, other):
            continue
        # 司法所报3条，综治办报5条 are parts of one count unless she says that they do not agree.
        by_books = fact.topic == "fee" and {one["who"], other["who"]} <= _KEPT_BY
        elsewhere = to != at + 1 and bool(one["unit"]) and _OVER_THERE.search(clauses[to].said) is not None
        if not (elsewhere or (to == at + 1 and (unsettled or by_books))):
            continue
        unit = one["unit"] or other["unit"] or _unit_of(one["head"], fact.topic)
        unit = "件" if unit == "个" and re.search("处罚|许可|强制", fact.words) else unit
        mark = _both(one, other, unit)
        text = _told_first(one, unit, fact.topic)
        told = _with_first(clauses, at, text)
        gone = (clauses[to], *unsettled)
        return Open(tuple(clause for clause in told if clause not in gone), (mark,))
    return None


def _another_count(clauses: tuple[Clause, ...], fact: Fact, _tables: Tables | None) -> Open | None:
    """公示14处；可物业科那边的表写的是15处: what others counted stands beside it in one mark."""
    units = {each.id: each.figure.unit for each in fact.figures}
    for at, clause in enumerate(clauses[1:], start=1):
        other = _OTHERS_COUNT.match(clause.said)
        if other is None or not _IN_CONTRAST.search(clause.said):
            continue
        first = next(
            (
                each
                for each in reversed(clauses[:at])
                if len(each.slots) == 1
                and not _OTHERS_COUNT.match(each.said)
                and units.get(each.slots[0]) == units.get(other["slot"].strip("⟦⟧"))
            ),
            None,
        )
        if first is None or _of(fact, first.slots[0]) == _value(fact, other):
            continue
        unit = other["unit"] or units.get(first.slots[0], "")
        theirs = f"{other['who']}{other['kept'] or ''}为{other['slot']}{unit}"
        mark = f"【待核：本机关统计⟦{first.slots[0]}⟧{unit}，{theirs}，以哪个数为准】"
        unsettled = [each for each in clauses[at + 1 :] if _UNSETTLED.match(each.said)]
        return Open(tuple(each for each in clauses if each is not clause and each not in unsettled), (mark,))
    return None


def _of(fact: Fact, slot: str) -> object:
    return next((each.figure.value for each in fact.figures if each.id == slot), None)


def _with_first(clauses: tuple[Clause, ...], at: int, text: str) -> tuple[Clause, ...]:
    """The clauses with what the first count says in its place; a bare figure joins the clause before."""
    if at and clauses[at - 1].end == "，" and re.fullmatch(r"⟦[^⟦⟧]+⟧\S{0,2}", text):
        whole = replace(clauses[at], text=f"{clauses[at - 1].text}{text}")
        return (*clauses[: at - 1], whole, *clauses[at + 1 :])
    told = (replace(clauses[at], text=text),) if text else ()
    return (*clauses[:at], *told, *clauses[at + 1 :])


def _both(one: re.Match[str], other: re.Match[str], unit: str) -> str:
    first, second = (f"{_source(each)}{each['slot']}{unit}" for each in (one, other))
    if _is_person(one["who"]) and _is_person(other["who"]):
        return f"【待核：{one['slot']}{unit}还是{other['slot']}{unit}，经办人说法不一】"
    return f"【待核：{first}，{second}，以哪个数为准】"


def _source(count: re.Match[str]) -> str:
    named = re.search("后台|到账|登记", count["verb"])
    return count["who"] + (named[0] if named else "")


def _is_person(who: str) -> bool:
    return re.fullmatch("[老小][\u4e00-\u9fff]", who) is not None


def _told_first(count: re.Match[str], unit: str, topic: str) -> str:
    """What the first count says, without who counted; empty where a mark alone says more."""
    if topic == "fee":
        return "收取信息处理费"
    if _is_person(count["who"]):
        said = (count["what"] + count["rest"]).replace("了", "").replace("上公示", "上已公示")
        return re.sub("^网上已公示.*|^网上公示.*", "已在网上公示", said)
    head = count["head"].rstrip("：:")
    return f"{head}信息{count['slot']}{unit}" if head.endswith("推送") else f"{head}{count['slot']}{unit}"


def _unit_of(head: str, topic: str) -> str:
    if topic == "fee":
        return "元"
    return "条" if re.search("公众号|推送|网站|信息|视频号", head) else ""


def _against_table(clauses: tuple[Clause, ...], fact: Fact, tables: Tables | None) -> Open | None:
    """社管股报139，表填的142？: the table's figure told once, with the other one in a mark behind it."""
    named = next((key for name, key in _DECISIONS.items() if name in fact.words), "")
    cell = f"t2.{named}.decisions"
    if tables is None or not named or tables.value(cell) is None or fact.topic != "proactive":
        return None
    for at, clause in enumerate(clauses):
        told = _TABLE.match(clause.said)
        if told is None or _value(fact, told) != tables.value(cell):
            continue
        behind = tuple(each for each in clauses[at + 1 :] if not _UNSETTLED.match(each.said))
        doubted = clause.end == "？" or len(behind) < len(clauses) - at - 1
        if not doubted:
            continue
        name = next(name for name, key in _DECISIONS.items() if key == named)
        decided = replace(clause, text=f"作出行政{name}决定⟦{cell}⟧件", end="，")
        before = _COUNT.match(clauses[at - 1].said) if at else None
        if before:
            mark = f"【待核：表二为⟦{cell}⟧件，{_source(before)}报{before['slot']}件，哪个有误】"
            first = [replace(each, text=_all_of(each.text, name)) for each in clauses[: at - 1]]
            return Open((decided, *first, *behind), (mark,))
        parts = [each for each in clauses[:at] if not re.fullmatch(f"(?:行政)?{name}(?:方面)?", each.text)]
        return Open((decided, *(replace(each, end="，") for each in parts), *behind))
    return None


def _all_of(text: str, name: str) -> str:
    """许可只有社会组织登记: what all of them are."""
    return re.sub(f"^(?:行政)?{name}(?:只有|都是|全是|就是)", "均为", text)


def _nobody_filled(clauses: tuple[Clause, ...], _fact: Fact, _tables: Tables | None) -> Open | None:
    """应急办说罚过1家，表上处罚没填，待问: whether there was such a decision is the question."""
    for at, clause in enumerate(clauses):
        if at == 0 or not _BLANK.match(clause.said):
            continue
        said = re.sub("说|讲", "称", clauses[at - 1].said, count=1).replace("罚过", "处罚").rstrip("的")
        name = next((name for name in _DECISIONS if name in clause.said), "处罚")
        mark = f"【待核：{said}，表二未填，是否有行政{name}决定】"
        rest = [each for each in clauses[at + 1 :] if not _UNSETTLED.match(each.said)]
        return Open((*clauses[: at - 1], *rest), (mark,))
    return None


def _never_seen(clauses: tuple[Clause, ...], fact: Fact, _tables: Tables | None) -> Open | None:
    """超没超期要进系统看，账号过期了没看成: one question, whatever the reasons."""
    if fact.topic != "on_request" or not any(_LATE.search(clause.said) for clause in clauses):
        return None
    kept = tuple(
        c for c in clauses if not (_LATE.search(c.said) or _NOT_SEEN.search(c.said) or _KEPT.search(c.said))
    )
    if len(kept) == len(clauses):
        return None
    # The reason is hers: a system nobody could look into, or offices that did not fill in the same.
    if any(_SYSTEM.search(clause.said) for clause in clauses):
        return Open(kept, ("【待补：申请是否均在法定期限内答复，系统未能查看】",))
    if any(_FILLED_IN_APART.search(clause.said) for clause in clauses):
        kept = tuple(c for c in kept if not (_FILLED_IN_APART.search(c.said) or _SOME_WROTE.match(c.said)))
        return Open(kept, ("【待补：申请是否均在法定期限内答复，各单位填报不一致】",))
    return Open(kept, ("【待补：申请是否均在法定期限内答复】",))


def _nobody_counted(clauses: tuple[Clause, ...], _fact: Fact, _tables: Tables | None) -> Open | None:
    """签到表没找着，人数不知; 四季度的还没汇总: the number is asked for, with the reason."""
    gone = [clause for clause in clauses if _NO_LIST.search(clause.said)]
    if gone and any(_HEADS_UNKNOWN.search(clause.said) for clause in clauses):
        kept = tuple(c for c in clauses if c not in gone and not _HEADS_UNKNOWN.search(c.said))
        return Open(kept, ("【待补：参训人数，签到记录未找到】",)) if kept else None
    for at, clause in enumerate(clauses):
        if at and (later := _LATER.match(clause.said)):
            kept = (*clauses[:at], *clauses[at + 1 :])
            return Open(kept, (f"【待补：{later['what']}的数据，尚未{later['done']}】",))
    return None


def _value(fact: Fact, match: re.Match[str]) -> object:
    wanted = match["slot"].strip("⟦⟧")
    return next((each.figure.value for each in fact.figures if each.id == wanted), None)

"""Counts without a measure word (处罚65 占道48, 网站127): the unit that what is counted takes in a report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.report.figures import FigureKind
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from decimal import Decimal

    from nianbao.report.facts import Fact

_KINDS = (
    (
        "件",
        "审核$|登记$|许可|处罚|强制|(?<!依)申请(?!撤|诉|注销|关停|开通|停用)|复议|诉讼|官司|建议|提案|验收|立案|决定|来信|信件|办结|新收|结转|延期|超期|规范性文件|现行有效|制发|废止|起诉",
    ),
    ("篇", "解读|图解|问答|推文|稿件"),
    (
        "条",
        "网站|子站|专栏|栏目发|公众号|微信|微博|视频号|抖音|快手|头条|信息(?!处理费|费)|动态|公告|公示(?![牌栏屏墙板])|留言|意见|转载",
    ),
    ("个", "(?:微信|工作|村民|业主)群$|账号$|链接$|空栏目$|查阅点$"),
    ("分", "考核|得分|打分|评分|扣"),
    ("人", "人数|粉丝|关注|参加|参训|到会"),
    ("元", "到账|存根写|应收|实收|票据"),
    (
        "",
        "处理费$|字号|比例|占比|分辨率|字数|收费|金额|费用|追回|罚款|阅读|浏览|点击|播放|播(?:了|出)?$|访问|下载"
        "|变$|改判(?:成|为)$",
    ),
)
_PATTERNS = tuple((unit, regex(words)) for unit, words in _KINDS)
_PASSED_ON = frozenset("条件篇个份期处台块次户家场项")
_TAKES_NONE = regex(r"^(?:$|[，。；、）和与]|(?=其余|其他)|(?=是[^，。；⟦]{2,16}))")
_SHOWN_AS = regex(r"[第=+/\-—～~.年月日届]$|(?<![众视频音手])号$|共?第$|热线$|电话$|文号|[〔\[（(]$")
_SLASHED = regex(r"⟦(?P<month>[^⟦⟧]+)⟧[/／.．]⟦(?P<day>[^⟦⟧]+)⟧(?![/／%条件个份次人块处家户])")
_SPAN = regex(r"(?<=日)[-–—~～－]+(?=⟦[^⟦⟧]+⟧月⟦[^⟦⟧]+⟧日)")
_MONTHS, _DAYS = 12, 31
_CALENDAR = (FigureKind.DATE, FigureKind.MONTH, FigureKind.PERIOD)
_MONTH_FIRST = regex("[0-9一二三四十]+(?:月|季度)")
_YEAR_SAID = regex("(?<!半)年(?![底内终中初度报检])|本月|下月|当月")
_EVERY = regex("每(?:年|个)?$|第$")
_YEARS = (2_000, 2_099)
_PAIRS = frozenset("俩仨")
_NEEDS_NONE = regex(
    "[个件条份篇次期场处项块台张本册样种家户类口位名人部间座头字天]|年(?!轻|级|纪)|小时|钟头|礼拜|星期|老人"
)
_SPANS = frozenset({"天", "日", "个工作日", "工作日", "个月", "小时"})
_DONE_TO = regex(
    "(?:[贴挂放入收缴交付达超近约含欠涨降播]了?|在线|实有|应有|一[件页份张笔次]|每[件页份张笔次])$|[万亿]$"
)
"""村里贴1、在线1300: a verb before the figure says that something else is counted than before it."""
_OF_MONEY = regex("(?:收取?|缴|交|免收?|退|垫|合计|总共|一共)(?:了|费)?$|[一每][件页份张]$")
"""What is collected or paid, where a remark on fees gives no unit."""
_EXTREME = regex("最长|最短|最快|最慢|最多|最少|平均|阅读|浏览")
_BETWEEN = "，。；：、"


def dated(text: str, fact: Fact) -> str:
    """3/15 as 3月15日, where no measure word speaks against it."""
    values = {each.id: each.figure.value for each in fact.figures}

    def spelled(match: re.Match[str]) -> str:
        month, day = values.get(match["month"]), values.get(match["day"])
        if month is not None and _YEARS[0] <= month <= _YEARS[1] and day is not None and 1 <= day <= _MONTHS:
            return f"⟦{match['month']}⟧年⟦{match['day']}⟧月"
        named = month is not None and day is not None and 1 <= month <= _MONTHS and 1 <= day <= _DAYS
        return f"⟦{match['month']}⟧月⟦{match['day']}⟧日" if named else match[0]

    text = _SLASHED.sub(spelled, text)
    return _SPAN.sub("至", text)


def with_next_year(text: str, fact: Fact) -> str:
    """1月底前 in a plan of the year after: the first day or month named without a year gets it."""
    if fact.topic != "plans" or _YEAR_SAID.search(fact.words):
        return text
    kinds = {each.id: each.figure for each in fact.figures}
    for match in SLOT.finditer(text):
        figure = kinds.get(match[1])
        dated = figure is not None and figure.kind in _CALENDAR and _MONTH_FIRST.match(figure.text)
        if dated and not _EVERY.search(text[: match.start()]):
            return f"{text[: match.start()]}⟦year+1⟧年{text[match.start() :]}"
    return text


_LEAST_FEE = 10
"""Of what is paid one page costs as much."""
_PAIR = frozenset("俩仨")
_PAIR_OF = regex("[人个件条份位家户处张次天月年名本块台期篇项种场批类回趟遍村镇乡样]")
"""What stands behind 俩 without a measure word between them, or is one: 俩人, 俩村."""


def with_pairs(text: str, fact: Fact) -> str:
    """俩 and 仨, which hold their measure word, as a figure with one."""
    pairs = {each.id for each in fact.figures if each.figure.text in _PAIR}

    def counted(match: re.Match[str]) -> str:
        bare = match[1] in pairs and not _PAIR_OF.match(text[match.end() :])
        return f"{match[0]}个" if bare else match[0]

    return SLOT.sub(counted, text) if pairs else text


def with_units(text: str, fact: Fact) -> str:
    """The slotted text with a unit behind every bare count whose noun, or whose list, says which."""
    kinds = {each.id: each.figure for each in fact.figures}
    last = ""
    inherited = "件" if fact.topic == "on_request" else ""
    pieces: list[str] = []
    at = 0
    for match in SLOT.finditer(text):
        figure = kinds.get(match[1])
        pieces.append(text[at : match.end()])
        at = match.end()
        if figure is None or figure.kind is not FigureKind.NUMBER:
            continue
        if figure.text in _PAIRS:
            # 俩 is 两个: 俩月 are two months, and not February.
            behind, known = text[match.end() :], text[: match.start()].endswith(("那", "这"))
            bare = _NEEDS_NONE.match(behind) or (known and _TAKES_NONE.match(behind))
            pieces.append("" if bare else "个")
            continue
        if figure.unit:
            last = figure.unit
            inherited = figure.unit if figure.unit in _PASSED_ON else inherited
            continue
        before, behind = text[: match.start()], text[match.end() :]
        if not _TAKES_NONE.match(behind) or _SHOWN_AS.search(before) or not before:
            continue
        unit = _unit_of(before, fact.topic)
        if _EXTREME.search(_noun(before)):
            unit = last if last in _SPANS else ""
        elif fact.topic == "fee" and _is_money(figure.value, _noun(before)) and unit != "份":
            unit = "元"
        elif unit is None:
            passes = _noun(before) and not _DONE_TO.search(f"{_noun(before)}{_scale(figure.text)}")
            unit = inherited if passes else ""
        if unit == "分" and figure.value is not None and figure.value > 100:
            continue
        pieces.append(unit)
        inherited = unit if unit in _PASSED_ON else inherited
    return "".join([*pieces, text[at:]])


def _unit_of(before: str, topic: str) -> str | None:
    """By the noun that stands last before the figure; None where none of them says."""
    noun = _noun(before)
    found = [(match.end(), unit) for unit, pattern in _PATTERNS for match in pattern.finditer(noun)]
    if not found:
        return None
    unit = max(found)[1]
    return "" if unit == "分" and topic != "supervision" else unit


def _is_money(value: Decimal | None, noun: str) -> bool:
    """收了300; but not 通知4：缴3."""
    return value is not None and value >= _LEAST_FEE and _OF_MONEY.search(noun) is not None


def _scale(text: str) -> str:
    return text[-1:] if text[-1:] in "万亿" else ""


def _noun(before: str) -> str:
    start = max(before.rfind(mark) for mark in _BETWEEN) + 1
    return SLOT.sub("", before[start:]).strip()

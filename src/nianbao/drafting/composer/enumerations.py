"""Parts that follow their total: told with 其中, in the total's unit, and added up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.drafting.composer.sums import SumGap, exact, gap_between, is_slip
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.report.slots import Slots

_UNIT = "[条件篇份个处次期人户项宗台封起]|万元|人次"
_ITEM = regex(rf"(?P<noun>[^，。；：、⟦⟧]{{1,16}}?)(?:有|是|共|为|占)?⟦(?P<slot>[^⟦⟧]+)⟧(?P<unit>{_UNIT})?")
_TOTAL = regex(
    rf"(?P<before>[^，。；：⟦⟧]*)⟦(?P<total>[^⟦⟧]+)⟧(?P<unit>{_UNIT})?(?P<after>[^，。；：⟦⟧]{{0,6}})"
    r"(?:[，：。](?![^，。；：⟦⟧]*：)|(?=其中|里|中))(?P<among>其中|包括|里面|里|中|分别是)?(?:，|：)?"
)
_SESSION = regex(r"⟦(?P<when>[^⟦⟧]+)⟧(?:份)?⟦(?P<people>[^⟦⟧]+)⟧(?:个)?人(?:次)?[，、]?")
_SESSIONS = regex(
    rf"(?P<run>(?:{re.sub(r'P<[a-z]+>', ':', _SESSION.pattern)}){{2,}})"
    r"(?:(?:一共|总共|合计|共)⟦(?P<total>[^⟦⟧]+)⟧(?:个)?人(?:次)?)?"
)
_LAST = regex(
    r"(?P<head>(?:^|(?<=[。；]))[^。；：⟦⟧]{2,24})："
    rf"(?P<run>(?:{re.sub(r'P<[a-z]+>', ':', _ITEM.pattern)}[、，；]){{2,}})"
    rf"(?:合计|共计|总计|一共|总共|共)(?:是|为)?⟦(?P<total>[^⟦⟧]+)⟧(?P<unit>{_UNIT})?"
)
"""街道专栏：公告52条、财政9条，合计61条: the total behind its parts."""
_LEVEL = 10
"""Parts that miss their total by more than one in so many are no slip but figures of one level."""
_APART = regex(
    "年初|现在|目前|关停|注销|年底|年末|现有|剩余|粉丝|阅读|点击|浏览|关注|访问|转发|点赞|去年|上年|采纳|回复|办结|收回|废止|有效"
)
_COUNT = regex(rf"⟦(?P<slot>[^⟦⟧]+)⟧(?P<unit>{_UNIT})?")
_OF_A_TIME = regex("年初|原来|原有")
"""年初53个，关了8个，现在45个: what became of them are no parts."""
_OF_CASES = regex("许可|处罚|申请|文件|复议|诉讼|案|建议|提案|强制")


@dataclass(frozen=True, slots=True)
class Summed:
    """A remark with its enumerations told, and the sums that do not close."""

    text: str
    gaps: tuple[SumGap, ...]


def tell_parts(text: str, slots: Slots) -> Summed:
    """Tell every enumeration of a remark in the manner of a report, and add it up."""
    people = _sessions_told(_total_first(text, slots), slots)
    parts = _parts_told(people.text, slots)
    return Summed(parts.text, (*people.gaps, *parts.gaps))


def _total_first(text: str, slots: Slots) -> str:
    """A total that stands behind its parts put before them, so that it is told once and first."""

    def turned(match: re.Match[str]) -> str:
        items = list(_ITEM.finditer(match["run"]))
        parts = tuple(item["slot"] for item in items)
        if any(exact(slots, slot) is None for slot in (*parts, match["total"])):
            return match[0]
        unit = match["unit"] or next((item["unit"] for item in items if item["unit"]), "")
        listed = "、".join(
            f"{item['noun'].strip('、，；')}⟦{item['slot']}⟧{_own_unit(item, unit)}" for item in items
        )
        return f"{match['head']}⟦{match['total']}⟧{unit}，其中{listed}"

    return _LAST.sub(turned, text)


def _parts_told(text: str, slots: Slots) -> Summed:
    """Tell every run of parts behind a total as 其中A⟦⟧条、B⟦⟧条, where it is one."""
    gaps: list[SumGap] = []
    at = 0
    while match := _TOTAL.search(text, at):
        at = match.end()
        items, end = _run(text, match.end())
        if not _is_enumeration(match, items, slots):
            continue
        if whole := _whole_before(text, match, items, slots):
            listed = _listed_with(match, items, whole["unit"] or _unit(match))
            told = f"{text[whole.start() : whole.end()]}，其中{listed}"
            text = text[: whole.start()] + told + text[end:]
            at = whole.start() + len(told)
            continue
        unit = _unit(match)
        listed = "、".join(f"{item['noun']}⟦{item['slot']}⟧{_own_unit(item, unit)}" for item in items)
        told = f"{match['before']}⟦{match['total']}⟧{unit}{match['after']}，其中{listed}"
        text = text[: match.start()] + told + text[end:]
        at = match.start() + len(told)
        gap = gap_between(slots, tuple(item["slot"] for item in items), match["total"], unit)
        if gap and is_slip(slots, gap):
            gaps.append(gap)
    return Summed(text, tuple(gaps))


def _whole_before(
    text: str, match: re.Match[str], items: list[re.Match[str]], slots: Slots
) -> re.Match[str] | None:
    """发布信息118条，动态52，公告39，财政12，民生15: the count before that all of them come to."""
    sentence = max(text.rfind(mark, 0, match.start()) for mark in "。；") + 1
    wholes = list(_COUNT.finditer(text, sentence, match.start()))
    parts = (match["total"], *(item["slot"] for item in items))
    if not wholes or any(exact(slots, part) is None for part in (*parts, wholes[-1]["slot"])):
        return None
    return wholes[-1] if gap_between(slots, parts, wholes[-1]["slot"], "") is None else None


def _listed_with(match: re.Match[str], items: list[re.Match[str]], unit: str) -> str:
    """The first part, which was taken for a total, and the others."""
    first = f"{match['before'].removeprefix('其中')}⟦{match['total']}⟧{match['unit'] or unit}"
    return "、".join([first, *(f"{item['noun']}⟦{item['slot']}⟧{_own_unit(item, unit)}" for item in items)])


def _is_enumeration(match: re.Match[str], items: list[re.Match[str]], slots: Slots) -> bool:
    """Parts that add up to the total, or that 其中 announces, or three and more bare numbers behind it."""
    if len(items) < (1 if match["among"] else 2) or exact(slots, match["total"]) is None:
        return False
    if _OF_A_TIME.search(match["before"]) and not match["among"]:
        return False
    if any(_APART.search(item["noun"]) or exact(slots, item["slot"]) is None for item in items):
        return False
    parts = tuple(item["slot"] for item in items)
    gap = gap_between(slots, parts, match["total"], "")
    if gap is None:
        return True
    if match[0].endswith("。") or any(slots.value(part) > slots.value(match["total"]) for part in parts):
        # A part above its total is no part: the figures were misread, or stand on one level.
        return bool(match["among"])
    bare = len(items) >= 3 and not any(slots.unit_said(item["slot"]) for item in items)
    return bool(match["among"]) or (bare and _comes_near(slots, parts, match))


def _comes_near(slots: Slots, parts: tuple[str, ...], match: re.Match[str]) -> bool:
    """Whether bare numbers behind a first one come to it but for a slip, or it is called the whole."""
    if re.search("共|合计|全年|总", match["before"]):
        return True
    found, stated = slots.value(f"sum:{'+'.join(parts)}"), slots.value(match["total"])
    return stated < found <= stated * 2 or (stated - found) * _LEVEL <= stated


def _sessions_told(text: str, slots: Slots) -> Summed:
    """Tell 3月62人，9月56人 as 3月62人、9月56人，共⟦sum⟧人次, or compare with the total said."""
    match = _SESSIONS.search(text)
    sessions = list(_SESSION.finditer(match["run"])) if match else []
    people = tuple(session["people"] for session in sessions)
    dated = all(exact(slots, session["when"]) is None for session in sessions)
    if not match or not dated or any(exact(slots, slot) is None for slot in people):
        return Summed(text, ())
    listed = "、".join(f"⟦{session['when']}⟧⟦{session['people']}⟧人" for session in sessions)
    elsewhere = "人次" in text[: match.start()] + text[match.end() :]
    if elsewhere and not match["total"]:
        return Summed(
            text[: match.start()]
            + listed
            + (match["run"][-1] if match["run"][-1] in "，、" else "")
            + text[match.end() :],
            (),
        )
    total = match["total"] or f"sum:{'+'.join(people)}"
    gap = gap_between(slots, people, match["total"], "人次") if match["total"] else None
    between = "，" if match["run"][-1] in "，、" and not match["total"] else ""
    told = f"{listed}，共⟦{total}⟧人次{between}"
    return Summed(text[: match.start()] + told + text[match.end() :], (gap,) if gap else ())


def _run(text: str, start: int) -> tuple[list[re.Match[str]], int]:
    items: list[re.Match[str]] = []
    marks: set[str] = set()
    end = at = start
    while item := _ITEM.match(text, at):
        items.append(item)
        end = at = item.end()
        if at >= len(text) or text[at] not in "，、；" or (text[at] == "；" and marks and "；" not in marks):
            break
        marks.add(text[at])
        at += 1
    # A longer clause that merely begins like an item ("转发⟦3⟧条通知") is not one.
    if items and end < len(text) and text[end] not in "，、；。":
        items.pop()
        end = items[-1].end() if items else start
    return items, end


def _unit(match: re.Match[str]) -> str:
    unit = match["unit"] or ""
    return "件" if unit in ("个", "") and _OF_CASES.search(match["before"]) else unit


def _own_unit(item: re.Match[str], unit: str) -> str:
    own = item["unit"]
    return unit if own is None or (own == "个" and unit == "件") else own

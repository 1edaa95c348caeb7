"""What a remark lists of last year's report: every item with what became of it, as far as she said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Callable

_COUNTED = regex(
    r"^(?:去年|上年度?|头年|前一年)?(?:的)?(?:报告|年报)?(?:里|中|上)?(?:写|说|讲|提|列|查|指出|列出|检讨|反映|承认|存在|承诺)?(?:了|过|的|出)*"
    r"(?:是|有|短板|问题|不足|弱项)?(?P<count>⟦[^⟦⟧]+⟧|\d|[二两三四五六])(?:个|条|项|点|块|方面)(?:问题|不足|毛病|事)?(?:吧|呢)?[：，。；]"
)
_FURTHER = regex(
    r"^(?:去年|上年度?|头年|前一年)(?:的)?(?:报告|年报)?(?:里|中|上)?(?:写|说|讲|提|列|查|指出)(?:了|过|的|出)*(?:是|有)?"
    r"[^，。；]+[，；](?:还有|另外|再)(?:就是|一个|一条|有)"
)
_ORDINAL = (
    r"(?:(?:(?:去年|上年)?(?:的)?问题)?(?:⟦[^⟦⟧]+⟧|\d|[一二三四五])[.、．：]|其[一二三四五]，|[一二三四五]是)"
)
_HEADED = regex(r"^(?:去年|上年度?)[^，。；：⟦]{0,8}：(?=其一|一是|⟦[^⟦⟧]+⟧[.、．]|\d[.、．])")
_NUMBER = regex(f"^{_ORDINAL}")
_NUMBERED = regex(f"^{_ORDINAL}[^。；]+[；。]{_ORDINAL}")
_NEXT = regex(f"[；。，](?={_ORDINAL})")
_SAID = regex(
    r"^(?:去年|上年度?)(?:的)?(?:报告|年报)?(?:里)?(?:写|说|讲|提|列)(?:了|过|的|出|是)*(?=[^。；]*；)"
)
"""去年说甲，做了；乙，没做: one item up to each semicolon."""
_REPORTED = regex(
    r"^(?:去年|上年度?|\d{2,4}年|⟦[^⟦⟧]+⟧)?(?:的)?(?:报告|年报)(?:里|中|上)?(?:写|说|讲|提|列)(?:了|过|的|是|有)*[，：]"
)
_BECAME = regex(
    r"今年|现在|如今|目前|已|还|正|仍|都|均|全|⟦[^⟦⟧]+⟧|没(?:有)?(?:做|改|完|办|动)|未|做了|改|补|办|加|换|建|定|有(?:了|所)"
)
_LED = regex(r"^[^说写讲提列查出]{0,8}?(?:写|说|讲|提|列|查|指出)(?:了|过|的|出)*(?:是|有)?")
_MARKER = regex(
    r"^(?:[①-⑳]|第?[一二三四五]是|(?:还有|另外|再|另|又)?(?:就是|有)?(?:第?[一二三四五]|⟦[^⟦⟧]+⟧|还有)?(?:条|个|项|点)(?:就)?(?:是|说|讲|写)?(?:我们)?"
    r"|还有就是|再就是|另外就是|第[一二三四五]，?)"
)
_CLAUSE = regex("[，。；]")
_SETTLED = regex(
    "改|做|完成|解决|定了|定好|修|加|换|建|配|明确|固定|补|开了|办了|开展|今年|现在|如今|没|未|还|已|都|仍"
)
_FIRST = regex(r"^(?:前|头)(?:⟦(?P<slot>[^⟦⟧]+)⟧|(?P<word>[一二两三四五]))(?:个|条|项|样)")
_ONE_OF = regex(r"第(?P<word>[一二三四五])(?:个|条|项|点)(?:问题)?")
_OF_THIS_YEAR = regex("今年|本年|⟦year⟧年|现在|目前|到今年")
"""今年做了6篇: what became of an item, and no item."""
_ALL = regex("^(?:今年)?(?:都|全|均|全部|也都)")
_NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_COMMON = frozenset("的了不没有未公开信息够是就还都也在个问题今年上去我们镇乡县局")

Item = tuple[str, str]
"""A problem or promise, and what became of it; empty when she did not say."""


def items_of(raw: str, number_of: Callable[[str], int]) -> list[Item]:
    """The items of a remark on last year's report, in order; none when it says one thing of all.

    Args:
        raw: the slotted clauses with the marks they ended with.
        number_of: the number behind a slot; 0 when there is no exact one.
    """
    if (counted := _COUNTED.match(raw)) and _NUMBER.match(raw[counted.end() :]):
        rest = raw[counted.end() :]
        return [_parted(_NUMBER.sub("", piece)) for piece in _NEXT.split(rest.rstrip("。；，")) if piece]
    if counted:
        return _listed(raw[counted.end() :], number_of)
    if _FURTHER.match(raw):
        return _listed(_LED.sub("", raw), number_of)
    raw = _HEADED.sub("", raw)
    if _NUMBERED.match(raw):
        return [_parted(_NUMBER.sub("", piece)) for piece in re.split("[；。]", raw) if piece]
    if _SAID.match(raw) and all("，" in piece for piece in re.split("[；。]", raw) if piece):
        return [_parted(piece) for piece in re.split("[；。]", _SAID.sub("", raw)) if piece]
    if reported := _REPORTED.match(raw):
        return _alternating(_CLAUSE.split(raw[reported.end() :].rstrip("。；，")))
    return []


def _alternating(pieces: list[str]) -> list[Item]:
    """屏没人管，今年定了专人，内容雷同，还在改: what begins no outcome begins an item."""
    items: list[tuple[str, list[str]]] = []
    for piece in pieces:
        if items and (_BECAME.match(piece) or not items[-1][1]):
            items[-1][1].append(piece)
        else:
            items.append((piece, []))
    return [(name, "，".join(became)) for name, became in items]


def _listed(text: str, number_of: Callable[[str], int]) -> list[Item]:
    text = text.rstrip("。；，")
    sentences = [piece for piece in re.split("[；。]", text) if piece]
    told_after = next((at for at, piece in enumerate(sentences) if _ONE_OF.match(piece)), 0)
    if told_after > 1:
        return _matched(
            list(map(_name, sentences[:told_after])), "，".join(sentences[told_after:]), number_of
        )
    if len(sentences) > 1 and "；" not in text and len(_names(sentences[0])) > 1:
        return _matched(_names(sentences[0]), "，".join(sentences[1:]), number_of)
    if len(sentences) > 1:
        return [_parted(piece) for piece in sentences]
    names, outcome = _apart(_CLAUSE.split(text))
    return _matched(names, outcome, number_of)


def _names(sentence: str) -> list[str]:
    return [_name(piece) for piece in re.split("[、，]", sentence) if piece]


def _name(piece: str) -> str:
    return _MARKER.sub("", piece).removesuffix("的问题")


def _parted(piece: str) -> Item:
    name, _, outcome = _MARKER.sub("", piece).lstrip("，：").partition("，")
    if "：" in name:
        name, _, first = name.partition("：")
        outcome = f"{first}，{outcome}".rstrip("，")
    return name.strip("“”").removesuffix("的问题"), outcome


def _apart(pieces: list[str]) -> tuple[list[str], str]:
    """The items named first, and everything said of what became of them."""
    names: list[str] = []
    for place, piece in enumerate(pieces):
        if names and _OF_THIS_YEAR.match(piece):
            return names, "，".join(pieces[place:])
        settles = _SETTLED.search(piece) and (
            _shared(piece, names) or _FIRST.match(piece) or _ALL.match(piece)
        )
        if names and settles:
            return names, "，".join(pieces[place:])
        names += _names(piece)
    return names, ""


def _shared(piece: str, names: list[str]) -> bool:
    return any(len((set(piece) & set(name)) - _COMMON) >= 2 for name in names)


def _without_name(clause: str, name: str) -> str:
    """回复慢今年定了24小时: what became of 公众号回复慢, without the end of its name."""
    ends = (name[at:] for at in range(len(name) - 1))
    return next((clause[len(end) :] for end in ends if clause.startswith(end)), clause)


def _matched(names: list[str], outcome: str, number_of: Callable[[str], int]) -> list[Item]:
    """Each clause of the outcome given to the item it is about; empty when it is said of all at once."""
    if any("⟦" in name for name in names):
        # 去年4条，销号3，专区没动: how many are done is no item.
        return []
    if len(names) == 1 and outcome:
        return [(names[0], outcome)]
    if len(names) < 2 or _ALL.match(outcome):
        return []
    became: list[list[str]] = [[] for _ in names]
    at = None
    for clause in (piece for piece in _CLAUSE.split(outcome) if piece):
        if first := _FIRST.match(clause):
            number = number_of(first["slot"]) if first["slot"] else _NUMERALS[first["word"]]
            for place in range(min(number, len(names))):
                became[place].append(clause[first.end() :].lstrip("都全均"))
            continue
        if one := _ONE_OF.match(clause):
            at = min(_NUMERALS[one["word"]], len(names)) - 1
            became[at].append(clause[one.end() :])
            continue
        likeness = [len((set(clause) & set(name)) - _COMMON) for name in names]
        if max(likeness) > 0:
            at = likeness.index(max(likeness))
        if at is None:
            return []
        became[at].append(_without_name(clause, names[at]))
    return [(name, "，".join(clauses)) for name, clauses in zip(names, became, strict=True)]

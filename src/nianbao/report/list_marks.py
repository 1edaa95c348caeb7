"""The number or sign a clerk puts before a remark that is one of a list: 1. 2、 （3） ① 第一条."""

from __future__ import annotations

import re

from nianbao.report.regex import regex

_MARK = regex(
    r"^\s*(?:"
    # 2.2个在建项目 is item 2 of a list and two projects; 2.5万元 and 3.5个工作日 are no list.
    r"[1-9][0-9]?[.．](?=[1-9][0-9]*(?:月|[件条次家期篇份人处块名场户本批项台]|个(?!月|工作日|小时|百分点)))"
    r"|[1-9][0-9]?(?:[.．](?![0-9])|、(?![0-9一二三四五六七八九十]))"
    r"|[（(](?:[1-9][0-9]?|[一二三四五六七八九十])[）)]、?"
    r"|[①-⑳]"
    r"|[一二三四五六七八九十]、(?![一二三四五六七八九十0-9])"
    r")\s*"
)
_ITEM = regex(
    r"^\s*(?:[1-9]\s+(?=[\u4e00-\u9fff“])(?![件条次家期篇份人处块名场户本批项台个年月日天种道级])"
    r"|(?:头一|第一|第二|第三|第四|第五)(?:条|个|项|点|件事)(?:问题)?(?:是|就是|，|：|\s)*"
    r"|(?:去年|上年度?|头年)(?:的)?问题(?:[一二三四五]|[1-5](?![0-9]))[，、：:.．]?"
    r"|其[一二三四五][，：])"
)
_SAID_ONCE = regex(r"[②-⑳]|第[二三四五](?:条|个|项|点)|[；;。]\s*(?:[2-9][.．、]|[一二三]是|还有|另)")
_HEADING = regex(
    r"^(?:去年|上年度?|头年)(?:的)?(?:报告|年报)?(?:里|中|上)?(?:写|说|讲|提|列)?(?:了|过|的)?(?:是|有)?"
    r"[一二两三四五六1-6](?:个|条|项|点)(?:问题|不足|毛病)?(?:吧|呢)?[：，。；:,;]\s*(?=头一|第一)"
)
_LISTED = frozenset({"last_year", "problems", "plans"})
"""Topics whose remarks answer a list, so that a bare 1 or 头一条 is the number of an item."""


def list_mark(words: str, topic: str) -> int:
    """How many characters at the head of a remark are its number in a list; 0 where it is none.

    A remark that holds several items keeps its numbers, which tell them apart.
    """
    at = 0
    if topic in _LISTED:
        if _SAID_ONCE.search(words[1:]) or (words.count("①") and "②" in words):
            return 0
        if heading := _HEADING.match(words):
            at = heading.end()
    elif re.search("[②-⑳]", words[1:]):
        return 0
    mark = _MARK.match(words[at:]) or (_ITEM.match(words[at:]) if topic in _LISTED else None)
    if mark is None:
        return 0
    return at + mark.end() if at + mark.end() < len(words) else 0

"""What a clause is about, carried over to the next one, which does not say it again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.drafting.composer.clauses import Clause
    from nianbao.report.facts import Fact

_CLASSES = regex(
    r"^(?:按)?(?:类|类别|分类|栏目|内容|种类)(?:来)?(?:说|分|看|算|统计)?[：，]?(?=[^，。；⟦]{2,12}⟦)"
)
"""按类说：工作动态⟦⟧: what follows are the classes of the count before it."""
_JUDGED = regex(r"^(?P<what>[^，。；⟦]{2,10})(?:是)?怎么(?:评|分|定|算|打分)的$")
_COUNTED_BLINDLY = regex(
    r"^(?P<what>(?:微信)?(?:公众号|视频号|抖音号?|微博)(?:“[^”]+”)?)(?P<rest>(?:的)?(?:粉丝|关注"
    r"|阅读量|点击量|浏览量)[^，。；⟦]{0,4}(?:没|未)[^，。；⟦]{0,6})$"
)
"""公众号“柘亭街”粉丝没数，文章261篇: the account is what the articles stood in."""
_UNTOUCHED = regex("^(?:今年|全年)?(?:也)?(?:没|未)(?:有)?(?:动|变|改)过$")
_DOCUMENTS = regex("^(?:行政)?规范性文件")
_BARE_COUNT = regex(r"^(?:一共|共|全年|文章|信息|推文|发|推送)[^，。；⟦]{0,4}⟦[^⟦⟧]+⟧(?:篇|条|期)$")


def subjects(clauses: tuple[Clause, ...], fact: Fact) -> tuple[Clause, ...]:
    """The clauses, each with the subject it leaves to the one before it."""
    told: list[Clause] = []
    at = 0
    while at < len(clauses):
        clause = clauses[at]
        behind = clauses[at + 1] if at + 1 < len(clauses) else None
        if told and "⟦" in told[-1].text and (classes := _CLASSES.match(clause.text)):
            told[-1] = replace(told[-1], end="，")
            told.append(replace(clause, text=clause.text[classes.end() :]))
        elif told and _UNTOUCHED.match(clause.text) and _DOCUMENTS.match(told[-1].text):
            told.append(replace(clause, text="规范性文件没有新出和废止的"))
        elif behind and fact.topic == "proactive" and (judged := _JUDGED.match(clause.text)):
            said = f"{clause.said}，{behind.said}"
            told.append(replace(behind, text=judged["what"] + behind.text, said=said))
            at += 1
        elif behind and (named := _COUNTED_BLINDLY.match(clause.text)) and _BARE_COUNT.match(behind.text):
            told += [replace(behind, text=f"{named['what']}{behind.text}", end="，"), clause]
            at += 1
        else:
            told.append(clause)
        at += 1
    return tuple(told)

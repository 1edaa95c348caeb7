"""What a clerk does not know, asked in the form of a question instead of her words in quotes."""

from __future__ import annotations

import re

from nianbao.report.regex import regex

_IGNORANCE = regex(
    r"(?:^|，|。)?(?:但|不过|可是|可)?(?:我们|我|这边|大家|他们|办公室)?(?:现在|目前|这边|自己|手头|手上|这里|实在)*(?:还|也|都|真|就|是)*"
    r"(?:吃不准|拿不准|说不准|说不清|说不好|搞不清楚?|弄不清楚?|不太?清楚|不太?确定|不知道|不晓得|不掌握|记不清|没人说得清|没人知道|没说清楚?|没讲清楚?"
    r"|没有?(?:问|查|复核|核|找|翻|看|对|数)(?:到|着|过|实|出来)?|没(?:顾上|来得及|空)(?:去)?(?:问|查|核|看)|(?:还)?(?:得|要|需要?|待)(?:再)?(?:去)?(?:问|核|查)(?:一下|一问)?(?:[\u4e00-\u9fff]{0,8}))(?:了|过)?$"
)
_NAMED = regex(
    r"^(?P<subject>(?:⟦[^⟦⟧]+⟧|[^，。；])*?)(?P<verb>[\u4e00-\u9fff]{1,2})(?:没|不)(?P=verb)(?P<done>过|了|进去|上|完|好|成|掉)?(?P<object>[^，。；]{0,12})$"
)
_ONLY = regex(r"^是不是(?:光|只|仅)(?:是)?(?P<when>[^，。；]*?年)(?:一年|全年)?的?$")
_WHETHER = (
    (regex("是不是"), "是否"),
    (regex("有没有"), "有无"),
    (regex("算不算"), "是否计入"),
    (regex("能不能|可不可以"), "能否"),
    (regex("归不归"), "是否归入"),
)
_BETWEEN = regex(
    r"^(?P<subject>[^，。；]*?)(?:是)?(?P<a>⟦[^⟦⟧]+⟧[\u4e00-\u9fff]{1,4})还是(?P<b>⟦[^⟦⟧]+⟧[\u4e00-\u9fff]{1,4})$"
)
_VERBS = {
    "搞": "开展",
    "弄": "开展",
    "做": "开展",
    "办": "办理",
    "挂": "公开",
    "给": "公开",
    "公": "公开",
    "算": "计入",
    "发": "发布",
    "改": "整改",
    "修": "修复",
    "装": "恢复",
    "标": "标注",
}
_UNDER_WAY = frozenset({"公开", "计入"})
_NOT_ASKED = regex("我|你|咱|人家|搞|弄|啥|咋|是否已?(?:要|用|看|写)")


def question_of(words: str) -> str:
    """The question in words of doubt such as 注销没注销我不知道, slotted; empty where they hold none."""
    clauses = re.split("[，。；]", words)
    if len(clauses) > 1 and sum("⟦" in clause for clause in clauses) and "⟦" not in clauses[-1]:
        # 差的8件说是涉密，有没有重复统计在核: a question without its figure would not say what is open.
        return ""
    for clause in clauses:
        bare = _IGNORANCE.sub("", clause).strip("？?")
        asked = _asked(bare) if bare else ""
        if asked and not _NOT_ASKED.search(asked):
            return asked
    return ""


def _asked(bare: str) -> str:
    bare = _ONLY.sub(r"是否仅为\g<when>的数量", bare)
    for pattern, written in _WHETHER:
        if pattern.search(bare):
            return pattern.sub(written, bare)
    bare = bare.replace("到底", "")
    if between := _BETWEEN.match(bare):
        return f"{between['subject']}{between['a']}还是{between['b']}"
    if named := _NAMED.match(bare):
        verb = _VERBS.get(named["verb"], named["verb"])
        done = "已" if verb not in _UNDER_WAY and verb != "开展" else ""
        subject = re.sub(
            "(?:的)?(?:情况|这块)$|(?:我)?(?:也)?(?:不知道|不清楚|不晓得)$", "", named["subject"]
        )
        return f"{subject}是否{done}{verb}{named['object'].removesuffix('回去')}"
    return ""

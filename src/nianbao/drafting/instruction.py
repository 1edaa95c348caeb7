"""What a clerk wants changed: a way of writing, or a fact that nobody has supplied yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.drafting.grounding.wording import Wording
from nianbao.report.figures import read_figures
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.drafting.evidence import Evidence
    from nianbao.drafting.vocabulary import Vocabulary

_OF_WRITING = frozenset({"字", "个字", "句", "段", "行", "页", "倍", "%"})
"""Units of how something is written: 写到200字以内 asks for no fact."""
_MANNER = regex("一点儿?(?=$|[，。；、！])|一些|一下")
"""写短一点 asks for no point."""
_WANTED = regex(
    "(?:写上|加上|补上|添上|补充|增加|加入|写明|写进|写入|提到|提一下|加一句|补一句|说明)(?P<what>[^，。；！\n]+)"
)
_AROUND = regex(
    "(?:我们|一下|有关|关于|的)?(?:内容|情况|部分|数据|说明|一句|一段|进去|上去|里面|这件事|这项工作)+$|^(?:一下|一句|一段|有关|关于|：|“)+|”$"
)


def unknown_in(instruction: str, evidence: Evidence, vocabulary: Vocabulary) -> str:
    """The words of an instruction that ask for a fact the part has no evidence of; empty when there are none.

    写短一点 and 补充公众号的内容 are about writing, as long as the clerk said something of an account;
    写上培训了三次 is not, unless she said so.
    """
    instruction = _MANNER.sub("", instruction)
    known = {offered.value for offered in evidence.offered} | {None}
    for figure in read_figures(instruction).figures:
        if figure.soft or figure.unit in _OF_WRITING:
            continue
        written = instruction[figure.start : figure.unit_end]
        if figure.value not in known or (figure.value is None and written not in evidence.words):
            return written
    wording = Wording(evidence, vocabulary)
    for wanted in _WANTED.finditer(instruction):
        what = _AROUND.sub("", _AROUND.sub("", wanted["what"].strip()))
        if what and wording.unknown_words(what):
            return what
    return ""

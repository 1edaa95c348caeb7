"""Parts to be written anew, asked for in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.interview.steps import AskBack, Choice, Rewrite
from nianbao.report.regex import regex
from nianbao.report.tables import ASPECT_HEADINGS, part_name

if TYPE_CHECKING:
    from nianbao.interview.asking import Asked
    from nianbao.interview.steps import Step

_ASPECTS = tuple(f"1.{aspect}" for aspect in ASPECT_HEADINGS)
_ALL = (*_ASPECTS, "5", "6")
_TABLES = {"二": "2", "三": "3", "四": "4"}
_PARTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (_ALL, "全文|整篇|通篇|整个报告|整份报告|全部|所有部分|报告"),
    (("1.on_request",), "(?:第?[（(]?二[）)])?依申请公开(?:情况)?"),
    (("1.proactive",), "(?:第?[（(]?一[）)])?主动公开(?:情况)?"),
    (("1.management",), "(?:第?[（(]三[）)])?(?:政府)?信息管理"),
    (("1.platform",), "(?:第?[（(]四[）)])?(?:政府信息公开)?(?:公开)?平台(?:建设)?"),
    (("1.supervision",), "(?:第?[（(]五[）)])?监督保障"),
    (("lead",), "编制说明|导语|开头|前言|引言|开头(?:那)?段"),
    (
        ("5",),
        "第五部分|第五[节块]|问题|存在的?(?:主要)?问题(?:及改进情况)?|问题(?:和|及|与)(?:改进|措施)(?:情况)?",
    ),
    (("6",), "第六部分|第六[节块]|其他(?:需要报告的)?事项"),
    (_ASPECTS, "第一部分|第一[节块]|总体情况"),
)
_NAMES = "|".join(words for _, words in _PARTS)
_SUFFIX = "(?:这|那)?(?:一|个)?(?:部分|段|块|节|小节|里)?(?:的)?(?:内容|文字)?(?:情况)?"
_POLITE = "(?:请|帮我|帮忙|麻烦你?|你|给我|能不能|可以|那)*"
_ANEW = "(?:重写|重新写|改写|再写|润色|精简|压缩|扩写|缩写|优化|修改|重新起草|换个说法写|换个写法)"
_LITTLE = "(?:一?点儿?|一些|些|一下)?"
_MANNER = (
    rf"(?:{_ANEW}(?:一下|一遍|一次|下)?|"
    rf"(?:再|更|要|得|给我)*(?:写|改|弄|搞|说|变)(?:得|的)?(?:再|更|尽量)*(?:短|长|简短|简洁|简单|精炼|详细|具体|正式|平实|朴实|细|通顺|书面|口语化?少|好|像样|规范|实在|诚恳)"
    rf"{_LITTLE}|"
    rf"(?:语气|口气|文风|措辞|用词|写法|话)(?:要|再|更|得)*(?:平实|正式|客气|朴实|书面|严肃|谦虚|平和|实在|简洁|缓和|低调){_LITTLE}|"
    rf"(?:再|更)+(?:短|长|简短|简洁|精炼|详细|具体|正式|平实|朴实|细|通顺|书面|规范){_LITTLE}|"
    rf"(?:太长|太短|太啰嗦|太空|太细|太口语|太官腔|太笼统)了?|(?:短|长|简短|简洁|精炼|详细|具体|正式|平实|朴实|细致?|通顺){_LITTLE}|"
    r"(?:控制|压|缩|压缩|缩短|精简|写|扩)(?:到|在)?[\d一二两三四五六七八九十百]+个?字(?:以内|以下|左右|之内)?|"
    r"(?:少写|多写|不要|去掉|少用|别用|不用|少说)(?:点|些)?(?:套话|空话|官话|形容词|排比|口号)|"
    r"换个?(?:一个)?(?:说法|写法|表述|样子)|(?:不要|别|不用)写?得?(?:太|这么|那么)(?:长|短|啰嗦|细|空|笼统|口语)了?|分(?:成)?[两二三四几]段(?:写)?|合成一段)"
)
_TAIL = r"(?:吧|好吗|可以吗|行吗|好了|就行|就好|就可以|哈|啊)?(?:[，,]\s*(?P<more>[^。]{1,60}))?"
_PART_FIRST = regex(f"{_POLITE}(?:把|将)?(?P<part>{_NAMES}){_SUFFIX}(?:都|也)?(?P<how>{_MANNER}){_TAIL}")
_VERB_FIRST = regex(f"{_POLITE}(?P<how>{_ANEW}(?:一下|一遍|一次)?)(?P<part>{_NAMES}){_SUFFIX}{_TAIL}")
_NO_PART = regex(
    f"{_POLITE}(?:把|将)?(?:这段|这一段|这部分|它|这个|这里)?(?:都|也)?(?P<how>{_MANNER}){_TAIL}"
)
_OF_TABLES = regex(f"{_POLITE}(?:把|将)?第(?P<n>[二三四])(?:部分|[节块]){_SUFFIX}(?P<how>{_MANNER}){_TAIL}")


def rewrites(sentence: str, asked: Asked | None) -> tuple[Step, ...]:
    """What a sentence wants written anew; empty when it wants nothing of the kind."""
    text = sentence.strip()
    if found := _OF_TABLES.fullmatch(text):
        return (AskBack(f"第{found['n']}部分是表格，数都从表里来，没有文字可改。要改数，请说改成多少。"),)
    if found := _PART_FIRST.fullmatch(text) or _VERB_FIRST.fullmatch(text):
        parts = next(parts for parts, words in _PARTS if re.fullmatch(words, found["part"]))
        return tuple(Rewrite(part, _instruction(found)) for part in parts)
    if found := _NO_PART.fullmatch(text):
        part = asked.place if asked else ""
        if part in _ALL:
            return (Rewrite(part, _instruction(found)),)
        choices = tuple(Choice(part_name(each), (Rewrite(each, _instruction(found)),)) for each in _ALL)
        return (AskBack("要改哪一部分？", choices),)
    return ()


def _instruction(found: re.Match[str]) -> str:
    return "，".join(each for each in (found["how"], found["more"] or "") if each)

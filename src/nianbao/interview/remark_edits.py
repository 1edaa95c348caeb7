"""Remarks taken back or said otherwise in words: the one that is meant, or the question which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.interview.situation import remarks_of
from nianbao.interview.steps import AskBack, Choice, Deed, Remove, Reword, Say
from nianbao.report.figures import read_figures
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Callable

    from nianbao.interview.asking import Asked
    from nianbao.interview.situation import Situation
    from nianbao.interview.steps import Step
    from nianbao.report.figures import Figure

_POLITE = "(?:请|帮我|麻烦你?|那|就|再|你)*"
_THAT = "(?:那|这)一?(?:条|句|个|段|句话|件事)"
_REMOVE = regex(
    f"{_POLITE}(?:把|将)?(?P<what>[^，。；]{{0,20}}?)(?:的)?{_THAT}(?:话)?(?:给我?)?"
    "(?:删除?|删掉|删了|去掉|去了|拿掉|划掉|不要|不要了|不算|作废|撤了|撤掉)(?:吧|哈|啊)?"
    f"|{_POLITE}(?:删掉|删除|删了|删|去掉|拿掉|划掉|不要)(?P<that>[^，。；]{{0,20}}?)(?:的)?{_THAT}(?:话)?(?:吧|了)?"
)
_INSTEAD = regex(
    f"{_POLITE}(?:把|将)?(?P<what>[^，。；]{{0,20}}?)(?:的)?{_THAT}(?:话)?(?:改成|改为|换成|改作)[“：:]?(?P<new>.+?)”?"
)
_WRONG = regex(
    "(?:不对|不是|错了|搞错了|弄错了)?[，,！!。]?(?:我)?(?:刚才|刚刚|刚|前面|上面|上一条)?(?:那条|那句)?(?:我)?"
    "(?:说|写|记|填|打|报|搞|弄)(?:得?不对|错)了?(?:一个数|个数)?[，,：:！!。]+(?P<rest>.+)"
    "|(?:更正|纠正|修正|改一下|改正)(?:一下)?[，,：:]+(?P<more>.+)"
    "|(?:不对|错了)[，,！!]+(?P<then>.+)"
)
_CHANGED = regex(
    f"{_POLITE}(?:把|将)?(?P<name>[^，。；]{{1,16}}?)(?:的?(?:数|次数|人数|条数|数量))?(?:改成|改为|更正为|更正成|应该是|应为)"
    r"(?P<number>[\d０-９]+|[一二两三四五六七八九十百]+)(?P<unit>(?:(?!了|的)[一-鿿]){0,3}?)(?:吧|才对)?"
)
_NOT_BUT = regex(
    "(?P<name>[^，。；]{0,12}?)不是(?P<old>[^，。；]{1,16})[，,]\\s*(?:应该|而)?是(?P<new>[^，。；]{1,30})"
)
_TAKE_OUT = regex(
    f"{_POLITE}(?:删掉|删除|去掉|拿掉|划掉)(?P<what>[^，。；0-9了]{{2,6}})"
    f"|{_POLITE}(?P<that>[^，。；0-9]{{2,6}}?)的?(?:就)?(?:不要写了?|别写了?|不写了)(?:吧)?"
)
_LAST = regex("(?:我)?(?:刚才|刚刚|上面|上一|最后|前面|刚说)?(?:说|写|记)?(?:的)?")
_LINKS = regex(
    "^(?:其实|应该|应当|实际|一共|总共|共|是|为|有|的)+|(?:其实|应该|应当|实际|一共|总共|共|是|为|有|了|的)+$"
)


def remark_edits(sentence: str, situation: Situation, asked: Asked | None) -> tuple[Step, ...]:
    """What a sentence wants changed in the remarks; empty when it wants nothing of the kind."""
    if found := _INSTEAD.fullmatch(sentence):
        new = found["new"].strip("“”。")
        return _one(
            _called(found["what"], situation, asked),
            found["what"],
            lambda topic, words: Reword(topic, words, new),
        )
    if found := _REMOVE.fullmatch(sentence):
        what = found["what"] or found["that"] or ""
        if _LAST.fullmatch(what):
            return (Deed.UNDO,)
        return _one(_called(what, situation, asked), what, Remove)
    if found := _WRONG.fullmatch(sentence):
        return _corrected((found["rest"] or found["more"] or found["then"]).strip("。"), situation, asked)
    if found := _NOT_BUT.fullmatch(sentence):
        return _not_but(found, situation)
    if found := _TAKE_OUT.fullmatch(sentence):
        what = found["what"] or found["that"]
        named = _called(what, situation, asked)
        choices = tuple(Choice(f"去掉“{words}”", (Remove(topic, words),)) for topic, words in named)
        return (
            (AskBack("要去掉哪一条？", (*choices, Choice("都不是，记成素材", (Say(sentence),)))),)
            if named
            else ()
        )
    if found := _CHANGED.fullmatch(sentence):
        counted = re.search("(?:人次|[件条次份篇人])$", found["name"])
        unit = found["unit"] or (counted[0] if counted else "")
        name = found["name"].removesuffix(unit) if counted and not found["unit"] else found["name"]
        figures = read_figures(found["number"] + unit).figures
        candidates = _with_figure(name, figures[0], situation, asked) if figures else []
        return _choose(candidates, found["name"]) if candidates else ()
    return ()


def _called(what: str, situation: Situation, asked: Asked | None) -> list[tuple[str, str]]:
    """The remarks that hold these words; those of the question's own topic alone, when there are any."""
    word = _LINKS.sub("", re.sub("^(?:关于|说|讲|写|提到)|(?:的)$", "", what.strip("“”")))
    found = [(topic, words) for topic, words in remarks_of(situation.typed) if word and word in words]
    own = [each for each in found if asked and each[0] == asked.question.topic]
    return own if len(own) == 1 else found


def _one(found: list[tuple[str, str]], what: str, make: Callable[[str, str], Step]) -> tuple[Step, ...]:
    if len(found) == 1:
        return (make(*found[0]),)
    if not found:
        return (AskBack(f"没有找到说“{what}”的那一条，请在右边的素材里点着改。"),)
    choices = tuple(Choice(words, (make(topic, words),)) for topic, words in found)
    return (AskBack(f"说到“{what}”的有{len(found)}条，是哪一条？", choices),)


def _corrected(rest: str, situation: Situation, asked: Asked | None) -> tuple[Step, ...]:
    figures = [each for each in read_figures(rest).figures if not each.soft]
    if len(figures) == 1:
        figure = figures[0]
        name = rest[: figure.start]
        if candidates := _with_figure(name, figure, situation, asked):
            return _choose(candidates, name)
        return ()
    word = _LINKS.sub("", re.split("是|为|，", rest)[0])[:6]
    found = _called(word, situation, asked) if len(word) > 1 else []
    if not found:
        return (Say(rest),)
    return _one(found, word, lambda topic, words: Reword(topic, words, rest))


def _not_but(found: re.Match[str], situation: Situation) -> tuple[Step, ...]:
    """不是45人次，是50人次: where the first was said, the second is put."""
    name, old, new = found["name"], found["old"], found["new"].strip("。")
    holding = [(topic, words) for topic, words in remarks_of(situation.typed) if old in words]
    fitting = [each for each in holding if name and _place_of(name, each[1]) >= 0] or holding
    return (
        _choose([Reword(topic, words, words.replace(old, new, 1)) for topic, words in fitting], old)
        if fitting
        else ()
    )


def _with_figure(name: str, figure: Figure, situation: Situation, asked: Asked | None) -> list[Reword]:
    """Every way to put the figure in the place of one with the same unit, in a remark that holds the name."""
    word = _LINKS.sub("", name.strip("，、 "))
    topic = asked.question.topic if asked else ""
    found: list[Reword] = []
    own: list[Reword] = []
    for of, words in remarks_of(situation.typed):
        at = _place_of(word, words)
        if at < 0:
            continue
        places = [
            each for each in read_figures(words).figures if not each.soft and _same(each.unit, figure.unit)
        ]
        if word:
            places = [each for each in places if each.start >= at][:1] or places[-1:]
        for place in places:
            said = words[: place.start] + figure.text + words[place.end :]
            (own if of == topic else found).append(Reword(of, words, said))
    # Without a name the figure is about what was asked.
    return own if own and (not word or len(own) == 1) else [*own, *found]


def _place_of(word: str, words: str) -> int:
    """Where a remark holds a word, or its beginning: 公众号发 is found in 公众号“青石发布”发了120条."""
    beginnings = (word[:length] for length in range(len(word), 1, -1))
    return next((words.find(each) for each in beginnings if each in words), -1) if word else 0


def _same(one: str, other: str) -> bool:
    return one == other or not other or (other in ("件", "个", "份") and one in ("件", "个", "份"))


def _choose(candidates: list[Reword], name: str) -> tuple[Step, ...]:
    if len(candidates) == 1:
        return (candidates[0],)
    choices = tuple(Choice(f"“{each.words}”改成“{each.instead}”", (each,)) for each in candidates)
    return (
        AskBack(f"{f'说到“{name}”的' if name else '这样的数'}有{len(candidates)}处，改哪一处？", choices),
    )

"""Which measure answers which problem."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.report.draft import Sentence

_NOISE = regex(r"⟦[^⟦⟧]*⟧|【[^】]*】|[^\u4e00-\u9fff]")
_CLEAR = 2
"""Shared subjects and word pairs from which two sentences are taken to be about one thing."""

_COMMONPLACE = frozenset(
    {
        "年度",
        "每次",
        "明年",
        "负责",
        "单位",
        "办理",
        "发布",
        "不足",
        "及时",
        "部分",
        "有的",
        "全年",
        "材料",
        "进行",
        "问题",
        "政务",
        "人员",
        "承办",
        "办人",
        "经办",
    }
)
"""Word pairs that tell nothing of what a problem or measure is about."""
_LABELLED = regex(r"^[^，。；：⟦【]{2,10}：")
_LEFT_OVER = regex("余下|剩下|剩余|其余|还没|没完成")
_CLEARLY_LATE = 4
"""The same for a plan and a problem of last year: it was said of this year, so more is asked of it."""


def pair(
    problems: list[Sentence], plans: list[Sentence], last_year: list[str], kin: tuple[frozenset[str], ...]
) -> tuple[list[tuple[Sentence, Sentence | None]], list[Sentence]]:
    """Give each problem its measure.

    Likeness decides first. What is left is paired by order only when as many measures as problems are left,
    none of them about last year: a measure under the wrong problem is worse than a mark.

    Returns:
        The problems in order, each with its measure or None; and the measures that answer none of them.
    """
    likeness = sorted(
        (
            (-_alike(problem.text, plan.text, kin), abs(at - place), at, place)
            for at, problem in enumerate(problems)
            for place, plan in enumerate(plans)
        ),
    )
    chosen: dict[int, int] = {}
    for negative, _, at, place in likeness:
        if -negative >= _CLEAR and at not in chosen and place not in chosen.values():
            chosen[at] = place
    chosen |= _by_one_word(problems, plans, chosen)
    open_problems = [at for at in range(len(problems)) if at not in chosen]
    every_open_plan = [place for place in range(len(plans)) if place not in chosen.values()]
    unanswered = [problems[at].text for at in open_problems]
    if open_problems and len(open_problems) == len(every_open_plan):
        late = [place for place in every_open_plan if _is_left_over(plans[place], last_year, unanswered)]
    else:
        late = [
            place for place in every_open_plan if is_of_last_year(plans[place], last_year, unanswered, kin)
        ]
    open_plans = [place for place in every_open_plan if place not in late]
    if len(open_problems) == len(open_plans):
        chosen.update(
            (at, place)
            for at, place in zip(open_problems, open_plans, strict=True)
            if not _names_another(plans[place].text, problems[at].text, kin)
        )
    pairs = [(problem, plans[chosen[at]] if at in chosen else None) for at, problem in enumerate(problems)]
    return _with_tails(
        pairs, [plan for place, plan in enumerate(plans) if place not in chosen.values()], last_year, kin
    )


def _by_one_word(problems: list[Sentence], plans: list[Sentence], chosen: dict[int, int]) -> dict[int, int]:
    """Open plans that share a word with one open problem and with no other."""
    found: dict[int, int] = {}
    for place, plan in enumerate(plans):
        if place in chosen.values():
            continue
        words = _pairs(_NOISE.sub("", plan.text)) - _COMMONPLACE
        sharing = [
            at
            for at, problem in enumerate(problems)
            if at not in chosen and words & _pairs(_NOISE.sub("", problem.text))
        ]
        if len(sharing) == 1 and sharing[0] not in found:
            found[sharing[0]] = place
    return found


def _names_another(plan: str, problem: str, kin: tuple[frozenset[str], ...]) -> bool:
    """解读：随文件同步 under a problem of complaints: its label says that it answers something else."""
    label = _LABELLED.match(plan)
    return label is not None and not _alike(label[0], problem, kin)


def is_about(plan: Sentence, texts: list[str], kin: tuple[frozenset[str], ...]) -> bool:
    """Whether a plan is clearly about one of these texts."""
    label = _LABELLED.match(plan.text)
    return any(
        _alike(plan.text, text, kin) >= _CLEARLY_LATE or (label and _alike(label[0], text, kin) >= _CLEAR)
        for text in texts
    )


def is_of_last_year(
    plan: Sentence, last_year: list[str], problems: list[str], kin: tuple[frozenset[str], ...]
) -> bool:
    """Whether a plan is about last year's problems and not about these of this year."""
    return is_about(plan, last_year, kin) or _is_left_over(plan, last_year, problems)


def _is_left_over(plan: Sentence, last_year: list[str], problems: list[str]) -> bool:
    """余下2个雨棚: what is left of a thing last year's items name and this year's problems do not."""
    if not _LEFT_OVER.match(plan.text):
        return False
    words = _pairs(_NOISE.sub("", plan.text)) - _COMMONPLACE
    if any(words & _pairs(_NOISE.sub("", text)) for text in problems):
        return False
    return any(words & _pairs(_NOISE.sub("", text)) for text in last_year)


def closest(plan: Sentence, items: list[Sentence], kin: tuple[frozenset[str], ...]) -> int:
    """The place of the item a plan is most like."""
    return max(range(len(items)), key=lambda place: (_alike(plan.text, items[place].text, kin), -place))


def _with_tails(
    pairs: list[tuple[Sentence, Sentence | None]],
    left: list[Sentence],
    last_year: list[str],
    kin: tuple[frozenset[str], ...],
) -> tuple[list[tuple[Sentence, Sentence | None]], list[Sentence]]:
    """Put what is left of a remark behind the measure that came from the same remark."""
    for plan in list(left):
        for at, (problem, measure) in enumerate(pairs):
            if measure and measure.evidence == plan.evidence and not is_about(plan, last_year, kin):
                text = f"{measure.text.rstrip('。')}；{plan.text}"
                pairs[at] = (problem, replace(measure, text=text))
                left.remove(plan)
                break
    return pairs, left


def likeness(one: str, other: str) -> int:
    """How many word pairs two texts share that tell what they are about."""
    first, second = _NOISE.sub("", one), _NOISE.sub("", other)
    return len((_pairs(first) & _pairs(second)) - _COMMONPLACE)


def _alike(one: str, other: str, kin: tuple[frozenset[str], ...]) -> int:
    first, second = (_NOISE.sub("", _quoted(text)) for text in (one, other))
    subjects = sum(
        2 for row in kin if any(word in first for word in row) and any(word in second for word in row)
    )
    return subjects + len(_pairs(first) & _pairs(second))


def _quoted(text: str) -> str:
    """What a mark that stands alone quotes: a measure not decided yet is about that."""
    return text.partition("“")[2].rpartition("”")[0] if text.startswith("【") else text


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)} - {
        "公开",
        "信息",
        "工作",
        "政府",
        "没有",
        "不够",
    }

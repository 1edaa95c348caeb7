"""What to ask next and why: contradictions, surprises, last year's promises, then what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.interview.asking import NONE, SKIP, Asked, Does, Quick, Stage, State
from nianbao.interview.beginning import beginnings
from nianbao.interview.gaps import gaps
from nianbao.interview.promised import promises_left
from nianbao.interview.questions import BY_ID, QUESTIONS
from nianbao.interview.surprises import surprises
from nianbao.report.facts import TOPICS
from nianbao.report.tables import ASPECT_HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.interview.asking import Question
    from nianbao.interview.situation import Situation

ASPECTS = tuple(ASPECT_HEADINGS)


@dataclass(frozen=True, slots=True)
class Ready:
    """Whether the report can be finished, and what is left."""

    ready: bool
    left: tuple[Asked, ...]
    """What must still be answered, skipped questions included."""
    optional: tuple[Asked, ...]
    """What could still be told, in the order of the form; those answered or skipped are not among them."""
    told: str
    """The same as one or two Chinese sentences."""


def next_question(situation: Situation, *, beyond: bool = False) -> Asked | None:
    """The one question to ask now; None when asking is over (see `ready`).

    Args:
        situation: the answers, last year's report and what was asked already.
        beyond: go on with what may be told though the report is ready without.
    """
    asked = (each for each in _due(situation) if situation.log.state(each.id) is None)
    first = next(asked, None)
    if first is not None or not beyond:
        return first
    return next(iter(_optional(situation)), None)


def ready(situation: Situation) -> Ready:
    """Whether every required topic is answered, nothing contradicts the tables, every promise is answered."""
    left = tuple(each for each in _due(situation) if _binds(each))
    optional = tuple(_optional(situation))
    if left:
        named = "、".join(dict.fromkeys(_named(each) for each in left[:4]))
        told = f"还有{len(left)}处没有弄清楚：{named}{'等' if len(left) > 4 else ''}。"
    elif optional:
        told = f"该问的都问完了，可以起草。另有{len(optional)}个问题答了更好，也可以不答。"
    else:
        told = "该问的都问完了，可以起草。"
    return Ready(not left, left, optional, told)


def asked_again(situation: Situation, question: str) -> Asked | None:
    """A question by its id, to be answered anew; None when it no longer has a ground."""
    standing = next((each for each in _every(situation) if each.id == question), None)
    if standing is not None:
        return standing
    found = BY_ID.get(question)
    if found is None:
        return next((each for each in gaps(situation, closed=True) if each.id == question), None)
    return _open(found, situation)


def questions_of(situation: Situation, topic: str) -> tuple[Asked, ...]:
    """Every question of a topic for this kind of agency, answered or not, to be gone back to."""
    fitting = (each for each in QUESTIONS if each.topic == topic and fits(situation, each))
    return tuple(_open(each, situation) for each in fitting)


def is_told(situation: Situation, question: Question) -> bool:
    """Whether the remarks or the tables answer an open question."""
    if question.unless_cells and all(situation.value(key) is not None for key in question.unless_cells):
        return True
    if question.id == "last_year.improved" and any(not row.empty for row in situation.typed.promises):
        return True
    rows = situation.typed.problems
    if question.id == "problems.found" and any(row.problem.strip() for row in rows):
        return True
    if question.id == "plans.measures" and any(row.measure.strip() for row in rows):
        return True
    heard = situation.said(*(question.heard_in or (*ASPECTS, "last_year", "other")))
    # On an empty page no pattern is compiled to be looked for in nothing.
    return bool(heard.strip() and question.told_by and question.told_by.search(heard))


def _every(situation: Situation) -> Iterator[Asked]:
    yield from beginnings(situation)
    # On an empty page nothing contradicts anything, and the checks take longer to load than it to draw.
    if situation.typed.empty:
        return
    from nianbao.interview.contradictions import contradictions, doubts

    yield from contradictions(situation)
    yield from surprises(situation)
    yield from promises_left(situation)
    yield from doubts(situation)


def _due(situation: Situation) -> Iterator[Asked]:
    """Everything to be asked before the report is ready, in the order of asking, skipped or not."""
    yield from _every(situation)
    for question in QUESTIONS:
        if question.required and _is_open(situation, question):
            yield _open(question, situation)
    yield from gaps(situation)


def _is_open(situation: Situation, question: Question) -> bool:
    if not fits(situation, question) or is_told(situation, question):
        return False
    state = situation.log.state(question.id)
    if question.id == "problems.found":
        # The law asks for problems: having none is no answer the report could print.
        return state is not State.ANSWERED or not situation.said(question.topic)
    if state is State.ANSWERED:
        return not situation.said(question.topic)
    return state is not State.NONE


def _optional(situation: Situation) -> Iterator[Asked]:
    for question in QUESTIONS:
        suits = not question.required and fits(situation, question)
        if suits and not is_told(situation, question) and situation.log.state(question.id) is None:
            yield _open(question, situation)


def fits(situation: Situation, question: Question) -> bool:
    """Whether a question is one for this kind of agency with these tables."""
    kind = situation.typed.kind
    known = not question.only_with or situation.positive(question.only_with)
    return known and (kind is None or kind in question.kinds)


def _binds(asked: Asked) -> bool:
    """Whether the report is not ready without an answer."""
    return asked.stage in (Stage.CONTRADICTION, Stage.PROMISE, Stage.OPEN) or asked.id in _NEEDED


_NEEDED = frozenset({"profile.agency", "profile.kind", "profile.year", "tables.fill", "tables.blank"})


def _named(asked: Asked) -> str:
    if asked.stage is Stage.PROFILE:
        return "三张表" if asked.id.startswith("tables.") else "单位概况"
    if asked.stage is Stage.CONTRADICTION:
        return "对不上的数"
    return "上年承诺" if asked.stage is Stage.PROMISE else TOPICS[asked.question.topic]


def _open(question: Question, situation: Situation) -> Asked:
    said = tuple(Quick(words, Does.SAY, words) for words in question.quick if words != question.none)
    none = Quick(question.none, Does.NONE) if question.none in question.quick else NONE
    lacking = question.required and not situation.said(question.topic)
    why = f"“{TOPICS[question.topic]}”还{'没有内容' if lacking else '缺这一项'}。"
    quick = (*said, SKIP) if question.id == "problems.found" else (*said, none, SKIP)
    return Asked(question, Stage.OPEN, why if question.required else "答了更好，也可以不答。", quick)

"""The conversation about a kept report: each message or click is one turn, kept before it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nianbao.interview.answering import Answered, answer_parts, answer_quick, reworded
from nianbao.interview.commands import understood
from nianbao.interview.doing import carried_out
from nianbao.interview.log import ASKED, Log
from nianbao.interview.situation import PART_OF, Situation
from nianbao.interview.steps import (
    AskBack,
    Choice,
    Deed,
    EditCell,
    EditProfile,
    GoTo,
    Pick,
    Remove,
    Reword,
    Rewrite,
)
from nianbao.report.facts import TOPICS
from nianbao.report.keyed import changes_to, typed_of, values_in
from nianbao.report.record import Change, Turn, exchange
from nianbao.report.slots import plain
from nianbao.report.tables import CELLS, part_name
from nianbao.workspace.kept import new_token

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nianbao.interview.asking import Asked, Quick
    from nianbao.interview.steps import Step
    from nianbao.report.paper import Paper
    from nianbao.report.record import Record
    from nianbao.report.typed import Typed
    from nianbao.workspace.kept import Kept


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a turn, and where it leads."""

    told: str = ""
    """What the assistant says to it; kept with the turn. Empty when the next question says enough."""
    going_back: str = ""
    """Id of the question to be asked now though it is not the next."""
    part: str = ""
    """The part of the paper it concerns."""
    rewrite: str = ""
    """How that part is to be written otherwise."""
    does: Deed | Pick | None = None
    """What is left for the page to do: to check, download, draft, stop, or open the tables or a file."""
    choices: tuple[Choice, ...] = ()
    """What may have been meant; the page offers them."""


@dataclass(slots=True)
class _Course:
    """A turn while its steps are being carried out."""

    typed: Typed
    log: Log
    reply: Reply = field(default_factory=Reply)
    told: list[str] = field(default_factory=list)

    def tell(self, words: str) -> None:
        """One more sentence of the reply."""
        if words:
            self.told.append(words)

    def lead(self, **where: str | Deed | Pick | tuple[Choice, ...]) -> None:
        """Where the reply leads; the last word counts."""
        self.reply = replace(self.reply, **where)  # type: ignore[arg-type]


class Talking:
    """Takes what a clerk says and clicks."""

    def __init__(self, kept: Kept, author: str = "") -> None:
        """For one person; `author` is empty where nobody logs in."""
        self._kept = kept
        self._author = author

    def say(self, record: Record, asked: Asked | None, message: str, previous: Paper | None = None) -> Reply:
        """Take a message as the answer to the question of now, or as the command it is.

        Args:
            record: the report as the page showed it.
            asked: the question on the page; None when asking is over.
            message: what she typed.
            previous: last year's report.
        """
        typed, log = typed_of(values_in(record)), Log.of(record)
        steps = understood(message, Situation(typed, previous, log), asked)
        return self._turn(record, asked, lambda now: self._carried_out(now, asked, steps), message)

    def choose(self, record: Record, asked: Asked | None, choice: Choice) -> Reply:
        """Take one of the things that may have been meant."""
        return self._turn(
            record, asked, lambda now: self._carried_out(now, asked, choice.steps), choice.label
        )

    def quick(self, record: Record, asked: Asked, quick: Quick) -> Reply:
        """Take a quick answer."""

        def answered(now: Record) -> _Course:
            course = _Course(typed_of(values_in(now)), Log.of(now))
            _took(course, asked, answer_quick(course.typed, course.log, asked, quick))
            return course

        return self._turn(record, asked, answered, quick.label)

    def parts(self, record: Record, asked: Asked, values: Mapping[str, str]) -> Reply:
        """Take the filled parts of a question, by their names."""

        def answered(now: Record) -> _Course:
            course = _Course(typed_of(values_in(now)), Log.of(now))
            _took(course, asked, answer_parts(course.typed, course.log, asked, values))
            return course

        said = asked.question.remark(values) or "，".join(value for value in values.values() if value)
        return self._turn(record, asked, answered, said)

    def reword(self, record: Record, topic: str, words: str, instead: str) -> Reply:
        """Put other words in the place of a remark; empty ones take it away."""
        instead = " ".join(instead.split())

        def mended(now: Record) -> _Course:
            return _Course(reworded(typed_of(values_in(now)), topic, words, instead), Log.of(now))

        self._turn(record, None, mended, "")
        return Reply(f"已改成“{instead}”。" if instead else f"已删去“{words}”。", part=PART_OF[topic])

    def _carried_out(self, record: Record, asked: Asked | None, steps: tuple[Step, ...]) -> _Course:
        course = _Course(typed_of(values_in(record)), Log.of(record))
        for step in steps:
            if step is Deed.UNDO:
                self._undo(record, course)
                continue
            answered = carried_out(course.typed, course.log, asked, step)
            if answered is None:
                _lead(course, asked, step)
            else:
                _took(course, asked, answered)
                course.tell(_done(step))
        return course

    def _undo(self, record: Record, course: _Course) -> None:
        """Put back what the last turn that changed anything replaced."""
        edits = [edit for key, edit in record.answers.items() if not key.startswith(ASKED)]
        last = max((edit.turn for edit in edits), default=0)
        values = values_in(record)
        for edit in edits:
            if edit.turn == last:
                before = self._kept.history(record.card.id, edit.key)[:-1]
                values[edit.key] = before[-1].value if before else None
        course.typed = typed_of({key: value for key, value in values.items() if value is not None})
        course.tell("已撤回上一条。" if last else "还没有可以撤回的。")

    def _turn(
        self, record: Record, asked: Asked | None, course_on: Callable[[Record], _Course], said: str
    ) -> Reply:
        """Keep the turn in one transaction: what was said, what it changed, what became of the question.

        What somebody else was quicker with is done once more, on what they wrote: neither is lost.
        """
        course = course_on(record)
        told = " ".join(course.told)
        answered = exchange(asked.question.wording if asked and said else "", told) if said else ""
        changes = _changes(record, course, said)
        taken = self._kept.take(record.card.id, Turn(new_token(), changes, said, answered, self._author))
        if lost := {each.wanted.key for each in taken.conflicts}:
            now = self._kept.open(record.card.id)
            again = tuple(each for each in _changes(now, course_on(now), said) if each.key in lost)
            self._kept.take(record.card.id, Turn(new_token(), again, author=self._author))
        return replace(course.reply, told=told)


def _changes(record: Record, course: _Course, said: str) -> tuple[Change, ...]:
    """What a turn changes, answers first, then what became of the questions."""
    values = values_in(record)
    revs = {key: edit.rev for key, edit in record.answers.items()}
    answers = tuple(replace(change, evidence=said) for change in changes_to(course.typed, values, revs))
    states = tuple(
        Change(key, value, revs.get(key, 0))
        for key, value in course.log.values().items()
        if values.get(key) != value
    )
    return (*answers, *states)


def _took(course: _Course, asked: Asked | None, answered: Answered) -> None:
    course.typed, course.log = answered.typed, answered.log
    if answered.unclear:
        course.tell(answered.unclear)
        course.lead(going_back=asked.id if asked else "")
        return
    by_topic: dict[str, list[str]] = {}
    for remark in answered.remarks:
        by_topic.setdefault(remark.topic, []).append(remark.words)
    for topic, words in by_topic.items():
        course.tell(f"记在“{TOPICS[topic]}”：{'，'.join(words)}。")
        course.lead(part=PART_OF[topic])


def _done(step: Step) -> str:
    """What a correction did; an answer says where it went instead."""
    if isinstance(step, EditCell):
        return f"{CELLS[step.key].label}已改为{plain(step.value)}。"
    if isinstance(step, EditProfile):
        kind = step.kind.label if step.kind else ""
        told = (("单位", step.agency), ("单位类别", kind), ("年度", step.year and f"{step.year}年"))
        return "".join(f"{name}已改为{value}。" for name, value in told if value)
    if isinstance(step, Reword):
        return f"“{step.words}”已改成“{step.instead}”。"
    if isinstance(step, Remove):
        return f"已删去“{step.words}”。"
    if step is Deed.UNKNOWN:
        return "先跳过，查到了再说。"
    return ""


def _lead(course: _Course, asked: Asked | None, step: Step) -> None:
    """A step that changes no answer."""
    if isinstance(step, AskBack):
        course.tell(step.wording)
        course.lead(choices=step.choices, going_back=asked.id if asked else "")
    elif isinstance(step, GoTo):
        course.lead(going_back=step.question)
    elif isinstance(step, Rewrite):
        course.tell(f"{part_name(step.part)}：{step.instruction}。")
        course.lead(part=step.part, rewrite=step.instruction)
    elif step is Deed.BACK:
        course.lead(going_back=course.log.before(asked.id if asked else ""))
    elif step is Deed.WHY and asked is not None:
        question = asked.question
        examples = "；".join(question.examples)
        told = (
            question.why,
            question.carries and f"写清楚：{question.carries}",
            examples and f"例如：{examples}",
        )
        course.tell("。".join(each for each in told if each) + "。")
        course.lead(going_back=asked.id)
    elif isinstance(step, Deed | Pick):
        course.lead(does=step, going_back=asked.id if asked else "")

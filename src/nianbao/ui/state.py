"""What the page remembers between two runs; nobody else names a key of the session."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from nianbao.report.facts import TOPICS
from nianbao.report.tables import CELLS
from nianbao.report.typed import Typed, TypedProblem, TypedPromise
from nianbao.ui.sheets import SHEETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, MutableMapping

    from nianbao.interview.steps import Choice
    from nianbao.ports import HearingRun

Made = TypeVar("Made")
_KEPT = "kept"
_BEFORE = "before"
_LOADED = "loaded"
_FILLED = "filled"
_SEEN = "seen"
_REFUSAL = "refusal"
_NOTICE = "notice"
_DRAFTED = "drafted"
_HEARING = "hearing"
_TOLD = "told"
_GOING_BACK = "going-back"
_PART = "part"
_DOING = "doing"
_VIEW = "view"
_FINDING = "finding"
_TABLE = "table"
_INSTRUCTION = "instruction"
_CHOICES = "choices"
_POSTER = "poster-of"
_WHOLE_TALK = "whole-talk-shown"
_PROMISE = ("promise", "status", "evidence")
_PROBLEM = ("problem", "measure")


class View(StrEnum):
    """What stands beside the paper."""

    START = "start"
    TALK = "talk"
    NOTES = "notes"
    TABLES = "tables"
    CHECK = "check"
    GIVE = "give"

    @property
    def label(self) -> str:
        """What the page calls it."""
        return _VIEWS[self]


_VIEWS = {
    View.START: "开始",
    View.TALK: "对话",
    View.NOTES: "素材",
    View.TABLES: "三张表",
    View.CHECK: "校核",
    View.GIVE: "交付",
}


class ViewState:
    """One clerk's page: what is typed, what was loaded, and the last draft."""

    def __init__(self, session: MutableMapping[str | int, Any], start: Typed) -> None:
        self._session = session
        if _KEPT not in session:
            session[_FILLED] = 0
            session[_KEPT] = start
        self._collect()

    @property
    def typed(self) -> Typed:
        """Everything entered, as of this run."""
        typed: Typed = self._session[_KEPT]
        return typed

    @property
    def pristine(self) -> bool:
        """Whether nothing has been loaded or cleared yet."""
        return bool(self._session[_FILLED] == 0)

    def key(self, name: str) -> str:
        """The session's key of a widget; another one after every loading, so that it starts afresh."""
        return f"{name}@{self._session[_FILLED]}"

    def fill(self, typed: Typed, notice: str) -> None:
        """Put other content on the page; what stood there can be brought back once."""
        # A file loaded and left as it was is on the disk anyway; what the clerk typed is nowhere else.
        if not self.typed.empty and self.typed != self._session.get(_LOADED):
            self._session[_BEFORE] = self.typed
        self._session[_KEPT] = typed
        self._session[_FILLED] += 1
        self._session[_NOTICE] = notice
        self.refuse("")
        self._collect()
        self._session[_LOADED] = self.typed

    def put(self, typed: Typed) -> None:
        """Put newer content of the same report on the page."""
        self._session[_KEPT] = typed
        self._session[_FILLED] += 1
        self._collect()

    def bring_back(self) -> None:
        """Put back what was typed before something else was loaded over it."""
        self.fill(self._session.pop(_BEFORE), "已恢复载入前的内容。")
        self._session.pop(_BEFORE, None)
        # It is the clerk's own work again, wherever it came from.
        self._session.pop(_LOADED, None)

    @property
    def can_bring_back(self) -> bool:
        """Whether something was replaced that had been typed."""
        return _BEFORE in self._session

    @property
    def notice(self) -> str:
        """What happened last, as a sentence."""
        return str(self._session.get(_NOTICE, ""))

    @property
    def refusal(self) -> str:
        """Why the last file was not loaded; may span lines and quote the file."""
        return str(self._session.get(_REFUSAL, ""))

    def refuse(self, reason: str) -> None:
        """Keep or, with an empty reason, forget why a file was not loaded."""
        self._session[_REFUSAL] = reason

    def is_new(self, upload_id: str) -> bool:
        """Whether this upload is seen for the first time."""
        new = self._session.get(_SEEN) != upload_id
        self._session[_SEEN] = upload_id
        return new

    def take_cells(self, cells: Mapping[str, Decimal]) -> None:
        """Put numbers into cells; a total among them is compared, as one that a file states."""
        typed = self.typed
        entered = {key: number for key, number in cells.items() if not CELLS[key].computed}
        stated = {key: number for key, number in cells.items() if CELLS[key].computed}
        self.put(replace(typed, numbers={**typed.numbers, **entered}, stated={**typed.stated, **stated}))

    def drop_stated(self) -> None:
        """Forget the totals a file stated; the computed ones stand."""
        self._session[_KEPT] = replace(self.typed, stated={})

    def once(self, text: str, make: Callable[[], Made], *, slot: str = _DRAFTED) -> Made:
        """What was made of this very text last time, or newly made; one thing a slot is remembered."""
        if text not in self._session.get(slot, {}):
            self._session[slot] = {text: make()}
        made: Made = self._session[slot][text]
        return made

    @property
    def hearing(self) -> HearingRun | None:
        """A message being taken apart by a model, if one is."""
        run: HearingRun | None = self._session.get(_HEARING)
        return run

    @hearing.setter
    def hearing(self, run: HearingRun | None) -> None:
        self._session[_HEARING] = run

    @property
    def going_back(self) -> str:
        """Id of the question she went back to; empty when the next one is asked."""
        return str(self._session.get(_GOING_BACK, ""))

    @going_back.setter
    def going_back(self, question: str) -> None:
        self._session[_GOING_BACK] = question

    @property
    def part(self) -> str:
        """The part of the paper she is at."""
        return str(self._session.get(_PART, ""))

    @part.setter
    def part(self, part: str) -> None:
        self._session[_PART] = part

    @property
    def doing(self) -> str:
        """What is open above the paper: `rewrite`, `edit`, `history`, or nothing."""
        return str(self._session.get(_DOING, ""))

    @doing.setter
    def doing(self, what: str) -> None:
        self._session[_DOING] = what

    @property
    def view(self) -> View:
        """What stands beside the paper."""
        view: View = self._session.get(_VIEW, View.TALK)
        return view

    @view.setter
    def view(self, view: View) -> None:
        if view is not self.view:
            # Fields that are not drawn fall back to what was first put into them: they start afresh.
            self._collect()
            self._session[_FILLED] += 1
        self._session[_VIEW] = view

    @property
    def finding(self) -> int:
        """Number of the finding she clicked in the margin; 0 for none."""
        return int(self._session.get(_FINDING, 0))

    @finding.setter
    def finding(self, number: int) -> None:
        self._session[_FINDING] = number

    @property
    def table(self) -> int:
        """Which of the three tables is shown: 2, 3 or 4."""
        return int(self._session.get(_TABLE, 3))

    @table.setter
    def table(self, number: int) -> None:
        self._session[_TABLE] = number

    @property
    def instruction(self) -> str:
        """How she wants the part written, said in the conversation."""
        return str(self._session.get(_INSTRUCTION, ""))

    @instruction.setter
    def instruction(self, words: str) -> None:
        self._session[_INSTRUCTION] = words

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What her last message may have meant, until she has chosen or said something else."""
        choices: tuple[Choice, ...] = self._session.get(_CHOICES, ())
        return choices

    @choices.setter
    def choices(self, choices: tuple[Choice, ...]) -> None:
        self._session[_CHOICES] = choices

    @property
    def poster(self) -> str:
        """What the sheet for the notice board was last drawn from."""
        return str(self._session.get(_POSTER, ""))

    @poster.setter
    def poster(self, ground: str) -> None:
        self._session[_POSTER] = ground

    @property
    def whole_talk(self) -> bool:
        """Whether the conversation is drawn from its beginning."""
        return bool(self._session.get(_WHOLE_TALK, False))

    @whole_talk.setter
    def whole_talk(self, whole: bool) -> None:
        self._session[_WHOLE_TALK] = whole

    @property
    def told(self) -> str:
        """What came of the last step, a sentence beside the paper."""
        return str(self._session.get(_TOLD, ""))

    @told.setter
    def told(self, told: str) -> None:
        self._session[_TOLD] = told

    def _collect(self) -> None:
        """Bring what stands in the widgets and what is kept together; the widgets are newer."""
        kept = self.typed
        promises = [TypedPromise(*row) for row in self._rows(_PROMISE, kept.promises)]
        problems = [TypedProblem(*row) for row in self._rows(_PROBLEM, kept.problems)]
        numbers = dict(kept.numbers)
        for sheet in SHEETS:
            state = self._session.get(self.key(sheet.name)) or {}
            for cell, number in sheet.changes(state.get("edited_rows", {})):
                numbers.pop(cell, None)
                numbers |= {} if number is None else {cell: number}
        self._session[_KEPT] = Typed(
            self._current("agency", kept.agency),
            self._current("kind", kept.kind),
            self._current("year", kept.year),
            {topic: self._current(topic, kept.topics.get(topic, "")) for topic in TOPICS},
            numbers,
            self._current("blank_is_zero", kept.blank_is_zero),
            kept.stated,
            (*_without_end(promises), TypedPromise()),
            (*_without_end(problems), TypedProblem()),
        )
        self._rows(_PROMISE, self.typed.promises)
        self._rows(_PROBLEM, self.typed.problems)

    def _rows(self, columns: tuple[str, ...], rows: tuple[Any, ...]) -> list[list[Any]]:
        return [
            [self._current(f"{name}{place}", getattr(row, name)) for name in columns]
            for place, row in enumerate(rows)
        ]

    def _current(self, name: str, kept: Any) -> Any:  # noqa: ANN401 - a widget's value is of any type
        """What the widget holds; one that is about to be drawn begins with what is kept."""
        key = self.key(name)
        if key not in self._session:
            self._session[key] = kept
        return self._session[key]


def _without_end(rows: list[Any]) -> Iterator[Any]:
    """The rows up to the last one that holds words."""
    last = max((place for place, row in enumerate(rows) if not row.empty), default=-1)
    return iter(rows[: last + 1])

"""What the page remembers between two runs; nobody else names a key of the session."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from nianbao.report.facts import TOPICS
from nianbao.report.tables import CELLS
from nianbao.report.typed import Typed, TypedProblem, TypedPromise
from nianbao.ui.sheets import SHEETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, MutableMapping

    from nianbao.interview.steps import Choice
    from nianbao.ports import HearingRun

Made = TypeVar("Made")
Thing = TypeVar("Thing")
_OWN = "page"
_KEPT = "kept"
_BEFORE = "before"
_LOADED = "loaded"
_FILLED = "filled"
_SEEN = "seen"
_REFUSAL = "refusal"
_NOTICE = "notice"
_DRAFTED = "drafted"
_VIEW = "view"
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


class Remembered(Generic[Thing]):
    """One thing the session remembers, by a name that no widget has."""

    def __init__(self, name: str, nothing: Thing) -> None:
        self._name = name
        self._nothing = nothing

    def __get__(self, state: ViewState, owner: type[ViewState]) -> Thing:
        """What is remembered."""
        found: Thing = state.own.get(self._name, self._nothing)
        return found

    def __set__(self, state: ViewState, thing: Thing) -> None:
        """Remember something else."""
        state.own[self._name] = thing


class ViewState:
    """One clerk's page: what is typed, what was loaded, and the last draft."""

    def __init__(self, session: MutableMapping[str | int, Any], start: Typed) -> None:
        self.session = session
        # All under one name: Streamlit goes through everything a session names at each text field it draws.
        if _OWN not in session:
            session[_OWN] = {_FILLED: 0, _KEPT: start}
        self.own: dict[str, Any] = session[_OWN]
        self._collect()

    @property
    def typed(self) -> Typed:
        """Everything entered, as of this run."""
        typed: Typed = self.own[_KEPT]
        return typed

    @property
    def pristine(self) -> bool:
        """Whether nothing has been loaded or cleared yet."""
        return bool(self.own[_FILLED] == 0)

    def key(self, name: str) -> str:
        """The session's key of a widget; another one after every loading, so that it starts afresh."""
        return f"{name}@{self.own[_FILLED]}"

    def fill(self, typed: Typed, notice: str) -> None:
        """Put other content on the page; what stood there can be brought back once."""
        # A file loaded and left as it was is on the disk anyway; what the clerk typed is nowhere else.
        if not self.typed.empty and self.typed != self.own.get(_LOADED):
            self.own[_BEFORE] = self.typed
        self.own[_KEPT] = typed
        self._start_afresh()
        self.untaken = ("", "")
        self.own[_NOTICE] = notice
        self.refuse("")
        self._collect()
        self.own[_LOADED] = self.typed

    def put(self, typed: Typed) -> None:
        """Put newer content of the same report on the page."""
        self.own[_KEPT] = typed
        self._start_afresh()
        self._collect()

    def bring_back(self) -> None:
        """Put back what was typed before something else was loaded over it."""
        self.fill(self.own.pop(_BEFORE), "已恢复载入前的内容。")
        self.own.pop(_BEFORE, None)
        # It is the clerk's own work again, wherever it came from.
        self.own.pop(_LOADED, None)

    @property
    def can_bring_back(self) -> bool:
        """Whether something was replaced that had been typed."""
        return _BEFORE in self.own

    @property
    def notice(self) -> str:
        """What happened last, as a sentence."""
        return str(self.own.get(_NOTICE, ""))

    @property
    def refusal(self) -> str:
        """Why the last file was not loaded; may span lines and quote the file."""
        return str(self.own.get(_REFUSAL, ""))

    def refuse(self, reason: str) -> None:
        """Keep or, with an empty reason, forget why a file was not loaded."""
        self.own[_REFUSAL] = reason

    def is_new(self, upload_id: str) -> bool:
        """Whether this upload is seen for the first time."""
        new = self.own.get(_SEEN) != upload_id
        self.own[_SEEN] = upload_id
        return new

    def take_cells(self, cells: Mapping[str, Decimal]) -> None:
        """Put numbers into cells; a total among them is compared, as one that a file states."""
        typed = self.typed
        entered = {key: number for key, number in cells.items() if not CELLS[key].computed}
        stated = {key: number for key, number in cells.items() if CELLS[key].computed}
        self.put(replace(typed, numbers={**typed.numbers, **entered}, stated={**typed.stated, **stated}))

    def drop_stated(self) -> None:
        """Forget the totals a file stated; the computed ones stand."""
        self.own[_KEPT] = replace(self.typed, stated={})

    def once(self, text: str, make: Callable[[], Made], *, slot: str = _DRAFTED) -> Made:
        """What was made of this very text last time, or newly made; one thing a slot is remembered."""
        if text not in self.own.get(slot, {}):
            self.own[slot] = {text: make()}
        made: Made = self.own[slot][text]
        return made

    hearing: Remembered[HearingRun | None] = Remembered("hearing", None)
    """A message being taken apart by a model, if one is."""
    going_back = Remembered("going-back", "")
    """Id of the question she went back to; empty when the next one is asked."""
    part = Remembered("at-part", "")
    """The part of the paper she is at."""
    doing = Remembered("doing-there", "")
    """What is open above the paper: `rewrite`, `edit`, `history`, or nothing."""
    instruction = Remembered("instruction-said", "")
    """How she wants the part written, said in the conversation."""
    finding = Remembered("at-finding", 0)
    """Number of the finding she clicked in the margin; 0 for none."""
    table = Remembered("at-table", 3)
    """Which of the three tables is shown: 2, 3 or 4."""
    choices: Remembered[tuple[Choice, ...]] = Remembered("choices-offered", ())
    """What her last message may have meant, until she has chosen or said something else."""
    untaken = Remembered("message-not-taken", ("", ""))
    """What she typed last and why it could not be kept; empty when it was."""
    poster = Remembered("poster-of", "")
    """What the sheet for the notice board was last drawn from."""
    whole_talk = Remembered("whole-talk-shown", False)
    """Whether the conversation is drawn from its beginning."""
    told = Remembered("told-last", "")
    """What came of the last step, a sentence beside the paper."""

    @property
    def view(self) -> View:
        """What stands beside the paper."""
        view: View = self.own.get(_VIEW, View.TALK)
        return view

    @view.setter
    def view(self, view: View) -> None:
        if view is not self.view:
            # Fields that are not drawn fall back to what was first put into them: they start afresh.
            self._collect()
            self._start_afresh()
        self.own[_VIEW] = view

    def _start_afresh(self) -> None:
        """Give every widget another name, and forget the old ones: Streamlit looks through all."""
        old = f"@{self.own[_FILLED]}"
        self.own[_FILLED] += 1
        for name in [name for name in self.session if isinstance(name, str) and name.endswith(old)]:
            del self.session[name]

    def _collect(self) -> None:
        """Bring what stands in the widgets and what is kept together; the widgets are newer."""
        kept = self.typed
        promises = [TypedPromise(*row) for row in self._rows(_PROMISE, kept.promises)]
        problems = [TypedProblem(*row) for row in self._rows(_PROBLEM, kept.problems)]
        numbers = dict(kept.numbers)
        for sheet in SHEETS:
            state = self.session.get(self.key(sheet.name)) or {}
            for cell, number in sheet.changes(state.get("edited_rows", {})):
                numbers.pop(cell, None)
                numbers |= {} if number is None else {cell: number}
        self.own[_KEPT] = Typed(
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
        if key not in self.session:
            self.session[key] = kept
        return self.session[key]


def _without_end(rows: list[Any]) -> Iterator[Any]:
    """The rows up to the last one that holds words."""
    last = max((place for place, row in enumerate(rows) if not row.empty), default=-1)
    return iter(rows[: last + 1])

"""What the page remembers between two runs; nobody else names a key of the session."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from nianbao.report.facts import TOPICS
from nianbao.report.typed import Typed, TypedProblem, TypedPromise
from nianbao.ui.sheets import SHEETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, MutableMapping

    from nianbao.ports import DraftRun, HearingRun, RewriteRun
    from nianbao.report.basis import ModelText
    from nianbao.report.rewritten import Rewritten

Made = TypeVar("Made")
_KEPT = "kept"
_BEFORE = "before"
_LOADED = "loaded"
_FILLED = "filled"
_SEEN = "seen"
_REFUSAL = "refusal"
_NOTICE = "notice"
_DRAFTED = "drafted"
_RUN = "run"
_HEARING = "hearing"
_TOLD = "told"
_REWRITING = "rewriting"
_REWRITTEN = "rewritten"
_WRITTEN = "written"
_PROMISE = ("promise", "status", "evidence")
_PROBLEM = ("problem", "measure")


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
    def run(self) -> DraftRun | None:
        """The draft a model is writing for this page, if one is."""
        run: DraftRun | None = self._session.get(_RUN)
        return run

    @run.setter
    def run(self, run: DraftRun | None) -> None:
        self._session[_RUN] = run

    @property
    def rewriting(self) -> RewriteRun | None:
        """One part being written otherwise, if one is."""
        run: RewriteRun | None = self._session.get(_REWRITING)
        return run

    @rewriting.setter
    def rewriting(self, run: RewriteRun | None) -> None:
        self._session[_REWRITING] = run

    @property
    def rewritten(self) -> Rewritten | None:
        """What became of it, until the clerk has said yes or no."""
        rewritten: Rewritten | None = self._session.get(_REWRITTEN)
        return rewritten

    @rewritten.setter
    def rewritten(self, rewritten: Rewritten | None) -> None:
        self._session[_REWRITTEN] = rewritten

    @property
    def hearing(self) -> HearingRun | None:
        """A message being taken apart by a model, if one is."""
        run: HearingRun | None = self._session.get(_HEARING)
        return run

    @hearing.setter
    def hearing(self, run: HearingRun | None) -> None:
        self._session[_HEARING] = run

    @property
    def written(self) -> Mapping[str, ModelText]:
        """Part → what a model wrote for the report on the page."""
        written: Mapping[str, ModelText] = self._session.get(_WRITTEN, {})
        return written

    @written.setter
    def written(self, written: Mapping[str, ModelText]) -> None:
        self._session[_WRITTEN] = written
        self._session.pop(_DRAFTED, None)

    @property
    def told(self) -> tuple[str, ...]:
        """What became of the last draft by a model, a sentence for each part that is not the model's."""
        told: tuple[str, ...] = self._session.get(_TOLD, ())
        return told

    @told.setter
    def told(self, told: tuple[str, ...]) -> None:
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

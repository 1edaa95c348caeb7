"""Which questions were asked and what became of each, as it is kept and as it is gone through again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.interview.asking import State
from nianbao.report.record import Change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nianbao.report.record import Record, Value

ASKED = "asked."
"""Before a question's id: the key under which its state is kept."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One question that was dealt with."""

    id: str
    state: State


@dataclass(frozen=True, slots=True)
class Log:
    """The questions dealt with, in the order in which they last were."""

    entries: tuple[Entry, ...] = ()

    @classmethod
    def of(cls, record: Record) -> Log:
        """What is kept of it; a state nobody knows is none."""
        kept = sorted(
            (edit for key, edit in record.answers.items() if key.startswith(ASKED)),
            key=lambda edit: (edit.turn, edit.rev),
        )
        return cls.from_values({edit.key: edit.value for edit in kept})

    @classmethod
    def from_values(cls, values: dict[str, Value]) -> Log:
        """The same from answers by key, in their order."""
        return cls(
            tuple(
                Entry(key.removeprefix(ASKED), State(value))
                for key, value in values.items()
                if key.startswith(ASKED) and value in list(State)
            )
        )

    def values(self) -> dict[str, Value]:
        """The answers to keep: `asked.<question id>` → answered, none or skipped."""
        return {f"{ASKED}{entry.id}": entry.state.value for entry in self.entries}

    def changes_since(self, before: Log, revs: Mapping[str, int]) -> tuple[Change, ...]:
        """What to keep after an answer; a question taken out of the log is cleared.

        Args:
            before: the log as it was read.
            revs: the revisions it was read with, by key; a key not among them had none.
        """
        now, then = self.values(), before.values()
        keys = [*now, *(key for key in then if key not in now)]
        return tuple(
            Change(key, now.get(key), revs.get(key, 0)) for key in keys if now.get(key) != then.get(key)
        )

    def state(self, question: str) -> State | None:
        """What became of a question; None while it was not dealt with."""
        return next((entry.state for entry in self.entries if entry.id == question), None)

    def noting(self, question: str, state: State) -> Log:
        """The log after a question was dealt with, once more or for the first time."""
        others = tuple(entry for entry in self.entries if entry.id != question)
        return Log((*others, Entry(question, state)))

    def without(self, question: str) -> Log:
        """The log as if a question had not been dealt with: it is asked again."""
        return Log(tuple(entry for entry in self.entries if entry.id != question))

    def before(self, question: str = "") -> str:
        """The question dealt with before this one, or the last of all; empty at the beginning."""
        ids = [entry.id for entry in self.entries]
        if question in ids:
            ids = ids[: ids.index(question)]
        return ids[-1] if ids else ""

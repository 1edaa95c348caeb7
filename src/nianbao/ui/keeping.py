"""What is typed goes into the store at every run of the page, under a number that stands in the address."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from nianbao.errors import NianbaoError, ReportUnknown
from nianbao.report.answer_keys import KEYS
from nianbao.report.facts import TOPICS
from nianbao.report.keyed import TOPIC, changes_to, typed_of, values_in, values_of
from nianbao.report.record import Change
from nianbao.report.tables import CELLS
from nianbao.report.typed import Typed
from nianbao.workspace import new_token

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping

    from nianbao.report.record import Conflict, Record, Value
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Finished, Kept, Workspace

_log = logging.getLogger("nianbao.ui")
ADDRESS = "report"
"""Name of the report's number in the address of the page."""
_SHOWN = "shown"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page was last filled with, or has kept since: the ground of the next comparison."""

    report: str = ""
    """Number of the report; empty while nothing is kept yet."""
    values: Mapping[str, Value] = field(default_factory=dict)
    revs: Mapping[str, int] = field(default_factory=dict)
    turns: int = 0
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    """By key: answers somebody else was quicker with, until the clerk has chosen."""
    trouble: str = ""
    """Why the last step was not kept."""
    absent: str = ""
    """Why the report asked for was not opened."""
    handed_in: tuple[tuple[str, str, bytes], ...] = ()
    """Name, role and content of files the page was filled from, to be kept with the report it begins."""
    others: bool = False
    """Whether somebody else has written to the report meanwhile."""


class Keeper:
    """Keeps one clerk's page; where the store cannot be used, it says so and the page works on."""

    def __init__(
        self,
        workspace: Workspace,
        state: ViewState,
        session: MutableMapping[str | int, Any],
        address: MutableMapping[str, str],
        who: str = "",
    ) -> None:
        """For one window of one person; `who` is empty where nobody logs in."""
        self.who = who
        self._workspace = workspace
        self._state = state
        self._session = session
        self._address = address
        self._record: Record | None = None
        if _SHOWN not in session:
            session[_SHOWN] = Shown()
            if number := address.get(ADDRESS, ""):
                self.open(number)

    @property
    def shown(self) -> Shown:
        """What is kept of this page."""
        shown: Shown = self._session[_SHOWN]
        return shown

    @property
    def kept(self) -> Kept:
        """The store behind the page.

        Raises:
            StoreUnusable: it cannot be opened.
        """
        return self._workspace.kept

    def open(self, number: str) -> bool:
        """Fill the page with a kept report; where there is none, say so and leave the page as it is."""
        try:
            record = self.kept.open_for(number, self.who)
        except NianbaoError as error:
            self._note(absent=str(error))
            if isinstance(error, ReportUnknown):
                self._address.pop(ADDRESS, None)
            return False
        self._record = record
        self._state.fill(typed_of(values_in(record)), f"已打开“{_title(record)}”，接着填就行，边填边存。")
        self._session[_SHOWN] = _of(record)
        self._address[ADDRESS] = number
        return True

    def record(self) -> Record | None:
        """What is kept of the report on the page; None while nothing is, or when it cannot be read."""
        if not self.shown.report:
            return None
        # Once a run of the page, which has a keeper of its own; whatever writes below lets go of it.
        if self._record is not None:
            return self._record
        try:
            self._record = self.kept.open_for(self.shown.report, self.who)
        except NianbaoError as error:
            self._note(trouble=str(error))
        return self._record

    def begun(self) -> str:
        """Number of the report on the page, which is begun now if it was only looked at.

        Raises:
            StoreUnusable: it cannot be kept.
        """
        if not self.shown.report:
            self._begin()
        return self.shown.report

    def begun_record(self) -> Record:
        """What is kept of the report on the page, which is begun now if it was only looked at.

        Raises:
            StoreUnusable: it cannot be kept, or not be read.
        """
        number = self.begun()
        return self._record or self.kept.open_for(number, self.who)

    def reload(self) -> None:
        """Fill the page with what is kept now: something was said or chosen that changed it."""
        self._record = record = self.kept.open_for(self.shown.report, self.who)
        self._state.put(typed_of(values_in(record)))
        self._session[_SHOWN] = replace(_of(record), conflicts=self.shown.conflicts)

    def set_aside(
        self, *, untouched: Typed | None = None, handed_in: tuple[str, bytes] | None = None
    ) -> None:
        """Let go of the present report: what comes next on the page is another one.

        Args:
            untouched: what the page is filled with without anything to keep yet, such as an example.
            handed_in: name and content of the file that the page is filled from.
        """
        self._address.pop(ADDRESS, None)
        self._record = None
        self._session[_SHOWN] = Shown()
        if untouched is not None:
            self._note(values=values_of(untouched))
        if handed_in is not None:
            self._note(handed_in=((handed_in[0], "answers", handed_in[1]),))

    def hand_in(self, name: str, role: str, content: bytes) -> None:
        """Keep a file with the report on the page, at once or as soon as there is one."""
        if not self.shown.report:
            self._note(handed_in=(*self.shown.handed_in, (name, role, content)))
            return
        self._record = None
        try:
            self.kept.keep_source(self.shown.report, name, role, content)
        except NianbaoError as error:
            # What was read from it is on the page and kept there; the file itself is on her disk.
            _log.warning("file not kept: %s", error)

    def leave(self) -> None:
        """Empty the page: its report was put away."""
        self.set_aside()
        self._state.fill(Typed(), "这份报告已收起，可以在“保存着的报告”里取回。")
        self._note(values=values_of(self._state.typed))

    def keep(self) -> None:
        """Keep what has changed since the last run; what cannot be kept now is tried again at the next."""
        shown = self.shown
        changes = tuple(
            change
            for change in changes_to(self._state.typed, shown.values, shown.revs)
            if change.key not in shown.conflicts
        )
        if not changes or (not shown.report and self._state.typed.empty):
            return
        try:
            if shown.report:
                self._save(changes)
            else:
                self._begin()
        except NianbaoError as error:
            _log.warning("not kept: %s", error)
            self._note(trouble=str(error))

    def choose(self, key: str, *, mine: bool) -> None:
        """Settle a conflict: write my value over the other one, or take the other one onto the page."""
        conflict = self.shown.conflicts[key]
        rest = {other: each for other, each in self.shown.conflicts.items() if other != key}
        values = {**self.shown.values, key: conflict.standing.value}
        self._note(values=values, revs={**self.shown.revs, key: conflict.standing.rev}, conflicts=rest)
        if not mine:
            page = {**values_of(self._state.typed), key: conflict.standing.value}
            self._state.fill(typed_of(page), "已换成别处填的内容。")

    def drafts_keeper(self) -> Callable[[Finished], None]:
        """Something that keeps the text of this report when it is handed over, without the session."""
        number, workspace = self.shown.report, self._workspace

        def keep(finished: Finished) -> None:
            # A report that is nobody's yet has no drafts.
            if number:
                try:
                    workspace.kept.keep_drafts(number, finished.drafts, finished.written)
                except NianbaoError as error:
                    # Her file is worth more than our record of it.
                    _log.warning("draft not kept: %s", error)

        return keep

    def refresh(self) -> None:
        """Take what others have written meanwhile onto the page; mine is kept already."""
        self.open(self.shown.report)

    def _begin(self) -> None:
        typed = self._state.typed
        handed_in = self.shown.handed_in
        number = self.kept.begin(changes_to(typed, {}, {}), self.who)
        for name, role, content in handed_in:
            self.kept.keep_source(number, name, role, content)
        self._record = record = self.kept.open_for(number, self.who)
        self._session[_SHOWN] = replace(_of(record), values=values_of(typed))
        self._address[ADDRESS] = number

    def _save(self, changes: tuple[Change, ...]) -> None:
        shown = self.shown
        self._record = None
        taken = self.kept.save(shown.report, changes, token=new_token(), author=self.who)
        same = [each.standing for each in taken.conflicts if each.standing.value == each.wanted.value]
        lost = {each.wanted.key: each for each in taken.conflicts if each.standing not in same}
        values, revs = dict(shown.values), dict(shown.revs)
        for edit in (*taken.edits, *same):
            values[edit.key], revs[edit.key] = edit.value, edit.rev
        self._session[_SHOWN] = Shown(
            shown.report,
            {key: value for key, value in values.items() if value is not None},
            revs,
            taken.number,
            {**shown.conflicts, **lost},
            others=shown.others or taken.number > shown.turns + 1,
        )

    def _note(self, **what: Any) -> None:  # noqa: ANN401 - fields of Shown
        self._session[_SHOWN] = replace(self.shown, **what)


def name_of(key: str) -> str:
    """What the clerk calls an answer."""
    if key in CELLS:
        return CELLS[key].label
    return TOPICS.get(key.removeprefix(TOPIC), KEYS.get(key, key))


def said(value: Value) -> str:
    """An answer as it can be shown in one line."""
    if value is None or value == "":
        return "（空）"
    if isinstance(value, list):
        rows = (row for row in value if isinstance(row, dict))
        value = "；".join("，".join(str(part) for part in row.values() if part) for row in rows)
    text = " / ".join(str(value).splitlines())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"


def _of(record: Record) -> Shown:
    revs = {key: edit.rev for key, edit in record.answers.items()}
    return Shown(record.card.id, values_in(record), revs, record.card.turns, {})


def _title(record: Record) -> str:
    return f"{record.card.agency or '未填单位'}{record.card.year}年"

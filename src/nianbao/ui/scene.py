"""What one run of the page draws: the report as it stands, its text, its findings, and what to ask."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nianbao.checks.check import Severity
from nianbao.errors import NianbaoError
from nianbao.interview.log import Log
from nianbao.interview.next_question import asked_again, next_question
from nianbao.interview.situation import Situation
from nianbao.report.document import MARK
from nianbao.report.draft import Origin
from nianbao.report.keyed import values_of
from nianbao.report.report import Report
from nianbao.report.typed import report_of
from nianbao.workspace import closing_in, locked_in, reasons_in

if TYPE_CHECKING:
    from nianbao.checks.catalogue import Outcome
    from nianbao.checks.check import Finding
    from nianbao.interview.asking import Asked
    from nianbao.report.draft import Draft
    from nianbao.report.paper import Paper
    from nianbao.report.record import Record
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Finished, Workspace


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the parts of the page draw from; none of them works it out again."""

    record: Record | None
    """None while nothing is kept."""
    report: Report | None
    mistakes: tuple[str, ...]
    """Why there is no report, a sentence each."""
    finished: Finished | None
    trouble: str
    """Why there is no text although there is a report."""
    previous: Paper | None
    outcome: Outcome | None
    situation: Situation
    asked: Asked | None
    locked: frozenset[str]

    @property
    def number(self) -> str:
        """Of the kept report; empty while there is none."""
        return self.record.card.id if self.record else ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be mended or explained first, then what was let stand; hints last of each.

        That a 【待补】 or 【待核】 still stands is no news on a page that shows it: those are told apart.
        """
        if self.outcome is None:
            return ()
        rank = {severity: place for place, severity in enumerate(Severity)}
        standing = self.outcome.standing
        found = (each for each in self.outcome.findings if not MARK.search(each.message))
        return tuple(sorted(found, key=lambda each: (each.key in standing, rank[each.severity])))

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """Errors and warnings nobody has given a reason for."""
        standing = self.outcome.standing if self.outcome else {}
        return tuple(
            each for each in self.findings if each.severity is not Severity.HINT and each.key not in standing
        )

    def draft(self, part: str) -> Draft | None:
        """The text of a part as it stands."""
        drafts = self.finished.drafts if self.finished else ()
        return next((draft for draft in drafts if draft.part == part), None)


def scene_of(workspace: Workspace, state: ViewState, keeper: Keeper) -> Scene:
    """Look at the report once for the whole run; text and findings are remembered until something changes."""
    record = keeper.record()
    previous = workspace.writing.previous(record) if record else None
    locked = locked_in(record) if record else frozenset()
    ground = _ground(state, record, locked)
    typed = state.typed
    made = None if typed.missing() else state.once(ground, lambda: report_of(typed), slot="report")
    mistakes = made if isinstance(made, tuple) else ()
    report = made if isinstance(made, Report) else None
    finished: Finished | None = None
    trouble = ""
    if report is not None:
        texts = workspace.writing.texts(record) if record else {}
        whole = report
        try:
            finished = state.once(ground, lambda: workspace.writing.finished(whole, texts, locked))
            closing = closing_in(record) if record else None
            finished = replace(finished, document=replace(finished.document, closing=closing))
        except NianbaoError as error:
            trouble = str(error)
    outcome = None
    before = _before(record) if record and previous else ""
    if finished is not None:
        text = finished
        outcome = state.once(
            f"{ground}{before}",
            lambda: workspace.writing.examined(text, previous),
            slot="outcome",
        ).with_reasons(reasons_in(record) if record else {})
    situation = _situation(state, record, previous, finished, outcome)
    # What is asked hangs on the log too, which every turn adds to.
    turn = f"{record.card.id} {record.card.turns}" if record else ""
    asked = state.once(
        f"{ground}{before}{turn} {state.going_back}",
        lambda: _asked(state, situation),
        slot="asked",
    )
    return Scene(
        record,
        report,
        mistakes,
        finished,
        trouble,
        previous,
        outcome,
        situation,
        asked,
        locked,
    )


def _ground(state: ViewState, record: Record | None, locked: frozenset[str]) -> str:
    """What the text is made from, so that the same is not made twice."""
    versions = {part: version.number for part, version in record.versions.items()} if record else {}
    told = [values_of(state.typed), versions, sorted(locked)]
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _before(record: Record) -> str:
    """Which report of last year is compared with: two files may bear the same title."""
    handed_in = [source.sha256 for source in record.sources if source.role == "previous"]
    return handed_in[-1] if handed_in else str(record.value("previous"))


def _situation(
    state: ViewState,
    record: Record | None,
    previous: Paper | None,
    finished: Finished | None,
    outcome: Outcome | None,
) -> Situation:
    faulty = None
    if outcome is not None:
        faulty = [
            each.where
            for each in outcome.findings
            if each.severity is not Severity.HINT and each.key not in outcome.standing
        ]
    return Situation(
        state.typed,
        previous,
        Log.of(record) if record else None,
        marks=finished.document.marks() if finished else (),
        drafted=_drafted(finished),
        faulty=faulty,
    )


def _drafted(finished: Finished | None) -> frozenset[str]:
    """The parts that hold more than questions."""
    return frozenset(
        draft.part
        for draft in (finished.drafts if finished else ())
        if any(
            sentence.origin is not Origin.QUESTION
            for paragraph in draft.paragraphs
            for sentence in paragraph.sentences
        )
    )


def _asked(state: ViewState, situation: Situation) -> Asked | None:
    """The question on the page: one the clerk went back to, or the next."""
    if state.going_back and (again := asked_again(situation, state.going_back)):
        return again
    return next_question(situation)

"""Drafts being written for kept reports: they belong to the report and not to the page that began them."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from nianbao.errors import NianbaoError
from nianbao.report.progress import Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from nianbao.ports import DraftRun
    from nianbao.report.draft import Drafting
    from nianbao.report.progress import PartProgress
    from nianbao.workspace.finished import Finished
    from nianbao.workspace.kept import Kept

_log = logging.getLogger("nianbao.workspace")
_STROKE = 0.5
"""Seconds between two looks at what has come, which is then put down."""


class DraftJob:
    """One draft by the language model: watched, put down and kept whether or not a page is open."""

    def __init__(
        self,
        report_id: str,
        run: DraftRun,
        laid_out: Callable[[Drafting], Finished],
        kept: Callable[[], Kept],
    ) -> None:
        self._report_id = report_id
        self._run = run
        self._laid_out = laid_out
        self._kept = kept
        self._over = threading.Event()
        self.trouble = ""
        """Why it could not be kept; empty as a rule."""
        self.notes: tuple[str, ...] = ()
        """What became of the parts that are not the model's, a sentence each."""
        threading.Thread(target=self._watch, name=f"draft of {report_id}", daemon=True).start()

    def progress(self) -> tuple[PartProgress, ...]:
        """Every part as it stands at this moment, in the order of the report."""
        return self._run.progress()

    @property
    def is_over(self) -> bool:
        """Whether it is written and kept."""
        return self._over.is_set()

    def cancel(self) -> None:
        """Stop; what is finished stays, the other parts are the composer's."""
        self._run.cancel()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is over; whether it is."""
        return self._over.wait(timeout)

    def _watch(self) -> None:
        try:
            finished = self._laid_out(self._drafting())
            self.notes = tuple(note for _, note in finished.notes)
            self._kept().keep_drafts(self._report_id, finished.drafts, finished.written)
            self._kept().put_down(self._report_id, {})
        except NianbaoError as error:
            _log.warning("draft not kept: %s", error)
            self.trouble = str(error)
        finally:
            self._over.set()

    def _drafting(self) -> Drafting:
        while True:
            try:
                return self._run.result(_STROKE)
            except TimeoutError:
                self._put_down()

    def _put_down(self) -> None:
        texts = {
            each.part: each.text
            for each in self._run.progress()
            if each.text and each.phase is not Phase.FELL_BACK
        }
        try:
            self._kept().put_down(self._report_id, texts)
        except NianbaoError as error:
            # The draft itself goes on: what is lost is the insurance against a power cut.
            _log.warning("unfinished draft not put down: %s", error)


class Jobs:
    """The drafts being written, one for a report at most."""

    def __init__(self, kept: Callable[[], Kept]) -> None:
        self._kept = kept
        self._jobs: dict[str, DraftJob] = {}
        self._lock = threading.Lock()

    def begin(
        self, report_id: str, begin: Callable[[], DraftRun], laid_out: Callable[[Drafting], Finished]
    ) -> DraftJob:
        """Begin a draft, or return the one that is being written: two pages never pay for two.

        Args:
            report_id: a kept report.
            begin: begins it.
            laid_out: makes of it what is kept.
        """
        with self._lock:
            job = self._jobs.get(report_id)
            if job is None or job.is_over:
                job = self._jobs[report_id] = DraftJob(report_id, begin(), laid_out, self._kept)
            return job

    def of(self, report_id: str) -> DraftJob | None:
        """The last draft begun for a report since the program was started, over or not."""
        return self._jobs.get(report_id)

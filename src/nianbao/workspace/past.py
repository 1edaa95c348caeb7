"""Past reports as a stock of phrasing: what is on the shelf, and what it answers to a clerk's note."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from nianbao.errors import FileUnreadable, ShelfUnusable, StoreUnusable
from nianbao.report.passage import PASSAGE_ASPECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nianbao.ports import PassageShelf, PastReader, ReportReader
    from nianbao.report.passage import Found, PastReport, ShelfState
    from nianbao.report.record import Source
    from nianbao.report.report import AgencyKind, Profile
    from nianbao.workspace.kept import Kept

_EXAMPLES = 3
"""Skeletons in a prompt: enough to vary the wording, few enough to fit."""


class PastReports:
    """The shelf with what travels with the program and what was uploaded."""

    def __init__(
        self,
        shelf: PassageShelf,
        finder: PastReader,
        reader: ReportReader,
        kept: Callable[[], Kept],
        *,
        patience: float = 5.0,
    ) -> None:
        """Nothing is opened yet.

        Args:
            shelf: where passages are found.
            finder: the past reports there are.
            reader: reads what is uploaded.
            kept: where uploads are kept.
            patience: seconds a draft waits for an index, from the moment its making began.
        """
        self._shelf = shelf
        self._finder = finder
        self._reader = reader
        self._kept = kept
        # What was put on or taken off while an index was being made asks for another one.
        self._changes, self._indexed = 0, -1
        self._freshening = threading.Lock()
        self._patience, self._began = patience, 0.0
        self._titles: dict[str, str] = {}

    def shipped(self) -> tuple[PastReport, ...]:
        """The past reports that travel with the program."""
        return self._finder.shipped()

    def title(self, report: PastReport) -> str:
        """Title of a report; its file name when it has none."""
        if report.digest not in self._titles:
            paper, _ = report.read()
            self._titles[report.digest] = paper.title or report.name
        return self._titles[report.digest]

    def uploaded(self) -> tuple[Source, ...]:
        """Those somebody put on the shelf, the last one first.

        Raises:
            StoreUnusable: the data cannot be opened.
        """
        return self._kept().past_files()

    def add(self, name: str, content: bytes) -> Source:
        """Put a report on the shelf.

        Raises:
            FileUnreadable: it cannot be read, or nothing of it could serve as an example.
            StoreUnusable: the data cannot be opened or written.
        """
        paper = self._reader.parse(content, name)
        # Any text has lines before its first section; only sections make it a report.
        parts = set(PASSAGE_ASPECTS.values()) - {"lead"}
        if not any(part in parts for part, line in paper.narrative() if not line.is_heading):
            raise FileUnreadable(f"{name}里没有读到年报的正文部分，不能放进范文库，请核对是不是选错了文件。")
        source = self._kept().keep_past(name, content)
        self._changes += 1
        return source

    def remove(self, sha256: str) -> None:
        """Take an uploaded report off the shelf; its passages are gone with the next index.

        Raises:
            StoreUnusable: the data cannot be opened or written.
        """
        self._kept().drop_past(sha256)
        self._changes += 1

    def prepare(self) -> None:
        """Make the index fit what is on the shelf, beside the pages that are drawn meanwhile.

        Raises:
            ShelfUnusable: it can be neither opened nor built.
        """
        with self._freshening:
            self._began, changes = time.monotonic(), self._changes
            self._shelf.prepare(self._reports())
            self._indexed = changes

    def refresh(self, *, anew: bool = False) -> ShelfState:
        """Make the index fit what is on the shelf.

        Raises:
            ShelfUnusable: it can be neither opened nor built.
        """
        changes = self._changes
        state = self._shelf.refresh(self._reports(), anew=anew)
        self._indexed = changes
        return state

    def search(
        self,
        question: str,
        *,
        aspects: Sequence[str] = (),
        kind: AgencyKind | None = None,
        year: int | None = None,
        limit: int = 5,
    ) -> tuple[Found, ...]:
        """The passages that answer a note best; the index is made first when it has to be.

        Raises:
            ShelfUnusable: there is no index and none can be built.
        """
        # The parts of a draft ask at one moment; the index is made once.
        with self._freshening:
            if self._indexed != self._changes:
                self.refresh()
        return self._shelf.search(question, aspects=aspects, kind=kind, year=year, limit=limit)

    def _is_awaited(self) -> bool:
        """Wait a little for an index that is being made; whether it is still not there."""
        # All parts of a draft together wait no longer than one.
        left = self._began + self._patience - time.monotonic()
        if not self._freshening.acquire(timeout=max(0.0, left)):
            return True
        self._freshening.release()
        return False

    def skeletons(self, part: str, said: str, profile: Profile) -> tuple[str, ...]:
        """A few examples of phrasing for a part, with every figure, name and place taken out.

        None where the shelf cannot be used or is still being made: phrasing is a help and no more.
        """
        if self._is_awaited():
            return ()
        aspect = next((aspect for aspect, of in PASSAGE_ASPECTS.items() if of == part), "")
        try:
            found = self.search(
                said, aspects=(aspect,), kind=profile.kind, year=profile.year, limit=_EXAMPLES
            )
        except ShelfUnusable:
            return ()
        return tuple(each.passage.skeleton for each in found)

    def _reports(self) -> tuple[PastReport, ...]:
        try:
            kept = self._kept()
            uploaded = kept.past_files()
        except StoreUnusable:
            # Without the store the shelf still has what travels with the program.
            return self.shipped()
        return (
            *self.shipped(),
            *(
                self._finder.uploaded(each.name, each.sha256, lambda sha256=each.sha256: kept.source(sha256))  # type: ignore[misc]
                for each in uploaded
            ),
        )

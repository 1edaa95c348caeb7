"""The shelf: the index of the moment, made anew when its sources change and never trusted unprobed."""

from __future__ import annotations

import json
import logging
import secrets
import shutil
import threading
from hashlib import sha256
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from nianbao.errors import NianbaoError, ShelfUnusable
from nianbao.report.passage import PASSAGE_ASPECTS, ShelfState
from nianbao.shelf.index import Index, as_json, passage_of, write
from nianbao.shelf.passages import passages_of
from nianbao.shelf.placing import placed
from nianbao.shelf.skeletons import skeleton_of
from nianbao.shelf.vectors import Hashed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from nianbao.report.passage import Found, Passage, PastReport
    from nianbao.report.report import AgencyKind
    from nianbao.shelf.vectors import Embedder

_log = logging.getLogger("nianbao.shelf")
_MADE_BY = "passages-5"
"""Names how passages and skeletons are made; to be changed with them, so that old ones are not kept."""
_EVERYWHERE = tuple(aspect for aspect in PASSAGE_ASPECTS if aspect != "lead")
_POINTER = "CURRENT"
_WAIT = 120
"""Seconds to wait for another process that builds the first index of all."""


class Shelf:
    """Passages of past reports in one folder, which may be deleted at any time: all in it can be made anew.

    An index is written under a new name and published by a pointer; it is never changed after that, so any
    number of processes may read it while one of them builds the next.
    """

    def __init__(self, folder: Path, endpoint: Embedder | None = None) -> None:
        """Nothing is opened yet.

        Args:
            folder: where everything lies.
            endpoint: what makes the vectors, when it is not the way that needs nothing.
        """
        self._folder = folder
        self._embedders = (Hashed(),) if endpoint is None else (endpoint, Hashed())
        self._pointer = folder / _POINTER
        # Who builds must not keep others from searching what is there.
        self._building, self._opening = threading.Lock(), threading.Lock()
        self._index: Index | None = None
        self._named = ""
        self._unread: tuple[str, ...] = ()

    def refresh(self, reports: Sequence[PastReport], *, anew: bool = False) -> ShelfState:
        """Make the index fit its sources; nothing is done when it does.

        Args:
            reports: the sources; of equal files the first counts.
            anew: whether to build it even so.

        Raises:
            ShelfUnusable: it can be neither opened nor built.
        """
        sources = {report.digest: report for report in reports}
        wanted = self._wanted(sources)
        with self._building:
            try:
                if anew or not self._fits(wanted):
                    self._build(wanted, list(sources.values()), anew=anew)
                return self.state()
            except OSError as error:
                raise ShelfUnusable(
                    f"范文索引写不进{self._folder}，请检查磁盘空间和文件夹权限；写年报的其他功能不受影响。"
                ) from error

    def is_made_from(self, reports: Sequence[PastReport]) -> bool:
        """Whether the present index says that it was made from these sources; it is not opened."""
        return self._current().startswith(self._wanted(report.digest for report in reports))

    def search(
        self,
        question: str,
        *,
        aspects: Sequence[str] = (),
        kind: AgencyKind | None = None,
        year: int | None = None,
        limit: int = 5,
    ) -> tuple[Found, ...]:
        """The passages that answer a question best, the best first.

        Args:
            question: a clerk's rough note.
            aspects: where to look, keys of PASSAGE_ASPECTS; when none is named, everywhere but in the leads,
                which are all alike.
            kind: passages of this kind of agency come first, others being equal.
            year: likewise those of years near it.
            limit: the most that are returned.

        Raises:
            ShelfUnusable: there is no index, or it is damaged.
        """
        # Figures are taken out of the note as they are out of the passages: 十件 and 12件 are both 〔件数〕.
        asked = skeleton_of(question)
        return self._opened().search(asked, aspects or _EVERYWHERE, kind, year, limit)

    def state(self) -> ShelfState:
        """What is on the shelf.

        Raises:
            ShelfUnusable: there is no index, or it is damaged.
        """
        index = self._opened()
        return ShelfState(index.reports, index.passages, index.trouble, self._unread)

    def _wanted(self, digests: Iterable[str]) -> str:
        """How the name of an index of these sources begins."""
        told = "\n".join([self._embedders[0].name, _MADE_BY, *sorted(set(digests))])
        return sha256(told.encode()).hexdigest()[:12]

    def _current(self) -> str:
        try:
            return self._pointer.read_text("utf-8").strip()
        except FileNotFoundError:
            return ""

    def _opened(self) -> Index:
        """The index the pointer names; another process may have published one since the last look."""
        with self._opening:
            name = self._current()
            if not name:
                raise ShelfUnusable("还没有建范文索引，请运行nianbao index，或打开“范文库”页面。")
            if self._index is None or name != self._named:
                try:
                    self._index = Index(self._folder / name, self._embedders)
                except (OSError, ValueError) as error:
                    raise ShelfUnusable("范文索引已损坏，请运行nianbao index --anew重建。") from error
                self._named = name
            return self._index

    def _fits(self, wanted: str) -> bool:
        if not self._current().startswith(wanted):
            return False
        try:
            self._opened()
        except ShelfUnusable:
            _log.warning("index %s cannot be opened and is made anew", self._current())
            return False
        return True

    def _build(self, wanted: str, reports: list[PastReport], *, anew: bool) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._folder / "building.lock")
        try:
            with lock.acquire(timeout=0 if self._current() else _WAIT):
                if anew or not self._fits(wanted):
                    self._publish(wanted, reports)
        except Timeout as error:
            if not self._current():
                raise ShelfUnusable("另一个程序正在建范文索引，请过几分钟再试。") from error
            _log.info("another process is building; the present index serves until it is done")

    def _publish(self, wanted: str, reports: list[PastReport]) -> None:
        passages = placed(passage for report in reports for passage in self._passages(report))
        name = self._written(wanted, passages)
        index = Index(self._folder / name, self._embedders)
        before = self._current()
        unfinished = self._folder / f"{_POINTER}.new"
        unfinished.write_text(name, "utf-8")
        with self._opening:
            unfinished.replace(self._pointer)
            self._index, self._named = index, name
        for folder in self._folder.iterdir():
            # The one before may still be read by another process for the length of a search.
            if folder.is_dir() and folder.name not in (name, before, "passages"):
                shutil.rmtree(folder, ignore_errors=True)

    def _written(self, wanted: str, passages: Sequence[Passage]) -> str:
        """Write an index by the first way of making vectors that works, and return its name."""
        *endpoints, hashed = self._embedders
        for embedder in endpoints:
            name = f"{wanted}-{secrets.token_hex(4)}"
            try:
                write(self._folder / name, passages, embedder)
            except ShelfUnusable:
                shutil.rmtree(self._folder / name, ignore_errors=True)
            else:
                return name
        name = f"{wanted}-{secrets.token_hex(4)}"
        write(self._folder / name, passages, hashed)
        return name

    def _passages(self, report: PastReport) -> tuple[Passage, ...]:
        """The passages of a report; read and taken apart only when its content was never seen before."""
        kept = self._folder / "passages" / f"{report.digest[:40]}-{_MADE_BY}.json"
        try:
            return tuple(passage_of(each) for each in json.loads(kept.read_text("utf-8")))
        except (OSError, ValueError):
            pass
        try:
            paper, names = report.read()
            notes = report.notes()
        except NianbaoError as error:
            self._unread = (*self._unread, str(error))
            return ()
        passages = passages_of(paper, report.digest, names, notes)
        kept.parent.mkdir(exist_ok=True)
        unfinished = kept.with_suffix(".new")
        told = [as_json(passage) for passage in passages]
        unfinished.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
        unfinished.replace(kept)
        return passages

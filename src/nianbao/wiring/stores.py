"""The store and the shelf where the settings say; their libraries are loaded when they are first used."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.settings import DATA, DATABASE_URL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nianbao.report.passage import Found, PastReport, ShelfState
    from nianbao.report.report import AgencyKind
    from nianbao.settings import Settings
    from nianbao.shelf.shelf import Shelf
    from nianbao.store.database import Database


_INDEX = "import sys; sys.path.insert(0, sys.argv.pop(1)); from nianbao.cli import main; sys.exit(main())"
_LESS_URGENT = 10


class StoreOfSettings:
    """The store where the environment says, or in the user's data folder."""

    # Drafting and checking a file need no store, and do not wait for its libraries: they are loaded below.

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._opened: Database | None = None

    @property
    def place(self) -> str:
        """Where the data lies, without a password."""
        from nianbao.store.engine import Place

        return Place(self._settings.data, self._settings.database_url).label

    def settings(self) -> tuple[str, ...]:
        """What the environment sets, a line each, without a secret."""
        embedding = self._settings.embedding
        model = self._settings.model
        drafts = f"{model.url}，模型 {model.model}，用nianbao probe测试" if model else "没有设，不连接"
        by = f"接口 {embedding.url}，模型 {embedding.model}" if embedding else "内置，不连接网络"
        kind = "用数据库服务器" if self._settings.database_url else "用本机文件"
        return (
            f"设置：数据文件夹 {self._settings.data}（环境变量{DATA}可以改）",
            f"设置：{kind}（环境变量{DATABASE_URL}可以改）",
            f"范文索引：{self._settings.data / 'shelf'}，可以随时删除，会自动重建",
            f"范文向量：{by}",
            f"大模型接口：{drafts}",
        )

    def opened(self) -> Database:
        """The store, opened when it is first asked for.

        Raises:
            StoreUnusable: it cannot be opened; the sentence says what to do.
        """
        if self._opened is None:
            from nianbao.store.database import Database

            self._opened = Database(self._settings.data, self._settings.database_url)
        return self._opened

    def rescue(self, backup: Path) -> Path:
        """Put a backup in the place of a damaged file; return where the damaged one is kept."""
        from nianbao.store.database import rescue

        return rescue(self._settings.data, backup)


class ShelfWhenSearched:
    """The shelf in a folder; its libraries are loaded when it is first used."""

    def __init__(self, settings: Settings, stores: StoreOfSettings) -> None:
        self._settings = settings
        self._stores = stores

    @cached_property
    def _shelf(self) -> Shelf:
        from nianbao.shelf.shelf import Shelf

        folder, told = self._settings.data / "shelf", self._settings.embedding
        if told is None:
            return Shelf(folder)
        from nianbao.shelf.endpoint import Endpoint

        return Shelf(folder, Endpoint(told.url, told.key, told.model, self._note))

    def _note(self, destination: str, body: bytes, characters: int) -> None:
        """Put down that something leaves the machine, before it does; without the log nothing leaves."""
        self._stores.opened().log_outbound(
            destination=destination, purpose="范文向量", report="", body=body, characters=characters
        )

    def prepare(self, reports: Sequence[PastReport]) -> ShelfState:
        """Make the index fit its sources without holding up what else this program does."""
        if not self._shelf.is_made_from(reports):
            _index_apart(self._settings.data)
        # Opened, and made here where the other process could not.
        return self._shelf.refresh(reports)

    def refresh(self, reports: Sequence[PastReport], *, anew: bool = False) -> ShelfState:
        """Make the index fit its sources."""
        return self._shelf.refresh(reports, anew=anew)

    def search(
        self,
        question: str,
        *,
        aspects: Sequence[str] = (),
        kind: AgencyKind | None = None,
        year: int | None = None,
        limit: int = 5,
    ) -> tuple[Found, ...]:
        """The passages that answer a question best."""
        return self._shelf.search(question, aspects=aspects, kind=kind, year=year, limit=limit)


def _index_apart(data: Path) -> None:
    """Run `nianbao index` in a process of its own, and wait: in this one it would hold up every page."""
    root = str(Path(__file__).resolve().parents[2])
    child = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-I", "-X", "utf8", "-c", _INDEX, root, "index"],
        env={**os.environ, DATA: str(data)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
        | getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    if hasattr(os, "setpriority"):
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, child.pid, _LESS_URGENT)
    child.wait()

"""Which adapter stands behind which port, and where the files that travel with the program lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.delivery import write_text, write_word
from nianbao.drafting.composer import Composer
from nianbao.drafting.phrasebook import load
from nianbao.errors import FileUnreadable
from nianbao.reading.answers_file import parse_answers, read_answers
from nianbao.reading.answers_writing import write_answers
from nianbao.reading.report_file import read_report
from nianbao.settings import DATA, DATABASE_URL, Settings, from_environment
from nianbao.store.reasons import ReasonsBeside
from nianbao.workspace import Workspace

if TYPE_CHECKING:
    from nianbao.ports import Store

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_shipped"
_REPOSITORY = _PACKAGE.parents[1]


def build() -> Workspace:
    """The workspace as a clerk gets it: offline, nothing configured.

    Raises:
        PhrasebookBroken: the composer's sentence frames are missing or damaged.
    """
    return Workspace(
        drafter=Composer(load(_travelling("prompts") / "offline")),
        answers=AnswersOnDisk(),
        writers={".docx": write_word, ".txt": write_text},
        examples=Examples(_travelling("examples", "corpus/examples")),
        reports=ReportsOnDisk(),
        reasons=ReasonsBeside(),
        stores=StoreOfSettings(from_environment()),
    )


def app_file() -> Path:
    """The page to start Streamlit with."""
    return _travelling("app.py")


def app_settings() -> Path:
    """The Streamlit settings that belong to the page."""
    return _travelling("streamlit-config.toml", ".streamlit/config.toml")


class AnswersOnDisk:
    """Answers files as YAML."""

    read = staticmethod(read_answers)
    parse = staticmethod(parse_answers)
    write = staticmethod(write_answers)


class ReportsOnDisk:
    """Reports as Word, HTML or text."""

    read = staticmethod(read_report)


class StoreOfSettings:
    """The store where the environment says, or in the user's data folder."""

    # Drafting and checking a file need no store, and do not wait for its libraries: they are loaded below.

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def place(self) -> str:
        """Where the data lies, without a password."""
        from nianbao.store.engine import Place

        return Place(self._settings.data, self._settings.database_url).label

    def settings(self) -> tuple[str, ...]:
        """What the environment sets, a line each, without a secret."""
        kind = "用数据库服务器" if self._settings.database_url else "用本机文件"
        return (
            f"设置：数据文件夹 {self._settings.data}（环境变量{DATA}可以改）",
            f"设置：{kind}（环境变量{DATABASE_URL}可以改）",
            "范文索引：本版本不用索引；大模型接口：本版本不连接",
        )

    def opened(self) -> Store:
        """The store, opened.

        Raises:
            StoreUnusable: it cannot be opened; the sentence says what to do.
        """
        from nianbao.store.database import Database

        return Database(self._settings.data, self._settings.database_url)

    def rescue(self, backup: Path) -> Path:
        """Put a backup in the place of a damaged file; return where the damaged one is kept."""
        from nianbao.store.database import rescue

        return rescue(self._settings.data, backup)


class Examples:
    """The example answers files in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> tuple[str, ...]:
        """File names without ending, sorted."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.yaml")))

    def path(self, name: str) -> Path:
        """Where one of them lies.

        Raises:
            FileUnreadable: there is no example of that name.
        """
        if name not in self.names():
            raise FileUnreadable(f"没有名为“{name}”的示例，现有：{'、'.join(self.names())}。")
        return self._folder / f"{name}.yaml"


def _travelling(shipped: str, in_repository: str = "") -> Path:
    """A file inside the installed package, or its original when running from the repository."""
    inside = _SHIPPED / shipped
    return inside if inside.exists() else _REPOSITORY / (in_repository or shipped)

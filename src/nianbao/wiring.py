"""Which adapter stands behind which port, and where the files that travel with the program lie."""

from __future__ import annotations

import re
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.delivery import (
    fill_confined,
    flavours,
    write_html,
    write_markdown,
    write_text,
    write_word,
)
from nianbao.drafting.composer import Composer
from nianbao.drafting.phrasebook import load
from nianbao.drafting.profiles import is_public
from nianbao.drafting.prompts import load_prompts
from nianbao.drafting.vocabulary import load_vocabulary
from nianbao.errors import FileUnreadable, FileUnwritable, ModelUnavailable, SettingRefused
from nianbao.reading.answers_file import parse_answers, read_answers
from nianbao.reading.answers_writing import write_answers
from nianbao.reading.corpus_file import read_corpus_report, read_notes
from nianbao.reading.report_file import parse_report, read_report
from nianbao.report.passage import PastReport
from nianbao.settings import (
    API_KEY,
    BASE_URL,
    DATA,
    DATABASE_URL,
    MODEL,
    ModelSettings,
    Settings,
    from_environment,
    write_model,
)
from nianbao.store.reasons import ReasonsBeside
from nianbao.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from nianbao.drafting.listener import HearingRun
    from nianbao.drafting.loop import LoopThread
    from nianbao.drafting.model import Model
    from nianbao.drafting.phrasebook import Phrasebook
    from nianbao.drafting.run import DraftRun, ModelDrafter, RewriteRun
    from nianbao.report.draft import Draft, Drafting
    from nianbao.report.paper import Paper
    from nianbao.report.passage import Found, ShelfState
    from nianbao.report.poster import Poster
    from nianbao.report.probed import ProbeStep
    from nianbao.report.report import AgencyKind, Report
    from nianbao.shelf.shelf import Shelf
    from nianbao.store.database import Database

_QUIRKS = "refused fields of "
_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_shipped"
_REPOSITORY = _PACKAGE.parents[1]


def build() -> Workspace:
    """The workspace as a clerk gets it: offline, nothing configured.

    Raises:
        PhrasebookBroken: the composer's sentence frames are missing or damaged.
    """
    settings = from_environment()
    stores = StoreOfSettings(settings)
    phrasebook = load(_travelling("prompts") / "offline")
    return Workspace(
        drafter=Composer(phrasebook),
        answers=AnswersOnDisk(),
        writers={
            ".docx": write_word,
            ".html": write_html,
            ".htm": write_html,
            ".md": write_markdown,
            ".txt": write_text,
        },
        copies=flavours,
        filler=fill_confined,
        posters=_draw_poster,
        examples=Examples(_travelling("examples", "corpus/examples")),
        reports=ReportsOnDisk(),
        reasons=ReasonsBeside(),
        stores=stores,
        shelf=ShelfWhenSearched(settings, stores),
        model=ModelOfSettings(settings, stores, phrasebook),
        past=PastOnDisk(_travelling("reports", "corpus/reports"), _travelling("notes", "corpus/notes")),
    )


def _draw_poster(poster: Poster, ending: str) -> bytes:
    """A poster; the plotting library takes a second to load, and most runs draw none."""
    from nianbao.delivery.chart.draw import draw_poster

    return draw_poster(poster, ending)


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
    parse = staticmethod(parse_report)


class PastOnDisk:
    """The past reports in one folder, the notes for them in another, and what was uploaded."""

    def __init__(self, folder: Path, notes: Path) -> None:
        self._folder, self._notes = folder, notes

    def shipped(self) -> tuple[PastReport, ...]:
        """Those that travel with the program, by file name."""
        return tuple(self._one(path) for path in sorted(self._folder.glob("*.md")))

    def uploaded(self, name: str, digest: str, content: Callable[[], bytes]) -> PastReport:
        """One that was put on the shelf."""
        return PastReport(digest, name, lambda: (parse_report(content(), name), ()))

    def _one(self, path: Path) -> PastReport:
        def read() -> tuple[Paper, tuple[str, ...]]:
            report = read_corpus_report(path)
            return report.paper, report.names

        notes = self._notes / f"{path.stem}.yaml"
        content = path.read_bytes()
        if not notes.exists():
            return PastReport(sha256(content).hexdigest(), path.stem, read)
        # A report whose notes changed is another one to the shelf.
        digest = sha256(content + notes.read_bytes()).hexdigest()
        return PastReport(digest, path.stem, read, lambda: read_notes(notes))


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


class ModelOfSettings:
    """The language model where the settings say; its libraries are loaded when it is first used."""

    def __init__(self, settings: Settings, stores: StoreOfSettings, phrasebook: Phrasebook) -> None:
        self._settings = settings
        self._stores = stores
        self._phrasebook = phrasebook

    @property
    def name(self) -> str:
        """Of the model; empty when none is configured."""
        return self._settings.model.model if self._settings.model else ""

    def warm_up(self) -> None:
        """Load its libraries, when a model is configured."""
        if self._settings.model:
            import nianbao.drafting.model
            import nianbao.drafting.run  # noqa: F401 - loaded, not used

    @property
    def place(self) -> str:
        """Address of the endpoint."""
        return self._settings.model.url if self._settings.model else ""

    @property
    def is_public(self) -> bool:
        """Whether what is sent leaves the office's own network."""
        return is_public(self.place)

    @property
    def is_fixed(self) -> bool:
        """Whether the environment sets it, so that the page cannot."""
        return self._settings.model_is_fixed

    @property
    def has_key(self) -> bool:
        """Whether a key is set."""
        return bool(self._settings.model and self._settings.model.key)

    def set(self, url: str, model: str, key: str) -> None:
        """Write down where the model is; an empty key leaves the one that is there.

        Raises:
            SettingRefused: the address is none, or half of it is missing.
            FileUnwritable: it cannot be written.
        """
        url, model, key = url.strip(), model.strip(), key.strip()
        if bool(url) != bool(model):
            raise SettingRefused("地址和模型名要一起填；两样都清空，就不用大模型。")
        if url and not re.match(r"https?://[^\s/]+", url):
            raise SettingRefused("地址要以http://或https://开头，到/v1为止，请核对。")
        if any(ord(letter) > 126 or ord(letter) < 33 for letter in key):
            raise SettingRefused("密钥里有空格或中文，请重新复制。")
        before = self._settings.model.key if self._settings.model and url else ""
        try:
            write_model(self._settings.data, ModelSettings(url, model, key or before))
        except OSError as error:
            raise FileUnwritable(f"设置写不进{self._settings.data}，请检查这个文件夹能不能写。") from error

    def probe(self) -> Iterator[ProbeStep]:
        """Try the endpoint step by step.

        Raises:
            ModelUnavailable: none is configured.
        """
        from nianbao.drafting.probe import probe

        return probe(self._model("测试连接"))

    def begin(
        self,
        report: Report,
        composed: Drafting,
        examples: Callable[[str, str], tuple[str, ...]],
        *,
        consent: bool,
    ) -> DraftRun:
        """Begin a draft of every part at once.

        Raises:
            ModelUnavailable: none is configured, it may not be used for this report, or without consent.
        """
        return self._agreed(consent).begin(report, composed, examples)

    def begin_rewrite(
        self,
        report: Report,
        composed: Drafting,
        current: Draft,
        instruction: str,
        locked: tuple[str, ...],
        *,
        consent: bool,
    ) -> RewriteRun | str:
        """Begin to write one part otherwise, or return the words that ask for a fact nobody supplied.

        Raises:
            ModelUnavailable: none is configured, it may not be used for this report, or without consent.
        """
        return self._agreed(consent).begin_rewrite(report, composed, current, instruction, locked)

    def begin_hearing(self, message: str, topic: str) -> HearingRun:
        """Begin to take a message apart into remarks; the rules do it wherever the model fails.

        Raises:
            ModelUnavailable: none is configured.
        """
        from nianbao.drafting.listener import HearingRun

        prompts = load_prompts(_travelling("prompts"))
        return HearingRun(self._model("听取素材"), prompts, self._loop, message, topic)

    @cached_property
    def _loop(self) -> LoopThread:
        from nianbao.drafting.loop import LoopThread

        return LoopThread()

    def _agreed(self, consent: bool) -> ModelDrafter:
        drafter = self._drafter
        if self.is_public and not consent:
            raise ModelUnavailable(
                f"{self.place}在单位网络之外，素材会发到那里；确认本报告的素材可以外发后，再同意使用（命令行加--consent）。"
            )
        return drafter

    @cached_property
    def _drafter(self) -> ModelDrafter:
        from nianbao.drafting.run import ModelDrafter

        prompts = _travelling("prompts")
        return ModelDrafter(
            lambda title: self._model("起草", title),
            self.name,
            load_prompts(prompts),
            load_vocabulary(prompts / "vocabulary.yaml"),
            self._phrasebook,
            self._loop,
            at_once=self._settings.at_once,
        )

    def _model(self, purpose: str, report: str = "") -> Model:
        told = self._settings.model
        if told is None:
            raise ModelUnavailable(
                f"还没有设大模型接口：请设环境变量{BASE_URL}（地址，到/v1为止）和{MODEL}（模型名），需要密钥的再设{API_KEY}。"
            )
        from nianbao.drafting.model import Endpoint, Model

        store = self._stores.opened()
        quirk = _QUIRKS + sha256(f"{told.url} {told.model}".encode()).hexdigest()[:16]

        def note(destination: str, body: bytes, characters: int) -> None:
            """Put down that something leaves, before it does; without the log nothing leaves."""
            store.log_outbound(
                destination=destination, purpose=purpose, report=report, body=body, characters=characters
            )

        def refused() -> list[str]:
            value = store.setting(quirk)
            return [str(each) for each in value] if isinstance(value, list) else []

        def remember(name: str) -> None:
            store.set_setting(quirk, [*refused(), name])

        return Model(Endpoint(told.url, told.model, told.key), note=note, without=refused(), dropped=remember)


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

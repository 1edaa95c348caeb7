"""The language model where the settings say; its libraries are loaded when it is first used."""

from __future__ import annotations

import re
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from nianbao.errors import FileUnwritable, ModelUnavailable, SettingRefused
from nianbao.settings import API_KEY, BASE_URL, MODEL, ModelSettings, write_model
from nianbao.wiring.travelling import travelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nianbao.drafting.listener import HearingRun
    from nianbao.drafting.loop import LoopThread
    from nianbao.drafting.model import Model
    from nianbao.drafting.run import DraftRun, ModelDrafter, RewriteRun
    from nianbao.report.draft import Draft, Drafting
    from nianbao.report.probed import ProbeStep
    from nianbao.report.report import Report
    from nianbao.settings import Settings
    from nianbao.wiring.composer import ComposerWhenAsked
    from nianbao.wiring.stores import StoreOfSettings

_QUIRKS = "refused fields of "


class ModelOfSettings:
    """The language model where the settings say; its libraries are loaded when it is first used."""

    def __init__(self, settings: Settings, stores: StoreOfSettings, composer: ComposerWhenAsked) -> None:
        self._settings = settings
        self._stores = stores
        self._composer = composer

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
        from nianbao.drafting.profiles import is_public

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
        from nianbao.drafting.prompts import load_prompts

        prompts = load_prompts(travelling("prompts"))
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
        from nianbao.drafting.prompts import load_prompts
        from nianbao.drafting.run import ModelDrafter
        from nianbao.drafting.vocabulary import load_vocabulary

        prompts = travelling("prompts")
        return ModelDrafter(
            lambda title: self._model("起草", title),
            self.name,
            load_prompts(prompts),
            load_vocabulary(prompts / "vocabulary.yaml"),
            self._composer.phrasebook,
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

"""What the environment sets: where the data lies, and whether a server keeps it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import dotenv
import platformdirs

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA = "NIANBAO_DATA"
DATABASE_URL = "NIANBAO_DATABASE_URL"
BASE_URL, API_KEY, MODEL = "NIANBAO_BASE_URL", "NIANBAO_API_KEY", "NIANBAO_MODEL"
AT_ONCE = "NIANBAO_MODEL_CALLS"
_MOST_AT_ONCE = 8
ENV_FILE = ".env"
_AS_PEOPLE_EXPECT = {BASE_URL: "OPENAI_BASE_URL", API_KEY: "OPENAI_API_KEY"}
"""Names other programs use; ours come first, and none counts unless a model is named."""
EMBED_URL, EMBED_KEY, EMBED_MODEL = "NIANBAO_EMBED_URL", "NIANBAO_EMBED_KEY", "NIANBAO_EMBED_MODEL"


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """An OpenAI-compatible endpoint that drafts."""

    url: str
    """Base address up to /v1."""
    model: str
    key: str = field(repr=False)
    """Empty where the endpoint asks for none."""


@dataclass(frozen=True, slots=True)
class EmbeddingSettings:
    """An OpenAI-compatible endpoint that makes vectors of texts."""

    url: str
    """Base address up to /v1."""
    model: str
    key: str = field(repr=False)
    """Empty where the endpoint asks for none."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings without secrets, but for the address of the database, which may carry a password."""

    data: Path
    """Folder of the database, its backups and whatever else is kept; made when first needed."""
    database_url: str
    """Empty for the file in `data`; otherwise `postgresql://…`."""
    embedding: EmbeddingSettings | None = None
    """None unless both its address and its model are set."""
    model: ModelSettings | None = None
    """Likewise."""
    at_once: int = _MOST_AT_ONCE
    """Calls of a model at a time; all parts of a report by default."""
    model_is_fixed: bool = False
    """Whether the model is set where the page cannot change it."""


def from_environment(environment: Mapping[str, str] | None = None, beside: Path | None = None) -> Settings:
    """Read the settings; nothing is made or opened.

    The environment comes first, then the file .env beside the program's working folder, then the one in the
    data folder, which the page writes.

    Args:
        environment: variables; those of this process when left out.
        beside: where to look for the first .env; the working folder when left out.
    """
    set_here = dict(os.environ if environment is None else environment)
    told = {**_read(beside or Path.cwd()), **set_here}
    place = told.get(DATA, "").strip()
    data = Path(place).expanduser() if place else platformdirs.user_data_path("nianbao", appauthor=False)
    fixed = bool(told.get(MODEL, "").strip())
    if not fixed:
        told |= {name: value for name, value in _read(data).items() if name in (BASE_URL, MODEL, API_KEY)}
    url, key, model = (told.get(name, "").strip() for name in (EMBED_URL, EMBED_KEY, EMBED_MODEL))
    embedding = EmbeddingSettings(url, model, key) if url and model else None
    base, secret = (
        (told.get(name, "") or told.get(_AS_PEOPLE_EXPECT[name], "")).strip() for name in (BASE_URL, API_KEY)
    )
    drafts = told.get(MODEL, "").strip()
    model_settings = ModelSettings(base, drafts, secret) if base and drafts else None
    calls = told.get(AT_ONCE, "").strip()
    at_once = min(_MOST_AT_ONCE, max(1, int(calls))) if calls.isdecimal() else _MOST_AT_ONCE
    return Settings(
        data.absolute(), told.get(DATABASE_URL, "").strip(), embedding, model_settings, at_once, fixed
    )


def write_model(data: Path, model: ModelSettings) -> None:
    """Write the endpoint into the .env of the data folder, readable by its owner alone.

    Raises:
        OSError: it cannot be written.
    """
    data.mkdir(parents=True, exist_ok=True)
    path = data / ENV_FILE
    path.touch(mode=0o600)
    path.chmod(0o600)
    for name, value in ((BASE_URL, model.url), (MODEL, model.model), (API_KEY, model.key)):
        dotenv.set_key(path, name, value, encoding="utf-8")


def _read(folder: Path) -> dict[str, str]:
    path = folder / ENV_FILE
    found = dotenv.dotenv_values(path, encoding="utf-8", interpolate=False) if path.is_file() else {}
    return {name: value for name, value in found.items() if value}

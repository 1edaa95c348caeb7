"""What the environment sets: where the data lies, and whether a server keeps it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA = "NIANBAO_DATA"
DATABASE_URL = "NIANBAO_DATABASE_URL"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings without secrets, but for the address of the database, which may carry a password."""

    data: Path
    """Folder of the database, its backups and whatever else is kept; made when first needed."""
    database_url: str
    """Empty for the file in `data`; otherwise `postgresql://…`."""


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; nothing is made or opened."""
    told = os.environ if environment is None else environment
    place = told.get(DATA, "").strip()
    data = Path(place).expanduser() if place else platformdirs.user_data_path("nianbao", appauthor=False)
    return Settings(data.absolute(), told.get(DATABASE_URL, "").strip())

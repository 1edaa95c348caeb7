"""Which adapter stands behind which port, and where the files that travel with the program lie.

An adapter is loaded when it is first used: each of them takes longer to load than the page to draw.
"""

from __future__ import annotations

from nianbao.settings import from_environment
from nianbao.store.reasons import ReasonsBeside
from nianbao.wiring.composer import ComposerWhenAsked
from nianbao.wiring.files import AnswersOnDisk, Examples, PastOnDisk, ReportsOnDisk
from nianbao.wiring.model import ModelOfSettings
from nianbao.wiring.stores import ShelfWhenSearched, StoreOfSettings
from nianbao.wiring.travelling import app_file, app_settings, travelling
from nianbao.wiring.writers import WRITERS, copy, draw_poster, fill
from nianbao.workspace import Workspace

__all__ = ["PastOnDisk", "StoreOfSettings", "app_file", "app_settings", "build"]


def build() -> Workspace:
    """The workspace as a clerk gets it: offline, nothing configured."""
    settings = from_environment()
    stores = StoreOfSettings(settings)
    composer = ComposerWhenAsked(travelling("prompts") / "offline")
    return Workspace(
        drafter=composer,
        answers=AnswersOnDisk(),
        writers=WRITERS,
        copies=copy,
        filler=fill,
        posters=draw_poster,
        examples=Examples(travelling("examples", "corpus/examples")),
        reports=ReportsOnDisk(),
        reasons=ReasonsBeside(),
        stores=stores,
        shelf=ShelfWhenSearched(settings, stores),
        model=ModelOfSettings(settings, stores, composer),
        past=PastOnDisk(travelling("reports", "corpus/reports"), travelling("notes", "corpus/notes")),
    )

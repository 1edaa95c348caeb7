"""The offline composer, loaded for the first draft."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from nianbao.drafting.composer import Composer
    from nianbao.drafting.phrasebook import Phrasebook
    from nianbao.report.draft import Drafting
    from nianbao.report.report import Report


class ComposerWhenAsked:
    """The offline composer; its sentence frames are loaded for the first draft."""

    name = "composer"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def phrasebook(self) -> Phrasebook:
        """The sentence frames.

        Raises:
            PhrasebookBroken: they are missing or damaged.
        """
        from nianbao.drafting.phrasebook import load

        return load(self._folder)

    @cached_property
    def _composer(self) -> Composer:
        from nianbao.drafting.composer import Composer

        return Composer(self.phrasebook)

    def compose(self, report: Report, *, lead: bool = True) -> Drafting:
        """Draft every narrative part; see `Composer.compose`."""
        return self._composer.compose(report, lead=lead)

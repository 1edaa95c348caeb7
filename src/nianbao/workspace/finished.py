"""A finished report with what the clerk should still look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nianbao.report.basis import ModelText
    from nianbao.report.document import Document
    from nianbao.report.draft import Draft, Restated, Unused
    from nianbao.report.report import Report


@dataclass(frozen=True, slots=True)
class Finished:
    """A report, the document made of it, and what the clerk should still look at."""

    report: Report
    document: Document
    drafts: tuple[Draft, ...]
    made_by: str
    unused: tuple[Unused, ...]
    restated: tuple[Restated, ...] = ()
    """What she said that the tables tell in her stead."""
    notes: tuple[tuple[str, str], ...] = ()
    """Part and sentence, where the composer's text stands though a model was asked."""
    written: Mapping[str, ModelText] = field(default_factory=dict)
    """Part → what a model wrote just now, with what it rests on."""

"""What comes back: a published or edited file held against the report, and hand edits taken over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.errors import FileUnreadable
from nianbao.report.basis import ModelText, basis_of, words_of
from nianbao.report.cells import Blank
from nianbao.report.comparing import DifferenceKind, compare
from nianbao.report.edited import accepted, edited, proposals
from nianbao.report.slots import Slots

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from nianbao.report.comparing import Comparison, Difference
    from nianbao.report.document import Document
    from nianbao.report.draft import Draft
    from nianbao.report.edited import Proposal
    from nianbao.report.paper import Paper
    from nianbao.report.report import Report

_OF_TABLES = (DifferenceKind.CELL, DifferenceKind.ROW, DifferenceKind.TABLE)


@dataclass(frozen=True, slots=True)
class EditedPart:
    """One part as it stands in a file that came back."""

    part: str
    text: str
    """As it stands there, a paragraph or sub-heading a line."""
    proposals: tuple[Proposal, ...]
    """Every sentence in reading order; those of the kind `kept` need no decision."""

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to decide."""
        return any(proposal.kind != "kept" for proposal in self.proposals)


@dataclass(frozen=True, slots=True)
class HandEdits:
    """What a clerk did to the file she was given."""

    parts: tuple[EditedPart, ...]
    """Those found in the file, in printed order."""
    missing: tuple[str, ...]
    """Parts whose heading is not in the file: nothing is proposed for them."""
    figures: tuple[Difference, ...]
    """Numbers of the tables that were changed in the file: they are changed in the tables, not here."""
    unread: tuple[str, ...]
    """What stands in the file and was not read, a Chinese clause each."""


def compared(document: Document, paper: Paper, source: str) -> Comparison:
    """Hold a published report against ours.

    Raises:
        FileUnreadable: what was read is no report.
    """
    _must_be_report(paper, source)
    return compare(document, paper)


def hand_edits(
    report: Report, document: Document, drafts: Iterable[Draft], paper: Paper, source: str
) -> HandEdits:
    """Find what was edited in a file that came back, part by part.

    Raises:
        FileUnreadable: what was read is no report.
    """
    _must_be_report(paper, source)
    slots = Slots(report)
    texts = _texts(paper)
    parts: list[EditedPart] = []
    missing: list[str] = []
    for draft in drafts:
        if draft.part in texts:
            text = texts[draft.part]
            parts.append(EditedPart(draft.part, text, proposals(draft, slots, text)))
        elif draft.paragraphs:
            missing.append(draft.part)
    differences = compare(document, paper).differences
    figures = tuple(each for each in differences if each.kind in _OF_TABLES)
    return HandEdits(tuple(parts), tuple(missing), figures, paper.unread)


def taken_over(
    report: Report, draft: Draft, composed: Draft, text: str, chosen: Collection[int] | None
) -> ModelText:
    """The part with the clerk's edits in it, and what it rests on, so that it lives as long as that does.

    Args:
        report: for its slots.
        draft: the part as it stands.
        composed: the composer's text of the same part.
        text: the part as the clerk left it.
        chosen: numbers of the proposals to take over; None for all.
    """
    slots = Slots(report)
    after = edited(draft, slots, text) if chosen is None else accepted(draft, slots, text, chosen)
    return ModelText(after, "", basis_of(composed), words_of(after, report))


def _must_be_report(paper: Paper, source: str) -> None:
    if not paper.sections and all(isinstance(cell, Blank) for cell in paper.cells.values()):
        raise FileUnreadable(f"{source}里没有读到年报的六个部分和表格，请核对是不是选错了文件。")


def _texts(paper: Paper) -> Mapping[str, str]:
    """Part → its lines in the file without the heading of the form; a part that has none there is absent."""
    found: dict[str, list[str]] = {"lead": [line.text for line in paper.lead]}
    for section in paper.sections:
        if section.key in ("5", "6"):
            found.setdefault(section.key, []).extend(line.text for line in section.lines)
        for aspect, (_, *lines) in section.aspects.items():
            found.setdefault(f"1.{aspect}", []).extend(line.text for line in lines)
    return {part: "\n".join(lines) for part, lines in found.items()}

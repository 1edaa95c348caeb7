"""What a model or the clerk wrote, kept with a report and put in the composer's place as long as it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.report.basis import ModelText, basis_of, rebased, surviving, words_of
from nianbao.report.draft import Draft, Drafting, Origin, Paragraph, Sentence
from nianbao.report.edited import CLERK
from nianbao.report.tables import part_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from nianbao.report.record import Value, Version
    from nianbao.report.report import Report


def merged(
    composed: Drafting,
    written: Mapping[str, ModelText],
    report: Report,
    locked: Set[str] = frozenset(),
) -> Drafting:
    """The composer's draft with the text of every part that still fits.

    What a model wrote gives way when the remarks it was written from have changed; what the clerk wrote or
    locked stays, and a note says that it did not follow.

    Args:
        composed: the composer's draft of the report as it is now.
        written: texts by part.
        report: the report as it is now.
        locked: parts she locked.
    """
    drafts: list[Draft] = []
    notes: list[tuple[str, str]] = []
    still: dict[str, ModelText] = {}
    for draft in composed.drafts:
        text = written.get(draft.part)
        fitting = rebased(text, draft) if text else None
        if text and fitting is None:
            by_hand = text.draft.made_by == CLERK
            if by_hand or draft.part in locked:
                fitting = surviving(text, report)
                why = "是您改过的" if by_hand else "已锁定"
                note = f"素材有改动，这一部分{why}，没有跟着改；要用新的写法，请在“历史”里选用内置写法。"
            else:
                note = "素材有改动，这一部分先用内置写法，可以再用大模型起草一次。"
            notes.append((draft.part, f"{part_name(draft.part)}：{note}"))
        drafts.append(fitting or draft)
        if text and fitting:
            basis = basis_of(draft) if rebased(text, draft) else text.basis
            still[draft.part] = ModelText(fitting, text.prompt, basis, words_of(fitting, report))
    return Drafting(tuple(drafts), composed.unused, composed.restated, tuple(notes), still)


def text_of(version: Version) -> ModelText | None:
    """One version as a text that stands beside the composer's; None for one that is the composer's."""
    source = version.made_from
    if not isinstance(source, dict):
        return None
    paragraphs = _paragraphs(version.body)
    basis, words = source.get("basis"), source.get("words")
    if not paragraphs or not isinstance(basis, list):
        return None
    return ModelText(
        Draft(version.part, paragraphs, version.made_by),
        str(source.get("prompt", "")),
        tuple(str(each) for each in basis),
        {name: str(said) for name, said in words.items()} if isinstance(words, dict) else {},
    )


def made_from(text: ModelText) -> Value:
    """What is kept beside a version."""
    return {"prompt": text.prompt, "basis": list(text.basis), "words": dict(text.words)}


def _paragraphs(body: Value) -> tuple[Paragraph, ...]:
    rows = [row for row in body if isinstance(row, dict)] if isinstance(body, list) else []
    return tuple(
        Paragraph(tuple(_sentences(row.get("sentences"))), str(row.get("heading") or "")) for row in rows
    )


def _sentences(rows: Value) -> list[Sentence]:
    found = []
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and row.get("origin") in set(Origin):
            evidence = row.get("evidence")
            sources = tuple(str(each) for each in evidence) if isinstance(evidence, list) else ()
            found.append(Sentence(str(row.get("text") or ""), Origin(str(row["origin"])), sources))
    return found

"""What a model or the clerk wrote, kept with a report and put in the composer's place as long as it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.report.basis import ModelText, basis_of, rebased
from nianbao.report.draft import Draft, Drafting, Origin, Paragraph, Sentence
from nianbao.report.edited import CLERK
from nianbao.report.tables import part_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nianbao.report.record import Value, Version

_BY_RULE = "composer"
_NOTES = {
    False: "素材有改动，这一部分先用内置写法，可以再用大模型起草一次。",
    True: "素材有改动，手改的文字没有用上，这一部分先用内置写法；改过的文字还在历史里，请对照着再改一次。",
}
"""Why the composer's text stands, by whether the clerk had written it herself."""


def merged(composed: Drafting, written: Mapping[str, ModelText]) -> Drafting:
    """The composer's draft with the model's text of every part that still fits.

    Args:
        composed: the composer's draft of the report as it is now.
        written: the model's texts by part.
    """
    drafts: list[Draft] = []
    notes: list[tuple[str, str]] = []
    still: dict[str, ModelText] = {}
    for draft in composed.drafts:
        text = written.get(draft.part)
        fitting = rebased(text, draft) if text else None
        drafts.append(fitting or draft)
        if text and fitting:
            still[draft.part] = ModelText(fitting, text.prompt, basis_of(draft))
        if text and fitting is None:
            note = _NOTES[text.draft.made_by == CLERK]
            notes.append((draft.part, f"{part_name(draft.part)}：{note}"))
    return Drafting(tuple(drafts), composed.unused, composed.restated, tuple(notes), still)


def remembered(versions: Iterable[Version]) -> dict[str, ModelText]:
    """The model's texts among the last versions of the parts; what is not shaped like one is passed over."""
    texts: dict[str, ModelText] = {}
    for version in versions:
        source = version.made_from
        if version.made_by == _BY_RULE or not isinstance(source, dict):
            continue
        paragraphs = _paragraphs(version.body)
        basis = source.get("basis")
        if paragraphs and isinstance(basis, list):
            draft = Draft(version.part, paragraphs, version.made_by)
            texts[version.part] = ModelText(
                draft, str(source.get("prompt", "")), tuple(str(each) for each in basis)
            )
    return texts


def made_from(text: ModelText) -> Value:
    """What is kept beside a version."""
    return {"prompt": text.prompt, "basis": list(text.basis)}


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

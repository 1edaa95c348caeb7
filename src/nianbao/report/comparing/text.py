"""Headings and sentences of a published report against ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.report.comparing.difference import Difference, DifferenceKind, named
from nianbao.report.document import Body, Heading
from nianbao.report.matched import bare, matched, pieces_of
from nianbao.report.regex import regex
from nianbao.report.tables import ASPECT_HEADINGS, SECTION_HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nianbao.report.document import Document
    from nianbao.report.paper import Line, Paper

_FIGURE = regex(r"\d+(?:\.\d+)?")
_DATE = regex(r"20\d\d年\d{1,2}月\d{1,2}日")
"""A date on a line of its own, as it stands below the name of the agency."""
_CAPTION = regex(r"(?:.{0,30}表)?[（(]?单位[:：][^。]{1,24}[)）]?")
"""A line above a table that some forms of file tell apart from it."""
_PARTS = {heading: f"1.{aspect}" for aspect, heading in ASPECT_HEADINGS.items()}
_SECTIONS = {heading: key for key, heading in SECTION_HEADINGS.items()}


@dataclass(frozen=True, slots=True)
class _Item:
    """A heading, or a sentence of the prose."""

    text: str
    part: str
    is_heading: bool
    line: int = 0


def compare_text(document: Document, theirs: Paper) -> Iterator[Difference]:
    """What differs in headings and sentences, in printed order."""
    ours, published = list(_ours(document)), list(_published(theirs))
    while published and _is_signature(published[-1].text, document.title):
        published.pop()
    pairs = [
        (ours[one] if one is not None else None, published[other] if other is not None else None)
        for one, other in matched([each.text for each in ours], [each.text for each in published])
    ]
    yield from _told(pairs)


def _ours(document: Document) -> Iterator[_Item]:
    part = "lead"
    for block in document.blocks:
        if isinstance(block, Heading):
            part = _SECTIONS.get(block.text) or _PARTS.get(block.text) or part
            yield _Item(block.text, part, True)
        elif isinstance(block, Body):
            part = block.part
            yield from (_Item(text, part, False) for text in pieces_of(block.text))


def _published(theirs: Paper) -> Iterator[_Item]:
    parts = {id(line): part for part, line in theirs.narrative()}
    for line in theirs.lead:
        yield from _of_line(line, "lead")
    for section in theirs.sections:
        yield _Item(section.heading.text, section.key or "other", True, section.heading.number)
        for line in section.lines:
            yield from _of_line(line, parts[id(line)])


def _of_line(line: Line, part: str) -> Iterator[_Item]:
    if line.is_heading:
        yield _Item(line.text, part, True, line.number)
    else:
        yield from (_Item(text, part, False, line.number) for text in pieces_of(line.text))


def _is_signature(text: str, title: str) -> bool:
    """Whether a last line is the date or the name of the agency, which the report itself does not carry."""
    words = bare(text)
    return bool(_DATE.fullmatch(words)) or (len(words) > 2 and bare(title).startswith(words))


def _told(pairs: Sequence[tuple[_Item | None, _Item | None]]) -> Iterator[Difference]:
    moved = _moves(pairs)
    places = set(map(id, moved.values()))
    carried = False
    for ours, theirs in pairs:
        if ours and ours.is_heading:
            carried = id(ours) in moved
        if ours and theirs:
            if bare(ours.text) != bare(theirs.text):
                yield _changed(ours, theirs)
        elif ours and id(ours) not in moved:
            yield _gone(ours)
        elif ours and (ours.is_heading or not carried):
            # A section that stands elsewhere is told once, by its heading.
            yield _moved(ours, moved[id(ours)])
        elif theirs and id(theirs) not in places and not _is_caption(theirs):
            yield _come(theirs)


def _is_caption(theirs: _Item) -> bool:
    return theirs.part in ("2", "3", "4") and bool(_CAPTION.fullmatch(bare(theirs.text)))


def _moves(pairs: Sequence[tuple[_Item | None, _Item | None]]) -> dict[int, _Item]:
    """What stands elsewhere in the published one: id of our item → theirs."""
    come = [theirs for ours, theirs in pairs if theirs and ours is None]
    moved: dict[int, _Item] = {}
    for ours, theirs in pairs:
        if ours is None or theirs is not None:
            continue
        found = next((each for each in come if bare(each.text) == bare(ours.text)), None)
        if found is not None:
            come.remove(found)
            moved[id(ours)] = found
    return moved


def _changed(ours: _Item, theirs: _Item) -> Difference:
    both = f"报告里是“{ours.text}”，发布稿里是“{theirs.text}”"
    if ours.is_heading:
        kind, said = DifferenceKind.HEADING_CHANGED, f"标题不一样，{both}"
    elif _FIGURE.sub("#", bare(ours.text)) == _FIGURE.sub("#", bare(theirs.text)):
        kind, said = DifferenceKind.STALE, f"句中的数不一样，可能是旧稿，{both}"
    else:
        kind, said = DifferenceKind.SENTENCE_CHANGED, f"这句话改过，{both}"
    return Difference(kind, ours.part, ours.text, theirs.text, f"{named(ours.part)}：{said}。", theirs.line)


def _gone(ours: _Item) -> Difference:
    kind = DifferenceKind.HEADING_MISSING if ours.is_heading else DifferenceKind.SENTENCE_REMOVED
    what = "标题" if ours.is_heading else "这一句"
    message = f"{named(ours.part)}：发布稿里没有{what}“{ours.text}”。"
    return Difference(kind, ours.part, ours.text, "", message)


def _come(theirs: _Item) -> Difference:
    kind = DifferenceKind.HEADING_ADDED if theirs.is_heading else DifferenceKind.SENTENCE_ADDED
    what = "标题" if theirs.is_heading else "一句"
    message = f"{named(theirs.part)}：发布稿里多出{what}“{theirs.text}”。"
    return Difference(kind, theirs.part, "", theirs.text, message, theirs.line)


def _moved(ours: _Item, theirs: _Item) -> Difference:
    kind = DifferenceKind.HEADING_MOVED if ours.is_heading else DifferenceKind.SENTENCE_MOVED
    what = "标题" if ours.is_heading else "这一句"
    message = f"{named(ours.part)}：{what}“{ours.text}”在发布稿里换了位置。"
    return Difference(kind, ours.part, ours.text, theirs.text, message, theirs.line)

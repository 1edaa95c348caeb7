"""A part as a clerk left it: sentence by sentence what she kept, changed, added and took out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from nianbao.report.document import MARK
from nianbao.report.draft import Draft, Origin, Paragraph, Sentence
from nianbao.report.matched import bare, matched, pieces_of
from nianbao.report.regex import regex
from nianbao.report.slot_transfer import Released, slots_in, transferred, with_slots, without_brackets
from nianbao.report.slots import SlotSpan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from nianbao.report.slots import Slots

CLERK = "clerk"
"""Who made a draft that a clerk changed by hand."""
_HEADING = regex(r"(?:（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、])[^。；！？：]{1,38}")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One sentence or sub-heading of an edited part, to be taken over or not."""

    number: int
    """Its place among the proposals of the part, from 0."""
    kind: Literal["kept", "changed", "added", "removed"]
    before: str
    """As printed; empty for an added one."""
    after: str
    """As the clerk left it; empty for a removed one."""
    is_heading: bool = False
    released: tuple[Released, ...] = ()
    """Figures that will no longer follow the tables and remarks once it is taken over."""
    own: tuple[str, ...] = ()
    """Figures of a changed or added one that stand there on the clerk's word alone."""


@dataclass(frozen=True, slots=True)
class _Fragment:
    """What a piece of the printed text holds of one sentence of the draft."""

    sentence: Sentence
    text: str
    """With slots."""


@dataclass(frozen=True, slots=True)
class _Old:
    """A piece of the draft as it is read, or a sub-heading."""

    text: str
    paragraph: int
    spans: tuple[SlotSpan, ...] = ()
    fragments: tuple[_Fragment, ...] = ()
    """Empty for a sub-heading; several where sentences of the draft are read as one."""

    @property
    def is_heading(self) -> bool:
        """Whether it is a sub-heading."""
        return not self.fragments


@dataclass(frozen=True, slots=True)
class _New:
    text: str
    line: int
    is_heading: bool


@dataclass(frozen=True, slots=True)
class _Step:
    """One proposal with what is needed to build the part from it."""

    proposal: Proposal
    old: _Old | None
    new: _New | None
    taken: Sentence | None
    """The sentence if it is taken over."""


def edited(draft: Draft, slots: Slots, new_text: str) -> Draft:
    """The part as a clerk left it, everything taken over; equal to the draft when she changed nothing.

    Args:
        draft: the part as it stands.
        slots: of the report.
        new_text: the whole part as it should be printed: a paragraph or sub-heading a line.
    """
    steps = _steps(draft, slots, new_text)
    return _built(draft, steps, {step.proposal.number for step in steps})


def proposals(draft: Draft, slots: Slots, new_text: str) -> tuple[Proposal, ...]:
    """Every sentence and sub-heading of both texts in printed order, with what became of it."""
    return tuple(step.proposal for step in _steps(draft, slots, new_text))


def accepted(draft: Draft, slots: Slots, new_text: str, chosen: Collection[int]) -> Draft:
    """The part with some of the proposals taken over; the other sentences stay as they are in the draft."""
    return _built(draft, _steps(draft, slots, new_text), set(chosen))


def printed(draft: Draft, slots: Slots) -> str:
    """The part as it is printed, a paragraph or sub-heading a line; what an editor begins with."""
    lines: list[str] = []
    for paragraph in draft.paragraphs:
        lines += [paragraph.heading] if paragraph.heading else []
        lines += [slots.render(paragraph.text).text] if paragraph.sentences else []
    return "\n".join(lines)


def _steps(draft: Draft, slots: Slots, new_text: str) -> list[_Step]:
    old, new = list(_old(draft, slots)), list(_new(draft, new_text))
    found: list[_Step] = []
    for one, other in matched([each.text for each in old], [each.text for each in new]):
        before = old[one] if one is not None else None
        after = new[other] if other is not None else None
        found.append(_step(len(found), before, after))
    return found


def _old(draft: Draft, slots: Slots) -> Iterator[_Old]:
    for number, paragraph in enumerate(draft.paragraphs):
        if paragraph.heading:
            yield _Old(paragraph.heading, number)
        whole = slots.render(paragraph.text)
        at = 0
        for text in pieces_of(whole.text):
            start = whole.text.index(text, at)
            at = start + len(text)
            fragments = tuple(_fragments(paragraph, slots, start, at))
            yield _Old(text, number, _within(whole.spans, start, at), fragments)


def _fragments(paragraph: Paragraph, slots: Slots, start: int, end: int) -> Iterator[_Fragment]:
    """What stands between two places of a printed paragraph, sentence by sentence of the draft."""
    begin = 0
    for sentence in paragraph.sentences:
        rendered = slots.render(sentence.text)
        low, high = max(start - begin, 0), min(end - begin, len(rendered.text))
        if low < high:
            text = with_slots(rendered.text[low:high], _within(rendered.spans, low, high))
            yield _Fragment(sentence, text)
        begin += len(rendered.text)


def _within(spans: Iterable[SlotSpan], start: int, end: int) -> tuple[SlotSpan, ...]:
    return tuple(
        SlotSpan(span.slot, span.start - start, span.end - start)
        for span in spans
        if start <= span.start and span.end <= end
    )


def _new(draft: Draft, new_text: str) -> Iterator[_New]:
    headings = {bare(paragraph.heading) for paragraph in draft.paragraphs}
    lines = [line for raw in new_text.splitlines() if (line := without_brackets(raw).strip())]
    for number, line in enumerate(lines):
        if bare(line) in headings or (_HEADING.fullmatch(line) and number < len(lines) - 1):
            yield _New(line, number, True)
            continue
        for text in pieces_of(line):
            yield _New(text, number, False)


def _step(number: int, old: _Old | None, new: _New | None) -> _Step:
    if old is None or new is None:
        return _one_sided(number, old, new)
    if bare(old.text) == bare(new.text) and old.is_heading == new.is_heading:
        return _Step(Proposal(number, "kept", old.text, new.text, old.is_heading), old, new, None)
    if new.is_heading:
        return _Step(Proposal(number, "changed", old.text, new.text, True), old, new, None)
    moved = transferred(old.text, old.spans, new.text)
    sources = dict.fromkeys(source for each in old.fragments for source in each.sentence.evidence)
    evidence = tuple(
        source for source in sources if any(_rests_on(slot, source) for slot in slots_in(moved.text))
    )
    taken = Sentence(moved.text, _origin(new.text), evidence)
    return _Step(
        Proposal(number, "changed", old.text, new.text, False, moved.released, moved.own), old, new, taken
    )


def _one_sided(number: int, old: _Old | None, new: _New | None) -> _Step:
    if new is None:
        text, is_heading = (old.text, old.is_heading) if old else ("", False)
        return _Step(Proposal(number, "removed", text, "", is_heading), old, None, None)
    own = () if new.is_heading else transferred("", (), new.text).own
    taken = None if new.is_heading else Sentence(new.text, _origin(new.text))
    return _Step(Proposal(number, "added", "", new.text, new.is_heading, (), own), None, new, taken)


def _origin(text: str) -> Origin:
    return Origin.QUESTION if MARK.fullmatch(text) else Origin.CLERK


def _rests_on(slot: str, source: str) -> bool:
    """Whether a slot names a fact or cell, by itself or as an operand."""
    names = re.split(r"[+/:-]", slot)
    return source in names or any(name.startswith(f"{source}.") for name in names)


class _Page:
    """The paragraphs while they are put together."""

    def __init__(self) -> None:
        self._paragraphs: list[tuple[str, list[Sentence | _Fragment]]] = []
        self._line: int | None = None
        self._paragraph: int | None = None

    def head(self, text: str) -> None:
        """Begin a paragraph below a sub-heading."""
        self._paragraphs.append((text, []))
        self._line = self._paragraph = None

    def add(self, content: Sequence[Sentence | _Fragment], old: _Old | None, line: int | None) -> None:
        """Go on behind the last sentence, in a new paragraph where the text it is taken from has one.

        Args:
            content: of one piece.
            old: the piece of the draft it is or comes from.
            line: of the clerk's text, where it stands in that.
        """
        waiting = bool(self._paragraphs) and not self._paragraphs[-1][1]
        same = self._line == line if line is not None else bool(old and self._paragraph == old.paragraph)
        if not self._paragraphs or not (waiting or same):
            self._paragraphs.append(("", []))
        self._paragraphs[-1][1].extend(content)
        self._line = line if line is not None else self._line
        self._paragraph = old.paragraph if old else self._paragraph

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What was put together; a sentence all of whose fragments are there is that sentence again."""
        return tuple(Paragraph(tuple(_rejoined(content)), heading) for heading, content in self._paragraphs)


def _rejoined(content: Sequence[Sentence | _Fragment]) -> Iterator[Sentence]:
    for _, run in groupby(
        content, key=lambda each: id(each.sentence if isinstance(each, _Fragment) else each)
    ):
        members = list(run)
        fragments = [each for each in members if isinstance(each, _Fragment)]
        yield from (each for each in members if isinstance(each, Sentence))
        if fragments and _is_whole(fragments):
            yield fragments[0].sentence
        else:
            for each in fragments:
                yield Sentence(each.text, each.sentence.origin, each.sentence.evidence)


def _is_whole(fragments: Sequence[_Fragment]) -> bool:
    return bare("".join(each.text for each in fragments)) == bare(fragments[0].sentence.text)


def _built(draft: Draft, steps: Sequence[_Step], chosen: set[int]) -> Draft:
    page = _Page()
    for step in steps:
        _put(page, step, is_taken=step.proposal.kind == "kept" or step.proposal.number in chosen)
    paragraphs = page.paragraphs()
    is_changed = any(step.proposal.kind != "kept" and step.proposal.number in chosen for step in steps)
    if is_changed or (chosen and paragraphs != draft.paragraphs):
        return Draft(draft.part, paragraphs, CLERK)
    return draft


def _put(page: _Page, step: _Step, *, is_taken: bool) -> None:
    old, new = step.old, step.new
    if not is_taken:
        if old is not None and old.is_heading:
            page.head(old.text)
        elif old is not None:
            page.add(old.fragments, old, None)
    elif new is not None and new.is_heading:
        page.head(new.text)
    elif new is not None:
        page.add([step.taken] if step.taken else old.fragments if old else (), old, new.line)

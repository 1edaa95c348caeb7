"""Where in a template each narrative part is to be written: below its heading, up to what ends it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nianbao.delivery.template.blanks import DATE, is_room
from nianbao.office.word_package import W
from nianbao.report.printed.headings import aspect_of, inline_heading, looks_numbered, number_of
from nianbao.report.printed.sections import section_starts
from nianbao.report.regex import regex
from nianbao.report.tables import ASPECT_HEADINGS, SECTION_HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nianbao.delivery.template.page import Line, Page
    from nianbao.report.printed.sections import Start

NARRATIVE = ("1", "5", "6")
_CLOSING = regex(
    r"(?:附件|附[:：]|附表|联系人|联系电话|联系方式|电话[:：]|地址[:：]|填报人|填表人|审核人|审签|签发|经办人|拟稿|负责人|单位负责人|分管领导|"
    r"主要领导|审核意见|审批意见|备注|注[:：]|（此页无正文）|（盖章）|（公章）|填报单位|编制单位|单位[（(]盖章)"
)
_CONTENTS = regex(r".{2,40}?[\t.．…·]+\s*\d{1,3}")
_LONGEST_LABEL = 16
"""Characters of a cell that is a label of a form and no text."""
_LONGEST_NAME = 30
_STOP = regex("[。；！？]")
_LONGEST_SUB_HEADING = 40


@dataclass(slots=True, eq=False)
class Region:
    """The place of one narrative part."""

    part: str
    """`lead`, `1`, `1.proactive` …, `5`, `6`."""
    heading: Line | None
    lines: list[Line] = field(default_factory=list)
    """Below the heading, blank ones included."""
    rest: tuple[int, int] | None = None
    """Where text begins and ends that stands behind the heading on its own line."""
    subs: list[Region] = field(default_factory=list)
    """Places below sub-headings of the template's own, in printed order."""


@dataclass(frozen=True, slots=True)
class Found:
    """The places found, and the parts of which there are several."""

    regions: dict[str, Region]
    ambiguous: tuple[str, ...]
    opening: tuple[Line, ...]
    """The lines before the first section."""
    headings: tuple[Line, ...]
    """Every heading of the form that was recognised."""


def find_regions(page: Page) -> Found:
    """Look for the headings of sections and aspects and take what stands below each."""
    shown = [line for line in page.lines if line.source.cells is not None or _is_read(page.text(line))]
    starts = section_starts(
        [page.refreshed(line) if line.paragraph is not None else line.source for line in shown]
    )
    places = {id(line): at for at, line in enumerate(page.lines)}
    at_start = [(places[id(shown[start.at])], start) for start in starts]
    first = min((at for at, _ in at_start), default=len(page.lines))
    by_key: dict[str, list[tuple[int, Start, int]]] = defaultdict(list)
    for place, (at, start) in enumerate(at_start):
        end = at_start[place + 1][0] if place + 1 < len(at_start) else len(page.lines)
        by_key[start.key].append((at, start, end))
    regions: dict[str, Region] = {}
    ambiguous = [key for key in NARRATIVE if len(by_key[key]) > 1]
    headings = [page.lines[at] for at, _ in at_start]
    for key in NARRATIVE:
        if len(by_key[key]) != 1:
            continue
        ((at, start, end),) = by_key[key]
        heading = page.lines[at]
        region = Region(key, heading, list(_below(page, heading, page.lines[at + 1 : end])))
        if start.rest:
            text = page.text(heading)
            region.rest = (text.rindex(start.rest), len(text))
        regions[key] = region
    if "1" in regions:
        split, doubled = _aspects(page, regions["1"])
        regions |= split
        ambiguous += doubled
        headings += [region.heading for region in split.values() if region.heading is not None]
    for key in ("5", "6"):
        if key in regions:
            _subs(page, regions[key])
    return Found(regions, tuple(ambiguous), tuple(page.lines[:first]), tuple(headings))


def _is_read(text: str) -> bool:
    """Whether a line says something and is no entry of a list of contents."""
    return bool(text.strip()) and not _CONTENTS.fullmatch(text.strip())


def _below(page: Page, heading: Line, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that belong to a heading."""
    for line in lines:
        if line.source.cells is not None:
            return
        if line.box is not heading.box and line.box is not None and not _is_room_only(page, line.box):
            continue
        if line.box is None and heading.box is not None and heading.paragraph is not line.paragraph:
            if any(each.box is heading.box and each is not heading for each in page.lines):
                return
        elif (
            line.table is not heading.table and not _is_below_in(line, heading) and not _is_frame(page, line)
        ):
            return
        text = page.text(line).strip()
        if _ends(page, line, heading, text):
            return
        yield line
        if line.paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            return


def _is_below_in(line: Line, heading: Line) -> bool:
    """Whether a line stands in a table inside the cell of the heading."""
    return (
        heading.cell is not None
        and line.table is not None
        and any(cell is heading.cell for cell in line.table.iterancestors(f"{W}tc"))
    )


def _is_frame(page: Page, line: Line) -> bool:
    """Whether the table a line stands in is a frame to write in: one cell a row and nothing but room."""
    if line.table is None:
        return False
    rows = list(line.table.iter(f"{W}tr"))
    return all(len(row.findall(f"{W}tc")) == 1 for row in rows) and _is_room_only(page, line.table)


def _is_room_only(page: Page, holder: Any) -> bool:  # noqa: ANN401 - an element of lxml, which has no types
    """Whether a table or text box holds nothing but room to write in and headings of aspects."""
    return all(
        is_room(page.text(each)) or aspect_of(page.refreshed(each))
        for each in page.lines
        if holder in (each.table, each.box) and each.paragraph is not None
    )


def _ends(page: Page, line: Line, heading: Line, text: str) -> bool:
    if not text:
        return False
    if _CLOSING.match(text) and len(text) <= _LONGEST_NAME + _LONGEST_LABEL:
        return True
    if DATE.fullmatch(text) or re.fullmatch(r"20\d\d年\d{1,2}月\d{1,2}日", text):
        return True
    if re.fullmatch(r"[^，。；：]{2,24}(?:人民政府|办事处|[局委办院])", text) and not looks_numbered(text):
        return True
    in_form = line.cell is not None and line.cell is not heading.cell
    return (
        in_form
        and len(text) <= _LONGEST_LABEL
        and not is_room(text)
        and not _STOP.search(text)
        and not aspect_of(page.refreshed(line))
        and number_of(text) is None
    )


def _aspects(page: Page, whole: Region) -> tuple[dict[str, Region], list[str]]:
    """The lines of section 1 by aspect; what stands before the first aspect stays with the section."""
    found: dict[str, Region] = {}
    doubled: list[str] = []
    current = whole
    before: list[Line] = []
    for line in whole.lines:
        source = page.refreshed(line)
        inline = inline_heading(source.text) if source.text else None
        aspect = aspect_of(source)
        if not aspect and inline:
            aspect = aspect_of(page.refreshed(line).__class__(inline[0], source.number, source.level or 1))
        if not aspect:
            (before if current is whole else current.lines).append(line)
            continue
        part = f"1.{aspect}"
        if part in found:
            doubled.append(part)
        current = Region(part, line)
        if inline:
            text = page.text(line)
            current.rest = (text.rindex(inline[1]), len(text))
        found[part] = current
    whole.lines = before
    for part in doubled:
        del found[part]
    return found, list(dict.fromkeys(doubled))


def _subs(page: Page, region: Region) -> None:
    """Divide a section at the sub-headings the template has of its own."""
    lines: list[Line] = []
    for line in region.lines:
        source = page.refreshed(line)
        text = source.text
        is_heading = (
            0 < len(text) <= _LONGEST_SUB_HEADING
            and (looks_numbered(text) or source.level > 0)
            and not is_room(text)
        )
        if is_heading:
            region.subs.append(Region(region.part, line))
        elif region.subs:
            region.subs[-1].lines.append(line)
        else:
            lines.append(line)
    if all(is_room(page.text(line)) for sub in region.subs for line in sub.lines):
        region.lines = lines
    else:  # with finished text below, its headings are part of that text
        region.subs = []


def part_heading(part: str) -> str:
    """The heading of a part as the form prints it."""
    section, _, aspect = part.partition(".")
    return ASPECT_HEADINGS[aspect] if aspect else SECTION_HEADINGS.get(section, "编制说明")

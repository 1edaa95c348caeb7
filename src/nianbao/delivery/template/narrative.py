"""The narrative parts written below their headings, in the look of what waits there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nianbao.delivery.template.blanks import is_room
from nianbao.delivery.template.regions import Found, Region, part_heading
from nianbao.office.word_package import W
from nianbao.report.filling import FillLine, FillNote, Outcome
from nianbao.report.printed.headings import number_of
from nianbao.report.regex import regex
from nianbao.report.tables import ASPECT_HEADINGS, part_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from nianbao.delivery.template.page import Line, Page

_ASPECTS = tuple(f"1.{aspect}" for aspect in ASPECT_HEADINGS)
_SHOWN = 40
_PAST = regex("上年|上一年|去年|整改|落实情况")
_PROBLEMS = regex("问题|不足|困难")
_LEAST_BODY = 12
"""Characters from which on a paragraph shows how text is set in the template."""
_ANCHORS = tuple(
    f"{W}{name}"
    for name in (
        "sectPr",
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "footnoteReference",
        "endnoteReference",
        "drawing",
        "pict",
        "fldChar",
    )
)
"""What a paragraph may hold besides text and must not lose."""


@dataclass(slots=True)
class Narrator:
    """Writes parts into their places."""

    page: Page
    found: Found
    replace: bool
    """Whether finished text is written over."""
    notes: list[FillNote] = field(default_factory=list)
    _body: Any = None
    _heading: Any = None

    def __post_init__(self) -> None:
        self._body = next(self._bodies(), None)
        self._heading = next(self._sub_headings(), None)

    def write(self, parts: Mapping[str, tuple[FillLine, ...]], done: set[str]) -> None:
        """Write every part that has a place; `done` names those that stand there already."""
        self._section_1(parts, done)
        for key in ("5", "6"):
            if key in done or key not in parts:
                continue
            region = self.found.regions.get(key)
            if region is None:
                self._missing(key)
            elif region.subs and not self._has_text(region):
                self._by_subs(region, parts[key])
            else:
                self._write(region, parts[key])

    def lead(self, lines: Sequence[FillLine], opening: Sequence[Line], names: tuple[str, str]) -> None:
        """Write the paragraph before section 1 where the template has a place for it.

        Args:
            lines: what is to be written.
            opening: the lines before section 1.
            names: agency and year, which a finished lead of the template must say to pass for this report's.
        """
        places = [line for line in opening if line.cell is None and self._is_place_of_lead(line)]
        finished = [line for line in opening if line.cell is None and self._is_finished_lead(line)]
        if places or (finished and self.replace):
            self._write(Region("lead", None, places or finished), lines)
        elif not finished:
            text = "模板没有编制说明的位置，编制说明没有写入"
            self.notes.append(FillNote(Outcome.REMARK, "lead", text))
        else:
            said = "".join(self.page.text(line).strip() for line in finished)
            fits = all(name in said for name in names)
            text = (
                "编制说明用的是模板自己的文字"
                if fits
                else "编制说明是模板里已有的，单位或年份与这份报告不同，没有动"
            )
            outcome = Outcome.REMARK if fits else Outcome.KEPT
            self.notes.append(FillNote(outcome, "lead", text, said[:_SHOWN]))

    def _is_finished_lead(self, line: Line) -> bool:
        text = self.page.text(line).strip()
        return len(text) > 2 * _LEAST_BODY and "。" in text and bool(re.search("条例|本报告|统计期限", text))

    def _is_place_of_lead(self, line: Line) -> bool:
        text = self.page.text(line).strip()
        return (
            bool(text)
            and (is_room(text) or self.page.words(line.paragraph).is_hint())
            and bool(re.search("条例|本报告|编制|导语|前言|引言|引语|统计期限", text))
            and not text.endswith("年度报告")
        )

    def _section_1(self, parts: Mapping[str, tuple[FillLine, ...]], done: set[str]) -> None:
        whole = self.found.regions.get("1")
        waiting = [part for part in _ASPECTS if part in parts and part not in done]
        if whole is None:
            for part in waiting:
                self._missing("1", part)
        elif not any(part in self.found.regions or part in self.found.ambiguous for part in _ASPECTS):
            if lines := [line for part in waiting for line in self._headed(part, parts[part])]:
                self._write(whole, lines)
        else:
            self._aspects(whole, {part: [*parts[part]] for part in waiting})

    def _aspects(self, whole: Region, given: dict[str, list[FillLine]]) -> None:
        """Write each aspect below its heading; one without follows the aspect before it, with ours."""
        for line in whole.lines:
            if self.page.text(line).strip() and is_room(self.page.text(line)):
                text = "这句提示没有对应的内容，没有动"
                self.notes.append(FillNote(Outcome.KEPT, "1", text, self.page.text(line).strip()[:_SHOWN]))
        before = ""
        for part in list(given):
            if part in self.found.regions:
                before = part
            elif before and part not in self.found.ambiguous:
                given[before] += self._headed(part, given.pop(part))
        for part, lines in given.items():
            if part in self.found.regions:
                self._write(self.found.regions[part], lines)
            else:
                self._missing(part)

    def _headed(self, part: str, lines: Sequence[FillLine]) -> list[FillLine]:
        return [FillLine(part_heading(part), is_heading=True), *lines]

    def _missing(self, region: str, part: str = "") -> None:
        name = part_name(part or region)
        text = f"没有找到“{part_heading(region)}”这个标题，{name}没有写入"
        if region in self.found.ambiguous:
            text = f"有两处都像“{part_heading(region)}”，分不清写在哪里，没有写入"
        self.notes.append(FillNote(Outcome.MISSING, part or region, text))

    def _by_subs(self, region: Region, lines: Sequence[FillLine]) -> None:
        """Write what belongs to last year and to this year below the sub-heading that says so."""
        groups: dict[int, list[FillLine]] = {}
        olds = [at for at, sub in enumerate(region.subs) if self._says(sub, _PAST)]
        news = [at for at in range(len(region.subs)) if at not in olds]
        problems = next((at for at in news if self._says(region.subs[at], _PROBLEMS)), [*news, 0][0])
        past = [*olds, problems][0]
        at = problems
        for line in lines:
            if line.is_heading:
                at = past if _PAST.search(line.text) and "本年" not in line.text else problems
                if past != problems:
                    continue
            groups.setdefault(at, []).append(line)
        for index, sub in enumerate(region.subs):
            name = self.page.text(sub.heading).strip() if sub.heading else ""
            if index in groups:
                self._write(sub, groups[index])
            elif region.part == "5":
                text = f"“{name}”下没有单独的内容，写在别的小标题下，请核对"
                self.notes.append(FillNote(Outcome.MISSING, region.part, text))

    def _says(self, sub: Region, words: re.Pattern[str]) -> bool:
        return sub.heading is not None and bool(words.search(self.page.text(sub.heading)))

    def _has_text(self, region: Region) -> bool:
        return any(not self._is_room(line) for line in region.lines)

    def _is_room(self, line: Line) -> bool:
        text = self.page.text(line)
        return is_room(text) or self.page.words(line.paragraph).is_hint()

    def _write(self, region: Region, lines: Sequence[FillLine]) -> None:
        page = self.page
        name = part_name(region.part)
        texts = [line for line in region.lines if page.text(line).strip()]
        finished = [line for line in texts if not self._is_room(line)]
        rest = (
            ""
            if region.rest is None or region.heading is None
            else page.text(region.heading)[slice(*region.rest)]
        )
        kept = (rest if rest and not is_room(rest) else "") or "".join(
            page.text(line).strip() for line in finished
        )
        if kept and not self.replace:
            text = f"{name}下面已有成文内容，没有动；要换成这一份，请选择替换"
            self.notes.append(FillNote(Outcome.KEPT, region.part, text, kept[:_SHOWN]))
            return
        before = rest + "".join(page.text(line).strip() for line in texts)
        outcome = Outcome.REPLACED if kept else Outcome.FILLED
        text = f"{name}原有的内容已换掉" if kept else f"{name}已写入"
        self.notes.append(FillNote(outcome, region.part, text, before.strip()[:_SHOWN]))
        self._put(region, list(lines), texts, rest)

    def _put(self, region: Region, lines: list[FillLine], texts: list[Line], rest: str) -> None:
        page = self.page
        above = region.heading.paragraph if region.heading is not None else texts[0].paragraph
        model = self._body
        if rest and region.heading is not None and region.rest is not None:
            page.put(region.heading, *region.rest, lines.pop(0).text)
        slots = texts or self._blanks(region)
        indent = ""
        for slot in slots:
            if not lines:
                break
            said = lines.pop(0).text
            if slot is slots[-1] and self._is_shared(slot):  # what follows in its paragraph must stay behind
                said, lines = "\n".join([said, *(line.text for line in lines)]), []
            now = page.text(slot)
            if now.strip():
                indent = now[: len(now) - len(now.lstrip())]
                page.put(slot, len(indent), len(now.rstrip()), said)
            else:
                page.fill(slot, said, self._body)
            above = slot.paragraph
            if len(slot.paragraph):
                model = slot.paragraph
        for slot in texts[len(texts) - self._left(texts, above) :]:
            self._remove(slot)
        if lines:
            like = [
                self._heading if line.is_heading and self._heading is not None else model for line in lines
            ]
            page.add_below(above, like, [indent + line.text for line in lines])

    def _left(self, texts: list[Line], last: Any) -> int:  # noqa: ANN401 - an element of lxml
        """How many of the lines behind the last one written wait to go."""
        at = max((index for index, line in enumerate(texts) if line.paragraph is last), default=-1)
        return len(texts) - 1 - at

    def _blanks(self, region: Region) -> list[Line]:
        """Blank lines to write on: those right below the heading."""
        blanks: list[Line] = []
        for line in region.lines:
            if (
                line.paragraph.find(f"{W}pPr/{W}sectPr") is not None
                or next(line.paragraph.iter(*_ANCHORS), None) is not None
            ):
                break
            blanks.append(line)
        return blanks

    def _is_shared(self, line: Line) -> bool:
        """Whether another line with text stands in the same paragraph."""
        return any(
            each.paragraph is line.paragraph and each is not line and self.page.text(each).strip()
            for each in self.page.lines
        )

    def _remove(self, line: Line) -> None:
        paragraph = line.paragraph
        siblings = [each for each in paragraph.getparent() if each.tag == f"{W}p"]
        if self._is_shared(line) or len(siblings) < 2 or next(paragraph.iter(*_ANCHORS), None) is not None:
            self.page.put(line, 0, len(self.page.text(line)), "")
            return
        for each in (paragraph, *self.page.twins(paragraph)):
            self.page.markup.replace(each, [])

    def _bodies(self) -> Iterator[Any]:
        """Paragraphs that show how text is set: samples and texts below the headings, the longest first."""
        lines = [line for region in self.found.regions.values() for line in region.lines]
        shown = [
            line for line in lines if line.cell is None and len(self.page.text(line).strip()) >= _LEAST_BODY
        ]
        for line in shown or [line for line in lines if line.cell is None and self.page.text(line).strip()]:
            yield line.paragraph

    def _sub_headings(self) -> Iterator[Any]:
        """Headings of the second level, which show how ours are to be set."""
        for region in self.found.regions.values():
            for each in (region, *region.subs):
                line = each.heading
                if (
                    line is not None
                    and region.rest is None
                    and (region.part.startswith("1.") or each is not region)
                ):
                    number = number_of(line.text)
                    if number is not None and number.rank == 2:
                        yield line.paragraph

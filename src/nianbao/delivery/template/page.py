"""The lines of a part in printed order, each with the paragraph or row it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from nianbao.delivery.template.blanks import hint_at_end
from nianbao.delivery.template.words import Words, block_properties, legible, written
from nianbao.errors import FileUnreadable
from nianbao.office.word_package import W, cells_of, rows_of, value
from nianbao.report.printed.source_line import SourceLine, clean
from nianbao.report.printed.table_labels import is_form_heading, is_value, row_of, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nianbao.delivery.template.markup import Markup
    from nianbao.office.word_styles import Numbers, Styles

_MOST_LINES = 20_000
_MOST_CELLS = 20_000
_FEWEST_VALUES = 5
"""Cells of a row without labels from which on it belongs to the table above."""
_WIDEST_INDENT = 4
"""Blanks typed before a paragraph as its indent; more are a line to write on."""
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BLANKS = " \t\n\u3000\xa0"


@dataclass(slots=True, eq=False)
class Line:
    """A printed line of a paragraph, or a row of one of the three tables."""

    source: SourceLine
    """As the rules for headings want it; its text begins with the automatic number."""
    paragraph: Any = None
    """None for a row."""
    start: int = 0
    """Where it begins in the words of its paragraph."""
    end: int = 0
    table: Any = None
    """The innermost table it stands in, or None."""
    cell: Any = None
    box: Any = None
    """The text box it stands in, or None."""
    prefix: str = ""
    """Its automatic number, which is not in the words."""

    @property
    def text(self) -> str:
        """Trimmed, with its number, without a hint at its end; empty for a blank line and for a row."""
        return self.source.text


@dataclass(slots=True)
class Page:
    """One part of a Word file, to be filled."""

    markup: Markup
    styles: Styles
    numbers: Numbers
    lines: list[Line] = field(default_factory=list)
    tables: list[Any] = field(default_factory=list)
    """Tables with at least one row of the form."""
    _words: dict[Any, Words] = field(default_factory=dict)
    _twins: dict[Any, Any] = field(default_factory=dict)
    _cells: int = 0

    def read(self, source: str) -> None:
        """Find the lines.

        Raises:
            FileUnreadable: there are more than any template has.
        """
        root = self.markup.root
        body = root.find(f"{W}body")
        self._twins = dict(_twins(root))
        self._walk(root if body is None else body, Line(SourceLine("", 0)), source)

    def words(self, paragraph: Any) -> Words:  # noqa: ANN401 - an element of lxml, which has no types
        """The words of a paragraph, the same object every time."""
        if paragraph not in self._words:
            self._words[paragraph] = Words(self.markup, paragraph, self.styles.prompts)
        return self._words[paragraph]

    def text(self, line: Line) -> str:
        """The words of a line as they stand now, blanks at its ends and no automatic number."""
        return "" if line.paragraph is None else self.words(line.paragraph).text[line.start : line.end]

    def refreshed(self, line: Line) -> SourceLine:
        """The line as the rules for headings want it, after what was put."""
        bare = self.text(line).replace("\t", " ").strip(_BLANKS)
        return replace(line.source, text=line.prefix + bare[: hint_at_end(bare)].rstrip())

    def put(self, line: Line, start: int, end: int, text: str) -> None:
        """Write over part of a line; the lines behind it in the same paragraph move along."""
        words = self.words(line.paragraph)
        before = len(words.text)
        words.put(line.start + start, line.start + end, text)
        moved = len(words.text) - before
        for other in self.lines:
            if other.paragraph is line.paragraph and other.start > line.start:
                other.start += moved
                other.end += moved
        line.end += moved

    def add_below(self, above: Any, like: Sequence[Any], texts: Sequence[str]) -> None:  # noqa: ANN401 - as above
        """Put new paragraphs behind one, each set like another one, as official text where that is None."""
        for place in (above, *self.twins(above)):
            self.markup.after(
                place, [self._copy(model, text) for model, text in zip(like, texts, strict=True)]
            )

    def fill(self, line: Line, text: str, like: Any) -> None:  # noqa: ANN401 - as above
        """Write into a line that is blank; blanks it begins with stay, they are its indent."""
        now = self.text(line)
        words = self.words(line.paragraph)
        if words.text:
            kept = len(now) if len(now) <= _WIDEST_INDENT else 0
            self.put(line, kept, len(now), text)
            return
        for paragraph in (line.paragraph, *self.twins(line.paragraph)):
            self.words(paragraph).fill(text, None if like is None else self.words(like))

    def _copy(self, model: Any, text: str) -> Any:  # noqa: ANN401 - as above
        paragraph = self.markup.new("p")
        if model is None:
            properties = self.markup.new("pPr")
            properties.append(self.markup.new("ind", firstLineChars="200", firstLine="640"))
            paragraph.append(properties)
        elif (own := block_properties(model)) is not None:
            paragraph.append(own)
        run = self.markup.new("r")
        look = None if model is None else self.words(model).properties()
        if look is not None and len(look):
            run.append(look)
        run.extend(written(self.markup, legible(text)))
        paragraph.append(run)
        return paragraph

    def twins(self, paragraph: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
        """The copy of a paragraph of a text box that older programs show."""
        if (twin := self._twins.get(paragraph)) is not None:
            yield twin

    def commit(self) -> None:
        """Hand every change of words to the markup."""
        for paragraph, words in list(self._words.items()):
            if words.is_changed:
                for twin in self.twins(paragraph):
                    copy = self.words(twin)
                    copy.like(words)
                    copy.commit()
                words.commit()

    def _walk(self, container: Any, place: Line, source: str) -> None:  # noqa: ANN401 - as above
        for block in container:
            if len(self.lines) > _MOST_LINES or self._cells > _MOST_CELLS:
                raise FileUnreadable(f"{source}里的内容太多，不像年报模板，请核对是不是选错了文件。")
            if block.tag == f"{W}p":
                self._paragraph(block, place, source)
            elif block.tag == f"{W}tbl":
                self._table(block, place, source)
            elif block.tag == f"{W}sdt":
                inner = block.find(f"{W}sdtContent")
                gallery = value(block, "sdtPr/docPartObj/docPartGallery") or ""
                if inner is not None and gallery != "Table of Contents":
                    self._walk(inner, place, source)
            elif block.tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag", f"{W}sdtContent"):
                self._walk(block, place, source)

    def _paragraph(self, paragraph: Any, place: Line, source: str) -> None:  # noqa: ANN401 - as above
        if not self.styles.is_contents(paragraph):
            self._lines_of(paragraph, place)
        for box in paragraph.iter(f"{W}txbxContent"):
            if next(box.iterancestors(f"{_COMPATIBLE}Fallback"), None) is None:
                self._walk(box, Line(place.source, table=place.table, cell=place.cell, box=box), source)

    def _lines_of(self, paragraph: Any, place: Line) -> None:  # noqa: ANN401 - as above
        text = self.words(paragraph).text
        numbered = self.styles.numbering(paragraph) if text.strip() else None
        prefix = self.numbers.next(*numbered) if numbered else ""
        level = self.styles.level(paragraph)
        runs = [run for run in paragraph.iter(f"{W}r") if run.findtext(f"{W}t")]
        bold = bool(runs) and all(self.styles.is_bold(run, paragraph) for run in runs)
        at = 0
        for part in text.split("\n"):
            bare = clean(part).replace("\t", " ").strip(_BLANKS)
            bare = bare[: hint_at_end(bare)].rstrip()
            line = SourceLine(prefix + bare, len(self.lines) + 1, level if bare else 0, bold=bold)
            self.lines.append(
                Line(line, paragraph, at, at + len(part), place.table, place.cell, place.box, prefix)
            )
            at += len(part) + 1
            prefix = ""

    def _table(self, table: Any, place: Line, source: str) -> None:  # noqa: ANN401 - as above
        before = False
        has_rows = False
        for row in rows_of(table):
            cells = list(cells_of(row))
            self._cells += len(cells)
            texts = tuple(self.cell_text(cell) for cell in cells)
            before = _is_of_the_form(texts) or (before and _goes_on(texts))
            has_rows |= before
            if before:
                line = SourceLine("", len(self.lines) + 1, cells=texts)
                self.lines.append(Line(line, None, table=table, box=place.box))
            for cell in cells:
                inside = Line(place.source, table=table, cell=cell, box=place.box)
                if not before:
                    self._walk(cell, inside, source)
                    continue
                for nested in cell.iter(f"{W}tbl"):
                    if next(nested.iterancestors(f"{W}tc")) is cell:
                        self._table(nested, inside, source)
        if has_rows:
            self.tables.append(table)

    def cell_text(self, cell: Any) -> str:  # noqa: ANN401 - as above
        """The text of a cell without that of tables inside it."""
        texts = (clean(self.words(paragraph).text).strip(_BLANKS) for paragraph in paragraphs_of(cell))
        return "\n".join(text for text in texts if text)


def paragraphs_of(cell: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """The paragraphs of a cell itself, those in content controls included."""
    for child in cell:
        if child.tag == f"{W}p":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from paragraphs_of(child)


def _is_of_the_form(texts: tuple[str, ...]) -> bool:
    if table_of(SourceLine("", 0, cells=texts)):
        return True
    return any(text and (row_of(text) or is_form_heading(text)) for text in texts)


def _goes_on(texts: tuple[str, ...]) -> bool:
    """Whether a row below one of the form belongs to it: columns or values, no prose."""
    return len(texts) >= _FEWEST_VALUES and all(
        len(text) < _FEWEST_VALUES * 2 or is_value(text) for text in texts
    )


def _twins(root: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - as above
    for choice in root.iter(f"{_COMPATIBLE}AlternateContent"):
        boxes = list(choice.iter(f"{W}txbxContent"))
        new = [box for box in boxes if next(box.iterancestors(f"{_COMPATIBLE}Fallback"), None) is None]
        old = [box for box in boxes if next(box.iterancestors(f"{_COMPATIBLE}Fallback"), None) is not None]
        for one, other in zip(new, old, strict=False):
            yield from zip(one.iter(f"{W}p"), other.iter(f"{W}p"), strict=False)

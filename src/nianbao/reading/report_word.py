"""A Word file to lines and rows, in printed order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nianbao.errors import FileUnreadable
from nianbao.office.word_package import W, WordPackage, cells_of, content_of, rows_of, value
from nianbao.office.word_styles import Numbers, Styles
from nianbao.reading.source_lines import Parsed
from nianbao.reading.word_layout import layout_of
from nianbao.report.printed.source_line import SourceLine, clean

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_CELLS = 50_000
_MOST_LINES = 100_000
_LONGEST_CELL = 300
"""Characters from which on a cell is no label but text in a table made for layout."""
_LEFT_OUT = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "pict")
)
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@dataclass(slots=True)
class WordContent:
    """What a Word file holds."""

    lines: list[SourceLine] = field(default_factory=list)
    paragraphs: dict[int, Any] = field(default_factory=dict)
    """Number of a line → its paragraph, those of tables left out."""
    tables: list[Any] = field(default_factory=list)
    """Tables with rows of cells; those made for layout are not among them."""


def read_word(data: bytes, source: str) -> Parsed:
    """Read a .docx; tracked deletions, hidden text, text boxes, comments and notes are left out.

    Raises:
        FileUnreadable: it is damaged, locked, no Word file, or holds more than any report.
    """
    package = WordPackage(data, source)
    body = package.document.find(f"{W}body")
    if body is None:
        raise FileUnreadable(f"{source}里没有正文，请在Word或WPS中打开核对后另存为.docx再试。")
    styles = Styles(package)
    unread = tuple(_take_out_hidden(body, styles))
    reader = _Reader(styles, Numbers(package))
    if not reader.read(body):
        raise FileUnreadable(f"{source}里的内容太多，不像年报，请核对是不是选错了文件。")
    content = reader.content
    layout = layout_of(body, content.lines, content.paragraphs, content.tables, styles)
    return Parsed(tuple(content.lines), unread, layout)


def _take_out_hidden(body: Any, styles: Styles) -> Iterator[str]:  # noqa: ANN401 - an element of lxml
    """Remove what a reader of the printed page would not see, and tell what it was."""
    boxes = list(body.iter(f"{W}txbxContent"))
    if any("".join(node.text or "" for node in box.iter(f"{W}t")).strip() for box in boxes):
        yield "文本框里的文字没有读入，需要的话请粘贴到正文里"
    for box in boxes:
        box.getparent().remove(box)
    hidden = [
        run for run in body.iter(f"{W}r") if styles.is_hidden(run, next(run.iterancestors(f"{W}p"), None))
    ]
    if any("".join(texts_of(run)).strip() for run in hidden):
        yield "有看不见的文字（隐藏、白色或极小的字），没有读入"
    for run in hidden:
        run.getparent().remove(run)


class _Reader:
    """Walks through the body."""

    def __init__(self, styles: Styles, numbers: Numbers) -> None:
        self.styles = styles
        self.content = WordContent()
        self._numbers = numbers
        self._number = 0
        self._cells = 0

    def read(self, container: Any) -> bool:  # noqa: ANN401 - an element of lxml, which has no types
        """Take in all blocks; False when there are more than any report has."""
        for block in content_of(container):
            if self._cells > _MOST_CELLS or self._number > _MOST_LINES:
                return False
            if block.tag == f"{W}p":
                self._read_paragraph(block)
            elif not self._read_table(block):
                return False
        return True

    def _read_paragraph(self, paragraph: Any) -> None:  # noqa: ANN401 - as above
        self._number += 1
        text = clean("".join(texts_of(paragraph)))
        numbered = self.styles.numbering(paragraph) if text.strip() else None
        prefix = self._numbers.next(*numbered) if numbered else ""
        if not self.styles.is_contents(paragraph):
            self._add(paragraph, prefix + text if prefix else text)

    def _add(self, paragraph: Any, text: str) -> None:  # noqa: ANN401 - as above
        level = self.styles.level(paragraph)
        for part in text.split("\n"):
            bare = re.sub(r"\t+", " ", part).strip(" \u3000\xa0")
            if bare:
                bold = len(bare) <= _LONGEST_CELL and self._is_bold(paragraph)
                self.content.lines.append(SourceLine(bare, self._number, level, bold=bold))
                self.content.paragraphs[self._number] = paragraph

    def _is_bold(self, paragraph: Any) -> bool:  # noqa: ANN401 - as above
        runs = [run for run in paragraph.iter(f"{W}r") if "".join(texts_of(run)).strip()]
        return bool(runs) and all(self.styles.is_bold(run, paragraph) for run in runs)

    def _read_table(self, table: Any) -> bool:  # noqa: ANN401 - as above
        rows = [list(cells_of(row)) for row in rows_of(table)]
        if _is_for_layout(rows):
            return all(self.read(cell) for row in rows for cell in row)
        self.content.tables.append(table)
        for row in rows:
            self._number += 1
            self._cells += len(row)
            if self._cells > _MOST_CELLS:
                return False
            texts = tuple(_cell_text(cell) for cell in row)
            self.content.lines.append(SourceLine("", self._number, cells=texts))
        return True


def texts_of(element: Any, *, in_cell: bool = False) -> Iterator[str]:  # noqa: ANN401 - as above
    """The text of a paragraph or run as it would be printed; a break of line becomes one.

    In a cell a raised footnote mark is kept apart from the number before it.
    """
    for child in element:
        if child.tag in _LEFT_OUT or not isinstance(child.tag, str):
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{W}r":
            yield " " if in_cell and value(child, "rPr/vertAlign") == "superscript" else ""
            yield from texts_of(child)
        elif len(child) and child.tag != f"{_COMPATIBLE}AlternateContent" and child.tag != f"{W}drawing":
            yield from texts_of(child, in_cell=in_cell)


def _is_for_layout(rows: list[list[Any]]) -> bool:
    """Whether a table only arranges text: another one or long text stands in a cell of it."""
    for row in rows:
        for cell in row:
            if next(cell.iter(f"{W}tbl"), None) is not None:
                return True
            if sum(len(node.text or "") for node in cell.iter(f"{W}t")) > _LONGEST_CELL:
                return True
    return bool(rows) and all(len(row) == 1 for row in rows)


def _cell_text(cell: Any) -> str:  # noqa: ANN401 - as above
    """The text of a cell; a merged one is blank where it continues from above.

    Paragraphs stay apart, so that two numbers in one cell do not become one.
    """
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    if merge is not None and merge.get(f"{W}val") in (None, "continue"):
        return ""
    texts = (clean("".join(texts_of(paragraph, in_cell=True))).strip() for paragraph in cell.iter(f"{W}p"))
    return "\n".join(text for text in texts if text)

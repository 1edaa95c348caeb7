"""A PDF with text in it to lines and rows, page by page, tables by their ruled lines."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from nianbao.errors import FileUnreadable
from nianbao.reading.source_lines import Parsed
from nianbao.report.printed.source_line import SourceLine, clean
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_PAGES = 80
_LEAST_CHINESE = 20
"""Chinese characters a page must hold on the average, or the pages are pictures."""
_SMALLEST = 2.0
"""pt; smaller print is not meant to be read."""
_WHITEST = 0.98
_CHINESE = regex("[\u3400-\u9fff]")
_PAGE_NUMBER = regex(r"[-—–－\s·第]*\d{1,3}[-—–－\s·页]*(?:[/共]\s*\d{1,3}\s*页?)?")
_FIGURES = regex(r"(?:^|[\s\u4e00-\u9fff）])\d+(?:\s+\d+){2,}|^\d+$")
"""Three figures and more in a row, or one alone on its line."""
_MARGIN = 0.12
"""Share of the height at the top and bottom where page numbers stand."""
_INDENT = 1.2
"""Characters a line must stand in from the margin to begin a paragraph."""
_NEARLY_FULL = 2.2
"""Characters that may be missing at the end of a line that runs on."""
_ON_ONE_LINE = 3.0
_THICKEST_LINE = 3.0
"""pt; Word draws the lines of a table as thin areas."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line of print outside of tables."""

    text: str
    left: float
    right: float
    size: float
    bold: bool


def read_pdf(data: bytes, source: str) -> Parsed:
    """Read a PDF that holds text; white and tiny print is left out.

    Raises:
        FileUnreadable: it is locked, damaged, a scan, or has more pages than any report.
    """
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            pages = file.pages
            if len(pages) > _MOST_PAGES:
                raise FileUnreadable(f"{source}有{len(pages)}页，不像年报，请核对是不是选错了文件。")
            reader = _Pages()
            for page in pages:
                reader.add(page)
                page.close()
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise FileUnreadable(f"{source}已加密，请解除密码后再试。") from error
        raise FileUnreadable(f"{source}已损坏，请重新取得这个PDF再试。") from error
    if reader.chinese < _LEAST_CHINESE * max(1, len(pages)):
        raise FileUnreadable(f"{source}是扫描件，里面没有可以读取的文字，请找Word原件，或先识别成文字再试。")
    unread = ("有看不见的文字（白色或极小的字），没有读入",) if reader.hidden else ()
    if reader.unruled:
        unread = (*unread, "有的表格没有框线，数字分不清属于哪一格，没有读入，请用Word原件")
    return Parsed(tuple(reader.lines()), unread)


class _Pages:
    """Collects what the pages hold and puts broken paragraphs together again."""

    def __init__(self) -> None:
        self.chinese = 0
        self.hidden = 0
        self.unruled = 0
        """Lines that look like rows of a table without ruled lines."""
        self._blocks: list[_Printed | tuple[str, ...]] = []

    def add(self, page: Any) -> None:  # noqa: ANN401 - pdfplumber's page has no useful type here
        """Take in one page."""
        seen = page.filter(_is_visible)
        self.hidden += len(page.chars) - len(seen.chars)
        tables = [table for table in seen.filter(_is_no_ground).find_tables() if len(table.columns) > 1]
        blocks: list[tuple[float, _Printed | tuple[str, ...]]] = []
        for table in tables:
            top = table.bbox[1]
            # The rows of a table stay in order, between the lines above and below it.
            blocks += [
                (top + at / 1000, tuple(_cell(cell) for cell in row))
                for at, row in enumerate(table.extract())
            ]
        boxes = [table.bbox for table in tables]
        outside = seen.filter(lambda item: not any(_is_within(item, box) for box in boxes))
        for top, line in _printed_lines(outside):
            at_edge = not _MARGIN * page.height < top < (1 - _MARGIN) * page.height
            if at_edge and _PAGE_NUMBER.fullmatch(line.text):
                continue
            if _FIGURES.search(line.text):
                # Which cell each belongs to, and whether one is broken over two lines, only ruled lines tell.
                self.unruled += 1
            else:
                blocks.append((top, line))
        blocks.sort(key=lambda block: block[0])
        self._blocks += [block for _, block in blocks]
        self.chinese += len(_CHINESE.findall("".join(character["text"] for character in seen.chars)))

    def lines(self) -> Iterator[SourceLine]:
        """Paragraphs and rows in printed order."""
        printed = [block for block in self._blocks if isinstance(block, _Printed)]
        left = _usual(sorted(line.left for line in printed), 0.1)
        right = _usual(sorted(line.right for line in printed), 0.9)
        number = 0
        text, last = "", None
        for block in [*self._blocks, ()]:
            if isinstance(block, _Printed) and last is not None and _runs_on(last, block, left, right):
                text, last = text + block.text, block
                continue
            if last is not None:
                number += 1
                yield SourceLine(text, number, bold=last.bold)
                text, last = "", None
            if isinstance(block, _Printed):
                text, last = block.text, block
            elif any(block):
                number += 1
                yield SourceLine("", number, cells=block)


def _usual(places: list[float], share: float) -> float:
    return places[min(len(places) - 1, int(len(places) * share))] if places else 0.0


def _runs_on(before: _Printed, line: _Printed, left: float, right: float) -> bool:
    """Whether a line continues the paragraph of the one before it."""
    is_full = before.right > right - _NEARLY_FULL * before.size
    is_indented = line.left > left + _INDENT * line.size
    return is_full and not is_indented and abs(before.size - line.size) < 1


def _printed_lines(page: Any) -> Iterator[tuple[float, _Printed]]:  # noqa: ANN401 - as above
    for line in page.extract_text_lines(strip=True, return_chars=True, y_tolerance=_ON_ONE_LINE):
        text = _joined(clean(line["text"]))
        if not text:
            continue
        characters = line["chars"]
        size = max(character["size"] for character in characters)
        bold = all("bold" in character["fontname"].lower() for character in characters)
        yield line["top"], _Printed(text, line["x0"], line["x1"], size, bold)


def _cell(text: str | None) -> str:
    return _joined(clean(text or "").replace("\n", " "))


def _joined(text: str) -> str:
    """The text without the blanks that setting it in columns left between Chinese characters."""
    return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", text).strip()


def _is_within(item: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    if item["object_type"] != "char":
        return False
    middle = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    return bool(box[0] <= middle[0] <= box[2] and box[1] <= middle[1] <= box[3])


def _is_no_ground(item: dict[str, Any]) -> bool:
    """Whether an item is no coloured ground behind words, whose edges would be taken for lines of a table."""
    is_area = item["object_type"] in ("rect", "curve") and min(item["width"], item["height"]) > _THICKEST_LINE
    return not (is_area and item.get("fill") and not item.get("stroke"))


def _is_visible(item: dict[str, Any]) -> bool:
    if item["object_type"] != "char":
        return True
    colour = item.get("non_stroking_color")
    shades = colour if isinstance(colour, tuple | list) else (colour,)
    is_grey_or_rgb = len(shades) in (1, 3) and all(isinstance(shade, int | float) for shade in shades)
    is_white = is_grey_or_rgb and all(shade >= _WHITEST for shade in shades)
    return bool(item["size"] >= _SMALLEST and not is_white)

"""A Word file to lines and rows, and how its pages are set."""

from __future__ import annotations

import io
import re
import zipfile
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from nianbao.errors import FileUnreadable
from nianbao.reading.source_lines import SourceLine
from nianbao.report.paper import PageLayout

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST_UNPACKED = 200_000_000
"""Bytes; a package that unpacks to more is an attack or no report."""
_MOST_CELLS = 20_000
_LEVEL_1, _LEVEL_2 = (
    re.compile("[一二三四五六七八九十]{1,3}、"),
    re.compile("[（(][一二三四五六七八九十]{1,3}[)）]"),
)
_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*([1-6])", re.IGNORECASE)
_LONGEST_HEADING = 40
_MM_PER_EMU = 1 / 36_000


def read_word(data: bytes, source: str) -> tuple[tuple[SourceLine, ...], PageLayout]:
    """Read a .docx; tracked deletions and comments are left out.

    Raises:
        FileUnreadable: it is damaged, locked, no Word file, or unpacks to more than any report.
    """
    _refuse_bombs(data, source)
    try:
        document = Document(io.BytesIO(data))
        lines = tuple(_lines(document))
        return lines, _layout(document)
    except FileUnreadable:
        raise
    except (KeyError, ValueError, zipfile.BadZipFile, AttributeError, OSError, SyntaxError) as error:
        raise FileUnreadable(
            f"{source}不是完整的Word文件（.docx），请在Word或WPS中打开后另存为.docx再试。"
        ) from error


def _refuse_bombs(data: bytes, source: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except zipfile.BadZipFile as error:
        raise FileUnreadable(f"{source}已损坏，请重新取得这个文件再试。") from error
    if sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
        raise FileUnreadable(f"{source}解开后太大，不像年报，请核对是不是选错了文件。")
    names = {part.filename for part in parts}
    if "word/document.xml" not in names:
        kind = "Excel表格" if any(name.startswith("xl/") for name in names) else "压缩包或别的文件"
        raise FileUnreadable(f"{source}是{kind}，不是Word文件，请换成.docx年报再试。")


def _lines(document: Any) -> Iterator[SourceLine]:  # noqa: ANN401 - python-docx has no types
    number = cells = 0
    for block in document.element.body.iterchildren():
        if block.tag == qn("w:p"):
            paragraph = Paragraph(block, document)
            number += 1
            level = _level(paragraph)
            for text in re.split(r"[\n\v]", paragraph.text):
                bare = text.strip(" \t\u3000\xa0")
                if bare:
                    yield SourceLine(re.sub(r"\t+", " ", bare), number, level)
        elif block.tag == qn("w:tbl"):
            for row in Table(block, document).rows:
                number += 1
                texts = _row(row)
                cells += len(texts)
                if cells > _MOST_CELLS:
                    raise ValueError("more cells than any report has")
                yield SourceLine("", number, cells=texts)


def _row(row: Any) -> tuple[str, ...]:  # noqa: ANN401 - python-docx has no types
    """The cells of a row; a merged one counts once, and is blank where it continues from above."""
    texts = []
    for cell in row._tr.tc_lst:
        merge = cell.tcPr.find(qn("w:vMerge")) if cell.tcPr is not None else None
        continued = merge is not None and merge.get(qn("w:val")) in (None, "continue")
        texts.append("" if continued else "".join(node.text or "" for node in cell.iter(qn("w:t"))).strip())
    return tuple(texts)


def _level(paragraph: Any) -> int:  # noqa: ANN401 - python-docx has no types
    outline = paragraph._p.find(f".//{qn('w:outlineLvl')}")
    if outline is not None and (outline.get(qn("w:val")) or "9").isdigit():
        return int(outline.get(qn("w:val"))) + 1 if int(outline.get(qn("w:val"))) < 6 else 0
    style = _HEADING_STYLE.search(paragraph.style.name or "") if paragraph.style is not None else None
    return int(style[1]) if style else 0


def _layout(document: Any) -> PageLayout:  # noqa: ANN401 - python-docx has no types
    section = document.sections[0]
    paragraphs = [paragraph for paragraph in document.paragraphs if paragraph.text.strip()]
    title, *rest = paragraphs or [None]
    headings: dict[int, dict[str, None]] = {1: {}, 2: {}}
    body: dict[str, None] = {}
    sizes: list[float] = []
    for paragraph in rest:
        text = paragraph.text.strip()
        level = 1 if _LEVEL_1.match(text) else 2 if _LEVEL_2.match(text) else 0
        fonts = dict.fromkeys(_fonts(paragraph))
        if level and len(text) <= _LONGEST_HEADING:
            headings[level].update(fonts)
        elif not level and len(text) > _LONGEST_HEADING:
            body.update(fonts)
            sizes += _sizes(paragraph)
    return PageLayout(
        width=_mm(section.page_width),
        height=_mm(section.page_height),
        margins=(
            _mm(section.top_margin),
            _mm(section.right_margin),
            _mm(section.bottom_margin),
            _mm(section.left_margin),
        ),
        title_fonts=tuple(dict.fromkeys(_fonts(title))) if title is not None else (),
        body_fonts=tuple(body),
        heading_fonts=MappingProxyType({level: tuple(fonts) for level, fonts in headings.items()}),
        body_size=max(set(sizes), key=sizes.count) if sizes else None,
        tables=len(document.tables),
        pictures=len(document.inline_shapes),
        split_labels=tuple(_split_labels(document)),
        merged=all(_is_merged(table) for table in document.tables[1:]) if document.tables else False,
    )


def _mm(length: Any) -> float:  # noqa: ANN401 - None where the file does not say
    return round(float(length) * _MM_PER_EMU, 1) if length is not None else 0.0


def _fonts(paragraph: Any) -> Iterator[str]:  # noqa: ANN401 - python-docx has no types
    """East Asian fonts of the runs; the style's where a run says nothing."""
    for run in paragraph.runs:
        if run.text.strip():
            named = run._r.find(f".//{qn('w:rFonts')}")
            font = named.get(qn("w:eastAsia")) if named is not None else None
            if font := font or _style_font(paragraph.style):
                yield font


def _style_font(style: Any) -> str | None:  # noqa: ANN401 - python-docx has no types
    while style is not None:
        fonts = style.element.find(f".//{qn('w:rFonts')}")
        if fonts is not None and fonts.get(qn("w:eastAsia")):
            return str(fonts.get(qn("w:eastAsia")))
        style = style.base_style
    return None


def _sizes(paragraph: Any) -> list[float]:  # noqa: ANN401 - python-docx has no types
    sizes = [run.font.size.pt for run in paragraph.runs if run.text.strip() and run.font.size]
    style = paragraph.style
    while not sizes and style is not None:
        if style.font.size:
            sizes = [style.font.size.pt]
        style = style.base_style
    return sizes


def _split_labels(document: Any) -> Iterator[str]:  # noqa: ANN401 - python-docx has no types
    """Labels of rows that Word may break across two pages."""
    for table in document.tables:
        for row in table._tbl.tr_lst:
            keeps = row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}")
            if keeps is None or keeps.get(qn("w:val")) in ("0", "false"):
                text = "".join(node.text or "" for node in row.iter(qn("w:t")))
                if text:
                    yield text[:12]


def _is_merged(table: Any) -> bool:  # noqa: ANN401 - python-docx has no types
    return table._tbl.find(f".//{qn('w:gridSpan')}") is not None

"""Pieces of the report for the clipboard: plain, for Word and WPS, for a content system, and cell by cell."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from nianbao.delivery.lattice import blocks, matrix, spots
from nianbao.delivery.markup import escaped, heads_row, rank, rows_of, spans, tag
from nianbao.delivery.wording import printable, stretches
from nianbao.report.document import Body, FormTable, Heading
from nianbao.report.form import Kind, grid
from nianbao.report.pieces import Flavours, digest_of, piece_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from nianbao.delivery.lattice import Spot
    from nianbao.report.document import Document

INDENT = "\u3000\u3000"
_POINTS_PER_MM = 72 / 25.4
_TITLE = "方正小标宋简体", "方正小标宋_GBK", "华文中宋", "宋体", "SimSun"
_BODY = "仿宋_GB2312", "仿宋", "FangSong", "华文仿宋", "STFangsong"
_FIRST = "黑体", "SimHei"
_SECOND = "楷体_GB2312", "楷体", "KaiTi", "华文楷体", "STKaiti"
_SPACED = "margin:0cm;line-height:28.95pt;mso-line-height-rule:exactly;color:black;"
_INDENTED = "text-indent:32pt;mso-char-indent-count:2.0;"
_LINE = "solid black 0.5pt"
_MARGINS = "0cm 1pt 0cm 1pt"
_FRAMED = f"border:{_LINE};padding:{_MARGINS};vertical-align:middle;"
_IN_TABLE = "margin:0cm;line-height:14pt;mso-line-height-rule:exactly;color:black;"


def flavours(document: Document, piece: str) -> Flavours:
    """A piece of the report in every form in which it can be pasted.

    Raises:
        KeyError: there is no such piece.
    """
    part = piece_of(document, piece)
    tables = [block.number for block in part.blocks if isinstance(block, FormTable)]
    return Flavours(
        plain=plain(part),
        word=word_html(part),
        clean=clean_html(part),
        cells="\n\n".join(tab_separated(part, number) for number in tables),
        numbers=tuple(block for number in tables for block in blocks(number, part.cells)),
        digest=digest_of(document, piece),
    )


def plain(document: Document) -> str:
    """Paragraphs and headings after two full-width blanks; tables on the lattice of the form."""
    lines = [printable(document.title)] if document.title else []
    for block in document.blocks:
        if isinstance(block, FormTable):
            lines.append(tab_separated(document, block.number))
        elif text := printable(block.text):
            lines.append(INDENT + text)
    return "\n".join(lines)


def tab_separated(document: Document, number: Literal[2, 3, 4]) -> str:
    """A table with its labels, cells parted by tabs, each where the form of the same shape has it."""
    return "\n".join("\t".join(row) for row in matrix(number, document.cells))


def clean_html(document: Document) -> str:
    """Headings, paragraphs and tables as bare tags, for a system that brings its own look."""
    lines = [tag("h1", escaped(document.title))] if document.title else []
    before = 1 if document.title else 4
    for block in document.blocks:
        if isinstance(block, FormTable):
            lines.append(_clean_table(document, block.number))
        elif printable(block.text):
            before = rank(block, before) if isinstance(block, Heading) else before
            lines.append(tag(f"h{before}" if isinstance(block, Heading) else "p", escaped(block.text)))
    return "\n".join(lines)


def _clean_table(document: Document, number: Literal[2, 3, 4]) -> str:
    every = spots(number)

    def value(spot: Spot, text: str) -> str:
        return tag("td", text, align="center", **spans(spot))

    def label(spot: Spot, text: str) -> str:
        group = "group" if spot.place.rows > 1 or spot.place.columns > 1 else ""
        scope = ("row" if heads_row(spot, every) else "col") + group
        return tag("th", text, scope=scope, **spans(spot))

    rows = "\n".join(rows_of(number, document.cells, value, label))
    return tag(
        "table",
        f"\n{rows}\n",
        border=1,
        cellspacing="0",
        cellpadding="4",
        style="border-collapse:collapse;width:100%",
    )


def word_html(document: Document) -> str:
    """A page whose paragraphs carry the fonts of an official document wherever they are pasted.

    Source: GB/T 9704-2012: 2号小标宋 for the title, 3号黑体, 楷体 and 仿宋 below it.
    """
    lines = [_paragraph("h1", _title_style(), escaped(document.title))] if document.title else []
    for block in document.blocks:
        if isinstance(block, FormTable):
            lines.append(_word_table(document, block.number))
        elif printable(block.text):
            lines.append(_word_paragraph(block))
    inside = "\n".join(lines)
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:w="urn:schemas-microsoft-com:office:word" '
        'xmlns="http://www.w3.org/TR/REC-html40" lang="zh-CN">\n'
        '<head><meta charset="utf-8"><meta name="ProgId" content="Word.Document"></head>\n'
        f"<body>\n<!--StartFragment-->\n{inside}\n<!--EndFragment-->\n</body></html>"
    )


def _fonts(names: tuple[str, ...], size: float) -> str:
    """The font of Chinese characters, which Word takes from a property of its own, and the one of digits."""
    first = names[0]
    family = ",".join(f"'{name}'" for name in names)
    return (
        f"font-size:{size:g}pt;mso-bidi-font-size:{size:g}pt;font-weight:normal;font-family:{family},serif;"
        f"mso-fareast-font-family:'{first}';mso-ascii-font-family:'Times New Roman';"
        "mso-hansi-font-family:'Times New Roman';mso-bidi-font-family:'Times New Roman';"
    )


def _title_style() -> str:
    return f"{_SPACED}text-align:center;margin-bottom:28.95pt;{_fonts(_TITLE, 22)}"


def _word_paragraph(block: Heading | Body) -> str:
    if isinstance(block, Body):
        return _paragraph(
            "p",
            f"{_SPACED}{_INDENTED}text-align:justify;{_fonts(_BODY, 16)}",
            "".join(_marked(block.text)),
        )
    level = rank(block, 4)
    fonts = {2: _FIRST, 3: _SECOND}.get(level, _BODY)
    style = f"{_SPACED}{_INDENTED}page-break-after:avoid;{_fonts(fonts, 16)}"
    return _paragraph(f"h{level}", style, escaped(block.text))


def _paragraph(name: str, style: str, content: str) -> str:
    """An element with its fonts repeated on the run: Word takes those where a style of its own has others."""
    fonts = style[style.index("font-size:") :]
    return tag(name, tag("span", content, lang="ZH-CN", style=fonts), style=style)


def _marked(text: str) -> Iterator[str]:
    for stretch in stretches(printable(text)):
        shown = html.escape(stretch.text)
        yield tag("span", shown, style="background:yellow;mso-highlight:yellow") if stretch.marked else shown


def _word_table(document: Document, number: Literal[2, 3, 4]) -> str:
    form = grid(number)
    fonts = _fonts(_BODY, 10.5)

    def cell(spot: Spot, text: str) -> str:
        place = spot.place
        width = sum(form.widths[spot.column : spot.column + place.columns]) * _POINTS_PER_MM
        upright = "layout-flow:vertical-ideographic;" if place.kind is Kind.UPRIGHT else ""
        aligned = "left" if place.kind in (Kind.ITEM, Kind.GROUP) else "center"
        inner = tag("span", text, lang="ZH-CN", style=fonts)
        return tag(
            "td",
            tag("p", inner, style=f"{_IN_TABLE}text-align:{aligned};{fonts}"),
            width=round(width * 96 / 72),
            **spans(spot),
            style=f"width:{width:.1f}pt;{_FRAMED}{upright}",
        )

    rows = "\n".join(rows_of(number, document.cells, cell, cell))
    return tag(
        "table",
        f"\n{rows}\n",
        border=1,
        cellspacing="0",
        cellpadding="0",
        align="center",
        style=f"border-collapse:collapse;border:none;mso-border-alt:{_LINE};mso-padding-alt:{_MARGINS};",
    )

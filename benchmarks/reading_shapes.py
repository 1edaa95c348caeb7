"""Reports as offices have them: the same content in the forms and states of damage in which it is handed in.

Each shape takes what a report says and gives the bytes of a file. Written after the readers, from the list of
damaged shapes that published reports show, and not changed when a reader failed on one.
"""

from __future__ import annotations

import html
import io
import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from nianbao.report.form import Kind, grid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Told:
    """What one report says."""

    title: str
    lead: str
    headings: dict[str, str]
    """Of the six sections."""
    parts: dict[str, list[tuple[str, str]]]
    """Section → (heading of the aspect or nothing, paragraph)."""
    cells: dict[str, str]
    """All 200 as printed."""


Rows = list[list[tuple[str, int, int]]]
"""Text, columns and rows spanned, of each place of a printed table."""


def table(told: Told, number: int) -> Rows:
    """One of the three tables with its merged cells."""
    return [
        [
            (told.cells[place.text] if place.kind is Kind.VALUE else place.text, place.columns, place.rows)
            for place in row
        ]
        for row in grid(number).rows  # type: ignore[arg-type]
    ]


def texts(rows: Rows) -> list[list[str]]:
    """The texts alone, merged cells where they begin."""
    return [[text for text, _, _ in row] for row in rows]


def spread(rows: Rows) -> list[list[str]]:
    """Every cell of the grid, those covered by a merged one empty."""
    width = sum(columns for _, columns, _ in rows[0])
    made: list[list[str | None]] = [[None] * width for _ in rows]
    for at, row in enumerate(rows):
        column = 0
        for text, columns, down in row:
            while column < width and made[at][column] is not None:
                column += 1
            for below in range(at, min(at + down, len(rows))):
                for right in range(column, min(column + columns, width)):
                    made[below][right] = ""
            made[at][column] = text
            column += columns
    return [[cell or "" for cell in row] for row in made]


# ── text ──


def lines(told: Told, tables: Callable[[int], list[str]], *, numbered: bool = True) -> list[str]:
    """The report line by line, the tables as a function of their number gives them."""
    out = [told.title, told.lead]
    for key, heading in told.headings.items():
        out.append(heading if numbered else re.sub("^[一二三四五六]、", "", heading))
        for aspect, text in told.parts[key]:
            out += [aspect, text] if aspect else [text]
        if key in "234":
            out += tables(int(key))
    return [line for line in out if line]


def _text_tabs(told: Told) -> bytes:
    return "\n".join(lines(told, lambda n: ["\t".join(row) for row in texts(table(told, n))])).encode(
        "gb18030"
    )


def _text_spread(told: Told) -> bytes:
    rows = lambda n: ["\t".join(row) for row in spread(table(told, n))]  # noqa: E731
    return "\r\n".join(lines(told, rows)).encode("utf-8-sig")


def _text_shifted(told: Told) -> bytes:
    """An empty column in front where a merged label was, another at the end."""
    rows = lambda n: [  # noqa: E731
        "\t" * (len(row) in (8, 9)) + "\t".join(row) + "\t" for row in texts(table(told, n))
    ]
    return "\n".join(lines(told, rows)).encode()


def _text_one_a_line(told: Told) -> bytes:
    return "\n\n".join(lines(told, lambda n: [cell for row in texts(table(told, n)) for cell in row])).encode(
        "gb18030"
    )


def _text_split_labels(told: Told) -> bytes:
    def rows(number: int) -> list[str]:
        cut = {
            "商业企业": "商业\n企业",
            "结果维持": "结果\n维持",
            "尚未审结": "尚未\n审结",
            "科研机构": "科研\n机构",
        }
        return [
            part
            for row in texts(table(told, number))
            for cell in row
            for part in cut.get(cell, cell).split("\n")
        ]

    return "\n".join(lines(told, rows)).encode()


def _text_no_numerals(told: Told) -> bytes:
    rows = lambda n: ["\t".join(row) for row in texts(table(told, n))]  # noqa: E731
    return "\n".join(lines(told, rows, numbered=False)).encode()


def _text_wide(told: Told) -> bytes:
    """Full-width figures and half-width brackets, as some input methods leave them."""
    wide = str.maketrans("0123456789", "０１２３４５６７８９")

    def rows(number: int) -> list[str]:
        return [
            "\t".join(
                cell.translate(wide) if cell.isdigit() else cell.replace("（", "(").replace("）", ")")
                for cell in row
            )
            for row in texts(table(told, number))
        ]

    return "\n".join(lines(told, rows)).encode("utf-16")


def _text_nested(told: Told) -> bytes:
    """A second set of 一、二、三、 inside section 1."""
    numerals = iter("一二三四五")
    parts = dict(told.parts)
    parts["1"] = [
        (f"{next(numerals)}、{re.sub('^（.）', '', aspect)}情况" if aspect else "", text)
        for aspect, text in parts["1"]
    ]
    return _text_tabs(Told(told.title, told.lead, told.headings, parts, told.cells))


def _text_inline(told: Told) -> bytes:
    """The heading of an aspect on the line of its text."""
    parts = dict(told.parts)
    parts["1"] = [("", f"{aspect}。{text}" if aspect else text) for aspect, text in parts["1"]]
    return _text_tabs(Told(told.title, told.lead, told.headings, parts, told.cells))


def _markdown_pipes(told: Told) -> bytes:
    def rows(number: int) -> list[str]:
        made = spread(table(told, number))
        return ["| " + " | ".join(row) + " |" for row in [made[0], ["---"] * len(made[0]), *made[1:]]]

    out = [f"# {told.title}", told.lead]
    for key, heading in told.headings.items():
        out.append(f"## {heading}")
        for aspect, text in told.parts[key]:
            out += [f"### {aspect}", text] if aspect else [text]
        out += rows(int(key)) if key in "234" else []
    return "\n\n".join(line for line in out if line).replace("|\n\n|", "|\n|").encode()


def _markdown_mixed_levels(told: Told) -> bytes:
    """As a converter leaves it: ranks at random, tables as text."""
    chance = random.Random(7)  # noqa: S311
    out = []
    for line in _text_tabs(told).decode("gb18030").split("\n"):
        is_heading = line in told.headings.values() or line.startswith("（")
        out.append(f"{'#' * chance.randrange(2, 5)} {line}" if is_heading and "\t" not in line else line)
    return "\n".join(out).encode()


# ── web pages ──


def page(told: Told, *, spans: bool, frame: bool) -> str:
    """A page, with merged cells or without, inside a site or alone."""

    def rows(number: int) -> Iterator[str]:
        yield '<table border="1" style="width:100%">'
        for row in table(told, number):
            cells = (
                f'<td colspan="{columns}" rowspan="{down}"><p align="center">{html.escape(text)}</p></td>'
                if spans
                else f"<td>{html.escape(text)}&nbsp;</td>"
                for text, columns, down in row
            )
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</table>"

    body = [f"<h1>{told.title}</h1>", f"<p>　　{told.lead}</p>"]
    for key, heading in told.headings.items():
        body.append(f"<p><strong>{heading}</strong></p>")
        for aspect, text in told.parts[key]:
            body += ([f"<p><b>{aspect}</b></p>"] if aspect else []) + [f"<p>　　{text}</p>"]
        body += rows(int(key)) if key in "234" else []
    inner = "\n".join(body)
    if not frame:
        return f"<html><head><title>{told.title}</title></head><body>{inner}</body></html>"
    return (
        '<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
        f"<title>{told.title}_政府网站</title><style>.hide{{display:none}}</style>"
        "<script>var a='一、总体情况';</script></head>"
        '<body><div class="header"><ul class="menu"><li><a>首页</a></li><li><a>政务公开</a></li></ul></div>'
        "<div>当前位置：<a>首页</a> &gt; <a>政府信息公开年报</a></div>"
        '<div class="info">发布时间：2025-01-22 10:20　来源：办公室　浏览次数：81次　字号：[ 大 中 小 ]</div>'
        f'<div class="hide">隐藏的推荐：一、总体情况</div><div id="zoom">{inner}</div>'
        "<div><a>打印本页</a>　<a>关闭窗口</a></div><div>上一篇：没有了</div>"
        '<div class="footer">版权所有：某某政府　网站标识码：1234567890　联系我们</div></body></html>'
    )


def _html_site_gbk(told: Told) -> bytes:
    return page(told, spans=True, frame=True).encode("gb18030")


def _html_plain(told: Told) -> bytes:
    return page(told, spans=True, frame=False).encode()


def _html_lost_spans(told: Told) -> bytes:
    return page(told, spans=False, frame=True).replace("gb2312", "utf-8").encode()


# ── Word ──


def word(
    told: Told,
    *,
    styles: bool = False,
    merged: bool = True,
    automatic: bool = False,
    breaks: bool = False,
    wrapped: bool = False,
    cut: bool = False,
    ruled: bool = True,
) -> bytes:
    """A Word file in one of the ways people make them."""
    document = docx.Document()
    document.add_paragraph(told.title, style="Title" if styles else None)
    document.add_paragraph(told.lead)
    holder: Any = document
    if wrapped:
        holder = document.add_table(rows=1, cols=1).rows[0].cells[0]
    for key, heading in told.headings.items():
        if automatic:
            _numbered(document, holder.add_paragraph(re.sub("^[一二三四五六]、", "", heading)))
        else:
            holder.add_paragraph(heading, style="Heading 1" if styles else None)
        _put_prose(holder, told.parts[key], styles=styles, breaks=breaks and key == "1")
        if key in "234":
            _put_table(holder, table(told, int(key)), merged=merged, cut=cut and key == "3")
    for made in document.tables if ruled and not wrapped else ():
        made.style = "Table Grid"
    made_file = io.BytesIO()
    document.save(made_file)
    return made_file.getvalue()


def _put_prose(holder: Any, pairs: list[tuple[str, str]], *, styles: bool, breaks: bool) -> None:  # noqa: ANN401
    """Paragraphs under their headings, or everything in one paragraph with line breaks."""
    if breaks:
        run = holder.add_paragraph().add_run()
        for line in (line for pair in pairs for line in pair if line):
            run.add_text(line)
            run.add_break(WD_BREAK.LINE)
        return
    for aspect, text in pairs:
        if aspect:
            holder.add_paragraph(aspect, style="Heading 2" if styles else None)
        holder.add_paragraph(text)


def _put_table(holder: Any, rows: Rows, *, merged: bool, cut: bool) -> None:  # noqa: ANN401 - as below
    if merged:
        _merged(holder, rows)
    elif cut:
        made = spread(rows)
        _flat(holder, made[:14])
        _flat(holder, [*made[:3], *made[14:]])
    else:
        _flat(holder, spread(rows))


def _flat(holder: Any, rows: list[list[str]]) -> None:  # noqa: ANN401 - a document or a cell
    made = holder.add_table(rows=len(rows), cols=len(rows[0]))
    for line, row in zip(made.rows, rows, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text


def _merged(holder: Any, rows: Rows) -> None:  # noqa: ANN401 - likewise
    width = sum(columns for _, columns, _ in rows[0])
    made = holder.add_table(rows=len(rows), cols=width)
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        column = 0
        for text, columns, down in row:
            while (at, column) in taken:
                column += 1
            last = made.cell(at + down - 1, column + columns - 1)
            cell = made.cell(at, column)
            if columns > 1 or down > 1:
                cell = cell.merge(last)
            cell.text = text
            taken |= {(y, x) for y in range(at, at + down) for x in range(column, column + columns)}
            column += columns


def _numbered(document: Any, paragraph: Any) -> None:  # noqa: ANN401 - python-docx has no types
    """Number a paragraph as Word does it, so that 一、 is not in the text."""
    part = document.part.numbering_part.element
    if part.find(f"{qn('w:num')}[@{qn('w:numId')}='77']") is None:
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), "77")
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), "0")
        for name, value in (("start", "1"), ("numFmt", "chineseCountingThousand"), ("lvlText", "%1、")):
            element = OxmlElement(f"w:{name}")
            element.set(qn("w:val"), value)
            level.append(element)
        abstract.append(level)
        part.insert(0, abstract)
        number = OxmlElement("w:num")
        number.set(qn("w:numId"), "77")
        link = OxmlElement("w:abstractNumId")
        link.set(qn("w:val"), "77")
        number.append(link)
        part.append(number)
    properties = paragraph._p.get_or_add_pPr()
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_ilvl().val = 0
    numbering.get_or_add_numId().val = 77


def _sheet(told: Told) -> bytes:
    """The tables alone, a sheet each."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number in (2, 3, 4):
        made = book.create_sheet(f"表{number}")
        for row in spread(table(told, number)):
            made.append([int(cell) if cell.isdigit() else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


SHAPES: dict[str, Callable[[Told], bytes]] = {
    "docx, heading styles": lambda told: word(told, styles=True),
    "docx, no styles": word,
    "docx, merges lost": lambda told: word(told, merged=False),
    "docx, table 3 cut in two": lambda told: word(told, merged=False, cut=True),
    "docx, automatic numbers": lambda told: word(told, automatic=True),
    "docx, line breaks": lambda told: word(told, breaks=True),
    "docx, in a layout table": lambda told: word(told, wrapped=True, merged=False),
    "html, site in GBK": _html_site_gbk,
    "html, alone": _html_plain,
    "html, merges lost": _html_lost_spans,
    "text, tabs": _text_tabs,
    "text, every cell": _text_spread,
    "text, shifted columns": _text_shifted,
    "text, one cell a line": _text_one_a_line,
    "text, labels cut": _text_split_labels,
    "text, no numerals": _text_no_numerals,
    "text, wide figures": _text_wide,
    "text, numerals nested": _text_nested,
    "text, aspects inline": _text_inline,
    "markdown, pipes": _markdown_pipes,
    "markdown, mixed levels": _markdown_mixed_levels,
    "xlsx": _sheet,
}
TABLES_ALONE = frozenset({"xlsx"})
CONVERTED = {
    "pdf": word,
    "pdf of lost merges": lambda told: word(told, merged=False),
    "rtf": word,
    "odt html": word,
}
"""Made of a Word file by LibreOffice."""
UNRULED = {"pdf, no ruled lines": lambda told: word(told, ruled=False)}
"""Likewise; nobody can tell for sure what stands in which cell, so nothing must be reported as sure."""

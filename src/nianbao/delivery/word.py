"""Word: the document as a .docx file in the layout of GB/T 9704-2012."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from nianbao.delivery.package import base_document, packed
from nianbao.delivery.word_table import word_table
from nianbao.delivery.wording import ems, printable
from nianbao.delivery.wordml import TWIPS_PER_MM, TWIPS_PER_POINT, element, paragraph, runs
from nianbao.report.document import Body, FormTable, Heading
from nianbao.report.tables import TITLE_ENDING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

    from nianbao.report.document import Document

_TYPE_WIDTH = 156 * TWIPS_PER_MM
_TITLE_SIZE = 22 * TWIPS_PER_POINT
"""2号."""
_ABOVE_TABLE = 4 * TWIPS_PER_POINT
"""Space between a heading and the frame of its table."""
_TITLE_BREAKS = (TITLE_ENDING, "工作年度报告", "年度报告")
"""Endings of the title that may stand on a second line without tearing a term apart."""
_SLACK = 0.8
"""Characters a line of the title may run longer in a stand-in font; less than one, or one more would fit."""
_LONGEST_PROPERTY = 255
"""Characters a core property may have. Source: python-docx refuses more."""
_CHINESE_NUMBER = re.compile("（[一二三四五六七八九十]+）")


def write_word(document: Document) -> bytes:
    """The bytes of a .docx file; the same document always gives the same bytes.

    A4 with a type area of 156 × 225 mm, 22 lines of 28 characters, body 3号仿宋 at 28.95磅; the three
    tables are real tables with the merged cells of the official form; every 【待补：…】 and 【待核：…】 is
    highlighted. Whatever the texts contain, the file opens: characters that XML forbids are taken out.

    Source: GB/T 9704-2012《党政机关公文格式》 and the form of 国办公开办函〔2021〕30号.
    """
    word = base_document()
    title = printable(document.title)
    word.core_properties.title = title[:_LONGEST_PROPERTY]
    body = word.element.body
    for block in _blocks(document, title):
        body.insert(len(body) - 1, block)  # the section's properties stay last
    return packed(word)


def _blocks(document: Document, title: str) -> Iterator[BaseOxmlElement]:
    yield paragraph("Title", runs(title), *_title_indent(title))
    shown = [block for block in document.blocks if isinstance(block, FormTable) or printable(block.text)]
    for block, following in zip_longest(shown, shown[1:]):
        if not isinstance(block, FormTable):
            air = [element("spacing", after=_ABOVE_TABLE)] if isinstance(following, FormTable) else []
            yield paragraph(_style(block), runs(block.text), *air)
            continue
        yield word_table(block, document.cells)
        if following is None or isinstance(following, FormTable):
            yield _parting()


def _parting() -> BaseOxmlElement:
    """A paragraph one point high: Word joins tables that touch and wants a paragraph at the end."""
    return paragraph("TableEnd", ())


def _style(block: Heading | Body) -> str:
    """The id of the paragraph style; a heading numbered （一） is of the second level wherever it stands.

    Source: GB/T 9704-2012, 7.3.3: 一、黑体，（一）楷体，1.仿宋.
    """
    if isinstance(block, Body):
        return "BodyText"
    if block.level == 3 and _CHINESE_NUMBER.match(printable(block.text)):
        return "Heading2"
    return f"Heading{block.level}"


def _title_indent(title: str) -> Iterator[BaseOxmlElement]:
    """Narrow a title too long for one line, on both sides, so that it breaks between two terms.

    A break written into the text would be found in every copy and search; an indent is not.
    """
    room = _TYPE_WIDTH / _TITLE_SIZE - _SLACK
    if ems(title) <= room:
        return
    breaks = [(ems(title.removesuffix(end)), ems(end)) for end in _TITLE_BREAKS if title.endswith(end)]
    # A line takes what fits: only a break with the shorter part below it holds.
    holding = [(first, second) for first, second in breaks if second <= first + _SLACK and first <= room]
    if holding:
        first, _ = min(holding, key=lambda lines: lines[0] - lines[1])
        side = round((_TYPE_WIDTH - (first + _SLACK) * _TITLE_SIZE) / 2)
        yield element("ind", leftChars=0, left=side, rightChars=0, right=side)

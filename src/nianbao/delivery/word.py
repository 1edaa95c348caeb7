"""Word: the document as a .docx file in the layout of GB/T 9704-2012."""

from __future__ import annotations

from itertools import zip_longest
from math import ceil
from typing import TYPE_CHECKING

from nianbao.delivery.package import base_document, packed
from nianbao.delivery.word_table import word_table
from nianbao.delivery.wording import ems, printable
from nianbao.delivery.wordml import TWIPS_PER_MM, TWIPS_PER_POINT, element, paragraph, runs
from nianbao.report.document import Body, FormTable, Heading
from nianbao.report.regex import regex
from nianbao.report.tables import TITLE_ENDING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

    from nianbao.report.document import Closing, Document

_TYPE_WIDTH = 156 * TWIPS_PER_MM
_TITLE_SIZE = 22 * TWIPS_PER_POINT
"""2号."""
_ABOVE_TABLE = 4 * TWIPS_PER_POINT
"""Space between a heading and the frame of its table."""
_BODY_ADVANCE = 15.75 * TWIPS_PER_POINT
"""From one character of the body to the next."""
_BEHIND_DATE = 4
"""Characters between the date and the right edge."""
_LEAST_BEHIND_NAME = 2
_TITLE_BREAKS = (TITLE_ENDING, "工作年度报告", "年度报告")
"""Endings of the title that may stand on a second line without tearing a term apart."""
_SLACK = 0.97
"""Characters a line of the title may run longer: digits of a stand-in font are wider, and some programs part
them from the characters beside them. Less than one, or one more would fit."""
_LONGEST_PROPERTY = 255
"""Characters a core property may have. Source: python-docx refuses more."""
_CHINESE_NUMBER = regex("（[一二三四五六七八九十]+）")


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
            # Name and date never stand on a page without text above them.
            stays = [element("keepNext")] if following is None and _closes(document) else []
            yield paragraph(_style(block), runs(block.text), *stays, *air)
            continue
        yield word_table(block, document.cells)
        if following is None or isinstance(following, FormTable):
            yield _parting()
    if document.closing is not None:
        yield from _closing(document.closing)


def _closes(document: Document) -> bool:
    return document.closing is not None and bool(printable(document.closing.date))


def _closing(closing: Closing) -> Iterator[BaseOxmlElement]:
    """Name and date below the text, the name centred over the date, and the contact in brackets.

    Source: GB/T 9704-2012, 7.3.5.1: the date four characters from the right, the name over its middle.
    """
    if date := printable(closing.date):
        agency = printable(closing.agency)
        behind_name = max(_LEAST_BEHIND_NAME, _BEHIND_DATE + (ems(date) - ems(agency)) / 2)
        behind_date = behind_name + (ems(agency) - ems(date)) / 2
        yield paragraph("Signature", runs(agency), _right(behind_name))
        yield paragraph("Date", runs(date), _right(behind_date))
    if contact := printable(closing.contact):
        yield paragraph("ContactNote", runs(f"（{contact}）"))


def _right(characters: float) -> BaseOxmlElement:
    return element("ind", rightChars=round(100 * characters), right=round(characters * _BODY_ADVANCE))


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
    if ems(title) > 2 * room:
        # The lines above the last share what is before it, so that no single character is left over.
        above = ceil(ems(title) / room) - 1
        holding = [(first / above, second) for first, second in breaks if first / above <= room]
        holding = [each for each in holding if each[1] <= each[0] + _SLACK] or [(ems(title) / (above + 1), 0)]
    if holding:
        first, _ = min(holding, key=lambda lines: lines[0] - lines[1])
        side = round((_TYPE_WIDTH - (first + _SLACK) * _TITLE_SIZE) / 2)
        yield element("ind", leftChars=0, left=side, rightChars=0, right=side)

"""WordprocessingML, one element at a time: the paragraphs and runs that the whole file is made of."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from nianbao.delivery.wording import printable, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4


def element(tag: str, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """A `w:` element with `w:` attributes."""
    values = {qn(f"w:{name}"): str(value) for name, value in attributes.items()}
    made = cast("BaseOxmlElement", OxmlElement(f"w:{tag}", values))
    made.extend(children)
    return made


def paragraph(style: str, runs: Iterable[BaseOxmlElement], *properties: BaseOxmlElement) -> BaseOxmlElement:
    """A paragraph in a named style.

    Args:
        style: id of a paragraph style of the base document.
        runs: may be none: an empty paragraph, as in a blank cell.
        properties: what the style cannot carry, in the order of the schema.
    """
    return element("p", element("pPr", element("pStyle", val=style), *properties), *runs)


def run(text: str, *properties: BaseOxmlElement) -> BaseOxmlElement:
    """A run whose quotation marks and dashes are set in the Chinese font, full width.

    The fonts come from the paragraph's style; only the hint is a matter of the run.
    """
    made = element("r", element("rPr", element("rFonts", hint="eastAsia"), *properties))
    content = element("t")
    content.text = text
    if text != text.strip():
        content.set(qn("xml:space"), "preserve")
    made.append(content)
    return made


def runs(text: str, *properties: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """The text, whatever it contains, as runs; 【待补：…】 and 【待核：…】 highlighted.

    Args:
        text: anything; what Word cannot hold is taken out.
        properties: what the style cannot carry, such as a smaller size, in the order of the schema.
    """
    for stretch in stretches(printable(text)):
        highlight = [element("highlight", val="yellow")] if stretch.marked else []
        yield run(stretch.text, *deepcopy(properties), *highlight)

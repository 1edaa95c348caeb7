"""The parts of a Word file that are read, and how to get at what they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from nianbao.errors import FileUnreadable
from nianbao.office.office_package import OfficePackage

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OTHERS = (("xl/", "Excel表格"), ("ppt/", "演示文稿"))


class WordPackage(OfficePackage):
    """A .docx with the parts that say what it prints."""

    def __init__(self, data: bytes, source: str) -> None:
        """Open it.

        Raises:
            FileUnreadable: it is no Word file, damaged, locked, or unpacks to more than any report.
        """
        super().__init__(data, source)
        names = self.names
        if "word/document.xml" not in names:
            kind = next(
                (kind for start, kind in _OTHERS if any(n.startswith(start) for n in names)), "别的文件"
            )
            raise FileUnreadable(f"{source}是{kind}，不是Word文件，请换成.docx年报再试。")
        self.document = self.root("word/document.xml")
        self.styles = self.root("word/styles.xml") if "word/styles.xml" in names else None
        self.numbering = self.root("word/numbering.xml") if "word/numbering.xml" in names else None
        theme = next(
            (name for name in sorted(names) if re.fullmatch(r"word/theme/theme\d+\.xml", name)), None
        )
        self.theme = self.root(theme) if theme else None


def value(element: Any, path: str, attribute: str = "val") -> str | None:  # noqa: ANN401 - as above
    """An attribute of the element at a path of local names, or None."""
    if element is None:
        return None
    found = element.find("/".join(f"{W}{name}" for name in path.split("/"))) if path else element
    return found.get(f"{W}{attribute}") if found is not None else None


def is_on(element: Any, path: str) -> bool:  # noqa: ANN401 - as above
    """Whether a property that is switched on or off is there and on."""
    if element is None or element.find("/".join(f"{W}{name}" for name in path.split("/"))) is None:
        return False
    return value(element, path) not in ("0", "false", "off", "none")


def content_of(container: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """Paragraphs and tables in order, those inside content controls and accepted insertions included."""
    for block in container:
        if block.tag in (f"{W}p", f"{W}tbl"):
            yield block
        elif block.tag == f"{W}sdt":
            gallery = value(block, "sdtPr/docPartObj/docPartGallery") or ""
            inner = block.find(f"{W}sdtContent")
            if inner is not None and gallery != "Table of Contents":
                yield from content_of(inner)
        elif block.tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
            yield from content_of(block)


def rows_of(table: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """The rows that are printed."""
    for child in table:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from rows_of(child)


def cells_of(row: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """The cells of a row, left to right."""
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from cells_of(child)

"""A part of XML of which some places are rewritten and every other character stays as it was.

The tree says what is where; the characters of the file are changed only inside the places named. A library
that saved the tree anew would order, quote and close everything its own way.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from nianbao.office.word_package import W
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = regex(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<(?P<name>/?[^\s<>/!?\"']+)(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>",
    re.DOTALL,
)
_DECLARED = regex(rb"^\s*(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_OPENING = regex(r"<[^>]*>")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class MarkupOdd(ValueError):
    """The characters of a part do not tell where its elements are."""


class Markup:
    """The characters of one part with the places where its elements stand, and the changes to be made."""

    def __init__(self, data: bytes, root: Any) -> None:  # noqa: ANN401 - an element of lxml, which has no types
        """Find every element of the tree in the file.

        Raises:
            MarkupOdd: it is in an encoding nobody knows, or the two do not fit one another.
        """
        self.root = root
        self._encoding = _encoding_of(data)
        try:
            self._text = data.decode(self._encoding)
        except (LookupError, UnicodeDecodeError) as error:
            raise MarkupOdd(str(error)) from error
        elements = list(root.iter("*"))
        spans = list(_spans(self._text))
        if len(elements) != len(spans):
            raise MarkupOdd("elements and tags do not match")
        self._spans = dict(zip(elements, spans, strict=True))
        self._appended: dict[Any, list[str]] = {}
        self._after: dict[Any, list[str]] = {}
        self._replaced: dict[Any, str] = {}

    def replace(self, element: Any, by: Sequence[Any]) -> None:  # noqa: ANN401 - as above
        """Put other elements, or none, in the place of one; the tree itself stays as it is."""
        self._replaced[element] = "".join(self._written(each, element) for each in by)

    def append(self, element: Any, last: Sequence[Any]) -> None:  # noqa: ANN401 - as above
        """Put elements behind the children of one."""
        self._appended.setdefault(element, []).extend(self._written(each, element) for each in last)

    def after(self, element: Any, following: Sequence[Any]) -> None:  # noqa: ANN401 - as above
        """Put elements behind one, or behind what was put there before."""
        self._after.setdefault(element, []).extend(self._written(each, element) for each in following)

    def is_replaced(self, element: Any) -> bool:  # noqa: ANN401 - as above
        """Whether another thing stands in its place."""
        return element in self._replaced

    def new(self, tag: str, **attributes: str) -> Any:  # noqa: ANN401 - as above
        """A `w:` element with `w:` attributes that is written with the prefixes of this file."""
        values = {f"{W}{name}": value for name, value in attributes.items()}
        return etree.Element(f"{W}{tag}", values, nsmap=self.root.nsmap)

    def data(self) -> bytes:
        """The part with its changes, in the encoding it came in."""
        pieces, at = [], 0
        for start, end, text in sorted(self._changes(), key=_order):
            if start < at:  # inside something that is gone as a whole
                continue
            pieces += [self._text[at:start], text]
            at = end
        return "".join([*pieces, self._text[at:]]).encode(self._encoding, "xmlcharrefreplace")

    def _changes(self) -> Iterator[tuple[int, int, str]]:
        for element, text in self._replaced.items():
            start, _, end = self._spans[element]
            yield start, end, text
        for element, texts in self._after.items():
            _, _, end = self._spans[element]
            yield end, end, "".join(texts)
        for element, texts in self._appended.items():
            start, closing, end = self._spans[element]
            if closing == end:  # <w:p/> is opened
                name = re.match(r"<([^\s/>]+)", self._text[start:end])[1]  # type: ignore[index]
                yield end - 2, end, f">{''.join(texts)}</{name}>"
            else:
                yield closing, closing, "".join(texts)

    def _written(self, element: Any, place: Any) -> str:  # noqa: ANN401 - as above
        """An element as text, without the declarations that hold where it is put anyway."""
        text: str = etree.tostring(element, encoding="unicode", with_tail=False)
        parent = place.getparent()
        known = (parent if parent is not None else place).nsmap
        opening = _OPENING.match(text)
        head = opening[0] if opening else ""
        for prefix, uri in known.items():
            declared = f' xmlns:{prefix}="{uri}"' if prefix else f' xmlns="{uri}"'
            head = head.replace(declared, "")
        return head + text[opening.end() if opening else 0 :]


def _order(change: tuple[int, int, str]) -> tuple[int, bool, int]:
    """What is put between two elements goes before what stands in the place of the second."""
    start, end, _ = change
    return start, start != end, -end


def _encoding_of(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    declared = _DECLARED.match(data[:200])
    return declared[1].decode("ascii") if declared else "utf-8"


def _spans(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, start of the closing tag and end of every element, in the order they begin."""
    found: list[list[int]] = []
    open_ones: list[int] = []
    for token in _TOKEN.finditer(text):
        name = token["name"]
        if name is None:
            continue
        if name.startswith("/"):
            if not open_ones:
                raise MarkupOdd("a tag is closed that was not opened")
            found[open_ones.pop()][1:] = [token.start(), token.end()]
        else:
            found.append([token.start(), token.end(), token.end()])
            if not token[0].endswith("/>"):
                open_ones.append(len(found) - 1)
    if open_ones:
        raise MarkupOdd("a tag is not closed")
    yield from ((start, closing, end) for start, closing, end in found)

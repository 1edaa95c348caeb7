"""A web page, or what Word and office systems save as one, to lines and rows in printed order."""

# ruff: noqa: SIM905 - lists of tags and formats are read more easily as running text

from __future__ import annotations

import base64
import binascii
import quopri
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from nianbao.errors import FileUnreadable
from nianbao.reading.page_kinds import BOUNDARY, LOOK
from nianbao.reading.source_lines import Parsed
from nianbao.report.printed.source_line import SourceLine, clean
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARSET = regex(rb'charset\s*=\s*["\']?\s*([A-Za-z0-9_-]{2,20})', re.IGNORECASE)
_CODES = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030"}
_MOST_DAMAGED = 20
_MOST_TAGS = 400_000
_MOST_CELLS = 50_000
_LONGEST_CELL = 300
"""Characters from which on a cell is no label but text in a table made for layout."""
_LEFT_OUT = frozenset(
    "script style head title nav footer aside iframe noscript template select button object svg "
    "textarea video audio map canvas".split()
)
_INLINE = frozenset(
    "a abbr b big cite code del em font i img ins kbd label mark q s samp small span strong strike sub sup "
    "tt u var wbr o:p st1:chsdate bdo time input".split()
)
_BOLD = frozenset({"b", "strong", "th"})
_HIDDEN = regex(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|(?<![\w-])opacity\s*:\s*0?\.?0*(?![.\d])"
    r"|font-size\s*:\s*[01](?:\.\d+)?\s*(?:px|pt|em|%)?\s*(?:;|!|$)|text-indent\s*:\s*-\d{3,}"
    r"|(?:left|top|margin-left)\s*:\s*-\d{3,}|(?<![\w-])color\s*:\s*(?:white|#fff(?:fff)?(?![0-9a-f]))",
    re.IGNORECASE,
)
"""What makes text invisible; white is taken for hidden unless a ground of another colour is set with it."""
_GROUND = regex(r"background(?:-color)?\s*:\s*(?!(?:white|#fff|transparent|none|inherit))", re.IGNORECASE)
_RULE = regex(r"((?:[.#][\w-]+\s*,?\s*)+)\{([^{}]{0,2000})\}")
"""A rule of a style sheet for classes or single elements."""
_LONGEST_SHEETS = 200_000
_BOLD_STYLE = regex(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BROKEN = regex(r"(?<=[^\x00-\x7f])[ \t]*[\r\n]\s*(?=[^\x00-\x7f])")
_APART = "\x01"
"""Between the paragraphs of a cell; in no text, since control characters are dropped."""
_BLANKS = regex(r"[ \t\r\n\f]+")


def page_of_archive(data: bytes, source: str) -> bytes:
    """The page inside a single-file page.

    Raises:
        FileUnreadable: there is none in it.
    """
    boundary = BOUNDARY.search(data[:LOOK])
    for part in data.split(b"--" + boundary[1].strip())[1:] if boundary else ():
        head, _, body = part.replace(b"\r\n", b"\n").partition(b"\n\n")
        if not re.search(rb"content-type:\s*text/html", head, re.IGNORECASE):
            continue
        if re.search(rb"encoding:\s*quoted-printable", head, re.IGNORECASE):
            return quopri.decodestring(body)
        if re.search(rb"encoding:\s*base64", head, re.IGNORECASE):
            try:
                return base64.b64decode(body, validate=False)
            except binascii.Error:
                break
        return body
    raise FileUnreadable(f"{source}里没有读到网页正文，请用Word或WPS打开后另存为.docx再试。")


def read_html(data: bytes, source: str) -> Parsed:
    """Read a page; scripts, navigation and hidden parts are left out, nothing is fetched.

    Raises:
        FileUnreadable: its encoding is not known, or it holds more than any report.
    """
    if data.count(b"<") > _MOST_TAGS:
        raise FileUnreadable(f"{source}里的内容太多，不像年报，请核对是不是选错了文件。")
    text = clean(_decoded(data, source))
    # lxml refuses a declared encoding in text that has been decoded.
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text, parser) if text.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise FileUnreadable(
            f"{source}这个网页不完整，请用浏览器打开，把正文复制到Word里另存为.docx再试。"
        ) from error
    if root is None:
        return Parsed(())
    hidden = _mark_hidden(root)
    page = _Page()
    page.read(root)
    if page.cells > _MOST_CELLS:
        raise FileUnreadable(f"{source}里的内容太多，不像年报，请核对是不是选错了文件。")
    pictures = sum(1 for _ in root.iter("img"))
    unread = ("有网页上看不见的文字，没有读入",) if hidden else ()
    if pictures and not page.cells:
        unread = (*unread, f"有{pictures}张图片，其中的文字和表格读不出来")
    return Parsed(tuple(page.lines), unread)


def _mark_hidden(root: Any) -> bool:  # noqa: ANN401 - an element of lxml, which has no types
    """Set `hidden` on everything a browser would not show; return whether there was any text in it."""
    sheets = "".join(style.text or "" for style in root.iter("style"))[:_LONGEST_SHEETS]
    names = {
        name.strip()
        for rule in _RULE.finditer(sheets)
        if _is_invisible(rule[2])
        for name in rule[1].split(",")
    }
    found = False
    for element in root.iter(etree.Element):
        own = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
        if _is_invisible(element.get("style") or "") or own & names or element.get("aria-hidden") == "true":
            element.set("hidden", "")
        if element.get("hidden") is not None and element.tag not in _LEFT_OUT:
            found = found or any(text.strip() for text in element.itertext())
    return found


def _is_invisible(style: str) -> bool:
    match = _HIDDEN.search(style)
    if match is None:
        return False
    return "color" not in match[0].lower() or not _GROUND.search(style)


def _decoded(data: bytes, source: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    declared = _CHARSET.search(data[:LOOK])
    name = declared[1].decode().lower() if declared else "utf-8"
    for code in dict.fromkeys((_CODES.get(name, name), "utf-8-sig", "gb18030")):
        try:
            return data.decode(code).lstrip("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
    for code in ("utf-8", "gb18030"):
        text = data.decode(code, "replace")
        if text.count("\ufffd") <= _MOST_DAMAGED:
            return text
    raise FileUnreadable(f"{source}的编码无法识别，请用浏览器打开，把正文复制到Word里另存为.docx再试。")


class _Page:
    """Walks through a page and puts down its lines; without recursion, however deep it is."""

    def __init__(self) -> None:
        self.lines: list[SourceLine] = []
        self.cells = 0
        self._number = 0
        self._parts: list[str] = []
        self._levels: list[int] = []
        self._bold = 0
        self._all_bold = True
        self._kept = 0
        """Depth of elements whose line breaks count, as in pre."""

    def read(self, root: Any) -> None:  # noqa: ANN401 - an element of lxml, which has no types
        """Take in the whole page."""
        walker = etree.iterwalk(root, events=("start", "end"))
        left_out: set[Any] = set()
        for event, element in walker:
            if event == "start":
                if _is_left_out(element) or self._is_table(element):
                    left_out.add(element)
                    walker.skip_subtree()
                else:
                    self._open(element)
                continue
            if element not in left_out:
                self._close(element)
            self._take(element.tail)
        self._flush()

    def _is_table(self, element: Any) -> bool:  # noqa: ANN401 - as above
        """Put down the rows of an element that is a table of cells; False for any other."""
        if element.tag != "table":
            return False
        rows = [list(row.iterchildren("td", "th")) for row in element.iter("tr")]
        if next(element.iterdescendants("table"), None) is not None or _is_for_layout(rows):
            return False
        self._flush()
        for row in rows:
            self._number += 1
            self.cells += len(row)
            # Spans are not spread out: a row known by its label needs only its numbers, left to right.
            if row and self.cells <= _MOST_CELLS:
                self.lines.append(SourceLine("", self._number, cells=tuple(map(_cell_text, row))))
        return True

    def _open(self, element: Any) -> None:  # noqa: ANN401 - as above
        tag = element.tag
        if tag not in _INLINE:
            self._flush()
        if re.fullmatch("h[1-6]", tag):
            self._levels.append(int(tag[1]))
        self._bold += _is_bold(element)
        self._kept += tag == "pre"
        self._take(element.text)

    def _close(self, element: Any) -> None:  # noqa: ANN401 - as above
        tag = element.tag
        if tag not in _INLINE:
            self._flush()
        if re.fullmatch("h[1-6]", tag):
            self._levels.pop()
        self._bold -= _is_bold(element)
        self._kept -= tag == "pre"

    def _take(self, text: str | None) -> None:
        if not text:
            return
        if self._kept:
            first, *more = text.split("\n")
            self._parts.append(first)
            for line in more:
                self._flush()
                self._parts.append(line)
            return
        if text.strip():
            self._all_bold = self._all_bold and self._bold > 0
        self._parts.append(text)

    def _flush(self) -> None:
        if self._parts:
            text = _flowing("".join(self._parts)).strip(" \u3000\xa0")
            if text:
                self._number += 1
                level = self._levels[-1] if self._levels else 0
                self.lines.append(SourceLine(text, self._number, level, bold=self._all_bold))
        self._parts = []
        self._all_bold = True


def _is_left_out(element: Any) -> bool:  # noqa: ANN401 - as above
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
        return True
    # Word processors put running heads and page numbers into parts of these titles.
    is_running = element.get("title") in ("header", "footer")
    return element.get("hidden") is not None or is_running or element.get("role") == "navigation"


def _is_bold(element: Any) -> bool:  # noqa: ANN401 - as above
    return element.tag in _BOLD or bool(_BOLD_STYLE.search(element.get("style") or ""))


def _is_for_layout(rows: list[list[Any]]) -> bool:
    """Whether a table only arranges text: it has one column, or a cell with long text."""
    if not any(len(row) > 1 for row in rows):
        return True
    return any(
        len("".join(cell.itertext())) > _LONGEST_CELL and _is_long(cell) for row in rows for cell in row
    )


def _is_long(cell: Any) -> bool:  # noqa: ANN401 - as above
    return len(_cell_text(cell)) > _LONGEST_CELL


def _cell_text(cell: Any) -> str:  # noqa: ANN401 - as above
    """The text of a cell; paragraphs and footnote marks stay apart, so that two numbers do not become one."""
    return re.sub(f"{_APART}+", "\n", _flowing("".join(_texts(cell)))).strip()


def _texts(cell: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    walker = etree.iterwalk(cell, events=("start", "end"))
    left_out: set[Any] = set()
    for event, element in walker:
        if event == "start":
            if element is not cell and _is_left_out(element):
                left_out.add(element)
                walker.skip_subtree()
                continue
            if element.tag in ("sup", "sub") or (element is not cell and element.tag not in _INLINE):
                yield _APART
            yield element.text or ""
        else:
            if element is not cell and element not in left_out and element.tag not in _INLINE:
                yield _APART
            if element is not cell:
                yield element.tail or ""


def _flowing(text: str) -> str:
    """Text with its blanks as a browser shows them; none where a line of Chinese is broken in the source."""
    return _BLANKS.sub(" ", _BROKEN.sub("", text))

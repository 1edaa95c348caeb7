"""A Word or Excel file as the zip it is, opened without trusting it."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from nianbao.errors import FileUnreadable

_OTHERS = {"OFD.xml": "OFD版式文件", "content.xml": "OpenDocument文件（.odt、.ods）"}
_STRICT = "http://purl.oclc.org/ooxml/"
_MOST_MEMBERS = 2_000
_LARGEST_PART = 20_000_000
"""Bytes of XML; forty pages take less than a million."""
_LARGEST_UNPACKED = 100_000_000
_STEEPEST, _STEEPEST_FROM = 100, 1_000_000
"""How many times its packed size a part may unpack to, from so many bytes on."""
_MOST_TAGS = 1_500_000
_DOCTYPES = tuple(
    sign.encode(code) for sign in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)
ODD = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    NotImplementedError,
    etree.XMLSyntaxError,
)
"""What opening or unpacking a damaged file may raise."""


class OfficePackage:
    """The parts of an Office file; only those asked for are unpacked, each within limits."""

    def __init__(self, data: bytes, source: str) -> None:
        """Open it.

        Raises:
            FileUnreadable: it is damaged, locked, or unpacks to more than any report.
        """
        self.source = source
        self.odd = FileUnreadable(f"{source}不是完整的Office文件，请在Word、Excel或WPS中打开后另存一份再试。")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            parts = self._zip.infolist()
        except ODD as error:
            raise FileUnreadable(f"{source}已损坏，请重新取得这个文件再试。") from error
        self.names = frozenset(part.filename for part in parts)
        steep = any(
            part.file_size > _STEEPEST_FROM and part.file_size > _STEEPEST * max(1, part.compress_size)
            for part in parts
        )
        if steep or len(parts) > _MOST_MEMBERS or sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
            raise FileUnreadable(f"{source}解开后太大，不像年报，请核对是不是选错了文件。")
        if any(".." in name.split("/") for name in self.names):
            raise self.odd
        if any(part.flag_bits & 1 for part in parts):
            raise FileUnreadable(f"{source}已加密，请解除密码后再试。")
        if other := next((kind for name, kind in _OTHERS.items() if name in self.names), ""):
            raise FileUnreadable(f"{source}是{other}，请用WPS或Word打开后另存为.docx再试。")
        if "[Content_Types].xml" not in self.names:
            raise FileUnreadable(f"{source}是压缩包或别的文件，请解压后选其中的年报文件。")

    def refuse_entities(self) -> None:
        """Read every part of XML once and refuse declarations, for a parser that would follow them.

        Raises:
            FileUnreadable: there is one, or a part is damaged or too large.
        """
        for name in sorted(self.names):
            if name.endswith((".xml", ".rels")):
                self.part(name)

    def root(self, name: str) -> Any:  # noqa: ANN401 - an element of lxml, which has no types
        """The root of a part of XML.

        Raises:
            FileUnreadable: the part is not there, damaged, too large, or declares entities.
        """
        data = self.part(name)
        if _STRICT.encode() in data[:4000]:
            raise FileUnreadable(
                f"{self.source}是“Strict Open XML”格式，请在Word中另存为普通的“Word 文档（.docx）”再试。"
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
        )
        try:
            root = etree.fromstring(data, parser)
        except ODD as error:
            raise self.odd from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._unsafe()
        return root

    def part(self, name: str) -> bytes:
        """The bytes of a part of XML.

        Raises:
            FileUnreadable: the part is not there, damaged, too large, or declares entities.
        """
        try:
            with self._zip.open(name) as part:
                data = part.read(_LARGEST_PART + 1)
        except ODD as error:
            raise self.odd from error
        if len(data) > _LARGEST_PART or data.count(b"<") > _MOST_TAGS:
            raise FileUnreadable(f"{self.source}里的内容太多，不像年报，请核对是不是选错了文件。")
        if any(doctype in data for doctype in _DOCTYPES):
            raise self._unsafe()
        return data

    def _unsafe(self) -> FileUnreadable:
        return FileUnreadable(f"{self.source}里有不安全的内容（XML实体），不能读取，请另存为新的文件再试。")

"""The file of a template: opened without trusting it, saved with nothing changed but the parts written."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from nianbao.delivery.template.markup import Markup, MarkupOdd
from nianbao.delivery.template.page import Page
from nianbao.errors import FileUnreadable, TemplateRefused
from nianbao.office.foreign import why_refused
from nianbao.office.office_package import ODD
from nianbao.office.word_package import W, WordPackage, is_on
from nianbao.office.word_styles import Numbers, Styles
from nianbao.report.filling import FillNote, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_TEMPLATE = 20_000_000
"""Bytes; a template with pictures holds a few million."""
_MAIN = "word/document.xml"
_TYPES = "[Content_Types].xml"
_TEMPLATE_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS = b"macroEnabled"


class OpenedTemplate:
    """A template whose main part can be filled."""

    def __init__(self, data: bytes, source: str) -> None:
        """Open it.

        Raises:
            FileUnreadable: it is no Word file, damaged, locked, or holds more than any template.
            TemplateRefused: it holds macros.
        """
        if len(data) > LARGEST_TEMPLATE:
            raise FileUnreadable(f"{source}超过20MB，请核对是不是选错了文件，或删去其中的图片再试。")
        if not data.strip():
            raise FileUnreadable(f"{source}是空文件，请重新取得这个文件再试。")
        if reason := why_refused(data):
            raise FileUnreadable(f"{source}{reason}。")
        self._source = source
        self._data = data
        self._package = WordPackage(data, source)
        self._types = self._package.part(_TYPES)
        if _MACROS in self._types or any(name.endswith("vbaProject.bin") for name in self._package.names):
            raise TemplateRefused(f"{source}带有宏，不能填写，请在Word或WPS中另存为不带宏的.docx再试。")

    def page(self) -> Page:
        """The main part with its lines.

        Raises:
            FileUnreadable: it holds more than any template, or its characters cannot be told.
        """
        root = self._package.document
        if root.find(f"{W}body") is None:
            raise FileUnreadable(f"{self._source}里没有正文，请在Word或WPS中打开核对后另存为.docx再试。")
        try:
            markup = Markup(self._package.part(_MAIN), root)
        except MarkupOdd as error:
            raise self._package.odd from error
        page = Page(markup, Styles(self._package), Numbers(self._package))
        page.read(self._source)
        return page

    def remarks(self) -> Iterator[FillNote]:
        """What the clerk must know of the file as a whole."""
        root = self._package.document
        changes = sum(1 for _ in root.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"))
        if changes:
            text = f"模板里有{changes}处修订痕迹，照原样留着，请在Word中接受或拒绝后再交"
            yield FillNote(Outcome.REMARK, "", text)
        if "word/settings.xml" in self._package.names:
            settings = self._package.root("word/settings.xml")
            locked = settings.find(f"{W}documentProtection")
            if locked is not None and locked.get(f"{W}enforcement") in ("1", "true", "on"):
                yield FillNote(
                    Outcome.REMARK,
                    "",
                    "模板设了编辑限制，已填好，限制照原样留着；要再改，请先解除",
                )
            if is_on(settings, "trackRevisions"):
                yield FillNote(Outcome.REMARK, "", "模板开着修订，这次填入的内容没有记成修订")
        if any(name.startswith("_xmlsignatures/") for name in self._package.names):
            yield FillNote(Outcome.REMARK, "", "模板带有数字签名，填写后签名失效")
        if _TEMPLATE_TYPE in self._types:
            yield FillNote(Outcome.REMARK, "", "模板是.dotx格式，成稿按.docx保存")

    def saved(self, page: Page) -> bytes:
        """The file with the main part as it is now; every other part is copied as it was.

        Raises:
            FileUnreadable: one of the other parts is damaged.
        """
        changed = {_MAIN: page.markup.data()}
        if _TEMPLATE_TYPE in self._types:
            changed[_TYPES] = self._types.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)
        target = io.BytesIO()
        try:
            with zipfile.ZipFile(io.BytesIO(self._data)) as old, zipfile.ZipFile(target, "w") as new:
                new.comment = old.comment
                for member in old.infolist():
                    new.writestr(member, changed.get(member.filename) or old.read(member))
        except ODD as error:
            raise self._package.odd from error
        return target.getvalue()

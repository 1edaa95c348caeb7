"""A report from a file, whatever its form: told by its content, not by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.errors import FileUnreadable
from nianbao.office.foreign import why_refused
from nianbao.reading.confined import parse_confined
from nianbao.reading.csv_rows import is_comma_separated, rows_of_csv
from nianbao.reading.page_kinds import is_archive, is_html
from nianbao.reading.report_text import paper_from, read_report_text
from nianbao.reading.text_file import LARGEST_FILE, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from nianbao.report.paper import Paper

LARGEST_REPORT = 20_000_000
"""Bytes; a report with pictures holds a few million."""
_WANTED = "请用Word或WPS打开后另存为.docx，或另存为文本再试"


def read_report(path: Path) -> Paper:
    """Read a report from disk.

    Raises:
        FileUnreadable: it is not there, may not be read, is too large, or is in no form that can be read.
    """
    try:
        if path.is_dir():
            raise FileUnreadable(f"{path}是文件夹，请写出其中年报文件的全名。")
        with path.open("rb") as file:
            data = file.read(LARGEST_REPORT + 1)
    except FileNotFoundError as error:
        raise FileUnreadable(f"找不到文件{path}，请核对文件名和所在文件夹。") from error
    except (OSError, ValueError) as error:
        raise FileUnreadable(f"打不开{path}，请核对权限，或关闭正在使用它的程序再试。") from error
    return parse_report(data, str(path))


def parse_report(data: bytes, source: str) -> Paper:
    """Read the bytes of a report; `source` names it in messages.

    Raises:
        FileUnreadable: it is too large, or none of the forms that can be read.
    """
    if len(data) > LARGEST_REPORT:
        raise FileUnreadable(f"{source}超过20MB，请核对是不是选错了文件，或删去其中的图片再试。")
    if not data.strip():
        raise FileUnreadable(f"{source}是空文件，请重新取得这个文件再试。")
    if reason := why_refused(data):
        raise FileUnreadable(f"{source}{reason}。")
    form = _form_of(data)
    if form:
        return paper_from(parse_confined(form, data, source))
    if len(data) > LARGEST_FILE:
        raise FileUnreadable(f"{source}超过2MB，不像文本形式的年报，请核对是不是选错了文件。")
    text = text_of(data, source, wanted=_WANTED)
    if is_comma_separated(text):
        return paper_from(rows_of_csv(text))
    return read_report_text(text)


def _form_of(data: bytes) -> str:
    """Which parser a file needs; empty for plain text."""
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return "sheets" if b"xl/workbook.xml" in data and b"word/document.xml" not in data else "word"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:5] == b"{\\rtf":
        return "rtf"
    if is_archive(data):
        return "archive"
    return "html" if is_html(data) else ""

"""A report from a file, whatever its form: told by its content, not by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.errors import FileUnreadable
from nianbao.reading.report_text import paper_from_lines, read_report_text
from nianbao.reading.text_file import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from nianbao.report.paper import Paper

LARGEST_REPORT = 20_000_000
"""Bytes; a report with pictures holds a few million."""
_WANTED = "请用Word或WPS另存为.docx，或另存为文本再试"


def read_report(path: Path) -> Paper:
    """Read a report from disk.

    Raises:
        FileUnreadable: it is not there, may not be read, is too large, or is no report in Word or text.
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
        FileUnreadable: it is too large, or no report in Word or text.
    """
    if len(data) > LARGEST_REPORT:
        raise FileUnreadable(f"{source}超过20MB，请核对是不是选错了文件，或删去其中的图片再试。")
    if data[:4] == b"PK\x03\x04":
        # Loaded only here: python-docx takes a while to import, and most commands do without it.
        from nianbao.reading.report_word import read_word

        lines, layout = read_word(data, source)
        return paper_from_lines(lines, layout)
    text = text_of(data, source, wanted=_WANTED)
    return read_report_text(text)

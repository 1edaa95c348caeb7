"""Bytes to text: which encoding a file from an office machine has, and what it is when it is no text."""

from __future__ import annotations

from nianbao.errors import FileUnreadable
from nianbao.report.regex import regex

LARGEST_FILE = 2_000_000
"""Bytes; a real answers file holds some ten thousand."""

_WANTED = "请用记事本打开素材文件，另存为 UTF-8 编码的 .yaml 或 .txt 文本再试"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "旧版 Office 或 WPS 文件（.doc、.xls、.wps）"),
    (b"%PDF", "PDF 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"<!DOCTYPE", "网页文件"),
    (b"<html", "网页文件"),
    (b"<?xml", "XML 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"SQLite format 3", "数据库文件"),
)
_CHINESE = regex("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff]")


def text_of(data: bytes, source: str, *, wanted: str = _WANTED) -> str:
    """BOM, then strict UTF-8, then strict GB18030: the order that got every Chinese file right."""
    if len(data) > LARGEST_FILE:
        raise FileUnreadable(f"{source}超过2MB，不像素材文件，请核对是不是选错了文件。")
    if kind := _kind_of_binary(data):
        raise FileUnreadable(f"{source}是{kind}，不是文本文件；{wanted}。")
    unreadable = FileUnreadable(f"{source}不是文本文件，或编码无法识别；{wanted}。")
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise unreadable from error
    if data.count(0) * 4 > len(data):
        # UTF-16 without its mark, or UTF-32: half of it or more is zeros.
        raise unreadable
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as first:
        damaged = data.decode("utf-8", "replace")
        if damaged.count("\ufffd") < len(_CHINESE.findall(damaged)):
            line = damaged[: damaged.index("\ufffd")].count("\n") + 1
            raise FileUnreadable(
                f"{source}第{line}行有损坏的字符，请重新打这一行，再另存为 UTF-8 编码。"
            ) from first
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise unreadable from error
    foreign = [sign for sign in text if not sign.isascii()]
    if len(_CHINESE.findall("".join(foreign))) * 10 < len(foreign) * 7:
        raise unreadable
    return text


def _kind_of_binary(data: bytes) -> str | None:
    if data[:4] == b"PK\x03\x04":
        parts = ((b"word/", "Word 文件（.docx）"), (b"xl/", "Excel 表格（.xlsx）"), (b"ppt/", "演示文稿"))
        return next((kind for part, kind in parts if part in data), "压缩包")
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((kind for magic, kind in _MAGIC if start.startswith(magic.lower())), None)

"""What tells a web page, or one saved as a single file, from other text."""

from __future__ import annotations

import re

from nianbao.report.regex import regex

LOOK = 4096
"""Bytes at the beginning that tell what a file is."""
BOUNDARY = regex(rb'boundary="?([^"\r\n;]{1,200})', re.IGNORECASE)
_PAGE = regex(
    rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|meta\s|div[\s>]|table[\s>]|h[1-6][\s>]|p[\s>])", re.I
)
_ARCHIVE = regex(rb"\s*(?:MIME-Version|From|Content-Type):", re.IGNORECASE)


def is_html(data: bytes) -> bool:
    """Whether bytes begin like a web page, or a piece of one."""
    start = data[:LOOK].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<") and bool(_PAGE.search(start))


def is_archive(data: bytes) -> bool:
    """Whether bytes begin like a page saved as a single file (.mht), which office systems name .doc."""
    return bool(_ARCHIVE.match(data[:LOOK])) and bool(BOUNDARY.search(data[:LOOK]))

"""Files that no program of ours opens, told by their first bytes."""

from __future__ import annotations

_WANTED = "请用Word或WPS打开后另存为.docx，或另存为文本再试"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "是图片，其中的文字读不出来，请找Word原件，扫描件要先识别成文字再试"),
    (b"\xff\xd8\xff", "是图片，其中的文字读不出来，请找Word原件，扫描件要先识别成文字再试"),
    (b"GIF8", "是图片，其中的文字读不出来，请找Word原件，扫描件要先识别成文字再试"),
    (b"BM", "是图片，其中的文字读不出来，请找Word原件，扫描件要先识别成文字再试"),
    (b"II*\x00", "是扫描件，其中的文字读不出来，请找Word原件，或先识别成文字再试"),
    (b"MM\x00*", "是扫描件，其中的文字读不出来，请找Word原件，或先识别成文字再试"),
    (b"Rar!", "是压缩包，请解压后选其中的年报文件"),
    (b"7z\xbc\xaf", "是压缩包，请解压后选其中的年报文件"),
    (b"\x1f\x8b", "是压缩包，请解压后选其中的年报文件"),
)


def why_refused(data: bytes) -> str:
    """What a file is that cannot be read, and what to do; empty for any other."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "已加密，请在Word或WPS中解除密码后再试"
        if "Workbook".encode("utf-16-le") in data:
            return "是旧版Excel表格（.xls），请用Excel或WPS打开后另存为.xlsx再试"
        return f"是旧版Word或WPS文件（.doc、.wps），{_WANTED}"
    return next((reason for magic, reason in _REFUSED if data.startswith(magic)), "")

"""Files taken from disk, and written completely or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from nianbao.errors import FileUnreadable, FileUnwritable

_LARGEST = 20_000_000
"""Bytes; one more is read, so that the reader of the file sees that it is too large."""


def is_one_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same file, links followed; False when either is not there."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def read_whole(path: Path) -> bytes:
    """The bytes of a file, cut behind 20 MB.

    Raises:
        FileUnreadable: it is not there, a folder, or may not be read.
    """
    try:
        if path.is_dir():
            raise FileUnreadable(f"{path}是文件夹，请写出其中文件的全名。")
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise FileUnreadable(f"找不到文件{path}，请核对文件名和所在文件夹。") from error
    except (OSError, ValueError) as error:
        raise FileUnreadable(f"打不开{path}，请核对权限，或关闭正在使用它的程序再试。") from error


def write_whole(target: Path, data: bytes) -> None:
    """Write a file completely or not at all.

    Raises:
        FileUnwritable: the folder is missing or closed, the disk is full, or the file is open elsewhere.
    """
    try:
        # A link is followed: what it points to is what the clerk wants written.
        target = target.resolve() if target.is_symlink() else target
        if not target.parent.is_dir():
            raise FileUnwritable(f"文件夹“{target.parent}”不存在，请先建好，或换一个位置。")
        if target.is_dir():
            raise FileUnwritable(f"“{target}”是文件夹，请在后面写上文件名。")
        if target.exists() and not (target.is_file() and os.access(target, os.W_OK)):
            raise FileUnwritable(f"“{target.name}”是只读文件或不是普通文件，请换一个文件名。")
    except OSError as error:
        raise FileUnwritable(f"“{target.name[:40]}”这个位置不能用，请换一个短些的文件名或位置。") from error
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".nianbao-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            temporary.chmod(_usual_mode())
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileUnwritable(
            f"“{target.name}”写不进去，请检查是否正在Word或WPS中打开、文件夹是否可写、磁盘是否已满。"
        ) from error


def _usual_mode() -> int:
    """The mode an ordinary new file gets here; a temporary file is closed to others by default."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

"""A Chinese font of this machine: found by the names under which systems ship it, nothing is downloaded."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.errors import FontMissing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KNOWN = (
    ("msyh.ttc", "msyhbd.ttc"),
    ("msyh.ttf", "msyhbd.ttf"),
    ("Deng.ttf", "Dengb.ttf"),
    ("PingFang.ttc", "PingFang.ttc"),
    ("SourceHanSansSC-Regular.otf", "SourceHanSansSC-Bold.otf"),
    ("SourceHanSansCN-Regular.otf", "SourceHanSansCN-Bold.otf"),
    ("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf"),
    ("NotoSansCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf"),
    ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"),
    ("Hiragino Sans GB.ttc", "Hiragino Sans GB.ttc"),
    ("STHeiti Medium.ttc", "STHeiti Medium.ttc"),
    ("wqy-microhei.ttc", "wqy-microhei.ttc"),
    ("wqy-zenhei.ttc", "wqy-zenhei.ttc"),
    ("simhei.ttf", "simhei.ttf"),
    ("NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc"),
    ("simsun.ttc", "simhei.ttf"),
)
"""Files of the regular and the bold cut, the best for a poster first."""


@dataclass(frozen=True, slots=True)
class ChineseFont:
    """Two cuts of a font; the same file twice where there is only one."""

    regular: Path
    bold: Path


def chinese_font(folders: Iterable[Path] | None = None) -> ChineseFont:
    """The best Chinese font of this machine.

    Args:
        folders: where to look, below them included; the system's own when none are named.

    Raises:
        FontMissing: there is none.
    """
    found: dict[str, Path] = {}
    for folder in _system_folders() if folders is None else folders:
        for path in _files(folder):
            found.setdefault(path.name.lower(), path)
    for regular, bold in _KNOWN:
        if there := found.get(regular.lower()):
            return ChineseFont(there, found.get(bold.lower(), there))
    raise FontMissing(
        "这台电脑上没有找到中文字体，图解画不出来；请安装微软雅黑、思源黑体或文泉驿字体后再试。"
    )


def _files(folder: Path) -> Iterator[Path]:
    # A folder that is closed to us is walked past.
    for place, _, names in os.walk(folder):
        yield from (
            Path(place, name) for name in sorted(names) if name.lower().endswith((".ttf", ".ttc", ".otf"))
        )


def _system_folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    )

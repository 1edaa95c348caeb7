"""The command `poster`: the figures of the year on one page for the notice board."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nianbao import wiring
from nianbao.cli.console import tell
from nianbao.errors import FileUnwritable
from nianbao.workspace import write_whole

if TYPE_CHECKING:
    import argparse

    from nianbao.cli.commands import Commands

_ENDINGS = (".svg", ".png")


def add_to(commands: Commands) -> None:
    """Make the command known."""
    poster = commands.add(
        "poster",
        "画一页图解，贴公开栏用",
        "nianbao poster 素材.yaml -o 图解.png --past 2023年年报.docx --past 2022年年报.docx",
    )
    poster.add_argument("answers", type=Path, metavar="ANSWERS.yaml", help="素材文件")
    poster.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="图解.png",
        help="写到哪里；.png为图片，.svg为矢量图",
    )
    poster.add_argument(
        "--past",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="本单位前两年的年报，有了就画走势；可写多次",
    )
    poster.set_defaults(run=_poster)


def _poster(options: argparse.Namespace) -> int:
    ending = options.output.suffix.lower()
    if ending not in _ENDINGS:
        raise FileUnwritable(f"不知道怎样画“{options.output.name}”，文件名请以{'或'.join(_ENDINGS)}结尾。")
    workspace = wiring.build()
    finished = workspace.draft(workspace.open_answers(options.answers))
    poster = workspace.poster(finished, tuple(workspace.read(path) for path in options.past))
    write_whole(options.output, workspace.drawn(poster, ending))
    for told in poster.left_out:
        tell(told)
    tell(f"已画好：{options.output}")
    return 0

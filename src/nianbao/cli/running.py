"""The commands `example` and `app`: a first answers file, and the page."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao import wiring
from nianbao.cli.console import print_data, tell
from nianbao.workspace import write_whole

if TYPE_CHECKING:
    import argparse

    from nianbao.cli.commands import Commands


def add_to(commands: Commands) -> None:
    """Make the commands known."""
    example = commands.add("example", "取一份内置示例素材", "nianbao example fengmu-2024 -o 素材.yaml")
    example.add_argument("name", nargs="?", metavar="名称", help="不写则列出全部示例")
    example.add_argument("-o", "--output", type=Path, metavar="素材.yaml", help="写到哪里；不写则显示内容")
    example.set_defaults(run=_example)

    app = commands.add("app", "打开网页界面（仅本机可访问）", "nianbao app --port 8501")
    app.add_argument("--port", type=int, default=8501, metavar="端口", help="默认8501")
    app.set_defaults(run=_app)


def _example(options: argparse.Namespace) -> int:
    workspace = wiring.build()
    if options.name is None:
        print_data("\n".join(workspace.example_names()))
        return 0
    data = workspace.example(options.name)
    if options.output is None:
        print_data(data.decode("utf-8"))
    else:
        write_whole(options.output, data)
        tell(f"已写好：{options.output}")
    return 0


def _app(options: argparse.Namespace) -> int:
    settings = wiring.app_settings()
    # Streamlit reads its settings from the folder it is started in, so ours are passed on one by one.
    flags = _streamlit_flags(settings)
    command = [sys.executable, "-m", "streamlit", "run", str(wiring.app_file()), *flags]
    command.append(f"--server.port={options.port}")
    tell(f"正在打开：http://localhost:{options.port}　（按Ctrl+C结束）")
    return subprocess.call(command, env={**os.environ, "PYTHONUTF8": "1"})  # noqa: S603 - our own interpreter and file


def _streamlit_flags(settings: Path) -> list[str]:
    tables = tomllib.loads(settings.read_text(encoding="utf-8"))
    return [
        f"--{section}.{name}={str(value).lower() if isinstance(value, bool) else value}"
        for section, values in tables.items()
        for name, value in values.items()
    ]

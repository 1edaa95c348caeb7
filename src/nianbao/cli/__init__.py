"""The command line: data on standard output, everything else on standard error, Chinese throughout."""

from __future__ import annotations

import argparse
import logging
import sys
from typing import TYPE_CHECKING

from nianbao import __version__
from nianbao.cli import (
    checking,
    comparing,
    drafting,
    filling,
    keeping,
    posting,
    probing,
    reading,
    running,
    searching,
    sending,
)
from nianbao.cli.commands import Commands, Parser
from nianbao.cli.console import tell
from nianbao.errors import NianbaoError

if TYPE_CHECKING:
    from collections.abc import Sequence

_log = logging.getLogger("nianbao")
REFUSED = 2
"""Exit status when a file could not be read, used or written; 1 belongs to what was found or is left."""

_GROUPS = (
    drafting,
    filling,
    checking,
    comparing,
    reading,
    searching,
    keeping,
    posting,
    probing,
    sending,
    running,
)
"""In the order in which the commands are listed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 errors found or places left, 2 refused."""
    for stream in (sys.stdout, sys.stderr):
        # A console in cp936 cannot show every character; it must not stop the work.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except NianbaoError as error:
        tell(str(error))
    except KeyboardInterrupt:
        tell("已停止，没有写入文件。")
    except Exception:  # noqa: BLE001 - the outermost boundary: logged, and told with a next step
        _log.exception("%s failed", options.command)
        tell("程序出了意外，没有写入文件；请把上面的记录发给维护人员，素材文件不受影响。")
    return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="nianbao",
        description="年报助手：把素材和三张表变成政府信息公开工作年度报告。",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"nianbao {__version__}")
    commands = Commands(parser)
    for group in _GROUPS:
        group.add_to(commands)
    return parser

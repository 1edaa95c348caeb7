"""How a command is described: what it does, with an example of how it is called; refusals in Chinese."""

from __future__ import annotations

import argparse
from typing import NoReturn

from nianbao.cli.console import tell

_MISUSED = 2


class Parser(argparse.ArgumentParser):
    """An argument parser whose headings and refusals are Chinese."""

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self._positionals.title = "参数"
        self._optionals.title = "选项"

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse words it in English
        """Refuse, with the usage of the command and where to read more."""
        tell(f"命令不完整，或有写错的地方。用法：{self.format_usage().removeprefix('usage: ').strip()}")
        tell(f"详细说明请看：{self.prog} --help")
        raise SystemExit(_MISUSED)


class Commands:
    """The commands of one parser."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._added = parser.add_subparsers(dest="command", required=True, metavar="命令", title="命令")

    def add(self, name: str, what: str, example: str) -> argparse.ArgumentParser:
        """Add a command; its help closes with the example."""
        return self._added.add_parser(name, help=what, description=f"{what}。", epilog=f"示例：{example}")

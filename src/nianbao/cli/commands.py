"""How a command is described: what it does, with an example of how it is called."""

from __future__ import annotations

import argparse


class Commands:
    """The commands of one parser."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._added = parser.add_subparsers(dest="command", required=True, metavar="命令")

    def add(self, name: str, what: str, example: str) -> argparse.ArgumentParser:
        """Add a command; its help closes with the example."""
        return self._added.add_parser(name, help=what, description=f"{what}。", epilog=f"示例：{example}")

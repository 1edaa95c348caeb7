"""The command `probe`: whether the configured language model can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao import wiring
from nianbao.cli.console import print_data

if TYPE_CHECKING:
    import argparse

    from nianbao.cli.commands import Commands

_FAILED = 2


def add_to(commands: Commands) -> None:
    """Make the command known."""
    probe = commands.add("probe", "测试大模型接口能不能用，哪一步不行、怎么办", "nianbao probe")
    probe.set_defaults(run=_probe)


def _probe(options: argparse.Namespace) -> int:  # noqa: ARG001 - every command is called alike
    passed = True
    for step in wiring.build().probe():
        print_data(f"{'通过' if step.passed else '不通'}　{step.name}：{step.told}")
        passed = passed and step.passed
    return 0 if passed else _FAILED

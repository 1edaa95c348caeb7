"""The command `outbound`: what has left the machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from nianbao import wiring
from nianbao.cli.console import print_data, tell

if TYPE_CHECKING:
    import argparse

    from nianbao.cli.commands import Commands


def add_to(commands: Commands) -> None:
    """Make the command known."""
    outbound = commands.add("outbound", "查看向外发送过什么：时间、去向、用途、字数", "nianbao outbound")
    outbound.add_argument("--json", action="store_true", help="以JSON写到标准输出，含内容的指纹")
    outbound.set_defaults(run=_outbound)


def _outbound(options: argparse.Namespace) -> int:
    kept = wiring.build().kept
    entries = kept.outbound()
    broken = kept.outbound_broken_at()
    if options.json:
        rows = [{name: getattr(entry, name) for name in type(entry).__slots__} for entry in entries]
        print_data(json.dumps({"entries": rows, "broken_at": broken}, ensure_ascii=False, indent=2))
    else:
        for entry in entries:
            about = f"　{entry.report}" if entry.report else ""
            where = f"{entry.number}　{entry.when}　{entry.destination}"
            print_data(f"{where}　{entry.purpose}{about}　{entry.characters}字")
        if not entries:
            tell("没有向外发送过任何内容。")
    if broken is not None:
        tell(f"外发记录从第{broken}条起被改动过。")
    return 0 if broken is None else 1

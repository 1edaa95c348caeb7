"""The command `compare`: what a published report says otherwise than ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nianbao import wiring
from nianbao.cli.console import print_data, tell
from nianbao.report.comparing.difference import named

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from nianbao.cli.commands import Commands
    from nianbao.report.comparing import Comparison


def add_to(commands: Commands) -> None:
    """Make the command known."""
    compare = commands.add(
        "compare", "回检：把发布出去的报告读回来，与本报告逐处对照", "nianbao compare 素材.yaml 网页另存.html"
    )
    compare.add_argument("answers", type=Path, metavar="ANSWERS.yaml", help="素材文件")
    compare.add_argument(
        "published",
        type=Path,
        metavar="PUBLISHED",
        help="发布的网页、最后的Word，或PDF、文本",
    )
    compare.add_argument("--no-lead", action="store_true", help="本报告不带正文前的编制说明")
    compare.add_argument("--json", action="store_true", help="以JSON写到标准输出")
    compare.set_defaults(run=_compare)


def _compare(options: argparse.Namespace) -> int:
    workspace = wiring.build()
    finished = workspace.draft(workspace.open_answers(options.answers), lead=not options.no_lead)
    comparison = workspace.compare_file(finished, options.published)
    if options.json:
        print_data(json.dumps(_as_json(comparison), ensure_ascii=False, indent=2))
    else:
        print_data("\n".join(_listing(comparison)))
    for told in comparison.unread:
        tell(f"请核对：{told}。")
    return 0 if comparison.is_same else 1


def _listing(comparison: Comparison) -> Iterator[str]:
    for each in comparison.differences:
        line = f"第{each.line}行　" if each.line else ""
        yield f"  {each.kind.label}　{line}{each.message}"
    for unsure in comparison.undecided:
        yield f"  无法判断　{unsure.where}{unsure.reason}。"
    if comparison.stale_parts:
        yield f"像是旧稿的部分：{'；'.join(map(named, comparison.stale_parts))}。"
    found = f"有{len(comparison.differences)}处不同" if comparison.differences else "没有不同"
    unsettled = f"，另有{len(comparison.undecided)}处无法判断" if comparison.undecided else ""
    yield f"发布稿与报告{found}{unsettled}。"


def _as_json(comparison: Comparison) -> dict[str, Any]:
    return {
        "differences": [
            {
                "kind": each.kind.value,
                "where": each.place,
                "ours": each.ours,
                "theirs": each.theirs,
                "message": each.message,
                "line": each.line or None,
            }
            for each in comparison.differences
        ],
        "undecided": [{"where": each.place, "reason": each.reason} for each in comparison.undecided],
        "stale_parts": list(comparison.stale_parts),
        "unread": list(comparison.unread),
    }

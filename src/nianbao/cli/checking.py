"""The commands `check` and `claims`: what a reviewer would find, and what sentences say of the tables."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nianbao import wiring
from nianbao.checks.check import Severity
from nianbao.cli.console import print_data, tell
from nianbao.errors import FileUnreadable
from nianbao.report.report import AgencyKind
from nianbao.report.tables import CELLS, SECTION_HEADINGS, part_name

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from nianbao.checks.catalogue import Outcome
    from nianbao.checks.check import Finding
    from nianbao.cli.commands import Commands

_COLOURS = {Severity.ERROR: "31", Severity.WARN: "33", Severity.HINT: "36"}


def add_to(commands: Commands) -> None:
    """Make the commands known."""
    check = commands.add(
        "check",
        "校核一份报告或素材文件，列出问题",
        "nianbao check 年报.docx --previous 上年年报.docx --kind town",
    )
    check.add_argument("file", type=Path, metavar="FILE", help="素材文件（.yaml），或Word、文本形式的年报")
    check.add_argument(
        "--previous", type=Path, metavar="FILE", help="上年年报或素材，用来核对结转、同比和雷同"
    )
    check.add_argument(
        "--neighbour",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="别的单位的年报，用来核对雷同；可写多次",
    )
    check.add_argument(
        "--kind", choices=[kind.value for kind in AgencyKind], help="单位类别；不写则按名称判断"
    )
    check.add_argument("--json", action="store_true", help="以JSON写到标准输出")
    check.add_argument(
        "--let-stand",
        metavar="编号",
        help="保留一条警告或提示（用列表里方括号中的编号），需同时用--reason说明理由",
    )
    check.add_argument("--reason", metavar="理由", help="为什么保留")
    check.set_defaults(run=_check)

    claims = commands.add("claims", "读出句子对三张表的说法，并判断是否相符", "nianbao claims 句子.jsonl")
    claims.add_argument(
        "file",
        type=Path,
        metavar="FILE.jsonl",
        help='每行一个{"text", "tables", "previous"}，可加"year"；“-”为标准输入',
    )
    claims.set_defaults(run=_claims)


def _check(options: argparse.Namespace) -> int:
    workspace = wiring.build()
    kind = AgencyKind(options.kind) if options.kind else None
    checked = workspace.check(
        options.file, previous=options.previous, neighbours=tuple(options.neighbour), kind=kind
    )
    if options.let_stand is not None:
        checked = workspace.let_stand(checked, options.let_stand, options.reason or "")
        tell("已保留，理由写在报告旁边的文件里。")
    if options.json:
        print_data(json.dumps(_as_json(checked.outcome), ensure_ascii=False, indent=2))
    else:
        print_data("\n".join(_listing(checked.outcome, colour=sys.stdout.isatty())))
    return 1 if checked.outcome.errors else 0


def _listing(outcome: Outcome, *, colour: bool) -> Iterator[str]:
    groups: dict[str, list[Finding]] = {}
    for finding in outcome.findings:
        groups.setdefault(_section(finding.where), []).append(finding)
    for section in sorted(groups, key=_order):
        yield _heading(section)
        for finding in groups[section]:
            label = finding.severity.label
            shown = f"\033[{_COLOURS[finding.severity]}m{label}\033[0m" if colour else label
            place = f"第{finding.line}行　" if finding.line else ""
            yield f"  {shown} {finding.code} [{finding.key}] {place}{finding.message}"
            if finding.excerpt:
                yield f"      “{finding.excerpt}”"
            if finding.key in outcome.standing:
                yield f"      已保留：{outcome.standing[finding.key]}"
        yield ""
    counts = outcome.counts
    yield f"错误{counts['error']}处，警告{counts['warn']}处，提示{counts['hint']}处。"
    if outcome.undecided:
        told = "；".join(f"{code}：{reason}" for code, reason in outcome.undecided.items())
        yield f"无法判断{len(outcome.undecided)}项（{told}）。"


def _section(where: str) -> str:
    if where in CELLS:
        return where[1]
    section = where.partition(".")[0]
    return section if section in SECTION_HEADINGS or section in ("title", "lead") else "report"


def _order(section: str) -> tuple[int, str]:
    return (["report", "title", "lead"].index(section) if not section.isdigit() else 9, section)


def _heading(section: str) -> str:
    named = {"report": "全文", "title": "标题", "lead": part_name("lead")}
    return named.get(section) or SECTION_HEADINGS[section]


def _as_json(outcome: Outcome) -> dict[str, Any]:
    return {
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "where": finding.where,
                "message": finding.message,
                "excerpt": finding.excerpt,
                "source": finding.source,
                "repair": _one_cell(finding),
                "repairs": [
                    [{"cell": key, "value": value} for key, value in repair.cells]
                    for repair in finding.repairs
                ],
                "line": finding.line or None,
                "key": finding.key,
                "let_stand": outcome.standing.get(finding.key),
            }
            for finding in outcome.findings
        ],
        "summary": {
            **outcome.counts,
            "let_stand": len(outcome.standing),
            "undecided": dict(outcome.undecided),
        },
    }


def _one_cell(finding: Finding) -> dict[str, str] | None:
    """The repair when there is exactly one and it changes a single cell."""
    if len(finding.repairs) == 1 and len(finding.repairs[0].cells) == 1:
        ((key, value),) = finding.repairs[0].cells
        return {"cell": key, "value": value}
    return None


def _claims(options: argparse.Namespace) -> int:
    from nianbao.checks.claims.lines import judged_line

    for number, line in enumerate(_lines(options.file), start=1):
        if line.strip():
            print_data(judged_line(line, number))
    return 0


def _lines(path: Path) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return data.decode("utf-8-sig").split("\n")
    except FileNotFoundError as error:
        raise FileUnreadable(f"找不到文件{path}，请核对文件名和所在文件夹。") from error
    except UnicodeDecodeError as error:
        raise FileUnreadable(f"{path}不是UTF-8编码的文本，请另存为UTF-8再试。") from error
    except OSError as error:
        raise FileUnreadable(f"打不开{path}，请核对文件名和权限。") from error

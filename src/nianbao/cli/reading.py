"""The command `read`: what is found in a report that somebody else wrote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nianbao import wiring
from nianbao.cli.console import print_data, tell
from nianbao.report.cells import Blank, Known
from nianbao.report.slots import plain
from nianbao.report.tables import CELLS, SECTION_HEADINGS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from nianbao.cli.commands import Commands
    from nianbao.report.cells import Unclear
    from nianbao.report.paper import Line, Paper

_NOT_FOUND = "没有读到"


def add_to(commands: Commands) -> None:
    """Make the command known."""
    read = commands.add(
        "read", "读入一份以往的年报或统计表，列出读到的标题、各部分和三张表", "nianbao read 2024年年报.docx"
    )
    read.add_argument(
        "file", type=Path, metavar="FILE", help="Word、网页、PDF、RTF、文本形式的年报，或Excel、CSV统计表"
    )
    read.add_argument(
        "-o",
        type=Path,
        metavar="素材.yaml",
        dest="answers",
        help="把单位、结转和整改承诺写成今年的素材文件，接着往里填",
    )
    read.add_argument("--json", action="store_true", help="以JSON写到标准输出")
    read.set_defaults(run=_read)


def _read(options: argparse.Namespace) -> int:
    workspace = wiring.build()
    paper = workspace.read(options.file)
    if options.json:
        print_data(json.dumps(_as_json(paper), ensure_ascii=False, indent=2))
    else:
        print_data("\n".join(_listing(paper)))
    for told in paper.unread:
        tell(f"请核对：{told}。")
    if options.answers is not None:
        begun = workspace.begin_from(paper, options.answers)
        for told in begun.unsure:
            tell(f"请核对：{told}。")
        tell(
            f"已写好“{options.answers}”，请接着填；其中上年整改承诺{len(begun.promises)}条，要逐条写明落实情况。"
        )
    return 0


def _as_json(paper: Paper) -> dict[str, Any]:
    return {
        "title": paper.title,
        "agency": paper.agency,
        "kind": paper.kind.value if paper.kind else None,
        "year": paper.year,
        "lead": _text(paper.lead),
        "sections": [
            {
                "section": section.key or None,
                "heading": section.heading.text,
                "text": _text(section.lines),
                "aspects": {aspect: _text(lines) for aspect, lines in section.aspects.items()},
            }
            for section in paper.sections
        ],
        "tables": {key: _cell(cell) for key, cell in paper.cells.items()},
        "unread": list(paper.unread),
    }


def _text(lines: tuple[Line, ...]) -> str:
    """The prose without headings, a paragraph a line."""
    return "\n".join(line.text for line in lines if not line.is_heading)


def _cell(cell: Known | Blank | Unclear) -> str | dict[str, str] | None:
    """The number as text, null for a blank cell, and for an unclear one why it is."""
    if isinstance(cell, Known):
        return plain(cell.value)
    return None if isinstance(cell, Blank) else {"unclear": cell.reason}


def _listing(paper: Paper) -> Iterator[str]:
    yield f"标题：{paper.title or _NOT_FOUND}"
    kind = paper.kind.label if paper.kind else _NOT_FOUND
    yield f"单位：{paper.agency or _NOT_FOUND}　类别：{kind}　年度：{paper.year or _NOT_FOUND}"
    if paper.lead:
        yield f"编制说明：{len(_text(paper.lead))}字"
    for section in paper.sections:
        named = SECTION_HEADINGS.get(section.key, section.heading.text)
        yield f"{named}　{len(_text(section.lines))}字"
    yield "表格里不为0的数："
    for key, cell in paper.cells.items():
        if isinstance(cell, Known) and cell.value:
            yield f"  {CELLS[key].label}　{plain(cell.value)}"
    known = sum(isinstance(cell, Known) for cell in paper.cells.values())
    blank = sum(isinstance(cell, Blank) for cell in paper.cells.values())
    unclear = len(paper.cells) - known - blank
    yield f"三张表共{len(paper.cells)}格：读清{known}格，空白{blank}格，看不清{unclear}格。"

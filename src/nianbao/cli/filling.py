"""The command `fill`: the county office's own template with the report in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nianbao import wiring
from nianbao.cli.console import print_data, tell
from nianbao.errors import FileUnwritable
from nianbao.report.filling import Outcome
from nianbao.report.typed_date import typed_date
from nianbao.workspace import is_one_file

if TYPE_CHECKING:
    import argparse

    from nianbao.cli.commands import Commands
    from nianbao.report.filling import FilledTemplate

_NOT_WHOLE = 1
_MOST_LISTED = 30
_HEADINGS = {
    Outcome.MISSING: "没有填的（模板里没有位置，或分不清位置）",
    Outcome.KEPT: "没有动的（模板里已有文字）",
    Outcome.REPLACED: "换掉的（模板里原有的）",
    Outcome.FILLED: "写入的部分",
    Outcome.REMARK: "请留意",
}


def add_to(commands: Commands) -> None:
    """Make the command known."""
    fill = commands.add(
        "fill",
        "把报告填进上级发的Word模板，模板不用做任何准备",
        "nianbao fill 模板.docx 素材.yaml -o 年报.docx --date 2025-01-20",
    )
    fill.add_argument("template", type=Path, metavar="TEMPLATE.docx", help="上级发的模板，也可以是上年的年报")
    fill.add_argument("answers", type=Path, metavar="ANSWERS.yaml", help="素材文件")
    fill.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.docx", help="写到哪里")
    fill.add_argument(
        "--replace", action="store_true", help="模板里已写好的文字（如上年内容）也换掉；不写则保留并列出"
    )
    fill.add_argument("--date", default="", metavar="日期", help="成文日期，如2025-01-20；不写则不填")
    fill.add_argument("--no-lead", action="store_true", help="不写正文前的编制说明")
    fill.add_argument("--json", action="store_true", help="把每一处的结果以JSON写到标准输出")
    fill.set_defaults(run=_fill)


def _fill(options: argparse.Namespace) -> int:
    if is_one_file(options.output, options.answers):
        raise FileUnwritable("报告不能写到素材文件自己身上，请用-o写另一个文件名。")
    date = typed_date(options.date)
    workspace = wiring.build()
    finished = workspace.draft(workspace.open_answers(options.answers), lead=not options.no_lead)
    filled = workspace.fill(finished, options.template, options.output, replace=options.replace, date=date)
    _summarise(filled, options.output)
    if options.json:
        print_data(json.dumps(_as_json(filled), ensure_ascii=False, indent=2))
    return 0 if filled.is_whole else _NOT_WHOLE


def _summarise(filled: FilledTemplate, output: Path) -> None:
    tell(f"已写好：{output}（表格填了{filled.cells}格）")
    for outcome, heading in _HEADINGS.items():
        notes = [note for note in filled.notes if note.outcome is outcome]
        if notes:
            tell(f"{heading}：")
        for note in notes[:_MOST_LISTED]:
            before = f"　原文：“{note.before}”" if note.before else ""
            tell(f"  {note.text}{before}")
        if len(notes) > _MOST_LISTED:
            tell(f"  ……另有{len(notes) - _MOST_LISTED}处，加--json可以看全")
        if notes and outcome is Outcome.KEPT:
            tell("  （模板里已有的正文要换成这一份，请加--replace）")


def _as_json(filled: FilledTemplate) -> dict[str, Any]:
    return {
        "cells": filled.cells,
        "whole": filled.is_whole,
        "notes": [
            {"outcome": note.outcome.value, "where": note.where, "text": note.text, "before": note.before}
            for note in filled.notes
        ],
    }

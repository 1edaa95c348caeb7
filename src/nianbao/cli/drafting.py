"""The command `draft`: an answers file becomes a report."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nianbao import wiring
from nianbao.cli.console import print_data, tell
from nianbao.errors import FileUnwritable
from nianbao.report.document import Body, Closing, Heading
from nianbao.report.progress import Phase
from nianbao.report.tables import part_name
from nianbao.report.typed_date import typed_date
from nianbao.workspace import is_one_file

if TYPE_CHECKING:
    import argparse

    from nianbao.cli.commands import Commands
    from nianbao.ports import DraftRun
    from nianbao.report.draft import Drafting
    from nianbao.workspace import Finished

_GLANCE = 0.05
"""Seconds between two looks at a draft in the making."""


def add_to(commands: Commands) -> None:
    """Make the command known."""
    draft = commands.add("draft", "由素材文件起草整份报告", "nianbao draft 素材.yaml -o 年报.docx")
    draft.add_argument("answers", type=Path, metavar="ANSWERS.yaml", help="素材文件")
    draft.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="报告.docx",
        help="写到哪里；.docx为Word，.html为网页，.md、.txt为文本",
    )
    draft.add_argument(
        "--model",
        choices=("offline", "openai"),
        default="offline",
        help="offline为内置起草，不用网络；openai为所设的大模型接口",
    )
    draft.add_argument(
        "--consent", action="store_true", help="同意把本报告的素材发给单位网络之外的大模型接口"
    )
    draft.add_argument("--date", default="", metavar="日期", help="成文日期，如2025-01-20；不写则文末不署名")
    draft.add_argument("--contact", default="", metavar="联系方式", help="写在文末括号里，如“联系电话：…”")
    draft.add_argument("--no-lead", action="store_true", help="不写正文前的编制说明")
    draft.add_argument(
        "--json", action="store_true", help="把各部分、来源、待补项和未用素材以JSON写到标准输出"
    )
    draft.set_defaults(run=_draft)


def _draft(options: argparse.Namespace) -> int:
    if options.output is None and not options.json:
        raise FileUnwritable("请用-o写明报告存到哪里，例如 -o 年报.docx。")
    if options.output is not None and is_one_file(options.output, options.answers):
        raise FileUnwritable("报告不能写到素材文件自己身上，请用-o写另一个文件名。")
    date = typed_date(options.date)
    workspace = wiring.build()
    report = workspace.open_answers(options.answers)
    if options.model == "offline":
        finished = workspace.draft(report, lead=not options.no_lead)
    else:
        run = workspace.begin_draft(report, lead=not options.no_lead, consent=options.consent)
        finished = workspace.finished(report, _watched(run))
    if options.output is not None:
        closing = Closing(report.profile.agency, date, options.contact)
        workspace.export(replace(finished.document, closing=closing), options.output)
    _summarise(finished, options.output)
    if options.json:
        print_data(json.dumps(_as_json(finished), ensure_ascii=False, indent=2))
    return 0


def _watched(run: DraftRun) -> Drafting:
    """Wait for a draft, telling what becomes of each part; Ctrl+C stops it and keeps what is done."""
    told: dict[str, tuple[Phase, int]] = {}
    while True:
        over = run.is_over
        for each in run.progress():
            now = (each.phase, each.seconds_left)
            if told.get(each.part) != now and each.phase is not Phase.WAITING:
                wait = f"（{each.seconds_left}秒后）" if each.seconds_left else ""
                why = f"：{each.note}" if each.note else ""
                tell(f"  {part_name(each.part)}　{each.phase.label}{wait}{why}")
                told[each.part] = now
        if over:
            return run.result()
        try:
            time.sleep(_GLANCE)
        except KeyboardInterrupt:
            run.cancel()
            tell("已停止，没写完的部分用内置写法。")


def _summarise(finished: Finished, output: Path | None) -> None:
    if output is not None:
        tell(f"已写好：{output}")
    marks = finished.document.marks()
    if marks:
        tell(f"还有{len(marks)}处需要您补充或核对：")
        for part, mark in marks:
            tell(f"  {part_name(part)}　{mark}")
    if finished.unused:
        tell(f"有{len(finished.unused)}处素材没有写入：")
        for unused in finished.unused:
            tell(f"  {unused.words}　（{unused.reason}）")


def _as_json(finished: Finished) -> dict[str, Any]:
    document = finished.document
    parts: dict[str, list[dict[str, Any]]] = {}
    heading = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = block.text if block.level == 3 else ""
        elif isinstance(block, Body):
            sentences = [
                {
                    "text": sentence.text,
                    "origin": sentence.origin.value,
                    "evidence": list(sentence.evidence),
                    "slots": [
                        {"slot": span.slot, "start": span.start, "end": span.end} for span in sentence.spans
                    ],
                }
                for sentence in block.sentences
            ]
            parts.setdefault(block.part, []).append({"heading": heading, "sentences": sentences})
            heading = ""
    return {
        "title": document.title,
        "made_by": finished.made_by,
        "parts": parts,
        "part_made_by": {draft.part: draft.made_by for draft in finished.drafts},
        "notes": [{"where": part, "text": note} for part, note in finished.notes],
        "cells": dict(document.cells),
        "marks": [{"where": part, "text": mark} for part, mark in document.marks()],
        "unused": [
            {"fact": unused.fact, "words": unused.words, "reason": unused.reason}
            for unused in finished.unused
        ],
    }

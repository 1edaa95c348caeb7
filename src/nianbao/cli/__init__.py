"""The command line: data on standard output, everything else on standard error, Chinese throughout."""

from __future__ import annotations

import argparse
import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nianbao import __version__, wiring
from nianbao.errors import FileUnwritable, ModelUnavailable, NianbaoError
from nianbao.report.document import Body, Heading
from nianbao.report.tables import part_name
from nianbao.workspace import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nianbao.workspace import Finished

_log = logging.getLogger("nianbao")
REFUSED = 2
"""Exit status when a file could not be read, used or written."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 2 refused."""
    for stream in (sys.stdout, sys.stderr):
        # A console in cp936 cannot show every character; it must not stop the work.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except NianbaoError as error:
        _tell(str(error))
    except KeyboardInterrupt:
        _tell("已停止，没有写入文件。")
    except Exception:  # noqa: BLE001 - the outermost boundary: logged, and told with a next step
        _log.exception("%s failed", options.command)
        _tell("程序出了意外，没有写入文件；请把上面的记录发给维护人员，素材文件不受影响。")
    return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nianbao",
        description="年报助手：把素材和三张表变成政府信息公开工作年度报告。",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"nianbao {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")

    draft = _command(commands, "draft", "由素材文件起草整份报告", "nianbao draft 素材.yaml -o 年报.docx")
    draft.add_argument("answers", type=Path, metavar="ANSWERS.yaml", help="素材文件")
    draft.add_argument(
        "-o", "--output", type=Path, metavar="报告.docx", help="写到哪里；.docx为Word，.txt为纯文本"
    )
    draft.add_argument(
        "--model", choices=("offline", "openai"), default="offline", help="offline为内置起草，不用网络"
    )
    draft.add_argument("--no-lead", action="store_true", help="不写正文前的编制说明")
    draft.add_argument(
        "--json", action="store_true", help="把各部分、来源、待补项和未用素材以JSON写到标准输出"
    )
    draft.set_defaults(run=_draft)

    example = _command(commands, "example", "取一份内置示例素材", "nianbao example fengmu-2024 -o 素材.yaml")
    example.add_argument("name", nargs="?", metavar="名称", help="不写则列出全部示例")
    example.add_argument("-o", "--output", type=Path, metavar="素材.yaml", help="写到哪里；不写则显示内容")
    example.set_defaults(run=_example)

    app = _command(commands, "app", "打开网页界面（仅本机可访问）", "nianbao app --port 8501")
    app.add_argument("--port", type=int, default=8501, metavar="端口", help="默认8501")
    app.set_defaults(run=_app)
    return parser


def _command(commands: Any, name: str, what: str, example: str) -> argparse.ArgumentParser:  # noqa: ANN401 - argparse keeps its subparser class private
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=what, description=f"{what}。", epilog=f"示例：{example}"
    )
    return parser


def _draft(options: argparse.Namespace) -> int:
    if options.model != "offline":
        raise ModelUnavailable("这个版本还不能连接大模型，请去掉--model openai，用内置起草。")
    if options.output is None and not options.json:
        raise FileUnwritable("请用-o写明报告存到哪里，例如 -o 年报.docx。")
    workspace = wiring.build()
    report = workspace.open_answers(options.answers)
    finished = workspace.draft(report, lead=not options.no_lead)
    if options.output is not None:
        workspace.export(finished.document, options.output)
    _summarise(finished, options.output)
    if options.json:
        _print_data(json.dumps(_as_json(finished), ensure_ascii=False, indent=2))
    return 0


def _summarise(finished: Finished, output: Path | None) -> None:
    if output is not None:
        _tell(f"已写好：{output}")
    marks = finished.document.marks()
    if marks:
        _tell(f"还有{len(marks)}处需要您补充或核对：")
        for part, mark in marks:
            _tell(f"  {part_name(part)}　{mark}")
    if finished.unused:
        _tell(f"有{len(finished.unused)}处素材没有写入：")
        for unused in finished.unused:
            _tell(f"  {unused.words}　（{unused.reason}）")


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
        "cells": dict(document.cells),
        "marks": [{"where": part, "text": mark} for part, mark in document.marks()],
        "unused": [
            {"fact": unused.fact, "words": unused.words, "reason": unused.reason}
            for unused in finished.unused
        ],
    }


def _example(options: argparse.Namespace) -> int:
    workspace = wiring.build()
    if options.name is None:
        _print_data("\n".join(workspace.example_names()))
        return 0
    data = workspace.example(options.name)
    if options.output is None:
        _print_data(data.decode("utf-8"))
    else:
        write_whole(options.output, data)
        _tell(f"已写好：{options.output}")
    return 0


def _app(options: argparse.Namespace) -> int:
    settings = wiring.app_settings()
    # Streamlit reads its settings from the folder it is started in, so ours are passed on one by one.
    flags = _streamlit_flags(settings)
    command = [sys.executable, "-m", "streamlit", "run", str(wiring.app_file()), *flags]
    command.append(f"--server.port={options.port}")
    _tell(f"正在打开：http://localhost:{options.port}　（按Ctrl+C结束）")
    return subprocess.call(command, env={**os.environ, "PYTHONUTF8": "1"})  # noqa: S603 - our own interpreter and file


def _streamlit_flags(settings: Path) -> list[str]:
    import tomllib

    tables = tomllib.loads(settings.read_text(encoding="utf-8"))
    return [
        f"--{section}.{name}={str(value).lower() if isinstance(value, bool) else value}"
        for section, values in tables.items()
        for name, value in values.items()
    ]


def _print_data(text: str) -> None:
    """Data is UTF-8 when it goes into a file or a pipe, whatever the console speaks."""
    if sys.stdout.isatty() or not hasattr(sys.stdout, "buffer"):
        print(text)
    else:
        sys.stdout.buffer.write(f"{text}\n".encode())
        sys.stdout.buffer.flush()


def _tell(message: str) -> None:
    print(message, file=sys.stderr)

"""The commands `index` and `search`: passages of past reports, made findable and found."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nianbao import wiring
from nianbao.cli.console import print_data, tell
from nianbao.errors import FileUnreadable
from nianbao.report.passage import PASSAGE_ASPECTS, aspect_name
from nianbao.report.report import AgencyKind

if TYPE_CHECKING:
    from nianbao.cli.commands import Commands
    from nianbao.report.passage import Found
    from nianbao.workspace import Workspace

_MOST = 50


def add_to(commands: Commands) -> None:
    """Make the commands known."""
    index = commands.add("index", "建范文索引，可同时放入新的年报", "nianbao index 往年年报/")
    index.add_argument(
        "paths", type=Path, nargs="*", metavar="FILE", help="要放进范文库的年报，或放着年报的文件夹"
    )
    index.add_argument("--anew", action="store_true", help="不管有没有变化，全部重建")
    index.set_defaults(run=_index)

    search = commands.add(
        "search", "从范文库里找和素材相近的段落", 'nianbao search "培训2次 45人次" --aspect supervision'
    )
    search.add_argument("question", metavar="素材", help="一句素材，口语也可以")
    search.add_argument("--aspect", choices=list(PASSAGE_ASPECTS), help="只找这一方面的段落")
    search.add_argument("--kind", choices=[kind.value for kind in AgencyKind], help="同类单位的排在前面")
    search.add_argument("--year", type=int, help="年份相近的排在前面")
    search.add_argument("-k", type=_count, default=5, metavar="N", help="最多列几段（1至50），不写则为5")
    search.add_argument("--json", action="store_true", help="以JSON写到标准输出")
    search.set_defaults(run=_search)


def _count(text: str) -> int:
    count = int(text)
    if not 1 <= count <= _MOST:
        raise argparse.ArgumentTypeError(text)
    return count


def _index(options: argparse.Namespace) -> int:
    workspace = wiring.build()
    refused = sum(_put(workspace, path) for path in _files(options.paths))
    state = workspace.past.refresh(anew=options.anew)
    for told in (*state.unread, *([state.trouble] if state.trouble else [])):
        tell(told)
    print_data(f"范文库有{state.reports}份年报、{state.passages}个段落，索引已建好。")
    return 2 if refused else 0


def _files(paths: list[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(each for each in path.iterdir() if each.is_file() and each.name[0] not in ".~")
        else:
            files.append(path)
    return files


def _put(workspace: Workspace, path: Path) -> bool:
    """Put a file on the shelf; whether it was refused, which stops none of the others."""
    try:
        workspace.past.add(path.name, _content(path))
    except FileUnreadable as error:
        tell(str(error))
        return True
    return False


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileUnreadable(f"找不到文件{path}，请核对文件名和所在文件夹。") from error
    except OSError as error:
        raise FileUnreadable(f"打不开{path}，请核对权限，或关闭正在使用它的程序再试。") from error


def _search(options: argparse.Namespace) -> int:
    workspace = wiring.build()
    found = workspace.past.search(
        options.question,
        aspects=(options.aspect,) if options.aspect else (),
        kind=AgencyKind(options.kind) if options.kind else None,
        year=options.year,
        limit=options.k,
    )
    if options.json:
        print_data(json.dumps({"found": [_as_json(each) for each in found]}, ensure_ascii=False, indent=2))
    elif not found:
        tell("没有找到相近的段落，请换几个词再试。")
    else:
        print_data("\n\n".join(_listed(number, each) for number, each in enumerate(found, start=1)))
    return 0


def _as_json(found: Found) -> dict[str, Any]:
    passage = found.passage
    return {
        "aspect": passage.aspect,
        "kind": passage.kind.value if passage.kind else None,
        "year": passage.year,
        "title": passage.title,
        "text": passage.text,
        "skeleton": passage.skeleton,
        "words": list(found.words),
        "score": round(found.score, 5),
    }


def _listed(number: int, found: Found) -> str:
    passage = found.passage
    head = f"{number}. {aspect_name(passage.aspect)}　{passage.title}"
    return f"{head}\n   {passage.text}\n   句式：{passage.skeleton}"

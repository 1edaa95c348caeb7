"""The 200 cells and the labels of a published report against ours."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal

from nianbao.report.cells import Blank, Known, Unclear
from nianbao.report.comparing.difference import Difference, DifferenceKind, Undecided, named
from nianbao.report.form import Kind, grid
from nianbao.report.matched import matched
from nianbao.report.regex import regex
from nianbao.report.slots import plain
from nianbao.report.tables import CELLS, TABLE_2, TABLE_3_ROWS

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from nianbao.report.document import Document
    from nianbao.report.paper import Paper, PrintedTable

_NOISE = regex(r"[\s()“”\"‘’'．.、，,：:；;|*「」\[\]【】]")
_HINDERED = regex("张图片|分不清|读不出来")
"""Words of a remark that a table may be there in a form that cannot be read."""
_ROWS = {
    **{row: label for block in TABLE_2 for row, label in block.rows},
    **{row.key: row.label for row in TABLE_3_ROWS},
}


def compare_tables(document: Document, theirs: Paper) -> Iterator[Difference | Undecided]:
    """Tables, rows, cells and labels in printed order."""
    for number in (2, 3, 4):
        if any(block for block in document.blocks if getattr(block, "number", 0) == number):
            yield from _table(document, theirs, number)


def _table(document: Document, theirs: Paper, number: Literal[2, 3, 4]) -> Iterator[Difference | Undecided]:
    printed = next((table for table in theirs.tables if table.number == number), None)
    keys = [key for key in CELLS if key.startswith(f"t{number}.")]
    is_empty = all(isinstance(theirs.cells[key], Blank) for key in keys)
    name = f"表{'二三四'[number - 2]}"
    if is_empty and any(document.cells[key] for key in keys):
        has_pictures = theirs.layout is not None and theirs.layout.pictures > 0
        if printed is None and (has_pictures or any(map(_HINDERED.search, theirs.unread))):
            yield Undecided(f"t{number}", "没有读到，可能是图片或没有框线的表")
            return
        what = "没有这张表" if printed is None else "这张表里没有一个数"
        yield Difference(
            DifferenceKind.TABLE,
            f"t{number}",
            f"{len(keys)}格",
            "",
            f"{name}：发布稿里{what}，报告里是全的。",
        )
        return
    labels = {_bare(label) for label in printed.labels} if printed else set()
    missing = yield from _rows(document.cells, theirs, keys, labels)
    if printed is not None:
        yield from _labels(number, printed, missing)


def _rows(
    ours: Mapping[str, str], theirs: Paper, keys: list[str], labels: set[str]
) -> Generator[Difference | Undecided, None, list[str]]:
    """What differs row by row; returns the labels of rows that are not there."""
    missing: list[str] = []
    rows: dict[str, list[str]] = {}
    for key in keys:
        rows.setdefault(key.rpartition(".")[0], []).append(key)
    for row, members in rows.items():
        contents = [theirs.cells[key] for key in members]
        told = [ours[key] for key in members]
        label = _ROWS.get(row.partition(".")[2], "")
        is_absent = len(members) > 1 or _bare(label) not in labels
        if is_absent and any(told) and all(isinstance(cell, Blank) for cell in contents):
            missing.append(label)
            figures = "、".join(text or "空" for text in told)
            where = f"{named(row)}“{label}”" if label else f"{named(row)}的数字行"
            yield Difference(
                DifferenceKind.ROW, row, figures, "", f"{where}：发布稿里没有这一行的数，报告里是{figures}。"
            )
            continue
        for key, text, content in zip(members, told, contents, strict=True):
            yield from _cell(key, text, content)
    return missing


def _cell(key: str, ours: str, content: Known | Blank | Unclear) -> Iterator[Difference | Undecided]:
    if isinstance(content, Unclear):
        yield Undecided(key, content.reason)
        return
    theirs = plain(content.value) if isinstance(content, Known) else ""
    if theirs != ours:
        message = f"{CELLS[key].label}：报告里是{ours or '空着'}，发布稿里是{theirs or '空着'}。"
        yield Difference(DifferenceKind.CELL, key, ours, theirs, message)


def _labels(
    number: Literal[2, 3, 4], printed: PrintedTable, missing: list[str]
) -> Iterator[Difference | Undecided]:
    """Labels of the form that the table does not have, each with what stands there instead."""
    form = [place.text for row in grid(number).rows for place in row if place.kind is not Kind.VALUE]
    known = {_bare(label) for label in form}
    wanted = [label for label in form if label not in missing]
    left = [_bare(label) for label in printed.labels]
    absent: list[str] = []
    for label in wanted:
        if _bare(label) in left:
            left.remove(_bare(label))
        else:
            absent.append(label)
    others = [label for label in printed.labels if _bare(label) not in known]
    for one, other in matched(absent, others):
        if one is None:
            continue
        ours, theirs = absent[one], others[other] if other is not None else ""
        said = f"发布稿里写成“{theirs}”" if theirs else "发布稿里没有"
        message = f"{named(f't{number}')}：表格里的“{ours}”，{said}。"
        yield Difference(DifferenceKind.LABEL, f"t{number}", ours, theirs, message)


def _bare(label: str) -> str:
    """Only what tells one label from another: copies change brackets, quotes, points and blanks."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", label))

"""What of a report could not be read, said so that a clerk can look it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.report.cells import Blank, Unclear
from nianbao.report.tables import CELLS, SECTION_HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.report.paper import Paper

_TABLES = {"2": "表二", "3": "表三", "4": "表四"}
_MOST_NAMED = 3
"""Cells named one by one when several are unclear for one reason."""


def unread(paper: Paper) -> tuple[str, ...]:
    """Parts and cells that were not found or not understood, in the order of the form."""
    return (*_parts(paper), *_cells(paper))


def _parts(paper: Paper) -> Iterator[str]:
    if not paper.sections and not any(not isinstance(cell, Blank) for cell in paper.cells.values()):
        yield "没有读到年报的六个部分和表格，请核对是不是选错了文件"
        return
    if not paper.sections:
        return
    if not paper.title:
        yield "没有读到标题"
    if missing := [f"“{heading}”" for key, heading in SECTION_HEADINGS.items() if paper.section(key) is None]:
        yield f"没有读到{'、'.join(missing)}"


def _cells(paper: Paper) -> Iterator[str]:
    for number, name in _TABLES.items():
        contents = {key: cell for key, cell in paper.cells.items() if key.startswith(f"t{number}.")}
        if all(isinstance(cell, Blank) for cell in contents.values()):
            yield f"{name}里没有读到一个数，可能是图片或没有填"
            continue
        reasons: dict[str, list[str]] = {}
        for key, cell in contents.items():
            if isinstance(cell, Unclear):
                reasons.setdefault(cell.reason, []).append(CELLS[key].label)
        for reason, labels in reasons.items():
            named = "、".join(labels[:_MOST_NAMED])
            more = f"等{len(labels)}格" if len(labels) > _MOST_NAMED else ""
            yield f"{named}{more}{reason}"

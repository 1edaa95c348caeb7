"""A past report kept as source: Markdown with agency, tables and names in front matter, notes beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from nianbao.errors import FileUnreadable
from nianbao.reading.located_yaml import tree_of
from nianbao.reading.report_text import paper_from_lines
from nianbao.reading.source_lines import lines_of_text
from nianbao.reading.text_file import text_of
from nianbao.report.answer_tree import Entries, Items, Scalar
from nianbao.report.answers import Mistake, report_from
from nianbao.report.cells import Known
from nianbao.report.passage import PASSAGE_ASPECTS
from nianbao.report.regex import regex
from nianbao.report.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from nianbao.report.answer_tree import Node
    from nianbao.report.paper import Paper

_FRONT = regex(r"---\n(?P<front>.*?\n)---\n(?P<body>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class CorpusReport:
    """One past report of the corpus."""

    name: str
    """Of its file, without ending."""
    paper: Paper
    names: tuple[str, ...]
    """Agencies, places and accounts that its prose names, to be taken out of any passage."""


def read_corpus_report(path: Path) -> CorpusReport:
    """Read one source file of the corpus.

    Raises:
        FileUnreadable: it has no front matter, or its front matter has a mistake, which is named.
    """
    text = text_of(path.read_bytes(), path.name).replace("\r\n", "\n")
    parts = _FRONT.fullmatch(text)
    if parts is None:
        raise FileUnreadable(f"{path.name}开头没有用“---”括起来的说明，请对照其他范文补上。")
    tree = tree_of(parts["front"])
    names: tuple[str, ...] = ()
    if isinstance(tree, Entries):
        names = tuple(name for key, node in tree.entries if key.text == "names" for name in _texts(node))
        tree = Entries(tuple(entry for entry in tree.entries if entry[0].text != "names"), tree.line)
    report = tree if isinstance(tree, Mistake) else report_from(tree)
    if not isinstance(report, Report):
        told = str(report if isinstance(report, Mistake) else report[0])
        raise FileUnreadable(f"{path.name}的说明有错，请改正：{told}")
    printed = paper_from_lines(tuple(lines_of_text(parts["body"])))
    cells = {key: cell.content for key, cell in report.tables.cells.items()}
    cells.update((key, Known(value)) for key, value in report.tables.stated_totals.items())
    profile = report.profile
    paper = replace(
        printed, agency=profile.agency, kind=profile.kind, year=profile.year, cells=MappingProxyType(cells)
    )
    return CorpusReport(path.stem, paper, tuple(sorted({profile.agency, *names}, key=len, reverse=True)))


def read_notes(path: Path) -> Mapping[str, tuple[str, ...]]:
    """Read the notes kept beside a report of the corpus: aspect → what clerks might write for it.

    Raises:
        FileUnreadable: it is not a list of notes under each aspect; what is wrong is named.
    """
    tree = tree_of(text_of(path.read_bytes(), path.name))
    if isinstance(tree, Mistake):
        raise FileUnreadable(f"{path.name}有错，请改正：{tree}")
    notes = {key.text: _texts(node) for key, node in tree.entries} if isinstance(tree, Entries) else {}
    odd = [aspect for aspect, held in notes.items() if aspect not in PASSAGE_ASPECTS or not held]
    if odd or not notes:
        raise FileUnreadable(
            f"{path.name}里的“{'、'.join(odd) or '全文'}”不是某个方面下的一列说法，请对照其他文件改正。"
        )
    return MappingProxyType(notes)


def _texts(node: Node) -> tuple[str, ...]:
    return (
        tuple(item.text for item in node.items if isinstance(item, Scalar)) if isinstance(node, Items) else ()
    )

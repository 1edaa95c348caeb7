"""The printed labels of the three tables, and which of them a text is, whole, cut, broken or run together."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from nianbao.report.form import Kind, grid
from nianbao.report.regex import regex
from nianbao.report.tables import TABLE_2, TABLE_3_COLUMNS, TABLE_3_ROWS, TABLE_4_BLOCKS, TABLE_4_COLUMNS

if TYPE_CHECKING:
    from nianbao.report.printed.source_line import SourceLine

HALF_WIDTH = {0xFF01 + place: 0x21 + place for place in range(94)} | {0x3000: " ", 0x2212: "-"}
"""Full-width signs to half-width ones, for str.translate; footnote marks like ① or ² stay what they are."""
_NOISE = regex(r"[\s()“”\"‘’'．.、，,：:；;|*「」\[\]【】]")
_HAN_NUMBER = regex(r"^(?:[一二三四五六七八九十]|\d{1,2})(?=\D)")
_VALUE = regex(r"[-−]?\d[\d,.]{0,14}\s?(?:[件条个项次起宗]|万?元)?|[-—–−/\\―─]{1,4}|[无零空〇]")
_SHORTEST = 4
"""Characters a cut label must keep to be known."""
_LIKENESS = 0.65
"""Share of character pairs a changed label must keep to be known."""
_LONGEST_LABEL = 60
_LONGEST_RUN = 3000
"""Characters of a whole table run together on one line, with room to spare."""
_LONG_HEADING = 6
"""Characters from which on a heading of the form is no word of prose."""
_LONGEST_LEAD = 3
"""Signs that may stand before the first label, as a bracket or a bullet."""
_NUMERALS = "一二三四五六七八"
_EDGES = regex(r"^[^\d—–/-]+|[^\d—–/-]+$")
LABELS_OF_2019 = (
    "本年新制作数量",
    "本年新公开数量",
    "对外公开总数量",
    "上一年项目数量",
    "本年增/减",
    "处理决定数量",
    "规范性文件",
    "其他对外管理服务事项",
    "政府集中采购",
    "采购项目数量",
    "采购总金额",
    "第二十条第（九）项",
)
"""Labels of the trial form, which the form of 2021 no longer has."""


@dataclass(frozen=True, slots=True)
class RowLabel:
    """A row of table 2 or 3, or a block of table 4, with the cells behind its label."""

    table: int
    index: int
    keys: tuple[str, ...]


def bare(label: str) -> str:
    """Only what tells one label from another: copies change brackets, quotes, points and blanks."""
    return _NOISE.sub("", label.translate(HALF_WIDTH))


def _rows() -> dict[str, RowLabel]:
    rows: dict[str, RowLabel] = {}
    for block in TABLE_2:
        for row, label in block.rows:
            keys = tuple(f"t2.{row}.{column}" for column, _ in block.columns)
            rows[bare(label)] = RowLabel(2, len(rows), keys)
    for index, line in enumerate(TABLE_3_ROWS):
        keys = tuple(f"t3.{line.key}.{column}" for column in TABLE_3_COLUMNS)
        rows[bare(line.label)] = RowLabel(3, index, keys)
    for index, (block_key, label) in enumerate(TABLE_4_BLOCKS.items()):
        rows[label] = RowLabel(4, index, tuple(f"t4.{block_key}.{column}" for column in TABLE_4_COLUMNS))
    return rows


ROWS = _rows()
_UNNUMBERED = {_HAN_NUMBER.sub("", label): row for label, row in ROWS.items() if row.table == 3}
_HEADINGS = {
    number: [
        bare(place.text)
        for row in grid(number).rows
        for place in row
        if place.kind is not Kind.VALUE and bare(place.text) not in ROWS
    ]
    for number in (2, 3, 4)
}
_BY_TABLE = Counter(label for labels in _HEADINGS.values() for label in set(labels))
_ANCHORS = {
    **{label: row.table for label, row in ROWS.items()},
    **{label: n for n, labels in _HEADINGS.items() for label in labels if _BY_TABLE[label] == 1},
    **{bare(label): 2 for label in LABELS_OF_2019},
}
"""Labels that stand in one table only."""
_EVERY = [*ROWS, *(label for labels in _HEADINGS.values() for label in labels), *map(bare, LABELS_OF_2019)]
_KNOWN = frozenset(_EVERY)
_RUN = "\n".join(_EVERY)
_PAIRS = {label: Counter(pairwise(label)) for label in ROWS if ROWS[label].table == 3}
_HOLDING: dict[tuple[str, str], list[str]] = {}
for _label, _pairs in _PAIRS.items():
    for _pair in _pairs:
        _HOLDING.setdefault(_pair, []).append(_label)
_GAP = r"[\s()（）“”\"‘’'．.、，,：:；;]{0,3}"
_TOKEN = regex(
    "|".join(
        _GAP.join(map(re.escape, label))
        for label in sorted({*_EVERY, *_UNNUMBERED}, key=len, reverse=True)
        if len(label) > 1
    )
)


def is_value(cell: str) -> bool:
    """Whether a cell holds what stands in place of a number: one, or a dash, or 无."""
    return bool(_VALUE.fullmatch(cell.strip().translate(HALF_WIDTH)))


@lru_cache(maxsize=4096)
def row_of(label: str) -> RowLabel | None:
    """The row a label names: whole, without its number, cut short or slightly changed."""
    if not label or len(label) > _LONGEST_LABEL or is_value(label):
        return None
    words = bare(label)
    if known := ROWS.get(words):
        return known
    if len(words) < _SHORTEST or words in _ANCHORS:
        return None
    if known := _UNNUMBERED.get(words):
        return known
    cut = [row for name, row in ROWS.items() if row.table == 3 and name.startswith(words)]
    return cut[0] if len(cut) == 1 else _likest(words)


def _likest(words: str) -> RowLabel | None:
    """The row whose label shares most pairs of characters, if it shares enough and no other does."""
    pairs = Counter(pairwise(words))
    shared: Counter[str] = Counter()
    for pair, count in pairs.items():
        for name in _HOLDING.get(pair, ()):
            shared[name] += min(count, _PAIRS[name][pair])
    likeness = sorted(
        ((2 * common / (len(words) + len(name) - 2), name) for name, common in shared.items()), reverse=True
    )
    if not likeness or likeness[0][0] < _LIKENESS:
        return None
    if len(likeness) > 1 and likeness[1][0] >= _LIKENESS:
        return None
    return ROWS[likeness[0][1]]


def unnumbered_row(label: str) -> RowLabel | None:
    """The row of table 3 a short label names when its number is lost: 其他, 总计."""
    return _UNNUMBERED.get(bare(label))


def is_label(text: str) -> bool:
    """Whether a line is a label of the form and nothing else."""
    return bare(text) in _KNOWN


def is_form_heading(text: str) -> bool:
    """Whether a line is a heading that no prose has, as 第二十条第（一）项 or 本年制发件数."""
    words = bare(text)
    return len(words) >= _LONG_HEADING and words in _KNOWN and words not in ROWS


def values_of(text: str) -> tuple[str, ...]:
    """The values of a line that holds nothing but several, parted by blanks; empty for any other line."""
    cells = tuple(text.split())
    return cells if len(cells) > 1 and all(map(is_value, cells)) else ()


def table_of(line: SourceLine) -> int:
    """The table a row or line belongs to by a label that stands in no other; 0 when none tells."""
    cells = line.cells if line.cells is not None else (line.text,)
    for cell in cells:
        if len(cell) <= _LONGEST_LABEL and (number := _ANCHORS.get(bare(cell), 0)):
            return number
    first = cells[0] if cells else ""  # a damaged row may have none
    return next((n for label, _ in run_together(first) if (n := _ANCHORS.get(bare(label), 0))), 0)


def is_table_text(text: str) -> bool:
    """Whether a line in a section of tables is a cell, or several, that lost their table."""
    if is_value(text) or values_of(text):
        return True
    words = bare(text)
    if not words or (len(text) <= _LONGEST_LABEL and words in _RUN):
        return True
    return bool(row_of(text) or run_together(text) or re.fullmatch("(?:计量)?单位[:：].{1,6}", text))


@lru_cache(maxsize=1024)
def run_together(text: str) -> tuple[tuple[str, str], ...]:
    """Labels, each with the figures behind it, of a line like 规章000行政规范性文件120; empty for prose."""
    if len(text) > _LONGEST_RUN or "。" in text:
        return ()
    at, stray = 0, 0
    tokens: list[tuple[str, int, int]] = []
    while at < len(text):
        if match := _TOKEN.match(text, at):
            tokens.append((match[0], at, match.end()))
            at = match.end()
            continue
        sign = text[at]
        if "\u4e00" <= sign <= "\u9fff" and sign not in _NUMERALS:
            stray += 1
        if sign == "，" or stray > len(tokens) // 2 or (not tokens and at > _LONGEST_LEAD):
            return ()
        at += 1
    if not tokens:
        return ()
    ends = [*(start for _, start, _ in tokens[1:]), len(text)]
    return tuple(
        (label, _EDGES.sub("", text[end:following]))
        for (label, _, end), following in zip(tokens, ends, strict=True)
    )

"""Comma-separated values to rows."""

from __future__ import annotations

import csv
import io
import re

from nianbao.reading.source_lines import Parsed
from nianbao.report.printed.source_line import SourceLine, clean

_LEAST_COMMAS = 3
"""In a line of comma-separated values: the rows of table 3 have seven and more."""
_LONGEST_LABEL = 60


def row_line(cells: tuple[str, ...], number: int) -> SourceLine:
    """A row; one with a single long cell is a paragraph somebody typed into a sheet."""
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and len(filled[0]) > _LONGEST_LABEL:
        return SourceLine(filled[0], number)
    return SourceLine("", number, cells=cells)


def is_comma_separated(text: str) -> bool:
    """Whether most lines of a text are rows of comma-separated values."""
    lines = [line for line in text.splitlines() if line.strip()]
    rows = sum(line.count(",") >= _LEAST_COMMAS for line in lines)
    return bool(lines) and rows * 2 > len(lines) and not re.search(r"^\s*#", text)


def rows_of_csv(text: str) -> Parsed:
    """The rows of comma-separated values, quoted ones included."""
    reader = csv.reader(io.StringIO(clean(text)), strict=False)
    rows = (tuple(cell.replace("\n", "").strip() for cell in row) for row in reader)
    return Parsed(tuple(row_line(row, number) for number, row in enumerate(rows, start=1) if any(row)))

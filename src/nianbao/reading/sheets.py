"""The statistics alone: the tables out of a workbook or a list of comma-separated values."""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from nianbao.errors import FileUnreadable
from nianbao.office.office_package import OfficePackage
from nianbao.reading.csv_rows import row_line
from nianbao.reading.source_lines import Parsed
from nianbao.report.printed.source_line import SourceLine, clean

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_ROWS = 5_000
_MOST_COLUMNS = 60
_ODD = (
    InvalidFileException,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
)


def read_sheets(data: bytes, source: str) -> Parsed:
    """Read the rows of every visible sheet of a workbook (.xlsx); formulas count by their last result.

    Raises:
        FileUnreadable: it is damaged, locked, or holds more than any report.
    """
    OfficePackage(data, source).refuse_entities()
    odd = FileUnreadable(f"{source}不是完整的Excel文件（.xlsx），请在Excel或WPS中打开后另存为.xlsx再试。")
    try:
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            lines = tuple(_rows(book))
            hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    except _ODD as error:
        raise odd from error
    return Parsed(lines, tuple(f"工作表“{title}”是隐藏的，没有读入" for title in hidden))


def _rows(book: object) -> Iterator[SourceLine]:
    number = 0
    for sheet in book.worksheets:  # type: ignore[attr-defined]
        if sheet.sheet_state != "visible":
            continue
        for row in sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True):
            number += 1
            cells = tuple(_text(value) for value in row)
            if any(cells):
                yield row_line(cells, number)


def _text(value: object) -> str:
    if value is None or isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return "" if value is None else str(value)
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        # 3.0 is how a workbook keeps 3; a sum like 0.1 + 0.2 is shown as 0.3.
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    return clean(str(value)).replace("\n", "").strip()

"""The trial form of 2019, told by labels that the form of 2021 does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.delivery.template.grids import grid_of
from nianbao.report.printed.table_labels import LABELS_OF_2019, bare
from nianbao.report.tables import TABLE_3_ROWS

if TYPE_CHECKING:
    from nianbao.delivery.template.page import Page

_TELLING_2019 = frozenset(map(bare, LABELS_OF_2019)) - {bare("规范性文件"), bare("处理决定数量")}
"""Labels that nothing but the trial form has."""
_OTHERS_2019 = bare("（六）其他处理")
_OTHERS_2021 = frozenset(bare(row.label) for row in TABLE_3_ROWS if row.key.startswith("other_"))


def label_of_2019(page: Page) -> str:
    """A label of the trial form as printed, or empty."""
    rows = [row for table in page.tables for row in grid_of(page, table)]
    words = {bare(cell.text): cell.text for row in rows for cell in row if cell.text}
    if telling := next((words[label] for label in words if label in _TELLING_2019), ""):
        return telling
    # In the form of 2021 this label has three rows beside it.
    return "" if words.keys() & _OTHERS_2021 else words.get(_OTHERS_2019, "")

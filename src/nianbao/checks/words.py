"""How places and texts are quoted in messages."""

from __future__ import annotations

from nianbao.report.tables import APPLICANT_COLUMNS, CELLS

_LONGEST = 60
_GROUPS = {"refused": "不予公开", "unable": "无法提供", "declined": "不予处理", "other": "其他处理"}


def short(text: str) -> str:
    """A sentence to quote: its beginning when it is long."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def told_cells(cells: tuple[str, ...]) -> str:
    """What a clerk calls a cell, or a sum of cells."""
    if len(cells) == 1:
        return CELLS[cells[0]].label
    rows = list(dict.fromkeys(key.split(".")[1] for key in cells))
    columns = {key.rsplit(".", 1)[1] for key in cells}
    if cells[0].startswith("t4"):
        return "表四行政诉讼总计" if columns == {"total"} else "表四行政诉讼"
    prefixes = {row.split("_")[0] for row in rows}
    if len(rows) > 1 and len(prefixes) == 1 and prefixes <= _GROUPS.keys():
        return f"表三“{_GROUPS[prefixes.pop()]}”各行合计"
    if len(rows) == 1 and columns < set(APPLICANT_COLUMNS):
        return f"{CELLS[f't3.{rows[0]}.total'].label.removesuffix('总计”')}法人或其他组织”合计"
    return "加".join(CELLS[key].label for key in cells)

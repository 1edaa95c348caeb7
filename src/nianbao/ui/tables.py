"""The three tables: numbers are typed, totals are shown as they come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from nianbao.report.answer_values import LARGEST_NUMBER
from nianbao.report.tables import BALANCE_NOTE
from nianbao.ui.sheets import LABELS, RESULTS, SHEET_3, SHEET_4, SHEETS_2, Sheet, shortened

if TYPE_CHECKING:
    from nianbao.report.cells import Tables
    from nianbao.ui.state import ViewState

_ROW_HEIGHT = 30
"""In pixels; lower than usual, so that table 3 is seen whole on a larger screen."""
_WIDTHS = {"t2": {LABELS: 150}, "t3": {LABELS: 206, "natural": 84, "total": 54, "": 68}, "t4": {LABELS: 150}}
"""Of the columns in pixels, so that table 3 fits beside the paper; an empty key is for all the others."""


def draw_blank_is_zero(state: ViewState) -> None:
    """Whether what is left empty was checked to be nothing."""
    st.checkbox(
        "没填的格子都是0（已核对）",
        key=state.key("blank_is_zero"),
        help="不勾选时，没填的格子算“还没填”，合计先不算，草稿里会留出待补。",
    )


def draw_table_2(state: ViewState) -> None:
    """Table 2, block by block as the form prints it."""
    tables = state.typed.tables()
    for sheet in SHEETS_2:
        st.caption(sheet.caption)
        _draw_sheet(state, sheet, tables)


def draw_table_3(state: ViewState) -> None:
    """Table 3 with its computed row under it, and what does not agree."""
    tables = state.typed.tables()
    _draw_sheet(state, SHEET_3, tables)
    st.caption("办理结果总计（自动相加）")
    st.dataframe(
        RESULTS.frame(tables, {}),
        hide_index=True,
        column_config=_columns(RESULTS),
        row_height=_ROW_HEIGHT,
        placeholder="—",
    )
    # Below the grid and not above it: it must not move away under the hand that types.
    _draw_disagreements(state, SHEET_3.table)
    st.caption(f"总计都由程序相加，不用填。{shortened()}；各行的全称见报告。{BALANCE_NOTE}")


def draw_table_4(state: ViewState) -> None:
    """Table 4, and what does not agree."""
    _draw_sheet(state, SHEET_4, state.typed.tables())
    _draw_disagreements(state, SHEET_4.table)
    st.caption("总计由程序相加，不用填。")


def _draw_sheet(state: ViewState, sheet: Sheet, tables: Tables) -> None:
    st.data_editor(
        sheet.frame(tables, state.typed.numbers),
        key=state.key(sheet.name),
        hide_index=True,
        num_rows="fixed",
        disabled=[LABELS, "total"],
        column_config=_columns(sheet),
        height="content",
        row_height=_ROW_HEIGHT,
        placeholder="0" if state.typed.blank_is_zero else "",
    )


def _columns(sheet: Sheet) -> dict[str, Any]:
    widths = _WIDTHS.get(sheet.table, {})
    columns: dict[str, Any] = {
        LABELS: st.column_config.TextColumn(" ", pinned=True, width=widths.get(LABELS))
    }
    for key, full in sheet.columns:
        columns[key] = st.column_config.NumberColumn(
            sheet.heading(key),
            help=full,
            min_value=0,
            max_value=LARGEST_NUMBER,
            step=0.0001 if sheet.decimals() else 1,
            format="plain" if sheet.decimals() else "%d",
            width=widths.get(key, widths.get("")),
        )
    return columns


def _draw_disagreements(state: ViewState, table: str) -> None:
    found = [message for cell, message in state.typed.disagreements() if cell.startswith(table)]
    for message in found:
        st.warning(f"{message}。请核对。")
    stated = any(
        key.startswith(table) and state.typed.tables().value(key) != value
        for key, value in state.typed.stated.items()
    )
    if found and stated and st.button("合计以程序算出的为准", key=state.key(f"drop-{table}")):
        state.drop_stated()
        st.rerun()

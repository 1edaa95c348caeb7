"""The three tables: numbers are typed, totals are shown as they come out."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import streamlit as st

from nianbao.report.answer_values import LARGEST_NUMBER
from nianbao.report.pasted import cells_by_shape
from nianbao.report.tables import BALANCE_NOTE
from nianbao.ui.findings import repair_told, told
from nianbao.ui.sheets import LABELS, RESULTS, SHEET_3, SHEET_4, SHEETS_2, Sheet, shortened

if TYPE_CHECKING:
    from nianbao.report.cells import Tables
    from nianbao.ui.scene import Scene
    from nianbao.ui.state import ViewState

_CHOICE = "table-choice"
_NAMES = {2: "表二　主动公开", 3: "表三　申请办理", 4: "表四　复议诉讼"}
_SHAPES = {
    2: "没有看出是表二：要10个数，从规章到行政事业性收费，请只选数字再复制。",
    3: "没有看出是表三：要24行或25行、6列或7列数字，请只选数字再复制；表里没有动。",
    4: "没有看出是表四：要15个数（没有总计的12个），请只选数字再复制；表里没有动。",
}
_ROW_HEIGHT = 30
"""In pixels; lower than usual, so that table 3 is seen whole on a larger screen."""
_WIDTHS = {"t2": {LABELS: 150}, "t3": {LABELS: 186, "natural": 70, "total": 56, "": 62}, "t4": {LABELS: 150}}
"""Of the columns in pixels, so that table 3 fits beside the paper; an empty key is for all the others."""


def draw_tables(state: ViewState, scene: Scene) -> None:
    """The switch between the tables, and the one that is chosen with what does not agree in it."""
    draw_blank_is_zero(state)
    st.session_state[_CHOICE] = state.table
    chosen = st.segmented_control(
        "哪张表",
        list(_DRAWN),
        required=True,
        format_func=lambda number: _NAMES[number],
        key=_CHOICE,
        label_visibility="collapsed",
        on_change=lambda: _chosen(state),
    )
    state.table = chosen or state.table
    _draw_pasting(state)
    _DRAWN[state.table](state)
    _draw_repairs(state, scene)


def _draw_pasting(state: ViewState) -> None:
    """A place for a whole block copied out of Excel or WPS."""
    with st.popover("从Excel、WPS粘贴整张表"):
        st.caption(
            "在表格软件里选中这张表的数字（带不带合计都行）复制，粘贴到下面。也可以直接在下面的表里选一格粘贴。"
        )
        with st.form(f"paste-{state.table}", border=False, clear_on_submit=True):
            text = st.text_area("粘贴到这里", key=f"pasted-{state.table}", height=120)
            if st.form_submit_button("填入"):
                cells = cells_by_shape(text, state.table)
                if cells is None:
                    st.error(_SHAPES[state.table])
                else:
                    state.take_cells(cells)
                    st.rerun()


def _draw_repairs(state: ViewState, scene: Scene) -> None:
    """The cell to mend and the value that would make every sum come out."""
    mendable = [each for each in scene.findings if each.repairs and each.where.startswith(f"t{state.table}.")]
    for finding in mendable[:3]:
        with st.container(border=True, gap="xsmall", key=f"mend-{finding.key}"):
            st.text(told(finding))
            with st.container(horizontal=True, gap="small"):
                for place, repair in enumerate(finding.repairs[:2]):
                    if st.button(repair_told(repair), key=f"mend-{finding.key}-{place}"):
                        state.take_cells({key: Decimal(value) for key, value in repair.cells})
                        st.rerun()


def _chosen(state: ViewState) -> None:
    state.table = st.session_state[_CHOICE]


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


_DRAWN = {2: draw_table_2, 3: draw_table_3, 4: draw_table_4}

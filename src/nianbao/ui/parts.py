"""One part of the paper: written otherwise, by hand, as it was, kept as it is, taken along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.report.tables import part_name
from nianbao.ui.copying import draw_copy
from nianbao.ui.editing import draw_editing
from nianbao.ui.history import draw_history
from nianbao.ui.rewriting import draw_rewriting

if TYPE_CHECKING:
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.scene import Scene
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Finished, Workspace

_CHOICE = "part-choice"
_DOINGS = (("rewrite", "重写"), ("edit", "编辑"), ("history", "历史"))


def draw_parts(
    workspace: Workspace, state: ViewState, keeper: Keeper, scene: Scene, finished: Finished
) -> None:
    """The bar above the paper, and what it opened."""
    names = [draft.part for draft in finished.drafts]
    if state.part not in names:
        state.part = names[0] if names else ""
    with st.container(key="part-bar", border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            st.session_state[_CHOICE] = state.part
            st.selectbox(
                "部分",
                names,
                format_func=part_name,
                key=_CHOICE,
                on_change=lambda: _chosen(state),
                label_visibility="collapsed",
                width=210,
                help="也可以点报告里的段落来选",
            )
            _draw_buttons(workspace, state, keeper, scene, finished)
        panels = {"rewrite": draw_rewriting, "edit": draw_editing, "history": draw_history}
        if scene.number and workspace.writing.rewriting(scene.number) is not None:
            state.doing = "rewrite"
        if panel := panels.get(state.doing):
            panel(workspace, state, keeper, scene, finished)


def _chosen(state: ViewState) -> None:
    state.part = st.session_state[_CHOICE]
    state.doing = ""


def _draw_buttons(
    workspace: Workspace, state: ViewState, keeper: Keeper, scene: Scene, finished: Finished
) -> None:
    locked = state.part in scene.locked
    for doing, label in _DOINGS:
        if doing == "rewrite" and not workspace.model:
            continue
        is_open = state.doing == doing
        if st.button(
            label,
            key=f"do-{doing}",
            type="primary" if is_open else "secondary",
            disabled=locked and doing != "history",
        ):
            state.doing = "" if is_open else doing
            st.rerun()
    if st.button("解锁" if locked else "锁定", key="do-lock", help="锁定后，起草和重写都不动这一部分"):
        try:
            workspace.writing.lock(keeper.begun(), finished, state.part, locked=not locked)
        except NianbaoError as error:
            st.error("没有做成：")
            st.text(str(error))
            return
        st.rerun()
    draw_copy(workspace, state, keeper, finished, state.part)

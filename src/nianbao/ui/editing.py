"""Writing a part by hand: the text as printed; figures left alone go on following the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.ui.rewriting import printed

if TYPE_CHECKING:
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.scene import Scene
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Finished, Workspace


def draw_editing(
    workspace: Workspace, state: ViewState, keeper: Keeper, scene: Scene, finished: Finished
) -> None:
    """The field with the part in it."""
    part = state.part
    before = printed(scene.draft(part), finished)
    text = st.text_area(
        "正文",
        value=before,
        key=f"edit-{part}-{hash(before)}",
        height=240,
        help="一行一段。没有动过的数，以后改表格时会跟着变；自己改的数不会。",
    )
    with st.container(horizontal=True):
        if st.button("存下", key="edit-keep", type="primary", disabled=not text.strip()):
            try:
                workspace.writing.write_by_hand(keeper.begun(), finished, part, text)
            except NianbaoError as error:
                st.error("没有存下，正文还在上面：")
                st.text(str(error))
                return
            state.doing = ""
            st.rerun()
        if st.button("不改了", key="edit-leave"):
            state.doing = ""
            st.rerun()

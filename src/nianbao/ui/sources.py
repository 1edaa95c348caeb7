"""Where answers come from: a file of the clerk's, one of the examples, or an empty page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.report.typed import Typed
from nianbao.ui.state import View

if TYPE_CHECKING:
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Workspace


def draw_sources(workspace: Workspace, state: ViewState, empty: Typed, keeper: Keeper) -> None:
    """An answers file, an empty page; and what came of the last of them."""
    file = st.file_uploader("打开素材文件（.yaml）", key=state.key("upload"))
    if file is None:
        state.refuse("")
    elif state.is_new(file.file_id) and _load(workspace, state, file.getvalue(), file.name):
        keeper.set_aside(handed_in=(file.name, file.getvalue()))
        st.rerun()
    if st.button("另起一份空白的", key=state.key("clear")):
        keeper.set_aside()
        state.fill(empty, "已另起一份；原来的内容在“我的报告”里。")
        state.view = View.TALK
        st.rerun()
    draw_outcome(state)


def draw_examples(workspace: Workspace, state: ViewState, keeper: Keeper) -> None:
    """The examples, a click each."""
    st.caption("先看一个示例：")
    with st.container(gap="xsmall", key="examples"):
        for name in workspace.example_names():
            title = workspace.example_title(name)
            if st.button(title, key=state.key(f"example-{name}"), width="stretch") and _load(
                workspace, state, workspace.example(name), title
            ):
                # An example that is only looked at is nobody's report.
                keeper.set_aside(untouched=state.typed)
                st.rerun()


def draw_outcome(state: ViewState) -> None:
    """What came of the last file, example or empty page."""
    if state.refusal:
        with st.container(border=True):
            st.error("这份文件没有载入，页面上原来的内容没有动。请按下面的提示改好后再打开。")
            st.text(state.refusal)
    elif state.notice:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(state.notice)
            if state.can_bring_back and st.button("恢复之前的内容", key=state.key("back"), type="tertiary"):
                state.bring_back()
                st.rerun()


def _load(workspace: Workspace, state: ViewState, data: bytes, name: str) -> bool:
    """Put the answers on the page, or keep why not; what was typed stays in that case."""
    try:
        report = workspace.parse_answers(data, f"“{name}”")
    except NianbaoError as error:
        state.refuse(str(error))
        return False
    state.fill(Typed.from_report(report), f"已载入“{name}”。")
    return True

"""Where answers come from: a file of the clerk's, one of the examples, or an empty page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.report.typed import Typed

if TYPE_CHECKING:
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Workspace


def draw_sources(workspace: Workspace, state: ViewState, empty: Typed, keeper: Keeper) -> None:
    """Open, choose or clear; then what came of it."""
    with st.expander("打开素材文件、看示例或重新填写", expanded=state.pristine):
        upload, ready = st.columns(2)
        with upload:
            _draw_upload(workspace, state, keeper)
        with ready:
            _draw_examples(workspace, state, keeper)
            if st.button("清空，重新填写", key=state.key("clear"), width="stretch"):
                keeper.set_aside()
                state.fill(empty, "已清空；原来的内容在“保存着的报告”里。")
                st.rerun()
    _draw_outcome(state)


def _draw_upload(workspace: Workspace, state: ViewState, keeper: Keeper) -> None:
    file = st.file_uploader("打开素材文件（.yaml）", key=state.key("upload"))
    if file is None:
        state.refuse("")
    elif state.is_new(file.file_id) and _load(workspace, state, file.getvalue(), file.name):
        keeper.set_aside(handed_in=(file.name, file.getvalue()))
        st.rerun()


def _draw_examples(workspace: Workspace, state: ViewState, keeper: Keeper) -> None:
    titles = _titles(workspace)
    chosen = st.selectbox(
        "内置示例",
        list(titles),
        format_func=titles.__getitem__,
        key=state.key("example"),
        placeholder="没有示例",
    )
    load = st.button("载入示例", key=state.key("load"), disabled=chosen is None, width="stretch")
    if load and chosen and _load(workspace, state, workspace.example(chosen), titles[chosen]):
        # An example that is only looked at is nobody's report.
        keeper.set_aside(untouched=state.typed)
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


def _draw_outcome(state: ViewState) -> None:
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


@st.cache_resource(show_spinner=False)
def _titles(_workspace: Workspace) -> dict[str, str]:
    """The examples by name, each with whose report it is."""
    titles = {}
    for name in _workspace.example_names():
        profile = _workspace.parse_answers(_workspace.example(name), name).profile
        titles[name] = f"{profile.agency}（{profile.year}年）"
    return titles

"""Earlier versions of one part: what changed, and the way back."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.report.rewritten import differences
from nianbao.ui.rewriting import draw_differences, printed

if TYPE_CHECKING:
    from nianbao.report.record import Version
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.scene import Scene
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Finished, Workspace

_MAKERS = {"composer": "锁定时的内置写法", "clerk": "手写或选定"}


def draw_history(
    workspace: Workspace, state: ViewState, keeper: Keeper, scene: Scene, finished: Finished
) -> None:
    """The versions of the part, the newest first, and how the chosen one differs from what stands."""
    part = state.part
    versions = workspace.writing.versions(scene.number, part) if scene.number else ()
    chosen = st.selectbox(
        "版本", [*reversed(versions), None], format_func=_name, key=f"version-{part}-{len(versions)}"
    )
    before = printed(scene.draft(part), finished)
    after = printed(workspace.writing.as_it_was(finished, part, chosen), finished)
    if before == after:
        st.caption("和现在的一样。")
        return
    st.caption("－是现在的，＋是这个版本的")
    draw_differences(differences(before, after))
    if part in scene.locked:
        st.caption("这一部分已锁定，要换先解锁。")
        return
    if st.button("恢复这个版本", key="restore-version", type="primary"):
        try:
            workspace.writing.choose(keeper.begun(), finished, part, chosen)
        except NianbaoError as error:
            st.error("没有恢复：")
            st.text(str(error))
            return
        state.doing = ""
        st.rerun()


def _name(version: Version | None) -> str:
    if version is None:
        return "内置写法（按现在的素材）"
    at = datetime.datetime.fromisoformat(version.at).astimezone().strftime("%m-%d %H:%M")
    return f"第{version.number}版　{_MAKERS.get(version.made_by, version.made_by)}　{at}"

"""The right of the page: the paper, or what is in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.ui.sources import draw_examples
from nianbao.ui.state import View

if TYPE_CHECKING:
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.scene import Scene
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Workspace


def draw_proof(workspace: Workspace, state: ViewState, keeper: Keeper, scene: Scene) -> None:
    """The whole pane: the paper, or what is in its way."""
    if missing := state.typed.missing():
        # No `st.info`: it looks its text over for an emoji, and the table of those delays the first page.
        with st.container(key="no-paper"):
            st.text(
                f"填好{'、'.join(missing)}，这里就会出现报告的样子；之后每答一句、每改一格，报告随着更新。"
            )
        if state.typed.empty and state.view is not View.START:
            draw_examples(workspace, state, keeper)
        return
    if scene.mistakes:
        with st.container(border=True):
            st.error("有几处要先改一下，改好后报告会重新出现；已填的内容都在。")
            st.text("\n".join(scene.mistakes))
        return
    if scene.finished is None:
        st.error("报告没有写成，素材都在，可以在“交付”里下载素材文件。")
        st.text(scene.trouble)
        return
    # Loaded when there is something to show: an empty page does not wait for it.
    from nianbao.ui.report import draw_report

    draw_report(workspace, state, keeper, scene, scene.finished)

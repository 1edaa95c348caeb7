"""图解: the figures of the year on one sheet for the notice board."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.ui.handover import file_name

if TYPE_CHECKING:
    from nianbao.ui.scene import Scene
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Finished, Workspace

_KINDS = ((".png", "图片", "image/png"), (".svg", "矢量图（印刷用）", "image/svg+xml"))


def draw_postering(workspace: Workspace, state: ViewState, scene: Scene, finished: Finished) -> None:
    """The button that draws it, the sheet, and the files."""
    with st.expander("图解：贴在公开栏的一页图"):
        ground = str(hash(str(finished.document.cells) + finished.document.title))
        if st.button("画图解", key="draw-poster"):
            state.poster = ground
        if state.poster != ground:
            return
        poster = workspace.poster(finished, (scene.previous,) if scene.previous else ())
        try:
            files = state.once(
                ground, lambda: [workspace.drawn(poster, ending) for ending, _, _ in _KINDS], slot="poster"
            )
        except NianbaoError as error:
            st.error("没有画成：")
            st.text(str(error))
            return
        for told in poster.left_out:
            st.text(told)
        st.image(files[0], caption="")
        with st.container(horizontal=True, gap="small"):
            for data, (ending, label, kind) in zip(files, _KINDS, strict=True):
                st.download_button(
                    label,
                    data,
                    file_name(f"{finished.document.title}图解", ending),
                    kind,
                    key=f"poster{ending}",
                    on_click="ignore",
                )

"""Last year's report: read in, shown for confirmation, then put onto the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.ui.state import View

if TYPE_CHECKING:
    from nianbao.interview.last_year import LastYear
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Workspace


def draw_last_year(workspace: Workspace, state: ViewState, keeper: Keeper) -> None:
    """A place for the file, and what was found in it."""
    file = st.file_uploader(
        "上年年报（Word、网页、PDF、文本）",
        type=["docx", "html", "htm", "pdf", "txt", "md", "rtf", "doc", "mht"],
        key=state.key("last-year"),
    )
    if file is None:
        return
    content = file.getvalue()
    try:
        found = state.once(
            file.file_id, lambda: workspace.read_last_year(content, file.name), slot="last-year"
        )
    except NianbaoError as error:
        st.error("这份年报没有读成，页面上的内容没有动：")
        st.text(str(error))
        return
    _draw_found(found)
    if st.button("核对无误，填入", key=state.key("take-last-year"), type="primary"):
        keeper.hand_in(file.name, "previous", content)
        state.fill(found.into(state.typed), f"已从“{file.name}”带出；已经填好的没有改动。")
        state.view = View.TALK
        st.rerun()


def _draw_found(found: LastYear) -> None:
    kind = found.kind.label if found.kind else "没有读到"
    st.text(f"单位：{found.agency or '没有读到'}　类别：{kind}　年度：{found.year or '没有读到'}")
    carried = sum(found.carried_in.values())
    st.text(f"结转到今年：{carried}件" if found.carried_in else "结转到今年：没有读到")
    if found.promises:
        st.text(f"上年的改进措施{len(found.promises)}条，填入后请逐条写明落实情况：")
        for place, promise in enumerate(found.promises, start=1):
            st.text(f"{place}. {promise}")
    if found.unsure:
        st.warning("下面这些没有把握，请对照原件核对：")
        for told in found.unsure:
            st.text(f"· {told}")

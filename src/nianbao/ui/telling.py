"""A place to say everything at once; it is taken apart and put under the topics it belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from nianbao.report.facts import TOPICS

if TYPE_CHECKING:
    from nianbao.interview.hearing import Hearing
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Workspace

_GLANCE = 0.3


def draw_telling(workspace: Workspace, state: ViewState) -> None:
    """The field, and what was understood of the last message."""
    with st.expander("想到什么说什么：自动分到各个题目"):
        if state.hearing is not None:
            _watch(state)
            return
        message = st.text_area(
            "说一段",
            key=state.key("telling"),
            placeholder="例如：公众号发了120条，留言都回了。4月培训2次45人次。来了2件申请，都给了",
        )
        if st.button("分到各题目", key="telling-begin", disabled=not message.strip()):
            if workspace.model and not workspace.sends_to:
                state.hearing = workspace.begin_hearing(message, "other")
                st.rerun()
            _take(state, workspace.hear(message, "other"))
            st.rerun()


def _watch(state: ViewState) -> None:
    @st.fragment(run_every=_GLANCE)
    def watch() -> None:
        run = state.hearing
        if run is None:
            return
        if run.is_over:
            state.hearing = None
            _take(state, run.result())
            st.rerun()
        st.caption("正在看这段话…")
        if st.button("停止", key="telling-stop"):
            run.cancel()

    watch()


def _take(state: ViewState, heard: Hearing) -> None:
    """Add the remarks under their topics; what is there stays."""
    topics = dict(state.typed.topics)
    for remark in heard.remarks:
        before = topics.get(remark.topic, "").rstrip("\n")
        topics[remark.topic] = f"{before}\n{remark.words}" if before else remark.words
    told = "；".join(f"{TOPICS[remark.topic]}：{remark.words}" for remark in heard.remarks)
    notice = f"记下了{len(heard.remarks)}条。{told}" if heard.remarks else "没有听出可以记下的内容。"
    if heard.dropped:
        notice += f"　模型另写了“{'”“'.join(heard.dropped)}”，您没有这样说，没有采用。"
    state.fill(replace(state.typed, topics=topics), notice + heard.note)

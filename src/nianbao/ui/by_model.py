"""Drafting by a language model on the page: begun, watched, stopped, and put in the composer's place."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.report.progress import Phase
from nianbao.report.tables import part_name

if TYPE_CHECKING:
    from nianbao.ports import DraftRun
    from nianbao.report.progress import PartProgress
    from nianbao.report.report import Report
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Workspace

_GLANCE = 0.4
"""Seconds between two looks at a draft in the making."""


def draw_model(workspace: Workspace, state: ViewState, keeper: Keeper, report: Report) -> None:
    """The button that begins a draft, or the draft that is being written; nothing without a model."""
    if not workspace.model:
        return
    with st.container(border=True, key="model"):
        if state.run is None:
            _draw_beginning(workspace, state, report)
        else:
            _draw_run(workspace, state, keeper, report)


def _draw_beginning(workspace: Workspace, state: ViewState, report: Report) -> None:
    again = "再" if state.written else ""
    consent = True
    if workspace.sends_to:
        host = urlsplit(workspace.sends_to).hostname or workspace.sends_to
        consent = st.checkbox(
            f"同意把本报告的素材发到{host}（在单位网络之外）", key=state.key("consent"), value=False
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(f"用大模型{again}起草", key="model-begin", disabled=not consent):
            try:
                state.run = workspace.begin_draft(report, consent=consent)
            except NianbaoError as error:
                st.error("没有开始起草：")
                st.text(str(error))
                return
            st.rerun()
        st.caption(f"模型：{_plain(workspace.model)}。只润色文字，不加内容；数字都来自表格和素材。")


def _draw_run(workspace: Workspace, state: ViewState, keeper: Keeper, report: Report) -> None:
    @st.fragment(run_every=_GLANCE)
    def watch() -> None:
        run = state.run
        if run is None:
            return
        if run.is_over:
            _take(workspace, state, keeper, report, run)
            st.rerun()
        parts = run.progress()
        done = sum(each.phase.is_over for each in parts)
        st.progress(done / len(parts), text=f"大模型正在起草，{len(parts)}个部分写好了{done}个")
        if st.button("停止", key="model-stop"):
            run.cancel()
        for each in parts:
            _draw_part(each)

    watch()


def _draw_part(progress: PartProgress) -> None:
    wait = f"（{progress.seconds_left}秒后重试）" if progress.seconds_left else ""
    st.caption(f"{part_name(progress.part)}　{progress.phase.label}{wait}")
    if progress.note:
        st.text(progress.note)
    if progress.phase in (Phase.WRITING, Phase.REPAIRING) and progress.text:
        # Not examined yet: shown as it comes, and nowhere else.
        st.text(progress.text)


def _take(workspace: Workspace, state: ViewState, keeper: Keeper, report: Report, run: DraftRun) -> None:
    """Keep what was written, and only then show it."""
    drafting = run.result()
    finished = workspace.finished(report, drafting)
    keeper.drafts_keeper()(finished)
    state.written = {**state.written, **drafting.written}
    state.run = None
    state.told = tuple(note for _, note in drafting.notes)


def _plain(text: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "-._" else " " for letter in text)

"""Drafting by a language model on the page: begun, watched side by side, stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.report.progress import Phase
from nianbao.report.tables import part_name
from nianbao.ui.labels import plain

if TYPE_CHECKING:
    from nianbao.report.progress import PartProgress
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.scene import Scene
    from nianbao.workspace import DraftJob, Workspace

_GLANCE = 0.3
"""Seconds between two looks at a draft in the making."""
_COLUMNS = 2


def consent_key(scene: Scene) -> str:
    """The session's key of the consent: given for one report, whatever is filled in meanwhile."""
    return f"consent-{scene.number}"


def is_running(workspace: Workspace, scene: Scene) -> bool:
    """Whether a draft of this report is being written, by whichever page it was begun."""
    job = workspace.writing.job(scene.number) if scene.number else None
    return job is not None and not job.is_over


def draw_model(workspace: Workspace, keeper: Keeper, scene: Scene) -> None:
    """The button that begins a draft, and what became of the last one; nothing without a model."""
    _draw_broken_off(workspace, scene)
    if not workspace.model:
        return
    with st.container(key="model", gap="small"):
        job = workspace.writing.job(scene.number) if scene.number else None
        if job is not None:
            for told in (*job.notes, *([job.trouble] if job.trouble else [])):
                st.text(told)
        _draw_beginning(workspace, keeper, scene)


def _draw_beginning(workspace: Workspace, keeper: Keeper, scene: Scene) -> None:
    consent = True
    if workspace.sends_to:
        host = urlsplit(workspace.sends_to).hostname or workspace.sends_to
        consent = st.checkbox(
            f"同意把本报告的素材发到{plain(host)}（在单位网络之外）", key=consent_key(scene), value=False
        )
    texts = scene.finished.written.values() if scene.finished else ()
    again = "再" if any(text.prompt for text in texts) else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(f"用大模型{again}起草", key="model-begin", disabled=not consent):
            try:
                _begin(workspace, keeper, scene, consent=consent)
            except NianbaoError as error:
                st.error("没有开始起草：")
                st.text(str(error))
                return
            st.rerun()
        st.caption(f"模型：{plain(workspace.model)}。只润色文字，不加内容；锁定的部分不动。")


def _begin(workspace: Workspace, keeper: Keeper, scene: Scene, *, consent: bool) -> None:
    number = keeper.begun()
    if scene.report is not None and scene.finished is not None:
        workspace.writing.begin(number, scene.report, scene.finished.written, scene.locked, consent=consent)


def _draw_broken_off(workspace: Workspace, scene: Scene) -> None:
    """What a model had written when the program was stopped in the middle."""
    if not scene.number:
        return
    try:
        left = workspace.kept.unfinished(scene.number)
    except NianbaoError:
        # Said already, where the report could not be opened.
        return
    if not left:
        return
    with st.container(border=True, key="broken-off"):
        st.warning("上次起草中断了。下面是中断前写到的，没有核对过，不算草稿；可以照着看，再起草一次。")
        for part, text in left.items():
            st.caption(part_name(part))
            st.text(text)
        if st.button("知道了，不要了", key="drop-unfinished"):
            workspace.kept.put_down(scene.number, {})
            st.rerun()


def draw_run(workspace: Workspace, keeper: Keeper, scene: Scene) -> None:
    """The draft in the making, its parts side by side."""
    job = workspace.writing.job(scene.number)
    if job is None:
        return

    @st.fragment(run_every=_GLANCE)
    def watch() -> None:
        if job.is_over:
            keeper.reload()
            st.rerun()
        _draw_progress(job)

    watch()


def _draw_progress(job: DraftJob) -> None:
    parts = job.progress()
    done = sum(each.phase.is_over for each in parts)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(done / max(1, len(parts)), text=f"大模型正在起草，{len(parts)}个部分写好了{done}个")
        if st.button("停止", key="model-stop"):
            job.cancel()
    columns = st.columns(_COLUMNS, gap="small")
    for place, each in enumerate(parts):
        with columns[place % _COLUMNS], st.container(border=True, gap="xsmall", key=f"writing-{place}"):
            _draw_part(each)


def _draw_part(progress: PartProgress) -> None:
    wait = f"（{progress.seconds_left}秒后重试）" if progress.seconds_left else ""
    st.caption(f"{part_name(progress.part)}　{progress.phase.label}{wait}")
    if progress.note:
        st.text(progress.note)
    if progress.text and progress.phase is not Phase.FELL_BACK:
        # Not examined yet: shown as it comes, and nowhere else.
        st.text(progress.text)

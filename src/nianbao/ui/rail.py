"""The rail: whose report it is, how far each part has come, and the way to everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.interview.progress import Done, progress
from nianbao.ui.findings import go_to_part
from nianbao.ui.state import View

if TYPE_CHECKING:
    from nianbao.interview.progress import PartDone
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.scene import Scene
    from nianbao.ui.state import ViewState

_SIGNS = {Done.UNANSWERED: "○", Done.ANSWERED: "◔", Done.DRAFTED: "◑", Done.CHECKED: "●"}
_NAMES = {
    "1.proactive": "（一）主动公开",
    "1.on_request": "（二）依申请公开",
    "1.management": "（三）信息管理",
    "1.platform": "（四）平台建设",
    "1.supervision": "（五）监督保障",
    "2": "表二　主动公开",
    "3": "表三　申请办理",
    "4": "表四　复议诉讼",
    "5": "五、问题与改进",
    "6": "六、其他事项",
}
"""Short names for a narrow place; the full ones stand on the paper."""


def draw_rail(state: ViewState, keeper: Keeper, scene: Scene) -> None:
    """The whole rail."""
    st.subheader("年报助手", anchor=False)
    _draw_report(state, keeper, scene)
    done = progress(scene.situation)
    st.progress(done.answered / max(1, done.total), text=f"已答{done.answered}项，共{done.total}项")
    with st.container(gap=None, key="parts"):
        for part in done.parts:
            _draw_part(state, scene, part)
    st.caption("○ 未答　◔ 已答　◑ 已起草　● 已校核")
    with st.container(horizontal=True, gap="small", key="elsewhere"):
        st.link_button("范文库", "?page=past", type="tertiary", width="content")
        st.link_button("设置和外发记录", "?page=settings", type="tertiary", width="content")


def _draw_report(state: ViewState, keeper: Keeper, scene: Scene) -> None:
    name = state.typed.agency or "还没有填单位"
    st.text(f"{name}　{state.typed.year or ''}")
    if keeper.shown.trouble:
        st.caption("还没有保存")
    elif scene.record:
        st.caption(f"已保存　{scene.record.card.touched_here[5:]}")
    elif not state.typed.empty:
        st.caption("示例，改动后会存成一份报告")
    if st.button("换一份或新建", key="to-start", width="stretch"):
        state.view = View.START
        st.rerun()


def _draw_part(state: ViewState, scene: Scene, part: PartDone) -> None:
    label = f"{_SIGNS[part.done]} {_NAMES[part.part]} {part.done.label}"
    at_it = part.part == state.part
    if not st.button(
        label, key=f"to-{part.part}", type="secondary" if at_it else "tertiary", width="stretch"
    ):
        return
    if part.part in ("2", "3", "4"):
        state.view = View.TABLES
        state.table = int(part.part)
        st.rerun()
    go_to_part(state, scene, part.part)

"""The paper with what can be done to it, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.checks.check import Severity
from nianbao.ui.by_model import draw_model, draw_run, is_running
from nianbao.ui.findings import told
from nianbao.ui.handover import draw_word
from nianbao.ui.paper import ORIGINS, Looks, Note, draw_paper
from nianbao.ui.parts import draw_parts
from nianbao.ui.state import View

if TYPE_CHECKING:
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.scene import Scene
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Finished, Workspace

_ORIGINS = "origins"


def draw_report(
    workspace: Workspace, state: ViewState, keeper: Keeper, scene: Scene, finished: Finished
) -> None:
    """The report as it stands, and what the clerk does to it."""
    running = is_running(workspace, scene)
    with st.container(horizontal=True, vertical_alignment="center", key="over-paper"):
        st.text(_summary(scene, finished))
        st.toggle("看来源", key=_ORIGINS, help="每句话下面划线：来自表格、素材、推算、套话，还是手写的")
        draw_word(workspace, keeper, finished)
    if running:
        draw_run(workspace, keeper, scene)
        return
    draw_model(workspace, keeper, scene)
    draw_parts(workspace, state, keeper, scene, finished)
    if st.session_state.get(_ORIGINS):
        st.caption("划线：" + "　".join(f"{sign}{name}" for sign, name in _LEGEND))
    _draw_paper(state, scene, finished)
    _draw_unused(finished)


_LEGEND = tuple(zip(("蓝　", "绿　", "双线　", "点线　", "紫　"), list(ORIGINS.values())[:5], strict=True))


def _summary(scene: Scene, finished: Finished) -> str:
    errors = sum(each.severity is Severity.ERROR for each in scene.open_findings)
    counts = (
        (len(finished.document.marks()), "处待补待核"),
        (errors, "处错误"),
        (len(scene.open_findings) - errors, "处警告"),
    )
    found = "，".join(f"{count}{what}" for count, what in counts if count)
    return f"还有{found}" if found else "没有待补待核，也没有错误和警告"


def _draw_paper(state: ViewState, scene: Scene, finished: Finished) -> None:
    notes = tuple(
        Note(place, each.severity.value, each.where, each.excerpt, told(each))
        for place, each in enumerate(scene.findings, start=1)
        if scene.outcome and each.key not in scene.outcome.standing and each.severity is not Severity.HINT
    )
    words = {fact.id: fact.words for fact in finished.report.every_fact()}
    looks = Looks(
        state.part,
        scene.locked,
        notes,
        words if st.session_state.get(_ORIGINS) else None,
        frozenset(draft.part for draft in finished.drafts),
    )
    clicked = draw_paper(finished.document, looks)
    if clicked["part"] and clicked["part"] != state.part:
        state.part = clicked["part"]
        state.doing = ""
        st.rerun()
    if clicked["note"]:
        state.finding = int(clicked["note"])
        state.view = View.CHECK
        st.rerun()


def _draw_unused(finished: Finished) -> None:
    """What the clerk said that is not in the text: nothing is left out in silence."""
    unused = [f"{each.words}　（{each.reason}）" for each in finished.unused]
    for note in finished.notes:
        st.text(note[1])
    if unused:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**没有写进报告的素材**（{len(unused)}）")
            for line in unused:
                st.text(line)

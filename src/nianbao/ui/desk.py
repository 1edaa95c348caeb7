"""The middle of the page: one of its views, and the switch between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.ui.state import View, ViewState

if TYPE_CHECKING:
    from nianbao.report.typed import Typed
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.scene import Scene
    from nianbao.workspace import Workspace

_SWITCH = "switch"


def draw_views(state: ViewState, scene: Scene) -> None:
    """The switch between the views; a number beside 校核 says how much is open there."""
    found = len(scene.open_findings)

    def label(view: View) -> str:
        # The blank is not shown. Behind it Streamlit looks for no emoji, and the first page does not wait for
        # its table of them.
        return f" {view.label} {found}" if view is View.CHECK and found else f" {view.label}"

    # The view may be set from elsewhere, by a click on a finding: the switch follows.
    st.session_state[_SWITCH] = state.view
    chosen = st.segmented_control(
        "看什么",
        list(View),
        required=True,
        format_func=label,
        key=_SWITCH,
        label_visibility="collapsed",
        on_change=lambda: _switched(state),
    )
    state.view = chosen or state.view


def _switched(state: ViewState) -> None:
    state.view = st.session_state[_SWITCH]


def draw_desk(workspace: Workspace, state: ViewState, keeper: Keeper, scene: Scene, empty: Typed) -> None:
    """The view that is chosen."""
    # Each is loaded when it is first looked at: all together take longer than the first page.
    match state.view:
        case View.START:
            from nianbao.ui.start import draw_start

            draw_start(workspace, state, keeper, empty)
        case View.TALK:
            from nianbao.ui.talk import draw_talk

            draw_talk(workspace, state, keeper, scene)
        case View.NOTES:
            from nianbao.ui.entry import draw_profile, draw_promises, draw_topics
            from nianbao.ui.telling import draw_telling

            draw_profile(state)
            draw_telling(workspace, state)
            draw_topics(state)
            draw_promises(state)
        case View.TABLES:
            from nianbao.ui.tables import draw_tables

            draw_tables(state, scene)
        case View.CHECK:
            from nianbao.ui.findings import draw_findings

            draw_findings(keeper, state, scene)
        case View.GIVE:
            from nianbao.ui.giving import draw_giving

            draw_giving(workspace, state, keeper, scene)

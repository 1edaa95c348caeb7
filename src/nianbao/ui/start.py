"""开始: a kept report, last year's, a file, an example, or an empty page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.ui.kept_reports import draw_kept
from nianbao.ui.last_year import draw_last_year
from nianbao.ui.sources import draw_examples, draw_sources
from nianbao.workspace import SHARED

if TYPE_CHECKING:
    from nianbao.report.typed import Typed
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Workspace


def draw_start(workspace: Workspace, state: ViewState, keeper: Keeper, empty: Typed) -> None:
    """The whole view."""
    with st.container(border=True, key="start-kept"):
        st.markdown("**我的报告**")
        draw_kept(keeper)
        _draw_sharing(keeper)
    with st.container(border=True, key="start-last-year"):
        st.markdown("**读入上年年报**　带出单位、结转和整改承诺")
        draw_last_year(workspace, state, keeper)
    with st.container(border=True, key="start-new"):
        st.markdown("**新的一份**")
        draw_sources(workspace, state, empty, keeper)
    with st.container(border=True, key="start-examples"):
        draw_examples(workspace, state, keeper)


def _draw_sharing(keeper: Keeper) -> None:
    """Where people log in: whether colleagues may open the report on the page."""
    record = keeper.record() if keeper.who else None
    if record is None or record.card.owner != keeper.who:
        return
    shared = record.value(SHARED) is True
    if st.toggle("同事登录后，用这个网址能一起填", value=shared, key=f"shared-{record.card.id}") != shared:
        keeper.kept.share(record.card.id, shared=not shared)
        st.rerun()

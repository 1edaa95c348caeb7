"""The page as a whole: entry on the left, the paper on the right, and the one place where accidents end."""

from __future__ import annotations

import contextlib
import datetime
import logging
import uuid
from pathlib import Path

import streamlit as st

from nianbao import wiring
from nianbao.errors import NianbaoError
from nianbao.report.typed import Typed
from nianbao.ui.entry import draw_profile, draw_promises, draw_topics
from nianbao.ui.handover import draw_result
from nianbao.ui.keeping import Keeper
from nianbao.ui.kept_reports import draw_keeping, draw_kept
from nianbao.ui.last_year import draw_last_year
from nianbao.ui.settings import draw_settings
from nianbao.ui.shelf import draw_past
from nianbao.ui.sources import draw_sources
from nianbao.ui.state import ViewState
from nianbao.ui.tables import draw_blank_is_zero, draw_table_2, draw_table_3, draw_table_4
from nianbao.ui.telling import draw_telling
from nianbao.workspace import Workspace

_log = logging.getLogger("nianbao.ui")
_PAST, _SETTINGS = "past", "settings"
"""Pages in tabs of their own: fields that are not drawn would lose what stands in them."""
_LOOKS = Path(__file__).with_name("page.css")


def show() -> None:
    """Draw the page; whatever goes wrong is told in Chinese and what was typed stays."""
    st.set_page_config(page_title="年报助手", layout="wide")
    st.html(_LOOKS)
    try:
        _draw()
    except NianbaoError as error:
        st.error("这一步没有做成：")
        st.text(str(error))
    except Exception:  # noqa: BLE001 - the outermost boundary: logged, and told with a next step
        number = uuid.uuid4().hex[:6].upper()
        _log.exception("page failed, number %s", number)
        st.error(
            f"出了意外（编号{number}）。已填的内容都存着；请刷新网页再试，仍然不行就把编号告诉维护人员。"
        )


def _draw() -> None:
    workspace = _workspace()
    if st.query_params.get("page") == _PAST:
        draw_past(workspace)
        return
    if st.query_params.get("page") == _SETTINGS:
        draw_settings(workspace, _workspace.clear)
        return
    empty = Typed(year=datetime.datetime.now().astimezone().year - 1)
    state = ViewState(st.session_state, empty)
    keeper = Keeper(workspace, state, st.session_state, st.query_params)
    # Before anything is drawn: whatever goes wrong below, what was typed is kept.
    keeper.keep()
    entry, result = st.columns([6, 5], gap="medium")
    with entry, st.container(key="entry"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader("年报助手", anchor=False)
            st.link_button("范文库", f"?page={_PAST}", type="tertiary", width="content")
            st.link_button("设置", f"?page={_SETTINGS}", type="tertiary", width="content")
        st.caption("边填边存：刷新、关掉网页都不会丢，再打开这个网址或从“保存着的报告”里接着填。")
        draw_keeping(keeper)
        draw_kept(keeper)
        draw_sources(workspace, state, empty, keeper)
        draw_last_year(workspace, state, keeper)
        draw_telling(workspace, state)
        draw_profile(state)
        _draw_tabs(state)
    with result, st.container(key="result"):
        draw_result(workspace, state, keeper)


def _draw_tabs(state: ViewState) -> None:
    topics, tables, promises = st.tabs(["素材", "三张表", "承诺与问题"])
    with topics:
        draw_topics(state)
    with tables:
        _draw_tables(state)
    with promises:
        draw_promises(state)


def _draw_tables(state: ViewState) -> None:
    draw_blank_is_zero(state)
    second, third, fourth = st.tabs(["表二", "表三", "表四"])
    with second:
        draw_table_2(state)
    with third:
        draw_table_3(state)
    with fourth:
        draw_table_4(state)


@st.cache_resource(show_spinner=False)
def _workspace() -> Workspace:
    logging.basicConfig(format="%(asctime)s %(name)s %(message)s")
    # Where the data lies and how much of it there is stands in the window the program was started in.
    logging.getLogger("nianbao").setLevel(logging.INFO)
    workspace = wiring.build()
    # What cannot be opened is told where it is used; clearing out what was deleted long ago can wait.
    with contextlib.suppress(NianbaoError):
        workspace.kept.clear_out()
    return workspace

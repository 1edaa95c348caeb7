"""The page as a whole: the rail, the work beside the paper, and the one place where accidents end."""

from __future__ import annotations

import datetime
import gc
import logging
import threading
import uuid
from pathlib import Path

import streamlit as st

from nianbao import wiring
from nianbao.errors import NianbaoError
from nianbao.report.typed import Typed
from nianbao.ui.desk import draw_desk, draw_views
from nianbao.ui.identity import who_is_here
from nianbao.ui.keeping import Keeper
from nianbao.ui.kept_reports import draw_keeping
from nianbao.ui.proof import draw_proof
from nianbao.ui.rail import draw_rail
from nianbao.ui.scene import scene_of
from nianbao.ui.state import View, ViewState
from nianbao.ui.talk import take_said
from nianbao.workspace import Workspace

_log = logging.getLogger("nianbao.ui")
_LOOKS = Path(__file__).with_name("page.css")
_RAIL_WIDTH = 232
"""Pixels: a part's name and its state in one line, and room for the paper on 1366."""


def show() -> None:
    """Draw the page; whatever goes wrong is told in Chinese and what was typed stays."""
    st.set_page_config(page_title="年报助手", layout="wide", initial_sidebar_state=_RAIL_WIDTH)
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
    who = who_is_here()
    if who is None:
        return
    workspace = _workspace()
    # Pages in tabs of their own: looking something up there leaves the work here as it is.
    match st.query_params.get("page"):
        case "past":
            from nianbao.ui.shelf import draw_past

            draw_past(workspace)
        case "settings":
            from nianbao.ui.settings import draw_settings

            draw_settings(workspace, _begin_anew, may_change=not who)
        case _:
            _draw_work(workspace, who)
    # Neither the first draft or search nor this page waits for libraries.
    _warm_up(workspace)


def _draw_work(workspace: Workspace, who: str) -> None:
    empty = Typed(year=datetime.datetime.now().astimezone().year - 1)
    state = ViewState(st.session_state, empty)
    keeper = Keeper(workspace, state, st.session_state, st.query_params, who)
    # Before anything is drawn: whatever goes wrong below, what was typed is kept.
    keeper.keep()
    scene = scene_of(workspace, state, keeper)
    if take_said(workspace, state, keeper, scene):
        scene = scene_of(workspace, state, keeper)
    with st.sidebar:
        draw_rail(state, keeper, scene)
    # Table 3 wants its seven columns side by side; everything else gives the room to the paper.
    desk, proof = st.columns([14, 8] if state.view is View.TABLES else [9, 11], gap="medium")
    with desk, st.container(key="desk"):
        draw_keeping(keeper)
        draw_views(state, scene)
        draw_desk(workspace, state, keeper, scene, empty)
    with proof, st.container(key="proof"):
        draw_proof(workspace, state, keeper, scene)


@st.cache_resource(show_spinner=False)
def _workspace() -> Workspace:
    logging.basicConfig(format="%(asctime)s %(name)s %(message)s")
    # Where the data lies and how much of it there is stands in the window the program was started in.
    logging.getLogger("nianbao").setLevel(logging.INFO)
    return wiring.build()


def _begin_anew() -> None:
    """Other settings: what they name is loaded for them too."""
    _workspace.clear()
    _warm_up.clear()


@st.cache_resource(show_spinner=False)
def _warm_up(_workspace: Workspace) -> None:
    def warm_up() -> None:
        for load in (_workspace.warm_up, _workspace.warm_up_shelf):
            load()
            # What is loaded by now stays: looking through it for garbage held pages up.
            gc.collect()
            gc.freeze()

    threading.Thread(target=warm_up, name="warming up", daemon=True).start()

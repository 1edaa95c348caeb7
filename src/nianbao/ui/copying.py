"""Buttons that put texts on the clipboard, also on an office network without https."""

from __future__ import annotations

import contextlib
import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.report.pieces import PIECES, WHOLE, Copied, digest_of
from nianbao.workspace import copies_in

if TYPE_CHECKING:
    from nianbao.report.pieces import Flavours
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.scene import Scene
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Finished, Workspace

_HERE = Path(__file__).parent
_copy = st.components.v2.component(
    "nianbao_copy",
    html='<div class="copy">\n</div>',
    css=(_HERE / "copying.css").read_text(encoding="utf-8"),
    js=(_HERE / "copying.js").read_text(encoding="utf-8"),
)


def draw_copy(workspace: Workspace, state: ViewState, keeper: Keeper, finished: Finished, part: str) -> None:
    """One button beside the paper: the part as Word keeps its looks, plain where there are none."""
    flavours = _flavours(workspace, state, finished, part, "part-to-copy")
    _draw(keeper, "copy-part", part, flavours, [_choice("复制", flavours.plain, flavours.word)])


def draw_copies(
    workspace: Workspace, state: ViewState, keeper: Keeper, scene: Scene, finished: Finished
) -> None:
    """Every piece in every flavour, and what was copied before and has changed since."""
    piece = st.selectbox("复制哪一块", list(PIECES), format_func=PIECES.__getitem__, key="piece", index=0)
    flavours = _flavours(workspace, state, finished, piece, "piece-to-copy")
    choices = [
        _choice("到Word、WPS", flavours.plain, flavours.word, "带字体、字号和合并的表格"),
        _choice("纯文字", flavours.plain, "", "每段空两格"),
        _choice("到网站后台", flavours.plain, flavours.clean, "干净的网页格式，字体由网站定"),
    ]
    if flavours.cells:
        choices.append(_choice("表格到Excel", flavours.cells, "", "连同栏目名称，按官方表格的格子"))
    if piece != WHOLE:
        choices += [
            _choice(f"只要数字（{place}）" if len(flavours.numbers) > 1 else "只要数字", block.text, "")
            for place, block in enumerate(flavours.numbers, start=1)
        ]
    _draw(keeper, "copy-piece", piece, flavours, choices)
    _draw_copied(scene, finished)


def _flavours(workspace: Workspace, state: ViewState, finished: Finished, piece: str, slot: str) -> Flavours:
    """A piece in every flavour, made anew when it says something else than at the last run."""
    said = f"{piece} {digest_of(finished.document, piece)}"
    return state.once(said, lambda: workspace.copied(finished.document, piece), slot=slot)


def _choice(label: str, plain: str, html: str, hint: str = "") -> dict[str, Any]:
    return {"label": label, "plain": plain, "html": html, "hint": hint}


def _draw(keeper: Keeper, key: str, piece: str, flavours: Flavours, choices: list[dict[str, Any]]) -> None:
    done = _copy(key=key, data={"copies": choices}, on_copied_change=lambda: None, width="content")
    if not done.get("copied"):
        return
    at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    # It is on the clipboard; that it cannot be remembered is no reason to trouble her.
    with contextlib.suppress(NianbaoError):
        keeper.kept.note_copy(keeper.begun(), Copied(piece, flavours.digest, at))
        st.rerun()


def _draw_copied(scene: Scene, finished: Finished) -> None:
    copies = copies_in(scene.record).values() if scene.record else ()
    for copied in sorted(copies, key=lambda each: each.at, reverse=True):
        at = datetime.datetime.fromisoformat(copied.at).astimezone().strftime("%m-%d %H:%M")
        told = f"{PIECES[copied.piece]}　{at}复制过"
        if copied.is_stale(finished.document):
            st.warning(f"{told}，后来内容有改动，请重新复制。")
        else:
            st.caption(f"{told}，到现在没有变。")

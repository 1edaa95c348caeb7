"""What comes back: the published page held against the report, and a Word file somebody worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.report.tables import part_name
from nianbao.ui.labels import plain

if TYPE_CHECKING:
    from nianbao.report.comparing import Comparison
    from nianbao.report.edited import Proposal
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Finished, Workspace
    from nianbao.workspace.returned import EditedPart, HandEdits

_FORMS = ["docx", "html", "htm", "pdf", "txt", "md", "rtf", "doc", "mht"]
_FIRST = 60
"""Differences that are drawn; a page with more is another report."""
_BECAME = {"changed": "改过", "added": "新加", "removed": "删去"}


def draw_comparing(workspace: Workspace, state: ViewState, finished: Finished) -> None:
    """回检: a file or pasted text, and every difference."""
    with st.expander("回检：公开出去的和这份报告一样吗"):
        st.caption("把网站上的年报存成网页，或者把最后的Word、PDF拿来；也可以在网页上全选复制，粘贴到下面。")
        file = st.file_uploader("公开出去的年报", type=_FORMS, key=state.key("published"))
        pasted = st.text_area("或者粘贴在这里", key=state.key("published-text"), height=80)
        data, name = (file.getvalue(), file.name) if file else (pasted.encode(), "粘贴的内容")
        if not data.strip():
            return
        ground = f"{hash(data)}{hash(finished.document.text)}{hash(str(finished.document.cells))}"
        try:
            found = state.once(ground, lambda: workspace.compare(finished, data, name), slot="compared")
        except NianbaoError as error:
            st.error("没有比成：")
            st.text(str(error))
            return
        _draw_comparison(found)


def _draw_comparison(found: Comparison) -> None:
    if found.is_same:
        st.success("一样，没有发现不同。")
    else:
        st.warning(f"有{len(found.differences)}处不同：")
    for place, each in enumerate(found.differences[:_FIRST]):
        with st.container(border=True, gap="xsmall", key=f"difference-of-published-{place}"):
            st.caption(plain(f"{each.kind.label}　{each.where}"))
            st.text(each.message)
            if each.ours or each.theirs:
                st.text(f"报告里：{each.ours or '（没有）'}\n公开的：{each.theirs or '（没有）'}")
    for told in (*(f"{each.where}：{each.reason}" for each in found.undecided), *found.unread):
        st.text(f"无法判断：{told}")


def draw_hand_edits(workspace: Workspace, state: ViewState, keeper: Keeper, finished: Finished) -> None:
    """A Word file somebody worked on: sentence by sentence to be taken over or not."""
    with st.expander("在Word里改过：把改动拿回来"):
        file = st.file_uploader("改过的文件", type=_FORMS, key=state.key("edited-file"))
        if file is None:
            return
        ground = f"{file.file_id}{hash(finished.document.text)}"
        try:
            edits = state.once(
                ground, lambda: workspace.hand_edits(finished, file.getvalue(), file.name), slot="hand-edits"
            )
        except NianbaoError as error:
            st.error("没有读成：")
            st.text(str(error))
            return
        _draw_edits(workspace, keeper, finished, edits)


def _draw_edits(workspace: Workspace, keeper: Keeper, finished: Finished, edits: HandEdits) -> None:
    changed = [part for part in edits.parts if part.is_changed]
    if not changed:
        st.success("正文没有改动。")
    chosen = {part.part: _draw_part(part) for part in changed}
    for figure in edits.figures:
        st.text(f"表格里的数要在“三张表”里改：{figure.message}")
    for name in map(part_name, edits.missing):
        st.text(f"文件里没有找到“{name}”，这一部分没有动。")
    if changed and st.button("采用勾选的", key="take-edits", type="primary"):
        try:
            for part in changed:
                workspace.writing.write_by_hand(
                    keeper.begun(), finished, part.part, part.text, chosen[part.part]
                )
        except NianbaoError as error:
            st.error("没有存下：")
            st.text(str(error))
            return
        st.rerun()


def _draw_part(part: EditedPart) -> list[int]:
    """Its changed sentences with a box each; the numbers of those that are ticked."""
    st.markdown(f"**{part_name(part.part)}**")
    offered = [proposal for proposal in part.proposals if proposal.kind != "kept"]
    return [proposal.number for proposal in offered if _draw_proposal(part.part, proposal)]


def _draw_proposal(part: str, proposal: Proposal) -> bool:
    with st.container(border=True, gap="xsmall", key=f"proposal-{part}-{proposal.number}"):
        taken = st.checkbox(_BECAME[proposal.kind], value=True, key=f"take-{part}-{proposal.number}")
        if proposal.before:
            st.text(f"－{proposal.before}")
        if proposal.after:
            st.text(f"＋{proposal.after}")
        if proposal.own:
            st.text(f"这些数算您自己写的，以后不跟着表格变：{'、'.join(proposal.own)}")
    return taken

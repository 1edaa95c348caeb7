"""The right part: the paper, what is still open, and the files to take away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.report.tables import part_name
from nianbao.report.typed import report_of
from nianbao.ui.by_model import draw_model
from nianbao.ui.paper import draw_paper
from nianbao.ui.rewriting import draw_rewriting

if TYPE_CHECKING:
    from collections.abc import Callable

    from nianbao.report.report import Report
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Finished, Workspace

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def draw_result(workspace: Workspace, state: ViewState, keeper: Keeper) -> None:
    """The draft of what is typed, or what is in its way."""
    if missing := state.typed.missing():
        st.info(f"填好{'、'.join(missing)}，这里就会出现草稿；之后左边每改一处，草稿随着更新。")
        return
    report = report_of(state.typed)
    if isinstance(report, tuple):
        with st.container(border=True):
            st.error("有几处要先改一下，改好后草稿会重新出现；已填的内容都在。")
            st.text("\n".join(report))
        return
    answers = workspace.answers_text(report)
    try:
        finished = state.once(answers, lambda: workspace.redrafted(report, state.written))
    except NianbaoError as error:
        _draw_downloads(report, answers)
        st.error("草稿没有写成，素材可以照常下载。")
        st.text(str(error))
        return
    keep = keeper.drafts_keeper()

    def word() -> bytes:
        # Called when the file is asked for, outside any run of the page.
        keep(finished)
        return workspace.exported(finished.document, ".docx")

    _draw_downloads(report, answers, word)
    draw_model(workspace, state, keeper, report)
    for note in (*state.told, *(note for _, note in finished.notes)):
        st.text(note)
    draw_rewriting(workspace, state, keeper, finished)
    _draw_summary(finished)
    draw_paper(finished.document)
    _draw_open(finished)


def file_name(title: str, ending: str) -> str:
    """A name that Windows accepts too."""
    return f"{_NOT_IN_NAMES.sub('_', title)}{ending}"


def _draw_downloads(report: Report, answers: str, word: Callable[[], bytes] | None = None) -> None:
    """The two files; the Word file is made when it is asked for and not at every change."""
    title = report.profile.title
    with st.container(key="downloads"):
        left, right = st.columns(2)
    left.download_button(
        "下载 Word 报告",
        word or b"",
        file_name(title, ".docx"),
        _WORD,
        key="word",
        on_click="ignore",
        type="primary",
        disabled=word is None,
        width="stretch",
    )
    right.download_button(
        "下载素材文件",
        answers.encode(),
        file_name(f"{title}素材", ".yaml"),
        "application/yaml",
        key="answers",
        on_click="ignore",
        width="stretch",
    )


def _draw_summary(finished: Finished) -> None:
    counts = (
        (len(finished.document.marks()), "处待补、待核"),
        (len(finished.unused), "处素材没有写入"),
    )
    found = "，".join(f"{count}{what}" for count, what in counts if count)
    st.caption(f"还有{found}，列在报告下面。" if found else "没有待补、待核的地方。")


def _draw_open(finished: Finished) -> None:
    marks = [f"{part_name(part)}　{mark}" for part, mark in finished.document.marks()]
    unused = [f"{each.words}　（{each.reason}）" for each in finished.unused]
    for heading, lines in (
        ("还要补充、核对的地方", marks),
        ("没有写进报告的素材", unused),
    ):
        if lines:
            with st.container(border=True, gap="xsmall"):
                st.markdown(f"**{heading}**（{len(lines)}）")
                for line in lines:
                    st.text(line)

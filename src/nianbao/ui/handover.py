"""Files to take away, and how they are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.ui.keeping import Keeper
    from nianbao.workspace import Finished, Workspace

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOT_IN_NAMES = regex(r'[\\/:*?"<>|\x00-\x1f]')


def draw_word(
    workspace: Workspace,
    keeper: Keeper,
    finished: Finished,
    *,
    key: str = "word",
    width: Literal["stretch", "content"] = "content",
) -> None:
    """The button for the Word file, which is made when it is asked for and not at every change."""
    keep = keeper.drafts_keeper()

    def word() -> bytes:
        # Called when the file is asked for, outside any run of the page.
        keep(finished)
        return workspace.exported(finished.document, ".docx")

    st.download_button(
        "下载 Word 报告",
        word,
        file_name(finished.document.title, ".docx"),
        WORD,
        key=key,
        on_click="ignore",
        type="primary",
        width=width,
    )


def file_name(title: str, ending: str) -> str:
    """A name that Windows accepts too."""
    return f"{_NOT_IN_NAMES.sub('_', title)}{ending}"

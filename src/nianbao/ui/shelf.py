"""范文库: put past reports on the shelf, look phrasing up, take reports off again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import FileUnreadable, NianbaoError
from nianbao.report.passage import PASSAGE_ASPECTS, aspect_name
from nianbao.report.report import AgencyKind
from nianbao.ui.labels import plain

if TYPE_CHECKING:
    from nianbao.report.passage import Found
    from nianbao.workspace import Workspace

_SHOWN = 8
_FORMS = ["docx", "html", "htm", "pdf", "txt", "md", "rtf", "doc", "mht"]


def draw_past(workspace: Workspace) -> None:
    """The whole page."""
    st.subheader("范文库", anchor=False)
    st.caption(
        "这里的年报只用来借鉴写法。数字、日期、单位和地名在入库时都已去掉，写年报时只用“句式”，不会带出别家的内容。"
    )
    with st.spinner("正在准备范文索引…"):
        state = workspace.past.refresh()
    if state.trouble:
        st.warning(state.trouble)
    for told in state.unread:
        st.warning("有一份年报没有读成：")
        st.text(told)
    search, stock = st.columns([3, 2], gap="large")
    with search:
        _draw_search(workspace)
    with stock:
        st.markdown(f"**库里的年报**（{state.reports}份，{state.passages}个段落）")
        _draw_upload(workspace)
        _draw_uploaded(workspace)
        _draw_shipped(workspace)


def _draw_search(workspace: Workspace) -> None:
    question = st.text_input("找写法", placeholder="照着素材写就行，例如：培训2次45人", key="past-question")
    with st.container(horizontal=True):
        aspect = st.selectbox(
            "方面",
            list(PASSAGE_ASPECTS),
            index=None,
            format_func=aspect_name,
            placeholder="不限",
            key="past-aspect",
        )
        kind = st.selectbox(
            "同类单位排在前面",
            list(AgencyKind),
            index=None,
            format_func=lambda each: each.label,
            placeholder="不分",
            key="past-kind",
        )
    if not question.strip():
        return
    found = workspace.past.search(question, aspects=(aspect,) if aspect else (), kind=kind, limit=_SHOWN)
    if not found:
        st.info("没有找到相近的段落，请换几个词再试。")
    for each in found:
        _draw_found(each)


def _draw_found(found: Found) -> None:
    passage = found.passage
    with st.container(border=True):
        st.caption(plain(f"{aspect_name(passage.aspect)}　{passage.title}"))
        st.markdown(marked(passage.text, found.words))
        st.caption("句式：" + plain(passage.skeleton))


def marked(text: str, words: tuple[str, ...]) -> str:
    """A passage as Markdown, the words looked for set off, nothing in it taken for markup."""
    wanted = sorted({word for word in words if word}, key=len, reverse=True)
    if not wanted:
        return plain(text)
    parts = re.split(f"({'|'.join(map(re.escape, wanted))})", text)
    return "".join(f":orange-background[{plain(part)}]" if part in wanted else plain(part) for part in parts)


def _draw_upload(workspace: Workspace) -> None:
    given = st.file_uploader(
        "放入往年的年报（Word、网页、PDF、文本）",
        type=_FORMS,
        accept_multiple_files=True,
        key=f"past-upload-{st.session_state.get('past-uploads', 0)}",
    )
    if not given:
        return
    refused = []
    for file in given:
        try:
            workspace.past.add(file.name, file.getvalue())
        except FileUnreadable as error:
            refused.append(str(error))
    st.session_state["past-refused"] = refused
    # A box of another name is empty: what was taken in is not offered again with every click.
    st.session_state["past-uploads"] = st.session_state.get("past-uploads", 0) + 1
    st.rerun()


def _draw_uploaded(workspace: Workspace) -> None:
    for told in st.session_state.get("past-refused", ()):
        st.error("有一份没有放进去：")
        st.text(told)
    try:
        uploaded = workspace.past.uploaded()
    except NianbaoError as error:
        st.text(str(error))
        return
    for source in uploaded:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(source.name)
            if st.button("移出", key=f"past-remove-{source.sha256}", type="tertiary"):
                workspace.past.remove(source.sha256)
                st.rerun()


def _draw_shipped(workspace: Workspace) -> None:
    shipped = workspace.past.shipped()
    with st.expander(f"随程序带来的范文（{len(shipped)}份，单位都是虚构的）"):
        chosen = st.selectbox(
            "看一份",
            range(len(shipped)),
            index=None,
            format_func=lambda place: workspace.past.title(shipped[place]),
            placeholder="请选择",
            key="past-shipped",
        )
        if chosen is not None:
            paper, _ = shipped[chosen].read()
            st.markdown(f"**{plain(paper.title)}**")
            for _, line in paper.narrative():
                st.markdown(f"**{plain(line.text)}**" if line.is_heading else plain(line.text))

"""Having one part written otherwise: an instruction, a look at what changed, and the clerk's yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.report.rewritten import differences
from nianbao.report.slots import Slots
from nianbao.report.tables import part_name

if TYPE_CHECKING:
    from nianbao.report.draft import Draft
    from nianbao.report.rewritten import Rewritten
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Finished, Workspace

_GLANCE = 0.4
_SIGNS = {"same": "　", "gone": "－", "new": "＋"}


def draw_rewriting(workspace: Workspace, state: ViewState, keeper: Keeper, finished: Finished) -> None:
    """The place where one part is written otherwise; nothing without a model."""
    if not workspace.model or state.run is not None:
        return
    with st.expander("重写一个部分", expanded=bool(state.rewriting or state.rewritten)):
        if state.rewriting is not None:
            _watch(state)
        elif state.rewritten is not None:
            _draw_outcome(workspace, state, keeper, finished, state.rewritten)
        else:
            _draw_wish(workspace, state, finished)


def _draw_wish(workspace: Workspace, state: ViewState, finished: Finished) -> None:
    drafts = {draft.part: draft for draft in finished.drafts}
    part = st.selectbox("哪个部分", list(drafts), format_func=part_name, key="rewrite-part")
    instruction = st.text_input(
        "怎么改", key="rewrite-instruction", placeholder="例如：写短一点；语气更平实；先写网站，再写公众号"
    )
    locked = st.multiselect(
        "这些句子不动",
        _sentences(drafts[part], finished),
        key=f"rewrite-locked-{part}",
        placeholder="可以不选",
    )
    agreed = bool(st.session_state.get(state.key("consent"), False)) or not workspace.sends_to
    if not st.button("重写", key="rewrite-begin", disabled=not (instruction.strip() and agreed)):
        return
    try:
        begun = workspace.begin_rewrite(finished, part, instruction.strip(), tuple(locked), consent=agreed)
    except NianbaoError as error:
        st.error("没有开始重写：")
        st.text(str(error))
        return
    if isinstance(begun, str):
        st.warning("要先补一条素材：")
        st.text(f"“{begun}”在这一部分的素材和表格里都没有。请在左边的素材里写明，再来重写。")
        return
    state.rewriting = begun
    st.rerun()


def _watch(state: ViewState) -> None:
    @st.fragment(run_every=_GLANCE)
    def watch() -> None:
        run = state.rewriting
        if run is None:
            return
        if run.is_over:
            state.rewritten = run.result()
            state.rewriting = None
            st.rerun()
        progress = run.progress
        st.caption(f"{part_name(progress.part)}　{progress.phase.label}")
        if st.button("停止", key="rewrite-stop"):
            run.cancel()
        st.text(progress.text)

    watch()


def _draw_outcome(
    workspace: Workspace, state: ViewState, keeper: Keeper, finished: Finished, rewritten: Rewritten
) -> None:
    draft = rewritten.draft
    if draft is None:
        st.warning("先补充素材，再重写：" if rewritten.question else "没有换成新的写法：")
        st.text(rewritten.question or rewritten.note)
        if st.button("知道了", key="rewrite-close"):
            state.rewritten = None
            st.rerun()
        return
    current = next(each for each in finished.drafts if each.part == draft.part)
    st.caption(f"{part_name(draft.part)}：－是原来的，＋是新写的")
    before, after = "".join(_sentences(current, finished)), "".join(_sentences(draft, finished))
    st.text("\n".join(f"{_SIGNS[kind]}{sentence}" for kind, sentence in differences(before, after)))
    if rewritten.left_out:
        st.warning("新的写法没有写到：")
        st.text("\n".join(rewritten.left_out))
    with st.container(horizontal=True):
        if st.button("采用", key="rewrite-take", type="primary"):
            text = workspace.rewritten_text(finished, rewritten)
            if text is not None:
                state.written = {**state.written, draft.part: text}
                report = finished.report
                keeper.drafts_keeper()(workspace.redrafted(report, state.written))
            state.rewritten = None
            st.rerun()
        if st.button("不采用", key="rewrite-leave"):
            state.rewritten = None
            st.rerun()


def _sentences(draft: Draft, finished: Finished) -> list[str]:
    slots = Slots(finished.report)
    return [
        slots.render(sentence.text).text for paragraph in draft.paragraphs for sentence in paragraph.sentences
    ]

"""Having one part written otherwise: an instruction, a look at what changed, and the clerk's yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.report import edited
from nianbao.report.rewritten import differences
from nianbao.report.slots import Slots
from nianbao.report.tables import part_name
from nianbao.ui.by_model import consent_key

if TYPE_CHECKING:
    from nianbao.ports import RewriteRun
    from nianbao.report.draft import Draft
    from nianbao.report.rewritten import Rewritten
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.scene import Scene
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Finished, Workspace

_GLANCE = 0.4
"""Seconds between two looks at a text in the making."""
_SIGNS = {"same": "　", "gone": "－", "new": "＋"}


def draw_rewriting(
    workspace: Workspace, state: ViewState, keeper: Keeper, scene: Scene, finished: Finished
) -> None:
    """The wish, the text in the making, or what came of it."""
    run = workspace.writing.rewriting(scene.number) if scene.number else None
    if run is None:
        _draw_wish(workspace, state, keeper, scene, finished)
    elif run.is_over:
        _draw_outcome(workspace, state, keeper, finished, run.result())
    else:
        _watch(run)


def _draw_wish(
    workspace: Workspace, state: ViewState, keeper: Keeper, scene: Scene, finished: Finished
) -> None:
    part = state.part
    draft = next(draft for draft in finished.drafts if draft.part == part)
    instruction = st.text_input(
        "怎么改",
        value=state.instruction,
        key=f"wish-{part}-{state.instruction}",
        placeholder="例如：写短一点；语气更平实；先写网站，再写公众号",
    )
    sentences = st.multiselect(
        "这些句子不动", printed_sentences(draft, finished), key=f"fixed-{part}", placeholder="可以不选"
    )
    agreed = not workspace.sends_to or bool(st.session_state.get(consent_key(scene), False))
    if not agreed:
        st.caption("接口在单位网络之外，要先在上面勾选同意。")
    if not st.button("开始重写", key="rewrite-begin", disabled=not (instruction.strip() and agreed)):
        return
    try:
        lacking = workspace.writing.begin_rewrite(
            keeper.begun(), finished, part, instruction.strip(), tuple(sentences), consent=agreed
        )
    except NianbaoError as error:
        st.error("没有开始重写：")
        st.text(str(error))
        return
    if lacking:
        st.warning("要先补一条素材：")
        st.text(f"“{lacking}”在这一部分的素材和表格里都没有。请在对话里说一句，再来重写。")
        return
    state.instruction = ""
    st.rerun()


def _watch(run: RewriteRun) -> None:
    @st.fragment(run_every=_GLANCE)
    def watch() -> None:
        if run.is_over:
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
    number = keeper.shown.report
    draft = rewritten.draft
    if draft is None:
        st.warning("先补充素材，再重写：" if rewritten.question else "没有换成新的写法：")
        st.text(rewritten.question or rewritten.note)
        if st.button("知道了", key="rewrite-close"):
            workspace.writing.leave_rewrite(number)
            state.doing = ""
            st.rerun()
        return
    current = next(each for each in finished.drafts if each.part == draft.part)
    st.caption(f"{part_name(draft.part)}：－是原来的，＋是新写的")
    draw_differences(differences(printed(current, finished), printed(draft, finished)))
    if rewritten.left_out:
        st.warning("新的写法没有写到：")
        st.text("\n".join(rewritten.left_out))
    with st.container(horizontal=True):
        if st.button("采用", key="rewrite-take", type="primary"):
            workspace.writing.take_rewrite(number, finished, rewritten)
            state.doing = ""
            st.rerun()
        if st.button("不采用", key="rewrite-leave"):
            workspace.writing.leave_rewrite(number)
            state.doing = ""
            st.rerun()


def draw_differences(found: tuple[tuple[str, str], ...]) -> None:
    """Two texts sentence by sentence, what went and what came set apart by more than colour."""
    with st.container(key="differences", gap=None):
        for place, (kind, sentence) in enumerate(found):
            with st.container(key=f"difference-{kind}-{place}"):
                st.text(f"{_SIGNS[kind]}{sentence}")


def printed(draft: Draft | None, finished: Finished) -> str:
    """The part as it reads, one paragraph or heading a line."""
    return edited.printed(draft, Slots(finished.report)) if draft else ""


def printed_sentences(draft: Draft, finished: Finished) -> list[str]:
    """Its sentences as they are printed."""
    slots = Slots(finished.report)
    return [
        slots.render(sentence.text).text for paragraph in draft.paragraphs for sentence in paragraph.sentences
    ]

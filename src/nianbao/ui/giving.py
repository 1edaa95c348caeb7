"""交付: everything that leaves the program in the clerk's hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.interview.next_question import ready
from nianbao.report.document import Closing
from nianbao.report.filling import Outcome
from nianbao.report.typed_date import typed_date
from nianbao.ui.copying import draw_copies
from nianbao.ui.handover import WORD, draw_word, file_name
from nianbao.ui.postering import draw_postering
from nianbao.ui.returning import draw_comparing, draw_hand_edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from nianbao.report.filling import FilledTemplate
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.scene import Scene
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Finished, Workspace

_OTHERS = (
    (".html", "网页", "text/html"),
    (".md", "Markdown", "text/markdown"),
    (".txt", "纯文本", "text/plain"),
)
_BECAME = {
    Outcome.MISSING: "模板里没有找到",
    Outcome.KEPT: "没有动",
    Outcome.REPLACED: "换掉了原有内容",
    Outcome.REMARK: "请注意",
    Outcome.FILLED: "已填",
}


def draw_giving(workspace: Workspace, state: ViewState, keeper: Keeper, scene: Scene) -> None:
    """The whole view."""
    if scene.report is None:
        st.info("填好单位、类别和年度，有了报告才能交付。")
        return
    told = ready(scene.situation)
    (st.success if told.ready and not scene.open_findings else st.info)(_standing(scene, told.told))
    if scene.finished is None:
        _draw_answers(workspace, scene)
        return
    _draw_files(workspace, keeper, scene, scene.finished)
    _draw_template(workspace, state, scene, scene.finished)
    with st.container(border=True, key="give-copies"):
        st.markdown("**复制到别处**")
        draw_copies(workspace, state, keeper, scene, scene.finished)
    draw_comparing(workspace, state, scene.finished)
    draw_hand_edits(workspace, state, keeper, scene.finished)
    draw_postering(workspace, state, scene, scene.finished)


def _standing(scene: Scene, told: str) -> str:
    marks = len(scene.finished.document.marks()) if scene.finished else 0
    open_ones = len(scene.open_findings)
    left = [f"报告里还有{marks}处待补待核"] if marks else []
    left += [f"校核还有{open_ones}处没有处理"] if open_ones else []
    return f"{told}{'，'.join(left)}{'。' if left else ''}"


def _draw_files(workspace: Workspace, keeper: Keeper, scene: Scene, finished: Finished) -> None:
    with st.container(border=True, key="give-files"):
        st.markdown("**下载**")
        draw_word(workspace, keeper, finished, key="word-give", width="stretch")
        _draw_closing(keeper, scene)
        with st.container(horizontal=True, gap="small"):
            for ending, label, kind in _OTHERS:
                st.download_button(
                    label,
                    _made(workspace, finished, ending),
                    file_name(finished.document.title, ending),
                    kind,
                    key=f"give{ending}",
                    on_click="ignore",
                )
            _draw_answers(workspace, scene)


def _draw_closing(keeper: Keeper, scene: Scene) -> None:
    """成文日期 and a contact below the text, kept with the report; both may stay empty."""
    standing = finished_closing(scene)
    with (
        st.form("closing", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        date = st.text_input("成文日期", value=standing.date, placeholder="2025-01-20，可以不填")
        contact = st.text_input("文末联系方式", value=standing.contact, placeholder="可以不填")
        if not st.form_submit_button("写在文末"):
            return
    try:
        keeper.kept.sign(keeper.begun(), typed_date(date), contact.strip())
    except NianbaoError as error:
        st.error("没有写上：")
        st.text(str(error))
        return
    st.rerun()


def finished_closing(scene: Scene) -> Closing:
    """What stands below the text now."""
    return (scene.finished.document.closing if scene.finished else None) or Closing("")


def _made(workspace: Workspace, finished: Finished, ending: str) -> Callable[[], bytes]:
    return lambda: workspace.exported(finished.document, ending)


def _draw_answers(workspace: Workspace, scene: Scene) -> None:
    report = scene.report
    if report is None:
        return
    st.download_button(
        "素材文件",
        lambda: workspace.answers_text(report).encode(),
        file_name(f"{report.profile.title}素材", ".yaml"),
        "application/yaml",
        key="answers",
        on_click="ignore",
        help="单位、表格和素材，可以在别的电脑上打开接着填",
    )


def _draw_template(workspace: Workspace, state: ViewState, scene: Scene, finished: Finished) -> None:
    """The county office's own file, filled in place."""
    with st.container(border=True, key="give-template"):
        st.markdown("**填入县里发的模板**")
        file = st.file_uploader("模板（.docx，不用做任何准备）", type=["docx"], key=state.key("template"))
        if file is None:
            return
        closing = finished_closing(scene)
        replace = st.checkbox(
            "替换模板里已有的正文（比如去年的）", key=state.key("template-replace"), value=False
        )
        printed = (finished.document.text, str(finished.document.cells), closing, replace)
        ground = f"{file.file_id}{hash(printed)}"
        try:
            filled = state.once(
                ground,
                lambda: workspace.filled(
                    finished, file.getvalue(), file.name, replace=replace, date=closing.date
                ),
                slot="template",
            )
        except NianbaoError as error:
            st.error("没有填成，模板没有动：")
            st.text(str(error))
            return
        _draw_filled(filled, file.name)


def _draw_filled(filled: FilledTemplate, name: str) -> None:
    whole = "都填进去了" if filled.is_whole else "有的没有填，见下面"
    (st.success if filled.is_whole else st.warning)(f"填了{filled.cells}格；{whole}。")
    st.download_button(
        "下载填好的模板",
        filled.data,
        f"填好-{name}",
        WORD,
        key="filled-template",
        on_click="ignore",
        type="primary",
        width="stretch",
    )
    for outcome, label in _BECAME.items():
        notes = [note for note in filled.notes if note.outcome is outcome]
        if not notes:
            continue
        with st.expander(f"{label}（{len(notes)}）", expanded=outcome in (Outcome.MISSING, Outcome.KEPT)):
            for note in notes:
                st.text(f"{note.text}　原来是：{note.before}" if note.before else note.text)

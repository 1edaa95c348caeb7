"""校核: what a strict reviewer would find, with the repair to take over or the reason to give."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import streamlit as st

from nianbao.checks.check import Severity
from nianbao.errors import NianbaoError
from nianbao.interview.next_question import is_told, questions_of
from nianbao.interview.situation import PART_OF
from nianbao.report.tables import CELLS, part_name
from nianbao.ui.state import View

if TYPE_CHECKING:
    from nianbao.checks.check import Finding, Repair
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.scene import Scene
    from nianbao.ui.state import ViewState

_FIRST = 30
"""Findings drawn with their buttons; more than that are mended one after the other anyway."""
_SIDE_BY_SIDE = 2
_OFFERED = 8
_PLACES = {"title": "标题", "lead": "编制说明", "report": "全文"}


def draw_findings(keeper: Keeper, state: ViewState, scene: Scene) -> None:
    """The whole view."""
    if scene.outcome is None:
        st.info("填好单位、类别和年度，有了报告才能校核。")
        return
    counts = scene.outcome.counts
    warnings = sum(each.severity is Severity.WARN for each in scene.findings)
    st.caption(
        f"错误{counts['error']}处，要改正；警告{warnings}处，改正或者写明理由；提示{counts['hint']}处，看一眼。"
        f"{'' if scene.previous else '读入上年年报后，还会和上年核对。'}"
    )
    _draw_marks(state, scene)
    if not scene.findings:
        st.success(
            "没有发现别的问题。" if scene.finished and scene.finished.document.marks() else "没有发现问题。"
        )
    for number, finding in enumerate(scene.findings[:_FIRST], start=1):
        _draw_finding(keeper, state, scene, number, finding)
    if len(scene.findings) > _FIRST:
        st.caption(f"另有{len(scene.findings) - _FIRST}处，改完上面的再看。")
    if scene.outcome.undecided:
        with st.expander(f"缺少依据、没有判断的项目（{len(scene.outcome.undecided)}）"):
            for code, reason in scene.outcome.undecided.items():
                st.text(f"{code}　{reason}")


def _draw_marks(state: ViewState, scene: Scene) -> None:
    """What is still to be filled in, part by part, with the way to the question."""
    marks = scene.finished.document.marks() if scene.finished else ()
    if not marks:
        return
    with st.expander(f"还有{len(marks)}处待补待核", expanded=not scene.findings):
        for place, (part, mark) in enumerate(marks):
            with st.container(
                horizontal=True, wrap=False, vertical_alignment="center", gap="small", key=f"mark-{place}"
            ):
                st.text(f"{part_name(part)}　{mark}")
                if st.button("去补", key=f"to-mark-{place}", type="tertiary"):
                    go_to_part(state, scene, part)


def _draw_finding(keeper: Keeper, state: ViewState, scene: Scene, number: int, finding: Finding) -> None:
    reason = scene.outcome.standing.get(finding.key, "") if scene.outcome else ""
    chosen = number == state.finding
    with st.container(border=True, gap="xsmall", key=f"finding-{'chosen-' if chosen else ''}{number}"):
        head = f"{number}　{finding.severity.label}　{place_name(finding.where)}　{finding.code}"
        st.caption(head + ("　已写明理由" if reason else ""))
        st.text(told(finding))
        if finding.excerpt:
            st.text(f"“{finding.excerpt}”")
        if reason:
            st.text(f"理由：{reason}")
        with st.container(horizontal=True, gap="small"):
            _draw_repairs(keeper, state, finding)
            if st.button("去看看", key=f"look-{finding.key}", type="tertiary"):
                _go(state, scene, finding)
            if finding.severity is not Severity.ERROR:
                _draw_reason(keeper, finding, reason)
            with st.popover("依据", type="tertiary"):
                st.text(finding.source)


def told(finding: Finding) -> str:
    """What is wrong; how to mend it stands on the buttons."""
    return f"{finding.message.partition('。')[0]}。" if finding.repairs else finding.message


def _draw_repairs(keeper: Keeper, state: ViewState, finding: Finding) -> None:
    """One or two repairs side by side; of more, none is more likely than it says, so they stand in a list."""
    repairs = finding.repairs
    place = st.container() if len(repairs) <= _SIDE_BY_SIDE else st.popover(f"有{len(repairs)}种改法")
    with place:
        for number, repair in enumerate(repairs[:_OFFERED]):
            if st.button(f"采纳：{repair_told(repair)}", key=f"repair-{finding.key}-{number}"):
                _mend(keeper, state, repair)


def _draw_reason(keeper: Keeper, finding: Finding, reason: str) -> None:
    with st.popover("改理由" if reason else "说明理由", type="tertiary"):
        words = st.text_input("为什么可以这样", value=reason, key=f"reason-{finding.key}")
        if st.button("存下理由", key=f"stand-{finding.key}", disabled=not words.strip() and not reason):
            try:
                keeper.kept.let_stand(keeper.begun(), finding.key, words)
            except NianbaoError as error:
                st.error("没有存下：")
                st.text(str(error))
                return
            st.rerun()


def _mend(keeper: Keeper, state: ViewState, repair: Repair) -> None:
    """Put the repair into the cells; it is kept with the next run like anything typed."""
    state.take_cells({key: Decimal(value) for key, value in repair.cells})
    keeper.keep()
    st.rerun()


def _go(state: ViewState, scene: Scene, finding: Finding) -> None:
    """Where the fault can be mended."""
    if finding.where in CELLS or finding.where in ("2", "3", "4"):
        state.view = View.TABLES
        state.table = int(finding.where.removeprefix("t")[0])
        st.rerun()
    go_to_part(state, scene, finding.where)


def go_to_part(state: ViewState, scene: Scene, part: str) -> None:
    """To the conversation about a part: its first question that is open, or its first of all."""
    state.part = part
    state.view = View.TALK
    topics = (topic for topic, of in PART_OF.items() if of == part)
    asked = [asked for topic in topics for asked in questions_of(scene.situation, topic)]
    open_ones = [
        each
        for each in asked
        if scene.situation.log.state(each.id) is None and not is_told(scene.situation, each.question)
    ]
    state.going_back = (open_ones or asked)[0].id if asked else ""
    st.rerun()


def place_name(where: str) -> str:
    """What a clerk calls the place of a finding."""
    if where in CELLS:
        return CELLS[where].label
    return _PLACES.get(where) or part_name(where)


def repair_told(repair: Repair) -> str:
    """A repair as a button says it."""
    return "，".join(f"{CELLS[key].label}改为{value}" for key, value in repair.cells)

"""The kept reports: choose one, begin next year's, delete; and what stands in the way of keeping."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.report.record import ReportState
from nianbao.ui.keeping import Keeper, name_of, said
from nianbao.workspace import GRACE_DAYS

if TYPE_CHECKING:
    from nianbao.report.record import Card


def draw_kept(keeper: Keeper) -> None:
    """The list of reports, where there are any."""
    try:
        every = keeper.kept.cards(*ReportState, owner=keeper.who)
    except NianbaoError:
        # Said already, above: what is typed cannot be kept either.
        return
    if not every:
        st.caption("还没有。答第一个问题，或者填一格，就会自动存成一份报告。")
        return
    state = st.segmented_control(
        "状态",
        list(ReportState),
        required=True,
        default=ReportState.OPEN,
        format_func=lambda each: each.label,
        key="shelf-state",
        label_visibility="collapsed",
    )
    cards = {card.id: card for card in every if card.state is state}
    chosen = st.selectbox(
        "报告",
        list(cards),
        index=None,
        format_func=lambda number: _line(cards[number]),
        key=f"shelf-{state}",
        placeholder="请选择" if cards else "没有",
        label_visibility="collapsed",
    )
    with st.container(horizontal=True):
        for label, step in _STEPS.get(state or ReportState.OPEN, {}).items():
            if st.button(label, key=f"shelf-{label}", disabled=chosen is None) and chosen:
                step(keeper, chosen)
                st.rerun()
    if state is ReportState.DELETED:
        st.caption(f"删除满{GRACE_DAYS}天后才真正清除，在那以前都可以取回。")


def _open(keeper: Keeper, number: str) -> None:
    keeper.open(number)


def _follow_on(keeper: Keeper, number: str) -> None:
    keeper.open(keeper.kept.follow_on(number, keeper.who))


def _archive(keeper: Keeper, number: str) -> None:
    keeper.kept.archive(number)
    _let_go(keeper, number)


def _delete(keeper: Keeper, number: str) -> None:
    keeper.kept.delete(number)
    _let_go(keeper, number)


def _bring_back(keeper: Keeper, number: str) -> None:
    keeper.kept.bring_back(number)


def _let_go(keeper: Keeper, number: str) -> None:
    if number == keeper.shown.report:
        keeper.leave()


_STEPS: dict[ReportState, dict[str, Callable[[Keeper, str], None]]] = {
    ReportState.OPEN: {"打开": _open, "接着写下一年": _follow_on, "归档": _archive, "删除": _delete},
    ReportState.ARCHIVED: {"打开看": _open, "接着写下一年": _follow_on, "取回": _bring_back},
    ReportState.DELETED: {"取回": _bring_back},
}


def draw_keeping(keeper: Keeper) -> None:
    """Whether what is typed is kept, and what the clerk has to choose."""
    shown = keeper.shown
    if shown.absent:
        st.warning("没有打开要找的报告：")
        st.text(shown.absent)
    if shown.trouble:
        st.error("刚才填的内容还没有保存，请不要关掉网页：")
        st.text(shown.trouble)
        st.toast("刚才填的内容还没有保存，原因见网页最上面。")
    if shown.conflicts:
        st.toast("有一项在别处刚被改过，请到网页最上面选用哪一个。")
    for key, conflict in shown.conflicts.items():
        with st.container(border=True):
            st.warning(f"“{name_of(key)}”在别处刚被改过，请选用哪一个：")
            st.text(f"别处填的：{said(conflict.standing.value)}")
            st.text(f"您填的：{said(conflict.wanted.value)}")
            with st.container(horizontal=True):
                if st.button("用我填的", key=f"mine-{key}"):
                    keeper.choose(key, mine=True)
                    st.rerun()
                if st.button("用别处填的", key=f"theirs-{key}"):
                    keeper.choose(key, mine=False)
                    st.rerun()
    if shown.others and not shown.conflicts:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text("别处也在填这份报告，有新的内容。")
            if st.button("取来最新内容", key="refresh", type="tertiary"):
                keeper.refresh()
                st.rerun()


def _line(card: Card) -> str:
    return f"{card.agency or '未填单位'}　{card.year or '未填年度'}　{card.touched_here}"

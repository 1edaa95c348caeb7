"""The kept reports: choose one, begin next year's, delete; and what stands in the way of keeping."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.ui.keeping import name_of, said

if TYPE_CHECKING:
    from nianbao.report.record import Card
    from nianbao.ui.keeping import Keeper


def draw_shelf(keeper: Keeper) -> None:
    """The list of reports, where there are any."""
    try:
        cards = {card.id: card for card in keeper.kept.cards()}
    except NianbaoError:
        # Said already, above: what is typed cannot be kept either.
        return
    if not cards:
        return
    with st.expander(f"保存着的报告（{len(cards)}份）"):
        chosen = st.selectbox(
            "报告",
            list(cards),
            index=None,
            format_func=lambda number: _line(cards[number]),
            key="shelf",
            placeholder="请选择",
            label_visibility="collapsed",
        )
        with st.container(horizontal=True):
            if st.button("打开", key="shelf-open", disabled=chosen is None) and chosen:
                keeper.open(chosen)
                st.rerun()
            if st.button("接着写下一年", key="shelf-next", disabled=chosen is None) and chosen:
                keeper.open(keeper.kept.follow_on(chosen))
                st.rerun()
            if st.button("删除", key="shelf-delete", disabled=chosen is None) and chosen:
                keeper.kept.delete(chosen)
                if chosen == keeper.shown.report:
                    keeper.set_aside()
                st.rerun()
        st.caption("删除的报告30天内可以恢复（nianbao reports --all）。")


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
    return f"{card.agency or '未填单位'}　{card.year or '未填年度'}　{card.touched_at[:10]}"

"""The left part: who reports, the remarks topic by topic, promises and problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from nianbao.report.answer_keys import YEARS
from nianbao.report.answer_values import LONGEST_NAME
from nianbao.report.facts import TOPICS
from nianbao.report.report import AgencyKind, PromiseStatus
from nianbao.ui.hints import GROUPS, HINTS

if TYPE_CHECKING:
    from nianbao.ui.state import ViewState


def draw_profile(state: ViewState) -> None:
    """Whose report it is."""
    agency, kind, year = st.columns([5, 5, 3])
    agency.text_input(
        "单位全称",
        key=state.key("agency"),
        max_chars=LONGEST_NAME,
        placeholder="与公章一致，例如：青石镇人民政府",
    )
    kind.selectbox(
        "单位类别",
        list(AgencyKind),
        index=None,
        format_func=lambda each: each.label,
        key=state.key("kind"),
        placeholder="请选择",
    )
    # A list, not a number box: that one lets a wrong year stand and complains in English.
    year.selectbox(
        "年度",
        list(YEARS),
        index=None,
        key=state.key("year"),
        placeholder="请选择",
        help="报告写的是哪一年，不是写报告的这一年",
    )


def draw_topics(state: ViewState) -> None:
    """A box for each topic, one remark a line."""
    st.caption("一件事写一行，想到什么写什么，数字和单位写清楚。没写到的，草稿里会留出“待补”，不会替您编造。")
    for heading, topics in GROUPS:
        st.markdown(f"**{heading}**")
        for topic in topics:
            st.text_area(
                TOPICS[topic],
                key=state.key(topic),
                height="content",
                placeholder=HINTS[topic],
                help=HINTS[topic],
            )


def _visible(place: int) -> Literal["visible", "collapsed"]:
    """Labels stand over the first row only; for readers of the screen they are in every row."""
    return "visible" if place == 0 else "collapsed"


def draw_promises(state: ViewState) -> None:
    """Last year's promises and this year's problems, row by row; an emptied row is gone."""
    st.caption("可以不填。逐条对应着写，草稿会更准；清空一行就是删去这一条。")
    st.markdown("**上年整改承诺**")
    for place in range(len(state.typed.promises)):
        promise, status, evidence = st.columns([5, 3, 5])
        shown = _visible(place)
        promise.text_input("承诺的事", key=state.key(f"promise{place}"), label_visibility=shown)
        status.selectbox(
            "落实情况",
            list(PromiseStatus),
            index=None,
            format_func=lambda choice: choice.label,
            key=state.key(f"status{place}"),
            placeholder="请选择",
            label_visibility=shown,
        )
        evidence.text_input("落实的依据", key=state.key(f"evidence{place}"), label_visibility=shown)
    if unanswered := sum(row.open for row in state.typed.promises if not row.empty):
        st.caption(f"还有{unanswered}条没有选落实情况，草稿里先不写。")
    st.markdown("**本年度的问题与措施**")
    for place in range(len(state.typed.problems)):
        problem, measure = st.columns(2)
        shown = _visible(place)
        problem.text_input("问题", key=state.key(f"problem{place}"), label_visibility=shown)
        measure.text_input("改进措施", key=state.key(f"measure{place}"), label_visibility=shown)

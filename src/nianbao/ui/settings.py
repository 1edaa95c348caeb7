"""设置: where the language model is, whether it works, and what has left the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import NianbaoError

if TYPE_CHECKING:
    from collections.abc import Callable

    from nianbao.workspace import Workspace

_SHOWN = 200
"""Entries of the log; the command `outbound` shows all."""
_EXAMPLES = "例如 http://10.1.2.3:8000/v1（单位内网）、http://localhost:11434/v1（本机Ollama）"


def draw_settings(workspace: Workspace, restart: Callable[[], None], *, may_change: bool = True) -> None:
    """The whole page.

    Args:
        workspace: what the page works with.
        restart: makes new settings count.
        may_change: whether the endpoint may be set here; not where many people log in.
    """
    st.subheader("设置", anchor=False)
    st.caption("不设大模型也能用：草稿由内置写法完成，不连接网络。")
    left, right = st.columns([3, 2], gap="large")
    with left:
        _draw_endpoint(workspace, restart, may_change=may_change)
        _draw_probe(workspace)
    with right:
        _draw_outbound(workspace)


def _draw_endpoint(workspace: Workspace, restart: Callable[[], None], *, may_change: bool) -> None:
    st.markdown("**大模型接口**")
    if not may_change and not workspace.model:
        st.caption("没有设。要设请找维护人员，在服务器上设环境变量。")
        return
    if workspace.model_is_fixed or not may_change:
        st.text(f"地址：{workspace.model_place}\n模型：{workspace.model}")
        st.caption("由维护人员设定；要改，请改环境变量后重新启动。")
        return
    with st.form("endpoint"):
        url = st.text_input("地址（到/v1为止）", value=workspace.model_place, placeholder=_EXAMPLES)
        model = st.text_input("模型名", value=workspace.model, placeholder="例如 qwen3-32b")
        key = st.text_input(
            "密钥",
            type="password",
            placeholder="已存，不改就留空" if workspace.has_key else "没有就留空",
            help="只写在数据文件夹里的.env文件中，不进数据库，不进备份，不显示。",
        )
        if st.form_submit_button("保存"):
            try:
                workspace.set_model(url, model, key)
            except NianbaoError as error:
                st.error("没有保存：")
                st.text(str(error))
                return
            restart()
            st.rerun()
    if workspace.sends_to:
        st.warning("这个地址在单位网络之外。每份报告第一次用它起草前，都要先勾选同意。")


def _draw_probe(workspace: Workspace) -> None:
    if not workspace.model:
        return
    st.markdown("**测试连接**")
    if not st.button("测试连接"):
        st.caption("依次试：连得上、密钥、模型名、逐字输出、思考、长文会不会被悄悄截断。")
        return
    try:
        for step in workspace.probe():
            (st.success if step.passed else st.error)(f"{step.name}：{'通过' if step.passed else '不通'}")
            st.text(step.told)
    except NianbaoError as error:
        st.error("没有测成：")
        st.text(str(error))


def _draw_outbound(workspace: Workspace) -> None:
    st.markdown("**向外发送过什么**")
    entries = workspace.kept.outbound()
    if not entries:
        st.caption("没有向外发送过任何内容。")
        return
    if (broken := workspace.kept.outbound_broken_at()) is not None:
        st.error(f"外发记录从第{broken}条起被改动过，请告诉维护人员。")
    st.caption(f"共{len(entries)}次，新的在前。只记去向、用途、字数和内容的指纹，不存内容。")
    st.dataframe(
        [
            {
                "次": entry.number,
                "时间": entry.when,
                "去向": entry.destination,
                "用途": entry.purpose,
                "报告": entry.report,
                "字数": entry.characters,
            }
            for entry in entries[::-1][:_SHOWN]
        ],
        hide_index=True,
    )

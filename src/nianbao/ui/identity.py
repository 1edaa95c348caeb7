"""Who sits before the page, where the office has people log in; on a PC of one's own nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = ("email", "preferred_username", "sub")
"""Claims that tell one person from another, the most readable first."""


def who_is_here() -> str | None:
    """Name of whoever has logged in; empty where nobody has to, None while somebody still must."""
    if not _must_log_in():
        return ""
    if st.user.is_logged_in:
        return name_of(st.user.to_dict())
    st.subheader("年报助手", anchor=False)
    st.caption("用单位的账号登录后，只看得到自己写的和同事共享的报告。")
    if st.button("登录", type="primary"):
        st.login()
    return None


def name_of(claims: Mapping[str, Any]) -> str:
    """What the identity provider calls a person.

    Raises:
        StopIteration: it tells none of the claims that would do.
    """
    return next(str(claims[name]) for name in _NAMES if claims.get(name))


def _must_log_in() -> bool:
    """Whether `.streamlit/secrets.toml` has a section `[auth]`; without the file nobody logs in."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False

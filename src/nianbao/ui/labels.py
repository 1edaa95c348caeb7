"""Words of people where Streamlit reads Markdown: labels of buttons, captions, marked passages."""

from __future__ import annotations

from nianbao.report.regex import regex

_SPECIAL = regex(r"([\\`*_{}\[\]()<>#+\-.!|~$:&\"'=/])")


def plain(text: str) -> str:
    """The text as Markdown that shows just these characters, on one line."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " ")

"""Where the files that travel with the program lie: prompts, examples, past reports, the page."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_SHIPPED = _PACKAGE / "_shipped"
_REPOSITORY = _PACKAGE.parents[1]


def travelling(shipped: str, in_repository: str = "") -> Path:
    """A file inside the installed package, or its original when running from the repository."""
    inside = _SHIPPED / shipped
    return inside if inside.exists() else _REPOSITORY / (in_repository or shipped)


def app_file() -> Path:
    """The page to start Streamlit with."""
    return travelling("app.py")


def app_settings() -> Path:
    """The Streamlit settings that belong to the page."""
    return travelling("streamlit-config.toml", ".streamlit/config.toml")

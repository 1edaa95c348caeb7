"""A day as somebody types it, put as an official document prints it."""

from __future__ import annotations

from datetime import date

from nianbao.errors import SettingRefused
from nianbao.report.document import printed_date
from nianbao.report.regex import regex

_TYPED = regex(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")


def typed_date(text: str) -> str:
    """The day as it is printed in an official document; empty for an empty text.

    Raises:
        SettingRefused: there is no such day.
    """
    if not text:
        return ""
    typed = _TYPED.fullmatch(text.strip())
    wrong = SettingRefused(f"“{text}”不是日期，请写成2025-01-20这样。")
    if typed is None:
        raise wrong
    try:
        return printed_date(date(*map(int, typed.groups())))
    except ValueError as error:
        raise wrong from error

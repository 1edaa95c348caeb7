"""Names in quotation marks and titles, which no rule of language may touch: “那些事儿” is a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    import re

_NAME = regex("“[^”]*”|《[^》]*》")


def named(text: str) -> tuple[tuple[int, int], ...]:
    """Where names stand, their marks included; most texts have none."""
    if "“" not in text and "《" not in text:
        return ()
    return tuple(match.span() for match in _NAME.finditer(text))


def begins_in(names: tuple[tuple[int, int], ...], match: re.Match[str]) -> bool:
    """Whether what a rule found begins inside a name."""
    at = match.start()
    return any(start < at < end - 1 for start, end in names)


def keeps_names(before: str, after: str) -> bool:
    """Whether every name that is still there, or was there, is spelled as before."""
    was, now = set(_NAME.findall(before)), set(_NAME.findall(after))
    return not was - now or (len(now) < len(was) and now <= was)

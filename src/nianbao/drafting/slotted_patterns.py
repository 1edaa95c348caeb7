"""Regular expressions over slotted text, with short names for what stands in them again and again.

`{n}` stands for any slot, `{n:name}` for a slot that the sentence names `$name`, `{cl}` for an optional
measure word, `{x:name}` for a run of words named `$name`, `{d:name}` for a day, month or span, `{w:name}`
for a level of government; `{head}` is the beginning of a clause, which the sentence repeats as `$head`, and
`{end}` its end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from nianbao.errors import PhrasebookBroken

if TYPE_CHECKING:
    from collections.abc import Callable

_MACRO = re.compile(r"\{(n|x|cl|d|w|head|end)(?::([a-z_0-9]+))?\}")
_NAME = re.compile(r"\(\?P<([a-z_0-9]+)>")
_BODIES = {
    "n": r"⟦[^⟦⟧]+⟧",
    "x": r"[^，。；：！？⟦⟧]+?",
    "cl": "[件条次份篇起人个期场处项个回轮批册封则]?",
    "d": r"(?:⟦[^⟦⟧]+⟧月)?⟦[^⟦⟧]+⟧(?:日|份|底|初|中旬|上旬|下旬)?(?:起|以后|之后|以前|之前)?",
    "w": r"(?:县|区|市|省)",
    "head": "^|[，。；：]",
    "end": "(?=[，。；【]|$)",
}


def compiled(source: str) -> re.Pattern[str]:
    """A pattern with its short names written out.

    Raises:
        PhrasebookBroken: it is no regular expression.
    """
    try:
        return re.compile(_MACRO.sub(_expanded, source))
    except re.error as error:
        raise PhrasebookBroken(f"句式“{source}”写得不对（{error}），请重新安装。") from error


def _expanded(macro: re.Match[str]) -> str:
    body = _BODIES[macro[1]]
    if macro[1] == "head":
        return f"(?P<head>{body})"
    return f"(?P<{macro[2]}>{body})" if macro[2] else f"(?:{body})"


def gated(source: str) -> re.Pattern[str]:
    """What `compiled` returns, made when a text first holds the words without which it finds nothing.

    There are two thousand rules, and a report needs a few hundred of them.

    Raises:
        PhrasebookBroken: at first use, when it is no regular expression.
    """
    return cast("re.Pattern[str]", _Gated(source))


class _Gated:
    """A pattern with `search` and `sub`, and the names of its groups."""

    def __init__(self, source: str) -> None:
        self.pattern = source
        self.groupindex = {
            name: at for at, name in enumerate(_NAME.findall(_MACRO.sub(_expanded, source)), 1)
        }
        self._needed = needed(source)
        self._made: re.Pattern[str] | None = None

    def search(self, text: str) -> re.Match[str] | None:
        return self._compiled().search(text) if self._needed in text else None

    def sub(self, say: Callable[[re.Match[str]], str] | str, text: str) -> str:
        return self._compiled().sub(say, text) if self._needed in text else text

    def _compiled(self) -> re.Pattern[str]:
        if self._made is None:
            self._made = compiled(self.pattern)
        return self._made


def needed(source: str) -> str:
    """The longest run of characters that every text holds in which a pattern finds anything; may be empty."""
    runs = [""]
    depth = at = 0
    while at < len(source):
        one = source[at]
        if one == "\\":
            at += 1
        elif one == "[":
            at = source.index("]", at + 2)
        elif one in "()":
            depth += 1 if one == "(" else -1
        elif one == "|" and depth == 0:
            return ""
        if depth == 0 and "\u4e00" <= one <= "\u9fff" and source[at + 1 : at + 2] not in ("?", "*", "{"):
            runs[-1] += one
        elif runs[-1]:
            runs.append("")
        at += 1
    return max(runs, key=len)

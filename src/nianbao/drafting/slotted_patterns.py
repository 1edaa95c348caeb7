"""Regular expressions over slotted text, with short names for what stands in them again and again.

`{n}` stands for any slot, `{n:name}` for a slot that the sentence names `$name`, `{cl}` for an optional
measure word, `{x:name}` for a run of words named `$name`, `{d:name}` for a day, month or span, `{w:name}`
for a level of government; `{head}` is the beginning of a clause, which the sentence repeats as `$head`, and
`{end}` its end.
"""

from __future__ import annotations

import re

from nianbao.errors import PhrasebookBroken

_MACRO = re.compile(r"\{(n|x|cl|d|w|head|end)(?::([a-z_0-9]+))?\}")
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

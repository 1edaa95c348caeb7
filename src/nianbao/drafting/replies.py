"""What a model answered, without its thinking, its politeness and its wrapping."""

from __future__ import annotations

import re

from nianbao.report.regex import regex

OPENING, CLOSING = "<<<正文", "正文>>>"
"""Lines between which the text is asked for."""
_THOUGHT = regex(r"<(think|thinking|reasoning)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_LAST_THOUGHT_ENDS = regex(r"</(?:think|thinking|reasoning)>", re.IGNORECASE)
_UNENDED = regex(r"<(?:think|thinking|reasoning)>.*", re.DOTALL | re.IGNORECASE)
_FENCE = regex(r"^```[a-zA-Z]*[ \t]*\n(?P<inside>.*?)\n?```\s*$", re.DOTALL)


def spoken(reply: str) -> str:
    """The text a reply holds; empty when it holds nothing but thinking.

    Thinking is left out whether it is paired, lacks its opening tag or never ends. Of several texts between
    the marker lines the last one counts: a model that thinks aloud tries before.
    """
    text = _THOUGHT.sub("", reply)
    ends = list(_LAST_THOUGHT_ENDS.finditer(text))
    if ends:
        text = text[ends[-1].end() :]
    text = _UNENDED.sub("", text).strip()
    if OPENING in text:
        text = text.rpartition(OPENING)[2]
        text = text.partition(CLOSING)[0]
    elif CLOSING in text:
        text = text.partition(CLOSING)[0]
    text = text.strip()
    fenced = _FENCE.match(text)
    return fenced["inside"].strip() if fenced else text


def so_far(reply: str) -> str:
    """What of a reply that is still coming may be shown: no thinking, no marker lines, no half slot."""
    text = _UNENDED.sub("", _THOUGHT.sub("", reply))
    if ends := list(_LAST_THOUGHT_ENDS.finditer(text)):
        text = text[ends[-1].end() :]
    if OPENING in text:
        text = text.rpartition(OPENING)[2].partition(CLOSING)[0]
    elif OPENING.startswith(text.strip()[: len(OPENING)]):
        return ""
    last = text.rfind("⟦")
    if last >= 0 and "⟧" not in text[last:]:
        text = text[:last]
    for length in range(len(CLOSING) - 1, 0, -1):
        if text.endswith(f"\n{CLOSING[:length]}"):
            text = text[: -length - 1]
            break
    return text.strip()


def has_thinking(reply: str) -> bool:
    """Whether a model thinks aloud in its reply."""
    return bool(_LAST_THOUGHT_ENDS.search(reply) or _UNENDED.search(reply))

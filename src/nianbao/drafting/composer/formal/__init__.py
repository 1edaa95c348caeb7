"""The grammar of speech turned into that of a report, whatever the words: the last step of every rewriting.

The rows of `prompts/offline/` know turns of speech. What none of them knew is read here word by word: a verb
of one syllable takes its written form by what stands before and behind it, and the particles of speech go.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from nianbao.drafting.composer.formal.grammar import AFTER_VERBS, BEFORE_VERBS
from nianbao.drafting.composer.formal.verbs import ROOTS
from nianbao.drafting.composer.formal.words import KNOWN
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nianbao.drafting.composer.formal.verbs import Row

_APART = regex(r"(⟦[^⟦⟧]*⟧|“[^”]*”|《[^》]*》|【[^】]*】)")
_CLAUSE = regex(r"((?:⟦[^⟦⟧]*⟧|“[^”]*”|《[^》]*》|【[^】]*】|[^，。；：])+)")
_WORD = regex("|".join(sorted(KNOWN, key=len, reverse=True)))
_COMPLEMENT = regex(
    "(?:完|好|成|掉|下来|下去|出来|出去|上去|上来|起来|过来|进去|到位|上(?=$|[、（【]))?[了过着]?"
)
_EVIDENCE = regex("$|[、（【]|⟦|[一两]?[次个条件份篇]|的$|[、】]")
"""What follows a verb that needs no object to be known as one."""
_ALONE = regex(
    r"(?:^|[^\u4e00-\u9fff]|⟧[处条件个篇项份块台张]|[天日月年周季底初前后时场已均都全部再先没未不须要应可会能就才统一即行给将由经随并]|立即|自行|重新|及时|化)$"
)
"""What a verb without an object stands behind; after any other character it may end a word: 年久失修."""
_INSIDE = regex("(?P<open>[“《【])(?P<in>[^”》】]*)(?P<close>[”》】])")
_FIRST = 0xE000
"""Of the characters that stand for what is put away: nobody types them."""
_SLOTS = regex(r"⟦[^⟦⟧]*⟧")


def formal(text: str, we: str = "") -> str:
    """A slotted text in written words; quotes, titles and marks stay as they are.

    Args:
        text: sentences with their stops.
        we: the agency's word for itself, put for 镇里 and 局里.
    """
    said: list[str] = []

    def put_away(match: re.Match[str]) -> str:
        said.append(match["in"])
        return f"{match['open']}{chr(_FIRST + len(said) - 1)}{match['close']}"

    masked = _INSIDE.sub(put_away, text)
    turned = _CLAUSE.sub(lambda clause: _clause(clause[0], we), masked)
    for place, words in enumerate(said):
        turned = turned.replace(chr(_FIRST + place), words)
    return turned if _SLOTS.findall(turned) == _SLOTS.findall(text) else text


def _clause(text: str, we: str) -> str:
    for pattern, said in BEFORE_VERBS:
        text = pattern.sub(said.replace("$we", we), text)
    text = _with_verbs(text)
    for pattern, said in AFTER_VERBS:
        text = pattern.sub(said, text)
    return text


def _with_verbs(text: str) -> str:
    """Every verb of one syllable by the first of its rows that fits what stands around it."""
    told = ""
    at = 0
    while at < len(text):
        if apart := _APART.match(text, at):
            told, at = told + apart[0], apart.end()
            continue
        if end := _known(text, at):
            told, at = told + text[at:end], end
            continue
        verb, end = _verb(text, at, told)
        told, at = told + (verb or text[at]), end if verb else at + 1
    return told


def _known(text: str, at: int) -> int:
    """Where the longer words end that begin here or within one another; 0 where none does.

    惠农补贴 holds 农补 and 补贴: what is part of either stays as it is.
    """
    end = 0
    while at < (end or at + 1):
        if word := _WORD.match(text, at):
            end = max(end, word.end())
        if not end:
            break
        at += 1
    return end


def _verb(text: str, at: int, before: str) -> tuple[str, int]:
    rows: Iterable[Row] = ROOTS.get(text[at], ())
    if not rows:
        return "", at
    # 挑出过期的: what begins a word of its own is no complement.
    complement = None if _WORD.match(text, at + 1) else _COMPLEMENT.match(text, at + 1)
    end = complement.end() if complement else at + 1
    for lead, follow, said in rows:
        if lead and not _lead(lead).search(before):
            continue
        if follow:
            # An object may begin with what looks like a complement: 改成每周.
            for place in (end, at + 1):
                if _follow(follow).match(text, place):
                    return said, place
        elif lead or (_EVIDENCE.match(text, end) and (text[end : end + 1] == "⟦" or _ALONE.search(before))):
            return said, end
    return "", at


@cache
def _lead(words: str) -> re.Pattern[str]:
    """What stands before a verb; a month or a day may stand there as a figure."""
    return re.compile(f"(?:{words.replace('月', '月|⟧')})$")


@cache
def _follow(words: str) -> re.Pattern[str]:
    """What stands behind a verb; the end of its clause, or of its place in a list."""
    return re.compile(words.replace("$", "(?:$|[、（【])"))

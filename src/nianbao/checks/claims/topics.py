"""What a text speaks of at each place: applications, or something else that can be received and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.lexicon import OTHER_REQUESTS, OTHER_THINGS, REQUESTS, WHOLE_SENTENCE
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.mentioning import Mention

_ENDS = regex("[。！？!?\n]")
_GOES_ON = regex(r"\s*(?:其中|均|都|全部|办理结果|答复|以上|上述|办结|共)")
_CLOSES = regex(r"[。！？!?；;\n]")
_TERM = 3


def topics(
    text: str, characters: frozenset[str], mentions: list[Mention], topic: str
) -> list[tuple[int, str]]:
    """Where the topic is named; a term of table 3, or bare 申请, names it only while nothing else has."""
    named = [(match.start(), "foreign") for match in OTHER_THINGS.finditer(text)]
    asked = "申请" in text
    if asked:
        named += [(match.start(), "foreign") for match in OTHER_REQUESTS.finditer(text)]
    # 要求重新出具许可证的1件: what a term of the form names is no other thing.
    terms = [each for each in mentions if each.strength == _TERM and each.rows[0][0].startswith("t3.")]
    terms = [each for each in terms if not each.rows[0][0].startswith("t3.new")]
    named = [(at, name) for at, name in named if not any(each.start <= at < each.end for each in terms)]
    if asked:
        named += [(match.start(), "requests") for match in REQUESTS.finditer(text)]
    implied = [
        (each.start, "requests")
        for each in mentions
        if each.rows[0][0].startswith("t3.") and each.strength in (1, 3)
    ]
    # 不予公开 as an attribute of documents: the whole sentence is about documents, whatever else it says.
    whole = WHOLE_SENTENCE.pattern.finditer(text) if WHOLE_SENTENCE.may_be_in(text, characters) else ()
    closed = [_around(text, match.start()) for match in whole]
    named = [
        (at, name)
        for at, name in named
        if name == "foreign" or not any(start <= at < end for start, end in closed)
    ] + [(start, "foreign") for start, _ in closed]
    marks: list[tuple[int, str]] = []
    named += [(match.end(), "") for match in _ENDS.finditer(text) if not _GOES_ON.match(text, match.end())]
    for at, name in sorted([*((at, name) for at, name in named), *((at, "implied") for at, _ in implied)]):
        if name == "":
            # What was foreign ends with its sentence, unless the next one leans on it.
            if marks and marks[-1][1] == "foreign":
                marks.append((at, ""))
            continue
        if name != "implied":
            marks.append((at, name))
        elif (marks[-1][1] if marks else topic) == "":
            marks.append((at, "requests"))
    return marks


def _around(text: str, at: int) -> tuple[int, int]:
    """The sentence around a place."""
    before = max(text.rfind(mark, 0, at) for mark in "。！？；\n")
    after = _CLOSES.search(text, at)
    return before + 1, after.start() if after else len(text)

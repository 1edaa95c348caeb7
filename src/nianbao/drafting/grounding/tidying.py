"""A model's text as plain paragraphs: no headings, lists, emphasis, half-width marks or intensifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.report.regex import regex
from nianbao.report.tables import ASPECT_HEADINGS, SECTION_HEADINGS

if TYPE_CHECKING:
    from collections.abc import Collection

_SLOT = regex(r"(?:⟦|\[\[|〚)\s*(?P<name>[A-Za-z][^⟦⟧〚〛\[\]=]*?)\s*(?:=[^⟦⟧〚〛\[\]]*)?(?:⟧|\]\]|〛)")
_LINE_MARKS = regex(r"^(?:#{1,6}\s*|>\s*|[-*•·]\s+)+")
_EMPHASIS = regex(r"\*\*|__|`")
_HAN = "\u4e00-\u9fff"
_HALF_WIDTH = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"})
_BESIDE_HAN = regex(f"(?<=[{_HAN}⟧”》）])[,;:?!()](?!\\d)|(?<=\\d)[,;](?=[{_HAN}⟦])|[(](?=[{_HAN}])")
_HEADINGS = frozenset(
    re.sub(r"^[一二三四五六（）、]+", "", heading)
    for heading in (*SECTION_HEADINGS.values(), *ASPECT_HEADINGS.values())
)
_ENDS = "。；：！？】”）"
_LONGEST_HEADING = 24


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph."""

    heading: str
    """A sub-heading before it; empty when there is none."""
    text: str


def tidied(text: str, intensifiers: re.Pattern[str], headings: Collection[str], kept: str) -> list[Line]:
    """The paragraphs of a reply.

    Args:
        text: what the model answered.
        intensifiers: words taken out, unless they stand in `kept`.
        headings: sub-headings that may stand; every other heading is left out.
        kept: what was supplied.
    """
    lines: list[Line] = []
    heading = ""
    for raw in text.splitlines():
        line = _EMPHASIS.sub("", _LINE_MARKS.sub("", raw.strip())).strip(" \t\u3000")
        line = _SLOT.sub(lambda slot: f"⟦{slot['name']}⟧", line)
        line = _BESIDE_HAN.sub(lambda mark: mark[0].translate(_HALF_WIDTH), line)
        line = re.sub(f"(?<=[{_HAN}⟧，。；])[ \u3000]+(?=[{_HAN}⟦])", "", line)
        if not line:
            continue
        if (known := _same_heading(line, headings)) is not None:
            heading = known
            continue
        if _is_heading(line):
            continue
        line = intensifiers.sub(lambda word: word[0] if word[0] in kept else "", line)
        closed = line if line[-1] in _ENDS or line.endswith("⟧") else f"{line.rstrip('，、；')}。"
        lines.append(Line(heading, closed))
        heading = ""
    return lines


def _same_heading(line: str, headings: Collection[str]) -> str | None:
    bare = _bare(line)
    return next((heading for heading in headings if _bare(heading) == bare), None)


def _is_heading(line: str) -> bool:
    if _bare(line) in _HEADINGS:
        return True
    short = len(line) <= _LONGEST_HEADING and line[-1] not in _ENDS and "⟦" not in line
    return (
        short and re.match(r"(?:[一二三四五六七八九]、|（[一二三四五六七八九]）|\d[.、．])", line) is not None
    )


def _bare(line: str) -> str:
    return re.sub(r"^[一二三四五六七八九（）、\d.\s]+|[：:。\s]+$", "", line)

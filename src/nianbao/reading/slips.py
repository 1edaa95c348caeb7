"""Slips of the finger that office programs and input methods make in YAML, found line by line and mended."""

from __future__ import annotations

import re

from nianbao.report.answer_keys import KEYS, PROBLEM_KEYS, PROMISE_KEYS
from nianbao.report.answers import Mistake
from nianbao.report.facts import TOPICS
from nianbao.report.regex import regex

_LONGEST_LINE, _MOST_LINES = 5_000, 10_000
"""Characters and lines; beyond them nobody looks for slips."""
_QUOTED = regex(r"\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'|(?:^|(?<=\s))#.*")

_NAMES = "|".join(re.escape(name) for name in (*KEYS, *TOPICS, *PROMISE_KEYS, *PROBLEM_KEYS, "blank_is_zero"))
_KEY = rf"(?:t[234]\.[a-z_0-9.]+|{_NAMES})(?![\w.])"
_BEFORE = r"^\s*(?:-\s+)?|[{,，｛]\s*"
_SLIPS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (regex(pattern), sentence, mended)
    for pattern, sentence, mended in (
        (
            r"^(?=[ \u3000\xa0]*\t)[ \t\u3000\xa0]+(?=\S)",
            "行首用了制表符（Tab 键），请删掉，改按空格键，每层两格",
            "  ",
        ),
        (r"^(?=[ ]*[\u3000\xa0])[ \u3000\xa0]+(?=\S)", "行首的空格是全角的，请改成半角空格，每层两格", "  "),
        (r"^(?P<a>\s*)[－–—―‐−•●]+\s*", "开头的“〈错〉”要用半角减号加一个空格“- ”", r"<a>- "),
        (r"^(?P<a>\s*)-(?=[^\s-])", "减号“-”后面要空一格", r"<a>- "),
        ("［", "括号要用半角的，现在是全角的“［”", "["),
        ("］", "括号要用半角的，现在是全角的“］”", "]"),
        ("｛", "括号要用半角的，现在是全角的“｛”", "{"),
        ("｝", "括号要用半角的，现在是全角的“｝”", "}"),
        ("＂", '引号要用半角的“"”，现在是全角的“＂”', '"'),
        (
            r"(?P<a>(?:^\s*-|[:：\[,，{])\s*)[“”](?P<b>[^“”\"]*)[“”](?=\s*(?:[,，\]}］｝]|$))",
            '外面的引号要用半角的“"”，现在是全角的“”',
            r'<a>"<b>"',
        ),
        (
            r"“(?P<a>[^“”\"]*)\"(?=\s*(?:[,，\]}］｝]|$))|\"(?P<b>[^\"]*)”(?=\s*(?:[,，\]}］｝]|$))",
            '前后的引号不一样，都要用半角的“"”',
            r'"<a><b>"',
        ),
        (
            rf"(?P<a>{_BEFORE})(?P<b>{_KEY})\s*：\s*|(?P<c>^\s*)(?P<d>[A-Za-z_]\w*)\s*：\s*",
            "冒号要用半角“:”，后面空一格，现在是全角“：”",
            r"<a><b><c><d>: ",
        ),
        (rf"(?P<a>{_BEFORE})(?P<b>{_KEY}):(?=[^\s/])", "冒号后面要空一格", r"<a><b>: "),
        (
            rf"^(?P<a>\s*(?:-\s+)?{_KEY})\s*(?:[=＝;；]\s*|\s(?=[^\s:=＝：])|$)",
            "名称后面少了冒号，请在名称后写半角冒号和一个空格",
            r"<a>: ",
        ),
        (
            rf'(?P<a>["\]}}])\s*[，、；;]\s*(?=["“{{]|$)|[，、；;]\s*(?={_KEY}\s*[:：])',
            "各项之间要用半角逗号“,”，现在是“〈错〉”",
            r"<a>, ",
        ),
    )
)
"""What fingers and office programs do to YAML: where, what to tell, and the line as meant."""


def slips(text: str) -> tuple[tuple[Mistake, ...], str]:
    """Full-width signs, tabs and missing blanks, looked for only in a file that already failed."""
    mistakes: list[Mistake] = []
    mended: list[str] = []
    for number, written in enumerate(text.split("\n"), start=1):
        line = written
        if not line or len(line) > _LONGEST_LINE or number > _MOST_LINES:
            mended.append(line)
            continue
        for pattern, sentence, meant in _SLIPS:
            found = list(pattern.finditer(masked(line)))
            if found:
                said = line[found[0].start() : found[0].end()].strip(' "')[:1]
                mistakes.append(Mistake(number, f"{sentence.replace('〈错〉', said)}。"))
            for match in reversed(found):
                line = line[: match.start()] + _meant(meant, match, line) + line[match.end() :]
        mended.append(line)
    return tuple(mistakes), "\n".join(mended)


def _meant(template: str, match: re.Match[str], line: str) -> str:
    # The match was made on the masked line; its groups are cut out of the real one.
    return re.sub(r"<(\w)>", lambda group: line[slice(*match.span(group[1]))], template)


def masked(line: str) -> str:
    """The line at the same length with quoted text blotted out and a comment blanked."""

    def blot(match: re.Match[str]) -> str:
        if match[0][0] == "#":
            return " " * len(match[0])
        return match[0][0] + "\0" * (len(match[0]) - 2) + match[0][-1]

    return _QUOTED.sub(blot, line[:_LONGEST_LINE])

"""Words a drafted sentence may use that assert nothing, and words that stand for one another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from nianbao.errors import PhrasebookBroken
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_OF_ALL = regex("[均都全每各逐]|一律|无遗漏|所有")
_ALL = frozenset(["均", "都", "全部", "全", "各", "逐", "逐一", "每", "所有", "一律"])
"""Who said one of them may be quoted with another."""

_ALONE = regex("[0-9一两几，。；、的过完好掉着表谁]|$")
"""What may follow a spoken character that is a word of its own."""
_FIT = frozenset("标分科股会信课少慢晚旧缺")
"""Keys of `short` that a report may hold alone."""
_REMEMBERED = 4_096
"""Texts: the same part is examined again whenever a sentence of it has changed."""


# Compared by identity: there is one, and what it licenses is remembered by it.
@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words of one file, ready to be used."""

    neutral: frozenset[str]
    asking: frozenset[str]
    """Words that a mark may ask with: nobody needs to have said them."""
    synonyms: tuple[frozenset[str], ...]
    written: tuple[tuple[frozenset[str], re.Pattern[str]], ...]
    """Words with what must have been said for them to be written."""
    short: Mapping[str, frozenset[str]]
    """A character of the clerk's → the written words it may become."""
    whole: frozenset[str]
    """Words of reports that hold a character of `short` and are no speech."""
    universals: re.Pattern[str]
    """Say of all what may hold of some."""
    slogans: re.Pattern[str]
    intensifiers: re.Pattern[str]
    causes: re.Pattern[str]
    effects: re.Pattern[str]

    @lru_cache(_REMEMBERED)  # noqa: B019 - there is one vocabulary, and it lives as long as the program
    def licensed_by(self, words: str) -> frozenset[str]:
        """The neutral words, and those that stand for one that occurs in `words`."""
        rows = [row for row in self.synonyms if any(word in words for word in row)]
        rows += [written for written, said in self.written if said.search(words)]
        rows += [written for character, written in self.short.items() if character in words]
        if _OF_ALL.search(words):
            rows.append(_ALL)
        return self.neutral.union(*rows)

    def is_written(self, text: str) -> bool:
        """Whether no spoken character stands alone where a report would have a word: 念24次, 结果看表."""
        covered = [False] * len(text)
        for word in self._words():
            at = text.find(word)
            while at >= 0:
                covered[at : at + len(word)] = [True] * len(word)
                at = text.find(word, at + 1)
        return not any(
            letter in self.short
            and letter not in _FIT
            and not known
            and not text[:at][-1:].isdigit()
            and _ALONE.match(text, at + 1)
            for at, (letter, known) in enumerate(zip(text, covered, strict=True))
        )

    @lru_cache(1)  # noqa: B019 - see above
    def _words(self) -> frozenset[str]:
        """Every written word of more than one character."""
        rows = [*self.synonyms, *(written for written, _ in self.written), *self.short.values()]
        return frozenset(word for row in (self.neutral, self.whole, *rows) for word in row if len(word) > 1)


def load_vocabulary(path: Path) -> Vocabulary:
    """Read and check the file.

    Raises:
        PhrasebookBroken: it is missing or damaged.
    """
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Vocabulary(
            frozenset(word for group in told["neutral"].values() for word in group.split()),
            frozenset(told["asking"].split()),
            tuple(frozenset(row.split()) for row in told["synonyms"]),
            tuple((frozenset(words.split()), re.compile(said)) for words, said in told["written"]),
            {character: frozenset(written.split()) for character, written in told["short"].items()},
            frozenset(told["whole"].split()),
            *(
                re.compile(told[name])
                for name in ("universals", "slogans", "intensifiers", "causes", "effects")
            ),
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError, re.error, ValueError) as error:
        raise PhrasebookBroken(f"用词文件“{path.name}”读不出来，请重新安装。") from error

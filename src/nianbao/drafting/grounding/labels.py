"""Sentences that only name what their mark asks: 责任追究情况⟦Q1⟧ tells nothing, and the mark asks alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.drafting.grounding.texts import letters_of
from nianbao.report.paper import sentences_of
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABELLED = regex(
    r"(?P<label>[^，。；：⟦⟧\d]{2,24})(?:，(?:尚未|尚待|有待|待)核[实对定])?(?P<token>⟦Q(?P<number>\d+)⟧)。?"
)
_NAMES = regex("^(?:是否|有无)|(?:情况|情形)$")
_EMPTY = regex("是否|有无|情况|情形|开展|尚")


def without_labels(text: str, asked: Sequence[str]) -> str:
    """A paragraph in which such a sentence is its mark.

    Args:
        text: with the tokens of its marks.
        asked: what each mark asks, in the order of their numbers.
    """
    return "".join(_alone(sentence, asked) for sentence in sentences_of(text))


def _alone(sentence: str, asked: Sequence[str]) -> str:
    match = _LABELLED.fullmatch(sentence)
    if match is None or not _NAMES.search(match["label"]):
        return sentence
    question = "".join(asked[int(match["number"]) - 1 : int(match["number"])])
    named = set(letters_of(_EMPTY.sub("", match["label"])))
    return f"{match['token']}。" if named and named <= set(question) else sentence

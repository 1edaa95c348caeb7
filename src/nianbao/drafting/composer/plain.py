"""The plainest way to tell a clause that no rule turned: its nouns and figures, or nothing at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.report.document import MARK
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.drafting.composer.voice import Voice

_LEFT_OUT = "口语，没有可以写入的数字、名称或事项"
_UNTURNED = "改不成书面语，请自行改写后写入"
_CARRIES = regex("⟦|“|《")
_COUNTED = regex(
    r"(?P<noun>(?:[\u4e00-\u9fff]|“[^”]*”|《[^》]*》){2,14}?)(?P<slot>⟦[^⟦⟧]+⟧)(?P<unit>[\u4e00-\u9fff]{0,2})(?=[，。；、（]|$)"
)
_QUOTED = regex("“[^”]*”|《[^》]*》")
_DENIAL = regex("[没未无不非]")


def is_speech(text: str, voice: Voice) -> bool:
    """Whether a written text still speaks; what stands in marks, quotes or titles does not count."""
    return voice.is_oral(_QUOTED.sub("“”", MARK.sub("", text)))


def plainly(text: str, topic: str, voice: Voice) -> str:
    """A clause without its stop, in words that do not speak; empty where nothing can be told."""
    for said in (text, voice.neutral(text, topic)):
        written = voice.written(f"{said}。", topic).rstrip("。")
        if written and not is_speech(f"{written}。", voice):
            return written
    return _nouns_and_figures(voice.written(f"{voice.neutral(text, topic)}。", topic), voice)


def reason_for(text: str) -> str:
    """Why a clause that no words were found for stands among what is left out."""
    return _UNTURNED if carries(text) else _LEFT_OUT


def carries(text: str) -> bool:
    """Whether a clause has a figure or a name in it, which must not get lost."""
    return _CARRIES.search(MARK.sub("", text)) is not None


def _nouns_and_figures(text: str, voice: Voice) -> str:
    """Every count with the noun before it, where neither denies nor speaks."""
    counted = [
        match[0]
        for match in _COUNTED.finditer(text)
        if not _DENIAL.search(match["noun"]) and not is_speech(f"{match[0]}。", voice)
    ]
    slots = re.findall(r"⟦[^⟦⟧]+⟧", text)
    return "、".join(counted) if len(counted) == len(slots) else ""

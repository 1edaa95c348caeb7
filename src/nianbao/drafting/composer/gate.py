"""The last look at the register: no speech is printed, and nothing she said is lost by that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.drafting.composer.plain import is_speech, plainly, reason_for
from nianbao.report.document import MARK
from nianbao.report.draft import Origin, Paragraph, Sentence, Unused
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from nianbao.drafting.composer.voice import Voice

_LEANS = regex(
    "其中|其余|均|都|全部|也|并|但|而|且|且|则|仍|还|又|再|才|就|已|未|不|为|是|由|因|经|后|共|合计|每|占|⟦[^⟦⟧]+⟧(?!年|月|日|季)"
)
"""How a clause begins that has no subject of its own: it cannot stand without the one before it."""
_PIECE = regex(r"((?:[^，；。：【】]|【[^】]*】)*)([，；。：]|$)")
_NUMBER = regex(r"^(?:[0-9]+\.有?|[一二三四五六七八九十]+是有?)")
_SUBJECT = regex(
    "网站|公众号|视频号|新媒体|公开栏|专栏|栏目|专区|目录|指南|平台|培训|考核|评议|问卷|追责|责任追究|领导小组|会议|申请|复议|诉讼"
    "|处罚|许可|文件|公文|留言|意见|信息|解读|图解|制度|审查|审核|公示|预算|决算|村|社区|股室|单位|部门|模板|台账|人员|信息员|粉丝"
)
_AT_THE_HEAD = 8
"""Characters in which a clause that stands alone names what it is about."""


def leans(text: str) -> bool:
    """Whether a clause needs the one before it to be understood."""
    return _LEANS.match(text) is not None or not _SUBJECT.search(SLOT.sub("0", text)[:_AT_THE_HEAD])


def quotable(words: str) -> str:
    """Words to be put in quotes: quotes inside become single ones."""
    return words.replace("“", "‘").replace("”", "’")


def register_kept(paragraph: Paragraph, part: str, voice: Voice, unused: list[Unused]) -> Paragraph:
    """A paragraph whose sentences speak nowhere.

    Args:
        paragraph: as composed.
        part: such as 1.proactive.
        voice: the agency's.
        unused: takes the clauses no words were found for.
    """
    topic = part.removeprefix("1.") if part.startswith("1.") else {"5": "problems"}.get(part, "other")
    kept = (_kept(sentence, topic, voice, unused) for sentence in paragraph.sentences)
    return replace(paragraph, sentences=tuple(sentence for sentence in kept if sentence.text))


def _kept(sentence: Sentence, topic: str, voice: Voice, unused: list[Unused]) -> Sentence:
    if sentence.origin is not Origin.FACT or not is_speech(sentence.text, voice):
        return sentence
    number = _NUMBER.match(sentence.text)
    lead, body = (number[0], sentence.text[number.end() :]) if number else ("", sentence.text)
    pieces: list[str] = []
    for words, end in _PIECE.findall(body):
        bare = MARK.sub("", words)
        if not bare or not is_speech(f"{bare}{end or '。'}", voice):
            pieces.append(words + end)
            continue
        plain = plainly(bare, topic, voice)
        if not plain:
            unused.append(Unused(sentence.evidence[0], bare, reason_for(bare)))
        marks = "".join(MARK.findall(words))
        pieces.append(plain + marks + end if plain else marks)
    whole = "".join(pieces)
    if not MARK.sub("", whole).strip("。；，："):
        marks = "".join(MARK.findall(whole))
        return Sentence(
            f"{lead}{marks.removesuffix('】')}。】" if marks else "", Origin.QUESTION, sentence.evidence
        )
    return replace(sentence, text=f"{lead}{whole.rstrip('，；：。')}。")

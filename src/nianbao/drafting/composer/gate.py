"""The last look at the register: no speech is printed, and nothing she said is lost by that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.report.document import MARK
from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from nianbao.drafting.composer.clauses import Clause
    from nianbao.drafting.composer.voice import Voice

_LEANS = regex(
    "其中|其余|均|都|全部|也|并|但|而|且|且|则|仍|还|又|再|才|就|已|未|不|为|是|由|因|经|后|共|合计|每|占|⟦[^⟦⟧]+⟧(?!年|月|日|季)"
)
"""How a clause begins that has no subject of its own: it cannot stand without the one before it."""
_PIECE = regex(r"((?:[^，；。：【】]|【[^】]*】)*)([，；。：]|$)")
_QUOTED = regex("“[^”]*”|《[^》]*》")
_NUMBER = regex(r"^(?:[0-9]+\.有?|[一二三四五六七八九十]+是有?)")
_SUBJECT = regex(
    "网站|公众号|视频号|新媒体|公开栏|专栏|栏目|专区|目录|指南|平台|培训|考核|评议|问卷|追责|责任追究|领导小组|会议|申请|复议|诉讼"
    "|处罚|许可|文件|公文|留言|意见|信息|解读|图解|制度|审查|审核|公示|预算|决算|村|社区|股室|单位|部门|模板|台账|人员|信息员|粉丝"
)
_NOTHING_SAID = 5
"""Characters of what is left below which it says nothing by itself: 基层，…."""
_AT_THE_HEAD = 8
"""Characters in which a clause that stands alone names what it is about."""


def is_speech(text: str, voice: Voice) -> bool:
    """Whether a written text still speaks; what stands in marks, quotes or titles does not count."""
    return voice.is_oral(_QUOTED.sub("“”", MARK.sub("", text)))


def apart(clauses: tuple[Clause, ...], topic: str, voice: Voice) -> tuple[list[Clause], list[Clause]]:
    """What of one sentence can be printed, and what goes back: oral clauses and those that lean on them."""
    told: list[Clause] = []
    oral: list[Clause] = []
    into = told
    for clause in clauses:
        bare = leans(clause.text)
        speaks = is_speech(voice.written(f"{clause.text}。", topic), voice)
        into = oral if speaks or (into is oral and bare) else told
        into.append(clause)
    if oral and sum(len(clause.text) for clause in told) < _NOTHING_SAID:
        return [], list(clauses)
    return told, oral


def leans(text: str) -> bool:
    """Whether a clause needs the one before it to be understood."""
    return _LEANS.match(text) is not None or not _SUBJECT.search(SLOT.sub("0", text)[:_AT_THE_HEAD])


def quotable(words: str) -> str:
    """Words to be put in quotes: quotes inside become single ones."""
    return words.replace("“", "‘").replace("”", "’")


def register_kept(paragraph: Paragraph, voice: Voice) -> Paragraph:
    """A paragraph whose sentences speak nowhere: an oral clause stands as a mark in its place."""
    return replace(paragraph, sentences=tuple(_kept(sentence, voice) for sentence in paragraph.sentences))


def _kept(sentence: Sentence, voice: Voice) -> Sentence:
    if sentence.origin is not Origin.FACT or not is_speech(sentence.text, voice):
        return sentence
    number = _NUMBER.match(sentence.text)
    lead, body = (number[0], sentence.text[number.end() :]) if number else ("", sentence.text)
    text = ""
    asked: list[tuple[str, str]] = []
    for words, end in _PIECE.findall(body):
        bare = MARK.sub("", words)
        if bare and (is_speech(f"{bare}{end or '。'}", voice) or (asked and leans(bare))):
            asked.append((words, end))
        else:
            text = _with_asked(text, asked, voice) + words + end
            asked = []
    whole = _with_asked(text, asked, voice)
    if not MARK.sub("", whole).strip("。；，："):
        marks = "".join(MARK.findall(whole))
        return Sentence(f"{lead}{marks.removesuffix('】')}。】", Origin.QUESTION, sentence.evidence)
    return replace(sentence, text=f"{lead}{whole.rstrip('，；：。')}。")


def _with_asked(text: str, asked: list[tuple[str, str]], voice: Voice) -> str:
    """The text with one mark for a run of oral clauses, and their own marks behind it."""
    if not asked:
        return text
    words = "，".join(MARK.sub("", piece) for piece, _ in asked)
    marks = "".join("".join(MARK.findall(piece)) for piece, _ in asked)
    mark = voice.say("ask_wording", words=quotable(words))
    return f"{text.rstrip('，；：')}{mark}{marks}{asked[-1][1] if text else ''}"

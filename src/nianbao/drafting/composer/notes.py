"""What the clerk said about applications beyond the cells, handed out once to the sentence it belongs to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.drafting.composer.claims import Checked
    from nianbao.drafting.composer.clauses import Clause
    from nianbao.drafting.composer.desk import Desk
    from nianbao.drafting.composer.sifting import Remark
    from nianbao.report.draft import Sentence

_CHANNELS = (
    ("网(?:上|络|站|页)?|线上|平台|邮箱|电子邮件|互联网|在线", "通过网络提交"),
    ("信(?=⟦)|寄信|信函|来信|邮寄|写信|寄来|寄|信件|挂号信|快递", "信函提交"),
    ("当面|上门|现场|窗口|跑来|来人|本人来|自己跑?来|亲自来|到现场", "当面提交"),
    ("传真", "传真提交"),
)
_SUBJECTS = {
    "new": regex(
        "比上年|比去年|[有相]关的⟦|网上|网络|信函|来信|寄|当面|上门|窗口|内容|涉及|问|征地|申请人|要的|主要|居多|最多|本(?:乡|镇|地|县)人|按受理单位|本级⟦|县府办|其余在|^(?:有)?(?:⟦[^⟦⟧]+⟧|一)(?:个|件|份)(?:是)?(?:来)?(?:要|问|查)|^(?:要|问|查)[^，]{2,}的⟦|当面来的"
    ),
    "time": regex(
        "超期|逾期|超时|延期|延长|工作日|期限|时限|按时|平均|天内|最快|最慢|之内|才来|拖到?⟦|收的|没答|未答|底来"
    ),
    "disputes": regex("复议|诉讼|官司|起诉|法院|判"),
}
_OF_ALL = regex(
    r"^⟦[^⟦⟧]+⟧[件个份](?:里头|里面|里|中|当中)(?:，|其中)*(?=[^⟦，]{1,8}⟦)|^(?:按)?渠道(?:方面|分)?[，：]"
)
_PROCEDURE = regex("规程|流程|制度|机制|台账|会商|模板|审核|法规|专人|登记|指南|受理点|办法")


class Notes:
    """Clauses of the remarks on applications, sorted by what they are about."""

    def __init__(self, desk: Desk, checked: list[Checked]) -> None:
        self._desk = desk
        self._runs: list[tuple[str, Remark]] = []
        self.channels: list[tuple[str, str]] = []
        """What the report calls each channel, with the slot of its number."""
        for one in checked:
            self._sort(one.remark)

    def about(self, subject: str) -> list[Sentence]:
        """Sentences on `new`, `time` or `disputes`, or on `rest`; each run is handed out once."""
        chosen = [run for kind, run in self._runs if kind == subject]
        self._runs = [(kind, run) for kind, run in self._runs if kind != subject]
        return [sentence for run in chosen for sentence in self._desk.told(run)]

    def _sort(self, remark: Remark) -> None:
        runs: list[tuple[str, list[Clause]]] = []
        for clause in remark.clauses:
            if channels := _channels(clause):
                self.channels += channels
                continue
            kind = _subject(clause)
            if (
                kind == "rest"
                and not _PROCEDURE.search(clause.text)
                and _SUBJECTS["disputes"].search(remark.fact.words)
            ):
                kind = "disputes"
            if runs and runs[-1][1][-1].end == "，":
                # What is joined by a comma belongs together, whatever single words it holds.
                runs[-1][1].append(clause)
            else:
                runs.append((kind, [clause]))
        asked = replace(remark, clauses=())
        for place, (kind, clauses) in enumerate(runs):
            questions = asked if place == len(runs) - 1 else replace(asked, doubts=(), pending=(), marks=())
            self._runs.append((kind, replace(questions, clauses=tuple(clauses))))
        if not runs and (remark.doubts or remark.pending or remark.marks):
            self._runs.append(("rest", asked))


def _subject(clause: Clause) -> str:
    if _PROCEDURE.search(clause.text):
        return "rest"
    return next((kind for kind, words in _SUBJECTS.items() if words.search(clause.text)), "rest")


def _channels(clause: Clause) -> list[tuple[str, str]]:
    """The channels a clause counts, several when joined by 、; none when it says anything else."""
    said = _OF_ALL.sub("", clause.text)
    found = [_channel(piece) for piece in said.split("、")]
    return [channel for channel in found if channel] if all(found) else []


def _channel(text: str) -> tuple[str, str] | None:
    for words, name in _CHANNELS:
        by_way_of = rf"(?:其中|都是|都|全|全是)*(?:从|在|走|通过|来|到|去)?(?:{words})[^⟦，]{{0,6}}"
        named_first = rf"{by_way_of}⟦(?P<a>[^⟦⟧]+)⟧[件个份封]?(?:申请)?"
        counted_first = (
            r"(?:其中|另外|其余|另|还|有)*⟦(?P<a>[^⟦⟧]+)⟧[件个份封](?:是|从|走|通过)*"
            rf"(?:{words})[^⟦，]{{0,6}}"
        )
        match = re.fullmatch(named_first, text) or re.fullmatch(counted_first, text)
        if match:
            return name, match["a"]
    return None

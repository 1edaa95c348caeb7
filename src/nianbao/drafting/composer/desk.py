"""What every part of the composer works with: report, slots, the agency's voice and the phrasebook."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nianbao.drafting.composer.asking import question_of
from nianbao.drafting.composer.claims import check_claims
from nianbao.drafting.composer.clauses import joined
from nianbao.drafting.composer.enumerations import tell_parts
from nianbao.drafting.composer.gate import leans, quotable
from nianbao.drafting.composer.plain import carries, is_speech, plainly, reason_for
from nianbao.drafting.composer.sifting import said
from nianbao.report.draft import Origin, Restated, Sentence, Unused
from nianbao.report.facts import TOPICS
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from nianbao.drafting.composer.claims import Checked
    from nianbao.drafting.composer.clauses import Clause
    from nianbao.drafting.composer.proof import Proof
    from nianbao.drafting.composer.sifting import Remark, Sifted
    from nianbao.drafting.composer.voice import Voice
    from nianbao.drafting.phrasebook import Gap, Phrasebook
    from nianbao.report.facts import Fact
    from nianbao.report.report import Report
    from nianbao.report.slots import Slots


@dataclass(frozen=True, slots=True)
class Desk:
    """One report on the desk, with everything needed to write it."""

    report: Report
    slots: Slots
    voice: Voice
    phrasebook: Phrasebook
    sifted: Sifted
    proof: Proof
    doubts: dict[str, list[str]] = field(default_factory=dict)
    """Marks for doubts nobody voiced, by the fact they stand behind; each is taken once."""
    asked: set[str] = field(default_factory=set)
    """Ids of gaps that a mark asks about already."""
    restated: list[Restated] = field(default_factory=list)
    """What the tables tell in the clerk's stead, as it comes up."""
    unused: list[Unused] = field(default_factory=list)
    """Clauses that no words were found for, as they come up."""

    def checked(self, remark: Remark) -> Checked:
        """The remark with its claims compared with the tables."""
        checked = check_claims(remark, self.phrasebook, self.slots, self.voice)
        self.restate(remark.fact, checked.absorbed)
        return checked

    def restate(self, fact: Fact, clauses: tuple[Clause, ...]) -> None:
        """Note clauses that the tables tell in the clerk's stead."""
        self.restated.extend(Restated(clause.fact, said(clause, fact)) for clause in clauses)

    def told(self, remark: Remark, extra: tuple[str, ...] = ()) -> list[Sentence]:
        """A remark in the register of the report, its doubts as marks behind it."""
        marks = [*extra, *self.marks(remark)]
        if not remark.clauses:
            return [self.question(mark, remark) for mark in marks]
        summed = tell_parts(joined(remark.clauses), self.slots)
        written = self.voice.written(summed.text, remark.topic)
        if is_speech(written, self.voice):
            return self._partly_told(remark, marks)
        if summed.gaps:
            marks = [mark for mark in marks if not _is_about_a_sum(mark)]
            marks += [gap.asked(self.voice) for gap in summed.gaps]
        if not written.strip("，。；"):
            return [self.question(mark, remark) for mark in marks]
        text = f"{written.rstrip('。')}{''.join(marks)}。"
        return [Sentence(text, Origin.FACT, (remark.fact.id,))]

    def _partly_told(self, remark: Remark, marks: list[str]) -> list[Sentence]:
        """Sentence by sentence, so that one that speaks leaves the others alone."""
        sentences = _sentences(remark.clauses)
        bare = replace(remark, doubts=(), pending=(), marks=())
        if len(sentences) > 1:
            shared = _shared_out(marks, sentences)
            return [
                sentence
                for place, clauses in enumerate(sentences)
                for sentence in self._again(replace(bare, clauses=clauses), shared[place])
            ]
        return self._plainly_told(remark, marks)

    def _plainly_told(self, remark: Remark, marks: list[str]) -> list[Sentence]:
        """One sentence whose oral clauses are told by nouns and figures, or asked in her words."""
        told: list[Clause] = []
        untold: list[Clause] = []
        for place, clause in enumerate(remark.clauses):
            text = plainly(clause.text, remark.topic, self.voice)
            before = remark.clauses[place - 1] if place else None
            bare = before is not None and before in untold and leans(clause.text)
            # 17棵照片贴错, without what they are photographs of, would say less than she did.
            if not text or (bare and before and (not carries(clause.text) or _is_head(before, told))):
                untold.append(clause)
            else:
                told.append(replace(clause, text=text))
        asked = [clause for clause in untold if _matters(clause, remark, alone=not told)]
        if len(told) == 1 and asked and _opens(told[0], remark, asked[0]):
            # 公示名单贴之前 says nothing when what was to be done is gone.
            told, asked = [], list(remark.clauses)
        self.unused.extend(
            Unused(clause.fact, said(clause, remark.fact), reason_for(clause.text))
            for clause in untold
            if clause not in asked
        )
        words = quotable("，".join(clause.text for clause in asked))
        if words and not any(words in mark for mark in marks):
            # Where nothing is told, a problem or a measure would leave its counterpart without a mate.
            marks = [self.voice.say("ask_item", topic=TOPICS[remark.topic], words=words), *marks]
        if not told:
            return [self.question(mark, remark) for mark in marks]
        text = joined(tuple(told))
        whole = self.voice.written(tell_parts(text, self.slots).text, remark.topic)
        text = text if is_speech(whole, self.voice) else whole
        return [Sentence(f"{text.rstrip('。')}{''.join(marks)}。", Origin.FACT, (remark.fact.id,))]

    def _again(self, remark: Remark, marks: list[str]) -> list[Sentence]:
        """A remark told once more with fewer clauses, its doubts asked by others."""
        held = {remark.fact.id: self.doubts.pop(remark.fact.id, [])}
        told = self.told(remark, tuple(marks))
        self.doubts.update({fact: doubts for fact, doubts in held.items() if doubts})
        return told

    def marks(self, remark: Remark) -> list[str]:
        """The questions a remark raises, as marks."""
        marks = [mark for words in remark.doubts if (mark := self._doubt(words, remark))]
        marks += [self._pending(words, remark) for words in remark.pending]
        marks += remark.marks
        unvoiced = self.doubts.pop(remark.fact.id, [])
        # How often was asked by the clerk herself, when she said that nobody counted.
        return marks + [mark for mark in unvoiced if not (remark.pending and mark.endswith("的次数】"))]

    def unasked(self, topics: tuple[str, ...]) -> list[Sentence]:
        """Doubts of remarks that left no sentence for them to stand behind."""
        return [
            self.question(mark, remark)
            for remark in self.sifted.remarks
            if remark.topic in topics
            for mark in self.doubts.pop(remark.fact.id, [])
        ]

    def question(self, mark: str, remark: Remark | None = None) -> Sentence:
        """A mark that stands as a sentence of its own."""
        closed = mark if mark.endswith("。】") else mark.removesuffix("】") + "。】"
        return Sentence(closed, Origin.QUESTION, (remark.fact.id,) if remark else ())

    def _doubt(self, words: str, remark: Remark) -> str:
        """A mark for words she is not sure of; where they tell a cell, the cell is named or settles it."""
        if _BARE_DOUBT.fullmatch(words):
            # 有没有我不知道: what of, only the whole remark says.
            whole = quotable(SLOT.sub(lambda slot: self.slots.show(slot[1]), remark.fact.slotted()))
            return self.voice.say("ask_item", topic=TOPICS[remark.topic], words=whole)
        asked = self._asked_for("ask_doubt", words)
        sure = _REPORTED.sub("", self.phrasebook.hedge.sub("", words))
        if sure == words:
            return asked
        alone = "，" not in words
        written = self.voice.written(f"{sure}。", remark.topic)
        against, agreed = self.proof.of_doubt(written, f"1.{remark.topic}")
        if against:
            return self.voice.say("ask_claim", words=words, cells=against)
        if not (agreed and alone):
            return asked
        said_so = {each.id: each.figure.text for each in remark.fact.figures}
        words = SLOT.sub(lambda slot: said_so.get(slot[1], slot[0]), words)
        self.restated.append(Restated(remark.fact.id, words))
        return ""

    def _pending(self, words: str, remark: Remark) -> str:
        if not remark.clauses and _SAME.search(words):
            return self.voice.say("ask_topic_same", topic=TOPICS[remark.topic], words=remark.fact.words)
        gap = self._gap_about(words, remark)
        if gap is None:
            return self._asked_for("ask_pending", words)
        self.asked.add(gap.id)
        return self.voice.ask(gap.ask, noted=words)

    def _asked_for(self, name: str, words: str) -> str:
        """A mark that asks, or else quotes her and names what is missing where her words tell it."""
        if asked := question_of(words):
            written = self.voice.worded(f"{asked}。", "other").rstrip("。")
            if not is_speech(written, self.voice):
                return f"【{'待补' if name == 'ask_pending' else '待核'}：{written}】"
        what = next((what for pattern, what in self.phrasebook.asks if pattern.search(words)), "")
        if not what:
            return self.voice.say(name, words=quotable(words))
        return self.voice.say(f"{name}_of", what=what, words=quotable(words))

    def _gap_about(self, words: str, remark: Remark) -> Gap | None:
        whole = "，".join([*(clause.text for clause in remark.clauses), words])
        about = [gap for gap in self.phrasebook.gaps if gap.part.endswith(remark.topic)]
        for gap in about:
            if gap.only_if and gap.only_if.pattern != "." and gap.only_if.search(whole):
                return gap
        return next((gap for gap in about if gap.told_by and gap.told_by.search(words)), None)


_REPORTED = regex(r"(?<=处罚|许可|强制|申请|文件|收费|复议|诉讼)[^，。；⟦]{0,8}?是(?=⟦)")
"""处罚执法办报的是⟦⟧件: who counted is not what was counted."""
_ASIDE = regex("^[我你他][^，]*[^的]$|[了过吧呢啊]$|^(?:是|有|没|未|不|就|都|也|还|又|再|说|问)")
"""What is said in passing, and is no noun for the next clause."""
_BARE_DOUBT = regex(
    "(?:到底)?(?:有没有|有无|是不是|算不算|对不对|多少)[，]?(?:我|也|都)*(?:不知道|不清楚|不晓得|没底|没问)?(?:了)?"
)
"""A doubt that does not name what it is about."""
_ITEMS = frozenset({"last_year", "problems", "plans"})
_A_STATEMENT = 6
"""Characters from which a clause of a problem or measure may state something without figure or name."""
_A_STUMP = 3
"""Characters beside its figure from which a clause does."""
_OPENING = regex("那|这|[前后时的]$")
"""公示名单贴之前，那次公示: what a sentence begins with and no statement."""
_SAME = regex("一样|相同|一致|照旧|照去年|同上|老样子|没.*变化")


def _matters(clause: Clause, remark: Remark, *, alone: bool) -> bool:
    """Whether a clause that cannot be told is asked back, and not only listed: talk has nothing to tell."""
    length = len(SLOT.sub("", clause.text))
    if remark.topic == "on_request":
        # What she counts of applications the tables tell.
        return carries(clause.text) and not SLOT.search(clause.text)
    if carries(clause.text):
        return length >= _A_STUMP
    return remark.topic in _ITEMS and (alone or length >= _A_STATEMENT)


def _opens(told: Clause, remark: Remark, asked: Clause) -> bool:
    """Whether the one clause told only opens the sentence whose next clause is asked."""
    said = [clause.said for clause in remark.clauses]
    follows = said[said.index(told.said) + 1 :][:1] == [asked.said]
    return told.end == "，" and follows and _OPENING.search(told.said) is not None


def _is_head(clause: Clause, told: list[Clause]) -> bool:
    """Whether a clause that could not be told names what the next one is about."""
    opens = not told or told[-1].end in ("。", "；", "？")
    return opens and clause.end == "，" and not carries(clause.text) and not _ASIDE.search(clause.text)


def _sentences(clauses: tuple[Clause, ...]) -> list[tuple[Clause, ...]]:
    """Clauses up to each stop or semicolon."""
    groups: list[list[Clause]] = [[]]
    for clause in clauses:
        groups[-1].append(clause)
        if clause.end in ("。", "；", "？"):
            groups.append([])
    return [tuple(group) for group in groups if group]


def _shared_out(marks: list[str], sentences: list[tuple[Clause, ...]]) -> list[list[str]]:
    """Each mark to the sentence it quotes; those that quote none to the last."""
    shared: list[list[str]] = [[] for _ in sentences]
    for mark in marks:
        words = mark.partition("“")[2].rpartition("”")[0]
        quoting = (
            place
            for place, clauses in enumerate(sentences)
            if words and words in "，".join(clause.text for clause in clauses)
        )
        shared[next(quoting, len(sentences) - 1)].append(mark)
    return shared


def _is_about_a_sum(mark: str) -> bool:
    return any(
        word in mark for word in ("加起来", "相加", "合计", "少一", "差一", "对不上", "没对上", "总数")
    )

"""The prompt of one part: rules, evidence, phrasing, and the task last."""

from __future__ import annotations

import re
from collections import Counter
from enum import IntEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from nianbao.report.draft import Origin
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT
from nianbao.report.tables import CELLS, part_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nianbao.drafting.evidence import Evidence
    from nianbao.drafting.grounding import Grounded
    from nianbao.drafting.grounding.verdict import Fault
    from nianbao.drafting.prompts import Prompts
    from nianbao.report.draft import Sentence

LONGEST = 3_000
"""Characters a prompt may have, rules included, so that a server that reads 4,096 tokens reads all of it."""
_MOST_FAULTS = 12
_SHORT = regex(r"⟦\s*((?:sum|diff|share|stated|T)\d+)(?=[=⟧\s])")
_ONLY_WRONG = "（只列出要改的段落，其余重新写）"
_NOTHING = "（略）"
_CLAUSE_ENDS = regex("[，。；：]")
_TOKEN = regex(r"⟦(Q\d+)⟧")
_LABELS = {
    "last_year": "上年问题：",
    "problems": "本年问题：",
    "plans": "打算：",
    "fee": "收费：",
    "other": "其他：",
}
"""What a remark of a part of several topics is about."""


class Size(IntEnum):
    """How much goes into a prompt; a filter or a full context is met with less."""

    ALL = 0
    WITHOUT_EXAMPLES = 1
    FACTS_ONLY = 2
    """The composer's whole text, without the agency's name and the clerk's own words."""


class PartPrompt:
    """Prompts about one part."""

    def __init__(self, prompts: Prompts, evidence: Evidence, examples: tuple[str, ...]) -> None:
        self._prompts = prompts
        self._evidence = evidence
        self._examples = examples
        # ⟦sum:t3.refused_law.total+…⟧ takes more room than it is worth, and is copied wrongly.
        self._short = dict(_short_names(offered.slot for offered in evidence.offered))
        self.system = prompts.texts["system"]

    def first(self, size: Size) -> str:
        """The task of writing the part."""
        return self._fitting(self._prompts.texts["part-task"], size)

    def again(self, size: Size, before: str, grounded: Grounded) -> str:
        """The task of writing it once more, with what was wrong and what was missing."""
        # The same words are wrong wherever they stand.
        found = list(
            {(each.why, each.words): each for each in (*grounded.rough, *grounded.faults)[::-1]}.values()
        )
        found = found[::-1][:_MOST_FAULTS]
        wrong = [f"- {_placed(fault)}：{fault.why.value}。" for fault in found]
        faults = "不能这样写的词句：\n" + "\n".join(wrong) + "\n" if wrong else ""
        left = list(dict.fromkeys(f"- {self._valued(dropped.said)}" for dropped in grounded.dropped))
        missing = "漏掉的内容：\n" + "\n".join(left) + "\n" if left else ""
        # Called by the names of the first prompt, or it cannot tell which figure is which.
        text = self._shortened(before)
        sentences = {fault.sentence for fault in found}
        wanting = [line for line in text.splitlines() if self._holds(line, sentences)]
        spare = max(size, Size.WITHOUT_EXAMPLES)
        user = ""
        # What it wrote well it can do without, but not the clerk's words.
        for told, smaller in (
            (text, size),
            (text, spare),
            ("\n".join([_ONLY_WRONG, *wanting]), spare),
            (_NOTHING, spare),
            (_NOTHING, Size.FACTS_ONLY),
        ):
            task = self._prompts.fill("repair", before=told, faults=faults, dropped=missing)
            user = self._user(task, Size(smaller))
            if len(self.system) + len(user) <= LONGEST:
                break
        return user

    def _holds(self, line: str, sentences: Iterable[str]) -> bool:
        """Whether a line of a reply is one that some printed sentences stand in."""
        shown = {offered.slot: offered.shown for offered in self._evidence.offered}
        full = SLOT.sub(lambda slot: shown.get(slot[1], ""), self.spelled_out(line))
        return any(_most_of(sentence, full) for sentence in sentences)

    def _shortened(self, text: str) -> str:
        """A reply with the short names that the prompt calls its slots by."""
        return SLOT.sub(lambda slot: f"⟦{self._short.get(slot[1], slot[1])}⟧", text)

    def rewritten(self, size: Size, current: str, instruction: str, locked: str) -> str:
        """The task of writing it anew as the clerk wants it."""
        keep = f"下面的句子不许动，一字不差地保留：\n{locked}\n" if locked else ""
        now = self._valued(current)
        task = self._prompts.fill("rewrite", current=now, locked=keep, instruction=instruction)
        return self._fitting(task, size)

    def digest(self, user: str) -> str:
        """What a version is remembered to have been made from."""
        return sha256(f"{self.system}\n{user}".encode()).hexdigest()

    def _fitting(self, task: str, size: Size) -> str:
        """As much as fits; the clerk's own words go before the composer's text does."""
        for smaller in Size:
            if smaller >= size:
                user = self._user(task, smaller)
                if len(self.system) + len(user) <= LONGEST:
                    return user
        return user

    def _user(self, task: str, size: Size) -> str:
        evidence = self._evidence
        skeletons = self._examples if size is Size.ALL else ()
        examples = (
            "\n【范文句式】（只借说法，〔〕是空位）\n" + "\n".join(skeletons) + "\n" if skeletons else ""
        )
        bare = size is Size.FACTS_ONLY
        marks = [
            f"⟦Q{number}⟧{self._about(number)}：{asked}"
            for number, asked in enumerate(evidence.asked, start=1)
        ]
        questions = "\n【程序列出的待问】\n" + "\n".join(marks) + "\n" if marks else ""
        return self._prompts.fill(
            "part",
            name=part_name(evidence.part),
            agency="本机关" if bare else evidence.profile.agency,
            we="本机关" if bare else evidence.profile.we,
            guidance=self._prompts.guidance(evidence.part),
            examples=examples,
            said=("（略）" if bare else self._said()) or "（无）",
            draft=(self.draft() if bare else self._settled()) or "（无）",
            questions=questions,
            task=task,
        )

    def _said(self) -> str:
        """The clerk's remarks, numbered, every figure in its slot."""
        return "\n".join(
            f"{number}. {_LABELS.get(remark.topic, '')}{self._valued(remark.words)}"
            for number, remark in enumerate(self._evidence.remarks, start=1)
        )

    def _about(self, number: int) -> str:
        """Which remarks raise a mark."""
        askers = self._evidence.askers[number - 1]
        places = [
            f"第{place}条"
            for place, remark in enumerate(self._evidence.remarks, start=1)
            if remark.fact in askers
        ]
        return f"（{'、'.join(places)}）" if places else ""

    def _settled(self) -> str:
        """What of the composer's text rests on the tables or on the form, and needs no rewording."""
        lines = []
        for paragraph in self._evidence.paragraphs:
            lines += [paragraph.heading] if paragraph.heading else []
            kept = [_TOKEN.sub("", each.text) for each in paragraph.sentences if _is_settled(each)]
            lines += ["".join(kept)] if any(text.strip("。") for text in kept) else []
        named = set(SLOT.findall("".join(lines)))
        cells = [
            f"{CELLS[offered.slot].label}⟦{offered.slot}⟧"
            for offered in self._evidence.offered
            if offered.slot in CELLS and offered.slot not in named
        ]
        lines += [f"（表格还填了：{'；'.join(cells)}）"] if cells else []
        return self._valued("\n".join(lines))

    def draft(self) -> str:
        """The composer's text, every slot with the figure behind it."""
        lines = []
        for paragraph in self._evidence.paragraphs:
            lines += [paragraph.heading] if paragraph.heading else []
            lines.append(paragraph.text)
        return self._valued("\n".join(lines))

    def spelled_out(self, reply: str) -> str:
        """A reply with the full names of the slots that a prompt calls by short ones."""
        full = {short: slot for slot, short in self._short.items()}
        return _SHORT.sub(lambda slot: f"⟦{full.get(slot[1], slot[1])}", reply)

    def _valued(self, text: str) -> str:
        """⟦F1.1⟧ as ⟦F1.1=86⟧."""
        shown = {offered.slot: offered.shown for offered in self._evidence.offered}

        def value(slot: re.Match[str]) -> str:
            name = slot[1]
            called = self._short.get(name, name)
            return f"⟦{called}={shown[name]}⟧" if name in shown else f"⟦{called}⟧"

        return SLOT.sub(value, text)


def _placed(fault: Fault) -> str:
    """The words at fault with the clause they stand in."""
    clauses = [each for each in _CLAUSE_ENDS.split(fault.sentence) if fault.words in each]
    if not fault.words or not clauses or clauses[0] == fault.words:
        return f"“{fault.words}”"
    return f"“{clauses[0]}”里的“{fault.words}”"


def _most_of(sentence: str, line: str) -> bool:
    """Whether most clauses of a sentence stand in a line."""
    clauses = [each for each in _CLAUSE_ENDS.split(sentence) if each]
    return 2 * sum(each in line for each in clauses) > len(clauses)


def _short_names(slots: Iterable[str]) -> Iterator[tuple[str, str]]:
    """T3 for the third cell, sum1 for the first figure that was added up."""
    places: Counter[str] = Counter()
    for slot in slots:
        kind = slot.partition(":")[0] if ":" in slot else "T" if slot.startswith("t") else ""
        if kind:
            places[kind] += 1
            yield slot, f"{kind}{places[kind]}"


def _is_settled(sentence: Sentence) -> bool:
    return sentence.origin in (Origin.TABLE, Origin.DERIVED, Origin.PHRASE) or bool(
        set(SLOT.findall(sentence.text)) - {"year", "year+1", "year-1"}
        and all(not name.startswith(("F", "Q")) for name in SLOT.findall(sentence.text))
    )

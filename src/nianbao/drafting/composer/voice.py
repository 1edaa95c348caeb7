"""One agency's way of saying things: a fixed choice among the wordings the phrasebook offers."""

from __future__ import annotations

import hashlib
import re
from string import Template
from typing import TYPE_CHECKING

from nianbao.drafting.composer.clauses import FACT, unnumbered
from nianbao.drafting.composer.formal import formal
from nianbao.drafting.composer.quoted import begins_in, keeps_names, named
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from nianbao.drafting.phrasebook import Phrasebook, Rule
    from nianbao.report.report import Profile

_DERIVED = regex(r"<(sum|diff):([^<>]+)>")
_STUTTER = regex(
    "(?P<once>损|均在|摄|经(?=经)|举(?=举办)|集中|修复|确(?=确定)|办理|召开|发布|公布|均|已|人次|作出|审核|承办)(?P=once)"
)
"""What two rules that both apply may leave: 损损坏."""
_REMEMBERED = 2_048
"""Clauses whose wording is kept; a report has some hundred."""


class Voice:
    """Says named sentences and rewrites oral words, the same way throughout one report.

    Two agencies differ because the choice hangs on the agency's name; the same agency reads the same on every
    run and on every machine.
    """

    def __init__(self, phrasebook: Phrasebook, profile: Profile) -> None:
        self._phrasebook = phrasebook
        self._agency = profile.agency
        self._remembered: dict[tuple[str, str, str], str] = {}
        self._oral: dict[str, bool] = {}
        self._names = {
            "we": profile.we,
            "year": "⟦year⟧",
            "next_year": "⟦year+1⟧",
            "last_year": "⟦year-1⟧",
        }

    def choose(self, name: str, among: int) -> int:
        """A number below `among` that belongs to this agency and this name."""
        digest = hashlib.sha256(f"{self._agency}|{name}".encode()).digest()
        return int.from_bytes(digest[:4], "big") % among

    def say(self, name: str, /, **values: str) -> str:
        """The agency's wording of a named sentence, its placeholders filled."""
        variants = self._phrasebook.told[name]
        return Template(variants[self.choose(name, len(variants))]).substitute({**self._names, **values})

    def ask(self, question: str, noted: str = "") -> str:
        """A 【待补：…】 around a question of the gaps file, with what the clerk noted about it."""
        asked = Template(question).substitute(self._names)
        return f"【待补：{asked.rstrip('。')}（素材注明：{noted}）】" if noted else f"【待补：{asked}】"

    def names_in(self, say: str) -> str:
        """A sentence of the phrasebook with only the standing names filled."""
        return Template(say).safe_substitute(self._names)

    def written(self, text: str, topic: str) -> str:
        """Oral words turned into the register of the report; figures stay in their slots.

        A rule that would lose or double a figure is not applied.
        """
        return self._turned("written", (*self._phrasebook.frames, *self._phrasebook.words), text, topic)

    def worded(self, text: str, topic: str) -> str:
        """Like `written`, with the word rules only: for half sentences that no frame fits."""
        return self._turned("worded", self._phrasebook.words, text, topic)

    def neutral(self, text: str, topic: str) -> str:
        """Words in which nobody speaks, as far as the last rules go."""
        return self._turned("neutral", self._phrasebook.neutral, text, topic)

    def _turned(self, way: str, rules: tuple[Rule, ...], text: str, topic: str) -> str:
        """A text after these rules, which are tried once for the same words."""
        facts = {name: f"F{place}" for place, name in enumerate(dict.fromkeys(FACT.findall(text)), start=1)}
        names = {name: fact for fact, name in facts.items()}
        # The number of a fact says nothing to a rule, and a remark put in before changes it.
        numbered = FACT.sub(lambda fact: facts[fact[0]], text)
        key = (way, topic, numbered)
        if key not in self._remembered:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            for rule in rules:
                if rule.holds_for(topic):
                    numbered = self._rewritten(rule, numbered)
            self._remembered[key] = tidy(formal(numbered, self._names["we"]))
        return FACT.sub(lambda fact: names.get(fact[0], fact[0]), self._remembered[key])

    def is_oral(self, text: str) -> bool:
        """Whether words are left that do not belong in a report."""
        key = unnumbered(text)
        known = self._oral.get(key)
        if known is None:
            if len(self._oral) >= _REMEMBERED:
                self._oral.clear()
            known = self._oral[key] = self._phrasebook.residue.search(text) is not None
        return known

    def _rewritten(self, rule: Rule, text: str) -> str:
        names = named(text)

        def said(match: re.Match[str]) -> str:
            if begins_in(names, match):
                return match[0]
            values = {name: value or "" for name, value in match.groupdict().items()}
            return _DERIVED.sub(_derived_slot, Template(rule.say).substitute({**self._names, **values}))

        changed = rule.pattern.sub(said, text)
        # Most of some hundred rules leave a clause as it is: for those nothing more is looked at.
        if changed == text or _stated(changed) != _stated(text):
            return text
        return changed if not names or keeps_names(text, changed) else text


def tidy(text: str) -> str:
    """Doubled and dangling punctuation mended."""
    text = re.sub(r"[，、；：]+(?=[。；])", "", text)
    text = re.sub(r"([，。；：])[，、；：。]+", r"\1", text)
    text = _STUTTER.sub(r"\g<once>", text)
    return re.sub(r"^[，。；、：]+", "", text)


def _derived_slot(match: re.Match[str]) -> str:
    return f"⟦{match[1]}:{match[2].replace('⟦', '').replace('⟧', '')}⟧"


def _stated(text: str) -> set[str]:
    """The figures of the clerk a text states; years and what is derived from others may come and go."""
    return {slot for slot in SLOT.findall(text) if not slot.startswith(("year", "sum:", "diff:", "share:"))}

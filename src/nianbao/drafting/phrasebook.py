"""The composer's sentence frames, read from `prompts/offline/*.yaml` and checked before the first use.

Patterns are regular expressions over slotted text, with the short names of `slotted_patterns`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING, Any

import yaml

from nianbao.drafting.slotted_patterns import compiled, gated
from nianbao.errors import PhrasebookBroken
from nianbao.report.facts import TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FILES = (
    *("verdicts", "claims", "items", "acts", "turns", "register", "speech"),
    *("plain", "told", "sections", "gaps", "doubts"),
)
"""The files of a phrasebook; every one must be there and no other is read."""

# The one in C, where there is one, takes a tenth of the time.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ALWAYS = frozenset({"we", "year", "next_year", "last_year"})
"""Names that every sentence may use without its pattern binding them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what is written in its place."""

    pattern: re.Pattern[str]
    say: str
    """`$name` placeholders; empty to leave the matched words out."""
    topics: frozenset[str]
    """The topics it holds for; all of them when empty."""

    @property
    def template(self) -> str:
        """The words to write, as the replacement of a regular expression."""
        return re.sub(r"\$\{?([a-z_0-9]+)\}?", r"\\g<\1>", self.say)

    def holds_for(self, topic: str) -> bool:
        """Whether the rule may be used for remarks on this topic."""
        return not self.topics or topic in self.topics


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do with a clause that is not to be told as it is."""

    kind: str
    """One of doubt, pending, same, personal, attitude, elsewhere, nothing."""
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    """The clause is told after all when this is found in it."""
    reason: str
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause that restates cells: the tables tell it, and are compared with it."""

    pattern: re.Pattern[str]
    cells: Mapping[str, tuple[str, ...]]
    """For each named figure the cell keys it may equal, sums written a+b; first the likeliest."""
    zero: tuple[str, ...]
    """Cells, or sums of cells, that the clause says are 0."""
    zero_where: tuple[tuple[str, str], ...]
    """The same of what it may name or not: a word, and the cell that is 0 where the clause has it."""
    positive: tuple[str, ...]
    """Cells, or sums of cells, that the clause says are above 0."""
    absorbed: bool
    """Whether the tables tell the clause; otherwise it stays in the text, bound to the cells."""
    sure: bool
    """Whether the clause can mean nothing else; if not, one that disagrees is none."""
    adds: str
    """What the clause tells beyond the cells, if anything."""
    topics: frozenset[str]

    def zeros(self, text: str) -> tuple[str, ...]:
        """The cells, or sums of cells, that a clause of these words says are 0."""
        named = dict.fromkeys(cell for word, cell in self.zero_where if word in text)
        return (*self.zero, *named)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the form or a reader wants to know, asked where nobody said it."""

    id: str
    part: str
    told_by: re.Pattern[str] | None
    """Found in any remark or draft sentence: nothing to ask."""
    only_if: re.Pattern[str] | None
    """Asked only when this is found in the part's own remarks."""
    kinds: frozenset[str]
    """The agency kinds it is asked of; all of them when empty."""
    own_only: bool
    """Whether only the part's own remarks can have told it."""
    ask: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Words that leave open what a report must say, with the mark that asks."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    """Found in the same sentence: nothing to ask."""
    settled_by: re.Pattern[str] | None
    """Found in any aspect: nothing to ask."""
    topics: frozenset[str]
    kinds: frozenset[str]
    """The agency kinds it is asked of; all of them when empty."""
    once: bool
    """Whether only the first remark that raises it is asked about."""
    ask: str


# Compared by identity: there is one, and what was made with it is remembered by it.
@dataclass(frozen=True, slots=True, eq=False)
class Phrasebook:
    """All sentence frames, ready to be used."""

    verdicts: tuple[Verdict, ...]
    claims: tuple[Claim, ...]
    dialect: tuple[Rule, ...]
    """Dialect and slips of the keyboard put into standard words, before anything else is done."""
    frames: tuple[Rule, ...]
    """Tried on a whole remark, in order."""
    words: tuple[Rule, ...]
    """Oral words and their written form, all applied in order."""
    neutral: tuple[Rule, ...]
    """The plainest words for a clause that still speaks, all applied in order."""
    residue: re.Pattern[str]
    """Oral words that no rule could turn."""
    hedge: re.Pattern[str]
    """Words that make a doubt of what they stand beside: 我记得, 听说."""
    routes: tuple[tuple[re.Pattern[str], str, frozenset[str]], ...]
    told: Mapping[str, tuple[str, ...]]
    """Variants of sentences told from cells, and of the scaffolding of the sections, by name."""
    gaps: tuple[Gap, ...]
    doubts: tuple[Doubtful, ...]
    asks: tuple[tuple[re.Pattern[str], str], ...]
    """What words of doubt leave open, by the words themselves."""
    kin: tuple[frozenset[str], ...]
    """Words that belong to one subject, for pairing problems with measures."""


def load(folder: Path) -> Phrasebook:
    """Read and check every file of a phrasebook.

    Raises:
        PhrasebookBroken: a file is missing, or a pattern, name or topic in it is wrong.
    """
    files = {name: _read(folder / f"{name}.yaml") for name in FILES}
    try:
        return _phrasebook(files)
    except (KeyError, TypeError, AttributeError) as error:
        raise PhrasebookBroken(f"句式文件的结构不对（{error}），请重新安装。") from error


def _phrasebook(files: Mapping[str, Any]) -> Phrasebook:
    items, acts, turns, register, speech, plain = (
        files[name] for name in ("items", "acts", "turns", "register", "speech", "plain")
    )
    told = {**files["told"], **files["sections"]}
    return Phrasebook(
        verdicts=tuple(
            _verdict(row) for row in (*acts["verdicts"], *plain["verdicts"], *files["verdicts"]["verdicts"])
        ),
        claims=tuple(_claim(row) for row in (*acts["claims"], *plain["claims"], *files["claims"]["claims"])),
        dialect=_rules(
            items["before"],
            acts["before"],
            plain["before"],
            turns["fillers"],
            register["dialect"],
            speech["fillers"],
        ),
        frames=_rules(
            *(book["frames"] for book in (items, acts, plain, turns, speech, register)),
        ),
        words=_rules(
            acts["words"],
            turns["words"],
            register["words"],
            speech["words"],
            turns["finish"],
            plain["finish"],
            acts["finish"],
        ),
        neutral=_rules(plain["neutral"]),
        residue=compiled("|".join(speech["residue"])),
        hedge=compiled("|".join(speech["hedges"])),
        routes=tuple(
            (compiled(row["when"]), row["to"], _topics(row.get("from", ())))
            for row in files["verdicts"]["routes"]
        ),
        told={name: (said,) if isinstance(said, str) else tuple(said) for name, said in told.items()},
        gaps=tuple(_gap(row) for row in files["gaps"]["gaps"]),
        doubts=tuple(_doubtful(row) for row in files["doubts"]["doubts"]),
        asks=tuple((compiled(when), what) for when, what in files["doubts"]["asks"]),
        kin=tuple(frozenset(words.split()) for words in files["gaps"]["kin"]),
    )


def _read(path: Path) -> Any:  # noqa: ANN401 - the shape is checked where it is used
    try:
        loader = _LOADER(path.read_text(encoding="utf-8"))
        try:
            return loader.get_single_data()
        finally:
            loader.dispose()
    except (OSError, yaml.YAMLError) as error:
        raise PhrasebookBroken(f"句式文件“{path.name}”读不出来，请重新安装。") from error


def _rules(*lists: list[Mapping[str, Any] | list[str]]) -> tuple[Rule, ...]:
    return tuple(_rule(row) for rows in lists for row in rows)


def _rule(row: Mapping[str, Any] | list[str]) -> Rule:
    if isinstance(row, list):
        row = dict(zip(("when", "say"), row, strict=True))
    rule = Rule(gated(row["when"]), row["say"], _topics(row.get("in", ())))
    _check_names(rule.say, rule.pattern)
    return rule


def _verdict(row: Mapping[str, Any]) -> Verdict:
    unless = compiled(row["unless"]) if "unless" in row else None
    return Verdict(row["kind"], compiled(row["when"]), unless, row["reason"], _topics(row.get("in", ())))


def _claim(row: Mapping[str, Any]) -> Claim:
    cells = {name: tuple(keys.split()) for name, keys in row.get("cells", {}).items()}
    claim = Claim(
        compiled(row["when"]),
        cells,
        tuple(row.get("zero", "").split()),
        tuple((word, cell) for cell, words in row.get("zero_where", {}).items() for word in words.split()),
        tuple(row.get("positive", "").split()),
        row.get("absorb", True),
        row.get("sure", True),
        row.get("adds", ""),
        _topics(row.get("in", ())),
    )
    _check_names(claim.adds, claim.pattern)
    if missing := cells.keys() - claim.pattern.groupindex.keys():
        raise PhrasebookBroken(f"句式“{row['when']}”没有名为{'、'.join(sorted(missing))}的数，请重新安装。")
    return claim


def _gap(row: Mapping[str, Any]) -> Gap:
    told_by = compiled(row["told_by"]) if "told_by" in row else None
    only_if = compiled(row["only_if"]) if "only_if" in row else None
    return Gap(
        row["id"],
        row["part"],
        told_by,
        only_if,
        frozenset(row.get("kinds", ())),
        row.get("own_only", False),
        row["ask"],
    )


def _doubtful(row: Mapping[str, Any]) -> Doubtful:
    doubtful = Doubtful(
        compiled(row["when"]),
        compiled(row["unless"]) if "unless" in row else None,
        compiled(row["settled_by"]) if "settled_by" in row else None,
        _topics(row.get("in", ())),
        frozenset(row.get("kinds", ())),
        row.get("once", False),
        row["ask"],
    )
    _check_names(doubtful.ask, doubtful.pattern, ALWAYS | {"words"})
    return doubtful


def _topics(names: Iterable[str] | str) -> frozenset[str]:
    listed = frozenset(names.split() if isinstance(names, str) else names)
    if unknown := listed - TOPICS.keys():
        raise PhrasebookBroken(f"句式文件里有不认识的题目{'、'.join(sorted(unknown))}，请重新安装。")
    return listed


def _check_names(say: str, pattern: re.Pattern[str], standing: frozenset[str] = ALWAYS) -> None:
    unbound = set(Template(say).get_identifiers()) - pattern.groupindex.keys() - standing
    if unbound:
        raise PhrasebookBroken(f"句式“{say}”用了没有的名字{'、'.join(sorted(unbound))}，请重新安装。")

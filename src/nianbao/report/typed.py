"""What was typed on the page as one value, checked by the same rules as an answers file."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.report.answer_tree import Entries, Items, Node, Scalar
from nianbao.report.answers import report_from
from nianbao.report.cells import Known, Tables
from nianbao.report.facts import TOPICS
from nianbao.report.regex import regex
from nianbao.report.report import AgencyKind, Profile, PromiseStatus, Report
from nianbao.report.slots import Slots, plain
from nianbao.report.tables import CELLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nianbao.report.answers import Mistake

_OWN_NAME = regex(r"^“[\w.]+”")
_FILE_KEY = regex(r"(例如|看样子应写) [\w.]+: ")
_FILE_WORD = regex(r"\b(?:done|partly|not_done)（(.*?)）")


@dataclass(frozen=True, slots=True)
class TypedPromise:
    """One row of 上年整改承诺 as it stands on the page; a row without any words counts as not there."""

    promise: str = ""
    status: PromiseStatus | None = None
    evidence: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return not _line(self.promise) and not _line(self.evidence)

    @property
    def open(self) -> bool:
        """Whether it is still to be told what became of it."""
        return self.status is None and not _line(self.evidence)


@dataclass(frozen=True, slots=True)
class TypedProblem:
    """One row of 问题与措施 as it stands on the page."""

    problem: str = ""
    measure: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return not _line(self.problem) and not _line(self.measure)


@dataclass(frozen=True, slots=True)
class Typed:
    """Everything a clerk has entered so far, right or wrong."""

    agency: str = ""
    kind: AgencyKind | None = None
    year: int | None = None
    topics: Mapping[str, str] = field(default_factory=dict)
    """By topic, one remark a line."""
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    """The cells entered, by key."""
    blank_is_zero: bool = False
    stated: Mapping[str, Decimal] = field(default_factory=dict)
    """Totals that a loaded file stated, kept to be compared."""
    promises: tuple[TypedPromise, ...] = ()
    problems: tuple[TypedProblem, ...] = ()

    @classmethod
    def from_report(cls, report: Report) -> Typed:
        """The report as if it had been typed; `report_of` gives an equal one back."""
        entered = [cell for cell in report.tables.cells.values() if not cell.spec.computed]
        known = {cell.spec.key: cell.content.value for cell in entered if isinstance(cell.content, Known)}
        complete = len(known) == len(entered)
        return cls(
            report.profile.agency,
            report.profile.kind,
            report.profile.year,
            {topic: "\n".join(fact.words for fact in report.told(topic)) for topic in TOPICS},
            {key: value for key, value in known.items() if value or not complete},
            complete,
            dict(report.tables.stated_totals),
            tuple(
                TypedPromise(kept.promise.words, kept.status, kept.evidence.words if kept.evidence else "")
                for kept in report.promises
            ),
            tuple(
                TypedProblem(met.problem.words, met.measure.words if met.measure else "")
                for met in report.problems
            ),
        )

    @property
    def empty(self) -> bool:
        """Whether nothing was entered that would be missed."""
        rows: tuple[TypedPromise | TypedProblem, ...] = (*self.promises, *self.problems)
        words = [self.agency, *self.topics.values()]
        return not (any(map(_line, words)) or self.numbers or any(not row.empty for row in rows))

    def missing(self) -> tuple[str, ...]:
        """Labels of what is needed before anything can be drafted."""
        wanted = (("单位全称", _line(self.agency)), ("单位类别", self.kind), ("年度", self.year))
        return tuple(label for label, value in wanted if not value)

    def tables(self) -> Tables:
        """The three tables with their totals."""
        return Tables.from_entries({**self.numbers, **self.stated}, blank_is_zero=self.blank_is_zero)

    def disagreements(self) -> tuple[tuple[str, str], ...]:
        """Cell and sentence of every two numbers of the tables that cannot both be right."""
        tables = self.tables()
        slots = Slots(Report(Profile("", AgencyKind.TOWN, self.year or 0), tables, ()))
        return tuple((each.cell, slots.render(each.message).text) for each in tables.disagreements())


def report_of(typed: Typed) -> Report | tuple[str, ...]:
    """The report, or every mistake as a sentence that names its place on the page."""
    tree = _Tree()
    outcome = report_from(tree.of(typed))
    return outcome if isinstance(outcome, Report) else tuple(tree.told(mistake) for mistake in outcome)


class _Tree:
    """Builds what the rules for answers files read, and remembers which place each line stands for."""

    def __init__(self) -> None:
        self._places: list[str] = []

    def of(self, typed: Typed) -> Entries:
        profile = {
            "agency": self._words(typed.agency, "单位全称"),
            "kind": self._words(typed.kind or "", "单位类别"),
            "year": self._number(str(typed.year or ""), "年度"),
        }
        numbers = {
            key: self._number(plain(value), CELLS[key].label)
            for key, value in {**typed.numbers, **typed.stated}.items()
        }
        flag = self._number("true" if typed.blank_is_zero else "false", "空着的格")
        answers = {topic: self._remarks(topic, text) for topic, text in typed.topics.items()}
        # One that nobody has answered yet is a question on the page and no part of the report.
        promises = [row for row in typed.promises if not row.empty and not row.open]
        problems = [row for row in typed.problems if not row.empty]
        return self._entries(
            profile
            | {
                "tables": self._entries({"blank_is_zero": flag, **numbers}),
                "answers": self._entries(answers),
                "promises": self._items(self._promise(n, row) for n, row in enumerate(promises, start=1)),
                "problems": self._items(self._problem(n, row) for n, row in enumerate(problems, start=1)),
            }
        )

    def told(self, mistake: Mistake) -> str:
        """The mistake in words that make sense without the file."""
        place = self._places[mistake.line - 1]
        rest = _OWN_NAME.sub("", mistake.message)
        said = f"{place}{rest}" if rest != mistake.message else f"{place}：{mistake.message}"
        return _FILE_WORD.sub(r"\1", _FILE_KEY.sub(r"\1 ", said))

    def _remarks(self, topic: str, text: str) -> Node:
        lines = [line for written in text.splitlines() if (line := _line(written))]
        return self._items(
            self._words(line, f"“{TOPICS[topic]}”第{place}条") for place, line in enumerate(lines, start=1)
        )

    def _promise(self, place: int, row: TypedPromise) -> Node:
        where = f"上年整改承诺第{place}条的"
        entries = {
            "promise": self._words(row.promise, f"{where}“承诺的事”"),
            "status": self._words(row.status or "", f"{where}“落实情况”"),
        }
        if _line(row.evidence):
            entries["evidence"] = self._words(row.evidence, f"{where}“落实的依据”")
        return self._entries(entries)

    def _problem(self, place: int, row: TypedProblem) -> Node:
        where = f"问题与措施第{place}条的"
        entries = {"problem": self._words(row.problem, f"{where}“问题”")}
        if _line(row.measure):
            entries["measure"] = self._words(row.measure, f"{where}“改进措施”")
        return self._entries(entries)

    def _words(self, text: str, place: str) -> Scalar:
        return Scalar(_line(text), self._at(place), quoted=True)

    def _number(self, text: str, place: str) -> Scalar:
        return Scalar(text, self._at(place), quoted=False)

    def _entries(self, nodes: Mapping[str, Node]) -> Entries:
        line = self._at("填写的内容")
        return Entries(tuple((Scalar(key, line, quoted=False), node) for key, node in nodes.items()), line)

    def _items(self, nodes: Iterable[Node]) -> Items:
        return Items(tuple(nodes), self._at("填写的内容"))

    def _at(self, place: str) -> int:
        self._places.append(place)
        return len(self._places)


def _line(text: str) -> str:
    """One line without the marks that have no shape, which come along from web pages and chats."""
    return " ".join("".join(sign for sign in text if unicodedata.category(sign) != "Cf").splitlines()).strip()

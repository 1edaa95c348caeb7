"""What the interview looks at: the answers as typed, last year's report, what was asked, what was found."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from nianbao.interview.log import Log
from nianbao.report.cells import Blank, Known
from nianbao.report.facts import TOPICS
from nianbao.report.paper import Line, Paper, PaperSection
from nianbao.report.tables import ASPECT_HEADINGS, CELLS, SECTION_HEADINGS, SUMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from nianbao.checks.subject import Subject
    from nianbao.report.typed import Typed

PART_OF = MappingProxyType(
    {
        **{aspect: f"1.{aspect}" for aspect in ASPECT_HEADINGS},
        "last_year": "5",
        "problems": "5",
        "plans": "5",
        "fee": "6",
        "other": "6",
    }
)
"""Topic → the part of the paper its remarks end up in."""

FORMAL = (("来了", "收到"), ("接了", "收到"), ("办完", "办结"))
"""What clerks say, and what reports say, of the same length, so that places stay."""


class Situation:
    """One moment of an interview; a new one is made after every answer."""

    def __init__(
        self,
        typed: Typed,
        previous: Paper | None = None,
        log: Log | None = None,
        *,
        marks: tuple[tuple[str, str], ...] = (),
        drafted: Iterable[str] = (),
        faulty: Iterable[str] | None = None,
    ) -> None:
        """Look at the answers.

        Args:
            typed: the answers as they stand on the page.
            previous: last year's report of the same agency.
            log: what was asked already.
            marks: part and 【待核：…】 or 【待补：…】 of the draft as it stands (`Document.marks`).
            drafted: parts of which a draft is kept.
            faulty: where the last check found errors or warnings: parts, cells; None when none was run.
        """
        self.typed = typed
        self.previous = previous if previous is None or _is_year_before(previous, typed) else None
        self.log = log or Log()
        self.marks = marks
        self.drafted = frozenset(drafted)
        self.faulty = None if faulty is None else frozenset(faulty)

    @cached_property
    def paper(self) -> Paper:
        """The remarks as if they were the report's prose, beside the cells."""
        return paper_of_remarks(self.typed)

    @cached_property
    def subject(self) -> Subject:
        """The same as the checks look at it."""
        # The first question does not wait for the checks to be loaded.
        from nianbao.checks.subject import Subject

        return Subject(self.paper, self.previous)

    def value(self, key: str) -> Decimal | None:
        """The number in a cell; None when it is blank or unclear."""
        return self.paper.value(key)

    def before(self, key: str) -> Decimal | None:
        """Last year's number in a cell; None when nobody knows it."""
        return self.previous.value(key) if self.previous else None

    def positive(self, keys: Iterable[str]) -> bool:
        """Whether one of these cells holds more than 0."""
        return any((self.value(key) or 0) > 0 for key in keys)

    def blank(self) -> list[str]:
        """Cells to be typed in which nothing stands."""
        return [key for key in CELLS if key not in SUMS and isinstance(self.paper.cells[key], Blank)]

    def said(self, *topics: str) -> str:
        """All remarks under these topics, one a line; under every topic when none is named."""
        return "\n".join(words for topic, words in self._remarks if not topics or topic in topics)

    @cached_property
    def _remarks(self) -> tuple[tuple[str, str], ...]:
        return tuple(remarks_of(self.typed))


def remarks_of(typed: Typed) -> Iterator[tuple[str, str]]:
    """Topic and remark, in the order of the topics and as they were said."""
    for topic in TOPICS:
        for line in typed.topics.get(topic, "").splitlines():
            if words := line.strip():
                yield topic, words


def formal(words: str) -> str:
    """A remark in words that the reading of claims knows, each as long as the one it stands for."""
    for rough, known in FORMAL:
        words = words.replace(rough, known)
    return words


def paper_of_remarks(typed: Typed) -> Paper:
    """The remarks in the place of the prose they will become, one a line, numbered from 1."""
    lines: dict[str, list[Line]] = {}
    for number, (topic, words) in enumerate(remarks_of(typed), start=1):
        lines.setdefault(PART_OF[topic], []).append(Line(formal(words), number))
    aspects = {aspect: tuple(lines.get(f"1.{aspect}", ())) for aspect in ASPECT_HEADINGS}
    sections = [("1", tuple(line for told in aspects.values() for line in told), aspects)]
    sections += [(key, tuple(lines.get(key, ())), {}) for key in ("5", "6")]
    tables = typed.tables()
    contents = {
        key: Known(tables.stated_totals[key]) if key in tables.stated_totals else cell.content
        for key, cell in tables.cells.items()
    }
    return Paper(
        title="",
        agency=typed.agency,
        kind=typed.kind,
        year=typed.year,
        lead=(),
        sections=tuple(
            PaperSection(key, Line(SECTION_HEADINGS[key], is_heading=True), told, MappingProxyType(parts))
            for key, told, parts in sections
        ),
        cells=MappingProxyType(contents),
        computed=frozenset(SUMS.keys() - tables.stated_totals.keys()),
        imported=False,
    )


def _is_year_before(previous: Paper, typed: Typed) -> bool:
    return previous.year is None or typed.year is None or typed.year - previous.year == 1

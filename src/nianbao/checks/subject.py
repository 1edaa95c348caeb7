"""What is being checked: a report, what stands beside it, and what is read from it once for all checks."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from nianbao.checks.claims import Values, Verdict, judge
from nianbao.checks.claims.remembered import claims_of, figures_of, without_marks
from nianbao.checks.equations import Bookkeeping
from nianbao.checks.places import Writing, lines_of
from nianbao.report.cells import Known
from nianbao.report.frozen import frozen
from nianbao.report.paper import sentences_of
from nianbao.report.report import AgencyKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims import Claim
    from nianbao.report.figures import Reading
    from nianbao.report.paper import Line, Paper, Sentence

_REMEMBERED = 1_024
"""Lines of prose; a report has some fifty."""
_ABOUT_REQUESTS = frozenset({"1.on_request", "3"})


@frozen
class Told:
    """One claim of the prose with its place and what the cells say to it."""

    part: str
    line: Line
    claim: Claim
    verdict: Verdict

    @property
    def words(self) -> str:
        """The words that carry the claim."""
        return self.line.text[self.claim.start : self.claim.end]

    @property
    def sentence(self) -> str:
        """The sentence around them."""
        sentences, ends = _sentences_with_ends(self.line.text)
        place = bisect_right(ends, self.claim.start)
        return sentences[place] if place < len(sentences) else self.line.text


class Subject:
    """One report under examination."""

    def __init__(
        self, paper: Paper, previous: Paper | None = None, neighbours: tuple[Paper, ...] = ()
    ) -> None:
        self.paper = paper
        self.previous = previous
        """Last year's report of the same agency; None when nobody gave it."""
        self.neighbours = neighbours
        """Reports of others to compare with."""
        self._texts: dict[str, str] = {}

    @cached_property
    def narrative(self) -> tuple[tuple[str, Line], ...]:
        """Every line of prose with its part, headings included, in printed order."""
        return tuple(self.paper.narrative())

    @cached_property
    def writing(self) -> Writing:
        """Title, headings and prose as one string."""
        return Writing(lines_of(self.paper))

    @cached_property
    def own_writing(self) -> Writing:
        """The same without what stands in quotes."""
        return Writing(lines_of(self.paper), own_words=True)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the prose in printed order."""
        return tuple(self.paper.sentences())

    @cached_property
    def bookkeeping(self) -> Bookkeeping:
        """The cells held against every equation."""
        return Bookkeeping(self.paper)

    @cached_property
    def prose(self) -> str:
        """All prose without headings, one line after the other."""
        return "\n".join(line.text for _, line in self.narrative if not line.is_heading)

    def text_of(self, part: str) -> str:
        """The prose of one part (`5`, `1.platform`, `1` with all its aspects), headings left out."""
        if part not in self._texts:
            within = f"{part}."
            self._texts[part] = "\n".join(
                line.text
                for of, line in self.narrative
                if not line.is_heading and (of == part or of.startswith(within))
            )
        return self._texts[part]

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Every claim of the prose in printed order."""
        return tuple(self._told())

    def _told(self) -> Iterator[Told]:
        now = _values(self.paper)
        before = _values(self.previous) if self.previous else None
        own_area = self.paper.kind is AgencyKind.COUNTY
        for part, line, _ in self.readings:
            topic = "requests" if part in _ABOUT_REQUESTS else ""
            for claim in claims_of(without_marks(line.text), self.paper.year, topic, own_area):
                yield Told(part, line, claim, judge(claim, now, before))

    @cached_property
    def contradicted(self) -> tuple[Told, ...]:
        """Those of them that the cells speak against."""
        return tuple(told for told in self.told if told.verdict is Verdict.CONTRADICTS)

    @cached_property
    def readings(self) -> tuple[tuple[str, Line, Reading], ...]:
        """The figures of every line of prose, headings left out."""
        return tuple(
            (part, line, figures_of(without_marks(line.text)))
            for part, line in self.narrative
            if not line.is_heading
        )


@lru_cache(maxsize=_REMEMBERED)
def _sentences_with_ends(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The sentences of a line and where each ends; a line with many claims is not walked for each."""
    sentences = tuple(sentences_of(text))
    ends, at = [], 0
    for sentence in sentences:
        at = text.index(sentence, at) + len(sentence)
        ends.append(at)
    return sentences, tuple(ends)


def _values(paper: Paper) -> Values:
    return Values({key: cell.value for key, cell in paper.cells.items() if isinstance(cell, Known)})

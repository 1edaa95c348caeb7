"""A report back to the text of an answers file, in the form a clerk edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.report.cells import Known
from nianbao.report.facts import TOPICS
from nianbao.report.printed.source_line import CONTROL, INVISIBLE
from nianbao.report.regex import regex
from nianbao.report.slots import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.report.cells import Tables
    from nianbao.report.report import Report

_UNSEEN = regex(f"{INVISIBLE.pattern}|{CONTROL.pattern}")


def write_answers(report: Report) -> str:
    """YAML text in the form a clerk edits; reading it gives an equal report."""
    profile = report.profile
    lines = [f"agency: {_quoted(profile.agency)}", f"kind: {profile.kind.value}", f"year: {profile.year}"]
    lines += ["tables:", *_table_lines(report.tables)]
    remarks = [line for topic in TOPICS for line in _topic_lines(report, topic)]
    lines += ["answers:", *remarks] if remarks else []
    if report.promises:
        lines.append("promises:")
    for promise in report.promises:
        lines += [f"  - promise: {_quoted(promise.promise.words)}", f"    status: {promise.status.value}"]
        lines += [f"    evidence: {_quoted(promise.evidence.words)}"] if promise.evidence else []
    if report.problems:
        lines.append("problems:")
    for problem in report.problems:
        lines.append(f"  - problem: {_quoted(problem.problem.words)}")
        lines += [f"    measure: {_quoted(problem.measure.words)}"] if problem.measure else []
    return "\n".join(lines) + "\n"


def _table_lines(tables: Tables) -> Iterator[str]:
    entered = [cell for cell in tables.cells.values() if not cell.spec.computed]
    complete = all(isinstance(cell.content, Known) for cell in entered)
    yield f"  blank_is_zero: {'true' if complete else 'false'}"
    for key, cell in tables.cells.items():
        if key in tables.stated_totals:
            yield f"  {key}: {plain(tables.stated_totals[key])}"
        elif (
            not cell.spec.computed
            and isinstance(cell.content, Known)
            and (cell.content.value or not complete)
        ):
            yield f"  {key}: {plain(cell.content.value)}"


def _topic_lines(report: Report, topic: str) -> Iterator[str]:
    for place, fact in enumerate(report.told(topic)):
        if place == 0:
            yield f"  {topic}:"
        yield f"    - {_quoted(fact.words)}"


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    marked = _UNSEEN.sub(lambda match: f"\\U{ord(match[0]):08X}", escaped)
    return f'"{marked}"'

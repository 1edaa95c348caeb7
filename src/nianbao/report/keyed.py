"""What was typed as answers under keys, as the store keeps them, and back."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from nianbao.report.facts import TOPICS
from nianbao.report.record import Change, Value
from nianbao.report.regex import regex
from nianbao.report.report import AgencyKind, PromiseStatus
from nianbao.report.slots import plain
from nianbao.report.tables import CELLS
from nianbao.report.typed import Typed, TypedProblem, TypedPromise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nianbao.report.record import Record

_Kind = TypeVar("_Kind", AgencyKind, PromiseStatus)
TOPIC = "answers."
"""Before a topic: its remarks as one text, one remark a line."""
_NUMBER = regex(r"\d{1,30}(?:\.\d{1,10})?", re.ASCII)


def values_of(typed: Typed) -> dict[str, Value]:
    """Every answer that holds something, by key; cells and totals under their own keys."""
    promises: list[Value] = [
        {"promise": row.promise, "status": row.status.value if row.status else "", "evidence": row.evidence}
        for row in typed.promises
        if not row.empty
    ]
    problems: list[Value] = [
        {"problem": row.problem, "measure": row.measure} for row in typed.problems if not row.empty
    ]
    told: dict[str, Value] = {
        "agency": typed.agency or None,
        "kind": typed.kind.value if typed.kind else None,
        "year": str(typed.year) if typed.year else None,
        "blank_is_zero": typed.blank_is_zero or None,
        **{f"{TOPIC}{topic}": text or None for topic, text in typed.topics.items()},
        **{key: plain(number) for key, number in {**typed.numbers, **typed.stated}.items()},
        "promises": promises or None,
        "problems": problems or None,
    }
    return {key: value for key, value in told.items() if value is not None}


def typed_of(values: Mapping[str, Value]) -> Typed:
    """The answers as they stand on the page; what is no answer of the page is left alone."""
    numbers = {
        key: Decimal(value)
        for key, value in values.items()
        if key in CELLS and isinstance(value, str) and _NUMBER.fullmatch(value)
    }
    year = _text(values.get("year"))
    return Typed(
        _text(values.get("agency")),
        _one_of(AgencyKind, values.get("kind")),
        int(year) if year.isascii() and year.isdigit() else None,
        {topic: _text(values.get(f"{TOPIC}{topic}")) for topic in TOPICS},
        {key: number for key, number in numbers.items() if not CELLS[key].computed},
        bool(values.get("blank_is_zero")),
        {key: number for key, number in numbers.items() if CELLS[key].computed},
        tuple(
            TypedPromise(
                _text(row.get("promise")),
                _one_of(PromiseStatus, row.get("status")),
                _text(row.get("evidence")),
            )
            for row in _rows(values.get("promises"))
        ),
        tuple(
            TypedProblem(_text(row.get("problem")), _text(row.get("measure")))
            for row in _rows(values.get("problems"))
        ),
    )


def values_in(record: Record) -> dict[str, Value]:
    """The answers in force that hold something."""
    return {key: edit.value for key, edit in record.answers.items() if edit.value is not None}


def changes_to(typed: Typed, shown: Mapping[str, Value], revs: Mapping[str, int]) -> tuple[Change, ...]:
    """What differs between the page and what it was last shown.

    Args:
        typed: the page now.
        shown: the answers the page was filled with.
        revs: their revisions; a key not among them had none.
    """
    now = values_of(typed)
    mine = {key for key in shown if key in now or _of_the_page(key)}
    return tuple(
        Change(key, now.get(key), revs.get(key, 0))
        for key in sorted(mine | now.keys())
        if now.get(key) != shown.get(key)
    )


def _of_the_page(key: str) -> bool:
    return key in CELLS or key.startswith(TOPIC) or key in _PAGE_KEYS


_PAGE_KEYS = frozenset({"agency", "kind", "year", "blank_is_zero", "promises", "problems"})


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _rows(value: Value) -> list[dict[str, Value]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _one_of(kinds: type[_Kind], value: Value) -> _Kind | None:
    return next((kind for kind in kinds if kind.value == value), None)

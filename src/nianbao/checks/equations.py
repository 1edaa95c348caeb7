"""The equations of tables 3 and 4, and the few cells whose change would satisfy all of them.

Source: 30号格式，表三左上角注（列平衡）; the totals follow from the make-up of the tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from nianbao.checks.check import Repair
from nianbao.report.cells import Known
from nianbao.report.slots import plain
from nianbao.report.tables import CELLS, SUMS, TABLE_3_COLUMNS, TABLE_3_ROWS, TABLE_4_BLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nianbao.report.paper import Paper

MOST_REPAIRS = 6
"""Beyond so many possibilities a list helps nobody."""
_REGISTERS = {"new": 0, "carried_out": 1, "carried_in": 2}
_Coefficients = dict[str, int]


@dataclass(frozen=True, slots=True)
class Equation:
    """A signed sum of cells that must be 0."""

    code: str
    """The check that reports it: T3-01, T3-02, T3-03 or T4-01."""
    at: str
    """Key of the cell it is reported at."""
    terms: Mapping[str, int]
    """Cell key → +1 or -1."""


def _balance(column: str) -> Equation:
    terms = {"new": 1, "carried_in": 1, "results_total": -1, "carried_out": -1}
    return Equation("T3-01", f"t3.new.{column}", {f"t3.{row}.{column}": sign for row, sign in terms.items()})


def _sum(code: str, total: str, parts: tuple[str, ...]) -> Equation:
    return Equation(code, total, MappingProxyType({total: -1, **dict.fromkeys(parts, 1)}))


def _results(column: str) -> tuple[str, ...]:
    return tuple(part.replace(".natural", f".{column}") for part in SUMS["t3.results_total.natural"])


def _all() -> Iterator[Equation]:
    for column in TABLE_3_COLUMNS:
        yield _balance(column)
    for column in TABLE_3_COLUMNS:
        yield _sum("T3-02", f"t3.results_total.{column}", _results(column))
    for row in TABLE_3_ROWS:
        yield _sum("T3-03", f"t3.{row.key}.total", SUMS[f"t3.{row.key}.total"])
    for block in TABLE_4_BLOCKS:
        yield _sum("T4-01", f"t4.{block}.total", SUMS[f"t4.{block}.total"])


EQUATIONS: tuple[Equation, ...] = tuple(_all())
"""All 42: seven columns that balance, seven and twenty-five sums of table 3, three of table 4."""


@lru_cache(maxsize=8)
def _system(computed: frozenset[str]) -> tuple[_Coefficients, ...]:
    """Each equation over the cells somebody typed, computed totals replaced by what they are the sum of."""

    def typed(key: str) -> _Coefficients:
        if key not in computed:
            return {key: 1}
        made: _Coefficients = {}
        for part in SUMS[key]:
            _add(made, typed(part), 1)
        return made

    system: list[_Coefficients] = []
    for equation in EQUATIONS:
        row: _Coefficients = {}
        for key, sign in equation.terms.items():
            _add(row, typed(key), sign)
        system.append({key: sign for key, sign in row.items() if sign})
    return tuple(system)


def _add(into: _Coefficients, more: _Coefficients, sign: int) -> None:
    for key, coefficient in more.items():
        into[key] = into.get(key, 0) + sign * coefficient


@lru_cache(maxsize=8)
def _places(computed: frozenset[str]) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Cell → the equations it stands in, each with its coefficient."""
    found: dict[str, list[tuple[int, int]]] = {}
    for index, row in enumerate(_system(computed)):
        for key, coefficient in row.items():
            found.setdefault(key, []).append((index, coefficient))
    return {key: tuple(where) for key, where in found.items()}


class Bookkeeping:
    """One report's cells held against every equation."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._places = _places(paper.computed)
        self._system = _system(paper.computed)
        self.residues: dict[int, Decimal] = {}
        """Index of a broken equation → by how much it is off; those with an unknown cell are left out."""
        self._undecided: set[int] = set()
        known = {key: cell.value for key, cell in paper.cells.items() if isinstance(cell, Known)}
        for index, equation in enumerate(EQUATIONS):
            if not equation.terms.keys() <= known.keys():
                self._undecided.add(index)
            elif residue := sum(known[key] * sign for key, sign in equation.terms.items()):
                self.residues[index] = residue

    def broken(self, code: str) -> Iterator[Equation]:
        """The equations of one check that do not hold."""
        return (EQUATIONS[index] for index in self.residues if EQUATIONS[index].code == code)

    def repairs(self, equation: Equation) -> tuple[Repair, ...]:
        """What would put it right, likeliest first: single cells if there are any, else pairs of cells.

        Slips in different places are looked at apart: first only the broken equations that share cells with
        this one, then all those that no single cell explains. Empty when more than two cells must be wrong,
        or too many pairs would do.
        """
        near = self._near(EQUATIONS.index(equation))
        if single := sorted(self._single(near), key=self._unlikely):
            return tuple(map(self._repair, single))
        unexplained = self._unexplained
        for search in (self._swaps, self._pairs):
            for residues in (near, unexplained):
                pairs = list(search(residues))
                if 0 < len(pairs) <= MOST_REPAIRS:
                    return tuple(map(self._repair, pairs))
        return ()

    def advice(self, equation: Equation) -> str:
        """What to do about a broken equation, as one Chinese sentence."""
        repairs = self.repairs(equation)
        told = "；".join(map(self._told, repairs[:MOST_REPAIRS]))
        if len(repairs) == 1:
            return f"{told}，相关各式就都平了。"
        if len(repairs) > MOST_REPAIRS:
            return f"能改平的有{len(repairs)}处，较可能的：{told}。"
        return f"可能是以下之一：{told}。" if repairs else "请逐格核对。"

    def _told(self, repair: Repair) -> str:
        changes = [
            f"把{CELLS[key].label}由{plain(self._paper.value(key) or Decimal(0))}改为{value}"
            for key, value in repair.cells
        ]
        return "，并".join(changes)

    def _unlikely(self, change: Mapping[str, Decimal]) -> tuple[bool, int]:
        """Counts typed from a register are mistaken sooner than a result row that is 0."""
        key = next(iter(change))
        row = key.split(".")[1]
        return (row not in _REGISTERS and not self._paper.value(key), _REGISTERS.get(row, len(_REGISTERS)))

    @cached_property
    def _unexplained(self) -> dict[int, Decimal]:
        """Broken equations that no single cell puts right."""
        return {
            index: residue
            for index, residue in self.residues.items()
            if not any(self._single(self._near(index)))
        }

    def _near(self, index: int) -> dict[int, Decimal]:
        near, waiting = {index}, [index]
        while waiting:
            keys = self._system[waiting.pop()].keys()
            for other in self.residues.keys() - near:
                if keys & self._system[other].keys():
                    near.add(other)
                    waiting.append(other)
        return {each: self.residues[each] for each in sorted(near)}

    def _single(self, residues: Mapping[int, Decimal]) -> Iterator[dict[str, Decimal]]:
        """Every one-cell change after which all these equations hold and none is newly broken."""
        first, residue = next(iter(residues.items()))
        for key, coefficient in self._system[first].items():
            change = -residue * coefficient
            value = self._paper.value(key)
            if value is None or value + change < 0:
                continue
            places = [place for place in self._places[key] if place[0] not in self._undecided]
            if len(places) == len(residues) and all(
                residues.get(index) == -sign * change for index, sign in places
            ):
                yield {key: change}

    def _swaps(self, residues: Mapping[int, Decimal]) -> Iterator[dict[str, Decimal]]:
        """Two neighbouring figures that changed places, one of them perhaps 0."""
        keys = {key for index in residues for key in self._system[index]}
        for one in sorted(keys):
            for other in _neighbours(one):
                before, after = self._paper.value(one), self._paper.value(other)
                if before is None or after is None or before == after:
                    continue
                change = {one: after - before, other: before - after}
                if not self._after(residues, change):
                    yield change

    def _pairs(self, residues: Mapping[int, Decimal]) -> Iterator[dict[str, Decimal]]:
        """Two cells that were both mistyped, each alone to blame for at least one equation."""
        found: set[tuple[tuple[str, Decimal], ...]] = set()
        first = next(iter(residues))
        for key in self._system[first]:
            value = self._paper.value(key)
            changes = dict.fromkeys(
                -residues[index] * sign for index, sign in self._places[key] if index in residues
            )
            for change in changes:
                if value is None or value + change < 0:
                    continue
                rest = self._after(residues, {key: change})
                for other in self._single(rest) if rest else ():
                    pair = {key: change, **other}
                    mark = tuple(sorted(pair.items()))
                    if len(pair) == 2 and mark not in found:
                        found.add(mark)
                        yield pair

    def _after(self, residues: Mapping[int, Decimal], change: Mapping[str, Decimal]) -> dict[int, Decimal]:
        """What would still be off after a change; equations it newly breaks included."""
        left = dict(residues)
        for key, difference in change.items():
            for index, sign in self._places.get(key, ()):
                if index not in self._undecided:
                    left[index] = left.get(index, 0 * difference) + sign * difference
        return {index: residue for index, residue in sorted(left.items()) if residue}

    def _repair(self, change: Mapping[str, Decimal]) -> Repair:
        values = [(key, self._paper.value(key), difference) for key, difference in change.items()]
        return Repair(tuple((key, plain(value + more)) for key, value, more in values if value is not None))


@lru_cache(maxsize=512)
def _neighbours(key: str) -> tuple[str, ...]:
    """The cell to the right and the cell below, where the form has them."""
    table, row, column = key.split(".")
    if table != "t3":
        return ()
    rows, columns = [each.key for each in TABLE_3_ROWS], list(TABLE_3_COLUMNS)
    right = columns[columns.index(column) + 1 :][:1]
    below = rows[rows.index(row) + 1 :][:1]
    return (*(f"t3.{row}.{name}" for name in right), *(f"t3.{name}.{column}" for name in below))

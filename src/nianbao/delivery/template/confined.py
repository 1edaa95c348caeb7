"""A template filled in a process of its own: what somebody sent is never parsed beside the clerk's work."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from nianbao.delivery.template.filler import fill_template
from nianbao.errors import FileUnreadable, NianbaoError, TemplateRefused
from nianbao.office.confined import OUT_OF_MEMORY, limit_memory, run_confined
from nianbao.report.filling import FilledTemplate, Filling, FillLine, FillNote, Outcome

_LENGTH = 8
_REFUSALS = {kind.__name__: kind for kind in (FileUnreadable, TemplateRefused)}


def fill_confined(data: bytes, source: str, filling: Filling, *, replace: bool = False) -> FilledTemplate:
    """What `fill_template` makes of it, in a child process with limits of time and memory.

    Raises:
        FileUnreadable: it is refused, damaged, or takes more time or memory than any template.
        TemplateRefused: it is the form of 2019, holds macros, or nothing of the annual report.
    """
    order = json.dumps({"source": source, "replace": replace, "filling": asdict(filling)}).encode()
    packed = len(order).to_bytes(_LENGTH, "big") + order + data
    answer = run_confined("nianbao.delivery.template.confined", (), packed, source)
    length = int.from_bytes(answer[:_LENGTH], "big")
    told = json.loads(answer[_LENGTH : _LENGTH + length])
    if "refused" in told:
        raise _REFUSALS[told["kind"]](told["refused"])
    notes = tuple(FillNote(Outcome(outcome), *rest) for outcome, *rest in told["notes"])
    return FilledTemplate(answer[_LENGTH + length :], told["cells"], notes)


def main() -> None:
    """Be the child: read order and template from standard input and answer on standard output."""
    limit_memory()
    packed = sys.stdin.buffer.read()
    # The filler answers through a handle of its own: a library that prints must not spoil the answer.
    answer, sys.stdout = sys.stdout.buffer, sys.stderr
    length = int.from_bytes(packed[:_LENGTH], "big")
    order = json.loads(packed[_LENGTH : _LENGTH + length])
    data = b""
    try:
        filled = fill_template(
            packed[_LENGTH + length :], order["source"], _unpacked(order["filling"]), replace=order["replace"]
        )
        notes = [[note.outcome.value, note.where, note.text, note.before] for note in filled.notes]
        told: dict[str, object] = {"cells": filled.cells, "notes": notes}
        data = filled.data
    except NianbaoError as refusal:
        kind = type(refusal).__name__
        told = {"refused": str(refusal), "kind": kind if kind in _REFUSALS else FileUnreadable.__name__}
    except (MemoryError, RecursionError):
        sys.exit(OUT_OF_MEMORY)
    head = json.dumps(told).encode()
    answer.write(len(head).to_bytes(_LENGTH, "big") + head + data)


def _unpacked(told: dict[str, object]) -> Filling:
    parts = told["parts"]
    assert isinstance(parts, dict)  # noqa: S101 - for the type checker: it was packed above
    lines = {part: tuple(FillLine(**line) for line in given) for part, given in parts.items()}
    return Filling(**{**told, "parts": lines})  # type: ignore[arg-type]

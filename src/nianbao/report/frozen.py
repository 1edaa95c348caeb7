"""Frozen records of which a report makes thousands.

`dataclass(frozen=True)` sets every field through `object.__setattr__`, which makes a record five times as
dear. Here the type checker alone forbids changing one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_Record = TypeVar("_Record")


@dataclass_transform(frozen_default=True)
def frozen(made: type[_Record]) -> type[_Record]:
    """A dataclass with slots, equal and hashed by its fields; none of them is ever set again."""
    return dataclass(slots=True, unsafe_hash=True)(made)

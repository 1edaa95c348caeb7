"""What a file or a page hands over before anything is understood: texts, lists, mappings, with lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it stands in the file; what type it means is decided here, not by YAML."""

    text: str
    line: int
    quoted: bool

    @property
    def empty(self) -> bool:
        """Whether nothing was written, or YAML's word for nothing."""
        return not self.quoted and self.text in {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping with its keys in file order, repeated ones included."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A place that cannot be used at all; whoever made the tree says why."""

    message: str
    line: int


Node = Scalar | Items | Entries | Fault


def faults(tree: Node) -> Iterator[Fault]:
    """Every place that cannot be used, in no particular order."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Fault):
            yield node
        elif isinstance(node, Items):
            waiting.extend(node.items)
        elif isinstance(node, Entries):
            waiting.extend(value for _, value in node.entries)


def is_written(node: Node | None) -> TypeGuard[Node]:
    """Whether anything stands there."""
    return node is not None and not (isinstance(node, Scalar) and node.empty)

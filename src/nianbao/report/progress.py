"""How a draft by a model comes along, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    """What is being done about a part."""

    WAITING = "waiting"
    WRITING = "writing"
    REPAIRING = "repairing"
    """Its first text held something that was not supplied, or lacked something that was."""
    PAUSED = "paused"
    """The endpoint asked to wait, or is tried again after a fault."""
    DONE = "done"
    FELL_BACK = "fell-back"
    """The composer's text stands."""

    @property
    def label(self) -> str:
        """What the page calls it."""
        return _LABELS[self]

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self in (Phase.DONE, Phase.FELL_BACK)


_LABELS = {
    Phase.WAITING: "等待",
    Phase.WRITING: "正在写",
    Phase.REPAIRING: "正在改",
    Phase.PAUSED: "稍后重试",
    Phase.DONE: "写好了",
    Phase.FELL_BACK: "用内置写法",
}


@dataclass(frozen=True, slots=True)
class PartProgress:
    """One part at one moment."""

    part: str
    phase: Phase
    text: str
    """What has come so far, figures filled in; nothing in it has been examined yet."""
    note: str = ""
    """Why it waits, or why the composer's text stands; one Chinese sentence."""
    seconds_left: int = 0
    """Until it is tried again."""
    tries: int = 0
    """Calls made for it."""
    first: float = 0.0
    """Seconds from the start until the first character; 0 before it."""
    call: float = 0.0
    """Seconds of its longest call."""
    spent: float = 0.0
    """Seconds of all its calls, which come one after the other."""

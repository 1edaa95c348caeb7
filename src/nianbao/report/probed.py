"""What a test of an endpoint told, step by step."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProbeStep:
    """One thing that was tried."""

    name: str
    """What it was, in Chinese."""
    passed: bool
    told: str
    """What came of it, and what to do when it failed."""

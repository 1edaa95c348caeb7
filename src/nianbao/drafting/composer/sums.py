"""Parts and their total: whether they agree, and the question to ask when they do not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.errors import SlotUnknown
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.drafting.composer.voice import Voice
    from nianbao.report.slots import Slots


_SIDE_BY_SIDE = regex(r"⟦(?P<a>[^⟦⟧]+)⟧(?=⟦(?P<b>[^⟦⟧]+)⟧)")


@dataclass(frozen=True, slots=True)
class SumGap:
    """Parts that do not add up to their total."""

    parts: tuple[str, ...]
    """Slots of the parts."""
    total: str
    """Slot of the total."""
    unit: str
    too_many: bool
    """Whether the parts come to more than the total."""

    def asked(self, voice: Voice) -> str:
        """A mark that names both figures and their difference, all of them slots."""
        plus, minus = "+".join(self.parts), "-".join(self.parts)
        apart = f"diff:{plus}-{self.total}" if self.too_many else f"diff:{self.total}-{minus}"
        return voice.say(
            "ask_sum",
            sum=f"⟦sum:{plus}⟧",
            total=f"⟦{self.total}⟧",
            gap=f"{'多' if self.too_many else '少'}⟦{apart}⟧",
            unit=self.unit,
        )


def figures_apart(text: str, slots: Slots) -> str:
    """Two figures side by side kept from running into one: 去年3100今年5200 is not 31002025."""

    def between(match: re.Match[str]) -> str:
        first, second = slots.show(match["a"]), slots.show(match["b"])
        run_together = first[-1:].isdigit() and second[:1].isdigit()
        return f"{match[0]}，" if run_together else match[0]

    return _SIDE_BY_SIDE.sub(between, text)


def gap_between(slots: Slots, parts: tuple[str, ...], total: str, unit: str) -> SumGap | None:
    """The gap between parts and total; None when they agree or when a figure among them is not exact."""
    counted = [exact(slots, part) for part in parts]
    stated = exact(slots, total)
    if stated is None or any(count is None for count in counted):
        return None
    found = sum((count for count in counted if count is not None), Decimal(0))
    return None if found == stated else SumGap(parts, total, unit, found > stated)


def is_slip(slots: Slots, gap: SumGap) -> bool:
    """Whether a gap is a slip rather than a list that names only some parts.

    Too many is always a slip; too few only when three or more parts come to nine tenths of the total.
    """
    found = slots.value(f"sum:{'+'.join(gap.parts)}")
    if gap.too_many:
        # More than twice the total: figures of another kind were read as parts.
        return found <= slots.value(gap.total) * 2
    return len(gap.parts) >= 3 and found * 10 >= slots.value(gap.total) * 9


def exact(slots: Slots, slot: str) -> Decimal | None:
    """The number behind a slot, or None when there is no exact one."""
    try:
        return slots.value(slot)
    except SlotUnknown:
        return None

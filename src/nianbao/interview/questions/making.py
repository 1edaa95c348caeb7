"""What the rows of questions are made with: parts, cells, and how a number may be written."""

from __future__ import annotations

from nianbao.interview.asking import Part, PartKind

N = r"(?:[\d０-９]+(?:\.\d+)?万?|[零〇一二两三四五六七八九十百千]+)(?:余|多)?"
"""A number as clerks write it, as a pattern."""
NEW = "t3.new.total"
APPLICATIONS = (NEW, "t3.carried_in.total", "t3.results_total.total", "t3.carried_out.total")
CASES = ("t4.review.total", "t4.suit_direct.total", "t4.suit_after_review.total")
NORMATIVE = ("t2.normative.issued", "t2.normative.repealed", "t2.normative.in_force")
DECISIONS = ("t2.licences.decisions", "t2.penalties.decisions", "t2.coercion.decisions", "t2.fees.amount")


def number(name: str, label: str, unit: str) -> Part:
    """A field for a figure."""
    return Part(name, label, PartKind.NUMBER, unit)


def text(name: str, label: str) -> Part:
    """A field for a few words."""
    return Part(name, label, PartKind.TEXT)


def when(label: str = "什么时候") -> Part:
    """A field for a day or a month."""
    return Part("when", label, PartKind.DATE)

"""回检: a published report held against ours, every difference told with both versions."""

from nianbao.report.comparing.compare import Comparison, compare
from nianbao.report.comparing.difference import Difference, DifferenceKind, Undecided

__all__ = ["Comparison", "Difference", "DifferenceKind", "Undecided", "compare"]

"""Figures in Chinese text: what each says, in which unit, and which true values it honestly covers."""

from nianbao.report.figures.figure import Figure, FigureKind, Masked, Reading
from nianbao.report.figures.numerals import numeral
from nianbao.report.figures.reader import read_figures
from nianbao.report.figures.units import unit_group

__all__ = ["Figure", "FigureKind", "Masked", "Reading", "numeral", "read_figures", "unit_group"]

"""The one reader of figures: names first, then what counts nothing, then dates, shares and counts."""

from __future__ import annotations

from nianbao.report.figures.canvas import Canvas
from nianbao.report.figures.counts import read_counts
from nianbao.report.figures.dates import cut_dates
from nianbao.report.figures.figure import Reading
from nianbao.report.figures.identifiers import cut_names, cut_versions
from nianbao.report.figures.masking import mask
from nianbao.report.figures.ordinals import cut_ordinals
from nianbao.report.figures.rates import cut_rates


def read_figures(text: str) -> Reading:
    """Read all figures of a report's prose or of a clerk's notes.

    Any string is read, in time linear in its length. Spans count in `text` as given. A numeral written in
    Chinese counts only with a measure word behind it, as a number in the hundreds and above, as one above
    twelve at the end of a clause, or in a date, share, ordinal or name.
    """
    canvas = Canvas(text)
    names = cut_names(canvas)
    masked = mask(canvas)
    figures = [
        *names,
        *cut_dates(canvas),
        *cut_versions(canvas),
        *cut_ordinals(canvas),
        *cut_rates(canvas),
        *read_counts(canvas),
    ]
    return Reading(
        tuple(sorted(figures, key=lambda figure: figure.start)),
        tuple(sorted(masked, key=lambda span: span.start)),
    )

"""How the pages of a Word file are set, as far as the official form lays it down."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from nianbao.office.word_package import W, is_on, value
from nianbao.report.form import grid
from nianbao.report.paper import PageLayout
from nianbao.report.printed.headings import is_marked, looks_numbered, number_of
from nianbao.report.printed.sections import section_starts
from nianbao.report.printed.table_labels import bare
from nianbao.report.printed.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from nianbao.office.word_styles import Styles
    from nianbao.report.printed.source_line import SourceLine

_MM_PER_TWIP = 25.4 / 1440
_LETTER = (12240, 15840)
"""What Word takes where a file says nothing, in twips."""
_NO_MARGIN = 0
_LONGEST_HEADING = 40
_SHOWN = 12
"""Characters of a label that are quoted."""
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPANS = {
    bare(place.text): place.columns
    for form in (grid(3), grid(4))
    for row in form.rows[:2]
    for place in row
    if place.columns > 1 and bare(place.text)
}
"""Header cells of tables 3 and 4 with the columns they span in the form."""


def layout_of(
    body: Any,  # noqa: ANN401 - an element of lxml, which has no types
    lines: Sequence[SourceLine],
    paragraphs: Mapping[int, Any],
    tables: Sequence[Any],
    styles: Styles,
) -> PageLayout:
    """Describe the first section of the file, its fonts and its tables.

    Args:
        body: of the document.
        lines: what was read from it.
        paragraphs: number of a line → its paragraph.
        tables: those with rows of cells.
        styles: of the file.
    """
    fonts = _Fonts(lines, paragraphs, styles)
    section = next(body.iter(f"{W}sectPr"), None)
    width, height = (
        _mm(value(section, "pgSz", side), default) for side, default in zip("wh", _LETTER, strict=True)
    )
    top, right, bottom, left = (
        _mm(value(section, "pgMar", side), _NO_MARGIN) for side in ("top", "right", "bottom", "left")
    )
    return PageLayout(
        width=width,
        height=height,
        margins=(top, right, bottom, left),
        title_fonts=tuple(fonts.title),
        body_fonts=tuple(fonts.body),
        heading_fonts=MappingProxyType({level: tuple(of_it) for level, of_it in fonts.headings.items()}),
        body_size=fonts.sizes.most_common(1)[0][0] if fonts.sizes else None,
        tables=len(tables),
        pictures=sum(
            next(picture.iterancestors(_FALLBACK), None) is None for picture in body.iter(*_PICTURES)
        ),
        split_labels=tuple(_split_labels(tables)),
        merged=_is_merged(tables),
    )


def _mm(twips: str | None, otherwise: int) -> float:
    try:
        return round(float(twips or otherwise) * _MM_PER_TWIP, 1)
    except ValueError:
        return round(otherwise * _MM_PER_TWIP, 1)


class _Fonts:
    """The fonts of title, headings and body, in the order they come."""

    def __init__(self, lines: Sequence[SourceLine], paragraphs: Mapping[int, Any], styles: Styles) -> None:
        self.title: dict[str, None] = {}
        self.body: dict[str, None] = {}
        self.headings: dict[int, dict[str, None]] = {1: {}, 2: {}}
        self.sizes: Counter[float] = Counter()
        self._styles = styles
        starts = section_starts(lines)
        title = title_of(lines[: starts[0].at] if starts else lines)
        opening = {start.at for start in starts}
        seen: set[int] = set()
        for at, line in enumerate(lines):
            if line.cells is not None or line.number in seen:
                continue
            seen.add(line.number)
            paragraph = paragraphs[line.number]
            if title.first <= at < title.end:
                self.title.update(self._of(paragraph))
            elif at >= title.end:
                self._add(line, paragraph, opens_section=at in opening)

    def _add(self, line: SourceLine, paragraph: Any, *, opens_section: bool) -> None:  # noqa: ANN401 - as above
        number = number_of(line.text)
        rank = number.rank if number else 0
        if len(line.text) <= _LONGEST_HEADING and (
            opens_section or (rank in self.headings and (is_marked(line) or looks_numbered(line.text)))
        ):
            self.headings.get(rank or 1, {}).update(self._of(paragraph))
        elif len(line.text) > _LONGEST_HEADING and not rank:
            self.body.update(self._of(paragraph))
            self.sizes.update(size for run in _runs(paragraph) if (size := self._styles.size(run, paragraph)))

    def _of(self, paragraph: Any) -> dict[str, None]:  # noqa: ANN401 - as above
        fonts = (self._styles.font(run, paragraph) for run in _runs(paragraph))
        return dict.fromkeys(font for font in fonts if font)


def _runs(paragraph: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """Runs with Chinese text; only those show the East Asian font."""
    for run in paragraph.iter(f"{W}r"):
        text = "".join(node.text or "" for node in run.iterfind(f"{W}t"))
        if any(sign >= "\u2e80" for sign in text):
            yield run


def _split_labels(tables: Sequence[Any]) -> Iterator[str]:
    """Labels of rows that Word may break across two pages."""
    for table in tables:
        for row in table.iter(f"{W}tr"):
            if not is_on(row, "trPr/cantSplit"):
                text = "".join(node.text or "" for node in row.iter(f"{W}t")).strip()
                if text:
                    yield text[:_SHOWN]


def _is_merged(tables: Sequence[Any]) -> bool:
    """Whether the header cells of tables 3 and 4 span the columns below them, as far as they are there."""
    found = False
    for table in tables:
        for cell in table.iter(f"{W}tc"):
            wanted = _SPANS.get(bare("".join(node.text or "" for node in cell.iter(f"{W}t"))), 0)
            if wanted:
                found = True
                span = value(cell, "tcPr/gridSpan") or "1"
                if not span.isdecimal() or int(span) < min(wanted, 2):
                    return False
    return found

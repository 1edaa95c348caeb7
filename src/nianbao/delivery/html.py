"""HTML for the website: a page with true headings and tables whose every number names its headings."""

from __future__ import annotations

import html
from importlib import resources
from typing import TYPE_CHECKING

from nianbao.delivery.lattice import spots
from nianbao.delivery.markup import escaped, headers_of, heads_row, rank, rows_of, spans, tag
from nianbao.delivery.wording import printable, stretches
from nianbao.report.document import FormTable, Heading
from nianbao.report.form import Kind, grid
from nianbao.report.regex import regex
from nianbao.report.tables import BALANCE_NOTE, SECTION_HEADINGS, TITLE_ENDING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from nianbao.delivery.lattice import Spot
    from nianbao.report.document import Document

_ENDING = regex(rf"20\d\d年{TITLE_ENDING}$")
_UNITS = {2: "单位：件，其中行政事业性收费为万元", 3: "单位：件", 4: "单位：件"}


def write_html(document: Document, *, stylesheet: bool = True) -> bytes:
    """A whole page, UTF-8; the same document always gives the same bytes, and nothing is fetched to show it.

    Args:
        document: the report.
        stylesheet: whether the page brings its own look; without it a website gives it its own.
    """
    title = escaped(document.title)
    style = f"<style>\n{_stylesheet()}</style>\n" if stylesheet else ""
    page = (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n{style}</head>\n<body>\n<main>\n<article>\n"
        f"{tag('h1', _unbroken(title))}\n{_content(document)}\n</article>\n</main>\n</body>\n</html>\n"
    )
    return page.encode("utf-8")


def _unbroken(title: str) -> str:
    """The title in two halves, so that a line ends between the agency and the name of the report."""
    ending = _ENDING.search(title)
    if ending is None:
        return title
    return f"{tag('span', title[: ending.start()])}{tag('span', ending[0], class_='together')}"


def _stylesheet() -> str:
    found = resources.files(__package__).joinpath("report.css").read_text(encoding="utf-8")
    # A checkout on Windows may have turned the line ends; the bytes written must not depend on it.
    return found.replace("\r\n", "\n")


def _content(document: Document) -> str:
    lines: list[str] = []
    in_section = False
    before = 1
    for block in document.blocks:
        before = rank(block, before) if isinstance(block, Heading) else before
        if isinstance(block, Heading) and block.level == 1:
            lines += ["</section>"] if in_section else []
            in_section = True
            name = f"section-{sum(line.startswith('<section') for line in lines) + 1}"
            lines += [f'<section aria-labelledby="{name}">', tag("h2", escaped(block.text), id=name)]
        elif isinstance(block, FormTable):
            lines.append(_table(document, block.number))
        elif printable(block.text):
            named = isinstance(block, Heading)
            lines.append(
                tag(f"h{before}", escaped(block.text)) if named else tag("p", "".join(_marked(block.text)))
            )
    return "\n".join([*lines, *(["</section>"] if in_section else [])])


def _marked(text: str) -> Iterator[str]:
    for stretch in stretches(printable(text)):
        shown = html.escape(stretch.text)
        yield tag("mark", shown) if stretch.marked else shown


def _table(document: Document, number: Literal[2, 3, 4]) -> str:
    every = spots(number)

    def name(spot: Spot) -> str:
        return f"t{number}-{spot.row + 1}-{spot.column + 1}"

    def value(spot: Spot, text: str) -> str:
        told = " ".join(map(name, headers_of(spot, every)))
        return tag("td", text, class_="value", headers=told, **spans(spot))

    def label(spot: Spot, text: str) -> str:
        if spot.place.text == BALANCE_NOTE:
            return tag("td", text, **spans(spot))
        wide = spot.place.columns > 1, spot.place.rows > 1
        scope = (
            ("rowgroup" if wide[1] else "row")
            if heads_row(spot, every)
            else ("colgroup" if wide[0] else "col")
        )
        return tag("th", text, id=name(spot), class_=_look(spot), scope=scope, **spans(spot))

    rows = list(rows_of(number, document.cells, value, label))
    heading = SECTION_HEADINGS[str(number)].partition("、")[2]
    head = rows[: grid(number).header_rows]
    body = tag("tbody", "\n" + "\n".join(rows[len(head) :]) + "\n")
    caption = tag("caption", escaped(f"{heading}统计表（{_UNITS[number]}）"))
    widths = grid(number).widths
    columns = [f'<col style="width:{100 * width / sum(widths):.1f}%">' for width in widths]
    group = tag("colgroup", "".join(columns))
    parts = [caption, group, *([tag("thead", "\n" + "\n".join(head) + "\n")] if head else []), body]
    inside = tag("table", "\n" + "\n".join(parts) + "\n")
    return tag(
        "div", f"\n{inside}\n", class_="scroll", role="region", tabindex="0", aria_label=f"{heading}统计表"
    )


def _look(spot: Spot) -> str:
    if spot.place.kind is Kind.UPRIGHT:
        return "upright"
    if spot.place.kind in (Kind.ITEM, Kind.GROUP):
        return "item"
    return "clause" if spot.place.text.startswith("第") else ""

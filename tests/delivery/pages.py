"""A page we wrote read back as a browser would, without the code that wrote it."""

from lxml import html


def parsed(page):
    """The root of a page given as bytes or text."""
    return html.document_fromstring(page.decode() if isinstance(page, bytes) else page)


def laid_out(table):
    """A table as a full grid: every field holds the element that covers it."""
    rows = table.xpath(".//tr")
    grid = [{} for _ in rows]
    for at, row in enumerate(rows):
        column = 0
        for cell in row.xpath("./td|./th"):
            while column in grid[at]:
                column += 1
            for down in range(int(cell.get("rowspan", 1))):
                for right in range(int(cell.get("colspan", 1))):
                    assert column + right not in grid[at + down], "two cells lie over one another"
                    grid[at + down][column + right] = cell
            column += int(cell.get("colspan", 1))
    return [[row[column] for column in sorted(row)] for row in grid]


def text_of(element):
    return element.text_content().strip()

"""Templates with cells, rows and paragraphs missing or doubled: a number stands in its cell or nowhere."""

import random
import re

import pytest
from office_templates import every_template, swapped
from test_fill import filling, main_part

from nianbao.delivery.template.filler import fill_template

CELL = re.compile(r"<w:tc(?: [^>]*)?>(?:(?!<w:tc[ >]).)*?</w:tc>", re.DOTALL)
KEY = re.compile(r"<!--(t\d\.[\w.]+)-->")
TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
DAMAGED = [each for each in every_template() if "tags" not in each.name and "markup" not in each.name]


def damaged(marked, chance):
    """The main part with up to four elements gone or there twice; a copy of a cell belongs to no number."""
    for _ in range(chance.randint(1, 4)):
        tag = chance.choice(("w:tc", "w:tc", "w:tc", "w:tr", "w:p"))
        form = re.compile(rf"<{tag}(?: [^>]*)?>(?:(?!<{tag}[ >]).)*?</{tag}>", re.DOTALL)
        found = chance.choice(list(form.finditer(marked)))
        again = KEY.sub("", found[0]) * 2 if chance.random() < 0.4 else ""
        marked = (
            marked[: found.start()]
            + (found[0] + again[: len(again) // 2]) * bool(again)
            + marked[found.end() :]
        )
    return marked


@pytest.mark.parametrize("seed", range(40))
def test_no_number_stands_in_the_cell_of_another(seed):
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    template = chance.choice(DAMAGED)
    content = damaged(template.marked.replace("<!--open-->", ""), chance)

    filled = fill_template(swapped(template.data, "word/document.xml", content), "模板.docx", filling())

    keys = {number: key for key, number in filling().cells.items()}
    wrong = []
    for cell in CELL.findall(main_part(filled.data)):
        text, marked = "".join(TEXT.findall(cell)), KEY.search(cell)
        if text in keys and (marked is None or marked[1] != keys[text]):
            wrong.append((template.name, marked and marked[1], keys[text]))
    assert wrong == []

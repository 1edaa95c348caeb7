"""Single differences planted in a finished report, and the files they are written to.

The files are what an office would leave: the report's own Word file, page or text with one thing changed in
it, without the code that compares.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from nianbao.delivery import write_html, write_markdown, write_text, write_word
from nianbao.report.document import Document

FORMS: dict[str, Callable[[Document], bytes]] = {
    "docx": write_word,
    "html": write_html,
    "txt": write_text,
    "md": write_markdown,
}
KINDS = (
    "digit in a cell",
    "digit in a sentence",
    "row",
    "heading",
    "heading moved",
    "sentence",
    "sentence added",
)
_ROW = {
    "docx": re.compile(r"<w:tr>(?:(?!</w:tr>).)*</w:tr>", re.DOTALL),
    "html": re.compile(r"<tr>(?:(?!</tr>).)*</tr>", re.DOTALL),
    "txt": re.compile(r"^.*\t.*$", re.MULTILINE),
    "md": re.compile(r"^\|(?!---).*$", re.MULTILINE),
}
_PARAGRAPH = {
    "docx": re.compile(r"<w:p>(?:(?!</w:p>).)*</w:p>", re.DOTALL),
    "html": re.compile(r"<(h[2-4]|p)(?: [^>]*)?>.*?</\1>", re.DOTALL),
    "txt": re.compile(r"^[^\t\n]*[^\s][^\t\n]*$", re.MULTILINE),
    "md": re.compile(r"^[^|\n].*$", re.MULTILINE),
}
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Planted:
    """A published file with one difference in it."""

    form: str
    kind: str
    what: str
    data: bytes


class Published:
    """A report as a file of some form, to be changed as text."""

    def __init__(self, document: Document, form: str) -> None:
        self._form = form
        data = FORMS[form](document)
        self._parts: dict[str, bytes] = {}
        if form == "docx":
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                self._parts = {name: package.read(name) for name in package.namelist()}
            data = self._parts["word/document.xml"]
        self.text = data.decode("utf-8-sig").replace("\r\n", "\n")

    def packed(self, text: str) -> bytes:
        """The file with another text in it."""
        if self._form != "docx":
            return text.encode("utf-8")
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in {**self._parts, "word/document.xml": text.encode("utf-8")}.items():
                package.writestr(name, content)
        return buffer.getvalue()

    def rows(self) -> list[re.Match[str]]:
        """The rows of tables that hold numbers."""
        return [row for row in _ROW[self._form].finditer(self.text) if _numbers_in(row[0])]

    def paragraphs(self) -> list[re.Match[str]]:
        """Headings and paragraphs below the title, those of tables left out."""
        tables = [
            span.span()
            for span in re.finditer(
                r"<(?:w:)?tbl?(?:able)?[ >].*?</(?:w:)?(?:tbl|table)>", self.text, re.DOTALL
            )
        ]
        found = [
            each
            for each in _PARAGRAPH[self._form].finditer(self.text)
            if _TAG.sub("", each[0]).strip() and not any(start <= each.start() < end for start, end in tables)
        ]
        return found if self._form == "html" else found[1:]


def _numbers_in(row: str) -> list[str]:
    cells = re.split(r"\t|\||</w:tc>|</td>|</th>", row)
    return [text for cell in cells if re.fullmatch(r"\d+(?:\.\d+)?", text := _TAG.sub("", cell).strip())]


def plant(document: Document, form: str, kind: str, dice: random.Random) -> Planted | None:
    """Change one thing; None where the report has nothing of the kind."""
    published = Published(document, form)
    made = {
        "digit in a cell": _digit_in_cell,
        "digit in a sentence": _digit_in_sentence,
        "row": _row,
        "heading": _heading,
        "heading moved": _heading_moved,
        "sentence": _sentence,
        "sentence added": _sentence_added,
    }[kind](published, dice)
    return Planted(form, kind, made[1], published.packed(made[0])) if made else None


def _digit_in_cell(published: Published, dice: random.Random) -> tuple[str, str] | None:
    row = dice.choice(published.rows())
    places = list(re.finditer(r"(?<=[>\t|])\s?(\d+(?:\.\d+)?)(?=\s?(?:[<\t|]|$))", row[0]))
    place = dice.choice(places)
    return _other_digit(published.text, row.start() + place.start(1), place[1], dice)


def _digit_in_sentence(published: Published, dice: random.Random) -> tuple[str, str] | None:
    # In Word a sentence may be broken over runs; the digits inside tags are none of it.
    places = [
        (each.start() + digits.start(), digits[0])
        for each in published.paragraphs()
        for digits in re.finditer(r"\d+(?=[^<>]*(?:<|$))(?![^<]*>)", each[0])
        if len(_TAG.sub("", each[0])) > 20
    ]
    return _other_digit(published.text, *dice.choice(places), dice) if places else None


def _other_digit(text: str, at: int, number: str, dice: random.Random) -> tuple[str, str]:
    place = dice.choice([place for place, sign in enumerate(number) if sign.isdigit()])
    digit = dice.choice([sign for sign in "123456789" if sign != number[place]])
    changed = f"{number[:place]}{digit}{number[place + 1 :]}"
    return text[:at] + changed + text[at + len(number) :], f"{number} → {changed}"


def _row(published: Published, dice: random.Random) -> tuple[str, str] | None:
    row = dice.choice(published.rows())
    return _without(published.text, row)


def _headings(published: Published) -> list[re.Match[str]]:
    numbered = re.compile(r"(?:#+\s)?\s*(?:[一二三四五六]、|（[一二三四五]）)[^。；]{2,30}$")
    return [each for each in published.paragraphs() if numbered.match(_TAG.sub("", each[0]))]


def _heading(published: Published, dice: random.Random) -> tuple[str, str] | None:
    heading = dice.choice(_headings(published))
    words = re.sub(r"^#+\s", "", _TAG.sub("", heading[0])).strip()
    if dice.random() < 0.5:
        return _without(published.text, heading)
    cut = words[-2:]
    at = heading.start() + heading[0].rindex(cut)
    other = dice.choice(["工作", "有关", "方面"])
    return published.text[:at] + other + published.text[at + 2 :], f"{words} → …{other}"


def _heading_moved(published: Published, dice: random.Random) -> tuple[str, str] | None:
    headings = [each for each in _headings(published) if re.search("[一二三四五六]、", each[0])]
    first, second = sorted(dice.sample(headings, 2), key=lambda each: each.start())
    text = published.text
    swapped = (
        text[: first.start()]
        + second[0]
        + text[first.end() : second.start()]
        + first[0]
        + text[second.end() :]
    )
    return swapped, f"{_TAG.sub('', first[0])} ↔ {_TAG.sub('', second[0])}"


def _sentences(published: Published) -> list[tuple[int, str]]:
    return [
        (each.start() + sentence.start(), sentence[0])
        for each in published.paragraphs()
        for sentence in re.finditer(r"[^。<>\n\u3000]{6,}。(?![^<]*>)", each[0])
        if not set("【】") & set(sentence[0])
    ]


def _sentence(published: Published, dice: random.Random) -> tuple[str, str] | None:
    at, sentence = dice.choice(_sentences(published))
    return published.text[:at] + published.text[at + len(sentence) :], f"− {sentence}"


def _sentence_added(published: Published, dice: random.Random) -> tuple[str, str] | None:
    at, sentence = dice.choice(_sentences(published))
    end = at + len(sentence)
    return published.text[:end] + "相关情况已在公开栏张贴。" + published.text[
        end:
    ], "+ 相关情况已在公开栏张贴。"


def _without(text: str, match: re.Match[str]) -> tuple[str, str]:
    return text[: match.start()] + text[match.end() :], f"− {_TAG.sub(' ', match[0])[:60]}"

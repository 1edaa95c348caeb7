"""The words of one paragraph, rewritten in place: each run keeps its look, nothing else of it is touched."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from nianbao.delivery.template.markup import XML_SPACE
from nianbao.delivery.wording import printable
from nianbao.office.word_package import W, is_on, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.delivery.template.markup import Markup

_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_PASSED_BY = frozenset(
    f"{W}{name}"
    for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "pict", "object", "drawing")
)
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_OF_A_HINT = ("rStyle", "i", "iCs", "color", "highlight", "shd", "vanish")
"""Properties that mark a run as a hint, not as text."""
_INK = frozenset({"auto", "000000"})


class Words:
    """The visible text of a paragraph, sign for sign, with the nodes it stands in."""

    def __init__(self, markup: Markup, paragraph: Any, prompts: frozenset[str]) -> None:  # noqa: ANN401 - of lxml
        self.paragraph = paragraph
        self._markup = markup
        self._prompts = prompts
        found = list(_nodes(paragraph))
        self._nodes = [node for node, _ in found]
        self._before = [text for _, text in found]
        self._now = list(self._before)
        self._plain: set[int] = set()

    @property
    def text(self) -> str:
        """As it will be printed; a tab is one sign, a break of line too."""
        return "".join(self._now)

    @property
    def is_changed(self) -> bool:
        """Whether anything was put."""
        return self._now != self._before

    def put(self, start: int, end: int, text: str, *, plain: bool = True) -> None:
        """Write over the signs from `start` to `end`; what was put takes the look of the first of them.

        Args:
            start: counted in `text`.
            end: as well.
            text: a line feed breaks the line.
            plain: whether the run loses what marks it as a hint: grey, italics, a ground of its own.
        """
        text = legible(text)
        at, is_put = 0, False
        for index, now in enumerate(self._now):
            left, right = max(start - at, 0), min(end - at, len(now))
            if left < right or (not is_put and start == end and at <= start <= at + len(now)):
                self._now[index] = now[:left] + ("" if is_put else text) + now[max(right, left) :]
                if plain and not is_put and not now[:left].strip() and not now[right:].strip():
                    self._plain.add(index)
                is_put = True
            at += len(now)

    def commit(self) -> None:
        """Hand the changes to the markup."""
        for index, (node, before, now) in enumerate(zip(self._nodes, self._before, self._now, strict=True)):
            if before == now:
                continue
            self._markup.replace(node, list(written(self._markup, now)))
            run = node.getparent()
            if index in self._plain:
                self._plainly(run)
            _out_of_waiting(self._markup, node)

    def like(self, other: Words) -> None:
        """Take over the text of a copy of this paragraph, node for node."""
        if len(other._now) == len(self._now):
            self._now = list(other._now)
            self._plain = set(other._plain)
        else:
            self.put(0, len(self.text), other.text)

    def _plainly(self, run: Any) -> None:  # noqa: ANN401 - as above
        properties = run.find(f"{W}rPr")
        if properties is not None and not self._is_ink_of_others(run):
            plain = without_hint(properties, self._prompts)
            if len(plain) < len(properties):
                self._markup.replace(properties, [plain] if len(plain) else [])

    def _is_ink_of_others(self, run: Any) -> bool:  # noqa: ANN401 - as above
        """Whether words beside it that stay are set in the same colour: then it is no mark of a hint."""
        colour = value(run, "rPr/color")
        return colour not in (None, *_INK) and any(
            node.getparent() is not run and value(node.getparent(), "rPr/color") == colour
            for node, before, now in zip(self._nodes, self._before, self._now, strict=True)
            if before == now and before.strip()
        )

    def is_hint(self) -> bool:
        """Whether every run of it is set apart as a hint: a placeholder's style, grey, or faint."""
        shown = [
            node.getparent() for node, before in zip(self._nodes, self._before, strict=True) if before.strip()
        ]
        return bool(shown) and all(_is_faint(run, self._prompts) for run in shown)

    def properties(self) -> Any:  # noqa: ANN401 - as above
        """How a run in this paragraph is set, without what marks a hint; None for nothing."""
        runs = [
            node.getparent() for node, before in zip(self._nodes, self._before, strict=True) if before.strip()
        ]
        runs = runs or [run for run in self.paragraph.iter(f"{W}r") if run.find(f"{W}rPr") is not None][:1]
        best = next((run for run in runs if not _is_faint(run, self._prompts)), runs[0] if runs else None)
        if best is not None and best.find(f"{W}rPr") is not None:
            return without_hint(best.find(f"{W}rPr"), self._prompts)
        mark = self.paragraph.find(f"{W}pPr/{W}rPr")
        return without_hint(mark, self._prompts, tag="rPr") if mark is not None and len(mark) else None

    def fill(self, text: str, like: Words | None) -> None:
        """Write into a paragraph without text, as a run of its own.

        Args:
            text: a line feed breaks the line.
            like: a paragraph whose look is taken where this one has none.
        """
        added = []
        if like is not None and not len(self.paragraph):
            added += [copy for copy in (block_properties(like.paragraph),) if copy is not None]
        run = self._markup.new("r")
        own = self.properties()
        look = own if own is not None or like is None else like.properties()
        if look is not None and len(look):
            run.append(look)
        run.extend(written(self._markup, legible(text)))
        self._markup.append(self.paragraph, [*added, run])


def block_properties(paragraph: Any) -> Any:  # noqa: ANN401 - as above
    """A copy of how a paragraph is set, without its section, number and changes tracked; None for nothing."""
    own = paragraph.find(f"{W}pPr")
    if own is None:
        return None
    properties = deepcopy(own)
    properties.tail = None
    for name in ("sectPr", "numPr", "pPrChange", "pageBreakBefore"):
        for child in properties.findall(f"{W}{name}"):
            properties.remove(child)
    return properties


def legible(text: str) -> str:
    """The text without what XML forbids, line by line."""
    return "\n".join(printable(line) for line in text.split("\n"))


def written(markup: Markup, text: str) -> Iterator[Any]:
    """The content of a run: text, and a break of line for each line feed."""
    for index, line in enumerate(text.split("\n") if text else ()):
        if index:
            yield markup.new("br")
        node = markup.new("t")
        node.text = line
        if line != line.strip() or "  " in line:
            node.set(XML_SPACE, "preserve")
        yield node


def without_hint(properties: Any, prompts: frozenset[str], tag: str = "") -> Any:  # noqa: ANN401 - as above
    """A copy of run properties without what marks a hint; black and automatic ink stay.

    Args:
        properties: of a run, or of the mark of a paragraph.
        prompts: ids of the styles that content controls set their prompts in.
        tag: local name the copy gets; empty for the same.
    """
    plain = deepcopy(properties)
    plain.tail = None
    if tag:
        plain.tag = f"{W}{tag}"
    for name in _OF_A_HINT:
        for child in plain.findall(f"{W}{name}"):
            if name == "color" and (child.get(f"{W}val") or "").lower() in _INK:
                continue
            if name == "rStyle" and child.get(f"{W}val") not in prompts:
                continue
            plain.remove(child)
    for child in [each for each in plain if each.tag in (f"{W}ins", f"{W}del", f"{W}rPrChange")]:
        plain.remove(child)
    return plain


def _is_faint(run: Any, prompts: frozenset[str]) -> bool:  # noqa: ANN401 - as above
    properties = run.find(f"{W}rPr")
    if properties is None:
        return False
    if value(properties, "rStyle") in prompts or is_on(properties, "vanish"):
        return True
    colour = value(properties, "color") or ""
    try:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return (
        len(colour) == 6 and max(red, green, blue) - min(red, green, blue) < 24 and min(red, green, blue) > 80
    )


def _nodes(element: Any) -> Iterator[tuple[Any, str]]:  # noqa: ANN401 - as above
    for child in element:
        if child.tag in _PASSED_BY or not isinstance(child.tag, str) or child.tag == _COMPATIBLE:
            continue
        if child.tag == f"{W}t":
            yield child, child.text or ""
        elif child.tag in _SIGNS and element.tag == f"{W}r":
            if not (child.tag == f"{W}br" and child.get(f"{W}type") in ("page", "column")):
                yield child, _SIGNS[child.tag]
        elif len(child) and child.tag != f"{W}p":
            yield from _nodes(child)


def _out_of_waiting(markup: Markup, node: Any) -> None:  # noqa: ANN401 - as above
    """A content control that showed its prompt now holds text, and no data of elsewhere overwrites it."""
    for control in node.iterancestors(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        for name in ("showingPlcHdr", "dataBinding"):
            found = properties.find(f"{W}{name}") if properties is not None else None
            if found is not None:
                markup.replace(found, [])

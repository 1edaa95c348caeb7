"""Styles, fonts and automatic numbers of a Word file: what the paragraphs themselves do not say."""

# ruff: noqa: SIM905 - lists of tags and formats are read more easily as running text

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from nianbao.office.word_package import W, is_on, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.office.word_package import WordPackage

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_HAN_DIGITS = "零一二三四五六七八九"
_HAN_FORMATS = frozenset(
    "chineseCounting chineseCountingThousand japaneseCounting taiwaneseCountingThousand "
    "ideographDigital taiwaneseCounting ideographTraditional koreanCounting".split()
)
_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*([1-6])", re.IGNORECASE)
_CONTENTS_STYLE = re.compile(r"toc\s*\d|目录", re.IGNORECASE)
_PROMPT_STYLE = re.compile(r"placeholder text|占位符文本", re.IGNORECASE)
_DEEPEST = 12
"""Styles a style may stand on one another."""
_MOST_LEVELS = 9
_SMALLEST = 2.0
"""pt; smaller print is not meant to be read."""
_WHITE = frozenset({"FFFFFF", "FEFEFE", "FDFDFD", "FCFCFC"})


class Styles:
    """What the styles of a file say."""

    def __init__(self, package: WordPackage) -> None:
        """Read styles, theme fonts and numbering."""
        self._styles: dict[str, Any] = {}
        self._default: str | None = None
        self._defaults: Any = None
        if package.styles is not None:
            self._defaults = package.styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
            for style in package.styles.iterfind(f"{W}style"):
                name = style.get(f"{W}styleId") or ""
                self._styles.setdefault(name, style)
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                    self._default = name
        self._theme = dict(_theme_fonts(package.theme))
        self.prompts = frozenset(
            name
            for name, style in self._styles.items()
            if _PROMPT_STYLE.fullmatch(value(style, "name") or "") or name == "PlaceholderText"
        )
        """Ids of the styles that content controls set their prompts in."""

    def of(self, paragraph: Any) -> tuple[Any, ...]:  # noqa: ANN401 - an element of lxml
        """The styles a paragraph stands in, its own first."""
        return self._chain(value(paragraph, "pPr/pStyle") or self._default)

    def _chain(self, name: str | None) -> tuple[Any, ...]:
        found: list[Any] = []
        while name is not None and name in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[name])
            name = value(self._styles[name], "basedOn")
        return tuple(found)

    def level(self, paragraph: Any) -> int:  # noqa: ANN401 - as above
        """Outline rank of a paragraph, 0 for body text."""
        outline = value(paragraph, "pPr/outlineLvl")
        for style in self.of(paragraph):
            if outline is not None:
                break
            outline = value(style, "pPr/outlineLvl")
            if outline is None and (named := _HEADING_STYLE.fullmatch(value(style, "name") or "")):
                return int(named[1])
        return int(outline) + 1 if outline and outline.isdecimal() and int(outline) < _MOST_LEVELS else 0

    def is_contents(self, paragraph: Any) -> bool:  # noqa: ANN401 - as above
        """Whether a paragraph is an entry of a table of contents."""
        styles = self.of(paragraph)
        return bool(styles) and bool(_CONTENTS_STYLE.match(value(styles[0], "name") or ""))

    def numbering(self, paragraph: Any) -> tuple[str, int] | None:  # noqa: ANN401 - as above
        """List and level a paragraph is numbered in."""
        for holder in (paragraph, *self.of(paragraph)):
            number = value(holder, "pPr/numPr/numId")
            if number is not None:
                level = value(holder, "pPr/numPr/ilvl") or value(paragraph, "pPr/numPr/ilvl") or "0"
                return (number, int(level)) if number != "0" and level.isdecimal() else None
        return None

    def font(self, run: Any, paragraph: Any) -> str | None:  # noqa: ANN401 - as above
        """East Asian font of a run."""
        for properties in self._properties(run, paragraph):
            if font := value(properties, "rFonts", "eastAsia"):
                return font
            if theme := value(properties, "rFonts", "eastAsiaTheme"):
                return self._theme.get("major" if theme.startswith("major") else "minor")
        return None

    def size(self, run: Any, paragraph: Any) -> float | None:  # noqa: ANN401 - as above
        """Size of a run in pt."""
        for properties in self._properties(run, paragraph):
            half_points = value(properties, "sz")
            if half_points and re.fullmatch(r"\d{1,4}(?:\.\d)?", half_points):
                return float(half_points) / 2
        return None

    def is_bold(self, run: Any, paragraph: Any) -> bool:  # noqa: ANN401 - as above
        """Whether a run is set bold."""
        for properties in self._properties(run, paragraph):
            if properties is not None and properties.find(f"{W}b") is not None:
                return is_on(properties, "b")
        return False

    def is_hidden(self, run: Any, paragraph: Any) -> bool:  # noqa: ANN401 - as above
        """Whether a run is not meant to be seen: set hidden, in the smallest print, or white on white."""
        for properties in self._properties(run, paragraph):
            if properties is not None and properties.find(f"{W}vanish") is not None:
                return is_on(properties, "vanish")
        size = self.size(run, paragraph)
        if size is not None and size <= _SMALLEST:
            return True
        colours = (value(properties, "color") for properties in self._properties(run, paragraph))
        colour = next((each for each in colours if each), "")
        return colour.upper() in _WHITE and not _is_shaded(run)

    def _properties(self, run: Any, paragraph: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
        """Where a property of a run may stand, the nearest first."""
        yield run.find(f"{W}rPr")
        for style in (*self._chain(value(run, "rPr/rStyle")), *self.of(paragraph)):
            yield style.find(f"{W}rPr")
        yield self._defaults


def _is_shaded(run: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a run stands on a ground of another colour than white."""
    holders = (run, *run.iterancestors(f"{W}p", f"{W}tc", f"{W}tbl"))
    for holder in holders:
        for properties in ("rPr", "pPr", "tcPr", "tblPr"):
            ground = value(holder, f"{properties}/shd", "fill")
            if ground and ground.upper() not in {*_WHITE, "AUTO"}:
                return True
    return False


def _theme_fonts(theme: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - as above
    if theme is None:
        return
    for kind in ("major", "minor"):
        fonts = theme.find(f".//{_A}{kind}Font")
        if fonts is None:
            continue
        named = [fonts.find(f"{_A}ea"), fonts.find(f"{_A}font[@script='Hans']")]
        if font := next(
            (each.get("typeface") for each in named if each is not None and each.get("typeface")), ""
        ):
            yield kind, font


class Numbers:
    """Counts the numbered paragraphs, whose numbers are not in the text."""

    def __init__(self, package: WordPackage) -> None:
        """Read the definitions of the lists."""
        self._levels: dict[tuple[str, int], Any] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if package.numbering is None:
            return
        for definition in package.numbering.iterfind(f"{W}abstractNum"):
            name = definition.get(f"{W}abstractNumId") or ""
            for level in definition.iterfind(f"{W}lvl"):
                self._levels[name, _whole(level.get(f"{W}ilvl"), 0)] = level
        for number in package.numbering.iterfind(f"{W}num"):
            name = number.get(f"{W}numId") or ""
            self._lists[name] = value(number, "abstractNumId") or ""
            for override in number.iterfind(f"{W}lvlOverride"):
                if start := value(override, "startOverride"):
                    self._starts[name, _whole(override.get(f"{W}ilvl"), 0)] = _whole(start, 1)

    def next(self, number: str, level: int) -> str:
        """The number of the next paragraph of a list, as printed; empty for a bullet."""
        definition = self._levels.get((self._lists.get(number, ""), level))
        if definition is None:
            return ""
        counts = self._counts[self._key(number, level)]
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        counts[level] = counts[level] + 1 if level in counts else self._start(number, level)
        if value(definition, "numFmt") in ("bullet", "none"):
            return ""

        def printed(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            at_level = self._levels.get((self._lists.get(number, ""), at))
            count = counts.setdefault(at, self._start(number, at))
            return _printed(count, value(at_level, "numFmt") or "decimal")

        return re.sub(r"%([1-9])", printed, value(definition, "lvlText") or "")

    def _key(self, number: str, level: int) -> str:
        """Lists of one definition count on together unless one of them begins anew."""
        return number if (number, level) in self._starts else f"of {self._lists.get(number, '')}"

    def _start(self, number: str, level: int) -> int:
        definition = self._levels.get((self._lists.get(number, ""), level))
        return self._starts.get((number, level), _whole(value(definition, "start"), 1))


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise


def _printed(count: int, form: str) -> str:
    if form not in _HAN_FORMATS or not 0 < count < 100:
        return f"{count:02d}" if form == "decimalZero" else str(count)
    tens, units = divmod(count, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{_HAN_DIGITS[tens]}十"
    return ten + (_HAN_DIGITS[units] if units else "")

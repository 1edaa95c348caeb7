"""A sheet of A4 measured in millimetres from its upper left corner: boxes, bars, lines and text on it."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import FontPath, FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.patches import FancyBboxPatch, Rectangle

from nianbao.delivery.wording import ems, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nianbao.delivery.chart.fonts import ChineseFont

WIDTH, HEIGHT = 210.0, 297.0
MM_PER_POINT = 25.4 / 72
_SIMPLIFIED = ("SC", "CN", "Simplified", "YaHei", "GB")
_PNG_DPI = 200


class Canvas:
    """One sheet."""

    def __init__(self, font: ChineseFont) -> None:
        self._figure = Figure(figsize=(WIDTH / 25.4, HEIGHT / 25.4), facecolor="white")
        self._axes = self._figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self._axes.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
        self._axes.set_axis_off()
        self._regular = FontProperties(fname=_face(font.regular))
        self._bold = FontProperties(fname=_face(font.bold))

    def box(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        """A filled rectangle, its corners rounded by `radius`."""
        patch: Rectangle | FancyBboxPatch = Rectangle((x, y), width, height, facecolor=colour, linewidth=0)
        if radius:
            shape = f"round,pad=0,rounding_size={radius}"
            patch = FancyBboxPatch((x, y), width, height, boxstyle=shape, facecolor=colour, linewidth=0)
        self._axes.add_patch(patch)

    def line(
        self, points: Sequence[tuple[float, float]], colour: str, width: float, marker: float = 0
    ) -> None:
        """A line through points, with dots of `marker` points on them."""
        xs, ys = zip(*points, strict=True)
        self._axes.plot(
            xs,
            ys,
            color=colour,
            linewidth=width,
            marker="o" if marker else "",
            markersize=marker,
            clip_on=False,
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str,
        *,
        align: Literal["left", "center", "right"] = "left",
        bold: bool = False,
        room: float = WIDTH,
    ) -> None:
        """Text with the middle of its line at y, set smaller where it is longer than `room` mm."""
        shown = printable(text)
        longest = ems(shown) * size * MM_PER_POINT
        fitting = size * min(1.0, room / longest) if longest else size
        properties = (self._bold if bold else self._regular).copy()
        properties.set_size(fitting)
        self._axes.text(
            x,
            y,
            shown,
            color=colour,
            ha=align,
            va="center_baseline",
            fontproperties=properties,
            parse_math=False,
        )

    def saved(self, ending: str) -> bytes:
        """The sheet as the bytes of a `.svg` or `.png`; the same sheet gives the same bytes."""
        buffer = io.BytesIO()
        settings = {"svg.fonttype": "path", "svg.hashsalt": "nianbao"}
        with warnings.catch_warnings(), mpl.rc_context(settings):  # type: ignore[arg-type]
            # A rare character in a name is shown as a box; that is seen on the page and stops nothing.
            warnings.filterwarnings("ignore", message="Glyph")
            told = {"Date": None, "Creator": None} if ending == ".svg" else {"Software": None}
            self._figure.savefig(buffer, format=ending.removeprefix("."), dpi=_PNG_DPI, metadata=told)
        return buffer.getvalue()


def _face(path: Path) -> Path | FontPath:
    """The simplified Chinese face of a file that holds several: others draw some characters otherwise."""
    first = FT2Font(path)
    for index in range(first.num_faces):
        name = FT2Font(path, face_index=index).family_name
        if any(word in name for word in _SIMPLIFIED) and "Mono" not in name:
            return FontPath(str(path), index)
    return path

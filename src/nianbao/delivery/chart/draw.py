"""The page itself: where each figure stands, calm enough for a wall and whole when all of them are zero."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.delivery.chart.canvas import HEIGHT, MM_PER_POINT, WIDTH, Canvas
from nianbao.delivery.chart.fonts import chinese_font
from nianbao.delivery.wording import ems
from nianbao.report.slots import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nianbao.delivery.chart.fonts import ChineseFont
    from nianbao.report.poster import Amount, Poster

_DEEP, _MIDDLE, _PALE, _GROUND = "#14477a", "#5b8bb8", "#dce7f1", "#f3f6f9"
_INK, _QUIET, _WARM = "#1f2933", "#52606d", "#b7791f"
_LEFT, _RIGHT = 16.0, WIDTH - 16.0
_GAP = 6.0
_FLEXIBLE = 128.0
"""Height in mm shared by the results and what stands below them."""
_LEAST_RESULTS, _MOST_RESULTS = 34.0, 74.0
_ROW = 11.0
_LOW_SCALE = Decimal(5)
_UNKNOWN = "—"
_DIGIT = 1.22
"""Width of a bold digit in halves of a Chinese character, with some room."""


def draw_poster(poster: Poster, ending: str, font: Callable[[], ChineseFont] = chinese_font) -> bytes:
    """The poster on a sheet of A4; the same figures and font give the same bytes.

    Args:
        poster: the figures.
        ending: `.svg` or `.png`.
        font: finds a Chinese font.

    Raises:
        FontMissing: there is no Chinese font.
    """
    canvas = Canvas(font())
    arrange(canvas, poster)
    return canvas.saved(ending)


def arrange(canvas: Canvas, poster: Poster) -> None:
    """Put every figure of the poster on the sheet."""
    _head(canvas, poster)
    _tiles(canvas, poster.applications, 54, columns=4, height=27, size=26)
    rows = len(poster.results)
    results = min(_MOST_RESULTS, max(_LEAST_RESULTS, 13 + rows * _ROW))
    top = 87.0
    _heading(canvas, "申请办理结果", "件", _LEFT, top)
    _results(canvas, poster, top + 11, results - 13)
    top += results + _GAP
    _below(canvas, poster, top, _FLEXIBLE - results)
    top += _FLEXIBLE - results + _GAP
    _heading(canvas, "行政管理与复议诉讼", "", _LEFT, top)
    _tiles(canvas, poster.others, top + 9, columns=4, height=19, size=17)
    canvas.line([(_LEFT, HEIGHT - 15), (_RIGHT, HEIGHT - 15)], _PALE, 0.8)
    unknown = "“—”表示尚未填写。" if _has_gaps(poster) else ""
    canvas.text(_LEFT, HEIGHT - 10, poster.source + unknown, 9, _QUIET, room=_RIGHT - _LEFT)


def _head(canvas: Canvas, poster: Poster) -> None:
    canvas.box(0, 0, WIDTH, 46, _DEEP)
    canvas.text(_LEFT, 18, poster.agency, 25, "white", bold=True, room=_RIGHT - _LEFT)
    canvas.text(
        _LEFT, 33, f"{poster.year}年政府信息公开工作年度报告·图解", 15, "#d6e4f2", room=_RIGHT - _LEFT
    )


def _heading(canvas: Canvas, text: str, unit: str, x: float, y: float) -> None:
    canvas.box(x, y, 1.6, 5.6, _DEEP)
    canvas.text(x + 4, y + 2.9, text, 14, _INK, bold=True)
    if unit:
        canvas.text(x + 4 + ems(text) * 14 * MM_PER_POINT + 3, y + 3.1, f"单位：{unit}", 9.5, _QUIET)


def _tiles(
    canvas: Canvas, amounts: Sequence[Amount], top: float, *, columns: int, height: float, size: float
) -> None:
    width = (_RIGHT - _LEFT - (columns - 1) * 4) / columns
    for place, amount in enumerate(amounts):
        x = _LEFT + place % columns * (width + 4)
        y = top + place // columns * (height + 4)
        canvas.box(x, y, width, height, _GROUND, radius=1.6)
        shown, room = _shown(amount.value), width - 6 - ems(amount.unit) * 9 * MM_PER_POINT - 2
        fitting = min(size, room / (ems(shown) * MM_PER_POINT * _DIGIT))
        colour = _DEEP if amount.value else _QUIET
        canvas.text(x + 4, y + height * 0.40, shown, fitting, colour, bold=True)
        canvas.text(
            x + 4 + ems(shown) * fitting * MM_PER_POINT * _DIGIT + 1.2,
            y + height * 0.47,
            amount.unit,
            9,
            _QUIET,
        )
        canvas.text(x + 4, y + height * 0.79, amount.label, 10.5, _INK, room=width - 6)


def _results(canvas: Canvas, poster: Poster, top: float, height: float) -> None:
    if not poster.results:
        handled = poster.applications[2].value
        said = "本年度没有办结的政府信息公开申请" if handled == 0 else "办理结果尚未填写"
        canvas.box(_LEFT, top, _RIGHT - _LEFT, height, _GROUND, radius=1.6)
        canvas.text(WIDTH / 2, top + height / 2, said, 12.5, _QUIET, align="center")
        return
    _bars(canvas, poster.results, (_LEFT, _RIGHT), top, height, labels=82)


def _bars(
    canvas: Canvas,
    amounts: Sequence[Amount],
    across: tuple[float, float],
    top: float,
    height: float,
    labels: float,
) -> None:
    """Horizontal bars, labels before them in a room of `labels` mm, figures behind them."""
    left, right = across
    pitch = min(_ROW, height / len(amounts))
    size = min(11.0, pitch * 0.82 / MM_PER_POINT)
    largest = max(amount.value or Decimal(0) for amount in amounts)
    figures = max(ems(_shown(amount.value)) for amount in amounts) * size * _DIGIT * MM_PER_POINT + 3
    start, room = left + labels, right - left - labels - figures
    for place, amount in enumerate(amounts):
        middle = top + (place + 0.5) * pitch
        thick = min(5.2, pitch * 0.62)
        canvas.text(left, middle, amount.label, size, _INK, room=labels - 3)
        canvas.box(start, middle - thick / 2, room, thick, _GROUND)
        length = float((amount.value or 0) / largest) * room if largest else 0.0
        if length:
            canvas.box(start, middle - thick / 2, max(length, 0.6), thick, _MIDDLE)
        canvas.text(
            start + length + 1.8,
            middle,
            _shown(amount.value),
            size,
            _INK if length else _QUIET,
            bold=bool(length),
        )


def _below(canvas: Canvas, poster: Poster, top: float, height: float) -> None:
    """Who asked, and beside it the years where there are several."""
    middle = WIDTH / 2 + 4
    right = middle - 8 if poster.trend else _RIGHT
    _heading(canvas, "新收申请的申请人", "件", _LEFT, top)
    _bars(canvas, poster.applicants, (_LEFT, right), top + 11, height - 13, labels=32)
    if poster.trend:
        _heading(canvas, f"近{'零一二三'[len(poster.trend)]}年申请走势", "件", middle, top)
        _trend(canvas, poster, (middle, _RIGHT), top + 11, height - 13)


def _trend(canvas: Canvas, poster: Poster, across: tuple[float, float], top: float, height: float) -> None:
    """Columns for what came in and what was handled, year beside year, each with its figure."""
    left, right = across
    base, room = top + height - 8, height - 8 - 14
    # A year with one application must not tower over two without any.
    largest = max(_LOW_SCALE, *(max(each.received, each.handled) for each in poster.trend))
    step = (right - left) / len(poster.trend)
    width = min(9.0, step * 0.28)
    for x, colour, name in ((left, _MIDDLE, "新收"), (left + 20, _WARM, "办结")):
        canvas.box(x, top + 1, 3.2, 3.2, colour)
        canvas.text(x + 4.8, top + 2.7, name, 9.5, _QUIET)
    for place, each in enumerate(poster.trend):
        centre = left + (place + 0.5) * step
        for side, amount, colour in ((-1, each.received, _MIDDLE), (1, each.handled, _WARM)):
            tall = float(amount / largest) * room
            middle = centre + side * max(width / 2 + 0.4, step * 0.22)
            if tall:
                canvas.box(middle - width / 2, base - max(tall, 0.5), width, max(tall, 0.5), colour)
            canvas.text(middle, base - tall - 3, _shown(amount), 9.5, _INK, align="center", room=step * 0.36)
        canvas.text(centre, base + 4.5, f"{each.year}年", 10.5, _INK, align="center")
    canvas.line([(left, base), (right, base)], _QUIET, 0.8)


def _shown(value: Decimal | None) -> str:
    return _UNKNOWN if value is None else plain(value)


def _has_gaps(poster: Poster) -> bool:
    amounts = (*poster.applications, *poster.applicants, *poster.others)
    return any(amount.value is None for amount in amounts)

"""What the reader of figures makes of single texts: the cases of tests/cases/figures.yml."""

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from nianbao.report.figures import Figure, FigureKind, read_figures

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "figures.yml").read_text(encoding="utf-8"))
EVERY = [
    pytest.param(case, id=f"{group}: {case['text']!r}") for group, cases in CASES.items() for case in cases
]
NAMES = {
    FigureKind.DOCUMENT_NUMBER,
    FigureKind.ARTICLE,
    FigureKind.PHONE,
    FigureKind.URL,
    FigureKind.LITERAL,
}


def short(number: Decimal) -> str:
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def values(figure: Figure) -> str:
    if figure.kind in NAMES:
        return ""
    if figure.exact or figure.broken:
        return short(figure.low)
    opening, closing = "(" if figure.low_open else "[", ")" if figure.high_open else "]"
    return f"{opening}{short(figure.low)},{short(figure.high)}{closing}"


def compact(figure: Figure) -> str:
    """A figure as the case file writes it."""
    parts = [figure.text, figure.unit, values(figure)]
    parts += [figure.kind.value] if figure.kind is not FigureKind.NUMBER else []
    parts += [f"soft:{figure.soft}"] if figure.soft else []
    parts += [f"+{figure.trailing}"] if figure.trailing else []
    parts += ["broken"] if figure.broken else []
    return "|".join(parts)


@pytest.mark.parametrize("case", EVERY)
def test_a_text_reads_as_its_case_says(case):
    reading = read_figures(case["text"])

    assert [compact(figure) for figure in reading.figures] == case.get("reads", [])


@pytest.mark.parametrize("case", EVERY)
def test_what_counts_nothing_is_masked_as_its_case_says(case):
    reading = read_figures(case["text"])

    assert [span.text for span in reading.masked] == case.get("masks", [])


@pytest.mark.parametrize("case", EVERY)
def test_every_span_is_a_slice_of_the_text(case):
    text = case["text"]

    reading = read_figures(text)

    for figure in reading.figures:
        assert figure.text == text[figure.start : figure.end]
        assert figure.unit == text[figure.unit_start : figure.unit_end]
        assert figure.trailing == text[figure.unit_end : figure.trail_end]
    for span in reading.masked:
        assert span.text == text[span.start : span.end]


@pytest.mark.parametrize("case", EVERY)
def test_no_two_spans_overlap(case):
    reading = read_figures(case["text"])

    figures = [(figure.start, figure.trail_end) for figure in reading.figures]
    spans = sorted([*figures, *((span.start, span.end) for span in reading.masked)])
    assert figures == sorted(figures)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_a_mask_says_why():
    reading = read_figures("一、统一接听12345热线")

    assert [span.reason for span in reading.masked] == ["序号", "固定用语", "热线"]


def test_an_approximate_figure_covers_what_it_honestly_stands_for():
    (figure,) = read_figures("收到80余件").figures

    assert figure.covers(Decimal(81))
    assert figure.covers(Decimal(89))
    assert not figure.covers(Decimal(80))
    assert not figure.covers(Decimal(90))
    assert figure.value is None


def test_an_exact_figure_has_its_value():
    (figure,) = read_figures("收到12件").figures

    assert figure.exact
    assert figure.value == 12
    assert not figure.covers(Decimal(13))


def test_a_wording_no_number_fits_has_no_value():
    (figure,) = read_figures("近0件").figures

    assert figure.value is None
    assert not figure.covers(Decimal(0))


def test_a_torn_number_covers_nothing():
    (figure,) = read_figures("收到1 234件").figures

    assert figure.broken
    assert figure.value is None
    assert not figure.covers(Decimal(1234))


def test_a_name_covers_nothing():
    (figure,) = read_figures("国办发〔2019〕61号").figures

    assert figure.value is None
    assert not figure.covers(Decimal(0))


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("214.6万元", (2_146_000, 2_146_000)),
        ("200块", (200, 200)),
        ("3万余元", (30_000, 40_000)),
        ("三亿元", (300_000_000, 300_000_000)),
        ("12件", None),
        ("214.6万", None),
    ],
)
def test_money_is_known_in_yuan_whatever_its_scale(text, yuan):
    (figure,) = read_figures(text).figures

    assert figure.in_yuan == yuan


def test_a_decimal_before_wan_is_rounded_unless_wan_belongs_to_the_unit():
    scaled, plain = read_figures("浏览3.5万次，收费3.5万元").figures

    assert (scaled.low, scaled.high) == (34_950, 35_050)
    assert plain.value == Decimal("3.5")


def test_a_unit_may_stand_behind_a_blank():
    (figure,) = read_figures("公开 40 条").figures

    assert (figure.text, figure.unit, figure.unit_start - figure.end) == ("40", "条", 1)


def test_the_same_prose_is_read_again_in_the_same_way():
    text = "全年新收申请63件，比上年增加15件。"

    assert read_figures(text) == read_figures(text)

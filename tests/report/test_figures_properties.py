"""What holds for every text and every number."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nianbao.report.figures import read_figures

_DIGITS = "零一二三四五六七八九"
_FULL_WIDTH = str.maketrans("0123456789.%-", "０１２３４５６７８９．％－")
_FIGURATIVE = (
    "0123456789０１２一二三四五六七八九十百千万亿两零〇数几上约近余多来第条项件个次年月日号"
    "、，。,. \t\n（）()〔〕“”%‰-～至分之成半点元是起\u200b\ue000\ud800"
)
_NOUNS = ("收到申请", "公开信息", "举办培训", "查处案件", "网站发布", "收回问卷")
_UNITS = ("件", "条", "份", "次", "人次", "个", "万元", "期", "处")
_WORDINGS = ("{0}", "约{0}", "近{0}", "{0}余", "{0}多", "至少{0}", "超过{0}")


def chinese(number: int) -> str:
    """A whole number below a hundred million, the way it is read aloud."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        link = "零" if 0 < low < 1_000 else ""
        return chinese(high) + "万" + (link + chinese(low) if low else "")
    if number == 0:
        return "零"
    said = ""
    for power, name in ((1_000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            said += _DIGITS[digit] + name
        elif said and number and not said.endswith("零"):
            said += "零"
    return said


def told(reading):
    """What a reading says, apart from where it stands."""
    return [
        (figure.kind, figure.unit, figure.low, figure.high, figure.low_open, figure.high_open, figure.soft)
        for figure in reading.figures
    ]


@given(st.integers(min_value=0, max_value=99_999_999))
@settings(max_examples=400)
def test_any_number_said_in_chinese_is_read_back(number):
    (figure,) = read_figures(f"收到{chinese(number)}件").figures

    assert (figure.value, figure.unit, figure.soft) == (Decimal(number), "件", "")


@given(st.integers(min_value=10, max_value=19))
def test_ten_to_nineteen_are_read_without_their_leading_one(number):
    (figure,) = read_figures(f"收到{chinese(number)[1:]}件").figures

    assert figure.value == number


@given(st.integers(min_value=0, max_value=9_999_999_999), st.sampled_from(_UNITS))
def test_any_number_in_digits_is_read_back(number, unit):
    (figure,) = read_figures(f"公开信息{number}{unit}").figures

    assert (figure.value, figure.unit) == (Decimal(number), unit)


@given(st.integers(min_value=1_000, max_value=999_999_999))
def test_groups_of_three_are_one_number(number):
    for comma in ",，":
        (figure,) = read_figures(f"公开信息{number:,}条".replace(",", comma)).figures

        assert figure.value == number


@given(
    st.sampled_from(_NOUNS),
    st.integers(min_value=2, max_value=99_999),
    st.sampled_from(_UNITS),
    st.sampled_from(_WORDINGS),
)
def test_full_width_digits_are_read_like_half_width_ones(noun, number, unit, wording):
    said = noun + wording.format(number) + unit

    assert told(read_figures(said.translate(_FULL_WIDTH))) == told(read_figures(said))


@given(
    st.sampled_from(_NOUNS),
    st.one_of(
        st.integers(min_value=0, max_value=99_999).map(str),
        st.integers(min_value=2, max_value=9_999).map(chinese),
    ),
    st.sampled_from(_UNITS),
    st.sampled_from(("我镇按要求做好公开工作，", "全年", "一是规范流程，", "")),
    st.sampled_from(("，群众反映良好。", "。", "；其余照旧", "")),
)
def test_a_reading_does_not_change_with_ordinary_prose_around_it(noun, number, unit, before, after):
    said = f"{noun}{number}{unit}"

    alone, among = read_figures(said), read_figures(before + said + after)

    assert told(among) == told(alone)
    assert [figure.start for figure in among.figures] == [
        figure.start + len(before) for figure in alone.figures
    ]


@given(
    st.one_of(
        st.text(max_size=200),
        st.text(alphabet=_FIGURATIVE, max_size=80),
        st.text(st.characters(codec=None), max_size=80),
    )
)
@settings(max_examples=1_000)
def test_any_text_is_read_into_ordered_slices_that_never_overlap(text):
    reading = read_figures(text)

    spans = [(figure.start, figure.trail_end) for figure in reading.figures]
    everything = sorted([*spans, *((span.start, span.end) for span in reading.masked)])
    assert spans == sorted(spans)
    assert all(first[1] <= second[0] for first, second in pairwise(everything))
    for figure in reading.figures:
        assert 0 <= figure.start < figure.end <= figure.unit_end <= figure.trail_end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        assert figure.unit == text[figure.unit_start : figure.unit_end]
        assert figure.low <= figure.high


@given(st.text(alphabet=_FIGURATIVE, max_size=60))
@settings(max_examples=400)
def test_an_exact_figure_covers_its_own_value_and_no_other(text):
    for figure in read_figures(text).figures:
        if figure.value is not None:
            assert figure.covers(figure.value)
            assert not figure.covers(figure.value + 1)


@pytest.mark.parametrize(
    "piece",
    [
        "一",
        "十",
        "万",
        "1",
        "1,",
        "1 ",
        "1.",
        "12345",
        "3-",
        "0-",
        "一、",
        "（",
        "第",
        "第1条第1项",
        "〔2019〕",
        "字字字字〔",
        "“一",
        "分之",
        "百分之一",
        "a",
        "a@",
        "a1",
        "约",
        "上",
        "数",
        "1年",
        "3件至",
        "1月",
        "1月1日至",
        "\u200b",
        "\ud800",
        "\x00",
        "😀",
        "1️⃣",
        "\t",
        "\n ",
    ],
)
def test_a_long_run_of_one_piece_is_read_to_its_end(piece):
    reading = read_figures(piece * (20_000 // len(piece)) + "。另收到12件")

    assert reading.figures[-1].text == "12"


def test_a_megabyte_of_prose_is_read():
    text = "我镇全年公开信息120条，新收申请12件。\n" * 50_000

    assert len(read_figures(text).figures) == 100_000

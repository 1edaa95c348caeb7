"""Clean numerals, measure words and the steps of approximate numbers."""

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.figures import numeral, unit_group
from nianbao.report.figures.intervals import next_step, step_before
from nianbao.report.figures.terms import TERMS


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("12", "12"),
        ("１２", "12"),
        ("1,234", "1234"),
        ("１，２３４", "1234"),
        ("3.5", "3.5"),
        ("3.5万", "35000"),
        ("2百万", "2000000"),
        ("零", "0"),
        ("〇", "0"),
        ("两", "2"),
        ("俩", "2"),
        ("仨", "3"),
        ("十", "10"),
        ("十二", "12"),
        ("一十二", "12"),
        ("廿三", "23"),
        ("卅", "30"),
        ("一百零五", "105"),
        ("一百五", "150"),
        ("一百五十", "150"),
        ("一千二", "1200"),
        ("一千零二", "1002"),
        ("两万三", "23000"),
        ("一万零五百", "10500"),
        ("三千万", "30000000"),
        ("一亿三千万", "130000000"),
        ("两万亿", "2000000000000"),
        ("二〇二四", "2024"),
        ("二零二四", "2024"),
        ("壹佰贰拾", "120"),
        ("三点五", "3.5"),
        ("零点零五", "0.05"),
        (" 12 ", "12"),
    ],
)
def test_a_clean_numeral_is_its_number(text, number):
    assert numeral(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "件",
        "12件",
        "三四十",
        "80余",
        "数十",
        "十几",
        "百",
        "万",
        "一一",
        "十十",
        "1 234",
        "12,34",
        "1,23",
        "三点",
        "点五",
        "-5",
        "1.2.3",
        "一千千",
        "二十〇",
        "一" * 40,
        "9" * 40,
        "第三",
        "三审三校",
        "\ud800",
    ],
)
def test_anything_else_is_none(text):
    assert numeral(text) is None


@given(st.integers(min_value=0, max_value=99_999_999))
def test_the_renderings_of_cn2an_are_understood(number):
    assert numeral(cn2an.an2cn(number, "low")) == number
    assert numeral(cn2an.an2cn(number, "up")) == number


@given(st.decimals(min_value=0, max_value=99_999, places=3, allow_nan=False, allow_infinity=False))
def test_decimals_are_understood_in_arabic_and_in_chinese(number):
    assert numeral(f"{number:f}") == number
    assert numeral(cn2an.an2cn(f"{number:f}", "low")) == number


@given(st.text(max_size=60))
def test_no_text_makes_the_parser_fail(text):
    assert numeral(text) is None or numeral(text) >= 0


@pytest.mark.parametrize(
    ("unit", "group"),
    [
        ("份", "件"),
        ("条", "件"),
        ("件", "件"),
        ("场", "次"),
        ("期", "次"),
        ("名", "人"),
        ("人次", "人"),
        ("个人", "人"),
        ("万元", "元"),
        ("块", "元"),
        ("个工作日", "工作日"),
        ("个月", "月"),
        ("个", "个"),
        ("", ""),
        ("公里", "公里"),
        ("人\u200b次", "人"),
    ],
)
def test_measure_words_of_one_kind_share_a_group(unit, group):
    assert unit_group(unit) == group


@pytest.mark.parametrize(
    ("number", "before", "after"),
    [
        ("80", "70", "90"),
        ("100", "0", "200"),
        ("120", "110", "130"),
        ("1200", "1100", "1300"),
        ("85", "80", "90"),
        ("5", "0", "10"),
        ("0", "0", "10"),
        ("63.5", "60", "70"),
        ("3.5", "3", "4"),
        ("35000", "34000", "36000"),
    ],
)
def test_a_step_is_as_round_as_the_number(number, before, after):
    assert step_before(Decimal(number)) == Decimal(before)
    assert next_step(Decimal(number)) == Decimal(after)


def test_no_fixed_term_is_listed_twice():
    assert len(TERMS) == len(set(TERMS))

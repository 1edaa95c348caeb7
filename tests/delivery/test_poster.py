"""图解: one page for the notice board, every figure on it from a cell, whole when all of them are zero."""

import io
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import etree
from PIL import Image

from nianbao.delivery.chart.canvas import Canvas
from nianbao.delivery.chart.draw import arrange, draw_poster
from nianbao.delivery.chart.fonts import chinese_font
from nianbao.errors import FontMissing
from nianbao.report.cells import Tables
from nianbao.report.paper import paper_of
from nianbao.report.poster import poster_of
from nianbao.report.report import AgencyKind, Profile, Report

TOWN = Profile("青石镇人民政府", AgencyKind.TOWN, 2024)
FIGURES = {
    "t2.licences.decisions": 412,
    "t2.fees.amount": "58.3",
    "t3.new.natural": 9,
    "t3.carried_in.natural": 1,
    "t3.granted.natural": 7,
    "t3.other_no_correction.natural": 1,
    "t3.carried_out.natural": 2,
    "t4.suit_direct.pending": 3,
}


def report(entries, profile=TOWN, *, blank_is_zero=True):
    numbers = {key: Decimal(value) for key, value in entries.items()}
    return Report(profile, Tables.from_entries(numbers, blank_is_zero=blank_is_zero), ())


def poster(workspace, entries, past=(), *, blank_is_zero=True):
    given = report(entries, blank_is_zero=blank_is_zero)
    return poster_of(TOWN, workspace.draft(given).document, past)


def published(workspace, year, received, profile=TOWN):
    given = report({"t3.new.natural": received, "t3.granted.natural": received}, replace(profile, year=year))
    return paper_of(given, workspace.draft(given).document)


class Noting(Canvas):
    """A sheet that remembers what is written on it."""

    def __init__(self):
        super().__init__(chinese_font())
        self.texts = []

    def text(self, x, y, text, *arguments, **more):
        self.texts.append(text)
        super().text(x, y, text, *arguments, **more)


def texts_on(drawn):
    sheet = Noting()
    arrange(sheet, drawn)
    return sheet.texts


def test_every_figure_on_the_page_is_a_cell_a_year_or_a_date(workspace):
    drawn = poster(workspace, FIGURES, [published(workspace, 2023, 4), published(workspace, 2022, 6)])

    texts = texts_on(drawn)

    allowed = {"412", "58.3", "9", "1", "7", "2", "3", "0", "4", "6", "2022", "2023", "2024", "12", "31", "8"}
    assert {number for text in texts for number in re.findall(r"\d+(?:\.\d+)?", text)} <= allowed


def test_results_are_the_rows_in_which_something_stands_in_the_order_of_the_form(workspace):
    drawn = poster(workspace, FIGURES)

    assert [(amount.label, amount.value) for amount in drawn.results] == [
        ("予以公开", 7),
        ("申请人无正当理由逾期不补正", 1),
    ]
    assert [amount.value for amount in drawn.applicants] == [9, 0, 0, 0, 0, 0]


def test_the_trend_holds_this_year_and_the_two_before_oldest_first(workspace):
    past = [published(workspace, year, received) for year, received in ((2023, 4), (2021, 5), (2022, 6))]

    drawn = poster(workspace, FIGURES, past)

    assert [(each.year, each.received, each.handled) for each in drawn.trend] == [
        (2022, 6, 6),
        (2023, 4, 4),
        (2024, 9, 8),
    ]
    assert ["2021年" in told and "没有画进走势" in told for told in drawn.left_out] == [True]


def test_a_report_of_another_agency_is_left_out_and_told(workspace):
    other = published(workspace, 2023, 4, replace(TOWN, agency="云溪乡人民政府"))

    drawn = poster(workspace, FIGURES, [other])

    assert drawn.trend == ()
    assert "不是青石镇人民政府的年报" in drawn.left_out[0]


def test_what_is_not_filled_in_is_a_dash_and_no_zero(workspace):
    drawn = poster(workspace, {"t3.new.natural": 1}, blank_is_zero=False)

    texts = texts_on(drawn)

    assert "—" in texts
    assert "0" not in texts
    assert any("“—”表示尚未填写。" in text for text in texts)
    assert "办理结果尚未填写" in texts


def test_a_year_without_applications_says_so(workspace):
    texts = texts_on(poster(workspace, {}))

    assert "本年度没有办结的政府信息公开申请" in texts
    assert "—" not in texts


def test_a_picture_is_one_sheet_of_a4_and_has_ink_from_top_to_bottom(workspace):
    picture = Image.open(io.BytesIO(draw_poster(poster(workspace, {}), ".png"))).convert("L")

    assert picture.size == (1653, 2338)
    strips = [picture.crop((0, top, 1653, top + 334)).getextrema()[0] for top in range(0, 2338, 334)]
    assert all(darkest < 140 for darkest in strips)


def test_a_drawing_is_a_sheet_of_a4_whose_letters_need_no_font(workspace):
    root = etree.fromstring(draw_poster(poster(workspace, FIGURES), ".svg"))

    assert (root.get("width"), root.get("height")) == ("595.275591pt", "841.889764pt")
    assert not root.findall(".//{http://www.w3.org/2000/svg}text")


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_the_same_figures_give_the_same_bytes(workspace, ending):
    drawn = poster(workspace, FIGURES)

    assert draw_poster(drawn, ending) == draw_poster(drawn, ending)


def test_a_name_with_a_character_no_font_has_is_drawn_all_the_same(workspace):
    drawn = replace(poster(workspace, FIGURES), agency="\U0003134a溪镇人民政府$x$")

    assert draw_poster(drawn, ".svg").startswith(b"<?xml")


def test_without_a_chinese_font_the_clerk_is_told_what_to_install(workspace, tmp_path):
    with pytest.raises(FontMissing, match=r"没有找到中文字体.*请安装"):
        draw_poster(poster(workspace, FIGURES), ".png", lambda: chinese_font([tmp_path]))


def test_the_best_font_of_a_machine_is_taken_with_its_bold_cut(tmp_path):
    for name in ("simsun.ttc", "MSYH.TTC", "msyhbd.ttc", "arial.ttf"):
        (tmp_path / name).touch()

    font = chinese_font([tmp_path / "missing", tmp_path])

    assert (font.regular.name, font.bold.name) == ("MSYH.TTC", "msyhbd.ttc")


def test_a_font_without_a_bold_cut_stands_for_both(tmp_path):
    (tmp_path / "wqy").mkdir()
    (tmp_path / "wqy" / "wqy-zenhei.ttc").touch()

    font = chinese_font([tmp_path])

    assert font.regular == font.bold == tmp_path / "wqy" / "wqy-zenhei.ttc"

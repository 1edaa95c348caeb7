"""What speaks for a passage besides its own words: notes for it, the rest of its report, its aspect."""

from hashlib import sha256

import pytest

from nianbao.reading.report_text import read_report_text
from nianbao.report.passage import PastReport
from nianbao.shelf.leanings import Leanings
from nianbao.shelf.shelf import Shelf
from nianbao.shelf.weighing import nearness, together, with_kin

TRAINING = "全年举办业务培训2期，参训45人次，内容为申请答复和个人信息保护。"
SURVEY = "开展社会评议，发放问卷100份，收回98份，满意的95份。"
BOARD = "更换破损公示栏3处，加装防雨棚，内容每月轮换。"
READER = "为视力不便的群众开设语音播报栏目，播出政策20条。"


def past(agency, *, supervision=TRAINING, platform=BOARD, problems="", notes=None):
    text = (
        f"{agency}2023年政府信息公开工作年度报告\n一、总体情况\n（四）政府信息公开平台建设\n{platform}\n"
        f"（五）监督保障\n{supervision}\n五、存在的主要问题及改进情况\n{problems}\n"
    )
    return PastReport(
        sha256(text.encode()).hexdigest(), "年报", lambda: (read_report_text(text), ()), lambda: notes or {}
    )


@pytest.fixture
def shelf_of(tmp_path):
    def made(*reports):
        shelf = Shelf(tmp_path / "shelf")
        shelf.refresh(reports)
        return shelf

    return made


def words(found):
    return [each.passage.text for each in found]


def test_a_note_beside_a_passage_finds_it_though_they_share_no_word(shelf_of):
    shelf = shelf_of(
        past("临溪镇人民政府", supervision=SURVEY, notes={"supervision": ("挨家问乡亲觉得咋样",)}),
        past("石湾镇人民政府"),
    )

    assert words(shelf.search("挨家挨户问乡亲"))[0] == SURVEY


def test_a_note_goes_to_the_passage_of_its_aspect_that_it_fits(shelf_of):
    shelf = shelf_of(
        past(
            "临溪镇人民政府",
            supervision=f"{TRAINING}\n{SURVEY}",
            notes={"supervision": ("培训教人怎么回信", "问卷问老乡满意不")},
        )
    )

    found = shelf.search("培训 问卷", aspects=["supervision"])

    assert {each.passage.text: each.passage.notes for each in found} == {
        TRAINING: ("培训教人怎么回信",),
        SURVEY: ("问卷问老乡满意不",),
    }


def test_a_note_that_fits_no_passage_belongs_to_all_of_its_aspect(shelf_of):
    shelf = shelf_of(
        past("临溪镇人民政府", supervision=f"{TRAINING}\n{SURVEY}", notes={"supervision": ("甲乙丙丁",)})
    )

    assert [each.passage.notes for each in shelf.search("甲乙丙丁", aspects=["supervision"])] == [
        ("甲乙丙丁",),
        ("甲乙丙丁",),
    ]


def test_passages_of_other_places_come_before_a_second_one_of_the_same(shelf_of):
    shelf = shelf_of(
        past("临溪镇人民政府", supervision=f"{TRAINING}\n培训考核3次，参训人员培训后答题。"),
        past("石湾镇人民政府", supervision=f"{SURVEY}另有一次培训。"),
    )

    found = shelf.search("培训 参训", aspects=["supervision"], limit=2)

    assert len({each.passage.source for each in found}) == 2


def test_what_section_5_says_of_a_matter_raises_what_section_1_says_of_it():
    scores = {("platform", 0): 1.0, ("platform", 1): 1.0, ("problems", 0): 0.8}

    raised = with_kin(scores, {("platform", 0): "a", ("platform", 1): "b", ("problems", 0): "a"}.get)

    assert raised[("platform", 0)] > raised[("platform", 1)] == 1.0
    assert raised[("problems", 0)] > 0.8


def test_two_places_of_section_1_raise_nothing_in_each_other():
    scores = {("platform", 0): 1.0, ("supervision", 0): 0.5}

    assert with_kin(scores, lambda _: "a") == scores


def test_words_and_vectors_are_weighed_on_one_scale():
    told = together({("platform", 0): 40.0, ("platform", 1): 20.0}, {("platform", 1): 0.01}, 0.3)

    assert told == {("platform", 0): 1.0, ("platform", 1): 0.8}


def test_what_no_list_of_the_nearest_holds_is_no_nearer_than_their_ends():
    near = nearness({"platform": [(4, 0.2), (7, 0.6)], "problems": [(1, 0.5), (2, 0.7)]}, 2)

    assert near == {("platform", 4): pytest.approx(0.4), ("problems", 1): pytest.approx(0.1)}


# Aspects ----------------------------------------------------------------------------------------------------


def test_a_text_speaks_of_the_aspect_whose_words_it_has():
    leanings = Leanings.of({"platform": [BOARD, READER], "supervision": [TRAINING, SURVEY]})

    shares = leanings.shares("公示栏破损了要更换", 4)

    assert shares["platform"] > 0.8
    assert sum(shares.values()) == pytest.approx(1)


def test_a_text_of_strange_words_speaks_of_every_aspect_alike():
    leanings = Leanings.of({"platform": [BOARD], "supervision": [TRAINING]})

    assert leanings.shares("xyz", 4) == {"platform": 0.5, "supervision": 0.5}


def test_where_nothing_was_learned_a_text_speaks_of_nothing():
    assert Leanings.of({"platform": [], "supervision": []}).shares("培训", 4) == {}


def test_leanings_that_were_saved_are_the_same_when_opened(tmp_path):
    made = Leanings.of({"platform": [BOARD], "supervision": [TRAINING]})
    made.save(tmp_path / "leanings")

    assert Leanings.open(tmp_path / "leanings").shares("培训", 4) == made.shares("培训", 4)

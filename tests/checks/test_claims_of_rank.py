"""What sentences say without figures of who leads, and of one kind of applicant, body or case alone."""

import importlib
import json
import pkgutil
from pathlib import Path

import pytest
from verdicts import verdict_of

from nianbao.checks import claims
from nianbao.checks.claims.spotting import Spotter

APPLICANTS = {
    "t3.new.natural": 14,
    "t3.new.business": 6,
    "t3.new.research": 2,
    "t3.new.welfare": 0,
    "t3.new.legal": 1,
    "t3.new.other": 0,
    "t3.new.total": 23,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("从申请主体看，以自然人为主，商业企业次之。", "consistent"),
        ("从申请主体看，以商业企业为主，自然人次之。", "contradicts"),
        ("提出申请最多的是自然人，其次是科研机构。", "contradicts"),
        ("自然人申请比企业多8件。", "consistent"),
        ("自然人申请比企业多5件。", "contradicts"),
        ("企业申请多于自然人。", "contradicts"),
        ("申请内容以征地拆迁为主，规划类次之。", "undecidable"),
        ("不再以自然人为主。", "undecidable"),
        ("上年的申请以商业企业为主。", "undecidable"),
    ],
)
def test_who_leads_is_held_against_all_who_are_ranked_with_it(text, expected):
    assert verdict_of(text, APPLICANTS) == expected


def test_nobody_leads_among_equals():
    cells = APPLICANTS | {"t3.new.natural": 10, "t3.new.business": 10}

    assert verdict_of("申请以自然人为主。", cells) == "undecidable"


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        (
            "科研机构申请3件，全部予以公开。",
            {"t3.new.research": 3, "t3.granted.research": 3, "t3.granted.total": 9, "t3.new.total": 20},
            "consistent",
        ),
        (
            "企业的6件有4件予以公开、2件部分公开。",
            {
                "t3.granted.business": 3,
                "t3.partial.business": 3,
                "t3.granted.total": 4,
                "t3.partial.total": 2,
            },
            "contradicts",
        ),
        ("收到申请407件，其中县直部门318件、乡镇99件。", {"t3.new.total": 407}, "contradicts"),
        ("政府信息公开复议6件里维持了5件。", {"t4.review.total": 6, "t4.review.upheld": 5}, "consistent"),
        (
            "政府信息公开诉讼5件，除1件尚未审结外，其余均为维持。",
            {
                "t4.suit_direct.upheld": 3,
                "t4.suit_direct.corrected": 1,
                "t4.suit_direct.pending": 1,
                "t4.suit_direct.total": 5,
                "t4.suit_after_review.total": 0,
            },
            "contradicts",
        ),
        (
            "予以公开和部分公开两类合计占办结件数的65%。",
            {"t3.granted.total": 10, "t3.partial.total": 3, "t3.results_total.total": 20},
            "consistent",
        ),
        ("第三方同意公开的2件。", {"t3.granted.total": 9}, "undecidable"),
        ("1名申请人逾期未缴费，该件申请不再处理。", {"t3.other_no_payment.total": 0}, "contradicts"),
        ("1名申请人重复申请，经沟通后撤回。", {"t3.declined_duplicate.total": 0}, "undecidable"),
    ],
)
def test_a_figure_or_all_is_held_against_what_it_is_told_of(text, cells, expected):
    assert verdict_of(text, cells) == expected


def test_what_brackets_tell_of_last_years_figure_is_last_years():
    cells = {"t3.new.total": 33}
    before = {"t3.new.total": 27, "t3.new.natural": 21}
    text = "新收政府信息公开申请33件，比上年的27件（其中自然人21件）增长22.2%。"

    assert verdict_of(text, cells, before) == "consistent"


def test_words_are_found_wherever_what_they_are_looked_for_by_is():
    labelled = Path(__file__).parents[1] / "cases" / "claims" / "development.jsonl"
    texts = [json.loads(line)["text"] for line in labelled.read_text(encoding="utf-8").splitlines()]
    modules = [
        importlib.import_module(f"{claims.__name__}.{module.name}")
        for module in pkgutil.iter_modules(claims.__path__)
    ]
    spotters = {each for module in modules for each in vars(module).values() if isinstance(each, Spotter)}

    missed = {
        (each.pattern.pattern[:40], text)
        for each in spotters
        for text in texts
        if not each.may_be_in(text, frozenset(text)) and each.pattern.search(text)
    }

    assert missed == set()
